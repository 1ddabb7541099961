//! Damaged files: what is wrong, where, and what is left.

use proptest::prelude::*;

use super::made::{Step, sample, session_of, steps};
use super::*;

fn damages(bytes: &[u8]) -> Damages {
    match load(bytes) {
        Err(LoadError::Damaged(damages)) => damages,
        other => panic!("damage expected: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_file_cut_off_anywhere_is_noticed_and_its_whole_lines_are_saved(steps in steps(), cut: prop::sample::Index) {
        let session = session_of(&steps);
        let text = print(&session);
        let bytes = text.as_bytes().get(..cut.index(text.len() - 1)).unwrap();
        prop_assert!(load(bytes).is_err());
        let whole = bytes.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"(id:") && line.ends_with(b"),"));
        if let Ok(salvaged) = salvage(bytes) {
            prop_assert!(salvaged.session.revisions().len() >= whole.count());
            for id in salvaged.session.revisions().keys() {
                prop_assert!(session.revisions().contains_key(id));
            }
        }
    }

    #[test]
    fn a_flipped_bit_never_passes_for_something_else(steps in steps(), at: prop::sample::Index, bit in 0..8_u8) {
        let session = session_of(&steps);
        let mut bytes = print(&session).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        match load(&bytes) {
            // in the part for people: what the program has is complete, the rest is a hand edit or told
            Ok(loaded) => for (id, revision) in session.revisions() {
                prop_assert_eq!(loaded.session.revisions().get(id), Some(revision));
            },
            Err(LoadError::Damaged(_)) => {
                let salvaged = salvage(&bytes).unwrap().session;
                prop_assert!(salvaged.revisions().len() + 2 >= session.revisions().len());
                for (id, revision) in salvaged.revisions() {
                    let known = session.revisions().get(id).unwrap();
                    prop_assert!(known == revision || known.body().is_redacted());
                }
            }
            Err(LoadError::Newer { .. }) => {}
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

#[test]
fn a_changed_text_in_the_machine_part_is_named_and_the_rest_is_saved() {
    let session = session_of(&sample());
    let good = print(&session);
    let machine = good.rfind("revisions: [").unwrap();
    let (people, program) = good.split_at(machine);
    let bad = format!("{people}{}", program.replacen("民生委員", "民生院員", 1));
    let damages = damages(bad.as_bytes());
    assert_eq!((damages.count, &damages.places[0].fault), (1, &Fault::WrongId));
    let line = bad.lines().nth(damages.places[0].line - 1).unwrap();
    assert!(line.contains("民生院員"));
    assert_eq!(salvage(bad.as_bytes()).unwrap().session.revisions().len(), session.revisions().len() - 1);
}

#[test]
fn a_line_in_which_one_bit_flipped_is_found_again_word_for_word() {
    let session = session_of(&sample());
    let good = print(&session);
    let line = good.lines().rfind(|line| line.contains("駐車")).unwrap();
    let start = good.rfind(line).unwrap();
    // what holds it together, its id, its label, a text, its end, and the line break
    for at in [0, 1, 6, 40, line.find("駐").unwrap(), line.len() - 2, line.len()] {
        for bit in 0..8 {
            let mut bytes = good.clone().into_bytes();
            bytes[start + at] ^= 1 << bit;
            assert_eq!(salvage(&bytes).unwrap().session, session, "byte {at}, bit {bit}");
        }
    }
    // two bits are more than is looked for: named, never guessed
    let mut bytes = good.clone().into_bytes();
    bytes[start + 40] ^= 3;
    assert_eq!(salvage(&bytes).unwrap().session.revisions().len(), session.revisions().len() - 1);
}

#[test]
fn a_lost_line_is_missed() {
    let good = print(&session_of(&sample()));
    let lines: Vec<&str> = good.lines().filter(|line| !line.contains("kind:\"parked\"")).collect();
    let damages = damages((lines.join("\n") + "\n").as_bytes());
    assert_eq!((damages.count, &damages.places[0].fault), (1, &Fault::Missing(1)));
    let lines: Vec<&str> = good.lines().filter(|line| !line.starts_with("(revision:")).collect();
    assert!(load((lines.join("\n") + "\n").as_bytes()).is_err(), "a lost redaction would bring a text back");
}

#[test]
fn a_redaction_that_names_another_revision_is_missed_and_brings_nothing_back() {
    let (open, gone) = ([Step::Entry("秘密".into())], [Step::Entry("秘密".into()), Step::Redact(0)]);
    let good = print(&session_of(&gone));
    let at = good.rfind("(revision:\"").unwrap() + 12;
    let other = if good.as_bytes()[at] == b'a' { "b" } else { "a" };
    let mut bad = good.clone();
    bad.replace_range(at..=at, other);
    assert_eq!(damages(bad.as_bytes()).count, 1);
    let mut salvaged = salvage(bad.as_bytes()).unwrap().session;
    assert_eq!(load(print(&salvaged).as_bytes()).unwrap().session, salvaged);
    salvaged.union(&session_of(&open));
    assert!(!print(&salvaged).contains("秘密"));
}

#[test]
fn places_are_told_in_characters() {
    let cases = [
        (
            r#"(id:"aaaaaaaaaaaaaaaa",kind:"日本語",stamp:1x,by:"",set:{}),"#,
            42,
            Some(Fault::Expected(Expected::Comma)),
        ),
        (r#"(id:"aaaaaaaaaaaaaaaa",kind:"日本語　,stamp:1,by:"",set:{}),"#, 0, None),
        (
            "(id:\"aaaaaaaaaaaaaaaa\",\u{3000}kind:\"日本語\",stamp:1,by:\"\",set:{}),",
            24,
            Some(Fault::WideBlank),
        ),
        (r#"(id:"aaaaaaaaaaaaaaaa",kind:"x",stamp:1,by:"",set:{}),"#, 1, Some(Fault::WrongId)),
        (r#"(id:"AAAAAAAAAAAAAAAA",kind:"x",stamp:1,by:"",set:{}),"#, 0, Some(Fault::NotAnId)),
        (
            r#"(id:"aaaaaaaaaaaaaaaa",kind:"x",stamp:1,by:"",set:{},more:1),"#,
            0,
            Some(Fault::UnknownName("more".into())),
        ),
        (r#"(id:"aaaaaaaaaaaaaaaa",stamp:1,by:"",set:{}),"#, 0, Some(Fault::MissingName("kind".into()))),
        (r#"(id:"aaaaaaaaaaaaaaaa",kind:"x",stamp:1,by:"",set:{"a":1.5}),"#, 0, None),
        (r#"(id:"aaaaaaaaaaaaaaaa",kind:"x",stamp:1,by:"\q",set:{}),"#, 0, Some(Fault::BadEscape)),
        ("<<<<<<< HEAD", 1, None),
    ];
    for (line, column, fault) in cases {
        let text = format!(
            "Session(\nversion: (1, 0),\nrevisions: [\n{line}\n],\nredactions: [\n],\nend: (revisions: 1, redactions: 0),\n)\n"
        );
        let damages = damages(text.as_bytes());
        let place = &damages.places[0];
        assert_eq!((damages.count, place.line), (1, 4), "{line}\n{place:?}");
        assert!(column == 0 || place.column == column, "{line}\n{place:?}");
        assert!(fault.is_none_or(|fault| place.fault == fault), "{line}\n{place:?}");
        assert!(place.caret >= 1 && place.caret <= place.source.chars().count() + 1, "{place:?}");
    }
}

#[test]
fn nothing_and_zeros_are_damage_at_the_beginning() {
    for bytes in [&b""[..], &[0; 512][..], b"\xEF\xBB\xBF", b"\n\n"] {
        let damages = damages(bytes);
        assert_eq!(damages.places[0].column, 1, "{damages:?}");
        assert!(salvage(bytes).is_ok_and(|salvaged| salvaged.session.revisions().is_empty()));
    }
}

#[test]
fn other_encodings_are_told_apart() {
    // 会議の記録 in Shift_JIS, as an old editor saves it
    let cp932 = b"Session(\nversion: (1, 0),\n// \x89\xEF\x8Bc\x82\xCC\x8BL\x98^\n";
    assert_eq!(load(cp932).unwrap_err(), LoadError::NotUtf8(Looks::Cp932));
    assert_eq!(load(b"\xFF\xFES\0e\0").unwrap_err(), LoadError::NotUtf8(Looks::Utf16));
    assert_eq!(load(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xFF").unwrap_err(), LoadError::NotUtf8(Looks::Binary));
}

#[test]
fn a_file_of_git_with_both_sides_in_it_gives_all_of_them_back() {
    let session = session_of(&sample());
    let text =
        print(&session).replace("\nredactions: [", "\n<<<<<<< ours\n=======\n>>>>>>> theirs\nredactions: [");
    let loaded = load(text.as_bytes()).unwrap();
    assert_eq!((loaded.hand.marks, &loaded.session), (1, &session));
    assert_eq!(loaded.hand.unread.count, 0);
}

#[test]
fn a_file_of_git_from_which_somebody_took_lines_is_damaged() {
    let text = print(&session_of(&sample()));
    let (rest, end) = text.split_at(text.rfind("end: (").unwrap());
    let (end, close) = end.split_once('\n').unwrap();
    let fewer = "end: (revisions: 1, redactions: 0),";
    let line = rest.lines().rfind(|line| line.starts_with("(id:")).unwrap();
    let rest = rest.replace(&format!("{line}\n"), "");
    for [one, other] in [[end, fewer], [fewer, end]] {
        let marked = format!("{rest}<<<<<<< HEAD\n{one}\n=======\n{other}\n>>>>>>> b1\n{close}");
        assert!(matches!(damages(marked.as_bytes()).places[0].fault, Fault::Missing(1)), "{one}");
    }
}
