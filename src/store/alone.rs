//! A session that nobody else has open, for what must not happen behind somebody's back: taking a text out of the file, of
//! its backups and of this machine's journal.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::{RecordId, RevisionId, Session};

use super::disk::{self, real};
use super::draft;
use super::journal::{self, Journal, Shelf};
use super::open::{self, TakenUp};
use super::presence::{self, Presence};
use super::save::Written;
use super::trouble::{Cause, Trouble};
use super::{SessionFile, backup};

/// A session while nobody else has it.
#[derive(Debug)]
pub struct Alone {
    /// What file and journal hold.
    pub session: Session,
    path: PathBuf,
    file: SessionFile,
    journal: Journal,
    drafts: Vec<PathBuf>,
    /// Whoever opens it meanwhile sees that it is open.
    _presence: Presence,
}

impl Alone {
    /// Takes a session for oneself, under a label.
    ///
    /// # Errors
    /// A [`Trouble`]; [`Cause::InUse`] where it is open elsewhere. A journal that cannot be read is one, too: nobody can
    /// say what stands in it.
    pub fn take(path: &Path, shelf: &Shelf, label: &str) -> Result<Self, Trouble> {
        // a file that cannot be read gets no lock beside it
        drop(open::read(path)?);
        let path = open::resolved(path);
        if disk::is_read_only(&real(), &path) {
            return Err(Trouble::new(&path, Cause::NoPermission));
        }
        if presence::is_open(&path) {
            return Err(Trouble::new(&path, Cause::InUse));
        }
        let presence = Presence::enter(&path, label)?;
        let TakenUp { session, file, journal, drafts, notes } = open::take_up(&real(), &path, shelf, true)?;
        match notes.journal {
            Some(trouble) => Err(trouble),
            None => Ok(Self { session, path, file, journal, drafts, _presence: presence }),
        }
    }

    /// The backups and kept copies that hold one of these revisions with its text.
    #[must_use]
    pub fn copies_with(&self, revisions: &BTreeSet<RevisionId>) -> Vec<PathBuf> {
        backup::with(&real(), &self.path, revisions)
    }

    /// Saves the session, takes what was redacted out of every copy the program made, and the journal away, which is in the
    /// file now; of a record that was redacted, the line being typed goes, too.
    ///
    /// # Errors
    /// A [`Trouble`]: where a copy may still hold the text, its path.
    pub fn save(mut self, record: RecordId) -> Result<Written, Trouble> {
        let mut written = Written::default();
        self.file.save(&mut self.session, &mut written)?;
        let is_of = |path: &&PathBuf| {
            draft::read(&real(), path).is_some_and(|draft| draft.editing == record.to_string())
        };
        for draft in self.drafts.iter().filter(is_of) {
            disk::remove(&real(), draft)?;
        }
        if written.recovered.is_none() && journal::is_held(&real(), &self.path, &self.session) {
            self.journal.remove()?;
        }
        Ok(written)
    }
}
