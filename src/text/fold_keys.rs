//! Keys typed with the IME on, where keys are commands and not text.

use super::fold::fold;

/// Folds a key typed with the IME on to the ASCII key it stands for.
///
/// Full-width ASCII becomes ASCII (case stays), U+3000 a space, and the punctuation that a Japanese
/// keyboard sends for `-`, `.`, `,`, `/`, `[` and `]` becomes these. Everything else stays.
#[must_use]
pub fn fold_key(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        'ー' | 'ｰ' | '−' | '‐' | '‑' | '–' | '—' | '―' => '-',
        '。' | '｡' => '.',
        '、' | '､' => ',',
        '・' | '･' => '/',
        '「' | '｢' => '[',
        '」' | '｣' => ']',
        '￥' | '¥' => '\\',
        '〜' => '~',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}

/// Reads a typed yes or no; `None` when it is neither.
///
/// Also what "yes", "no" and "n" become when they are typed with the IME on: いぇｓ, の, ん.
#[must_use]
pub fn yes_no(text: &str) -> Option<bool> {
    let key = fold(text);
    match key.trim_end_matches(['.', '。', '!', '、', ',']) {
        "y" | "yes" | "いぇs" | "はい" => Some(true),
        "n" | "no" | "ん" | "の" | "いいえ" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold_key, yes_no};

    #[test]
    fn full_width_keys_are_commands() {
        for (typed, key) in
            "ｊＡ１／？：；！＠［］～　ー。、・「」｡ｰ￥".chars().zip("jA1/?:;!@[]~ -.,/[].-\\".chars())
        {
            assert_eq!(fold_key(typed), key, "{typed}");
        }
    }

    #[test]
    fn half_width_keys_and_words_stay() {
        for c in (' '..='~').chain("あア漢\u{FF5F}ｱ①".chars()) {
            assert_eq!(fold_key(c), c);
        }
        // all of the full-width block, in order
        assert!((0xFF01..=0xFF5E).filter_map(char::from_u32).map(fold_key).eq('!'..='~'));
    }

    #[test]
    fn yes_and_no_in_both_languages() {
        for yes in ["y", "Y", "ｙ", "Ｙｅｓ", "yes", "はい", "ハイ", "ﾊｲ", " はい。", "いぇｓ"]
        {
            assert_eq!(yes_no(yes), Some(true), "{yes}");
        }
        for no in ["n", "ｎ", "NO", "いいえ", "イイエ", "ん", "の"] {
            assert_eq!(yes_no(no), Some(false), "{no}");
        }
        for neither in ["", "　", "はいはい", "ye", "なし", "1", "。"] {
            assert_eq!(yes_no(neither), None, "{neither}");
        }
    }
}
