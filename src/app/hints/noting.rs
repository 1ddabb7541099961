//! Words of one's own beside an idea, while they are typed.

use crate::app::action::Action;
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::scroll::inside;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
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
}

impl Noting {
    /// Begins with what is noted already.
    #[must_use]
    pub(super) fn of(id: &str, work: &Work) -> Self {
        let noted = hint_note::find(work.session(), id).map(HintNote::words).unwrap_or_default();
        let idea = work.hints.idea(id).map(|text| work.lang.of(&text.ja, &text.en)).unwrap_or_default();
        Self { id: id.to_owned(), idea: idea.to_owned(), line: Buffer::from_text(noted) }
    }

    /// Rows that the line takes.
    #[must_use]
    pub fn rows(&self, size: (u16, u16)) -> usize {
        const MOST: usize = 6;
        self.line.rows(columns(size)).len().clamp(1, MOST)
    }

    /// Takes an input; none once the words are kept or left.
    pub(super) fn input(
        mut self,
        input: &Input,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) -> Option<Self> {
        match input {
            Input::Text(typed) | Input::Paste(typed) => self.line.insert(&typed.replace('\n', " ")),
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::Editing, *key) {
                Some(Action::Confirm) => return self.keep(worksheet, work),
                Some(Action::Back) => {
                    let noted = Self::of(&self.id, work).line;
                    if noted.text() != self.line.text() {
                        work.say(work.lang.hints_note_left());
                    }
                    return None;
                }
                Some(Action::Undo) => drop(self.line.undo()),
                Some(Action::Redo) => drop(self.line.redo()),
                Some(Action::LineBreak) => {}
                _ => drop(line::key(&mut self.line, *key, columns(work.size))),
            },
        }
        Some(self)
    }

    fn keep(self, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        let words = Clean::line(self.line.text()).into_string();
        if !work.may_keep(&words) {
            return Some(self);
        }
        work.write(|writer| hint_note::note(writer, &self.id, &words));
        let noted = hint_note::find(work.session(), &self.id).map(|note| note.0.id());
        worksheet.warn(&noted.into_iter().collect::<Vec<_>>(), work);
        None
    }
}

/// Columns of the line; one stays free for the caret.
fn columns(size: (u16, u16)) -> usize {
    usize::from(inside(size).0.saturating_sub(1))
}
