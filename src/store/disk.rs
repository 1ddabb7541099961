//! The few things this layer asks of a file system: read, write a whole file anew, keep a name, sync a folder.
//!
//! A file is replaced by a new one beside it and one rename. What a crash can still lose: what was written before the
//! folder was synced; so nothing counts as saved before that.

use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempPath;

use super::trouble::{Cause, Trouble};
use super::wire::limits;

/// How often and how long apart a busy file is tried again on Windows: about six seconds.
const BUSY: (u32, Duration) = (10, Duration::from_millis(600));

/// Reads a whole file; nothing where there is none. Every other error is one, and more bytes than a session may have
/// are not read.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    let result = File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(limits::BYTES as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match result {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refused(path, &error)),
    }
}

/// Windows says "access denied" of a folder.
fn refused(path: &Path, error: &io::Error) -> Trouble {
    if path.is_dir() { Trouble::new(path, Cause::IsFolder) } else { Trouble::io(path, error) }
}

/// A new file beside the one it is to replace: written, synced, and read back.
pub(super) struct Fresh(TempPath);

impl Fresh {
    /// Writes the bytes beside `path`, with the mode of the file that stands there.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<Self, Trouble> {
        let trouble = |error: io::Error| Trouble::io(path, &error);
        let mut temp = temp().tempfile_in(folder(path)).map_err(trouble)?;
        temp.write_all(bytes).map_err(trouble)?;
        if let Some(mode) = mode(path) {
            // a file system without modes is no reason not to save
            let _ = temp.as_file().set_permissions(mode);
        }
        temp.as_file().sync_all().map_err(trouble)?;
        // closed before it is read back and renamed; after a failed sync this handle is gone for good
        let temp = temp.into_temp_path();
        if fs::read(&temp).map_err(trouble)? != bytes {
            return Err(Trouble::new(path, Cause::LyingDisk));
        }
        Ok(Self(temp))
    }

    /// Puts it in the place of `path`, whatever stands there, and syncs the folder.
    pub(super) fn replace(self, path: &Path) -> Result<(), Trouble> {
        patiently(self.0, |temp| temp.persist(path).map_err(|e| (e.error, e.path)))
            .map_err(|error| Trouble::io(path, &error))?;
        sync_folder(path)
    }

    /// Puts it to `path`, where nothing may stand, and syncs the folder.
    pub(super) fn create(self, path: &Path) -> Result<(), Trouble> {
        patiently(self.0, |temp| temp.persist_noclobber(path).map_err(|e| (e.error, e.path)))
            .map_err(|error| Trouble::io(path, &error))?;
        sync_folder(path)
    }
}

/// Renames; on Windows a scanner or an indexer may hold a file for a moment, so that it is tried again.
fn patiently(
    mut temp: TempPath,
    rename: impl Fn(TempPath) -> Result<(), (io::Error, TempPath)>,
) -> Result<(), io::Error> {
    let (mut left, pause) = BUSY;
    loop {
        match rename(temp) {
            Ok(()) => return Ok(()),
            Err((error, back)) if cfg!(windows) && left > 0 && is_busy(&error) => {
                std::thread::sleep(pause);
                (temp, left) = (back, left - 1);
            }
            Err((error, _)) => return Err(error),
        }
    }
}

/// Access denied (5), sharing violation (32), lock violation (33).
fn is_busy(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

#[cfg(unix)]
fn mode(path: &Path) -> Option<Permissions> {
    fs::metadata(path).ok().map(|known| known.permissions())
}

/// The read-only mark of Windows must not be copied to the new file, which could then never be replaced.
#[cfg(not(unix))]
fn mode(_: &Path) -> Option<Permissions> {
    None
}

/// Syncs the folder of a file, so that its name survives a power cut, too.
#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> Result<(), Trouble> {
    let synced = File::open(folder(path)).and_then(|folder| folder.sync_all());
    match synced {
        // some network file systems cannot; nothing else could be done there
        Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Err(Trouble::io(path, &error))
        }
        _ => Ok(()),
    }
}

/// Windows keeps names with the file.
#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> Result<(), Trouble> {
    Ok(())
}

/// Gives a file a second name, so that it stays when the first is replaced: a link, else a copy. What stood under the
/// second name is replaced, never for a moment without a file.
pub(super) fn keep_as(path: &Path, kept: &Path) -> io::Result<()> {
    if let Ok(link) = temp().make_in(folder(kept), |link| fs::hard_link(path, link)) {
        return link.persist(kept).map(drop).map_err(|error| error.error);
    }
    let mut copy = temp().tempfile_in(folder(kept))?;
    io::copy(&mut File::open(path)?, &mut copy)?;
    copy.as_file().sync_all()?;
    copy.into_temp_path().persist(kept).map_err(|error| error.error)
}

/// Names of files on their way, by which one that a crash left behind can be told.
fn temp() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".norishiro-").suffix(".tmp");
    builder
}

/// Makes a folder and those above it, for the owner only.
pub(super) fn make_folder(path: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| Trouble::io(path, &error))
}

/// Moves a file to a name that nothing has, never over another file.
pub(super) fn move_to(from: &Path, to: &Path) -> Result<(), Trouble> {
    let trouble = |error: &io::Error| Trouble::io(to, error);
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map_err(|error| Trouble::io(from, &error))?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(trouble(&error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::io(from, &error)),
        Err(_) => {
            // no links here (a USB stick): the name is taken with an empty file of our own, which is then replaced
            File::create_new(to).map_err(|error| trouble(&error))?;
            if let Err(error) = fs::rename(from, to) {
                let _ = fs::remove_file(to);
                return Err(trouble(&error));
            }
        }
    }
    sync_folder(from)?;
    sync_folder(to)
}

/// Removes a file that may be gone already.
pub(super) fn remove(path: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Trouble::io(path, &error)),
        _ => Ok(()),
    }
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name of a file that stands beside another: `NAME.ron` and `.lock` give `NAME.ron.lock`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(suffix);
    path.with_file_name(name)
}

/// The name of a file without `.ron` or `.ron.txt`.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".txt").unwrap_or(&name);
    stem.strip_suffix(".ron").unwrap_or(stem).to_owned()
}

/// The first free name beside a file with a word and a number in it: `NAME.recovered-1.ron`.
pub(super) fn free_name(path: &Path, word: &str) -> PathBuf {
    let stem = stem(path);
    let mut named = (1_u32..).map(|number| path.with_file_name(format!("{stem}.{word}-{number}.ron")));
    named.find(|free| free.symlink_metadata().is_err()).unwrap_or_else(|| beside(path, word))
}

/// Whether a file must not be replaced because it is marked as read-only.
pub(super) fn is_read_only(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|known| known.permissions().readonly())
}
