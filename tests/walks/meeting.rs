//! The Meeting screen and the pages by keys: agenda, attendance, facts, the clock of an item, memos.

use crate::common::{Room, meeting_of};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::app::model::View;
use norishiro::domain::agenda::{self, Page};
use norishiro::domain::attendance::{self, State};
use norishiro::domain::meeting::{Duty, Meeting};
use norishiro::domain::{parked, record::Record};
use norishiro::i18n::Lang;

const MINUTE: i64 = 60_000;

fn room() -> Room {
    let names = ["みなと保健所／保健所", "社会福祉協議会／社協", "若者支援センター／若者"];
    Room::with(Lang::Ja, (60, 20), meeting_of(&names))
}

fn items(room: &Room) -> Vec<(String, u32, bool)> {
    let meeting = room.model.room.as_ref().unwrap().meeting_id();
    let items = agenda::list(room.session(), meeting);
    items.iter().map(|item| (item.title().to_owned(), item.minutes(), item.is_on())).collect()
}

fn meeting(room: &Room) -> Meeting<'_> {
    let id = room.model.room.as_ref().unwrap().meeting_id();
    Meeting(room.session().record(id).unwrap())
}

#[test]
fn an_agenda_is_typed_planned_and_moved() {
    let mut room = room();
    room.ctrl('b').must_show("[次第]").must_show("> 次第のひな形から加える").must_show("Enter 決める");
    room.text("事例の検討　３０分").enter().must_show("1 事例の検討").must_show("30分");
    room.text("開会").enter().text("2時間の休憩 5分").enter();
    let titles = |room: &Room| items(room).into_iter().map(|item| (item.0, item.1)).collect::<Vec<_>>();
    let expected = [("事例の検討".to_owned(), 30), ("開会".to_owned(), 0), ("2時間の休憩".to_owned(), 5)];
    assert_eq!(titles(&room), expected);
    // the second goes up, and gets its minutes
    room.key(Code::Down).key(Code::Down).key(Code::Right).must_show("上へ移す").text("6");
    assert_eq!(titles(&room)[0].0, "開会");
    room.must_show("> 1 開会").key(Code::Right).text("3").text("なし").enter();
    room.must_show("分で書いてください").ctrl('a').text("８分").enter();
    assert_eq!(titles(&room)[0], ("開会".to_owned(), 8));
    room.key(Code::Right).text("4").must_show("共有").text("3").must_show("決定");
    room.key(Code::Right).text("5").text("3").key(Code::Right).text("2").must_show("題名").ctrl('a');
    room.text("開会とお願い").enter().must_show("開会とお願い");
    // an empty title changes nothing, Esc leaves
    room.key(Code::Right).text("2").ctrl('a').key(Code::Backspace).enter().key(Code::Esc);
    assert_eq!(titles(&room)[0].0, "開会とお願い");
    // removed, and brought back
    room.key(Code::Delete).must_show("消しました");
    assert_eq!(items(&room).len(), 2);
    room.ctrl('z');
    assert_eq!(titles(&room)[0].0, "開会とお願い");
    assert_eq!(room.disk, *room.session());
}

#[test]
fn a_ready_agenda_is_one_step() {
    let mut room = room();
    room.ctrl('b').enter().must_show("120分").text("2");
    assert_eq!(items(&room).iter().map(|item| item.1).sum::<u32>(), 120);
    room.must_show("全部で 120分").ctrl('z');
    assert!(items(&room).is_empty());
    room.ctrl('y');
    assert_eq!(items(&room).len(), 9);
}

