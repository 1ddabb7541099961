//! The worksheet on the wall: one question, one agency speaking, the entry line.

pub mod asking;
pub mod draft;
pub mod echo;
pub mod entries;
pub mod find;
pub mod form;
mod gone;
pub mod layout;
pub mod memo;
mod paper;
pub mod parking;
pub mod paste;
mod pin;
pub mod privacy;
mod same;
mod shelf;
mod suggested;
mod telltale;
pub mod turns;
pub mod update;
pub mod visit;
pub mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::arrivals::Arrivals;
use super::choice::Choice;
use super::clock::Clock;
use super::further::Further;
use super::message::Spot;
use super::model::View;
use crate::domain::attendance::{self, Seat};
use crate::domain::cell::Cell;
use crate::domain::entry::{self, At, Entry};
use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::{self, Overlap};
use crate::domain::session::Edition;
use crate::domain::turn::Round;
use crate::domain::worksheet::{Kind, Lane, Question, Worksheet};
use crate::domain::{Record, RecordId, RevisionId, Session, Value};
use crate::text::Buffer;

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct WorksheetScreen {
    /// The meeting.
    pub meeting: RecordId,
    /// The worksheets of the meeting.
    pub sheets: Vec<Worksheet>,
    /// The records of their definitions, as the meeting names them.
    sheet_ids: Vec<RecordId>,
    /// The state of the session in which questions that are asked no more were looked for.
    looked_for_gone: Option<Edition>,
    /// Which worksheet is on.
    pub sheet_at: usize,
    /// Which step of it is on: a question, or one lane of it.
    pub step_at: usize,
    /// The agency in turn; none while the meeting has no agencies.
    pub agency: Option<RecordId>,
    /// The line being typed. It belongs to nobody until it is entered, so it stays when the turn changes.
    pub line: Buffer,
    /// The filled sheet in turn, where sheets are begun one by one; none is a new one.
    pub filled: Option<RecordId>,
    /// Where one is in the cells of a question.
    pub form: form::Form,
    /// Where the keys go.
    pub focus: Focus,
    /// On an overlap question: what the typed idea answers.
    pub need: Need,
    /// Whether sheets are typed in that came back on paper.
    pub on_paper: bool,
    /// What is asked over the screen.
    pub popup: Option<Popup>,
    /// What of the line is kept for after a crash.
    pub drafting: draft::Drafting,
    /// The files that lie over the session and are not kept yet; after a crash they are offered again.
    laid: Vec<PathBuf>,
    /// Where one was on each worksheet that was left for another one, by its id.
    left: BTreeMap<String, Spot>,
    /// The clocks of the questions that had one, by the ids of worksheet and question.
    pub clocks: BTreeMap<(String, String), Clock>,
    /// The entry that stands large for a moment.
    pub echo: Option<echo::Echo>,
    /// What a menu asked for beyond this screen; the room takes it.
    pub(crate) further: Option<Further>,
    /// The overlap that was just written down, for the screen that asked for it.
    pub(crate) offered: Option<RecordId>,
    /// What others wrote a moment ago.
    pub arrived: Arrivals,
    /// What stays where it is on the screen although something arrived.
    pin: Option<pin::Pin>,
    /// The words of a change that was left with Esc, to be had back with undo.
    abandoned: Option<Editing>,
    /// Words of an entry that are being written over the screen; they are kept for after a crash, too.
    aside: Option<Editing>,
    /// Words that are being typed on another screen; they are kept for after a crash, too.
    beside: String,
    /// Notes beside hints that are half written; they are kept for after a crash, too.
    noted: String,
    /// What was taken back, the latest last, so that redo goes the same way back.
    undone: Vec<Undone>,
}

/// What undo took back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Undone {
    /// Typing in the line.
    Typing,
    /// A step that was written.
    Step,
}

/// One step of the walk: a question, or one lane of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The question's place in the worksheet.
    pub question: usize,
    /// The lane's place in the question.
    pub lane: Option<usize>,
}

/// Where the keys go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the entry line.
    Line,
    /// To the needs above it.
    Needs,
    /// To this entry (or overlap) of the list.
    Entries(RecordId),
    /// Into a change of an entry.
    Editing(Editing),
}

