//! What came of writing, and how it is told.

use std::path::{Path, PathBuf};

use super::{Asking, Entry, Exporting, Subject};
use crate::app::choice::{Choice, Row};
use crate::app::message::Existing;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::exchange::Form;
use crate::i18n::{Lang, Trouble};

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// It is this file.
    Done(PathBuf),
    /// So many forms were written into this folder.
    Forms(usize, PathBuf),
    /// Several sessions were written into one file.
    Many(Many),
    /// Nothing was written: a file has that name already.
    Exists(Form),
    /// It could not be written; the name and why.
    Failed(String, Trouble),
}

/// What came of writing several sessions into one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many {
    /// The file.
    pub path: PathBuf,
    /// Those that could not be read: their names and why.
    pub unread: Vec<(String, Trouble)>,
    /// How many hold nothing that others do not hold.
    pub copies: usize,
    /// What was not written, one sentence each.
    pub withheld: Vec<String>,
}

/// What came of writing is told; a file that has the name is asked about.
pub(in crate::app) fn exported(model: &mut Model, exported: Exported) {
    let lang = model.lang;
    let mut page = match &mut model.exporting {
        Some(Exporting::Page(page)) => Some(page),
        _ => None,
    };
    match exported {
        Exported::Done(path) => model.notice = Some(Notice::marked(done(&path, lang))),
        Exported::Many(many) => {
            model.notice = Some(Notice::marked(done_many(&many, lang)));
            if let Some(page) = &mut page {
                (page.withheld, page.scrolled) = (many.withheld, 0);
            }
        }
        Exported::Forms(count, folder) => {
            model.notice = Some(Notice::marked(lang.export_forms_done(count, &shown(&folder, lang))));
        }
        Exported::Exists(form) => {
            let mut rows = vec![
                Row::new(Existing::Keep, lang.export_beside()),
                Row::new(Existing::Replace, lang.export_replace()),
                Row::new(Existing::Ask, lang.export_leave()),
            ];
            // a page that was left and opened anew wrote nothing yet
            if let Some(page) = page.filter(|page| page.writing == Some(Entry::Form(form))) {
                model.notice = None;
                page.writing = None;
                if matches!(page.subject, Subject::Files(_)) {
                    // so much is written piece by piece, beside what is there
                    rows.retain(|row| row.value != Existing::Replace);
                }
                page.asking =
                    Some(Asking::Existing(form, Choice::new(lang.export_exists(form.ending()), rows)));
            } else {
                let told =
                    lang.in_two(&lang.export_exists_told(form.ending()), lang.export_nothing_written());
                model.notice = Some(Notice::marked(told));
            }
            return;
        }
        Exported::Failed(name, trouble) => {
            let told = lang.trouble(&trouble, &name);
            model.notice = Some(Notice::marked(lang.in_two(&told.what, &told.next)));
        }
    }
    if let Some(page) = page {
        page.writing = None;
    }
}

/// Where a file was written.
fn done(path: &Path, lang: Lang) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    lang.export_done(&name, &path.parent().map(|folder| shown(folder, lang)).unwrap_or_default())
}

/// The same of several sessions, with what of them is not in it.
fn done_many(many: &Many, lang: Lang) -> String {
    let mut told = done(&many.path, lang);
    if many.copies > 0 {
        told = lang.in_two(&told, &lang.many_copies(many.copies));
    }
    if let Some((name, trouble)) = many.unread.first() {
        let why = lang.trouble(trouble, name).what;
        let unread = match many.unread.len() - 1 {
            0 => lang.many_unread(name, &why),
            more => lang.many_unread_more(name, more, &why),
        };
        told = lang.in_two(&told, &unread);
    }
    told
}

/// A folder as a projected screen may show it: its last two names, not where it lies on this machine.
#[must_use]
pub fn shown(folder: &Path, lang: Lang) -> String {
    let names = [folder.parent().and_then(Path::file_name), folder.file_name()];
    let names: Vec<String> =
        names.into_iter().flatten().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.is_empty() { folder.display().to_string() } else { names.join(lang.export_folder_between()) }
}
