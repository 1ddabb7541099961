//! Dates of birth: a date with 生まれ, 生年月日 or an age beside it. Other dates are a meeting's daily bread.

use std::ops::Range;

use super::date::{Date, date};
use super::letters::Letters;
use super::number::{number, start_of_number};

/// Words that announce a birth date, right before it.
const ANNOUNCED: [&str; 9] =
    ["生年月日", "誕生日", "出生日", "生年", "ate of birth", "DOB", "born", "born on", "irthday"];

/// What may stand between such a word and the date.
const BETWEEN: &str = " :はが、,()[]「『=";

pub(super) fn find(letters: &Letters) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let Some(date) = date(letters, at) else {
            at += 1;
            continue;
        };
        if let Some(place) = birth(letters, at, date) {
            found.push(place);
        }
        at = date.end;
    }
    found
}

/// Where a date and what makes it one of birth stand.
fn birth(letters: &Letters, start: usize, date: Date) -> Option<Range<usize>> {
    if let Some(end) = born(letters, date) {
        return Some(start..end);
    }
    let gap = letters.run_before(start, 5, |c| BETWEEN.contains(c));
    if let Some(word) = ANNOUNCED.iter().find_map(|word| letters.word_before(gap, word)) {
        return Some(word..date.end);
    }
    // a day long ago beside an age
    let is_past = date.has_day && date.year.is_some_and(|year| year < 2019);
    is_past.then(|| age_beside(letters, start, date.end)).flatten()
}

/// 生まれ and the like right after a date: where it ends.
fn born(letters: &Letters, date: Date) -> Option<usize> {
    if date.year.is_none() && !date.has_day {
        return None;
    }
    let at = letters.run(date.end, 1, |c| c == ' ');
    if let Some(end) = letters.any(at, &["生まれ", "うまれ", "生れ", "出生"]) {
        return Some(end);
    }
    if date.has_day
        && let Some(end) = letters.any(at, &["誕生", "に生まれた", "に生れた", "に誕生日"])
    {
        return Some(end);
    }
    // 生 alone; 生活 and 生徒 are other words
    let stands_alone =
        matches!(letters.get(at + 1), '\0' | '\n' | ' ' | '、' | '。' | ',' | ')' | '(' | 'の');
    (letters.get(at) == '生' && stands_alone).then_some(at + 1)
}

/// An age right before or after a date, in brackets or not: where both stand.
fn age_beside(letters: &Letters, start: usize, end: usize) -> Option<Range<usize>> {
    let is_gap = |c| " ()、・".contains(c);
    let after = letters.run(end, 2, is_gap);
    if after > end
        && let Some((_, unit)) = number(letters, after)
        && matches!(letters.get(unit), '歳' | '才')
    {
        return Some(start..unit + 1);
    }
    let gap = letters.run_before(start, 2, is_gap);
    let unit = (gap < start).then(|| gap.checked_sub(1)).flatten()?;
    let number = start_of_number(letters, unit);
    (matches!(letters.get(unit), '歳' | '才') && number < unit).then_some(number..end)
}
