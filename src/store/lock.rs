//! Who has a session open: a side file that is locked while it is. A courtesy: what is saved is right without it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::trouble::Trouble;

/// What asking for a lock gave.
#[derive(Debug)]
pub enum Lock {
    /// The session is ours as long as the guard lives.
    Ours(LockGuard),
    /// It is open elsewhere.
    Elsewhere,
}

/// Holds the lock of a session; releases it and removes the side file when dropped.
#[derive(Debug)]
pub struct LockGuard {
    file: Option<File>,
    path: PathBuf,
}

/// Asks for the lock of a session file, without waiting.
///
/// A side file left by a program that died is no obstacle: the system has released its lock. Where a file system
/// knows no locks, the session counts as free.
///
/// # Errors
/// A [`Trouble`] where the side file cannot be made: then the session cannot be saved there, either.
pub fn lock(session: &Path) -> Result<Lock, Trouble> {
    let path = disk::beside(session, ".lock");
    // the holder may be removing the side file at this moment: then it is made anew
    for _ in 0..3 {
        let file = open(&path).map_err(|error| Trouble::io(&path, &error))?;
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => return Ok(Lock::Ours(LockGuard { file: Some(file), path })),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Lock::Elsewhere),
            Err(TryLockError::Error(_)) => return Ok(Lock::Ours(LockGuard { file: None, path })),
        }
    }
    Ok(Lock::Elsewhere)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the file still has its name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(named)) = (file.metadata(), path.metadata()) else { return false };
    (held.dev(), held.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        // removed while it is still locked, so that nobody else's is
        let _ = disk::remove(&disk::real(), &self.path);
        if let Some(file) = self.file.take() {
            let _ = file.unlock();
        }
    }
}
