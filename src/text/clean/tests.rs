//! Tests of `Clean`.

use proptest::prelude::*;

use super::Clean;

/// Written from the definition of the type, not from its code.
fn forbidden(c: char) -> bool {
    let n = u32::from(c);
    (n < 0x20 && c != '\n')
        || (0x7F..0xA0).contains(&n)
        || [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains(&n)
        || (0x202A..=0x202E).contains(&n)
        || (0x2060..=0x206F).contains(&n)
        || (0xFFF9..=0xFFFB).contains(&n)
        || (0xFDD0..=0xFDEF).contains(&n)
        || (0xE0000..=0xE007F).contains(&n)
        || n % 0x10000 >= 0xFFFE
}

#[test]
fn every_character_of_unicode_is_judged() {
    for c in '\0'..=char::MAX {
        let typed = Clean::typed(&c.to_string());
        assert!(!typed.chars().any(forbidden), "U+{:04X} came through", u32::from(c));
    }
}

#[test]
fn what_names_are_written_with_stays_as_typed() {
    let text =
        "神\u{FA19} 塚\u{FA10} 辻\u{E0100} 葛\u{E0101} か\u{3099} ｶﾞ 𠮷 👨\u{200D}👩 👍🏽 ☎\u{FE0F} \u{200C}①";
    for clean in [Clean::line(text), Clean::lines(text), Clean::typed(text)] {
        assert_eq!(clean, text);
    }
}

#[test]
fn a_line_has_no_breaks_and_no_blank_ends() {
    assert_eq!(Clean::line("　一行目\r\n\t二行目\u{2028}三\u{0B}四\u{85}　 "), "一行目 二行目 三 四");
    assert_eq!(Clean::line("a \n b"), "a   b");
    assert_eq!(Clean::line("\u{feff}\u{202e}　\u{200b}"), "");
    assert_eq!(Clean::line("\r\n\r\n"), "");
}

#[test]
fn lines_keep_breaks_and_lose_blank_ends() {
    assert_eq!(Clean::lines("\n 　\n　字下げ　 \r\n\r\n\t二\r三\u{2029}四\n　\n"), "　字下げ\n\n 二\n三\n四");
    assert_eq!(Clean::lines("CRLF一\r\nCRLF二"), "CRLF一\nCRLF二");
    assert_eq!(Clean::lines(" \n\n "), "");
}

#[test]
fn typing_is_not_trimmed() {
    assert_eq!(Clean::typed(" あ\t\r\n\r\n　"), " あ \n\n　");
    // a hidden character does not make two breaks of one
    assert_eq!(Clean::typed("a\r\u{200B}\nb"), "a\nb");
}

#[test]
fn an_escape_sequence_loses_its_escape() {
    assert_eq!(Clean::line("\u{1b}]0;title\u{7}\u{9b}31m赤"), "]0;title31m赤");
}

proptest! {
    #[test]
    fn nothing_forbidden_and_cleaning_twice_is_cleaning_once(
        raw in "[ \t\r\na-bあ\u{3000}\u{85}\u{2028}\u{200B}\u{FEFF}\u{202E}\u{200D}\u{E0020}\u{E0100}\u{1b}]{0,20}|\\PC{0,20}|.{0,20}"
    ) {
        for clean in [Clean::line, Clean::lines, Clean::typed] {
            let once = clean(&raw);
            prop_assert!(!once.chars().any(forbidden));
            prop_assert_eq!(clean(&once), once.clone());
        }
        prop_assert!(!Clean::line(&raw).contains('\n'));
        prop_assert_eq!(Clean::lines(&raw), Clean::lines(&Clean::typed(&raw)));
    }
}
