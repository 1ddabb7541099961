//! An issue (課題): a problem of the network, never of a person, with what is done about it and what will show it next year.

use std::collections::BTreeSet;

use super::promise::Lead;
use super::{Record, RecordId, Session, Writer, members, order};

/// The kind of these records.
pub const KIND: &str = "issue";

/// The agencies it is about, one field each.
const AGENCIES: &str = "about";
/// The entries and overlaps in which it was seen, one field each.
const SEEN: &str = "seen";

/// An issue, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Issue<'s>(pub &'s Record);

/// A text of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {
    /// What the problem is.
    Words,
    /// Where else it was seen (a survey, a case), in words.
    Source,
    /// What is done about it.
    Measure,
    /// What will show next year whether it got better.
    Evidence,
}

impl Text {
    /// All of them, in the order forms show them.
    pub const ALL: [Self; 4] = [Self::Words, Self::Source, Self::Measure, Self::Evidence];

    /// The field it is stored under.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Words => "text",
            Self::Source => "source",
            Self::Measure => "measure",
            Self::Evidence => "evidence",
        }
    }
}

/// Notes an issue at a meeting.
pub fn note(writer: &mut Writer, meeting: RecordId, words: &str) -> RecordId {
    writer.found(KIND, &[("meeting", meeting.into()), (Text::Words.field(), words.into())])
}

/// Writes one of its texts.
pub fn write(writer: &mut Writer, id: RecordId, text: Text, words: &str) {
    writer.set(id, &[(text.field(), words.into())]);
}

/// Says who minds it; none while that is open.
pub fn give(writer: &mut Writer, id: RecordId, owner: Option<Lead>) {
    writer.set(id, &[("owner", owner.map(Lead::word).unwrap_or_default().into())]);
}

/// Says that it is about an agency, or not.
pub fn concern(writer: &mut Writer, id: RecordId, agency: RecordId, is: bool) {
    members::put(writer, id, AGENCIES, agency, is.then(|| true.into()));
}

/// Says that it was seen in an entry or overlap, or not.
pub fn see(writer: &mut Writer, id: RecordId, record: RecordId, is: bool) {
    members::put(writer, id, SEEN, record, is.then(|| true.into()));
}

/// The issues noted at a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<Issue<'_>> {
    order::sort(session.met(KIND, meeting)).into_iter().map(Issue).collect()
}

impl<'s> Issue<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// One of its texts; empty where nothing was written.
    #[must_use]
    pub fn text(self, text: Text) -> &'s str {
        self.0.text(text.field())
    }

    /// Who minds it.
    #[must_use]
    pub fn owner(self) -> Option<Lead> {
        Lead::read(self.0.text("owner"))
    }

    /// The agencies it is about, by id.
    #[must_use]
    pub fn about(self, session: &Session) -> BTreeSet<RecordId> {
        members::of(session, self.0, AGENCIES)
    }

    /// The entries and overlaps in which it was seen, by id.
    #[must_use]
    pub fn seen(self, session: &Session) -> BTreeSet<RecordId> {
        members::of(session, self.0, SEEN)
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn an_issue_holds_what_was_said_of_it() {
        let mut desk = Desk::new();
        let (meeting, agency, entry) = (desk.meeting, desk.agencies[0], desk.add("一"));
        let id = desk.write(|writer| note(writer, meeting, "行き先が足りない"));
        desk.write(|writer| write(writer, id, Text::Measure, "表にする"));
        desk.write(|writer| give(writer, id, Some(Lead::Agency(agency))));
        desk.write(|writer| concern(writer, id, agency, true));
        desk.write(|writer| see(writer, id, entry, true));
        let read = list(&desk.session, meeting)[0];
        assert_eq!(Text::ALL.map(|text| read.text(text)), ["行き先が足りない", "", "表にする", ""]);
        assert_eq!(read.owner(), Some(Lead::Agency(agency)));
        assert_eq!(
            (read.about(&desk.session), read.seen(&desk.session)),
            (BTreeSet::from([agency]), BTreeSet::from([entry]))
        );
        desk.write(|writer| concern(writer, id, agency, false));
        desk.write(|writer| give(writer, id, None));
        let read = list(&desk.session, meeting)[0];
        assert!(read.about(&desk.session).is_empty() && read.owner().is_none());
    }
}
