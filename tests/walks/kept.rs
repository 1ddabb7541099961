//! Words that are typed into cells and notes: none is lost, and none goes to another place than where it was typed.

use norishiro::app::input::{Code, Key};
use norishiro::app::open::Access;
use norishiro::domain::response::{self, Of, Response, Whose};
use norishiro::domain::{RecordId, Value, entry, filled, hint_note, meeting};
use norishiro::i18n::Lang;

use super::cells::room_of;
use super::shared::Other;
use crate::common::Room;

/// The filled sheets of a worksheet, in order.
fn sheets(room: &Room, worksheet: &str) -> Vec<RecordId> {
    let meeting = meeting::all(room.session())[0].id();
    filled::list(room.session(), meeting, worksheet).into_iter().map(filled::Filled::id).collect()
}

/// What stands in a cell of a filled sheet.
fn values(room: &Room, worksheet: &str, sheet: RecordId, question: &str, path: &str) -> Vec<Value> {
    let meeting = meeting::all(room.session())[0].id();
    let of = Of { meeting, worksheet: worksheet.to_owned(), whose: Whose::Sheet(sheet) };
    Response::find(room.session(), &of, question).values(path).into_iter().cloned().collect()
}

/// What stands in a cell of the question that is on.
fn here(room: &Room, path: &str) -> Vec<Value> {
    let response = room.worksheet().response(room.session());
    response.values(path).into_iter().cloned().collect()
}

fn question(room: &Room) -> String {
    room.worksheet().question().unwrap().id.clone()
}

/// Forwards to a question.
fn to<'r>(room: &'r mut Room, id: &str) -> &'r mut Room {
    for _ in 0..40 {
        if question(room) == id {
            return room;
        }
        room.key(Code::PageDown);
    }
    panic!("no question {id}:\n{}", room.picture())
}

/// The program after a crash: what was kept, on what is on the disk; at the desk again.
fn after_a_crash(room: &mut Room) -> Room {
    room.wait(1_500);
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = room.draft.clone();
    again.open(room.disk.clone(), Access::Writable);
    again.ctrl('w');
    again
}

fn paper(room: &mut Room) -> &mut Room {
    room.ctrl('p').text("paper").enter().must_show("紙から")
}

#[test]
fn each_slip_of_paper_is_a_sheet_of_its_own() {
    let mut room = room_of(&["feedback"], "feedback");
    paper(&mut room);
    for words in ["一枚め", "二枚め"] {
        assert_eq!(question(&room), "satisfaction");
        room.must_show("新しい一枚").text("1");
        to(&mut room, "words").text(words).enter().must_show("次の紙を写せます");
    }
    let slips = sheets(&room, "feedback");
    let words = |slip: &RecordId| values(&room, "feedback", *slip, "words", "");
    let all: Vec<_> = slips.iter().map(words).collect();
    assert_eq!(all, [vec![Value::from("一枚め")], vec![Value::from("二枚め")]]);
    // begun again, it is a new one, too
    room.key(Code::Esc).press(Key::shift(Code::Tab)).must_show("[2票目]");
    paper(&mut room).must_show("新しい一枚");
}

#[test]
fn on_paper_questions_that_are_not_asked_are_passed_over_at_the_end_too() {
    let mut room = room_of(&["case"], "cases");
    paper(&mut room).text("1");
    to(&mut room, "g_network").text("役割を分けた").enter();
    // the last two are asked of difficult cases only
    room.must_show("次の紙を写せます").must_show("新しい一枚");
    assert_eq!(question(&room), "variant");
}

#[test]
fn what_is_typed_into_a_new_case_is_not_in_the_first_one_after_a_crash() {
    let mut room = room_of(&["case"], "cases");
    room.text("2").key(Code::Tab).key(Code::PageDown).must_show("新しい一枚").text("54");
    let mut again = after_a_crash(&mut room);
    again.must_show("54").must_show("新しい一枚").enter();
    let cases = sheets(&again, "case");
    assert_eq!(values(&again, "case", cases[0], "age", "age"), []);
    assert_eq!(values(&again, "case", cases[1], "age", "age"), [Value::Int(54)]);
}

