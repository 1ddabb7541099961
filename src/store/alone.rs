//! A session that nobody else has open, for what must not happen behind somebody's back: taking a text out of the file, of
//! its backups and of this machine's journal.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::{RecordId, RevisionId, Session};

use super::disk::{self, real};
use super::draft::{self, Draft};
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
    /// A [`Trouble`]; [`Cause::InUse`] where it is open elsewhere. A journal that cannot be read, or not all of it, is one,
    /// too: nobody can say what stands in it.
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
        // nobody knows the file that says who has it open
        let presence = Presence::enter(&path, label).map_err(|error| Trouble::new(&path, error.cause))?;
        let TakenUp { session, file, journal, damaged, drafts, notes } =
            open::take_up(&real(), &path, shelf)?;
        match notes.journal.or(damaged) {
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
    /// file now; of the records that were redacted, the line being typed goes, too.
    ///
    /// # Errors
    /// A [`Trouble`]: where a copy may still hold the text, its path.
    pub fn save(mut self, records: &BTreeSet<RecordId>, written: &mut Written) -> Result<(), Trouble> {
        self.file.save(&mut self.session, written)?;
        let is_one = |draft: Draft| draft.editing.parse().is_ok_and(|id| records.contains(&id));
        let is_of = |path: &&PathBuf| draft::read(&real(), path).is_some_and(is_one);
        for draft in self.drafts.iter().filter(is_of) {
            disk::remove(&real(), draft)?;
        }
        // then the journal holds what the file does not, and both the text
        if written.recovered.is_some() || !journal::is_held(&real(), &self.path, &self.session) {
            let place = if self.journal.is_begun() { self.journal.path() } else { &self.path };
            return Err(Trouble::new(place, Cause::Changed));
        }
        self.journal.remove()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::wire::tests::made::{Step, session_of};
    use super::super::{create, disk};
    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf, Shelf) {
        let home = tempfile::tempdir().unwrap();
        let (file, shelf) = (home.path().join("会議.ron"), Shelf::new(&real(), &home.path().join("state")));
        create(&file, &session_of(&[])).unwrap();
        let more = session_of(&[Step::Entry("山田さん".into())]);
        shelf.find(&file).journal.append(&more, &[], &[]).unwrap();
        (home, file, shelf)
    }

    #[test]
    fn where_the_file_cannot_take_it_the_journal_that_stays_is_named() {
        let (_home, file, shelf) = place();
        let alone = Alone::take(&file, &shelf, "記録1").unwrap();
        fs::write(&file, "壊れた").unwrap();
        let mut written = Written::default();
        let error = alone.save(&BTreeSet::new(), &mut written).unwrap_err();
        assert_eq!(error.path, shelf.journal(&file));
        assert!(written.recovered.is_some() && disk::is_there(&real(), &shelf.journal(&file)));
        fs::write(&file, wire_of(&[])).unwrap();
        let alone = Alone::take(&file, &shelf, "記録1").unwrap();
        assert_eq!(alone.save(&BTreeSet::new(), &mut Written::default()), Ok(()));
        assert!(!disk::is_there(&real(), &shelf.journal(&file)));
    }

    fn wire_of(steps: &[Step]) -> String {
        super::super::wire::print(&session_of(steps))
    }

    #[test]
    fn a_journal_that_is_damaged_in_the_middle_keeps_it_from_being_taken() {
        let (_home, file, shelf) = place();
        let journal = shelf.journal(&file);
        let text = fs::read_to_string(&journal).unwrap();
        fs::write(&journal, text.replacen("(file:", "(fi1e:", 1)).unwrap();
        assert_eq!(Alone::take(&file, &shelf, "記録1").unwrap_err().path, journal);
    }
}
