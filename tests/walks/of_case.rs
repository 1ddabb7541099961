//! What the room says of one of several filled sheets: who has spoken of which, and where it is said of which.

use norishiro::app::input::{Code, Key};
use norishiro::exchange::{Audience, Form, Order, form};
use norishiro::i18n::Lang;

use super::cells::room_of;
use crate::common::Room;

/// Two cases of the health centre, none re-read, and the question to the room with the first one in hand.
fn two_cases() -> Room {
    let mut room = room_of(&["case_study"], "cases");
    room.text("1").key(Code::Tab).text("2").ctrl('w');
    to_case(&mut room, 1);
    room
}

/// The first question to the room, about one of the cases.
fn to_case(room: &mut Room, number: usize) {
    room.times(40, Code::PageUp);
    for _ in 0..3 {
        if room.shows(&format!("[事例{number} ")) {
            break;
        }
        room.press(Key::plain(Code::Tab));
    }
    for _ in 0..40 {
        if room.worksheet().question().unwrap().id == "talk_who" {
            room.must_show(&format!("事例{number} 保健所"));
            return;
        }
        room.key(Code::PageDown);
    }
    panic!("not there:\n{}", room.picture());
}

fn written(room: &Room, to: Form, audience: Audience) -> String {
    let made = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let order = Order::new(to, audience, Lang::Ja, made);
    String::from_utf8(form::write(room.session(), &order).bytes).unwrap()
}

#[test]
fn who_has_spoken_is_told_of_the_case_in_hand() {
    let mut room = two_cases();
    room.must_show("未[保健所]").text("高校を離れた子").enter().must_show("済[保健所]");
    room.key(Code::Tab).ctrl('d').must_show("特になし").must_show("済[とまりぎ]");
    to_case(&mut room, 2);
    // nobody has spoken of the second one yet
    room.must_show("未[保健所]").must_show("未とまりぎ");
    room.key(Code::Tab).must_not_show("特になし").text("親の相談").enter();
    to_case(&mut room, 1);
    room.must_show("済保健所").must_show("済とまりぎ").key(Code::Tab);
    assert_eq!(room.rows().iter().filter(|row| row.contains("親の相談")).count(), 0);
}

#[test]
fn the_board_and_what_is_written_out_say_of_which_case_something_was_said() {
    let mut room = two_cases();
    room.text("高校を離れた子").enter();
    to_case(&mut room, 2);
    room.text("親の相談").enter();
    let case = room.worksheet().filled.unwrap().to_string();
    room.key(Code::Function(3));
    room.must_show("高校を離れた子  事例1 保健所").must_show("親の相談  事例2 保健所");
    for form in [Form::Text, Form::Markdown] {
        let office = written(&room, form, Audience::Office);
        assert!(office.contains("高校を離れた子（事例1 保健所）"), "{office}");
        assert!(office.contains("親の相談（事例2 保健所）"), "{office}");
        // no person has re-read them: nothing of them is for the room
        let shared = written(&room, form, Audience::Room);
        assert!(shared.contains("高校を離れた子") && !shared.contains("事例1"), "{shared}");
    }
    let said = |table: &str| table.lines().find(|row| row.contains("親の相談")).unwrap().to_owned();
    assert!(said(&written(&room, Form::Csv, Audience::Office)).ends_with(&format!("\"{case}\"")));
    assert!(said(&written(&room, Form::Csv, Audience::Room)).ends_with("\"\""));
    let json = written(&room, Form::Jsonl, Audience::Office);
    assert!(said(&json).contains(&format!("\"sheet\":\"{case}\"")), "{json}");
}

#[test]
fn the_next_review_of_a_register_is_proposed_and_taken_over_with_enter() {
    let mut room = room_of(&["register"], "cases");
    let on = |room: &mut Room, id: &str| {
        room.times(20, Code::PageUp);
        while room.worksheet().question().unwrap().id != id {
            room.key(Code::PageDown);
        }
    };
    let stands = |room: &Room| {
        let response = room.worksheet().response(room.session());
        response.value("").and_then(|value| value.as_text().map(ToOwned::to_owned))
    };
    room.text("R7-01").enter();
    on(&mut room, "state");
    room.text("1").enter();
    on(&mut room, "date");
    room.text("2026-01-31").enter();
    on(&mut room, "next_review");
    room.must_show("令和8年（2026年）4月30日（木）  案");
    assert_eq!(stands(&room), None);
    // passed over, it stays blank
    room.key(Code::PageDown).key(Code::PageUp).must_show("案・Enter で入ります");
    assert_eq!(stands(&room), None);
    room.enter().key(Code::PageUp).must_not_show("案・Enter").must_show("4月30日");
    assert_eq!(stands(&room).as_deref(), Some("2026-04-30"));
    // emptied it is proposed again, and another day may be typed
    room.key(Code::Delete).must_show("案・Enter").text("2026-02-20").must_not_show("案・Enter").enter();
    room.key(Code::PageUp);
    assert_eq!(stands(&room).as_deref(), Some("2026-02-20"));
}

#[test]
fn one_case_needs_no_name_and_a_sheet_says_how_much_of_it_is_filled_in() {
    let mut room = room_of(&["case_study"], "cases");
    room.must_not_show("記入 ").text("1").must_show("記入 1/");
    room.key(Code::PageDown).text("40").enter().must_show("記入 2/").ctrl('w').must_not_show("記入 2/");
    to_case(&mut room, 1);
    room.text("高校を離れた子").enter().key(Code::Function(3)).must_show("高校を離れた子");
    room.must_not_show("事例1");
}
