//! What this layer asks of a file system, as a trait, so that tests can fail every call; and what is made of it:
//! a whole file written anew, a name kept, a file moved.
//!
//! A file is replaced by a new one beside it and one rename. What a crash can still lose: what was written before the
//! folder was synced; so nothing counts as saved before that.

#[cfg(test)]
pub(super) mod fake;
mod fresh;
mod names;
mod real;

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::trouble::{Cause, Trouble};
use super::wire::limits;

pub(super) use fresh::{Fresh, is_temp};
pub(super) use names::{beside, folder, free_name, side_name, stem};
pub use real::real;

/// The calls that are made of a file system; each either does what it says or is an error and does nothing.
pub trait Disk: Debug + Send + Sync {
    /// Reads a file from a place on, at most so many bytes.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, path: &Path, from: u64, most: u64) -> io::Result<Vec<u8>>;
    /// Makes a file that was not there, for the owner only, and opens it.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>>;
    /// Opens a file that is there to write at its end.
    ///
    /// # Errors
    /// What the system says.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Handle>>;
    /// Gives a file another name; what has that name already is replaced at that moment.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which nothing may have.
    ///
    /// # Errors
    /// What the system says.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a name away.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder survive a power cut.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a folder, for the owner only.
    ///
    /// # Errors
    /// What the system says.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// What stands in a folder.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// What changes about a file when it is written or replaced. The file is opened for it: what a network file system
    /// says of a mere name may be minutes old.
    ///
    /// # Errors
    /// What the system says.
    fn imprint(&self, path: &Path) -> io::Result<Imprint>;
    /// Locks a side file, made where it is not there, until the guard is dropped, without waiting; none while somebody
    /// else holds it. What the file is `beside` may be used by others, and its mode says by whom.
    ///
    /// # Errors
    /// What the system says where the side file cannot be made.
    fn lock(&self, path: &Path, beside: &Path) -> io::Result<Option<Box<dyn Guard>>>;
    /// What is known of a name; of a link, what it leads to.
    ///
    /// # Errors
    /// What the system says.
    fn look(&self, path: &Path) -> io::Result<Known>;
    /// Gives a file the mode of another.
    ///
    /// # Errors
    /// What the system says.
    fn give_mode(&self, like: &Path, to: &Path) -> io::Result<()>;
    /// Whether an error means that somebody (a scanner, an indexer) holds the file for a moment.
    fn is_busy(&self, error: &io::Error) -> bool;
    /// Waits before a busy file is tried again.
    fn pause(&self, time: Duration);
}

/// A file that is open for writing; dropping it closes it.
pub trait Handle: Send {
    /// Writes some of the bytes and says how many.
    ///
    /// # Errors
    /// What the system says.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Makes what was written survive a power cut. After an error the handle is good for nothing: the system may
    /// have dropped the bytes, and say at the next call that all is well.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&mut self) -> io::Result<()>;
}

/// What is known of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether it is a folder.
    pub folder: bool,
    /// Whether it is marked as read-only.
    pub read_only: bool,
    /// When it was written last, where the system knows.
    pub modified: Option<SystemTime>,
}

/// What changes about a file when it is written or replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// How many bytes it has.
    pub length: u64,
    /// When it was written last, where the system knows.
    pub modified: Option<SystemTime>,
    /// Its device and number, where the system tells them: a file that was replaced has another.
    pub identity: Option<(u64, u64)>,
}

/// A lock that is held until it is dropped.
pub trait Guard: Debug + Send + Sync {
    /// Whether the file system knows locks, so that nobody else can hold the same.
    fn is_firm(&self) -> bool;
}

/// A file system that several may hold.
pub type Shared = Arc<dyn Disk>;

/// Writes all of the bytes.
pub(super) fn write_all(file: &mut dyn Handle, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads a whole file; nothing where there is none. Every other error is one, and more bytes than a session may have
/// are not read.
pub(super) fn read(disk: &Shared, path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match disk.read(path, 0, limits::BYTES as u64 + 1) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Windows says "access denied" of a folder
        Err(_) if disk.look(path).is_ok_and(|known| known.folder) => Err(Trouble::new(path, Cause::IsFolder)),
        Err(error) => Err(Trouble::io(path, &error)),
    }
}

/// Syncs the folder of a file, so that its name survives a power cut, too.
pub(super) fn sync_folder(disk: &Shared, path: &Path) -> Result<(), Trouble> {
    disk.sync_folder(folder(path)).map_err(|error| Trouble::io(path, &error))
}

/// Whether something has this name; where that cannot be told, it counts as taken.
pub(super) fn is_there(disk: &Shared, path: &Path) -> bool {
    !matches!(disk.look(path), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Whether a file must not be replaced because it is marked as read-only.
pub(super) fn is_read_only(disk: &Shared, path: &Path) -> bool {
    disk.look(path).is_ok_and(|known| known.read_only)
}

/// Gives a file a second name, so that it stays when the first is replaced: a link, else a copy. What stood under the
/// second name is replaced, never for a moment without a file.
pub(super) fn keep_as(disk: &Shared, path: &Path, kept: &Path) -> Result<(), Trouble> {
    let link = fresh::free_temp(disk, folder(kept), |temp| disk.link(path, temp));
    if let Ok((temp, ())) = link {
        let renamed = disk.rename(&temp, kept);
        // renaming one name of a file to another of the same file does nothing
        let _ = disk.remove(&temp);
        return renamed.map_err(|error| Trouble::io(kept, &error));
    }
    let bytes = read(disk, path)?.ok_or_else(|| Trouble::new(path, Cause::NotFound))?;
    Fresh::write(disk, kept, &bytes)?.replace(kept)
}

/// Makes a folder and those above it, for the owner only, with names that survive a power cut.
pub(super) fn make_folder(disk: &Shared, path: &Path) -> Result<(), Trouble> {
    match disk.look(path) {
        Ok(known) if known.folder => return Ok(()),
        Ok(_) => return Err(Trouble::new(path, Cause::Exists)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Trouble::io(path, &error)),
    }
    let above = folder(path);
    if above != path {
        make_folder(disk, above)?;
    }
    match disk.make_folder(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(Trouble::io(path, &error)),
        _ => sync_folder(disk, path),
    }
}

/// Moves a file to a name that nothing has, never over another file.
pub(super) fn move_to(disk: &Shared, from: &Path, to: &Path) -> Result<(), Trouble> {
    put(disk, from, to)?;
    sync_folder(disk, from)?;
    sync_folder(disk, to)
}

/// Gives a file a name that nothing has, and takes the old one away.
fn put(disk: &Shared, from: &Path, to: &Path) -> Result<(), Trouble> {
    let trouble = |error: &io::Error| Trouble::io(to, error);
    match disk.link(from, to) {
        Ok(()) => disk.remove(from).map_err(|error| Trouble::io(from, &error)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(trouble(&error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Trouble::io(from, &error)),
        Err(_) => {
            // no links here (a USB stick): the name is taken with an empty file of our own, which is then replaced
            drop(disk.create(to).map_err(|error| trouble(&error))?);
            disk.rename(from, to).map_err(|error| {
                let _ = disk.remove(to);
                trouble(&error)
            })
        }
    }
}

/// Removes a file that may be gone already.
pub(super) fn remove(disk: &Shared, path: &Path) -> Result<(), Trouble> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Trouble::io(path, &error)),
        _ => Ok(()),
    }
}
