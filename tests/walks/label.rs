//! The label under which this laptop writes: chosen over any screen, held at once, and set apart from that of another.

use norishiro::app::Action;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::domain::entry;
use norishiro::i18n::Lang;

use super::common::{Room, meeting_of};

const NAMES: [&str; 2] = ["北町保健所／保健所", "北町社会福祉協議会／社協"];

/// Asks for it by the palette.
fn ask(room: &mut Room) -> &mut Room {
    let title = room.model.lang.label_title();
    room.ctrl('p').text("label").enter().must_show(title)
}

/// Who wrote an entry last.
fn writer(room: &Room, text: &str) -> String {
    let entries = room.session().of_kind(entry::KIND);
    let written = entries.into_iter().find(|entry| entry.text("text") == text).unwrap();
    let last = written.heads().last().unwrap();
    room.session().revisions()[last].by().to_owned()
}

fn others(room: &mut Room, labels: &[&str]) {
    room.send(Msg::Others(labels.iter().map(|label| (*label).to_owned()).collect()));
}

#[test]
fn a_label_holds_at_once_and_is_to_be_remembered() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        room.text("まえ").enter().text("書きかけ");
        ask(&mut room).must_show("記録1").key(Code::End).key(Code::Backspace).text("2\u{7}").enter();
        room.must_show(&lang.label_changed("記録2"))
            .must_not_show(lang.label_title())
            .must_show("> 書きかけ");
        assert_eq!(room.asked, [Effect::Label("記録2".to_owned())]);
        room.enter();
        assert_eq!((writer(&room, "まえ"), writer(&room, "書きかけ")), ("記録1".into(), "記録2".into()));
        // where the disk refuses, that is said
        room.send(Msg::LabelNotKept("記録2".to_owned()));
        room.must_show(lang.pick("名前を保存できませんでした", "could not be saved"));
        assert_eq!(room.model.by, "記録2");
    }
}

#[test]
fn what_is_typed_at_once_replaces_the_name() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&NAMES));
    ask(&mut room).text("グループ2").enter();
    assert_eq!(room.model.by, "グループ2");
}

#[test]
fn what_cannot_be_a_label_is_refused_and_stays_in_the_line() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        ask(&mut room).ctrl('a').text(" 　").enter().must_show(lang.label_empty());
        room.text("import").enter().must_show(&lang.label_taken("import"));
        room.ctrl('a').paste(&"長い\n名前".repeat(5)).enter().must_show(&lang.label_long(20));
        room.must_show(lang.label_title()).key(Code::Esc).must_not_show(lang.label_title());
        // it was left as it was
        ask(&mut room).text("あ").key(Code::Esc);
        assert_eq!((room.model.by.as_str(), room.asked.len()), ("記録1", 0));
    }
}

#[test]
fn it_is_asked_for_over_any_screen_and_the_screen_is_as_it_was() {
    let lang = Lang::Ja;
    let mut home = Room::new(lang, (60, 20));
    home.text("さがす言葉");
    ask(&mut home).text("受付").enter().must_show("さがす言葉").must_show(&lang.label_changed("受付"));
    home.ctrl('a').key(Code::Backspace).enter().text("第1回");
    ask(&mut home).must_show("受付").key(Code::End).text("2").enter().must_show("第1回");
    for keys in [[Key::ctrl('b')].as_slice(), &[Key::function(3)], &[Key::function(4)], &[Key::function(5)]] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        room.text("一つ目").enter();
        keys.iter().for_each(|key| _ = room.press(*key));
        let before = room.picture();
        ask(&mut room).key(Code::Esc);
        assert_eq!(room.picture(), before);
        // behind the curtain nothing is typed into it
        ask(&mut room).press(Key::function(12)).text("みえない").press(Key::function(12));
        room.must_show("記録1").must_not_show("みえない").enter().must_show(&lang.label_changed("記録1"));
    }
}

#[test]
fn of_another_with_the_same_label_it_is_said_once_with_the_way_out() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        let said = |label: &str| {
            let told = lang.label_same(label, &lang.label_command("Ctrl+P", Action::Label.name(lang)));
            told.split(lang.pick("。", ".")).next().unwrap().to_owned()
        };
        others(&mut room, &["記録2"]);
        room.must_not_show(&said("記録1"));
        others(&mut room, &["記録1", "記録2"]);
        room.must_show(&said("記録1")).text("あ").must_not_show(&said("記録1"));
        others(&mut room, &["記録2"]);
        others(&mut room, &["記録1", "記録2"]);
        room.must_not_show(&said("記録1")).must_show(&lang.others_here(""));
        // its command leads there; a name that somebody has here, too, is told again
        ask(&mut room).ctrl('a').text("記録2").enter().must_show(&said("記録2"));
        ask(&mut room).ctrl('a').text("グループ3").enter().must_show(&lang.label_changed("グループ3"));
        let here = ["記録1", "記録2"].join(lang.out_comma());
        room.must_show(&lang.others_here(&here));
        // one who takes another name neither came nor went
        others(&mut room, &["グループ1", "記録2"]);
        let here = ["グループ1", "記録2"].join(lang.out_comma());
        assert_eq!(room.model.notice.as_ref().unwrap().text, lang.others_here(&here));
    }
    // what weighs more stands first, and it is said then
    let mut room = Room::with(Lang::Ja, (80, 24), meeting_of(&NAMES));
    room.send(Msg::SavedBeside("別.ron".to_owned()));
    others(&mut room, &["記録1"]);
    room.must_show("別.ron").text("あ").must_show("同じ名前「記録1」");
}
