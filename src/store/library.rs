//! The library: the folder with the sessions, what stands in it, and new names in it. Nothing is ever written over.

pub mod files;
pub mod known;
mod name;
mod summary;

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::{Session, meeting};

use super::journal::Shelf;
use super::open::write_new;
use super::save::checked;
use super::trouble::{Cause, Trouble};
use super::{backup, disk, open, wire};

pub use files::{Files, Seen, Stamp, look};
pub use known::Known;
pub use name::file_name;
pub use summary::{Gathering, Summary};

/// The sub folder of removed sessions.
pub(super) const REMOVED: &str = "removed";

/// A session of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its file, as it was seen before it was read.
    pub seen: Seen,
    /// What it holds, or why that cannot be told.
    pub summary: Result<Summary, Cause>,
}

/// The sessions of a folder, the one written last first; a folder that is not there holds none.
///
/// # Errors
/// A [`Trouble`] where the folder cannot be read; a session that cannot be read is listed with its cause.
pub fn list(folder: &Path) -> Result<Vec<Listed>, Trouble> {
    Ok(files::of_folder(folder)?.into_iter().map(read).collect())
}

/// Reads what a file holds.
#[must_use]
pub fn read(seen: Seen) -> Listed {
    let summary = open::read(&seen.path).map(|loaded| Summary::of(&loaded.session));
    Listed { seen, summary: summary.map_err(|trouble| trouble.cause) }
}

/// Whether a file is named like a session: `.ron`, or `.ron.txt` as mail gates make of it.
#[must_use]
pub fn is_session(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    !name.starts_with('.') && (name.ends_with(".ron") || name.ends_with(".ron.txt"))
}

/// A name in a folder that nothing has yet, made of date and title: `2026-11-21 みなと市会議.ron`.
#[must_use]
pub fn free_path(folder: &Path, date: &str, title: &str) -> PathBuf {
    numbered(folder, &file_name(date, title), ".ron")
}

/// Copies a session, with what this machine could not write into its file, to a new name beside it, or into the library where
/// nothing can be written beside it; says which.
///
/// # Errors
/// A [`Trouble`]; then there is no copy.
pub fn copy(path: &Path, library: &Path, shelf: &Shelf) -> Result<PathBuf, Trouble> {
    let mut bytes = open::content(path)?;
    if let Ok(loaded) = wire::load(&bytes) {
        let (kept, _) = shelf.look_for(&open::resolved(path), &loaded.session);
        let mut session = loaded.session;
        let (revisions, redactions) = session.missing(&kept);
        if !revisions.is_empty() || !redactions.is_empty() {
            session.take_in(revisions, redactions);
            bytes = checked(path, &session)?;
        }
    }
    let stem = disk::stem(path);
    let beside = numbered(disk::folder(path), &stem, ".ron");
    match write_new(&beside, &bytes) {
        Ok(()) => Ok(beside),
        Err(trouble)
            if matches!(trouble.cause, Cause::ReadOnlyDisk | Cause::NoPermission | Cause::DiskFull) =>
        {
            disk::make_folder(&disk::real(), library).map_err(|_| trouble)?;
            let there = free_path(library, "", &stem);
            write_new(&there, &bytes).map(|()| there)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Gives a session another name in its folder, its backups with it, and says which.
///
/// # Errors
/// A [`Trouble`]; then it has its old name.
pub fn rename(path: &Path, name: &str, shelf: &Shelf) -> Result<PathBuf, Trouble> {
    let stem = file_name("", name);
    if stem == disk::stem(path) {
        return Ok(path.to_owned());
    }
    let to = disk::folder(path).join(format!("{stem}.ron"));
    disk::move_to(&disk::real(), path, &to)?;
    move_along(path, &to, shelf);
    Ok(to)
}

/// Takes a session out of the library, into the sub folder `removed` as `NAME.ron.removed`, and says where it is.
///
/// # Errors
/// A [`Trouble`]; then it is where it was.
pub fn remove(path: &Path, shelf: &Shelf) -> Result<PathBuf, Trouble> {
    let folder = disk::folder(path).join(REMOVED);
    disk::make_folder(&disk::real(), &folder)?;
    let to = numbered(&folder, &disk::stem(path), ".ron.removed");
    disk::move_to(&disk::real(), path, &to)?;
    move_along(path, &to, shelf);
    Ok(to)
}

/// Moves backups, journal and draft with their session; one that does not move does no harm.
fn move_along(from: &Path, to: &Path, shelf: &Shelf) {
    let _ = shelf.move_along(&open::resolved(from), &open::resolved(to));
    for suffix in backup::SUFFIXES {
        let _ = disk::move_to(&disk::real(), &disk::beside(from, suffix), &disk::beside(to, suffix));
    }
}

/// `stem.ron`, `stem (2).ron`…, the first that is free; letters of either case count as the same name.
pub(super) fn numbered(folder: &Path, stem: &str, suffix: &str) -> PathBuf {
    let there = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let taken: Vec<String> = there.map(|entry| entry.file_name().to_string_lossy().to_lowercase()).collect();
    let mut names = (1_u32..).map(|number| {
        if number == 1 { format!("{stem}{suffix}") } else { format!("{stem} ({number}){suffix}") }
    });
    let free = names.find(|name| !taken.contains(&name.to_lowercase()));
    folder.join(free.unwrap_or_else(|| format!("{stem}{suffix}")))
}

/// Whether two files hold sessions that belong together: they share a meeting.
#[must_use]
pub fn belong_together(one: &Session, other: &Session) -> bool {
    one.of_kind(meeting::KIND).any(|record| other.record(record.id()).is_some())
}

/// Whether what stands in a place is of other meetings altogether.
#[must_use]
pub fn is_another(session: &Session, there: &Session) -> bool {
    let has_meeting = |session: &Session| session.of_kind(meeting::KIND).next().is_some();
    has_meeting(session)
        && has_meeting(there)
        && !belong_together(session, there)
        && !belong_together(there, session)
}

#[cfg(test)]
mod tests;
