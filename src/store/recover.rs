//! Getting back what can be got back of a session whose file is damaged or gone.
//!
//! Because merging is union, there is nothing to choose: what is undamaged in the file, its backups and its journal are
//! put together in a new file beside it. The damaged file is left as it is.

use std::path::{Path, PathBuf};

use crate::domain::{Session, meeting};

use super::disk;
use super::journal::{self, Shelf};
use super::lock::Lock;
use super::open::{self, resolved};
use super::trouble::{Cause, Trouble};
use super::{backup, library};

/// What is left of a session, put together.
#[derive(Clone, Debug)]
pub struct Left {
    /// All of it.
    pub session: Session,
    /// How many revisions of it the file itself still has.
    pub in_file: usize,
    /// How many came from backups and the journal.
    pub added: usize,
}

/// Puts together what is left of a session; none where that is no meeting, or where the trouble is of another kind.
#[must_use]
pub fn look(path: &Path, shelf: &Shelf) -> Option<Left> {
    let path = &resolved(path);
    let mut session = match open::read(path).map_err(|trouble| trouble.cause) {
        Err(Cause::NotFound) => Session::new(),
        Err(Cause::Damaged(_) | Cause::NotUtf8(_)) => {
            open::salvage(path).map_or_else(|_| Session::new(), |salvaged| salvaged.session)
        }
        _ => return None,
    };
    let in_file = session.revisions().len();
    let left = shelf.find(path).session;
    // the backups of a file that was put away or deleted are no wish to have it back; its journal is
    if in_file > 0 || disk::is_there(shelf.disk(), path) {
        for suffix in backup::SUFFIXES {
            if let Ok(salvaged) = open::salvage(&disk::beside(path, suffix)) {
                session.union(&salvaged.session);
            }
        }
    }
    session.union(&left);
    let added = session.revisions().len() - in_file;
    (!meeting::all(&session).is_empty()).then_some(Left { session, in_file, added })
}

/// Puts what is left of a session into a new file and says which: beside the damaged one, in the place of one that is
/// gone, or in the library where its folder is gone, too.
///
/// # Errors
/// A [`Trouble`]; then there is no such file, and what was there is there still.
pub fn restore(path: &Path, library: &Path, shelf: &Shelf) -> Result<PathBuf, Trouble> {
    let path = &resolved(path);
    // somebody else's journal is not taken away
    let Ok(Lock::Ours(_held)) = shelf.lock(path) else { return Err(Trouble::new(path, Cause::InUse)) };
    let left = look(path, shelf).ok_or_else(|| Trouble::new(path, Cause::NotFound))?;
    let to = if disk::is_there(shelf.disk(), path) {
        disk::free_name(shelf.disk(), path, "recovered")
    } else if disk::folder(path).is_dir() {
        path.clone()
    } else {
        resolved(&library::free_path(library, "", &disk::stem(path)))
    };
    open::create(&to, &left.session)?;
    let mut found = shelf.find(path);
    if journal::is_held(shelf.disk(), &to, &found.session) {
        found.journal.remove()?;
    }
    if to != *path {
        let _ = shelf.move_along(path, &to);
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::wire::tests::made::{Step, sample, session_of};
    use crate::store::{create, draft, real, wire};

    struct Place {
        home: tempfile::TempDir,
        file: PathBuf,
        shelf: Shelf,
    }

    fn entry(text: &str) -> Step {
        Step::Entry(text.to_owned())
    }

    /// A session in a file, in a backup, and in a journal left behind, each with more than the other.
    fn place() -> Place {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("s/会議.ron");
        let shelf = Shelf::new(&real(), &home.path().join("state"));
        create(&file, &session_of(&[entry("ファイル")])).unwrap();
        fs::write(disk::beside(&file, ".bak"), wire::print(&session_of(&sample()))).unwrap();
        let mut journal = shelf.find(&file).journal;
        journal.append(&session_of(&[entry("ファイル"), entry("続き")]), &[], &[]).unwrap();
        draft::write(&shelf, &file, &draft::Draft { text: "途中".into(), ..draft::Draft::default() })
            .unwrap();
        Place { home, file, shelf }
    }

    fn text(path: &Path) -> String {
        let session = wire::load(&fs::read(path).unwrap()).unwrap().session;
        wire::print(&session)
    }

    #[test]
    fn a_damaged_file_is_left_alone_and_all_that_is_left_stands_beside_it() {
        let Place { home, file, shelf } = place();
        let whole = fs::read_to_string(&file).unwrap();
        let cut: String = whole.chars().take(whole.chars().count() * 4 / 5).collect();
        fs::write(&file, &cut).unwrap();
        let left = look(&file, &shelf).unwrap();
        assert!(left.in_file > 0 && left.added > 0);
        let to = restore(&file, home.path(), &shelf).unwrap();
        assert_eq!(to, home.path().join("s/会議.recovered-1.ron"));
        assert!(["続き", "民生委員と訪問"].iter().all(|word| text(&to).contains(word)));
        assert_eq!(fs::read_to_string(&file).unwrap(), cut);
        assert!(!shelf.journal(&file).exists() && shelf.leftovers().is_empty());
        assert_eq!(draft::read(&shelf, &to).unwrap().text, "途中");
    }

    #[test]
    fn a_file_that_is_gone_comes_back_from_its_journal_in_its_own_place() {
        let Place { home, file, shelf } = place();
        fs::remove_file(&file).unwrap();
        assert_eq!(restore(&file, home.path(), &shelf).unwrap(), file);
        assert!(text(&file).contains("続き") && text(&file).contains("ファイル"));
        assert_eq!(draft::read(&shelf, &file).unwrap().text, "途中");
        assert!(shelf.leftovers().is_empty());
    }

    #[test]
    fn where_the_folder_is_gone_it_comes_into_the_library() {
        let Place { home, file, shelf } = place();
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
        let library = home.path().join("library");
        let to = restore(&file, &library, &shelf).unwrap();
        assert_eq!(to, library.join("会議.ron"));
        assert!(text(&to).contains("続き"));
        assert!(!file.exists() && shelf.leftovers().is_empty());
    }

    #[test]
    fn what_is_open_elsewhere_or_from_a_newer_program_is_left_alone() {
        let Place { home, file, shelf } = place();
        fs::write(&file, "Session(\nversion: (9, 0),\n").unwrap();
        assert!(look(&file, &shelf).is_none());
        assert!(restore(&file, home.path(), &shelf).is_err());
        fs::write(&file, "x").unwrap();
        let _held = shelf.lock(&file).unwrap();
        assert_eq!(restore(&file, home.path(), &shelf).unwrap_err().cause, Cause::InUse);
        assert_eq!(fs::read_to_string(&file).unwrap(), "x");
    }

    #[test]
    fn nothing_is_made_up_where_nothing_is_left() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(&real(), home.path());
        assert!(look(&home.path().join("none.ron"), &shelf).is_none());
        fs::write(home.path().join("shopping.ron"), "牛乳、卵").unwrap();
        assert!(look(&home.path().join("shopping.ron"), &shelf).is_none());
    }
}
