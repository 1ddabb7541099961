//! A session: a set of revisions that only grows, and the records derived from it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::classes::{self, Classes};
use super::place::Place;
use super::{Record, RecordId, Revision, RevisionId, Stamp};

/// Says that the text of a revision was removed, by whom and when; never why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Redaction {
    /// The revision whose text is gone.
    pub revision: RevisionId,
    /// When, by the hybrid clock.
    pub stamp: Stamp,
    /// Who, as a label.
    pub by: String,
}

/// What one session file holds: the record of one or more meetings of a network.
///
/// Two sessions are equal when they hold the same revisions and redactions, however they came by them.
#[derive(Clone, Debug, Default)]
pub struct Session {
    revisions: BTreeMap<RevisionId, Arc<Revision>>,
    redacted: BTreeSet<Redaction>,
    of_record: BTreeMap<RecordId, BTreeSet<RevisionId>>,
    records: BTreeMap<RecordId, Record>,
    places: BTreeSet<Place>,
    disputed: BTreeSet<RecordId>,
    classes: Classes,
    last: Stamp,
}

/// Tells the states of one session apart: what was read of one holds as long as its edition stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition(usize, usize, Stamp);

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.revisions == other.revisions && self.redacted == other.redacted
    }
}

impl Eq for Session {}

impl Session {
    /// A session that holds nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in revisions and redactions; what is already here is passed over. This is the whole of merging.
    pub fn take_in(
        &mut self,
        revisions: impl IntoIterator<Item = Arc<Revision>>,
        redactions: impl IntoIterator<Item = Redaction>,
    ) {
        let mut touched = BTreeSet::new();
        let mut bound = false;
        for redaction in redactions {
            if let Some(known) = self.revisions.get_mut(&redaction.revision)
                && !known.body().is_redacted()
            {
                *known = Arc::new(known.redacted());
                touched.insert(known.record());
            }
            self.last = self.last.max(redaction.stamp);
            self.redacted.insert(redaction);
        }
        for revision in revisions {
            let id = revision.id();
            let gone = self.is_redacted(id);
            let known = self.revisions.get(&id);
            // a skeleton without a redaction is damage; the whole revision mends it
            let mends =
                |known: &Arc<Revision>| !gone && known.body().is_redacted() && !revision.body().is_redacted();
            if known.is_some_and(|known| !mends(known)) {
                continue;
            }
            let fresh = known.is_none();
            let revision = if gone { Arc::new(revision.redacted()) } else { revision };
            let record = revision.record();
            self.last = self.last.max(revision.stamp());
            self.of_record.entry(record).or_default().insert(id);
            self.revisions.insert(id, Arc::clone(&revision));
            if touched.contains(&record) {
                continue;
            }
            match fresh.then(|| self.grow(record, &revision)).flatten() {
                Some(binds) => bound |= binds,
                None => _ = touched.insert(record),
            }
        }
        for record in touched {
            bound |= self.derive(record);
        }
        if bound {
            self.classes = Classes::of(self.of_kind(classes::KIND));
        }
    }

    /// Takes in all of another session: commutative, associative, idempotent.
    pub fn union(&mut self, other: &Self) {
        self.take_in(other.revisions.values().cloned(), other.redacted.iter().cloned());
    }

    /// What another session has that this one lacks: merging takes in no more and no less.
    #[must_use]
    pub fn missing(&self, other: &Self) -> (Vec<Arc<Revision>>, Vec<Redaction>) {
        let lacks = |(id, revision): &(&RevisionId, &Arc<Revision>)| {
            self.revisions.get(*id).is_none_or(|known| {
                // a skeleton that nobody redacted is damage, and the whole revision mends it
                known.body().is_redacted() && !revision.body().is_redacted() && !self.is_redacted(**id)
            })
        };
        let revisions = other.revisions.iter().filter(lacks).map(|(_, revision)| Arc::clone(revision));
        (revisions.collect(), other.redacted.difference(&self.redacted).cloned().collect())
    }

