//! The room: the screens of an open session, and the wishes that mean the same on all of them.

use super::action::Action;
use super::actions::{self, ActionsScreen};
use super::board::Board;
use super::cases::{self, Cases};
use super::clock::Clock;
use super::figures::InFigures;
use super::hints::noting::Noting;
use super::hints::silence::{Invitation, Shown};
use super::hints::{self, Hints};
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::likening::Likened;
use super::meeting::{self, MeetingScreen, On, Wish};
use super::model::{Screen, View};
use super::overlap::{self, OverlapScreen};
use super::proposals::Proposed;
use super::review::{Next, Review};
use super::search::{self, Search};
use super::work::Work;
use super::works_with::Partners;
use super::worksheet::{Focus, WorksheetScreen};
use super::years::{self, Years};
use crate::domain::agenda::{self, Item, Page, Shows};
use crate::domain::{self, RecordId, Session, agency, attendance, common, parked};
use crate::text::Clean;

/// The screens of an open session; each keeps its state while another is on.
#[derive(Clone, Debug)]
pub struct Room {
    /// A question on the wall.
    pub worksheet: WorksheetScreen,
    /// The agenda, who is here, and the facts of the meeting.
    pub meeting: MeetingScreen,
    /// What all agencies said.
    pub board: Board,
    /// The needs, who could help, and what was tied.
    pub overlap: OverlapScreen,
    /// What was promised before, roles, actions, decisions, issues.
    pub actions: ActionsScreen,
    /// What is being found, over any of them.
    pub search: Option<Search>,
    /// What came before, over any of them.
    pub review: Option<Review>,
    /// The hint library, over any of them.
    pub hints: Option<Box<Hints>>,
    /// The cases side by side, over any of them.
    pub cases: Cases,
    /// Who works with whom, over any of them.
    pub partners: Partners,
    /// The session in figures, which lies over any screen.
    pub figures: InFigures,
    /// What went on from meeting to meeting, over any of them.
    pub years: Years,
    /// The sentences for a silent room that were shown.
    shown: Shown,
    /// The notes beside hints that were left half written.
    noted: Vec<Noting>,
    /// The worksheets of the other meetings that were opened, as they were left.
    pub(super) elsewhere: Vec<WorksheetScreen>,
}

/// What the clock measures that a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timed {
    /// The question that is on.
    Question,
    /// An item of the agenda.
    Item(RecordId),
    /// Nothing: a page without an item of its own.
    Nothing,
}

impl Room {
    /// Opens the newest meeting of a session; none where it holds no meeting or worksheet.
    #[must_use]
    pub fn enter(session: &Session) -> Option<Self> {
        let worksheet = WorksheetScreen::enter(session)?;
        let (meeting, board) = (MeetingScreen::default(), Board::default());
        let (overlap, actions) = (OverlapScreen::default(), ActionsScreen::default());
        let elsewhere = Vec::new();
        Some(Self {
            worksheet,
            meeting,
            board,
            overlap,
            actions,
            search: None,
            review: None,
            hints: None,
            cases: Cases::default(),
            partners: Partners::default(),
            figures: InFigures::default(),
            years: Years::default(),
            shown: Shown::default(),
            noted: Vec::new(),
            elsewhere,
        })
    }

    /// The meeting that is on.
    #[must_use]
    pub fn meeting_id(&self) -> RecordId {
        self.worksheet.meeting
    }

    /// Takes an input on one of the screens; a key that means nothing there comes back.
    pub fn input(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(search) = self.search.take() {
            return self.find(search, on, input, work);
        }
        if let Some(review) = self.review.take() {
            return self.look_back(review, on, input, work);
        }
        if let Some(hints) = self.hints.take() {
            return self.in_hints(hints, on, input, work);
        }
        if self.cases.open {
            return self.in_cases(on, input, work);
        }
        if self.figures.open {
            return self.in_figures(on, input, work);
        }
        if self.partners.open {
            return self.in_partners(on, input, work);
        }
        if self.years.open {
            return self.in_years(on, input, work);
        }
        let passed = match on {
            Screen::Worksheet => self.worksheet.input(input, work),
            Screen::Meeting => self.in_meeting(on, input, work),
            Screen::Page(_) => self.on_page(on, input, work),
            Screen::Board => self.on_board(on, input, work),
            Screen::Overlap => self.on_overlap(on, input, work),
            Screen::Actions => self.in_actions(on, input, work),
            Screen::Home | Screen::New => None,
        };
        if let Some(further) = self.worksheet.further.take() {
            self.review = Review::further(further, &self.worksheet, work);
        }
        let passed = passed?;
        if self.is_asking(*on) { Some(passed) } else { self.act(on, passed, work) }
    }