/// An entry (or the idea of an overlap) being changed in place.
#[derive(Clone, Debug)]
pub struct Editing {
    /// Its record.
    pub id: RecordId,
    /// Its text as it is being changed.
    pub buffer: Buffer,
    /// Whether Enter splits it at the caret instead of taking over the text.
    pub split: bool,
    /// The writes of it that were seen when the change began.
    pub seen: BTreeSet<RevisionId>,
}

impl PartialEq for Editing {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.buffer.text() == other.buffer.text() && self.split == other.split
    }
}

impl Eq for Editing {}

/// What an idea answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An entry of the agency.
    Entry(RecordId),
    /// Nobody's weakness: a joint wish.
    Wish,
}

/// What is asked over the screen.
#[derive(Clone, Debug)]
pub enum Popup {
    /// Which agency to go to.
    Find(Choice<find::Found>),
    /// How an agency takes part.
    Attendance(RecordId, Choice<find::Command>),
    /// Which agency it is one with.
    Same(RecordId, Choice<RecordId>),
    /// What to do with an entry.
    Menu(RecordId, Choice<entries::Command>),
    /// To which agency an entry belongs.
    Move(RecordId, Choice<RecordId>),
    /// Whom an idea asks.
    Whom(asking::Whom),
    /// What the asked say.
    Answer(asking::Answering),
    /// Which need an overlap answers.
    ChooseNeed(RecordId, Choice<Need>),
    /// What pasted lines become.
    Paste(paste::Paste),
    /// What is parked.
    Parking(Choice<RecordId>),
    /// What to do with a parked line.
    Parked(RecordId, Choice<parking::Command>),
    /// The memos that wait for an agency.
    Memos(Choice<RecordId>),
    /// Whose entry a memo becomes.
    MemoTo(RecordId, Choice<memo::To>),
    /// What a cell can hold.
    Offer(Cell, Choice<Option<Value>>),
    /// What does not hold on a sheet: to which question to go.
    Checks(Choice<String>),
    /// Which worksheets the meeting uses.
    Shelf(Choice<String>),
    /// From which filled sheet one is made.
    Copy(Choice<RecordId>),
    /// What is proposed for a list by another sheet.
    Suggested(Choice<String>),
}

impl WorksheetScreen {
    /// Opens the newest meeting of a session at its first question, of several on one day one at which something was said;
    /// none where it holds no meeting or worksheet.
    #[must_use]
    pub fn enter(session: &Session) -> Option<Self> {
        let is_begun = |meeting: &Meeting| session.met(entry::KIND, meeting.id()).next().is_some();
        let meetings = meeting::all(session);
        let newest = meetings.into_iter().max_by_key(|meeting| (meeting.date(), is_begun(meeting)))?;
        Self::of_meeting(session, newest)
    }

    /// Opens a meeting at its first question; none where it has no worksheet.
    #[must_use]
    pub(crate) fn of_meeting(session: &Session, meeting: Meeting) -> Option<Self> {
        let sheets = meeting::sheets(session, meeting.id());
        if sheets.iter().all(|sheet| sheet.questions.is_empty()) {
            return None;
        }
        let mut screen = Self {
            meeting: meeting.id(),
            sheets,
            sheet_ids: meeting::sheet_ids(session, meeting.id()),
            looked_for_gone: None,
            sheet_at: 0,
            step_at: 0,
            agency: None,
            line: Buffer::new(),
            filled: None,
            form: form::Form::default(),
            focus: Focus::Line,
            need: Need::Wish,
            on_paper: false,
            popup: None,
            drafting: draft::Drafting::default(),
            laid: Vec::new(),
            left: BTreeMap::new(),
            clocks: BTreeMap::new(),
            echo: None,
            further: None,
            offered: None,
            arrived: Arrivals::default(),
            pin: None,
            abandoned: None,
            aside: None,
            beside: String::new(),
            noted: String::new(),
            undone: Vec::new(),
        };
        screen.find_gone(session);
        screen.first_sheet(session);
        screen.go(session, 0);
        let start = screen.draft();
        screen.drafting.found(start);
        Some(screen)
    }

    /// The worksheet that is on.
    #[must_use]
    pub fn sheet(&self) -> Option<&Worksheet> {
        self.sheets.get(self.sheet_at)
    }

