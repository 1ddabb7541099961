//! The real program merges the file of another table, and the file on the disk has both.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::pty::Home;
use norishiro::app::input::{Code, Key};
use norishiro::domain::{Session, entry};
use norishiro::i18n::Lang;
use norishiro::store;

const SIZE: (u16, u16) = (60, 20);

fn read(file: &Path) -> Session {
    store::open::read(file).expect("a sound file").session
}

fn texts(file: &Path) -> Vec<String> {
    let session = read(file);
    let mut texts: Vec<_> =
        session.of_kind(entry::KIND).map(|record| record.text("text").to_owned()).collect();
    texts.sort();
    texts
}

/// The files of two tables: one meeting, an entry of its own on each; the second lies on a "USB stick".
fn two(home: &Home) -> (PathBuf, PathBuf) {
    let one = home.session("A.ron", &["北町保健所／保健所", "北町社会福祉協議会／社協"]);
    let stick = home.folder.path().join("usb 1");
    fs::create_dir(&stick).unwrap();
    let other = stick.join("B.ron");
    fs::copy(&one, &other).unwrap();
    for (file, words) in [(&one, "一つ目"), (&other, "二つ目")] {
        let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
        screen.until("保存済").text(words).enter().until(&format!("1 {words}"));
        assert_eq!(screen.quit(), 0);
    }
    (one, other)
}

/// Opens the first and lays the other over it by pasting its place in quotation marks.
fn previewed(home: &Home, one: &Path, other: &Path, word: &str, lang: Lang) -> crate::pty::Pty {
    let mut screen = home.start(word, SIZE, &[one.to_str().unwrap()]);
    screen.until(lang.saved()).ctrl('p').until(lang.palette_title()).text("take-in").enter();
    screen.until(lang.intake_pick()).paste(&format!("\"{}\"", other.display())).until("B.ron").enter();
    screen.until(lang.intake_part_new());
    screen
}

#[test]
fn what_is_taken_in_and_not_kept_when_the_program_is_killed_is_offered_again() {
    for (word, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
        let home = Home::new();
        let (one, other) = two(&home);
        let mut screen = previewed(&home, &one, &other, word, lang);
        screen.enter().until(lang.intake_mark_taken());
        let kept = || fs::read_to_string(home.shelf().draft(&one)).unwrap_or_default().contains("B.ron");
        screen.until_file(kept);
        screen.kill();
        assert_eq!(texts(&one), ["一つ目"]);
        let mut screen = home.start(word, SIZE, &[one.to_str().unwrap()]);
        screen.until(lang.intake_part_new()).until(lang.pick("まだ保存されていません", "is not saved yet"));
        screen.enter().until(lang.intake_mark_taken());
        assert_eq!(screen.quit(), 0);
        assert_eq!(texts(&one), ["一つ目", "二つ目"]);
        let mut screen = home.start(word, SIZE, &[one.to_str().unwrap()]);
        screen.until(lang.saved_to_file()).until_gone(lang.intake_part_new());
        assert_eq!(screen.quit(), 0);
    }
}

#[test]
fn what_is_taken_in_is_in_the_file_after_the_next_entry_and_after_leaving() {
    for (word, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
        let home = Home::new();
        let (one, other) = two(&home);
        let before = fs::read(&other).unwrap();
        let mut screen = previewed(&home, &one, &other, word, lang);
        screen.enter().until(lang.intake_mark_taken());
        assert_eq!(texts(&one), ["一つ目"], "nothing is saved yet");
        screen.text("三つ目").enter().until(lang.saved_to_file());
        assert_eq!(texts(&one), ["一つ目", "三つ目", "二つ目"]);
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read(&other).unwrap(), before, "the other file is left as it is");
    }
}

#[test]
fn a_program_that_is_ended_keeps_what_was_taken_in_and_nothing_it_only_looked_at() {
    let home = Home::new();
    let (one, other) = two(&home);
    let mut screen = previewed(&home, &one, &other, "ja", Lang::Ja);
    screen.key(Key::plain(Code::Down)).enter().until(Lang::Ja.intake_mark_looked()).signal("TERM");
    screen.ended();
    assert_eq!(texts(&one), ["一つ目"]);
    let mut screen = previewed(&home, &one, &other, "ja", Lang::Ja);
    screen.enter().until(Lang::Ja.intake_mark_taken()).signal("TERM");
    screen.ended();
    assert_eq!(texts(&one), ["一つ目", "二つ目"]);
    assert!(home.shelf().leftovers().is_empty());
}
