//! Typing in the sheets that came back on paper: one agency after the other, each question in the order of the paper.
//!
//! The agency stays until its last question; what was left empty stays empty. What is typed was handed in, and an agency
//! that is absent has handed in its sheet. It is a way of walking and no more: it is not kept for after a crash.

use super::{Focus, WorksheetScreen};
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::attendance::{self, Seat};
use crate::domain::{RecordId, Session, Writer};

impl WorksheetScreen {
    /// Begins with the agency in turn, or ends.
    pub(crate) fn toggle_paper(&mut self, work: &mut Work) {
        if self.on_paper {
            self.end_paper(work);
        } else {
            self.begin_paper(self.agency, work);
        }
    }

    /// Begins with the sheet of an agency; a line that is being typed stays where it stands.
    pub(super) fn begin_paper(&mut self, agency: Option<RecordId>, work: &mut Work) {
        if !work.may_write() {
            return;
        }
        if agency.is_none() {
            return work.mark(work.lang.notice_no_agencies());
        }
        if let Focus::Editing(left) = self.focus.clone() {
            self.leave_editing(left, work);
        }
        self.leave_cell(work);
        self.on_paper = true;
        self.take_up(work.session(), agency);
        if self.is_one_by_one() {
            self.take_sheet(None);
        }
        work.say(work.lang.notice_paper());
    }

    /// Goes on as the room does.
    pub(super) fn end_paper(&mut self, work: &mut Work) {
        self.on_paper = false;
        work.say(work.lang.notice_paper_ended());
    }

    /// Gives an agency the turn: on paper at its first question, unless a line is being typed for this one.
    pub(super) fn take_up(&mut self, session: &Session, agency: Option<RecordId>) {
        if self.on_paper && self.line.is_empty() {
            self.step_at = 0;
        }
        self.turn_to(session, agency);
    }

    /// The sheet of the next (or previous) agency around the end; here nobody is passed over.
    pub(super) fn turn_sheet(&mut self, by: isize, work: &mut Work) {
        let (at, ids) = self.sheets_of(work.session());
        let count = ids.len();
        let next = at.checked_add_signed(by).or(count.checked_sub(1));
        let next = next.map(|next| if next < count { next } else { 0 });
        if let Some(id) = next.and_then(|next| ids.get(next)).copied() {
            self.take_up(work.session(), Some(id));
            self.tell_sheet(work);
            self.tell_line_goes_along(work);
        }
    }

    /// Enter on an empty line: the next question, after the last the next agency, after the last of those it is done.
    /// Of sheets that are begun one by one there is always another one.
    pub(super) fn advance_on_paper(&mut self, work: &mut Work) {
        if self.next_asked(work.session(), View::Wall, 1).is_some() {
            return self.step_question(work, 1);
        }
        self.pause_clocks(work.moment.now);
        if self.is_one_by_one() {
            self.take_sheet(None);
            self.go(work.session(), 0);
            return work.say(work.lang.notice_paper_new());
        }
        let (at, ids) = self.sheets_of(work.session());
        if let Some(id) = ids.get(at + 1).copied().filter(|_| !self.is_of_meeting()) {
            self.take_up(work.session(), Some(id));
            self.tell_sheet(work);
        } else {
            self.on_paper = false;
            work.say(work.lang.notice_paper_over());
        }
    }

    /// An agency that is absent has handed in its sheet: noted in the same change as what was typed from it.
    pub(super) fn note_sheet(&self, agency: RecordId, writer: &mut Writer) {
        if self.on_paper {
            attendance::hand_in(writer, self.meeting, agency);
        }
    }

    /// The agencies in their order, and the place of the one in turn.
    fn sheets_of(&self, session: &Session) -> (usize, Vec<RecordId>) {
        let ids: Vec<RecordId> = self.seats(session).iter().map(Seat::id).collect();
        (ids.iter().position(|id| Some(*id) == self.agency).unwrap_or(0), ids)
    }

    /// Says whose sheet it is now.
    fn tell_sheet(&self, work: &mut Work) {
        if let Some(seat) = self.seat(work.session()) {
            let name = seat.agency.short().to_owned();
            work.say(work.lang.notice_paper_sheet(&name));
        }
    }
}
