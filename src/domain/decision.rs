//! A decision (決定): what the room settled, by item of the agenda.

use std::collections::BTreeSet;

use super::{Record, RecordId, Session, Value, Writer, confirmed, members, order};

/// The kind of these records.
pub const KIND: &str = "decision";

/// The records it rests on, one field each.
const BASIS: &str = "basis";

/// A decision, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'s>(pub &'s Record);

/// Notes what the room settled, at an item of the agenda where one is on.
pub fn note(writer: &mut Writer, meeting: RecordId, item: Option<RecordId>, words: &str) -> RecordId {
    let mut fields: Vec<(&str, Value)> = vec![("meeting", meeting.into()), ("text", words.into())];
    if let Some(item) = item {
        fields.push(("item", item.into()));
    }
    writer.found(KIND, &fields)
}

/// Words it anew.
pub fn reword(writer: &mut Writer, id: RecordId, words: &str) {
    confirmed::write(writer, id, &[("text", words.into())]);
}

/// Says at which item of the agenda it was settled; none at no particular one.
pub fn place(writer: &mut Writer, id: RecordId, item: Option<RecordId>) {
    writer.set(id, &[("item", item.map_or_else(|| "".into(), Value::from))]);
}

/// Says that it rests on a record (an overlap, a promise), or not.
pub fn rest_on(writer: &mut Writer, id: RecordId, record: RecordId, does: bool) {
    members::put(writer, id, BASIS, record, does.then(|| true.into()));
}

/// The decisions of a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<Decision<'_>> {
    order::sort(session.met(KIND, meeting)).into_iter().map(Decision).collect()
}

impl<'s> Decision<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// What was settled.
    #[must_use]
    pub fn words(self) -> &'s str {
        self.0.text("text")
    }

    /// Whether it was read out and confirmed.
    #[must_use]
    pub fn is_confirmed(self, session: &Session) -> bool {
        confirmed::is(session, self.0)
    }

    /// The item of the agenda at which it was settled.
    #[must_use]
    pub fn item(self) -> Option<RecordId> {
        self.0.link("item")
    }

    /// What it rests on, by id.
    #[must_use]
    pub fn basis(self, session: &Session) -> BTreeSet<RecordId> {
        members::of(session, self.0, BASIS)
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn a_decision_knows_its_item_and_what_it_rests_on() {
        let mut desk = Desk::new();
        let (meeting, basis) = (desk.meeting, desk.add("一"));
        let item = desk.write(|writer| writer.found("agenda", &[("meeting", meeting.into())]));
        let id = desk.write(|writer| note(writer, meeting, Some(item), "読み上げる"));
        desk.write(|writer| rest_on(writer, id, basis, true));
        let read = list(&desk.session, meeting)[0];
        assert_eq!((read.words(), read.item()), ("読み上げる", Some(item)));
        assert_eq!(read.basis(&desk.session), BTreeSet::from([basis]));
        desk.write(|writer| place(writer, id, None));
        desk.write(|writer| reword(writer, id, "配る"));
        assert_eq!(list(&desk.session, meeting)[0].item(), None);
        desk.take_back();
        assert_eq!(list(&desk.session, meeting)[0].words(), "読み上げる");
    }
}
