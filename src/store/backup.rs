//! The generations that are kept of a session file: `.bak` is the one before, `.bak2` and `.bak3` are as this and the
//! last run of the program found it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::session::Redaction;
use crate::domain::{RevisionId, Session};

use super::disk::{self, Shared};
use super::trouble::Trouble;
use super::wire::{self, LoadError};

/// The kept generations of a file.
pub(super) const SUFFIXES: [&str; 3] = [".bak", ".bak2", ".bak3"];

/// Keeps the file under its backup names before it is replaced. A backup that cannot be made is no reason not to save.
pub(super) fn keep(disk: &Shared, path: &Path, first_of_run: bool) {
    let [last, found, found_before] = SUFFIXES.map(|suffix| disk::beside(path, suffix));
    if first_of_run {
        if disk::is_there(disk, &found) {
            let _ = disk::keep_as(disk, &found, &found_before);
        }
        let _ = disk::keep_as(disk, path, &found);
    }
    let _ = disk::keep_as(disk, path, &last);
}

/// Takes redacted texts out of the backups and of the copies this program made beside a file.
///
/// # Errors
/// A [`Trouble`] where a copy with such a text may still be there.
pub(super) fn redact(disk: &Shared, path: &Path, redactions: &[Redaction]) -> Result<(), Trouble> {
    let backups = SUFFIXES.map(|suffix| disk::beside(path, suffix));
    for copy in backups.into_iter().chain(copies(disk, path)) {
        let Some(bytes) = disk::read(disk, &copy)? else { continue };
        let (session, sound) = match wire::load(&bytes) {
            Ok(loaded) => (loaded.session, true),
            Err(LoadError::Newer { .. }) => continue,
            // nobody can say what stands in its damaged lines
            Err(_) => {
                (wire::salvage(&bytes).map_or_else(|_| Session::new(), |salvaged| salvaged.session), false)
            }
        };
        let known = |redaction: &&Redaction| session.revisions().contains_key(&redaction.revision);
        let mut clean = session.clone();
        clean.take_in([], redactions.iter().filter(known).cloned());
        if clean.revisions().is_empty() {
            disk::remove(disk, &copy)?;
        } else if !sound || clean != session {
            disk::Fresh::write(disk, &copy, wire::print(&clean).as_bytes())?.replace(&copy)?;
        }
    }
    Ok(())
}

/// The backups and copies of a file that hold one of these revisions with its text; one that cannot be read may, too.
#[must_use]
pub(super) fn with(disk: &Shared, path: &Path, revisions: &BTreeSet<RevisionId>) -> Vec<PathBuf> {
    let holds = |copy: &PathBuf| {
        let Ok(Some(bytes)) = disk::read(disk, copy) else { return false };
        wire::load(&bytes).map_or(true, |loaded| {
            let known = revisions.iter().filter_map(|id| loaded.session.revisions().get(id));
            known.into_iter().any(|revision| !revision.body().is_redacted())
        })
    };
    let backups = SUFFIXES.map(|suffix| disk::beside(path, suffix));
    backups.into_iter().chain(copies(disk, path)).filter(holds).collect()
}

/// The files `NAME.recovered-1.ron`, `NAME.edited-1.ron`… beside a file.
fn copies(disk: &Shared, path: &Path) -> Vec<PathBuf> {
    let stem = disk::stem(path);
    let ours = |name: &str| {
        let rest = name.strip_prefix(stem.as_str()).and_then(|rest| rest.strip_suffix(".ron"));
        rest.is_some_and(|rest| rest.starts_with(".recovered-") || rest.starts_with(".edited-"))
    };
    let mut there = disk.list(disk::folder(path)).unwrap_or_default();
    there.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(ours));
    there
}
