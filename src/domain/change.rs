//! A change to a session as a value: the same value serves undo, saving and tests.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{RecordId, Revision, RevisionId, Session};

/// The revisions that one wish of a person wrote, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    revisions: Vec<Arc<Revision>>,
}

impl Change {
    /// Packs revisions.
    #[must_use]
    pub fn new(revisions: Vec<Arc<Revision>>) -> Self {
        Self { revisions }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty()
    }

    /// What was written.
    #[must_use]
    pub fn revisions(&self) -> &[Arc<Revision>] {
        &self.revisions
    }

    /// Applies it to a session; twice is once.
    pub fn apply(&self, session: &mut Session) {
        session.take_in(self.revisions.iter().cloned(), []);
    }

    /// The records it touched, each once, in the order they were touched.
    #[must_use]
    pub fn records(&self) -> Vec<RecordId> {
        let mut seen = BTreeSet::new();
        self.revisions
            .iter()
            .map(|revision| revision.record())
            .filter(|record| seen.insert(*record))
            .collect()
    }

    /// Keeps only the skeletons of some of the revisions.
    pub(super) fn forget(&mut self, redacted: &BTreeSet<RevisionId>) {
        for revision in self.revisions.iter_mut().filter(|revision| redacted.contains(&revision.id())) {
            *revision = Arc::new(revision.redacted());
        }
    }

    pub(super) fn ids(&self) -> BTreeSet<RevisionId> {
        self.revisions.iter().map(|revision| revision.id()).collect()
    }
}