#[test]
fn what_was_left_in_a_new_case_goes_on_in_a_new_case() {
    let mut room = room_of(&["case"], "cases");
    room.text("2").key(Code::Tab).key(Code::PageDown).text("54").key(Code::Esc);
    room.press(Key::shift(Code::Tab)).must_show("[事例1").ctrl('z').must_show("54").must_show("新しい一枚");
    assert_eq!(room.worksheet().filled, None);
}

#[test]
fn what_is_typed_on_a_removed_sheet_comes_back_with_it_and_on_no_other() {
    let mut room = room_of(&["case"], "cases");
    room.text("2").key(Code::Tab).text("2").must_show("[事例2").key(Code::PageDown).text("不明");
    room.ctrl('p').text("この一枚を消す").enter().must_show("[事例1").must_not_show("不明");
    room.ctrl('z').must_show("事例2").must_not_show("不明");
    room.ctrl('z').must_show("[事例2").must_show("不明");
    // what fits is on the sheet when it comes back
    room.ctrl('a').text("54").ctrl('p').text("この一枚を消す").enter().ctrl('z');
    let cases = sheets(&room, "case");
    assert_eq!(values(&room, "case", cases[1], "age", "age"), [Value::Int(54)]);
    assert_eq!(values(&room, "case", cases[0], "age", "age"), []);
}

#[test]
fn a_line_about_the_second_case_is_about_it_after_a_crash() {
    let mut room = room_of(&["case_study"], "cases");
    room.text("1").key(Code::Tab).text("2").ctrl('w');
    to(&mut room, "talk_who").text("高校を離れた子");
    let second = room.worksheet().filled;
    assert_eq!(second, sheets(&room, "case_study").last().copied());
    let mut again = after_a_crash(&mut room);
    again.must_show("高校を離れた子").enter();
    let entry = again.session().of_kind(entry::KIND).next().unwrap();
    assert_eq!(entry.link("about"), second);
}

#[test]
fn the_cell_of_an_option_that_is_unticked_elsewhere_keeps_its_words_for_when_it_is_back() {
    let mut room = room_of(&["feedback"], "feedback");
    room.key(Code::PageDown).text("6").key(Code::Down).text("地区の様子");
    let mut other = Other::of(&room);
    let of = room.worksheet().of(room.session()).unwrap();
    let tick = |other: &mut Other, room: &mut Room, on: bool| {
        other.write(room, |writer| response::fill(writer, &of, "good", &[("other", Some(on.into()))]));
    };
    tick(&mut other, &mut room, false);
    room.must_not_show("地区の様子").key(Code::PageDown).must_show("いまはありません");
    room.key(Code::PageUp);
    tick(&mut other, &mut room, true);
    room.ctrl('z').must_show("地区の様子").enter();
    room.key(Code::PageUp);
    to(&mut room, "good");
    assert_eq!(here(&room, "other.words"), [Value::from("地区の様子")]);
}

#[test]
fn rows_that_come_from_elsewhere_do_not_move_typed_words_to_another_cell() {
    let mut room = room_of(&["survey"], "survey");
    let id = {
        let sheet = room.worksheet().sheet().unwrap();
        let has = |words: &str| {
            let named = |q: &&norishiro::domain::worksheet::Question| {
                q.options.iter().any(|option| option.id == words && option.names)
            };
            sheet.questions.iter().find(named).unwrap().id.clone()
        };
        has("medical")
    };
    let (mut other, of) = (Other::of(&room), room.worksheet().of(room.session()).unwrap());
    other.write(&mut room, |writer| {
        response::fill(writer, &of, "first_contact", &[("agency", Some(3.into()))]);
    });
    to(&mut room, &id).key(Code::Down).text("1").enter().text("みなと病院");
    other.write(&mut room, |writer| response::fill(writer, &of, &id, &[("city_hall", Some(2.into()))]));
    room.text("とクリニック").enter().key(Code::Up);
    assert_eq!(here(&room, "medical.words"), [Value::from("みなと病院とクリニック")]);
    assert_eq!(here(&room, "city_hall.words"), []);
}

#[test]
fn typing_in_a_cell_is_taken_back_and_done_again() {
    let mut room = room_of(&["survey"], "survey");
    room.text("5").enter().key(Code::Up).text("12").must_show("  12");
    room.ctrl('z').must_not_show("12").must_show("  5").ctrl('y').must_show("  12").enter();
    room.key(Code::Up);
    assert_eq!(here(&room, "total"), [Value::Int(12)]);
    // nothing typed: the last step is taken back, and done again
    room.ctrl('z').must_show("  5").ctrl('y').must_show("  12");
}

