//! Street and number: 3丁目12番, 120番地, 北町3-12-5, メゾン北町 203号室.

use std::ops::Range;

use super::letters::{Letters, is_hyphen, is_kanji};
use super::number::{number, start_of_number};

/// Words for a house in front of the number of a flat.
const HOUSES: [&str; 9] =
    ["アパート", "マンション", "ハイツ", "コーポ", "メゾン", "レジデンス", "荘", "団地", "棟"];

pub(super) fn find(letters: &Letters) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        match address(letters, at) {
            Some(place) => {
                at = place.end.max(at + 1);
                found.push(place);
            }
            None => at += 1,
        }
    }
    found
}

fn address(letters: &Letters, at: usize) -> Option<Range<usize>> {
    let start = || Some(start_of_number(letters, at)).filter(|start| *start < at);
    match letters.get(at) {
        '丁' => {
            let block = letters.word(at, "丁目")?;
            let (_, end) = number(letters, block)?;
            Some(start()?..end)
        }
        '番' => {
            if let Some(end) = letters.word(at, "番地") {
                return Some(start()?..end);
            }
            let (_, end) = number(letters, at + 1)?;
            (letters.get(end) == '号').then(start).flatten().map(|start| start..end + 1)
        }
        '号' => {
            let end = letters.word(at, "号室")?;
            let number = start()?;
            let window = letters.run_before(number, 10, |c| c != '\n' && c != '。');
            let house = |from| letters.any(from, &HOUSES).is_some_and(|end| end <= number);
            (window..number).find(|from| house(*from)).map(|house| house..end)
        }
        '町' | '村' | '区' => {
            let first = group(letters, at + 1)?;
            let second = is_hyphen(letters.get(first)).then(|| group(letters, first + 1)).flatten()?;
            let third = is_hyphen(letters.get(second)).then(|| group(letters, second + 1)).flatten()?;
            Some(letters.run_before(at, 6, is_kanji)..third)
        }
        _ => None,
    }
}

/// Where one to three digits end.
fn group(letters: &Letters, at: usize) -> Option<usize> {
    let end = letters.run(at, 4, |c| c.is_ascii_digit());
    (1..=3).contains(&(end - at)).then_some(end)
}
