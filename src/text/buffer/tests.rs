//! Tests of the buffer: what each operation does.

use super::super::edge_strings::EDGE_STRINGS;
use super::Buffer;

fn typed(parts: &[&str]) -> Buffer {
    let mut buffer = Buffer::new();
    for part in parts {
        buffer.insert(part);
    }
    buffer
}

#[test]
fn a_mark_joins_the_kana_before_it() {
    let mut buffer = typed(&["か", "\u{3099}", "き"]);
    assert_eq!((buffer.text(), buffer.caret()), ("か\u{3099}き", 9));
    buffer.left(false);
    buffer.left(false);
    assert_eq!(buffer.caret(), 0);
    buffer.delete();
    assert_eq!(buffer.text(), "き");
}

#[test]
fn a_kana_typed_before_a_loose_mark_takes_it() {
    let mut buffer = typed(&["\u{3099}"]);
    buffer.start(false);
    buffer.insert("か");
    assert_eq!(buffer.caret(), 6);
    assert_eq!(buffer.caret_cell(10), (2, 0));
}

#[test]
fn what_joins_by_typing_or_deleting_moves_the_caret_behind_it() {
    // half a flag before half a flag
    let mut flag = typed(&["🇵"]);
    flag.start(false);
    flag.insert("🇯");
    assert_eq!((flag.text(), flag.caret()), ("🇯🇵", 8));
    // a joiner between two people
    let mut family = typed(&["👨👩"]);
    family.left(false);
    family.insert("\u{200D}");
    assert_eq!(family.caret(), family.text().len());
    // what kept them apart is deleted
    let mut apart = typed(&["か", "\n\u{3099}"]);
    apart.left(false);
    apart.backspace();
    assert_eq!((apart.text(), apart.caret()), ("か\u{3099}", 6));
}

#[test]
fn rare_kanji_variants_and_emoji_are_one_step() {
    for unit in
        ["𠮷", "辻\u{E0100}", "👍🏽", "🇯🇵", "👨\u{200D}👩\u{200D}👧", "1\u{FE0F}\u{20E3}", "ｶﾞ", "か\u{3099}"]
    {
        let mut buffer = typed(&["前", unit, "後"]);
        buffer.left(false);
        buffer.left(false);
        assert_eq!(buffer.caret(), 3, "{unit}");
        buffer.right(false);
        buffer.backspace();
        assert_eq!(buffer.text(), "前後", "{unit}");
    }
}

#[test]
fn typing_is_undone_by_runs() {
    let mut buffer = typed(&["支", "援", "、", "就", "労", "　", "へ"]);
    let mut seen = Vec::new();
    while buffer.undo() {
        seen.push(buffer.text().to_owned());
    }
    assert_eq!(seen, ["支援、就労　", "支援、", ""]);
    while buffer.redo() {}
    assert_eq!((buffer.text(), buffer.caret()), ("支援、就労　へ", 21));
}

#[test]
fn moving_deleting_breaking_and_pasting_end_a_run() {
    let mut buffer = typed(&["あ", "い"]);
    buffer.left(false);
    buffer.insert("う");
    buffer.backspace();
    buffer.backspace();
    buffer.newline();
    buffer.insert("え");
    buffer.paste("お\r\nか");
    buffer.insert("き");
    let mut seen = vec![buffer.text().to_owned()];
    while buffer.undo() {
        seen.push(buffer.text().to_owned());
    }
    assert_eq!(seen, ["\nえお\nかきい", "\nえお\nかい", "\nえい", "\nい", "い", "あうい", "あい", ""]);
}

#[test]
fn an_edit_ends_what_could_be_redone() {
    let mut buffer = typed(&["あ、", "い"]);
    assert!(buffer.undo());
    buffer.insert("う");
    assert!(!buffer.redo());
    assert_eq!(buffer.text(), "あ、う");
}

#[test]
fn a_selection_is_replaced_and_comes_back() {
    let mut buffer = Buffer::from_text("社会福祉");
    assert!(!buffer.undo());
    buffer.left(true);
    buffer.left(true);
    assert_eq!(buffer.selection(), Some(6..12));
    buffer.insert("協");
    buffer.insert("議");
    assert_eq!(buffer.text(), "社会協議");
    assert!(buffer.undo());
    assert_eq!((buffer.text(), buffer.selection()), ("社会福祉", None));
    buffer.select_all();
    assert_eq!(buffer.selection(), Some(0..12));
    buffer.insert("\u{200B}");
    assert_eq!(buffer.text(), "社会福祉", "nothing was typed");
    buffer.delete();
    assert!(buffer.is_empty());
}

#[test]
fn a_selection_collapses_to_its_side() {
    let mut buffer = Buffer::from_text("あいう");
    buffer.start(false);
    buffer.right(false);
    buffer.right(true);
    buffer.left(false);
    assert_eq!((buffer.caret(), buffer.selection()), (3, None));
    buffer.right(true);
    buffer.right(false);
    assert_eq!(buffer.caret(), 6);
}

