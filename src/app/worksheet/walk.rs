//! Walking: to the next agency, the next lane, the next question.

use super::{Focus, Need, WorksheetScreen};
use crate::app::clock::Clock;
use crate::app::message::Spot;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::attendance::{Seat, State};
use crate::domain::worksheet::Worksheet;
use crate::domain::{Record, RecordId, Session};
use crate::domain::{agenda, overlap};
use crate::i18n::Lang;

impl WorksheetScreen {
    /// Goes to a step; in turn is the first agency that has not spoken there, on paper the one whose sheet it is.
    pub fn go(&mut self, session: &Session, step: usize) {
        self.step_at = step;
        self.fresh_form();
        // a sheet is filled in question by question
        let is_filled_in =
            self.sheet().is_some_and(|sheet| sheet.questions.iter().any(|asked| asked.kind.has_cells()));
        let is_room = self.question().is_some_and(|question| question.room);
        if self.on_paper || (is_filled_in && !is_room && self.agency.is_some()) {
            self.turn_to(session, self.agency);
            return;
        }
        let seats = self.seats(session);
        let lane = self.lane().map(|lane| lane.id.clone());
        let round = self.round(session);
        // of what is asked no more, nobody's answer is waited for
        let spoke = |seat: &&Seat| round.is_some_and(|round| round.has_spoken(seat.id()));
        let first = match self.is_gone() {
            true => seats.iter().find(spoke).map(Seat::id),
            false => round.and_then(|round| round.first(&seats, lane.as_deref())),
        };
        self.turn_to(session, first);
    }

    /// Gives the turn to an agency.
    pub fn turn_to(&mut self, session: &Session, agency: Option<RecordId>) {
        self.agency = agency;
        self.fresh_form();
        self.stand_on_choice(session);
        self.focus = Focus::Line;
        self.need = self.first_need(session);
    }

    /// The first weakness that nothing was proposed for, else a joint wish.
    fn first_need(&self, session: &Session) -> Need {
        let Some(at) = self.at(session).filter(|_| self.is_overlap()) else { return Need::Wish };
        let met: Vec<_> =
            overlap::list(session, &at).into_iter().filter_map(overlap::Overlap::need).collect();
        let open = self.needs(session, View::Wall).into_iter().find(|entry| !met.contains(&entry.id()));
        open.map_or(Need::Wish, |entry| Need::Entry(entry.id()))
    }

    /// Goes back to where a person was, as far as it is still there.
    pub fn go_to(&mut self, session: &Session, spot: &Spot) {
        if let Some(sheet_at) = self.sheets.iter().position(|sheet| sheet.id == spot.worksheet) {
            self.sheet_at = sheet_at;
        }
        let questions = self.sheet().map(|sheet| sheet.questions.clone()).unwrap_or_default();
        let found = self.steps().iter().position(|step| {
            questions.get(step.question).is_some_and(|question| {
                let lane = step.lane.and_then(|lane| question.lanes.get(lane)).map_or("", |lane| &lane.id);
                question.id == spot.question && (lane == spot.lane || spot.lane.is_empty())
            })
        });
        if let Some(step) = found {
            self.go(session, step);
        }
        self.take_spot_sheet(session, spot.sheet);
        if let Some(agency) = spot.agency.filter(|id| self.seats(session).iter().any(|seat| seat.id() == *id))
        {
            self.turn_to(session, Some(agency));
        }
    }

    /// Goes to where a record is best seen.
    pub fn show(&mut self, session: &Session, record: &Record) {
        let class = record.link("agency").map(|id| session.class(id)).unwrap_or_default();
        let seats = self.seats(session);
        let agency = seats.iter().map(Seat::id).find(|id| class.contains(id));
        // what belongs to no agency leaves the turn where it is
        let agency = agency.or(self.agency.filter(|_| record.link("agency").is_none()));
        self.go_to(
            session,
            &Spot {
                meeting: self.meeting,
                agency,
                sheet: record.link("sheet").or(record.link("about")).or(self.filled),
                worksheet: record.text("worksheet").to_owned(),
                question: record.text("question").to_owned(),
                lane: record.text("lane").to_owned(),
            },
        );
    }

    /// The next (or previous) agency around the end; those that are absent are passed over.
    pub(super) fn step_agency(&mut self, session: &Session, by: isize) {
        let seats = self.seats(session);
        let here = seats.iter().position(|seat| Some(seat.id()) == self.agency);
        let count = seats.len();
        let Some(mut at) = here.or(if count > 0 { Some(0) } else { None }) else { return };
        for _ in 0..count {
            at = at.checked_add_signed(by).unwrap_or(count - 1) % count;
            if let Some(seat) = seats.get(at).filter(|seat| seat.state != State::Absent) {
                self.turn_to(session, Some(seat.id()));
                return;
            }
        }
    }

