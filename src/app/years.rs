//! Ctrl+R: what went on from meeting to meeting, over any screen. Pages of what has changed, of the overlaps, the promises
//! and the weaknesses, and of who was there; from each line to where it was said, and to its thread.

mod changes;
mod found;
mod presence;
mod promises;
mod reading;
pub mod thread;
mod ways;

use std::collections::BTreeSet;

use super::action::Action;
use super::choice::Picked;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::model::{Screen, View};
use super::scroll::{NUMBER, Row, Scroll, inside};
use super::work::Work;
use crate::domain::journey::Stand;
use crate::domain::participation::Participation;
use crate::domain::period::{self, Period};
use crate::domain::session::Edition;
use crate::domain::thread::{Threads, tie};
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;
use changes::Changes;
use reading::Reading;
pub(super) use reading::day;
pub use reading::period;
use thread::Way;

/// Lines up to which all of a page stands there; of more, the agencies or meetings are opened one by one.
const MANY: usize = 300;

/// The pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What has changed.
    #[default]
    Changes,
    /// What became of the overlaps.
    Ways,
    /// What became of the promises.
    Promises,
    /// Weaknesses that found a partner.
    Found,
    /// Who was there.
    Presence,
}

impl Page {
    const ALL: [Self; 5] = [Self::Changes, Self::Ways, Self::Promises, Self::Found, Self::Presence];

    fn place(self) -> usize {
        Self::ALL.iter().position(|page| *page == self).unwrap_or(0)
    }

    /// Whether it compares two meetings.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(self, Self::Changes | Self::Found)
    }
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// What is compared with what, to be chosen.
    Compare,
    /// Rows below it that are opened and closed.
    Fold(Fold),
    /// Something that was said, proposed or promised.
    Said(RecordId),
    /// An agency, to be told of in full.
    Agency(RecordId),
}

/// Rows that are opened and closed together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// What an agency said.
    Agency(RecordId),
    /// What it said again to a question, by the question and its lane.
    Kept(RecordId, String, String),
    /// The overlaps that stand so.
    Stand(Stand),
    /// The promises of a meeting.
    Meeting(RecordId),
}

/// What is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folds {
    /// Whether so much is there that all is closed at first.
    many: bool,
    /// What was turned by hand.
    turned: BTreeSet<Fold>,
}

impl Folds {
    fn is_open(&self, fold: &Fold) -> bool {
        let at_first = !self.many && !matches!(fold, Fold::Kept(..));
        at_first != self.turned.contains(fold)
    }

    /// The row on which it is opened and closed.
    fn row(&self, fold: Fold, head: &str, lang: Lang) -> Row<Spot> {
        let head = if self.is_open(&fold) { lang.years_opened(head) } else { lang.years_closed(head) };
        Row::new(Spot::Fold(fold), head)
    }
}

/// What lies over the pages.
#[derive(Clone, Debug)]
pub enum Over {
    /// One thing through the meetings.
    Thread(RecordId, Scroll<Way>),
    /// From which it goes on.
    Before(RecordId, Scroll<RecordId>),
    /// Which meeting or year is looked at.
    After(Scroll<Period>),
    /// With which it is compared.
    With(Period, Scroll<Period>),
}

/// What is to happen next.
#[derive(Debug)]
pub enum Next {
    /// Nothing more.
    Taken,
    /// The key means nothing here.
    Passed(Key),
    /// To where this was said.
    Show(RecordId),
    /// The pages were turned beyond their end: forward, or back.
    Beyond(bool),
}

/// Of what the rows were made.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    edition: Edition,
    view: View,
    lang: Lang,
    page: Page,
    span: Option<(Period, Period)>,
    turned: BTreeSet<Fold>,
    size: (u16, u16),
    agency: Option<RecordId>,
}

/// The state of it; it stays while it is closed.
#[derive(Clone, Debug)]
pub struct Years {
    /// Whether it lies over the screen.
    pub open: bool,
    /// What shows.
    pub page: Page,
    /// The rows.
    pub list: Scroll<Spot>,
    /// What stands above the rows: the heads of columns.
    pub heads: String,
    /// What lies over the pages.
    pub over: Option<Over>,
    /// From where one went to look at what was said: the meeting and its screen.
    pub(super) away: Option<(RecordId, Screen)>,
    /// What is compared, where somebody chose.
    span: Option<(Period, Period)>,
    turned: BTreeSet<Fold>,
    threads: Option<(Edition, Threads)>,
    made: Option<Made>,
}

impl Default for Years {
    fn default() -> Self {
        Self {
            open: false,
            page: Page::default(),
            list: Scroll::new("", Vec::new()),
            heads: String::new(),
            over: None,
            away: None,
            span: None,
            turned: BTreeSet::new(),
            threads: None,
            made: None,
        }
    }
}

