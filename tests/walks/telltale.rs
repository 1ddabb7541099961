//! Words that may point to a person, entered on the worksheet: a warning, the entry saved all the same.

use crate::common::{Room, meeting_of};
use norishiro::app::input::Code;
use norishiro::app::notice::Weight;
use norishiro::domain::entry::Entry;
use norishiro::domain::{Session, entry, overlap, parked};
use norishiro::i18n::Lang;

const WARNING: &str = "個人が分かる言葉かもしれません";
const TYPED: &str = "田中さんの家へ行く";

fn room(lang: Lang) -> Room {
    let names = ["みなと市保健所／保健所", "居場所とまりぎ／とまりぎ", "北野会／北野"];
    Room::with(lang, (60, 20), meeting_of(&names))
}

fn texts(session: &Session, kind: &str) -> Vec<String> {
    let field = if kind == overlap::KIND { "idea" } else { "text" };
    session.of_kind(kind).map(|record| record.text(field).to_owned()).collect()
}

/// Warned of in the marked notice, which does not say the words again, and nothing stands large.
fn must_warn(room: &mut Room, kind: &str) {
    room.must_show(WARNING);
    let notice = room.model.notice.clone().unwrap();
    assert_eq!(notice.weight, Weight::Marked);
    assert!(notice.text.contains(kind), "{}", notice.text);
    assert!(!notice.text.contains("田中"), "{}", notice.text);
    assert!(room.worksheet().echo.is_none());
}

#[test]
fn the_entry_is_saved_and_the_next_key_takes_the_warning_away() {
    let mut room = room(Lang::Ja);
    room.text(TYPED).key(Code::Enter);
    must_warn(&mut room, "人の名前");
    room.must_show("1 田中さんの家へ行く").must_show("保存済").must_show("済[保健所]");
    assert_eq!(texts(&room.disk, entry::KIND), [TYPED]);
    assert_eq!(room.picture().matches("田中").count(), 1, "{}", room.picture());
    room.text("次").must_not_show(WARNING);
    room.must_show("> 次");
}

#[test]
fn an_ordinary_entry_has_none_and_stands_large() {
    let mut room = room(Lang::Ja);
    room.text("社協さんと北野さんに、11月21日までに聞く").key(Code::Enter).must_not_show(WARNING);
    assert!(room.worksheet().echo.is_some() && room.model.notice.is_none());
}

#[test]
fn undo_takes_it_back_without_saying_it_again() {
    let mut room = room(Lang::Ja);
    room.text(TYPED).key(Code::Enter).ctrl('z');
    room.must_show("元に戻しました").must_not_show("田中");
    assert_eq!(texts(&room.disk, entry::KIND), Vec::<String>::new());
    room.ctrl('y').must_show("やり直しました");
    assert_eq!(room.picture().matches("田中").count(), 1, "{}", room.picture());
}

#[test]
fn what_the_warning_says_to_do_can_be_done() {
    let mut room = room(Lang::Ja);
    room.text(TYPED).key(Code::Enter).key(Code::Down).key(Code::Enter);
    for _ in 0..TYPED.chars().count() {
        room.key(Code::Backspace);
    }
    room.text("家へ行く").key(Code::Enter).must_not_show(WARNING);
    assert_eq!(texts(&room.disk, entry::KIND), ["家へ行く"]);
    // changed into such words again, then kept off the wall
    room.key(Code::Enter).text("、090-0000-0000").key(Code::Enter);
    must_warn(&mut room, "電話番号");
    room.key(Code::Right).must_show("非公開にする");
    let at = room
        .rows()
        .iter()
        .filter_map(|row| row.trim().split_once(" 非公開にする"))
        .next()
        .unwrap()
        .0
        .to_owned();
    room.text(at.trim_start_matches(['>', ' ']));
    assert!(room.session().of_kind(entry::KIND).all(|record| Entry(record).is_private()));
    room.must_not_show("0000");
    // in the desk view a private one is warned of in its own way
    room.ctrl('w').key(Code::Down).key(Code::Enter).text("田中さん").key(Code::Enter);
    must_warn(&mut room, "非公開のまま");
}

#[test]
fn a_change_that_changes_nothing_does_not_warn_again() {
    let mut room = room(Lang::Ja);
    room.text(TYPED).key(Code::Enter).key(Code::Down).key(Code::Enter).key(Code::Enter);
    room.must_not_show(WARNING);
}

