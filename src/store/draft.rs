//! The line that is being typed, beside the session, so that after a crash it stands in the line again.
//!
//! Only who holds the lock of the session reads or writes it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{self, real};
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

pub(super) const SUFFIX: &str = ".draft";

/// Writes the draft of a session file, synced.
///
/// # Errors
/// A [`Trouble`]; what was written before is still there.
pub fn write(session: &Path, draft: &Draft) -> Result<(), Trouble> {
    let path = disk::beside(session, SUFFIX);
    let text = ron::to_string(draft).map_err(|_| Trouble::new(&path, Cause::Mismatch))?;
    disk::Fresh::write(&real(), &path, text.as_bytes())?.replace(&path)
}

/// Reads the draft of a session file; a torn one is none.
#[must_use]
pub fn read(session: &Path) -> Option<Draft> {
    let bytes = disk::read(&real(), &disk::beside(session, SUFFIX)).ok().flatten()?;
    let mut draft: Draft = ron::de::from_bytes(&bytes).ok()?;
    for text in [&mut draft.text, &mut draft.line, &mut draft.agency, &mut draft.question, &mut draft.lane] {
        text.retain(|c| !limits::is_control(c));
    }
    Some(draft)
        .filter(|draft| [&draft.text, &draft.line].iter().all(|text| text.chars().count() <= limits::TEXT))
}

/// Removes the draft of a session file, if there is one.
///
/// # Errors
/// A [`Trouble`] where it is still there.
pub fn remove(session: &Path) -> Result<(), Trouble> {
    disk::remove(&real(), &disk::beside(session, SUFFIX))
}