impl Years {
    /// Lies over the screen from now.
    pub(super) fn begin(&mut self, work: &Work) {
        (self.open, self.over) = (true, None);
        self.renew(work);
    }

    /// The same at its first or its last page.
    pub(super) fn begin_at(&mut self, last: bool, work: &Work) {
        self.turn_to(if last { Page::Presence } else { Page::Changes });
        self.begin(work);
    }

    /// What is compared from now.
    pub(super) fn compare(&mut self, before: Period, after: Period) {
        self.span = Some((before, after));
        self.turn_to(Page::Changes);
    }

    /// Lies there no more.
    pub(super) fn close(&mut self) {
        (self.open, self.over) = (false, None);
    }

    /// What is compared, to be written; none where there is one meeting.
    pub(super) fn compared(&self, session: &Session, today: &str) -> Option<(Period, Period)> {
        self.span(session, today).filter(|_| self.open)
    }

    /// What is compared with what: as somebody chose, else the newest two meetings.
    fn span(&self, session: &Session, today: &str) -> Option<(Period, Period)> {
        let chosen = self.span.filter(|(before, after)| before.is_in(session) && after.is_in(session));
        chosen.or_else(|| period::usual(session, today))
    }

    /// From what everything goes on, found once for each state of the session.
    fn threads(&mut self, session: &Session) -> Threads {
        let edition = session.edition();
        match self.threads.take().filter(|(of, _)| *of == edition) {
            Some((_, threads)) => threads,
            None => Threads::of(session),
        }
    }

    /// Reads it anew where anything changed; what is selected stays so.
    pub(super) fn renew(&mut self, work: &Work) {
        if !self.open {
            return;
        }
        let made = self.to_be_made(work);
        if self.made.as_ref() != Some(&made) {
            let resized = self.made.as_ref().is_some_and(|before| before.size != made.size);
            let again = self.made.as_ref().is_some_and(|before| before.page == made.page);
            self.read(work, made.span, again);
            // the first row counts as selected only now
            self.made = Some(self.to_be_made(work));
            if self.page == Page::Presence && self.made != Some(made) {
                self.read(work, None, true);
            }
            if resized {
                self.list.settle_anew(work.size);
            }
            self.list.settle(work.size);
        }
    }

    fn to_be_made(&self, work: &Work) -> Made {
        Made {
            edition: work.session().edition(),
            view: *work.view,
            lang: work.lang,
            page: self.page,
            span: self.span(work.session(), &work.today()),
            turned: self.turned.clone(),
            size: work.size,
            agency: self.agency(),
        }
    }

    /// The agency that is selected.
    fn agency(&self) -> Option<RecordId> {
        match self.spot() {
            Some(Spot::Agency(id)) if self.page == Page::Presence => Some(*id),
            _ => None,
        }
    }

    /// What is selected.
    #[must_use]
    pub fn spot(&self) -> Option<&Spot> {
        self.list.rows.get(self.list.at()).and_then(|row| row.value.as_ref())
    }

    fn read(&mut self, work: &Work, span: Option<(Period, Period)>, again: bool) {
        let threads = self.threads(work.session());
        let read = Reading::new(work, &threads);
        let lang = work.lang;
        let columns = usize::from(inside(work.size).0.saturating_sub(NUMBER));
        let folds = |many: usize| Folds { many: many > MANY, turned: self.turned.clone() };
        let mut heads = String::new();
        let (name, rows) = match (self.page, span) {
            (Page::Changes, Some((before, after))) => {
                let changes = Changes::of(&read, before, after);
                (lang.years_changes(), changes.rows(&read, &folds(changes.told())))
            }
            (Page::Found, Some((before, after))) => {
                let all = found::all(&read, before, after);
                (lang.years_found(), found::rows(&read, before, after, &all))
            }
            (Page::Changes, None) => (lang.years_changes(), alone(lang)),
            (Page::Found, None) => (lang.years_found(), alone(lang)),
            (Page::Ways, _) => {
                let all = ways::all(&read);
                (lang.years_ways(), ways::rows(&read, &all, &folds(all.len())))
            }
            (Page::Promises, _) => {
                let all = promises::all(&read);
                let count = all.iter().map(|kept| kept.promises.len()).sum();
                (lang.years_promises(), promises::rows(&read, &all, &folds(count)))
            }
            (Page::Presence, _) => {
                let all = Participation::of(work.session(), &work.today());
                heads = presence::heads(&all, columns);
                (lang.years_presence(), presence::rows(&read, &all, columns, self.agency()))
            }
        };
        let title = lang.years_title(self.page.place() + 1, Page::ALL.len(), name);
        let mut list = Scroll::new(title, rows).unnumbered();
        list.head = u16::from(!heads.is_empty());
        self.list = if again { list.following(&self.list, work.size) } else { list };
        self.heads = heads;
        let over = self.over.take();
        self.over = over.and_then(|over| renewed(over, &read, work.size));
        self.threads = Some((work.session().edition(), threads));
    }

