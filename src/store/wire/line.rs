//! One revision (or redaction) as one line of the machine part, and back.

mod quick;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::OnceLock;

use ron::Options;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::domain::revision::{Body, Parts, Seal};
use crate::domain::session::Redaction;
use crate::domain::{Nonce, RecordId, Revision, RevisionId, Stamp, Value};

use super::fault::{Damage, Expected, Fault};
use super::limits;
use super::quote;

/// A revision as it stands in a line. A name that is not known here is damage: nothing may be dropped in silence.
#[cfg_attr(test, derive(Debug, PartialEq))]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: RevisionId,
    record: Option<RecordId>,
    kind: String,
    #[serde(default)]
    parents: BTreeSet<RevisionId>,
    stamp: Stamp,
    by: String,
    nonce: Option<Nonce>,
    set: Option<BTreeMap<String, Value>>,
    fields: Option<BTreeSet<String>>,
    seal: Option<Seal>,
}

/// A redaction as it stands in a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gone {
    revision: RevisionId,
    stamp: Stamp,
    by: String,
}

/// Appends the line of a revision, with its line break.
pub(super) fn print(revision: &Revision, out: &mut String) {
    let _ = write!(out, "(id:\"{}\"", revision.id());
    if !revision.is_founding() {
        let _ = write!(out, ",record:\"{}\"", revision.record());
    }
    out.push_str(",kind:");
    quote::text(revision.kind(), out);
    if !revision.parents().is_empty() {
        out.push_str(",parents:");
        quote::series(revision.parents(), out, |id, out| {
            let _ = write!(out, "\"{id}\"");
        });
    }
    let _ = write!(out, ",stamp:{},by:", revision.stamp().bits());
    quote::text(revision.by(), out);
    match revision.body() {
        Body::Open { nonce, set } => {
            if let Some(nonce) = nonce {
                let _ = write!(out, ",nonce:\"{nonce}\"");
            }
            out.push_str(",set:{");
            for (at, (name, value)) in set.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                quote::text(name, out);
                out.push(':');
                quote::value(value, out);
            }
            out.push('}');
        }
        Body::Redacted { fields, seal } => {
            out.push_str(",fields:");
            quote::series(fields, out, |name, out| quote::text(name, out));
            let _ = write!(out, ",seal:\"{seal}\"");
        }
    }
    out.push_str("),\n");
}

/// Appends the line of a redaction, with its line break.
pub(super) fn print_redaction(redaction: &Redaction, out: &mut String) {
    let _ = write!(out, "(revision:\"{}\",stamp:{},by:", redaction.revision, redaction.stamp.bits());
    quote::text(&redaction.by, out);
    out.push_str("),\n");
}

/// Reads the line of a revision and checks its content against its id.
pub(super) fn read(number: usize, line: &str) -> Result<Revision, Damage> {
    let read = quick::read(bare(line)).map_or_else(|| ron(number, line), Ok)?;
    let body = match (read.set, read.fields, read.seal) {
        (Some(set), None, None) => Body::Open { nonce: read.nonce, set },
        (None, Some(fields), Some(seal)) if read.nonce.is_none() => Body::Redacted { fields, seal },
        _ => return Err(Damage::at(number, 1, Fault::Expected(Expected::Revision), line)),
    };
    let parts = Parts {
        record: read.record,
        kind: read.kind,
        parents: read.parents,
        stamp: read.stamp,
        by: read.by,
        body,
    };
    let revision = Revision::new(parts);
    if let Some(unfit) = limits::unfit(&revision) {
        return Err(Damage::at(number, 1, Fault::Unfit(unfit), line));
    }
    if revision.id() != read.id {
        return Err(Damage::at(number, 1, Fault::WrongId, line));
    }
    Ok(revision)
}

/// Reads the line of a redaction.
pub(super) fn read_redaction(number: usize, line: &str) -> Result<Redaction, Damage> {
    let read: Gone = ron(number, line)?;
    if read.by.chars().any(limits::is_control) {
        return Err(Damage::at(number, 1, Fault::Expected(Expected::Text), line));
    }
    Ok(Redaction { revision: read.revision, stamp: read.stamp, by: read.by })
}

fn ron<T: DeserializeOwned>(number: usize, line: &str) -> Result<T, Damage> {
    options().from_str(bare(line)).map_err(|error| Damage::of_ron(number, line, error))
}

/// A line without the comma at its end.
fn bare(line: &str) -> &str {
    let bare = line.trim_end();
    bare.strip_suffix(',').unwrap_or(bare)
}

/// How this program reads RON: forgiving about `Some(…)`, never deeper than a value may be.
pub(in crate::store) fn options() -> &'static Options {
    static OPTIONS: OnceLock<Options> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
            .with_recursion_limit(limits::DEPTH * 3)
    })
}

#[cfg(test)]
mod tests;
