//! Words of one's own beside an idea, while they are typed.

use crate::app::input::Input;
use crate::app::line::{self, One};
use crate::app::scroll::inside;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::RecordId;
use crate::domain::hint_note::{self, HintNote};
use crate::text::{Buffer, Clean};

/// The words and what they stand beside.
#[derive(Clone, Debug)]
pub struct Noting {
    /// The id of the idea.
    pub id: String,
    /// What the idea says.
    pub idea: String,
    /// The words.
    pub line: Buffer,
    /// What was noted when it was begun.
    began: String,
    /// The record of that.
    note: Option<RecordId>,
}

/// What an input came to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It goes on.
    Open(Noting),
    /// The words are kept.
    Kept,
    /// They are left half written.
    Left(Noting),
}

impl Noting {
    /// Begins with what is noted already.
    #[must_use]
    pub(super) fn of(id: &str, work: &Work) -> Self {
        let note = hint_note::find(work.session(), id);
        let noted = note.map(HintNote::words).unwrap_or_default();
        let idea = work.hints.idea(id).map(|text| work.lang.of(&text.ja, &text.en)).unwrap_or_default();
        Self {
            id: id.to_owned(),
            idea: idea.to_owned(),
            line: Buffer::from_text(noted),
            began: noted.to_owned(),
            note: note.map(|note| note.0.id()),
        }
    }

    /// Whether the words are others than those that are kept.
    pub(super) fn is_changed(&self) -> bool {
        self.line.text() != self.began
    }

    /// Whether it is about one of these records.
    pub(super) fn is_of(&self, records: &[RecordId]) -> bool {
        self.note.is_some_and(|note| records.contains(&note))
    }

    /// Rows that the line takes.
    #[must_use]
    pub fn rows(&self, size: (u16, u16)) -> usize {
        const MOST: usize = 6;
        self.line.rows(columns(size)).len().clamp(1, MOST)
    }

    /// Takes an input.
    pub(super) fn input(mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        match line::one(&mut self.line, input, columns(work.size)) {
            One::Open => Outcome::Open(self),
            One::Confirmed => self.keep(worksheet, work),
            One::Left => {
                if self.is_changed() {
                    work.say(work.lang.hints_note_left());
                }
                Outcome::Left(self)
            }
        }
    }

    fn keep(self, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        let words = Clean::line(self.line.text()).into_string();
        if !work.may_keep(&words) || work.write(|writer| hint_note::note(writer, &self.id, &words)).is_none()
        {
            return Outcome::Open(self);
        }
        let noted = hint_note::find(work.session(), &self.id).map(|note| note.0.id());
        worksheet.warn(&noted.into_iter().collect::<Vec<_>>(), work);
        Outcome::Kept
    }
}

/// Columns of the line; one stays free for the caret.
fn columns(size: (u16, u16)) -> usize {
    usize::from(inside(size).0.saturating_sub(1))
}
