//! Words for moving and deleting: runs of one script.
//!
//! Japanese has no blanks between words; where the script changes is where people stop
//! (支援|の|ニーズ|を). A line break is a word of its own; blanks belong to the word before them.

use unicode_segmentation::UnicodeSegmentation;

use super::cluster;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Blank,
    Kanji,
    Hiragana,
    Katakana,
    Letter,
    Digit,
    Other,
}

/// Returns the start of the word before `at`, over blanks.
pub(super) fn start_before(text: &str, at: usize) -> usize {
    let (start, line) = line_around(text, at);
    if start == at {
        return cluster::before(text, at);
    }
    let graphemes = scripts(line);
    let mut index = graphemes.partition_point(|(offset, _)| start + offset < at);
    let script_before = |index: usize| graphemes.get(index.wrapping_sub(1)).map(|(_, script)| *script);
    while script_before(index) == Some(Script::Blank) {
        index -= 1;
    }
    let word = script_before(index);
    while index > 0 && script_before(index) == word {
        index -= 1;
    }
    start + graphemes.get(index).map_or(0, |(offset, _)| *offset)
}

/// Returns the start of the word behind `at`: behind the rest of this word and its blanks.
pub(super) fn start_after(text: &str, at: usize) -> usize {
    let (start, line) = line_around(text, at);
    let end = start + line.len();
    if end == at {
        return cluster::after(text, at);
    }
    let graphemes = scripts(line);
    let mut rest = graphemes.iter().skip_while(|(offset, _)| start + offset < at).peekable();
    let word = rest.peek().map(|(_, script)| *script);
    while rest.next_if(|(_, script)| Some(*script) == word).is_some() {}
    while rest.next_if(|(_, script)| *script == Script::Blank).is_some() {}
    rest.peek().map_or(end, |(offset, _)| start + offset)
}

/// The line that `at` stands in, and where it begins.
fn line_around(text: &str, at: usize) -> (usize, &str) {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = head.rfind('\n').map_or(0, |newline| newline + 1);
    let end = tail.find('\n').map_or(text.len(), |newline| at + newline);
    (start, text.get(start..end).unwrap_or(""))
}

fn scripts(line: &str) -> Vec<(usize, Script)> {
    let mut last = Script::Other;
    line.grapheme_indices(true)
        .map(|(at, grapheme)| {
            last = script(grapheme.chars().next().unwrap_or(' '), last);
            (at, last)
        })
        .collect()
}

fn script(c: char, before: Script) -> Script {
    match c {
        // らーめん, ラーメン; 霞ヶ関
        'ー' | 'ｰ' | '゛' | '゜' if before == Script::Hiragana => Script::Hiragana,
        'ヶ' | 'ヵ' if before == Script::Kanji => Script::Kanji,
        '0'..='9' | '０'..='９' => Script::Digit,
        'ぁ'..='ゟ' => Script::Hiragana,
        'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ' => Script::Katakana,
        '々' | '〆' | '〇' | '〻' | '一'..='鿿' | '㐀'..='䶿' | '\u{F900}'..='\u{FAFF}' => {
            Script::Kanji
        }
        '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
        c if c.is_whitespace() => Script::Blank,
        c if c.is_alphabetic() => Script::Letter,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{start_after, start_before};

    fn stops(text: &str) -> (Vec<usize>, Vec<usize>) {
        let chars = |at: usize| text.get(..at).unwrap().chars().count();
        let forward = std::iter::successors(Some(0), |&at| (at < text.len()).then(|| start_after(text, at)));
        let back = std::iter::successors(Some(text.len()), |&at| (at > 0).then(|| start_before(text, at)));
        (forward.map(chars).collect(), back.map(chars).collect())
    }

    #[test]
    fn words_are_runs_of_one_script() {
        for (text, expected) in [
            ("支援のニーズを12件、SOSへ", vec![0, 2, 3, 6, 7, 9, 10, 11, 14, 15]),
            ("らーめんラーメン霞ヶ関人々", vec![0, 4, 8, 13]),
            ("社協　 生活\n\n 課", vec![0, 4, 6, 7, 8, 9, 10]),
            ("ﾃﾞｲｹｱか\u{3099}が葛\u{E0100}𠮷👍🏽①", vec![0, 5, 8, 11, 14]),
            ("don't stop", vec![0, 3, 4, 6, 10]),
            ("", vec![0]),
        ] {
            let (forward, back) = stops(text);
            assert_eq!(forward, expected, "{text}");
            assert!(back.iter().rev().eq(&expected), "{text}: {back:?}");
        }
    }
}
