//! The library folder: listing, copying, renaming, removing.

use super::*;
use crate::store::wire::tests::made::{Step, sample, session_of};
use crate::store::{create, draft, real};

#[test]
fn sessions_are_listed_with_what_they_hold() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(list(&home.path().join("none")).unwrap(), []);
    create(&home.path().join("a.ron"), &session_of(&sample())).unwrap();
    fs::write(home.path().join("b.ron.txt"), "Session(\nversion: (9, 0),").unwrap();
    for other in ["a.ron.bak", "a.ron.lock", "a.ron.draft", ".c.ron", "d.txt"] {
        fs::write(home.path().join(other), "x").unwrap();
    }
    let mut listed = list(home.path()).unwrap();
    listed.sort_by(|a, b| a.seen.path.cmp(&b.seen.path));
    let [a, b] = &listed[..] else { panic!("{listed:?}") };
    let summary = a.summary.as_ref().unwrap();
    assert_eq!((summary.agencies, summary.entries, summary.fictional), (2, 2, false));
    let [meeting] = &summary.meetings[..] else { panic!("{summary:?}") };
    assert_eq!((meeting.title.as_str(), meeting.date.as_str()), ("みなと市会議", "2026-11-21"));
    assert_eq!((meeting.records.len(), meeting.after.len()), (1, 0));
    assert_eq!(b.summary, Err(Cause::Newer { major: 9, minor: 0 }));
}

#[test]
fn copies_and_new_names_never_write_over() {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(&real(), &home.path().join("state"));
    let path = free_path(home.path(), "2026-11-21", "会議");
    create(&path, &session_of(&[])).unwrap();
    assert_ne!(free_path(home.path(), "2026-11-21", "会議"), path);
    let copied = copy(&path, home.path(), &shelf).unwrap();
    assert_eq!(fs::read(&copied).unwrap(), fs::read(&path).unwrap());
    assert_eq!(copied.file_name().unwrap(), "2026-11-21 会議 (2).ron");
    let refused = rename(&path, "2026-11-21 会議 (2)", &shelf).unwrap_err();
    assert_eq!(refused.cause, Cause::Exists);
    assert!(path.exists());
    draft::write(
        &real(),
        &shelf.draft(&path),
        &draft::Draft { text: "途中".into(), ..draft::Draft::default() },
    )
    .unwrap();
    let renamed = rename(&path, "別の名", &shelf).unwrap();
    assert!(!path.exists() && renamed.exists() && draft::read(&real(), &shelf.draft(&renamed)).is_some());
    assert_eq!(rename(&renamed, "別の名", &shelf).unwrap(), renamed);
}

#[test]
fn a_copy_has_what_this_machine_could_not_write_into_the_file() {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(&real(), &home.path().join("state"));
    let (path, library) = (home.path().join("会議.ron"), home.path().join("library"));
    let more = session_of(&[Step::Entry("ファイルに入らなかった".into())]);
    create(&path, &session_of(&[])).unwrap();
    shelf.find(&path).journal.append(&more, &[], &[]).unwrap();
    let copied = copy(&path, &library, &shelf).unwrap();
    assert_eq!(open::read(&copied).unwrap().session, more);
    assert_eq!(open::read(&path).unwrap().session, session_of(&[]));
    assert!(!library.exists() && !shelf.leftovers().is_empty());
    // what cannot be read is copied as it is
    fs::write(&path, "Session(").unwrap();
    assert_eq!(fs::read(copy(&path, &library, &shelf).unwrap()).unwrap(), b"Session(");
}

#[test]
fn what_is_removed_can_be_found_again() {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(&real(), &home.path().join("state"));
    let path = home.path().join("会議.ron");
    let mut removed = Vec::new();
    for text in ["一", "二"] {
        create(&path, &session_of(&[Step::Entry(text.into())])).unwrap();
        removed.push(remove(&path, &shelf).unwrap());
        assert!(!path.exists());
    }
    assert_ne!(removed[0], removed[1]);
    assert!(removed.iter().all(|path| path.starts_with(home.path().join("removed")) && path.exists()));
    assert_eq!(list(home.path()).unwrap(), []);
}

#[test]
fn sessions_with_a_meeting_in_common_belong_together() {
    let one = session_of(&[Step::Entry("a".into())]);
    assert!(belong_together(&one, &session_of(&[Step::Entry("b".into())])));
    assert!(!belong_together(&one, &Session::new()));
}

#[test]
fn what_is_still_to_be_done_is_counted_and_what_only_came_along_is_not() {
    let read = |bytes: &[u8]| Summary::of(&wire::load(bytes).unwrap().session);
    let second = read(include_bytes!("../../../sessions/minato-2.ron"));
    assert_eq!((second.meetings.len(), second.entries, second.next.as_str()), (1, 127, "2026-06-17"));
    assert_eq!(second.open_actions, 8);
}

#[test]
fn what_was_filled_in_counts_as_something_that_was_said() {
    use crate::domain::response::{Of, Whose, fill};
    use crate::domain::{Pen, Writer, agency};
    let mut session = session_of(&[Step::Entry("a".into())]);
    let meeting = meeting::all(&session)[0].id();
    let agency = session.of_kind(agency::KIND).next().unwrap().id();
    let of = Of { meeting, worksheet: "survey".into(), whose: Whose::Agency(agency) };
    let pen = Pen { by: "記録1".into(), now: 2_000_000_000_000, seed: [9; 16] };
    let before = Summary::of(&session).entries;
    fill(&mut Writer::new(&mut session, pen), &of, "staff", &[("total", Some(8.into()))]);
    assert_eq!(Summary::of(&session).entries, before + 1);
}
