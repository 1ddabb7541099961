//! Numbers, in digits and in kanji.

use super::letters::Letters;

/// A number at a place and where it ends: at most four digits, or kanji numerals (六十, 一九八五).
pub(super) fn number(letters: &Letters, at: usize) -> Option<(u32, usize)> {
    let end = letters.run(at, 5, |c| c.is_ascii_digit());
    if end > at {
        let value = (at..end).filter_map(|n| letters.get(n).to_digit(10)).fold(0, |sum, d| sum * 10 + d);
        return (end - at < 5).then_some((value, end));
    }
    let end = letters.run(at, 8, |c| kanji(c).is_some());
    if end == at || end - at == 8 {
        return None;
    }
    let (mut sum, mut last): (u32, Option<u32>) = (0, None);
    for digit in (at..end).filter_map(|n| kanji(letters.get(n))) {
        if digit >= 10 {
            sum += last.take().unwrap_or(1) * digit;
        } else {
            last = Some(last.map_or(0, |last| last * 10) + digit);
        }
    }
    Some((sum + last.unwrap_or(0), end))
}

/// Where the number that ends before a place starts.
pub(super) fn start_of_number(letters: &Letters, end: usize) -> usize {
    let start = letters.run_before(end, 8, |c| c.is_ascii_digit());
    if start < end { start } else { letters.run_before(end, 8, |c| kanji(c).is_some()) }
}

pub(super) fn kanji(c: char) -> Option<u32> {
    let digits = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => digits.and_then(|digit| u32::try_from(digit).ok()),
    }
}
