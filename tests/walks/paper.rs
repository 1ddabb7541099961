//! Typing in the sheets that came back on paper, walked by keys: the agency stays, what was left empty stays empty.

use crate::common::{Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::app::open::Access;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::{Record, Session, entry, meeting, order, overlap, pass};
use norishiro::i18n::Lang;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

/// Two agencies of which the second is absent.
fn room(lang: Lang, size: (u16, u16)) -> Room {
    let names = ["みなと市保健所／保健所／ほけんじょ", "みなと市社会福祉協議会／社協／しゃきょう"];
    let mut room = Room::with(lang, size, meeting_of(&names));
    room.ctrl('g').key(Code::Down).key(Code::Right).text("3").key(Code::Esc);
    assert_eq!(state(&room, 1), State::Absent);
    room
}

fn two() -> Room {
    room(Lang::Ja, (60, 20))
}

fn paper(room: &mut Room) -> &mut Room {
    room.ctrl('p').text("paper").enter()
}

fn state(room: &Room, at: usize) -> State {
    let meeting = meeting::all(room.session())[0].id();
    attendance::seats(room.session(), meeting)[at].state
}

fn all<'s>(session: &'s Session, kind: &str) -> Vec<&'s Record> {
    order::sort(session.of_kind(kind))
}

/// Where every entry stands: agency, question, lane, text.
fn said(room: &Room) -> Vec<(usize, String, String, String)> {
    let meeting = meeting::all(&room.disk)[0].id();
    let seats = attendance::seats(&room.disk, meeting);
    let of = |record: &&Record| {
        assert!(record.flag("handed_in"), "{}", record.text("text"));
        let seat = seats.iter().position(|seat| Some(seat.id()) == record.link("agency")).unwrap();
        let [question, lane, text] = ["question", "lane", "text"].map(|field| record.text(field).to_owned());
        (seat, question, lane, text)
    };
    all(&room.disk, entry::KIND).iter().map(of).collect()
}

/// The agency and the step that are on.
fn at(room: &Room) -> (String, String, String) {
    let on = room.worksheet();
    let name = on.seat(room.session()).expect("a turn").agency.short().to_owned();
    (name, on.question().unwrap().id.clone(), on.lane_id())
}

fn here(name: &str, question: &str, lane: &str) -> (String, String, String) {
    (name.to_owned(), question.to_owned(), lane.to_owned())
}

#[test]
fn two_sheets_are_typed_in_question_by_question_and_what_is_empty_stays_blank() {
    let mut room = two();
    room.key(Code::PageDown).key(Code::PageDown);
    paper(&mut room).must_show("紙から").must_show("紙のシートを写します");
    assert_eq!(at(&room), here("保健所", "support", "accompany"));
    // several lines of a question, then the next lane; the second lane is left blank
    room.text("家族の話を聞く").enter().text("手紙を届ける").enter().must_show("手紙を届ける  事前提出");
    assert_eq!(at(&room), here("保健所", "support", "accompany"));
    room.enter();
    assert_eq!(at(&room), here("保健所", "support", "solve"));
    room.enter().text("夜も開いている").enter().enter();
    assert_eq!(at(&room), here("保健所", "weaknesses", ""));
    room.enter().enter();
    assert_eq!(at(&room), here("保健所", "overlap", ""));
    // after the last question the next agency, absent as it is
    room.enter().must_show("「社協」のシートです").must_show("紙から");
    assert_eq!(at(&room), here("社協", "support", "accompany"));
    room.enter().text("貸付につなぐ").enter();
    for _ in 0..5 {
        room.must_show("紙から").enter();
    }
    // after the last agency it is done
    room.must_show("最後の機関まで来ました").must_not_show("紙から");
    assert_eq!(at(&room), here("社協", "overlap", ""));
    let texts = [
        (0, "support", "accompany", "家族の話を聞く"),
        (0, "support", "accompany", "手紙を届ける"),
        (0, "strengths", "", "夜も開いている"),
        (1, "support", "solve", "貸付につなぐ"),
    ];
    let texts = texts.map(|(seat, q, lane, text)| (seat, q.to_owned(), lane.to_owned(), text.to_owned()));
    assert_eq!(said(&room), texts);
    assert!(all(&room.disk, pass::KIND).is_empty(), "nobody said 特になし");
    assert_eq!((state(&room, 0), state(&room, 1)), (State::Present, State::HandedIn));
}

#[test]
fn an_absent_agency_has_handed_in_its_sheet_and_one_undo_takes_both_back() {
    let mut room = two();
    paper(&mut room).key(Code::Tab).must_show("「社協」のシートです");
    assert_eq!(state(&room, 1), State::Absent, "its sheet is only looked at");
    room.text("相談会").enter().must_show("欠席（事前提出）");
    assert_eq!(state(&room, 1), State::HandedIn);
    room.text("二つ目").enter();
    room.ctrl('z').must_show("元に戻しました: 二つ目").ctrl('z').must_show("元に戻しました: 相談会");
    assert_eq!((said(&room).len(), state(&room, 1)), (0, State::Absent));
    assert_eq!(at(&room).0, "社協");
    room.ctrl('y').must_show("1 相談会");
    assert_eq!(state(&room, 1), State::HandedIn);
    room.must_show("紙から");
}

#[test]
fn pasted_lines_and_nothing_to_add_come_from_the_sheet_too() {
    let mut room = two();
    paper(&mut room).key(Code::Tab).paste("一つ目\n二つ目").enter();
    assert_eq!((said(&room).len(), state(&room, 1)), (2, State::HandedIn));
    room.ctrl('z');
    assert_eq!((said(&room).len(), state(&room, 1)), (0, State::Absent));
    room.ctrl('d').must_show("特になし");
    assert_eq!(state(&room, 1), State::HandedIn);
    room.ctrl('z');
    assert_eq!(state(&room, 1), State::Absent);
}

