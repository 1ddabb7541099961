//! The journal of an open session: every change, on the local disk, before anything counts as saved.
//!
//! It lies in the state folder and never beside the session, which may be on a USB stick or a file server. It begins with
//! the whole session as it was opened, so that it serves also where the session file itself is gone. It goes when the
//! session file verifiably holds all of it.

mod frame;
mod leftover;
mod shelf;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};

use super::disk::{self, Fresh, Guard, Handle, Shared};
use super::trouble::{Cause, Trouble};
use super::wire;

pub use leftover::{Leftover, Standing};
pub(super) use shelf::key;
pub use shelf::{Found, Shelf};

/// Bytes beyond its beginning after which a journal is begun anew.
const LONG: u64 = 8 * 1024 * 1024;

/// The journal that a session which is open writes.
pub struct Journal {
    disk: Shared,
    path: PathBuf,
    session: PathBuf,
    /// The journals whose content is in it, and which go with it.
    taken: Vec<PathBuf>,
    open: Option<Open>,
    /// The slots of this run and of those whose content is in it, held until it is dropped.
    _slots: Vec<Box<dyn Guard>>,
}

/// The file while it is written: none after an error, which a handle does not survive.
struct Open {
    file: Box<dyn Handle>,
    began: u64,
    length: u64,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Journal").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Journal {
    fn new(
        disk: &Shared,
        path: PathBuf,
        session: &Path,
        taken: Vec<PathBuf>,
        slots: Vec<Box<dyn Guard>>,
    ) -> Self {
        Self { disk: disk.clone(), path, session: session.to_owned(), taken, open: None, _slots: slots }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the line being typed is kept beside it.
    #[must_use]
    pub fn draft(&self) -> PathBuf {
        self.path.with_extension("draft")
    }

    /// Whether there may be a journal on the disk, of this run or of one before.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.open.is_some() || !self.taken.is_empty()
    }

    /// Appends what was written; `session` holds it already. Once this is done, it survives the program and a power cut.
    ///
    /// Where there is a redaction the journal is begun anew: the text must go from it, too.
    ///
    /// # Errors
    /// A [`Trouble`]; then the journal is as it was, or holds all of it already.
    pub fn append(
        &mut self,
        session: &Session,
        revisions: &[Arc<Revision>],
        redactions: &[Redaction],
    ) -> Result<(), Trouble> {
        if redactions.is_empty()
            && let Some(open) = self.open.take()
            && open.length - open.began < LONG
        {
            let lines = wire::print_lines(revisions.iter().map(Arc::as_ref), &[]);
            if let Ok(open) = self.extend(open, &frame::print(&lines)) {
                self.open = Some(open);
                return Ok(());
            }
            // the handle is gone for good, and a new file is tried
        }
        self.begin(session)
    }

    fn extend(&self, mut open: Open, bytes: &[u8]) -> std::io::Result<Open> {
        disk::write_all(&mut *open.file, bytes)?;
        open.file.sync()?;
        let kept = self.disk.read(&self.path, open.length, bytes.len() as u64 + 1)?;
        if kept != bytes {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        open.length += bytes.len() as u64;
        Ok(open)
    }

    /// Writes a new journal with all of the session in the place of the old one.
    fn begin(&mut self, session: &Session) -> Result<(), Trouble> {
        self.open = None;
        disk::make_folder(&self.disk, disk::folder(&self.path))?;
        let bytes = frame::file(&self.session, session);
        Fresh::write(&self.disk, &self.path, &bytes)?.replace(&self.path)?;
        if !self.taken.contains(&self.path) {
            self.taken.push(self.path.clone());
        }
        let length = bytes.len() as u64;
        // without a handle the next change begins it anew
        self.open = self.disk.append(&self.path).ok().map(|file| Open { file, began: length, length });
        Ok(())
    }

    /// Takes the journal away, because the session file holds all of it.
    ///
    /// # Errors
    /// A [`Trouble`] where something of it is still there.
    pub fn remove(&mut self) -> Result<(), Trouble> {
        self.open = None;
        while let Some(path) = self.taken.last() {
            disk::remove(&self.disk, path)?;
            self.taken.pop();
        }
        Ok(())
    }
}

/// Whether a file holds all of a session, as it stands on the disk at this moment.
#[must_use]
pub(super) fn is_held(disk: &Shared, file: &Path, session: &Session) -> bool {
    let Ok(Some(bytes)) = disk::read(disk, file) else { return false };
    wire::load(&bytes).is_ok_and(|loaded| {
        let mut both = loaded.session.clone();
        both.union(session);
        both == loaded.session
    })
}

/// Says that a journal cannot be read.
fn unreadable(path: &Path) -> Trouble {
    Trouble::new(path, Cause::Damaged(wire::Damages::default()))
}

#[cfg(test)]
pub(super) mod tests;
