//! What comes next for a session: to prepare it, hold it, write it up, follow up, prepare the next one, hand it over.
//!
//! [`Outlook`] is what decides it, read out of the session once and small enough to be kept: days and counts, no words.
//! [`Outlook::stage`] is the rule, for a day.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::attendance::{self, State};
use super::meeting::{self, Meeting};
use super::overlap::{self, Overlap};
use super::place::question_key;
use super::promise::{Fate, Promise, Sort};
use super::worksheet::Worksheet;
use super::{Record, RecordId, Session, agenda, confirmed, decision, entry, level, outcome, response};

/// Days after a meeting in which its record is still completed from memory.
const WRITTEN_WITHIN: i64 = 31;
/// Days before the next meeting from which on it is prepared: papers go out, sheets come back.
const PREPARED_WITHIN: i64 = 30;
/// Days after the day of the next meeting from which on it is taken to have been written down elsewhere, or dropped.
const DROPPED_AFTER: i64 = 90;
/// The month in which a fiscal year ends and people change.
const LAST_MONTH: u32 = 3;

/// What decides what is next, seen from the newest meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// Its day, as `2026-11-21`; empty where it is not fixed.
    pub day: String,
    /// Agencies that have a seat.
    pub seats: usize,
    /// Those that handed something in before.
    pub handed_in: usize,
    /// Items of the agenda.
    pub items: usize,
    /// Whether anything was said in the room.
    pub has_spoken: bool,
    /// Questions to which nobody spoke, on the sheets that were walked.
    pub silent: usize,
    /// Whether an action or a role came of it.
    pub has_promises: bool,
    /// What was promised and decided and not read back.
    pub unread: usize,
    /// The days of all actions that are open, one each, empty where none is given.
    pub dues: Vec<String>,
    /// Answers that were taken home, or never given.
    pub answers: usize,
    /// The day of the next meeting; empty where it is not fixed.
    pub next: String,
}

/// What is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 準備: it lies ahead, in so many days; none where its day is not fixed.
    Prepare(Option<i64>),
    /// 開催: it is today.
    Hold,
    /// 記録の整理: it was held, and something is not written down or read back.
    WriteUp,
    /// 次回の準備: the next one is near, in so many days (or is behind), and no record of it was begun.
    PrepareNext(i64),
    /// 引き継ぎ: the year ends, or nothing is open: whoever comes next can go on.
    HandOver,
    /// フォロー: promises and answers are open.
    FollowUp,
    /// 続きあり: a later meeting of it has a record of its own.
    GoesOn,
}

impl Outlook {
    /// Reads it out of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let Some(last) = meeting::all(session).pop() else { return Self::default() };
        let meeting = last.id();
        let seats = attendance::seats(session, meeting);
        let spoke = |record: &&Record| !record.flag("handed_in");
        let said = || [entry::KIND, overlap::KIND].into_iter().flat_map(|kind| session.met(kind, meeting));
        let came_in: BTreeSet<RecordId> = said()
            .filter(|record| record.flag("handed_in"))
            .chain(session.met(response::KIND, meeting))
            .filter_map(|record| record.link("agency"))
            .map(|agency| session.stands_for(agency))
            .collect();
        let has_come_in = |seat: &&attendance::Seat| {
            seat.state == State::HandedIn || came_in.contains(&session.stands_for(seat.id()))
        };
        let open = session.of_kind(Sort::Action.kind()).map(Promise);
        let open = open.filter(|promise| promise.fate() == Fate::Open);
        let waits = |overlap: &Overlap| overlap.to().iter().filter(|asked| overlap::waits_for(asked)).count();
        let came_of = |kind: &'static str| session.met(kind, meeting);
        let read_back = [Sort::Role.kind(), Sort::Action.kind(), decision::KIND];
        Self {
            day: last.date().to_owned(),
            handed_in: seats.iter().filter(has_come_in).count(),
            seats: seats.len(),
            items: session.met(agenda::KIND, meeting).count(),
            has_spoken: said().any(|record| spoke(&record))
                || outcome::KINDS.into_iter().any(|kind| came_of(kind).next().is_some()),
            silent: silent(session, last),
            has_promises: Sort::ALL.into_iter().any(|sort| came_of(sort.kind()).next().is_some()),
            unread: read_back
                .into_iter()
                .flat_map(came_of)
                // what was told of since need not be read back any more
                .filter(|record| Fate::read(record.text("state")) == Fate::Open)
                .filter(|record| !confirmed::is(session, record))
                .count(),
            dues: open.map(|promise| promise.when().to_owned()).collect(),
            answers: session.of_kind(overlap::KIND).map(Overlap).map(|overlap| waits(&overlap)).sum(),
            next: day(last.next()).map(|_| last.next().to_owned()).unwrap_or_default(),
        }
    }

    /// What is next on a day; `goes_on` where a later meeting of it has a record of its own.
    #[must_use]
    pub fn stage(&self, today: NaiveDate, goes_on: bool) -> Stage {
        let held = match day(&self.day) {
            Some(day) if day > today => return Stage::Prepare(Some((day - today).num_days())),
            Some(day) if day == today => return Stage::Hold,
            Some(day) => (today - day).num_days(),
            None if !self.has_spoken => return Stage::Prepare(None),
            None => i64::MAX,
        };
        if goes_on {
            return Stage::GoesOn;
        }
        if !self.has_spoken || (held <= WRITTEN_WITHIN && self.has_gaps()) {
            return Stage::WriteUp;
        }
        let near = -DROPPED_AFTER..=PREPARED_WITHIN;
        if let Some(days) = self.days_to_next(today).filter(|days| near.contains(days)) {
            return Stage::PrepareNext(days);
        }
        if today.month() == LAST_MONTH || (self.dues.is_empty() && self.answers == 0) {
            return Stage::HandOver;
        }
        Stage::FollowUp
    }

    /// Days until the next meeting, where its day is known.
    #[must_use]
    pub fn days_to_next(&self, today: NaiveDate) -> Option<i64> {
        day(&self.next).map(|next| (next - today).num_days())
    }

    /// The actions whose day has passed: how many, and the earliest of their days.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> (usize, Option<NaiveDate>) {
        let late: Vec<NaiveDate> =
            self.dues.iter().filter_map(|due| last_day(due)).filter(|due| *due < today).collect();
        (late.len(), late.into_iter().min())
    }

    fn has_gaps(&self) -> bool {
        self.silent > 0 || !self.has_promises || self.unread > 0
    }
}

