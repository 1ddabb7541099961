//! Tests of the line breaks.
#![allow(clippy::string_slice, reason = "a test may panic")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::super::edge_strings::EDGE_STRINGS;
use super::super::width::width;
use super::wrap;

const START: &str =
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
const END: &str = "「（〔［｛〈《『【‘“";
// what JIS X 4051 has besides, and ASCII
const MORE_START: &str =
    ",.:;?!)]}‼⁇⁈⁉‐–〜～゠…‥〻ゕゖ〙〗〟｠｣｡､･ｰﾞﾟ\u{3099}\u{309A}ｧｨｩｪｫｬｭｮｯㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
const MORE_END: &str = "([{〘〖〝｟｢";

fn rows(text: &str, columns: usize) -> Vec<&str> {
    wrap(text, columns).into_iter().map(|row| &text[row.range]).collect()
}

fn without_blanks(row: &str) -> &str {
    row.trim_end_matches([' ', '\u{3000}'])
}

#[test]
fn closing_marks_and_small_kana_never_begin_a_row() {
    assert_eq!(rows("支援します。次", 10), ["支援しま", "す。次"]);
    assert_eq!(rows("支援課」です", 6), ["支援", "課」で", "す"]);
    assert_eq!(rows("スーパーで", 6), ["スー", "パーで"]);
    assert_eq!(rows("行って人々と", 4), ["行っ", "て", "人々", "と"]);
    assert_eq!(rows("ああキャリア", 6), ["ああ", "キャリ", "ア"]);
    assert_eq!(rows("4月〜5月", 4), ["4", "月〜", "5月"]);
    assert_eq!(rows("ｶｷﾞｬｰ", 4), ["ｶ", "ｷﾞｬ", "ｰ"]);
}

#[test]
fn opening_brackets_never_end_a_row_and_may_begin_one() {
    assert_eq!(rows("支援「わたげ」", 6), ["支援", "「わた", "げ」"]);
    // UAX #14 as implemented has no place between a letter and a full-width bracket
    assert_eq!(rows("NPO（しおかぜ）", 10), ["NPO（しお", "かぜ）"]);
    assert_eq!(rows("Community（市）", 10), ["Community", "（市）"]);
    assert_eq!(rows("これは“語”です", 7), ["これは", "“語”", "です"]);
}

#[test]
fn words_and_figures_stay_whole() {
    assert_eq!(rows("the quick brown fox", 10), ["the quick ", "brown fox"]);
    assert_eq!(rows("費用は1,500円です", 10), ["費用は", "1,500円で", "す"]);
    assert_eq!(rows("収支△58万", 5), ["収支", "△58", "万"]);
    assert_eq!(rows("internationalization", 8), ["internat", "ionaliza", "tion"]);
}

#[test]
fn ambiguous_symbols_are_two_columns_and_break_like_kanji() {
    assert_eq!(rows("①②③④", 4), ["①②", "③④"]);
    assert_eq!(rows("A→B→C", 3), ["A→", "B→", "C"]);
}

#[test]
fn blanks_hang() {
    assert_eq!(rows("支援課　生活", 6), ["支援課　", "生活"]);
    let wrapped = wrap("支援課　生活", 6);
    assert_eq!((wrapped[0].width, wrapped[1].width), (6, 4));
    let hanging = wrap("支援課   ", 7);
    assert_eq!((hanging.len(), hanging[0].width, hanging[0].range.clone()), (1, 7, 0..12));
}

#[test]
fn lines_and_nothing() {
    assert_eq!(rows("", 10), [""]);
    assert_eq!(rows("\n", 10), ["", ""]);
    assert_eq!(rows("一行目\n二行目\n", 6), ["一行目", "二行目", ""]);
    assert_eq!(rows("一\n\n二", 0), ["一", "", "二"]);
}

#[test]
fn narrower_than_a_glyph() {
    assert_eq!(rows("支援a", 1), ["支", "援", "a"]);
    assert_eq!(rows("葛\u{E0100}👍🏽か\u{3099}", 0), ["葛\u{E0100}", "👍🏽", "か\u{3099}"]);
    assert_eq!(rows("あーーー", 3), ["あ", "ー", "ー", "ー"]);
    // in need a word is parted rather than 、 put first
    assert_eq!(rows("abcdefgh、", 8), ["abcdefg", "h、"]);
    assert_eq!(rows("「「「「", 4), ["「「", "「「"]);
}

