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

/// Keeps a line as a memo: it was said to this question (and lane), by whom is found out later.
pub fn note(writer: &mut Writer, meeting: RecordId, question: &Asked, text: &str) -> RecordId {
    let fields: Vec<(&str, Value)> = vec![
        ("meeting", meeting.into()),
        ("worksheet", question.worksheet.into()),
        ("question", question.question.into()),
        ("lane", question.lane.into()),
        ("text", text.into()),
    ];
    let fields: Vec<_> = fields.into_iter().filter(|(_, value)| *value != Value::from("")).collect();
    writer.found(KIND, &fields)
}

/// The question a memo was said to, by stable ids; the lane is empty where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The worksheet.
    pub worksheet: &'a str,
    /// The question.
    pub question: &'a str,
    /// The lane.
    pub lane: &'a str,
}

/// What is parked in a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<&Record> {
    order::sort(session.met(KIND, meeting).filter(|record| !is_memo(record)))
}

/// The memos of a meeting that wait for an agency, in order.
#[must_use]
pub fn memos(session: &Session, meeting: RecordId) -> Vec<&Record> {
    order::sort(session.met(KIND, meeting).filter(|record| is_memo(record)))
}

/// Whether it belongs to a question.
fn is_memo(record: &Record) -> bool {
    !record.text("question").is_empty()
}
