//! The board: one question with all agencies, or the whole sheet of one agency; to read and to talk over.
//!
//! It has no line of its own: letters typed here find what was said. What is selected is a place (question, agency,
//! entry), so the other way of looking, the worksheet and the way back all show the same words.

pub mod columns;
pub mod content;
pub mod page;
pub mod results;
pub mod speaker;
pub mod stroll;
pub mod update;

use super::model::View;
use super::worksheet::visit::Standing;
use super::worksheet::{Focus, WorksheetScreen};
use crate::domain::attendance::Seat;
use crate::domain::tally::Faulty;
use crate::domain::{Record, RecordId, Session, response};
use content::{Content, Stop};
use speaker::Speaker;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What stands together.
    pub way: Way,
    /// The question, by its place in the worksheet that is on.
    pub question: usize,
    /// The agency, or the filled sheet where they are begun one by one.
    pub agency: Option<RecordId>,
    /// The entry that is selected; none where the agency has said nothing.
    pub entry: Option<RecordId>,
    /// Whether only what is starred is shown.
    pub only_starred: bool,
    /// Whether sheets that are to be mended are counted.
    pub faulty: Faulty,
    /// Which page of a result is on, where there is nothing to select.
    pub turned: usize,
    /// While entries stand large one after the other: which page of a long one.
    pub stroll: Option<usize>,
    /// While the menu of an entry is open: where the worksheet stood.
    visit: Option<Standing>,
    /// What the result that is on comes to, until anything changes.
    reckoned: Option<results::Reckoned>,
    /// The selected place among all, for when what was selected goes away.
    at: usize,
}

/// What stands together on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// One question with all agencies.
    #[default]
    Question,
    /// All questions of one agency; of sheets that are begun one by one, all of them.
    Agency,
    /// What came out, on one page.
    Summary,
}

impl Board {
    /// Opens the board where the worksheet is: its question, its agency, the entry selected there.
    pub fn open(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        self.question = worksheet.step().map_or(0, |step| step.question);
        self.agency = if worksheet.repeats() { worksheet.filled } else { worksheet.agency };
        self.turned = 0;
        if self.way == Way::Summary {
            self.way = Way::Question;
        }
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
        // what was filled in is no entry: it stands where its agency, or its sheet, does
        let is_entry = record.kind() != response::KIND;
        let seat = seats.iter().map(Seat::id).find(|id| class.contains(id));
        self.agency = record.link("sheet").or(seat);
        self.entry = session.visible(id).filter(|_| is_entry).map(Record::id);
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let questions = worksheet.sheet().map_or(0, |sheet| sheet.questions.len());
        self.question = self.question.min(questions.saturating_sub(1));
        if self.way == Way::Summary && !self.has_summary(worksheet) {
            self.way = Way::Question;
        }
        let speakers = self.speakers(worksheet, session);
        if !speakers.iter().any(|speaker| Some(speaker.id) == self.agency) {
            self.agency = speakers.first().map(|speaker| speaker.id);
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
        let theirs = |stop: &Stop| Some(stop.agency) == self.agency;
        let at = stops.iter().position(same).or_else(nearest).or_else(|| stops.iter().position(here));
        let at = at.or_else(|| stops.iter().position(theirs));
        self.select(&stops, at.unwrap_or(0));
        if self.stroll.is_some() && self.entry.is_none() {
            self.stroll = None;
        }
    }

    /// Those who speak to the question that is on, or fill in the worksheet.
    fn speakers<'s>(&self, worksheet: &WorksheetScreen, session: &'s Session) -> Vec<Speaker<'s>> {
        let questions = worksheet.sheet().map(|sheet| &sheet.questions[..]).unwrap_or_default();
        let question = questions.get(self.question).filter(|_| self.way == Way::Question);
        speaker::all(worksheet, session, question)
    }

    /// Whether the worksheet has a page of results.
    #[must_use]
    pub fn has_summary(&self, worksheet: &WorksheetScreen) -> bool {
        worksheet.sheet().is_some_and(|sheet| !sheet.summary.is_empty())
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
