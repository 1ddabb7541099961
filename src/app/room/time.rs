//! The clock of the room: what it measures, and when it next has something to show.

use super::Room;
use crate::app::clock::Clock;
use crate::app::model::Screen;
use crate::app::work::Work;
use crate::domain::agenda::{self, Item, Page, Shows};
use crate::domain::{RecordId, Session};

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

/// How long something can go on in a meeting without a word being written.
const SILENT: i64 = 60 * 60_000;

impl Room {
    /// What the clock of a screen measures: on the worksheet the question, once its clock was used; else the item of
    /// the agenda that is on.
    #[must_use]
    pub fn timed(&self, on: Screen, session: &Session) -> Timed {
        let item = self.item_on(session).map(|item| (item.id(), item.shows()));
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

    /// The item of the agenda that is on.
    fn item_on<'s>(&self, session: &'s Session) -> Option<Item<'s>> {
        let items = agenda::list(session, self.meeting_id());
        agenda::on(&items).and_then(|at| items.get(at).copied())
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

    pub(super) fn toggle_clock(&mut self, on: Screen, work: &mut Work) {
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

    /// Pauses the agenda's time, if it runs: the meeting is left.
    pub(in crate::app) fn rest_clock(&self, work: &mut Work) {
        self.rest_clock_at(work.moment.now, work);
    }

    /// Pauses the agenda's time where something was last written, if it runs and that is long ago: the meeting was left
    /// without an end (a dead battery). Says whether it did.
    pub(in crate::app) fn rest_left_clock(&self, work: &mut Work) -> bool {
        let last = work.session().last_stamp().millis();
        let left = last.filter(|last| work.moment.now - last > SILENT);
        left.is_some_and(|last| self.rest_clock_at(last, work))
    }

    fn rest_clock_at(&self, moment: i64, work: &mut Work) -> bool {
        let runs = self.item_on(work.session()).filter(|item| item.since().is_some());
        let Some(id) = runs.map(Item::id) else { return false };
        work.write_unasked(|writer| agenda::toggle(writer, id, moment)).is_some()
    }

    pub(super) fn minute_more(&mut self, on: Screen, work: &mut Work) {
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

    /// When the room wants to be woken, in milliseconds since 1970; none while nothing runs.
    #[must_use]
    pub fn wake_at(&self, on: Screen, session: &Session, now: i64) -> Option<i64> {
        let clock = self.clock(on, session).and_then(|clock| clock.next_second(now));
        let echo = self.worksheet.echo.map(|echo| echo.until);
        let arrived = self.worksheet.arrived.next();
        self.worksheet.drafting.due().into_iter().chain(echo).chain(clock).chain(arrived).min()
    }
}