    fn turn_to(&mut self, page: Page) {
        if self.page != page {
            self.page = page;
            self.list = Scroll::new("", Vec::new());
        }
    }

    fn turn(&mut self, forward: bool) -> Next {
        let at = self.page.place();
        let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
        match to.and_then(|to| Page::ALL.get(to)) {
            Some(page) => self.turn_to(*page),
            None => return Next::Beyond(forward),
        }
        Next::Taken
    }

    /// Takes an input.
    pub(super) fn input(&mut self, input: &Input, work: &mut Work) -> Next {
        let next = match self.over.take() {
            Some(over) => self.in_over(over, input, work),
            None => self.on_page(input, work),
        };
        self.renew(work);
        next
    }

    fn on_page(&mut self, input: &Input, work: &mut Work) -> Next {
        let key = match input {
            Input::Key(key) => *key,
            Input::Text(_) | Input::Paste(_) => {
                work.say(work.lang.notice_no_line());
                return Next::Taken;
            }
            Input::Resize(..) => return Next::Taken,
        };
        match keymap::action(Context::Years, key) {
            Some(Action::Up | Action::Down) => _ = self.list.input(input, work.size),
            Some(Action::NextFace) => return self.turn(true),
            Some(Action::PreviousFace) => return self.turn(false),
            Some(Action::NextGroup) => self.step_group(true, work.size),
            Some(Action::PreviousGroup) => self.step_group(false, work.size),
            Some(Action::Compare) => self.ask_after(work),
            Some(Action::Thread) => {
                if let Some(Spot::Said(id)) = self.spot() {
                    let id = *id;
                    self.lay(work, |read| thread::list(read, id).map(|list| Over::Thread(id, list)));
                }
            }
            Some(Action::GoTo) => match self.spot().cloned() {
                Some(Spot::Compare) => self.ask_after(work),
                Some(Spot::Fold(fold)) => {
                    if !self.turned.remove(&fold) {
                        self.turned.insert(fold);
                    }
                }
                Some(Spot::Said(id)) => return Next::Show(id),
                Some(Spot::Agency(_)) | None => {}
            },
            Some(Action::Back) => self.close(),
            _ => return Next::Passed(key),
        }
        Next::Taken
    }

    /// Whether there is more than one group of rows to go to.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.list.rows.iter().filter(|row| begins_group(row)).count() > 1
    }

    /// The next group of rows, or the one before; beyond the last, the end.
    fn step_group(&mut self, down: bool, size: (u16, u16)) {
        let rows = self.list.rows.iter().enumerate();
        let mut groups = rows.filter(|(_, row)| begins_group(row)).map(|(at, _)| at);
        let at = self.list.at();
        let to = match down {
            true => groups.find(|group| *group > at).unwrap_or(usize::MAX),
            false => groups.take_while(|group| *group < at).last().unwrap_or(0),
        };
        self.list.select_at_top(to, size);
    }

    /// Lays a list over the page.
    fn lay(&mut self, work: &Work, make: impl FnOnce(&Reading) -> Option<Over>) {
        let threads = self.threads(work.session());
        let mut over = make(&Reading::new(work, &threads));
        match &mut over {
            Some(Over::Thread(_, list)) => list.settle(work.size),
            Some(Over::Before(_, list)) => list.settle(work.size),
            Some(Over::After(list) | Over::With(_, list)) => list.settle(work.size),
            None => {}
        }
        self.over = over;
        self.threads = Some((work.session().edition(), threads));
    }

    /// Asks which meeting is looked at, and then with which it is compared.
    fn ask_after(&mut self, work: &mut Work) {
        if !self.page.compares() {
            return;
        }
        let Some((_, after)) = self.span(work.session(), &work.today()) else {
            return work.say(work.lang.years_one_meeting());
        };
        self.lay(work, |read| Some(Over::After(periods(read, None, after, work.size))));
    }

    fn in_over(&mut self, over: Over, input: &Input, work: &mut Work) -> Next {
        let size = work.size;
        let passed = |input: &Input| match input {
            Input::Key(key) => Next::Passed(*key),
            _ => Next::Taken,
        };
        match over {
            Over::Thread(id, mut list) => match list.input(input, size) {
                Picked::Chosen(Way::Show(id)) => return Next::Show(id),
                Picked::Chosen(Way::GoesOn) => {
                    self.lay(work, |read| thread::before(read, id).map(|list| Over::Before(id, list)));
                }
                Picked::Chosen(Way::FromNothing) => self.tie(id, None, work),
                Picked::Left => {}
                Picked::Passed => {
                    self.over = Some(Over::Thread(id, list));
                    return passed(input);
                }
                _ => self.over = Some(Over::Thread(id, list)),
            },
            Over::Before(id, mut list) => match list.input(input, size) {
                Picked::Chosen(before) => self.tie(id, Some(before), work),
                Picked::Left => {
                    self.lay(work, |read| thread::list(read, id).map(|list| Over::Thread(id, list)));
                }
                Picked::Passed => {
                    self.over = Some(Over::Before(id, list));
                    return passed(input);
                }
                _ => self.over = Some(Over::Before(id, list)),
            },
            Over::After(mut list) => match list.input(input, size) {
                Picked::Chosen(after) => {
                    let before = self.span(work.session(), &work.today()).map(|(before, _)| before);
                    self.lay(work, |read| {
                        let at = before.filter(|before| *before != after).unwrap_or(after);
                        Some(Over::With(after, periods(read, Some(after), at, size)))
                    });
                }
                Picked::Left => {}
                Picked::Passed => {
                    self.over = Some(Over::After(list));
                    return passed(input);
                }
                _ => self.over = Some(Over::After(list)),
            },
            Over::With(after, mut list) => match list.input(input, size) {
                Picked::Chosen(before) => {
                    self.span = Some(period::in_order(work.session(), before, after));
                    self.turned.clear();
                }
                Picked::Left => self.ask_after(work),
                Picked::Passed => {
                    self.over = Some(Over::With(after, list));
                    return passed(input);
                }
                _ => self.over = Some(Over::With(after, list)),
            },
        }
        Next::Taken
    }

    /// Writes down from what a record goes on, and shows the thread again.
    fn tie(&mut self, id: RecordId, before: Option<RecordId>, work: &mut Work) {
        if work.write(|writer| tie(writer, id, before)).is_some() {
            let lang = work.lang;
            work.say(if before.is_some() { lang.years_tied() } else { lang.years_untied() });
        }
        self.lay(work, |read| thread::list(read, id).map(|list| Over::Thread(id, list)));
    }
}

