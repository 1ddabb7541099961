//! Going from one thing to another: items of the agenda, other meetings, and to where something stands.

use super::Room;
use crate::app::actions::{self, ActionsScreen};
use crate::app::board::Board;
use crate::app::meeting::{self, MeetingScreen};
use crate::app::model::{Screen, View};
use crate::app::overlap::OverlapScreen;
use crate::app::work::Work;
use crate::app::worksheet::{Focus, WorksheetScreen};
use crate::domain::agenda::{self, Shows};
use crate::domain::{self, RecordId, Session, agency, attendance, common, parked};
use crate::text::Clean;

impl Room {
    /// Comes onto the screen of actions.
    pub(super) fn open_actions(&mut self, on: &mut Screen, session: &Session, view: View) {
        *on = Screen::Actions;
        self.actions.enter(&self.worksheet, session, view);
    }

    /// Begins the next (or previous) item of the agenda; after the last the agenda is over.
    pub(super) fn step_item(&mut self, on: &mut Screen, by: isize, work: &mut Work) {
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
    pub(in crate::app) fn other_meeting(&mut self, on: &mut Screen, work: &mut Work) {
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
    pub(super) fn enter_meeting(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) -> bool {
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
    pub(in crate::app) fn reach(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) {
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

    pub(super) fn open_meeting(&mut self, on: &mut Screen, session: &Session) {
        *on = Screen::Meeting;
        self.meeting.enter(session, self.worksheet.meeting);
    }

    /// Puts on the wall what an item shows.
    pub(super) fn put_on(&mut self, on: &mut Screen, shows: &Shows, work: &mut Work) {
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
    pub(super) fn show(&mut self, id: RecordId, work: &mut Work) {
        if work.session().visible(id).is_some_and(|record| record.kind() == parked::KIND) {
            self.worksheet.show_parked(id, work);
        } else {
            self.worksheet.jump_to(id, work);
        }
    }

    /// Shows something that the meeting came to: common ground among the overlaps, all else among the actions; says whether
    /// it is of that kind.
    pub(super) fn show_outcome(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) -> bool {
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
    pub(super) fn show_back(&mut self, id: RecordId, on: &mut Screen, work: &mut Work) {
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
}
