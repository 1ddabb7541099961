//! The cases of a meeting side by side, over any screen: question by question, with the codes that people mark on them,
//! what they settle on in talk, the counts, and the words that come up again.

pub mod rows;

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::line::{self, One};
use super::model::View;
use super::scroll::{Scroll, around};
use super::work::Work;
use super::worksheet::WorksheetScreen;
use super::worksheet::privacy::may_show;
use crate::domain::coding::{self, Case};
use crate::domain::worksheet::{Scope, Worksheet};
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;
use crate::text::{self, Buffer, Clean};
use rows::Reading;

/// Columns of a line of letters; it scrolls sideways.
const LINE_COLUMNS: usize = 200;
/// Letters of a coder's label.
const LABEL: usize = 20;

/// What shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// What is told at one question, case by case.
    #[default]
    Side,
    /// The codes that one coder marks on a case.
    Mark,
    /// What was settled in talk about a case.
    Settle,
    /// In how many cases each code stands, and which codes face each other.
    Counts,
    /// The words that come up again.
    Words,
}

impl Face {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Side, Self::Mark, Self::Settle, Self::Counts, Self::Words];
}

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A case, by its filled sheet.
    Case(RecordId),
    /// Who codes.
    Coder,
    /// A code, by its id.
    Code(String),
    /// A word.
    Word(String),
}

/// The state of it; it stays while it is closed.
#[derive(Clone, Debug)]
pub struct Cases {
    /// Whether it lies over the screen.
    pub open: bool,
    /// What shows.
    pub face: Face,
    /// The rows.
    pub list: Scroll<Spot>,
    /// Who codes, by a label.
    pub coder: String,
    /// The label, while it is asked for.
    pub asking: Option<Buffer>,
    /// A word that is looked for among those that come up again.
    pub word: Buffer,
    /// The case in hand.
    case: Option<RecordId>,
    /// The question that is read side by side, by its place.
    question: usize,
}

impl Default for Cases {
    fn default() -> Self {
        Self {
            open: false,
            face: Face::Side,
            list: Scroll::new("", Vec::new()),
            coder: String::new(),
            asking: None,
            word: Buffer::new(),
            case: None,
            question: 0,
        }
    }
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It was taken.
    Taken,
    /// The key means nothing here.
    Passed(Key),
}

/// The worksheet of a meeting whose filled sheets are its cases.
#[must_use]
pub fn worksheet(sheets: &[Worksheet]) -> Option<&Worksheet> {
    sheets.iter().find(|sheet| sheet.scope == Scope::Case && sheet.made_from.is_none())
}

/// The cases with as much told of them as a view shows.
#[must_use]
pub fn read<'s>(screen: &WorksheetScreen, session: &'s Session, view: View) -> Vec<Case<'s>> {
    let Some(sheet) = worksheet(&screen.sheets) else { return Vec::new() };
    coding::cases(session, screen.meeting, sheet, |level| may_show(view, level))
}

impl Cases {
    /// Lies over the screen from now; says so where there is nothing to show.
    pub(super) fn begin(&mut self, screen: &WorksheetScreen, work: &mut Work) {
        if worksheet(&screen.sheets).is_none() {
            return work.say(work.lang.cases_no_sheet());
        }
        if self.coder.is_empty() {
            work.by.clone_into(&mut self.coder);
        }
        self.open = true;
        self.renew(screen, work);
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.asking.is_some() { Context::Editing } else { Context::Cases }
    }

