//! Locks: a side file that the system locks for who opened it, until it is closed or the program dies.
//!
//! They keep apart those who save at one moment, and the journals of those who have one session open. What is saved is
//! right without them, too.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Guard, Shared, beside};
use super::trouble::Trouble;

/// What asking for a lock gave.
#[derive(Debug)]
pub(super) enum Lock {
    /// It is ours as long as the guard lives.
    Ours(Box<dyn Guard>),
    /// Somebody else holds it.
    Elsewhere,
}

/// Asks for the lock of a file, which is a side file beside it, without waiting.
///
/// A side file left by a program that died is no obstacle: the system has released its lock. Where a file system
/// knows no locks, everybody gets it.
///
/// # Errors
/// A [`Trouble`] where the side file cannot be made.
pub(super) fn lock(disk: &Shared, path: &Path) -> Result<Lock, Trouble> {
    let side = beside(path, ".lock");
    match disk.lock(&side, path) {
        Ok(Some(guard)) => Ok(Lock::Ours(guard)),
        Ok(None) => Ok(Lock::Elsewhere),
        Err(error) => Err(Trouble::io(&side, &error)),
    }
}

/// Holds a lock of this machine's file system; releases it and removes the side file when dropped.
#[derive(Debug)]
pub(super) struct LockGuard {
    file: Option<File>,
    path: PathBuf,
}

impl Guard for LockGuard {
    fn is_firm(&self) -> bool {
        self.file.is_some()
    }
}

/// Locks a side file of this machine's file system; see [`super::disk::Disk::lock`].
pub(super) fn held(path: &Path, beside: &Path) -> io::Result<Option<LockGuard>> {
    let path = path.to_owned();
    // the holder may be removing the side file at this moment: then it is made anew
    for _ in 0..3 {
        let file = side_file(&path, OpenOptions::new().create(true).truncate(false))?;
        share_like(&file, beside);
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => return Ok(Some(LockGuard { file: Some(file), path })),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(_)) => return Ok(Some(LockGuard { file: None, path })),
        }
    }
    Ok(None)
}

/// Opens a side file for reading and writing, hidden where the system knows that.
pub(super) fn side_file(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::attributes(options, HIDDEN);
    options.open(path)
}

/// Lets whoever may use a file use its side file, too; another's side file is as its owner made it.
pub(super) fn share_like(side: &File, file: &Path) {
    if cfg!(unix)
        && let Ok(known) = fs::metadata(file)
    {
        let _ = side.set_permissions(known.permissions());
    }
}

/// The mark of Windows for files that are not listed.
#[cfg(windows)]
const HIDDEN: u32 = 2;

/// Whether the file still has its name.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(named)) = (file.metadata(), path.metadata()) else { return false };
    (held.dev(), held.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
pub(super) fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        // removed while it is still locked, so that nobody else's is
        let _ = fs::remove_file(&self.path);
        if let Some(file) = self.file.take() {
            let _ = file.unlock();
        }
    }
}