/// Questions for the room to which nobody spoke, on the sheets on which somebody spoke to another.
fn silent(session: &Session, meeting: Meeting) -> usize {
    let sheets = meeting::sheets(session, meeting.id()).into_iter();
    let of_sheet = |sheet: Worksheet| {
        let asked = sheet
            .questions
            .iter()
            .filter(|question| !question.kind.has_cells() && question.level <= level::ROOM);
        let is_silent = asked.map(|question| {
            let key = question_key(&sheet.id, &question.id);
            let mut said = [entry::KIND, overlap::KIND]
                .into_iter()
                .flat_map(|kind| session.asked(kind, meeting.id(), &key));
            said.next().is_none()
        });
        let is_silent: Vec<bool> = is_silent.collect();
        let silent = is_silent.iter().filter(|silent| **silent).count();
        if silent < is_silent.len() { silent } else { 0 }
    };
    sheets.map(of_sheet).sum()
}

/// A day that is stored whole.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// The day on which something is due at the latest, of a day or a month that is stored.
#[must_use]
pub fn last_day(text: &str) -> Option<NaiveDate> {
    day(text).or_else(|| {
        let first = day(&format!("{text}-01"))?;
        first.checked_add_months(chrono::Months::new(1))?.pred_opt()
    })
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::overlap::{Answer, Asked, propose};
    use super::super::promise::{Plan, plan, settle};
    use super::*;

    fn on(day: &str) -> NaiveDate {
        super::day(day).unwrap()
    }

    /// A meeting of which everything was written down, read back and told.
    fn done() -> Outlook {
        Outlook {
            day: "2026-11-21".into(),
            seats: 7,
            items: 8,
            has_spoken: true,
            has_promises: true,
            ..Outlook::default()
        }
    }

    #[test]
    fn before_its_day_it_is_prepared_and_on_its_day_held() {
        let ahead = Outlook { day: "2026-11-21".into(), ..Outlook::default() };
        assert_eq!(ahead.stage(on("2026-11-09"), false), Stage::Prepare(Some(12)));
        assert_eq!(ahead.stage(on("2026-11-20"), true), Stage::Prepare(Some(1)));
        assert_eq!(done().stage(on("2026-11-21"), false), Stage::Hold);
        assert_eq!(Outlook::default().stage(on("2026-11-21"), false), Stage::Prepare(None));
        // said without a day: it was held some time
        let undated = Outlook { day: String::new(), ..done() };
        assert_eq!(undated.stage(on("2026-11-21"), false), Stage::HandOver);
    }

    #[test]
    fn what_is_not_written_down_or_read_back_comes_first_for_a_month() {
        let gaps = [
            Outlook { silent: 1, ..done() },
            Outlook { has_promises: false, ..done() },
            Outlook { unread: 2, ..done() },
        ];
        for gap in gaps {
            assert_eq!(gap.stage(on("2026-11-22"), false), Stage::WriteUp, "{gap:?}");
            assert_eq!(gap.stage(on("2026-12-22"), false), Stage::WriteUp);
            assert_eq!(gap.stage(on("2026-12-23"), false), Stage::HandOver);
        }
        // nothing at all is asked for as long as it takes
        let empty = Outlook { has_spoken: false, ..done() };
        assert_eq!(empty.stage(on("2027-09-01"), false), Stage::WriteUp);
    }

    #[test]
    fn open_actions_and_answers_are_followed_up_the_overdue_ones_named() {
        let dues = ["2026-12-10", "2026-12", "2027-02-01", ""].map(str::to_owned).to_vec();
        let open = Outlook { dues, ..done() };
        assert_eq!(open.stage(on("2026-12-24"), false), Stage::FollowUp);
        assert_eq!(open.overdue(on("2026-12-24")), (1, Some(on("2026-12-10"))));
        assert_eq!(open.overdue(on("2026-12-10")), (0, None));
        // a month is over with its last day
        assert_eq!(open.overdue(on("2027-01-01")).0, 2);
        let asked = Outlook { answers: 1, ..done() };
        assert_eq!(asked.stage(on("2026-12-24"), false), Stage::FollowUp);
        assert_eq!(done().stage(on("2026-12-24"), false), Stage::HandOver);
    }

    #[test]
    fn the_next_one_is_prepared_a_month_ahead_unless_it_has_a_record_already() {
        let next = Outlook { next: "2027-01-20".into(), dues: vec![String::new()], ..done() };
        assert_eq!(next.stage(on("2026-12-20"), false), Stage::FollowUp);
        assert_eq!(next.stage(on("2026-12-21"), false), Stage::PrepareNext(30));
        assert_eq!(next.stage(on("2027-01-25"), false), Stage::PrepareNext(-5));
        assert_eq!(next.stage(on("2027-01-25"), true), Stage::GoesOn);
        assert_eq!(next.stage(on("2027-05-20"), false), Stage::FollowUp);
        // what was said must be written down first
        let gap = Outlook { unread: 1, ..next };
        assert_eq!(gap.stage(on("2026-12-21"), false), Stage::WriteUp);
    }

    #[test]
    fn in_march_it_is_handed_over_with_what_is_open() {
        let open = Outlook { dues: vec!["2027-02-01".into()], ..done() };
        assert_eq!(open.stage(on("2027-02-28"), false), Stage::FollowUp);
        assert_eq!(open.stage(on("2027-03-01"), false), Stage::HandOver);
        assert_eq!(open.stage(on("2027-04-01"), false), Stage::FollowUp);
    }

    #[test]
    fn it_is_read_out_of_a_session_without_a_word_of_it() {
        let mut desk = Desk::new();
        let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
        assert_eq!(Outlook::of(&Session::new()), Outlook::default());
        for agency in &agencies[..3] {
            desk.write(|writer| attendance::set(writer, meeting, *agency, State::Present));
        }
        let before = Outlook::of(&desk.session);
        assert_eq!((before.seats, before.handed_in, before.has_spoken), (3, 0, false));
        let at = desk.at(0);
        desk.write(|writer| entry::add(writer, &at, "", "前に出した", true));
        let handed_in = Outlook::of(&desk.session);
        assert_eq!((handed_in.handed_in, handed_in.has_spoken), (1, false));
        let need = desk.add("話した");
        let to = [(Asked::Agency(agencies[1]), Answer::TakenBack), (Asked::Anyone, Answer::Proposed)];
        desk.write(|writer| propose(writer, &at, Some(need), "送迎", &to, false));
        let action = Plan { words: "車".into(), when: "2026-12-10".into(), ..Plan::default() };
        let id = desk.write(|writer| plan(writer, Sort::Action, meeting, &action));
        desk.write(|writer| {
            writer.set(meeting, &[("date", "2026-11-21".into()), ("next", "2027-01-20".into())]);
        });
        let held = Outlook::of(&desk.session);
        assert_eq!((held.has_spoken, held.has_promises, held.unread, held.answers), (true, true, 1, 1));
        assert_eq!((held.dues.clone(), held.next.as_str()), (vec!["2026-12-10".to_owned()], "2027-01-20"));
        desk.write(|writer| confirmed::note(writer, id, true));
        desk.write(|writer| settle(writer, id, meeting, Fate::Done, ""));
        desk.write(|writer| writer.set(meeting, &[("next", "寒くなる前に".into())]));
        let told = Outlook::of(&desk.session);
        assert_eq!((told.unread, told.dues.len(), told.next.as_str()), (0, 0, ""));
    }
}
