//! What an input means on the board.

use super::content::{Content, Stop};
use super::page::Look;
use super::{Board, Way};
use crate::app::action::Action;
use crate::app::input::Key;
use crate::app::keymap::{self, Context};
use crate::app::model::{Screen, View};
use crate::app::work::Work;
use crate::app::worksheet::{WorksheetScreen, entries};
use crate::domain::tally::Faulty;

impl Board {
    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.is_strolling() { Context::Stroll } else { Context::Board }
    }

    /// Takes a key; one that means nothing here comes back.
    pub fn key(
        &mut self,
        key: Key,
        on: &mut Screen,
        worksheet: &mut WorksheetScreen,
        work: &mut Work,
    ) -> Option<Key> {
        match keymap::action(self.context(), key)? {
            Action::Up => self.step(-1, worksheet, work),
            Action::Down => self.step(1, worksheet, work),
            Action::NextAgency => self.step_agency(1, worksheet, work),
            Action::PreviousAgency => self.step_agency(-1, worksheet, work),
            Action::NextStep => self.step_question(1, worksheet, work),
            Action::PreviousStep => self.step_question(-1, worksheet, work),
            Action::GoTo => self.go_to_worksheet(on, worksheet, work),
            Action::Menu => self.open_menu(worksheet, work),
            Action::Star => self.star(worksheet, work),
            Action::OnlyStarred => self.filter(worksheet, work),
            Action::Stroll => self.toggle_stroll(worksheet, work),
            Action::NextEntry => self.stroll_on(true, worksheet, work),
            Action::PreviousEntry => self.stroll_on(false, worksheet, work),
            Action::Back if self.is_strolling() => self.stroll = None,
            Action::Back => *on = Screen::Worksheet,
            Action::Board if self.is_strolling() => self.stroll = None,
            Action::Board => self.turn(worksheet, work),
            _ => return Some(key),
        }
        None
    }

    /// The other way of looking, at the same words.
    fn turn(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        self.way = match self.way {
            Way::Question => Way::Agency,
            Way::Agency if self.has_summary(worksheet) => Way::Summary,
            Way::Agency | Way::Summary => Way::Question,
        };
        self.turned = 0;
        self.settle(worksheet, &work.open.session, *work.view);
    }

    fn stops(&self, worksheet: &WorksheetScreen, work: &Work) -> Vec<Stop> {
        Content::of(self, worksheet, work.session(), *work.view).stops()
    }

    fn step(&mut self, by: isize, worksheet: &WorksheetScreen, work: &mut Work) {
        let stops = self.stops(worksheet, work);
        if stops.is_empty() {
            return self.turn_page(by, worksheet, work);
        }
        if let Some(at) = self.at.checked_add_signed(by).filter(|at| *at < stops.len()) {
            self.select(&stops, at);
        }
    }

    /// The next (or previous) page of a result.
    fn turn_page(&mut self, by: isize, worksheet: &WorksheetScreen, work: &mut Work) {
        let look = Look { view: *work.view, lang: work.lang, size: work.size, kinds: work.kinds };
        let count = self.page(worksheet, work.session(), look).count;
        let here = self.turned.min(count - 1);
        self.turned = here.checked_add_signed(by).map_or(0, |at| at.min(count - 1));
    }

    /// Whether sheets that are to be mended are counted, too, from now on.
    pub(crate) fn switch_faulty(&mut self, work: &mut Work) {
        let (faulty, told) = match self.faulty {
            Faulty::LeftOut => (Faulty::Counted, work.lang.notice_count_all()),
            Faulty::Counted => (Faulty::LeftOut, work.lang.notice_count_sound()),
        };
        self.faulty = faulty;
        work.say(told);
    }

    /// The next (or previous) agency around the end: on this page, or its whole sheet.
    fn step_agency(&mut self, by: isize, worksheet: &WorksheetScreen, work: &mut Work) {
        let stops = self.stops(worksheet, work);
        let agencies: Vec<_> = match self.way {
            Way::Question if !stops.is_empty() => {
                let mut agencies: Vec<_> = stops.iter().map(|stop| stop.agency).collect();
                agencies.dedup();
                agencies
            }
            Way::Question | Way::Agency | Way::Summary => {
                self.speakers(worksheet, work.session()).iter().map(|one| one.id).collect()
            }
        };
        let count = agencies.len();
        if count == 0 {
            return;
        }
        let at = agencies.iter().position(|id| Some(*id) == self.agency).unwrap_or(0);
        let at = at.checked_add_signed(by).unwrap_or(count - 1) % count;
        (self.agency, self.entry) = (agencies.get(at).copied(), None);
        self.settle(worksheet, &work.open.session, *work.view);
    }

    /// The next (or previous) question: with all agencies, or further down the sheet.
    fn step_question(&mut self, by: isize, worksheet: &WorksheetScreen, work: &mut Work) {
        if self.way == Way::Summary {
            return self.leave_summary(by, worksheet, work);
        }
        if self.way == Way::Question && by < 0 && self.question == 0 && self.has_summary(worksheet) {
            self.turned = 0;
            self.way = Way::Summary;
            return self.settle(worksheet, &work.open.session, *work.view);
        }
        let stops = self.stops(worksheet, work);
        let asked: Vec<usize> = match self.way {
            Way::Question => (0..worksheet.sheet().map_or(0, |sheet| match work.view {
                View::Wall => sheet.count(),
                View::Desk => sheet.questions.len(),
            }))
                .collect(),
            Way::Summary => Vec::new(),
            Way::Agency => {
                let mut asked: Vec<_> = stops.iter().map(|stop| stop.question).collect();
                asked.dedup();
                asked
            }
        };
        let at = asked.iter().position(|question| *question == self.question).unwrap_or(0);
        match at.checked_add_signed(by).and_then(|at| asked.get(at)) {
            Some(question) => {
                (self.question, self.entry, self.turned) = (*question, None, 0);
                if self.way == Way::Question {
                    // the whole question is new: from its beginning
                    self.at = 0;
                    let first = self.stops(worksheet, work).first().map(|stop| stop.agency);
                    self.agency = first.or(self.agency);
                }
                self.settle(worksheet, &work.open.session, *work.view);
            }
            None if by < 0 => work.say(work.lang.notice_first_question()),
            None => work.say(work.lang.notice_board_last_question()),
        }
    }

    /// From the page of results to the first question.
    fn leave_summary(&mut self, by: isize, worksheet: &WorksheetScreen, work: &mut Work) {
        if by < 0 {
            return work.say(work.lang.notice_first_question());
        }
        (self.way, self.question, self.entry, self.turned) = (Way::Question, 0, None, 0);
        self.settle(worksheet, &work.open.session, *work.view);
    }

    /// Goes to the selected entry on the worksheet, or gives the agency that has said nothing the turn.
    fn go_to_worksheet(&mut self, on: &mut Screen, worksheet: &mut WorksheetScreen, work: &mut Work) {
        *on = Screen::Worksheet;
        if let Some(id) = self.entry {
            worksheet.jump_to(id, work);
            return;
        }
        let asked = worksheet.sheet().and_then(|sheet| sheet.questions.get(self.question));
        if let Some(question) = asked.map(|question| question.id.clone()) {
            worksheet.jump_to_turn(&question, self.agency, work);
        }
    }

    fn open_menu(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        match self.entry {
            Some(id) => self.visit = Some(worksheet.visit(id, work)),
            None => self.say_nothing_selected(worksheet, work),
        }
    }

    /// Nothing is selected that has a menu or takes a star.
    fn say_nothing_selected(&self, worksheet: &WorksheetScreen, work: &mut Work) {
        let asked = worksheet.sheet().and_then(|sheet| sheet.questions.get(self.question));
        let has_cells = self.way == Way::Summary || asked.is_some_and(|question| question.kind.has_cells());
        work.say(if has_cells { work.lang.notice_no_entries_here() } else { work.lang.nothing_yet() });
    }

    /// After an input to the menu: when it is done, the worksheet is given back where it stood; a change of the words
    /// goes on there.
    pub(crate) fn after_menu(&mut self, on: &mut Screen, worksheet: &mut WorksheetScreen, work: &mut Work) {
        if worksheet.popup.is_none()
            && let Some(standing) = self.visit.take()
        {
            if worksheet.end_visit(standing, work) {
                *on = Screen::Worksheet;
            }
            self.settle(worksheet, &work.open.session, *work.view);
        }
    }

    fn star(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        match self.entry {
            Some(id) => entries::star(id, work),
            None => self.say_nothing_selected(worksheet, work),
        }
        self.settle(worksheet, &work.open.session, *work.view);
    }

    fn filter(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        self.only_starred = !self.only_starred;
        self.only_if_there(worksheet, work.session(), *work.view);
        self.settle(worksheet, &work.open.session, *work.view);
        let told =
            if self.only_starred { work.lang.notice_only_starred() } else { work.lang.notice_everything() };
        work.say(told);
    }

    /// Takes a step back (or again) and shows where it was.
    pub(crate) fn step_back(&mut self, again: bool, worksheet: &mut WorksheetScreen, work: &mut Work) {
        if let Some(id) = worksheet.step_back(again, work) {
            self.show(id, worksheet, work.session());
        }
        self.settle(worksheet, &work.open.session, *work.view);
    }
}
