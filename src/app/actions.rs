//! Actions: what was promised before and what became of it, roles, new actions, decisions, issues; and reading them out.
//!
//! One list of five sections. Each but the first begins with the line, which takes all letters: Enter makes a record of the
//! section one is in, and a form asks for the rest. In the first section there is no line, so that a digit tells what
//! became of a promise.

pub mod arrival;
pub mod content;
pub mod field;
pub mod form;
pub mod made;
pub mod menu;
pub mod page;
pub mod read_back;
pub mod telling;

use super::action::Action;
use super::choice::{Choice, FILTER_COLUMNS, Picked};
use super::further::Further;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::line;
use super::model::View;
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::overlap::Answer;
use crate::domain::promise::{Fate, Sort};
use crate::domain::{RecordId, Session};
use crate::text::{Buffer, fold_key};
use content::{Content, Place, Row, Section};
use form::Form;
use read_back::Reading;
use telling::Telling;

pub use made::from_overlap;

/// What is asked over the screen.
#[derive(Clone, Debug)]
pub enum Over {
    /// What to do with a row.
    Menu(Row, Choice<menu::Command>),
    /// Which overlap becomes a role.
    Which(Choice<RecordId>),
    /// The fields of a record.
    Form(Box<Form>),
}

impl Over {
    /// Where the keys go.
    fn context(&self) -> Context {
        if matches!(self, Self::Form(_)) { Context::Form } else { Context::Choice }
    }
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct ActionsScreen {
    /// Where one is.
    pub place: Place,
    /// What is being typed; it belongs to the section one is in when it is entered.
    pub line: Buffer,
    /// What is asked over the screen.
    pub over: Option<Over>,
    /// The promise that is read out, while that is done.
    pub reading: Option<Reading>,
}

impl Default for ActionsScreen {
    fn default() -> Self {
        Self { place: Place::Line(Section::Actions), line: Buffer::new(), over: None, reading: None }
    }
}

/// The meeting that is on.
#[derive(Clone, Copy, Debug)]
pub struct On<'a> {
    /// The worksheet, which knows the meeting and what may be shown.
    pub worksheet: &'a WorksheetScreen,
}

impl<'a> On<'a> {
    /// The meeting.
    #[must_use]
    pub fn meeting(self) -> RecordId {
        self.worksheet.meeting
    }

    /// What everything is read with.
    #[must_use]
    pub fn telling(self, work: &'a Work<'_>) -> Telling<'a> {
        let (session, today) = (work.session(), work.moment.today);
        Telling { session, worksheet: self.worksheet, view: *work.view, lang: work.lang, today }
    }
}

/// What the screen wants beyond what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// A key that means nothing on this screen.
    Passed(Key),
    /// Back to the worksheet.
    Leave,
    /// More about a record than the screen has.
    Further(Further),
    /// To an overlap on the worksheet.
    Show(RecordId),
}

impl ActionsScreen {
    /// Comes onto the screen: first is what was promised before, as long as it was not all told of.
    pub fn enter(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        (self.over, self.reading) = (None, None);
        let content = Content::of(worksheet, session, view);
        let first = content.rows(Section::Before).first().filter(|_| content.left > 0);
        if let Some(row) = first.filter(|_| self.line.is_empty()) {
            self.place = Place::Row(Section::Before, *row);
        }
        self.settle_in(&content);
    }

