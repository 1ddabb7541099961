//! What is sent to the terminal for one grapheme, and how wide it may come out.

use std::borrow::Cow;

use unicode_normalization::char::compose;
use unicode_width::UnicodeWidthStr;

use super::clean::{is_banned, is_line_break};

/// Longest emoji sequence in use has 10 characters; a pile of combining marks is cut here.
const MOST_CHARS: usize = 16;

const DAKUTEN: char = '\u{3099}';
const HANDAKUTEN: char = '\u{309A}';

/// Full-width forms of U+FF61..=U+FF9D, in that order.
const FULL_KANA: [char; 61] = [
    '。', '「', '」', '、', '・', 'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア',
    'イ', 'ウ', 'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ',
    'テ', 'ト', 'ナ', 'ニ', 'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム', 'メ', 'モ',
    'ヤ', 'ユ', 'ヨ', 'ラ', 'リ', 'ル', 'レ', 'ロ', 'ワ', 'ン',
];

/// What a grapheme looks like on the screen.
pub(super) struct Look<'a> {
    pub(super) shown: Cow<'a, str>,
    /// Columns where ambiguous characters are narrow, and where they are wide; 0..=2.
    pub(super) narrow: usize,
    pub(super) wide: usize,
    pub(super) uncertain: bool,
}

/// Works out the look of one grapheme.
pub(super) fn look(source: &str) -> Look<'_> {
    if let [b' '..=b'~'] = source.as_bytes() {
        return Look { shown: Cow::Borrowed(source), narrow: 1, wide: 1, uncertain: false };
    }
    let shown = shown(source);
    let (narrow, mut wide) = (shown.width(), shown.width_cjk());
    let mut chars = shown.chars();
    let first = chars.next().unwrap_or(' ');
    let several = chars.next().is_some();
    let letter = is_ambiguous_letter(first);
    if letter && narrow == 1 {
        wide = 2;
    }
    if narrow == 0 && wide == 0 {
        return Look { shown: Cow::Borrowed(""), narrow: 0, wide: 0, uncertain: false };
    }
    // Greek, Cyrillic and accented letters: terminals that draw symbols wide do not agree on them.
    let uncertain = several || letter || wide > 2 || is_disputed(first);
    Look { shown, narrow: narrow.min(2), wide: wide.max(narrow).min(2), uncertain }
}

/// Half-width kana become full-width, loose voicing marks join their kana, the invisible goes.
fn shown(source: &str) -> Cow<'_, str> {
    let plain = |c: char| !is_hidden(c) && !matches!(c, '\u{FF61}'..='\u{FF9F}' | DAKUTEN | HANDAKUTEN);
    if source.chars().all(plain) && source.chars().nth(MOST_CHARS).is_none() && !source.ends_with('\u{200D}')
    {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    for c in source.chars().filter(|&c| !is_hidden(c)).take(MOST_CHARS) {
        let base = out.chars().next_back();
        let c = match (c, base) {
            ('\u{FF9E}' | DAKUTEN, None) => '゛',
            ('\u{FF9F}' | HANDAKUTEN, None) => '゜',
            ('\u{FF9E}', _) => DAKUTEN,
            ('\u{FF9F}', _) => HANDAKUTEN,
            _ => full_kana(c),
        };
        match base.filter(|_| matches!(c, DAKUTEN | HANDAKUTEN)).and_then(|base| compose(base, c)) {
            Some(voiced) => {
                out.pop();
                out.push(voiced);
            }
            None => out.push(c),
        }
    }
    // a joiner with nothing to join
    Cow::Owned(out.trim_end_matches('\u{200D}').to_owned())
}

fn full_kana(c: char) -> char {
    let index = u32::from(c).checked_sub(0xFF61).and_then(|i| usize::try_from(i).ok());
    index.and_then(|i| FULL_KANA.get(i)).copied().unwrap_or(c)
}

fn is_hidden(c: char) -> bool {
    is_banned(c) || is_line_break(c) || matches!(c, '\t' | '\u{200C}')
}

/// Single characters that terminals measure differently although the standard is clear: all beyond
/// the BMP (emoji, rare kanji), private use, and symbols that became wide in Unicode 16.
fn is_disputed(c: char) -> bool {
    c > '\u{FFFF}'
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{2630}'..='\u{2637}' | '\u{268A}'..='\u{268F}'
            | '\u{4DC0}'..='\u{4DFF}')
}

