//! The Actions screen, walked by keys: from a weakness to what was promised of it, asked after at the next meeting.

use crate::common::{Room, meeting_of};
use norishiro::app::Screen;
use norishiro::app::actions::content::{Place, Row, Section};
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::open::Access;
use norishiro::domain::decision::{self};
use norishiro::domain::entry::At;
use norishiro::domain::issue::{self, Text};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{self, Answer, Asked, Overlap};
use norishiro::domain::promise::{self, Fate, Lead, Part, Plan, Promise, Sort};
use norishiro::domain::{Pen, RecordId, Session, Writer, attendance, carry};
use norishiro::i18n::Lang;

const ACTIONS: Key = Key::function(5);
const READ: Key = Key::function(7);
const NAMES: [&str; 3] =
    ["北町保健所／保健所／ほけんじょ", "北町社会福祉協議会／社協／しゃきょう", "サポステ北／サポステ"];

/// Writes into a session before it is opened.
fn write<R>(session: &mut Session, count: u8, work: impl FnOnce(&mut Writer) -> R) -> R {
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW - 500, seed: [count; 16] };
    work(&mut Writer::new(session, pen))
}

fn seats(session: &Session, meeting: RecordId) -> Vec<RecordId> {
    attendance::seats(session, meeting).iter().map(attendance::Seat::id).collect()
}

/// A meeting, and before it one at which two things were promised and one question was taken home.
fn second() -> Session {
    let mut session = meeting_of(&NAMES);
    let now = meeting::all(&session).last().unwrap().id();
    let agencies = seats(&session, now);
    write(&mut session, 41, |writer| {
        let facts = Facts { title: "前の会議".into(), date: "2026-06-18".into(), ..Facts::default() };
        let before = meeting::found(writer, &facts, &[]);
        for agency in &agencies {
            attendance::set(writer, before, *agency, attendance::State::Present);
        }
        let plan = |words: &str, when: &str| Plan {
            words: words.into(),
            lead: Some(Lead::Agency(agencies[1])),
            parts: vec![(agencies[0], Part::Supporting)],
            when: when.into(),
            ..Plan::default()
        };
        promise::plan(writer, Sort::Action, before, &plan("相談先の一覧を作る", "2026-09-30"));
        promise::plan(writer, Sort::Action, before, &plan("合同の研修を開く", "2027-02-01"));
        let at = At {
            meeting: before,
            agency: agencies[0],
            worksheet: "groupwork".into(),
            question: "overlap".into(),
        };
        let to = [(Asked::Agency(agencies[2]), Answer::TakenBack)];
        overlap::propose(writer, &at, None, "一緒に職場見学をする", &to, false);
    });
    session
}

fn opened(session: Session) -> Room {
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    room.press(ACTIONS);
    assert_eq!(room.model.screen, Screen::Actions);
    room
}

fn now(room: &Room) -> RecordId {
    room.model.room.as_ref().unwrap().meeting_id()
}

fn promised(room: &Room, sort: Sort) -> Vec<Promise<'_>> {
    promise::list(room.session(), sort, now(room))
}

fn place(room: &Room) -> Place {
    room.model.room.as_ref().unwrap().actions.place
}

fn before<'r>(room: &'r Room, words: &str) -> Promise<'r> {
    let all = promise::before(room.session(), now(room));
    *all.iter().find(|promise| promise.words() == words).expect("a promise")
}

