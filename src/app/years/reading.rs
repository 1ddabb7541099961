//! What the pages are read with: what may be seen, and how agencies, meetings, questions and words are told.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::model::View;
use super::super::scroll::{NUMBER, inside};
use super::super::work::Work;
use super::super::worksheet::privacy::may_show;
use super::super::worksheet::{asking, entries};
use crate::domain::kinds::Kinds;
use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::Asked;
use crate::domain::period::Period;
use crate::domain::promise::{Lead, Promise};
use crate::domain::response::Response;
use crate::domain::thread::Threads;
use crate::domain::{Record, RecordId, Session};
use crate::exchange::bilingual;
use crate::exchange::cells::Cells;
use crate::exchange::levels::Levels;
use crate::i18n::{Lang, date};
use crate::text::{Clean, shorten, width};

/// Columns of a title at least.
const TITLE: usize = 32;

/// Columns of what stands before a meeting in its row.
const AROUND: usize = 10;

/// What everything is read with.
pub(super) struct Reading<'a> {
    pub(super) session: &'a Session,
    pub(super) threads: &'a Threads,
    pub(super) view: View,
    pub(super) lang: Lang,
    kinds: &'a Kinds,
    /// Columns of a row.
    columns: usize,
    levels: Levels<'a>,
    /// The names of questions and lanes, by their key.
    named: BTreeMap<(String, String), String>,
    ranks: BTreeMap<RecordId, usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(work: &'a Work, threads: &'a Threads) -> Self {
        let (session, lang) = (work.session(), work.lang);
        let levels = Levels::of(session);
        let ranks = meeting::ranks(session);
        let named = bilingual::questions(session, lang);
        let columns = usize::from(inside(work.size).0.saturating_sub(NUMBER));
        Self { session, threads, view: *work.view, lang, kinds: work.kinds, columns, levels, named, ranks }
    }

    /// Whether this view shows a record.
    pub(super) fn sees(&self, record: &Record) -> bool {
        may_show(self.view, self.levels.level(record))
    }

    /// A record that this view shows.
    pub(super) fn seen(&self, id: RecordId) -> Option<&'a Record> {
        self.session.visible(id).filter(|record| self.sees(record))
    }

    /// With what the cells of an answer are read.
    pub(super) fn cells(&self, of: &Response) -> Cells<'a> {
        let meeting = of.records().first().and_then(|record| record.link("meeting")).unwrap_or(RecordId::MIN);
        let (lang, session, kinds) = (self.lang, self.session, self.kinds);
        Cells { lang, session, meeting, kinds, today: NaiveDate::MIN }
    }

    /// A question, with its lane where it has any.
    pub(super) fn question(&self, key: &str, lane: &str) -> String {
        let of = |lane: &str| self.named.get(&(key.to_owned(), lane.to_owned())).cloned();
        let question = of("").unwrap_or_else(|| Clean::line(key).into_string());
        match of(lane).filter(|_| !lane.is_empty()) {
            Some(lane) => [question, lane].join(self.lang.review_joint()),
            None => question,
        }
    }

    /// An agency by its short name.
    pub(super) fn agency(&self, id: RecordId) -> String {
        Clean::line(&asking::name(self.session, &Asked::Agency(id), self.lang)).into_string()
    }

    /// The agency whose record it is.
    pub(super) fn whose(&self, record: &Record) -> String {
        record.link("agency").map(|id| self.agency(id)).unwrap_or_default()
    }

    pub(super) fn asked(&self, asked: &Asked) -> String {
        Clean::line(&asking::name(self.session, asked, self.lang)).into_string()
    }

    /// Who leads a promise.
    pub(super) fn lead(&self, promise: Promise) -> String {
        match promise.lead() {
            Some(Lead::Agency(id)) => self.agency(id),
            Some(Lead::Secretariat) => self.lang.duty("secretariat").to_owned(),
            None => self.lang.years_no_lead().to_owned(),
        }
    }

    /// A record's own words on one line.
    pub(super) fn words(&self, record: &Record) -> String {
        Clean::line(&entries::shown_text(record, self.lang)).into_string()
    }

    /// How late a meeting comes.
    pub(super) fn rank(&self, id: RecordId) -> Option<usize> {
        self.ranks.get(&self.session.stands_for(id)).copied()
    }

    /// How late the meeting of a record comes.
    pub(super) fn rank_of(&self, record: &Record) -> Option<usize> {
        record.link("meeting").and_then(|id| self.rank(id))
    }

    /// The day of a meeting; its title where it has none.
    pub(super) fn day(&self, id: RecordId) -> String {
        day(self.session, id, self.lang)
    }

    /// The day of the meeting of a record.
    pub(super) fn day_of(&self, record: &Record) -> String {
        record.link("meeting").map(|id| self.day(id)).unwrap_or_default()
    }

    /// A meeting by its day and its title.
    pub(super) fn meeting(&self, id: RecordId) -> String {
        let title = of_meeting(self.session, id).map(|meeting| Clean::line(meeting.title()).into_string());
        let day = self.day(id);
        let room = self.columns.saturating_sub(width(&day) + AROUND).max(TITLE);
        let title = shorten(&title.unwrap_or_default(), room);
        if day == title || title.is_empty() { day } else { format!("{day} {title}") }
    }

    /// A meeting or a fiscal year.
    pub(super) fn period(&self, period: Period) -> String {
        match period {
            Period::Meeting(id) => self.meeting(id),
            Period::Year(year) => date::fiscal(self.lang, year),
        }
    }

    /// The same, shorter.
    pub(super) fn period_short(&self, span: Period) -> String {
        period(self.session, span, self.lang)
    }
}

/// The day of a meeting, or a fiscal year.
#[must_use]
pub fn period(session: &Session, period: Period, lang: Lang) -> String {
    match period {
        Period::Meeting(id) => day(session, id, lang),
        Period::Year(year) => date::fiscal(lang, year),
    }
}

fn of_meeting(session: &Session, id: RecordId) -> Option<Meeting<'_>> {
    session.class(id).into_iter().find_map(|id| session.visible(id)).map(Meeting)
}

/// The day of a meeting; its title where it has none.
pub(in crate::app) fn day(session: &Session, id: RecordId, lang: Lang) -> String {
    let Some(meeting) = of_meeting(session, id) else { return lang.years_no_day().to_owned() };
    match date::stored(meeting.date()) {
        Some(day) => date::short(lang, day),
        None => shorten(&Clean::line(meeting.title()).into_string(), TITLE),
    }
}
