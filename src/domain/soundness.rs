//! What is not whole in a session although every line of its file can be read: lost revisions, and references to nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Record, RecordId, RevisionId, Session, Value, meeting};

/// Fields that point to a record of the same session. (`continues` and `previous` may point to the meeting before.)
const LINKS: [&str; 10] = ["meeting", "agency", "need", "from", "a", "b", "lead", "owner", "overlap", "item"];

/// What is not whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Soundness {
    /// Records of which an earlier revision is missing, with how many are.
    pub gaps: BTreeMap<RecordId, usize>,
    /// Records whose founding revision is missing.
    pub unfounded: BTreeSet<RecordId>,
    /// Records that point to one that is not here, with the name of the field.
    pub dangling: BTreeSet<(RecordId, String)>,
    /// Meetings whose worksheet is not here.
    pub without_sheet: BTreeSet<RecordId>,
}

impl Soundness {
    /// Looks at all of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut found = Self::default();
        let mut missing: BTreeMap<RecordId, BTreeSet<RevisionId>> = BTreeMap::new();
        for revision in session.revisions().values() {
            let lost = revision.parents().iter().filter(|parent| !session.revisions().contains_key(*parent));
            let lost: Vec<_> = lost.copied().collect();
            if !lost.is_empty() {
                missing.entry(revision.record()).or_default().extend(lost);
            }
        }
        found.gaps = missing.into_iter().map(|(id, lost)| (id, lost.len())).collect();
        for record in session.records() {
            if !session.revisions().contains_key(&record.id().founding()) {
                found.unfounded.insert(record.id());
            }
            if !record.is_hidden() {
                found.look_at_links(session, record);
            }
        }
        found
    }

    /// Whether everything is whole.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }

    fn look_at_links(&mut self, session: &Session, record: &Record) {
        for field in LINKS {
            if record.links(field).iter().any(|id| session.record(*id).is_none()) {
                self.dangling.insert((record.id(), field.to_owned()));
            }
        }
        if record.kind() == meeting::KIND {
            let lists = record.field("worksheets").map(super::record::Field::values).unwrap_or_default();
            let sheets = lists.into_iter().filter_map(Value::as_list).flatten();
            let mut ids = sheets.filter_map(|sheet| sheet.as_text()?.parse::<RecordId>().ok());
            if ids.any(|id| session.record(id).is_none()) {
                self.without_sheet.insert(record.id());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    /// The session without the revisions that `lost` picks.
    fn without(session: &Session, lost: impl Fn(RevisionId) -> bool) -> Session {
        let mut rest = Session::new();
        let kept = session.revisions().values().filter(|revision| !lost(revision.id()));
        rest.take_in(kept.cloned(), session.redactions().iter().cloned());
        rest
    }

    #[test]
    fn every_kind_of_gap_is_found_and_a_whole_session_has_none() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let first = desk.change(|writer| writer.set(id, &[("text", "二".into())])).revisions()[0].id();
        desk.write(|writer| writer.set(id, &[("text", "三".into())]));
        let whole = &desk.session;
        assert!(Soundness::of(whole).is_sound());

        let found = Soundness::of(&without(whole, |lost| lost == first));
        assert_eq!(found.gaps, BTreeMap::from([(id, 1)]));
        assert!(found.unfounded.is_empty() && found.dangling.is_empty());

        let found = Soundness::of(&without(whole, |lost| lost == id.founding()));
        assert_eq!(found.unfounded, BTreeSet::from([id]));

        let agency = desk.agencies[0];
        let found = Soundness::of(&without(whole, |lost| lost == agency.founding()));
        assert_eq!(found.dangling, BTreeSet::from([(id, "agency".to_owned())]));
    }

    #[test]
    fn a_worksheet_that_is_not_here_is_told_and_what_is_redacted_is_sound() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let pen = desk.pen();
        drop(super::super::redaction::redact(super::super::Writer::new(&mut desk.session, pen), id, "text"));
        assert!(Soundness::of(&desk.session).is_sound());
        let meeting = desk.meeting;
        let gone = vec![Value::from(RecordId::MAX)];
        desk.write(|writer| writer.set(meeting, &[("worksheets", gone.into())]));
        assert_eq!(Soundness::of(&desk.session).without_sheet, BTreeSet::from([meeting]));
    }
}