#[test]
fn from_a_weakness_to_a_dated_action_by_one_key() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&NAMES));
    room.times(3, Code::PageDown).must_show("弱み").text("訪問の車がない").enter();
    room.times(2, Code::PageDown).must_show("> 1 訪問の車がない");
    room.text("車を一緒に使う").enter().text("しゃきょう").enter().text("2");
    room.faded();
    room.press(ACTIONS).must_show("のりしろから").must_show("車を一緒に使う").must_show("社協の返事: 了承");
    room.key(Code::Down).enter().must_show("期日").must_show("例: 12/10");
    room.text("2週間後").must_show("12月5日（土） ですね");
    room.enter();
    let action = promised(&room, Sort::Action)[0];
    let agencies = seats(room.session(), now(&room));
    assert_eq!((action.words(), action.when()), ("車を一緒に使う", "2026-12-05"));
    assert_eq!((action.lead(), action.answer()), (Some(Lead::Agency(agencies[1])), Answer::Agreed));
    assert_eq!(
        action.taking_part(room.session(), Part::Supporting).into_iter().collect::<Vec<_>>(),
        [agencies[0]]
    );
    let tied = Overlap(room.session().record(action.overlap().unwrap()).unwrap());
    let need = room.session().record(tied.need().unwrap()).unwrap();
    assert_eq!(need.text("text"), "訪問の車がない");
    let id = action.id();
    room.must_show("主 社協  協力 保健所").must_show("期日 12月5日（土）").must_not_show("のりしろから（");
    assert_eq!(place(&room), Place::Row(Section::Actions, Row::Record(id)));
    // the day and the action are taken back, and the overlap waits again
    room.ctrl('z').must_show("期日はこれから").ctrl('z').must_show("のりしろから（");
    room.ctrl('y').ctrl('y').must_show("期日 12月5日（土）");
}

#[test]
fn an_action_typed_is_asked_for_the_rest_in_a_few_keys() {
    let mut room = opened(meeting_of(&NAMES));
    room.must_show("取組を加える").must_show("まだありません");
    room.text("相談先の一覧を作る").enter().must_show("北町社会福祉協議会").must_show("事務局");
    room.text("しゃ").enter();
    // 協力: two, one by typing and one by arrows
    room.text("ほけん").enter().times(2, Code::Down).enter().enter();
    // nobody is told, nothing is first
    room.enter().enter();
    room.text("そのうち").enter().must_show("日付として読めません").must_show("そのうち");
    room.ctrl('a').text("次回").enter().must_show("次回の日はまだ決まっていません");
    room.ctrl('a').text("年度末").must_show("3月31日（水）").enter();
    let action = promised(&room, Sort::Action)[0];
    let agencies = seats(room.session(), now(&room));
    assert_eq!(action.lead(), Some(Lead::Agency(agencies[1])));
    assert_eq!(action.taking_part(room.session(), Part::Supporting).len(), 2);
    assert_eq!(action.when(), "2027-03-31");
    assert_eq!(room.disk.record(action.id()).unwrap().text("what"), "相談先の一覧を作る");
    // the line is free for the next, and Esc leaves the rest of the form
    room.key(Code::Up).text("もう一つ").enter().text("事務局").enter().text("保").key(Code::Esc);
    assert_eq!(promised(&room, Sort::Action)[1].lead(), Some(Lead::Secretariat));
    room.must_show("主 事務局").must_show("期日はこれから");
}

#[test]
fn the_next_meeting_is_a_day_where_it_is_fixed() {
    let mut session = meeting_of(&NAMES);
    let meeting = meeting::all(&session).last().unwrap().id();
    write(&mut session, 51, |writer| writer.set(meeting, &[("next", "2027-02-18".into())]));
    let mut room = opened(session);
    room.text("一覧を作る")
        .enter()
        .times(4, Code::Tab)
        .text("次回まで")
        .must_show("令和9年（2027年）2月18日（木）");
    room.enter();
    assert_eq!(promised(&room, Sort::Action)[0].when(), "2027-02-18");
}

