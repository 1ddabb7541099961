//! Meeting: the agenda, who is here, and the facts of the meeting that is on.
//!
//! One screen of three parts. In each a line at the top adds something (an item, an agency, a ground rule) and takes
//! all letters; in the list below Enter does what is most wanted, and the menu does the rest.

pub mod agenda;
mod arrival;
pub mod attendance;
pub mod facts;
pub mod pace;

use super::action::Action;
use super::choice::{Choice, FILTER_COLUMNS, Picked};
use super::further::Further;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::line::{self, One};
use super::work::Work;
use crate::domain::agenda::{Page, Purpose, Shows};
use crate::domain::worksheet::Worksheet;
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;
use crate::text::{Buffer, Clean};

pub use facts::Fact;

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// 次第.
    #[default]
    Agenda,
    /// 出欠.
    Attendance,
    /// 会議について.
    Facts,
}

impl Part {
    /// All of them, in their order on the screen.
    pub const ALL: [Self; 3] = [Self::Agenda, Self::Attendance, Self::Facts];
}

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Into the line that adds something.
    Line,
    /// To this row of the list.
    List(usize),
}

/// What is asked over the screen.
#[derive(Clone, Debug)]
pub enum Popup {
    /// What to do with an item of the agenda.
    Item(RecordId, Choice<agenda::Command>),
    /// What an item is for.
    Purpose(RecordId, Choice<Option<Purpose>>),
    /// What the wall shows while an item is on.
    Shows(RecordId, Choice<Shows>),
    /// Which agenda to begin with, by its place among those that are known.
    Template(Choice<usize>),
    /// Which page to show.
    Page(Choice<Page>),
    /// What to do with an agency of the meeting.
    Seat(RecordId, Choice<attendance::Command>),
    /// Which of the usual words a fact takes; none are others, to be typed.
    Words(Fact, Choice<Option<String>>),
    /// What to do with a ground rule.
    Rule(usize, Choice<facts::Command>),
    /// Words being typed.
    Edit(What, Buffer),
}

/// What words being typed are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The title of an item.
    ItemTitle(RecordId),
    /// The minutes of an item.
    ItemMinutes(RecordId),
    /// The name of an agency.
    AgencyName(RecordId),
    /// Its short name.
    AgencyShort(RecordId),
    /// Its reading.
    AgencyReading(RecordId),
    /// A fact of the meeting.
    Fact(Fact),
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct MeetingScreen {
    /// Which part is on.
    pub part: Part,
    /// Where the keys go.
    pub focus: Focus,
    /// What is being typed to be added, a line for each part.
    lines: [Buffer; 3],
    /// What is asked over the screen.
    pub popup: Option<Popup>,
    /// Whether an item of the agenda is selected, which can be begun.
    on_item: bool,
}

impl Default for MeetingScreen {
    fn default() -> Self {
        Self {
            part: Part::Agenda,
            focus: Focus::List(0),
            lines: Default::default(),
            popup: None,
            on_item: false,
        }
    }
}

/// What the screen wants beyond what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// A key that means nothing on this screen.
    Passed(Key),
    /// The wall is to show something.
    Show(Shows),
    /// Back to the worksheet.
    Leave,
    /// More about a record than the screen has.
    Further(Further),
}

/// The meeting that is on, with its worksheets.
#[derive(Clone, Copy, Debug)]
pub struct On<'a> {
    /// The meeting.
    pub meeting: RecordId,
    /// Its worksheets.
    pub sheets: &'a [Worksheet],
}

impl MeetingScreen {
    /// Comes onto the screen: selected is the item to go on with.
    pub fn enter(&mut self, session: &Session, meeting: RecordId) {
        self.popup = None;
        // a line that was begun waits where it was begun
        if self.line().is_empty() {
            self.part = Part::Agenda;
            self.focus = Focus::List(agenda::next(session, meeting));
        } else {
            self.focus = Focus::Line;
        }
        self.settle(session, meeting);
    }

    /// Selects the row of an item or an agency.
    pub fn show(&mut self, id: RecordId, session: &Session, meeting: RecordId) {
        let item =
            agenda::rows(session, meeting).into_iter().position(|row| row == agenda::AgendaRow::Item(id));
        let seats = crate::domain::attendance::seats(session, meeting);
        let seat = seats.iter().position(|seat| seat.id() == id || seat.record().id() == id);
        let place = item.map(|at| (Part::Agenda, at)).or(seat.map(|at| (Part::Attendance, at)));
        if let Some((part, at)) = place {
            (self.part, self.focus) = (part, Focus::List(at));
            self.settle(session, meeting);
        }
    }

