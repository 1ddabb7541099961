//! The session files at and below some places, each once, in the order of their names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::library::{REMOVED, is_session};
use super::trouble::Trouble;

/// What stands for standard input.
pub const STDIN: &str = "-";

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, as it was named or as it stands below the place that was.
    pub path: PathBuf,
    /// The folder it stands in just below the place that was named; empty where it stands in that place itself.
    pub folder: Arc<str>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The files.
    pub files: Vec<File>,
    /// Places and folders that cannot be read.
    pub troubles: Vec<Trouble>,
    /// Links to folders below these places; they are not followed.
    pub links: Vec<PathBuf>,
}

/// Finds session files. A file that is named is taken whatever its name; in folders those that are named like sessions, but
/// nothing that was removed, and nothing hidden.
#[must_use]
pub fn find(places: &[PathBuf]) -> Found {
    let (mut found, mut files) = (Found::default(), BTreeMap::new());
    for place in places {
        if place == Path::new(STDIN) {
            files.entry(place.clone()).or_insert(File { path: place.clone(), folder: "".into() });
            continue;
        }
        // by its whole path a place named twice, or inside another one, is known again
        let known = fs::canonicalize(place).and_then(|whole| Ok((fs::metadata(&whole)?.is_dir(), whole)));
        match known {
            Err(error) => found.troubles.push(Trouble::io(place, &error)),
            Ok((false, whole)) => {
                files.entry(whole).or_insert(File { path: place.clone(), folder: "".into() });
            }
            Ok((true, whole)) => walk((place, &whole), None, &mut files, &mut found),
        }
    }
    found.files = files.into_values().collect();
    found
}

/// Looks into a folder, by its path as it was named and by its whole path; the `area` is the folder below the place.
fn walk(
    (folder, whole): (&Path, &Path),
    area: Option<&Arc<str>>,
    files: &mut BTreeMap<PathBuf, File>,
    found: &mut Found,
) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.troubles.push(Trouble::io(folder, &error)),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.troubles.push(Trouble::io(folder, &error));
                continue;
            }
        };
        let (path, name) = (entry.path(), entry.file_name());
        let (whole, shown) = (whole.join(&name), name.to_string_lossy());
        if shown.starts_with('.') {
            continue;
        }
        let is_link = entry.file_type().is_ok_and(|sort| sort.is_symlink());
        if !path.is_dir() {
            if is_session(&path) {
                let folder = area.map_or_else(|| "".into(), Arc::clone);
                files.entry(whole).or_insert(File { path, folder });
            }
        } else if is_link {
            found.links.push(path);
        } else if shown != REMOVED {
            let own = || Arc::from(shown.as_ref());
            let area = area.map_or_else(own, Arc::clone);
            walk((&path, &whole), Some(&area), files, found);
        }
    }
    found.links.sort();
}
