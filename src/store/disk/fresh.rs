//! A new file beside the one it is to replace.

use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{Imprint, Shared, Trouble, folder, put, sync_folder, write_all};
use crate::store::trouble::Cause;

/// How often and how long apart a busy file is tried again on Windows: about six seconds.
const BUSY: (u32, Duration) = (10, Duration::from_millis(600));

/// Names of files on their way, by which one that a crash left behind can be told.
const TEMP: (&str, &str) = (".norishiro-", ".tmp");

/// A new file beside the one it is to replace: written, synced, closed, and read back. Dropped, it goes.
#[derive(Debug)]
pub(in crate::store) struct Fresh {
    disk: Shared,
    temp: PathBuf,
    placed: bool,
}

impl Fresh {
    /// Begins a file beside `path`, to be written piece by piece, synced and closed by whoever began it.
    pub(in crate::store) fn begin(
        disk: &Shared,
        path: &Path,
    ) -> Result<(Self, Box<dyn super::Handle>), Trouble> {
        let begun = free_temp(disk, folder(path), |temp| disk.create(temp));
        let (temp, file) = begun.map_err(|error| Trouble::io(path, &error))?;
        Ok((Self { disk: disk.clone(), temp, placed: false }, file))
    }

    /// Where it is before it has its name.
    pub(in crate::store) fn temp(&self) -> &Path {
        &self.temp
    }

    /// Writes the bytes beside `path`, with the mode of the file that stands there.
    pub(in crate::store) fn write(disk: &Shared, path: &Path, bytes: &[u8]) -> Result<Self, Trouble> {
        let trouble = |error: io::Error| Trouble::io(path, &error);
        let (fresh, mut file) = Self::begin(disk, path)?;
        write_all(&mut *file, bytes).map_err(trouble)?;
        // a file system without modes is no reason not to save
        let _ = disk.give_mode(path, &fresh.temp);
        file.sync().map_err(trouble)?;
        // closed before it is read back and renamed; after a failed sync this handle is gone for good
        drop(file);
        let kept = disk.read(&fresh.temp, 0, bytes.len() as u64 + 1).map_err(trouble)?;
        if kept == bytes { Ok(fresh) } else { Err(Trouble::new(path, Cause::LyingDisk)) }
    }

    /// What a look at it finds, also once it has its name.
    pub(in crate::store) fn imprint(&self) -> Option<Imprint> {
        self.disk.imprint(&self.temp).ok()
    }

    /// Puts it in the place of `path`, whatever stands there, and syncs the folder.
    pub(in crate::store) fn replace(mut self, path: &Path) -> Result<(), Trouble> {
        patiently(&self.disk, || self.disk.rename(&self.temp, path))
            .map_err(|error| Trouble::io(path, &error))?;
        self.placed = true;
        sync_folder(&self.disk, path)
    }

    /// Puts it to `path`, where nothing may stand, and syncs the folder.
    pub(in crate::store) fn create(mut self, path: &Path) -> Result<(), Trouble> {
        put(&self.disk, &self.temp, path)?;
        self.placed = true;
        sync_folder(&self.disk, path)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if !self.placed {
            let _ = self.disk.remove(&self.temp);
        }
    }
}

/// Whether a file is one on its way.
pub(in crate::store) fn is_temp(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(TEMP.0) && name.ends_with(TEMP.1)
}

/// Makes something under a name that is free in a folder.
pub(super) fn free_temp<T>(
    disk: &Shared,
    folder: &Path,
    make: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let temp = folder.join(format!("{}{}-{number}{}", TEMP.0, process::id(), TEMP.1));
        match make(&temp) {
            Ok(made) => return Ok((temp, made)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                // where it was made although an error was told
                let _ = disk.remove(&temp);
                return Err(error);
            }
        }
    }
}

/// Renames; on Windows a scanner or an indexer may hold a file for a moment, so that it is tried again.
fn patiently(disk: &Shared, rename: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let (most, pause) = BUSY;
    for _ in 0..most {
        match rename() {
            Err(error) if disk.is_busy(&error) => disk.pause(pause),
            done => return done,
        }
    }
    rename()
}