    /// What is being typed to be added to the part that is on.
    #[must_use]
    pub fn line(&self) -> &Buffer {
        let [agenda, attendance, facts] = &self.lines;
        match self.part {
            Part::Agenda => agenda,
            Part::Attendance => attendance,
            Part::Facts => facts,
        }
    }

    fn line_mut(&mut self) -> &mut Buffer {
        let [agenda, attendance, facts] = &mut self.lines;
        match self.part {
            Part::Agenda => agenda,
            Part::Attendance => attendance,
            Part::Facts => facts,
        }
    }

    /// How many rows the list has.
    #[must_use]
    pub fn rows(&self, session: &Session, meeting: RecordId) -> usize {
        match self.part {
            Part::Agenda => agenda::rows(session, meeting).len(),
            Part::Attendance => crate::domain::attendance::seats(session, meeting).len(),
            Part::Facts => facts::rows(session, meeting).len(),
        }
    }

    /// Where the keys go, for the key map and the bottom row.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.popup, self.focus) {
            (Some(Popup::Edit(..)), _) => Context::Editing,
            (Some(_), _) => Context::Choice,
            (None, Focus::Line) => Context::MeetingLine,
            (None, Focus::List(_)) if self.on_item => Context::Agenda,
            (None, Focus::List(_)) => Context::Meeting,
        }
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, on: On, work: &mut Work) -> Wish {
        let wish = match self.popup.take() {
            Some(popup) => {
                let typing = matches!(popup, Popup::Edit(..));
                let context = if typing { Context::Editing } else { Context::Choice };
                match keymap::everywhere_in(context, input) {
                    Some(key) => {
                        self.popup = Some(popup);
                        Wish::Passed(key)
                    }
                    None => self.answer(popup, input, on, work),
                }
            }
            None => match input {
                Input::Text(typed) | Input::Paste(typed) => {
                    self.type_text(typed, work);
                    Wish::None
                }
                Input::Key(key) => self.key(*key, on, work),
                Input::Resize(..) => Wish::None,
            },
        };
        self.settle(work.session(), on.meeting);
        wish
    }

    /// Makes sure that the row that is selected is there, and finds out what it is.
    pub fn settle(&mut self, session: &Session, meeting: RecordId) {
        if let Focus::List(at) = self.focus {
            let rows = self.rows(session, meeting);
            self.focus = if rows == 0 { Focus::Line } else { Focus::List(at.min(rows - 1)) };
        }
        self.on_item = match (self.part, self.focus) {
            (Part::Agenda, Focus::List(at)) => {
                let row = agenda::rows(session, meeting).get(at).copied();
                matches!(row, Some(agenda::AgendaRow::Item(_)))
            }
            _ => false,
        };
    }

    fn type_text(&mut self, typed: &str, work: &mut Work) {
        if work.may_write() {
            self.focus = Focus::Line;
            self.line_mut().insert(&typed.replace('\n', " "));
        }
    }

    fn key(&mut self, key: Key, on: On, work: &mut Work) -> Wish {
        let action = keymap::action(self.context(), key);
        match (self.focus, action) {
            (_, Some(Action::NextPart)) => self.turn(1, work.session(), on.meeting),
            (_, Some(Action::PreviousPart)) => self.turn(-1, work.session(), on.meeting),
            (_, Some(Action::Back)) => return Wish::Leave,
            (Focus::Line, Some(Action::Confirm)) => self.add(on, work),
            (Focus::Line, Some(Action::Down)) => self.focus = Focus::List(0),
            (Focus::Line, Some(Action::Undo)) if self.line_mut().undo() => {}
            (Focus::Line, Some(Action::Redo)) if self.line_mut().redo() => {}
            (Focus::List(0), Some(Action::Up)) => self.focus = Focus::Line,
            (Focus::List(at), Some(Action::Up)) => self.focus = Focus::List(at - 1),
            (Focus::List(at), Some(Action::Down)) => self.focus = Focus::List(at + 1),
            (
                Focus::List(at),
                Some(action @ (Action::Begin | Action::Confirm | Action::Menu | Action::Remove)),
            ) => {
                return match self.part {
                    Part::Agenda => self.act_on_item(at, action, on, work),
                    Part::Attendance => self.act_on_seat(at, action, on, work),
                    Part::Facts => self.act_on_fact(at, action, on, work),
                };
            }
            (Focus::Line, None) if work.open.access_is_writable() => {
                line::key(self.line_mut(), key, FILTER_COLUMNS);
            }
            _ => return Wish::Passed(key),
        }
        Wish::None
    }

    fn turn(&mut self, by: isize, session: &Session, meeting: RecordId) {
        let count = Part::ALL.len();
        let at = Part::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        let at = at.checked_add_signed(by).unwrap_or(count - 1) % count;
        self.part = Part::ALL.get(at).copied().unwrap_or_default();
        let first = if self.part == Part::Agenda { agenda::next(session, meeting) } else { 0 };
        self.focus = if self.line().is_empty() { Focus::List(first) } else { Focus::Line };
    }

    /// Enter in the line: adds what was typed; with an empty line nothing is added.
    fn add(&mut self, on: On, work: &mut Work) {
        let text = Clean::line(self.line().text()).into_string();
        if text.is_empty() {
            self.line_mut().set("");
            work.say(work.lang.meeting_add_what(self.part));
            return;
        }
        if !work.may_keep(&text) {
            return;
        }
        let added = match self.part {
            Part::Agenda => agenda::add(&text, on, work),
            Part::Attendance => attendance::add(&text, on, work),
            Part::Facts => facts::add_rule(&text, on, work),
        };
        if added {
            self.line_mut().take();
        }
    }

    fn answer(&mut self, popup: Popup, input: &Input, on: On, work: &mut Work) -> Wish {
        match popup {
            Popup::Item(id, choice) => return self.answer_item(id, choice, input, on, work),
            Popup::Purpose(id, choice) => self.answer_purpose(id, choice, input, work),
            Popup::Shows(id, choice) => self.answer_shows(id, choice, input, work),
            Popup::Template(choice) => self.answer_template(choice, input, on, work),
            Popup::Page(mut choice) => match choice.input(input) {
                Picked::Chosen(page) => return Wish::Show(Shows::Page(page)),
                Picked::Left => {}
                _ => self.popup = Some(Popup::Page(choice)),
            },
            Popup::Seat(id, choice) => return self.answer_seat(id, choice, input, on, work),
            Popup::Words(fact, choice) => self.answer_words(fact, choice, input, on, work),
            Popup::Rule(at, choice) => return self.answer_rule(at, choice, input, on, work),
            Popup::Edit(what, buffer) => self.edit(what, buffer, input, on, work),
        }
        Wish::None
    }

    /// Opens the line in which words are changed.
    fn open_edit(&mut self, what: What, text: &str, work: &mut Work) {
        if work.may_write() {
            self.popup = Some(Popup::Edit(what, Buffer::from_text(text)));
        }
    }

    fn edit(&mut self, what: What, mut buffer: Buffer, input: &Input, on: On, work: &mut Work) {
        match line::one(&mut buffer, input, FILTER_COLUMNS) {
            One::Open => {}
            One::Left => return,
            One::Confirmed => {
                let text = Clean::line(buffer.text()).into_string();
                if work.may_keep(&text) && take_over(what, &text, on, work) {
                    return;
                }
            }
        }
        self.popup = Some(Popup::Edit(what, buffer));
    }
}

/// Writes changed words; false where they mean nothing, which is said.
fn take_over(what: What, text: &str, on: On, work: &mut Work) -> bool {
    match what {
        What::ItemTitle(id) => agenda::retitle(id, text, work),
        What::ItemMinutes(id) => agenda::retime(id, text, work),
        What::AgencyName(id) | What::AgencyShort(id) | What::AgencyReading(id) => {
            attendance::rename(what, id, text, work)
        }
        What::Fact(fact) => facts::write(fact, text, on, work),
    }
}

impl Lang {
    /// What the line at the top adds, as an empty Enter says it.
    fn meeting_add_what(self, part: Part) -> &'static str {
        match part {
            Part::Agenda => self.notice_add_item(),
            Part::Attendance => self.notice_add_agency(),
            Part::Facts => self.notice_add_rule(),
        }
    }
}
