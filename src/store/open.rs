//! Opening a session file, and making a new one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::Session;

use super::disk::{self, real};
use super::draft::{self, Draft};
use super::lock::{self, Lock, LockGuard};
use super::save::{SessionFile, checked};
use super::trouble::{Cause, Trouble};
use super::wire;

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What it holds, hand edits taken in.
    pub session: Session,
    /// Its file, for the saver.
    pub file: SessionFile,
    /// Whether it may be written.
    pub access: Access,
    /// The line that was being typed when the program last ended without warning.
    pub draft: Option<Draft>,
    /// What there is to say about it.
    pub notes: Notes,
}

/// Whether a session may be written.
#[derive(Debug)]
pub enum Access {
    /// It may, as long as the guard lives.
    Writable(LockGuard),
    /// It can only be looked at.
    ReadOnly(Why),
}

/// Why a session can only be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is open elsewhere.
    OpenElsewhere,
    /// The file is marked as read-only, or its folder cannot be written.
    NotAllowed(Cause),
}

/// What there is to say about a session that was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What was found in the part for people; where anything was, the file is not yet as the session is.
    pub hand: wire::Hand,
    /// The version of the file, where a newer program (of the same major version) wrote it.
    pub newer: Option<wire::Version>,
}

/// Reads a session file; writes nothing.
///
/// # Errors
/// A [`Trouble`]; also where there is no file.
pub fn read(path: &Path) -> Result<wire::Loaded, Trouble> {
    bytes(path).and_then(|bytes| wire::load(&bytes).map_err(|error| Trouble::load(path, error)))
}

/// Reads what is undamaged of a session file; writes nothing.
///
/// # Errors
/// A [`Trouble`] where there is nothing to look for.
pub fn salvage(path: &Path) -> Result<wire::Salvaged, Trouble> {
    bytes(path).and_then(|bytes| wire::salvage(&bytes).map_err(|error| Trouble::load(path, error)))
}

/// Opens a session file to work on it.
///
/// # Errors
/// A [`Trouble`]; a damaged file is not opened, and [`salvage`] reads what is left of it.
pub fn open(path: &Path) -> Result<Opened, Trouble> {
    let path = &resolved(path);
    let access = match lock::lock(path) {
        Ok(Lock::Ours(_)) if disk::is_read_only(&real(), path) => {
            Access::ReadOnly(Why::NotAllowed(Cause::NoPermission))
        }
        Ok(Lock::Ours(guard)) => Access::Writable(guard),
        Ok(Lock::Elsewhere) => Access::ReadOnly(Why::OpenElsewhere),
        Err(trouble) => Access::ReadOnly(Why::NotAllowed(trouble.cause)),
    };
    // read under the lock, so that nothing is missed that its last holder wrote
    let bytes = bytes(path)?;
    let loaded = wire::load(&bytes).map_err(|error| Trouble::load(path, error))?;
    let draft = if matches!(access, Access::Writable(_)) { draft::read(path) } else { None };
    let file = SessionFile::read(&real(), path, &bytes, &loaded);
    let newer = Some(loaded.version).filter(|version| *version > wire::OURS);
    let notes = Notes { hand: loaded.hand, newer };
    Ok(Opened { session: loaded.session, file, access, draft, notes })
}

/// Writes a session to a new file, with the folders it needs.
///
/// # Errors
/// A [`Trouble`]; also where something of this name is there already.
pub fn create(path: &Path, session: &Session) -> Result<(), Trouble> {
    let bytes = checked(path, session)?;
    disk::make_folder(&real(), disk::folder(path))?;
    if disk::is_there(&real(), path) {
        return Err(Trouble::new(path, Cause::Exists));
    }
    disk::Fresh::write(&real(), path, &bytes)?.create(path)
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

fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    disk::read(&real(), path)?.ok_or_else(|| Trouble::new(path, Cause::NotFound))
}

/// Where a link leads, so that the file is replaced and not the link.
fn resolved(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|known| known.is_symlink());
    let target = if is_link { fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests;
