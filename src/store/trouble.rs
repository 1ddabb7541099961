//! What can go wrong with a file, as data: other layers find the words.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::wire::{Damages, LoadError, Looks, Unfit};

/// Something that went wrong, and with which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file (or folder).
    pub path: PathBuf,
    /// What went wrong.
    pub cause: Cause,
}

/// What went wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It is not there, or its folder is not (a USB stick that was taken out).
    NotFound,
    /// Something of this name is there already; nothing is written over.
    Exists,
    /// It is open elsewhere.
    InUse,
    /// It is a folder.
    IsFolder,
    /// Reading or writing it is not allowed.
    NoPermission,
    /// There is no room left, or a quota is used up.
    DiskFull,
    /// The disk can only be read.
    ReadOnlyDisk,
    /// A newer program wrote it.
    Newer {
        /// Its major version.
        major: u32,
        /// Its minor version.
        minor: u32,
    },
    /// Something in it is not as it was written.
    Damaged(Damages),
    /// It is not UTF-8 text.
    NotUtf8(Looks),
    /// It has more bytes than are read.
    TooLarge {
        /// How many bytes are read at most.
        limit: usize,
    },
    /// It has more revisions than are read.
    TooMany {
        /// How many are read at most.
        limit: usize,
    },
    /// Somebody else kept writing it while it was to be replaced.
    Changed,
    /// What was written does not read back as it was written.
    LyingDisk,
    /// A revision does not fit into a session file; it is not taken into the file, the others are.
    Unfit(Unfit),
    /// What was to be written did not read back as the same session, before anything was written: a mistake of ours.
    Mismatch,
    /// Anything else the system says.
    Other(io::ErrorKind),
}

impl Trouble {
    /// Ties a cause to a file.
    #[must_use]
    pub fn new(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), cause }
    }

    /// Ties what the system says to a file.
    #[must_use]
    pub fn io(path: &Path, error: &io::Error) -> Self {
        Self::new(path, Cause::from(error.kind()))
    }

    /// Ties what was found in a file to it.
    #[must_use]
    pub fn load(path: &Path, error: LoadError) -> Self {
        Self::new(path, Cause::from(error))
    }
}

impl fmt::Display for Trouble {
    /// For a log; the words for people are elsewhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path.display(), self.cause)
    }
}

impl std::error::Error for Trouble {}

impl From<io::ErrorKind> for Cause {
    fn from(kind: io::ErrorKind) -> Self {
        use io::ErrorKind as K;
        match kind {
            K::NotFound | K::NotADirectory => Self::NotFound,
            K::AlreadyExists => Self::Exists,
            K::IsADirectory => Self::IsFolder,
            K::PermissionDenied => Self::NoPermission,
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Self::DiskFull,
            K::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            other => Self::Other(other),
        }
    }
}

impl From<LoadError> for Cause {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Newer { major, minor } => Self::Newer { major, minor },
            LoadError::NotUtf8(looks) => Self::NotUtf8(looks),
            LoadError::TooLarge { limit } => Self::TooLarge { limit },
            LoadError::TooMany { limit } => Self::TooMany { limit },
            LoadError::Damaged(damages) => Self::Damaged(damages),
        }
    }
}
