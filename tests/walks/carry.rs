//! From one meeting to the next: what waits goes along, and what is dropped stays behind.

use std::path::PathBuf;

use crate::common::{Room, listing};
use assert_cmd::prelude::*;
use norishiro::app::Screen;
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Effect;
use norishiro::app::new::Popup;
use norishiro::domain::promise::{self, Lead, Plan, Sort};
use norishiro::domain::soundness::Soundness;
use norishiro::domain::{Pen, Session, Writer, attendance, carry, meeting, needs, parked};
use norishiro::i18n::Lang;
use norishiro::store;

/// A meeting at which something was promised, something was said and something was parked.
fn held() -> Session {
    let mut session = crate::common::meeting_of(&[
        "みなと市保健所／保健所",
        "社会福祉協議会／社協",
        "教育支援センター／教支",
    ]);
    let meeting = meeting::all(&session)[0].id();
    let seats: Vec<_> = attendance::seats(&session, meeting).iter().map(attendance::Seat::id).collect();
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW, seed: [3; 16] };
    let mut writer = Writer::new(&mut session, pen);
    writer.set(meeting, &[("next", "2027-01-20".into())]);
    for (words, lead) in [("案内の紙を作る", 0), ("日程を送る", 1)] {
        let lead = Some(Lead::Agency(seats[lead]));
        let plan = Plan { words: words.into(), lead, ..Plan::default() };
        promise::plan(&mut writer, Sort::Action, meeting, &plan);
    }
    parked::park(&mut writer, meeting, None, "保険のこと");
    for (agency, text) in [(1, "夜の電話に出られない"), (2, "卒業のあとに会えない")] {
        let at = norishiro::domain::entry::At {
            meeting,
            agency: seats[agency],
            worksheet: "groupwork".into(),
            question: "weaknesses".into(),
        };
        norishiro::domain::entry::add(&mut writer, &at, "", text, false);
    }
    drop(writer);
    session
}

fn room(session: &Session) -> Room {
    let mut room = Room::new(Lang::Ja, (60, 20));
    let path = PathBuf::from("第1回.ron");
    room.files.push((path.clone(), session.clone(), 0));
    room.library = vec![Listing { agencies: 3, ..listing(&path) }];
    room.send(norishiro::app::Msg::Listed(room.library.clone()));
    room
}

/// Opens the form of the next meeting from the menu of the one that is listed.
fn prepare(room: &mut Room) {
    room.times(2, Code::Down).key(Code::Right).must_show("次の会議を用意する");
    room.text("6");
    assert_eq!(room.model.screen, Screen::New);
}

#[test]
fn the_next_meeting_is_one_menu_away_and_knows_what_waits() {
    let held = held();
    let mut room = room(&held);
    prepare(&mut room);
    room.must_show("第2回 会議").must_show("令和9年").must_show("機関 3");
    room.must_show("引き継ぐこと 取組 2・弱み 2・駐車場 1");
    // one is dropped, comes back, and is dropped again
    room.enter().must_show("案内の紙を作る（保健所）").must_show("[x] 日程を送る（社協）");
    room.key(Code::Down).key(Code::Delete).must_show("[ ] 日程を送る（社協）");
    room.text(" ").must_show("[x] 日程を送る");
    room.key(Code::Delete).key(Code::Esc).must_show("引き継ぐこと 取組 1・");
    room.enter();
    assert_eq!(room.model.screen, Screen::Worksheet);
    let session = room.session();
    assert!(Soundness::of(session).is_sound());
    let meetings = meeting::all(session);
    assert_eq!(meetings.len(), 1);
    let own = meetings[0];
    assert_eq!((own.title(), own.date()), ("第2回 会議", "2027-01-20"));
    let before = promise::before(session, own.id());
    assert_eq!(before.iter().map(|promise| promise.words()).collect::<Vec<_>>(), ["案内の紙を作る"]);
    assert_eq!(needs::left_over(session, own.id()).len(), 2);
    assert_eq!(parked::list(session, own.id()).len(), 1);
    assert!(!carry::waiting(session).is_empty());
}