#[test]
fn what_was_promised_is_first_and_one_digit_tells_what_became_of_it() {
    let mut room = opened(second());
    room.must_show("まだ聞いていないもの 3").must_show("1 できた  2 続ける");
    room.must_show("期日 9月30日（水）（期日は過ぎています）");
    // digits full-width, as the IME gives them
    room.text("１").must_show("どうなったか").text("配り終えた").enter();
    assert_eq!(before(&room, "相談先の一覧を作る").fate(), Fate::Done);
    assert_eq!(before(&room, "相談先の一覧を作る").note(), "配り終えた");
    room.must_show("できた（配り終えた）").must_show("まだ聞いていないもの 2");
    // the other goes on, with a new day
    room.key(Code::Down).text("2").enter().text("来月末").enter();
    let on = promised(&room, Sort::Action)[0];
    assert_eq!((on.words(), on.when()), ("合同の研修を開く", "2026-12-31"));
    // told otherwise, the promise made of it goes, and nothing is left twice
    room.text("3").enter();
    assert!(promised(&room, Sort::Action).is_empty());
    room.ctrl('z');
    assert_eq!(promised(&room, Sort::Action).len(), 1);
    room.text("4")
        .enter()
        .ctrl('a')
        .text("小さな研修にする")
        .enter()
        .must_show("12月31日（木） ですね")
        .enter();
    let on = promised(&room, Sort::Action);
    assert_eq!((on.len(), on[0].words()), (1, "小さな研修にする"));
    assert_eq!(before(&room, "合同の研修を開く").fate(), Fate::Changed);
    // Esc tells nothing
    room.text("1").text("いや").key(Code::Esc);
    assert_eq!(before(&room, "合同の研修を開く").fate(), Fate::Changed);
}

#[test]
fn one_step_takes_a_fate_back_with_all_that_followed() {
    let mut room = opened(second());
    room.text("2").text("半分まで").enter().text("12/10").enter();
    assert_eq!(promised(&room, Sort::Action).len(), 1);
    room.ctrl('z');
    assert!(promised(&room, Sort::Action).is_empty());
    assert_eq!(before(&room, "相談先の一覧を作る").fate(), Fate::Open);
    room.ctrl('y');
    assert_eq!(promised(&room, Sort::Action)[0].when(), "2026-12-10");
}

#[test]
fn what_was_taken_home_is_answered_with_a_digit_and_becomes_an_action() {
    let mut room = opened(second());
    room.times(2, Code::Down).must_show("サポステの返事: 持ち帰り").must_show("1 提案のまま  2 了承");
    room.text("2").must_show("サポステの返事: 了承").must_show("まだ聞いていないもの 2");
    // a second thought
    room.text("4").must_show("サポステの返事: 見送り").text("2");
    room.times(2, Code::Tab).must_show("のりしろから（").key(Code::Down).enter().text("+10d").enter();
    let action = promised(&room, Sort::Action)[0];
    assert_eq!((action.words(), action.when()), ("一緒に職場見学をする", "2026-12-01"));
}

#[test]
fn each_of_two_who_are_asked_answers_for_itself_and_stands_there_once() {
    let mut session = second();
    let held = meeting::before(&session, meeting::all(&session).last().unwrap().id())[0].id();
    let agencies = seats(&session, held);
    write(&mut session, 52, |writer| {
        let at = At {
            meeting: held,
            agency: agencies[0],
            worksheet: "groupwork".into(),
            question: "overlap".into(),
        };
        let to =
            [(Asked::Agency(agencies[1]), Answer::Agreed), (Asked::Agency(agencies[2]), Answer::Proposed)];
        overlap::propose(writer, &at, None, "夜の電話を分け合う", &to, false);
    });
    assert_eq!(carry::waiting(&session).iter().filter(|w| w.sort == carry::Waits::Answer).count(), 2);
    let mut room = opened(session);
    // who agreed is not asked again; who has not answered is waited for
    room.must_show("サポステの返事待ち").must_not_show("提案").must_not_show("社協の返事");
    room.times(3, Code::Down).text("2").must_show("サポステの返事: 了承").must_not_show("社協の返事");
}

