//! What was written when and by whom: all records of a session, or one of them, as text.

use std::sync::Arc;

use crate::domain::revision::Body;
use crate::domain::{Record, RecordId, Revision, Session, Value, agency};
use crate::i18n::Lang;
use crate::text::{Clean, width};

use super::Audience;
use super::naming::{Naming, line};

/// Words a stamp.
#[derive(Clone, Copy)]
pub struct Clock<'c>(pub &'c dyn Fn(crate::domain::Stamp) -> String);

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
        let mut written = session.history(record.id());
        written.sort_by_key(|revision| (revision.stamp(), revision.id()));
        let (by, when) = written
            .last()
            .map_or_else(Default::default, |last| (writer(lang, last), (clock.0)(last.stamp())));
        let marks = [
            (record.is_hidden(), lang.history_bin()),
            (!record.is_hidden() && record.conflicts().next().is_some(), lang.mark_conflict()),
        ];
        let marks: String =
            marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| lang.out_marks(mark)).collect();
        let row = format!(
            "{}  {:>3}  {}  {}  {}{marks}",
            record.id(),
            written.len(),
            padded(&line(&by), BY),
            padded(&when, 16),
            naming.name(record)
        );
        out += row.trim_end();
        out.push('\n');
    }
    out
}

/// Everything that was written in one record, oldest first.
#[must_use]
pub fn one(session: &Session, id: RecordId, lang: Lang, clock: Clock) -> String {
    let naming = Naming::new(session, Audience::Office, lang);
    let Some(record) = session.record(id) else { return String::new() };
    let mut written = session.history(id);
    written.sort_by_key(|revision| (revision.stamp(), revision.id()));
    let mut out = format!("{id}  {}\n", naming.name(record));
    for revision in &written {
        let when = (clock.0)(revision.stamp());
        let what = if revision.is_founding() { lang.history_founded() } else { lang.history_was_changed() };
        let head = [when.as_str(), &writer(lang, revision), what];
        let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
        out += &format!("\n{}\n", head.join("  "));
        out += &fields(session, &naming, record, revision, lang);
    }
    let differing: Vec<String> = record.conflicts().map(|field| lang.field(field)).collect();
    if !differing.is_empty() {
        out += &format!("\n{}\n", lang.history_differs(&differing.join(lang.out_comma())));
    }
    out
}

fn fields(
    session: &Session,
    naming: &Naming,
    record: &Record,
    revision: &Arc<Revision>,
    lang: Lang,
) -> String {
    let mut out = String::new();
    match revision.body() {
        Body::Open { set, .. } => {
            // the place in a list and the start of a clock are numbers nobody can read
            for (name, value) in set.iter().filter(|(name, _)| !UNREADABLE.contains(&name.as_str())) {
                out += &format!(
                    "  {}\n",
                    lang.out_fact(
                        &field(session, naming, name, lang),
                        &value_of(session, naming, record, name, value, lang)
                    )
                );
            }
            if set.contains_key("order") {
                out += &format!("  {}\n", lang.history_moved());
            }
        }
        Body::Redacted { fields, .. } => {
            let names: Vec<String> = fields.iter().map(|name| field(session, naming, name, lang)).collect();
            out += &format!("  {}\n", lang.out_fact(&names.join(lang.out_comma()), lang.mark_redacted()));
        }
    }
    out
}

/// What a field is called; of an answer, with who gives it.
fn field(session: &Session, naming: &Naming, name: &str, lang: Lang) -> String {
    let id = name.strip_prefix("answer/").and_then(|id| id.parse::<RecordId>().ok());
    match id.and_then(|id| session.record(id)) {
        Some(agency) => lang.out_answer_field(&naming.name(agency)),
        None => lang.field(name),
    }
}

/// What was written into a field: a word the program knows as people read it, else as it is.
fn value_of(
    session: &Session,
    naming: &Naming,
    record: &Record,
    name: &str,
    value: &Value,
    lang: Lang,
) -> String {
    let each = value.each().iter().map(|value| {
        let known = value.as_text().and_then(|word| naming.word(record, name, word));
        known.unwrap_or_else(|| said(session, naming, value, lang))
    });
    each.collect::<Vec<_>>().join(lang.history_or())
}

fn said(session: &Session, naming: &Naming, value: &Value, lang: Lang) -> String {
    match value {
        Value::Bool(yes) => (if *yes { lang.history_yes() } else { lang.history_no() }).to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => match text.parse().ok().and_then(|id: RecordId| session.record(id)) {
            Some(record) if record.kind() == agency::KIND => line(agency::Agency(record).name()),
            Some(record) => naming.name(record),
            None => lang.naming_quoted(Clean::line(text).as_str()),
        },
        Value::List(list) => {
            let parts: Vec<String> = list.iter().map(|part| said(session, naming, part, lang)).collect();
            if parts.is_empty() { lang.history_empty().to_owned() } else { parts.join(lang.out_comma()) }
        }
        Value::Map(map) => {
            let part = |name| map.get(name).filter(|value| value.as_text() != Some(""));
            match part("name").or_else(|| part("id")).or_else(|| part("kind")) {
                Some(told) => said(session, naming, told, lang),
                None => lang.history_list(map.len()),
            }
        }
    }
}

fn writer(lang: Lang, revision: &Revision) -> String {
    match revision.by() {
        // wholly determined: whoever makes it makes the same
        "" => String::new(),
        "hand" => lang.history_by_hand().to_owned(),
        by => line(by),
    }
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}
