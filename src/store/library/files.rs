//! The files of the library, as their folders tell of them: names, sizes and times, without reading any.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{REMOVED, is_session};
use crate::store::trouble::Trouble;

/// A session file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Where it is.
    pub path: PathBuf,
    /// By what a change of it is known.
    pub stamp: Stamp,
}

/// By what a change of a file is known without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its bytes.
    pub size: u64,
    /// When it was written last, in microseconds since 1970; none where the system does not know.
    pub written: Option<u64>,
}

/// What stands in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Its session files, the one written last first.
    pub seen: Vec<Seen>,
    /// A folder that cannot be read, and why.
    pub trouble: Option<Trouble>,
}

impl Stamp {
    fn of(known: &fs::Metadata) -> Self {
        let written = known.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let written = written.and_then(|since| u64::try_from(since.as_micros()).ok());
        Self { size: known.len(), written }
    }

    /// When the file was written last, where the system knows.
    #[must_use]
    pub fn time(self) -> Option<SystemTime> {
        UNIX_EPOCH.checked_add(Duration::from_micros(self.written?))
    }
}

/// Looks at the session files of a folder and of the folders in it (a prefecture has one for each town), but not deeper;
/// a folder that is not there holds none.
#[must_use]
pub fn look(folder: &Path) -> Files {
    let mut files = Files::default();
    let mut within = Vec::new();
    match entries(folder, &mut within) {
        Ok(seen) => files.seen = seen,
        Err(trouble) => files.trouble = Some(trouble),
    }
    for folder in within {
        match entries(&folder, &mut Vec::new()) {
            Ok(seen) => files.seen.extend(seen),
            Err(trouble) => files.trouble = files.trouble.or(Some(trouble)),
        }
    }
    newest_first(&mut files.seen);
    files
}

/// The session files of a folder alone, the one written last first.
pub(super) fn of_folder(folder: &Path) -> Result<Vec<Seen>, Trouble> {
    let mut seen = entries(folder, &mut Vec::new())?;
    newest_first(&mut seen);
    Ok(seen)
}

fn newest_first(seen: &mut [Seen]) {
    seen.sort_by(|a, b| b.stamp.written.cmp(&a.stamp.written).then_with(|| a.path.cmp(&b.path)));
}

/// The session files of a folder, and the folders in it that may hold some.
fn entries(folder: &Path, within: &mut Vec<PathBuf>) -> Result<Vec<Seen>, Trouble> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Trouble::io(folder, &error)),
    };
    let mut seen = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if is_session(&path) {
            // one that vanishes meanwhile is none; of a link, where it leads counts. Asked of the entry, a file server need
            // not be asked once more for each
            let known = entry.metadata().and_then(|known| match known.is_symlink() {
                true => fs::metadata(&path),
                false => Ok(known),
            });
            if let Ok(known) = known
                && known.is_file()
            {
                seen.push(Seen { stamp: Stamp::of(&known), path });
            }
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) && !is_passed_over(&path) {
            within.push(path);
        }
    }
    Ok(seen)
}

/// Folders that hold nothing to be listed: what was put away, and what is hidden.
fn is_passed_over(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name == REMOVED || name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_the_folder_and_of_each_town_are_seen_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for folder in ["みなと市/前", "removed", ".sync", "会議.ron"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        let files = ["a.ron", "みなと市/b.ron", "みなと市/前/c.ron", "removed/d.ron", ".sync/e.ron", "f.txt"];
        for file in files {
            fs::write(at(file), file).unwrap();
        }
        let files = look(home.path());
        let mut names: Vec<_> = files.seen.iter().map(|seen| seen.path.clone()).collect();
        names.sort();
        assert_eq!(names, [at("a.ron"), at("みなと市/b.ron")]);
        assert_eq!(files.trouble, None);
        assert!(files.seen.iter().all(|seen| seen.stamp.size > 0 && seen.stamp.written.is_some()));
        assert_eq!(look(&at("nowhere")), Files::default());
        // a file is no folder: that is said, and is no empty library
        assert!(look(&at("f.txt")).trouble.is_some());
    }

    #[test]
    fn the_one_written_last_comes_first() {
        let home = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        for (name, ago) in [("a.ron", 30), ("b.ron", 10), ("c.ron", 20)] {
            let path = home.path().join(name);
            fs::write(&path, name).unwrap();
            let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
            file.set_modified(now - Duration::from_secs(ago)).unwrap();
        }
        let names = look(home.path()).seen;
        let names: Vec<_> = names.iter().map(|seen| seen.path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["b.ron", "c.ron", "a.ron"]);
    }
}