#[test]
fn what_does_not_fit_can_be_had_back_after_a_jump_and_after_another_cell_was_filled_in() {
    let mut room = room_of(&["survey"], "survey");
    room.key(Code::Down).text("たくさん").key(Code::Function(3)).key(Code::Tab).enter();
    room.must_show("欄に入れていない言葉があります").must_not_show("くさん");
    // another cell of another agency
    room.text("7").enter().must_show("  7");
    room.ctrl('z').must_show("くさん");
    // what fits is taken over by the jump
    room.ctrl('a').text("3").key(Code::Function(3)).key(Code::Tab).enter();
    room.must_not_show("欄に入れていない言葉");
    let full_time =
        room.session().of_kind(response::KIND).filter_map(|record| record.value("value/full_time"));
    assert_eq!(full_time.cloned().collect::<Vec<_>>(), [Value::Int(3)]);
}

#[test]
fn a_caret_that_only_moves_settles_no_conflict() {
    let mut room = room_of(&["feedback"], "feedback");
    to(&mut room, "words").text("よい").enter().key(Code::PageDown);
    let (mut other, of) = (Other::of(&room), room.worksheet().of(room.session()).unwrap());
    to(&mut room, "words").key(Code::End).text("会").enter();
    other.write_behind(&mut room, |writer| {
        response::fill(writer, &of, "words", &[("", Some("長い".into()))]);
    });
    assert_eq!(here(&room, "").len(), 2);
    for key in [Code::Home, Code::Left, Code::End] {
        room.key(key).key(Code::PageUp).key(Code::PageDown);
        assert_eq!(here(&room, "").len(), 2, "{key:?}");
    }
    // words that are written anew settle it
    room.key(Code::End).text("。").key(Code::PageUp).key(Code::PageDown);
    assert_eq!(here(&room, "").len(), 1);
}

#[test]
fn a_figure_typed_again_settles_a_conflict() {
    let mut room = room_of(&["survey"], "survey");
    let mut other = Other::of(&room);
    let of = room.worksheet().of(room.session()).unwrap();
    room.text("12").enter().key(Code::Up);
    other.write_behind(&mut room, |writer| {
        response::fill(writer, &of, "staff", &[("total", Some(9.into()))]);
    });
    assert_eq!(here(&room, "total").len(), 2);
    let newest = room.worksheet().response(room.session()).value("total").cloned().unwrap();
    room.text(&newest.as_int().unwrap().to_string()).enter();
    assert_eq!(here(&room, "total"), [newest]);
}

#[test]
fn the_wall_quotes_nothing_of_a_question_it_does_not_show() {
    let mut room = room_of(&["case"], "cases");
    room.text("1");
    to(&mut room, "trigger").text("こちらの言葉");
    let (mut other, of) = (Other::of(&room), room.worksheet().of(room.session()).unwrap());
    other.write(&mut room, |writer| {
        response::fill(writer, &of, "trigger", &[("", Some("向こうの言葉".into()))]);
    });
    room.ctrl('w').key(Code::PageDown).must_not_show("向こうの言葉").must_not_show("こちらの言葉");
    room.ctrl('z').must_not_show("こちらの言葉");
    room.ctrl('w').ctrl('z').must_show("こちらの言葉");
    assert_eq!(question(&room), "trigger");
}

#[test]
fn words_of_a_cell_that_is_not_for_the_wall_never_come_into_the_line() {
    let mut room = room_of(&["case"], "cases");
    room.text("1");
    to(&mut room, "outline").text("二階で過ごす").wait(1_500);
    let case = sheets(&room, "case")[0];
    let mut other = Other::of(&room);
    other.write(&mut room, |writer| writer.delete(case));
    let again = after_a_crash(&mut room);
    assert!(!again.worksheet().line.text().contains("二階"), "{}", again.picture());
}

#[test]
fn after_a_crash_too_what_somebody_else_wrote_meanwhile_is_not_written_over_unseen() {
    let mut room = room_of(&["survey"], "survey");
    room.text("12").wait(1_500);
    let (mut other, of) = (Other::of(&room), room.worksheet().of(room.session()).unwrap());
    let draft = room.draft.clone();
    other.write(&mut room, |writer| {
        response::fill(writer, &of, "staff", &[("total", Some(9.into()))]);
    });
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = draft;
    again.open(room.disk.clone(), Access::Writable);
    again.must_show("12").enter().must_show("ほかで「9」と書かれました");
    assert_eq!(here(&again, "total"), [Value::Int(9)]);
}

