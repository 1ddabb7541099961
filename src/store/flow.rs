//! A new file that is written piece by piece and holds more than memory need hold: whole or not at all, as every other.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::disk::{self, Fresh, Handle, real};
use super::trouble::{Cause, Trouble};

/// Bytes that are read back at once.
const PIECE: u64 = 1 << 20;

/// A file on its way. Dropped before it is finished, it goes.
pub struct Flow {
    path: PathBuf,
    fresh: Fresh,
    file: Box<dyn Handle>,
    digest: Sha256,
}

impl Flow {
    /// Begins a file that is not there yet.
    ///
    /// # Errors
    /// A [`Trouble`]; also where something of this name is there already.
    pub fn begin(path: &Path) -> Result<Self, Trouble> {
        if disk::is_there(&real(), path) {
            return Err(Trouble::new(path, Cause::Exists));
        }
        let (fresh, file) = Fresh::begin(&real(), path)?;
        Ok(Self { path: path.to_owned(), fresh, file, digest: Sha256::new() })
    }

    /// Appends a piece.
    ///
    /// # Errors
    /// A [`Trouble`]; then there will be no such file.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.digest.update(bytes);
        disk::write_all(&mut *self.file, bytes).map_err(|error| Trouble::io(&self.path, &error))
    }

    /// Syncs it, reads it back and gives it its name.
    ///
    /// # Errors
    /// A [`Trouble`]; then there is no such file.
    pub fn finish(self) -> Result<(), Trouble> {
        let Self { path, fresh, mut file, digest } = self;
        file.sync().map_err(|error| Trouble::io(&path, &error))?;
        drop(file);
        let (mut kept, mut from) = (Sha256::new(), 0);
        loop {
            let piece = real().read(fresh.temp(), from, PIECE).map_err(|error| Trouble::io(&path, &error))?;
            if piece.is_empty() {
                break;
            }
            from += piece.len() as u64;
            kept.update(&piece);
        }
        if kept.finalize() != digest.finalize() {
            return Err(Trouble::new(&path, Cause::LyingDisk));
        }
        fresh.create(&path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_there_when_it_is_finished_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("全部.csv");
        let mut flow = Flow::begin(&path).unwrap();
        for number in 0..3_000 {
            flow.write(format!("{number:0>500}\n").as_bytes()).unwrap();
        }
        assert!(!path.exists());
        flow.finish().unwrap();
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!((written.lines().count(), written.len()), (3_000, 3_000 * 501));
        assert_eq!(Flow::begin(&path).err().map(|trouble| trouble.cause), Some(Cause::Exists));
        let other = folder.path().join("途中.csv");
        Flow::begin(&other).unwrap().write(b"x").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "what was not finished goes");
    }
}
