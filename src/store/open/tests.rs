//! Opening, making, locking, and the line being typed.

use super::*;
#[cfg(unix)]
use crate::store::Written;
use crate::store::real;
use crate::store::wire::tests::made::{sample, session_of};

fn place() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&sample())).unwrap();
    (home, path)
}

fn shelf(home: &tempfile::TempDir) -> Shelf {
    Shelf::new(&real(), home.path())
}

fn names(home: &tempfile::TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(home.path().join("s"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_session_is_made_once_and_opened_by_one() {
    let (home, path) = place();
    assert_eq!(create(&path, &Session::new()).unwrap_err().cause, Cause::Exists);
    let first = open(&path, &shelf(&home)).unwrap();
    assert_eq!(first.session, session_of(&sample()));
    assert_eq!(first.notes, Notes::default());
    assert!(matches!(first.access, Access::Writable(_)));
    let second = open(&path, &shelf(&home)).unwrap();
    assert!(matches!(second.access, Access::ReadOnly(Why::OpenElsewhere)));
    drop(second);
    assert!(
        matches!(open(&path, &shelf(&home)).unwrap().access, Access::ReadOnly(_)),
        "looking on takes nobody's lock"
    );
    drop(first);
    assert_eq!(names(&home), ["a.ron"]);
    assert!(matches!(open(&path, &shelf(&home)).unwrap().access, Access::Writable(_)));
}

#[test]
fn the_lock_of_a_dead_program_is_no_obstacle() {
    let (home, path) = place();
    fs::write(home.path().join("s/a.ron.lock"), "left behind").unwrap();
    assert!(matches!(open(&path, &shelf(&home)).unwrap().access, Access::Writable(_)));
}

#[test]
fn what_cannot_be_opened_is_said_and_left_alone() {
    let (home, path) = place();
    let missing = home.path().join("s/b.ron");
    assert_eq!(open(&missing, &shelf(&home)).unwrap_err().cause, Cause::NotFound);
    fs::write(&path, "").unwrap();
    assert!(matches!(open(&path, &shelf(&home)).unwrap_err().cause, Cause::Damaged(_)));
    assert_eq!(salvage(&path).unwrap().damage.count, 2);
    assert_eq!(open(home.path(), &shelf(&home)).unwrap_err().cause, Cause::IsFolder);
    assert_eq!(names(&home), ["a.ron"]);
}

#[test]
fn the_line_being_typed_comes_back_to_who_holds_the_session() {
    let (home, path) = place();
    let typed = Draft { text: "途中の\n\"言葉\" \\".into(), agency: "x".into(), ..Draft::default() };
    draft::write(&shelf(&home), &path, &typed).unwrap();
    let first = open(&path, &shelf(&home)).unwrap();
    assert_eq!(first.draft, Some(typed));
    assert_eq!(open(&path, &shelf(&home)).unwrap().draft, None, "only the holder has it");
    let bytes = fs::read(shelf(&home).draft(&path)).unwrap();
    fs::write(shelf(&home).draft(&path), bytes.get(..20).unwrap()).unwrap();
    assert_eq!(draft::read(&shelf(&home), &path), None, "a torn one is none");
    shelf(&home).forget(&path).unwrap();
    shelf(&home).forget(&path).unwrap();
    drop(first);
    assert_eq!(open(&path, &shelf(&home)).unwrap().draft, None);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let (home, path) = place();
    let link = home.path().join("s/link.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut opened = open(&link, &shelf(&home)).unwrap();
    opened.session.union(&session_of(&[]));
    opened.file.save(&mut opened.session, &mut Written::default()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(
        matches!(open(&path, &shelf(&home)).unwrap().access, Access::ReadOnly(Why::OpenElsewhere)),
        "one file, one lock"
    );
}

#[cfg(unix)]
#[test]
fn a_file_marked_read_only_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let (home, path) = place();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let opened = open(&path, &shelf(&home)).unwrap();
    assert!(matches!(opened.access, Access::ReadOnly(Why::NotAllowed(Cause::NoPermission))));
}
