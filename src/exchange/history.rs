//! What was written when and by whom: all records of a session, or one of them, as text.

use crate::domain::conflict;
use crate::domain::history::{self, Step};
use crate::domain::record::Field;
use crate::domain::revision::Body;
use crate::domain::{Record, RecordId, Session, Stamp, Value, label, submission};
use crate::i18n::Lang;
use crate::text::width;

use super::Audience;
use super::naming::{Naming, line};

/// Words a stamp.
#[derive(Clone, Copy)]
pub struct Clock<'c>(pub &'c dyn Fn(Stamp) -> String);

impl std::fmt::Debug for Clock<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

/// Fields whose values say nothing to people.
const UNREADABLE: [&str; 2] = ["order", "since"];

/// Columns of a writer's label in the list.
const BY: usize = 12;

/// Every record on a line: its number, how many revisions it has, who wrote last and when, and what it is. What the room
/// may not see is not shown.
#[must_use]
pub fn all(session: &Session, records: &[&Record], lang: Lang, clock: Clock) -> String {
    let naming = Naming::new(session, Audience::Room, lang);
    let mut out = lang.history_all(records.len(), session.revisions().len()) + "\n";
    for record in records {
        let written = || session.revisions_of(record.id());
        let (by, when) = written()
            .max_by_key(|revision| (revision.stamp(), revision.id()))
            .map_or_else(Default::default, |last| (writer(lang, last.by()), (clock.0)(last.stamp())));
        let differs = !record.is_hidden() && conflict::count(session, record) > 0;
        let marks = [(record.is_hidden(), lang.history_bin()), (differs, lang.mark_conflict())];
        let marks: String =
            marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| lang.out_marks(mark)).collect();
        let row = format!(
            "{}  {:>3}  {}  {}  {}{marks}",
            record.id(),
            written().count(),
            padded(&by, BY),
            padded(&when, 16),
            naming.name(record)
        );
        out += row.trim_end();
        out.push('\n');
    }
    out
}

/// Everything that was written in one record, oldest first: what became what.
#[must_use]
pub fn one(session: &Session, id: RecordId, lang: Lang, clock: Clock) -> String {
    let naming = Naming::new(session, Audience::Office, lang);
    let Some(record) = session.record(id) else { return String::new() };
    let mut out = format!("{id}  {}\n", naming.name(record));
    for step in history::of(session, id) {
        let revision = &step.revision;
        let what = if revision.is_founding() { lang.history_founded() } else { lang.history_was_changed() };
        let beside = if step.beside { lang.history_beside() } else { "" };
        let head =
            format!("{}{beside}", told(&[&written(lang, clock, revision.by(), revision.stamp()), what]));
        out += &format!("\n{head}\n");
        for line in fields(session, &naming, record, &step, lang, clock) {
            out += &format!("  {line}\n");
        }
    }
    let differing: Vec<String> = conflict::of(session, record)
        .iter()
        .flat_map(|conflict| &conflict.fields)
        .map(|field| naming.field(record, field))
        .collect();
    if !differing.is_empty() {
        out += &format!("\n{}\n", lang.history_differs(&differing.join(lang.out_comma())));
    }
    out
}

fn fields(
    session: &Session,
    naming: &Naming,
    record: &Record,
    step: &Step,
    lang: Lang,
    clock: Clock,
) -> Vec<String> {
    match step.revision.body() {
        Body::Open { set, .. } => {
            // the place in a list and the start of a clock are numbers nobody can read
            let readable = set.iter().filter(|(name, _)| !UNREADABLE.contains(&name.as_str()));
            let mut lines: Vec<String> = readable
                .map(|(name, value)| {
                    if let Some(told) = lang.history_switched(name, *value == Value::Bool(true)) {
                        return told.to_owned();
                    }
                    let (field, new) = (naming.field(record, name), naming.value(record, name, value));
                    let before = step.before.as_ref().and_then(|before| before.field(name));
                    let old = before.map(Field::values).unwrap_or_default();
                    let old: Vec<String> =
                        old.into_iter().map(|old| naming.value(record, name, old)).collect();
                    if old.is_empty() {
                        lang.history_set(&field, &new)
                    } else {
                        lang.history_changed(&field, &new, &old.join(lang.history_or()))
                    }
                })
                .collect();
            if set.contains_key("order") {
                lines.push(lang.history_moved().to_owned());
            }
            lines
        }
        Body::Redacted { fields, .. } => {
            let names: Vec<String> = fields.iter().map(|name| naming.field(record, name)).collect();
            let gone = session.redactions().iter().find(|gone| gone.revision == step.revision.id());
            let by = gone.map(|gone| written(lang, clock, &gone.by, gone.stamp)).unwrap_or_default();
            vec![lang.history_redacted(&names.join(lang.out_comma()), &by)]
        }
    }
}

/// When and by whom.
fn written(lang: Lang, clock: Clock, by: &str, stamp: Stamp) -> String {
    told(&[&(clock.0)(stamp), &writer(lang, by)])
}

fn told(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

/// Who wrote something, as people read it.
pub(super) fn writer(lang: Lang, by: &str) -> String {
    match by {
        // wholly determined: whoever makes it makes the same
        "" => String::new(),
        submission::BY => lang.review_imported().to_owned(),
        label::BY_HAND => lang.review_by_hand().to_owned(),
        by => line(by),
    }
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}
