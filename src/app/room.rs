//! The room: the screens of an open session, and the wishes that mean the same on all of them.

mod going;
mod over;
mod time;

use super::action::Action;
use super::actions::{self, ActionsScreen};
use super::board::Board;
use super::cases::Cases;
use super::figures::InFigures;
use super::hints::Hints;
use super::hints::noting::Noting;
use super::hints::silence::Shown;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::likening::Likened;
use super::meeting::{MeetingScreen, On, Wish};
use super::model::{Screen, View};
use super::overlap::{self, OverlapScreen};
use super::proposals::Proposed;
use super::review::{Next, Review};
use super::search::{self, Search};
use super::work::Work;
use super::works_with::Partners;
use super::worksheet::{Focus, WorksheetScreen};
use super::years::{self, Years};
use crate::domain::agenda;
use crate::domain::{self, RecordId, Session};
pub use time::Timed;

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

/// Switches between what the wall may show and the secretariat's view.
pub(super) fn switch_view(work: &mut Work) {
    *work.view = if *work.view == View::Wall { View::Desk } else { View::Wall };
    match *work.view {
        View::Wall => work.say(work.lang.notice_wall()),
        View::Desk => work.mark(work.lang.notice_desk()),
    }
}
