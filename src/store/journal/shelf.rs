//! The folder of the journals: which ones belong to a session, and what the last run of the program left in them.
//!
//! A session that is open in two windows of one machine has a slot for each: a journal and a line being typed, locked as long
//! as the window is open. What stands in a slot that nobody holds was left behind.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process;

use sha2::{Digest, Sha256};

use super::{Journal, frame, unreadable};
use crate::domain::Session;
use crate::domain::id::base32;
use crate::store::disk::{self, Guard, Shared, is_there};
use crate::store::library;
use crate::store::lock::{self, Lock};
use crate::store::trouble::{Cause, Trouble};

pub(super) const JOURNAL: &str = "journal";
pub(super) const DRAFT: &str = "draft";
/// How many slots one session has at most; further ones have the number of their process.
const MOST: u32 = 99;

/// The folder of the journals and of the lines being typed, in the program's own state folder.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub(super) disk: Shared,
    pub(super) folder: PathBuf,
}

/// What the slots of a session that nobody else holds have in them.
#[derive(Debug)]
pub struct Found {
    /// Everything in their journals.
    pub session: Session,
    /// The journal to go on with; it holds the slots until it is dropped.
    pub journal: Journal,
    /// A journal that cannot be read; it is left alone.
    pub trouble: Option<Trouble>,
    /// A journal that is damaged in the middle: what can be read of it is taken in, and it is left alone.
    pub damaged: Option<Trouble>,
    /// Whether the session is open elsewhere on this machine.
    pub is_shared: bool,
    /// The lines being typed, the one of our own slot first.
    pub drafts: Vec<PathBuf>,
    /// What is kept of another meeting's file that lay in its place before.
    pub others: Session,
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

    /// The first line being typed of a session.
    #[must_use]
    pub fn draft(&self, session: &Path) -> PathBuf {
        self.named(session, 1).with_extension(DRAFT)
    }

    fn named(&self, session: &Path, number: u32) -> PathBuf {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        self.folder.join(format!("{}{number}.{JOURNAL}", key(session)))
    }

    /// The numbers of a session's slots that have something in them.
    fn numbers(&self, session: &Path) -> BTreeSet<u32> {
        let key = key(session);
        let number = |path: PathBuf| {
            let ours = path.extension().is_some_and(|end| end == JOURNAL || end == DRAFT);
            let stem = path.file_stem().filter(|_| ours)?.to_str()?;
            match stem.strip_prefix(key.as_str())? {
                "" => Some(1),
                rest => rest.strip_prefix('-')?.parse().ok(),
            }
        };
        match self.disk.list(&self.folder) {
            Ok(paths) => paths.into_iter().filter_map(number).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeSet::new(),
            // what cannot be listed may be there
            Err(_) => (1..=3).collect(),
        }
    }

    /// Takes a slot for this run, with every other that nobody holds, and reads what the last run left in them. A journal
    /// that cannot be read is left alone, and so is its slot.
    #[must_use]
    pub fn find(&self, session: &Path) -> Found {
        self.find_for(session, &Session::new())
    }

    /// The same where the file can be read: what is kept of another meeting's file that lay in its place before (on another
    /// USB stick) is none of its business and stays as it is.
    #[must_use]
    pub fn find_for(&self, session: &Path, file: &Session) -> Found {
        let _ = disk::make_folder(&self.disk, &self.folder);
        let there = self.numbers(session);
        let mut taking = Taking::default();
        for number in &there {
            self.take_slot(self.named(session, *number), file, &mut taking);
        }
        let more =
            (1..=MOST).filter(|number| !there.contains(number)).chain([MOST.saturating_add(process::id())]);
        for number in more {
            if taking.own.is_some() {
                break;
            }
            self.take_slot(self.named(session, number), file, &mut taking);
        }
        let Taking { session: all, taken, guards, own, mut drafts, is_shared, trouble, damaged, others } =
            taking;
        // none of those that are there may be written over
        let path = own.unwrap_or_else(|| disk::beside(&self.journal(session), ".more"));
        let ours = path.with_extension(DRAFT);
        drafts.sort_by_key(|draft| (*draft != ours, draft.clone()));
        let journal = Journal::new(&self.disk, path, session, taken, guards);
        Found { session: all, journal, trouble, damaged, is_shared, drafts, others }
    }

