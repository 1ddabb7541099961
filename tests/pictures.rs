//! Pictures of the screens, to be looked at: what a room sees at three sizes, in both languages.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::filled;
use norishiro::domain::coding;
use std::path::PathBuf;

use chrono::NaiveDate;
use common::Room;
use common::torn::{self, first_entry, words_differ};
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::domain::stage::Outlook;
use norishiro::domain::{Record, Session, Writer, entry, redaction};
use norishiro::i18n::{Lang, Trouble};
use norishiro::store::wire;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

fn minato() -> Session {
    wire::load(include_bytes!("../sessions/minato-1.ron")).unwrap().session
}

fn listings() -> Vec<Listing> {
    let one =
        |title: &str, date: (i32, u32, u32), counts: (usize, usize), trouble: Option<Trouble>| Listing {
            path: PathBuf::from(format!("{title}.ron")),
            name: format!("{title}.ron"),
            titles: if trouble.is_some() { Vec::new() } else { vec![title.to_owned()] },
            date: NaiveDate::from_ymd_opt(date.0, date.1, date.2).filter(|_| trouble.is_none()),
            agencies: counts.0,
            entries: counts.1,
            open_actions: counts.1 / 20,
            next: if counts.1 > 100 { "2027-01-20".to_owned() } else { String::new() },
            fictional: false,
            is_read: true,
            waiting: false,
            trouble,
            ..Listing::default()
        };
    vec![
        one(
            "令和8年度 第2回 北町ひきこもり支援ネットワーク会議（実務者会議）",
            (2026, 11, 21),
            (12, 127),
            None,
        ),
        one("顔合わせの会", (2025, 6, 3), (5, 31), None),
        one("メールから", (2025, 1, 1), (0, 0), Some(Trouble::NotUtf8)),
    ]
}

/// A folder of which only some is read, with a damaged file and one of a newer version.
fn half_read() -> Vec<Listing> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let file = |name: &str| Listing {
        path: PathBuf::from(name),
        name: name.to_owned(),
        written: day(2026, 11, 20),
        ..Listing::default()
    };
    let read = |name: &str, title: &str, outlook: Outlook| Listing {
        is_read: true,
        titles: vec![title.to_owned()],
        date: NaiveDate::parse_from_str(&outlook.day, "%Y-%m-%d").ok(),
        agencies: 8,
        entries: 152,
        next: outlook.next.clone(),
        outlook,
        ..file(name)
    };
    let held = |date: &str| Outlook {
        day: date.to_owned(),
        seats: 8,
        items: 9,
        has_spoken: true,
        has_promises: true,
        ..Outlook::default()
    };
    let mut all = vec![
        read(
            "次回.ron",
            "北町ネットワーク会議 第3回",
            Outlook { day: "2026-12-10".to_owned(), seats: 8, handed_in: 3, ..Outlook::default() },
        ),
        read("今日.ron", "北町ネットワーク会議 臨時", held("2026-11-21")),
        read(
            "先週.ron",
            "北町ネットワーク会議 第2回",
            Outlook { silent: 1, unread: 4, ..held("2026-11-14") },
        ),
        read(
            "六月.ron",
            "令和8年度 第1回 北町ひきこもり支援ネットワーク会議（代表者会議）",
            Outlook {
                dues: vec!["2026-09-30".to_owned(), "2026-12".to_owned(), String::new()],
                answers: 2,
                next: "2027-01-20".to_owned(),
                ..held("2026-06-03")
            },
        ),
        read("去年.ron", "顔合わせの会", held("2025-06-03")),
    ];
    let damaged = Trouble::Damaged { line: 12, column: 3, kept: 140, lost: 1 };
    all.extend([(damaged, "壊.ron"), (Trouble::Newer(9, 0), "新.ron")].map(|(trouble, name)| Listing {
        is_read: true,
        trouble: Some(trouble),
        ..file(name)
    }));
    all.extend((1..40).map(|at| file(&format!("2025-{at:02} 会議.ron"))));
    all
}