#[test]
fn days_are_counted_from_the_meeting_when_its_minutes_are_typed_later() {
    let mut session = meeting_of(&NAMES);
    let meeting = meeting::all(&session).last().unwrap().id();
    write(&mut session, 51, |writer| writer.set(meeting, &[("date", "2026-10-30".into())]));
    let mut room = opened(session);
    room.text("一覧を作る")
        .enter()
        .times(4, Code::Tab)
        .must_show("10月30日（金）の会議から数えて")
        .must_show("12/10");
    room.text("2週間後").must_show("11月13日（金）").enter();
    assert_eq!(promised(&room, Sort::Action)[0].when(), "2026-11-13");
}

#[test]
fn the_bottom_row_says_what_enter_does_on_an_overlap() {
    let mut room = opened(second());
    room.times(2, Code::Down).text("2").must_show("Enter メニュー");
    room.times(2, Code::Tab).key(Code::Down).must_show("Enter 取組にする  右 メニュー");
    room.key(Code::Right).must_show("1 取組").key(Code::Esc);
    assert!(promised(&room, Sort::Action).is_empty());
    room.press(Key::shift(Code::Tab)).key(Code::Down).must_show("> のりしろから役割にする");
    room.must_show("Enter のりしろを選ぶ").must_not_show("メニュー");
}

#[test]
fn a_role_is_asked_for_its_yes() {
    let mut room = opened(meeting_of(&NAMES));
    room.press(Key::shift(Code::Tab))
        .must_show("役割を加える")
        .text("訪問の窓口になる")
        .enter()
        .text("社協")
        .enter();
    room.must_show("持ち帰り").must_show("提案（返事はこれから）").text("3");
    room.text("4月から").must_show("令和9年4月 ですね").enter().enter();
    let role = promised(&room, Sort::Role)[0];
    assert_eq!((role.answer(), role.when()), (Answer::TakenBack, "2027-04"));
    room.must_show("主 社協（持ち帰り）").must_show("令和9年4月から");
}

#[test]
fn decisions_and_issues_are_noted_with_what_belongs_to_them() {
    let mut room = opened(meeting_of(&NAMES));
    room.key(Code::Tab).must_show("決定を加える").text("次も同じ顔ぶれで").enter().key(Code::Esc);
    room.times(1, Code::Tab).must_show("課題を加える").text("夜に開いている所がない").enter();
    room.text("アンケート")
        .enter()
        .enter()
        .text("表にする")
        .enter()
        .text("保健")
        .enter()
        .text("開く所の数")
        .enter();
    let meeting = now(&room);
    assert_eq!(decision::list(room.session(), meeting)[0].words(), "次も同じ顔ぶれで");
    let noted = issue::list(room.session(), meeting)[0];
    assert_eq!((noted.text(Text::Source), noted.text(Text::Measure)), ("アンケート", "表にする"));
    assert_eq!(noted.owner(), Some(Lead::Agency(seats(room.session(), meeting)[0])));
    room.must_show("見えた所 アンケート").must_show("受け持ち 保健所");
}

/// Three promises and a decision.
fn full() -> Room {
    let mut room = opened(meeting_of(&NAMES));
    for words in ["一覧を作る", "研修を開く"] {
        room.press(ACTIONS).press(ACTIONS);
        while place(&room) != Place::Line(Section::Actions) {
            room.key(Code::Tab);
        }
        room.text(words).enter().key(Code::Esc);
    }
    room.key(Code::Tab).text("次も同じ顔ぶれで").enter().key(Code::Esc);
    room
}

