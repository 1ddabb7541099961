//! Every theme on every screen: explicit colours, or none at all, and then a mark or reversed letters instead.

use std::path::PathBuf;

use crate::common::{Room, meeting_of, rows};
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::open::Access;
use norishiro::app::theme::{Colours, Theme};
use norishiro::i18n::Lang;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 3] = [(60, 20), (120, 36), (30, 5)];

fn listings() -> Vec<Listing> {
    let one = |name: &str| Listing {
        path: PathBuf::from(format!("{name}.ron")),
        name: format!("{name}.ron"),
        titles: vec![name.to_owned()],
        date: None,
        agencies: 3,
        entries: 4,
        open_actions: 3,
        next: "2027-01-20".to_owned(),
        fictional: true,
        is_read: true,
        waiting: false,
        trouble: None,
        ..Listing::default()
    };
    vec![one("会議一"), one("会議二")]
}

/// Goes through the screens and shows each of them to `look`.
fn walk(theme: Theme, colours: Colours, mut look: impl FnMut(&mut Room, &str)) {
    let lang = Lang::Ja;
    let themed = |mut room: Room| {
        (room.model.theme, room.model.colours) = (theme, colours);
        room
    };
    let mut room = themed(Room::new(lang, (60, 20)));
    look(&mut room, "home with nothing in it");
    room.library = listings();
    room.send(Msg::Listed(listings()));
    room.times(3, Code::Down);
    look(&mut room, "home");
    room.key(Code::Right).must_show(lang.home_menu());
    look(&mut room, "a menu");
    room.key(Code::Esc).press(Key::function(1));
    look(&mut room, "the help");
    room.key(Code::Esc).ctrl('p').must_show(lang.palette_title());
    look(&mut room, "the palette");
    room.key(Code::Esc).times(3, Code::Up).enter().must_show(lang.new_field_begin());
    look(&mut room, "the form");
    room.text("会議").enter().enter().text("保健所").enter().text("社協").enter().key(Code::Up);
    look(&mut room, "an agency of the form");
    let mut room = themed(Room::with(lang, (60, 20), meeting_of(&["北町保健所／保健所", "社協", "学校"])));
    room.text("言葉").key(Code::Enter);
    look(&mut room, "the echo");
    room.faded().enter().ctrl('d').must_show(lang.passed());
    look(&mut room, "nothing to add");
    room.key(Code::Tab).text("書きかけ").press(Key { shift: true, ..Key::plain(Code::Left) });
    look(&mut room, "a selection");
    room.ctrl('g').key(Code::Down).must_show(lang.find_title());
    look(&mut room, "finding");
    room.key(Code::Esc).press(Key::shift(Code::Tab)).press(Key::shift(Code::Tab)).key(Code::Down);
    look(&mut room, "an entry");
    room.key(Code::Right);
    look(&mut room, "the menu of an entry");
    room.key(Code::Esc).enter();
    look(&mut room, "a change");
    room.key(Code::Esc).key(Code::Esc).ctrl('t').wait(100_000_000).must_show(lang.pick("超過", "over"));
    look(&mut room, "a clock that has run out");
    room.ctrl('w').must_show(lang.desk());
    look(&mut room, "the desk's view");
    room.paste("一つ\n二つ").must_show(&lang.paste_title(2));
    look(&mut room, "a paste");
    room.key(Code::Esc).times(5, Code::PageDown).times(4, Code::Up);
    look(&mut room, "the needs");
    room.disk_works = false;
    room.text("考え").enter().enter().enter().must_show(lang.not_saved());
    look(&mut room, "what is not saved");
    room.press(Key::function(12)).must_show(lang.curtain_wait());
    look(&mut room, "the curtain");
    let mut room = themed(Room::with(lang, (60, 20), meeting_of(&["保健所", "社協"])));
    room.text("訪問の約束").enter().press(Key::function(3));
    look(&mut room, "the board");
    room.press(Key::function(7));
    look(&mut room, "the stroll");
    room.key(Code::Esc).press(Key::function(2)).ctrl('f').text("訪問");
    look(&mut room, "what was found");
    room.key(Code::Esc).must_show("1 訪問の約束");
    room.ctrl('b').text("事例の検討 30分").enter().key(Code::Down).must_show("> 1 事例の検討");
    look(&mut room, "the agenda");
    room.key(Code::Tab).key(Code::Down);
    look(&mut room, "attendance");
    room.key(Code::Tab).key(Code::Down);
    look(&mut room, "the facts");
    room.press(Key::shift(Code::Tab)).press(Key::shift(Code::Tab)).times(9, Code::Up);
    room.key(Code::Down).must_show("> 1 事例の検討").enter();
    look(&mut room, "a page");
    room.wait(29 * 60_000).must_show("あと");
    look(&mut room, "a page whose time is nearly up");
    room.wait(5 * 60_000).must_show("超過");
    look(&mut room, "a page whose time is over");
    let mut room = themed(Room::new(lang, (60, 20)));
    room.open(meeting_of(&["保健所"]), Access::ReadOnly);
    look(&mut room, "only reading");
}