#[test]
fn items_follow_each_other_and_the_wall_shows_what_each_needs() {
    let mut room = room();
    room.ctrl('w');
    assert_eq!(room.model.view, View::Desk);
    room.ctrl('b').enter().text("1").enter();
    assert_eq!((room.model.screen, room.model.view), (Screen::Page(Some(Page::Rules)), View::Wall));
    room.wait(4 * MINUTE).must_show("04:00/05:00").must_show("あと60秒").enter();
    assert_eq!(room.model.screen, Screen::Actions);
    room.must_show("[取組]").wait(7 * MINUTE).must_show("2分0秒 超過").ctrl('b').enter();
    assert_eq!(room.model.screen, Screen::Page(None));
    room.must_show("事 例 の 検 討").must_show("検 討").must_show("次: 休憩");
    room.wait(30 * MINUTE).enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Break)));
    room.must_show("休 憩 で す").must_show("1 4 : 4 6 に 再 開 し ま す");
    // back and forth: the time of the item before goes on
    room.wait(MINUTE).key(Code::PageUp).wait(MINUTE).must_show("31:00/30:00").enter();
    room.must_show("01:00/05:00").wait(4 * MINUTE).enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Alone)));
    let question = room.model.room.as_ref().unwrap().worksheet.question().unwrap().short.ja.clone();
    assert!(!question.is_empty());
    room.wait(8 * MINUTE).enter();
    assert_eq!(room.model.screen, Screen::Worksheet);
    room.must_show("00:00/22:00").text("出向く相談をしている").enter().must_show("1 出向く相談をしている");
    // the clock of the item runs on beside the typing, and gets a minute more
    room.press(Key::function(6)).must_show("全部で23分").wait(MINUTE).must_show("/23:00");
    room.ctrl('t').must_show("時計停止中").wait(9 * MINUTE).ctrl('t');
    room.ctrl('b').must_show("いま 01:").must_show("22+1分").must_show("終了の見込み");
    room.must_show("> 7").enter().must_show("[取組]").ctrl('b').enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Closing)));
    room.must_show("ひ と こ と ず つ").wait(5 * MINUTE).enter();
    assert_eq!(room.model.screen, Screen::Meeting);
    room.must_show("次第はここまでです").must_show("実際 31分").must_not_show("終了の見込み");
    assert!(items(&room).iter().all(|item| !item.2));
    assert_eq!(room.disk, *room.session());
}

#[test]
fn the_bell_rings_once_when_the_time_is_up_and_only_where_it_is_wanted() {
    let rings = |room: &Room| room.asked.iter().filter(|effect| **effect == Effect::Bell).count();
    for wanted in [false, true] {
        let mut room = room();
        room.model.bell = wanted;
        room.ctrl('b').enter().text("1").enter();
        for _ in 0..(6 * 60) {
            room.wait(1_000);
        }
        room.must_show("1分0秒 超過");
        assert_eq!(rings(&room), usize::from(wanted));
        // a minute more that runs out rings again; a clock that stands does not
        room.press(Key::function(6)).press(Key::function(6)).ctrl('t').wait(5 * MINUTE);
        assert_eq!(rings(&room), usize::from(wanted));
        room.ctrl('t').wait(2 * MINUTE);
        assert_eq!(rings(&room), 2 * usize::from(wanted));
    }
}

#[test]
fn after_a_crash_the_same_item_is_on() {
    let mut room = room();
    room.ctrl('b').enter().text("1").enter().wait(2 * MINUTE);
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.now = room.now + MINUTE;
    again.open(room.disk.clone(), norishiro::app::open::Access::Writable);
    again.must_show("03:00/05:00");
}

#[test]
fn the_time_of_an_item_rests_while_nobody_has_the_meeting_open() {
    let leaves: [fn(&mut Room); 3] =
        [|room| _ = room.ctrl('q'), |room| _ = room.ctrl('o'), |room| room.send(Msg::Ended)];
    for leave in leaves {
        let mut room = room();
        room.ctrl('b').enter().text("1").enter().wait(2 * MINUTE).must_show("02:00/");
        leave(&mut room);
        let mut again = Room::with(Lang::Ja, (60, 20), room.disk.clone());
        again.now = room.now;
        again.wait(14 * 24 * 60 * MINUTE);
        again.ctrl('b').must_show("時計停止中").must_show("02:00/");
        again.ctrl('t').wait(MINUTE).must_show("03:00/").must_not_show("時計停止中");
        // somebody else goes on with it: the time is theirs
        let mut shared = Room::with(Lang::Ja, (60, 20), again.disk.clone());
        shared.now = again.now;
        shared.send(Msg::Others(vec!["記録2".into()]));
        leave(&mut shared);
        let mut third = Room::with(Lang::Ja, (60, 20), shared.disk.clone());
        third.now = shared.now;
        third.wait(MINUTE).ctrl('b').must_show("04:00/").must_not_show("時計停止中");
    }
}