#[test]
fn whatever_becomes_an_entry_at_a_question_of_the_room_is_about_the_case_in_hand() {
    let mut room = room_of(&["case_study"], "cases");
    room.text("1").key(Code::Tab).text("2").ctrl('w');
    to(&mut room, "talk_who");
    let case = room.worksheet().filled;
    assert!(case.is_some());
    room.paste("一つめ\n二つめ").enter();
    room.text("駐車").ctrl('k').ctrl('k').text("1").text("1").faded();
    room.text("あとで").ctrl('u').ctrl('u').text("1").enter();
    // an entry that is split stays with its case
    room.key(Code::Down).key(Code::Right).must_show("分ける");
    let row = room.rows().into_iter().find(|row| row.contains("分ける")).unwrap();
    let digit: String = row.chars().filter(char::is_ascii_digit).take(1).collect();
    room.text(&digit).key(Code::Left).enter();
    let entries: Vec<_> =
        room.session().of_kind(entry::KIND).map(|entry| (entry.text("text"), entry.link("about"))).collect();
    assert_eq!(entries.len(), 5, "{entries:?}");
    assert!(entries.iter().all(|(_, about)| *about == case), "{entries:?}");
}

#[test]
fn what_is_asked_of_the_room_is_asked_about_a_case_also_after_a_new_one_was_begun_and_left_blank() {
    let mut room = room_of(&["case_study"], "cases");
    let spoken = |room: &Room, words: &str| {
        let entries: Vec<_> = room.session().of_kind(entry::KIND).collect();
        entries.iter().find(|entry| entry.text("text") == words).unwrap().link("about")
    };
    // no case is there yet: the room is on a new one, and the program is ended
    to(&mut room, "talk_who").wait(1_500);
    let draft = room.draft.clone();
    assert_eq!(room.worksheet().filled, None);
    room.times(40, Code::PageUp).text("1").key(Code::Tab).text("2").must_show("[事例2").ctrl('w');
    to(&mut room, "talk_who").text("二つめの話").enter();
    let cases = sheets(&room, "case_study");
    assert_eq!(spoken(&room, "二つめの話"), Some(cases[1]));
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = draft;
    again.open(room.disk.clone(), Access::Writable);
    assert_eq!((question(&again), again.worksheet().filled), ("talk_who".into(), Some(cases[1])));
    again.must_show("事例2").text("続きの話").enter();
    assert_eq!(spoken(&again, "続きの話"), Some(cases[1]));
    // a new one is there when it is asked for, and the room is not asked about what is not there
    again.ctrl('w').times(40, Code::PageUp).key(Code::Tab).must_show("新しい一枚");
    assert_eq!(again.worksheet().filled, None);
    to(&mut again, "talk_who").must_show("事例2");
    assert_eq!(again.worksheet().filled, Some(cases[1]));
}

#[test]
fn a_sheet_is_left_and_taken_up_again_with_its_unfinished_line() {
    let mut room = room_of(&["groupwork", "case_study", "comments"], "cases");
    let agency = |room: &Room| room.worksheet().agency;
    room.key(Code::PageDown).times(2, Code::Tab).text("書きかけの話");
    let (third, here) = (agency(&room), question(&room));
    let f2 = |room: &mut Room| _ = room.press(Key::function(2));
    for _ in 0..3 {
        f2(&mut room);
    }
    room.must_show("> 書きかけの話");
    assert_eq!((question(&room), agency(&room)), (here.clone(), third));
    // also to a sheet on which one was with another agency
    room.ctrl('a').key(Code::Backspace);
    f2(&mut room);
    f2(&mut room);
    f2(&mut room);
    assert_eq!((question(&room), agency(&room)), (here, third));
    // a change of words is left, and can be had back
    room.text("ひと言").enter().key(Code::Down).enter().text("と追記");
    f2(&mut room);
    room.must_show("直しをやめました");
    f2(&mut room);
    f2(&mut room);
    room.ctrl('z').must_show("ひと言と追記");
}