    /// It is known who could help: what was pressed before that counts now.
    pub fn proposed(&mut self, on: &mut Screen, proposed: &Proposed, work: &mut Work) {
        let mut pressed = self.worksheet.proposed(proposed, work);
        pressed.extend(self.overlap.proposed(proposed, &self.worksheet, work));
        for pressed in pressed {
            self.input(on, &pressed, work);
        }
    }

    fn in_meeting(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        let around = On { meeting: self.worksheet.meeting, sheets: &self.worksheet.sheets };
        match self.meeting.input(input, around, work) {
            Wish::None => {}
            Wish::Passed(key) => return Some(key),
            Wish::Show(shows) => self.put_on(on, &shows, work),
            Wish::Leave => *on = Screen::Worksheet,
            Wish::Further(further) => self.review = Review::further(further, &self.worksheet, work),
        }
        self.worksheet.settle(work.session(), *work.view);
        None
    }

    fn in_actions(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        let around = actions::On { worksheet: &self.worksheet };
        match self.actions.input(input, around, work) {
            actions::Wish::None => {}
            actions::Wish::Passed(key) => return Some(key),
            actions::Wish::Leave => *on = Screen::Worksheet,
            actions::Wish::Further(further) => self.review = Review::further(further, &self.worksheet, work),
            actions::Wish::Show(id) => {
                *on = Screen::Worksheet;
                self.show(id, work);
            }
        }
        None
    }

    /// Comes onto the screen of actions.
    fn open_actions(&mut self, on: &mut Screen, session: &Session, view: View) {
        *on = Screen::Actions;
        self.actions.enter(&self.worksheet, session, view);
    }

    /// The proposal that is selected on a screen.
    fn tie(&self, on: Screen, session: &Session) -> Option<RecordId> {
        let selected = match on {
            Screen::Overlap => self.overlap.tie(),
            Screen::Worksheet => match self.worksheet.focus {
                Focus::Entries(id) => Some(id),
                _ => None,
            },
            _ => None,
        };
        selected
            .filter(|id| session.visible(*id).is_some_and(|record| record.kind() == domain::overlap::KIND))
    }

    /// On a page: the item before or after, back to the agenda; there is no line for letters.
    fn on_page(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        match input {
            Input::Key(key) => match keymap::action(Context::Page, *key) {
                Some(Action::NextItem) => self.step_item(on, 1, work),
                Some(Action::PreviousItem) => self.step_item(on, -1, work),
                Some(Action::Back) => self.open_meeting(on, work.session()),
                _ => return Some(*key),
            },
            Input::Text(_) | Input::Paste(_) => work.say(work.lang.notice_no_line()),
            Input::Resize(..) => {}
        }
        None
    }

    /// The board has no line: letters typed there find what was said. A menu opened there is the worksheet's.
    fn on_board(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if self.worksheet.popup.is_some() {
            let passed = self.worksheet.input(input, work);
            self.board.after_menu(on, &mut self.worksheet, work);
            return passed;
        }
        match input {
            Input::Key(key) => self.board.key(*key, on, &mut self.worksheet, work),
            Input::Text(typed) | Input::Paste(typed) => {
                self.search = Some(Search::open(typed, &self.worksheet, work));
                None
            }
            Input::Resize(..) => None,
        }
    }

    /// Letters on the overlaps go into an idea, answer, or find what was said. A list opened there is the worksheet's.
    fn on_overlap(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if self.worksheet.popup.is_some() {
            let passed = self.worksheet.input(input, work);
            self.overlap.after_list(on, &mut self.worksheet, work);
            return passed;
        }
        match self.overlap.input(input, on, &mut self.worksheet, work) {
            overlap::Next::Taken => {}
            overlap::Next::Passed(key) => return Some(key),
            overlap::Next::Find(typed) => self.search = Some(Search::open(&typed, &self.worksheet, work)),
        }
        None
    }

    /// An input to what is being found.
    fn find(&mut self, mut search: Search, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = keymap::everywhere(input) {
            self.search = Some(search);
            return Some(key);
        }
        match search.input(input, &self.worksheet, work) {
            search::Outcome::Open => self.search = Some(search),
            search::Outcome::Left => {}
            search::Outcome::Chosen(id) if self.show_outcome(id, on, work) => {}
            search::Outcome::Chosen(id) => {
                *on = Screen::Worksheet;
                self.show(id, work);
            }
        }
        None
    }