#[test]
fn promises_and_decisions_are_read_out_and_confirmed_one_by_one() {
    let mut room = full();
    room.times(4, Code::Tab).press(READ).must_show("1/3").must_show("覧");
    room.enter()
        .must_show("2/3")
        .enter()
        .must_show("3/3")
        .key(Code::Left)
        .must_show("2/3")
        .must_show("確認済");
    room.key(Code::Right).must_show("3/3").key(Code::PageDown).must_show("まだ確認していないもの 1 件");
    room.must_show("次も同じ顔ぶれで")
        .key(Code::PageUp)
        .must_show("3/3")
        .enter()
        .must_show("すべて確認しました");
    assert!(promised(&room, Sort::Action).iter().all(|promise| promise.is_confirmed(room.session())));
    assert!(decision::list(room.session(), now(&room))[0].is_confirmed(room.session()));
    // a change is confirmed anew
    room.key(Code::Left)
        .key(Code::Left)
        .key(Code::Tab)
        .text("1")
        .text("と配る")
        .enter()
        .must_not_show("確認済");
    room.enter();
    assert!(promised(&room, Sort::Action)[1].is_confirmed(room.session()));
    room.key(Code::Esc);
    assert_eq!(room.model.room.as_ref().unwrap().actions.reading, None);
}

#[test]
fn a_record_is_changed_moved_removed_and_brought_back() {
    let mut room = full();
    room.press(Key::shift(Code::Tab)).key(Code::Down).must_show("> 一覧を作る");
    room.enter().must_show("期日").text("2").text("月末").enter().must_show("期日 11月30日（月）");
    room.key(Code::Right).must_show("上へ");
    while !room.rows().iter().any(|row| row.trim_start().starts_with('>') && row.contains("下へ")) {
        room.key(Code::Down);
    }
    room.enter();
    let words: Vec<_> =
        promised(&room, Sort::Action).iter().map(|promise| promise.words().to_owned()).collect();
    assert_eq!(words, ["研修を開く", "一覧を作る"]);
    room.must_show("> 一覧を作る").key(Code::Delete).must_show("消しました").must_not_show("・一覧を作る");
    // its neighbour, or the last of the section, is selected
    assert!(matches!(place(&room), Place::Row(Section::Actions, Row::Record(_))));
    room.ctrl('z').must_show("> 一覧を作る");
}

#[test]
fn what_is_typed_waits_for_its_section() {
    let mut room = opened(second());
    // letters in the first section begin an action
    room.text("ひと言").must_show("取組を加える").must_show("> ひと言");
    assert_eq!(place(&room), Place::Line(Section::Actions));
    room.key(Code::Tab).must_show("決定を加える").must_show("> ひと言");
    room.key(Code::Up).press(Key::function(2)).press(ACTIONS).must_show("ひと言");
}

#[test]
fn nothing_is_written_where_it_may_only_be_read() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.open(second(), Access::ReadOnly);
    let before = room.session().revisions().len();
    room.press(ACTIONS).text("1").text("あ").enter().key(Code::Tab).text("い").enter().key(Code::Delete);
    room.press(READ).enter().key(Code::Esc);
    assert_eq!(room.session().revisions().len(), before);
}

#[test]
fn what_others_write_comes_in_and_what_is_in_hand_waits() {
    let mut room = full();
    let id = promised(&room, Sort::Action)[0].id();
    let mut other = room.session().clone();
    let change = {
        let pen = Pen { by: "記録2".into(), now: room.now, seed: [77; 16] };
        let mut writer = Writer::new(&mut other, pen);
        promise::reword(&mut writer, id, "一覧を配る");
        let meeting = now(&room);
        promise::plan(&mut writer, Sort::Role, meeting, &Plan { words: "窓口".into(), ..Plan::default() });
        writer.finish()
    };
    room.press(Key::shift(Code::Tab)).key(Code::Down).enter().text("1").must_show("一覧を作る");
    room.send(Msg::FromDisk(change, Vec::new()));
    room.must_show("一覧を作る").text("って貼る").enter();
    let record = room.session().record(id).unwrap();
    assert_eq!(record.texts("what").len(), 2);
    room.must_show("相違").ctrl('r').must_show("「一覧を配る」").key(Code::Esc);
    room.press(Key::shift(Code::Tab)).must_show("窓口");
}

