//! What went on from meeting to meeting: the three sample meetings of one network.

use crate::common::torn::{differing, first_entry, pen};
use crate::common::{NOW, Room};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::worksheet::Focus;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::kept::{self, End, Kept};
use norishiro::domain::meeting::Facts;
use norishiro::domain::since::{self, Change, Line};
use norishiro::domain::thread::{self, Threads};
use norishiro::domain::{Pen, Record, RecordId, Session, Writer, entry, meeting, overlap, pass};
use norishiro::i18n::Lang;
use norishiro::store::wire;

const SIZE: (u16, u16) = (100, 30);
const REVIEW: Key = Key::ctrl('r');

fn minato(number: usize) -> Session {
    let files: [&[u8]; 3] = [
        include_bytes!("../../sessions/minato-1.ron"),
        include_bytes!("../../sessions/minato-2.ron"),
        include_bytes!("../../sessions/minato-3.ron"),
    ];
    wire::load(files[number - 1]).unwrap().session
}

/// All meetings in one session.
fn all() -> Session {
    let mut session = minato(1);
    session.union(&minato(2));
    session.union(&minato(3));
    session
}

fn meetings(session: &Session) -> Vec<RecordId> {
    meeting::all(session).into_iter().map(meeting::Meeting::id).collect()
}

/// The same session, in which nobody wrote down from what anything goes on.
fn blind(session: &Session) -> Session {
    let mut blind = session.clone();
    let said: Vec<RecordId> = [entry::KIND, overlap::KIND]
        .into_iter()
        .flat_map(|kind| session.of_kind(kind))
        .map(Record::id)
        .collect();
    let mut writer = Writer::new(&mut blind, Pen { by: "試".into(), now: 2_000_000_000_000, seed: [7; 16] });
    for id in &said {
        writer.set(*id, &[(thread::FIELD, "".into())]);
    }
    drop(writer);
    blind
}

#[test]
fn the_words_alone_tell_all_that_was_kept_and_most_that_was_reworded() {
    let session = all();
    let (truth, found) = (Threads::of(&session), Threads::of(&blind(&session)));
    let mut told = Vec::new();
    for pair in meetings(&session).windows(2) {
        let lines = since::compare(&session, &truth, &pair[..1], &pair[1..]);
        let right = |change: Change| {
            let of = lines.iter().filter(|line| line.change == change).filter_map(|line| line.after);
            of.filter(|after| found.before(*after) == truth.before(*after)).count()
        };
        let guessed = lines.iter().filter_map(|line| line.after);
        let wrong =
            guessed.filter(|after| found.before(*after).is_some_and(|id| truth.before(*after) != Some(id)));
        let [kept, reworded, ..] = since::counts(&lines);
        told.push(((right(Change::Kept), kept), (right(Change::Reworded), reworded), wrong.count()));
    }
    // of the first pair the height was found, the second is another hand's; each once as (found, of how many), and wrong ones
    assert_eq!(told, [((81, 81), (25, 31), 0), ((79, 79), (25, 32), 0)]);
}

/// What the newest two meetings differ in.
fn newest(session: &Session) -> Vec<Line> {
    let meetings = meetings(session);
    let [.., before, after] = meetings[..] else { panic!("two meetings") };
    since::compare(session, &Threads::of(session), &[before], &[after])
}

fn text(session: &Session, id: Option<RecordId>) -> String {
    session.visible(id.unwrap()).unwrap().text("text").to_owned()
}

/// The line of an entry that changed so.
fn line(lines: &[Line], change: Change, question: &str) -> Line {
    let is = |line: &&Line| line.change == change && line.question == question && line.is_told();
    lines.iter().find(is).unwrap().clone()
}

/// Goes down to a row that shows words on any of its lines.
fn to<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    let words: String = words.chars().take(12).collect();
    for _ in 0..400 {
        if selected(room).contains(&words) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no row {words}\n{}", room.picture());
}

/// The row that is selected.
fn selected(room: &Room) -> String {
    let years = &room.model.room.as_ref().unwrap().years;
    let row = years.list.rows.get(years.list.at());
    row.map(|row| row.words.iter().map(|words| words.text.clone()).collect()).unwrap_or_default()
}

fn here(room: &Room) -> RecordId {
    room.model.room.as_ref().unwrap().meeting_id()
}

