//! The file system of this machine.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use super::{Disk, Guard, Handle, Imprint, Known, Shared};
use crate::store::lock;

/// The file system of this machine.
#[derive(Clone, Copy, Debug, Default)]
struct Real;

/// The file system of this machine.
#[must_use]
pub fn real() -> Shared {
    static REAL: OnceLock<Shared> = OnceLock::new();
    REAL.get_or_init(|| Arc::new(Real)).clone()
}

impl Disk for Real {
    fn read(&self, path: &Path, from: u64, most: u64) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        if from > 0 {
            file.seek(SeekFrom::Start(from))?;
        }
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map(boxed)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        OpenOptions::new().append(true).open(path).map(boxed)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            // some network file systems cannot; nothing else could be done there
            Err(error)
                if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Err(error)
            }
            _ => Ok(()),
        }
    }

    /// Windows keeps names with the file.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    #[cfg(not(unix))]
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
    }

    fn imprint(&self, path: &Path) -> io::Result<Imprint> {
        let known = File::open(path)?.metadata()?;
        Ok(Imprint { length: known.len(), modified: known.modified().ok(), identity: identity(&known) })
    }

    fn lock(&self, path: &Path, beside: &Path) -> io::Result<Option<Box<dyn Guard>>> {
        Ok(lock::held(path, beside)?.map(|guard| Box::new(guard) as Box<dyn Guard>))
    }

    fn look(&self, path: &Path) -> io::Result<Known> {
        // a link that leads nowhere has a name, too
        let known = fs::metadata(path).or_else(|_| fs::symlink_metadata(path))?;
        Ok(Known {
            folder: known.is_dir(),
            read_only: known.permissions().readonly(),
            modified: known.modified().ok(),
        })
    }

    #[cfg(unix)]
    fn give_mode(&self, like: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(like)?.permissions())
    }

    /// The read-only mark of Windows must not be copied to the new file, which could then never be replaced.
    #[cfg(not(unix))]
    fn give_mode(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Access denied (5), sharing violation (32), lock violation (33) of Windows.
    fn is_busy(&self, error: &io::Error) -> bool {
        cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
    }

    fn pause(&self, time: Duration) {
        thread::sleep(time);
    }
}

#[cfg(unix)]
fn identity(known: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((known.dev(), known.ino()))
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> Option<(u64, u64)> {
    None
}

fn boxed(file: File) -> Box<dyn Handle> {
    Box::new(file)
}

impl Handle for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Write::write(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
