//! The parking lot (駐車場): what was said off the question, kept for later.

use super::{Record, RecordId, Session, Value, Writer, order};

/// The kind of these records.
pub const KIND: &str = "parked";

/// Parks a line; the agency is given where it is known who said it.
pub fn park(writer: &mut Writer, meeting: RecordId, agency: Option<RecordId>, text: &str) -> RecordId {
    let mut fields: Vec<(&str, Value)> = vec![("meeting", meeting.into()), ("text", text.into())];
    if let Some(agency) = agency {
        fields.push(("agency", agency.into()));
    }
    writer.found(KIND, &fields)
}

/// What is parked in a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<&Record> {
    order::sort(session.met(KIND, meeting))
}
