//! Home over a large library: names at once, what is in the files as it is read, and nothing moves under the hand.

use std::path::PathBuf;

use chrono::NaiveDate;
use norishiro::app::home::Listing;
use norishiro::app::home::library::Stamp;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::i18n::{Lang, Trouble};

use crate::common::Room;

/// A file as the folder tells of it.
fn seen(at: usize) -> Listing {
    let name = format!("2026-{at:04}.ron");
    Listing {
        path: PathBuf::from(&name),
        name,
        stamp: Stamp(100, Some(1)),
        written: NaiveDate::from_ymd_opt(2026, 11, 20),
        ..Listing::default()
    }
}

/// The same once it was read.
fn read(at: usize) -> Listing {
    let titles = vec![format!("第{at}回 会議")];
    let date = NaiveDate::from_ymd_opt(2026, 6, 1);
    Listing { is_read: true, titles, date, agencies: 7, entries: 111, ..seen(at) }
}

fn library(count: usize, size: (u16, u16)) -> Room {
    let mut room = Room::new(Lang::Ja, size);
    room.library = (0..count).map(seen).collect();
    room.send(Msg::Listed(room.library.clone()));
    room
}

/// The files that were asked to be read first, the last time.
fn asked(room: &Room) -> Vec<PathBuf> {
    let first = |effect: &Effect| match effect {
        Effect::ReadFirst(paths) => Some(paths.clone()),
        _ => None,
    };
    room.asked.iter().rev().find_map(first).unwrap_or_default()
}

/// The row that is selected, and the caret.
fn selected(room: &Room) -> (String, String) {
    let picture = room.picture();
    let row = room.rows().into_iter().find(|row| row.trim_start().starts_with('>')).unwrap_or_default();
    (row, picture.lines().last().unwrap_or_default().to_owned())
}

#[test]
fn names_are_there_before_anything_is_read_and_the_rest_is_counted() {
    let mut room = library(2_000, (60, 20));
    room.must_show("2026-0000.ron").must_show("更新 R8.11.20").must_show("あと2000件を読んでいます");
    room.send(Msg::Summaries((0..50).map(read).collect()));
    room.must_show("第0回 会議").must_show("R8.6.1").must_show("機関  7").must_show("あと1950件");
    room.send(Msg::Summaries((50..2_000).map(read).collect()));
    room.must_not_show("読んでいます");
}

#[test]
fn what_comes_in_moves_neither_the_selected_row_nor_the_caret() {
    let mut room = library(300, (60, 20));
    room.times(6, Code::Down);
    let (row, caret) = selected(&room);
    assert!(row.contains("2026-0004.ron"), "{row}");
    // in any order, some of them gone meanwhile
    room.send(Msg::Summaries(vec![read(9), read(2)]));
    assert_eq!(selected(&room), (row, caret.clone()));
    room.send(Msg::Summaries(vec![read(4)]));
    assert!(selected(&room).0.contains("第4回 会議"));
    let gone = Listing { trouble: Some(Trouble::NotFound), is_read: true, ..seen(1) };
    room.send(Msg::Summaries(vec![gone]));
    assert!(selected(&room).0.contains("第4回 会議"), "{}", room.picture());
    assert_eq!(selected(&room).1, caret);
    room.must_not_show("2026-0001.ron");
    // the same folder once more, a new file on top: still the same row
    let mut again: Vec<Listing> = (2..300).map(seen).collect();
    again.insert(0, seen(999));
    room.send(Msg::Listed(again));
    assert!(selected(&room).0.contains("2026-0004.ron"), "{}", room.picture());
}

#[test]
fn a_title_that_comes_in_while_something_is_typed_joins_what_matches() {
    let mut room = library(100, (60, 20));
    room.text("さぽすて");
    room.must_show("題やファイル名の記録はありません");
    let titles = vec!["ｻﾎﾟｽﾃとの会議".to_owned()];
    room.send(Msg::Summaries(vec![Listing { titles, ..read(70) }]));
    room.must_show("サポステとの会議").must_not_show("題やファイル名の記録はありません");
    assert!(room.model.home.search.text() == "さぽすて");
}

#[test]
fn an_answer_about_a_file_as_it_was_before_is_dropped() {
    let mut room = library(3, (60, 20));
    let old = Listing { stamp: Stamp(99, Some(1)), titles: vec!["前の題".to_owned()], ..read(1) };
    room.send(Msg::Summaries(vec![old, read(7)]));
    room.must_not_show("前の題").must_not_show("第7回").must_show("あと3件");
    room.send(Msg::Summaries(vec![read(1)]));
    room.must_show("第1回 会議").must_show("あと2件");
}

