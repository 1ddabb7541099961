//! The real binary at rest, resized, pasted into, and given what terminals find hard.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own clock and its own folder")]

use std::path::Path;
use std::time::Duration;

use crate::pty::{Home, Pty};
use norishiro::app::input::{Code, Key};
use norishiro::domain::{Session, agency, entry, order};
use norishiro::store;

const AGENCIES: [&str; 3] = ["北町保健所／保健所", "北町社会福祉協議会／社協", "若者支援センター／若者"];
const IDLE: Duration = Duration::from_secs(3);

fn texts(file: &Path) -> Vec<String> {
    let session: Session = store::open::read(file).expect("a sound file").session;
    order::sort(session.of_kind(entry::KIND))
        .into_iter()
        .map(|record| record.text("text").to_owned())
        .collect()
}

fn key(code: Code) -> Key {
    Key::plain(code)
}

#[test]
fn three_idle_seconds_are_no_bytes_whatever_is_on() {
    let home = Home::new();
    let files = ["甲", "乙", "丙", "丁"].map(|name| home.session(&format!("{name}.ron"), &AGENCIES));
    let open = |at: usize| home.start("ja", (60, 20), &[files[at].to_str().unwrap()]);
    let mut listed = home.start("ja", (60, 20), &[]);
    listed.until("甲.ron");
    let mut asked = home.start("en", (80, 24), &[]);
    asked.until("Make a new meeting").enter().until("Title").text("x").until_caret((12, 2));
    let mut worksheet = open(0);
    worksheet.until("保存済").text("記入").enter().until("1 記入").until("保存済（ファイル）");
    // what stands large for a moment goes with the next key
    let once = |seen: &crate::pty::Seen| seen.rows().iter().filter(|row| row.contains("記入")).count() == 1;
    worksheet.key(key(Code::Left)).until_that("the entry in its row alone", once);
    // a line that is typed is kept once, after a second, and then there is nothing more to do
    let mut typing = open(1);
    typing.until("保存済").text("書きかけ").until("> 書きかけ");
    let mut popup = open(2);
    popup.until("保存済").ctrl('g').until("> 北町保健所");
    let mut help = open(3);
    help.until("保存済")
        .key(Key::function(1))
        .until("ヘルプ")
        .until_that("the help", |seen| seen.frames.len() > 1);
    let all: [(&str, &Pty); 6] = [
        ("home", &listed),
        ("the form", &asked),
        ("a worksheet", &worksheet),
        ("a line being typed", &typing),
        ("a list that asks", &popup),
        ("the help", &help),
    ];
    let before = all.map(|(_, screen)| screen.counts().0);
    // the one wait in this file: that nothing comes cannot be waited for otherwise
    worksheet.comes(IDLE, |_| false);
    for ((name, screen), before) in all.iter().zip(before) {
        assert_eq!(screen.counts().0 - before, 0, "{name}\n{}", screen.picture());
    }
    assert_eq!(home.kept_line(&files[1]), "書きかけ");
}

#[test]
fn a_caret_that_moves_is_all_that_is_written_and_the_frame_is_one() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").text("左へ").until("> 左へ").until_caret((7, 8));
    let (bytes, frames) = screen.counts();
    screen.key(key(Code::Left)).until_caret((5, 8));
    assert_eq!(screen.counts().1, frames + 1);
    let written = screen.counts().0 - bytes;
    assert!(written < 60, "{written}");
}

#[test]
fn a_new_size_keeps_the_line_the_caret_and_the_focus() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").key(key(Code::Tab)).until("[社協]");
    screen.text("一つ目").enter().until("1 一つ目").text("二つ目").enter().until("2 二つ目");
    screen.text("𠮷野さんと途中").until("> 𠮷野さんと途中").key(key(Code::Left)).until_caret((15, 8));
    screen.resize((120, 36)).until("> 𠮷野さんと途中").until_caret((46, 7));
    screen.resize((30, 8)).until("窓を広げてください").until_gone("社協");
    screen.resize((1, 1)).until_that("a frame of one cell", |seen| seen.rows().len() == 1);
    screen.resize((80, 24)).until("> 𠮷野さんと途中").until_caret((15, 8)).until("[社協]");
    // typing goes on where it was
    screen.text("の").until("> 𠮷野さんと途の中");
    // an entry that is selected stays so
    screen
        .key(key(Code::Down))
        .until(">  1 一つ目")
        .key(key(Code::Down))
        .until(">  2 二つ目")
        .until_caret((1, 11));
    screen.resize((60, 20)).until_caret((1, 11)).until(">  2 二つ目");
    screen.enter().until_caret((12, 11)).resize((120, 36)).until("2 二つ目").until_caret((43, 12));
    screen.text("を直す").enter().until("2 二つ目を直す").until("保存済");
    assert_eq!(screen.quit(), 0);
    assert_eq!(texts(&file), ["一つ目", "二つ目を直す"]);
    assert_eq!(home.kept_line(&file), "𠮷野さんと途の中");
}

