//! What a screen may touch while it takes an input: the session, the notice row, and a list of effects.

use std::sync::LazyLock;

use super::message::{Effect, Moment};
use super::model::View;
use super::notice::{Notice, Weight};
use super::open::Open;
use super::proposals::Question;
use crate::domain::agenda::Template;
use crate::domain::codebook::Codebook;
use crate::domain::entry::LONGEST;
use crate::domain::field::Field;
use crate::domain::hints::Hints;
use crate::domain::kinds::Kinds;
use crate::domain::undo::Outcome;
use crate::domain::worksheet::Sheet;
use crate::domain::{RecordId, Session, Writer};
use crate::i18n::Lang;

/// The surroundings of one input.
#[derive(Debug)]
pub struct Work<'a> {
    /// The open session.
    pub open: &'a mut Open,
    /// When the input came.
    pub moment: &'a Moment,
    /// The language of the screen.
    pub lang: Lang,
    /// The label under which this machine writes.
    pub by: &'a str,
    /// The agendas to begin a meeting with.
    pub agendas: &'a [Template],
    /// The worksheets a meeting can use.
    pub shelf: &'a [Sheet],
    /// The files of the town's own worksheets that cannot be used.
    pub broken_sheets: &'a [String],
    /// What kinds of agencies are called.
    pub kinds: &'a Kinds,
    /// The codes by which cases are read.
    pub codebook: &'a LazyLock<Codebook>,
    /// The hint library.
    pub hints: &'a LazyLock<Hints>,
    /// The words of the field.
    pub field: &'a Field,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// What is shown to whom.
    pub view: &'a mut View,
    /// The notice row.
    pub notice: &'a mut Option<Notice>,
    /// What is to happen outside.
    pub effects: &'a mut Vec<Effect>,
}

impl Work<'_> {
    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.open.session
    }

    /// Writes into the session as one step that can be taken back; where it may only be read, says so instead.
    pub fn write<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> Option<R> {
        if !self.may_write() {
            return None;
        }
        let (result, effects) = self.open.write(self.moment, self.by, work);
        self.effects.extend(effects);
        Some(result)
    }

    /// The same for what nobody did by a key: undo does not take it back.
    pub fn write_unasked<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> Option<R> {
        if !self.may_write() {
            return None;
        }
        let (result, effects) = self.open.write_unasked(self.moment, self.by, work);
        self.effects.extend(effects);
        Some(result)
    }

    /// Removes the words of records for good; says whether there were any.
    pub fn redact(&mut self, what: &[(RecordId, &str)]) -> bool {
        if !self.may_write() {
            return false;
        }
        let effects = self.open.redact(self.moment, self.by, what);
        let done = !effects.is_empty();
        self.effects.extend(effects);
        done
    }

    /// Whether the session may be changed; where not, says why.
    pub fn may_write(&mut self) -> bool {
        let Some(why) = self.open.refusal(self.lang) else { return true };
        self.mark(why);
        false
    }

    /// Whether words are short enough to be kept; where not, says so.
    pub fn may_keep(&mut self, text: &str) -> bool {
        let fits = text.chars().count() <= LONGEST;
        if !fits {
            self.mark(self.lang.notice_too_long());
        }
        fits
    }

    /// Asks who could help; the answer comes as a message.
    pub fn ask(&mut self, question: Question) {
        let asking = question.asking(self);
        self.effects.push(Effect::Propose(Box::new(asking)));
    }

    /// Takes the last step back, or does it again.
    pub fn step_back(&mut self, again: bool) -> Outcome {
        let step = if again { Open::redo } else { Open::undo };
        let (outcome, effects) = step(self.open, self.moment, self.by);
        self.effects.extend(effects);
        outcome
    }

    /// Says something that may be read or not.
    pub fn say(&mut self, text: impl Into<String>) {
        *self.notice = Some(Notice::calm(text));
    }

    /// Whether something was said that should be read.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.weight == Weight::Marked)
    }

    /// The day, as it is stored.
    #[must_use]
    pub fn today(&self) -> String {
        self.moment.day()
    }

    /// Says something that should be read.
    pub fn mark(&mut self, text: impl Into<String>) {
        *self.notice = Some(Notice::marked(text));
    }
}
