//! What was read out and confirmed by the room: it stays so only until its words are changed.

use super::{Record, RecordId, Value, Writer};

/// The field that holds it.
const FIELD: &str = "confirmed";

/// Notes that a record was read out and nobody objected; taken back with `false`.
pub fn note(writer: &mut Writer, id: RecordId, is: bool) {
    writer.set(id, &[(FIELD, is.into())]);
}

/// Whether it was.
#[must_use]
pub fn is(record: &Record) -> bool {
    record.flag(FIELD)
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

fn heads(writer: &Writer, id: RecordId) -> Vec<super::RevisionId> {
    writer.session().record(id).map(|record| record.heads().iter().copied().collect()).unwrap_or_default()
}

fn reopen(writer: &mut Writer, id: RecordId, before: &[super::RevisionId]) {
    if heads(writer, id) != before && writer.session().record(id).is_some_and(is) {
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
        let confirmed = |desk: &Desk| is(desk.session.record(id).unwrap());
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
}
