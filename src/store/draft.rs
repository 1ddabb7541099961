//! The line that is being typed and where the room is, so that after a crash or a break both are there again.
//!
//! It lies in the state folder beside the journal, in a file of its own: written every second, it would swell the journal,
//! and it outlives it. Only who holds the lock of the session reads or writes it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{self, Fresh};
use super::journal::Shelf;
use super::trouble::{Cause, Trouble};
use super::wire::limits;

/// What was typed and not entered yet, and where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The meeting's record, written out.
    #[serde(default)]
    pub meeting: String,
    /// The agency's record, written out.
    #[serde(default)]
    pub agency: String,
    /// The worksheet's stable id.
    #[serde(default)]
    pub worksheet: String,
    /// The question's stable id.
    #[serde(default)]
    pub question: String,
    /// The lane's stable id; empty where there is none.
    #[serde(default)]
    pub lane: String,
    /// The record of the entry that was being changed; empty where it was a new one.
    #[serde(default)]
    pub editing: String,
    /// The entry line, while an entry is changed; else it is the text itself.
    #[serde(default)]
    pub line: String,
}

/// Writes the draft of a session, synced.
///
/// # Errors
/// A [`Trouble`]; what was written before is still there.
pub fn write(shelf: &Shelf, session: &Path, draft: &Draft) -> Result<(), Trouble> {
    let path = shelf.draft(session);
    let text = ron::to_string(draft).map_err(|_| Trouble::new(&path, Cause::Mismatch))?;
    disk::make_folder(shelf.disk(), shelf.folder())?;
    Fresh::write(shelf.disk(), &path, text.as_bytes())?.replace(&path)
}

/// Reads the draft of a session file; a torn one is none.
#[must_use]
pub fn read(shelf: &Shelf, session: &Path) -> Option<Draft> {
    let bytes = disk::read(shelf.disk(), &shelf.draft(session)).ok().flatten()?;
    let mut draft: Draft = ron::de::from_bytes(&bytes).ok()?;
    for text in [&mut draft.text, &mut draft.line, &mut draft.agency, &mut draft.question, &mut draft.lane] {
        text.retain(|c| !limits::is_control(c));
    }
    Some(draft)
        .filter(|draft| [&draft.text, &draft.line].iter().all(|text| text.chars().count() <= limits::TEXT))
}
