//! The real program writes a session for other people, asking before it writes over a file, and takes in what comes back.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;

use crate::pty::{Home, names};
use norishiro::app::input::{Code, Key};
use norishiro::i18n::Lang;

const SIZE: (u16, u16) = (60, 20);

#[test]
fn the_file_is_where_the_screen_says_and_a_second_one_stands_beside_it() {
    for (word, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
        let home = Home::new();
        let file = home.session("会議.ron", &["北町保健所／保健所"]);
        let folder = home.folder.path().join("書き出し");
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until(lang.saved()).text("見立てができる").enter().until("1 見立て");
        screen.ctrl('e').until(lang.export_ask_audience()).enter();
        screen
            .until(lang.export_title())
            .key(Key::plain(Code::Up))
            .until(&format!("> {}", lang.export_folder()));
        screen.enter().until(lang.export_folder_edit()).ctrl('a').paste(folder.to_str().unwrap()).enter();
        screen.until(lang.export_folder_missing()).enter().until_gone(lang.export_folder_missing());
        let plain = format!("> {}", lang.form("text").0);
        while !screen.seen().shows(&plain) {
            let at = screen.seen().caret();
            screen.key(Key::plain(Code::Down)).until_that("the next row", |seen| seen.caret() != at);
        }
        let texts = || -> Vec<String> {
            let known = if folder.exists() { names(&folder) } else { Vec::new() };
            known.into_iter().filter(|name| name.ends_with(".txt")).collect()
        };
        screen.enter().until_file(|| texts().len() == 1);
        // the file is there a moment before the program knows
        screen.until(lang.pick("を書き出しました", "Written: "));
        let written = texts();
        assert!(fs::read_to_string(folder.join(&written[0])).unwrap().contains("見立てができる"));
        screen.enter().until(lang.export_beside()).enter().until_file(|| texts().len() == 2);
        assert_eq!(screen.quit(), 0);
    }
}

#[test]
fn a_table_copied_in_a_spreadsheet_reaches_the_program_with_its_cells() {
    let home = Home::new();
    let file = home.session("会議.ron", &["北町保健所／保健所"]);
    let lang = Lang::Ja;
    let mut screen = home.start("ja", (80, 24), &[file.to_str().unwrap()]);
    screen.until(lang.saved()).ctrl('p').until(lang.palette_title()).text("hand-in").enter();
    screen.until(lang.submit_pick()).paste("保健所\t2\t顔が広い\n保健所\t2\t専門職がいる\n");
    screen.until(&lang.submit_take_in(2)).enter().until(&lang.submit_taken(2)).until(lang.saved());
    assert_eq!(screen.quit(), 0);
    let session = norishiro::store::open::read(&file).unwrap().session;
    let mut texts: Vec<&str> = session.of_kind("entry").map(|record| record.text("text")).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["専門職がいる", "顔が広い"]);
}
