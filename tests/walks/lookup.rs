//! Looking things up over all sessions from Home: open actions, what was said; and doing something with several at once.

use std::path::PathBuf;

use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::app::model::View;
use norishiro::app::sweep::Of;
use norishiro::app::{Model, Screen};
use norishiro::domain::attendance::{self, seats};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::promise::{Fate, Lead, Plan, Sort, plan, settle};
use norishiro::domain::redaction::redact_all;
use norishiro::domain::{Pen, RecordId, Session, Writer, carry, entry};
use norishiro::i18n::Lang;

use crate::common::{NOW, Room, meeting_by};

/// Sessions written one step after the other.
struct Desk {
    session: Session,
    step: u8,
}

impl Desk {
    /// The first meeting, of three agencies.
    fn new() -> Self {
        let agencies =
            ["みなと保健所／保健所／ほけんじょ", "みなと市社会福祉協議会／社協／しゃきょう", "サポステ"];
        Self { session: meeting_by(9, &agencies), step: 10 }
    }

    fn write<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.step += 1;
        let pen =
            Pen { by: "記録1".into(), now: NOW + i64::from(self.step) * 1_000, seed: [self.step; 16] };
        work(&mut Writer::new(&mut self.session, pen))
    }

    fn meeting(&self) -> RecordId {
        meeting::all(&self.session).last().unwrap().id()
    }

    fn agency(&self, at: usize) -> RecordId {
        seats(&self.session, self.meeting())[at].id()
    }

    fn say(&mut self, agency: usize, question: &str, text: &str) -> RecordId {
        let (meeting, agency) = (self.meeting(), self.agency(agency));
        let at =
            entry::At { meeting, agency, worksheet: "groupwork".to_owned(), question: question.to_owned() };
        self.write(|writer| entry::add(writer, &at, "", text, false))
    }

    fn promise(&mut self, words: &str, when: &str, agency: usize) -> RecordId {
        let (meeting, lead) = (self.meeting(), Some(Lead::Agency(self.agency(agency))));
        let action = Plan { words: words.to_owned(), when: when.to_owned(), lead, ..Plan::default() };
        self.write(|writer| plan(writer, Sort::Action, meeting, &action))
    }

    fn keep_private(&mut self, id: RecordId) {
        self.write(|writer| writer.set(id, &[("private", true.into())]));
    }

    /// The next meeting of the same session, as another file would go on with it.
    fn next(&self) -> Self {
        let mut next = Self { session: self.session.clone(), step: self.step + 60 };
        let (previous, agencies) = (self.meeting(), [0, 1, 2].map(|at| self.agency(at)));
        let sheets = meeting::all(&self.session).last().unwrap().worksheets();
        let facts = Facts {
            title: "第2回 会議".into(),
            date: "2027-01-20".into(),
            previous: Some(previous),
            ..Facts::default()
        };
        next.write(|writer| {
            let meeting = meeting::found(writer, &facts, &sheets);
            for agency in agencies {
                attendance::set(writer, meeting, agency, attendance::State::Present);
            }
        });
        next
    }
}

fn home(files: &[(&str, &Desk)]) -> Room {
    let mut room = Room::new(Lang::Ja, (80, 24));
    for (name, desk) in files {
        room.file(name, &desk.session);
    }
    room.send(Msg::Listed(room.library.clone()));
    room
}

fn sweeps(room: &Room) -> Vec<(u64, Of, usize)> {
    let sweep = |effect: &Effect| match effect {
        Effect::Sweep(sweep) => Some((sweep.number, sweep.of.clone(), sweep.files.len())),
        _ => None,
    };
    room.asked.iter().filter_map(sweep).collect()
}

/// The rows of the picture that hold one of some texts, by which they are told, in order.
fn order(room: &Room, texts: &[&str]) -> Vec<String> {
    let rows = room.rows();
    let held = |row: &String| texts.iter().find(|text| row.contains(**text)).map(|text| (*text).to_owned());
    rows.iter().filter_map(held).collect()
}

fn f5(room: &mut Room) -> &mut Room {
    room.press(Key::function(5))
}