fn at_every_size(theme: Theme, colours: Colours, check: impl Fn(&Buffer, &str)) {
    walk(theme, colours, |room, what| {
        for size in SIZES {
            room.resize(size);
            check(&room.frame().0, &format!("{what} at {size:?} in {theme:?}\n{}", room.picture()));
        }
        room.resize((60, 20));
    });
}

#[test]
fn every_cell_has_both_colours_and_no_weight_but_bold() {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        for colours in [Colours::Many, Colours::Sixteen] {
            at_every_size(theme, colours, |buffer, what| {
                for cell in &buffer.content {
                    assert!(cell.fg != Color::Reset && cell.bg != Color::Reset, "{cell:?} on {what}");
                    assert!(Modifier::BOLD.contains(cell.modifier), "{cell:?} on {what}");
                    let rgb = [cell.fg, cell.bg].iter().any(|colour| matches!(colour, Color::Rgb(..)));
                    assert_eq!(rgb, colours == Colours::Many, "{cell:?} on {what}");
                }
            });
        }
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    let drawn = Modifier::BOLD.union(Modifier::REVERSED).union(Modifier::UNDERLINED);
    for (theme, colours) in [(Theme::Mono, Colours::Many), (Theme::Dark, Colours::None)] {
        at_every_size(theme, colours, |buffer, what| {
            for cell in &buffer.content {
                assert!(cell.fg == Color::Reset && cell.bg == Color::Reset, "{cell:?} on {what}");
                assert!(drawn.contains(cell.modifier), "{cell:?} on {what}");
            }
        });
    }
}

/// The rows in which something is reversed, without the top and the bottom row.
fn reversed(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let is_reversed = |y: u16| (0..area.width).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
    let found = rows(buffer).into_iter().zip(0..).filter(|(_, y)| is_reversed(*y));
    found.filter(|(_, y)| *y > 0 && *y + 1 < area.height).map(|(row, _)| row).collect()
}

#[test]
fn without_colours_what_is_selected_is_reversed_and_has_a_mark() {
    walk(Theme::Mono, Colours::Many, |room, what| {
        let selected = [
            ("home", "会議二"),
            ("a menu", "開く"),
            ("the palette", "開く"),
            ("an agency of the form", "社協"),
            ("finding", "北町保健所"),
            ("an entry", "言葉"),
            ("the menu of an entry", "直す"),
            ("a paste", "一つ"),
            ("the needs", "みんなの願い"),
            ("the board", "訪問の約束"),
            ("what was found", "訪問の約束"),
            ("the agenda", "事例の検討"),
            ("attendance", "社協"),
            ("the facts", "日付"),
        ];
        let Some((_, text)) = selected.iter().find(|(known, _)| *known == what) else { return };
        let found = reversed(&room.frame().0);
        let row = found.iter().find(|row| row.contains(text) && row.contains('>'));
        assert!(row.is_some(), "{text} on {what}: {found:?}\n{}", room.picture());
    });
}

#[test]
fn without_colours_the_turn_and_the_alarms_are_still_told() {
    let mut seen = 0;
    walk(Theme::Mono, Colours::Many, |room, what| {
        let words: &[&str] = match what {
            "nothing to add" => &["済保健所", "済[社協]", "未学校", "特になし"],
            "a clock that has run out" => &["超過"],
            "the desk's view" => &["事務局用"],
            "what is not saved" => &["未保存"],
            "only reading" => &["閲覧のみ"],
            _ => return,
        };
        seen += 1;
        words.iter().for_each(|word| {
            room.must_show(word);
        });
    });
    assert_eq!(seen, 5);
}

/// Large figures are blanks with a background of their own: reversed ones where there are no colours.
#[test]
fn large_figures_show_in_every_theme() {
    for theme in Theme::ALL {
        let mut seen = 0;
        walk(theme, Colours::Many, |room, what| {
            if !what.starts_with("a page") {
                return;
            }
            seen += 1;
            let buffer = room.frame().0;
            let paper = &buffer[(0, 1)];
            let inside = (1..19).flat_map(|y| (0..60).map(move |x| (x, y)));
            let is_block = |at: &(u16, u16)| {
                let cell = &buffer[*at];
                cell.symbol() == " "
                    && (cell.bg, cell.modifier.contains(Modifier::REVERSED)) != (paper.bg, false)
            };
            assert!(inside.filter(is_block).count() > 40, "{theme:?} {what}\n{}", room.picture());
        });
        assert_eq!(seen, 3);
    }
}

/// What is painted over something reversed is not reversed by what was there.
#[test]
fn without_colours_an_alarm_stands_out_of_the_reversed_top_row() {
    walk(Theme::Mono, Colours::Many, |room, what| {
        if !["the desk's view", "what is not saved"].contains(&what) {
            return;
        }
        let buffer = room.frame().0;
        let reversed = |x: u16| buffer[(x, 0)].modifier.contains(Modifier::REVERSED);
        let is_alarm = |x: &u16| ["事", "務", "局", "未"].contains(&buffer[(*x, 0)].symbol());
        let alarm: Vec<u16> = (0..60).filter(is_alarm).collect();
        assert!(alarm.len() >= 3 && alarm.iter().all(|x| !reversed(*x)), "{what}\n{}", room.picture());
        assert!(reversed(0) && reversed(1), "the rest is");
    });
}
