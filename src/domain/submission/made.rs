//! The revisions of what was handed in: wholly determined, alike on whatever machine they are made.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{BY, Need, ROW, Row, What};
use crate::domain::revision::{Body, Parts};
use crate::domain::{RecordId, Revision, RevisionId, Stamp, Value};
use crate::text::fold;

/// What founds the record of a row; `number` says which of the rows with these words it is.
pub(super) fn founding(row: &Row, number: i64) -> Revision {
    let mut fields = row.at.fields();
    fields.push((row.field(), row.words().into()));
    if !row.lane.is_empty() {
        fields.push(("lane", row.lane.as_str().into()));
    }
    if row.handed_in {
        fields.push(("handed_in", true.into()));
    }
    let which = match (row.line.as_str(), asks(row)) {
        ("", None) => number.into(),
        ("", Some(asks)) => format!("{asks}/{number}").into(),
        (line, _) => line.into(),
    };
    fields.push((ROW, which));
    made(row, None, None, &fields)
}

/// The words of a row written over a wording of its record.
pub(super) fn edit(row: &Row, record: RecordId, parent: &Revision) -> Revision {
    made(row, Some(record), Some((parent.id(), parent.stamp())), &[(row.field(), row.words().into())])
}

/// What a file says beside the words, written on what founds the record.
pub(super) fn marks(row: &Row, founding: RevisionId, fields: &[(&str, Value)]) -> Revision {
    made(row, Some(RecordId::from(founding)), Some((founding, Stamp::NONE)), fields)
}

/// What tells proposals of one idea apart: a hash of the weakness and of those who are asked, in the words of the file; the words
/// themselves stay out of a record in which nobody would look for them.
fn asks(row: &Row) -> Option<String> {
    let What::Overlap { need, asked, .. } = &row.what else { return None };
    let need = match need {
        None => String::new(),
        Some(Need::Entry(id)) => id.to_string(),
        Some(Need::Words { question, text }) => format!("{question}/{}", fold(text)),
    };
    let asked: BTreeSet<String> = asked.iter().map(|name| fold(name)).collect();
    if need.is_empty() && asked.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    for part in std::iter::once(&need).chain(&asked) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Some(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

fn made(
    row: &Row,
    record: Option<RecordId>,
    parent: Option<(RevisionId, Stamp)>,
    fields: &[(&str, Value)],
) -> Revision {
    let set: BTreeMap<String, Value> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Revision::new(Parts {
        record,
        kind: row.kind().to_owned(),
        parents: parent.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(),
        stamp: parent.map_or(Stamp::NONE, |(_, stamp)| Stamp::after(stamp, 0)),
        by: BY.to_owned(),
        body: Body::Open { nonce: None, set },
    })
}
