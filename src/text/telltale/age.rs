//! An exact age beside a school or company called by its name: 17歳、みなと高校2年. Either alone points to nobody.

use std::ops::Range;

use super::letters::{Letters, is_hyphen};
use super::named;
use super::number::{number, start_of_number};

/// How many letters may stand between the two.
const NEAR: usize = 20;

/// What makes an age the bound of a group of people, or an age people talk about.
const BOUNDS: [&str; 21] = [
    "以上",
    "以下",
    "未満",
    "以降",
    "以前",
    "まで",
    "から",
    "前後",
    "児",
    "の壁",
    "向け",
    "対象",
    "になる",
    "になった",
    "を過ぎ",
    "を超え",
    "ごろ",
    "頃",
    "代",
    "〜",
    "~",
];

pub(super) fn find(letters: &Letters, known: &[Letters]) -> Vec<Range<usize>> {
    (0..letters.len())
        .filter_map(|unit| Some((unit, exact_age(letters, unit)?)))
        .filter_map(|(unit, start)| beside(letters, start..unit + 1, known))
        .collect()
}

/// Where the age with its 歳 here starts, if it is one person's.
fn exact_age(letters: &Letters, unit: usize) -> Option<usize> {
    if !matches!(letters.get(unit), '歳' | '才') {
        return None;
    }
    let start = start_of_number(letters, unit);
    let (age, _) = number(letters, start).filter(|(_, end)| *end == unit)?;
    let is_bound = letters.any(unit + 1, &BOUNDS).is_some() || is_hyphen(letters.get(unit + 1));
    let before = letters.before(start);
    let ends_range =
        is_hyphen(before) || "〜~".contains(before) || letters.word_before(start, "から").is_some();
    (start < unit && age <= 120 && !is_bound && !ends_range).then_some(start)
}

/// The age with the place called by its name that stands near it in the same sentence.
fn beside(letters: &Letters, age: Range<usize>, known: &[Letters]) -> Option<Range<usize>> {
    let in_sentence = |c| !matches!(c, '。' | '\n');
    let from = letters.run_before(age.start, NEAR, in_sentence);
    let to = letters.run(age.end, NEAR, in_sentence);
    let before = (from..age.start).rev().find_map(|at| named::place(letters, at, known));
    let after = || (age.end..to).find_map(|at| named::place(letters, at, known));
    let place = before.or_else(after)?;
    Some(place.start.min(age.start)..place.end.max(age.end))
}
