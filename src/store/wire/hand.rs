//! Hand edits: a value that was changed in the part for people becomes a revision.
//!
//! Such a revision is wholly determined (label `hand`, stamp derived from the heads, no nonce), so that the same edited
//! file read on two machines gives one revision. A missing row is no deletion: it comes back and is counted.

mod block;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::label;
use crate::domain::revision::{Body, Parts};
use crate::domain::{Record, RecordId, Revision, Session, Stamp, Value};
use crate::text::Clean;

use super::decode::Source;
use super::fault::{Damages, Expected, Fault};
use super::limits;
use super::project::{self, Row};
use block::Block;
pub(super) use block::blocks;

/// What was found in the part for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// The edits, as revisions; already in the session.
    pub revisions: Vec<Arc<Revision>>,
    /// How many rows were missing; they come back with the next save.
    pub restored: usize,
    /// What was written there and could not be taken in; the next save keeps a copy of the file beside it.
    pub unread: Damages,
    /// In how many places git put both sides of a merge; the next save leaves one file of both.
    pub marks: usize,
}

/// Compares the part for people with what it would be, and makes revisions of the differences.
///
/// Names that no field has are passed over in the file of a `newer` program, and else told: somebody wrote them.
pub(super) fn read(source: &Source, session: &Session, newer: bool) -> Hand {
    let mut hand = Hand { marks: source.marks.count(), ..Hand::default() };
    let rows: BTreeMap<RecordId, Row> = project::rows(session).map(|row| (row.id, row)).collect();
    let mut seen = BTreeSet::new();
    let mut changed: BTreeMap<RecordId, Vec<Block>> = BTreeMap::new();
    for block in blocks(source) {
        let printed = block.last_id().and_then(|id| rows.get(&id));
        if let Some(row) = printed.filter(|row| row.line() == block.text.trim()) {
            seen.insert(row.id);
            continue;
        }
        match block.parse(source.patched) {
            Err(damage) => hand.unread.push(damage),
            Ok((Some(id), values)) if block.is_side && was_written(session, id, &values) => {
                seen.insert(id);
            }
            Ok((Some(id), _)) if rows.contains_key(&id) => changed.entry(id).or_default().push(block),
            Ok(_) => hand.unread.push(block.damage(Fault::Expected(Expected::Revision))),
        }
    }
    for (id, blocks) in changed {
        let mut different = Vec::new();
        for block in blocks {
            let Ok((_, values)) = block.parse(source.patched) else { continue };
            let (Some(row), Some(record)) = (rows.get(&id), session.record(id)) else { continue };
            match edits(record, row, &values, newer) {
                Ok(set) if set.is_empty() => {
                    seen.insert(id);
                }
                Ok(set) => different.push((block, set)),
                Err(fault) => hand.unread.push(block.damage(fault)),
            }
        }
        // a row copied to say something new has no record of its own: which is meant cannot be told
        let alone = different.len() == 1 && !seen.contains(&id);
        seen.insert(id);
        for (block, set) in different {
            match alone.then(|| session.record(id).and_then(|record| write(session, record, set))).flatten() {
                Some(revision) => hand.revisions.push(revision),
                None => hand.unread.push(block.damage(Fault::TwiceNamed(id.to_string()))),
            }
        }
    }
    hand.restored = rows.keys().filter(|id| !seen.contains(*id)).count();
    hand
}

/// Whether a row of one of git's two sides says only what was written: an older wording there is no hand edit.
fn was_written(session: &Session, id: RecordId, values: &BTreeMap<String, Value>) -> bool {
    let Some(record) = session.record(id) else { return false };
    let mut values = values.clone().into_iter().map(|(name, value)| plain(name, value));
    values.all(|(name, value)| {
        project::is_gone(record.field(&name)) || is_written(&session.history(id), &name, &value)
    })
}

/// Whether each of the values of a field stands in some revision.
pub(super) fn is_written(history: &[Arc<Revision>], name: &str, value: &Value) -> bool {
    let held = |wanted: &Value| {
        history.iter().any(|revision| match revision.body() {
            Body::Open { set, .. } => set.get(name).is_some_and(|value| value.each().contains(wanted)),
            Body::Redacted { .. } => false,
        })
    };
    value.each().iter().all(held)
}