#[test]
fn a_long_paste_takes_milliseconds() {
    let lines = "支援会議「わたげ」で、ｻﾎﾟｽﾃの利用者（12件）について話した。\n".repeat(10_000);
    let paragraph = "支援会議「わたげ」で、話した。".repeat(1_400);
    let worst = format!("ああ{}、", " ".repeat(20_000)).repeat(5) + &"ー".repeat(20_000);
    for (text, limit) in [(lines, 4_000), (paragraph, 400), (worst, 1_500)] {
        let begun = now();
        let count = wrap(&text, 56).len();
        let taken = begun.elapsed();
        // generous: two shared cores, hardly optimised
        assert!(taken < Duration::from_millis(limit), "{count} rows in {taken:?}");
    }
}

#[allow(clippy::disallowed_methods, reason = "a test of time")]
fn now() -> Instant {
    Instant::now()
}

/// Everything the module promises, judged anew from the row's text.
fn check(text: &str, columns: usize) -> Result<(), TestCaseError> {
    let rows = wrap(text, columns);
    let columns = columns.max(1);
    let mut at = 0;
    for (index, row) in rows.iter().enumerate() {
        prop_assert_eq!(row.range.start, at, "rows touch one another");
        let shown = &text[row.range.clone()];
        prop_assert!(!shown.contains('\n'));
        let inked = without_blanks(shown);
        let single = inked.graphemes(true).count() <= 1;
        prop_assert!(width(inked) <= columns || single, "{inked:?} is too wide");
        prop_assert!(row.width <= columns || single);
        prop_assert!((width(inked)..=width(shown)).contains(&row.width));
        let last = index + 1 == rows.len();
        let hard = text[row.range.end..].starts_with('\n');
        if last || hard {
            at = row.range.end + usize::from(hard);
            prop_assert!(!last || row.range.end == text.len(), "the last row ends the text");
            prop_assert!(!(last && hard));
            continue;
        }
        at = row.range.end;
        prop_assert!(!shown.is_empty());
        let rest = &text[row.range.start..];
        let line = rest.split('\n').next().unwrap();
        let uax14: Vec<usize> = linebreaks(line).map(|(at, _)| at).collect();
        let bounds: Vec<usize> = line.grapheme_indices(true).map(|(at, _)| at).skip(1).collect();
        prop_assert!(bounds.contains(&shown.len()), "a grapheme was split");
        let first = |from: usize| line[from..].chars().next().unwrap();
        let first_of_last =
            |to: usize| line[..to].graphemes(true).next_back().unwrap().chars().next().unwrap();
        let forbidden = |at: usize| {
            let (before, after) = (first_of_last(at), first(at));
            START.contains(after)
                || MORE_START.contains(after)
                || END.contains(before)
                || MORE_END.contains(before)
        };
        // all legal places within the width: allowed by UAX #14, not forbidden by 禁則
        // (a blank that is one grapheme with a sign before it is no blank to leave out)
        let legal = bounds.iter().copied().filter(|&at| {
            let inked = without_blanks(&line[..at]);
            width(inked) <= columns
                && (inked.len() == at || inked.is_empty() || bounds.contains(&inked.len()))
                && uax14.contains(&at)
                && !forbidden(at)
                && !first(at).is_whitespace()
        });
        // in need: anywhere between graphemes, but where 禁則 forbids it
        let tolerable = bounds.iter().copied().any(|at| {
            width(without_blanks(&line[..at])) <= columns
                && !forbidden(at)
                && !matches!(first(at), ' ' | '\u{3000}')
        });
        prop_assert!(!tolerable || !forbidden(shown.len()), "{shown:?} ends wrongly at {columns}");
        if let Some(best) = legal.max() {
            prop_assert!(!forbidden(shown.len()), "{shown:?} ends wrongly at {columns}, {best} was legal");
            prop_assert!(shown.len() >= best, "{shown:?} is shorter than it need be");
            let before = shown.chars().next_back().unwrap();
            let parted = before.is_ascii_alphanumeric() && first(shown.len()).is_ascii_alphanumeric();
            prop_assert!(!parted, "a word was split");
        }
    }
    Ok(())
}

#[test]
fn edge_strings_at_every_width() {
    let all: String = EDGE_STRINGS.iter().map(|(text, _, _)| text.replace('\r', "")).collect();
    for columns in 0..70 {
        check(&all, columns).unwrap();
        for (text, _, _) in EDGE_STRINGS {
            check(&text.replace('\r', ""), columns).unwrap();
        }
    }
}

proptest! {
    #[test]
    fn any_text_at_any_width(text in "\\PC{0,60}", columns in 0usize..30) {
        check(&text, columns)?;
    }

    #[test]
    fn japanese_at_any_width(
        text in "[あいか漢字カーっャ々、。「」（）“”・①→△5ab, 　\n\u{3099}\u{E0100}👍🏽\u{200D}ｶﾞ｣]{0,60}",
        columns in 0usize..24,
    ) {
        check(&text, columns)?;
    }
}