#[test]
fn words_are_deleted_by_script() {
    let mut buffer = Buffer::from_text("生活支援のニーズ ");
    buffer.delete_word_back();
    assert_eq!(buffer.text(), "生活支援の");
    buffer.start(false);
    buffer.delete_word_forward();
    assert_eq!(buffer.text(), "の");
    buffer.set("一\n二");
    buffer.word_left(false);
    buffer.delete_word_back();
    assert_eq!(buffer.text(), "一二");
}

#[test]
fn set_and_take() {
    let mut buffer = typed(&["下書き"]);
    buffer.set("清書\t\u{1b}");
    assert_eq!((buffer.text(), buffer.caret()), ("清書 ", 7));
    assert!(buffer.undo());
    assert_eq!(buffer.text(), "下書き");
    assert_eq!(buffer.take(), "下書き");
    assert!(buffer.is_empty() && !buffer.undo() && !buffer.redo());
}

#[test]
fn the_caret_never_stands_outside() {
    let mut buffer = Buffer::from_text("あいう");
    assert_eq!((buffer.caret_cell(6), buffer.rows(6).len()), ((0, 1), 2));
    buffer.left(false);
    assert_eq!((buffer.caret_cell(6), buffer.rows(6).len()), ((4, 0), 1));
    // before a line break behind a full row
    let mut lines = Buffer::from_text("あいう\nえ");
    lines.start(false);
    lines.end(6, false);
    assert_eq!((lines.caret(), lines.caret_cell(6), lines.rows(6).len()), (9, (0, 1), 3));
    lines.home(6, false);
    assert_eq!(lines.caret(), 0);
    // blanks hang
    let mut blanks = Buffer::from_text("あいう   え");
    blanks.start(false);
    for cell in [(0, 0), (2, 0), (4, 0), (5, 0), (5, 0), (5, 0), (0, 1), (2, 1)] {
        assert_eq!(blanks.caret_cell(6), cell);
        blanks.right(false);
    }
    assert_eq!(Buffer::from_text("あ").caret_cell(0), (0, 1));
}

#[test]
fn up_and_down_keep_the_column() {
    let mut buffer = Buffer::from_text("あいうえ\nか\nさしすせ");
    assert!(!buffer.down(20, false));
    buffer.left(false);
    assert_eq!(buffer.caret_cell(20), (6, 2));
    assert!(buffer.up(20, false));
    assert_eq!(buffer.caret_cell(20), (2, 1));
    assert!(buffer.up(20, true));
    assert_eq!(buffer.caret_cell(20), (6, 0));
    assert_eq!(buffer.selection(), Some(9..16));
    assert!(!buffer.up(20, false));
    assert_eq!(buffer.caret_cell(20), (6, 0), "the caret stays");
    assert!(!buffer.up(20, true));
    assert_eq!(buffer.caret(), 0);
    // soft rows; half of a wide glyph is no place
    let mut soft = Buffer::from_text("aあいうえおかき");
    soft.start(false);
    soft.right(false);
    assert!(soft.down(7, false));
    assert_eq!(soft.caret_cell(7), (0, 1));
    assert!(soft.down(7, false));
    assert!(soft.up(7, false) && soft.up(7, false));
    assert_eq!(soft.caret_cell(7), (1, 0));
}

#[test]
fn a_column_kept_from_a_wider_screen_leads_into_the_row() {
    let mut buffer = Buffer::from_text("うえお\nあいうえおか");
    assert!(buffer.up(20, false) && buffer.down(20, false));
    assert_eq!(buffer.caret_cell(20), (12, 1));
    // now 6 wide: rows うえお, あいう, えおか
    assert!(buffer.up(6, false) && buffer.up(6, false));
    assert_eq!(buffer.caret_cell(6), (4, 1));
    assert!(buffer.up(6, false));
    assert_eq!(buffer.caret_cell(6), (4, 0));
}

#[test]
fn home_and_end_of_a_row_then_of_the_text() {
    let mut buffer = Buffer::from_text("あいうえおかきく");
    buffer.left(false);
    buffer.home(6, false);
    assert_eq!(buffer.caret(), 18);
    buffer.home(6, false);
    assert_eq!(buffer.caret(), 0);
    buffer.end(6, false);
    assert_eq!((buffer.caret(), buffer.caret_cell(6)), (6, (4, 0)));
    buffer.end(6, true);
    assert_eq!((buffer.caret(), buffer.selection()), (24, Some(6..24)));
}

#[test]
fn every_edge_string_can_be_typed_and_erased() {
    for (text, _, _) in EDGE_STRINGS {
        let mut buffer = Buffer::new();
        for c in text.chars() {
            buffer.insert(&c.to_string());
        }
        while !buffer.is_empty() {
            let before = buffer.text().len();
            buffer.backspace();
            assert!(buffer.text().len() < before, "{text:?}");
        }
        assert_eq!(buffer.undo(), !text.is_empty(), "{text:?}");
    }
}
