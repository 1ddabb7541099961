//! Whole meetings walked by keys alone through `update`: what is exported is what was said, question by question.

use crate::common::Room;
use crate::walk::Player;
use norishiro::domain::Session;
use norishiro::exchange::{Audience, Order, json};
use norishiro::i18n::Lang;
use serde_json::Value;

fn flat(session: &Session) -> Value {
    serde_json::from_str(&json::write(session, &Order::flat(Audience::Room))).unwrap()
}

#[test]
fn the_whole_sheet_of_shiokaze_is_taken_down_by_keys_alone() {
    let source = crate::walk::sample("shiokaze");
    for (lang, size) in [(Lang::Ja, (60, 20)), (Lang::Ja, (120, 36)), (Lang::En, (80, 24))] {
        let mut room = Room::new(lang, size);
        room.play_all(&crate::walk::sheet(&source, lang));
        let flat = flat(&room.disk);
        assert_eq!((source.entries.len(), source.overlaps.len()), (111, 21));
        crate::walk::must_equal(&source, &flat);
        assert_eq!(room.disk, *room.session(), "all of it is on the disk");
    }
}

#[test]
fn a_meeting_of_fifteen_with_latecomers_and_passes_is_taken_down() {
    let source = crate::walk::town();
    for (lang, size) in [(Lang::Ja, (60, 20)), (Lang::En, (120, 36))] {
        let mut room = Room::new(lang, size);
        room.play_all(&crate::walk::town_walk(&source, lang));
        let flat = flat(&room.disk);
        crate::walk::must_equal(&source, &flat);
        crate::walk::passes_must_equal(&source, &flat);
    }
}