#[test]
fn open_actions_of_all_files_come_once_by_their_day_as_the_latest_file_tells_them() {
    let mut first = Desk::new();
    first.promise("いつかやる", "", 0);
    first.promise("会場を借りる", "2026-12-10", 1);
    first.promise("ちらしを配る", "2026-11-10", 0);
    let told = first.promise("名簿を作る", "2026-10-01", 2);
    let mut second = first.next();
    let meeting = second.meeting();
    second.write(|writer| settle(writer, told, meeting, Fate::Done, "できた"));
    second.promise("報告を書く", "2027-02", 2);
    let mut room = home(&[("一.ron", &first), ("二.ron", &second)]);
    f5(&mut room).must_show("これからの取組 4件").must_show("期限切れ").must_not_show("名簿を作る");
    let all = ["ちらしを配る", "会場を借りる", "報告を書く", "いつかやる"];
    assert_eq!(order(&room, &all), all);
    room.must_show("主 保健所").must_show("第1回 会議").must_show("期日はこれから");
    // narrowed by a name in romaji of its reading
    room.text("shakyou");
    room.must_show("これからの取組 1件").must_show("会場を借りる").must_not_show("ちらしを配る");
    room.key(Code::Esc).must_show("新しい会議を作る");
}

#[test]
fn an_action_opens_its_session_where_it_stands_and_the_list_is_there_again_afterwards() {
    let mut first = Desk::new();
    first.promise("会場を借りる", "2026-12-10", 1);
    let second = first.promise("ちらしを配る", "2026-12-20", 0);
    let mut room = home(&[("一.ron", &first)]);
    f5(&mut room).key(Code::Down).key(Code::Enter);
    assert_eq!(room.model.screen, Screen::Actions);
    let rows = room.rows();
    assert!(rows.iter().any(|row| row.contains('>') && row.contains("ちらしを配る")), "{}", room.picture());
    // told there, it is gone from the list
    let (id, meeting) = (second, first.meeting());
    first.write(|writer| settle(writer, id, meeting, Fate::Done, ""));
    room.files = vec![("一.ron".into(), first.session.clone(), 0)];
    room.ctrl('o').must_show("これからの取組 1件");
    room.key(Code::Esc).key(Code::Esc).must_show(Lang::Ja.palette_title());
}

#[test]
fn what_is_not_for_the_wall_is_counted_there_and_listed_at_the_desk_only() {
    let mut desk = Desk::new();
    desk.promise("会場を借りる", "2026-12-10", 1);
    let private = desk.promise("夜間の連絡先を決める", "2026-12-01", 0);
    desk.keep_private(private);
    let said = desk.say(0, "strengths", "夜間の相談を受けた");
    desk.keep_private(said);
    desk.say(1, "strengths", "夜間の見守り");
    let mut room = home(&[("一.ron", &desk)]);
    f5(&mut room).must_show("これからの取組 1件").must_not_show("連絡先").must_show("壁に出さないものが1件");
    room.ctrl('w').must_show("これからの取組 2件").must_show("夜間の連絡先を決める").must_show("事務局");
    assert_eq!(room.model.view, View::Desk);
    // what stays on the list when it is left must not come back onto the wall
    room.key(Code::Esc).ctrl('f').text("夜間").key(Code::Enter);
    assert_eq!(room.model.view, View::Wall);
    room.must_show("見つかったもの 1件").must_show("【夜間】の見守り").must_not_show("相談を受けた");
    room.must_show("壁に出さないものが2件").ctrl('w').must_show("見つかったもの 3件");
    // the curtain comes down and is lifted: the wall's view, the list is gone
    room.press(Key::function(12)).press(Key::function(12));
    assert_eq!(room.model.view, View::Wall);
    room.must_not_show("夜間の連絡先");
}

#[test]
fn what_was_said_is_found_in_all_files_once_and_opened_where_it_was_said() {
    let mut first = Desk::new();
    first.say(0, "strengths", "ｻﾎﾟｰﾄを続けている");
    first.say(1, "weaknesses", "足がない");
    let mut second = first.next();
    second.say(1, "strengths", "地域でサポートする");
    let mut room = home(&[("一.ron", &first), ("二.ron", &second)]);
    room.ctrl('f').must_show("言葉か機関名を入れて Enter").text("さぽーと");
    assert!(sweeps(&room).is_empty(), "nothing is read before it is entered");
    room.key(Code::Enter).must_show("見つかったもの 2件");
    // the newest meeting first, what was looked for marked
    let all = ["【サポート】する", "【サポート】を続けている"];
    assert_eq!(order(&room, &all), all);
    room.must_show("社協・強み").must_show("第2回 会議 R9.1.20");
    // an earlier meeting of the file: that one is opened
    room.key(Code::Down).key(Code::Enter);
    assert_eq!(room.model.screen, Screen::Worksheet);
    assert_eq!(room.worksheet().meeting, first.meeting());
    let rows = room.rows();
    assert!(
        rows.iter().any(|row| row.contains('>') && row.contains("サポートを続けている")),
        "{}",
        room.picture()
    );
    room.ctrl('o').must_show("見つかったもの 2件");
    // an agency by the romaji of its reading, and a word beside it
    room.times(4, Code::Backspace).text("shakyou 足").key(Code::Enter);
    room.must_show("見つかったもの 1件").must_show("【足】がない");
}