    /// Whether a revision was redacted, be it here or not.
    pub(super) fn is_redacted(&self, id: RevisionId) -> bool {
        let first = Redaction { revision: id, stamp: Stamp::NONE, by: String::new() };
        self.redacted.range(first..).next().is_some_and(|redaction| redaction.revision == id)
    }

    /// Reads a record anew out of all its revisions; says whether it is one that binds others together.
    fn derive(&mut self, id: RecordId) -> bool {
        let before = self.take_out(id);
        let Some(record) = Record::derive(id, &self.history(id)) else { return false };
        let bound = before.is_some_and(|record| record.kind() == classes::KIND);
        self.put_in(record) || bound
    }

    /// The quick way for a revision written on top of all that is known of its record, so that writing stays
    /// quick however long the record has lived; none where it is not.
    fn grow(&mut self, id: RecordId, revision: &Arc<Revision>) -> Option<bool> {
        // who names a record by a revision that founded none makes one without a beginning
        if !self.revisions.get(&id.founding()).is_some_and(|first| first.is_founding()) {
            return None;
        }
        let mut record = self.take_out(id)?;
        let grown = record.grow(revision);
        let binds = self.put_in(record);
        grown.then_some(binds)
    }

    fn take_out(&mut self, id: RecordId) -> Option<Record> {
        let record = self.records.remove(&id)?;
        for place in Place::all(&record) {
            self.places.remove(&place);
        }
        self.disputed.remove(&id);
        Some(record)
    }

    fn put_in(&mut self, record: Record) -> bool {
        if !record.is_hidden() {
            self.places.extend(Place::all(&record));
            if record.conflicts().next().is_some() {
                self.disputed.insert(record.id());
            }
        }
        let binds = record.kind() == classes::KIND;
        self.records.insert(record.id(), record);
        binds
    }

    /// All revisions, by id.
    #[must_use]
    pub fn revisions(&self) -> &BTreeMap<RevisionId, Arc<Revision>> {
        &self.revisions
    }

    /// All redactions.
    #[must_use]
    pub fn redactions(&self) -> &BTreeSet<Redaction> {
        &self.redacted
    }

