//! What an audience will not see of a session, as sentences: shown before anything is written.

use chrono::NaiveDate;

use crate::domain::agency::{self, Agency};
use crate::domain::entry::Entry;
use crate::domain::{Record, Session, hint_note, level, meeting, wording};
use crate::i18n::Lang;
use crate::text::telltale;

use super::filled::{self, small, told};
use super::levels::Levels;
use super::minutes::{Minutes, What};
use super::words::Words;
use super::{Audience, Form, Order};

/// One sentence for each sort of thing that is not written, and why; nothing of what was said stands in them.
#[must_use]
pub fn withheld(session: &Session, audience: Audience, small: usize, lang: Lang) -> Vec<String> {
    let pointing = pointing(session, audience);
    let pointing = (pointing > 0).then(|| lang.withheld_not(pointing));
    pointing.into_iter().chain(sentences(&counted(session, audience, small, lang), lang)).collect()
}

/// How many records that an audience sees have words that may point to a person: who writes them out should know.
fn pointing(session: &Session, audience: Audience) -> usize {
    let levels = Levels::of(session);
    let agencies: Vec<Agency> = session.of_kind(agency::KIND).map(Agency).collect();
    let names = agencies
        .iter()
        .flat_map(|agency| [vec![agency.name(), agency.short()], agency.aliases()].into_iter().flatten());
    let names: Vec<&str> = names.collect();
    let points = |record: &&Record| {
        let texts = wording::fields(record.kind()).iter().flat_map(|field| record.texts(field));
        audience.sees(levels.level(record))
            && texts.into_iter().any(|text| !telltale::find(text, &names).is_empty())
    };
    session.records().filter(|record| !record.is_hidden()).filter(points).count()
}

/// What is not written with how often it is there, as sentences.
#[must_use]
pub fn sentences(counted: &[(String, usize)], lang: Lang) -> Vec<String> {
    counted.iter().map(|(line, count)| lang.withheld_count(line, *count)).collect()
}

/// Adds up what is not written of several sessions.
pub fn add(sum: &mut Vec<(String, usize)>, counted: Vec<(String, usize)>) {
    for (what, count) in counted {
        match sum.iter_mut().find(|(known, _)| *known == what) {
            Some((_, all)) => *all += count,
            None => sum.push((what, count)),
        }
    }
}

/// How often each is there that is not written, before it is put into sentences, so that it can be added up over many sessions.
#[must_use]
pub fn counted(session: &Session, audience: Audience, small: usize, lang: Lang) -> Vec<(String, usize)> {
    let levels = Levels::of(session);
    let order = Order { small, ..Order::new(Form::Text, audience, lang, NaiveDate::MIN) };
    let words = Words::of(session, &levels, &order, str::to_owned);
    let mut lines: Vec<(String, usize)> = Vec::new();
    let mut tell = |what: &str, why: &str, count: usize| {
        let line = lang.withheld_why(what, why);
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, all)) => *all += count,
            None if count > 0 => lines.push((line, count)),
            None => {}
        }
    };
    for meeting in meeting::all(session) {
        let all = Minutes::of(session, &levels, meeting, Audience::Office);
        let why = |record: &Record| lang.withheld_because(reason(record, levels.level(record)));
        let sees = |record: &Record| audience.sees(levels.level(record));
        for asked in all.by_question() {
            for said in asked.said.iter().filter(|said| !audience.sees(said.level)) {
                let pass = matches!(said.what, What::Pass);
                let what = if pass { lang.passed().to_owned() } else { words.short_heading(&all, &asked) };
                tell(&what, why(said.record), 1);
            }
            let answers = asked.paper.into_iter().flat_map(|paper| paper.to(asked.ids.1));
            for (_, answer) in answers.filter(|(_, answer)| !audience.sees(answer.level)) {
                let because = answer.records.first().map_or("", |record| why(record));
                tell(&words.short_heading(&all, &asked), because, 1);
            }
        }
        for paper in all.repeating() {
            let answers = paper.ones.iter().flat_map(|one| &one.answers);
            for answer in answers.filter(|answer| !audience.sees(answer.level)) {
                let because = answer.records.first().map_or("", |record| why(record));
                tell(&told::title(&words, paper), because, 1);
            }
        }
        for paper in filled::papers(session, &levels, meeting, &all.seats, audience) {
            let hidden = paper.ones.iter().map(|one| small::hidden(&paper, one, audience, small).len());
            tell(&told::title(&words, &paper), lang.withheld_because("small"), hidden.sum());
        }
        if !audience.sees(level::ROOM) {
            tell(lang.withheld_attendance(), lang.withheld_because("inside"), all.seats.len());
        }
        let came = &all.outcome;
        let parts: [(&str, Vec<&Record>); 8] = [
            (lang.out_agenda(), all.agenda.iter().map(|item| item.0).collect()),
            (lang.out_earlier(), came.earlier.iter().map(|earlier| earlier.record()).collect()),
            (lang.outcome("role"), came.roles.iter().map(|role| role.0).collect()),
            (lang.outcome("action"), came.actions.iter().map(|action| action.0).collect()),
            (lang.outcome("decision"), came.decisions.iter().map(|decision| decision.0).collect()),
            (lang.outcome("issue"), came.issues.iter().map(|issue| issue.0).collect()),
            (lang.outcome("common"), came.common.iter().map(|common| common.0).collect()),
            (lang.out_parked(), all.parked.clone()),
        ];
        for (what, records) in parts {
            records.iter().filter(|record| !sees(record)).for_each(|record| tell(what, why(record), 1));
        }
    }
    let notes = hint_note::list(session).into_iter().filter(|note| !audience.sees(levels.level(note.0)));
    tell(lang.withheld_hints(), lang.withheld_because("inside"), notes.count());
    lines
}

/// Why a record is not written.
fn reason(record: &Record, level: u8) -> &'static str {
    if Entry(record).is_private() {
        "private"
    } else if level > level::DESK {
        "delicate"
    } else if level == level::DESK {
        "office"
    } else {
        "inside"
    }
}