#[test]
fn what_was_erased_in_one_file_is_not_told_from_an_older_copy() {
    let mut old = Desk::new();
    let id = old.say(0, "strengths", "佐藤さんの家");
    old.say(0, "strengths", "家を訪ねる");
    let mut new = Desk { session: old.session.clone(), step: 90 };
    let pen = Pen { by: "記録1".into(), now: NOW + 99_000, seed: [99; 16] };
    _ = redact_all(Writer::new(&mut new.session, pen), &[(id, "text")]);
    let mut room = home(&[("旧.ron", &old), ("新.ron", &new)]);
    room.ctrl('f').text("家").key(Code::Enter).must_show("見つかったもの 1件").must_not_show("佐藤");
}

#[test]
fn what_is_said_otherwise_by_now_or_was_removed_is_not_told_from_an_older_copy() {
    let mut old = Desk::new();
    let said = ["田中さんの家を訪ねる", "田中さんに電話する", "田中さんと話す"];
    let [reworded, removed, stays] = said.map(|text| old.say(0, "strengths", text));
    let mut new = Desk { session: old.session.clone(), step: 90 };
    new.write(|writer| writer.set(reworded, &[("text", "一軒ずつ訪ねる".into()), ("private", true.into())]));
    new.write(|writer| writer.delete(removed));
    new.write(|writer| writer.set(stays, &[("text", "田中さんと月に一度話す".into())]));
    for files in [[("旧.ron", &old), ("新.ron", &new)], [("新.ron", &new), ("旧.ron", &old)]] {
        let mut room = home(&files);
        room.ctrl('f').text("田中").key(Code::Enter).must_show("見つかったもの 1件");
        room.must_show("月に一度話す").must_not_show("訪ねる").must_not_show("電話");
    }
}

#[test]
fn what_was_carried_into_the_next_meeting_is_opened_where_it_was_said() {
    let mut first = Desk::new();
    let id = first.say(1, "weaknesses", "足がない");
    let mut next = Desk { session: meeting_by(40, &["なぎさ"]), step: 60 };
    let (revisions, redactions) = carry::brought(&first.session, &[], &carry::waiting(&first.session));
    assert!(revisions.iter().any(|revision| revision.record() == id), "the weakness waits");
    let previous = first.meeting();
    next.session.take_in(revisions, redactions);
    let own = next.meeting();
    next.write(|writer| writer.set(own, &[("previous", previous.into()), ("date", "2027-01-20".into())]));
    // written after it, so that this file has the newest word of it, too
    next.write(|writer| writer.set(id, &[("star", true.into())]));
    for files in [[("一.ron", &first), ("二.ron", &next)], [("二.ron", &next), ("一.ron", &first)]] {
        let mut room = home(&files);
        room.ctrl('f').text("足がない").key(Code::Enter).must_show("見つかったもの 1件").key(Code::Enter);
        assert_eq!(room.worksheet().meeting, first.meeting());
        room.must_show("足がない");
    }
}

#[test]
fn a_narrowing_that_finds_no_title_goes_on_among_what_was_said() {
    let mut desk = Desk::new();
    desk.say(0, "strengths", "夜間の相談");
    let mut room = home(&[("一.ron", &desk)]);
    room.text("夜間").must_show("Enter で、話された言葉の中をさがします").key(Code::Enter);
    room.must_show("見つかったもの 1件").key(Code::Esc).must_show("夜間");
    assert_eq!(room.model.home.search.text(), "夜間");
}

