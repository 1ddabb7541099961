//! What a view shows: the one rule of privacy that every screen of a session asks.

use super::WorksheetScreen;
use crate::app::model::View;
use crate::domain::Record;
use crate::domain::entry::Entry;
use crate::domain::worksheet::Question;
use crate::domain::{filled, level, response};

/// Whether a view shows what has this level.
#[must_use]
pub fn may_show(view: View, level: u8) -> bool {
    view == View::Desk || level <= level::ROOM
}

impl WorksheetScreen {
    /// Whether a view shows a record: what is private, and what answers a question that is not for the room, is not
    /// drawn on the wall, in no form.
    #[must_use]
    pub fn shows(&self, record: &Record, view: View) -> bool {
        // a filled sheet has no words of its own
        let is_open = record.kind() == filled::KIND || may_show(view, self.level(record));
        view == View::Desk || (!Entry(record).is_private() && is_open)
    }

    /// Whether a view shows what is said to a question.
    #[must_use]
    pub fn is_open(question: &Question, view: View) -> bool {
        may_show(view, question.level)
    }

    /// The level of the question a record answers; where people differ about it, the strictest.
    fn level(&self, record: &Record) -> u8 {
        let mut strictest = 0;
        for question in record.texts("question") {
            for worksheet in record.texts("worksheet") {
                let sheets = self.sheets.iter().filter(|sheet| sheet.id == worksheet);
                let levels = sheets.filter_map(|sheet| {
                    let level = sheet.question(question)?.level;
                    // what a person has to re-read first is shown where that can be seen, and nowhere else
                    let waits = record.kind() == response::KIND && sheet.cleared_if.is_some();
                    Some(if waits { level.max(level::DESK) } else { level })
                });
                strictest = strictest.max(levels.max().unwrap_or(level::UNKNOWN));
            }
        }
        strictest
    }
}
