//! Redaction through the real binary: no file it wrote on this machine keeps the words.
#![allow(clippy::disallowed_methods, reason = "a test, which looks into every file")]

use std::fs;
use std::path::Path;

use crate::pty::Home;
use norishiro::app::input::{Code, Key};

/// The files below a folder in which some words stand; one that the program puts away just then is none.
fn holding(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if fs::read(&path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(words)) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn no_file_of_this_machine_keeps_what_was_erased() {
    let home = Home::new();
    let file = home.session("会議", &["社協", "保健所"]);
    let top = home.sessions().parent().unwrap().to_path_buf();
    let mut screen = home.start("ja", (80, 24), &[file.to_str().unwrap()]);
    screen.until("1/5").text("山田太郎さんの家を訪ねる").enter().until("1 山田太郎");
    screen.until_file(|| !holding(&top, "山田太郎").is_empty());
    // changed once, so that the first words stand in a backup, too
    screen.key(Key::plain(Code::Down)).enter().text("。電話も").until("電話も").enter();
    screen.ctrl('s').until_file(|| !holding(&home.sessions(), "電話も").is_empty());
    // the last of the menu
    screen.key(Key::plain(Code::Right)).until("この記入を").key(Key::plain(Code::Up)).enter();
    screen.until("やめる（何も消去しない）").key(Key::plain(Code::Down)).enter().until("1 件を消去しました");
    screen.until_file(|| holding(&top, "山田太郎").is_empty() && holding(&top, "電話も").is_empty());
    assert_eq!(screen.quit(), 0);
    assert_eq!(holding(&top, "山田太郎"), [""; 0]);
    assert_eq!(holding(&top, "電話も"), [""; 0]);
    let mut again = home.start("ja", (80, 24), &[file.to_str().unwrap()]);
    again.until("1/5").key(Key::plain(Code::Tab)).until("消去済");
    assert_eq!(again.quit(), 0);
}
