//! Dates as they are typed: 1985年4月1日, 昭和六十年四月一日, S60.4.1, 2026-11-21, 19850401, 4/1.

use super::letters::{Letters, is_hyphen};
use super::number::{kanji, number};

/// A date, or the part of one, that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// The year, where it is told.
    pub(super) year: Option<u32>,
    /// Whether month and day are told.
    pub(super) has_day: bool,
    /// Where it ends.
    pub(super) end: usize,
}

/// Eras with the year before their first; the letters are for S60.4.1.
const ERAS: [(&str, char, u32); 5] =
    [("明治", 'M', 1867), ("大正", 'T', 1911), ("昭和", 'S', 1925), ("平成", 'H', 1988), ("令和", 'R', 2018)];

/// The date that starts at a place.
pub(super) fn date(letters: &Letters, at: usize) -> Option<Date> {
    let before = letters.before(at);
    if before.is_ascii_digit() || kanji(before).is_some() {
        return None;
    }
    if let Some((before_first, at)) = era(letters, at) {
        let (year, end) = match letters.get(at) {
            '元' => (1, at + 1),
            _ => number(letters, at).filter(|(year, _)| (1..=64).contains(year))?,
        };
        return with_year(letters, before_first + year, end);
    }
    if let Some(date) = solid(letters, at) {
        return Some(date);
    }
    let (first, end) = number(letters, at)?;
    if (1868..=2099).contains(&first) {
        return with_year(letters, first, end);
    }
    let parted = letters.get(end) == '月' || is_mark(letters.get(end));
    let (has_day, end) = parted.then(|| month_and_day(letters, at)).flatten()?;
    Some(Date { year: None, has_day, end })
}

fn era(letters: &Letters, at: usize) -> Option<(u32, usize)> {
    ERAS.into_iter().find_map(|(name, letter, before_first)| {
        let by_letter = letters.get(at).eq_ignore_ascii_case(&letter)
            && !letters.before(at).is_ascii_alphanumeric()
            && letters.get(at + 1).is_ascii_digit();
        let end = letters.word(at, name).or_else(|| by_letter.then_some(at + 1))?;
        Some((before_first, blank(letters, end)))
    })
}

/// 19850401
fn solid(letters: &Letters, at: usize) -> Option<Date> {
    let end = letters.run(at, 9, |c| c.is_ascii_digit());
    let digits: u32 = (at..end).filter_map(|n| letters.get(n).to_digit(10)).fold(0, |sum, d| sum * 10 + d);
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    let is_date = end - at == 8
        && (1868..=2099).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day);
    is_date.then_some(Date { year: Some(year), has_day: true, end })
}

fn with_year(letters: &Letters, year: u32, end: usize) -> Option<Date> {
    let year = Some(year);
    if letters.get(end) == '年' {
        let alone = Date { year, has_day: false, end: end + 1 };
        let Some((has_day, end)) = month_and_day(letters, blank(letters, end + 1)) else {
            return Some(alone);
        };
        return Some(Date { year, has_day, end });
    }
    let (_, end) = is_mark(letters.get(end)).then(|| month_and_day(letters, end + 1)).flatten()?;
    Some(Date { year, has_day: true, end })
}

/// 4月1日, 4月 or 4.1, and where it ends.
fn month_and_day(letters: &Letters, at: usize) -> Option<(bool, usize)> {
    let (_, end) = number(letters, at).filter(|(month, _)| (1..=12).contains(month))?;
    let day = |at| number(letters, at).filter(|(day, _)| (1..=31).contains(day)).map(|(_, end)| end);
    if letters.get(end) == '月' {
        let end = end + 1;
        return match day(blank(letters, end)) {
            Some(end) if letters.get(end) == '日' => Some((true, end + 1)),
            _ => Some((false, end)),
        };
    }
    if is_mark(letters.get(end)) { day(end + 1).map(|end| (true, end)) } else { None }
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '/' | '・') || is_hyphen(c)
}

fn blank(letters: &Letters, at: usize) -> usize {
    if letters.get(at) == ' ' { at + 1 } else { at }
}
