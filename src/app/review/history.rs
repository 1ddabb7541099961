//! The history of one record: every revision with who wrote it, when, and what became what.

use super::super::scroll::{Row, Scroll, Words};
use super::super::work::Work;
use super::super::worksheet::WorksheetScreen;
use super::reading::{Reading, is_wording};
use crate::domain::history::{self, Step};
use crate::domain::{Record, RecordId, Value, order};
use crate::text::differing;

/// Fields that say where a record stands, which its heading tells, or that a clock writes.
const LEFT_OUT: [&str; 7] = ["meeting", "worksheet", "question", "on", "since", "spent", "definition"];
/// Those of them that a clock writes.
const CLOCK: [&str; 3] = ["on", "since", "spent"];

/// The list, the newest first; none where this view does not show the record.
pub(super) fn list(id: RecordId, worksheet: &WorksheetScreen, work: &Work) -> Option<Scroll<()>> {
    let read = Reading::new(worksheet, work);
    let record = work.session().record(id).filter(|record| read.shows(record))?;
    let steps = history::of(work.session(), id);
    let rows = steps.iter().rev().map(|step| row(step, read)).collect();
    Some(Scroll::new(work.lang.history_title(&read.what(record)), rows).to_read())
}

fn row(step: &Step, read: Reading) -> Row<()> {
    let (lang, revision) = (read.lang, &step.revision);
    let mut head = read.written(revision.by(), revision.stamp());
    if step.beside {
        head += lang.history_beside();
    }
    let row = Row::new((), head);
    let Some(after) = &step.after else { return row };
    if revision.body().is_redacted() {
        let names: Vec<String> = revision
            .body()
            .fields()
            .filter(|name| is_wording(after, name))
            .map(|name| read.field(after, name))
            .collect();
        let gone = read.session.redactions().iter().find(|gone| gone.revision == revision.id());
        let by = gone.map(|gone| read.written(&gone.by, gone.stamp)).unwrap_or_default();
        return row.and(lang.history_redacted(&names.join(lang.out_comma()), &by));
    }
    // what was written while it was private, or to a question that is not for the room
    let withheld = !read.shows(after) || step.before.as_ref().is_some_and(|before| !read.shows(before));
    let mut words = Vec::new();
    for name in revision.body().fields().filter(|name| !LEFT_OUT.contains(&name.as_str())) {
        if let Some(value) = revision.wrote(name) {
            if withheld && is_wording(after, name) {
                words.push(lang.history_set(&read.field(after, name), lang.review_withheld()).into());
            } else {
                words.extend(change(step.before.as_ref(), after, name, value, read));
            }
        }
    }
    if words.is_empty() {
        let is_clock = revision.body().fields().any(|name| CLOCK.contains(&name.as_str()));
        words.push(if is_clock { lang.history_clock() } else { lang.history_placed() }.into());
    }
    words.into_iter().fold(row, Row::and)
}

/// What became of one field.
fn change(before: Option<&Record>, after: &Record, name: &str, value: &Value, read: Reading) -> Vec<Words> {
    let lang = read.lang;
    let is_on = *value == Value::Bool(true);
    if let Some(told) = lang.history_switched(name, is_on) {
        return vec![told.into()];
    }
    match (name, value) {
        ("agency", _) if before.is_none() => return Vec::new(),
        (order::FIELD, _) if before.is_none() => return Vec::new(),
        (order::FIELD, _) => return vec![lang.history_moved().into()],
        _ => {}
    }
    let field = read.field(after, name);
    let told = |value: &Value| {
        let each: Vec<String> = value.each().iter().map(|one| read.value(after, name, one)).collect();
        each.join(" / ")
    };
    let new = told(value);
    let old: Vec<String> = before
        .and_then(|before| before.field(name))
        .map(|known| known.values().into_iter().map(told).collect())
        .unwrap_or_default();
    if old.is_empty() {
        return vec![lang.history_set(&field, &new).into()];
    }
    if !is_wording(after, name) {
        return vec![lang.history_changed(&field, &new, &old.join(" / ")).into()];
    }
    // beside each wording it was written over, the parts that went and the parts that came
    let mut words: Vec<Words> = old
        .iter()
        .map(|old| Words::marking(old, &differing(old, &new).0, lang).after(&lang.history_before(&field)))
        .collect();
    let newest = old.last().map(String::as_str).unwrap_or_default();
    words.push(Words::marking(&new, &differing(newest, &new).1, lang).after(&lang.history_after(&field)));
    words
}
