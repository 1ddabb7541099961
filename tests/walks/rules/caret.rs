//! Where the caret stands while a person types: there has to be room for the list of an IME's candidates.

use norishiro::app::input::Code;
use norishiro::i18n::Lang;

use super::scenes::{LONG, SCENES, Scene};
use crate::common::{Room, meeting_of};

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (100, 30), (120, 36)];

fn lines() -> impl Iterator<Item = Scene> {
    SCENES.iter().copied().filter(|scene| scene.has_line())
}

#[test]
fn every_line_stands_in_the_upper_two_thirds_with_a_free_column_behind_the_caret() {
    for lang in [Lang::Ja, Lang::En] {
        for size in SIZES {
            for scene in lines() {
                let room = scene.at(lang, size);
                let caret = room.frame().1.unwrap_or_else(|| panic!("{}\n{}", scene.name, room.picture()));
                // row 13 of 20
                assert!(caret.y < size.1 * 2 / 3, "{} at {size:?}\n{}", scene.name, room.picture());
                assert!(caret.x + 1 < size.0, "{} at {size:?}\n{}", scene.name, room.picture());
            }
        }
    }
}

#[test]
fn the_caret_follows_what_is_typed_and_never_runs_into_the_edge() {
    for scene in lines() {
        let mut room = scene.at(Lang::Ja, (60, 20));
        let mut before = room.picture();
        for letter in "窓口に来られない人へ①𠮷ｶﾞ".repeat(6).chars() {
            room.text(&letter.to_string());
            let caret = room.frame().1.expect("a caret");
            assert!(caret.x < 59 && caret.y < 13, "{}\n{}", scene.name, room.picture());
            let after = room.picture();
            assert_ne!(after, before, "{letter} went nowhere on {}\n{after}", scene.name);
            before = after;
        }
    }
}

#[test]
fn the_name_stands_in_a_row_of_its_own_above_a_line_with_room_for_candidates() {
    for size in SIZES {
        let names = [format!("{LONG}／第二"), "北町保健所".to_owned()];
        let mut room = Room::with(Lang::Ja, size, meeting_of(&names));
        for step in 0..6 {
            let screen = room.worksheet();
            let layout = screen.layout(room.session(), room.model.view, size);
            let name = &room.rows()[usize::from(layout.name.y)];
            assert!(name.contains(LONG), "{step} at {size:?}\n{}", room.picture());
            assert!(layout.name.y < layout.line.y);
            let caret = room.frame().1.expect("a caret");
            assert_eq!((caret.x, caret.y), (layout.line.x, layout.line.y));
            assert!(size.0 - caret.x >= 20);
            room.key(Code::PageDown);
        }
    }
}