/// A printed field as it is stored: differing values side by side, the lines of a text as one text.
pub(super) fn plain(name: String, value: Value) -> (String, Value) {
    match (name.strip_suffix("_variants"), value) {
        (Some(name), Value::List(values)) => (name.to_owned(), Value::several(values)),
        (None, Value::List(lines)) if is_text(&name) => {
            let joined = joined(&lines).unwrap_or(Value::List(lines));
            (name, joined)
        }
        (_, value) => (name, value),
    }
}

/// The fields of a row that say something else than the record does.
fn edits(
    record: &Record,
    row: &Row,
    values: &BTreeMap<String, Value>,
    newer: bool,
) -> Result<BTreeMap<String, Value>, Fault> {
    let mut set = BTreeMap::new();
    for (name, said) in values {
        let printed = row.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        let may_be_added = project::seen_first(record.kind()).contains(&name.as_str());
        if name.ends_with("_variants") || (printed.is_none() && !may_be_added) {
            if printed == Some(said) || newer {
                continue;
            }
            return Err(Fault::UnknownName(name.clone()));
        }
        let said = match (printed, said) {
            (Some(Value::Text(_)) | None, Value::List(lines)) if printed.is_some() || is_text(name) => {
                joined(lines)
            }
            _ => Some(said.clone()),
        };
        let said = said.ok_or(Fault::Expected(Expected::Text))?;
        let nothing = said == Value::from(false) || said == Value::from("");
        if printed == Some(&said) || (printed.is_none() && nothing) {
            continue;
        }
        // no older wording comes back through the part for people
        if project::is_gone(record.field(name)) {
            return Err(Fault::UnknownName(name.clone()));
        }
        let wanted = printed.cloned().unwrap_or_else(|| sample(name));
        let cleaned = match (&wanted, said) {
            (Value::Text(_), Value::Text(text)) => Value::Text(Clean::lines(&text).into_string()),
            (Value::Bool(_), said @ Value::Bool(_)) | (Value::Int(_), said @ Value::Int(_)) => said,
            (Value::List(_), Value::List(list)) => Value::List(list.into_iter().map(cleaned).collect()),
            (Value::Text(_), _) => return Err(Fault::Expected(Expected::Text)),
            (Value::Bool(_), _) => return Err(Fault::Expected(Expected::Truth)),
            (Value::Int(_), _) => return Err(Fault::Expected(Expected::Number)),
            (Value::List(_), _) => return Err(Fault::Expected(Expected::List)),
            (Value::Map(_), _) => return Err(Fault::Expected(Expected::Map)),
        };
        if printed != Some(&cleaned) {
            set.insert(name.clone(), cleaned);
        }
    }
    Ok(set)
}

fn cleaned(value: Value) -> Value {
    if let Value::Text(text) = value { Value::Text(Clean::line(&text).into_string()) } else { value }
}

fn joined(lines: &[Value]) -> Option<Value> {
    let lines: Option<Vec<&str>> = lines.iter().map(Value::as_text).collect();
    lines.map(|lines| Value::Text(lines.join("\n")))
}

/// What a field that is added by hand must look like.
fn sample(name: &str) -> Value {
    match name {
        "starred" | "private" | "handed_in" | "fictional" | "said" | "confirmed" => Value::Bool(false),
        "rules" | "aliases" | "kinds" => Value::List(Vec::new()),
        _ => Value::Text(String::new()),
    }
}

fn is_text(name: &str) -> bool {
    matches!(sample(name), Value::Text(_))
}

/// The revision an edit becomes; none where it would not fit into a file.
fn write(session: &Session, record: &Record, set: BTreeMap<String, Value>) -> Option<Arc<Revision>> {
    let stamps = record.heads().iter().filter_map(|id| session.revisions().get(id)).map(|head| head.stamp());
    let last = stamps.max().unwrap_or(Stamp::NONE);
    let revision = Revision::new(Parts {
        record: Some(record.id()),
        kind: record.kind().to_owned(),
        parents: record.heads().clone(),
        stamp: Stamp::after(last, 0),
        by: label::BY_HAND.to_owned(),
        body: Body::Open { nonce: None, set },
    });
    limits::unfit(&revision).is_none().then(|| Arc::new(revision))
}
