//! Telephone numbers as they are written in Japan; hours, years, postal codes and amounts are none.

use std::ops::Range;

use super::letters::{Letters, is_hyphen};

/// Lines of services, which are nobody's own.
const SERVICES: [&str; 5] = ["0120", "0800", "0570", "0990", "0180"];

/// Words after which a number without its area code is one.
const ANNOUNCED: [&str; 8] = ["電話番号", "電話", "携帯番号", "携帯", "TEL", "Tel", "tel", "☎"];

pub(super) fn find(letters: &Letters) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let end = if starts(letters, at) { whole(letters, at).or_else(|| local(letters, at)) } else { None };
        match end {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a number may start here: not within another, nor behind a letter or a decimal point.
fn starts(letters: &Letters, at: usize) -> bool {
    let (here, before) = (letters.get(at), letters.before(at));
    let is_inside = before.is_ascii_alphanumeric() && !is_announced(letters, at);
    if !(here.is_ascii_digit() || matches!(here, '(' | '+')) || is_inside {
        return false;
    }
    let parted = is_hyphen(before) || matches!(before, '.' | ',' | '/' | ':');
    !(parted && at >= 2 && letters.before(at - 1).is_ascii_digit())
}

fn is_announced(letters: &Letters, at: usize) -> bool {
    ANNOUNCED.iter().any(|word| letters.word_before(at, word).is_some())
}

/// A number with its area code: 090-0000-0000, 03(0000)0000, (0000)00-0000, 0312345678, +81 90 0000 0000.
fn whole(letters: &Letters, at: usize) -> Option<usize> {
    let abroad = letters.word(at, "+81");
    let mut end = at;
    let (mut digits, mut groups) = (String::new(), Vec::new());
    if let Some(after) = abroad {
        digits.push('0');
        end = parting(letters, after);
        // +81(0)90
        end = letters.any(end, &["0)", "(0)"]).map_or(end, |end| parting(letters, end));
    } else if letters.get(at) == '(' {
        end += 1;
    }
    while groups.len() < 3 {
        let stop = letters.run(end, 12, |c| c.is_ascii_digit());
        if stop == end {
            break;
        }
        digits.extend((end..stop).map(|n| letters.get(n)));
        groups.push(stop - end);
        end = stop;
        let next = parting(letters, end);
        if groups.len() == 3 || !letters.get(next).is_ascii_digit() {
            break;
        }
        end = next;
    }
    let goes_on = letters.get(end).is_ascii_digit()
        || (is_hyphen(letters.get(end)) && letters.get(end + 1).is_ascii_digit());
    let is_area = digits.starts_with('0') && !digits.starts_with("00");
    let is_service = SERVICES.iter().any(|line| digits.starts_with(line));
    let is_mobile = ["050", "060", "070", "080", "090"].iter().any(|code| digits.starts_with(code));
    let long = if is_mobile { 11 } else { 10 };
    let shaped = match groups[..] {
        [_] => true,
        [area, rest] => (2..=5).contains(&area) && rest >= 5,
        [area, middle, last] => {
            (1 + usize::from(abroad.is_none())..=5).contains(&area) && middle <= 4 && (3..=4).contains(&last)
        }
        _ => false,
    };
    (is_area && !is_service && digits.len() == long && shaped && !goes_on).then_some(end)
}

/// A number without its area code, where a word before it says that it is one: 電話 72-0000.
fn local(letters: &Letters, at: usize) -> Option<usize> {
    let gap = letters.run_before(at, 3, |c| " :はへ.(".contains(c));
    if !is_announced(letters, gap) {
        return None;
    }
    let exchange = letters.run(at, 5, |c| c.is_ascii_digit());
    let line = exchange + 1;
    let end = letters.run(line, 5, |c| c.is_ascii_digit());
    let is_year = exchange - at == 4 && (letters.word(at, "19").or(letters.word(at, "20"))).is_some();
    let counts = matches!(letters.get(end), '年' | '件' | '人' | '回' | '円' | '名' | '時');
    let shaped = (2..=4).contains(&(exchange - at)) && is_hyphen(letters.get(exchange)) && end - line == 4;
    (shaped && !is_year && !counts).then_some(end)
}

/// Goes over what parts two groups: a hyphen, a bracket, a blank, の.
fn parting(letters: &Letters, at: usize) -> usize {
    let mut end = letters.run(at, 1, |c| c == ' ');
    end = letters.run(end, 1, |c| is_hyphen(c) || matches!(c, '(' | ')' | '・' | 'の'));
    end = letters.run(end, 1, |c| c == '(' || is_hyphen(c));
    letters.run(end, 1, |c| c == ' ')
}