/// The picture of a screen at every size, in both languages.
fn pictures(name: &str, make: impl Fn(Lang, (u16, u16)) -> Room) {
    for (lang, word) in [(Lang::Ja, "ja"), (Lang::En, "en")] {
        for size in SIZES {
            let picture = make(lang, size).picture();
            insta::assert_snapshot!(format!("{name}_{word}_{}x{}", size.0, size.1), picture);
        }
    }
}

fn worksheet(lang: Lang, size: (u16, u16), work: impl Fn(&mut Room)) -> Room {
    let mut room = Room::with(lang, size, minato());
    work(&mut room);
    room
}

#[test]
fn home_before_the_first_meeting() {
    pictures("home_empty", Room::new);
}

#[test]
fn home_half_read() {
    pictures("home_half_read", |lang, size| {
        let mut room = Room::new(lang, size);
        room.library = half_read();
        room.send(Msg::Listed(room.library.clone()));
        room.times(5, Code::Down).key(Code::Tab);
        room
    });
    pictures("home_damaged", |lang, size| {
        let mut room = Room::new(lang, size);
        room.library = half_read();
        room.send(Msg::Listed(room.library.clone()));
        room.times(7, Code::Down);
        room
    });
}

/// Home over two sessions that can be looked through, and one that cannot.
fn two_sessions(lang: Lang, size: (u16, u16)) -> Room {
    let mut room = Room::new(lang, size);
    room.file("みなと1.ron", &minato());
    let second = wire::load(include_bytes!("../sessions/minato-2.ron")).unwrap().session;
    room.file("みなと2.ron", &second).file("壊れた記録.ron", &minato());
    room.files.pop();
    room.send(Msg::Listed(room.library.clone()));
    room
}

#[test]
fn open_actions_of_all_sessions() {
    pictures("found_actions", |lang, size| {
        let mut room = two_sessions(lang, size);
        room.press(Key::function(5));
        room
    });
}

#[test]
fn what_was_said_in_all_sessions() {
    pictures("found_words", |lang, size| {
        let mut room = two_sessions(lang, size);
        room.ctrl('f').text("夜間").key(Code::Enter).key(Code::Down);
        room
    });
    pictures("found_words_none", |lang, size| {
        let mut room = two_sessions(lang, size);
        room.ctrl('f');
        room
    });
}

#[test]
fn home_with_sessions() {
    pictures("home", |lang, size| {
        let mut room = Room::new(lang, size);
        room.library = listings();
        room.send(Msg::Listed(listings()));
        room.times(2, Code::Down);
        room
    });
}

#[test]
fn a_new_meeting() {
    pictures("new", |lang, size| {
        let mut room = Room::new(lang, size);
        room.enter().text("第1回 北町支援ネットワーク会議").enter().enter();
        room.text("北町保健所／保健所／きたまちほけんじょ").enter().text("北町社会福祉協議会／社協").enter();
        room.text("若者支援セ");
        room
    });
}

#[test]
fn common_ground_that_is_proposed() {
    pictures("common", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).press(Key::function(4)).key(Code::Down);
        })
    });
}

#[test]
fn common_ground_with_a_name() {
    pictures("common_named", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).press(Key::function(4)).enter().enter();
        })
    });
}

#[test]
fn who_asks_whom() {
    pictures("map", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4))
                .press(Key::function(4))
                .press(Key::function(4))
                .key(Code::Right)
                .faded();
        })
    });
}

#[test]
fn who_asks_whom_in_sentences() {
    pictures("map_sentences", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).press(Key::function(4)).press(Key::function(4)).key(Code::Tab);
        })
    });
}

/// The form of the meeting after the sample, from the menu of the sample's row.
fn next_meeting(lang: Lang, size: (u16, u16)) -> Room {
    let mut room = Room::new(lang, size);
    let path = PathBuf::from("minato-1.ron");
    room.files.push((path.clone(), minato(), 0));
    room.library = vec![Listing { agencies: 7, entries: 138, ..common::listing(&path) }];
    room.send(Msg::Listed(room.library.clone()));
    room.times(2, Code::Down).key(Code::Right).text("6");
    room
}

