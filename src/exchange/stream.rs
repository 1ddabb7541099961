//! Many sessions in one file, one record a line or row, a session after the other: nothing of a session is kept once it
//! is written.

use std::collections::BTreeMap;

use super::json::lines;
use super::{Form, Lost, Order, csv};
use crate::domain::{RecordId, Session, meeting};

/// The forms that many sessions can be written in.
pub const FORMS: [Form; 2] = [Form::Jsonl, Form::Csv];

/// What is written of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The lines or rows.
    pub bytes: Vec<u8>,
    /// The characters that could not be written, each with its line in this piece.
    pub lost: Vec<Lost>,
    /// How many lines it takes.
    pub lines: usize,
}

/// What begins the file.
#[must_use]
pub fn head(order: &Order) -> Piece {
    let bytes = if order.form == Form::Csv { csv::head_of_many(order) } else { lines::head().into_bytes() };
    Piece { bytes, lost: Vec::new(), lines: 1 }
}

/// One session, with the area of each meeting: what it says itself, else where its file lies.
#[must_use]
pub fn piece(session: &Session, order: &Order, folders: &BTreeMap<RecordId, String>) -> Piece {
    let mut areas = BTreeMap::new();
    for meeting in meeting::all(session) {
        let class = session.class(meeting.id());
        let own = Some(meeting.area().trim().to_owned()).filter(|area| !area.is_empty());
        let folder = || class.iter().find_map(|id| folders.get(id)).cloned();
        if let Some(area) = own.or_else(folder) {
            areas.extend(class.iter().map(|id| (id.to_string(), area.clone())));
        }
    }
    if order.form == Form::Csv {
        let (bytes, lost, lines) = csv::of_many(session, order, &areas);
        return Piece { bytes, lost, lines };
    }
    let bytes = lines::records(session, order, Some(&areas)).into_bytes();
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    Piece { bytes, lost: Vec::new(), lines }
}
