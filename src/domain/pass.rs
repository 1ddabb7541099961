//! 特になし: an agency has nothing to say to a question, and has said so.

use super::entry::{self, At};
use super::{RecordId, Session, Writer};

/// The kind of these records.
pub const KIND: &str = "pass";

/// Notes that an agency has nothing to add to a question; of one that is asked about a filled sheet, about which.
pub fn say(writer: &mut Writer, at: &At, about: Option<RecordId>) -> RecordId {
    let mut key = at.fields();
    key.extend(about.map(|about| ("about", about.into())));
    writer.determined(KIND, &key, &[("said", true.into())])
}

/// Whether it has said so, be it of this filled sheet; the record, to take it back.
#[must_use]
pub fn said(session: &Session, at: &At, about: Option<RecordId>) -> Option<RecordId> {
    session
        .said(KIND, at.meeting, &at.key(), at.agency)
        .find(|record| record.flag("said") && entry::speaks_of(record, about))
        .map(super::Record::id)
}