#[test]
fn the_next_meeting() {
    pictures("new_next", next_meeting);
}

#[test]
fn what_waits_for_the_next_meeting() {
    pictures("new_waiting", |lang, size| {
        let mut room = next_meeting(lang, size);
        room.enter().key(Code::Down).key(Code::Delete);
        room
    });
}

#[test]
fn the_first_question() {
    pictures("question_1", |lang, size| {
        worksheet(lang, size, |room| {
            room.text("窓口に来られない人へ、こちらから出向く相談を月に二度続けている");
        })
    });
}

#[test]
fn the_last_question() {
    pictures("question_5", |lang, size| {
        worksheet(lang, size, |room| {
            room.times(5, Code::PageDown).key(Code::Tab).text("夜の電話を分け合う");
        })
    });
}

#[test]
fn whom_an_idea_asks() {
    pictures("whom", |lang, size| {
        worksheet(lang, size, |room| {
            room.times(5, Code::PageDown).text("夜の電話を分け合う").enter().key(Code::Down).key(Code::Tab);
        })
    });
}

#[test]
fn the_needs_and_who_could_help() {
    pictures("overlap_needs", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).times(3, Code::Down);
        })
    });
    pictures("overlap_tied", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).times(3, Code::Down).key(Code::Enter).key(Code::Down);
        })
    });
}

#[test]
fn an_idea_for_a_need() {
    pictures("overlap_idea", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(4)).key(Code::Down).key(Code::Enter).key(Code::Down).key(Code::Enter);
            room.text("書類を一緒に書いてほしい");
        })
    });
}

#[test]
fn no_needs_yet() {
    pictures("overlap_empty", |lang, size| {
        let mut room = Room::with(lang, size, common::meeting_of(&["保健所", "社協"]));
        room.press(Key::function(4));
        room
    });
}

#[test]
fn the_menu_of_an_entry() {
    pictures("menu", |lang, size| {
        worksheet(lang, size, |room| {
            room.key(Code::Down).key(Code::Down).key(Code::Right);
        })
    });
}

#[test]
fn the_agenda() {
    pictures("agenda", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('b').times(20, Code::Down).key(Code::Up).enter().text("1").enter();
            room.wait(4 * 60_000).key(Code::Enter).wait(7 * 60_000).ctrl('b');
        })
    });
}

#[test]
fn the_attendance() {
    pictures("attendance", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('b').key(Code::Tab).key(Code::Down).enter().text("2");
        })
    });
}

#[test]
fn the_facts() {
    pictures("facts", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('b').times(2, Code::Tab).times(5, Code::Down);
        })
    });
}

#[test]
fn for_whom_it_is_written() {
    pictures("export_whom", |lang, size| worksheet(lang, size, |room| _ = room.ctrl('e')));
}

#[test]
fn what_is_written() {
    pictures("export", |lang, size| {
        worksheet(lang, size, |room| _ = room.ctrl('e').key(Code::Up).enter().times(2, Code::Down))
    });
}

#[test]
fn what_is_written_is_there_already() {
    pictures("export_exists", |lang, size| {
        worksheet(lang, size, |room| _ = room.ctrl('e').enter().times(2, Code::Down).enter().enter())
    });
}

#[test]
fn what_was_handed_in() {
    let table = "機関,設問,区分,記入\n保健所,1,伴走型,家族の話を聞いている\nセンター,2,,居場所がある\nサポステ,3,,土日に動けない\n保健所,9,,ない設問\n";
    pictures("submission", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('p').text("hand-in").enter().paste(table);
        })
    });
    pictures("submission_whose", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('p').text("hand-in").enter().paste(table).enter();
        })
    });
}

