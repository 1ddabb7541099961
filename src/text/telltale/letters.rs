//! The letters of a text in one form, each with its place in the text as it was typed.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text letter by letter: full-width and half-width, ㍻ and 平成 are the same here (NFKC).
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    letters: Vec<char>,
    spans: Vec<Range<usize>>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut all = Self::default();
        for (at, cluster) in text.grapheme_indices(true) {
            let span = at..at + cluster.len();
            // ① is the mark of a list, no digit
            if let Some(mark @ '\u{2460}'..='\u{24FF}') = cluster.chars().next() {
                all.push(mark, &span);
                continue;
            }
            for letter in cluster.nfkc().filter(|c| !is_selector(*c)) {
                all.push(if letter.is_whitespace() && letter != '\n' { ' ' } else { letter }, &span);
            }
        }
        all
    }

    fn push(&mut self, letter: char, span: &Range<usize>) {
        self.letters.push(letter);
        self.spans.push(span.clone());
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letter at a place; NUL beyond the ends.
    pub(super) fn get(&self, at: usize) -> char {
        self.letters.get(at).copied().unwrap_or('\0')
    }

    /// The letter before a place; NUL at the start.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.get(at))
    }

    /// Where a word that starts at a place ends.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.chars().count();
        word.chars().enumerate().all(|(n, letter)| self.get(at + n) == letter).then_some(end)
    }

    /// Where the first of some words that starts at a place ends.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.word(at, word))
    }

    /// Where a word that ends before a place starts.
    pub(super) fn word_before(&self, end: usize, word: &str) -> Option<usize> {
        let mut at = end;
        for letter in word.chars().rev() {
            at = at.checked_sub(1).filter(|at| self.get(*at) == letter)?;
        }
        Some(at)
    }

    /// Where another text that ends before a place starts.
    pub(super) fn same_before(&self, end: usize, other: &Letters) -> Option<usize> {
        let start = end.checked_sub(other.len()).filter(|_| other.len() > 0)?;
        (0..other.len()).all(|n| self.get(start + n) == other.get(n)).then_some(start)
    }

    /// Where letters of one sort that end before a place start, at most `most` of them.
    pub(super) fn run_before(&self, end: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
        let mut at = end;
        while at > 0 && end - at < most && is(self.before(at)) {
            at -= 1;
        }
        at
    }

    /// Where letters of one sort that start at a place end, at most `most` of them.
    pub(super) fn run(&self, start: usize, most: usize, is: impl Fn(char) -> bool) -> usize {
        let mut at = start;
        while at < self.len() && at - start < most && is(self.get(at)) {
            at += 1;
        }
        at
    }

    /// The bytes of the typed text that some letters come from.
    pub(super) fn span(&self, place: Range<usize>) -> Range<usize> {
        let start = self.spans.get(place.start).map_or(0, |span| span.start);
        let end = place.end.checked_sub(1).and_then(|last| self.spans.get(last));
        start..end.map_or(start, |span| span.end)
    }
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '々' | 'ヶ')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ') && c != 'ヶ'
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ー')
}

/// What people type between the groups of a number; a half-width ー is one too.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー' | '─')
}