    /// Where the keys go, for the key map and the bottom row.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.over, &self.reading, self.place) {
            (Some(over), ..) => over.context(),
            (None, Some(_), _) => Context::ReadBack,
            (None, None, Place::Line(_)) => Context::ActionsLine,
            (None, None, Place::Row(_, Row::Overlap(_))) => Context::Agreed,
            (None, None, Place::Row(..)) => Context::Actions,
        }
    }

    /// Makes sure that the row one is on is there.
    pub fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let gone = |id: &RecordId| session.visible(*id).is_none_or(|record| !worksheet.shows(record, view));
        if self.in_hand().iter().any(gone) {
            self.over = None;
        }
        self.settle_in(&Content::of(worksheet, session, view));
        self.settle_reading(worksheet, session, view);
    }

    fn settle_in(&mut self, content: &Content) {
        let places = content.places();
        if places.contains(&self.place) {
            return;
        }
        let section = self.place.section();
        let last = places.iter().rposition(|place| place.section() == section);
        let last = last.and_then(|at| places.get(at)).copied();
        self.place = last.unwrap_or(Place::Line(Section::Actions));
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, on: On, work: &mut Work) -> Wish {
        let before = Content::of(on.worksheet, work.session(), *work.view).places();
        let at = before.iter().position(|place| *place == self.place);
        let wish = match self.over.take() {
            Some(over) => match keymap::everywhere_in(over.context(), input) {
                Some(key) => {
                    self.over = Some(over);
                    return Wish::Passed(key);
                }
                None => self.answer(over, input, on, work),
            },
            None if self.reading.is_some() => self.read(input, on, work),
            None => match input {
                Input::Text(typed) | Input::Paste(typed) => {
                    self.type_text(typed, on, work);
                    Wish::None
                }
                Input::Key(key) => self.key(*key, on, work),
                Input::Resize(..) => Wish::None,
            },
        };
        self.follow(at, &Content::of(on.worksheet, work.session(), *work.view));
        wish
    }

    /// Where the row one was on is gone, its neighbour in the section is next.
    fn follow(&mut self, at: Option<usize>, content: &Content) {
        let places = content.places();
        let section = self.place.section();
        if !places.contains(&self.place)
            && let Some(next) = at.and_then(|at| places.get(at)).filter(|next| next.section() == section)
        {
            self.place = *next;
        }
        self.settle_in(content);
    }

    fn type_text(&mut self, typed: &str, on: On, work: &mut Work) {
        if let Place::Row(Section::Before, row) = self.place {
            let mut letters = typed.trim().chars().map(fold_key);
            let digit = letters.next().and_then(|letter| letter.to_digit(10));
            if let Some(digit) = digit.filter(|_| letters.next().is_none()) {
                self.tell_by_digit(row, digit, on, work);
                return;
            }
        }
        if work.may_write() {
            let section = self.place.section();
            let section = if section.has_line() { section } else { Section::Actions };
            self.place = Place::Line(section);
            self.line.insert(&typed.replace('\n', " "));
        }
    }

    /// 1 to 4 on an earlier promise: what became of it; on what was taken home: what they say now.
    fn tell_by_digit(&mut self, row: Row, digit: u32, on: On, work: &mut Work) {
        let at = usize::try_from(digit).unwrap_or(0);
        let command = match row {
            Row::Home(..) => {
                at.checked_sub(1).and_then(|at| Answer::ALL.get(at)).map(|a| menu::Command::Answer(*a))
            }
            _ => Fate::ALL.get(at).filter(|_| at > 0).map(|fate| menu::Command::Tell(*fate)),
        };
        if let Some(command) = command {
            self.command(row, command, on, work);
        }
    }

    fn key(&mut self, key: Key, on: On, work: &mut Work) -> Wish {
        let action = keymap::action(self.context(), key);
        match (self.place, action) {
            (_, Some(Action::NextPart)) => self.turn(true, on, work),
            (_, Some(Action::PreviousPart)) => self.turn(false, on, work),
            (Place::Line(_), Some(Action::Back)) if !self.line.is_empty() => self.walk(true, on, work),
            (_, Some(Action::Back)) => return Wish::Leave,
            (_, Some(Action::Stroll)) => self.begin_reading(on, work),
            (Place::Line(section), Some(Action::Confirm)) => self.add(section, on, work),
            (Place::Line(_), Some(Action::Undo)) if self.line.undo() => {}
            (Place::Line(_), Some(Action::Redo)) if self.line.redo() => {}
            (_, Some(Action::Up)) => self.walk(false, on, work),
            (_, Some(Action::Down)) => self.walk(true, on, work),
            (Place::Row(_, Row::Overlap(id)), Some(Action::MakeAction)) => {
                self.make(id, Sort::Action, on, work);
            }
            (Place::Row(_, Row::FromOverlap), Some(Action::Menu)) => self.ask_which(on, work),
            (Place::Row(_, row), Some(Action::Menu)) => self.open_menu(row, on, work),
            (Place::Row(_, Row::Record(id)), Some(Action::Remove)) => menu::remove(id, work),
            (Place::Row(..), Some(Action::Remove)) => {}
            (Place::Line(_), None) if work.open.access_is_writable() => {
                line::key(&mut self.line, key, FILTER_COLUMNS);
            }
            _ => return Wish::Passed(key),
        }
        Wish::None
    }

    /// One place on or back.
    fn walk(&mut self, down: bool, on: On, work: &Work) {
        let places = Content::of(on.worksheet, work.session(), *work.view).places();
        let at = places.iter().position(|place| *place == self.place).unwrap_or(0);
        let next = if down { at.checked_add(1) } else { at.checked_sub(1) };
        if let Some(next) = next.and_then(|next| places.get(next)) {
            self.place = *next;
        }
    }

    /// The next section in which there is a place, around the end.
    fn turn(&mut self, on_: bool, on: On, work: &Work) {
        let places = Content::of(on.worksheet, work.session(), *work.view).places();
        let sections: Vec<Section> = Section::ALL
            .into_iter()
            .filter(|section| places.iter().any(|place| place.section() == *section))
            .collect();
        let count = sections.len();
        let at = sections.iter().position(|section| *section == self.place.section()).unwrap_or(0);
        let next = if on_ { (at + 1) % count.max(1) } else { (at + count.saturating_sub(1)) % count.max(1) };
        let first = places.iter().find(|place| Some(&place.section()) == sections.get(next));
        self.place = first.copied().unwrap_or(self.place);
    }

    fn ask_which(&mut self, on: On, work: &mut Work) {
        if !work.may_write() {
            return;
        }
        let choice = Choice::new(work.lang.role_from_which(), which(on, work, "")).narrowed();
        if choice.rows.is_empty() {
            work.say(work.lang.notice_nothing_agreed());
            return;
        }
        self.over = Some(Over::Which(choice));
    }

    fn answer(&mut self, over: Over, input: &Input, on: On, work: &mut Work) -> Wish {
        match over {
            Over::Menu(row, mut choice) => match choice.input(input) {
                Picked::Chosen(command) => return self.command(row, command, on, work),
                Picked::Left => {}
                _ => self.over = Some(Over::Menu(row, choice)),
            },
            Over::Which(mut choice) => match choice.input_narrowing(input, |typed| which(on, work, typed)) {
                Picked::Chosen(id) => self.make(id, Sort::Role, on, work),
                Picked::Left => {}
                _ => self.over = Some(Over::Which(choice)),
            },
            Over::Form(mut form) => {
                if form.input(input, on, work) == form::Outcome::Open {
                    self.over = Some(Over::Form(form));
                }
            }
        }
        Wish::None
    }
}

/// The overlaps of which a role can be made.
fn which(on: On, work: &Work, typed: &str) -> Vec<super::choice::Row<RecordId>> {
    let telling = on.telling(work);
    let all = content::unmade(work.session(), on.meeting(), Sort::Role).into_iter();
    let named = all.filter_map(|id| Some((id, telling.other(id)?)));
    let found = named.filter(|(_, words)| crate::text::find(words, typed));
    found.map(|(id, words)| super::choice::Row::new(id, words)).collect()
}
