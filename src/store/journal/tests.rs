//! The journal: what a torn or damaged one still gives, and that it outlives whatever ends the program.

use std::path::Path;
use std::time::SystemTime;

use proptest::prelude::*;

use super::leftover::YOUNG;
use super::*;
use crate::store::disk::fake::Fake;
use crate::store::draft::{self, Draft};
use crate::store::wire::tests::made::{Step, sample, session_of, steps};

/// The bytes of a journal that holds a session.
pub(in crate::store) fn bytes(file: &Path, session: &Session) -> Vec<u8> {
    frame::file(file, session)
}

const FILE: &str = "/usb/会議.ron";

fn shelf(disk: &Fake) -> Shelf {
    Shelf::new(&(Arc::new(disk.clone()) as Shared), Path::new("/state"))
}

/// What a run that died at this moment would leave.
fn left(disk: &Fake) -> Session {
    shelf(&disk.copy()).find(Path::new(FILE)).session
}

/// A journal with one frame a revision, and where each frame ends.
fn framed(session: &Session) -> (Vec<u8>, Vec<(usize, Arc<Revision>)>) {
    let mut bytes = frame::file(Path::new(FILE), &Session::new());
    let mut ends = Vec::new();
    for revision in session.revisions().values() {
        bytes.extend(frame::print(&wire::print_lines([revision.as_ref()], &[])));
        ends.push((bytes.len(), Arc::clone(revision)));
    }
    (bytes, ends)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_journal_reads_back_as_the_session_it_is_of(steps in steps()) {
        let session = session_of(&steps);
        let contents = frame::read(&bytes(Path::new(FILE), &session)).unwrap();
        prop_assert_eq!((contents.session, contents.file, contents.damaged), (session, FILE.into(), false));
    }

    #[test]
    fn a_flipped_bit_costs_one_frame_at_most_and_never_passes_for_something_else(
        steps in steps(), at: prop::sample::Index, bit in 0..8_u8,
    ) {
        let session = session_of(&steps);
        let (mut bytes, ends) = framed(&session);
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let Some(contents) = frame::read(&bytes) else {
            prop_assert!(at < 20, "only the first line tells what it is");
            return Ok(());
        };
        let all = contents.session.revisions();
        prop_assert!(all.len() + 2 >= ends.len());
        prop_assert!(all.iter().all(|(id, revision)| session.revisions().get(id) == Some(revision)
            || revision.body().is_redacted()));
    }

    #[test]
    fn whatever_the_bytes_are_reading_ends_calmly(bytes: Vec<u8>) {
        let _ = frame::read(&bytes);
        let _ = frame::read(&[b"norishiro journal 1\n", &bytes[..]].concat());
    }
}

#[test]
fn a_journal_cut_at_any_byte_gives_every_whole_frame() {
    let (bytes, ends) = framed(&session_of(&sample()));
    for cut in 0..=bytes.len() {
        let contents = frame::read(&bytes[..cut]).unwrap();
        assert!(!contents.damaged, "a torn end is no damage: {cut}");
        for (end, revision) in &ends {
            let there = contents.session.revisions().get(&revision.id());
            assert!(there == Some(revision) || (there.is_none() && cut < *end), "{cut}");
        }
    }
}

#[test]
fn zeros_at_the_end_are_a_torn_end_and_damage_in_the_middle_is_left_alone() {
    let (bytes, ends) = framed(&session_of(&sample()));
    let zeros = [&bytes[..], &[0; 4096]].concat();
    let contents = frame::read(&zeros).unwrap();
    assert_eq!((contents.session.revisions().len(), contents.damaged), (ends.len(), false));
    let mut spoilt = bytes.clone();
    spoilt[ends[2].0 - 10] ^= 1;
    let contents = frame::read(&spoilt).unwrap();
    assert_eq!((contents.session.revisions().len(), contents.damaged), (ends.len() - 1, true));
    // such a journal stays, and the next run writes another
    let disk = Fake::with(&["/usb", "/state", "/state/journal"]);
    let first = shelf(&disk).journal(Path::new(FILE)).display().to_string();
    disk.put(&first, &spoilt);
    let mut found = shelf(&disk).find(Path::new(FILE));
    assert_eq!(found.session.revisions().len(), ends.len() - 1);
    found.journal.append(&found.session, &[], &[]).unwrap();
    found.journal.remove().unwrap();
    assert_eq!(disk.names(), [first]);
}

#[test]
fn a_journal_that_is_none_is_told_and_left_alone() {
    let disk = Fake::with(&["/usb", "/state", "/state/journal"]);
    let first = shelf(&disk).journal(Path::new(FILE)).display().to_string();
    disk.put(&first, b"norishiro journal 2\nfrom the future");
    let mut found = shelf(&disk).find(Path::new(FILE));
    assert!(found.trouble.is_some());
    let session = session_of(&[]);
    found.journal.append(&session, &[], &[]).unwrap();
    assert_eq!(left(&disk), session);
    found.journal.remove().unwrap();
    assert_eq!(disk.content(&first).unwrap(), b"norishiro journal 2\nfrom the future");
}

