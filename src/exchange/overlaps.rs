//! The needs of a session with who could help, and what was tied: as plain text, and for other programs as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{self, OverlapRow};
use super::levels::Levels;
use super::minutes::{Minutes, What};
use super::text::Rows;
use super::words::Words;
use super::{Audience, Form, Order, names};
use crate::domain::entry::Entry;
use crate::domain::field::Field;
use crate::domain::kinds::Kinds;
use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::Answer;
use crate::domain::partners::{Partner, Partners};
use crate::domain::ties::{self, Need, Ties};
use crate::domain::{RecordId, Session, place};
use crate::i18n::Lang;
use crate::text::Clean;

/// Counts up where a program that reads the form has to change.
const FORMAT: u32 = 1;

/// What suggestions are made of, and how many are made for a need.
#[derive(Clone, Copy, Debug)]
pub struct Suggest<'a> {
    /// What kinds of agencies are called.
    pub kinds: &'a Kinds,
    /// The words of the field.
    pub field: &'a Field,
    /// How many are made at most.
    pub most: usize,
}

/// The whole form; fields are written in this order.
#[derive(Debug, Default, Serialize)]
struct Flat<'s> {
    format: u32,
    needs: Vec<NeedRow<'s>>,
    overlaps: Vec<OverlapRow<'s>>,
}

/// One need.
#[derive(Debug, Serialize)]
struct NeedRow<'s> {
    id: RecordId,
    meeting: RecordId,
    agency: RecordId,
    agency_name: &'s str,
    text: &'s str,
    suggestions: Vec<SuggestionRow<'s>>,
}

/// One agency that could help.
#[derive(Debug, Serialize)]
struct SuggestionRow<'s> {
    agency: RecordId,
    agency_name: &'s str,
    entry: Option<RecordId>,
    entry_text: Option<&'s str>,
    because: String,
}

/// Writes what an audience may see as text of at most `columns`, with a line break at its end.
#[must_use]
pub fn text(session: &Session, audience: Audience, lang: Lang, suggest: Suggest, columns: usize) -> String {
    let levels = Levels::of(session);
    let order = Order::new(Form::Text, audience, lang, NaiveDate::MIN);
    let words = Words::of(session, &levels, &order, |text| Clean::lines(text).to_string());
    let mut rows = Rows::new(columns);
    for meeting in meeting::all(session) {
        rows.heading(Clean::line(meeting.title()).as_ref(), "=");
        rows.heading(lang.overlaps_needs(), "-");
        let needs = suggested(session, &levels, audience, meeting, lang, suggest);
        if needs.is_empty() {
            rows.part("", lang.out_none());
        }
        for (need, suggestions) in needs {
            let said = words.wordings(need.entry.0, "text");
            let told = lang.overlaps_need(&words.name(Some(need.seat.agency)), &said);
            rows.part("", &(told + &answers(&need, lang)));
            for row in suggestions {
                let name = words.short(names::agency(session, row.agency));
                let said = row.entry_text.map(|text| Clean::line(text).into_string()).unwrap_or_default();
                rows.hang("  - ", lang.overlaps_suggestion(&name, &row.because, &said).trim_end());
            }
        }
        tied(&Minutes::of(session, &levels, meeting, audience), &words, &mut rows);
    }
    rows.finish()
}

/// What was tied, agency by agency.
fn tied(minutes: &Minutes, words: &Words, rows: &mut Rows) {
    rows.heading(words.lang.overlaps_tied(), "-");
    let tied: Vec<_> = minutes.said.iter().filter(|said| matches!(said.what, What::Overlap(_))).collect();
    if tied.is_empty() {
        rows.part("", words.lang.out_none());
    }
    let mut of = None;
    for said in tied {
        let agency = said.agency.map(crate::domain::agency::Agency::id);
        if of != Some(agency) {
            rows.part("", &words.name(said.agency));
            of = Some(agency);
        }
        rows.hang("  - ", &words.said(minutes, said));
    }
}

