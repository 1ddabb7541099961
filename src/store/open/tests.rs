//! Opening, making, locking, and the line being typed.

use super::*;
use crate::store::wire::tests::made::{Step, sample, session_of};
use crate::store::{Written, presence, real};

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
fn a_session_is_made_once_and_opened_by_as_many_as_like() {
    let (home, path) = place();
    assert_eq!(create(&path, &Session::new()).unwrap_err().cause, Cause::Exists);
    let first = open(&path, &shelf(&home), "記録1").unwrap();
    assert_eq!(first.session, session_of(&sample()));
    assert_eq!(first.notes, Notes::default());
    assert!(matches!(first.access, Access::Writable(_)));
    let second = open(&path, &shelf(&home), "記録2").unwrap();
    assert!(matches!(second.access, Access::Writable(_)));
    assert!(!first.shared && second.shared);
    assert_ne!(first.journal.path(), second.journal.path());
    assert_ne!(first.journal.draft(), second.journal.draft());
    assert!(presence::is_open(&path));
    drop((first, second));
    assert_eq!(names(&home), ["a.ron"], "nothing stays behind");
    assert!(!presence::is_open(&path));
}

#[test]
fn what_both_left_behind_is_taken_in_and_goes_when_the_file_has_it() {
    let (home, path) = place();
    let entry = |text: &str| session_of(&[Step::Entry(text.to_owned())]);
    let mut both: Vec<_> = (0..2).map(|_| open(&path, &shelf(&home), "記録1").unwrap()).collect();
    for (opened, text) in both.iter_mut().zip(["こちら", "向こう"]) {
        opened.journal.append(&entry(text), &[], &[]).unwrap();
        let typed = Draft { text: text.to_owned(), ..Draft::default() };
        draft::write(&real(), &opened.journal.draft(), &typed).unwrap();
    }
    // while one of them still runs, only what the other left is taken in
    let mine = both.pop().unwrap();
    drop(both);
    let third = open(&path, &shelf(&home), "記録1").unwrap();
    assert!(third.notes.recovered > 0 && third.draft.unwrap().text == "こちら");
    let holds = |session: &Session, text: &str| wire::print(session).contains(text);
    assert!(holds(&third.session, "こちら") && !holds(&third.session, "向こう"));
    drop((mine, third.journal));
    let mut last = open(&path, &shelf(&home), "記録1").unwrap();
    assert!(holds(&last.session, "こちら") && holds(&last.session, "向こう"));
    assert_eq!(last.draft.unwrap().text, "こちら");
    last.file.save(&mut last.session, &mut Written::default()).unwrap();
    last.journal.remove().unwrap();
    assert!(shelf(&home).leftovers().is_empty());
    drop(last.journal);
    // the line of the other waits until the first is free
    draft::write(&real(), &shelf(&home).draft(&path), &Draft::default()).unwrap();
    for _ in 0..2 {
        assert_eq!(open(&path, &shelf(&home), "記録1").unwrap().draft.unwrap().text, "向こう");
    }
}

#[test]
fn the_locks_of_a_dead_program_are_no_obstacle() {
    let (home, path) = place();
    let side = disk::side_name(&path);
    for name in [format!("{side}.lock"), format!("{side}-aaaaaaaa.open")] {
        fs::write(home.path().join("s").join(name), "left behind").unwrap();
    }
    let mut opened = open(&path, &shelf(&home), "記録1").unwrap();
    assert!(matches!(opened.access, Access::Writable(_)));
    opened.session.union(&session_of(&[Step::Entry("続き".into())]));
    opened.file.save(&mut opened.session, &mut Written::default()).unwrap();
    drop(opened);
    assert_eq!(names(&home), ["a.ron", "a.ron.bak", "a.ron.bak2"]);
}

#[test]
fn what_cannot_be_opened_is_said_and_left_alone() {
    let (home, path) = place();
    let missing = home.path().join("s/b.ron");
    assert_eq!(open(&missing, &shelf(&home), "記録1").unwrap_err().cause, Cause::NotFound);
    fs::write(&path, "").unwrap();
    assert!(matches!(open(&path, &shelf(&home), "記録1").unwrap_err().cause, Cause::Damaged(_)));
    assert_eq!(salvage(&path).unwrap().damage.count, 2);
    assert_eq!(open(home.path(), &shelf(&home), "記録1").unwrap_err().cause, Cause::IsFolder);
    assert_eq!(names(&home), ["a.ron"]);
}

#[test]
fn the_line_being_typed_comes_back_to_who_holds_the_session() {
    let (home, path) = place();
    let typed = Draft { text: "途中の\n\"言葉\" \\".into(), agency: "x".into(), ..Draft::default() };
    draft::write(&real(), &shelf(&home).draft(&path), &typed).unwrap();
    let first = open(&path, &shelf(&home), "記録1").unwrap();
    assert_eq!(first.draft, Some(typed));
    assert_eq!(open(&path, &shelf(&home), "記録2").unwrap().draft, None, "only the holder has it");
    let bytes = fs::read(shelf(&home).draft(&path)).unwrap();
    fs::write(shelf(&home).draft(&path), bytes.get(..20).unwrap()).unwrap();
    assert_eq!(draft::read(&real(), &shelf(&home).draft(&path)), None, "a torn one is none");
    shelf(&home).forget(&path).unwrap();
    shelf(&home).forget(&path).unwrap();
    drop(first);
    assert_eq!(open(&path, &shelf(&home), "記録1").unwrap().draft, None);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let (home, path) = place();
    let link = home.path().join("s/link.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut opened = open(&link, &shelf(&home), "記録1").unwrap();
    opened.session.union(&session_of(&[]));
    opened.file.save(&mut opened.session, &mut Written::default()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(presence::is_open(&path), "who opens the one is seen at the other");
}

#[cfg(unix)]
#[test]
fn a_file_marked_read_only_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let (home, path) = place();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let opened = open(&path, &shelf(&home), "記録1").unwrap();
    assert!(matches!(opened.access, Access::ReadOnly(Cause::NoPermission)));
}

#[cfg(unix)]
#[test]
fn of_a_file_marked_read_only_what_this_machine_keeps_shows_and_stays_where_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let (home, path) = place();
    let kept = session_of(&[Step::Entry("ファイルにまだない".to_owned())]);
    open(&path, &shelf(&home), "記録1").unwrap().journal.append(&kept, &[], &[]).unwrap();
    let (file, journal) = (fs::read(&path).unwrap(), fs::read(shelf(&home).journal(&path)).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    for _ in 0..2 {
        let opened = open(&path, &shelf(&home), "記録1").unwrap();
        assert!(matches!(opened.access, Access::ReadOnly(_)) && opened.notes.recovered > 0);
        assert!(wire::print(&opened.session).contains("ファイルにまだない"));
    }
    assert_eq!(fs::read(&path).unwrap(), file);
    assert_eq!(fs::read(shelf(&home).journal(&path)).unwrap(), journal);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let opened = open(&path, &shelf(&home), "記録1").unwrap();
    assert!(matches!(opened.access, Access::Writable(_)) && opened.notes.recovered > 0);
}
