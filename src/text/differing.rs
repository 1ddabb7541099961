//! Where two wordings differ: by graphemes, and alike wherever it is computed.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// Graphemes between two differences that are marked along with them: single letters left plain are no help.
const ISLAND: usize = 2;

/// The longest stretches that are compared grapheme by grapheme; of longer ones the whole middle counts as different.
const LONGEST: usize = 3_000;

/// The parts of each of two texts, as bytes, that the other has not; none where they are equal.
#[must_use]
pub fn differing(one: &str, other: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (one, other) = (pieces(one), pieces(other));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (one.iter().map(|(_, text)| *text).collect(), other.iter().map(|(_, text)| *text).collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) =
        (old.get(..old.len() - tail).unwrap_or_default(), new.get(..new.len() - tail).unwrap_or_default());
    let changed =
        if old.len().max(new.len()) > LONGEST { vec![(0..old.len(), 0..new.len())] } else { gaps(old, new) };
    let (one_changed, other_changed): (Vec<_>, Vec<_>) = changed.into_iter().unzip();
    (bytes(&one, head, &one_changed), bytes(&other, head, &other_changed))
}

/// What lies between the stretches that are alike, but for short ones in the middle.
fn gaps(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let alike = capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    let mut gaps = Vec::new();
    let mut from = (0, 0);
    for (a, b, len) in alike.filter(|(.., len)| *len > ISLAND).chain([(old.len(), new.len(), 0)]) {
        gaps.push((from.0..a, from.1..b));
        from = (a + len, b + len);
    }
    gaps
}

/// The graphemes of a text with where each begins.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    text.grapheme_indices(true).collect()
}

/// Ranges of graphemes, counted from `head`, as ranges of bytes; empty ones are left out.
fn bytes(pieces: &[(usize, &str)], head: usize, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let end = pieces.last().map_or(0, |(at, text)| at + text.len());
    let at = |index: usize| pieces.get(head + index).map_or(end, |(at, _)| *at);
    ranges.iter().filter(|range| !range.is_empty()).map(|range| at(range.start)..at(range.end)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(one: &str, other: &str) -> (String, String) {
        let marked = |text: &str, ranges: &[Range<usize>]| {
            let mut out = text.to_owned();
            for range in ranges.iter().rev() {
                out.insert(range.end, ']');
                out.insert(range.start, '[');
            }
            out
        };
        let (a, b) = differing(one, other);
        (marked(one, &a), marked(other, &b))
    }

    #[test]
    fn what_the_other_has_not_is_marked() {
        for (one, other, expected) in [
            ("月に二度の相談", "月に三度の相談", ("月に[二]度の相談", "月に[三]度の相談")),
            ("夜の電話", "夜の電話を分け合う", ("夜の電話", "夜の電話[を分け合う]")),
            ("同じ", "同じ", ("同じ", "同じ")),
            ("", "新しい", ("", "[新しい]")),
            // a name kanji with its variant is one grapheme
            ("葛\u{E0100}城市", "葛城市", ("[葛\u{E0100}]城市", "[葛]城市")),
            // no single letters are left plain between two differences
            ("週一回の訪問", "月二回の訪問", ("[週一]回の訪問", "[月二]回の訪問")),
            ("甲と乙が行く", "丙と丁が行く", ("[甲と乙]が行く", "[丙と丁]が行く")),
        ] {
            let (a, b) = marked(one, other);
            assert_eq!((a.as_str(), b.as_str()), expected);
        }
    }

    #[test]
    fn a_very_long_text_is_marked_as_a_whole_between_what_is_alike() {
        let (a, b) = ("あいう".repeat(2_000), "えお".repeat(2_000));
        let (one, other) = (format!("前{a}後"), format!("前{b}後"));
        let (first, second) = differing(&one, &other);
        assert_eq!((first.len(), &first[0]), (1, &(3..3 + a.len())));
        assert_eq!((second.len(), &second[0]), (1, &(3..3 + b.len())));
    }

    proptest! {
        #[test]
        fn what_is_not_marked_is_alike(one in "[あいう葛a👍🏽]{0,20}", other in "[あいう葛a👍🏽]{0,20}") {
            let (a, b) = differing(&one, &other);
            let left = |text: &str, ranges: &[Range<usize>]| {
                let marked = |at: usize| ranges.iter().any(|range| range.contains(&at));
                text.char_indices().filter(|(at, _)| !marked(*at)).map(|(_, c)| c).collect::<String>()
            };
            prop_assert_eq!(left(&one, &a), left(&other, &b));
            prop_assert_eq!(a.is_empty() && b.is_empty(), one == other);
            let turned = differing(&one, &other);
            prop_assert_eq!(turned, (a, b));
        }
    }
}
