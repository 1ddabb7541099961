//! What a meeting came to, over the screens: found, put back from the bin, its history, its differences, erased.

use crate::common::Room;
use crate::common::torn::pen;
use norishiro::app::input::Code;
use norishiro::domain::promise::{self, Promise, Sort};
use norishiro::domain::{RecordId, Session, Writer, arrival, meeting};
use norishiro::i18n::Lang;
use norishiro::store::wire;

const SIZE: (u16, u16) = (80, 30);

fn sample(bytes: &[u8]) -> Session {
    wire::load(bytes).unwrap().session
}

fn second() -> Session {
    sample(include_bytes!("../../sessions/minato-2.ron"))
}

/// The first action of the newest meeting.
fn action(session: &Session) -> RecordId {
    let newest = meeting::all(session).last().unwrap().id();
    promise::list(session, Sort::Action, newest)[0].id()
}

fn write(session: &mut Session, minute: i64, write: impl FnOnce(&mut Writer)) {
    write(&mut Writer::new(session, pen("記録1", minute)));
}

fn wish<'r>(room: &'r mut Room, name: &str) -> &'r mut Room {
    room.ctrl('p').text(name).key(Code::Enter)
}

fn to<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    for _ in 0..60 {
        if room.rows().iter().any(|row| row.contains('>') && row.contains(words)) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no row {words}\n{}", room.picture());
}

#[test]
fn an_action_is_found_by_its_words_by_its_first_step_and_by_who_leads_it() {
    let mut room = Room::with(Lang::Ja, SIZE, second());
    room.ctrl('f')
        .text("半ページ")
        .must_show("1 件")
        .must_show("急ぐときに電話してよい時間帯")
        .must_show("保健所・取組");
    // a word beside it stands with the name of its field
    room.key(Code::Esc).ctrl('f').text("勤務表").must_show("最初の一歩: 三月の勤務表");
    room.key(Code::Esc).ctrl('f').text("民生委員 取組").must_show("付き添いの手伝いを三月の定例会に諮る");
    // chosen, it is shown where it stands
    room.key(Code::Esc).ctrl('f').text("勤務表").key(Code::Enter).must_show("> 急ぐときに電話してよい時間帯");
    room.must_show("主 保健所").must_show("期日 3月6日（金）");
}

#[test]
fn what_is_for_the_secretariat_only_is_not_found_on_the_wall() {
    let mut session = second();
    let id = action(&session);
    write(&mut session, 1, |writer| writer.set(id, &[("private", true.into())]));
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.ctrl('f').text("半ページ").must_not_show("急ぐときに電話してよい");
    room.key(Code::Esc).ctrl('w').ctrl('f').text("半ページ").must_show("急ぐときに電話してよい");
}

#[test]
fn an_action_lies_in_the_bin_and_is_put_back() {
    let mut session = second();
    let id = action(&session);
    write(&mut session, 1, |writer| writer.delete(id));
    let mut room = Room::with(Lang::Ja, SIZE, session);
    wish(&mut room, "ごみ箱")
        .must_show("1 件")
        .must_show("急ぐときに電話してよい時間帯")
        .must_show("取組・保健所");
    room.key(Code::Enter).must_show("戻しました").must_show("> 急ぐときに電話してよい時間帯");
    assert!(!room.session().record(id).unwrap().is_hidden());
    room.key(Code::Esc).ctrl('z');
    assert!(room.session().record(id).unwrap().is_hidden());
}

#[test]
fn where_two_laptops_differ_about_a_promise_a_side_is_chosen_or_both_are_kept() {
    let mut one = second();
    let (id, mut two) = (action(&one), one.clone());
    for (session, seed, words, due) in
        [(&mut one, 1, "甲の紙", "2026-03-09"), (&mut two, 2, "乙の紙", "2026-03-16")]
    {
        write(session, seed, |writer| promise::reword(writer, id, words));
        write(session, seed + 10, |writer| promise::when(writer, id, due));
    }
    one.union(&two);
    let mut room = Room::with(Lang::Ja, SIZE, one);
    room.ctrl('r').must_show("相違 2 件").must_show("取組・保健所　期日").must_show("3月9日（月）");
    // a day has no letters to be written anew and is not two actions
    to(&mut room, "期日").key(Code::Enter).must_not_show("どちらも残す").must_not_show("書き直す");
    to(&mut room, "3月16日").key(Code::Enter);
    assert_eq!(Promise(room.session().record(id).unwrap()).when(), "2026-03-16");
    to(&mut room, "取組の内容").key(Code::Enter);
    to(&mut room, "どちらも残す").key(Code::Enter);
    let newest = meeting::all(room.session()).last().unwrap().id();
    let actions = promise::list(room.session(), Sort::Action, newest);
    assert_eq!(actions.len(), 9);
    let both: Vec<_> = actions.iter().filter(|one| one.words().ends_with("の紙")).collect();
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|one| one.lead() == both[0].lead() && one.when() == "2026-03-16"));
    assert_eq!(room.session().disputed().count(), 0);
}

#[test]
fn all_texts_of_an_action_are_erased_unless_one_is_to_stay_and_copies_are_found() {
    let mut session = second();
    let id = action(&session);
    let idea = Promise(session.record(id).unwrap()).overlap().unwrap();
    write(&mut session, 1, |writer| {
        writer.set(idea, &[("idea", "山田さんの家に電話する".into())]);
        promise::reword(writer, id, "山田さんの家に電話する");
        promise::first_step(writer, id, "山田さんの弟に聞く");
    });
    write(&mut session, 2, |writer| writer.delete(id));
    let mut room = Room::with(Lang::Ja, SIZE, session);
    wish(&mut room, "ごみ箱").key(Code::Right);
    to(&mut room, "消去する").key(Code::Enter);
    room.must_show("取組の内容: 山田さんの家に電話する").must_show("最初の一歩: 山田さんの弟に聞く");
    // three in all: both texts, and the proposal it came from; one is left
    to(&mut room, "最初の一歩").key(Code::Tab);
    to(&mut room, "消去する（2 件）").key(Code::Enter);
    let text = format!("{:?}", room.session());
    assert!(!text.contains("山田さんの家") && text.contains("山田さんの弟に聞く"));
    assert_eq!(room.disk, *room.session());
    // once more, the rest
    to(&mut room, "消去済").key(Code::Right);
    to(&mut room, "消去する").key(Code::Enter);
    to(&mut room, "消去する（1 件）").key(Code::Enter);
    assert!(!format!("{:?}", room.session()).contains("山田さん"));
}

#[test]
fn a_merge_counts_what_comes_by_kind() {
    let first = sample(include_bytes!("../../sessions/minato-1.ron"));
    let comes = arrival::Arrival::of(&first, &[&second()]);
    let count = |fate, kind| comes.count_of(fate, kind);
    assert_eq!([count(arrival::Fate::New, "action"), count(arrival::Fate::New, "role")], [8, 4]);
    assert_eq!([count(arrival::Fate::Changed, "action"), count(arrival::Fate::Changed, "role")], [6, 5]);
    assert_eq!([count(arrival::Fate::New, "decision"), count(arrival::Fate::New, "issue")], [4, 4]);
    let mut room = Room::with(Lang::Ja, SIZE, first);
    room.file("二回目.ron", &second());
    wish(&mut room, "取り込む").must_show("二回目.ron").key(Code::Enter).must_show("取り込む前の確認");
    room.must_show("役割・取組・決定など").must_show("役割 9・取組 14・決定 4・課題 4");
    to(&mut room, "役割・取組・決定など").key(Code::Enter);
    room.must_show("地区訪問の曜日分け").must_show("変わるもの: その後");
}
