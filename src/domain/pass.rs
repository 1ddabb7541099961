//! 特になし: an agency has nothing to say to a question, and has said so.

use super::entry::At;
use super::{RecordId, Session, Writer};

/// The kind of these records.
pub const KIND: &str = "pass";

/// Notes that an agency has nothing to add to a question.
pub fn say(writer: &mut Writer, at: &At) -> RecordId {
    writer.determined(KIND, &at.fields(), &[("said", true.into())])
}

/// Whether it has said so; the record, to take it back.
#[must_use]
pub fn said(session: &Session, at: &At) -> Option<RecordId> {
    session
        .said(KIND, at.meeting, &at.key(), at.agency)
        .find(|record| record.flag("said"))
        .map(super::Record::id)
}
