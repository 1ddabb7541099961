//! Journals that a run of the program left behind: killed, out of power, or with a session file that could not be had.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::shelf::Shelf;
use super::{frame, is_held};
use crate::domain::Session;
use crate::store::disk;
use crate::store::lock::{self, Lock};
use crate::store::wire;

/// How long a journal stays after it was written, even where its file holds all of it: somebody on another machine who saved
/// at the same moment may still be about to replace that file.
pub(super) const YOUNG: Duration = Duration::from_secs(10);

/// A journal with something in it that its session file has not.
#[derive(Clone, Debug)]
pub struct Leftover {
    /// The journal.
    pub journal: PathBuf,
    /// The session file it is of.
    pub file: PathBuf,
    /// How that file is now.
    pub standing: Standing,
    /// Everything in the journal.
    pub session: Session,
}

/// How the session file of a leftover journal is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be read: opening it takes in what is in the journal.
    There,
    /// It is not there any more.
    Gone,
    /// Its folder is not there (a USB stick that is not plugged in).
    Away,
    /// It is there and cannot be read.
    Broken,
}

impl Shelf {
    /// The journals that nobody has open and whose session file has not all that is in them. One that its file holds
    /// entirely goes, soon.
    #[must_use]
    pub fn leftovers(&self) -> Vec<Leftover> {
        let paths = self.journals().unwrap_or_default();
        paths.iter().filter_map(|path| self.leftover(path)).collect()
    }

    fn leftover(&self, path: &Path) -> Option<Leftover> {
        let frame::Contents { file, session, damaged } = self.read(path).ok().flatten()?;
        if file.as_os_str().is_empty() || session.revisions().is_empty() {
            return None;
        }
        // held as long as it is looked at
        let Ok(Lock::Ours(_held)) = lock::lock(&self.disk, path) else { return None };
        let standing = match disk::read(&self.disk, &file) {
            Ok(Some(bytes)) if wire::load(&bytes).is_ok() => Standing::There,
            Ok(None) if self.disk.look(disk::folder(&file)).is_ok() => Standing::Gone,
            Ok(None) => Standing::Away,
            _ => Standing::Broken,
        };
        if standing == Standing::There && is_held(&self.disk, &file, &session) {
            if !damaged && !self.is_young(path) {
                let _ = disk::remove(&self.disk, path);
            }
            return None;
        }
        Some(Leftover { journal: path.to_owned(), file, standing, session })
    }

    fn is_young(&self, journal: &Path) -> bool {
        let written = self.disk.look(journal).ok().and_then(|known| known.modified);
        let age = |written| SystemTime::now().duration_since(written).ok();
        written.and_then(age).is_some_and(|age| age < YOUNG)
    }
}