/// Writes what an audience may see as JSON, with a line break at its end.
#[must_use]
pub fn json(session: &Session, audience: Audience, lang: Lang, suggest: Suggest) -> String {
    let levels = Levels::of(session);
    let order = Order::flat(audience);
    let mut flat = Flat { format: FORMAT, needs: Vec::new(), overlaps: json::overlaps(session, &order) };
    for meeting in meeting::all(session) {
        for (need, suggestions) in suggested(session, &levels, audience, meeting, lang, suggest) {
            flat.needs.push(NeedRow {
                id: need.id(),
                meeting: meeting.id(),
                agency: need.seat.id(),
                agency_name: need.seat.agency.name(),
                text: need.entry.text(),
                suggestions,
            });
        }
    }
    // texts, lists and maps keyed by text always have a JSON form
    let mut out = serde_json::to_string_pretty(&flat).unwrap_or_default();
    out.push('\n');
    out
}

/// The needs of a meeting, each with who could help.
fn suggested<'s>(
    session: &'s Session,
    levels: &Levels,
    audience: Audience,
    meeting: Meeting,
    lang: Lang,
    suggest: Suggest,
) -> Vec<(Need<'s>, Vec<SuggestionRow<'s>>)> {
    let places = ties::places(&meeting::sheets(session, meeting.id()));
    let ties = Ties::of(session, meeting.id(), &places, |record| audience.sees(levels.level(record)));
    let mut known: Vec<(String, Partners)> = Vec::new();
    let mut all = Vec::new();
    for need in ties.needs {
        let key = place::question_key(&need.at.worksheet, need.entry.0.text("question"));
        if !known.iter().any(|(other, _)| *other == key) {
            let partners = Partners::of(session, meeting.id(), &key, suggest.kinds, suggest.field);
            known.push((key.clone(), partners));
        }
        let partners = known.iter().find(|(other, _)| *other == key).map(|(_, partners)| partners);
        let proposed = partners.map(|partners| partners.propose(need.seat.id(), need.entry.text(), ""));
        let rows = proposed.unwrap_or_default().into_iter().filter_map(|partner| {
            let agency = names::agency(session, partner.agency)?;
            let said = partner.entry.and_then(|id| session.visible(id)).map(Entry);
            let said = said.filter(|entry| audience.sees(levels.level(entry.0)));
            let because = because(&partner, said.is_some(), suggest.field, lang);
            let (entry, entry_text) = (said.map(Entry::id), said.map(Entry::text));
            let row =
                SuggestionRow { agency: agency.id(), agency_name: agency.name(), entry, entry_text, because };
            // whoever is named is named for a reason
            (!row.because.is_empty()).then_some(row)
        });
        let rows = rows.take(suggest.most).collect();
        all.push((need, rows));
    }
    all
}

/// Why an agency is proposed: the words its entry shares with the need, else what its kind usually does.
fn because(partner: &Partner, has_said: bool, field: &Field, lang: Lang) -> String {
    if has_said {
        let words = partner.shared.iter().map(|(one, other)| lang.shared_word(one, other));
        return words.collect::<Vec<_>>().join(lang.pick("", ", "));
    }
    let topics = partner.topics.iter().filter_map(|at| field.topics().get(*at));
    let names: Vec<_> = topics.map(|topic| lang.of(&topic.name.ja, &topic.name.en)).collect();
    if names.is_empty() { String::new() } else { lang.partner_usually(&names.join(lang.out_comma())) }
}

/// What those who are asked say, behind a need.
fn answers(need: &Need, lang: Lang) -> String {
    let said: Vec<Answer> =
        need.overlaps.iter().flat_map(|overlap| overlap.to()).map(|(_, answer)| answer).collect();
    let told = Answer::ALL.into_iter().filter(|answer| said.contains(answer));
    let told: Vec<_> = told.map(|answer| lang.answer(answer.word())).collect();
    lang.out_marks(
        if told.is_empty() { lang.overlap_open().to_owned() } else { told.join(lang.out_comma()) }.as_str(),
    )
}
