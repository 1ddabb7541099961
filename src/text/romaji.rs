//! Finding an agency by romaji of its よみ, typed with the IME off.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::fold;
use super::romaji_table::{sounds, spellings};

/// Says whether `typed` (Latin letters) spells a part of `reading` (hiragana or katakana).
///
/// Every usual romanisation will do, mixed as well: Hepburn, Kunrei, Nippon and what an IME takes
/// (shakyo, syakyo, sha, xtu). Long vowels may be written long, short or with a macron (ou, oo, oh, ō,
/// o), ん as n, nn, n' or m. The part begins at any kana and may end inside one, so that a list can
/// be narrowed while typing. Nothing typed is a part of everything; kana typed are a part of nothing:
/// [`super::fold::find`] looks for these.
#[must_use]
pub fn romaji_match(reading: &str, typed: &str) -> bool {
    let Some(typed) = latin(typed) else { return false };
    if typed.is_empty() {
        return true;
    }
    // reached[n]: the first n letters typed spell the sounds up to here, from some beginning on
    let mut reached = vec![false; typed.len()];
    let sounds = sounds(&fold(reading));
    for (index, sound) in sounds.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| sounds.get(index));
        let ways = spellings(sound, before, sounds.get(index + 1));
        let mut next = vec![false; typed.len()];
        for from in 0..typed.len() {
            if from > 0 && !reached.get(from).copied().unwrap_or(false) {
                continue;
            }
            let rest = typed.get(from..).unwrap_or("");
            for way in &ways {
                if way.starts_with(rest) {
                    return true;
                }
                let end = from + way.len();
                // nothing skipped counts as a beginning
                if rest.starts_with(way.as_str())
                    && end > 0
                    && let Some(next) = next.get_mut(end)
                {
                    *next = true;
                }
            }
        }
        reached = next;
    }
    false
}

/// The letters and digits typed: lower case, without macrons, hyphens and apostrophes; `None` when
/// something is not Latin.
fn latin(typed: &str) -> Option<String> {
    let letters: String = fold(typed)
        .nfd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '-' | '\'' | '’' | '‐' | '.' | 'ー'))
        .collect();
    letters.chars().all(|c| c.is_ascii_alphanumeric()).then_some(letters)
}

#[cfg(test)]
mod tests;