#[test]
fn where_the_meeting_was_left_without_an_end_the_time_of_an_item_rests_where_something_was_last_written() {
    let mut room = room();
    room.ctrl('b').enter().text("1").enter().wait(10 * MINUTE);
    room.key(Code::Function(2)).text("最後の言葉").enter().must_show("最後の言葉").wait(7 * MINUTE);
    // a dead battery: nothing said that the meeting was left
    let opened = |after: i64, shared: bool| {
        let mut again = Room::new(Lang::Ja, (60, 20));
        again.now = room.now + after;
        again.open_shared(room.disk.clone(), shared);
        again
    };
    let rests = Lang::Ja.notice_clock_left();
    let mut again = opened(14 * 24 * 60 * MINUTE, false);
    again.must_show(rests).ctrl('b').must_show("時計停止中").must_show("10:00/");
    // nobody did it by a key, and no key takes it back
    again.ctrl('z').must_show("時計停止中").must_show("10:00/");
    again.ctrl('t').wait(MINUTE).must_show("11:00/").must_not_show("時計停止中");
    // the program is started again at once: the meeting goes on
    let mut again = opened(2 * MINUTE, false);
    again.must_not_show(rests).ctrl('b').must_show("19:0").must_not_show("時計停止中");
    // others have it open: the time is theirs
    let mut shared = opened(24 * 60 * MINUTE, true);
    shared.must_not_show(rests).ctrl('b').must_not_show("時計停止中");
    // a machine whose clock has stood still since knows of no time between
    let mut early = opened(-24 * 60 * MINUTE, false);
    early.must_not_show(rests).ctrl('b').must_not_show("時計停止中");
}

#[test]
fn the_end_at_this_pace_is_reckoned_from_what_is_left() {
    let mut room = room();
    room.ctrl('b').enter().text("1").key(Code::Tab).key(Code::Tab);
    room.times(2, Code::Down).enter().text("14時").enter().must_show("14:00");
    room.must_show("予定 15:30");
    room.key(Code::Down).enter().text("25:00").enter().must_show("14:00 のように").ctrl('a');
    room.text("15:20").enter().must_show("予定 15:20");
    room.key(Code::Tab).enter().wait(9 * MINUTE);
    room.key(Code::Esc).must_show("終了の見込み 15:34").must_show("14分の遅れ");
    room.resize((120, 36)).must_show("予定 15:20");
}

#[test]
fn agencies_are_renamed_moved_marked_late_and_taken_out() {
    let mut room = room();
    room.ctrl('b').key(Code::Tab).must_show("[出欠]");
    let seats = |room: &Room| {
        let seats = attendance::seats(room.session(), meeting(room).id());
        seats.iter().map(|seat| (seat.agency.short().to_owned(), seat.state)).collect::<Vec<_>>()
    };
    // until anybody says who is there, all are only expected
    assert_eq!(room.rows().iter().filter(|row| row.contains("出席の予定")).count(), 3);
    room.key(Code::Down).enter().text("２").must_show("「社協」の出欠を記録しました（遅刻）");
    assert_eq!(seats(&room)[1], ("社協".to_owned(), State::Late));
    room.must_not_show("出席の予定").ctrl('z').must_show("出席の予定");
    room.enter().text("1").must_show("「社協」の出欠を記録しました（出席）").must_not_show("の予定");
    room.enter().text("2");
    room.enter().text("8").must_show("> 1 社会福祉協議会");
    room.enter()
        .text("5")
        .ctrl('a')
        .text("みなと市社会福祉協議会")
        .enter()
        .must_show("みなと市社会福祉協議会");
    room.enter().text("6").ctrl('a').text("市社協").enter();
    assert_eq!(seats(&room)[0], ("市社協".to_owned(), State::Late));
    // the same words stand on the worksheet
    room.key(Code::Esc).key(Code::Tab).key(Code::Tab).must_show("[市社協]").text("見守り").enter();
    // words keep their agency: it cannot be taken out
    room.ctrl('b').key(Code::Tab).key(Code::Delete).must_show("外せません");
    assert_eq!(seats(&room).len(), 3);
    room.key(Code::Down).key(Code::Delete).must_show("外しました");
    assert_eq!(seats(&room).len(), 2);
    room.ctrl('z');
    assert_eq!(seats(&room).len(), 3);
    room.text("若葉高校／若葉").enter().must_show("4 若葉高校");
    // a name cannot be empty
    room.key(Code::Down)
        .enter()
        .text("5")
        .ctrl('a')
        .key(Code::Backspace)
        .enter()
        .must_show("名称")
        .key(Code::Esc);
    assert_eq!(seats(&room)[0].0, "市社協");
}

