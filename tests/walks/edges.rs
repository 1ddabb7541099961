//! What breaks screens: hard characters, long names, many agencies, long pastes, and every size of window.

use crate::common::whole::must_be_whole;
use crate::common::{Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::domain::{Session, agency, entry, order};
use norishiro::i18n::Lang;
use norishiro::text::{glyphs, width};
use ratatui::buffer::{Buffer, CellDiffOption};

const HARD: [&str; 9] = [
    "𠮷野家",
    "葛\u{E0100}飾区",
    "ｶﾞｷﾞｸﾞ",
    "か\u{3099}っこう",
    "①※→△…",
    "👍🏽よい",
    "👨\u{200D}👩\u{200D}👧です",
    "﨑と神\u{FA19}",
    "ABC、①と𠮷と👍🏽と葛\u{E0100}",
];

/// Twenty agencies; the first has a name of 45 characters and no short one.
fn twenty() -> Vec<String> {
    let long =
        format!("社会福祉法人{}支援センター", "葛飾區𠮷田".repeat(7).chars().take(33).collect::<String>());
    assert_eq!(long.chars().count(), 45);
    let others =
        (2..=20).map(|number| format!("{number}番町の支援センター／{number}番町／ばんちょう{number}"));
    [long].into_iter().chain(others).collect()
}

fn texts(session: &Session) -> Vec<String> {
    order::sort(session.of_kind(entry::KIND))
        .into_iter()
        .map(|record| record.text("text").to_owned())
        .collect()
}

/// What the caret stands on, and what stands left of it in its row, from a column on.
fn around_caret(room: &Room, from: u16) -> String {
    let (buffer, caret) = room.frame();
    let at = caret.expect("a caret");
    left_of(&buffer, from, at.x, at.y)
}

fn left_of(buffer: &Buffer, from: u16, to: u16, y: u16) -> String {
    (from..to)
        .map(|x| &buffer[(x, y)])
        .filter(|cell| cell.diff_option != CellDiffOption::Skip)
        .map(ratatui::buffer::Cell::symbol)
        .collect()
}

/// What is shown for a text.
fn shown(text: &str) -> String {
    glyphs(text).map(|glyph| glyph.shown.into_owned()).collect()
}

#[test]
fn the_caret_stands_behind_each_hard_character_as_it_is_typed() {
    for text in HARD {
        let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
        let mut typed = String::new();
        for glyph in glyphs(text) {
            room.text(glyph.source);
            typed.push_str(glyph.source);
            must_be_whole(&room);
            assert_eq!(around_caret(&room, 3), shown(&typed), "{text}\n{}", room.picture());
            let caret = room.frame().1.unwrap();
            assert_eq!((usize::from(caret.x), caret.y), (3 + width(&typed), 8), "{text}");
        }
        // back over it, one glyph a key, to the beginning, and out again with Delete
        let mut left: Vec<_> = glyphs(text).map(|glyph| glyph.source.to_owned()).collect();
        while left.pop().is_some() {
            room.key(Code::Left);
            let caret = room.frame().1.unwrap();
            assert_eq!(usize::from(caret.x), 3 + width(&left.concat()), "{text}\n{}", room.picture());
        }
        room.key(Code::End).enter();
        must_be_whole(&room);
        assert_eq!(texts(&room.disk), [text], "kept as it was typed");
        let row = room.rows()[10].trim_end().to_owned();
        assert_eq!(row, format!("    1 {}", shown(text)));
    }
}

#[test]
fn backspace_takes_whole_characters_away() {
    for text in HARD {
        let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
        room.text(text);
        for _ in glyphs(text) {
            room.key(Code::Backspace);
            must_be_whole(&room);
        }
        assert_eq!(room.worksheet().line.text(), "", "{text}");
    }
}

#[test]
fn a_long_line_of_hard_characters_wraps_with_the_caret_in_it() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
    let mut typed = String::new();
    for round in 0..12 {
        let part = HARD[round % HARD.len()];
        room.text(part);
        typed.push_str(part);
        must_be_whole(&room);
        let caret = room.frame().1.expect("a caret");
        // the line stays in the upper two thirds, and the last glyph stands left of the caret, or begins a row
        assert!(caret.y <= 12, "{}", room.picture());
        let last = glyphs(&typed).last().unwrap().shown.into_owned();
        let before = around_caret(&room, 3);
        assert!(before.ends_with(&last), "{before:?} does not end in {last:?}\n{}", room.picture());
    }
    room.enter();
    assert_eq!(texts(&room.disk), [typed]);
    must_be_whole(&room);
}

