//! The board: one question with all agencies, or the whole sheet of one agency; to read and to talk over.
//!
//! It has no line of its own: letters typed here find what was said. What is selected is a place (question, agency,
//! entry), so the other way of looking, the worksheet and the way back all show the same words.

pub mod columns;
pub mod content;
pub mod page;
pub mod stroll;
pub mod update;

use super::model::View;
use super::worksheet::visit::Standing;
use super::worksheet::{Focus, WorksheetScreen};
use crate::domain::attendance::Seat;
use crate::domain::{Record, RecordId, Session};
use content::{Content, Stop};

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What stands together.
    pub way: Way,
    /// The question, by its place in the worksheet that is on.
    pub question: usize,
    /// The agency.
    pub agency: Option<RecordId>,
    /// The entry that is selected; none where the agency has said nothing.
    pub entry: Option<RecordId>,
    /// Whether only what is starred is shown.
    pub only_starred: bool,
    /// While entries stand large one after the other: which page of a long one.
    pub stroll: Option<usize>,
    /// While the menu of an entry is open: where the worksheet stood.
    visit: Option<Standing>,
    /// The selected place among all, for when what was selected goes away.
    at: usize,
}

/// What stands together on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// One question with all agencies.
    #[default]
    Question,
    /// All questions of one agency.
    Agency,
}

impl Board {
    /// Opens the board where the worksheet is: its question, its agency, the entry selected there.
    pub fn open(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        self.question = worksheet.step().map_or(0, |step| step.question);
        self.agency = worksheet.agency;
        self.entry = match &worksheet.focus {
            Focus::Entries(id) => Some(*id),
            Focus::Editing(editing) => Some(editing.id),
            Focus::Line | Focus::Needs => None,
        };
        self.stroll = None;
        self.only_if_there(worksheet, session, view);
        self.settle(worksheet, session, view);
    }

    /// The menu is closed from outside.
    pub(super) fn leave_menu(&mut self, worksheet: &mut WorksheetScreen, session: &Session) {
        if let Some(standing) = self.visit.take() {
            worksheet.stand(standing, session, View::Wall);
        }
    }

    /// Keeps nothing of the words of records that were redacted; says whether they were being changed.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        self.visit.as_mut().is_some_and(|standing| standing.forget(gone))
    }

    /// An entry that is not on the board is not selected; its agency still is.
    fn only_if_there(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let content = Content::of(self, worksheet, session, view);
        self.entry = self.entry.filter(|id| content.stops().iter().any(|stop| stop.entry == Some(*id)));
    }

    /// Shows a record, where it stands on this worksheet.
    pub(super) fn show(&mut self, id: RecordId, worksheet: &WorksheetScreen, session: &Session) {
        let Some(record) = session.record(id) else { return };
        let sheet = worksheet.sheet().filter(|sheet| sheet.id == record.text("worksheet"));
        let questions = sheet.map(|sheet| &sheet.questions[..]).unwrap_or_default();
        let at = questions.iter().position(|question| question.id == record.text("question"));
        let Some(question) = at else { return };
        let class = record.link("agency").map(|id| session.class(id)).unwrap_or_default();
        let seats = worksheet.seats(session);
        self.question = question;
        self.agency = seats.iter().map(Seat::id).find(|id| class.contains(id));
        self.entry = session.visible(id).map(Record::id);
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let questions = worksheet.sheet().map_or(0, |sheet| sheet.questions.len());
        self.question = self.question.min(questions.saturating_sub(1));
        let seats = worksheet.seats(session);
        if !seats.iter().any(|seat| Some(seat.id()) == self.agency) {
            self.agency = seats.first().map(Seat::id);
        }
        let content = Content::of(self, worksheet, session, view);
        let stops = content.stops();
        if stops.is_empty() {
            (self.entry, self.at, self.stroll) = (None, 0, None);
            return;
        }
        let same = |stop: &Stop| self.entry.is_some() && stop.entry == self.entry;
        let here = |stop: &Stop| Some(stop.agency) == self.agency && stop.question == self.question;
        // what was selected went away: its neighbour
        let nearest = || self.entry.map(|_| self.at.min(stops.len() - 1));
        let at = stops.iter().position(same).or_else(nearest).or_else(|| stops.iter().position(here));
        self.select(&stops, at.unwrap_or(0));
        if self.stroll.is_some() && self.entry.is_none() {
            self.stroll = None;
        }
    }

    fn select(&mut self, stops: &[Stop], at: usize) {
        if let Some(stop) = stops.get(at) {
            if self.stroll.is_some() && stop.entry != self.entry {
                self.stroll = Some(0);
            }
            (self.at, self.question, self.agency, self.entry) =
                (at, stop.question, Some(stop.agency), stop.entry);
        }
    }
}
