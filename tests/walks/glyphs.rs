//! The program's own drawing uses only glyphs that every terminal draws equally wide.
#![allow(clippy::disallowed_methods, clippy::string_slice, reason = "a test, which reads the source tree")]

use crate::common;

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Room;
use chrono::NaiveDate;
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::new::{self, Guest, named};
use norishiro::app::open::Access;
use norishiro::domain::meeting::Facts;
use norishiro::domain::{Pen, Session};
use norishiro::i18n::{Lang, Trouble};
use norishiro::store::sheets;
use norishiro::text::is_unambiguous;
use ratatui::buffer::CellDiffOption;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 36), (40, 10)];

/// Signs that some fonts draw wide although no table says so.
const FORBIDDEN: [char; 4] = ['✕', '✓', '✗', '⚠'];

fn meeting() -> Session {
    let pen = Pen { by: "記録1".into(), now: common::NOW - 1_000, seed: [9; 16] };
    let sheets: Vec<_> = sheets::usual();
    let facts = Facts { title: "第一回会議".into(), date: "2026-11-21".into(), ..Facts::default() };
    let names = (1..=20).map(|at| format!("{at}番町相談所／{at}番町／そうだん{at}"));
    let guests: Vec<_> =
        names.map(|name| Guest { named: named(&name).expect("a name"), known: None }).collect();
    new::session(pen, facts, &guests, &sheets, None)
}

fn must_be_sure(room: &mut Room, what: &str) {
    for size in SIZES {
        room.resize(size);
        let buffer = room.frame().0;
        for cell in buffer.content.iter().filter(|cell| cell.diff_option != CellDiffOption::Skip) {
            let symbol = cell.symbol();
            let sure = is_unambiguous(symbol) && !symbol.chars().any(|found| FORBIDDEN.contains(&found));
            assert!(sure, "{symbol} on {what} at {size:?}\n{}", room.picture());
        }
    }
    room.resize((60, 20));
}

fn listings() -> Vec<Listing> {
    let one = |name: &str, trouble: Option<Trouble>| Listing {
        path: PathBuf::from(format!("{name}.ron")),
        name: format!("{name}.ron"),
        titles: vec![name.to_owned()],
        date: NaiveDate::from_ymd_opt(2026, 11, 21),
        agencies: 7,
        entries: 111,
        open_actions: 3,
        next: "2027-01-20".to_owned(),
        fictional: trouble.is_none(),
        is_read: true,
        waiting: false,
        trouble,
        ..Listing::default()
    };
    let many = (0..30).map(|at| one(&format!("会議{at}"), None));
    [one("壊", Some(Trouble::NotUtf8)), Listing { titles: vec![String::new()], ..one("無", None) }]
        .into_iter()
        .chain(many)
        .collect()
}

#[test]
fn every_cell_of_home_and_the_form_is_of_one_width() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::new(lang, (60, 20));
        room.must_show(lang.home_empty_1());
        must_be_sure(&mut room, "home with nothing in it");
        room.library = listings();
        room.send(Msg::Listed(listings()));
        must_be_sure(&mut room, "home");
        room.times(4, Code::Down).key(Code::Right);
        room.must_show(lang.home_menu());
        must_be_sure(&mut room, "the menu of a session");
        room.text("3");
        room.must_show(lang.home_new_name());
        must_be_sure(&mut room, "another name");
        room.key(Code::Esc).key(Code::Right).text("4");
        room.must_show(lang.home_ask_remove());
        must_be_sure(&mut room, "putting away");
        room.key(Code::Esc).text("無い");
        room.must_show(lang.home_nothing_titled());
        must_be_sure(&mut room, "no such title");
        room.enter();
        room.must_show(lang.found_nothing());
        must_be_sure(&mut room, "nothing found in what was said");
        room.press(Key::function(5));
        room.must_show(lang.found_no_actions());
        must_be_sure(&mut room, "no open actions");
        room.key(Code::Esc).key(Code::Esc).press(Key::function(1));
        room.must_show(lang.help_title());
        must_be_sure(&mut room, "the help of home");
        room.key(Code::Esc).text("壊").key(Code::Esc).enter();
        room.must_show(lang.new_field_begin());
        must_be_sure(&mut room, "the form");
        room.times(4, Code::Tab).enter();
        room.must_show(lang.new_no_title());
        must_be_sure(&mut room, "the form without a title");
        room.text("会議").key(Code::Tab).ctrl('a').text("昨日").enter();
        room.must_show(lang.pick("日付が読めません", "no date"));
        must_be_sure(&mut room, "the form with a wrong date");
        room.ctrl('a').text("11/21").enter().text("保健所").enter().text("保健所").enter();
        room.must_show(&lang.new_known("保健所"));
        must_be_sure(&mut room, "the form with an agency twice");
        room.key(Code::Up);
        must_be_sure(&mut room, "an agency of the form");
        room.key(Code::Delete);
        room.must_show(&lang.new_removed("保健所"));
        must_be_sure(&mut room, "the form without it");
        room.key(Code::Tab).enter();
        room.must_show(lang.new_choose_earlier());
        must_be_sure(&mut room, "earlier meetings");
    }
}

