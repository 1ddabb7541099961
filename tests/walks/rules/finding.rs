//! An agency is found however its name is typed, with the IME on or off.

use norishiro::app::input::Code;
use norishiro::i18n::Lang;

use crate::common::{Room, meeting_of};

#[test]
fn an_agency_is_found_by_name_short_name_reading_and_romaji() {
    let names =
        ["南町学校／学校／がっこう", "北町福祉事務所／北福／きたまちふくしじむしょ", "ＮＰＯ法人ミドリ"];
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&names));
    let (north, green) = ("北町福祉事務所", "ＮＰＯ法人ミドリ");
    for (typed, name) in [
        ("福祉事", north),
        ("北福", north),
        ("ふくし", north),
        ("フクシ", north),
        ("ﾌｸｼ", north),
        ("hukusi", north),
        ("fukushi", north),
        ("ｆｕｋｕｓｈｉ", north),
        ("npo", green),
        ("みどり", green),
    ] {
        room.ctrl('g').text(typed).enter();
        assert!(room.rows()[7].contains(name), "{typed}\n{}", room.picture());
        room.ctrl('g').text("がっこう").enter();
        assert!(room.rows()[7].contains("南町学校"), "{}", room.picture());
    }
    room.ctrl('g').text("とうきょう").key(Code::Esc);
    assert!(room.rows()[7].contains("南町学校"), "{}", room.picture());
}
