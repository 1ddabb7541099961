//! What lies over Japanese text leaves no half of a glyph beside it, wherever its edges fall.

use norishiro::app::input::Code;
use norishiro::i18n::Lang;

use super::scenes::SCENES;
use crate::common::whole::must_be_whole;

#[test]
fn no_popup_leaves_half_a_glyph_at_any_width() {
    for scene in SCENES.iter().filter(|scene| scene.is_popup()) {
        for lang in [Lang::Ja, Lang::En] {
            let mut room = scene.at(lang, (60, 20));
            for columns in (60..76).chain(100..104) {
                room.resize((columns, 20));
                must_be_whole(&room);
            }
            let over = room.resize((60, 20)).picture();
            must_be_whole(room.key(Code::Esc));
            assert_ne!(room.picture(), over, "{} lay over nothing", scene.name);
        }
    }
}
