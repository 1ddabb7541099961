//! What came before: the bin, the history of an entry, and redaction.

use crate::common::torn::{first_entry, pen, words_differ};
use crate::common::{Room, copies};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::domain::entry::Entry;
use norishiro::domain::{RecordId, Session, Writer, agenda, meeting, parked};
use norishiro::i18n::Lang;
use norishiro::store::wire;

const SIZE: (u16, u16) = (80, 24);

fn minato() -> Session {
    wire::load(include_bytes!("../../sessions/minato-1.ron")).unwrap().session
}

fn room(lang: Lang, session: Session) -> Room {
    Room::with(lang, SIZE, session)
}

/// A wish of the palette by its name.
fn wish<'r>(room: &'r mut Room, name: &str) -> &'r mut Room {
    room.ctrl('p').text(name).key(Code::Enter)
}

/// A row of the menu of the entry that is selected, by its words.
fn menu<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    room.key(Code::Right);
    choose(room, words)
}

/// Goes down to a row of the list and chooses it.
fn choose<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    to(room, words).key(Code::Enter)
}

fn to<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    for _ in 0..40 {
        if room.rows().iter().any(|row| row.contains('>') && row.contains(words)) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no row {words}\n{}", room.picture());
}

fn is_hidden(room: &Room, id: RecordId) -> bool {
    room.session().record(id).unwrap().is_hidden()
}

#[test]
fn what_was_removed_is_put_back_where_it_stood() {
    let session = minato();
    let id = first_entry(&session);
    let words = session.record(id).unwrap().text("text").to_owned();
    let mut room = room(Lang::Ja, session);
    wish(&mut room, "ごみ箱").must_show("ごみ箱は空です").key(Code::Esc).must_not_show("ごみ箱");
    room.key(Code::Down).key(Code::Delete);
    room.key(Code::PageDown);
    wish(&mut room, "ごみ箱")
        .must_show("1 件")
        .must_show(&words)
        .must_show("保健所")
        .must_show("記録1　今日 14:00");
    room.key(Code::Enter).must_show("戻しました").must_show(&format!("1 {words}"));
    assert!(!is_hidden(&room, id) && room.model.screen == Screen::Worksheet);
    room.ctrl('z');
    assert!(is_hidden(&room, id));
    // undo goes on over the bin, too
    wish(&mut room, "ごみ箱").must_show("1 件").ctrl('z').must_show("ごみ箱は空です");
    assert_eq!(room.disk, *room.session());
}

#[test]
fn the_newest_removal_comes_first_whatever_it_was() {
    let session = minato();
    let meeting = meeting::all(&session).last().unwrap().id();
    let item = agenda::list(&session, meeting)[0].id();
    let line = parked::list(&session, meeting)[0].id();
    let title = session.record(item).unwrap().text("title").to_owned();
    let mut room = room(Lang::En, session);
    room.ctrl('b').times(20, Code::Up).key(Code::Down).key(Code::Delete);
    assert!(is_hidden(&room, item));
    room.ctrl('b').ctrl('k').key(Code::Enter).text("2");
    assert!(is_hidden(&room, line));
    wish(&mut room, "bin").must_show("Bin: 2").must_show("> 1 ").must_show("Parking lot").must_show("Agenda");
    let rows = room.rows();
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap();
    assert!(at("(Parking lot") < at("(Agenda"), "{}", room.picture());
    // an item goes back to the agenda, and that is where one is
    room.text("2").must_show("It is back");
    assert_eq!(room.model.screen, Screen::Meeting);
    room.must_show(&format!("> 1 {title}")).must_not_show("Bin");
    // a parked line to its list
    wish(&mut room, "bin").text("1").must_show("Parking lot");
    assert!(!is_hidden(&room, line) && !is_hidden(&room, item));
}

#[test]
fn what_became_an_entry_is_not_in_the_bin() {
    let mut room = room(Lang::Ja, minato());
    room.text("早口の話").ctrl('u').ctrl('u').key(Code::Enter).key(Code::Enter);
    wish(&mut room, "ごみ箱").must_show("ごみ箱は空です");
    let entry = room.session().of_kind("entry").find(|entry| entry.text("text") == "早口の話").unwrap();
    assert!(entry.link("from").is_some());
    // where it was made from is not gone
    room.key(Code::Esc).key(Code::Down).times(20, Code::Down);
    menu(&mut room, "履歴を見る").must_show("もと: 早口の話").must_not_show("消された");
}

