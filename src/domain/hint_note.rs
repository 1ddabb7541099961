//! What people note beside a hint, and that they tried it: kept with the session, one record a hint wherever it is
//! written, so that two laptops that note something about one hint note it beside each other.

use super::{Record, Session, Writer};

/// The kind of these records.
pub const KIND: &str = "hint-note";

/// A note, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct HintNote<'s>(pub &'s Record);

impl<'s> HintNote<'s> {
    /// The id of the hint.
    #[must_use]
    pub fn hint(self) -> &'s str {
        self.0.text("hint")
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> &'s str {
        self.0.text("note")
    }

    /// Whether it was tried.
    #[must_use]
    pub fn is_tried(self) -> bool {
        self.0.flag("tried")
    }
}

/// Those that say anything, by the ids of their hints.
#[must_use]
pub fn list(session: &Session) -> Vec<HintNote<'_>> {
    let mut notes: Vec<_> = session.of_kind(KIND).map(HintNote).collect();
    notes.retain(|note| note.is_tried() || !note.words().is_empty());
    notes.sort_by_key(|note| note.hint());
    notes
}

/// What is noted beside a hint.
#[must_use]
pub fn find<'s>(session: &'s Session, hint: &str) -> Option<HintNote<'s>> {
    session.of_kind(KIND).map(HintNote).find(|note| note.hint() == hint)
}

/// Notes words beside a hint; none take them away.
pub fn note(writer: &mut Writer, hint: &str, words: &str) {
    writer.determined(KIND, &[("hint", hint.into())], &[("note", words.into())]);
}

/// Notes that a hint was tried, or not.
pub fn mark(writer: &mut Writer, hint: &str, tried: bool) {
    writer.determined(KIND, &[("hint", hint.into())], &[("tried", tried.into())]);
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn two_laptops_note_beside_one_hint_and_every_step_is_taken_back() {
        let mut one = Desk::new();
        let mut two = one.twin(2);
        one.write(|writer| note(writer, "S1-1-1", "夏に二通出した"));
        two.write(|writer| mark(writer, "S1-1-1", true));
        two.write(|writer| mark(writer, "S1-1-2", true));
        one.session.union(&two.session);
        let notes: Vec<_> =
            list(&one.session).into_iter().map(|note| (note.hint(), note.words(), note.is_tried())).collect();
        assert_eq!(notes, [("S1-1-1", "夏に二通出した", true), ("S1-1-2", "", true)]);
        one.write(|writer| note(writer, "S1-1-1", "秋にも出した"));
        one.take_back();
        assert_eq!(find(&one.session, "S1-1-1").map(HintNote::words), Some("夏に二通出した"));
        one.write(|writer| note(writer, "S1-1-1", ""));
        one.write(|writer| mark(writer, "S1-1-2", false));
        one.write(|writer| mark(writer, "S1-1-1", false));
        assert!(list(&one.session).is_empty());
        one.take_back();
        assert_eq!(list(&one.session).len(), 1);
        two.write(|writer| note(writer, "S2-1-1", "試す前"));
        two.take_back();
        assert!(find(&two.session, "S2-1-1").is_none());
    }
}
