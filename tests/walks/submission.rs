//! What agencies handed in is looked over and taken in: whose it is, what is new, what stands there already.

use std::path::PathBuf;

use crate::common::Room;
use norishiro::app::input::Code;
use norishiro::app::open::Access;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::{entry, meeting};
use norishiro::i18n::Lang;

const SIZE: (u16, u16) = (80, 24);

const TABLE: &str = "機関,設問,区分,記入\r\n\
    保健所,1,伴走型,家族の話を聞いている\r\n\
    保健所,2,,専門職がいる\r\n\
    くらしの窓口,3,,夜は電話に出られない\r\n";

fn room(lang: Lang) -> Room {
    let mut room = Room::with(
        lang,
        SIZE,
        crate::common::meeting_of(&["北町保健所／保健所", "北町生活相談室／生活相談"]),
    );
    room.tables = vec![(PathBuf::from("/downloads/回答.csv"), TABLE.as_bytes().to_vec())];
    room
}

fn command<'r>(room: &'r mut Room, word: &str) -> &'r mut Room {
    room.ctrl('p').text(word).enter()
}

/// Goes down until the row that is selected has some words.
fn choose<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    for _ in 0..40 {
        if room.rows().iter().any(|row| row.contains('>') && row.contains(words)) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no {words}:\n{}", room.picture());
}

fn texts(room: &Room) -> Vec<String> {
    let mut texts: Vec<String> =
        room.session().of_kind(entry::KIND).map(|record| record.text("text").to_owned()).collect();
    texts.sort();
    texts
}

#[test]
fn a_file_is_looked_over_and_taken_in_as_one_step() {
    let mut room = room(Lang::Ja);
    command(&mut room, "hand-in").must_show("どのファイルを取り込みますか");
    choose(&mut room, "回答.csv").enter();
    room.must_show("「くらしの窓口」はどの機関ですか")
        .must_show("新しいもの 2・直されたもの 0・もうあるもの 0");
    // whose the third row is, is asked; a part of the name narrows the list
    room.enter().must_show("次からはこの名前でも分かります").text("生活").enter();
    room.must_show("新しいもの 3").must_show("「くらしの窓口」は 北町生活相談室");
    assert!(texts(&room).is_empty(), "nothing is taken in before");
    choose(&mut room, "選んだ 3件を取り込む").enter().must_show("を取り込みました。Ctrl+Z で元に戻せます。");
    assert_eq!(texts(&room), ["夜は電話に出られない", "家族の話を聞いている", "専門職がいる"]);
    assert!(room.session().of_kind(entry::KIND).all(|record| record.flag("handed_in")));
    room.ctrl('z');
    assert!(texts(&room).is_empty());
    room.ctrl('y');
    assert_eq!(texts(&room).len(), 3);
    assert_eq!(&room.disk, room.session());
    // the same file once more has nothing new, and the name is known
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter();
    room.must_show("新しいもの 0・直されたもの 0・もうあるもの 3");
    assert!(!room.picture().contains("はどの機関ですか") && !room.picture().contains("取り込む（"));
    room.enter();
    assert!(room.model.submitting.is_none(), "Enter leaves it");
}

#[test]
fn a_row_can_be_left_and_a_name_can_be_left_out_or_made_new() {
    let mut room = room(Lang::En);
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter();
    choose(&mut room, "専門職がいる").key(Code::Tab);
    choose(&mut room, "Which agency is").enter();
    choose(&mut room, "Leave its rows out").enter().must_show("is left out");
    choose(&mut room, "Take in what is chosen (1)").enter().must_show("Taken in: 1");
    assert_eq!(texts(&room), ["家族の話を聞いている"]);
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter();
    choose(&mut room, "Which agency is").enter();
    choose(&mut room, "Add it as a new agency").enter();
    choose(&mut room, "Take in what is chosen (2)").enter();
    assert_eq!(texts(&room).len(), 3);
    let meeting = meeting::all(room.session())[0].id();
    let seats = attendance::seats(room.session(), meeting);
    assert_eq!(seats.last().unwrap().agency.name(), "くらしの窓口");
}

#[test]
fn a_table_copied_in_a_spreadsheet_is_pasted() {
    let mut room = room(Lang::Ja);
    command(&mut room, "hand-in").paste("保健所\t2\t顔が広い\n保健所\t9\tない設問\n");
    room.must_show("貼り付けた表").must_show("読めない").must_show("顔が広い");
    choose(&mut room, "選んだ 1件を取り込む").enter();
    assert_eq!(texts(&room), ["顔が広い"]);
}

#[test]
fn what_was_typed_at_the_meeting_stands_and_an_absent_agency_has_handed_in() {
    let mut room = room(Lang::Ja);
    room.key(Code::PageDown).key(Code::PageDown).text("専門職がいる").enter();
    let meeting = meeting::all(room.session())[0].id();
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter().must_show("もうあるもの 1");
    room.key(Code::Esc);
    assert_eq!(texts(&room), ["専門職がいる"], "Esc takes nothing in");
    // absent from the list of agencies
    room.ctrl('g').text("保健所").key(Code::Right);
    choose(&mut room, "欠席").enter().key(Code::Esc);
    let state = |room: &Room| attendance::seats(room.session(), meeting)[0].state;
    assert_eq!(state(&room), State::Absent);
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter();
    choose(&mut room, "取り込む").enter();
    assert_eq!(state(&room), State::HandedIn);
    room.ctrl('z');
    assert_eq!(state(&room), State::Absent);
}

#[test]
fn what_is_private_is_not_drawn_on_the_wall() {
    let mut room = room(Lang::Ja);
    let table = "機関,設問,記入,非公開\r\n保健所,2,ひみつの事情,1\r\n保健所,2,見せてよい,0\r\n";
    room.tables = vec![(PathBuf::from("/downloads/回答.csv"), table.as_bytes().to_vec())];
    command(&mut room, "hand-in");
    choose(&mut room, "回答.csv").enter().must_show("見せてよい");
    assert!(!room.picture().contains("ひみつの事情"));
    room.ctrl('w').must_show("ひみつの事情");
    room.ctrl('w');
    assert!(!room.picture().contains("ひみつの事情"));
}

#[test]
fn a_session_to_read_and_a_file_that_is_none_are_told() {
    let mut room = Room::new(Lang::Ja, SIZE);
    room.open(crate::common::meeting_of(&["北町保健所／保健所"]), Access::ReadOnly);
    command(&mut room, "hand-in").must_show(Lang::Ja.notice_nothing_written());
    assert!(room.model.submitting.is_none());
    let mut room = self::room(Lang::Ja);
    command(&mut room, "hand-in").text("/downloads/ない.csv").enter();
    room.must_show("見つかりません").must_show("どのファイルを取り込みますか");
    room.tables.push((PathBuf::from("/downloads/絵.csv"), b"\x89PNG\r\n\x1a\n\0\0".to_vec()));
    room.ctrl('a').text("/downloads/絵.csv").enter().must_show("読めない");
}

#[test]
fn on_home_the_session_that_is_selected_is_opened_for_it() {
    let mut room = Room::new(Lang::Ja, SIZE);
    room.file("会議.ron", &crate::common::meeting_of(&["北町保健所／保健所"]));
    room.send(norishiro::app::Msg::Listed(room.library.clone()));
    room.times(2, Code::Down).key(Code::Right);
    choose(&mut room, "事前提出を取り込む").enter().must_show("ドキュメントとダウンロードのフォルダーに");
    room.key(Code::Esc).must_show("保健所");
}
