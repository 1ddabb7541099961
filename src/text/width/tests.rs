//! Tests of the widths, among them the comparison with ratatui.

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::edge_strings::EDGE_STRINGS;
use super::{fit, glyphs, is_unambiguous, shorten, shorten_apart, shorten_middle, width};

fn shown(text: &str) -> String {
    glyphs(text).map(|glyph| glyph.shown.into_owned()).collect()
}

#[test]
fn edge_strings_have_the_width_counted_by_hand() {
    for &(text, columns, ambiguous) in EDGE_STRINGS {
        assert_eq!(width(text), columns, "{text:?}");
        assert_eq!(glyphs(text).filter(|glyph| glyph.ambiguous).count(), ambiguous, "{text:?}");
        assert_eq!(is_unambiguous(text), ambiguous == 0, "{text:?}");
    }
}

#[test]
fn ratatui_differs_only_by_the_ambiguous_glyphs() {
    for &(text, columns, ambiguous) in EDGE_STRINGS {
        let shown = shown(text);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 300, 1));
        let (drawn, _) = buffer.set_stringn(0, 0, &shown, 300, Style::new());
        assert_eq!(usize::from(drawn), columns - ambiguous, "{text:?}");
        assert_eq!(Line::raw(shown.as_str()).width(), columns - ambiguous, "{text:?}");
        assert_eq!(usize::from(shown.replace('\0', "").cell_width()), columns - ambiguous, "{text:?}");
    }
}

#[test]
fn what_is_shown_is_what_was_typed() {
    assert_eq!(shown("ｻﾎﾟｽﾃ ﾃﾞｲｹｱ"), "サポステ デイケア");
    assert_eq!(shown("か\u{3099} 辻\u{E0100} 神\u{FA19}"), "が 辻\u{E0100} 神\u{FA19}");
    assert_eq!(shown("一\n二\u{1b}\u{200B}\u{200C}三"), "一二三");
}

#[test]
fn our_own_glyphs_are_unambiguous() {
    assert!(is_unambiguous("ASCII ~-> かなカナ漢字、。「」（）【】〜・ー　済 未 了承 持ち帰り"));
    for glyph in "─│┌═█▀…→※○●■△★①×—αéЖ\u{E000}".chars() {
        assert!(!is_unambiguous(&glyph.to_string()), "{glyph}");
    }
}

#[test]
fn fitting_never_cuts_a_grapheme() {
    assert_eq!(fit("支援課", 5), "支援");
    assert_eq!(fit("支援課", 6), "支援課");
    assert_eq!(fit("支援課", 1), "");
    assert_eq!(fit("ｶﾞｷﾞ", 3), "ｶﾞ");
    assert_eq!(fit("葛\u{E0100}飾", 2), "葛\u{E0100}");
    assert_eq!(fit("👍🏽👍", 3), "👍🏽");
    assert_eq!(fit("①②", 3), "①");
    assert_eq!(fit("a\nb", 1), "a\n");
}

#[test]
fn shortening_shows_that_something_is_missing() {
    assert_eq!(shorten("支援課", 6), "支援課");
    assert_eq!(shorten("支援課", 5), "支..");
    assert_eq!(shorten("支援課", 4), "支..");
    assert_eq!(shorten("支援課", 3), "..");
    assert_eq!(shorten("支援課", 1), ".");
    assert_eq!(shorten("支援課", 0), "");
    assert_eq!(shorten("", 0), "");
}

#[test]
fn shortening_in_the_middle_keeps_both_ends() {
    assert_eq!(shorten_middle("支援課", 6), "支援課");
    assert_eq!(shorten_middle("独立行政法人みなと病院", 12), "独立行..病院");
    assert_eq!(shorten_middle("独立行政法人みなと病院", 13), "独立行..病院");
    assert_eq!(shorten_middle("独立行政法人みなと病院", 14), "独立行..と病院");
    assert_eq!(shorten_middle("/home/minato/sessions", 11), "/home..ions");
    // whole graphemes only
    assert_eq!(shorten_middle("家族会ｶﾞ葛\u{E0100}👍🏽", 8), "家族..👍🏽");
    assert_eq!(shorten_middle("支援課の人", 5), "支..");
    assert_eq!(shorten_middle("支援課の人", 1), ".");
    assert_eq!(shorten_middle("", 0), "");
}

#[test]
fn names_that_would_look_alike_are_cut_in_the_middle_and_no_others() {
    let names =
        ["独立行政法人みなと病院", "独立行政法人みなと診療所", "北町保健所", "県立こころの医療センター"];
    assert_eq!(shorten_apart(&names, 12), ["独立行..病院", "独立行..療所", "北町保健所", "県立こころ.."]);
    // one and the same name twice stays as it is
    assert_eq!(shorten_apart(&["県立こころの医療", "県立こころの医療"], 10), ["県立ここ..", "県立ここ.."]);
    assert_eq!(shorten_apart::<&str>(&[], 10), Vec::<String>::new());
}

#[test]
fn every_character_of_unicode_agrees_with_ratatui() {
    for c in '\0'..=char::MAX {
        let text = c.to_string();
        for glyph in glyphs(&text) {
            assert!(glyph.width <= 2 && (glyph.width == 0) == glyph.shown.is_empty(), "{c:?}");
            let theirs = if glyph.shown.is_empty() { 0 } else { usize::from(glyph.shown.cell_width()) };
            let same = if glyph.ambiguous { theirs == 1 && glyph.width == 2 } else { theirs == glyph.width };
            // KHMER SIGN BEYYAL is three columns, the layout knows no more than two
            assert!(same || (glyph.uncertain && theirs > 2), "U+{:04X} {theirs}", u32::from(c));
        }
    }
}

proptest! {
    #[test]
    fn glyphs_cover_the_text_and_cuts_are_on_boundaries(
        text in "\\PC{0,20}|[aか漢ｶﾞ\u{3099}①👍🏽\u{200D}\u{FE0F}\u{E0100}🇯\u{301}\n]{0,20}", columns in 0usize..12
    ) {
        let joined: String = glyphs(&text).map(|glyph| glyph.source).collect();
        prop_assert_eq!(&joined, &text);
        let fitted = fit(&text, columns);
        prop_assert!(text.starts_with(fitted) && width(fitted) <= columns);
        prop_assert!(fitted.len() == text.len() || glyphs(&text).any(|glyph| glyph.at == fitted.len()));
        if let Some(next) = glyphs(&text).find(|glyph| glyph.at == fitted.len()) {
            prop_assert!(width(fitted) + next.width > columns);
        }
        prop_assert!(width(&shorten(&text, columns)) <= columns);
        prop_assert!(width(&shorten_middle(&text, columns)) <= columns);
        // lone halves of flags join anew when what stood between them is not shown
        for line in text.split('\n').filter(|line| !line.contains('🇯')) {
            prop_assert_eq!(width(&shown(line)), width(line), "what is shown is as wide as it was measured");
        }
    }
}
