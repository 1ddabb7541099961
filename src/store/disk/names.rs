//! Names of files that stand beside others.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::{Shared, is_there};
use crate::domain::id::base32;

/// The folder of a file.
pub(in crate::store) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name of a file that stands beside another: `NAME.ron` and `.lock` give `NAME.ron.lock`.
pub(in crate::store) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(suffix);
    path.with_file_name(name)
}

/// How the hidden side files of a session begin, which all have one pattern for those who ignore them: `.norishiro-*`.
/// Two machines that spell one name differently (Windows either case, macOS parted letters) mean the same.
pub(in crate::store) fn side_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.nfc().flat_map(char::to_lowercase).collect();
    format!(".norishiro-{}", base32(Sha256::digest(name).get(..10).unwrap_or_default()))
}

/// The name of a file without `.ron` or `.ron.txt`.
pub(in crate::store) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".txt").unwrap_or(&name);
    stem.strip_suffix(".ron").unwrap_or(stem).to_owned()
}

/// The first free name beside a file with a word and a number in it: `NAME.recovered-1.ron`.
pub(in crate::store) fn free_name(disk: &Shared, path: &Path, word: &str) -> PathBuf {
    let stem = stem(path);
    let mut named = (1_u32..1_000).map(|number| path.with_file_name(format!("{stem}.{word}-{number}.ron")));
    named.find(|free| !is_there(disk, free)).unwrap_or_else(|| beside(path, word))
}