#[test]
fn a_burst_of_sizes_ends_in_a_frame_of_the_last_one() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").text("途中").until("> 途中");
    for at in 0..60_u16 {
        screen.resize(((at * 37) % 150 + 1, (at * 11) % 50 + 1));
    }
    screen.resize((90, 28)).text("まで");
    screen.until("> 途中まで").until_caret((11, 8)).until("[保健所]").until_that("its last row", |seen| {
        seen.rows().len() == 28 && seen.rows()[27].contains("F1") && seen.rows()[0].contains("保存済")
    });
    assert_eq!(screen.quit(), 0);
    assert_eq!(home.kept_line(&file), "途中まで");
}

/// Everything between `ESC [` and its final byte.
fn sequences(raw: &[u8]) -> impl Iterator<Item = (&str, char)> {
    let parts = raw.split(|byte| *byte == 0x1b).skip(1).filter_map(|part| part.strip_prefix(b"["));
    parts.map(|part| {
        let end = part.iter().position(|byte| (0x40..=0x7e).contains(byte)).unwrap();
        (std::str::from_utf8(&part[..end]).unwrap(), char::from(part[end]))
    })
}

#[test]
fn nothing_is_asked_of_the_terminal_but_its_second_screen_pastes_whole_frames_and_the_cursor() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").text("①記入").enter().until(" 1 ").until("保存済");
    screen.ctrl('g').until("> 北町保健所").key(key(Code::Esc)).until_gone("さがす");
    screen.resize((80, 24)).until_that("its last row", |seen| seen.rows().len() == 24).ctrl('q');
    assert_eq!(screen.ended(), 0);
    let seen = screen.seen();
    let modes = ["?1049", "?2004", "?2026", "?25"];
    for (parameters, last) in sequences(&seen.raw) {
        match last {
            // a mode: no mouse, no focus events
            'h' | 'l' => assert!(modes.contains(&parameters), "{parameters:?}{last}"),
            // a place, a colour, blanks
            'H' | 'm' | 'J' => assert!(!parameters.starts_with(['?', '>', '=', '<']), "{parameters:?}{last}"),
            // no keyboard protocol (u), no question (n, c), no title
            _ => panic!("{parameters:?}{last}"),
        }
    }
    for mode in modes {
        let begun = format!("\x1b[{mode}h");
        assert!(seen.raw.windows(begun.len()).any(|window| window == begun.as_bytes()), "{mode}");
    }
    assert!(
        !seen.raw.windows(2).any(|pair| [b"\x1b]", b"\x1bP", b"\x1b_"].contains(&pair.try_into().unwrap()))
    );
}

#[test]
fn what_terminals_find_hard_is_shown_and_kept_as_it_was_typed() {
    let hard = ["𠮷野家", "葛\u{E0100}飾区", "ｶﾞｷﾞ", "か\u{3099}", "①※→", "👍🏽よい", "神\u{FA19}塚\u{FA10}"];
    let home = Home::new();
    let long = format!("北町{}協議会", "あ".repeat(40));
    assert_eq!(long.chars().count(), 45);
    let file = home.session("会議.ron", &[&long, "若者支援センター／若者"]);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済");
    for (at, text) in hard.iter().enumerate() {
        screen.text(text).enter().until(&format!("{} ", at + 1));
        screen.until_that("the entry", |seen| {
            seen.caret() == Some((3, 8))
                && seen.rows().iter().any(|row| row.trim_start().starts_with(&format!("{} ", at + 1)))
        });
    }
    screen.until("保存済");
    assert_eq!(screen.quit(), 0);
    assert_eq!(texts(&file), hard);
    // nobody's name is cut on the disk
    let session = store::open::read(&file).unwrap().session;
    assert!(session.of_kind(agency::KIND).any(|record| record.text("name") == long));
}

#[test]
fn two_hundred_pasted_lines_become_as_many_entries() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let lines: Vec<String> = (1..=200).map(|number| format!("貼り付けた行の{number}番")).collect();
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").paste(&lines.join("\n")).until("貼り付けた 200 行を").enter();
    screen.until("200 貼り付けた行の200番").until("保存済").ctrl('z').until("まだ記入がありません");
    // the same from a terminal that knows no pastes: typed text with line breaks in it
    screen
        .until("保存済")
        .bytes(format!("{}\r", lines.join("\r")).as_bytes())
        .until("貼り付けた 200 行を")
        .enter();
    screen.until("200 貼り付けた行の200番").until("保存済");
    assert_eq!(screen.quit(), 0);
    assert_eq!(texts(&file), lines);
}

#[test]
fn unknown_sequences_never_become_text() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (60, 20), &[file.to_str().unwrap()]);
    screen.until("保存済").text("前").until("> 前");
    for bytes in [
        &b"\x1b[?62;22c"[..],
        b"\x1b]0;title\x07",
        b"\x1b[I",
        b"\x1b[<0;5;5M",
        b"\x1b[120;5u",
        b"\x1b[23~",
        b"\xff\xfe",
    ] {
        screen.bytes(bytes);
    }
    screen.text("後").until("> 前後").enter().until("1 前後").until("保存済");
    assert_eq!(screen.quit(), 0);
    assert_eq!(texts(&file), ["前後"]);
}
