//! What a run of the program left behind that was killed, out of power, or had no session file to write into: journals, and
//! files that were taken in and not kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::shelf::{DRAFT, JOURNAL, Shelf, key};
use super::{frame, is_held};
use crate::domain::Session;
use crate::store::lock::{self, Lock};
use crate::store::{disk, draft, library, open, wire};

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
    /// The file of another meeting is in its place (another USB stick): opening that takes nothing in.
    Another,
}

impl Shelf {
    /// The journals that nobody has open and whose session file has not all that is in them. One that its file holds
    /// entirely goes, soon.
    #[must_use]
    pub fn leftovers(&self) -> Vec<Leftover> {
        let paths = self.all(JOURNAL).unwrap_or_default();
        paths.iter().filter_map(|path| self.leftover(path)).collect()
    }

    /// Tells of a session that nobody has open whether files were taken into it that were not kept.
    pub fn unkept(&self) -> impl Fn(&Path) -> bool + use<> {
        let has_laid = |draft: &PathBuf| {
            draft::read(&self.disk, draft).is_some_and(|draft| !draft.laid.is_empty())
                && matches!(lock::lock(&self.disk, &draft.with_extension(JOURNAL)), Ok(Lock::Ours(_)))
        };
        // the name without the number of its slot
        let key_of = |draft: PathBuf| Some(draft.file_stem()?.to_str()?.split('-').next()?.to_owned());
        let drafts = self.all(DRAFT).unwrap_or_default();
        let keys: BTreeSet<String> = drafts.into_iter().filter(has_laid).filter_map(key_of).collect();
        move |session| !keys.is_empty() && keys.contains(&key(&open::resolved(session)))
    }

    fn leftover(&self, path: &Path) -> Option<Leftover> {
        let frame::Contents { file, session, damaged } = self.read(path).ok().flatten()?;
        if file.as_os_str().is_empty() || session.revisions().is_empty() {
            return None;
        }
        // held as long as it is looked at
        let Ok(Lock::Ours(_held)) = lock::lock(&self.disk, path) else { return None };
        let standing = match disk::read(&self.disk, &file) {
            Ok(Some(bytes)) => match wire::load(&bytes) {
                Ok(there) if library::is_another(&there.session, &session) => Standing::Another,
                Ok(_) => Standing::There,
                Err(_) => Standing::Broken,
            },
            Ok(None) if self.disk.look(disk::folder(&file)).is_ok() => Standing::Gone,
            Ok(None) => Standing::Away,
            Err(_) => Standing::Broken,
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
