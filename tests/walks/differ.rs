//! What two laptops wrote differently: the badge, the list, and how a conflict is settled and taken back.

use crate::common::Room;
use crate::common::torn::{differing, first_entry, pen, torn, words_differ};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::Entry;
use norishiro::domain::{Record, RecordId, Session, Value, Writer, agenda, conflict, meeting};
use norishiro::i18n::Lang;
use norishiro::store::wire;

const SIZE: (u16, u16) = (80, 24);
const LIST: Key = Key::ctrl('r');

fn minato() -> Session {
    wire::load(include_bytes!("../../sessions/minato-1.ron")).unwrap().session
}

/// The entries of the sample, by their order.
fn entries(session: &Session) -> Vec<RecordId> {
    norishiro::domain::order::sort(session.of_kind("entry")).into_iter().map(Record::id).collect()
}

fn words() -> (Session, RecordId) {
    let session = minato();
    (words_differ(&session), first_entry(&session))
}

fn text(room: &Room, id: RecordId) -> Vec<&str> {
    room.session().visible(id).unwrap().texts("text")
}

#[test]
fn a_badge_stands_on_every_screen_and_leads_to_the_list() {
    let (session, _) = words();
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    let f3 = Key::function(3);
    for screen in [Screen::Worksheet, Screen::Board, Screen::Meeting] {
        match screen {
            Screen::Board => room.press(f3),
            Screen::Meeting => room.ctrl('b'),
            _ => &mut room,
        };
        assert_eq!(room.model.screen, screen);
        room.must_show("Ctrl+R 相違 1")
            .press(LIST)
            .must_show("相違 1 件")
            .key(Code::Esc)
            .must_not_show("相違 1 件");
    }
    let mut calm = Room::with(Lang::Ja, (60, 20), minato());
    calm.must_not_show("Ctrl+R 相違").press(LIST).must_show("振り返り 1/5").must_show("会議は一つだけ");
    calm.key(Code::Esc).ctrl('p').text("相違").key(Code::Enter).must_show("相違はありません");
}

#[test]
fn one_side_is_chosen_and_taken_back() {
    let (session, id) = words();
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(LIST).must_show("「月に二度、家庭を訪ねている」 / 「月に三度").key(Code::Enter);
    room.must_show("1 月に【二】度、家庭を訪ねている").must_show("（A卓　今日 14:01）");
    room.must_show("2 月に【三】度、家庭を訪ねている").must_show("（B卓　今日 14:03）");
    room.key(Code::Down).key(Code::Enter).must_show("決めました");
    assert_eq!(text(&room, id), ["月に三度、家庭を訪ねている"]);
    room.must_not_show("Ctrl+R 相違");
    room.ctrl('z').must_show("Ctrl+R 相違 1");
    assert_eq!(text(&room, id).len(), 2);
    // who wrote what is still known
    room.press(LIST).key(Code::Enter).must_show("（A卓　今日 14:01）").must_show("（B卓　今日 14:03）");
    // and with a digit, full-width as the IME gives it
    room.text("１").must_show("決めました");
    assert_eq!(text(&room, id), ["月に二度、家庭を訪ねている"]);
    assert_eq!(room.disk, *room.session());
}

#[test]
fn both_stay_as_entries_of_their_own() {
    let (session, id) = words();
    let before = entries(&session).len();
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(LIST).key(Code::Enter).text("3").must_show("2 件の記入に分けました");
    assert_eq!(text(&room, id), ["月に二度、家庭を訪ねている"]);
    assert_eq!(entries(room.session()).len(), before + 1);
    let made = room.session().of_kind("entry").find(|record| record.link("from") == Some(id)).unwrap();
    assert_eq!(made.text("text"), "月に三度、家庭を訪ねている");
    room.must_show("1 月に二度").must_show("2 月に三度").ctrl('z').must_show("Ctrl+R 相違 1");
    assert_eq!(entries(room.session()).len(), before);
}

