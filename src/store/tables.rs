//! Tables that agencies sent: which lie in the usual folders, and what is in them as bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{self, real};
use super::trouble::{Cause, Trouble};

/// How such files end, in small letters.
pub const ENDINGS: [&str; 4] = ["xlsx", "csv", "tsv", "txt"];

/// Files that are listed at most.
const MOST: usize = 100;

/// The tables that lie in some folders, the one written last first; what cannot be looked into holds none.
#[must_use]
pub fn find(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
    for path in folders.iter().flat_map(|folder| within(folder).unwrap_or_default()) {
        let modified =
            fs::metadata(&path).and_then(|known| known.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        if !found.iter().any(|(_, known)| *known == path) {
            found.push((modified, path));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().take(MOST).map(|(_, path)| path).collect()
}

/// The bytes of a table, or of each table in a folder, with its name.
///
/// # Errors
/// A [`Trouble`]; the first of a folder.
pub fn read(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let files = if path.is_dir() {
        let files = within(path).map_err(|error| Trouble::io(path, &error))?;
        if files.is_empty() {
            return Err(Trouble::new(path, Cause::NotFound));
        }
        files
    } else {
        vec![path.to_owned()]
    };
    files.into_iter().map(|file| one(&file)).collect()
}

fn one(path: &Path) -> Result<(String, Vec<u8>), Trouble> {
    let bytes = disk::read(&real(), path)?.ok_or_else(|| Trouble::new(path, Cause::NotFound))?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
}

/// The tables of one folder, by name. What Excel keeps beside a file that is open (`~$…`) is none.
fn within(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let is_table = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ENDINGS.contains(&ending.as_str()) && !name.starts_with(['~', '.']) && path.is_file()
    };
    let mut tables: Vec<PathBuf> = entries.filter(is_table).collect();
    tables.sort();
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_its_tables_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.XLSX", "a.csv", "~$b.xlsx", "会議.ron", ".a.csv", "c.txt"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        fs::create_dir(folder.path().join("d.csv")).unwrap();
        let read = read(folder.path()).unwrap();
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a.csv", "b.XLSX", "c.txt"]);
        assert_eq!(read[1].1, b"b.XLSX");
        let folders = [folder.path().to_owned(), folder.path().to_owned(), folder.path().join("no")];
        assert_eq!(find(&folders).len(), 3, "each once, and a folder that is not there holds none");
        assert_eq!(super::read(&folder.path().join("d.csv")).unwrap_err().cause, Cause::NotFound);
        assert_eq!(super::read(&folder.path().join("x.csv")).unwrap_err().cause, Cause::NotFound);
    }
}
