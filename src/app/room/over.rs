//! What lies over the screens of a session: hints, cases, figures, who works with whom, the review.

use super::Room;
use crate::app::action::Action;
use crate::app::cases;
use crate::app::hints::silence::Invitation;
use crate::app::hints::{self, Hints};
use crate::app::input::{Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::model::Screen;
use crate::app::review::Review;
use crate::app::work::Work;
use crate::app::years;
use crate::domain::period::Period;
use crate::domain::{RecordId, response};

impl Room {
    /// An input to the hint library; keys that mean something on every screen of a session still do.
    pub(super) fn in_hints(
        &mut self,
        mut hints: Box<Hints>,
        on: &mut Screen,
        input: &Input,
        work: &mut Work,
    ) -> Option<Key> {
        // F1 is the next sentence here
        let help = |key: &Key| keymap::action(hints.context(), *key) == Some(Action::Help);
        if let Some(key) = keymap::everywhere_but_undo(hints.context(), input).filter(|key| !help(key)) {
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
    pub(super) fn in_cases(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = keymap::everywhere_but_undo(self.cases.context(), input) {
            return Some(key);
        }
        let cases::Next::Passed(key) = self.cases.input(input, &self.worksheet, work) else { return None };
        let means = keymap::action(self.cases.context(), key);
        self.cases.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while it shows who works with whom.
    pub(super) fn in_partners(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = keymap::everywhere_but_undo(Context::WorksWith, input) {
            return Some(key);
        }
        let key = self.partners.input(input, &self.worksheet, work)?;
        let means = keymap::action(Context::WorksWith, key);
        self.partners.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while the session is told in figures.
    pub(super) fn in_figures(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = keymap::everywhere_but_undo(Context::Figures, input) {
            return Some(key);
        }
        let key = self.figures.input(input, work)?;
        let means = keymap::action(Context::Figures, key);
        self.figures.open = stays_over(means);
        self.pass_below(on, key, means, work)
    }

    /// An input while it shows what went on from meeting to meeting.
    pub(super) fn in_years(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        if let Some(key) = keymap::everywhere_but_undo(Context::Years, input) {
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
    pub(super) fn look_across(&mut self, on: &mut Screen, work: &mut Work) {
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

    /// Lays over the screen what has changed from one meeting to another.
    pub(in crate::app) fn compare(&mut self, before: Period, after: Period, work: &Work) {
        self.years.compare(before, after);
        self.years.begin(work);
    }

    /// Whether it shows what differs, or what went on, and asks nothing more: undo is for what was taken in, as on the screens.
    pub(in crate::app) fn looks_back(&self) -> bool {
        matches!(self.review, Some(Review::Conflicts(_))) || (self.years.open && self.years.over.is_none())
    }

    /// The list of what people wrote differently; where nothing waits, says so.
    pub(in crate::app) fn differing(&mut self, work: &mut Work) {
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
        if work.session().visible(id).is_some_and(|record| record.kind() == response::KIND) {
            *on = Screen::Worksheet;
            self.worksheet.jump_to_answer(id, work);
        } else {
            self.show_back(id, on, work);
        }
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
    pub(in crate::app) fn lay_cases(&mut self, work: &mut Work) {
        self.close_over();
        self.cases.begin(&self.worksheet, work);
    }

    /// Lists what is proposed for the question that is on.
    pub(in crate::app) fn suggest(&mut self, on: &mut Screen, work: &mut Work) {
        self.close_over();
        *on = Screen::Worksheet;
        self.worksheet.open_suggested(work);
    }

    /// Shows who works with whom.
    pub(in crate::app) fn tell_partners(&mut self, work: &mut Work) {
        self.close_over();
        self.partners.begin(&self.worksheet, work);
    }

    /// Tells the session in figures.
    pub(in crate::app) fn tell_figures(&mut self, work: &mut Work) {
        self.close_over();
        self.figures.begin(work);
    }

    /// Nothing of its own lies over the screens any more.
    pub(super) fn close_over(&mut self) {
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
    pub(super) fn renew_over(&mut self, work: &Work) {
        if let Some(hints) = &mut self.hints {
            hints.renew(&self.worksheet, work);
        }
        self.cases.renew(&self.worksheet, work);
        self.partners.renew(&self.worksheet, work);
        self.figures.renew(work);
        self.years.renew(work);
    }

    /// Opens the library; where the question that is on has them, with a sentence to say first.
    pub(in crate::app) fn open_hints(&mut self, on: Screen, work: &Work) {
        let invitation = Invitation::of(&self.worksheet, &mut self.shown).filter(|_| on == Screen::Worksheet);
        self.close_over();
        self.show_hints(invitation, work);
    }

    /// Shows a sentence to say when the room is silent.
    pub(in crate::app) fn speak(&mut self, work: &mut Work) {
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
    pub(in crate::app) fn forget_notes(&mut self, gone: &[RecordId]) -> bool {
        let shown = self.hints.as_mut().is_some_and(|hints| hints.forget(gone));
        let forgot = hints::forget(&mut self.noted, gone) || shown;
        if forgot {
            let words = self.hints.as_ref().map(|hints| hints.words());
            self.worksheet.note_aside(&words.unwrap_or_else(|| hints::words(self.noted.iter())));
        }
        forgot
    }
}

/// Whether what lies over the screens stays when this is done; a key that means nothing does nothing.
fn stays_over(means: Option<Action>) -> bool {
    let stays =
        [Action::Desk, Action::Clock, Action::MinuteMore, Action::Undo, Action::Redo, Action::WriteCompared];
    means.is_none_or(|action| stays.contains(&action))
}
