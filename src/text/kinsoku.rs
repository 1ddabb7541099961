//! 禁則: where a row may break, between which two characters.

use unicode_linebreak::{BreakClass, break_property};

/// Says whether no row may begin with `c` (行頭禁則: JIS X 4051 4.3, classes cl-02 to cl-07, cl-09 to cl-11).
pub(super) fn not_at_start(c: char) -> bool {
    matches!(c,
        // closing brackets and quotation marks
        '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〙' | '〗' | '〟' | '｠' | '｣'
        | '’' | '”' | ')' | ']' | '}'
        // full stops, commas, middle dots, marks of exclamation and question
        | '、' | '。' | '，' | '．' | '・' | '：' | '；' | '？' | '！' | '｡' | '､' | '･'
        | ',' | '.' | ':' | ';' | '?' | '!' | '‼' | '⁇' | '⁈' | '⁉'
        // hyphens, leaders, dashes of a range
        | '‐' | '–' | '〜' | '～' | '゠' | '…' | '‥'
        // iteration marks, the long vowel, voicing marks
        | '々' | '〻' | 'ヽ' | 'ヾ' | 'ゝ' | 'ゞ' | 'ー' | 'ｰ' | '゛' | '゜' | 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309A}'
        // small kana
        | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
        | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
        | 'ㇰ'..='ㇿ' | 'ｧ'..='ｯ')
}

/// Says whether no row may end with `c` (行末禁則: JIS X 4051 4.3, class cl-01).
pub(super) fn not_at_end(c: char) -> bool {
    is_wide_opening(c) || matches!(c, '‘' | '“' | '(' | '[' | '{')
}

/// Says whether `c` is an opening bracket of full width, before which a row may always break.
fn is_wide_opening(c: char) -> bool {
    matches!(
        c,
        '「' | '（' | '〔' | '［' | '｛' | '〈' | '《' | '『' | '【' | '〘' | '〖' | '〝' | '｟' | '｢'
    )
}

/// Says whether a row may hang these over its right edge: they are not seen there.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Says whether a row may break between `before` and `after`, the first characters of two graphemes.
///
/// `uax14` is what UAX #14 says of the place. It is tailored here: 禁則 forbids more; allowed besides
/// are a break before a full-width opening bracket (LB30 with East Asian widths), outside of quotation
/// marks beside wide characters (LB19a of Unicode 16) and around ambiguous symbols, which are
/// ideographs here (LB1: AI as ID) and not letters.
pub(super) fn may_break(before: char, after: char, uax14: bool) -> bool {
    if not_at_start(after) || not_at_end(before) || is_blank(after) {
        return false;
    }
    uax14 || (!is_glue(before) && !is_glue(after) && tailored(before, after))
}

fn tailored(before: char, after: char) -> bool {
    is_wide_opening(after)
        || (matches!(after, '‘' | '“') && is_wide(before))
        || (matches!(before, '’' | '”') && is_wide(after))
        || beside_symbol(before, after)
}

/// A symbol of class AI beside a letter, a digit or its like; △58 and ※1 are one thing.
fn beside_symbol(before: char, after: char) -> bool {
    let (left, right) = (class(before), class(after));
    let plain = |class| {
        matches!(
            class,
            BreakClass::Ambiguous | BreakClass::Alphabetic | BreakClass::Numeric | BreakClass::Ideographic
        )
    };
    let mark = matches!(before, '△' | '▲' | '※') && matches!(right, BreakClass::Numeric);
    (left == BreakClass::Ambiguous && plain(right) && !mark)
        || (right == BreakClass::Ambiguous && plain(left))
}

/// Kana, kanji and what stands among them.
fn is_wide(c: char) -> bool {
    matches!(
        class(c),
        BreakClass::Ideographic | BreakClass::NonStarter | BreakClass::ConditionalJapaneseStarter
    ) || matches!(c, '、' | '。' | '」' | '）')
}

fn is_glue(c: char) -> bool {
    matches!(class(c), BreakClass::NonBreakingGlue | BreakClass::WordJoiner | BreakClass::ZeroWidthJoiner)
}

fn class(c: char) -> BreakClass {
    break_property(u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{may_break, not_at_end, not_at_start};

    #[test]
    fn the_lists_of_the_standard() {
        let start = "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
        assert!(start.chars().all(not_at_start));
        assert!("「（〔［｛〈《『【‘“".chars().all(not_at_end));
        assert!(!"あア漢Aａ1１①（「“ 　".chars().any(not_at_start));
        assert!(!"あア漢Aａ1１①）」” 　、。".chars().any(not_at_end));
    }

    #[test]
    fn tailored_places() {
        for (before, after, uax14, allowed) in [
            ('A', '（', false, true),
            ('5', '「', false, true),
            ('「', '（', false, false),
            ('\u{A0}', '（', false, false),
            ('は', '“', false, true),
            ('”', 'と', false, true),
            ('a', '“', false, false),
            ('①', '②', false, true),
            ('A', '→', false, true),
            ('△', '5', false, false),
            ('→', '5', false, true),
            ('あ', '、', true, false),
            ('「', 'あ', true, false),
            ('あ', '\u{3000}', true, false),
            ('a', 'b', false, false),
        ] {
            assert_eq!(may_break(before, after, uax14), allowed, "{before}{after}");
        }
    }
}