#[test]
fn the_first_page_counts_what_was_written_down_and_not_those_who_were_not_there() {
    let session = all();
    let lines = newest(&session);
    let [kept, reworded, new, gone] = since::counts(lines.iter().filter(|line| line.is_told()));
    let others = lines.iter().filter(|line| !line.is_told()).count();
    assert!(others > 0 && kept > 0 && reworded > 0 && new > 0 && gone > 0);
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.press(REVIEW)
        .must_show("振り返り 1/5　前から変わったこと")
        .must_show("前　R8.2.18")
        .must_show("今　R8.6.17")
        .must_show(&format!("続き {kept}・表現の変更 {reworded}・新しく {new}・今回なし {gone}"))
        .must_show(&format!("問われていない機関の記入 {others}"));
    // whom one did not hear has dropped nothing
    let absent = attendance::seats(&session, meetings(&session)[2]);
    let absent = absent.iter().find(|seat| seat.state == State::Absent).unwrap();
    to(&mut room, &format!("[-] {}", absent.agency.short())).must_show("（R8.6.17 は欠席）");
    room.key(Code::Down);
    assert!(selected(&room).starts_with("未確認"), "{}", selected(&room));
    // what was kept is folded, and opens
    let kept = line(&lines, Change::Kept, "strengths");
    let words = text(&session, kept.after);
    room.times(3, Code::PageUp).times(40, Code::PageUp).must_not_show(&words);
    for _ in 0..6 {
        to(&mut room, "[+] 続き").key(Code::Enter).key(Code::Down);
    }
    to(&mut room, &format!("続き　{words}"));
    // agencies are counted at the desk only
    let counted = |room: &Room| room.rows().iter().any(|row| row.trim_start().starts_with("続き 1"));
    room.times(40, Code::PageUp).must_show("続き 79");
    assert!(!counted(&room), "{}", room.picture());
    room.ctrl('w').key(Code::Down);
    assert!(counted(&room), "{}", room.picture());
}

#[test]
fn any_meeting_or_year_is_compared_with_another() {
    let session = all();
    let [first, second, third] = meetings(&session)[..] else { panic!("three meetings") };
    let threads = Threads::of(&session);
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    let mut compared = |keys: [&str; 2], before: &[RecordId], after: &[RecordId]| {
        let lines = since::compare(&session, &threads, before, after);
        let [kept, reworded, new, gone] = since::counts(lines.iter().filter(|line| line.is_told()));
        if !room.shows("振り返り") {
            room.press(REVIEW);
        }
        room.key(Code::Left).must_show("どの会議（年度）を見ますか").text(keys[0]);
        room.must_show("どれと比べますか").text(keys[1]);
        room.must_show(&format!("続き {kept}・表現の変更 {reworded}・新しく {new}・今回なし {gone}"));
    };
    // the list: the year begun in 2026, that of 2025, the third, the second, the first meeting
    compared(["1", "1"], &[first, second], &[third]);
    // a year is not offered for the only meeting of it
    compared(["3", "3"], &[first], &[third]);
    room.must_show("前　R7.6.18").must_show("今　R8.6.17");
    // it stays while the review is closed, and the other page compares the same
    room.key(Code::Esc).must_not_show("振り返り").press(REVIEW).must_show("前　R7.6.18");
    room.times(3, Code::Tab).must_show("振り返り 4/5").must_show("前　R7.6.18");
    room.key(Code::Left).key(Code::Esc).must_show("振り返り 4/5");
}

#[test]
fn a_meeting_that_is_only_prepared_is_not_what_the_last_one_is_compared_with() {
    let mut session = all();
    let agencies: Vec<RecordId> = attendance::seats(&session, *meetings(&session).last().unwrap())
        .iter()
        .map(attendance::Seat::id)
        .collect();
    let facts = Facts { title: "準備中の会議".into(), date: "2027-02-17".into(), ..Facts::default() };
    let sheets = meeting::all(&session).last().unwrap().worksheets();
    let mut writer = Writer::new(&mut session, Pen { by: "記録1".into(), now: NOW, seed: [77; 16] });
    let next = meeting::found(&mut writer, &facts, &sheets);
    for agency in agencies {
        attendance::set(&mut writer, next, agency, State::Present);
    }
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(REVIEW).must_show("前　R8.2.18").must_show("今　R8.6.17").must_show("続き 79");
    room.press(Key::shift(Code::Tab)).must_show("参加のようす").must_not_show("27/02").must_show("26/06");
}