/// Letters and accents of East Asian width A (UAX #11).
///
/// `unicode-width` counts these narrow even in its wide reading; Japanese terminals do not.
fn is_ambiguous_letter(c: char) -> bool {
    matches!(c,
        '\u{A8}' | '\u{AA}' | '\u{B4}' | '\u{B8}' | '\u{BA}' | '\u{C6}' | '\u{D0}' | '\u{D8}'
        | '\u{DE}'..='\u{E1}' | '\u{E6}' | '\u{E8}'..='\u{EA}' | '\u{EC}'..='\u{ED}' | '\u{F0}'
        | '\u{F2}'..='\u{F3}' | '\u{F8}'..='\u{FA}' | '\u{FC}' | '\u{FE}' | '\u{101}' | '\u{111}'
        | '\u{113}' | '\u{11B}' | '\u{126}'..='\u{127}' | '\u{12B}' | '\u{131}'..='\u{133}' | '\u{138}'
        | '\u{13F}'..='\u{142}' | '\u{144}' | '\u{148}'..='\u{14B}' | '\u{14D}' | '\u{152}'..='\u{153}'
        | '\u{166}'..='\u{167}' | '\u{16B}' | '\u{1CE}' | '\u{1D0}' | '\u{1D2}' | '\u{1D4}' | '\u{1D6}'
        | '\u{1D8}' | '\u{1DA}' | '\u{1DC}' | '\u{251}' | '\u{261}' | '\u{2C4}' | '\u{2C7}'
        | '\u{2C9}'..='\u{2CB}' | '\u{2CD}' | '\u{2D0}' | '\u{2D8}'..='\u{2DB}' | '\u{2DD}' | '\u{2DF}'
        | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3A9}' | '\u{3B1}'..='\u{3C1}' | '\u{3C3}'..='\u{3C9}'
        | '\u{401}' | '\u{410}'..='\u{44F}' | '\u{451}' | '\u{207F}' | '\u{2113}' | '\u{2126}' | '\u{212B}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{FULL_KANA, look};

    #[test]
    fn the_table_of_kana_is_what_nfkc_says() {
        let nfkc: Vec<char> =
            ('\u{FF61}'..='\u{FF9D}').flat_map(|c| c.to_string().nfkc().collect::<Vec<_>>()).collect();
        assert_eq!(nfkc, FULL_KANA);
    }

    #[test]
    fn what_is_shown() {
        for (source, shown, narrow, wide, uncertain) in [
            ("ｶﾞ", "ガ", 2, 2, false),
            ("ﾊﾟ", "パ", 2, 2, false),
            ("ｶ", "カ", 2, 2, false),
            ("｡", "。", 2, 2, false),
            ("ﾞ", "゛", 2, 2, false),
            ("\u{3099}", "゛", 2, 2, false),
            ("か\u{3099}", "が", 2, 2, false),
            ("ほ\u{309A}", "ぽ", 2, 2, false),
            ("あﾞ", "あ\u{3099}", 2, 2, true),
            ("aﾟ", "a\u{309A}", 1, 1, true),
            ("辻\u{E0100}", "辻\u{E0100}", 2, 2, true),
            ("𠮷", "𠮷", 2, 2, true),
            ("👍🏽", "👍🏽", 2, 2, true),
            ("a\u{200D}", "a", 1, 1, false),
            ("①", "①", 1, 2, false),
            ("α", "α", 1, 2, true),
            ("\u{E000}", "\u{E000}", 1, 2, true),
            ("\u{200D}", "", 0, 0, false),
            ("\u{FE0F}", "", 0, 0, false),
            ("\u{301}", "", 0, 0, false),
            ("\r\n", "", 0, 0, false),
            ("\u{1b}", "", 0, 0, false),
            ("\u{202E}", "", 0, 0, false),
            ("神\u{FA19}".trim_start_matches('神'), "\u{FA19}", 2, 2, false),
        ] {
            let look = look(source);
            let got = (look.shown.as_ref(), look.narrow, look.wide, look.uncertain);
            assert_eq!(got, (shown, narrow, wide, uncertain), "{source:?}");
        }
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let pile = format!("a{}", "\u{301}".repeat(5000));
        assert_eq!(look(&pile).shown.chars().count(), 16);
    }
}