#[test]
fn what_is_private_is_in_the_bin_of_the_desk_only() {
    let mut session = minato();
    let id = first_entry(&session);
    let words = session.record(id).unwrap().text("text").to_owned();
    let mut writer = Writer::new(&mut session, pen("記録1", 1));
    writer.set(id, &[("private", true.into())]);
    writer.delete(id);
    drop(writer);
    let mut room = room(Lang::Ja, session);
    wish(&mut room, "ごみ箱").must_show("ごみ箱は空です").must_not_show(&words);
    room.key(Code::Esc).ctrl('w');
    wish(&mut room, "ごみ箱").must_show(&words);
}

#[test]
fn the_history_tells_each_change_with_what_differs() {
    let session = words_differ(&minato());
    let id = first_entry(&session);
    let first =
        norishiro::domain::history::of(&session, id)[0].after.clone().unwrap().text("text").to_owned();
    let mut room = Room::with(Lang::Ja, (80, 36), session);
    room.wait(10 * 60_000).key(Code::Down).press(Key::function(9));
    menu(&mut room, "相違を見る").text("2").wait(60_000);
    menu(&mut room, "履歴を見る").must_show("履歴　保健所・日ごろの支援");
    let rows = room.rows();
    let at = |words: &str| {
        rows.iter()
            .position(|row| row.contains(words))
            .unwrap_or_else(|| panic!("{words}\n{}", room.picture()))
    };
    let order = [
        at("記録1　今日 14:10"),
        at("前の言葉: 月に【二】度"),
        at("前の言葉: 月に三度"),
        at("新しい言葉: 月に三度"),
        at("印を付けた"),
        at("B卓　今日 14:03（ほかの変更が届く前）"),
        at("A卓　今日 14:01（ほかの変更が届く前）"),
    ];
    assert!(order.is_sorted(), "{order:?}\n{}", room.picture());
    room.times(30, Code::Down).must_show(&first.chars().take(12).collect::<String>());
    room.key(Code::Esc).must_not_show("履歴");
}

#[test]
fn the_history_keeps_what_was_private_off_the_wall() {
    let mut session = minato();
    let id = first_entry(&session);
    let mut write = |minutes: i64, fields: &[(&str, norishiro::domain::Value)]| {
        Writer::new(&mut session, pen("記録1", minutes)).set(id, fields);
    };
    write(1, &[("private", true.into())]);
    write(2, &[("text", "山田さんの家".into())]);
    write(3, &[("text", "ある家".into())]);
    write(4, &[("private", false.into())]);
    let mut room = Room::with(Lang::Ja, (80, 36), session);
    room.key(Code::Down);
    menu(&mut room, "履歴を見る").must_show("（投影しない記入）").must_not_show("山田");
    room.key(Code::Esc).ctrl('w');
    menu(&mut room, "履歴を見る").must_show("山田さんの家");
}

#[test]
fn words_are_erased_with_their_copies_and_never_come_back() {
    let mut room = room(Lang::Ja, minato());
    room.text("山田太郎の家を訪ねる。電話もする").enter();
    // the newest is the last
    room.key(Code::Down).times(20, Code::Down);
    menu(&mut room, "二つに分ける").key(Code::Home);
    for _ in 0.."山田太郎の家を訪ねる。".chars().count() {
        room.key(Code::Right);
    }
    room.key(Code::Enter).must_show("電話もする");
    let id =
        room.session().of_kind("entry").find(|entry| entry.text("text").starts_with("山田")).unwrap().id();
    let old = room.session().clone();
    room.key(Code::Enter).text("へ").key(Code::Esc);
    menu(&mut room, "消去する").must_show("これまでの言葉 2 件").must_show("Ctrl+Z も効きません");
    room.must_not_show("同じフォルダーの写し").key(Code::Esc);
    room.send(Msg::Copies("会議.ron".into(), copies(&["会議 (1).ron"], &["会議 (1).ron"])));
    menu(&mut room, "消去する").must_show("同じフォルダーの写し（会議 (1).ron）にも残っている");
    room.must_show(">   やめる").must_show("[x] 電話もする");
    // Enter, digits and letters do nothing
    room.text("2").text("３").must_show(">   やめる").key(Code::Enter).must_not_show("やめる");
    assert_eq!(room.session().redactions().len(), 0);
    menu(&mut room, "消去する");
    to(&mut room, "電話もする").key(Code::Tab).must_show("[ ] 電話もする").must_show("消去する（1 件）");
    room.key(Code::Enter).must_show("[x] 電話もする").must_show("消去する（2 件）");
    choose(&mut room, "消去する（").must_show("2 件を消去しました").must_show("消去済");
    room.must_not_show("山田").must_not_show("電話もする");
    assert_eq!(room.disk, *room.session());
    // neither undo, nor redo, nor the line, nor an old copy brings it back
    for _ in 0..30 {
        room.ctrl('z').must_not_show("山田");
    }
    for _ in 0..30 {
        room.ctrl('y').must_not_show("山田");
    }
    assert!(!format!("{:?}{:?}", room.model, room.disk).contains("山田"), "it is kept somewhere");
    let mut merged = room.session().clone();
    merged.union(&old);
    assert!(Entry(merged.record(id).unwrap()).is_redacted());
    let text = wire::print(&merged);
    assert!(!text.contains("山田") && !text.contains("電話もする"));
}