    /// Reads what this machine keeps of a session, and whether some of it cannot be read. It takes no slot, so a session that
    /// is open is read, too, and nothing is left behind.
    #[must_use]
    pub fn look(&self, session: &Path) -> (Session, Option<Trouble>) {
        self.look_for(session, &Session::new())
    }

    /// The same where the file can be read, without what is kept of another meeting's file that lay in its place before.
    #[must_use]
    pub fn look_for(&self, session: &Path, file: &Session) -> (Session, Option<Trouble>) {
        let (mut kept, mut trouble) = (Session::new(), None);
        for number in self.numbers(session) {
            match self.read(&self.named(session, number)) {
                Ok(Some(contents)) if library::is_another(file, &contents.session) => {}
                Ok(contents) => contents.iter().for_each(|contents| kept.union(&contents.session)),
                Err(bad) => trouble = Some(bad),
            }
        }
        (kept, trouble)
    }

    fn take_slot(&self, path: PathBuf, file: &Session, taking: &mut Taking) {
        // where no lock can be had the local disk is in trouble, and reading tells of it
        let guard = match lock::lock(&self.disk, &path) {
            Ok(Lock::Elsewhere) => {
                taking.is_shared = true;
                return;
            }
            Ok(Lock::Ours(guard)) => Some(guard),
            Err(_) => None,
        };
        let draft = path.with_extension(DRAFT);
        match self.read(&path) {
            Ok(None) => _ = taking.own.get_or_insert(path),
            Ok(Some(contents)) if library::is_another(file, &contents.session) => {
                taking.others.union(&contents.session);
                return;
            }
            Ok(Some(contents)) => {
                taking.session.union(&contents.session);
                if contents.damaged {
                    taking.damaged = Some(unreadable(&path));
                } else {
                    taking.own.get_or_insert_with(|| path.clone());
                    taking.taken.push(path);
                }
            }
            Err(bad) => taking.trouble = Some(bad),
        }
        taking.drafts.push(draft);
        taking.guards.extend(guard);
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
        let mut found = self.find(from);
        for (old, number) in found.drafts.iter().zip(1..) {
            let new = self.named(to, number).with_extension(DRAFT);
            if is_there(&self.disk, old) {
                disk::remove(&self.disk, &new)?;
                disk::move_to(&self.disk, old, &new)?;
            }
        }
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
        let mut found = self.find(session);
        for draft in &found.drafts {
            disk::remove(&self.disk, draft)?;
        }
        found.journal.remove()
    }

    /// The journals there are (or the lines being typed), whatever they are of.
    pub(super) fn all(&self, ending: &str) -> Result<Vec<PathBuf>, Trouble> {
        match self.disk.list(&self.folder) {
            Ok(mut paths) => {
                paths.retain(|path| path.extension().is_some_and(|end| end == ending));
                paths.sort();
                Ok(paths)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Trouble::new(&self.folder, Cause::from(error.kind()))),
        }
    }
}

/// What was taken so far.
#[derive(Default)]
struct Taking {
    session: Session,
    taken: Vec<PathBuf>,
    guards: Vec<Box<dyn Guard>>,
    own: Option<PathBuf>,
    drafts: Vec<PathBuf>,
    is_shared: bool,
    trouble: Option<Trouble>,
    damaged: Option<Trouble>,
    others: Session,
}

/// The name under which the state folder keeps what belongs to a path: 80 bits over all of it.
pub(in crate::store) fn key(session: &Path) -> String {
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
