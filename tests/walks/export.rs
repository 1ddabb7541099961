//! A session is written for other people: for whom is asked first, and nothing is written over without a word.

use std::path::PathBuf;

use crate::common::Room;
use norishiro::app::Screen;
use norishiro::app::input::Code;
use norishiro::app::open::Access;
use norishiro::domain::Session;
use norishiro::domain::meeting;
use norishiro::i18n::Lang;
use norishiro::store::wire;

const SIZE: (u16, u16) = (80, 24);

fn minato() -> Session {
    wire::load(include_bytes!("../../sessions/minato-1.ron")).unwrap().session
}

fn room(lang: Lang) -> Room {
    Room::with(lang, SIZE, minato())
}

/// Goes down until the row that is selected begins with a word.
fn choose<'r>(room: &'r mut Room, word: &str) -> &'r mut Room {
    for _ in 0..20 {
        let selected = |row: &String| {
            let row = row.trim_start().strip_prefix("> ").map(str::to_owned).unwrap_or_default();
            row.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with(word)
        };
        if room.rows().iter().any(selected) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no {word}:\n{}", room.picture());
}

fn text_of(room: &Room, at: usize) -> String {
    String::from_utf8(room.written[at].1.clone()).unwrap()
}

fn names(room: &Room) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    room.written.iter().map(|(path, _)| name(path)).collect()
}

#[test]
fn whom_it_is_for_is_asked_first_and_decides_what_is_in_it() {
    let mut room = room(Lang::Ja);
    let private = "ひとりで抱えている家族がいる";
    room.text(private).enter();
    room.key(Code::Down).times(20, Code::Down).must_show(">  5 ひとりで").key(Code::Right);
    choose(&mut room, "非公開にする（投影しない）").enter();
    for (whom, sees) in [("会議の参加者", false), ("事務局", true), ("外部", false)] {
        room.ctrl('e').must_show("だれに渡すものですか");
        choose(&mut room, whom).enter();
        room.must_show(&format!("渡す相手: {whom}"));
        choose(&mut room, "テキスト").enter().must_show("を書き出しました（Documents > norishiro）。");
        let text = text_of(&room, room.written.len() - 1);
        assert_eq!(text.contains(private), sees, "{whom}");
        assert!(text.contains("みなと市保健所"));
        room.key(Code::Esc);
        assert_eq!(room.model.screen, Screen::Worksheet);
    }
    let names = names(&room);
    assert!(names[0].ends_with("会議.txt") || names[0].ends_with("）.txt"), "{names:?}");
    assert!(names[1].ends_with("（事務局用）.txt") && names[2].ends_with("（公開用）.txt"), "{names:?}");
}

#[test]
fn words_that_may_point_to_a_person_are_told_of_where_they_are_written_out() {
    let mut room = room(Lang::Ja);
    room.text("田中さんの家を訪ねた").enter().ctrl('e');
    choose(&mut room, "事務局")
        .enter()
        .must_show("書き出される記入のうち 1件に、個人が分かる")
        .must_not_show("田中");
    choose(&mut room, "渡す相手を変える").enter();
    choose(&mut room, "外部").enter().must_not_show("個人が分かる");
}

#[test]
fn what_is_left_out_is_told_before_anything_is_written() {
    let mut room = room(Lang::Ja);
    room.ctrl('e');
    choose(&mut room, "事務局").enter().must_show("この相手に伏せるものはありません。");
    choose(&mut room, "渡す相手を変える").enter();
    choose(&mut room, "外部").enter().must_show("強み（会議の中だけのこと）");
    assert!(room.written.is_empty());
    // the list goes on below
    let before = room.picture();
    room.times(3, Code::PageDown);
    assert_ne!(room.picture(), before);
    room.times(60, Code::PageDown).must_show("件");
    room.times(60, Code::PageUp);
    assert_eq!(room.picture(), before);
}

#[test]
fn a_file_of_that_name_is_asked_about() {
    let mut room = room(Lang::Ja);
    room.ctrl('e').enter();
    choose(&mut room, "テキスト").enter().enter().must_show("同じ名前のファイル（txt）がもうあります");
    assert_eq!(room.written.len(), 1);
    room.key(Code::Esc).enter();
    choose(&mut room, "書き出さない").enter();
    assert_eq!(room.written.len(), 1);
    room.enter().enter();
    assert_eq!(names(&room).len(), 2, "kept beside it");
    assert!(names(&room)[1].ends_with(" (2).txt"));
    room.enter();
    choose(&mut room, "前のファイルと置き換える").enter().must_show("書き出しました");
    assert_eq!(room.written.len(), 2);
}