#[test]
fn other_words_are_written_from_both() {
    let (session, id) = words();
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(LIST).key(Code::Enter).text("4");
    room.must_show("月に【二】度").must_show("月に三度、家庭を訪ねている");
    // letters go into the line, undo is the line's, Esc goes back to the sides
    room.text("a").ctrl('z').key(Code::Esc).must_show("4 書き直す").text("4");
    room.ctrl('a').key(Code::Delete).key(Code::Enter).must_show("言葉を書いてから");
    room.text("月に二度か三度").key(Code::Enter).must_show("決めました");
    assert_eq!(text(&room, id), ["月に二度か三度"]);
    room.ctrl('z');
    assert_eq!(text(&room, id).len(), 2);
}

#[test]
fn what_waits_stays_in_the_list() {
    let session = minato();
    let all = entries(&session);
    let session = differing(&session, all[0], "text", "甲", "乙");
    let session = differing(&session, all[1], "text", "丙", "丁");
    let mut room = Room::with(Lang::En, SIZE, session);
    room.must_show("Ctrl+R differs 2").press(LIST).must_show("Where the records differ: 2");
    room.key(Code::Enter).text("5").must_show("Where the records differ: 2");
    room.key(Code::Enter).text("1").must_show("Where the records differ: 1");
    // undo goes on in the list
    room.ctrl('z')
        .must_show("Where the records differ: 2")
        .ctrl('y')
        .must_show("Where the records differ: 1");
    room.key(Code::Enter).text("2").must_not_show("Where the records differ").must_not_show("Ctrl+R differs");
}

#[test]
fn the_menu_of_an_entry_leads_to_its_conflict_on_worksheet_and_board() {
    let (session, id) = words();
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.key(Code::Down).must_show("相違").key(Code::Right).must_show("8 相違を見る").text("8");
    room.must_show("どれにしますか").key(Code::Esc).must_not_show("どれにしますか");
    room.press(Key::function(3)).key(Code::Right).text("8").must_show("どれにしますか").text("2");
    assert_eq!(room.model.screen, Screen::Board);
    assert_eq!(text(&room, id), ["月に三度、家庭を訪ねている"]);
    room.key(Code::Right).must_not_show("相違を見る");
}

#[test]
fn what_is_private_counts_only_at_the_desk() {
    let (session, id) = words();
    let session = {
        let mut session = session;
        Writer::new(&mut session, pen("記録1", 5)).set(id, &[("private", true.into())]);
        session
    };
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.must_not_show("Ctrl+R 相違")
        .press(LIST)
        .must_show("会議は一つだけです")
        .must_not_show("家庭を訪ねている");
    room.key(Code::Esc)
        .ctrl('w')
        .must_show("Ctrl+R 相違 1")
        .press(LIST)
        .key(Code::Enter)
        .must_show("月に【二】度");
    // the curtain hides it, and what it lifts on is the wall
    room.press(Key::function(12)).must_not_show("月に").press(Key::function(12)).must_not_show("月に【");
}

