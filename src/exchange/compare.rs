//! What has changed from one meeting (or fiscal year) to another, written out: per agency and question, counts at the top.

mod table;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::audience::Audience;
use super::cells::Cells;
use super::form::Form;
use super::levels::Levels;
use super::{bilingual, names};
use crate::domain::kinds::Kinds;
use crate::domain::meeting::Meeting;
use crate::domain::participation::{Heard, heard};
use crate::domain::period::{self, Period};
use crate::domain::place::question_key;
use crate::domain::refilled::{self, Refilled};
use crate::domain::response::Response;
use crate::domain::since::{self, Change, Line};
use crate::domain::thread::Threads;
use crate::domain::{Record, RecordId, Session, attendance, conflict};
use crate::i18n::{Lang, date};
use crate::text::Clean;

/// The forms a comparison is written in; of a table, a row is a thing that was said.
pub const FORMS: [Form; 4] = [Form::Csv, Form::Text, Form::Markdown, Form::Json];

/// Their words, as the command line asks for one.
pub const WORDS: &str = "text|markdown|csv|json";

/// What is compared, and who may see what of it.
#[derive(Debug)]
pub struct Comparison<'s> {
    session: &'s Session,
    before: Period,
    after: Period,
    lang: Lang,
    lines: Vec<Line>,
    /// The answers in cells that were given on both sides.
    answers: Vec<Refilled<'s>>,
    kinds: &'s Kinds,
    /// How many lines are not for the audience.
    pub withheld: usize,
    /// The names of questions and lanes, by their key.
    named: BTreeMap<(String, String), String>,
}

impl<'s> Comparison<'s> {
    /// Compares what an audience may see.
    #[must_use]
    pub fn of(
        session: &'s Session,
        (before, after): (Period, Period),
        audience: Audience,
        kinds: &'s Kinds,
        lang: Lang,
    ) -> Self {
        let [old, new] = period::sides(session, before, after).unwrap_or_default();
        let levels = Levels::of(session);
        let lines = since::compare(session, &Threads::of(session), &old, &new);
        let all = lines.len();
        let sees =
            |id: RecordId| session.visible(id).is_some_and(|record| audience.sees(levels.level(record)));
        let lines = since::seen(lines, sees);
        let mut answers = refilled::compare(session, &old, &new);
        let all = all + answers.len();
        // of small figures the public would need the hiding that tables have
        answers.retain(|of| audience != Audience::Public && of.is_seen(sees));
        let withheld = all - lines.len() - answers.len();
        Self {
            session,
            before,
            after,
            lang,
            lines,
            answers,
            kinds,
            withheld,
            named: bilingual::questions(session, lang),
        }
    }

    /// Writes it out, with a line break at its end; what is none of its forms is plain text.
    #[must_use]
    pub fn write(&self, form: Form, columns: usize) -> Vec<u8> {
        match form {
            Form::Markdown => told::markdown(self).into_bytes(),
            Form::Csv => table::csv(self),
            Form::Json => table::json(self).into_bytes(),
            _ => told::text(self, columns).into_bytes(),
        }
    }

    /// Whether the two sides are of different networks: none of those that sit on one sits on the other.
    fn are_strangers(&self) -> bool {
        let sides = period::sides(self.session, self.before, self.after).unwrap_or_default();
        let [old, new] = sides.map(|meetings| -> BTreeSet<RecordId> {
            let seats = meetings.iter().flat_map(|id| attendance::seats(self.session, *id));
            seats.map(|seat| self.session.stands_for(seat.id())).collect()
        });
        !old.is_empty() && !new.is_empty() && old.is_disjoint(&new)
    }

