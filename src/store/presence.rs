//! Who else has a session open: a hidden side file for each program that has, with its label (記録2) and nothing more.
//!
//! It is locked while the program runs, so that one left by a program that died is told from the others and removed. Where
//! two machines do not see each other's locks, it is written again every few seconds, and one that is not ages out.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use sha2::{Digest, Sha256};

use super::disk::{self, side_name};
use super::lock::{is_at, share_like, side_file};
use super::trouble::Trouble;
use crate::domain::id::base32;
use crate::domain::label;
use crate::text::Clean;

/// How such a side file ends.
const END: &str = "open";
/// A label has more bytes only where somebody plays tricks.
const LABEL: u64 = 200;
/// How long one without a lock counts after it was written.
const FRESH: Duration = Duration::from_secs(20);
/// How often it is written again where others do not see its lock.
const AGAIN: Duration = Duration::from_secs(6);

/// Our own side file beside an open session; it goes when this is dropped.
#[derive(Debug)]
pub struct Presence {
    session: PathBuf,
    path: PathBuf,
    label: String,
    /// The side file, locked where locks are known.
    file: Option<File>,
    written: Instant,
    others: Vec<String>,
    /// Those whose lock was seen: without it they are dead.
    locked: BTreeSet<PathBuf>,
    /// Whether there is one whose lock is not seen here, who then does not see ours.
    is_blind: bool,
    /// Whether anybody else was there, now or before.
    met: bool,
    /// Whether there was one whose lock was not seen here.
    met_blind: bool,
}

/// Another's side file.
struct Other {
    path: PathBuf,
    label: String,
    is_locked: bool,
}

impl Presence {
    /// Puts a side file beside a session, and removes those of the dead.
    ///
    /// # Errors
    /// A [`Trouble`] where none can be made: then the session cannot be saved there, either.
    pub fn enter(session: &Path, label: &str) -> Result<Self, Trouble> {
        let before = others(session, None, |_| FRESH);
        // the living whose lock is not seen here put theirs back within a second
        before.iter().filter(|other| !other.is_locked).for_each(|other| _ = fs::remove_file(&other.path));
        let path = disk::folder(session).join(format!("{}-{}.{END}", side_name(session), token()));
        let mut presence = Self {
            session: session.to_owned(),
            path,
            label: label.to_owned(),
            file: None,
            written: Instant::now(),
            others: Vec::new(),
            locked: BTreeSet::new(),
            is_blind: false,
            met: !before.is_empty(),
            met_blind: before.iter().any(|other| !other.is_locked),
        };
        presence.put().map_err(|error| Trouble::io(&presence.path, &error))?;
        Ok(presence)
    }

    /// Takes another label; others see it at their next look.
    pub(super) fn relabel(&mut self, label: String) {
        self.label = label;
        // where it cannot be written now, the next look writes it
        let _ = self.put();
    }

    /// Looks who else is there; their labels, where they are others than at the last look.
    pub(super) fn look(&mut self) -> Option<Vec<String>> {
        let gone = !self.file.as_ref().is_some_and(|file| is_at(file, &self.path));
        if gone || (self.is_blind && self.written.elapsed() > AGAIN) {
            let _ = self.put();
        }
        let fresh = |path: &Path| if self.locked.contains(path) { Duration::ZERO } else { FRESH };
        let others = others(&self.session, Some((&self.path, self.now())), fresh);
        self.is_blind = others.iter().any(|other| !other.is_locked);
        self.met |= !others.is_empty();
        self.met_blind |= self.is_blind;
        self.locked = others.iter().filter(|other| other.is_locked).map(|other| other.path.clone()).collect();
        let mut labels: Vec<String> = others.into_iter().map(|other| other.label).collect();
        labels.sort();
        if labels == self.others {
            return None;
        }
        self.others.clone_from(&labels);
        Some(labels)
    }

    /// Whether anybody else was there, since it was entered or just before.
    pub(super) fn has_met(&self) -> bool {
        self.met
    }

    /// Whether there was somebody whose locks are not seen here.
    pub(super) fn has_met_blind(&self) -> bool {
        self.met_blind
    }

    /// What the clock of the file server says now, which may not be ours.
    fn now(&self) -> SystemTime {
        let written = self.file.as_ref().and_then(|file| file.metadata().ok()?.modified().ok());
        written.map_or_else(SystemTime::now, |written| written + self.written.elapsed())
    }

    /// Writes the side file anew and locks it: for all to read and nobody to write.
    fn put(&mut self) -> io::Result<()> {
        // Windows lets nobody write what is locked
        self.file = None;
        let mut file = side_file(&self.path, OpenOptions::new().create(true).truncate(true))?;
        share_like(&file, &self.session);
        file.write_all(self.label.as_bytes())?;
        file.flush()?;
        for _ in 0..10 {
            match file.try_lock_shared() {
                // somebody looks at this moment whether we are alive
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
                Ok(()) | Err(TryLockError::Error(_)) => break,
            }
        }
        (self.file, self.written) = (Some(file), Instant::now());
        Ok(())
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a session is open somewhere.
#[must_use]
pub fn is_open(session: &Path) -> bool {
    !others(session, None, |_| FRESH).is_empty()
}

/// Who has a session open; side files without a lock that are older than `fresh` says are removed.
fn others(session: &Path, own: Option<(&Path, SystemTime)>, fresh: impl Fn(&Path) -> Duration) -> Vec<Other> {
    let start = format!("{}-", side_name(session));
    let is_other = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        let is_one = name.and_then(|name| name.strip_prefix(&start)).is_some_and(|rest| rest.ends_with(END));
        is_one && own.is_none_or(|(own, _)| own != path)
    };
    let now = own.map_or_else(SystemTime::now, |(_, now)| now);
    let there = fs::read_dir(disk::folder(session)).into_iter().flatten();
    let there = there.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    there.filter(is_other).filter_map(|path| other(path, now, &fresh)).collect()
}

fn other(path: PathBuf, now: SystemTime, fresh: impl Fn(&Path) -> Duration) -> Option<Other> {
    let mut file = side_file(&path, &mut OpenOptions::new()).ok()?;
    let is_locked = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    if !is_locked {
        let _ = file.unlock();
        let written = file.metadata().and_then(|known| known.modified()).ok()?;
        let fresh = fresh(&path);
        if fresh.is_zero() || now.duration_since(written).is_ok_and(|age| age >= fresh) {
            let _ = fs::remove_file(&path);
            return None;
        }
    }
    let mut label = Vec::new();
    let _ = Read::by_ref(&mut file).take(LABEL).read_to_end(&mut label);
    let label = Clean::line(&String::from_utf8_lossy(&label)).into_string();
    let label = label.chars().take(label::LONGEST).collect();
    Some(Other { path, label, is_locked })
}

/// A name that no other program takes at the same time: nothing of the machine or its user can be read from it.
fn token() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let seed = format!("{} {} {}", process::id(), now.as_nanos(), COUNT.fetch_add(1, Ordering::Relaxed));
    base32(Sha256::digest(seed).get(..5).unwrap_or_default())
}

#[cfg(test)]
mod tests;