#[test]
fn every_cell_of_the_worksheet_is_of_one_width() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting());
        for step in ["1", "1, the second lane", "2", "3", "4", "5"] {
            must_be_sure(&mut room, step);
            room.text("言葉を書く").key(Code::Home);
            must_be_sure(&mut room, "a line");
            room.enter();
            if step == "5" {
                room.must_show(lang.whom_title());
                must_be_sure(&mut room, "whom");
                room.key(Code::Tab).key(Code::Down).key(Code::Tab);
                room.must_show("[x]");
                must_be_sure(&mut room, "whom, ticked");
                room.enter();
                room.must_show(&lang.answer_title("2番町")[..]);
                must_be_sure(&mut room, "an answer");
                room.text("2").text("3");
            } else {
                (0..12).for_each(|_| {
                    room.text("また一つ").enter();
                });
            }
            must_be_sure(&mut room, "entries");
            room.key(Code::Up);
            must_be_sure(&mut room, "above the line");
            if step == "5" {
                room.key(Code::Esc);
            }
            room.key(Code::Down);
            must_be_sure(&mut room, "an entry");
            room.key(Code::Right);
            room.must_show(lang.menu_edit());
            must_be_sure(&mut room, "the menu of an entry");
            room.key(Code::Esc).enter();
            must_be_sure(&mut room, "a change");
            room.text("直し").key(Code::Esc);
            must_be_sure(&mut room, "a change that was left");
            room.key(Code::Esc).key(Code::PageDown);
        }
        must_be_sure(&mut room, "the last question");
        room.key(Code::Tab).ctrl('d');
        room.must_show(lang.passed());
        must_be_sure(&mut room, "nothing to add");
        room.ctrl('w');
        room.must_show(lang.desk());
        must_be_sure(&mut room, "the desk's view");
        room.text("場所").ctrl('k');
        room.must_show(&lang.parking(1));
        must_be_sure(&mut room, "the parking lot");
        room.press(Key::function(1));
        room.must_show(lang.help_title());
        must_be_sure(&mut room, "the help");
        room.times(60, Code::Down);
        must_be_sure(&mut room, "the end of the help");
        room.key(Code::Esc).ctrl('g');
        room.must_show(lang.find_title());
        must_be_sure(&mut room, "finding");
        room.text("新しい所");
        room.must_show(&lang.find_add("新しい所"));
        must_be_sure(&mut room, "adding");
        room.ctrl('a').key(Code::Backspace).key(Code::Right);
        room.must_show(lang.attendance_title());
        must_be_sure(&mut room, "attendance");
        room.text("3");
        room.must_show(lang.attendance("absent"));
        must_be_sure(&mut room, "one absent");
        room.key(Code::Esc).times(5, Code::PageUp).paste("一\n二\n三");
        room.must_show(&lang.paste_title(3));
        must_be_sure(&mut room, "a paste");
        room.key(Code::Esc).ctrl('c');
        must_be_sure(&mut room, "how to copy");
    }
}