#[test]
fn what_is_private_is_not_drawn_on_the_wall() {
    let mut session = second();
    let meeting = meeting::all(&session).last().unwrap().id();
    let agencies = seats(&session, meeting);
    let at = At { meeting, agency: agencies[0], worksheet: "groupwork".into(), question: "overlap".into() };
    write(&mut session, 61, |writer| {
        let to = [(Asked::Agency(agencies[2]), Answer::Agreed)];
        let id = overlap::propose(writer, &at, None, "内密の件", &to, false);
        writer.set(id, &[("private", true.into())]);
    });
    let mut room = opened(session);
    room.times(3, Code::Tab).must_not_show("内密").ctrl('w');
    room.press(Key::shift(Code::Tab))
        .must_show("内密の件")
        .key(Code::Down)
        .enter()
        .enter()
        .must_show("内密の件");
    room.ctrl('w').must_not_show("内密").press(READ).must_not_show("内密");
}

#[test]
fn an_item_of_the_agenda_shows_the_screen() {
    let mut room = Room::with(Lang::Ja, (60, 20), second());
    room.ctrl('b').enter().text("1").key(Code::Down).enter();
    assert_eq!(room.model.screen, Screen::Actions);
    room.must_show("1 できた  2 続ける");
}

#[test]
fn twenty_agencies_with_long_names_fit_the_smallest_window() {
    let names: Vec<String> =
        (1..=20).map(|at| format!("北町第{at}{}", "地域若者支援広域連絡調整センター".repeat(3))).collect();
    let mut room = opened(meeting_of(&names));
    room.text("一覧を作る").enter().times(19, Code::Down).must_show("> 北町第19").enter();
    room.times(3, Code::Down).enter().times(5, Code::Down).enter().key(Code::Esc);
    let action = promised(&room, Sort::Action)[0];
    assert_eq!(action.taking_part(room.session(), Part::Supporting).len(), 2);
    for size in [(60, 20), (80, 24), (120, 36)] {
        room.resize(size).must_show("一覧を作る").must_show("[取組]");
    }
}

#[test]
fn one_agency_that_leads_much_is_told_of_without_its_name() {
    let mut session = meeting_of(&NAMES);
    let meeting = meeting::all(&session).last().unwrap().id();
    let agencies = seats(&session, meeting);
    let lead =
        |at: usize| Plan {
            words: "一つ".into(), lead: Some(Lead::Agency(agencies[at])), ..Plan::default()
        };
    for (count, at) in [0, 0, 1].into_iter().enumerate() {
        write(&mut session, 70 + count as u8, |writer| {
            promise::plan(writer, Sort::Action, meeting, &lead(at))
        });
    }
    let mut room = Room::with(Lang::Ja, (80, 36), session.clone());
    room.press(ACTIONS).must_not_show("集まって");
    write(&mut session, 79, |writer| promise::plan(writer, Sort::Action, meeting, &lead(2)));
    let mut room = Room::with(Lang::Ja, (80, 36), session);
    room.press(ACTIONS).must_show("主が一つの機関に集まってきています");
}

#[test]
fn what_was_carried_on_three_times_is_said_gently() {
    let mut session = meeting_of(&NAMES);
    let meeting = meeting::all(&session).last().unwrap().id();
    write(&mut session, 81, |writer| {
        let mut id = None;
        for date in ["2025-06-01", "2025-09-01", "2025-12-01", "2026-03-01"] {
            let at = meeting::found(writer, &Facts { date: date.into(), ..Facts::default() }, &[]);
            id = match id {
                None => {
                    let plan = Plan { words: "一覧".into(), ..Plan::default() };
                    Some(promise::plan(writer, Sort::Action, at, &plan))
                }
                Some(before) => promise::tell(writer, before, at, Fate::Continued, ""),
            };
        }
    });
    assert_eq!(promise::before(&session, meeting).len(), 1);
    let mut room = opened(session);
    room.must_show("3回続いています").must_show("まだ聞いていないもの 1");
}