#[test]
fn what_is_appended_is_there_and_what_is_redacted_is_not() {
    let disk = Fake::with(&["/usb", "/state"]);
    let mut session = session_of(&[]);
    let mut journal = shelf(&disk).find(Path::new(FILE)).journal;
    for text in ["秘密の言葉", "二", "三"] {
        let before = session.clone();
        let texts = ["秘密の言葉", "二", "三"].iter().take_while(|said| **said != text).chain([&text]);
        session.union(&session_of(&texts.map(|text| Step::Entry((*text).to_owned())).collect::<Vec<_>>()));
        journal.append(&session, &before.missing(&session).0, &[]).unwrap();
        assert_eq!(left(&disk), session);
    }
    let text = |disk: &Fake| {
        let path = shelf(disk).journal(Path::new(FILE)).display().to_string();
        String::from_utf8(disk.content(&path).unwrap()).unwrap()
    };
    assert!(text(&disk).contains("秘密の言葉"));
    let secret = session
        .revisions()
        .values()
        .find(|revision| wire::print_lines([revision.as_ref()], &[]).contains("秘密"));
    let gone =
        Redaction { revision: secret.unwrap().id(), stamp: session.last_stamp(), by: "記録1".into() };
    session.take_in([], [gone.clone()]);
    journal.append(&session, &[], &[gone]).unwrap();
    assert!(!text(&disk).contains("秘密の言葉") && text(&disk).contains("三"));
    assert_eq!(left(&disk), session);
}

#[test]
fn leftovers_are_what_the_file_has_not() {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(&disk::real(), &home.path().join("state"));
    let session = session_of(&[]);
    let more = session_of(&[Step::Entry("続き".into())]);
    std::fs::create_dir_all(shelf.folder()).unwrap();
    std::fs::create_dir(home.path().join("s")).unwrap();
    for (name, content) in [
        ("s/held.ron", Some(wire::print(&more))),
        ("s/behind.ron", Some(wire::print(&session))),
        ("s/gone.ron", None),
        ("s/broken.ron", Some("x".to_owned())),
        ("s/open.ron", None),
        ("stick/away.ron", None),
    ] {
        let file = home.path().join(name);
        std::fs::write(shelf.journal(&file), bytes(&file, &more)).unwrap();
        if let Some(content) = content {
            std::fs::write(file, content).unwrap();
        }
    }
    let _open = shelf.find(&home.path().join("s/open.ron"));
    let held = shelf.journal(&home.path().join("s/held.ron"));
    assert!(shelf.leftovers().iter().all(|left| left.journal != held) && held.exists(), "it is young");
    let file = std::fs::File::options().write(true).open(&held).unwrap();
    file.set_modified(SystemTime::now() - YOUNG).unwrap();
    let mut found: Vec<_> = shelf
        .leftovers()
        .into_iter()
        .map(|left| (left.file.file_name().unwrap().to_owned(), left.standing, left.session == more))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("away.ron", Standing::Away),
        ("behind.ron", Standing::There),
        ("broken.ron", Standing::Broken),
        ("gone.ron", Standing::Gone),
    ];
    assert_eq!(found, expected.map(|(name, standing)| (name.into(), standing, true)));
    assert!(!held.exists(), "what the file has need not be kept");
}

#[test]
fn files_that_were_taken_in_and_not_kept_are_told_of_sessions_that_nobody_has_open() {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(&disk::real(), &home.path().join("state"));
    let file = |name: &str| home.path().join(name);
    let names = ["laid.ron", "second.ron", "typed.ron", "open.ron", "none.ron"];
    let told = || names.map(|name| shelf.unkept()(&file(name)));
    assert_eq!(told(), [false; 5], "without a folder there is none");
    let laid = Draft { laid: vec!["b.ron".into()], ..Draft::default() };
    let typed = Draft { text: "途中".into(), ..Draft::default() };
    let write = |path: &Path, draft: &Draft| draft::write(&shelf.disk, path, draft).unwrap();
    write(&shelf.draft(&file("laid.ron")), &laid);
    let second = shelf.draft(&file("second.ron")).with_extension("");
    write(Path::new(&format!("{}-2.draft", second.display())), &laid);
    write(&shelf.draft(&file("typed.ron")), &typed);
    write(&shelf.draft(&file("open.ron")), &laid);
    let open = shelf.find(&file("open.ron"));
    assert_eq!(told(), [true, true, false, false, false]);
    drop(open);
    assert_eq!(told(), [true, true, false, true, false]);
}

#[test]
fn looking_reads_what_is_open_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let (file, state) = (home.path().join("a.ron"), home.path().join("state"));
    let shelf = Shelf::new(&crate::store::real(), &state);
    assert_eq!(shelf.look(&file), (Session::new(), None));
    assert!(!state.exists());
    let session = session_of(&sample());
    let mut open = shelf.find(&file).journal;
    open.append(&session, &[], &[]).unwrap();
    let there = || std::fs::read_dir(shelf.folder()).unwrap().count();
    let before = there();
    assert_eq!(shelf.look(&file), (session.clone(), None));
    // a second window has a journal of its own; one that cannot be read is told beside what can
    std::fs::write(shelf.folder().join("x"), "").unwrap();
    let other = shelf.journal(&file).with_extension("").to_str().unwrap().to_owned() + "-2.journal";
    std::fs::write(&other, "?").unwrap();
    let (left, trouble) = shelf.look(&file);
    assert!(left == session && trouble.is_some_and(|trouble| trouble.path == Path::new(&other)));
    assert_eq!(there(), before + 2);
}