#[test]
fn every_sort_of_field_is_read_by_people() {
    let mut session = minato();
    let meeting = meeting::all(&session).last().unwrap().id();
    let seats: Vec<RecordId> =
        attendance::seats(&session, meeting).iter().map(attendance::Seat::id).collect();
    let plan = agenda::Plan { title: "事例の検討".into(), minutes: 30, ..agenda::Plan::default() };
    let item = agenda::add(&mut Writer::new(&mut session, pen("記録1", 0)), meeting, &plan);
    let all = entries(&session);
    let mut field = |id, name: &str, one: Value, other: Value| {
        let set = |value: Value| move |writer: &mut Writer| writer.set(id, &[(name, value)]);
        session = torn(&session, set(one), set(other));
    };
    field(item, "minutes", 20.into(), 40.into());
    field(item, "shows", "break".into(), "sheet:groupwork".into());
    field(meeting, "date", "2026-11-20".into(), "2026-11-22".into());
    field(meeting, "rules", vec!["責めない", "甲"].into(), vec!["責めない", "乙"].into());
    field(meeting, "facilitator", "保健所".into(), "社協".into());
    field(all[0], "agency", seats[1].into(), seats[2].into());
    field(all[all.len() - 1], "lane", "accompany".into(), "solve".into());
    field(seats[0], "reading", "あ".into(), "い".into());
    let seat = seats[3];
    let state = |state: State| move |writer: &mut Writer| _ = attendance::set(writer, meeting, seat, state);
    let session = torn(&session, state(State::Late), state(State::Absent));
    assert_eq!(conflict::open(&session).len(), 9);
    let mut room = Room::with(Lang::Ja, (120, 36), session);
    room.must_show("Ctrl+R 相違 9").press(LIST);
    for told in [
        "時間",
        "「20分」 / 「40分」",
        "「休憩」",
        "日付",
        "「令和8年（2026年）11月20",
        "約束",
        "進行",
        "「保健所」",
        "機関",
        "区分",
        "「伴走型」",
        "よみ",
        "出欠",
        "「遅刻」",
    ] {
        room.must_show(told);
    }
    // lists are put together
    let at = room.rows().iter().find(|row| row.contains("約束")).unwrap().trim_start().to_owned();
    let digit: String = at.trim_start_matches(['>', ' ']).chars().take(1).collect();
    room.text(&digit).must_show("合わせて一つにする").text("3").must_show("相違 8 件");
    let meeting = meeting::Meeting(room.session().visible(meeting).unwrap());
    assert_eq!(meeting.rules(), ["責めない", "甲", "乙"]);
}

#[test]
fn the_meeting_screen_marks_what_differs_and_leads_there() {
    let session = minato();
    let meeting = meeting::all(&session).last().unwrap().id();
    let item = agenda::list(&session, meeting)[1].id();
    let session = differing(&session, item, "title", "事例の検討", "事例を考える");
    let session = differing(&session, meeting, "place", "市役所", "公民館");
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    let marked =
        |room: &Room| room.rows().iter().skip(4).filter(|row| row.trim_end().ends_with("相違")).count();
    room.ctrl('b');
    assert_eq!(marked(&room), 1, "{}", room.picture());
    room.times(20, Code::Up)
        .times(2, Code::Down)
        .key(Code::Right)
        .times(1, Code::Up)
        .must_show("相違を見る")
        .enter();
    room.must_show("事例【").text("2").must_show("決めました");
    assert_eq!(marked(&room), 0, "{}", room.picture());
    room.times(2, Code::Tab);
    assert_eq!(marked(&room), 1, "{}", room.picture());
    room.times(4, Code::Down).key(Code::Right).must_show("どれにしますか").text("1").must_show("市役所");
    room.must_not_show("Ctrl+R 相違");
}

#[test]
fn two_names_of_one_agency_are_no_conflict_on_any_screen() {
    use norishiro::domain::same::{self, Verdict};
    let mut session = minato();
    let meeting = meeting::all(&session).last().unwrap().id();
    let seats: Vec<RecordId> =
        attendance::seats(&session, meeting).iter().map(attendance::Seat::id).collect();
    let twice = {
        let mut writer = Writer::new(&mut session, pen("B卓", 2));
        let twice = norishiro::domain::agency::found(&mut writer, &"二度目".into());
        same::judge(&mut writer, seats[0], twice, Verdict::Same);
        twice
    };
    let id = first_entry(&session);
    let agency = session.visible(id).unwrap().text("agency").to_owned();
    assert_eq!(agency, seats[0].to_string());
    let set = |agency: RecordId| move |writer: &mut Writer| writer.set(id, &[("agency", agency.into())]);
    let mut between = session.clone();
    Writer::new(&mut between, pen("記録1", 3)).set(id, &[("agency", seats[1].into())]);
    let session = torn(&between, set(seats[0]), set(twice));
    assert_eq!(session.visible(id).unwrap().links("agency").len(), 2);
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.must_not_show("相違");
}