#[test]
fn the_next_meeting_begins_with_what_was_promised_and_with_what_found_no_partner() {
    let mut room = room(&held());
    prepare(&mut room);
    room.key(Code::Down).enter();
    assert_eq!(room.model.screen, Screen::Worksheet);
    // the first row of the actions is the first promise, and a digit tells what became of it
    room.press(Key::function(5)).must_show("> 案内の紙を作る").text("1").enter().must_show("できた");
    room.press(Key::function(4)).must_show("（前回から）社協: 夜の電話に出られない");
    // what is left over is tied here, and stays in sight with its answer
    room.enter().enter().text("夜は当番で受ける").enter().text("2").must_show("了承");
    let session = room.session();
    let own = meeting::all(session)[0].id();
    assert_eq!(needs::left_over(session, own).iter().filter(|need| need.is_open()).count(), 1);
    // from the tie to its action: F5, Enter
    room.faded().press(Key::function(5)).must_show("> 夜は当番で受ける").enter().must_show("期日");
    room.text("月末").enter();
    let session = room.session();
    let actions = promise::list(session, Sort::Action, own);
    assert_eq!(actions.len(), 1);
    assert_eq!((actions[0].words(), actions[0].when()), ("夜は当番で受ける", "2026-11-30"));
    assert!(Soundness::of(session).is_sound());
    // once more leads to what was made
    room.key(Code::Esc).press(Key::function(4)).press(Key::function(5)).must_show("> 夜は当番で受ける");
    assert_eq!(promise::list(room.session(), Sort::Action, own).len(), 1);
}

#[test]
fn from_a_weakness_to_the_first_item_of_the_next_meeting() {
    let names = ["みなと市保健所／保健所", "社会福祉協議会／社協", "地域若者サポートステーション／サポステ"];
    let mut room = Room::with(Lang::Ja, (60, 20), crate::common::meeting_of(&names));
    // what the first agency cannot do well
    room.times(3, Code::PageDown).must_show("3/5").text("就労の相談に具体的に答えられない").enter().faded();
    // the idea: the likeliest agency stands first, and agrees
    room.times(2, Code::PageDown)
        .must_show("5/5")
        .text("面接に一度同席する")
        .enter()
        .must_show("> [ ] 地域若者サポート");
    room.enter().text("2").must_show("了承").faded();
    // its action, by the end of the month
    room.press(Key::function(5)).must_show("のりしろから");
    while !room.shows("> 面接に一度同席する") {
        room.key(Code::Down);
    }
    room.enter().text("月末").must_show("11月30日").enter().must_show("主 サポステ");
    let first = room.session().clone();
    let action = first.of_kind("action").next().unwrap().id();
    // the next meeting begins with it
    let mut room = self::room(&first);
    prepare(&mut room);
    room.must_show("取組 1").key(Code::Down).enter();
    room.press(Key::function(5)).must_show("前回の約束").must_show("> 面接に一度同席する");
    room.text("1").text("二人が登録した").enter().must_show("できた");
    // and what became of it holds in the first file, too
    let mut both = first;
    both.union(room.session());
    let told = promise::Promise(both.record(action).unwrap());
    assert_eq!((told.fate(), told.note()), (promise::Fate::Done, "二人が登録した"));
    assert_eq!(meeting::all(&both).len(), 2);
    assert!(Soundness::of(&both).is_sound());
}

#[test]
fn what_is_private_has_no_words_in_the_form_and_goes_on_as_private() {
    let mut session = held();
    let private = session.of_kind("action").next().unwrap().id();
    let need = session.of_kind("entry").next().unwrap().id();
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW, seed: [4; 16] };
    let words = session.record(private).unwrap().text("what").to_owned();
    let mut writer = Writer::new(&mut session, pen);
    for id in [private, need] {
        writer.set(id, &[("private", true.into())]);
    }
    drop(writer);
    let need = session.record(need).unwrap().text("text").to_owned();
    let mut room = room(&session);
    prepare(&mut room);
    room.enter().must_show("[x] （投影しない記入）").must_not_show(&words).must_not_show(&need);
    room.key(Code::Esc).enter();
    // at the desk it is told that it goes on: it stays off the wall
    room.ctrl('w').press(Key::function(5)).must_show(&words);
    let before = promise::before(room.session(), meeting::all(room.session())[0].id());
    let at = before.iter().position(|promise| promise.id() == private).unwrap();
    room.times(at, Code::Down).text("2").enter().enter().key(Code::Esc);
    let own = meeting::all(room.session())[0].id();
    let on = promise::list(room.session(), Sort::Action, own);
    assert_eq!((on.len(), on[0].0.flag("private")), (1, true));
    room.key(Code::Esc).ctrl('w').must_not_show(&words);
}

#[test]
fn a_meeting_whose_actions_still_wait_is_only_remembered_however_the_next_one_is_dated() {
    let (first, mut other) = (held(), crate::common::meeting_by(7, &["包括支援センター／包括"]));
    let old = meeting::all(&other)[0].id();
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW, seed: [6; 16] };
    let mut writer = Writer::new(&mut other, pen);
    writer.set(old, &[("date", "2025-02-01".into())]);
    promise::plan(&mut writer, Sort::Action, old, &Plan { words: "古い約束".into(), ..Plan::default() });
    drop(writer);
    other.union(&first);
    let mut room = room(&other);
    prepare(&mut room);
    room.key(Code::Down).enter();
    let session = room.session();
    assert_eq!(meeting::all(session).len(), 1);
    let own = meeting::all(session)[0].id();
    assert!(promise::before(session, own).iter().any(|promise| promise.words() == "古い約束"));
}