/// A page of a ready agenda, by its place there, some time after it began.
fn page(name: &str, at: usize) {
    pictures(name, |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('b').times(20, Code::Down).key(Code::Up).enter().text("1");
            room.times(20, Code::Up).key(Code::Down).times(at, Code::Down).enter().wait(3 * 60_000 + 17_000);
        })
    });
}

#[test]
fn the_ground_rules() {
    page("page_rules", 0);
}

#[test]
fn an_item_on_the_wall() {
    page("page_item", 2);
}

#[test]
fn the_break() {
    page("page_break", 3);
}

#[test]
fn each_for_itself() {
    page("page_alone", 4);
}

#[test]
fn the_closing() {
    page("page_closing", 7);
}

#[test]
fn the_label_of_this_laptop() {
    pictures("label", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('p').text("label").enter().ctrl('a').key(Code::Backspace).enter();
        })
    });
}

#[test]
fn another_with_the_same_label() {
    pictures("label_same", |lang, size| {
        worksheet(lang, size, |room| room.send(Msg::Others(vec!["記録1".to_owned()])))
    });
}

#[test]
fn the_help() {
    pictures("help", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(Key::function(1));
        })
    });
}

#[test]
fn words_that_may_point_to_a_person() {
    pictures("telltale", |lang, size| {
        worksheet(lang, size, |room| {
            room.text("17歳、北町高校2年。田中さんの携帯 090-0000-0000、平成13年5月2日生").key(Code::Enter);
        })
    });
}

fn differing(lang: Lang, size: (u16, u16), work: impl Fn(&mut Room)) -> Room {
    let session = words_differ(&minato());
    let second = session.of_kind("entry").map(Record::id).find(|id| *id != first_entry(&session)).unwrap();
    let long = "ほかの機関の人が来たときに、その家の人が構えずにいられるように、はじめの一度は必ず一緒に";
    let session = torn::differing(&session, second, "text", &format!("{long}行く"), &format!("{long}訪ねる"));
    let mut room = Room::with(lang, size, session);
    work(&mut room);
    room
}

#[test]
fn what_two_laptops_wrote_differently() {
    pictures("differ", |lang, size| {
        differing(lang, size, |room| {
            room.press(Key::ctrl('r'));
        })
    });
}

#[test]
fn all_that_the_top_row_says() {
    pictures("top_row", |lang, size| {
        differing(lang, size, |room| {
            room.ctrl('w').ctrl('t').wait(9 * 60_000);
            room.send(Msg::Others(vec!["グループ2".to_owned()]));
            let (badge, row) = (lang.badge_conflicts(2), room.rows().remove(0));
            assert!(row.contains(&format!(" {badge} ")) && row.contains("09:00/08:00"), "{row}");
        })
    });
}

#[test]
fn one_thing_that_differs() {
    pictures("differ_one", |lang, size| {
        differing(lang, size, |room| {
            room.press(Key::ctrl('r')).text("1");
        })
    });
}

#[test]
fn other_words_for_what_differs() {
    pictures("differ_write", |lang, size| {
        differing(lang, size, |room| {
            room.press(Key::ctrl('r')).text("2").text("4");
        })
    });
}

/// What an entry of the first agency says, with a name in it, was corrected and is parked, too.
fn erasing(room: &mut Room) {
    room.text("山田太郎さんの家を月に二度訪ねる。電話もする").enter();
    room.key(Code::Down).times(20, Code::Down).key(Code::Enter).ctrl('a');
    room.text("山田さんの家を月に二度訪ねる").enter().key(Code::Esc);
    room.text("山田さんの家を月に二度訪ねる").ctrl('k').key(Code::Down).times(20, Code::Down);
}

#[test]
fn the_bin() {
    pictures("bin", |lang, size| {
        differing(lang, size, |room| {
            room.key(Code::Down).key(Code::Delete).wait(60_000).key(Code::Delete);
            room.ctrl('p').text("bin").key(Code::Enter);
        })
    });
}