    fn period(&self, period: Period) -> String {
        match period {
            Period::Meeting(id) => {
                let meeting = self.meeting(id);
                let title = meeting.map(|meeting| Clean::line(meeting.title()).into_string());
                let parts = [self.day(id), title.unwrap_or_default()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
            Period::Year(year) => date::fiscal(self.lang, year),
        }
    }

    fn meeting(&self, id: RecordId) -> Option<Meeting<'s>> {
        self.session.class(id).into_iter().find_map(|id| self.session.visible(id)).map(Meeting)
    }

    /// The day of a meeting; empty where it has none.
    fn day(&self, id: RecordId) -> String {
        let day = self.meeting(id).and_then(|meeting| date::stored(meeting.date()));
        day.map(|day| date::short(self.lang, day)).unwrap_or_default()
    }

    fn agency(&self, id: RecordId) -> String {
        let name = names::agency(self.session, id).map(|agency| Clean::line(agency.name()).into_string());
        name.unwrap_or_else(|| self.lang.agency_gone().to_owned())
    }

    /// With what the cells of a side are read.
    fn cells(&self, side: &Response) -> Cells<'s> {
        let meeting =
            side.records().first().and_then(|record| record.link("meeting")).unwrap_or(RecordId::MIN);
        let (lang, session, kinds) = (self.lang, self.session, self.kinds);
        Cells { lang, session, meeting, kinds, today: NaiveDate::MIN }
    }

    fn agencies(&self) -> Vec<RecordId> {
        agencies(&self.lines, &self.answers)
    }

    /// On which side an agency was not heard.
    fn note(&self, agency: RecordId) -> String {
        let day = |period: Period| match period {
            Period::Meeting(id) => self.day(id),
            Period::Year(year) => date::fiscal(self.lang, year),
        };
        let name = |period: Period| (period, day(period));
        unheard(self.session, agency, name(self.before), name(self.after), self.lang)
    }

    fn question(&self, line: &Line) -> String {
        let key = question_key(&line.worksheet, &line.question);
        let of = |lane: &str| self.named.get(&(key.clone(), lane.to_owned())).cloned();
        let question = of("").unwrap_or_else(|| Clean::line(&line.question).into_string());
        match of(&line.lane).filter(|_| !line.lane.is_empty()) {
            Some(lane) => [question, lane].join(self.lang.review_joint()),
            None => question,
        }
    }

    /// What was said, with where two laptops said it differently.
    fn words(&self, id: Option<RecordId>) -> Option<(&'s Record, String)> {
        let record = self.session.visible(id?)?;
        let texts = conflict::words(record).map(|field| record.texts(field)).unwrap_or_default();
        Some((record, Clean::line(&texts.join(" / ")).into_string()))
    }

    fn counts<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> String {
        counted(lines, self.lang)
    }
}

/// The agencies of a comparison, in order: those that said something, then those that only filled in sheets otherwise.
#[must_use]
pub fn agencies(lines: &[Line], answers: &[Refilled]) -> Vec<RecordId> {
    let changed = answers.iter().filter(|of| !of.changed().is_empty()).map(|of| of.agency);
    let mut agencies: Vec<RecordId> = Vec::new();
    for agency in lines.iter().map(|line| line.agency).chain(changed) {
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    agencies
}

/// On which side an agency was not heard, behind its name; each side with what it is called.
#[must_use]
pub fn unheard(
    session: &Session,
    agency: RecordId,
    (before, was): (Period, String),
    (after, is): (Period, String),
    lang: Lang,
) -> String {
    let of = |period: Period| heard(session, &period.meetings(session), agency);
    let now = match of(after) {
        Heard::Yes | Heard::NotAsked => String::new(),
        Heard::Absent => lang.years_absent(&is),
        Heard::NoSeat => lang.years_no_seat(&is),
    };
    let then = match of(before) {
        Heard::Yes | Heard::NotAsked => String::new(),
        Heard::Absent => lang.years_was_absent(&was),
        Heard::NoSeat => lang.years_joined(&was),
    };
    now + &then
}

/// How many of each change there are, in words; empty where there is none.
#[must_use]
pub fn counted<'l>(lines: impl IntoIterator<Item = &'l Line>, lang: Lang) -> String {
    let mut counts = Change::ALL.map(|change| (change.word(), 0));
    counts.iter_mut().zip(since::counts(lines)).for_each(|(of, count)| of.1 = count);
    lang.changed(counts)
}