/// The library on the board, with a note half written beside an idea.
fn noting() -> Room {
    let mut room = room_of(&["groupwork", "survey"], "survey");
    room.key(Code::Function(3)).times(2, Code::Function(1)).enter();
    let is_idea = |room: &Room| room.rows().iter().any(|row| row.contains("> [ ]"));
    for _ in 0..20 {
        if is_idea(&room) {
            break;
        }
        room.key(Code::Down);
    }
    room.enter().text("夏に二通");
    room
}

#[test]
fn a_note_that_is_half_written_is_kept_however_the_library_is_left() {
    let mut room = noting();
    room.wait(1_500);
    assert!(room.draft.as_ref().is_some_and(|draft| draft.line == "夏に二通" || draft.text == "夏に二通"));
    // Esc, and on again
    room.key(Code::Esc).must_show("メモは書きかけのままです").enter().must_show("夏に二通");
    // a wish of the palette that lies over the screen, too; then back to the same idea
    room.ctrl('p').text("だれとだれ").enter().key(Code::Esc);
    let mut room = noting();
    room.must_show("夏に二通");
    room.enter();
    let notes = hint_note::list(room.session());
    assert_eq!(notes.iter().map(|note| note.words()).collect::<Vec<_>>(), ["夏に二通"]);
    room.wait(1_500);
    assert!(!format!("{:?}", room.draft).contains("夏に"));
}

#[test]
fn words_that_are_erased_elsewhere_stay_in_no_cell_and_no_note() {
    for left in [false, true] {
        let mut room = room_of(&["feedback"], "feedback");
        to(&mut room, "words").text("山田の家").enter();
        to(&mut room, "words").key(Code::End).text("と山田の職場").wait(1_500);
        let draft = room.draft.clone();
        if left {
            room.key(Code::Esc);
        }
        let id = room.worksheet().response(room.session()).records()[0].id();
        Other::of(&room).erase_field(&mut room, id, "value");
        room.must_not_show("山田").wait(1_500);
        assert!(!format!("{:?}{:?}{:?}", room.model, room.disk, room.draft).contains("山田"), "it is kept");
        if !left {
            room.text("夜勤").must_not_show("夜勤").must_show("ほかで消去されたので").enter();
        }
        room.ctrl('z').must_not_show("山田");
        let mut again = Room::new(Lang::Ja, (60, 20));
        again.draft = draft;
        again.open(room.disk.clone(), Access::Writable);
        again.must_not_show("山田");
        again.must_not_show("山田").must_not_show("書きかけの行");
        assert!(again.draft.as_ref().is_some_and(|draft| draft.text.is_empty()));
    }
    let mut room = noting();
    room.text("山田").enter().enter().text("と職場");
    let id = hint_note::list(room.session())[0].0.id();
    Other::of(&room).erase_field(&mut room, id, "note");
    room.must_not_show("山田").wait(1_500);
    assert!(!format!("{:?}{:?}{:?}", room.model, room.disk, room.draft).contains("山田"), "it is kept");
}

#[test]
fn undo_takes_back_what_is_typed_into_a_cell_before_what_was_merged() {
    let mut room = room_of(&["survey"], "survey");
    let mut there = Room::with(Lang::Ja, (60, 20), room.disk.clone());
    there.now += 60_000;
    for _ in 0..1_000 {
        there.moment();
    }
    there.ctrl('w').key(Code::PageDown).text("9").enter();
    room.file("グループB.ron", &there.disk);
    room.ctrl('p').text("取り込む").enter().enter().must_show("取り込む前の確認").enter();
    room.text("12").must_show("  12").ctrl('z').must_not_show("12").must_not_show("取り消しました");
    room.ctrl('z').must_show("取り込みを取り消しました");
}

#[test]
fn words_in_a_cell_stay_with_their_meeting() {
    let mut session = room_of(&["survey"], "survey").session().clone();
    session.union(&crate::common::meeting_of(&["図書館"]));
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    let other = |room: &mut Room| _ = room.ctrl('p').text("ほかの会議").enter();
    other(&mut room);
    room.ctrl('w').text("たくさん");
    other(&mut room);
    room.must_not_show("くさん").ctrl('z').must_not_show("くさん");
    other(&mut room);
    room.must_not_show("くさん").ctrl('z').must_show("くさん");
    // what fits is taken over
    room.ctrl('a').text("7");
    other(&mut room);
    other(&mut room);
    assert_eq!(here(&room, "total"), [Value::Int(7)]);
}
