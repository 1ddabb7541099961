//! What became of the overlaps: those that stay open first.

use super::super::scroll::Row;
use super::reading::Reading;
use super::{Fold, Folds, Spot};
use crate::domain::journey::{self, Event, Journey, Stand, Step};
use crate::domain::overlap::Overlap;

pub(super) fn rows(read: &Reading, journeys: &[Journey], folds: &Folds) -> Vec<Row<Spot>> {
    let lang = read.lang;
    if journeys.is_empty() {
        return vec![Row::text(lang.years_no_overlaps())];
    }
    let mut rows = Vec::new();
    for stand in Stand::ALL {
        let of: Vec<&Journey> = journeys.iter().filter(|journey| journey.stand == stand).collect();
        if of.is_empty() {
            continue;
        }
        let fold = Fold::Stand(stand);
        let is_open = folds.is_open(&fold);
        if !rows.is_empty() {
            rows.push(Row::text(""));
        }
        rows.push(folds.row(fold, &lang.years_stand(lang.stand(stand.word()), of.len()), lang));
        if is_open {
            rows.extend(of.into_iter().filter_map(|journey| row(read, journey)));
        }
    }
    rows
}

pub(super) fn all<'s>(read: &Reading<'s>) -> Vec<Journey<'s>> {
    journey::all(read.session, read.threads, |record| read.sees(record))
}

/// Whom an overlap asks.
pub(super) fn asks(read: &Reading, overlap: Overlap) -> String {
    let to: Vec<String> = overlap.to().iter().map(|(asked, _)| read.asked(asked)).collect();
    read.lang.years_from_to(&read.whose(overlap.0), &to.join(read.lang.out_comma()))
}

fn row(read: &Reading, journey: &Journey) -> Option<Row<Spot>> {
    let last = *journey.overlaps.last()?;
    let head = read.lang.years_asks(&asks(read, last), &read.words(last.0));
    let mut row = Row::new(Spot::Said(last.id()), head);
    // what happened at one meeting stands on one line
    for at in journey.steps.chunk_by(|one, other| one.meeting == other.meeting) {
        let what: Vec<String> = at.iter().map(|step| told(read, journey, step)).collect();
        let what = what.join(read.lang.pick("。", "; "));
        let day = at.first().and_then(|step| step.meeting).map(|id| read.day(id));
        let day = day.unwrap_or_else(|| read.lang.years_no_day().to_owned());
        row = row.and(read.lang.years_step(&day, &what));
    }
    Some(row)
}

fn told(read: &Reading, journey: &Journey, step: &Step) -> String {
    let lang = read.lang;
    match &step.event {
        Event::Proposed(overlap) => {
            let is_first = journey.overlaps.first().is_some_and(|first| first.id() == overlap.id());
            if is_first { lang.years_proposed() } else { lang.years_proposed_again() }.to_owned()
        }
        Event::Answered(_, asked, answer) => {
            lang.years_answered(lang.answer(answer.word()), &read.asked(asked))
        }
        Event::Promised(promise) => {
            let words = lang.years_led(&read.lead(*promise), &read.words(promise.0));
            lang.years_promised(lang.outcome_one(promise.sort().kind()), &words)
        }
        Event::Told(promise, fate) => {
            lang.years_fate(lang.became(fate.word()), &read.words(promise.0)) + &note(read, *promise)
        }
    }
}

/// The word that was said about a promise.
pub(super) fn note(read: &Reading, promise: crate::domain::promise::Promise) -> String {
    let note = crate::text::Clean::line(promise.note()).into_string();
    if note.is_empty() { note } else { read.lang.years_when(&note) }
}