    /// Which state of it this is.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition(self.revisions.len(), self.redacted.len(), self.last)
    }

    /// The latest stamp in it; the next one must be later.
    #[must_use]
    pub fn last_stamp(&self) -> Stamp {
        self.last
    }

    /// The revisions of one record, by id.
    #[must_use]
    pub fn history(&self, record: RecordId) -> Vec<Arc<Revision>> {
        self.of_record(record).cloned().collect()
    }

    /// The same, to be looked at.
    pub fn revisions_of(&self, record: RecordId) -> impl Iterator<Item = &Revision> {
        self.of_record(record).map(AsRef::as_ref)
    }

    fn of_record(&self, record: RecordId) -> impl Iterator<Item = &Arc<Revision>> {
        let ids = self.of_record.get(&record).into_iter().flatten();
        ids.filter_map(|id| self.revisions.get(id))
    }

    /// One record, also when it is in the bin.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// One record, unless it is in the bin or not here.
    #[must_use]
    pub fn visible(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id).filter(|record| !record.is_hidden())
    }

    /// Every record, those in the bin too, by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// What is in the bin.
    pub fn bin(&self) -> impl Iterator<Item = &Record> {
        self.records.values().filter(|record| record.is_hidden())
    }

    /// The visible records with a field of which more than one value is held, by id.
    pub fn disputed(&self) -> impl Iterator<Item = &Record> {
        self.disputed.iter().filter_map(|id| self.records.get(id))
    }

    /// The visible records of a kind, in no telling order; one whose place is in conflict comes once for each.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.within(Place::kind(kind))
    }

    /// The visible records of a kind in one meeting; one whose place is in conflict comes once for each.
    pub fn met(&self, kind: &str, meeting: RecordId) -> impl Iterator<Item = &Record> {
        let ranges: Vec<_> =
            self.class(meeting).into_iter().map(|meeting| Place::met(kind, meeting)).collect();
        ranges.into_iter().flat_map(|range| self.within(range))
    }

    /// The visible records of a kind that anybody said to one question (`groupwork/strengths`).
    pub fn asked<'s>(
        &'s self,
        kind: &str,
        meeting: RecordId,
        question: &str,
    ) -> impl Iterator<Item = &'s Record> + use<'s> {
        let class = self.class(meeting).into_iter();
        let ranges: Vec<_> = class.map(|meeting| Place::asked(kind, meeting, question)).collect();
        ranges.into_iter().flat_map(|range| self.within(range))
    }

    /// The visible records of a kind that one agency said to one question (`groupwork/strengths`).
    pub fn said<'s>(
        &'s self,
        kind: &str,
        meeting: RecordId,
        question: &str,
        agency: RecordId,
    ) -> impl Iterator<Item = &'s Record> + use<'s> {
        let agencies = self.class(agency);
        let mut ranges = Vec::with_capacity(agencies.len());
        for meeting in self.class(meeting) {
            ranges.extend(agencies.iter().map(|agency| Place::said(kind, meeting, question, *agency)));
        }
        ranges.into_iter().flat_map(|range| self.within(range))
    }

    /// The records that people have said to be the same as this one, itself included.
    #[must_use]
    pub fn class(&self, id: RecordId) -> Vec<RecordId> {
        self.classes.of_record(id)
    }

    /// The one that stands for all records that are the same.
    #[must_use]
    pub fn stands_for(&self, id: RecordId) -> RecordId {
        self.classes.first(id)
    }

    fn within(&self, (start, end): (Place, Place)) -> impl Iterator<Item = &Record> {
        self.places
            .range((Bound::Included(start), Bound::Included(end)))
            .filter_map(|place| self.records.get(&place.record))
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::revision::{Body, Parts};
    use super::*;

    #[test]
    fn a_whole_revision_mends_a_skeleton_that_nobody_redacted() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let whole = Arc::clone(&desk.session.revisions()[&id.founding()]);
        let mut damaged = Session::new();
        damaged.take_in([Arc::new(whole.redacted())], []);
        assert!(damaged.visible(id).is_some_and(|record| record.text("text").is_empty()));
        damaged.take_in([Arc::clone(&whole)], []);
        damaged.take_in([Arc::new(whole.redacted())], []);
        assert_eq!(damaged.visible(id).map(|record| record.text("text")), Some("一"));
    }

    #[test]
    fn a_record_named_by_a_revision_that_founded_none_is_the_same_in_any_order() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let edit = desk.change(|writer| writer.set(id, &[("text", "二".into())]));
        let edit = Arc::clone(&edit.revisions()[0]);
        let odd = |kind: &str, parents: &[RevisionId], millis| {
            let (record, stamp) = (Some(RecordId::from(edit.id())), Stamp::after(Stamp::NONE, millis));
            let body = Body::Open { nonce: None, set: BTreeMap::from([("text".to_owned(), kind.into())]) };
            let (kind, parents) = (kind.to_owned(), parents.iter().copied().collect());
            Arc::new(Revision::new(Parts { record, kind, parents, stamp, by: String::new(), body }))
        };
        let one = odd("x", &[], 2_000);
        let all = [odd("y", &[one.id()], 1_000), one, edit];
        let seen = |order: [usize; 3]| {
            let mut session = Session::new();
            order.into_iter().for_each(|at| session.take_in([Arc::clone(&all[at])], []));
            session.records().cloned().collect::<Vec<_>>()
        };
        assert_eq!(seen([2, 1, 0]), seen([0, 1, 2]));
        assert_eq!(seen([1, 2, 0]), seen([0, 2, 1]));
    }

    #[test]
    fn a_redaction_waits_for_what_it_redacts() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let whole = Arc::clone(&desk.session.revisions()[&id.founding()]);
        let redaction = |stamp| Redaction { revision: id.founding(), stamp, by: "消".into() };
        let mut session = Session::new();
        session.take_in([], [redaction(whole.stamp())]);
        assert!(session.last_stamp() == whole.stamp() && session.record(id).is_none());
        session.take_in([whole], [redaction(Stamp::NONE)]);
        assert!(session.record(id).is_some_and(|record| record.field("text").unwrap().is_redacted()));
        assert_eq!(session.redactions().len(), 2);
    }
}