#[test]
fn every_cell_of_the_meeting_and_its_pages_is_of_one_width() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting());
        room.text("あとで").ctrl('k').text("早口").ctrl('u').ctrl('u');
        room.must_show(lang.memo_title());
        must_be_sure(&mut room, "memos");
        room.enter();
        must_be_sure(&mut room, "whose memo");
        room.key(Code::Esc).key(Code::Esc).ctrl('b');
        must_be_sure(&mut room, "an empty agenda");
        room.enter();
        must_be_sure(&mut room, "ready agendas");
        room.text("2").key(Code::Right);
        must_be_sure(&mut room, "the menu of an item");
        for choice in ["2", "3", "4", "5"] {
            room.text(choice);
            must_be_sure(&mut room, choice);
            room.key(Code::Esc).key(Code::Right);
        }
        room.key(Code::Esc).enter();
        for _ in 0..9 {
            must_be_sure(&mut room, "a page that begins");
            room.wait(4 * 60_000);
            must_be_sure(&mut room, "a page");
            room.wait(30 * 60_000);
            must_be_sure(&mut room, "a page past its time");
            room.ctrl('t');
            must_be_sure(&mut room, "a page whose clock stands");
            room.ctrl('b').enter();
        }
        room.key(Code::Enter);
        must_be_sure(&mut room, "the agenda afterwards");
        room.key(Code::Tab);
        must_be_sure(&mut room, "attendance");
        room.enter();
        must_be_sure(&mut room, "the menu of an agency");
        room.key(Code::Esc).key(Code::Tab);
        must_be_sure(&mut room, "facts");
        for _ in 0..15 {
            room.enter();
            must_be_sure(&mut room, "a fact");
            room.key(Code::Esc).key(Code::Down);
        }
    }
}

#[test]
fn every_cell_of_the_board_is_of_one_width() {
    for lang in [Lang::Ja, Lang::En] {
        let (board, stroll, starred) = (Key::function(3), Key::function(7), Key::function(8));
        let mut room = Room::with(lang, (60, 20), meeting());
        room.press(board);
        room.must_show(lang.nothing_yet());
        must_be_sure(&mut room, "the board of an empty meeting");
        room.press(starred);
        must_be_sure(&mut room, "the board with nothing starred");
        room.press(starred).press(stroll);
        must_be_sure(&mut room, "nothing to read");
        room.press(Key::function(2))
            .text("言葉を書く")
            .enter()
            .text("長い言葉を書く。".repeat(40).as_str())
            .enter();
        room.key(Code::Tab).ctrl('d').press(board);
        room.must_show(lang.passed());
        must_be_sure(&mut room, "who has nothing to add");
        room.press(Key::shift(Code::Tab));
        must_be_sure(&mut room, "the board");
        room.press(Key::function(9)).key(Code::Right);
        room.must_show(lang.menu_unstar());
        must_be_sure(&mut room, "the menu on the board");
        room.key(Code::Esc).press(board);
        must_be_sure(&mut room, "the board of one agency");
        room.press(stroll);
        must_be_sure(&mut room, "the stroll");
        room.key(Code::Enter);
        must_be_sure(&mut room, "a long entry in the stroll");
        room.press(starred);
        must_be_sure(&mut room, "the stroll of what is starred");
        room.press(Key::function(1));
        must_be_sure(&mut room, "the help of the board");
        room.key(Code::Esc).ctrl('f');
        room.must_show(&lang.search_count(2));
        must_be_sure(&mut room, "finding an entry");
        room.text("無い");
        room.must_show(&lang.search_nothing("無い"));
        must_be_sure(&mut room, "nothing found");
        room.key(Code::Esc).key(Code::Esc).press(starred).press(board).times(5, Code::PageDown);
        must_be_sure(&mut room, "the board of ideas");
    }
}

#[test]
fn every_cell_is_of_one_width_while_something_is_wrong() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::new(lang, (60, 20));
        room.open(meeting(), Access::ReadOnly);
        room.must_show(lang.only_reading());
        must_be_sure(&mut room, "only reading");
        let mut room = Room::with(lang, (60, 20), meeting());
        room.disk_works = false;
        room.text("言葉").enter();
        room.must_show(lang.not_saved());
        must_be_sure(&mut room, "a full disk");
        room.ctrl('q');
        must_be_sure(&mut room, "quitting unsaved");
        for trouble in troubles() {
            room.send(Msg::Failed("会議.ron".to_owned(), trouble.clone()));
            must_be_sure(&mut room, &format!("{trouble:?}"));
        }
        room.send(Msg::SavedBeside("会議.recovered-1.ron".to_owned()));
        must_be_sure(&mut room, "saved beside");
    }
}