#[test]
fn from_a_vanished_strength_to_where_it_was_said_and_back() {
    let session = all();
    let gone = line(&newest(&session), Change::Gone, "strengths");
    let words = text(&session, gone.before);
    let meetings = meetings(&session);
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.text("書きかけ");
    room.press(REVIEW);
    to(&mut room, &format!("今回なし　{words}"));
    let row = selected(&room);
    assert!(row.contains("（R8.2.18）"), "{row}");
    room.key(Code::Enter).must_show("Ctrl+R で振り返りに戻ります");
    assert_eq!(here(&room), meetings[1]);
    assert_eq!(room.worksheet().focus, Focus::Entries(gone.before.unwrap()));
    assert_eq!(room.worksheet().question().unwrap().id, "strengths");
    room.must_show(&words);
    // the same line, over the meeting one came from, with what was being typed there
    room.press(REVIEW).must_show("振り返り 1/5");
    assert_eq!((selected(&room), here(&room)), (row, meetings[2]));
    room.key(Code::Esc).must_show("書きかけ");
    assert_eq!(room.model.screen, Screen::Worksheet);
    // and from another screen
    room.press(Key::function(3)).press(REVIEW);
    room.key(Code::Enter).press(REVIEW).key(Code::Esc);
    assert_eq!((room.model.screen, here(&room)), (Screen::Board, meetings[2]));
}

#[test]
fn a_thread_goes_through_the_years_and_is_tied_by_hand() {
    let session = all();
    let meetings = meetings(&session);
    let threads = Threads::of(&session);
    let lines = newest(&session);
    let is_old = |line: &&Line| {
        let whole = line.after.map(|id| threads.whole(id).len());
        line.change == Change::Reworded && line.question == "strengths" && whole == Some(3)
    };
    let after = lines.iter().find(is_old).unwrap().after.unwrap();
    let whole = threads.whole(after);
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.press(REVIEW);
    let years = |room: &Room| room.model.room.as_ref().unwrap().years.spot().cloned();
    for _ in 0..400 {
        if years(&room) == Some(norishiro::app::years::Spot::Said(after)) {
            break;
        }
        room.key(Code::Down);
    }
    room.key(Code::Right).must_show("この記入のこれまで（古い順）");
    for day in ["R7.6.18 ", "R8.2.18 ", "R8.6.17 "] {
        room.must_show(day);
    }
    // from nothing, and undone
    let before = |room: &Room| Threads::of(room.session()).before(after);
    assert_eq!(before(&room), Some(whole[1]));
    room.text("5").must_show("新しい話としました").must_not_show("R8.2.18 令和");
    assert_eq!(before(&room), None);
    room.ctrl('z').must_show("R8.2.18 令和");
    assert_eq!(before(&room), Some(whole[1]));
    // from another line of an earlier meeting
    let gone = line(&lines, Change::Gone, "strengths");
    room.text("4").must_show("どれの続きですか").key(Code::Down).key(Code::Enter);
    room.must_show("続きとしました");
    let tied = before(&room).unwrap();
    assert_ne!(tied, whole[1]);
    assert_eq!(
        room.session().visible(tied).unwrap().link("agency"),
        session.visible(after).unwrap().link("agency")
    );
    room.ctrl('z');
    assert_eq!(before(&room), Some(whole[1]));
    // to its first wording, and back
    room.text("1");
    assert_eq!((here(&room), room.worksheet().focus.clone()), (meetings[0], Focus::Entries(whole[0])));
    room.press(REVIEW).must_show("振り返り 1/5").must_not_show("古い順");
    assert_eq!(here(&room), meetings[2]);
    assert!(gone.before.is_some() && room.disk == *room.session());
}

