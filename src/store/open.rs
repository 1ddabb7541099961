//! Opening a session file, and making a new one.

use std::path::{Path, PathBuf};
use std::{fs, path};

use crate::domain::{Session, meeting};

use super::disk::{self, Shared, real};
use super::draft::{self, Draft};
use super::journal::{Found, Journal, Shelf};
use super::presence::{self, Presence};
use super::save::{SessionFile, checked};
use super::trouble::{Cause, Trouble};
use super::{sweep, wire};

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What it holds, hand edits and what was left in a journal taken in.
    pub session: Session,
    /// Its file, for the saver.
    pub file: SessionFile,
    /// Its journal, for the saver.
    pub journal: Journal,
    /// Whether it may be written.
    pub access: Access,
    /// Whether others had it open already.
    pub shared: bool,
    /// The line that was being typed when the session was left.
    pub draft: Option<Draft>,
    /// What there is to say about it.
    pub notes: Notes,
}

/// Whether a session may be written.
#[derive(Debug)]
pub enum Access {
    /// It may, also while others have it open; they see that we have.
    Writable(Presence),
    /// It can only be looked at: the file is marked as read-only, or its folder cannot be written.
    ReadOnly(Cause),
}

/// What there is to say about a session that was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What was found in the part for people; where anything was, the file is not yet as the session is.
    pub hand: wire::Hand,
    /// The version of the file, where a newer program (of the same major version) wrote it.
    pub newer: Option<wire::Version>,
    /// How many revisions and redactions the journal held that the file had not.
    pub recovered: usize,
    /// A journal of this session that cannot be read; it was left alone.
    pub journal: Option<Trouble>,
    /// The title of a meeting whose file lay in this place before, and of which this machine keeps what is not in it yet.
    pub others: Option<String>,
}

/// Reads a session file; writes nothing.
///
/// # Errors
/// A [`Trouble`]; also where there is no file.
pub fn read(path: &Path) -> Result<wire::Loaded, Trouble> {
    bytes(&real(), path).and_then(|bytes| wire::load(&bytes).map_err(|error| Trouble::load(path, error)))
}

/// The same with a reader that may have read files much like it.
///
/// # Errors
/// A [`Trouble`], as there.
pub fn read_by(reader: &mut wire::Reader, path: &Path) -> Result<wire::Loaded, Trouble> {
    bytes(&real(), path).and_then(|bytes| reader.load(&bytes).map_err(|error| Trouble::load(path, error)))
}

/// Reads what is undamaged of a session file; writes nothing.
///
/// # Errors
/// A [`Trouble`] where there is nothing to look for.
pub fn salvage(path: &Path) -> Result<wire::Salvaged, Trouble> {
    bytes(&real(), path).and_then(|bytes| wire::salvage(&bytes).map_err(|error| Trouble::load(path, error)))
}

/// Opens a session file to work on it under a label, with what runs that ended without warning left in their journals.
///
/// # Errors
/// A [`Trouble`]; a damaged file is not opened, and [`salvage`] reads what is left of it.
pub fn open(path: &Path, shelf: &Shelf, label: &str) -> Result<Opened, Trouble> {
    let path = &resolved(path);
    // looked at before, because who enters takes away those whose locks are not seen
    let shared = presence::is_open(path);
    let access = match Presence::enter(path, label) {
        Ok(_) if disk::is_read_only(&real(), path) => Access::ReadOnly(Cause::NoPermission),
        Ok(presence) => Access::Writable(presence),
        Err(trouble) => Access::ReadOnly(trouble.cause),
    };
    let writable = matches!(access, Access::Writable(_));
    let TakenUp { session, file, journal, drafts, notes, .. } = take_up(&real(), path, shelf)?;
    let draft = if writable { draft::take_up(shelf.disk(), &drafts) } else { None };
    if writable {
        sweep::sweep(&real(), disk::folder(path));
        sweep::sweep(&real(), shelf.folder());
    }
    Ok(Opened { session, file, journal, access, shared, draft, notes })
}

/// A session as it stands in its file and its journal.
pub(super) struct TakenUp {
    pub(super) session: Session,
    pub(super) file: SessionFile,
    pub(super) journal: Journal,
    /// A journal that is damaged and was left alone, read as far as it could be.
    pub(super) damaged: Option<Trouble>,
    pub(super) drafts: Vec<PathBuf>,
    pub(super) notes: Notes,
}

/// Reads a session and its journal, which stays as it is; it goes when the file verifiably holds all of it.
pub(super) fn take_up(disk: &Shared, path: &Path, shelf: &Shelf) -> Result<TakenUp, Trouble> {
    let bytes = bytes(disk, path)?;
    let loaded = wire::load(&bytes).map_err(|error| Trouble::load(path, error))?;
    let file = SessionFile::read(disk, path, &bytes, &loaded);
    let newer = Some(loaded.version).filter(|version| *version > wire::OURS);
    let mut session = loaded.session;
    let Found { session: left, journal, trouble, damaged, drafts, others, .. } =
        shelf.find_for(path, &session);
    let (revisions, redactions) = session.missing(&left);
    let recovered = revisions.len() + redactions.len();
    session.take_in(revisions, redactions);
    let others = meeting::all(&others).last().map(|meeting| meeting.title().to_owned());
    let notes = Notes { hand: loaded.hand, newer, recovered, journal: trouble, others };
    Ok(TakenUp { session, file, journal, damaged, drafts, notes })
}

/// Writes a session to a new file, with the folders it needs.
///
/// # Errors
/// A [`Trouble`]; also where something of this name is there already.
pub fn create(path: &Path, session: &Session) -> Result<(), Trouble> {
    let bytes = checked(path, session)?;
    disk::make_folder(&real(), disk::folder(path))?;
    write_new(path, &bytes)
}

/// Writes a result of any kind to a new file, whole or not at all.
///
/// # Errors
/// A [`Trouble`]; also where something of this name is there already.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if disk::is_there(&real(), path) {
        return Err(Trouble::new(path, Cause::Exists));
    }
    disk::Fresh::write(&real(), path, bytes)?.create(path)
}

/// Puts a session in the place of a file that is there and goes soon (git's own copy): no generation of it is kept.
///
/// # Errors
/// A [`Trouble`]; then the file is as it was.
pub fn replace(path: &Path, session: &Session) -> Result<(), Trouble> {
    let bytes = checked(path, session)?;
    disk::Fresh::write(&real(), path, &bytes)?.replace(path)
}

/// Reads a file of any kind.
///
/// # Errors
/// A [`Trouble`]; also where there is no file.
pub fn content(path: &Path) -> Result<Vec<u8>, Trouble> {
    bytes(&real(), path)
}

fn bytes(disk: &Shared, path: &Path) -> Result<Vec<u8>, Trouble> {
    disk::read(disk, path)?.ok_or_else(|| Trouble::new(path, Cause::NotFound))
}

/// Whether two names lead to one file that is there.
#[must_use]
pub fn is_one(one: &Path, other: &Path) -> bool {
    let real = |path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// The whole path of a file, so that its journal is found from every folder; of a link, where it leads, so that the file
/// is replaced and not the link.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|known| known.is_symlink());
    let target = if is_link { fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

#[cfg(test)]
mod tests;