    /// Gives the turn on; a line that is being typed goes along, and that is said.
    pub(super) fn turn(&mut self, by: isize, work: &mut Work) {
        if self.is_of_meeting() {
            return work.say(work.lang.form_of_meeting());
        }
        if self.repeats() {
            return self.step_sheet(by, work);
        }
        if self.on_paper {
            return self.turn_sheet(by, work);
        }
        self.step_agency(work.session(), by);
        self.tell_line_goes_along(work);
    }

    /// Says whose entry a line that is being typed will be.
    pub(super) fn tell_line_goes_along(&self, work: &mut Work) {
        if !self.line.is_empty()
            && let Some(seat) = self.seat(&work.open.session)
        {
            let name = seat.agency.short().to_owned();
            work.say(work.lang.notice_line_goes_along(&name));
        }
    }

    /// The next (or previous) lane or question; says so at either end.
    pub(super) fn step_question(&mut self, work: &mut Work, by: isize) {
        match self.next_asked(work.session(), *work.view, by) {
            Some(step) => {
                let running = self.clock().is_some_and(Clock::is_running);
                self.pause_clocks(work.moment.now);
                self.go(work.session(), step);
                if running && !self.on_paper {
                    // the room goes on, and so does the time
                    self.own_clock().toggle(work.moment.now);
                }
            }
            // what should be read is not talked over
            None if work.is_marked() => {}
            None if by < 0 => work.say(work.lang.notice_first_question()),
            None if self.takes_cells() && !self.is_of_meeting() => work.say(work.lang.form_last_question()),
            None if self.has_agenda(work.session()) => work.say(work.lang.notice_next_item()),
            None => work.say(work.lang.notice_last_question()),
        }
    }

    /// The next (or previous) step whose question is asked of the sheet in turn, at the desk also what is asked no more; none
    /// at either end.
    pub(super) fn next_asked(&self, session: &Session, view: View, by: isize) -> Option<usize> {
        let steps = self.steps();
        let mut at = self.step_at.checked_add_signed(by);
        while let Some(step) = at.and_then(|at| steps.get(at)) {
            let question = self.sheet().and_then(|sheet| sheet.questions.get(step.question));
            let is_passed = view == View::Wall && question.is_some_and(|question| question.gone);
            if !is_passed && self.asks_at(session, step.question) {
                return at;
            }
            at = at.and_then(|at| at.checked_add_signed(by));
        }
        None
    }

    /// What a question is called, for the record of an answer to it.
    pub(super) fn question_named(&self, record: &Record, lang: Lang) -> String {
        let sheets = self.sheets.iter().filter(|sheet| sheet.id == record.text("worksheet"));
        let question = sheets.filter_map(|sheet| sheet.question(record.text("question"))).next();
        question
            .map(|question| lang.of(&question.short.ja, &question.short.en).to_owned())
            .unwrap_or_default()
    }

    /// Whether an item of the agenda is on, so that there is something to go on with.
    fn has_agenda(&self, session: &Session) -> bool {
        agenda::on(&agenda::list(session, self.meeting)).is_some()
    }

    /// Enter on an empty line: the next agency that has not spoken here; when all have, the next lane or question.
    pub(super) fn advance(&mut self, work: &mut Work) {
        let session = work.session();
        let seats = self.seats(session);
        let (Some(round), Some(agency)) = (self.round(session), self.agency) else {
            work.mark(work.lang.notice_no_agencies());
            return;
        };
        if self.on_paper {
            return self.advance_on_paper(work);
        }
        let lane = self.lane().map(|lane| lane.id.as_str());
        let waiting = round.next_waiting(&seats, lane, agency);
        let has_said = round.has_said(agency, lane);
        let is_there = seats.iter().any(|seat| seat.id() == agency && seat.state.is_there());
        if let Some(next) = waiting {
            self.turn_to(session, Some(next));
        } else if has_said || !is_there {
            self.step_question(work, 1);
        } else if self.next_asked(session, *work.view, 1).is_none() {
            work.mark(work.lang.notice_only_one_waiting_last());
        } else {
            work.mark(work.lang.notice_only_one_waiting());
        }
    }

    /// Starts or pauses the clock of the question.
    pub(crate) fn toggle_clock(&mut self, work: &mut Work) {
        let clock = self.own_clock();
        if clock.planned() == 0 {
            work.say(work.lang.notice_no_time_box());
            return;
        }
        clock.toggle(work.moment.now);
        if !clock.is_running() {
            work.say(work.lang.notice_clock_off());
        }
    }