#[test]
fn a_full_disk_is_told_and_the_page_stays() {
    let mut room = room(Lang::Ja);
    room.disk_works = false;
    room.ctrl('e').enter();
    choose(&mut room, "テキスト").enter().must_show("空きがありません");
    room.disk_works = true;
    room.enter().must_show("書き出しました");
}

#[test]
fn the_folder_is_changed_for_as_long_as_the_program_runs() {
    let mut room = room(Lang::En);
    room.ctrl('e').enter();
    choose(&mut room, "Change the folder").enter().ctrl('a').text("somewhere").enter();
    room.must_show("beginning with its drive");
    // a mistyped stick is not made
    room.ctrl('a').text("/media/ubs/会議").enter().must_show("There is no \"/media/ubs\"");
    room.ctrl('a').text("/media/usb").enter().must_show("Folder: media > usb");
    // a new folder is asked about, and can be written anew
    choose(&mut room, "Change the folder").enter().ctrl('a').text("/media/usb/会義").enter();
    room.must_show("There is no such folder yet").key(Code::Esc).must_show("会義");
    room.ctrl('a').text("/media/usb/会議").enter().enter().must_show("Folder: usb > 会議");
    choose(&mut room, "Plain text").enter().must_show("Written:");
    room.key(Code::Esc).ctrl('e').enter().must_show("Folder: usb > 会議");
    assert!(room.written[0].0.starts_with("/media/usb/会議"));
}

#[test]
fn on_home_the_session_that_is_selected_is_opened_for_it() {
    let mut room = Room::new(Lang::Ja, SIZE);
    room.ctrl('e').must_show("書き出す記録を選んでください。");
    room.file("会議.ron", &minato());
    room.send(norishiro::app::Msg::Listed(room.library.clone()));
    room.times(2, Code::Down).ctrl('e').must_show("だれに渡すものですか");
    room.enter();
    choose(&mut room, "テキスト").enter().must_show("書き出しました");
    // the same from the menu
    room.key(Code::Esc).ctrl('o').key(Code::Right);
    choose(&mut room, "書き出す").enter().must_show("だれに渡すものですか");
    // Esc where nobody was chosen leaves it
    room.key(Code::Esc).must_show("保健所");
    assert!(room.model.exporting.is_none());
}

#[test]
fn what_may_only_be_read_can_be_written_out() {
    let mut room = Room::new(Lang::Ja, SIZE);
    room.open(minato(), Access::ReadOnly);
    room.ctrl('e').enter();
    choose(&mut room, "テキスト").enter().must_show("書き出しました");
}

#[test]
fn the_curtain_falls_over_the_page_and_the_line_being_typed_waits() {
    let mut room = room(Lang::Ja);
    room.text("打ちかけ").ctrl('e').enter().key(Code::Function(12));
    assert!(!room.picture().contains("書き出す"));
    room.key(Code::Function(12)).must_show("渡す相手");
    room.key(Code::Esc).must_show("打ちかけ");
    assert_eq!(meeting::all(room.session()).len(), 1);
}

#[test]
fn forms_are_made_for_the_agencies_of_the_meeting() {
    let mut room = room(Lang::Ja);
    room.ctrl('e').enter();
    choose(&mut room, "提出用シートを作る").enter().must_show("書き出しています").enter();
    // the second press waits until they are written
    room.send(norishiro::app::Msg::Exported(norishiro::app::export::Exported::Forms(
        7,
        PathBuf::from("提出用シート"),
    )));
    choose(&mut room, "手書き用の白紙を作る").enter();
    let on_paper: Vec<bool> = room
        .asked
        .iter()
        .filter_map(|effect| match effect {
            norishiro::app::Effect::Forms { on_paper, sheet, .. } => {
                assert_eq!(sheet.id, "groupwork");
                Some(*on_paper)
            }
            _ => None,
        })
        .collect();
    assert_eq!(on_paper, [false, true]);
    let done = norishiro::app::export::Exported::Forms(7, PathBuf::from("/home/town/Documents/提出用シート"));
    room.send(norishiro::app::Msg::Exported(done));
    room.must_show("7機関分の提出用シートを作りました（Documents > 提出用シート）。");
}

