//! Whole meetings walked by keys alone through `update`: what is exported is what was said, question by question.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;
mod walk;

use common::Room;
use norishiro::domain::Session;
use norishiro::exchange::{Audience, json};
use norishiro::i18n::Lang;
use serde_json::Value;
use walk::{Player, Step};

impl Player for Room {
    fn play(&mut self, step: &Step) {
        match step {
            Step::Text(text) => {
                self.text(text);
            }
            Step::Press(key) => {
                self.press(*key);
            }
            Step::See(text) => {
                self.must_show(text);
            }
            Step::Gone(text) => {
                self.must_not_show(text);
            }
            Step::CaretRow(row) => {
                let caret = self.frame().1.expect("a caret");
                assert_eq!(caret.y, *row, "{}", self.picture());
            }
            Step::Turn(name) => {
                let seat = self.worksheet().seat(self.session()).expect("a turn");
                assert_eq!(seat.agency.name(), name, "{}", self.picture());
            }
        }
    }
}

fn flat(session: &Session) -> Value {
    serde_json::from_str(&json::write(session, Audience::Room)).unwrap()
}

#[test]
fn the_whole_sheet_of_shiokaze_is_taken_down_by_keys_alone() {
    let source = walk::sample("shiokaze");
    for (lang, size) in [(Lang::Ja, (60, 20)), (Lang::Ja, (120, 36)), (Lang::En, (80, 24))] {
        let mut room = Room::new(lang, size);
        room.play_all(&walk::sheet(&source, lang));
        let flat = flat(&room.disk);
        assert_eq!((source.entries.len(), source.overlaps.len()), (111, 21));
        walk::must_equal(&source, &flat);
        assert_eq!(room.disk, *room.session(), "all of it is on the disk");
    }
}

#[test]
fn a_meeting_of_fifteen_with_latecomers_and_passes_is_taken_down() {
    let source = walk::town();
    for (lang, size) in [(Lang::Ja, (60, 20)), (Lang::En, (120, 36))] {
        let mut room = Room::new(lang, size);
        room.play_all(&walk::town_walk(&source, lang));
        let flat = flat(&room.disk);
        walk::must_equal(&source, &flat);
        walk::passes_must_equal(&source, &flat);
    }
}
