//! The key map: its page in the docs, and what a wish may rest on while an IME is on.
#![allow(clippy::disallowed_methods, reason = "a test, which reads the docs")]

#[path = "../../examples/keys/page.rs"]
mod page;

use std::fs;
use std::path::Path;

use crate::common::{Room, meeting_of};
use norishiro::app::Action;
use norishiro::app::input::{Code, Key};
use norishiro::app::keymap::{BINDINGS, Context, KEYLESS};
use norishiro::app::palette;
use norishiro::i18n::Lang;

#[test]
fn the_page_of_keys_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let text = fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
    assert!(text == page::page(), "docs/keys.md is stale: cargo run --example keys");
}

#[test]
fn the_page_of_keys_has_every_wish_and_every_key() {
    let page = page::page();
    for action in Action::ALL {
        let names = format!(" | {} | {} |\n", action.name(Lang::Ja), action.name(Lang::En));
        assert!(page.contains(&names), "{action:?}");
    }
    for binding in BINDINGS {
        assert!(page.contains(&binding.key.label(Lang::En)), "{binding:?}");
        assert!(page.contains(&binding.key.label(Lang::Ja)), "{binding:?}");
    }
}

/// Whether a key reaches the program with an IME on, in every terminal, also while words are being converted.
fn is_sure(key: Key) -> bool {
    match key.code {
        // a bare letter is text; these are other keys' bytes, or the terminal's own
        Code::Char(letter) => key.ctrl && !key.alt && !key.shift && !"cvhijmx[ ".contains(letter),
        Code::Function(number) => !key.ctrl && !key.alt && matches!(number, 1..=5 | 12),
        // with Shift or Ctrl some of these are the terminal's or the desktop's
        Code::Tab => !key.ctrl && !key.alt,
        _ => !key.ctrl && !key.alt && !key.shift,
    }
}

#[test]
fn every_wish_is_reachable_by_a_key_that_always_arrives_or_by_the_palette() {
    let sure = |action: Action| BINDINGS.iter().any(|bound| bound.action == action && is_sure(bound.key));
    let anywhere = |bound: &&norishiro::app::keymap::Binding| bound.context == Context::Anywhere;
    let palette = BINDINGS.iter().filter(anywhere).any(|b| b.action == Action::Palette && is_sure(b.key));
    assert!(palette, "the palette itself opens everywhere");
    let listed = |context: Context, action: Action| {
        palette::rows(context, Lang::Ja, "").iter().any(|row| row.value == action)
    };
    for action in Action::ALL {
        // the terminal's own key for copying only explains itself
        let explains = *action == Action::Copying;
        let in_a_list = Context::ALL.into_iter().any(|context| listed(context, *action));
        assert!(explains || sure(*action) || in_a_list, "{action:?}");
    }
    // also in each place by itself
    for bound in BINDINGS.iter().filter(|bound| bound.action != Action::Copying && !is_sure(bound.key)) {
        let same = |b: &&norishiro::app::keymap::Binding| b.action == bound.action && is_sure(b.key);
        let here = |b: &&norishiro::app::keymap::Binding| bound.context.around().contains(&b.context);
        let other = BINDINGS.iter().filter(same).any(|b| here(&b));
        assert!(other || listed(bound.context, bound.action), "{bound:?}");
    }
    for (context, action) in KEYLESS {
        assert!(listed(*context, *action), "{action:?}");
    }
}

#[test]
fn esc_opens_the_palette_only_where_the_line_is_empty_and_nothing_is_open() {
    let title = Lang::Ja.palette_title();
    let is_open = |room: &Room| room.model.palette.is_some();
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&["北町保健所／保健所", "社協"]));
    room.key(Code::Esc).must_show(title).must_show("さがす");
    assert!(is_open(&room));
    // once more is back; what was chosen is done
    room.key(Code::Esc);
    assert!(!is_open(&room));
    room.key(Code::Esc).text("次の機関").enter().must_show("[社協]");
    // words in the line are left alone, and so is what is open
    room.text("書きかけ").key(Code::Esc).must_show("> 書きかけ");
    assert!(!is_open(&room));
    room.ctrl('p').must_show(title).key(Code::Esc).must_show("> 書きかけ");
    room.enter().key(Code::Down).key(Code::Esc);
    assert!(!is_open(&room), "Esc goes back from the entries");
    room.ctrl('g').key(Code::Esc);
    assert!(!is_open(&room), "Esc leaves a list");
    room.key(Code::Down).enter().key(Code::Esc);
    assert!(!is_open(&room), "Esc leaves a change");
    room.key(Code::Esc).key(Code::Esc);
    assert!(is_open(&room), "back on the empty line");
}

#[test]
fn esc_on_home_clears_the_search_first_and_then_opens_the_palette() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.text("さがす言葉").key(Code::Esc).must_not_show("さがす言葉");
    assert!(room.model.palette.is_none());
    room.key(Code::Esc).must_show(Lang::Ja.palette_title()).text("終わる").enter();
    assert!(room.quit);
    // in the form Esc goes back to Home
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.enter().key(Code::Esc).must_show("会議の記録");
    assert!(room.model.palette.is_none());
    room.key(Code::Esc).key(Code::Esc).enter().must_show("この会議を始める");
}

#[test]
fn the_help_of_a_list_of_commands_comes_and_goes_back_to_it() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&["A", "B"]));
    room.ctrl('p').text("駐車").press(Key::function(1)).must_show("選ぶとき").must_show("Esc");
    room.key(Code::Esc).must_show("駐車").key(Code::Esc).must_show("1/5");
    // once more from the help: on to the hints, as from every screen
    room.ctrl('p').press(Key::function(1)).press(Key::function(1));
    assert!(room.model.palette.is_none() && room.model.help.is_none());
}

#[test]
fn the_way_back_is_the_last_key_to_go_from_the_bottom_row() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&["A", "B"]));
        for _ in 0..3 {
            room.press(Key::function(4));
            let keys = room.rows().last().cloned().unwrap_or_default();
            assert!(keys.contains("Esc"), "{keys}");
        }
        room.press(Key::function(5)).text("x").enter().enter().key(Code::Esc);
        let keys = room.rows().last().cloned().unwrap_or_default();
        assert!(keys.contains("Esc"), "{keys}");
    }
}
