//! Words that come up in more than one case: counted once a case, as they are written, listed from two cases on.

use std::collections::BTreeSet;

use super::codebook::Codebook;
use super::coding::Case;
use crate::text;

/// A word and the cases it stands in, by their place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurring {
    /// The word.
    pub word: String,
    /// The cases.
    pub cases: Vec<usize>,
}

/// The cases a word stands in.
#[must_use]
pub fn of(cases: &[Case], word: &str) -> Recurring {
    let telling = cases.iter().enumerate().filter(|(_, case)| case.tells(word));
    Recurring { word: word.to_owned(), cases: telling.map(|(at, _)| at).collect() }
}

/// The words that come up in two cases or more: runs of kanji or katakana, and the words of the codebook. Those in most
/// cases come first; a part of a longer word that stands in the same cases is left out.
#[must_use]
pub fn found(cases: &[Case], codebook: &Codebook) -> Vec<Recurring> {
    let runs = cases.iter().flat_map(|case| &case.texts).flat_map(|told| runs(&text::nfkc(told.text)));
    let keywords = codebook.codes.iter().flat_map(|code| &code.keywords).cloned();
    let words: BTreeSet<String> = runs.chain(keywords).collect();
    let mut found: Vec<Recurring> = words.iter().map(|word| of(cases, word)).collect();
    found.retain(|recurring| recurring.cases.len() > 1);
    let longer = |one: &Recurring| {
        found.iter().any(|other| {
            other.word.len() > one.word.len() && other.word.contains(&one.word) && other.cases == one.cases
        })
    };
    let mut all: Vec<Recurring> = found.iter().filter(|one| !longer(one)).cloned().collect();
    all.sort_by(|a, b| b.cases.len().cmp(&a.cases.len()).then_with(|| a.word.cmp(&b.word)));
    all
}

/// Runs of two and more kanji, or of katakana.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<(Script, String)> = Vec::new();
    for c in text.chars() {
        let script = Script::of(c);
        match runs.last_mut().filter(|(last, _)| *last == script) {
            Some((_, run)) => run.push(c),
            None => runs.push((script, c.to_string())),
        }
    }
    let words = runs.into_iter().filter(|(script, run)| *script != Script::Other && run.chars().count() > 1);
    words.map(|(_, run)| run).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Other,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
                Self::Kanji
            }
            'ァ'..='ヺ' | 'ー' => Self::Katakana,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_one_script() {
        assert_eq!(runs("昼夜逆転し、サポステへ。弟も"), ["昼夜逆転", "サポステ"]);
        assert_eq!(runs("方々で"), ["方々"]);
        assert!(runs("").is_empty());
    }
}