#[test]
fn what_is_settled_elsewhere_meanwhile_waits_and_is_told() {
    let (session, id) = words();
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.press(LIST).key(Code::Enter).must_show("どれにしますか");
    // the other laptop settles it in the file
    let mut elsewhere = session;
    let change = {
        let mut writer = Writer::new(&mut elsewhere, pen("B卓", 7));
        writer.set(id, &[("text", "別の言葉".into())]);
        writer.finish()
    };
    room.send(norishiro::app::Msg::FromDisk(change, Vec::new()));
    // what stands there stays: nobody chooses what was not seen
    room.must_show("どれにしますか").must_show("1 月に【二】度").must_not_show("別の言葉");
    let mut chosen = room.model.clone();
    room.key(Code::Esc).must_show("その間にほかで決められました").must_show("別の言葉");
    room.must_not_show("Ctrl+R 相違");
    assert!(!Entry(room.session().visible(id).unwrap()).is_redacted());
    // chosen on both sides, both stay
    std::mem::swap(&mut room.model, &mut chosen);
    room.text("1").must_show("両方の言葉を残しました");
    assert_eq!(text(&room, id).len(), 2);
}

#[test]
fn words_being_written_anew_are_not_lost() {
    let (session, id) = words();
    let start = || {
        let mut room = Room::with(Lang::Ja, SIZE, session.clone());
        room.ctrl('w').press(LIST).key(Code::Enter).text("4").text("と山の方");
        room
    };
    let mut room = start();
    // Esc goes to the sides, and the words are there again
    room.key(Code::Esc).must_not_show("と山の方").text("4").must_show("と山の方");
    room.key(Code::Esc).key(Code::Esc).must_show("書きかけの言葉").key(Code::Esc).must_not_show("相違 1 件");
    room.ctrl('z').must_show("と山の方").key(Code::Enter);
    assert!(text(&room, id)[0].ends_with("と山の方") && text(&room, id).len() == 1);
    // the curtain
    let mut room = start();
    room.press(Key::function(12))
        .must_not_show("と山の方")
        .press(Key::function(12))
        .must_not_show("と山の方");
    room.ctrl('z').must_show("と山の方");
    // a crash, and leaving
    let (mut crashed, mut left) = (start(), start());
    crashed.wait(2_000);
    left.ctrl('o');
    for room in [crashed, left] {
        let mut again = Room::new(Lang::Ja, SIZE);
        again.draft = room.draft;
        again.open(room.disk, norishiro::app::open::Access::Writable);
        again.must_show("と山の方").must_show("書きかけの行を戻しました").enter();
        assert_eq!(text(&again, id).len(), 1);
    }
}

#[test]
fn words_written_anew_that_may_point_to_a_person_are_warned_of() {
    let (session, _) = words();
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(LIST)
        .key(Code::Enter)
        .text("4")
        .text("山田さんの家")
        .key(Code::Enter)
        .must_show("個人が分かる");
}

#[test]
fn what_is_selected_stays_selected_and_is_read_in_the_language_of_the_screen() {
    let session = minato();
    let all = entries(&session);
    let session = differing(&session, all[1], "text", "丙の話", "丁の話");
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.press(LIST).must_show("相違 1 件");
    let other = differing(&session, all[0], "text", "甲の話", "乙の話");
    let (come, gone) = session.missing(&other);
    room.send(norishiro::app::Msg::FromDisk(norishiro::domain::Change::new(come), gone));
    let selected = |room: &Room| {
        let rows = room.rows();
        let at = rows.iter().position(|row| row.contains("> ")).unwrap();
        rows[at..at + 2].concat()
    };
    room.must_show("相違 2 件");
    assert!(selected(&room).contains('丙'), "{}", room.picture());
    room.resize((60, 20));
    assert!(selected(&room).contains('丙'), "{}", room.picture());
    // also while words are written
    room.key(Code::Enter).text("4").must_show("どれにしますか").ctrl('p').text("画面の言語").key(Code::Enter);
    room.must_show("Which one?").must_show("丁の話");
}

#[test]
fn what_may_only_be_read_is_not_settled() {
    let (session, id) = words();
    let mut room = Room::new(Lang::Ja, SIZE);
    room.open(session, norishiro::app::open::Access::ReadOnly);
    room.press(LIST).key(Code::Enter).text("1").must_show("閲覧だけ");
    assert_eq!(text(&room, id).len(), 2);
}
