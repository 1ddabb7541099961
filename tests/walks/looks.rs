//! The language and the colours are changed while a meeting runs, without a key of their own, and nothing typed is lost.

use crate::common::{Room, meeting_of};
use norishiro::app::Theme;
use norishiro::app::input::{Code, Key};
use norishiro::app::theme::Colours;
use norishiro::i18n::Lang;

fn room() -> Room {
    Room::with(Lang::Ja, (60, 20), meeting_of(&["北町保健所／保健所", "北町社会福祉協議会／社協"]))
}

#[test]
fn the_language_is_switched_from_the_palette_and_what_was_typed_stays() {
    let mut room = room();
    room.text("書きかけ").ctrl('p').text("英語").must_show("> 画面の言語を替える").enter();
    room.must_show("The screen is in English now")
        .must_show("> 書きかけ")
        .must_show("add")
        .must_not_show("追加");
    room.text("の行").must_show("> 書きかけの行");
    // found by its name in the other language, too
    room.ctrl('p').text("言語").must_show("> language").enter();
    room.must_show("画面を日本語にしました").must_show("> 書きかけの行").must_show("追加");
    room.enter().must_show("1 書きかけの行");
}

#[test]
fn a_theme_is_chosen_from_a_list_with_the_present_one_selected() {
    let mut room = room();
    room.text("書きかけ").ctrl('p').text("色").enter();
    room.must_show("画面の色").must_show("> 1 明るい").key(Code::Down).must_show("> 2 暗い").enter();
    assert_eq!(room.model.theme, Theme::Dark);
    room.must_not_show("画面の色").must_show("> 書きかけ");
    room.ctrl('p').text("画面の色").enter().must_show("> 2 暗い").key(Code::Esc);
    assert_eq!(room.model.theme, Theme::Dark);
    room.ctrl('p').text("colours").enter().text("３");
    assert_eq!(room.model.theme, Theme::Contrast);
    room.must_show("> 書きかけ");
    // what is urgent goes through the list
    room.ctrl('p').text("色").enter().press(Key::function(12)).must_show("しばらくお待ちください");
    room.press(Key::function(12)).must_show("> 3 はっきり").key(Code::Esc).must_show("> 書きかけ");
    room.ctrl('p').text("色").enter().ctrl('q');
    assert!(room.quit);
}

#[test]
fn a_list_that_asks_keeps_its_language_but_may_have_other_colours() {
    let mut room = room();
    room.times(5, Code::PageDown)
        .text("考え")
        .enter()
        .must_show("どの機関に")
        .key(Code::Tab)
        .must_show("[x]");
    room.ctrl('p').text("言語").must_not_show("画面の言語を替える").key(Code::Esc);
    room.ctrl('p').text("色").enter().text("4").must_show("どの機関に").must_show("[x]");
    assert_eq!(room.model.theme, Theme::Mono);
    room.key(Code::Esc).must_show("> 考え");
    room.ctrl('p').text("言語").enter().must_show("> 考え").must_show("in English");
}

#[test]
fn home_and_the_form_switch_too_and_a_name_being_typed_stays() {
    let mut room = Room::new(Lang::En, (60, 20));
    room.text("さがす言葉")
        .ctrl('p')
        .text("Japanese")
        .enter()
        .must_show("さがす言葉")
        .must_show("会議の記録");
    room.key(Code::Esc).enter().text("第1回").enter().must_show("令和8年");
    room.ctrl('p').text("日本語").enter().must_show("Title").must_show("第1回").must_show("令和8年");
    room.enter().text("Health centre").enter().enter().enter().must_show("Health centre").must_show("1/5");
}

#[test]
fn a_terminal_without_colours_says_so() {
    let mut room = room();
    room.model.colours = Colours::None;
    room.ctrl('p').text("色").enter().must_show("この端末では色が出ません");
    assert_eq!(room.model.theme, Theme::Light);
}

#[test]
fn help_tells_of_what_has_no_key() {
    for (lang, title) in [(Lang::Ja, "Ctrl+P の一覧にあるもの"), (Lang::En, "In the list of Ctrl+P")]
    {
        let mut room = Room::new(lang, (60, 36));
        room.press(Key::function(1))
            .must_show(title)
            .must_show(lang.do_language())
            .must_show(lang.do_theme());
    }
}
