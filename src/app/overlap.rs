//! Overlaps (のりしろ): the needs of the meeting, who could help with them, and what was tied.
//!
//! The screen has faces, gone through with its own key. A face keeps its state while another is on.

pub mod content;
pub mod idea;
pub mod likely;
pub mod needs;
pub mod page;
pub mod update;

use super::input::{Input, Key};
use super::keymap::Context;
use super::model::{Screen, View};
use super::proposals::Proposed;
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::{RecordId, Session};
use needs::Needs;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct OverlapScreen {
    /// Which face is on.
    pub face: Face,
    /// The needs and who could help.
    pub needs: Needs,
}

/// What the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The needs and who could help.
    #[default]
    Needs,
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It was taken.
    Taken,
    /// The key means nothing here.
    Passed(Key),
    /// These letters are to be found.
    Find(String),
}

impl Face {
    /// All faces, in the order the key goes through them.
    pub const ALL: [Self; 1] = [Self::Needs];

    /// The next one, around the end.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|face| *face == self).unwrap_or(0);
        Self::ALL.get((at + 1) % Self::ALL.len()).copied().unwrap_or_default()
    }
}

impl OverlapScreen {
    /// Opens the screen, or comes back to it.
    pub fn open(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        worksheet.echo = None;
        match self.face {
            Face::Needs => self.needs.open(worksheet, work),
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.face {
            Face::Needs => self.needs.context(),
        }
    }

    /// Takes an input while nothing is asked over the screen.
    pub fn input(
        &mut self,
        input: &Input,
        on: &mut Screen,
        worksheet: &mut WorksheetScreen,
        work: &mut Work,
    ) -> Next {
        worksheet.echo = None;
        match self.face {
            Face::Needs => self.needs.input(input, on, worksheet, work),
        }
    }

    /// The next face.
    pub(super) fn turn(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        self.face = self.face.next();
        self.open(worksheet, work);
    }

    /// After an input to a list over the screen.
    pub(super) fn after_list(&mut self, on: &mut Screen, worksheet: &mut WorksheetScreen, work: &mut Work) {
        self.needs.after_list(on, worksheet, work);
    }

    /// After anything was written, here or elsewhere: asks anew who could help.
    pub(super) fn look(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        match self.face {
            Face::Needs => self.needs.look(worksheet, work),
        }
    }

    /// It is known who could help; what was pressed before that comes back to be done now.
    pub(super) fn proposed(
        &mut self,
        proposed: &Proposed,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) -> Vec<Input> {
        self.needs.proposed(proposed, worksheet, work)
    }

    /// Takes a step back (or again) and shows where it was; while words are typed, their typing.
    pub(super) fn step_back(&mut self, again: bool, worksheet: &mut WorksheetScreen, work: &mut Work) {
        self.needs.step_back(again, worksheet, work);
    }

    /// The record that is written about.
    pub(super) fn in_hand(&self) -> Option<RecordId> {
        self.needs.in_hand()
    }

    /// Keeps nothing about records that were redacted; says whether something was being written.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        self.needs.forget(gone)
    }

    /// The list over the screen is closed from outside.
    pub(super) fn leave_list(&mut self, worksheet: &mut WorksheetScreen, session: &Session) {
        self.needs.leave_list(worksheet, session);
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        self.needs.settle(worksheet, session, view);
    }
}