#[test]
fn the_history_of_an_entry() {
    pictures("history", |lang, size| {
        differing(lang, size, |room| {
            room.wait(600_000).press(Key::ctrl('r')).text("1").text("2").key(Code::Esc);
            room.key(Code::Down).press(Key::function(9)).key(Code::Right);
            room.text("5");
        })
    });
}

#[test]
fn what_erasing_does() {
    pictures("erase", |lang, size| {
        worksheet(lang, size, |room| {
            erasing(room);
            room.key(Code::Right).key(Code::Up).key(Code::Enter);
        })
    });
}

const BOARD: Key = Key::function(3);

#[test]
fn the_board_of_a_question() {
    pictures("board_question", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(BOARD).times(2, Code::Down);
        })
    });
}

#[test]
fn pasted_lines_of_which_some_may_point_to_a_person() {
    pictures("telltale_paste", |lang, size| {
        worksheet(lang, size, |room| {
            let plain = "家族の話を聞く\n".repeat(20);
            room.paste(&format!("保健師さんと訪ねる\n田中さんの家へ行く\n{plain}"));
        })
    });
}

#[test]
fn the_board_of_ideas() {
    pictures("board_ideas", |lang, size| {
        worksheet(lang, size, |room| {
            room.times(5, Code::PageDown).press(BOARD).key(Code::Down);
        })
    });
}

#[test]
fn the_board_of_an_agency() {
    pictures("board_agency", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(BOARD).press(BOARD).key(Code::Tab).key(Code::PageDown);
        })
    });
}

#[test]
fn the_board_before_anybody_spoke() {
    pictures("board_empty", |lang, size| {
        let names = ["北町保健所／保健所", "北町社会福祉協議会／社協", "若者支援センター"];
        let mut room = Room::with(lang, size, common::meeting_of(&names));
        room.ctrl('d').press(BOARD);
        room
    });
}

#[test]
fn an_entry_read_aloud() {
    pictures("stroll", |lang, size| {
        worksheet(lang, size, |room| {
            room.press(BOARD).times(3, Code::Down).press(Key::function(7)).press(Key::function(9));
        })
    });
}

#[test]
fn what_was_found() {
    pictures("find", |lang, size| {
        worksheet(lang, size, |room| {
            room.ctrl('f').text("訪問").key(Code::Down);
        })
    });
}

/// A laptop on which the file of another table of the same meeting is looked over.
fn preview(lang: Lang, size: (u16, u16), work: impl Fn(&mut Room)) -> Room {
    let names = ["北町社会福祉協議会／社協", "北町保健所", "サポステきた"];
    let mut base = Room::with(Lang::Ja, size, common::meeting_of(&names));
    base.text("窓口で待っている").enter().text("古い記入").enter().text("電話を受ける").enter();
    base.text("相談を受ける").enter();
    let mut other = Room::with(Lang::Ja, size, base.disk.clone());
    (0..1_000).for_each(|_| _ = other.moment());
    other.ctrl('g').text("保健所／保健所").enter().text("月に二度、家庭を訪ねている").enter();
    other.press(Key::shift(Code::Tab)).press(Key::shift(Code::Tab)).press(Key::shift(Code::Tab));
    other.key(Code::Down).enter().ctrl('a').text("窓口だけでなく、地区の集まりにも出向いている").enter();
    other.key(Code::Down).key(Code::Delete).key(Code::Esc).times(2, Code::Down);
    other.enter().ctrl('a').text("夜も電話を受ける").enter();
    other.key(Code::Down).enter().ctrl('a').text("来所の相談を受ける").enter();
    let mut room = Room::with(lang, size, base.disk.clone());
    room.press(Key::shift(Code::Tab))
        .times(3, Code::Down)
        .enter()
        .ctrl('a')
        .text("電話とメールを受ける")
        .enter();
    room.key(Code::Down).key(Code::Delete).key(Code::Esc);
    room.file("グループB.ron", &other.disk).file("グループC.ron", &base.disk);
    room.send(Msg::Listed(room.library.clone()));
    room.ctrl('p').text("take-in").enter();
    work(&mut room);
    room
}

