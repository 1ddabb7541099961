//! Overlaps (のりしろ): the needs of the meeting, who could help with them, and what was tied.
//!
//! The screen has faces, gone through with its own key. A face keeps its state while another is on.

pub mod common;
pub mod content;
pub mod idea;
pub mod likely;
pub mod map;
pub mod needs;
pub mod page;
pub mod sentences;
pub mod update;

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::likening::Likened;
use super::model::{Screen, View};
use super::proposals::Proposed;
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::{RecordId, Session};
use common::CommonFace;
use map::MapFace;
use needs::Needs;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct OverlapScreen {
    /// Which face is on.
    pub face: Face,
    /// The needs and who could help.
    pub needs: Needs,
    /// What several agencies do alike.
    pub common: CommonFace,
    /// Who asks whom.
    pub map: MapFace,
}

/// What the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The needs and who could help.
    #[default]
    Needs,
    /// What several agencies do alike.
    Common,
    /// Who asks whom.
    Map,
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
    pub const ALL: [Self; 3] = [Self::Needs, Self::Common, Self::Map];

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
        // what was proposed on the worksheet is shown there
        (worksheet.echo, worksheet.offered) = (None, None);
        match self.face {
            Face::Needs => self.needs.open(worksheet, work),
            Face::Common => self.common.open(worksheet, work),
            Face::Map => self.map.open(worksheet, work.session()),
        }
    }

    /// Whether a list of its own is open that letters would answer.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        match self.face {
            Face::Needs => false,
            Face::Common => self.common.is_asking(),
            Face::Map => self.map.sentences.is_some(),
        }
    }

    /// How many proposals are agreed to: one figure for the room.
    #[must_use]
    pub fn agreed(&self, worksheet: &WorksheetScreen, session: &Session, view: View) -> usize {
        content::Content::ties(worksheet, session, view).agreed()
    }

    /// Shows common ground.
    pub(super) fn show_common(&mut self, id: RecordId, worksheet: &mut WorksheetScreen, work: &mut Work) {
        self.face = Face::Common;
        self.common.spot = Some(common::Spot::Kept(id));
        self.open(worksheet, work);
    }

    /// The proposal that is selected.
    #[must_use]
    pub fn tie(&self) -> Option<RecordId> {
        match (self.face, &self.needs.spot) {
            (Face::Needs, Some(needs::Spot::Tie(id, _))) if self.needs.inside => Some(*id),
            _ => None,
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.face {
            Face::Needs => self.needs.context(),
            Face::Common => self.common.context(),
            Face::Map => self.map.context(),
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
            Face::Common => {
                let passed = self.common.input(input, worksheet, work);
                leave(passed, on)
            }
            Face::Map => match self.map.input(input, worksheet, work) {
                map::Next::Taken => Next::Taken,
                map::Next::Passed(key) => leave(Some(key), on),
                map::Next::Find(typed) => Next::Find(typed),
                map::Next::Open(id) => {
                    self.face = Face::Needs;
                    self.needs.open(worksheet, work);
                    self.needs.show(id, work);
                    self.needs.settle(worksheet, work.session(), *work.view);
                    Next::Taken
                }
            },
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
            Face::Common => self.common.look(worksheet, work),
            Face::Map => {}
        }
    }

    /// It is known what several agencies do alike.
    pub(super) fn likened(&mut self, likened: Likened, worksheet: &WorksheetScreen, work: &mut Work) {
        self.common.likened(likened, worksheet, work);
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
        match self.face {
            Face::Common => self.common.step_back(again, worksheet, work),
            Face::Needs | Face::Map => self.needs.step_back(again, worksheet, work),
        }
    }

    /// Words that were being typed, to be taken elsewhere.
    pub(super) fn take_words(&mut self) -> String {
        [self.needs.take_words(), self.common.take_words()].concat()
    }

    /// The record that is written about.
    pub(super) fn in_hand(&self) -> Option<RecordId> {
        self.needs.in_hand().or_else(|| self.common.in_hand())
    }

    /// Keeps nothing about records that were redacted; says whether something was being written.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        self.map.sentences = None;
        let named = self.common.forget(gone);
        self.needs.forget(gone) || named
    }

    /// The list over the screen is closed from outside.
    pub(super) fn leave_list(&mut self, worksheet: &mut WorksheetScreen, session: &Session) {
        self.needs.leave_list(worksheet, session);
        (self.common.adding, self.common.menu, self.map.sentences) = (None, None, None);
        self.common.naming = None;
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        match self.face {
            Face::Needs => self.needs.settle(worksheet, session, view),
            Face::Common => self.common.settle(worksheet, session, view),
            Face::Map => self.map.settle(worksheet, session),
        }
    }
}

/// A key that a face has no use for: Esc goes back to the worksheet.
fn leave(key: Option<Key>, on: &mut Screen) -> Next {
    match key {
        Some(key) if keymap::action(Context::Overlap, key) == Some(Action::Back) => {
            *on = Screen::Worksheet;
            Next::Taken
        }
        Some(key) => Next::Passed(key),
        None => Next::Taken,
    }
}
