//! An entry: one thing that one agency said to one question; never attributed to a person.

use super::place::question_key;
use super::{Record, RecordId, Session, Value, Writer, order};

/// The kind of these records.
pub const KIND: &str = "entry";

/// Characters that a text has at most; a session file takes no longer one.
pub const LONGEST: usize = 20_000;

/// One thing said, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'s>(pub &'s Record);

/// Which question of which worksheet at which meeting, and whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The meeting.
    pub meeting: RecordId,
    /// The agency that speaks.
    pub agency: RecordId,
    /// The worksheet's stable id (`groupwork`).
    pub worksheet: String,
    /// The question's stable id (`strengths`).
    pub question: String,
}

impl At {
    /// Worksheet and question as one key.
    #[must_use]
    pub fn key(&self) -> String {
        question_key(&self.worksheet, &self.question)
    }

    /// The fields that say where a record belongs.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("meeting", self.meeting.into()),
            ("agency", self.agency.into()),
            ("worksheet", self.worksheet.as_str().into()),
            ("question", self.question.as_str().into()),
        ]
    }
}

/// Writes down what was said; `lane` is empty where the question has none.
pub fn add(writer: &mut Writer, at: &At, lane: &str, text: &str, handed_in: bool) -> RecordId {
    let mut fields = at.fields();
    fields.push(("text", text.into()));
    if !lane.is_empty() {
        fields.push(("lane", lane.into()));
    }
    if handed_in {
        fields.push(("handed_in", true.into()));
    }
    writer.found(KIND, &fields)
}

/// What one agency said to one question, in order; with a lane, only what stands in it.
#[must_use]
pub fn list<'s>(session: &'s Session, at: &At, lane: Option<&str>) -> Vec<Entry<'s>> {
    let said = session.said(KIND, at.meeting, &at.key(), at.agency);
    order::sort(said.filter(|record| lane.is_none_or(|lane| record.text("lane") == lane)))
        .into_iter()
        .map(Entry)
        .collect()
}

/// Splits an entry in two: the first keeps the record, the second is new and comes right after it.
pub fn split(writer: &mut Writer, id: RecordId, first: &str, second: &str) -> Option<RecordId> {
    let record = writer.session().visible(id)?;
    let copied = ["meeting", "agency", "worksheet", "question", "lane", "handed_in", "private"];
    let mut fields: Vec<(&str, Value)> =
        copied.iter().filter_map(|name| Some((*name, record.value(name)?.clone()))).collect();
    let siblings = siblings(writer.session(), record);
    let after = siblings.iter().position(|other| other.id() == id).and_then(|at| siblings.get(at + 1));
    let key = order::between(Some(&order::key(record)), after.map(|next| order::key(next)).as_deref());
    fields.push(("text", second.into()));
    fields.push(("from", id.into()));
    if let Some(key) = key {
        fields.push((order::FIELD, key.into()));
    }
    writer.set(id, &[("text", first.into())]);
    Some(writer.found(KIND, &fields))
}

/// Joins an entry with the next one: its text takes the other in, the other goes to the bin.
pub fn join(writer: &mut Writer, id: RecordId, next: RecordId) {
    let (Some(one), Some(other)) = (writer.session().visible(id), writer.session().visible(next)) else {
        return;
    };
    let text = format!("{}\n{}", one.text("text"), other.text("text"));
    writer.set(id, &[("text", text.into())]);
    writer.delete(next);
}

/// Moves an entry one place up (`-1`) or down (`1`) among its neighbours; at the end nothing happens.
pub fn shift(writer: &mut Writer, id: RecordId, by: isize) {
    let Some(record) = writer.session().visible(id) else { return };
    let siblings = siblings(writer.session(), record);
    let Some(from) = siblings.iter().position(|other| other.id() == id) else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < siblings.len()) else { return };
    for (id, key) in order::move_to(&siblings, from, to) {
        writer.set(id, &[(order::FIELD, key.into())]);
    }
}

/// The records an entry (or overlap) stands among, in order.
fn siblings<'s>(session: &'s Session, record: &Record) -> Vec<&'s Record> {
    let (Some(meeting), Some(agency)) = (record.link("meeting"), record.link("agency")) else {
        return Vec::new();
    };
    let key = question_key(record.text("worksheet"), record.text("question"));
    let lane = record.text("lane").to_owned();
    order::sort(session.said(record.kind(), meeting, &key, agency).filter(|other| other.text("lane") == lane))
}

impl<'s> Entry<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// What was said.
    #[must_use]
    pub fn text(self) -> &'s str {
        self.0.text("text")
    }

    /// Every wording, where it is in conflict.
    #[must_use]
    pub fn texts(self) -> Vec<&'s str> {
        self.0.texts("text")
    }

    /// The lane it stands in; empty where the question has none.
    #[must_use]
    pub fn lane(self) -> &'s str {
        self.0.text("lane")
    }

    /// Whether it was starred.
    #[must_use]
    pub fn is_starred(self) -> bool {
        self.0.flag("starred")
    }

    /// Whether it is only for the secretariat and the agency itself.
    #[must_use]
    pub fn is_private(self) -> bool {
        self.0.flag("private")
    }

    /// Whether it was handed in before the meeting.
    #[must_use]
    pub fn is_handed_in(self) -> bool {
        self.0.flag("handed_in")
    }

    /// Whether what was written here has been redacted.
    #[must_use]
    pub fn is_redacted(self) -> bool {
        self.0.field("text").is_some_and(super::record::Field::is_redacted)
    }
}