    /// Gives the question one minute more.
    pub(crate) fn minute_more(&mut self, work: &mut Work) {
        let clock = self.own_clock();
        clock.add_minute();
        let minutes = clock.planned() / 60_000;
        work.say(work.lang.notice_minute_more(minutes));
    }

    /// The clock of the question that is on, made of its time box where it has none yet.
    fn own_clock(&mut self) -> &mut Clock {
        let minutes = self.question().and_then(|question| question.minutes).unwrap_or(0);
        self.clocks.entry(self.clock_key()).or_insert_with(|| Clock::new(minutes))
    }

    pub(crate) fn pause_clocks(&mut self, now: i64) {
        self.clocks.values_mut().for_each(|clock| clock.pause(now));
    }

    /// Goes to a worksheet by its stable id; to none that is not here, and nowhere where it is on already.
    pub(crate) fn open_sheet(&mut self, id: &str, work: &mut Work) {
        let at = self.sheets.iter().position(|sheet| sheet.id == id);
        if let Some(at) = at.filter(|at| *at != self.sheet_at) {
            self.leave_cell(work);
            self.put_sheet_on(at, work);
        }
    }

    /// Another worksheet from its first question; an unfinished line stays with its agency.
    fn put_sheet_on(&mut self, at: usize, work: &mut Work) {
        self.pause_clocks(work.moment.now);
        if let Focus::Editing(left) = self.focus.clone() {
            self.leave_editing(left, work);
        }
        let (here, agency) = (self.spot(), self.agency.filter(|_| !self.line.is_empty()));
        self.left.insert(here.worksheet.clone(), here);
        self.sheet_at = at;
        self.first_sheet(work.session());
        self.go(work.session(), 0);
        if agency.is_some() {
            self.turn_to(work.session(), agency);
        }
    }

    /// Back to where one was on the worksheet that is on, where one was there before.
    fn take_up_sheet(&mut self, session: &Session) {
        let id = self.sheet().map(|sheet| sheet.id.clone()).unwrap_or_default();
        let Some(mut spot) = self.left.get(&id).cloned() else { return };
        if !self.line.is_empty() {
            spot.agency = self.agency;
        }
        self.go_to(session, &spot);
    }

    /// Goes to the next worksheet of the meeting, to where one was there.
    pub(crate) fn next_sheet(&mut self, work: &mut Work) {
        let id = self.sheet().map(|sheet| sheet.id.clone());
        // two definitions of one worksheet are gone through once
        let first = |(at, sheet): &(usize, &Worksheet)| {
            self.sheets.iter().position(|known| known.id == sheet.id) == Some(*at)
                && Some(&sheet.id) != id.as_ref()
        };
        let all = || self.sheets.iter().enumerate();
        let next = all().skip(self.sheet_at).chain(all().take(self.sheet_at)).find(first);
        let Some((next, _)) = next else {
            work.say(work.lang.notice_one_sheet());
            return;
        };
        if self.take_over(work) {
            self.put_sheet_on(next, work);
            self.take_up_sheet(work.session());
        }
    }

    /// Puts words into the line, behind those that stand there already.
    pub(in crate::app) fn join_line(&mut self, words: &str) {
        let both = [self.line.text(), words];
        let both: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
        self.line.set(&both.join("\n"));
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub fn settle(&mut self, session: &Session, view: View) {
        self.settle_sheets(session);
        self.settle_sheet(session);
        self.follow_typing(session);
        let seats = self.seats(session);
        if !seats.iter().any(|seat| Some(seat.id()) == self.agency) {
            // another name of the same agency keeps the turn
            let class = self.agency.map(|agency| session.class(agency)).unwrap_or_default();
            let same = seats.iter().map(Seat::id).find(|id| class.contains(id));
            let agency = same.or(seats.first().map(Seat::id));
            self.turn_to(session, agency);
        }
        let gone = |id: &RecordId| !self.listed(session, view).iter().any(|record| record.id() == *id);
        match &self.focus {
            Focus::Entries(id) if gone(id) => {
                self.focus = Focus::Line;
            }
            Focus::Editing(editing) if gone(&editing.id) => {
                let editing = editing.clone();
                if session.visible(editing.id).is_some() {
                    // only this view does not show it: its words are not for the line
                    self.abandoned = Some(editing);
                } else {
                    // the entry went away under the caret: its new words stay in the line
                    self.join_line(editing.buffer.text());
                }
                self.focus = Focus::Line;
            }
            _ => {}
        }
        if let Need::Entry(id) = self.need
            && !self.needs(session, view).iter().any(|entry| entry.id() == id)
        {
            self.need = Need::Wish;
        }
    }
}