#[test]
fn a_name_of_forty_five_characters_among_twenty_is_shortened_between_glyphs() {
    let names = twenty();
    for (size, lang) in
        [((60, 20), Lang::Ja), ((60, 20), Lang::En), ((80, 24), Lang::Ja), ((120, 36), Lang::Ja)]
    {
        let mut room = Room::with(lang, size, meeting_of(&names));
        // in its own row as much of it as fits, and two dots
        let row =
            room.rows().into_iter().find(|row| row.contains("社会福祉法人") && row.contains("..")).unwrap();
        assert!(row.trim_end().ends_with("..") || row.contains(".. ") || row.contains("..]"), "{row}");
        must_be_whole(&room);
        room.ctrl('g');
        must_be_whole(&room);
        room.times(19, Code::Down).must_show("> 20番町");
        must_be_whole(&room);
        room.enter();
        must_be_whole(&room);
        // all the way round
        for number in (1..=20).chain(1..=3) {
            room.key(Code::Tab);
            must_be_whole(&room);
            let seat = room.worksheet().seat(room.session()).unwrap().agency.name().to_owned();
            assert_eq!(seat, names[(number - 1) % 20].split('／').next().unwrap());
        }
        // everywhere it is asked for
        room.times(5, Code::PageDown).key(Code::Tab).text("案").enter();
        must_be_whole(&room);
        room.enter();
        must_be_whole(&room);
        room.text("2");
        must_be_whole(&room);
        let whole = |record: &norishiro::domain::Record| record.text("name").chars().count() == 45;
        assert!(room.session().of_kind(agency::KIND).any(whole), "it is whole in the record");
    }
}

#[test]
fn a_long_name_that_is_asked_leaves_the_question_in_sight() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
    room.times(5, Code::PageDown).key(Code::Tab).text("夜の電話を分け合う").enter().text("社会福祉法人");
    room.enter().must_show("社会福祉法人").must_show("の返事");
}

#[test]
fn two_hundred_pasted_lines_are_shown_first_then_added_and_undone_together() {
    let lines: Vec<String> = (0..200).map(|at| format!("{}{at}行目", HARD[at % HARD.len()])).collect();
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
    room.paste(&lines.join("\n")).must_show("貼り付けた 200 行を記入にしますか");
    must_be_whole(&room);
    for _ in 0..200 {
        room.key(Code::Down);
        must_be_whole(&room);
    }
    room.enter().must_show("200 件を追加しました");
    must_be_whole(&room);
    assert_eq!(texts(&room.disk), lines);
    room.key(Code::Down);
    for _ in 0..200 {
        must_be_whole(&room);
        room.key(Code::Down);
    }
    room.key(Code::Esc).ctrl('z');
    assert!(texts(&room.disk).is_empty());
    room.ctrl('y');
    assert_eq!(texts(&room.disk), lines);
}

/// A room in each of the states that draw differently.
fn states() -> Vec<(&'static str, Room)> {
    let open = || {
        let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
        for text in HARD {
            room.text(text).enter();
        }
        room
    };
    let with = |name: &'static str, work: &dyn Fn(&mut Room)| {
        let mut room = open();
        work(&mut room);
        (name, room)
    };
    let mut new = Room::new(Lang::Ja, (60, 20));
    new.enter().text("会議①").enter().enter();
    twenty().iter().for_each(|name| {
        new.text(name).enter();
    });
    vec![
        ("home", Room::new(Lang::Ja, (60, 20))),
        ("the form", new),
        with("the line", &|room| {
            room.text(&HARD.concat());
        }),
        with("an entry", &|room| {
            room.times(3, Code::Down);
        }),
        with("a change", &|room| {
            room.times(3, Code::Down).enter().text(&HARD.concat());
        }),
        with("a menu", &|room| {
            room.times(3, Code::Down).key(Code::Right);
        }),
        with("finding", &|room| {
            room.ctrl('g').text("番町");
        }),
        with("a paste", &|room| {
            room.paste(&HARD.join("\n"));
        }),
        with("overlaps", &|room| {
            room.times(3, Code::PageDown).text("弱み①").enter().times(2, Code::PageDown).text("案").enter();
        }),
        with("an answer", &|room| {
            room.times(5, Code::PageDown).text("案").enter().enter();
        }),
        with("help", &|room| {
            room.press(Key::function(1)).times(4, Code::Down);
        }),
        with("a long notice", &|room| {
            room.disk_works = false;
            room.text("x").enter().ctrl('q');
        }),
    ]
}

