//! The revisions of what was handed in: wholly determined, alike on whatever machine they are made.

use std::collections::{BTreeMap, BTreeSet};

use super::{BY, ROW, Row};
use crate::domain::revision::{Body, Parts};
use crate::domain::{RecordId, Revision, RevisionId, Stamp, Value};

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
    let which = if row.line.is_empty() { number.into() } else { row.line.as_str().into() };
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
