//! The folder of the journals: which one belongs to a session, and what the last run of the program left in it.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Journal, frame, unreadable};
use crate::domain::Session;
use crate::domain::id::base32;
use crate::store::disk::{self, Shared, is_there};
use crate::store::lock::{self, Lock};
use crate::store::trouble::{Cause, Trouble};

const JOURNAL: &str = "journal";
const DRAFT: &str = "draft";
/// How many journals of one session are looked for: more than one only where one cannot be read.
const MOST: u32 = 3;

/// The folder of the journals and of the lines being typed, in the program's own state folder.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub(super) disk: Shared,
    pub(super) folder: PathBuf,
}

/// What the journals of a session held.
#[derive(Debug)]
pub struct Found {
    /// Everything in them.
    pub session: Session,
    /// The journal to go on with.
    pub journal: Journal,
    /// A journal that cannot be read; it is left alone.
    pub trouble: Option<Trouble>,
}

impl Shelf {
    /// The journals in a state folder.
    #[must_use]
    pub fn new(disk: &Shared, state: &Path) -> Self {
        Self { disk: disk.clone(), folder: state.join(JOURNAL) }
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The disk it is on.
    #[must_use]
    pub fn disk(&self) -> &Shared {
        &self.disk
    }

    /// The first journal of a session.
    #[must_use]
    pub fn journal(&self, session: &Path) -> PathBuf {
        self.named(session, 1)
    }

    /// The line being typed of a session.
    #[must_use]
    pub fn draft(&self, session: &Path) -> PathBuf {
        self.folder.join(format!("{}.{DRAFT}", key(session)))
    }

    fn named(&self, session: &Path, number: u32) -> PathBuf {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        self.folder.join(format!("{}{number}.{JOURNAL}", key(session)))
    }

    /// Asks for the journals of a session, without waiting; the local disk knows locks where a stick or server may not.
    ///
    /// # Errors
    /// A [`Trouble`] where the state folder cannot be written.
    pub fn lock(&self, session: &Path) -> Result<Lock, Trouble> {
        disk::make_folder(&self.disk, &self.folder)?;
        lock::lock(&self.journal(session))
    }

    /// Reads what the last run left of a session. What cannot be read is left alone, and the new journal gets another
    /// name.
    #[must_use]
    pub fn find(&self, session: &Path) -> Found {
        let (mut all, mut taken, mut free, mut trouble) = (Session::new(), Vec::new(), None, None);
        for path in (1..=MOST).map(|number| self.named(session, number)) {
            match self.read(&path) {
                Ok(None) => _ = free.get_or_insert(path),
                Ok(Some(contents)) => {
                    all.union(&contents.session);
                    if !contents.damaged {
                        free.get_or_insert_with(|| path.clone());
                        taken.push(path);
                    }
                }
                Err(bad) => trouble = Some(bad),
            }
        }
        // none of these may be written over, and a name outside the row is free
        let path = free.unwrap_or_else(|| disk::free_name(&self.disk, &self.journal(session), JOURNAL));
        Found { session: all, journal: Journal::new(&self.disk, path, session, taken), trouble }
    }

    pub(super) fn read(&self, path: &Path) -> Result<Option<frame::Contents>, Trouble> {
        let Some(bytes) = disk::read(&self.disk, path)? else { return Ok(None) };
        frame::read(&bytes).map(Some).ok_or_else(|| unreadable(path))
    }

    /// Moves what there is of a session that got another name; what cannot be moved stays where it is.
    ///
    /// # Errors
    /// A [`Trouble`]; nothing is lost.
    pub fn move_along(&self, from: &Path, to: &Path) -> Result<(), Trouble> {
        let (old, new) = (self.draft(from), self.draft(to));
        if is_there(&self.disk, &old) {
            disk::remove(&self.disk, &new)?;
            disk::move_to(&self.disk, &old, &new)?;
        }
        let mut found = self.find(from);
        if found.journal.is_begun() {
            let mut there = self.find(to);
            there.session.union(&found.session);
            there.journal.begin(&there.session)?;
            found.journal.remove()?;
        }
        Ok(())
    }

    /// Takes away what there is of a session that is begun anew (practice).
    ///
    /// # Errors
    /// A [`Trouble`] where something is still there.
    pub fn forget(&self, session: &Path) -> Result<(), Trouble> {
        disk::remove(&self.disk, &self.draft(session))?;
        self.find(session).journal.remove()
    }

    /// The journals there are, whatever they are of.
    pub(super) fn journals(&self) -> Result<Vec<PathBuf>, Trouble> {
        match self.disk.list(&self.folder) {
            Ok(mut paths) => {
                paths.retain(|path| path.extension().is_some_and(|end| end == JOURNAL));
                paths.sort();
                Ok(paths)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Trouble::new(&self.folder, Cause::from(error.kind()))),
        }
    }
}

/// The name of a session's journals: 80 bits over its whole path.
fn key(session: &Path) -> String {
    let spelled = session.to_str().filter(|_| cfg!(windows)).map(windows_spelling);
    let bytes = spelled.as_ref().map_or(session.as_os_str().as_encoded_bytes(), String::as_bytes);
    base32(Sha256::digest(bytes).get(..10).unwrap_or_default())
}

/// One spelling for a path of Windows, where either slash and either case name the same file.
fn windows_spelling(path: &str) -> String {
    path.replace('/', "\\").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_windows_has_one_key_however_it_is_spelled() {
        let spelled =
            [r"C:\Users\a\会議.ron", "c:/users/A/会議.ron", r"C:\Users/a\会議.RON"].map(windows_spelling);
        assert!(spelled.iter().all(|other| *other == spelled[0]), "{spelled:?}");
        assert_ne!(windows_spelling("C:/a.ron"), windows_spelling("C:/b.ron"));
        let same = key(Path::new("/S/会議.ron")) == key(Path::new("/s/会議.ron"));
        assert_eq!(same, cfg!(windows));
    }
}