#[test]
fn overlaps_promises_and_weaknesses_are_told_to_their_end() {
    let session = all();
    let meetings = meetings(&session);
    let mut room = Room::with(Lang::Ja, (120, 36), session.clone());
    room.press(REVIEW).press(REVIEW).must_show("振り返り 2/5　のりしろのその後");
    room.must_show("了承（").must_show("持ち帰り（").must_show("もう一度提案").must_show("R7.6.18　提案");
    // to the overlap itself
    to(&mut room, "から").key(Code::Enter);
    let at = room.worksheet().question().unwrap().id.clone();
    assert_eq!(at, "overlap");
    room.press(REVIEW).must_show("振り返り 2/5").key(Code::Tab).must_show("約束のその後");
    let threads = Threads::of(&session);
    for kept in kept::all(&session, &threads, |_| true) {
        let done = Kept::counts(&kept)[0];
        to(&mut room, kept.meeting.title());
        room.must_show(&format!("{}件のうち、できた {done}件", kept.promises.len()));
    }
    // to a promise of the first meeting, on its Actions screen
    room.times(40, Code::PageUp);
    let first = &kept::all(&session, &threads, |_| true)[0];
    let stopped = first.promises.iter().find(|followed| followed.end == End::Stopped).unwrap();
    to(&mut room, "やめた　").key(Code::Enter);
    room.must_show(&stopped.links[0].words().chars().take(12).collect::<String>());
    assert_eq!((room.model.screen, here(&room)), (Screen::Actions, meetings[0]));
    room.press(REVIEW).must_show("約束のその後");
    assert_eq!(here(&room), meetings[2]);
    room.key(Code::Tab)
        .must_show("弱みに相手が見つかったか")
        .must_show("6件のうち、その後に決まったもの 5件");
    room.key(Code::Tab).must_show("参加のようす").key(Code::Tab).must_show("振り返り 1/5");
    room.press(Key::shift(Code::Tab)).must_show("参加のようす");
}

#[test]
fn who_was_there_and_spoke_to_what_and_no_figures() {
    let mut session = all();
    let meetings = meetings(&session);
    let seats = attendance::seats(&session, meetings[2]);
    let names: Vec<String> = seats.iter().map(|seat| seat.agency.short().to_owned()).collect();
    let (first, absent) =
        (seats[0].id(), seats.iter().find(|seat| seat.state == State::Absent).unwrap().id());
    let own = |record: &&Record| record.link("agency") == Some(first) && record.text("question") == "values";
    let said: Vec<RecordId> = session.met(entry::KIND, meetings[2]).filter(own).map(Record::id).collect();
    let at = entry::At {
        meeting: meetings[2],
        agency: first,
        worksheet: "groupwork".into(),
        question: "values".into(),
    };
    let mut writer = Writer::new(&mut session, pen("記録1", 9));
    said.into_iter().for_each(|id| writer.delete(id));
    pass::say(&mut writer, &at, None);
    attendance::set(&mut writer, meetings[1], absent, State::Absent);
    drop(writer);
    let mut room = Room::with(Lang::Ja, SIZE, session);
    room.press(REVIEW).press(Key::shift(Code::Tab)).must_show("参加のようす");
    room.must_show("25/06  26/02  26/06").must_show("特になし: 大切に").must_show("しばらく来ていない");
    // in the order of the seats
    let rows = room.rows();
    let place = |name: &String| rows.iter().position(|row| row.contains(name.as_str()));
    assert!(names.is_sorted_by_key(place), "{}", room.picture());
    // the one that is selected is told of in full
    room.key(Code::Down).must_not_show("特になし: 大切に").must_show("すべての設問に記入");
}

#[test]
fn with_one_meeting_it_says_how_to_bring_another() {
    for (lang, told, next) in
        [(Lang::Ja, "会議は一つだけです", "参加のようす"), (Lang::En, "holds one meeting", "Participation")]
    {
        let mut room = Room::with(lang, (60, 20), minato(1));
        room.press(REVIEW).must_show(told).key(Code::Left).key(Code::Enter).key(Code::Right).must_show(told);
        room.times(2, Code::Tab).must_show("3/5").key(Code::Tab).must_show(told);
        room.key(Code::Tab).must_show(next).key(Code::Esc).must_not_show(next);
    }
    let mut empty = Room::with(Lang::Ja, (60, 20), crate::common::meeting_of::<&str>(&[]));
    empty.press(REVIEW).must_show("会議は一つだけ").key(Code::Tab).must_show("提案は、まだありません");
    empty.key(Code::Tab).must_show("取組・役割は、まだありません");
    empty.times(2, Code::Tab).must_show("まだ機関がありません").text("あ").must_show("参加のようす");
}

