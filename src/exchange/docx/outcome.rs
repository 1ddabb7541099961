//! What the meeting came to, in the order an office reads it: decisions first.

use crate::domain::agenda::Item;
use crate::domain::promise::{Promise, Sort};
use crate::domain::{RecordId, common, issue, level};
use crate::exchange::counts;
use crate::exchange::minutes::Minutes;
use crate::exchange::words::Words;

use super::draft::Draft;
use super::styles::WIDTH;

/// How wide the day, who takes part and the first step are; the rest is what is promised.
const DAY: usize = 2100;
const WHO: usize = 2000;
const STEP: usize = 1900;
/// How wide a count is.
const COUNT: usize = 2400;

/// Writes all that came of it, and how much was said.
pub(super) fn write(draft: &mut Draft, words: &Words, minutes: &Minutes, small: usize) {
    let (lang, came) = (words.lang, &minutes.outcome);
    decisions(draft, words, minutes);
    promises(draft, words, Sort::Action, &came.actions);
    promises(draft, words, Sort::Role, &came.roles);
    draft.part(lang.out_earlier(), came.earlier.iter().map(|earlier| words.earlier(minutes, *earlier)));
    draft.part(lang.outcome(issue::KIND), came.issues.iter().map(|issue| words.issue(*issue)));
    draft.part(lang.outcome(common::KIND), came.common.iter().map(|common| words.common(*common)));
    draft.part(lang.docx_parked(), minutes.parked.iter().map(|record| words.parked(record)));
    counts(draft, words, minutes, small);
}

/// The decisions by the item of the agenda at which they were settled, those of no item first.
fn decisions(draft: &mut Draft, words: &Words, minutes: &Minutes) {
    let all = &minutes.outcome.decisions;
    if all.is_empty() && !words.audience.sees(level::ROOM) {
        // there may be some that are not for them
        return;
    }
    draft.heading(1, words.lang.docx_decisions());
    if all.is_empty() {
        draft.text("", words.lang.docx_nothing());
    }
    let known = |id: &RecordId| minutes.agenda.iter().any(|item| item.id() == *id);
    let items = minutes.agenda.iter().map(|item| Some(*item));
    for item in std::iter::once(None).chain(items) {
        let id = item.map(Item::id);
        let here: Vec<_> = all.iter().filter(|one| one.item().filter(known) == id).collect();
        if let Some(item) = item.filter(|_| !here.is_empty()) {
            draft.text("Agency", &words.wordings(item.0, "title"));
        }
        draft.list(here.into_iter().map(|one| words.decision(*one)));
    }
}

/// Actions or roles: what, who, by or from when, the first step.
fn promises(draft: &mut Draft, words: &Words, sort: Sort, promises: &[Promise]) {
    if promises.is_empty() {
        return;
    }
    let lang = words.lang;
    draft.heading(1, lang.outcome(sort.kind()));
    let all: Vec<_> = promises.iter().map(|promise| words.row(*promise)).collect();
    let steps = all.iter().any(|row| !row.first_step.is_empty());
    let step = if steps { STEP } else { 0 };
    let day = if sort == Sort::Action { lang.docx_by() } else { lang.docx_from() };
    let what = WIDTH.saturating_sub(DAY + WHO + step);
    let mut columns = vec![(lang.outcome_one(sort.kind()), what), (lang.docx_who(), WHO), (day, DAY)];
    if steps {
        columns.push((lang.docx_step(), STEP));
    }
    let rows: Vec<_> = all.into_iter().map(|row| vec![row.what, row.who, row.day, row.first_step]).collect();
    draft.rows(&columns, &rows, false);
}

/// How much was said and came of it.
fn counts(draft: &mut Draft, words: &Words, minutes: &Minutes, small: usize) {
    let counted = counts::counted(words.session, words.levels, minutes, words.audience);
    let tallies = counts::tallies(&counted, words.audience, small);
    if !tallies.is_empty() {
        draft.heading(1, words.lang.out_counts());
    }
    let asked = counted.by_question();
    for tally in tallies {
        let (name, rows) = words.tally(&counted, &asked, &tally);
        let rows: Vec<_> = rows.into_iter().map(|(of, count)| vec![of, count]).collect();
        let columns = [(name.as_str(), WIDTH.saturating_sub(COUNT)), (words.lang.docx_count(), COUNT)];
        draft.rows(&columns, &rows, true);
    }
}
