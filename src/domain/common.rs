//! Common ground (重なり): what two or more agencies already do or could do alike; work that either side may do.

use std::collections::BTreeSet;

use super::{Record, RecordId, Session, Value, Writer, members, order};

/// The kind of these records.
pub const KIND: &str = "common";

/// The entries that are alike, one field each.
const ENTRIES: &str = "entry";

/// A named group of entries, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Common<'s>(pub &'s Record);

/// Names a group of entries of a meeting.
///
/// A private group is not for the wall: its name may have words of entries that are not.
pub fn name(
    writer: &mut Writer,
    meeting: RecordId,
    name: &str,
    entries: &[RecordId],
    private: bool,
) -> RecordId {
    let fields: Vec<_> = entries.iter().map(|entry| members::field(ENTRIES, *entry)).collect();
    let fields = fields.iter().map(|field| (field.as_str(), Value::from(true)));
    let fields = fields.chain(private.then_some(("private", Value::from(true))));
    let fields: Vec<_> =
        [("meeting", meeting.into()), ("name", name.into())].into_iter().chain(fields).collect();
    writer.found(KIND, &fields)
}

/// Gives it another name.
pub fn rename(writer: &mut Writer, id: RecordId, name: &str) {
    writer.set(id, &[("name", name.into())]);
}

/// Takes an entry into it, or out of it.
pub fn put(writer: &mut Writer, id: RecordId, entry: RecordId, is: bool) {
    members::put(writer, id, ENTRIES, entry, is.then(|| true.into()));
}

/// The common ground of a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<Common<'_>> {
    order::sort(session.met(KIND, meeting)).into_iter().map(Common).collect()
}

impl<'s> Common<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'s str {
        self.0.text("name")
    }

    /// Its entries that are not in the bin, in the order they were said.
    #[must_use]
    pub fn entries(self, session: &Session) -> Vec<&Record> {
        let entries = members::of(session, self.0, ENTRIES);
        order::sort(entries.into_iter().filter_map(|id| session.visible(id)))
    }

    /// The agencies that said them, by id.
    #[must_use]
    pub fn agencies(self, session: &Session) -> BTreeSet<RecordId> {
        let agency = |record: &Record| record.link("agency").map(|id| session.stands_for(id));
        self.entries(session).into_iter().filter_map(agency).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn entries_join_and_leave_and_two_laptops_differ_about_nothing() {
        let mut one = Desk::new();
        let (meeting, ids) = (one.meeting, ["一", "二", "三"].map(|text| one.add(text)));
        let id = one.write(|writer| name(writer, meeting, "訪問", &ids[..2], false));
        let mut two = one.twin(2);
        one.write(|writer| put(writer, id, ids[2], true));
        two.write(|writer| put(writer, id, ids[0], false));
        one.session.union(&two.session);
        let read = list(&one.session, meeting)[0];
        let texts: Vec<_> = read.entries(&one.session).iter().map(|entry| entry.text("text")).collect();
        assert_eq!((read.name(), texts), ("訪問", vec!["二", "三"]));
        assert_eq!(read.agencies(&one.session), BTreeSet::from([one.agencies[0]]));
        one.write(|writer| writer.delete(ids[1]));
        assert_eq!(list(&one.session, meeting)[0].entries(&one.session).len(), 1);
    }
}
