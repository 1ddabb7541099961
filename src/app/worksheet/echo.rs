//! The echo: a new entry stands large on the wall for a moment, so that the speaker can say "not quite".

use super::WorksheetScreen;
use crate::app::work::Work;
use crate::domain::RecordId;

/// How long it stands there, in milliseconds; the next key takes it away sooner.
const STAYS: i64 = 4_000;

/// An entry that stands large for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// Its record.
    pub id: RecordId,
    /// Until when, in milliseconds since 1970.
    pub until: i64,
}

impl WorksheetScreen {
    /// Shows a new entry large; one whose words may point to a person only brings the warning.
    pub(super) fn show_large(&mut self, id: RecordId, work: &mut Work) {
        // what is typed in from paper nobody in the room has just said
        if !self.warn(&[id], work) && !self.on_paper {
            self.echo = Some(Echo { id, until: work.moment.now.saturating_add(STAYS) });
        }
    }

    /// Takes the echo away when its time is over.
    pub(super) fn fade(&mut self, now: i64) {
        self.echo = self.echo.filter(|echo| now < echo.until);
    }
}