#[test]
fn facts_are_written_and_what_is_none_is_told() {
    let mut room = room();
    room.ctrl('b').key(Code::Tab).key(Code::Tab);
    room.enter().ctrl('a').key(Code::Backspace).enter().must_show("会議名は空にできません").key(Code::Esc);
    room.key(Code::Down).enter().ctrl('a').text("きのう").enter().must_show("日付が読めません");
    room.ctrl('a').text("R8.12.1").enter().must_show("令和8年（2026年）12月1日（火）");
    room.times(4, Code::Down).must_show("> 市区町村").enter().text("みなと市").enter();
    assert_eq!(meeting(&room).area(), "みなと市");
    room.key(Code::Down).must_show("> 会議の層").enter().text("2").must_show("実務者会議");
    room.times(2, Code::Down).enter().must_show("支援会議").text("8").ctrl('a').text("要綱5条").enter();
    assert_eq!((meeting(&room).layer(), meeting(&room).shell()), ("実務者会議", "要綱5条"));
    // the usual ground rules, then one of our own, moved and taken out
    room.key(Code::Down).enter().must_show("> 約束 1").text("時間を守る").enter();
    assert_eq!(meeting(&room).rules().len(), 6);
    assert_eq!(meeting(&room).rules()[5], "時間を守る");
    room.times(10, Code::Down).key(Code::Right).text("3");
    assert_eq!(meeting(&room).rules()[1], meeting_rule(&room, 0));
    room.key(Code::Delete).ctrl('z');
    assert_eq!(meeting(&room).rules().len(), 6);
    room.times(6, Code::Down).enter().must_show("名前ではなく").text("保健所 保健師").enter();
    assert_eq!(meeting(&room).duty(Duty::Facilitator), "保健所 保健師");
    assert_eq!(room.disk, *room.session());
}

fn meeting_rule(room: &Room, at: usize) -> &str {
    let usual = room.model.lang.usual_rules();
    assert_eq!(meeting(room).rules()[0], usual[1]);
    usual[at]
}

#[test]
fn a_memo_waits_for_its_agency() {
    let mut room = room();
    room.ctrl('u').must_show("メモはありません");
    room.text("夜の電話").ctrl('u').must_show("メモにしました").text("家に上がれる").ctrl('u');
    room.key(Code::PageDown).must_show("メモ 2").ctrl('u').must_show("> 1 夜の電話").enter();
    room.must_show("どの機関").text("若者").enter().must_show("「若者」の記入").must_show("> 1 家に上がれる");
    let memos = parked::memos(room.session(), meeting(&room).id()).len();
    assert_eq!(memos, 1);
    room.enter().text("消す").enter().must_not_show("メモ 1").key(Code::PageUp);
    room.times(2, Code::Tab).must_show("1 夜の電話");
    // what was given is one step
    room.ctrl('z').ctrl('z').key(Code::PageUp).must_show("メモ 2");
    let texts: Vec<&str> = parked::memos(room.session(), meeting(&room).id()).into_iter().map(text).collect();
    assert_eq!(texts, ["夜の電話", "家に上がれる"]);
}

#[test]
fn a_memo_that_may_point_to_a_person_is_kept_and_warned_of() {
    let mut room = room();
    room.text("田中さんの家に行く").ctrl('u').must_show("個人が分かる言葉").must_show("取り置き");
    assert_eq!(parked::memos(room.session(), meeting(&room).id()).len(), 1);
    room.ctrl('u').must_not_show("個人が分かる").enter().enter().must_show("個人が分かる言葉");
    room.must_show("1 田中さんの家に行く");
}

fn text(record: &Record) -> &str {
    record.text("text")
}

#[test]
fn letters_on_a_page_do_no_harm_and_the_line_stays() {
    let mut room = room();
    room.text("書きかけ")
        .ctrl('b')
        .text("議題")
        .key(Code::Tab)
        .key(Code::Tab)
        .key(Code::Tab)
        .must_show("> 議題");
    room.enter().must_show("1 議題").key(Code::Down).enter().text("あ").must_show("F2 でシートに");
    room.paste("い\nう").press(Key::function(2)).must_show("> 書きかけ");
    // the curtain and the help work everywhere
    room.ctrl('b')
        .press(Key::function(12))
        .must_show("しばらくお待ちください")
        .must_show("F12 で戻る")
        .press(Key::function(12));
    room.press(Key::function(1)).must_show("次第").key(Code::Esc).must_show("[次第]").ctrl('b');
    assert_eq!(room.model.screen, Screen::Worksheet);
}

