//! The hint library over any screen of a session, and the sentences to say when the room is silent.
//!
//! On the wall only headings are drawn, until somebody asks for the rest of one; at the desk everything is.

pub mod content;
pub mod noting;
pub mod silence;

use std::collections::BTreeSet;

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::line;
use super::model::View;
use super::scroll::{Scroll, inside};
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::RecordId;
use crate::domain::hint_note;
use crate::domain::hints::Part;
use crate::text::{Buffer, wrap};
use noting::Noting;
use silence::{Invitation, Shown};

/// Columns of the line that narrows the list; it scrolls sideways.
const FILTER_COLUMNS: usize = 200;

/// A page of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// All there is.
    #[default]
    Top,
    /// A situation one gets stuck in, by its id.
    Scene(String),
    /// What towns do.
    Measures(Part),
    /// The case cards.
    Cards,
    /// The ways people went.
    Journeys,
    /// A card or a way somebody went, by its id.
    Story(String),
    /// What was tried and noted.
    Noted,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The sentences for a silent room.
    Silence,
    /// Another page.
    Page(Page),
    /// A heading, by its id.
    Heading(String),
    /// An idea, by its id.
    Idea(String),
}

/// The library while it lies over a screen.
#[derive(Clone, Debug)]
pub struct Hints {
    /// The page that is on.
    pub page: Page,
    /// What is typed to find something in all of it.
    pub filter: Buffer,
    /// The rows.
    pub list: Scroll<Spot>,
    /// That these are ideas, not answers.
    pub notice: String,
    /// The words being noted beside an idea.
    pub noting: Option<Noting>,
    /// The sentence for a silent room that stands instead of the library.
    pub invitation: Option<Invitation>,
    /// The pages one came through, with what was typed and selected there.
    trail: Vec<(Page, Buffer, Option<Spot>)>,
    /// The notes that were left half written.
    left: Vec<Noting>,
    /// The headings whose rest was asked for on the wall.
    opened: BTreeSet<String>,
    /// The headings that were folded at the desk.
    folded: BTreeSet<String>,
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It stays.
    Open,
    /// It was left.
    Left,
    /// The key means nothing here.
    Passed(Key),
}

