//! All worksheets there are on this machine: the built-in ones, and those of a town's own folder in their stead or beside
//! them.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Sheet, builtin, read, warnings};
use crate::store::disk;
use crate::store::trouble::{Cause, Trouble};
use crate::store::wire::{self, Damages};

/// The folder of a town's own worksheets, in that of the sessions.
pub const FOLDER: &str = "sheets";

/// How their names end.
const ENDING: &str = "ron";

/// What there is to choose from.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The worksheets, the built-in ones first; one with the same id stands in the place of the built-in one.
    pub sheets: Vec<Sheet>,
    /// Those of the town's own folder among them.
    pub own: Vec<Own>,
    /// The files that cannot be used, and why.
    pub troubles: Vec<Trouble>,
    /// The files whose id another file before them has.
    pub twice: Vec<Own>,
}

/// A worksheet of a town's own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its stable id.
    pub id: String,
    /// Its file.
    pub file: PathBuf,
}

/// The built-in worksheets with those of a town's own folder, by the names of their files; a folder that is not there
/// holds none.
#[must_use]
pub fn shelf(folder: &Path) -> Known {
    let mut known = Known { sheets: builtin().to_vec(), ..Known::default() };
    let files = match files(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            known.troubles.push(Trouble::io(folder, &error));
            Vec::new()
        }
    };
    for file in files {
        let sheet = match file_of(&file) {
            Ok(sheet) => sheet,
            Err(trouble) => {
                known.troubles.push(trouble);
                continue;
            }
        };
        let own = Own { id: sheet.worksheet.id.clone(), file };
        if known.own.iter().any(|other| other.id == own.id) {
            known.twice.push(own);
            continue;
        }
        match known.sheets.iter_mut().find(|other| other.worksheet.id == own.id) {
            Some(other) => *other = sheet,
            None => known.sheets.push(sheet),
        }
        known.own.push(own);
    }
    known
}

/// Reads the worksheet in a file.
///
/// # Errors
/// A [`Trouble`], with the first place that cannot be used.
pub fn file_of(path: &Path) -> Result<Sheet, Trouble> {
    looked_over(path).map(|(sheet, _)| sheet)
}

/// The same with what a sound worksheet had better not ask.
///
/// # Errors
/// A [`Trouble`], with the first place that cannot be used.
pub fn looked_over(path: &Path) -> Result<(Sheet, Damages), Trouble> {
    let text = content(path)?;
    let sheet = read(&text).map_err(|damages| Trouble::new(path, Cause::Damaged(damages)))?;
    Ok((sheet, warnings(&text)))
}

/// The text of a file that people write.
///
/// # Errors
/// A [`Trouble`], also where it is not UTF-8.
pub fn content(path: &Path) -> Result<String, Trouble> {
    let bytes = disk::read(&disk::real(), path)?.ok_or_else(|| Trouble::new(path, Cause::NotFound))?;
    wire::text_of(&bytes).map_err(|error| Trouble::load(path, error))
}

/// Makes the folder of a town's own worksheets, unless it is there.
///
/// # Errors
/// A [`Trouble`] where it cannot be made.
pub fn make_folder(folder: &Path) -> Result<(), Trouble> {
    disk::make_folder(&disk::real(), folder)
}

/// The files of a folder that may be worksheets, by name.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let is_sheet = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ending == ENDING && !name.starts_with(['~', '.']) && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries.filter(is_sheet).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_ones_own_stands_in_the_place_of_the_built_in_one_and_others_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(shelf(&folder.path().join("no")).sheets, builtin());
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let sheet = |id: &str, title: &str| {
            format!(
                "(id: \"{id}\", version: 1, title: (ja: \"{title}\"), questions: [(id: \"a\", text: (ja: \"問\"), \
                 short: (ja: \"問\"), level: 1, kind: \"list\")])"
            )
        };
        write("b.ron", &sheet("groupwork", "町のシート"));
        write("c.ron", &sheet("groupwork", "二枚目"));
        write("d.RON", &sheet("町", "町だけのシート"));
        write("e.ron", "(id: \"x\",\n version)");
        write("f.txt", "メモ");
        let known = shelf(folder.path());
        assert_eq!(known.sheets.len(), builtin().len() + 1);
        let at = builtin().iter().position(|sheet| sheet.worksheet.id == "groupwork").unwrap();
        assert_eq!(known.sheets[at].worksheet.title.ja, "町のシート");
        assert_eq!(known.sheets.last().unwrap().worksheet.id, "町");
        let ids: Vec<&str> = known.own.iter().map(|own| own.id.as_str()).collect();
        assert_eq!((ids, known.twice.len()), (vec!["groupwork", "町"], 1));
        let Cause::Damaged(damages) = &known.troubles[0].cause else { panic!() };
        assert_eq!((known.troubles.len(), damages.places[0].line), (1, 2));
    }
}
