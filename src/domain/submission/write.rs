//! Taking the chosen rows in.

use std::collections::BTreeSet;

use super::{Fate, Need, Row, Step, What, answer, made};
use crate::domain::attendance::{self, State};
use crate::domain::entry::{self, At, Entry};
use crate::domain::record::DELETED;
use crate::domain::{RecordId, RevisionId, Session, Value, Writer, order, pass};
use crate::text::fold;

pub(super) fn take(writer: &mut Writer, rows: &[Row], steps: Vec<Step>, chosen: &[bool]) -> Vec<RecordId> {
    let wanted =
        rows.iter().zip(steps).zip(chosen).filter(|((_, step), chosen)| **chosen && step.fate.adds());
    let mut wanted: Vec<_> = wanted.map(|(row, _)| row).collect();
    // proposals come after the weaknesses they answer
    wanted.sort_by_key(|(row, _)| matches!(row.what, What::Overlap { .. }));
    let mut written = Vec::with_capacity(wanted.len());
    let mut spoke = BTreeSet::new();
    for (row, step) in wanted {
        if row.at.agency != RecordId::MIN {
            spoke.insert((row.at.meeting, row.at.agency));
        }
        if let What::Answer { onto, path, .. } = &row.what {
            let id = answer::write(writer, row, (onto, path), step);
            if !written.contains(&id) {
                written.push(id);
            }
            continue;
        }
        if row.what == What::Pass {
            written.push(pass::say(writer, &row.at, None));
            continue;
        }
        let founding = step.words.as_ref().map(crate::domain::Revision::id);
        let put = step.words.map(|words| writer.put_made(words));
        let Some(id) = step.fate.record().or(put) else { continue };
        match (step.fate, founding) {
            (Fate::New, Some(founding)) => new(writer, row, founding),
            (Fate::Removed(_), _) => writer.set(id, &[(DELETED, false.into())]),
            _ => {}
        }
        let again = step.again.map(|again| (row.field(), again));
        let private = step.hides.then(|| ("private", true.into()));
        let more: Vec<(&str, Value)> = again.into_iter().chain(private).collect();
        writer.set(id, &more);
        written.push(id);
    }
    for (meeting, agency) in spoke {
        seat(writer, meeting, agency);
    }
    written
}

/// What comes with the words of a new row, and its place after what stands there.
fn new(writer: &mut Writer, row: &Row, founding: RevisionId) {
    let mut marks: Vec<(&str, Value)> = Vec::new();
    if !row.table.is_empty() {
        marks.push(("table", row.table.as_str().into()));
    }
    for (name, is) in [("private", row.private), ("starred", row.starred)] {
        if is {
            marks.push((name, true.into()));
        }
    }
    if let What::Overlap { need, to, .. } = &row.what {
        marks.push(("to", to.iter().map(crate::domain::overlap::Asked::value).collect::<Vec<_>>().into()));
        if let Some(need) = need.as_ref().and_then(|need| needed(writer.session(), &row.at, need)) {
            marks.push(("need", need.into()));
        }
    }
    if !marks.is_empty() {
        writer.put_made(made::marks(row, founding, &marks));
    }
    let last = order::of_stamp(writer.stamp());
    writer.set(RecordId::from(founding), &[(order::FIELD, last.into())]);
}

/// The entry that a proposal answers; none where nobody said that.
#[must_use]
pub fn needed(session: &Session, at: &At, need: &Need) -> Option<RecordId> {
    match need {
        Need::Entry(id) => session.visible(*id).map(crate::domain::Record::id),
        Need::Words { question, text } => {
            let at = At { question: question.clone(), ..at.clone() };
            let words = fold(text);
            let says = |entry: &Entry| entry.texts().iter().any(|text| fold(text) == words);
            entry::list(session, &at, None).into_iter().find(says).map(Entry::id)
        }
    }
}

/// Who hands something in takes part.
fn seat(writer: &mut Writer, meeting: RecordId, agency: RecordId) {
    if !attendance::hand_in(writer, meeting, agency) {
        attendance::set(writer, meeting, agency, State::Present);
    }
}