#[test]
fn which_sessions_are_merged() {
    pictures("merge_pick", |lang, size| preview(lang, size, |room| _ = room.key(Code::Tab)));
}

#[test]
fn what_a_merge_would_bring() {
    pictures("merge_preview", |lang, size| preview(lang, size, |room| _ = room.enter()));
}

#[test]
fn what_a_merge_would_change() {
    pictures("merge_changed", |lang, size| {
        preview(lang, size, |room| _ = room.enter().times(6, Code::Up).key(Code::Enter))
    });
}

#[test]
fn what_was_erased_here_and_rewritten_on_an_old_copy() {
    pictures("merge_rewritten", |lang, size| {
        let mut base =
            Room::with(Lang::Ja, size, common::meeting_of(&["北町社会福祉協議会／社協", "北町保健所"]));
        base.text("川口さんの家を訪ねた").enter().text("電話を受ける").enter();
        let (mut old, mut erased) = (base.disk.clone(), base.disk.clone());
        let is_named = |record: &&Record| record.text("text").contains("川口");
        let id = erased.of_kind(entry::KIND).find(is_named).map(Record::id).unwrap();
        _ = redaction::redact(Writer::new(&mut erased, torn::pen("記録1", 1)), id, "text");
        Writer::new(&mut old, torn::pen("記録2", 2)).set(id, &[("text", "川口さんの家に二度行った".into())]);
        let mut room = Room::with(lang, size, erased);
        room.file("グループB.ron", &old);
        room.send(Msg::Listed(room.library.clone()));
        room.ctrl('p').text("take-in").enter().enter();
        room
    });
}

#[test]
fn which_agencies_may_be_one() {
    pictures("merge_pairs", |lang, size| {
        preview(lang, size, |room| _ = room.enter().key(Code::Up).enter().key(Code::Tab))
    });
}

#[test]
fn what_was_taken_in_and_is_not_saved_yet() {
    pictures("merge_taken", |lang, size| preview(lang, size, |room| _ = room.enter().enter()));
}

#[test]
fn what_is_only_looked_at() {
    pictures("merge_looked", |lang, size| {
        preview(lang, size, |room| _ = room.enter().key(Code::Down).enter())
    });
}

/// The second meeting of Minato, on the Actions screen, with some things promised.
fn actions(lang: Lang, size: (u16, u16), work: impl Fn(&mut Room)) -> Room {
    let mut room = worksheet(lang, size, |room| {
        room.press(Key::function(5));
    });
    for (office, typed, due) in [
        ("社協", "相談先の一覧を作る", "2026/12/10"),
        ("", "訪問の合同研修を小さな規模で開き、様子を見る", ""),
    ] {
        while !room.shows(&format!("[{}]", lang.section_actions())) {
            room.key(Code::Tab);
        }
        room.press(Key::shift(Code::Tab)).key(Code::Tab).text(typed).enter().text(office).enter();
        room.times(3, Code::Tab).text(due).enter();
    }
    work(&mut room);
    room
}

#[test]
fn what_was_promised() {
    pictures("actions", |lang, size| actions(lang, size, |_| {}));
}

#[test]
fn the_fields_of_an_action() {
    pictures("actions_form", |lang, size| {
        actions(lang, size, |room| {
            room.press(Key::shift(Code::Tab)).key(Code::Tab).text("新しい取組").enter().key(Code::Down);
        })
    });
}

#[test]
fn an_action_read_out() {
    pictures("actions_read_back", |lang, size| {
        actions(lang, size, |room| {
            room.press(Key::function(7)).enter();
        })
    });
}

/// The board with filled sheets; `keys` come after F3.
fn results(name: &str, town: &filled::Town, keys: &[Key]) {
    pictures(name, |lang, size| {
        let mut room = Room::with(lang, size, town.session.clone());
        room.press(Key::function(3));
        for key in keys {
            room.press(*key);
        }
        room
    });
}

