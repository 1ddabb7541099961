//! Answers in cells from some meetings to later ones: what an agency answered on its sheet then, and what it answers now.
//!
//! Of each side the newest sheet of a worksheet counts that the agency filled in; of one that it did not fill in on both
//! sides nothing can be told.

use std::collections::BTreeSet;

use super::response::{Of, Response, Whose};
use super::since::Change;
use super::worksheet::{Question, Scope, Worksheet};
use super::{RecordId, Session, Value, attendance, filled, meeting};

/// What an agency answered to one question on both sides.
#[derive(Clone, Debug)]
pub struct Refilled<'s> {
    /// The agency, by the record that stands for it.
    pub agency: RecordId,
    /// The worksheet's stable id.
    pub worksheet: String,
    /// The question, as it is asked now.
    pub question: Question,
    /// What it answered before.
    pub before: Response<'s>,
    /// What it answers now.
    pub after: Response<'s>,
}

/// A cell in which something else stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed<'s> {
    /// The path of the cell.
    pub path: &'s str,
    /// What stood there; none where it was blank.
    pub before: Option<&'s Value>,
    /// What stands there now; none where it is blank.
    pub after: Option<&'s Value>,
}

impl Changed<'_> {
    /// What became of it.
    #[must_use]
    pub fn change(&self) -> Change {
        match (self.before, self.after) {
            (None, _) => Change::New,
            (_, None) => Change::Gone,
            _ => Change::Reworded,
        }
    }
}

impl<'s> Refilled<'s> {
    /// The cells in which something else stands, in the order of their paths.
    #[must_use]
    pub fn changed(&self) -> Vec<Changed<'s>> {
        let paths: BTreeSet<&'s str> = self.before.paths().into_iter().chain(self.after.paths()).collect();
        let of = |path| {
            let [before, after] = [&self.before, &self.after]
                .map(|side| side.value(path).filter(|value| **value != Value::Bool(false)));
            Changed { path, before, after }
        };
        paths.into_iter().map(of).filter(|cell| cell.before != cell.after).collect()
    }

    /// The record of what it answers now; of what it answers no longer, that of before.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        let newest = |side: &Response| side.records().first().map(|record| record.id());
        newest(&self.after).or_else(|| newest(&self.before))
    }

    /// Whether all of it may be seen.
    #[must_use]
    pub fn is_seen(&self, sees: impl Fn(RecordId) -> bool) -> bool {
        self.before.records().iter().chain(self.after.records()).all(|record| sees(record.id()))
    }
}

/// Compares the answers given at some meetings with those of later ones, each side the earliest first: agency by agency as
/// they sit, question by question as they are asked now.
#[must_use]
pub fn compare<'s>(session: &'s Session, before: &[RecordId], after: &[RecordId]) -> Vec<Refilled<'s>> {
    let sheets = sheets(session, after);
    let mut all = Vec::new();
    if sheets.is_empty() {
        return all;
    }
    let mut told = BTreeSet::new();
    let seats = after.iter().rev().flat_map(|meeting| attendance::seats(session, *meeting));
    for agency in seats.map(|seat| session.stands_for(seat.id())) {
        if !told.insert(agency) {
            continue;
        }
        for sheet in &sheets {
            let newest = |meetings: &[RecordId]| {
                let whose = Whose::Agency(agency);
                let of = |meeting: &RecordId| Of { meeting: *meeting, worksheet: sheet.id.clone(), whose };
                meetings.iter().rev().map(of).find(|of| filled::is_begun(session, of, sheet))
            };
            let (Some(old), Some(new)) = (newest(before), newest(after)) else { continue };
            for question in sheet.questions.iter().filter(|question| question.kind.has_cells()) {
                let [before, after] = [&old, &new].map(|of| Response::find(session, of, &question.id));
                if !before.is_blank() || !after.is_blank() {
                    let (worksheet, question) = (sheet.id.clone(), question.clone());
                    all.push(Refilled { agency, worksheet, question, before, after });
                }
            }
        }
    }
    all
}

/// The worksheets of meetings of which every agency has one sheet, as they are asked last.
fn sheets(session: &Session, meetings: &[RecordId]) -> Vec<Worksheet> {
    let mut sheets: Vec<Worksheet> = Vec::new();
    for sheet in meetings.iter().rev().flat_map(|meeting| meeting::sheets(session, *meeting)) {
        let has_cells = sheet.questions.iter().any(|question| question.kind.has_cells());
        if sheet.scope == Scope::Agency && has_cells && !sheets.iter().any(|known| known.id == sheet.id) {
            sheets.push(sheet);
        }
    }
    sheets
}