#[test]
fn an_idea_from_the_sheet_asks_whom_and_was_handed_in() {
    let mut room = two();
    paper(&mut room).key(Code::Tab).times(5, Code::PageDown);
    assert_eq!(at(&room), here("社協", "overlap", ""));
    room.text("一緒に訪ねたい").enter().must_show("どの機関に").enter().text("1");
    let [idea] = all(&room.disk, overlap::KIND)[..] else { panic!("one idea") };
    assert!(idea.flag("handed_in"));
    assert_eq!((state(&room, 1), at(&room)), (State::HandedIn, here("社協", "overlap", "")));
    room.ctrl('z');
    assert_eq!((all(room.session(), overlap::KIND).len(), state(&room, 1)), (0, State::Absent));
}

#[test]
fn the_agency_is_changed_by_hand_and_the_question_without_losing_it() {
    let mut room = two();
    paper(&mut room).key(Code::PageDown).key(Code::PageDown);
    assert_eq!(at(&room), here("保健所", "strengths", ""));
    room.key(Code::PageUp);
    assert_eq!(at(&room), here("保健所", "support", "solve"));
    room.key(Code::Tab);
    assert_eq!(at(&room), here("社協", "support", "accompany"));
    room.key(Code::Tab);
    assert_eq!(at(&room), here("保健所", "support", "accompany"), "around the end");
    room.press(Key::shift(Code::Tab));
    assert_eq!(at(&room), here("社協", "support", "accompany"));
    room.key(Code::PageDown).ctrl('g').text("ほけん").enter();
    assert_eq!(at(&room), here("保健所", "support", "accompany"));
    // a line that is being typed goes to the agency where the typist stands
    room.key(Code::PageDown).text("書きかけ").key(Code::Tab);
    assert_eq!(at(&room), here("社協", "support", "solve"));
    room.must_show("> 書きかけ");
    // at the last question there is no further one, and nobody else comes
    room.ctrl('z').times(9, Code::PageDown);
    assert_eq!(at(&room), here("社協", "overlap", ""));
}

#[test]
fn it_begins_at_an_agency_and_ends_with_esc_or_the_same_command() {
    let mut room = two();
    room.key(Code::PageDown).ctrl('g').key(Code::Down).key(Code::Right);
    room.must_show("紙のシートを写す").text("6").must_show("紙から");
    assert_eq!(at(&room), here("社協", "support", "accompany"));
    room.text("途中").key(Code::Esc).must_show("> 途中").must_show("紙から");
    room.ctrl('z').key(Code::Esc).must_not_show("紙から").must_show("写すのを終えました");
    paper(&mut room).must_show("紙から");
    // from another screen it comes back, and does not end
    room.press(Key::function(3));
    paper(&mut room).must_show("紙から");
    paper(&mut room).must_not_show("紙から");
    // and the room goes on as before: an empty Enter finds who has not spoken
    room.key(Code::Tab).text("a").enter().enter();
    assert_eq!(at(&room).1, "support");
    let entries = all(&room.disk, entry::KIND);
    assert!(!entries[0].flag("handed_in"));
}

#[test]
fn no_clock_begins_and_one_that_runs_stops_with_the_question() {
    let mut room = two();
    paper(&mut room).text("a").enter().enter().enter().key(Code::Tab);
    assert!(room.worksheet().clocks.is_empty());
    room.ctrl('t').enter().enter();
    assert!(room.worksheet().clocks.values().all(|clock| !clock.is_running()));
}

#[test]
fn where_nothing_may_be_written_it_does_not_begin() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.open(meeting_of(&["保健所"]), Access::ReadOnly);
    paper(&mut room).must_not_show("紙から");
    assert!(!room.worksheet().on_paper);
    let mut empty = Room::with(Lang::Ja, (60, 20), meeting_of::<&str>(&[]));
    paper(&mut empty).must_not_show("紙から").must_show("機関がありません");
}

#[test]
fn what_is_being_typed_is_kept_for_after_a_crash_and_goes_on_where_it_stood() {
    let mut room = two();
    paper(&mut room)
        .key(Code::Tab)
        .key(Code::PageDown)
        .text("あの紙の続きで、長く書いたことばたち")
        .wait(1_000);
    let (draft, disk) = (room.draft.clone(), room.disk.clone());
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = draft;
    again.open(disk, Access::Writable);
    again.must_show("> あの紙の続きで、長く書いたことばたち").must_not_show("紙から");
    assert_eq!(at(&again), here("社協", "support", "solve"));
    paper(&mut again).enter();
    assert_eq!(said(&again)[0].2, "solve");
    assert_eq!(state(&again, 1), State::HandedIn);
}

#[test]
fn it_says_so_in_both_languages_at_every_size() {
    for (lang, word, mark) in [(Lang::Ja, "ja", "紙から"), (Lang::En, "en", "from paper")] {
        for size in SIZES {
            let mut room = room(lang, size);
            paper(&mut room).must_show(mark).key(Code::Tab).text("貸付につなぐ").enter().key(Code::PageDown);
            room.text("家まで").must_show(mark);
            insta::assert_snapshot!(format!("paper_{word}_{}x{}", size.0, size.1), room.picture());
        }
        let mut room = room(lang, (60, 20));
        paper(&mut room);
        insta::assert_snapshot!(format!("paper_begun_{word}"), room.picture());
    }
}
