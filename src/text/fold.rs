//! Keys: what is compared when people search, and keys typed with the IME on.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::clean::is_banned;
pub use super::fold_keys::{fold_key, yes_no};
use super::width::glyphs;

/// Folds text to a key for search and match; never shown, never stored.
///
/// NFKC (UAX #15), variation selectors and invisible characters dropped, katakana to hiragana (ー
/// stays), lower case, no blanks of any kind. Folding a key again changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|&c| !is_dropped(c))
        .flat_map(hiragana)
        .flat_map(char::to_lowercase)
        // "か゛" is "か ゙" by NFKC, and が now that its blank has gone
        .nfc()
        .collect()
}

/// A text in the form in which one way of writing a letter is the other (NFKC), its words left as they are.
#[must_use]
pub fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// Says whether `haystack` contains `needle`, both folded; an empty needle is in everything.
#[must_use]
pub fn find(haystack: &str, needle: &str) -> bool {
    fold(haystack).contains(&fold(needle))
}

/// Where in `haystack` a folded `needle` begins, in bytes; none where it is not found grapheme by grapheme.
#[must_use]
pub fn find_at(haystack: &str, needle: &str) -> Option<usize> {
    find_range(haystack, needle).map(|found| found.start)
}

/// Where in `haystack` a folded `needle` stands, in bytes: the whole graphemes it is in.
#[must_use]
pub fn find_range(haystack: &str, needle: &str) -> Option<Range<usize>> {
    let (mut folded, mut starts) = (String::new(), Vec::new());
    for glyph in glyphs(haystack) {
        starts.push((folded.len(), glyph.at));
        folded += &fold(glyph.source);
    }
    let found = folded.find(needle)?;
    let first = starts.partition_point(|(start, _)| *start <= found).checked_sub(1)?;
    let after = starts.partition_point(|(start, _)| *start < found + needle.len());
    let end = starts.get(after).map_or(haystack.len(), |(_, at)| *at);
    Some(starts.get(first)?.1..end)
}

fn is_dropped(c: char) -> bool {
    c.is_whitespace()
        || is_banned(c)
        || matches!(c, '\u{200C}' | '\u{200D}' | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}')
}

/// Katakana has hiragana 0x60 below it; ヷヸヹヺ have none of one character.
fn hiragana(c: char) -> impl Iterator<Item = char> {
    let (base, mark) = match c {
        'ヷ' => ('わ', Some('\u{3099}')),
        'ヸ' => ('ゐ', Some('\u{3099}')),
        'ヹ' => ('ゑ', Some('\u{3099}')),
        'ヺ' => ('を', Some('\u{3099}')),
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => (char::from_u32(u32::from(c) - 0x60).unwrap_or(c), None),
        _ => (c, None),
    };
    std::iter::once(base).chain(mark)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{find, find_at, find_range, fold};

    #[test]
    fn one_key_for_all_spellings() {
        for (text, key) in [
            ("ｻﾎﾟｽﾃ", "さぽすて"),
            ("ﾊﾛｰﾜｰｸ", "はろーわーく"),
            ("ﾃﾞｲｹｱ", "でいけあ"),
            ("か\u{3099} ほ\u{309A}ーと", "がぽーと"),
            ("か゛", "が"),
            ("カ ﾞ", "が"),
            ("辻\u{E0100}", "辻"),
            ("葛\u{E0101}", "葛"),
            ("神\u{FA19}", "神神"),
            ("㈱しおかぜ　Ａ b", "(株)しおかぜab"),
            ("ヴァヷヽヾヵヶ", "ゔぁわ\u{3099}ゝゞゕゖ"),
            ("①②Ⅰ型", "12i型"),
            ("か\u{200D}わ", "かわ"),
            ("ＳＯＳ\n相談", "sos相談"),
            ("𠮷野家", "𠮷野家"),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    #[test]
    fn found_however_written() {
        assert!(find("社会福祉法人しおかぜ市社会福祉協議会", "しおかぜ"));
        assert!(find("地域若者ｻﾎﾟｰﾄｽﾃｰｼｮﾝ", "サポート ステーション"));
        assert!(find("何でも", "") && find("", "　"));
        assert!(!find("サポート", "サホート"));
    }

    #[test]
    fn where_it_was_found() {
        for (haystack, needle, at) in [
            ("サポート", "ぽー", Some(3)),
            ("地域 若者", "若者", Some(7)),
            ("㈱しおかぜ", "株", Some(0)),
            ("か\u{3099}っこう", "っこ", Some(6)),
            ("辻\u{E0100}さん", "さ", Some("辻\u{E0100}".len())),
            ("なし", "あ", None),
            ("", "あ", None),
        ] {
            assert_eq!(find_at(haystack, needle), at, "{haystack} {needle}");
        }
    }

    #[test]
    fn what_was_found_is_whole_letters() {
        for (haystack, needle, found) in [
            ("地域のｻﾎﾟｰﾄを", "さぽーと", "ｻﾎﾟｰﾄ"),
            ("夜 間の窓口", "夜間", "夜 間"),
            ("㈱しおかぜ", "株", "㈱"),
            ("おわり", "おわり", "おわり"),
            ("か\u{3099}っこう", "が", "か\u{3099}"),
        ] {
            assert_eq!(find_range(haystack, needle).and_then(|at| haystack.get(at)), Some(found));
        }
        assert_eq!(find_range("なし", "あ"), None);
    }

    proptest! {
        #[test]
        fn folding_a_key_changes_nothing(text in "\\PC{0,12}|[かｶカハﾊはﾞﾟ゛゜\u{3099}\u{309A} 　ヷヺワﾜİΣẞǅ㌀㌔ー]{0,8}") {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key);
        }
    }

    #[test]
    fn every_character_alone_is_settled() {
        for c in '\0'..=char::MAX {
            let key = fold(&c.to_string());
            assert_eq!(fold(&key), key, "U+{:04X}", u32::from(c));
            assert!(!key.chars().any(char::is_whitespace), "U+{:04X}", u32::from(c));
        }
    }
}