#[test]
fn erasing_quotes_only_what_stands_now_and_what_the_wall_may_show() {
    let mut session = minato();
    let id = first_entry(&session);
    let first = session.record(id).unwrap().clone();
    let again = {
        let mut writer = Writer::new(&mut session, pen("記録1", 1));
        writer.set(id, &[("text", "山田太郎さんの家へ".into())]);
        let mut again = |text: &str, private: bool| {
            let names = ["meeting", "agency", "worksheet", "question", "lane"];
            let mut fields: Vec<_> =
                names.iter().filter_map(|name| Some((*name, first.value(name)?.clone()))).collect();
            fields.extend([("text", text.into()), ("private", private.into())]);
            writer.found("entry", &fields)
        };
        let made = again("山田太郎さんの家へ", false);
        again("山田太郎さんの家へ", true);
        writer.set(id, &[("text", "ある家へ行く".into())]);
        writer.set(made, &[("text", "その家へも".into())]);
        made
    };
    let mut room = Room::with(Lang::Ja, (80, 36), session);
    room.key(Code::Down);
    menu(&mut room, "消去する").must_show("「ある家へ行く」").must_not_show("山田");
    // a stranger that says the same is offered, not ticked; a private one is only counted
    room.must_show("[ ] その家へも").must_show("ほかに、投影しない記入が 1 件").must_show("消去する（1 件）");
    // what is ticked and what is selected stay when it is read anew
    to(&mut room, "その家へも").key(Code::Tab).must_show("[x] その家へも");
    room.resize((100, 36)).must_show("> [x] その家へも").must_show("消去する（2 件）");
    choose(&mut room, "消去する（").must_show("2 件を消去しました");
    assert!(Entry(room.session().record(again).unwrap()).is_redacted());
}

#[test]
fn what_may_only_be_read_is_not_erased() {
    let mut room = Room::new(Lang::Ja, SIZE);
    room.open(minato(), norishiro::app::open::Access::ReadOnly);
    room.key(Code::Down);
    menu(&mut room, "消去する").must_show("閲覧だけ").must_not_show("やめる");
    assert!(!room.asked.iter().any(|effect| matches!(effect, Effect::Redact(..))));
}

#[test]
fn what_is_in_the_bin_is_erased_from_there() {
    let session = minato();
    let meeting = meeting::all(&session).last().unwrap().id();
    let line = parked::list(&session, meeting)[0].id();
    let mut room = room(Lang::Ja, session);
    room.ctrl('k').key(Code::Enter).text("2");
    wish(&mut room, "ごみ箱").key(Code::Right).must_show("履歴を見る");
    choose(&mut room, "履歴を見る").must_show("消した").key(Code::Esc).must_show("ごみ箱").key(Code::Right);
    choose(&mut room, "消去する").must_show(">   やめる");
    choose(&mut room, "消去する（").must_show("消去しました").must_show("消去済");
    assert!(is_hidden(&room, line) && room.session().record(line).unwrap().text("text").is_empty());
    // there is nothing left to erase, and its history says what happened
    room.key(Code::Right);
    choose(&mut room, "消去する").must_show("消去する言葉がありません");
    choose(&mut room, "履歴を見る").must_show("消去済（言葉）　消去: 記録1");
}