#[test]
fn no_size_down_to_one_cell_panics_or_cuts_a_glyph() {
    for (name, mut room) in states() {
        let before = room.picture();
        let small = (1..=62).flat_map(|columns| [1, 2, 3, 5, 8, 13, 19, 20, 21].map(|rows| (columns, rows)));
        let tall =
            (1..=45).flat_map(|rows| [1, 7, 59, 60, 61, 99, 100, 101, 133].map(|columns| (columns, rows)));
        for size in small.chain(tall) {
            room.resize(size);
            must_be_whole(&room);
        }
        room.resize((60, 20));
        assert_eq!(room.picture(), before, "{name}: nothing was lost on the way");
    }
}

#[test]
fn an_entry_taller_than_its_room_leaves_the_row_that_counts_the_hidden_alone() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&twenty()));
        room.text("一つ目").enter().text(&"とても長い記入が続いていく".repeat(30)).enter();
        for _ in 0..3 {
            // words come before counts: a count has a row of its own, or there is none
            let counts = lang.hidden(1, 0);
            let row = room.rows().into_iter().find(|row| row.contains(&counts));
            assert!(row.is_none_or(|row| row.trim() == counts), "{}", room.picture());
            assert!(room.rows().iter().any(|row| row.contains("とても長い記入") || row.contains("一つ目")));
            room.key(Code::Down);
            if room.shows(&lang.hidden(0, 1)) {
                room.key(Code::Down);
            }
        }
        // changed in place, the caret stays in sight, and not in the row that counts
        room.enter().text("終わり");
        must_be_whole(&room);
        let (buffer, caret) = room.frame();
        let at = caret.expect("a caret");
        assert!(left_of(&buffer, 0, at.x, at.y).ends_with("終わり"), "{}", room.picture());
    }
}

#[test]
fn keys_at_any_size_do_no_harm() {
    let keys = [
        Code::Enter,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::Tab,
        Code::Esc,
    ];
    for size in [(1, 1), (2, 2), (3, 1), (1, 40), (59, 19), (60, 20), (200, 3)] {
        let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
        room.resize(size);
        for code in keys.into_iter().chain(keys) {
            room.text("①𠮷").key(code).ctrl('z');
            must_be_whole(&room);
        }
    }
}

#[test]
fn a_pair_that_was_cut_by_a_popup_is_blanked_on_both_sides() {
    // wherever the edges of a popup fall on text of two columns, no half of a glyph is left beside it
    for shift in 0..4 {
        let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&twenty()));
        for _ in 0..6 {
            room.text(&format!("{}{}", "a".repeat(shift), "①漢".repeat(12))).enter();
        }
        for columns in 60..70 {
            room.resize((columns, 20)).ctrl('g');
            must_be_whole(&room);
            room.key(Code::Esc);
            must_be_whole(&room);
        }
    }
}

#[test]
fn a_long_list_counts_what_it_hides_wherever_it_is_looked_at() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&["保健所"]));
    for number in 1..=60 {
        room.text(&format!("発言{number}")).enter();
    }
    // the entries that show, by number, and the row that counts the others
    let looked = |room: &Room| {
        let rows = room.rows();
        let shown: Vec<usize> = (1..=60)
            .filter(|number| {
                rows.iter().any(|row| row.trim_end().ends_with(&format!("{number:>3} 発言{number}")))
            })
            .collect();
        let (first, last) = (shown[0], shown[shown.len() - 1]);
        assert_eq!(shown, (first..=last).collect::<Vec<_>>());
        assert!(room.shows(&room.model.lang.hidden(first - 1, 60 - last)), "{}", room.picture());
        (first, last)
    };
    let (first, last) = looked(&room);
    assert_eq!(last, 60);
    let many = last + 1 - first;
    let mut seen = Vec::new();
    for _ in 0..60 {
        room.key(Code::Down);
        let (first, last) = looked(&room);
        let selected = room
            .rows()
            .iter()
            .find_map(|row| row.split_once("> ")?.1.trim().split_once(" 発言")?.0.parse().ok());
        let selected: usize = selected.unwrap_or_else(|| panic!("nothing selected\n{}", room.picture()));
        assert!((first..=last).contains(&selected), "{}", room.picture());
        assert_eq!(last + 1 - first, many, "the list is full: {}", room.picture());
        seen.push(selected);
    }
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() == 60, "{seen:?}");
}