    /// An input to what lies over the screens of what came before; undo goes on there.
    fn look_back(&mut self, review: Review, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        // the list of what differs is the first page of the review
        if let (Review::Conflicts(_), Some(last)) = (&review, years::turns(input)) {
            self.years.begin_at(last, work);
            return None;
        }
        // while words are written, undo is the line's
        let writes = review.context() == Context::Editing;
        let lines = |key: &Key| {
            writes && matches!(keymap::action(Context::Choice, *key), Some(Action::Undo | Action::Redo))
        };
        if let Some(key) = keymap::everywhere(input).filter(|key| !lines(key)) {
            let again = match keymap::action(Context::Choice, key) {
                Some(Action::Undo) => false,
                Some(Action::Redo) => true,
                _ => {
                    self.review = Some(review);
                    return Some(key);
                }
            };
            self.worksheet.step_back(again, work);
            self.settle(on, work.session(), *work.view);
            self.review = review.refreshed(&mut self.worksheet, work);
            return None;
        }
        match review.input(input, &mut self.worksheet, work) {
            Next::Open(review) => self.review = Some(review),
            Next::Leave => {}
            Next::Show(id) => self.show_back(id, on, work),
            Next::Forget(gone, review) => {
                self.forget(&gone, work.session());
                self.review = review;
            }
        }
        let aside = self.review.as_ref().and_then(|review| review.written(work.session()));
        self.worksheet.write_aside(aside, work);
        self.settle(on, work.session(), *work.view);
        None
    }

    /// An input to the hint library; keys that mean something on every screen of a session still do.
    fn in_hints(
        &mut self,
        mut hints: Box<Hints>,
        on: &mut Screen,
        input: &Input,
        work: &mut Work,
    ) -> Option<Key> {
        // F1 is the next sentence here
        let help = |key: &Key| keymap::action(hints.context(), *key) == Some(Action::Help);
        if let Some(key) = over_all(hints.context(), input).filter(|key| !help(key)) {
            self.hints = Some(hints);
            return Some(key);
        }
        let next = hints.input(input, &self.worksheet, &mut self.shown, work);
        let typed =
            if let Input::Text(typed) | Input::Paste(typed) = input { typed.chars().count() } else { 1 };
        self.worksheet.keep_noted(&hints.words(), typed, work);
        match next {
            hints::Next::Open => self.hints = Some(hints),
            hints::Next::Left => self.noted = hints.into_left(),
            hints::Next::Passed(key) => {
                let means = keymap::action(hints.context(), key);
                if stays_over(means) {
                    self.hints = Some(hints);
                } else {
                    self.noted = hints.into_left();
                }
                return self.pass_below(on, key, means, work);
            }
        }
        None
    }