/// Home with two sample meetings and one of nobody's, all of them ticked, and the page for all three.
fn all_ticked(lang: Lang, size: (u16, u16)) -> Room {
    let mut room = Room::new(lang, size);
    let second = wire::load(include_bytes!("../../sessions/minato-2.ron")).unwrap().session;
    room.file("一.ron", &minato())
        .file("二.ron", &second)
        .file("三.ron", &crate::common::meeting_by(3, &["北町"]));
    room.send(norishiro::app::message::Msg::Listed(room.library.clone()));
    room.key(Code::Down);
    for _ in 0..3 {
        room.key(Code::Down).key(Code::Tab);
    }
    room.key(Code::Right);
    let words = if lang == Lang::Ja { "一つのファイル" } else { "Write them all" };
    choose(&mut room, words).enter();
    room
}

#[test]
fn several_ticked_sessions_go_into_one_file() {
    let mut room = all_ticked(Lang::Ja, SIZE);
    room.must_show("だれに渡すものですか")
        .text("1")
        .must_show("3件の記録を書き出す")
        .must_show("書き出した後にここに出します");
    room.must_not_show("Word").must_not_show("Markdown");
    choose(&mut room, "CSV").enter().must_show("「2026-11-21 会議の記録 3件.csv」を書き出しました");
    let text = text_of(&room, 0);
    assert!(text.starts_with("\u{FEFF}\"meeting\"") && text.lines().count() > 200, "{text}");
    room.times(8, Code::Up);
    choose(&mut room, "JSON").enter();
    let lines = text_of(&room, 1);
    assert!(
        lines.lines().next() == Some("{\"format\":1}")
            && lines.matches("\"array\":\"meetings\"").count() == 3
    );
    assert!(["第1回", "第2回"].iter().all(|title| lines.contains(title)), "{lines}");
    // what is not for the readers is told with the result, and for others it is asked anew
    choose(&mut room, "渡す相手を変える").enter().text("3").must_show("書き出した後にここに出します");
    choose(&mut room, "CSV").enter().must_show("（会議の中だけのこと）").must_not_show("書き出した後に");
    assert!(names(&room)[2].ends_with("3件（公開用）.csv"), "{:?}", names(&room));
    // a file is never replaced, another one beside it is
    choose(&mut room, "CSV").enter().must_show("同じ名前のファイル").must_not_show("置き換える").enter();
    assert_eq!(names(&room)[3], "2026-11-21 会議の記録 3件（公開用） (2).csv");
    // the disk says no
    room.disk_works = false;
    choose(&mut room, "CSV").enter().must_show("空きがありません");
    room.key(Code::Esc).must_show("印 3件");
    assert_eq!((room.written.len(), room.model.screen), (4, Screen::Home));
}

#[test]
fn how_far_it_is_and_what_could_not_be_read_is_told() {
    let mut room = all_ticked(Lang::En, (60, 20));
    room.files.pop();
    room.enter();
    room.model.home.library.as_ref().unwrap();
    choose(&mut room, "CSV").enter().must_show("Not written: \"三.ron\"");
    assert_eq!(room.written.len(), 1);
    // only while it is being written
    room.send(norishiro::app::message::Msg::Exporting(1, 3));
    room.must_not_show("1 of 3");
    let mut room = all_ticked(Lang::Ja, SIZE);
    room.text("1");
    if let Some(norishiro::app::export::Exporting::Page(page)) = &mut room.model.exporting {
        page.writing = Some(norishiro::app::export::Entry::Form(norishiro::exchange::Form::Csv));
    }
    room.send(norishiro::app::message::Msg::Exporting(1, 3));
    room.must_show("書き出しています（3件のうち 1件）");
}

#[test]
fn a_folder_typed_or_pasted_behind_another_is_the_one_that_counts() {
    let mut room = room(Lang::Ja);
    room.ctrl('e').enter();
    // what stands there is replaced, as a day in a form is
    choose(&mut room, "置き場所を変える").enter().must_show("終わるまで、ここに書き出します");
    room.paste("/media/usb").must_show("Enter で置き場所になります: /media/usb");
    room.enter().must_show("置き場所: media > usb");
    // a folder in it is written behind it
    choose(&mut room, "置き場所を変える").enter().key(Code::End).text("/会議");
    room.must_show("置き場所になります: /media/usb/会議").enter().enter().must_show("置き場所: usb > 会議");
    // a whole place behind a slash counts from there
    choose(&mut room, "置き場所を変える").enter().key(Code::End).text("/").text("/media/usb");
    room.must_show("置き場所になります: /media/usb").must_not_show("会議//media/usb です").enter();
    room.must_show("置き場所: media > usb");
    choose(&mut room, "置き場所を変える").enter().text("usb").must_show("「/」から書いてください");
}