#[test]
fn what_filled_sheets_come_to() {
    let (down, up) = (Key::plain(Code::PageDown), Key::plain(Code::PageUp));
    let survey = filled::survey();
    results("results_summary", &survey, &[up]);
    results("results_counts", &survey, &[down; 7]);
    results("results_ages", &survey, &[down; 6]);
    results("results_partners", &survey, &[down; 10]);
    results("results_agency", &survey, &[Key::function(3), Key::plain(Code::Tab)]);
    results("results_texts", &filled::hearings(), &[down; 4]);
    results("results_slips", &filled::feedback(), &[]);
    results("results_cases", &filled::cases(), &[Key::function(3)]);
    results("results_rows", &filled::programme(), &[Key::function(3)]);
}

#[test]
fn the_hint_library() {
    let library = |lang, size, work: fn(&mut Room)| {
        worksheet(lang, size, |room| {
            room.key(Code::Function(3)).times(2, Code::Function(1));
            work(room);
        })
    };
    pictures("hints", |lang, size| library(lang, size, |_| ()));
    pictures("hints_wall", |lang, size| {
        library(lang, size, |room| _ = room.enter().key(Code::Down).enter().key(Code::Down).key(Code::Tab))
    });
    pictures("hints_desk", |lang, size| library(lang, size, |room| _ = room.ctrl('w').enter()));
    pictures("hints_card", |lang, size| {
        library(lang, size, |room| _ = room.ctrl('w').times(8, Code::Down).enter().enter())
    });
    pictures("hints_note", |lang, size| {
        let open =
            |room: &mut Room| _ = room.enter().key(Code::Down).enter().key(Code::Down).enter().text("夏に");
        library(lang, size, open)
    });
}

#[test]
fn a_sentence_for_a_silent_room() {
    pictures("silence", |lang, size| worksheet(lang, size, |room| _ = room.times(2, Code::Function(1))));
}

/// What is said of the cases or hearings of the fixtures.
fn filled_in(session: Session, lang: Lang, size: (u16, u16), called: [&str; 2], work: fn(&mut Room)) -> Room {
    let mut room = Room::with(lang, size, session);
    room.ctrl('p').text(if lang == Lang::Ja { called[0] } else { called[1] }).enter();
    work(&mut room);
    room
}

#[test]
fn cases_side_by_side() {
    let mut town = filled::cases();
    let first = town.sheets["case-g1"];
    for (coder, code) in [("記録1", "G1"), ("記録1", "G2"), ("記録2", "G1")] {
        town.write(|writer| coding::mark(writer, first, coder, code, true));
    }
    town.write(|writer| coding::settle(writer, first, "G1", true));
    let called = ["事例を並べる", "cases side by side"];
    let session = town.session;
    let open = |lang, size, work: fn(&mut Room)| filled_in(session.clone(), lang, size, called, work);
    pictures("cases_wall", |lang, size| open(lang, size, |_| ()));
    pictures("cases_desk", |lang, size| open(lang, size, |room| _ = room.ctrl('w').times(5, Code::PageDown)));
    pictures("cases_mark", |lang, size| {
        open(lang, size, |room| _ = room.ctrl('w').key(Code::Tab).key(Code::Down))
    });
    pictures("cases_settle", |lang, size| {
        open(lang, size, |room| _ = room.ctrl('w').times(2, Code::Tab).key(Code::Down))
    });
    pictures("cases_counts", |lang, size| open(lang, size, |room| _ = room.times(3, Code::Tab)));
    pictures("cases_words", |lang, size| open(lang, size, |room| _ = room.ctrl('w').times(4, Code::Tab)));
}

#[test]
fn who_works_with_whom() {
    let called = ["だれとだれ", "who works with whom"];
    let open = |lang, size, work| filled_in(filled::hearings().session, lang, size, called, work);
    pictures("works_lines", |lang, size| open(lang, size, |_| ()));
    pictures("works_map", |lang, size| open(lang, size, |room| _ = room.key(Code::Tab).key(Code::Down)));
    pictures("works_common", |lang, size| open(lang, size, |room| _ = room.times(2, Code::Tab)));
    let both = |lang, size, work| filled_in(filled::year().session, lang, size, called, work);
    pictures("works_both_lines", |lang, size| both(lang, size, |_| ()));
    pictures("works_both_map", |lang, size| both(lang, size, |room| _ = room.key(Code::Tab).key(Code::Down)));
}