    /// The steps of the worksheet that is on.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let questions = self.sheet().map(|sheet| &sheet.questions[..]).unwrap_or_default();
        let mut steps = Vec::new();
        for (question, asked) in questions.iter().enumerate() {
            if asked.lanes.is_empty() {
                steps.push(Step { question, lane: None });
            } else {
                steps.extend((0..asked.lanes.len()).map(|lane| Step { question, lane: Some(lane) }));
            }
        }
        steps
    }

    /// The step that is on.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        self.steps().get(self.step_at).copied()
    }

    /// The question that is on.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.sheet()?.questions.get(self.step()?.question)
    }

    /// The lane that is on, where the question has lanes.
    #[must_use]
    pub fn lane(&self) -> Option<&Lane> {
        self.question()?.lanes.get(self.step()?.lane?)
    }

    /// The stable id of the lane that is on; empty where the question has none.
    #[must_use]
    pub fn lane_id(&self) -> String {
        self.lane().map(|lane| lane.id.clone()).unwrap_or_default()
    }

    /// The clock of the question that is on, if it was ever used.
    #[must_use]
    pub fn clock(&self) -> Option<&Clock> {
        self.clocks.get(&self.clock_key()).filter(|clock| clock.is_used())
    }

    /// The ids of the worksheet and the question that are on.
    fn clock_key(&self) -> (String, String) {
        let id = |id: Option<&String>| id.cloned().unwrap_or_default();
        (id(self.sheet().map(|sheet| &sheet.id)), id(self.question().map(|question| &question.id)))
    }

    /// Whether the question takes overlaps.
    #[must_use]
    pub fn is_overlap(&self) -> bool {
        self.question().is_some_and(|question| question.kind == Kind::Overlap)
    }

    /// The question seen from its turns.
    #[must_use]
    pub fn round<'a>(&'a self, session: &'a Session) -> Option<Round<'a>> {
        let (worksheet, question) = (&self.sheet()?.id, self.question()?);
        Some(Round { session, meeting: self.meeting, worksheet, question, about: self.about() })
    }

    /// The agencies of the meeting.
    #[must_use]
    pub fn seats<'s>(&self, session: &'s Session) -> Vec<Seat<'s>> {
        attendance::seats(session, self.meeting)
    }

    /// The seat of the agency in turn.
    #[must_use]
    pub fn seat<'s>(&self, session: &'s Session) -> Option<Seat<'s>> {
        self.seats(session).into_iter().find(|seat| Some(seat.id()) == self.agency)
    }

    /// Where the words of the agency in turn stand.
    #[must_use]
    pub fn at(&self, session: &Session) -> Option<At> {
        Some(self.round(session)?.at(self.agency?))
    }

    /// What the agency in turn said to this question and lane, as far as this view shows it.
    #[must_use]
    pub fn listed<'s>(&self, session: &'s Session, view: View) -> Vec<&'s Record> {
        self.listed_in(session, view, self.lane())
    }

    /// The same for another lane of the question.
    #[must_use]
    pub fn listed_in<'s>(&self, session: &'s Session, view: View, lane: Option<&Lane>) -> Vec<&'s Record> {
        let Some(at) = self.at(session) else { return Vec::new() };
        let records: Vec<&Record> = if self.is_overlap() {
            overlap::list(session, &at).into_iter().map(|Overlap(record)| record).collect()
        } else {
            let lane = lane.map(|lane| lane.id.as_str());
            entry::list(session, &at, lane).into_iter().map(|Entry(record)| record).collect()
        };
        records.into_iter().filter(|record| self.shows(record, view) && self.is_about(record)).collect()
    }

    /// The needs of the agency in turn, on an overlap question.
    #[must_use]
    pub fn needs<'s>(&self, session: &'s Session, view: View) -> Vec<Entry<'s>> {
        let needs = self.question().and_then(|question| question.needs.as_deref());
        let (Some(needs), Some(at)) = (needs, self.at(session)) else { return Vec::new() };
        let at = At { question: needs.to_owned(), ..at };
        entry::list(session, &at, None).into_iter().filter(|entry| self.shows(entry.0, view)).collect()
    }
}