fn troubles() -> Vec<Trouble> {
    vec![
        Trouble::NotFound,
        Trouble::IsFolder,
        Trouble::NoPermission,
        Trouble::NoFolder,
        Trouble::NothingLeft,
        Trouble::DiskFull,
        Trouble::ReadOnlyDisk,
        Trouble::Newer(9, 2),
        Trouble::NotUtf8,
        Trouble::OtherEncoding,
        Trouble::OnlyBackup,
        Trouble::NotASession,
        Trouble::Damaged { line: 3, column: 4, kept: 5, lost: 6 },
        Trouble::TooLarge,
        Trouble::Exists,
        Trouble::LyingDisk,
        Trouble::NoMeeting,
        Trouble::TooLong,
        Trouble::Busy,
        Trouble::Other("entity busy".to_owned()),
    ]
}

/// Why a session can only be read has its own sentence, too, where something can be done about it.
#[test]
fn why_a_session_can_only_be_read_is_told_and_what_to_do() {
    for lang in [Lang::Ja, Lang::En] {
        let causes = [Trouble::DiskFull, Trouble::NoPermission, Trouble::ReadOnlyDisk];
        let causes = causes.into_iter().chain([Trouble::Other("entity busy".to_owned())]).map(Some);
        let mut told = Vec::new();
        for why in causes.chain([None]) {
            let mut room = Room::new(lang, (60, 20));
            room.why = why;
            room.open(meeting(), Access::ReadOnly);
            must_be_sure(&mut room, "only reading");
            let opened = room.model.notice.clone().unwrap().text;
            assert!(opened.contains(lang.pick("閲覧だけ", "can only be read")), "{opened}");
            // typing says it once more, with what became of the words
            room.text("言葉");
            let typed = room.model.notice.clone().unwrap().text;
            assert!(typed.starts_with(lang.notice_nothing_written()) && typed.ends_with(&opened), "{typed}");
            must_be_sure(&mut room, &typed);
            told.push(opened);
        }
        told.sort();
        told.dedup();
        assert_eq!(told.len(), 5);
    }
}

/// Every trouble has its own sentence in each language, names the file, and says what to do.
#[test]
fn every_trouble_is_one_sentence_and_what_to_do() {
    for lang in [Lang::Ja, Lang::En] {
        let mut all: Vec<String> = Vec::new();
        for trouble in troubles() {
            let told = lang.trouble(&trouble, "会議.ron");
            let end = lang.pick("。", ".");
            assert!(told.what.contains("会議.ron"), "{told:?}");
            assert!(told.what.ends_with(end) && told.next.ends_with(end), "{told:?}");
            assert_eq!(
                told.what.replace(".ron", "").matches(end).count(),
                1 + usize::from(matches!(trouble, Trouble::Newer(..)) && lang == Lang::En),
                "{told:?}"
            );
            assert!(!told.next.is_empty() && !all.contains(&told.what), "{told:?}");
            all.push(told.what);
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Sentences that no walk above brings up are covered, too: what stands between quotes in the phrase table, the
/// worksheets and the painters.
#[test]
fn every_phrase_and_every_painted_sign_is_of_one_width() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in ["i18n", "worksheets", "ui"] {
        sources(&root.join(folder), &mut found);
    }
    // exports are files for people, not drawn by this program
    found.retain(|path| !path.ends_with("i18n/phrases/export.rs"));
    assert!(found.len() > 20, "{found:?}");
    let mut wrong = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in
            code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let sure = is_unambiguous(line) && !line.chars().any(|found| FORBIDDEN.contains(&found));
            if !sure {
                wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_cell_of_the_hints_the_cases_and_who_works_with_whom_is_of_one_width() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting());
        room.times(2, Code::Function(1));
        must_be_sure(&mut room, "a sentence for a silent room");
        room.key(Code::Tab);
        must_be_sure(&mut room, "the hints");
        room.enter().key(Code::Down).enter().key(Code::Down).key(Code::Tab);
        must_be_sure(&mut room, "a hint that was tried");
        room.enter().text("メモ");
        must_be_sure(&mut room, "a note");
        room.enter().ctrl('w').text("ハローワーク").text("Hello Work");
        must_be_sure(&mut room, "no hint found");
        for (session, called) in [
            (common::filled::cases().session, lang.do_cases()),
            (common::filled::hearings().session, lang.do_works_with()),
            (
                norishiro::store::wire::load(include_bytes!("../../sessions/minato-2.ron")).unwrap().session,
                lang.do_review(),
            ),
        ] {
            let mut room = Room::with(lang, (60, 20), session);
            room.ctrl('w').ctrl('p').text(called).enter();
            for _ in 0..5 {
                must_be_sure(&mut room, called);
                room.key(Code::Down).key(Code::Tab);
            }
        }
    }
}
