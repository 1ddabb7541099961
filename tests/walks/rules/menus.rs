//! With the IME on, digits and blanks arrive full-width: menus take them as what they are.

use norishiro::i18n::Lang;

use super::scenes::{Kind, SCENES};

#[test]
fn full_width_digits_choose_as_half_width_ones_do() {
    // over pasted lines letters go into the line below
    for scene in SCENES.iter().filter(|scene| scene.kind == Kind::Popup && scene.name != "a paste") {
        for (half, full) in [("1", "１"), ("2", "２"), ("3", "３"), (" ", "\u{3000}")] {
            let mut rooms = [half, full].map(|typed| {
                let mut room = scene.at(Lang::Ja, (60, 20));
                room.text(typed);
                room
            });
            let [one, other] = &mut rooms;
            assert_eq!(one.picture(), other.picture(), "{} {half}", scene.name);
            assert_eq!(one.disk, other.disk, "{} {half}", scene.name);
        }
    }
}

#[test]
fn letters_alone_never_do_anything() {
    // every letter and sign, as it arrives with the IME off and on, where nothing is typed into
    for scene in SCENES.iter().filter(|scene| scene.kind == Kind::Read || scene.kind == Kind::Popup) {
        let mut room = scene.at(Lang::Ja, (60, 20));
        let before = room.disk.clone();
        let asked = room.asked.len();
        for letter in ('a'..='z').chain('A'..='Z').chain('ａ'..='ｚ').chain("ぁあ!?-+*@[]".chars()) {
            room.text(&letter.to_string());
            assert!(!room.quit && room.asked.len() == asked, "{letter} on {}", scene.name);
        }
        assert_eq!(room.disk, before, "{}", scene.name);
    }
}
