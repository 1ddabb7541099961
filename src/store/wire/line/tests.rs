//! The quick reader says what the reader of all RON says, or nothing.

use proptest::prelude::*;

use super::*;
use crate::store::wire::tests::made::{session_of, steps};

/// What stands between texts, and what a text could be broken with.
const PIECES: [&str; 22] = [
    "\"", "\\", "\\n", "\\\\", "\\u{41}", "\\x41", ",", ":", "(", ")", "[", "]", "{", "}", "0", "-", "1.5",
    " ", "//", "true", "Some(", "語",
];

/// Puts a piece in the place of some characters of a line.
fn spoilt(line: &str, at: prop::sample::Index, gone: usize, piece: &str) -> String {
    let at = at.index(line.chars().count() + 1);
    line.chars().take(at).chain(piece.chars()).chain(line.chars().skip(at + gone)).collect()
}

/// Whether the quick reader reads a line; then all RON is to read the same of it.
fn agrees(line: &str) -> Result<bool, TestCaseError> {
    let Some(quick) = quick::read(bare(line)) else { return Ok(false) };
    let slow: Result<Line, _> = options().from_str(bare(line));
    prop_assert_eq!(slow.as_ref(), Ok(&quick), "{}", line);
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_line_that_was_printed_is_read_quickly(steps in steps()) {
        for revision in session_of(&steps).revisions().values() {
            let mut line = String::new();
            print(revision, &mut line);
            prop_assert!(agrees(&line)?, "{line}");
            prop_assert_eq!(&read(1, &line).unwrap(), &**revision);
        }
    }

    #[test]
    fn of_a_spoilt_line_it_says_the_same_or_nothing(
        steps in steps(),
        faults in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(&PIECES[..])), 1..3),
    ) {
        for revision in session_of(&steps).revisions().values() {
            let mut line = String::new();
            print(revision, &mut line);
            for (at, gone, piece) in &faults {
                line = spoilt(&line, *at, *gone, piece);
                agrees(&line)?;
            }
        }
    }
}

#[test]
fn of_numbers_and_of_depths_it_says_the_same_or_nothing() {
    let line = |stamp: &str, value: &str| {
        format!("(id:\"aaaaaaaaaaaaaaaa\",kind:\"x\",stamp:{stamp},by:\"\",set:{{\"a\":{value}}}),")
    };
    for number in ["0", "-0", "7", "-9223372036854775808", "9223372036854775807", "true", "{\"a\":1,\"a\":2}"]
    {
        assert!(agrees(&line("18446744073709551615", number)).unwrap(), "{number}");
    }
    for number in
        ["", "-", "00", "-07", "+1", "1_000", "0x1", "1i64", "1.0", "9223372036854775808", "inf", "tru"]
    {
        assert!(!agrees(&line("0", number)).unwrap(), "{number}");
    }
    for stamp in ["-1", "18446744073709551616", "01", "1u64"] {
        assert!(!agrees(&line(stamp, "0")).unwrap(), "{stamp}");
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep =
            |depth: usize| line("0", &format!("{}0{}", open.repeat(depth - 1), close.repeat(depth - 1)));
        assert!(agrees(&deep(limits::DEPTH)).unwrap());
        assert!(!agrees(&deep(limits::DEPTH + 1)).unwrap());
    }
}