impl Hints {
    /// Opens the library; with an invitation to speak first, where there is one.
    #[must_use]
    pub fn open(
        invitation: Option<Invitation>,
        left: Vec<Noting>,
        worksheet: &WorksheetScreen,
        work: &Work,
    ) -> Self {
        let mut hints = Self {
            page: Page::Top,
            filter: Buffer::new(),
            list: Scroll::new("", Vec::new()),
            notice: String::new(),
            noting: None,
            invitation,
            trail: Vec::new(),
            left,
            opened: BTreeSet::new(),
            folded: BTreeSet::new(),
        };
        hints.renew(worksheet, work);
        hints
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.invitation, &self.noting) {
            (Some(_), _) => Context::Silence,
            (None, Some(_)) => Context::Editing,
            (None, None) => Context::Hints,
        }
    }

    /// Reads it anew, after anything changed; what is selected stays so.
    pub fn renew(&mut self, worksheet: &WorksheetScreen, work: &Work) {
        let lang = work.lang;
        self.notice = lang.of(&work.hints.notice.ja, &work.hints.notice.en).to_owned();
        let content =
            content::Content { hints: work.hints, session: work.session(), lang, kinds: work.kinds };
        let is_open = |id: &str| match *work.view {
            View::Wall => self.opened.contains(id),
            View::Desk => !self.folded.contains(id),
        };
        let rows = if self.filter.text().trim().is_empty() {
            content.rows(&self.page, silence::has(worksheet), is_open)
        } else {
            content.found(self.filter.text(), is_open)
        };
        let mut list = Scroll::new(content.title(&self.page), rows).unnumbered();
        list.head = head(&self.notice, work.size);
        self.list.renew(list, work.size);
    }

    /// Takes an input.
    pub fn input(
        &mut self,
        input: &Input,
        worksheet: &WorksheetScreen,
        shown: &mut Shown,
        work: &mut Work,
    ) -> Next {
        if self.invitation.is_some() {
            return self.invited(input, worksheet, shown, work);
        }
        if let Some(noting) = self.noting.take() {
            match noting.input(input, worksheet, work) {
                noting::Outcome::Open(noting) => self.noting = Some(noting),
                noting::Outcome::Kept => {}
                noting::Outcome::Left(noting) => self.leave(noting),
            }
            self.renew(worksheet, work);
            return Next::Open;
        }
        let next = match input {
            Input::Text(typed) | Input::Paste(typed) => {
                self.filter.insert(&typed.replace('\n', " "));
                self.list.select(0, work.size);
                Next::Open
            }
            Input::Key(key) => self.key(*key, worksheet, shown, work),
            Input::Resize(..) => Next::Open,
        };
        self.renew(worksheet, work);
        next
    }

    /// While a sentence stands there.
    fn invited(
        &mut self,
        input: &Input,
        worksheet: &WorksheetScreen,
        shown: &mut Shown,
        work: &mut Work,
    ) -> Next {
        let Input::Key(key) = input else {
            if let Input::Text(_) | Input::Paste(_) = input {
                self.invitation = None;
                return self.input(input, worksheet, shown, work);
            }
            return Next::Open;
        };
        match keymap::action(Context::Silence, *key) {
            Some(Action::NextWords | Action::Help) => self.invitation = Invitation::of(worksheet, shown),
            Some(Action::Library) => self.invitation = None,
            Some(Action::Back) => return Next::Left,
            _ => return Next::Passed(*key),
        }
        Next::Open
    }

    fn key(&mut self, key: Key, worksheet: &WorksheetScreen, shown: &mut Shown, work: &mut Work) -> Next {
        match keymap::action(Context::Hints, key) {
            Some(Action::Up | Action::Down) => _ = self.list.input(&Input::Key(key), work.size),
            Some(Action::NextPage) => self.list.page(true, work.size),
            Some(Action::PreviousPage) => self.list.page(false, work.size),
            Some(Action::Open) => self.choose(worksheet, shown, work),
            Some(Action::Tried) => self.mark(work),
            Some(Action::Back) if !self.filter.is_empty() => self.filter = Buffer::new(),
            Some(Action::Back) => match self.trail.pop() {
                Some((page, filter, spot)) => {
                    (self.page, self.filter) = (page, filter);
                    self.renew(worksheet, work);
                    let at = self.list.rows.iter().position(|row| row.value == spot);
                    self.list.select(at.unwrap_or(0), work.size);
                }
                None => return Next::Left,
            },
            Some(Action::Help) => match Invitation::of(worksheet, shown) {
                None => return Next::Left,
                some => self.invitation = some,
            },
            _ if line::key(&mut self.filter, key, FILTER_COLUMNS) => self.list.select(0, work.size),
            _ => return Next::Passed(key),
        }
        Next::Open
    }

    /// What is selected.
    #[must_use]
    pub fn spot(&self) -> Option<&Spot> {
        self.list.rows.get(self.list.at()).and_then(|row| row.value.as_ref())
    }

    /// Enter: to the page, the rest of the heading, or to words of one's own beside the idea.
    fn choose(&mut self, worksheet: &WorksheetScreen, shown: &mut Shown, work: &mut Work) {
        match self.spot().cloned() {
            Some(Spot::Silence) => self.invitation = Invitation::of(worksheet, shown),
            Some(Spot::Page(page)) => {
                let spot = self.spot().cloned();
                let before = std::mem::replace(&mut self.page, page);
                self.trail.push((before, std::mem::take(&mut self.filter), spot));
                self.list = Scroll::new("", Vec::new());
            }
            Some(Spot::Heading(id)) => {
                let turned = if *work.view == View::Wall { &mut self.opened } else { &mut self.folded };
                let was = turned.remove(&id);
                if *work.view == View::Wall {
                    // the rest of one heading at a time
                    turned.clear();
                }
                if !was {
                    turned.insert(id);
                }
            }
            Some(Spot::Idea(id)) if work.may_write() => {
                let left = self.left.iter().position(|noting| noting.id == id);
                let left = left.map(|at| self.left.remove(at));
                self.noting = Some(left.unwrap_or_else(|| Noting::of(&id, work)));
            }
            Some(Spot::Idea(_)) | None => {}
        }
    }

    /// A note is left; where it is half written, it can be gone on with.
    fn leave(&mut self, noting: Noting) {
        if noting.is_changed() {
            self.left.push(noting);
        }
    }

    /// The library is closed: the notes that are half written.
    pub(super) fn into_left(mut self) -> Vec<Noting> {
        if let Some(noting) = self.noting.take() {
            self.leave(noting);
        }
        self.left
    }

    /// The words that are half written beside ideas.
    pub(super) fn words(&self) -> String {
        let noting = self.noting.iter().filter(|noting| noting.is_changed());
        words(self.left.iter().chain(noting))
    }

    /// Keeps nothing of notes that were redacted; says whether there was anything.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        let noting = self.noting.take_if(|noting| noting.is_of(gone)).is_some();
        forget(&mut self.left, gone) || noting
    }

    /// Notes that the idea was tried, or takes that back.
    fn mark(&mut self, work: &mut Work) {
        let Some(Spot::Idea(id)) = self.spot().cloned() else {
            return work.say(work.lang.hints_choose_idea());
        };
        let tried = hint_note::find(work.session(), &id).is_some_and(hint_note::HintNote::is_tried);
        if work.write(|writer| hint_note::mark(writer, &id, !tried)).is_some() && !tried {
            work.say(work.lang.hints_noted_tried());
        }
    }
}

/// The words of notes, one below the other.
pub(super) fn words<'n>(notes: impl Iterator<Item = &'n Noting>) -> String {
    notes.map(|noting| noting.line.text()).collect::<Vec<_>>().join("\n")
}

/// Keeps none of the notes that were redacted; says whether there were any.
pub(super) fn forget(notes: &mut Vec<Noting>, gone: &[RecordId]) -> bool {
    let before = notes.len();
    notes.retain(|noting| !noting.is_of(gone));
    notes.len() < before
}

/// Rows above the list: the notice, the line that narrows it, and a blank one where there is room.
fn head(notice: &str, size: (u16, u16)) -> u16 {
    let rows = u16::try_from(notice_rows(notice, size)).unwrap_or(1);
    rows + 1 + u16::from(size.1 >= 24)
}

/// Rows that the notice takes.
#[must_use]
pub fn notice_rows(notice: &str, size: (u16, u16)) -> usize {
    wrap(notice, usize::from(inside(size).0)).len()
}
