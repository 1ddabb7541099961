//! The folder that files go into: it is looked for before it is taken, so that none is made of a mistyped place.

use std::path::{Path, PathBuf};

use super::{Asking, Exporting, What, shown};
use crate::app::choice::{Choice, Row};
use crate::app::merge::place;
use crate::app::message::Effect;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::text::Buffer;

/// What is found where a folder is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// It is there.
    There,
    /// The folder around it is there: it can be made.
    Missing,
    /// Not even that is there: a drive that is not plugged in, a name mistyped.
    Nowhere,
}

/// The folder that a line means; none where it does not say a whole place.
#[must_use]
pub fn meant(line: &str) -> Option<PathBuf> {
    place::read(place::begun_last(line)).filter(|folder| folder.is_absolute())
}

/// Has a folder looked for that was typed.
pub(super) fn seek(model: &mut Model, typed: &str, effects: &mut Vec<Effect>) {
    match meant(typed) {
        Some(folder) => effects.push(Effect::SeekFolder(folder)),
        None => model.notice = Some(Notice::marked(model.lang.export_no_folder())),
    }
}

/// A folder was looked for: it is taken, or asked about, where it still stands in the line.
pub(in crate::app) fn sought(model: &mut Model, folder: PathBuf, ground: Ground) {
    let lang = model.lang;
    let Some(Exporting::Page(page)) = &mut model.exporting else { return };
    let is_typed = matches!(&page.asking,
        Some(Asking::Typing(What::Folder, line)) if meant(line.text()).as_ref() == Some(&folder));
    if !is_typed {
        return;
    }
    match ground {
        Ground::There => {
            page.asking = None;
            model.exports = folder;
        }
        Ground::Missing => {
            let rows =
                vec![Row::new(true, lang.export_folder_make()), Row::new(false, lang.export_folder_again())];
            let choice = Choice::new(lang.export_folder_missing(), rows).about(shown(&folder, lang));
            page.asking = Some(Asking::Make(folder, choice));
        }
        Ground::Nowhere => {
            let around = folder.parent().unwrap_or(&folder).display().to_string();
            model.notice = Some(Notice::marked(lang.export_folder_nowhere(&around)));
        }
    }
}

/// The line with a folder in it: what is typed or pasted at once replaces it.
pub(super) fn typing(folder: &Path) -> Asking {
    let mut line = Buffer::from_text(&folder.display().to_string());
    line.select_all();
    Asking::Typing(What::Folder, line)
}
