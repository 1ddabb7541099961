//! A session: a set of revisions that only grows, and the records derived from it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::same::Classes;
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
    classes: Classes,
    last: Stamp,
}

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
        for redaction in redactions {
            if let Some(known) = self.revisions.get_mut(&redaction.revision) {
                *known = Arc::new(known.redacted());
                touched.insert(known.record());
            }
            self.last = self.last.max(redaction.stamp);
            self.redacted.insert(redaction);
        }
        for revision in revisions {
            let id = revision.id();
            let gone = self.is_redacted(id);
            let new = match self.revisions.get(&id) {
                None => true,
                // a skeleton without a redaction is damage; the whole revision mends it
                Some(known) => !gone && known.body().is_redacted() && !revision.body().is_redacted(),
            };
            if new {
                let revision = if gone { Arc::new(revision.redacted()) } else { revision };
                self.last = self.last.max(revision.stamp());
                self.of_record.entry(revision.record()).or_default().insert(id);
                touched.insert(revision.record());
                self.revisions.insert(id, revision);
            }
        }
        touched.into_iter().for_each(|record| self.derive(record));
    }

    /// Takes in all of another session: commutative, associative, idempotent.
    pub fn union(&mut self, other: &Self) {
        self.take_in(other.revisions.values().cloned(), other.redacted.iter().cloned());
    }

    fn is_redacted(&self, id: RevisionId) -> bool {
        let first = Redaction { revision: id, stamp: Stamp::NONE, by: String::new() };
        self.redacted.range(first..).next().is_some_and(|redaction| redaction.revision == id)
    }

    fn derive(&mut self, id: RecordId) {
        if let Some(old) = self.records.remove(&id) {
            for place in Place::all(&old) {
                self.places.remove(&place);
            }
        }
        let revisions = self.history(id);
        if let Some(record) = Record::derive(id, &revisions) {
            if !record.is_hidden() {
                self.places.extend(Place::all(&record));
            }
            let binds = record.kind() == super::same::KIND;
            self.records.insert(id, record);
            if binds {
                self.classes = Classes::of(self);
            }
        }
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

    /// The latest stamp in it; the next one must be later.
    #[must_use]
    pub fn last_stamp(&self) -> Stamp {
        self.last
    }

    /// The revisions of one record, by id.
    #[must_use]
    pub fn history(&self, record: RecordId) -> Vec<Arc<Revision>> {
        let ids = self.of_record.get(&record).into_iter().flatten();
        ids.filter_map(|id| self.revisions.get(id)).cloned().collect()
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

    /// The visible records of a kind, in no telling order.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.within(Place::kind(kind))
    }

    /// The visible records of a kind in one meeting.
    pub fn met(&self, kind: &str, meeting: RecordId) -> impl Iterator<Item = &Record> {
        let ranges: Vec<_> =
            self.class(meeting).into_iter().map(|meeting| Place::met(kind, meeting)).collect();
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