#[test]
fn a_session_that_can_only_be_read_says_so_and_changes_nothing() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.open(meeting_of(&["保健所"]), norishiro::app::open::Access::ReadOnly);
    let before = room.session().clone();
    room.ctrl('b').text("議題").must_show("閲覧だけ").enter().text("1").must_show("閲覧だけ");
    room.key(Code::Tab).enter().text("3").must_show("閲覧だけ").enter().text("5").must_show("閲覧だけ");
    room.key(Code::Tab).enter().must_show("閲覧だけ");
    assert_eq!(*room.session(), before);
}

#[test]
fn a_page_has_the_time_of_its_own_item_only() {
    let mut room = room();
    // nothing is on: a break has no clock, and going back begins nothing
    room.ctrl('b').enter().text("1").times(20, Code::Down).enter().text("3");
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Break)));
    room.must_not_show("再開")
        .ctrl('t')
        .must_show("時計がありません")
        .press(Key::function(6))
        .must_show("時計がありません");
    room.key(Code::PageUp);
    assert_eq!(room.model.screen, Screen::Meeting);
    assert!(items(&room).iter().all(|item| !item.2));
    // in the middle of an item a break has none either
    room.times(20, Code::Up)
        .key(Code::Down)
        .enter()
        .wait(MINUTE)
        .ctrl('b')
        .times(20, Code::Down)
        .enter()
        .text("3");
    room.must_not_show("再開").must_not_show("/05:00");
    // the agenda is done: a page leads back to it, and nothing begins anew
    room.ctrl('b').times(20, Code::Up).times(8, Code::Down).enter().wait(MINUTE).enter();
    room.must_show("次第はここまでです").times(20, Code::Down).enter().text("4").enter();
    assert_eq!(room.model.screen, Screen::Meeting);
    assert!(items(&room).iter().all(|item| !item.2));
}

#[test]
fn an_item_that_is_taken_back_leaves_no_empty_page() {
    let mut room = room();
    room.ctrl('b').text("事例").enter().key(Code::Down).enter();
    assert_eq!(room.model.screen, Screen::Page(None));
    // one without minutes gets those it took, and one more
    room.wait(12 * MINUTE)
        .press(Key::function(6))
        .must_show("12:00/13:00")
        .ctrl('z')
        .ctrl('z')
        .must_show("事例");
    assert_eq!(room.model.screen, Screen::Meeting);
}

#[test]
fn an_agency_that_is_known_is_not_made_twice() {
    let mut room = room();
    room.ctrl('b')
        .key(Code::Tab)
        .text("社会福祉協議会")
        .enter()
        .must_show("もう入っています")
        .ctrl('a')
        .key(Code::Backspace);
    room.times(3, Code::Down).key(Code::Delete).must_show("外しました").text("若者支援センター").enter();
    room.must_show("3 若者支援センター  若者");
    assert_eq!(room.session().of_kind("agency").count(), 3);
}

#[test]
fn memos_of_a_question_that_is_not_for_the_room_stay_off_the_wall() {
    let mut session = meeting_of(&["保健所"]);
    let pen = norishiro::domain::Pen { by: "記録1".into(), now: crate::common::NOW, seed: [3; 16] };
    let meeting = norishiro::domain::meeting::all(&session)[0].id();
    let mut writer = norishiro::domain::Writer::new(&mut session, pen);
    let asked = parked::Asked { worksheet: "町のシート", question: "なぞ", lane: "" };
    parked::note(&mut writer, meeting, &asked, "見せない言葉");
    drop(writer.finish());
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    room.ctrl('u').must_not_show("見せない言葉").must_not_show("メモ 1");
    room.ctrl('w').ctrl('u').must_show("見せない言葉").key(Code::Esc);
    // found, it is shown in its own list
    room.ctrl('f').text("見せない").enter().must_show("メモの振り分け").must_show("> 1 見せない言葉");
}