#[test]
fn what_two_laptops_wrote_differently_comes_first_and_only_where_there_is_something() {
    let session = all();
    let torn = differing(&session, first_entry(&session), "text", "月に二度", "月に三度");
    let mut room = Room::with(Lang::Ja, SIZE, torn);
    room.press(REVIEW)
        .must_show("相違 1 件")
        .press(REVIEW)
        .must_show("振り返り 1/5")
        .must_not_show("相違 1 件");
    room.press(Key::shift(Code::Tab))
        .must_show("相違 1 件")
        .press(Key::shift(Code::Tab))
        .must_show("参加のようす");
    room.key(Code::Tab).must_show("相違 1 件").key(Code::Enter).text("1").must_show("決めました");
    room.press(REVIEW).must_show("振り返り 5/5").must_not_show("相違");
}

#[test]
fn what_is_not_for_the_wall_is_not_drawn_on_any_page() {
    let mut session = all();
    let lines = newest(&session);
    let [gone, new] = [(Change::Gone, "strengths"), (Change::New, "weaknesses")]
        .map(|(change, question)| line(&lines, change, question));
    let hidden = [gone.before.unwrap(), new.after.unwrap()];
    let words = hidden.map(|id| text(&session, Some(id)));
    let mut writer = Writer::new(&mut session, pen("記録1", 9));
    hidden.into_iter().for_each(|id| writer.set(id, &[("private", true.into())]));
    drop(writer);
    let mut room = Room::with(Lang::Ja, (120, 36), session);
    room.press(REVIEW);
    let all = |room: &Room| {
        let years = &room.model.room.as_ref().unwrap().years;
        let rows = years.list.rows.iter().flat_map(|row| &row.words);
        rows.map(|words| words.text.clone() + "\n").collect::<String>()
    };
    for _ in 0..5 {
        assert!(!words.iter().any(|words| all(&room).contains(words)));
        room.key(Code::Tab);
    }
    room.ctrl('w').must_show("振り返り 1/5");
    assert!(words.iter().all(|words| all(&room).contains(words)));
    // the curtain lifted on the wall's view leaves nothing of it
    room.ctrl('w');
    assert!(!words.iter().any(|words| all(&room).contains(words)));
}

#[test]
fn in_the_smallest_window_the_foot_tells_the_way_on_and_nothing_is_hidden_without_a_word() {
    let mut room = Room::with(Lang::Ja, (60, 20), all());
    let foot = |room: &Room| room.rows().last().cloned().unwrap_or_default();
    room.press(REVIEW);
    assert!(["Tab ", "Enter ", "Esc "].iter().all(|key| foot(&room).contains(key)), "{}", foot(&room));
    to(&mut room, "新しく　");
    assert!(["Tab ", "Enter ", "右 ", "Esc "].iter().all(|key| foot(&room).contains(key)), "{}", foot(&room));
    // with a page on, its heading is the first row of the list
    for _ in 0..4 {
        room.key(Code::PageDown);
        assert!(room.rows()[2].starts_with(" >   [-] "), "{}", room.picture());
    }
    room.times(4, Code::Tab).must_show("振り返り 5/5").must_show("下に 1 件").must_not_show("2回以上続けて");
    room.times(8, Code::Down)
        .must_show("選んだ機関は、設問ごとに")
        .must_show("2回以上続けて")
        .must_not_show("下に 1 件");
}

#[test]
fn a_wide_window_tells_the_whole_title_of_a_meeting() {
    let session = all();
    let ids = meetings(&session);
    let title = session.visible(ids[1]).unwrap().text("title").to_owned();
    let mut room = Room::with(Lang::Ja, (60, 20), session.clone());
    room.press(REVIEW).must_not_show(&title);
    let mut room = Room::with(Lang::Ja, (120, 30), session);
    room.press(REVIEW).must_show(&title);
}

#[test]
fn agencies_whose_names_differ_at_their_end_are_told_apart() {
    let names = ["独立行政法人みなと医療センター本院", "独立行政法人みなと医療センター分院"];
    let session = crate::common::meeting_of(&names);
    let mut room = Room::with(Lang::Ja, (60, 20), session.clone());
    room.must_show("ー本院").must_show("ー分院");
    room.text("夜の電話を受ける")
        .enter()
        .press(REVIEW)
        .times(4, Code::Tab)
        .must_show("振り返り 5/5")
        .must_show("ー本院")
        .must_show("ー分院");
}