/// The three sample meetings of one network.
fn years() -> Session {
    let files: [&[u8]; 3] = [
        include_bytes!("../sessions/minato-1.ron"),
        include_bytes!("../sessions/minato-2.ron"),
        include_bytes!("../sessions/minato-3.ron"),
    ];
    let mut session = Session::new();
    files.into_iter().for_each(|file| session.union(&wire::load(file).unwrap().session));
    session
}

#[test]
fn across_the_meetings() {
    let open = |lang, size, work: fn(&mut Room)| {
        let mut room = Room::with(lang, size, years());
        work(room.ctrl('r'));
        room
    };
    pictures("years_changes", |lang, size| open(lang, size, |room| _ = room.times(2, Code::Down)));
    pictures("years_thread", |lang, size| {
        open(lang, size, |room| _ = room.times(2, Code::Down).key(Code::Right))
    });
    pictures("years_compare", |lang, size| open(lang, size, |room| _ = room.key(Code::Left)));
    pictures("years_ways", |lang, size| open(lang, size, |room| _ = room.key(Code::Tab)));
    pictures("years_promises", |lang, size| open(lang, size, |room| _ = room.times(2, Code::Tab)));
    pictures("years_found", |lang, size| open(lang, size, |room| _ = room.times(3, Code::Tab)));
    pictures("years_presence", |lang, size| open(lang, size, |room| _ = room.times(4, Code::Tab)));
    pictures("years_alone", |lang, size| {
        let mut room = Room::with(lang, size, minato());
        room.ctrl('r');
        room
    });
}

/// The cells of a sheet at the desk, at a question.
fn cells(name: &str, town: &filled::Town, question: &str, work: impl Fn(&mut Room)) {
    pictures(name, |lang, size| {
        let mut room = Room::with(lang, size, town.session.clone());
        room.ctrl('w');
        for _ in 0..40 {
            if room.worksheet().question().is_some_and(|asked| asked.id == question) {
                break;
            }
            room.key(Code::PageDown);
        }
        work(&mut room);
        room
    });
}

#[test]
fn the_cells_of_sheets() {
    let survey = filled::survey();
    cells("cells_grid", &survey, "age_sex", |room| _ = room.key(Code::Down).key(Code::Right).text("12"));
    cells("cells_agency", &survey, "partners", |room| {
        room.key(Code::Down).key(Code::Delete).key(Code::Right).text("サポ");
    });
    cells("cells_failed", &survey, "staff", |room| _ = room.ctrl('g').text("教育").enter());
    let feedback = filled::feedback();
    cells("cells_choices", &feedback, "good", |room| _ = room.key(Code::Down));
    let cases = filled::cases();
    cells("cells_text", &cases, "outline", |room| _ = room.key(Code::End).text("いまは外に出る。"));
    cells("cells_proposed", &cases, "reread_by", |room| {
        room.key(Code::Function(2)).times(40, Code::PageDown).times(4, Code::PageUp);
    });
    let (mut one, mut two) = (filled::feedback(), filled::feedback());
    let of = one.whose("feedback", one.sheets.keys().next().cloned().unwrap().as_str());
    two.write(|_| ());
    for (town, words) in [(&mut one, "司会がよかった"), (&mut two, "時間がたりない")] {
        town.write(|writer| {
            norishiro::domain::response::fill(writer, &of, "words", &[("", Some(words.into()))])
        });
    }
    one.session.union(&two.session);
    cells("cells_differ", &one, "words", |room| {
        while room.worksheet().filled.map(norishiro::domain::response::Whose::Sheet) != Some(of.whose) {
            room.key(Code::Tab);
        }
    });
}
