//! What another file (or a folder of them) holds, to be merged: read only, whatever state it is in.

use std::path::Path;

use crate::domain::Session;

use super::trouble::{Cause, Trouble};
use super::{library, open};

/// What was found at a place.
#[derive(Debug)]
pub enum Incoming {
    /// A folder with these sessions.
    Folder(Vec<library::Listed>),
    /// A session, and how many lines of it could not be read.
    Session(Session, usize),
}

/// Reads a place that somebody named; of a damaged file, what is undamaged.
///
/// # Errors
/// A [`Trouble`], also where nothing of a damaged file is left.
pub fn read(path: &Path) -> Result<Incoming, Trouble> {
    if path.is_dir() {
        return library::list(path).map(Incoming::Folder);
    }
    match open::read(path) {
        Ok(loaded) => Ok(Incoming::Session(loaded.session, 0)),
        Err(trouble) if matches!(trouble.cause, Cause::Damaged(_)) => {
            let left = open::salvage(path).ok().filter(|left| !left.session.revisions().is_empty());
            left.map(|left| Incoming::Session(left.session, left.damage.count)).ok_or(trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::wire;
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test, which damages its own file")]
    fn a_folder_is_listed_and_of_a_damaged_file_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().join("会議.ron");
        let session = wire::load(include_bytes!("../../sessions/minato-1.ron")).unwrap().session;
        open::create(&whole, &session).unwrap();
        assert!(matches!(read(folder.path()), Ok(Incoming::Folder(listed)) if listed.len() == 1));
        assert!(matches!(read(&whole), Ok(Incoming::Session(read, 0)) if read == session));
        let text = fs::read_to_string(&whole).unwrap();
        fs::write(&whole, text.replacen("kind:\"entry\"", "kind:", 1)).unwrap();
        let Ok(Incoming::Session(rest, lost)) = read(&whole) else { panic!() };
        assert!(lost > 0 && rest.revisions().len() + 1 == session.revisions().len());
        fs::write(&whole, "牛乳を買う").unwrap();
        assert!(read(&whole).is_err());
        assert!(read(&folder.path().join("無い.ron")).is_err());
    }
}
