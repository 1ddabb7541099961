//! Answers that were handed in: cells of filled sheets, each compared and written by itself.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{BY, Fate, Onto, ROW, Row, Step};
use crate::domain::record::{DELETED, Field};
use crate::domain::response::{self, Of, Response, Whose};
use crate::domain::revision::{Body, Parts, named};
use crate::domain::{Record, RecordId, Revision, Session, Stamp, Value, Writer, filled, order};

/// What tells the sheet of a file apart by what stands on it.
#[must_use]
pub fn told_apart<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What becomes of a cell.
pub(super) fn step(session: &Session, row: &Row, (onto, path, value): (&Onto, &str, &Value)) -> Step {
    let of = of(session, row, onto);
    if let Whose::Sheet(id) = of.whose
        && session.record(id).is_some_and(Record::is_hidden)
    {
        return Step::plain(Fate::Removed(id));
    }
    let field = response::field(path);
    let Some(record) = known(session, row, &of, path) else {
        let founding = founding(row, &of);
        let edit = edit(founding.record(), (founding.id(), founding.stamp()), &field, value, row.private);
        return Step { words: Some(edit), ..Step::plain(Fate::New) };
    };
    let id = record.id();
    let wrote = |revision: &Revision| revision.wrote(&field) == Some(value);
    let ours = || session.revisions_of(id).filter(|revision| revision.by() == BY && writes(revision, &field));
    let seen = row.known.filter(|(known, _)| *known == id).and_then(|(_, seen)| seen);
    let seen = seen.and_then(|seen| session.revisions().get(&seen)).filter(|seen| seen.record() == id);
    let last = ours().max_by_key(|revision| (revision.stamp(), revision.id()));
    let parent = seen.map(AsRef::as_ref).filter(|seen| writes(seen, &field)).or(last);
    let stamp = parent.map_or((id.founding(), Stamp::NONE), |parent| (parent.id(), parent.stamp()));
    let edit = edit(id, stamp, &field, value, row.private);
    let standing = record.field(&field).map(Field::values).unwrap_or_default();
    let is_erased =
        session.is_redacted(edit.id()) || parent.is_some_and(|parent| parent.body().is_redacted());
    let unedited = seen.is_some_and(|seen| wrote(seen));
    let before = |standing: &Value| parent.is_some_and(|parent| parent.wrote(&field) == Some(standing));
    let differs = !standing.iter().all(|standing| before(standing));
    if is_erased {
        Step::plain(Fate::Erased)
    } else if record.is_hidden() {
        // taken in once, and taken back
        let again = Some(value.clone());
        Step { again, ..Step::plain(if ours().any(wrote) { Fate::Removed(id) } else { Fate::New }) }
    } else if unedited || standing.contains(&value) {
        Step::plain(Fate::Here(id))
    } else if ours().any(wrote) {
        let beside = standing.into_iter().filter(|_| differs).cloned();
        let again = Some(Value::several(beside.chain([value.clone()]).collect()));
        Step { differs, again, ..Step::plain(Fate::Replaced(id)) }
    } else if standing.is_empty() {
        Step { words: Some(edit), ..Step::plain(Fate::New) }
    } else {
        Step { differs, words: Some(edit), ..Step::plain(Fate::Changed(id)) }
    }
}

/// Takes a cell in.
pub(super) fn write(writer: &mut Writer, row: &Row, (onto, path): (&Onto, &str), step: Step) -> RecordId {
    let of = of(writer.session(), row, onto);
    if let (Whose::Sheet(id), Onto::New(word)) = (of.whose, onto)
        && writer.session().record(id).is_none()
    {
        writer.put_made(sheet(row, word));
        let last = order::of_stamp(writer.stamp());
        writer.set(id, &[(order::FIELD, last.into())]);
    }
    let step = match (of.whose, step.fate) {
        // the sheet is back: now the cell itself can be looked at
        (Whose::Sheet(sheet), Fate::Removed(id)) if sheet == id => {
            writer.set(id, &[(DELETED, false.into())]);
            match super::compare::steps(writer.session(), std::slice::from_ref(row)).pop() {
                Some(step) if step.fate.adds() => step,
                _ => return of.whose.id(),
            }
        }
        _ => step,
    };
    let first = response::fill(writer, &of, &row.at.question, &[]);
    let known = known(writer.session(), row, &of, path).map(Record::id);
    let id = step.words.as_ref().map(Revision::record).or(known).unwrap_or(first);
    if let Some(words) = step.words {
        writer.put_made(words);
    }
    let again = step.again.map(|again| (response::field(path), again));
    let private = step.hides.then(|| ("private".to_owned(), true.into()));
    let more: Vec<(String, Value)> = again.into_iter().chain(private).collect();
    let more: Vec<(&str, Value)> = more.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    writer.set(id, &more);
    id
}

/// Whose sheet a row is about.
fn of(session: &Session, row: &Row, onto: &Onto) -> Of {
    let whose = match onto {
        Onto::Agency => Whose::Agency(row.at.agency),
        Onto::Sheet(id) => Whose::Sheet(session.stands_for(*id)),
        Onto::New(word) => Whose::Sheet(sheet(row, word).record()),
    };
    Of { meeting: row.at.meeting, worksheet: row.at.worksheet.clone(), whose }
}

/// The response that is there already: the one a cell is shown from, else the first.
fn known<'s>(session: &'s Session, row: &Row, of: &Of, path: &str) -> Option<&'s Record> {
    let response = Response::find(session, of, &row.at.question);
    let standing = response.standing(path).map(|(record, _)| record);
    let found = standing.or_else(|| response.records().first().copied());
    found.or_else(|| session.record(founding(row, of).record()))
}

/// What founds the response, as filling it in does.
fn founding(row: &Row, of: &Of) -> Revision {
    Revision::determined(response::KIND, &response::key(of, &row.at.question))
}

/// What founds a sheet that the file begins: alike wherever it is taken in.
fn sheet(row: &Row, word: &str) -> Revision {
    let mut key: Vec<(&str, Value)> = vec![
        ("meeting", row.at.meeting.into()),
        ("worksheet", row.at.worksheet.as_str().into()),
        (ROW, word.into()),
    ];
    if row.at.agency != RecordId::MIN {
        key.push(("agency", row.at.agency.into()));
    }
    Revision::determined(filled::KIND, &key)
}

fn edit(
    record: RecordId,
    (parent, stamp): (crate::domain::RevisionId, Stamp),
    field: &str,
    value: &Value,
    private: bool,
) -> Revision {
    let mut fields = vec![(field, value.clone())];
    if private {
        fields.push(("private", true.into()));
    }
    Revision::new(Parts {
        record: Some(record),
        kind: response::KIND.to_owned(),
        parents: BTreeSet::from([parent]),
        stamp: Stamp::after(stamp, 0),
        by: BY.to_owned(),
        body: Body::Open { nonce: None, set: named(&fields) },
    })
}

/// Whether a revision wrote a field, be it redacted or not.
fn writes(revision: &Revision, field: &str) -> bool {
    revision.body().fields().any(|name| name == field)
}