#[test]
fn the_rows_that_show_are_read_first_and_asked_for_once() {
    let mut room = library(2_000, (60, 20));
    // two rows begin something, ten show files
    assert_eq!(asked(&room), (0..10).map(|at| seen(at).path).collect::<Vec<_>>());
    room.asked.clear();
    room.key(Code::Down);
    assert_eq!(asked(&room), Vec::<PathBuf>::new(), "the same rows show");
    room.key(Code::PageDown).key(Code::PageDown);
    assert!(asked(&room).contains(&seen(20).path), "{:?}", asked(&room));
    room.text("1234");
    assert_eq!(asked(&room), [seen(1234).path]);
    room.asked.clear();
    room.send(Msg::Summaries(vec![read(1234)]));
    room.resize((120, 36));
    assert_eq!(asked(&room), Vec::<PathBuf>::new(), "it is read");
}

#[test]
fn a_page_is_as_many_rows_as_show_and_ends_at_the_ends() {
    let mut room = library(40, (60, 20));
    room.key(Code::PageDown);
    assert_eq!(room.model.home.at, 12);
    room.times(9, Code::PageDown);
    assert_eq!(room.model.home.at, 41);
    room.must_show("2026-0039.ron");
    room.times(9, Code::PageUp);
    assert_eq!(room.model.home.at, 0);
}

#[test]
fn a_folder_that_cannot_be_read_is_no_empty_library() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    let told = Msg::Unlisted("sessions".to_owned(), Trouble::NoPermission);
    room.send(Msg::Listed(Vec::new()));
    room.send(told.clone());
    room.must_show("「sessions」を読み書きする許可がありません").must_not_show("まだ記録がありません");
    // a folder of one town among others: the rest is there
    let mut room = library(30, (60, 20));
    room.send(told);
    room.must_show("許可がありません").must_show("2026-0000.ron");
    room.send(Msg::Listed(Vec::new()));
    room.must_show("まだ記録がありません");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_what_can_be_done() {
    let mut room = library(3, (80, 24));
    let damaged = Trouble::Damaged { line: 12, column: 3, kept: 40, lost: 1 };
    let wrong = |at, trouble| Listing { is_read: true, trouble: Some(trouble), ..seen(at) };
    room.send(Msg::Summaries(vec![wrong(0, damaged), wrong(1, Trouble::Newer(9, 0)), read(2)]));
    room.must_show("壊れています").must_show("新しい版の記録");
    room.times(2, Code::Down);
    room.must_show("12行目の3文字目から").must_show("元は残ります");
    room.key(Code::Down);
    room.must_show("新しい版（9.0）").must_show("新しいプログラムで開いてください");
}

#[test]
fn ten_thousand_files_are_listed_and_narrowed() {
    let mut room = library(10_000, (120, 36));
    room.send(Msg::Summaries((0..10_000).map(read).collect()));
    room.press(Key::plain(Code::Up));
    room.must_show("第9999回 会議");
    room.text("９９９９");
    room.must_show("第9999回 会議").must_not_show("第9998回 会議");
}

#[test]
fn the_foot_of_home_tells_of_looking_through_all_and_ticking() {
    let foot = |room: &Room| room.rows().last().cloned().unwrap_or_default();
    for lang in [Lang::Ja, Lang::En] {
        for (size, keys) in [
            ((60, 20), &["Enter ", "Ctrl+F ", "F5 ", "F1 "][..]),
            ((80, 24), &["Enter ", "Ctrl+F ", "F5 ", "Ctrl+Q ", "Tab ", "F1 "]),
        ] {
            let mut room = Room::new(lang, size);
            room.send(Msg::Listed((0..3).map(seen).collect()));
            assert!(keys.iter().all(|key| foot(&room).contains(key)), "{}", foot(&room));
        }
    }
}

#[test]
fn titles_that_differ_at_their_end_are_told_apart_and_the_folder_stands_in_the_top_row() {
    let mut room = library(2, (60, 20));
    let long = |at, end: &str| {
        let titles = vec![format!("みなと市ひきこもり支援ネットワーク会議 {end}")];
        Listing { titles, date: NaiveDate::from_ymd_opt(2026, 6, 1), ..read(at) }
    };
    room.send(Msg::Summaries(vec![long(0, "実務者"), long(1, "代表者")]));
    room.must_show("実務者").must_show("代表者");
    room.model.home.folder = "/home/みなと市/ひきこもり支援ネットワーク/会議の記録/令和8年度".to_owned();
    room.must_show("令和8年度").must_show("/home/みなと市");
    assert!(room.rows()[0].contains(".."));
}

#[test]
fn a_folder_that_is_not_there_stands_in_place_of_the_list() {
    let mut room = library(0, (60, 20));
    room.must_show("まだ記録がありません");
    room.send(Msg::Unlisted(
        "/media/usb/みなと市/ひきこもり支援ネットワーク/令和8年度".into(),
        Trouble::NoFolder,
    ));
    room.must_not_show("まだ記録がありません").must_show("フォルダー「/media/usb/").must_show("がありません");
    room.must_show("新しい会議を作ると、この").must_show("フォルダーもできます");
}

#[test]
fn where_there_is_no_menu_it_is_said_what_enter_does() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.key(Code::Right).must_show("この行は Enter で始まります").key(Code::Down).must_not_show("この行は");
    room.key(Code::Right).must_show("この行は Enter で始まります");
}
