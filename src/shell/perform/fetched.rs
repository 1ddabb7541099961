//! Reading other people's files: sessions that are to be taken in or compared, and tables.

use std::path::{Path, PathBuf};

use super::base_name;
use crate::app::merge::{Fetched, Incoming};
use crate::app::message::Msg;
use crate::app::submission::Tables;
use crate::domain::worksheet::Worksheet;
use crate::exchange;
use crate::shell::{library::listing, trouble};
use crate::store::{self, Shelf, library};

/// What some files hold that are to be taken into a session; of a folder, which sessions it has.
pub(super) fn sessions(into: PathBuf, files: &[PathBuf], shelf: &Shelf) -> Msg {
    let own = store::open::resolved(&into);
    let mut fetched = Fetched { into, ..Fetched::default() };
    for path in files {
        if store::open::resolved(path) == own {
            fetched.is_own = true;
            continue;
        }
        if let Some(listed) = session(path, &mut fetched, shelf) {
            let listings = listed.into_iter().map(|listed| listing(listed, shelf)).collect();
            return Msg::Folder(path.clone(), listings);
        }
    }
    Msg::Fetched(Box::new(fetched))
}

/// Reads what a file holds beside what was read already; of a folder, which sessions it has.
pub(super) fn session(path: &Path, fetched: &mut Fetched, shelf: &Shelf) -> Option<Vec<library::Listed>> {
    match store::incoming::read(path) {
        Ok(store::incoming::Incoming::Folder(listed)) => return Some(listed),
        Ok(store::incoming::Incoming::Session(mut session, lost)) => {
            // what this machine keeps of it and could not write there belongs to it
            let (kept, _) = shelf.look_for(&store::open::resolved(path), &session);
            session.union(&kept);
            fetched.files.push(Incoming { path: path.to_owned(), name: base_name(path), session, lost });
        }
        Err(trouble) => {
            fetched.troubles.push((trouble::name(&trouble), trouble::of_session(&trouble, shelf)));
        }
    }
    None
}

/// What some tables say.
pub(super) fn tables(files: &[PathBuf], sheets: &[Worksheet]) -> Tables {
    let mut tables = Tables::default();
    for path in files {
        match store::tables::read(path) {
            Ok(read) => tables.reads.extend(read.into_iter().map(|(name, bytes)| {
                let read = exchange::intake::read::read(&name, &bytes, sheets);
                (name, read)
            })),
            Err(trouble) => {
                tables.troubles.push((trouble::name(&trouble), trouble::told(&trouble, 0)));
            }
        }
    }
    tables
}
