//! A meeting of ninety minutes, from the first page on the wall to the last: agenda, silent writing, rounds, break,
//! closing, with a clock that only moves when the test lets it.

use crate::common::Room;
use crate::walk::{Player, Step};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::model::View;
use norishiro::domain::agenda::{self, Page};
use norishiro::exchange::{Audience, Order, json};
use norishiro::i18n::{Lang, date};
use serde_json::Value;

const MINUTE: i64 = 60_000;

/// Lets time pass as it does on a wall: a frame each second, and nothing in between.
fn pass(room: &mut Room, minutes: i64) {
    let end = room.now + minutes * MINUTE;
    while room.now < end {
        let next = room.model.wake_at().map_or(end, |at| at.min(end));
        assert!(next > room.now, "time goes on");
        let step = next - room.now;
        room.wait(step);
    }
}

/// The item that is on: its title and the minutes it has taken.
fn on(room: &Room) -> (String, i64) {
    let meeting = room.model.room.as_ref().unwrap().meeting_id();
    let items = agenda::list(room.session(), meeting);
    let item = items[agenda::on(&items).expect("an item is on")];
    (item.title().to_owned(), item.elapsed(room.now) / MINUTE)
}

fn must_not_move_the_caret(room: &mut Room) {
    let caret = room.frame().1;
    assert!(caret.is_some());
    room.wait(1_000);
    assert_eq!(room.frame().1, caret, "the clock leaves the caret where it is\n{}", room.picture());
}

#[test]
fn ninety_minutes_of_shiokaze() {
    for (lang, size) in [(Lang::Ja, (60, 20)), (Lang::En, (120, 36))] {
        ninety_minutes(lang, size);
    }
}

fn ninety_minutes(lang: Lang, size: (u16, u16)) {
    let source = crate::walk::sample("shiokaze");
    let steps = crate::walk::sheet(&source, lang);
    let first = steps.iter().position(|step| matches!(step, Step::See(text) if text == "1/5")).unwrap();
    let (begin, sheet) = steps.split_at(first + 2);
    let mut room = Room::new(lang, size);
    room.play_all(begin);

    // before the meeting: the agenda, the times, the ground rules, the next meeting
    room.ctrl('b').must_show(lang.agenda_template()).enter().text("１").must_show(&lang.agenda_total(90));
    room.key(Code::Tab).key(Code::Tab);
    room.times(2, Code::Down).enter().text("14:00").enter().times(7, Code::Down).enter();
    source.rules.iter().for_each(|rule| {
        room.text(rule).enter();
    });
    room.times(40, Code::Down).enter().text(&source.next).enter();
    room.must_show(&date::long(lang, date::stored(&source.next).unwrap()));
    room.key(Code::Esc).ctrl('w');
    assert_eq!(room.model.view, View::Desk);

    // opening: the ground rules stand on the wall, and only what the wall may show from now on
    room.ctrl('b').enter();
    assert_eq!((room.model.screen, room.model.view), (Screen::Page(Some(Page::Rules)), View::Wall));
    room.must_show(&source.rules[0]);
    pass(&mut room, 6);
    room.must_show(&lang.clock_over(1, 0));
    // somebody comes late while the rules stand there; then the next item
    room.ctrl('b').key(Code::Tab).key(Code::Down).enter().text("2").must_show(lang.attendance("late"));
    room.enter().text("1").key(Code::Tab).key(Code::Tab);
    room.times(30, Code::Up).key(Code::Down).key(Code::Down).enter();
    assert_eq!((room.model.screen, on(&room).1), (Screen::Actions, 0));
    room.must_show(lang.section_actions());
    pass(&mut room, 4);

    // the case: two minutes more, a memo on the side, and the words of the clock
    room.ctrl('b').enter();
    let case = on(&room).0;
    room.press(Key::function(6)).press(Key::function(6)).must_show("/32:00");
    pass(&mut room, 26);
    room.must_show(&lang.clock_left_minutes(6)).press(Key::function(2)).text("早口の意見").ctrl('u');
    room.must_show(&lang.memo_count(1)).must_show(&lang.clock_left_minutes(6));
    must_not_move_the_caret(&mut room);
    pass(&mut room, 7);
    assert_eq!(on(&room), (case, 33));
    room.must_show("33:0");

    // the break: the wall is blanked for a while, the time goes on behind the curtain
    room.ctrl('b').enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Break)));
    room.press(Key::function(12)).must_show(lang.curtain_wait());
    pass(&mut room, 3);
    room.must_show("14:46").press(Key::function(12)).must_show("03:00/05:00");
    pass(&mut room, 2);

    // each for itself: the question, the time, nothing else
    room.enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Alone)));
    source.agencies.iter().for_each(|agency| {
        room.must_not_show(&agency.short);
    });
    pass(&mut room, 8);

    // sharing: the whole sheet, half a minute each remark in the rounds, ten seconds otherwise
    room.enter();
    assert_eq!(room.model.screen, Screen::Worksheet);
    room.ctrl('u').enter().text(lang.memo_remove()).enter();
    let before = room.now;
    for step in sheet {
        room.play(step);
        if matches!(step, Step::Text(text) if text.chars().count() > 8) {
            room.wait(10_000);
        }
    }
    let took = (room.now - before) / MINUTE;
    assert!(took > 20, "{took}");
    must_not_move_the_caret(&mut room);

    // what was said is read on the board, and everything is where it was
    room.press(Key::function(3)).press(Key::function(7));
    room.must_show(lang.pick("のりしろ", "Overlap")).key(Code::Esc).press(Key::function(2));
    assert_eq!(room.model.screen, Screen::Worksheet);

    // roles, and the end
    room.ctrl('b').enter().must_show(lang.section_actions()).must_show(lang.section_from());
    pass(&mut room, 10);
    room.ctrl('b').enter();
    assert_eq!(room.model.screen, Screen::Page(Some(Page::Closing)));
    room.must_show(&source.parked[0].chars().take(8).collect::<String>());
    pass(&mut room, 4);
    room.enter().must_show(lang.notice_agenda_over());

    let flat: Value = serde_json::from_str(&json::write(&room.disk, &Order::flat(Audience::Room))).unwrap();
    crate::walk::must_equal(&source, &flat);
    assert_eq!(room.disk, *room.session(), "all of it is on the disk");
    let items = flat["agenda"].as_array().unwrap();
    let minutes: Vec<i64> = items.iter().map(|item| item["took_seconds"].as_i64().unwrap() / 60).collect();
    assert_eq!(minutes[..5], [6, 4, 33, 5, 8]);
    assert_eq!((minutes[5], minutes[6], minutes[7]), (took, 10, 4));
    assert_eq!((items[2]["minutes"].as_i64(), items[2]["more"].as_i64()), (Some(30), Some(2)));
    assert_eq!(flat["meetings"][0]["rules"].as_array().unwrap().len(), 5 + source.rules.len());
    room.must_show(&lang.agenda_took(33));
}