/// Whether a group of rows begins with this one.
fn begins_group(row: &Row<Spot>) -> bool {
    match &row.value {
        Some(Spot::Fold(fold)) => !matches!(fold, Fold::Kept(..)),
        Some(Spot::Agency(_) | Spot::Compare) => true,
        _ => false,
    }
}

/// Whether an input turns the pages, and if so, back beyond the first.
pub(super) fn turns(input: &Input) -> Option<bool> {
    let Input::Key(key) = input else { return None };
    match keymap::action(Context::Years, *key) {
        Some(Action::NextFace) => Some(false),
        Some(Action::PreviousFace) => Some(true),
        _ => None,
    }
}

/// What stands there where there is nothing to compare.
fn alone(lang: Lang) -> Vec<Row<Spot>> {
    vec![Row::text(lang.years_one_meeting()).and(lang.years_how_to_bring())]
}

/// The meetings and years to choose from, the newest first; one is selected.
fn periods(read: &Reading, but: Option<Period>, at: Period, size: (u16, u16)) -> Scroll<Period> {
    let lang = read.lang;
    let mut all = period::all(read.session);
    all.reverse();
    let is_apart = |one: Period, other| {
        let (before, after) = period::in_order(read.session, one, other);
        period::sides(read.session, before, after).is_some()
    };
    all.retain(|period| but.is_none_or(|but| *period != but && is_apart(*period, but)));
    let selected = all.iter().position(|period| *period == at).unwrap_or(0);
    let rows = all.into_iter().map(|period| Row::new(period, read.period(period))).collect();
    let title = but.map_or_else(
        || lang.years_ask_after().to_owned(),
        |after| lang.years_ask_before(&read.period_short(after)),
    );
    let mut list = Scroll::new(title, rows);
    list.select(selected, size);
    list
}

/// A list over the pages as it is now; none where it has nothing left to show.
fn renewed(over: Over, read: &Reading, size: (u16, u16)) -> Option<Over> {
    Some(match over {
        Over::Thread(id, list) => Over::Thread(id, thread::list(read, id)?.following(&list, size)),
        Over::Before(id, list) => Over::Before(id, thread::before(read, id)?.following(&list, size)),
        Over::After(list) => {
            let at = list.rows.get(list.at()).and_then(|row| row.value)?;
            Over::After(periods(read, None, at, size))
        }
        Over::With(after, list) => {
            let at = list.rows.get(list.at()).and_then(|row| row.value)?;
            after.is_in(read.session).then(|| Over::With(after, periods(read, Some(after), at, size)))?
        }
    })
}
