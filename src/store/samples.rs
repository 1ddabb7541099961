//! The sample sessions that the program carries: made-up meetings of made-up towns, to practise on.

use std::path::{Path, PathBuf};

use super::journal::Shelf;
use super::trouble::{Cause, Trouble};
use super::{disk, open, presence};

/// The sample that practice starts from.
const PRACTICE: &str = include_str!("../../sessions/minato-1.ron");

/// How many practice copies may be open at once.
const COPIES: usize = 20;

/// Writes a fresh copy of the sample into a folder and says where; a copy that is open elsewhere is left alone.
///
/// # Errors
/// A [`Trouble`] where the copy cannot be written.
pub fn fresh(folder: &Path, shelf: &Shelf) -> Result<PathBuf, Trouble> {
    disk::make_folder(&disk::real(), folder)?;
    for number in 1..=COPIES {
        let name = if number == 1 { "practice.ron".to_owned() } else { format!("practice-{number}.ron") };
        let path = open::resolved(&folder.join(name));
        if presence::is_open(&path) {
            continue;
        }
        shelf.forget(&path)?;
        disk::Fresh::write(&disk::real(), &path, PRACTICE.as_bytes())?.replace(&path)?;
        return Ok(path);
    }
    Err(Trouble::new(folder, Cause::Exists))
}

#[cfg(test)]
mod tests {
    use super::super::wire;
    use super::*;

    #[test]
    fn every_practice_starts_afresh_and_leaves_one_that_is_open_alone() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(&disk::real(), folder.path());
        let first = fresh(folder.path(), &shelf).unwrap();
        let session = wire::load(&std::fs::read(&first).unwrap()).unwrap().session;
        assert!(crate::domain::meeting::all(&session).iter().all(|meeting| meeting.is_fictional()));
        std::fs::write(&first, "changed").unwrap();
        assert_eq!(fresh(folder.path(), &shelf).unwrap(), first);
        assert_eq!(std::fs::read_to_string(&first).unwrap(), PRACTICE);
        let _open = presence::Presence::enter(&first, "記録1").unwrap();
        assert_ne!(fresh(folder.path(), &shelf).unwrap(), first);
    }
}
