//! The line that is being typed and where the room is, so that after a crash or a break both are there again.
//!
//! It lies in the state folder beside the journal, in a file of its own: written every second, it would swell the journal,
//! and it outlives it. Only who holds its slot reads or writes it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{self, Fresh, Shared};
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
    /// The filled sheet's record, written out; empty where it was a new one.
    #[serde(default)]
    pub sheet: String,
    /// The worksheet's stable id.
    #[serde(default)]
    pub worksheet: String,
    /// The question's stable id.
    #[serde(default)]
    pub question: String,
    /// The lane's stable id; empty where there is none.
    #[serde(default)]
    pub lane: String,
    /// The path of the cell that was being filled in; none where it was a line.
    #[serde(default)]
    pub cell: Option<String>,
    /// The record of the entry that was being changed; empty where it was a new one.
    #[serde(default)]
    pub editing: String,
    /// The revisions of that entry that were seen when the change began, written out.
    #[serde(default)]
    pub seen: Vec<String>,
    /// The entry line, while an entry is changed; else it is the text itself.
    #[serde(default)]
    pub line: String,
    /// The files that were taken in and wait for the next edit to be kept; nothing of what they say.
    #[serde(default)]
    pub laid: Vec<String>,
}

/// Writes a draft into its place on the shelf, synced.
///
/// # Errors
/// A [`Trouble`]; what was written before is still there.
pub fn write(disk: &Shared, path: &Path, draft: &Draft) -> Result<(), Trouble> {
    let text = ron::to_string(draft).map_err(|_| Trouble::new(path, Cause::Mismatch))?;
    disk::make_folder(disk, disk::folder(path))?;
    Fresh::write(disk, path, text.as_bytes())?.replace(path)
}

/// Reads a draft; a torn one is none.
#[must_use]
pub fn read(disk: &Shared, path: &Path) -> Option<Draft> {
    let bytes = disk::read(disk, path).ok().flatten()?;
    let mut draft: Draft = ron::de::from_bytes(&bytes).ok()?;
    for text in [&mut draft.text, &mut draft.line, &mut draft.agency, &mut draft.question, &mut draft.lane] {
        text.retain(|c| !limits::is_control(c));
    }
    Some(draft)
        .filter(|draft| [&draft.text, &draft.line].iter().all(|text| text.chars().count() <= limits::TEXT))
}

/// The line to go on with, of those that nobody holds: the first, unless only another has words; that one then moves to
/// the place of the first, and further ones wait for their turn.
#[must_use]
pub fn take_up(disk: &Shared, places: &[PathBuf]) -> Option<Draft> {
    let own = places.first()?;
    let first = read(disk, own);
    if first.as_ref().is_some_and(Draft::has_words) {
        return first;
    }
    let others = places.iter().skip(1).filter_map(|path| Some((path, read(disk, path)?)));
    let Some((path, draft)) = others.into_iter().find(|(_, draft)| draft.has_words()) else { return first };
    if write(disk, own, &draft).is_ok() {
        let _ = disk::remove(disk, path);
    }
    Some(draft)
}

impl Draft {
    fn has_words(&self) -> bool {
        !self.text.is_empty() || !self.line.is_empty() || !self.laid.is_empty()
    }
}
