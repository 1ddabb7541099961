//! What was noted beside the hints of the library, as rows of the flat form.

use serde::Serialize;

use crate::domain::RecordId;
use crate::domain::hint_note;
use crate::exchange::conflicts::Conflicts;

use super::{Writing, given};

/// What was noted beside one hint.
#[derive(Debug, Serialize)]
pub(super) struct HintRow<'s> {
    id: RecordId,
    hint: &'s str,
    note: Option<&'s str>,
    tried: bool,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

impl<'s> Writing<'s> {
    /// All notes that an audience may see.
    pub(super) fn hint_notes(&self) -> Vec<HintRow<'s>> {
        let seen = hint_note::list(self.session).into_iter();
        let seen = seen.filter(|note| self.audience.sees(self.levels.level(note.0)));
        seen.map(|note| HintRow {
            id: note.0.id(),
            hint: note.hint(),
            note: given(note.words()),
            tried: note.is_tried(),
            conflicts: self.conflicts(note.0),
        })
        .collect()
    }
}
