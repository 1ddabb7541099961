//! Which fields of a record hold words of people's own about the matter: they are found, compared letter by letter,
//! corrected, and erased.

use super::promise::Sort;
use super::revision::Body;
use super::{Record, Revision, Value, common, decision, entry, hint_note, issue, overlap, parked};
use crate::text::fold;

/// Fields whose text says where a record belongs, and nothing of anybody.
const PLACES: [&str; 13] = [
    "row",
    "worksheet",
    "question",
    "lane",
    "order",
    "state",
    "verdict",
    "purpose",
    "shows",
    "lead",
    "owner",
    "due",
    "from_day",
];

/// The words of people's own in a revision, each with its field, be its kind known here or not; none where they were
/// redacted.
pub fn of(revision: &Revision) -> impl Iterator<Item = (&String, &Value)> {
    let set = match revision.body() {
        Body::Open { set, .. } => Some(set),
        Body::Redacted { .. } => None,
    };
    set.into_iter()
        .flatten()
        .filter(|(name, value)| !PLACES.contains(&name.as_str()) && !name.contains('/') && value.is_wording())
}

/// The fields of a kind that hold words, the one that says what it is first; none where nobody said it.
#[must_use]
pub fn fields(kind: &str) -> &'static [&'static str] {
    match kind {
        entry::KIND | parked::KIND | decision::KIND => &["text"],
        overlap::KIND => &["idea", "note"],
        issue::KIND => &["text", "measure", "evidence", "source"],
        common::KIND => &["name"],
        hint_note::KIND => &["note"],
        kind => match Sort::of_kind(kind) {
            Some(Sort::Action) => &["what", "first_step", "note"],
            Some(Sort::Role) => &["part", "first_step", "note"],
            None => &[],
        },
    }
}

/// What a record says it is, as it is compared: its first words, folded; empty where it has none.
#[must_use]
pub fn folded(record: &Record) -> String {
    fields(record.kind()).first().map(|field| fold(record.text(field))).unwrap_or_default()
}

/// Those of them in which a record says something, or said something that was erased.
#[must_use]
pub fn written(record: &Record) -> Vec<&'static str> {
    let says = |name: &&str| {
        let field = record.field(name);
        field.is_some_and(|field| {
            field.is_redacted() || !record.texts(name).iter().all(|text| text.is_empty())
        })
    };
    fields(record.kind()).iter().copied().filter(says).collect()
}

/// Whether a field of a record holds words.
#[must_use]
pub fn is(record: &Record, field: &str) -> bool {
    fields(record.kind()).contains(&field)
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::promise::{self, Plan};
    use super::*;

    #[test]
    fn every_kind_that_a_meeting_comes_to_has_words_and_what_was_written_is_told() {
        assert!(super::super::outcome::KINDS.iter().all(|kind| !fields(kind).is_empty()));
        assert!(fields("agency").is_empty() && fields("hologram").is_empty());
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let plan = Plan { words: "紙を作る".into(), first_step: "案".into(), ..Plan::default() };
        let id = desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &plan));
        assert_eq!(written(desk.session.record(id).unwrap()), ["what", "first_step"]);
        desk.write(|writer| promise::first_step(writer, id, ""));
        assert_eq!(written(desk.session.record(id).unwrap()), ["what"]);
        let pen = desk.pen();
        _ = super::super::redaction::redact(super::super::Writer::new(&mut desk.session, pen), id, "what");
        assert_eq!(written(desk.session.record(id).unwrap()), ["what"]);
    }
}
