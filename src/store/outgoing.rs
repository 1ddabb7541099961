//! Files for other people: beside what stands in a folder already, and never over it without a word.

use std::path::{Path, PathBuf};

use super::disk::{self, real};
use super::library;
use super::trouble::{Cause, Trouble};

/// What becomes of a file that has the name already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written: people are asked.
    #[default]
    Ask,
    /// It stays; the new one gets a number behind its name.
    Keep,
    /// It is replaced.
    Replace,
}

/// What is found where a folder is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Something is there.
    There,
    /// Nothing is there, but the folder around it is.
    Missing,
    /// Not even that.
    Nowhere,
}

/// Looks where a folder is to be; nothing is made.
#[must_use]
pub fn ground(folder: &Path) -> Ground {
    let is_there = |path: &Path| disk::is_there(&real(), path);
    match folder.parent() {
        _ if is_there(folder) => Ground::There,
        Some(around) if is_there(around) => Ground::Missing,
        _ => Ground::Nowhere,
    }
}

/// Writes a file whole or not at all into a folder, which is made where there is none, and says where it is.
///
/// # Errors
/// A [`Trouble`]; [`Cause::Exists`] where people are to be asked.
pub fn write(
    folder: &Path,
    (stem, ending): (&str, &str),
    bytes: &[u8],
    existing: Existing,
) -> Result<PathBuf, Trouble> {
    disk::make_folder(&real(), folder)?;
    let path = folder.join(format!("{stem}.{ending}"));
    let is_there = disk::is_there(&real(), &path);
    match existing {
        Existing::Ask if is_there => Err(Trouble::new(&path, Cause::Exists)),
        Existing::Replace if is_there => {
            disk::Fresh::write(&real(), &path, bytes)?.replace(&path)?;
            Ok(path)
        }
        Existing::Ask | Existing::Keep | Existing::Replace => {
            let path = library::numbered(folder, stem, &format!(".{ending}"));
            disk::Fresh::write(&real(), &path, bytes)?.create(&path)?;
            Ok(path)
        }
    }
}

/// Where a file is to go that is written piece by piece; the folder is made where there is none. A file is never replaced so.
///
/// # Errors
/// A [`Trouble`]; [`Cause::Exists`] where people are to be asked.
pub fn place(folder: &Path, (stem, ending): (&str, &str), existing: Existing) -> Result<PathBuf, Trouble> {
    disk::make_folder(&real(), folder)?;
    let path = folder.join(format!("{stem}.{ending}"));
    if existing == Existing::Ask && disk::is_there(&real(), &path) {
        return Err(Trouble::new(&path, Cause::Exists));
    }
    Ok(library::numbered(folder, stem, &format!(".{ending}")))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_stands_there_is_asked_about_kept_or_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("書き出し").join("会議");
        let put = |text: &str, existing| write(&folder, ("会議", "txt"), text.as_bytes(), existing);
        let first = put("一", Existing::Ask).unwrap();
        assert_eq!(first, folder.join("会議.txt"));
        let asked = put("二", Existing::Ask).unwrap_err();
        assert_eq!((asked.path, asked.cause), (first.clone(), Cause::Exists));
        assert_eq!(fs::read_to_string(&first).unwrap(), "一");
        let second = put("二", Existing::Keep).unwrap();
        assert_eq!(second, folder.join("会議 (2).txt"));
        assert_eq!(put("三", Existing::Replace).unwrap(), first);
        assert_eq!(fs::read_to_string(&first).unwrap(), "三");
        assert_eq!(fs::read_to_string(&second).unwrap(), "二");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left there");
    }

    #[test]
    fn a_folder_can_be_made_where_the_one_around_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("会議");
        assert_eq!(ground(folder.path()), Ground::There);
        assert_eq!(ground(&below), Ground::Missing);
        assert_eq!(ground(&below.join("5月")), Ground::Nowhere);
        assert!(!below.exists(), "looking makes nothing");
    }

    #[test]
    fn a_file_in_the_way_of_the_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("書き出し");
        fs::write(&file, "").unwrap();
        assert_eq!(write(&file, ("a", "txt"), b"", Existing::Keep).unwrap_err().path, file);
    }
}
