//! What stays as it is on this screen while others write.

use super::content::Row;
use super::{ActionsScreen, Over};
use crate::domain::RecordId;

impl ActionsScreen {
    /// The records that are being changed, or asked about.
    #[must_use]
    pub fn in_hand(&self) -> Vec<RecordId> {
        match &self.over {
            Some(Over::Menu(row, _)) => row.id().into_iter().collect(),
            Some(Over::Form(form)) => vec![form.target.id()],
            Some(Over::Which(_)) | None => Vec::new(),
        }
    }

    /// Keeps nothing of the words of records that were redacted; says whether they were being changed.
    pub(in crate::app) fn forget(&mut self, gone: &[RecordId]) -> bool {
        let is_in_hand = self.in_hand().iter().any(|id| gone.contains(id));
        if is_in_hand || matches!(self.over, Some(Over::Which(_))) {
            self.over = None;
        }
        is_in_hand
    }

    /// The record that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<RecordId> {
        match self.place {
            super::Place::Row(_, Row::Record(id) | Row::Before(id)) => Some(id),
            _ => None,
        }
    }
}