    /// What Enter does with the row that is selected.
    #[must_use]
    pub fn enter_does(&self, lang: Lang) -> &'static str {
        match (self.face, self.spot()) {
            (_, Some(Spot::Coder)) => lang.cases_do_coder(),
            (Face::Mark, _) => lang.cases_do_mark(),
            (Face::Settle, _) => lang.cases_do_settle(),
            _ => lang.do_open(),
        }
    }

    /// What the keys of pages step through.
    #[must_use]
    pub fn page_does(&self, lang: Lang) -> &'static str {
        match self.face {
            Face::Side => lang.do_next_question(),
            _ => lang.cases_do_next(),
        }
    }

    /// Where the case in hand stands now; the first where it is gone.
    fn place(&self, cases: &[Case]) -> usize {
        cases.iter().position(|case| Some(case.filled.id()) == self.case).unwrap_or(0)
    }

    /// Reads it anew, after anything changed; what is selected stays so.
    pub(super) fn renew(&mut self, screen: &WorksheetScreen, work: &Work) {
        if !self.open {
            return;
        }
        let cases = read(screen, work.session(), *work.view);
        let at = self.place(&cases);
        self.case = cases.get(at).map(|case| case.filled.id());
        let reading = Reading { screen, cases: &cases, work };
        let selected = self.spot().cloned();
        self.lay(reading, at, selected.as_ref());
        // the row that is selected now is told in full
        let now = self.spot().cloned();
        if self.ticks() && now != selected {
            self.lay(reading, at, now.as_ref());
        }
    }

    fn lay(&mut self, reading: Reading, at: usize, selected: Option<&Spot>) {
        let (title, rows) = match self.face {
            Face::Side => {
                let pages = reading.pages();
                self.question = self.question.min(pages.len().saturating_sub(1));
                reading.side(&pages, self.question)
            }
            Face::Mark => reading.mark(at, &self.coder, selected),
            Face::Settle => reading.settle(at, selected),
            Face::Counts => reading.counts(),
            Face::Words => reading.words(self.word.text()),
        };
        let mut list = Scroll::new(title, rows).unnumbered();
        list.head = u16::from(self.face == Face::Words);
        self.list.renew(list, reading.work.size);
    }

    /// Whether rows are ticked here.
    fn ticks(&self) -> bool {
        matches!(self.face, Face::Mark | Face::Settle)
    }

    /// What is selected.
    #[must_use]
    pub fn spot(&self) -> Option<&Spot> {
        self.list.rows.get(self.list.at()).and_then(|row| row.value.as_ref())
    }

    /// Takes an input.
    pub(super) fn input(&mut self, input: &Input, screen: &WorksheetScreen, work: &mut Work) -> Next {
        if let Some(label) = self.asking.take() {
            self.name_coder(label, input);
        } else {
            match input {
                Input::Key(key) => {
                    if let Some(key) = self.key(*key, screen, work) {
                        return Next::Passed(key);
                    }
                }
                Input::Text(typed) | Input::Paste(typed) if self.face == Face::Words => {
                    self.word.insert(&typed.replace('\n', " "));
                    self.list.select(0, work.size);
                }
                Input::Text(typed)
                    if self.ticks() && typed.chars().map(text::fold_key).any(|key| key == ' ') =>
                {
                    self.choose(screen, work);
                }
                Input::Text(_) | Input::Paste(_) => work.say(work.lang.notice_no_line()),
                Input::Resize(..) => {}
            }
        }
        self.renew(screen, work);
        Next::Taken
    }

    fn key(&mut self, key: Key, screen: &WorksheetScreen, work: &mut Work) -> Option<Key> {
        match keymap::action(Context::Cases, key) {
            Some(Action::Up | Action::Down) => _ = self.list.input(&Input::Key(key), work.size),
            Some(Action::NextFace) => self.turn(1),
            Some(Action::PreviousFace) => self.turn(-1),
            Some(Action::NextStep) => self.step(1, screen, work),
            Some(Action::PreviousStep) => self.step(-1, screen, work),
            Some(Action::Open) => self.choose(screen, work),
            Some(Action::Back) if self.face == Face::Words && !self.word.is_empty() => {
                self.word = Buffer::new();
            }
            Some(Action::Back) => self.open = false,
            _ if self.face == Face::Words && line::key(&mut self.word, key, LINE_COLUMNS) => {
                self.list.select(0, work.size);
            }
            _ => return Some(key),
        }
        None
    }

    fn turn(&mut self, by: isize) {
        self.face = around(&Face::ALL, self.face, by);
        self.list = Scroll::new("", Vec::new());
    }

    /// The next (or previous) question, or case, around the end.
    fn step(&mut self, by: isize, screen: &WorksheetScreen, work: &Work) {
        let cases = read(screen, work.session(), *work.view);
        let reading = Reading { screen, cases: &cases, work };
        let turned = |at: usize, count: usize| {
            at.checked_add_signed(by).unwrap_or(count.saturating_sub(1)) % count.max(1)
        };
        match self.face {
            Face::Side => self.question = turned(self.question, reading.pages().len()),
            Face::Mark | Face::Settle => {
                let next = cases.get(turned(self.place(&cases), cases.len()));
                self.case = next.map(|case| case.filled.id());
            }
            Face::Counts | Face::Words => return,
        }
        self.list = Scroll::new("", Vec::new());
    }

    /// Enter: to the codes of a case, marks one, settles on one, or asks who codes.
    fn choose(&mut self, screen: &WorksheetScreen, work: &mut Work) {
        let cases = read(screen, work.session(), *work.view);
        let in_hand = cases.get(self.place(&cases)).map(|case| (case.filled.id(), case.coding.clone()));
        match (self.spot().cloned(), self.face) {
            (Some(Spot::Case(id)), _) => {
                self.case = Some(id);
                (self.face, self.list) = (Face::Mark, Scroll::new("", Vec::new()));
            }
            (Some(Spot::Coder), _) => self.asking = Some(Buffer::from_text(&self.coder)),
            (Some(Spot::Code(code)), face @ (Face::Mark | Face::Settle)) => {
                let Some((sheet, coding)) = in_hand else { return };
                let settled = coding.settled.contains(code.as_str());
                let mine = coding.marks.get(self.coder.as_str());
                let marked = mine.is_some_and(|marks| match code.as_str() {
                    coding::NONE => marks.is_empty(),
                    code => marks.contains(code),
                });
                let first = mine.is_some_and(std::collections::BTreeSet::is_empty);
                let coder = self.coder.clone();
                drop(cases);
                work.write(|writer| match face {
                    Face::Settle => coding::settle(writer, sheet, &code, !settled),
                    _ => {
                        coding::mark(writer, sheet, &coder, &code, !marked);
                        // who marks a code found one
                        if first && code != coding::NONE {
                            coding::mark(writer, sheet, &coder, coding::NONE, false);
                        }
                    }
                });
            }
            (Some(Spot::Code(_) | Spot::Word(_)) | None, _) => {}
        }
    }

    /// The label of who codes.
    fn name_coder(&mut self, mut label: Buffer, input: &Input) {
        match line::one(&mut label, input, LINE_COLUMNS) {
            One::Open => self.asking = Some(label),
            One::Left => {}
            One::Confirmed => {
                let named: String = Clean::line(label.text()).into_string().chars().take(LABEL).collect();
                if !named.is_empty() {
                    self.coder = named;
                }
            }
        }
    }
}