    /// An input to the cases that lie over the screen.
    fn in_cases(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = over_all(self.cases.context(), input) {
            return Some(key);
        }
        let cases::Next::Passed(key) = self.cases.input(input, &self.worksheet, work) else { return None };
        let means = keymap::action(self.cases.context(), key);
        self.cases.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while it shows who works with whom.
    fn in_partners(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = over_all(Context::WorksWith, input) {
            return Some(key);
        }
        let key = self.partners.input(input, &self.worksheet, work)?;
        let means = keymap::action(Context::WorksWith, key);
        self.partners.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while the session is told in figures.
    fn in_figures(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = over_all(Context::Figures, input) {
            return Some(key);
        }
        let key = self.figures.input(input, work)?;
        let means = keymap::action(Context::Figures, key);
        self.figures.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while it shows what went on from meeting to meeting.
    fn in_years(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = over_all(Context::Years, input) {
            return Some(key);
        }
        match self.years.input(input, work) {
            years::Next::Taken => {}
            years::Next::Show(id) => self.visit(id, on, work),
            years::Next::Beyond(forward) => {
                // around the end; what differs comes first, where anything does
                match Review::differing(&self.worksheet, work) {
                    Some(review) => {
                        self.years.close();
                        self.review = Some(review);
                    }
                    None => self.years.begin_at(!forward, work),
                }
            }
            years::Next::Passed(key) => {
                let means = keymap::action(Context::Years, key);
                if !stays_over(means) {
                    self.years.close();
                }
                return self.pass_below(on, key, means, work);
            }
        }
        None
    }

    /// Looks across the meetings: first at what people wrote differently, where anything waits to be settled; after a look at
    /// where something was said, back to the same line.
    fn look_across(&mut self, on: &mut Screen, work: &mut Work) {
        self.close_over();
        if let Some((meeting, screen)) = self.years.away.take() {
            if self.come_back(meeting, screen, on, work) {
                self.years.begin(work);
            } else {
                self.years.away = Some((meeting, screen));
            }
            return;
        }
        match Review::differing(&self.worksheet, work) {
            Some(review) => self.review = Some(review),
            None => self.years.begin(work),
        }
    }

    /// The list of what people wrote differently; where nothing waits, says so.
    pub(super) fn differing(&mut self, work: &mut Work) {
        self.close_over();
        self.review = Review::conflicts(&self.worksheet, work);
    }

    /// Shows something where it was said, be it at another meeting; Ctrl+R comes back.
    fn visit(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) {
        let session = work.session();
        let Some(meeting) = session.visible(id).and_then(|record| record.link("meeting")) else { return };
        let home = (self.meeting_id(), *on);
        let is_here = session.class(self.meeting_id()).contains(&meeting);
        if !is_here && !self.enter_meeting(meeting, on, work) {
            return;
        }
        self.years.close();
        self.years.away = Some(home);
        self.show_back(id, on, work);
        let lang = work.lang;
        let day = years::day(work.session(), self.meeting_id(), lang);
        work.say(if is_here { lang.years_here().to_owned() } else { lang.years_visiting(&day) });
    }

    /// Back to the meeting and the screen from which one looked across.
    fn come_back(&mut self, meeting: RecordId, screen: Screen, on: &mut Screen, work: &mut Work) -> bool {
        let is_here = work.session().class(self.meeting_id()).contains(&meeting);
        if !is_here && !self.enter_meeting(meeting, on, work) {
            return false;
        }
        *on = screen;
        match screen {
            Screen::Board => self.board.open(&self.worksheet, work.session(), *work.view),
            Screen::Overlap if !is_here => self.overlap.open(&mut self.worksheet, work),
            Screen::Actions => self.open_actions(on, work.session(), *work.view),
            Screen::Meeting => self.open_meeting(on, work.session()),
            _ => {}
        }
        true
    }

    /// A key that what lies over the screen has no use for.
    fn pass_below(
        &mut self,
        on: &mut Screen,
        key: Key,
        means: Option<Action>,
        work: &mut Work,
    ) -> Option<Key> {
        let passed = match means {
            Some(Action::Undo | Action::Redo) => {
                self.worksheet.step_back(means == Some(Action::Redo), work);
                self.settle(on, work.session(), *work.view);
                None
            }
            Some(_) => self.act(on, key, work),
            None => None,
        };
        self.renew_over(work);
        passed
    }

    /// Lays the cases side by side.
    pub(super) fn lay_cases(&mut self, work: &mut Work) {
        self.close_over();
        self.cases.begin(&self.worksheet, work);
    }

    /// Lists what is proposed for the question that is on.
    pub(super) fn suggest(&mut self, on: &mut Screen, work: &mut Work) {
        self.close_over();
        *on = Screen::Worksheet;
        self.worksheet.open_suggested(work);
    }

    /// Shows who works with whom.
    pub(super) fn tell_partners(&mut self, work: &mut Work) {
        self.close_over();
        self.partners.begin(&self.worksheet, work);
    }

    /// Tells the session in figures.
    pub(super) fn tell_figures(&mut self, work: &mut Work) {
        self.close_over();
        self.figures.begin(work);
    }

    /// Nothing of its own lies over the screens any more.
    fn close_over(&mut self) {
        if let Some(hints) = self.hints.take() {
            self.noted = hints.into_left();
        }
        (self.cases.open, self.partners.open, self.figures.open) = (false, false, false);
        self.years.close();
    }

    /// Where the keys go of what lies over the screens with a help of its own.
    #[must_use]
    pub fn over(&self) -> Option<Context> {
        let hints = self.hints.as_ref().map(|hints| hints.context());
        let cases = || self.cases.open.then(|| self.cases.context());
        let partners = || self.partners.open.then_some(Context::WorksWith);
        let figures = || self.figures.open.then_some(Context::Figures);
        let years = || self.years.open.then_some(Context::Years);
        hints.or_else(cases).or_else(partners).or_else(figures).or_else(years)
    }

    /// What lies over the screens is read anew.
    fn renew_over(&mut self, work: &Work) {
        if let Some(hints) = &mut self.hints {
            hints.renew(&self.worksheet, work);
        }
        self.cases.renew(&self.worksheet, work);
        self.partners.renew(&self.worksheet, work);
        self.figures.renew(work);
        self.years.renew(work);
    }

    /// Opens the library; where the question that is on has them, with a sentence to say first.
    pub(super) fn open_hints(&mut self, on: Screen, work: &Work) {
        let invitation = Invitation::of(&self.worksheet, &mut self.shown).filter(|_| on == Screen::Worksheet);
        self.close_over();
        self.show_hints(invitation, work);
    }

    /// Shows a sentence to say when the room is silent.
    pub(super) fn speak(&mut self, work: &mut Work) {
        match Invitation::of(&self.worksheet, &mut self.shown) {
            None => work.say(work.lang.hints_no_silence()),
            some => {
                self.close_over();
                self.show_hints(some, work);
            }
        }
    }

    fn show_hints(&mut self, invitation: Option<Invitation>, work: &Work) {
        let left = std::mem::take(&mut self.noted);
        self.hints = Some(Box::new(Hints::open(invitation, left, &self.worksheet, work)));
    }

    /// Keeps nothing of notes beside hints that were redacted; says whether there was anything.
    pub(super) fn forget_notes(&mut self, gone: &[RecordId]) -> bool {
        let shown = self.hints.as_mut().is_some_and(|hints| hints.forget(gone));
        let forgot = hints::forget(&mut self.noted, gone) || shown;
        if forgot {
            let words = self.hints.as_ref().map(|hints| hints.words());
            self.worksheet.note_aside(&words.unwrap_or_else(|| hints::words(self.noted.iter())));
        }
        forgot
    }

    /// Opens the bin over the screen that is on.
    pub fn open_bin(&mut self, work: &Work) {
        self.review = Some(Review::bin(&self.worksheet, work));
    }

    /// It is known what several agencies do alike.
    pub fn likened(&mut self, likened: Likened, work: &mut Work) {
        self.overlap.likened(likened, &self.worksheet, work);
    }

    /// What lies over the screens is read anew, after something came from outside, or is to be read otherwise.
    pub fn refresh(&mut self, on: Screen, work: &mut Work) {
        if on == Screen::Overlap {
            self.overlap.look(&self.worksheet, work);
        }
        if let Some(review) = self.review.take() {
            self.review = review.refreshed(&mut self.worksheet, work);
            let aside = self.review.as_ref().and_then(|review| review.written(work.session()));
            self.worksheet.write_aside(aside, work);
        }
        self.renew_over(work);
    }

    /// Begins the next (or previous) item of the agenda; after the last the agenda is over.
    fn step_item(&mut self, on: &mut Screen, by: isize, work: &mut Work) {
        let meeting = self.meeting_id();
        let items = agenda::list(work.session(), meeting);
        let at = agenda::on(&items);
        let to = match at {
            Some(at) => at.checked_add_signed(by),
            None => agenda::to_come(&items).filter(|_| by > 0),
        };
        let next = to.and_then(|to| items.get(to)).map(|item| item.id());
        match (at, next) {
            (_, Some(id)) => {
                if let Some(shows) = meeting::agenda::begin(id, meeting, work) {
                    self.put_on(on, &shows, work);
                }
            }
            (Some(_), None) if by > 0 => {
                let now = work.moment.now;
                if work.write(|writer| agenda::end(writer, meeting, now)).is_some() {
                    work.say(work.lang.notice_agenda_over());
                    self.open_meeting(on, work.session());
                }
            }
            (Some(_), None) => work.say(work.lang.notice_no_item_before()),
            (None, None) => self.open_meeting(on, work.session()),
        }
    }

    /// The next meeting of the session, the oldest after the newest; the line being typed goes along.
    pub(super) fn other_meeting(&mut self, on: &mut Screen, work: &mut Work) {
        let session = work.session();
        let meetings = domain::meeting::all(session);
        if meetings.len() < 2 {
            return work.say(work.lang.notice_one_meeting());
        }
        let own = session.stands_for(self.meeting_id());
        let at = meetings.iter().position(|meeting| session.stands_for(meeting.id()) == own);
        let next = at.map_or(0, |at| (at + 1) % meetings.len());
        let Some(meeting) = meetings.get(next) else { return };
        let (count, meeting, title) =
            (meetings.len(), meeting.id(), Clean::line(meeting.title()).into_string());
        self.close_over();
        if self.turn_to(meeting, work) {
            self.years.away = None;
            *on = Screen::Worksheet;
            work.say(work.lang.notice_other_meeting(&title, next + 1, count));
        }
    }

    /// Goes to another meeting of the session, the line being typed along; says so where it cannot be.
    fn enter_meeting(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) -> bool {
        let class = work.session().class(id);
        let held = domain::meeting::all(work.session()).into_iter().map(domain::meeting::Meeting::id);
        let Some(meeting) = held.into_iter().find(|meeting| class.contains(meeting)) else {
            work.mark(work.lang.years_not_here());
            return false;
        };
        let is_on = self.turn_to(meeting, work);
        if is_on {
            *on = Screen::Worksheet;
        }
        is_on
    }

    /// Opens another meeting of the session; says whether it is on now.
    fn turn_to(&mut self, meeting: RecordId, work: &mut Work) -> bool {
        if matches!(self.worksheet.focus, Focus::Editing(_)) {
            work.mark(work.lang.notice_change_first());
            return false;
        }
        self.worksheet.leave_cell(work);
        let session = work.session();
        let class = session.class(meeting);
        let left = self.elsewhere.iter().position(|screen| class.contains(&screen.meeting));
        let worksheet = match left {
            Some(at) => Some(self.elsewhere.remove(at)),
            None => session
                .visible(meeting)
                .and_then(|record| WorksheetScreen::of_meeting(session, domain::meeting::Meeting(record))),
        };
        let Some(mut worksheet) = worksheet else {
            work.mark(work.lang.notice_no_sheet());
            return false;
        };
        worksheet.line = std::mem::take(&mut self.worksheet.line);
        let words = self.overlap.take_words();
        self.worksheet.drop_beside();
        worksheet.note_aside(&self.worksheet.noted_aside());
        if !words.is_empty() {
            worksheet.join_line(&words);
        }
        worksheet.settle(session, *work.view);
        let mut before = std::mem::replace(&mut self.worksheet, worksheet);
        before.pause_clocks(work.moment.now);
        self.elsewhere.push(before);
        (self.meeting, self.board) = (MeetingScreen::default(), Board::default());
        self.overlap = OverlapScreen::default();
        let line = std::mem::take(&mut self.actions.line);
        self.actions = ActionsScreen { line, ..ActionsScreen::default() };
        true
    }

    /// Shows something of any meeting of the session. A promise that this meeting asks after is shown here; for all else its
    /// own meeting is opened.
    pub(super) fn reach(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) {
        let session = work.session();
        let Some(record) = session.visible(id) else { return work.say(work.lang.found_gone()) };
        let here = session.stands_for(self.meeting_id());
        let is_asked = || {
            let before = domain::promise::before(session, self.meeting_id());
            before.into_iter().any(|promise| promise.id() == id)
        };
        let meetings: Vec<RecordId> =
            domain::meeting::all(session).into_iter().map(domain::meeting::Meeting::id).collect();
        let own = record.link("meeting").map(|meeting| session.class(meeting)).unwrap_or_default();
        let is_here = own.iter().any(|meeting| session.stands_for(*meeting) == here);
        let there = meetings.into_iter().find(|meeting| own.contains(meeting));
        if let Some(there) = there.filter(|_| !is_here && !is_asked()) {
            self.turn_to(there, work);
        }
        if !self.show_outcome(id, on, work) {
            *on = Screen::Worksheet;
            self.show(id, work);
        }
        self.settle(on, work.session(), *work.view);
    }

    /// Begins to type in paper sheets on the worksheet, or ends it there.
    pub(super) fn paper(&mut self, on: &mut Screen, work: &mut Work) {
        self.close_over();
        if *on == Screen::Worksheet || !self.worksheet.on_paper {
            self.worksheet.toggle_paper(work);
        }
        *on = Screen::Worksheet;
    }

    /// What a wish means for the filled sheets of the meeting.
    pub(super) fn sheet(&mut self, wish: Action, on: &mut Screen, work: &mut Work) {
        self.close_over();
        *on = Screen::Worksheet;
        match wish {
            Action::RemoveSheet => self.worksheet.remove_sheet(work),
            // what is typed counts, or says why it does not fit
            _ if !self.worksheet.take_over(work) => {}
            Action::Checks => self.worksheet.open_checks(work),
            Action::CopyCase => self.worksheet.open_copy(work),
            _ => self.worksheet.open_shelf(work),
        }
    }

    fn open_meeting(&mut self, on: &mut Screen, session: &Session) {
        *on = Screen::Meeting;
        self.meeting.enter(session, self.worksheet.meeting);
    }

    /// Puts on the wall what an item shows.
    fn put_on(&mut self, on: &mut Screen, shows: &Shows, work: &mut Work) {
        *on = match shows {
            Shows::Item => Screen::Page(None),
            Shows::Page(page) => Screen::Page(Some(*page)),
            Shows::Actions => {
                self.actions.enter(&self.worksheet, work.session(), *work.view);
                Screen::Actions
            }
            Shows::Sheet(id) => {
                self.worksheet.open_sheet(id, work);
                Screen::Worksheet
            }
        };
    }

    /// Shows what was found: an entry on the worksheet, a parked line in its list.
    fn show(&mut self, id: RecordId, work: &mut Work) {
        if work.session().visible(id).is_some_and(|record| record.kind() == parked::KIND) {
            self.worksheet.show_parked(id, work);
        } else {
            self.worksheet.jump_to(id, work);
        }
    }

    /// Shows something that the meeting came to: common ground among the overlaps, all else among the actions; says whether
    /// it is of that kind.
    fn show_outcome(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) -> bool {
        let kind = work.session().visible(id).map(|record| record.kind().to_owned()).unwrap_or_default();
        if kind == common::KIND {
            *on = Screen::Overlap;
            self.overlap.show_common(id, &mut self.worksheet, work);
        } else if actions::content::Section::of_kind(&kind).is_some() {
            self.open_actions(on, work.session(), *work.view);
            let around = actions::On { worksheet: &self.worksheet };
            self.actions.show(id, around, work.session(), *work.view);
        } else {
            return false;
        }
        true
    }

    /// Shows what was put back where it stands: on the worksheet, in the list of what is parked, or in the meeting.
    fn show_back(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) {
        let Some(kind) = work.session().visible(id).map(|record| record.kind().to_owned()) else { return };
        let told = work.notice.take();
        if self.show_outcome(id, on, work) {
            *work.notice = told;
            return;
        }
        if matches!(kind.as_str(), agenda::KIND | attendance::KIND | agency::KIND) {
            self.open_meeting(on, work.session());
            self.meeting.show(id, work.session(), self.worksheet.meeting);
        } else {
            *on = Screen::Worksheet;
            self.show(id, work);
        }
        // a line that goes along is told, else that it is back
        if work.notice.is_none() {
            *work.notice = told;
        }
    }

    /// The wishes that mean the same on every screen of a session.
    fn act(&mut self, on: &mut Screen, key: Key, work: &mut Work) -> Option<Key> {
        match keymap::action(self.context(*on), key) {
            Some(Action::Worksheet) if *on == Screen::Worksheet => self.worksheet.next_sheet(work),
            Some(Action::Worksheet) => *on = Screen::Worksheet,
            Some(Action::Meeting) if *on == Screen::Meeting => *on = Screen::Worksheet,
            Some(Action::Meeting) => self.open_meeting(on, work.session()),
            Some(Action::Desk) => switch_view(work),
            Some(Action::Clock) => self.toggle_clock(*on, work),
            Some(Action::MinuteMore) => self.minute_more(*on, work),
            Some(Action::Board) => {
                *on = Screen::Board;
                self.board.open(&self.worksheet, work.session(), *work.view);
            }
            Some(Action::Overlap) if *on == Screen::Overlap => self.overlap.turn(&mut self.worksheet, work),
            Some(Action::Overlap) => {
                *on = Screen::Overlap;
                self.overlap.open(&mut self.worksheet, work);
            }
            Some(Action::Actions) if *on == Screen::Actions => *on = Screen::Worksheet,
            Some(Action::Actions) => {
                let tie = self.tie(*on, work.session());
                self.open_actions(on, work.session(), *work.view);
                if let Some(id) = tie {
                    let around = actions::On { worksheet: &self.worksheet };
                    self.actions.show_made_of(id, around, work.session(), *work.view);
                }
            }
            Some(Action::Find) => self.search = Some(Search::open("", &self.worksheet, work)),
            Some(Action::Review) => self.look_across(on, work),
            Some(Action::Undo) => self.step_back(*on, false, work),
            Some(Action::Redo) => self.step_back(*on, true, work),
            _ => return Some(key),
        }
        self.settle(on, work.session(), *work.view);
        None
    }

    /// Takes the last step back, or does it again; typing in the worksheet's line only where that line is seen.
    fn step_back(&mut self, on: Screen, again: bool, work: &mut Work) {
        match on {
            Screen::Worksheet if again => self.worksheet.redo(work),
            Screen::Worksheet => self.worksheet.undo(work),
            Screen::Board => self.board.step_back(again, &mut self.worksheet, work),
            Screen::Overlap => self.overlap.step_back(again, &mut self.worksheet, work),
            Screen::Actions => {
                if let Some(id) = self.worksheet.step_back(again, work) {
                    let around = actions::On { worksheet: &self.worksheet };
                    self.actions.show(id, around, work.session(), *work.view);
                }
            }
            Screen::Home | Screen::New | Screen::Meeting | Screen::Page(_) => {
                self.worksheet.step_back(again, work);
            }
        }
    }

    /// What the clock of a screen measures: on the worksheet the question, once its clock was used; else the item of
    /// the agenda that is on.
    #[must_use]
    pub fn timed(&self, on: Screen, session: &Session) -> Timed {
        let items = agenda::list(session, self.meeting_id());
        let item = agenda::on(&items).and_then(|at| items.get(at)).map(|item| (item.id(), item.shows()));
        match (on, item) {
            // a page has the time of its own item only: a break in the middle of another has none
            (Screen::Page(Some(page)), Some((item, shows))) if shows == Shows::Page(page) => {
                Timed::Item(item)
            }
            (Screen::Page(Some(Page::Alone)), _) => Timed::Question,
            (Screen::Page(Some(_)), _) => Timed::Nothing,
            (Screen::Worksheet, Some(_)) if self.worksheet.clock().is_some() => Timed::Question,
            (_, Some((item, _))) => Timed::Item(item),
            (_, None) => Timed::Question,
        }
    }

    /// The clock that a screen shows, if it was ever started.
    #[must_use]
    pub fn clock(&self, on: Screen, session: &Session) -> Option<Clock> {
        match self.timed(on, session) {
            Timed::Question => self.worksheet.clock().copied().filter(Clock::is_used),
            Timed::Nothing => None,
            Timed::Item(id) => session.visible(id).map(|record| {
                let item = Item(record);
                Clock::of(item.planned(), item.spent(), item.since())
            }),
        }
    }

    fn toggle_clock(&mut self, on: Screen, work: &mut Work) {
        let id = match self.timed(on, work.session()) {
            Timed::Item(id) => id,
            Timed::Question => return self.worksheet.toggle_clock(work),
            Timed::Nothing => return work.say(work.lang.notice_no_clock()),
        };
        let now = work.moment.now;
        let runs = work.session().visible(id).is_some_and(|record| Item(record).since().is_some());
        if work.write(|writer| agenda::toggle(writer, id, now)).is_some() && runs {
            work.say(work.lang.notice_clock_off());
        }
    }

    fn minute_more(&mut self, on: Screen, work: &mut Work) {
        let id = match self.timed(on, work.session()) {
            Timed::Item(id) => id,
            Timed::Question => return self.worksheet.minute_more(work),
            Timed::Nothing => return work.say(work.lang.notice_no_clock()),
        };
        let now = work.moment.now;
        if work.write(|writer| agenda::minute_more(writer, id, now)).is_some() {
            let minutes = work.session().visible(id).map_or(0, |record| Item(record).planned() / 60_000);
            work.say(work.lang.notice_minute_more(minutes));
        }
    }

    /// Where the keys go on one of the screens.
    #[must_use]
    pub fn context(&self, on: Screen) -> Context {
        match on {
            _ if self.search.is_some() => Context::Choice,
            _ if self.review.is_some() => self.review.as_ref().map_or(Context::Choice, Review::context),
            _ if self.over().is_some() => self.over().unwrap_or(Context::Hints),
            Screen::Worksheet => self.worksheet.context(),
            Screen::Meeting => self.meeting.context(),
            Screen::Page(_) => Context::Page,
            Screen::Board | Screen::Overlap if self.worksheet.popup.is_some() => Context::Choice,
            Screen::Board => self.board.context(),
            Screen::Overlap => self.overlap.context(),
            Screen::Actions => self.actions.context(),
            Screen::Home | Screen::New => Context::Anywhere,
        }
    }

    /// Whether a list is open that letters would answer.
    #[must_use]
    pub fn is_asking(&self, on: Screen) -> bool {
        match on {
            _ if self.search.is_some() || self.review.is_some() || self.over().is_some() => true,
            Screen::Overlap => self.worksheet.popup.is_some() || self.overlap.is_asking(),
            Screen::Worksheet | Screen::Board => self.worksheet.popup.is_some(),
            Screen::Meeting => self.meeting.popup.is_some(),
            Screen::Actions => self.actions.over.is_some(),
            Screen::Page(_) | Screen::Home | Screen::New => false,
        }
    }

    /// When the room wants to be woken, in milliseconds since 1970; none while nothing runs.
    #[must_use]
    pub fn wake_at(&self, on: Screen, session: &Session, now: i64) -> Option<i64> {
        let clock = self.clock(on, session).and_then(|clock| clock.next_second(now));
        let echo = self.worksheet.echo.map(|echo| echo.until);
        let arrived = self.worksheet.arrived.next();
        self.worksheet.drafting.due().into_iter().chain(echo).chain(clock).chain(arrived).min()
    }

    /// The time has come for what the room wanted to be woken for.
    pub fn woke(&mut self, work: &mut Work) {
        self.worksheet.woke(work);
    }

    /// The curtain was lifted on the wall's view: what was asked of the secretariat is left.
    pub fn lifted(&mut self, on: &mut Screen, session: &Session) {
        self.worksheet.leave_aside();
        (self.search, self.review) = (None, None);
        self.close_over();
        (self.worksheet.popup, self.meeting.popup) = (None, None);
        self.actions.over = None;
        self.board.leave_menu(&mut self.worksheet, session);
        self.overlap.leave_list(&mut self.worksheet, session);
        self.settle(on, session, View::Wall);
    }

    /// Makes sure that what is selected is still there, after anything changed; the board looks when it is opened.
    pub fn settle(&mut self, on: &mut Screen, session: &Session, view: View) {
        // the item was taken back, removed, or ended elsewhere: there is nothing to show of it
        if *on == Screen::Page(None) && agenda::on(&agenda::list(session, self.meeting_id())).is_none() {
            self.open_meeting(on, session);
        }
        self.worksheet.settle(session, view);
        self.meeting.settle(session, self.worksheet.meeting);
        if *on == Screen::Actions {
            self.actions.settle(&self.worksheet, session, view);
        }
        if *on == Screen::Board {
            self.board.settle(&self.worksheet, session, view);
        }
        if *on == Screen::Overlap {
            self.overlap.settle(&self.worksheet, session, view);
        }
    }
}

/// A key that means the same everywhere, over what lies over the screens; undo is for what it wrote.
fn over_all(context: Context, input: &Input) -> Option<Key> {
    let undoes = |key: &Key| matches!(keymap::action(context, *key), Some(Action::Undo | Action::Redo));
    keymap::everywhere_in(context, input).filter(|key| !undoes(key))
}

/// Whether what lies over the screens stays when this is done; a key that means nothing does nothing.
fn stays_over(means: Option<Action>) -> bool {
    let stays = [Action::Desk, Action::Clock, Action::MinuteMore, Action::Undo, Action::Redo];
    means.is_none_or(|action| stays.contains(&action))
}

/// Switches between what the wall may show and the secretariat's view.
pub(super) fn switch_view(work: &mut Work) {
    *work.view = if *work.view == View::Wall { View::Desk } else { View::Wall };
    match *work.view {
        View::Wall => work.say(work.lang.notice_wall()),
        View::Desk => work.mark(work.lang.notice_desk()),
    }
}