#[test]
fn needs_of_an_agency_that_does_not_come_stay_behind() {
    let held = held();
    let mut room = room(&held);
    prepare(&mut room);
    // up to the agencies, the last of them is taken out
    room.key(Code::Up).key(Code::Up).key(Code::Up).must_show("教育支援センター");
    room.key(Code::Delete).must_show("外しました");
    room.key(Code::Esc).must_show("弱み 1");
    // taken back, they wait again
    room.ctrl('z').must_show("弱み 2");
}

#[test]
fn everything_can_be_left_out_and_a_meeting_still_begins() {
    let held = held();
    let mut room = room(&held);
    prepare(&mut room);
    room.enter();
    for _ in 0..5 {
        room.key(Code::Delete).key(Code::Down);
    }
    room.key(Code::Esc).must_show("引き継ぐこと なし");
    room.enter();
    let own = meeting::all(room.session())[0].id();
    assert!(promise::before(room.session(), own).is_empty());
    assert!(needs::left_over(room.session(), own).is_empty());
    assert!(carry::waiting(room.session()).is_empty());
}

#[test]
fn a_session_of_which_nothing_waits_leaves_its_agencies_only() {
    let mut room = room(&crate::common::meeting_of(&["みなと市保健所／保健所"]));
    prepare(&mut room);
    room.must_show("機関を 1 引き継ぎました").must_not_show("引き継ぐこと");
    assert!(!room.model.new.waits() && !matches!(room.model.new.popup, Some(Popup::Waiting(_))));
}

#[test]
fn a_form_that_was_begun_keeps_its_title_and_day() {
    let held = held();
    let mut room = room(&held);
    room.enter().text("臨時の会議");
    room.key(Code::Enter);
    room.text("12/1");
    room.times(2, Code::Tab).enter().must_show("どの会議から");
    room.enter().must_show("臨時の会議").must_show("12/1").must_show("引き継ぐこと");
    assert!(!room.asked.iter().any(|effect| matches!(effect, Effect::ReadEarlier(_))));
}

#[test]
fn the_command_says_what_goes_along_and_writes_it() {
    let home = crate::pty::Home::new();
    let folder = home.sessions();
    let (before, after) = (folder.join("第1回.ron"), folder.join("第2回.ron"));
    store::create(&before, &held()).unwrap();
    let args = [
        "new",
        after.to_str().unwrap(),
        "--title",
        "第2回",
        "--date",
        "2027-01-20",
        "--from",
        before.to_str().unwrap(),
    ];
    home.command("ja", &args).assert().success().stdout("引き継いだこと: 取組 2・弱み 2・駐車場 1\n");
    let written = store::open::read(&after).unwrap().session;
    let own = meeting::all(&written).pop().unwrap();
    assert_eq!((own.title(), promise::before(&written, own.id()).len()), ("第2回", 2));
    home.command("ja", &["check", after.to_str().unwrap()]).assert().success();
    // a third one goes on from there
    let third = folder.join("第3回.ron");
    let args = [
        "new",
        third.to_str().unwrap(),
        "--title",
        "3",
        "--date",
        "2027-03-20",
        "--from",
        after.to_str().unwrap(),
    ];
    home.command("en", &args).assert().success().stdout("Taken along: Actions: 2, Needs: 2, Parked: 1\n");
    let third = store::open::read(&third).unwrap().session;
    let own = meeting::all(&third).pop().unwrap().id();
    assert_eq!((promise::before(&third, own).len(), needs::left_over(&third, own).len()), (2, 2));
}

#[test]
fn the_day_of_a_new_meeting_is_shown_as_it_was_understood() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.enter().text("第1回 会議").enter().must_not_show("ですね");
    room.text("12/10").must_show("令和8年（2026年）12月10日（木） ですね。");
    room.ctrl('a').text("来週金曜").must_show("令和8年（2026年）11月27日（金） ですね");
    // of this fiscal year, and past
    room.ctrl('a').text("10/20").must_show("令和8年（2026年）10月20日（火）。過ぎた日です。");
    room.ctrl('a').text("いつか").must_not_show("令和8年");
    room.ctrl('a').text("12/10").enter().must_show("令和8年（2026年）12月10日（木）").must_not_show("ですね");
}