#[test]
fn both_halves_of_a_split_are_looked_at() {
    for (text, before) in [("田中さん家へ", 4), ("家へ田中さん", 2)] {
        let mut room = room(Lang::Ja);
        room.text(text).key(Code::Enter).key(Code::Down).key(Code::Right).must_show("二つに分ける");
        let rows = room.rows();
        let digit = rows.iter().find_map(|row| row.trim().split_once(" 二つに分ける")).unwrap().0.to_owned();
        room.text(digit.trim_start_matches(['>', ' ']));
        room.key(Code::Home).times(before, Code::Right);
        room.key(Code::Enter);
        assert_eq!(texts(&room.disk, entry::KIND).len(), 2, "{}", room.picture());
        must_warn(&mut room, "人の名前");
    }
}

#[test]
fn a_parked_line_is_looked_at_and_again_when_it_comes_back() {
    let mut room = room(Lang::Ja);
    room.text(TYPED).ctrl('k');
    must_warn(&mut room, "取り置きました");
    room.must_not_show("田中");
    assert_eq!(texts(&room.disk, parked::KIND), [TYPED]);
    room.ctrl('k').key(Code::Enter).key(Code::Enter);
    must_warn(&mut room, "人の名前");
    assert_eq!(texts(&room.disk, entry::KIND), [TYPED]);
    room.text("別の話").ctrl('k').must_not_show(WARNING).must_show("駐車場に置きました");
}

#[test]
fn an_idea_is_looked_at_when_it_is_written_down() {
    let mut room = room(Lang::Ja);
    room.times(6, Code::PageDown).must_show("5/5");
    room.text("田中さんに夜の電話").key(Code::Enter).must_not_show(WARNING);
    room.key(Code::Enter).key(Code::Enter);
    must_warn(&mut room, "人の名前");
    assert_eq!(texts(&room.disk, overlap::KIND), ["田中さんに夜の電話"]);
}

#[test]
fn pasted_lines_are_marked_and_counted_before_and_after() {
    let mut room = room(Lang::Ja);
    room.paste("家族の話を聞く\n田中さんの家へ行く\n保健師さんと訪ねる\n電話 090-0000-0000");
    room.must_show("! 2 行は個人が分かる言葉かもしれません").must_show("2 ! 田中さん").must_show("4 ! 電話");
    room.must_show("3 保健師さん").must_show("1 家族の話");
    // one dropped
    room.key(Code::Down).key(Code::Delete).must_show("! 1 行は");
    room.key(Code::Enter).must_show("3 件を追加しました。うち 1 件は個人が分かる");
    assert_eq!(texts(&room.disk, entry::KIND).len(), 3);
    room.ctrl('z');
    room.paste("家族の話を聞く\n保健師さんと訪ねる").must_not_show("個人が分かる");
    room.key(Code::Enter).must_show("2 件を追加しました。").must_not_show("個人が分かる");
}

#[test]
fn all_that_is_found_is_named_in_the_smallest_window() {
    for (lang, end) in [(Lang::Ja, "右矢印のメニューで非公開。"), (Lang::En, "private.")] {
        let mut room = room(lang);
        for count in 0..12 {
            room.text(&format!("記入{count}")).enter();
        }
        let all = "17歳、みなと高校2年。田中さん、090-0000-0000、平成13年5月2日生、北町3-12-5";
        for text in [TYPED, "17歳、みなと高校2年、北町3-12-5", all] {
            room.text(text).key(Code::Enter);
            let notice = room.model.notice.clone().unwrap().text;
            assert!(notice.ends_with(end), "{notice}");
            let shown = room.rows().concat().replace(' ', "");
            assert!(shown.contains(&end.replace(' ', "")), "{}", room.picture());
        }
    }
}

#[test]
fn in_english_too() {
    let mut room = room(Lang::En);
    room.text("田中さん、17歳、みなと高校2年。090-0000-0000、平成13年5月2日生、北町3-12-5").key(Code::Enter);
    room.must_show("This may point to a person (a name, a phone number").must_show("Ctrl+Z");
    room.text("x").must_not_show("may point");
    room.ctrl('k').must_show("Parked");
    room.text("Mr Tanaka").ctrl('k').must_show("It is kept");
    room.paste("a\nMr Tanaka").must_show("! Lines that may point to a person: 1").key(Code::Enter);
    room.must_show("Entries added: 2, of which 1 may point to a person");
    room.text("plain").key(Code::Enter).must_not_show("may point");
}
