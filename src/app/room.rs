//! The room: the screens of an open session, and the wishes that mean the same on all of them.

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::model::{Screen, View};
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::Session;

/// The screens of an open session; each keeps its state while another is on.
#[derive(Clone, Debug)]
pub struct Room {
    /// A question on the wall.
    pub worksheet: WorksheetScreen,
}

impl Room {
    /// Opens the newest meeting of a session; none where it holds no meeting or worksheet.
    #[must_use]
    pub fn enter(session: &Session) -> Option<Self> {
        Some(Self { worksheet: WorksheetScreen::enter(session)? })
    }

    /// Takes an input on one of the screens; a key that means nothing there comes back.
    pub fn input(&mut self, on: &mut Screen, input: &Input, work: &mut Work) -> Option<Key> {
        let passed = match on {
            Screen::Worksheet => self.worksheet.input(input, work),
            Screen::Home | Screen::New => None,
        }?;
        if self.is_asking(*on) { Some(passed) } else { self.act(on, passed, work) }
    }

    /// The wishes that mean the same on every screen of a session.
    fn act(&mut self, on: &mut Screen, key: Key, work: &mut Work) -> Option<Key> {
        match keymap::action(self.context(*on), key) {
            Some(Action::Worksheet) if *on == Screen::Worksheet => self.worksheet.next_sheet(work),
            Some(Action::Worksheet) => *on = Screen::Worksheet,
            Some(Action::Desk) => switch_view(work),
            Some(Action::Clock) => self.worksheet.toggle_clock(work),
            Some(Action::MinuteMore) => self.worksheet.minute_more(work),
            Some(Action::Undo) => self.worksheet.undo(work),
            Some(Action::Redo) => self.worksheet.redo(work),
            _ => return Some(key),
        }
        self.settle(work.session(), *work.view);
        None
    }

    /// Where the keys go on one of the screens.
    #[must_use]
    pub fn context(&self, on: Screen) -> Context {
        match on {
            Screen::Worksheet => self.worksheet.context(),
            Screen::Home | Screen::New => Context::Anywhere,
        }
    }

    /// Whether a list is open that letters would answer.
    #[must_use]
    pub fn is_asking(&self, on: Screen) -> bool {
        match on {
            Screen::Worksheet => self.worksheet.popup.is_some(),
            Screen::Home | Screen::New => false,
        }
    }

    /// When the room wants to be woken, in milliseconds since 1970; none while nothing runs.
    #[must_use]
    pub fn wake_at(&self, now: i64) -> Option<i64> {
        let clock = self.worksheet.clock().and_then(|clock| clock.next_second(now));
        let echo = self.worksheet.echo.map(|echo| echo.until);
        self.worksheet.drafting.due().into_iter().chain(echo).chain(clock).min()
    }

    /// The time has come for what the room wanted to be woken for.
    pub fn woke(&mut self, work: &mut Work) {
        self.worksheet.woke(work);
    }

    /// The curtain was lifted on the wall's view: what was asked of the secretariat is left.
    pub fn lifted(&mut self, session: &Session) {
        self.worksheet.popup = None;
        self.settle(session, View::Wall);
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, session: &Session, view: View) {
        self.worksheet.settle(session, view);
    }
}

fn switch_view(work: &mut Work) {
    *work.view = if *work.view == View::Wall { View::Desk } else { View::Wall };
    match *work.view {
        View::Wall => work.say(work.lang.notice_wall()),
        View::Desk => work.mark(work.lang.notice_desk()),
    }
}
