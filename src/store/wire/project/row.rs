//! One record as a row of the part for people.

use crate::domain::promise::Sort;
use crate::domain::record::{DELETED, Field};
use crate::domain::{
    Record, RecordId, Value, agency, agenda, attendance, common, decision, entry, hint_note, issue, meeting,
    order, overlap, parked, pass,
};
use crate::store::wire::{frame, quote};

/// One record with the fields that people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::wire) struct Row {
    /// The record.
    pub(in crate::store::wire) id: RecordId,
    /// Name and value as they are printed; a name that ends in `_variants` holds differing values.
    pub(in crate::store::wire) fields: Vec<(String, Value)>,
    note: &'static str,
}

/// What people see of each kind, in this order; whatever else a record holds comes after it.
const FIELDS: [(&str, &[&str]); 14] = [
    (
        meeting::KIND,
        &[
            "title",
            "date",
            "start",
            "end",
            "place",
            "area",
            "layer",
            "theme",
            "shell",
            "rules",
            "secretariat",
            "facilitator",
            "scribe",
            "timekeeper",
            "adviser",
            "next",
            "materials",
            "openness",
            "fictional",
        ],
    ),
    (agency::KIND, &["name", "short", "reading", "aliases", "kinds"]),
    (attendance::KIND, &["state"]),
    (agenda::KIND, &["title", "purpose", "minutes", "more", "shows", "spent"]),
    (entry::KIND, &["text", "starred", "private", "handed_in"]),
    (overlap::KIND, &["idea", "note", "private", "handed_in"]),
    (pass::KIND, &["said"]),
    (parked::KIND, &["text"]),
    ("role", &["part", "from_day", "first_step", "state", "note", "confirmed"]),
    ("action", &["what", "first_step", "due", "state", "note", "confirmed"]),
    (decision::KIND, &["text"]),
    (issue::KIND, &["text", "source", "measure", "evidence"]),
    (common::KIND, &["name"]),
    (hint_note::KIND, &["hint", "note", "tried"]),
];

/// What only binds records together; headings show it.
const BINDING: [&str; 20] = [
    "meeting",
    "agency",
    "worksheet",
    "question",
    "lane",
    "worksheets",
    "need",
    "to",
    "from",
    "id",
    "on",
    "since",
    "previous",
    "lead",
    "owner",
    "overlap",
    "item",
    "told",
    order::FIELD,
    DELETED,
];

impl Row {
    /// What people see of a record.
    pub(super) fn of(record: &Record) -> Self {
        let first = seen_first(record.kind());
        let rest = record.fields().keys().map(String::as_str);
        let rest = rest.filter(|name| !first.contains(name) && !BINDING.contains(name) && is_name(name));
        let mut fields = Vec::new();
        let (mut redacted, mut differing) = (false, false);
        for name in first.iter().copied().chain(rest) {
            let Some(field) = record.field(name) else { continue };
            redacted |= field.is_redacted();
            match &field.values()[..] {
                [] | [Value::Bool(false)] => {}
                [value] => fields.push((name.to_owned(), (*value).clone())),
                values => {
                    differing = true;
                    let values = values.iter().map(|value| (*value).clone()).collect();
                    fields.push((format!("{name}_variants"), Value::List(values)));
                }
            }
        }
        let note = match (redacted, differing) {
            (true, _) => frame::REDACTED,
            (_, true) => frame::DIFFERING,
            _ if record.kind() == pass::KIND => frame::PASS,
            _ if record.kind() == attendance::KIND => frame::attendance(record.text("state")),
            _ if Sort::of_kind(record.kind()).is_some() => frame::fate(record.text("state")),
            _ => "",
        };
        Self { id: record.id(), fields, note }
    }

    /// The row as a line, without indentation and line break.
    pub(in crate::store::wire) fn line(&self) -> String {
        let mut out = String::from("(");
        for (name, value) in &self.fields {
            out.push_str(name);
            out.push_str(": ");
            match value {
                // several lines of text stand as one quoted line each
                Value::Text(text) if text.contains('\n') => spaced(text.split('\n'), &mut out, quote::text),
                Value::List(list) => spaced(list, &mut out, quote::value),
                value => quote::value(value, &mut out),
            }
            out.push_str(", ");
        }
        out.push_str("id: \"");
        out.push_str(&self.id.to_string());
        out.push_str("\"),");
        if !self.note.is_empty() {
            out.push_str(" // ");
            out.push_str(self.note);
        }
        out
    }
}

fn spaced<T>(items: impl IntoIterator<Item = T>, out: &mut String, item: impl Fn(T, &mut String)) {
    out.push('[');
    for (at, value) in items.into_iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        item(value, out);
    }
    out.push(']');
}

/// The fields of a kind that may be added by hand, too.
pub(in crate::store::wire) fn seen_first(kind: &str) -> &'static [&'static str] {
    FIELDS.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, fields)| fields)
}

/// Whether a field's name can stand before a colon.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !["true", "false", "inf"].contains(&name)
        && !name.ends_with("_variants")
}

/// Whether a field has a text that was redacted.
pub(in crate::store::wire) fn is_gone(field: Option<&Field>) -> bool {
    field.is_some_and(Field::is_redacted)
}
