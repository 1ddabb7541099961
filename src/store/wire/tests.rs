//! The laws of the session file, over generated sessions.

mod damage;
pub(in crate::store) mod made;
mod readable;

use proptest::prelude::*;

use super::*;
use made::{Step, sample, session_of, steps};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_printed_reads_back_as_itself(steps in steps()) {
        let session = session_of(&steps);
        let text = print(&session);
        let loaded = load(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.session, &session);
        prop_assert_eq!(loaded.hand, Hand::default());
        prop_assert_eq!(loaded.version, OURS);
        prop_assert_eq!(print(&loaded.session), text);
    }

    #[test]
    fn equal_sessions_are_equal_bytes_however_they_came_together(one in steps(), other in steps()) {
        let (one, other) = (session_of(&one), session_of(&other));
        let (mut a, mut b) = (one.clone(), other.clone());
        a.union(&other);
        b.union(&one);
        prop_assert_eq!(print(&a), print(&b));
    }

    #[test]
    fn an_editor_that_adds_a_mark_and_its_own_line_ends_changes_nothing(steps in steps()) {
        let session = session_of(&steps);
        let text = format!("\u{FEFF}{}", print(&session).replace('\n', "\r\n"));
        let loaded = load(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.session, &session);
        prop_assert_eq!(loaded.hand, Hand::default());
    }

    #[test]
    fn a_reader_that_has_read_files_alike_reads_each_as_if_it_were_the_first(
        one in steps(),
        other in steps(),
        at: prop::sample::Index,
        bit in 0..7_u8,
    ) {
        let mut both = session_of(&one);
        both.union(&session_of(&other));
        let (one, both) = (print(&session_of(&one)), print(&both));
        let mut damaged = both.clone().into_bytes();
        let at = at.index(damaged.len());
        damaged[at] ^= 1 << bit;
        let mut reader = Reader::default();
        for bytes in [both.as_bytes(), one.as_bytes(), &damaged, both.as_bytes()] {
            let seen = |loaded: Loaded| (loaded.session, loaded.version, loaded.hand);
            prop_assert_eq!(reader.load(bytes).map(seen), load(bytes).map(seen));
        }
    }

    #[test]
    fn whatever_the_bytes_are_reading_ends_calmly(bytes: Vec<u8>) {
        prop_assert!(load(&bytes).is_err());
        let _ = salvage(&bytes);
    }
}

#[test]
fn every_revision_is_one_line_and_lines_end_with_lf() {
    let session = session_of(&sample());
    let text = print(&session);
    assert!(!text.contains('\r') && text.ends_with(")\n"));
    let lines = text.lines().filter(|line| line.starts_with("(id:\"") && line.ends_with("),")).count();
    assert_eq!(lines, session.revisions().len());
}

#[test]
fn the_version_is_seen_even_where_the_rest_is_strange() {
    let newer = "Session(\nversion: (2, 7),\nall: {new, and, unreadable";
    assert_eq!(load(newer.as_bytes()).unwrap_err(), LoadError::Newer { major: 2, minor: 7 });
    assert_eq!(salvage(newer.as_bytes()).unwrap_err(), LoadError::Newer { major: 2, minor: 7 });
    let before = "// a comment\n\n(version : ( 3 , 0, ) , x";
    assert_eq!(load(before.as_bytes()).unwrap_err(), LoadError::Newer { major: 3, minor: 0 });
    let minor = print(&session_of(&sample())).replacen("(1, 0)", "(1, 9)", 1);
    let loaded = load(minor.as_bytes()).unwrap();
    assert_eq!((loaded.version.minor, loaded.session), (9, session_of(&sample())));
}

#[test]
fn a_redacted_text_is_nowhere_in_the_file() {
    let steps = [Step::Entry("秘密の言葉".into()), Step::Edit(0, "別の言葉".into()), Step::Redact(0)];
    let text = print(&session_of(&steps));
    assert!(!text.contains("秘密の言葉") && text.contains("消去済"), "{text}");
}

#[test]
fn what_a_file_must_not_hold_is_known_before_it_is_written() {
    for (text, unfit) in [
        ("a\u{7}", Some(Unfit::Control('\u{7}'))),
        ("a\u{202E}b", Some(Unfit::Control('\u{202E}'))),
        ("行\n行 👨‍👩‍👧 葛\u{E0100}", None),
    ] {
        let session = session_of(&[Step::Entry(text.into())]);
        let found = session.revisions().values().find_map(|revision| limits::unfit(revision));
        assert_eq!(found, unfit, "{text:?}");
        assert_eq!(load(print(&session).as_bytes()).is_ok(), unfit.is_none());
    }
    let long = "あ".repeat(limits::TEXT + 1);
    let session = session_of(&[Step::Entry(long.clone())]);
    assert!(matches!(load(print(&session).as_bytes()), Err(LoadError::Damaged(_))));
    let fits: String = long.chars().skip(1).collect();
    assert!(load(print(&session_of(&[Step::Entry(fits)])).as_bytes()).is_ok());
}

#[test]
fn too_much_is_not_read() {
    let bytes = vec![b' '; limits::BYTES + 1];
    assert_eq!(load(&bytes).unwrap_err(), LoadError::TooLarge { limit: limits::BYTES });
    let deep =
        format!("(id:\"aaaaaaaaaaaaaaaa\",kind:\"x\",stamp:0,by:\"\",set:{{\"a\":{}", "[".repeat(100_000));
    let text = format!("Session(\nversion: (1, 0),\nrevisions: [\n{deep}\n],\n");
    assert!(matches!(load(text.as_bytes()), Err(LoadError::Damaged(_))));
}

/// How long a large session takes: `cargo test --lib a_large_session -- --nocapture --ignored`.
#[test]
#[ignore = "measures"]
fn a_large_session() {
    let text = "地域のボランティアと一緒に訪問できる。夜は難しいが土日は動ける";
    let session = session_of(&(0..3_600).map(|n| Step::Entry(format!("{text}{n}"))).collect::<Vec<_>>());
    let start = std::time::Instant::now();
    let printed = print(&session);
    let print_time = start.elapsed();
    let start = std::time::Instant::now();
    let loaded = load(printed.as_bytes()).unwrap();
    println!("{} bytes, print {print_time:?}, load {:?}", printed.len(), start.elapsed());
    assert_eq!(loaded.session, session);
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.ron");
    crate::store::create(&path, &session).unwrap();
    let shelf = crate::store::Shelf::new(&crate::store::real(), home.path());
    let mut opened = crate::store::open(&path, &shelf, "記録1").unwrap();
    opened.session.union(&session_of(&[Step::Park("x".into())]));
    let start = std::time::Instant::now();
    opened.file.save(&mut opened.session, &mut crate::store::Written::default()).unwrap();
    println!("save {:?}", start.elapsed());
}