#[test]
fn answers_come_while_one_reads_and_those_to_an_earlier_question_are_dropped() {
    let mut desk = Desk::new();
    desk.say(0, "strengths", "夜間の相談");
    desk.say(1, "strengths", "昼間の相談");
    let mut room = home(&[("一.ron", &desk), ("二.ron", &desk), ("三.ron", &desk)]);
    room.thinks = true;
    room.ctrl('f').text("夜間").key(Code::Enter).must_show("あと3件を読んでいます");
    room.times(2, Code::Backspace).text("昼間").key(Code::Enter);
    let [first, second] = &sweeps(&room)[..] else { panic!("{:?}", room.asked) };
    assert!(first.0 != second.0 && second.1 == Of::Words("昼間".to_owned()) && second.2 == 3);
    let asked = |number: u64| {
        let own = |effect: &&Effect| matches!(effect, Effect::Sweep(sweep) if sweep.number == number);
        let Some(Effect::Sweep(sweep)) = room.asked.iter().find(own) else { panic!() };
        sweep.answer(&PathBuf::from("一.ron"), Ok(&desk.session))
    };
    let (late, now) = (asked(first.0), asked(second.0));
    let (first, second) = (first.0, second.0);
    room.send(Msg::Swept(first, vec![late], 0));
    room.must_show("あと3件を読んでいます").must_not_show("【夜間】");
    room.send(Msg::Swept(second, vec![now.clone()], 2));
    room.must_show("見つかったもの 1件").must_show("あと2件").must_show("【昼間】の相談");
    // left, the rest is not read
    room.key(Code::Esc);
    assert_eq!(room.asked.last(), Some(&Effect::StopSweep));
    room.send(Msg::Swept(second, vec![now], 0));
    room.must_show("新しい会議を作る");
}

#[test]
fn files_that_cannot_be_read_are_named_at_the_end_and_those_that_vanished_are_not() {
    let mut desk = Desk::new();
    desk.say(0, "strengths", "夜間の相談");
    let mut room = home(&[("一.ron", &desk), ("壊.ron", &desk)]);
    room.files.pop();
    room.ctrl('f').text("夜間").key(Code::Enter);
    room.must_show("見つかったもの 1件").must_show("「壊.ron」はUTF-8で書かれていないため、読めません");
}

#[test]
fn many_hits_are_counted_and_the_first_listed() {
    let mut desk = Desk::new();
    for at in 0..230 {
        desk.step = 10;
        let text = format!("相談 {at}");
        let meeting = desk.meeting();
        let agency = desk.agency(0);
        let at_question = entry::At {
            meeting,
            agency,
            worksheet: "groupwork".to_owned(),
            question: "strengths".to_owned(),
        };
        let mut seed = [3; 16];
        seed[..8].copy_from_slice(&u64::try_from(at).unwrap().to_be_bytes());
        let pen = Pen { by: "記録1".into(), now: NOW + i64::from(at), seed };
        entry::add(&mut Writer::new(&mut desk.session, pen), &at_question, "", &text, false);
    }
    let mut room = home(&[("一.ron", &desk)]);
    room.ctrl('f').text("相談").key(Code::Enter).must_show("見つかったもの 230件");
    // the newest first; the last that is listed, and below it that there are more
    room.must_show("【相談】 229").key(Code::Up).must_show("【相談】 30").must_show("全230件");
}

fn ticked(model: &Model) -> usize {
    model.home.ticked.len()
}

#[test]
fn several_are_ticked_kept_while_one_narrows_and_merged_with_the_preview() {
    let mut first = Desk::new();
    first.say(0, "strengths", "一つ目");
    let mut second = Desk { session: first.session.clone(), step: 70 };
    second.say(1, "strengths", "二つ目");
    let mut room = home(&[("一.ron", &first), ("二.ron", &second), ("三.ron", &first)]);
    room.times(2, Code::Down).key(Code::Tab).must_show("[x]").must_show("印 1件");
    room.text("二").key(Code::Tab).must_show("印 2件");
    room.key(Code::Esc).must_show("印 2件").must_show("[ ]");
    room.key(Code::Right).must_show("印を付けた2件を").must_show("ほかの1件を合わせる");
    room.key(Code::Down).enter().must_show("「二.ron」を取り込むと").must_show("新しい記入");
    assert_eq!(ticked(&room.model), 2);
    room.key(Code::Esc).ctrl('o').times(2, Code::Down);
    // a second press takes a tick back, Esc all of them
    room.key(Code::Tab);
    assert_eq!(ticked(&room.model), 1);
    room.key(Code::Tab);
    assert_eq!(ticked(&room.model), 2);
    room.key(Code::Esc);
    assert_eq!(ticked(&room.model), 0);
    room.must_not_show("[x]").must_show("新しい会議を作る");
}

#[test]
fn ticks_go_with_their_files_and_never_stand_on_a_row_that_begins_something() {
    let desk = Desk::new();
    let mut room = home(&[("一.ron", &desk), ("二.ron", &desk)]);
    room.key(Code::Tab);
    assert_eq!(ticked(&room.model), 0);
    room.times(2, Code::Down).key(Code::Tab).key(Code::Down).key(Code::Tab);
    room.library.pop();
    room.send(Msg::Listed(room.library.clone()));
    assert_eq!(ticked(&room.model), 1);
    // one alone has the menu of a session
    room.key(Code::Up).key(Code::Down).key(Code::Right).must_show("この記録を");
}
