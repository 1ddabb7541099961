//! What was read out and confirmed by the room: it stays so only until its words are changed, also by another laptop that
//! had not seen the confirmation.

use std::collections::{BTreeMap, BTreeSet};

use super::record::DELETED;
use super::{Record, RecordId, Revision, RevisionId, Session, Value, Writer, order};

/// The field that holds it.
const FIELD: &str = "confirmed";

/// Notes that a record was read out and nobody objected; taken back with `false`.
pub fn note(writer: &mut Writer, id: RecordId, confirmed: bool) {
    let record = writer.session().record(id);
    let stale = record.is_some_and(|record| record.flag(FIELD) && !is(writer.session(), record));
    if confirmed && stale {
        // what was confirmed had other words: it is noted anew
        writer.set(id, &[(FIELD, false.into())]);
    }
    writer.set(id, &[(FIELD, confirmed.into())]);
}

/// Fields that say nothing that is read out.
const ARRANGING: [&str; 5] = [FIELD, DELETED, order::FIELD, "starred", "private"];

/// Whether it was, as it stands now: who confirmed it had seen everything that was written of it.
#[must_use]
pub fn is(session: &Session, record: &Record) -> bool {
    if !record.flag(FIELD) {
        return false;
    }
    let known: BTreeMap<RevisionId, &Revision> =
        session.revisions_of(record.id()).map(|revision| (revision.id(), revision)).collect();
    let writes = record.field(FIELD).into_iter().flat_map(super::record::Field::writes);
    let mut waiting: Vec<RevisionId> = writes.map(Revision::id).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting
                .extend(known.get(&id).into_iter().flat_map(|revision| revision.parents().iter().copied()));
        }
    }
    let says =
        |revision: &Revision| revision.body().fields().any(|field| !ARRANGING.contains(&field.as_str()));
    known.iter().all(|(id, revision)| seen.contains(id) || !says(revision))
}

/// Writes fields of a record; where anything changes, what was confirmed has to be read out again.
pub fn write(writer: &mut Writer, id: RecordId, fields: &[(&str, Value)]) {
    let before = heads(writer, id);
    writer.set(id, fields);
    reopen(writer, id, &before);
}

/// The same for whatever else writes it.
pub fn changing(writer: &mut Writer, id: RecordId, change: impl FnOnce(&mut Writer)) {
    let before = heads(writer, id);
    change(writer);
    reopen(writer, id, &before);
}

fn heads(writer: &Writer, id: RecordId) -> Vec<RevisionId> {
    writer.session().record(id).map(|record| record.heads().iter().copied().collect()).unwrap_or_default()
}

fn reopen(writer: &mut Writer, id: RecordId, before: &[RevisionId]) {
    if heads(writer, id) != before && writer.session().record(id).is_some_and(|record| record.flag(FIELD)) {
        note(writer, id, false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn a_change_takes_the_confirmation_back_and_one_that_changes_nothing_does_not() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let confirmed = |desk: &Desk| is(&desk.session, desk.session.record(id).unwrap());
        desk.write(|writer| note(writer, id, true));
        desk.write(|writer| write(writer, id, &[("text", "一".into())]));
        assert!(confirmed(&desk));
        desk.write(|writer| write(writer, id, &[("text", "二".into())]));
        assert!(!confirmed(&desk));
        desk.take_back();
        assert!(confirmed(&desk));
        desk.write(|writer| changing(writer, id, |writer| writer.set(id, &[("starred", true.into())])));
        assert!(!confirmed(&desk));
    }

    #[test]
    fn what_another_laptop_wrote_meanwhile_was_not_read_out() {
        let mut one = Desk::new();
        let id = one.add("一");
        let mut two = one.twin(2);
        one.write(|writer| note(writer, id, true));
        two.write(|writer| write(writer, id, &[("text", "二".into())]));
        let mut moved = one.twin(3);
        moved.write(|writer| writer.set(id, &[(order::FIELD, "k".into())]));
        moved.session.union(&one.session);
        assert!(is(&moved.session, moved.session.record(id).unwrap()));
        one.session.union(&two.session);
        assert!(!is(&one.session, one.session.record(id).unwrap()));
        // read out again, it is
        one.write(|writer| note(writer, id, true));
        assert!(is(&one.session, one.session.record(id).unwrap()));
    }
}
