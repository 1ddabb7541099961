//! What was answered to questions that a newer version of a worksheet asks no more: kept, shown as such, removable.

use norishiro::app::input::{Code, Key};
use norishiro::domain::response::{Response, Whose};
use norishiro::domain::{Value, entry, meeting, worksheet};
use norishiro::i18n::Lang;
use norishiro::store::sheets;

use crate::common::filled::{self, Town};
use crate::common::{Room, meeting_of};

/// A definition without some of its questions, a version on.
fn newer(id: &str, without: &[&str]) -> Value {
    let Value::Map(mut map) = sheets::find(id).unwrap().definition.clone() else { panic!("no map") };
    let Some(Value::List(questions)) = map.get_mut("questions") else { panic!("no questions") };
    let is_kept = |question: &Value| {
        let id = question.as_map().and_then(|map| map.get("id")).and_then(Value::as_text);
        !without.contains(&id.unwrap_or_default())
    };
    questions.retain(is_kept);
    map.insert("version".to_owned(), 2.into());
    Value::Map(map)
}

fn use_newer(town: &mut Town, id: &str, without: &[&str]) {
    let (definition, at) = (newer(id, without), town.meeting);
    town.write(|writer| {
        let sheet = worksheet::carry(writer, &definition);
        meeting::use_worksheets(writer, at, &[sheet]);
    });
}

fn at_the_end(room: &mut Room) {
    room.times(40, Code::PageDown);
}

#[test]
fn answers_of_a_question_that_was_dropped_stand_behind_the_last_one_and_can_be_removed() {
    let mut town = filled::survey();
    use_newer(&mut town, "survey", &["staff", "methods"]);
    let agency = town.agencies["hoken"];
    let of = town.whose("survey", "hoken");
    assert!(matches!(of.whose, Whose::Agency(id) if id == agency));
    let mut room = Room::with(Lang::Ja, (60, 20), town.session);
    // on the wall nobody comes there, and it counts among no questions
    at_the_end(&mut room);
    room.must_not_show("いまのシートにない").must_show("15/15");
    room.ctrl('w').key(Code::PageDown).must_show("いまのシートにない設問: ").must_show("前の版の答えです");
    let id = room.worksheet().question().unwrap().id.clone();
    let stands = |room: &Room| Response::find(room.session(), &of, &id).paths().len();
    let before = stands(&room);
    assert!(before > 0);
    // nothing can be written
    room.text("7").must_show("ここでは直せません").enter();
    assert_eq!(stands(&room), before);
    room.times(40, Code::PageUp);
    at_the_end(&mut room);
    room.key(Code::PageUp);
    let id = room.worksheet().question().unwrap().id.clone();
    let stands = |room: &Room| Response::find(room.session(), &of, &id).paths().len();
    let before = stands(&room);
    room.key(Code::Delete);
    assert_eq!(stands(&room), before - 1);
    room.ctrl('z').must_show("いまのシートにない設問: ");
    assert_eq!(stands(&room), before);
}

#[test]
fn entries_of_a_question_that_was_dropped_are_read_and_removed_one_by_one() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&["保健所", "社協"]));
    room.key(Code::PageDown).key(Code::PageDown).text("夜も電話に出る").enter();
    let question = room.worksheet().question().unwrap().id.clone();
    let mut session = room.session().clone();
    let at = meeting::all(&session)[0].id();
    let pen =
        norishiro::domain::Pen { by: "記録2".into(), now: crate::common::NOW + 60_000, seed: [77; 16] };
    let mut writer = norishiro::domain::Writer::new(&mut session, pen);
    let sheet = worksheet::carry(&mut writer, &newer("groupwork", &[&question]));
    meeting::use_worksheets(&mut writer, at, &[sheet]);
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    at_the_end(&mut room);
    room.must_not_show("夜も電話に出る").ctrl('w').key(Code::PageDown).must_show("いまのシートにない設問");
    room.must_show("夜も電話に出る").text("書けない").must_not_show("書けない").must_show("直せません");
    room.key(Code::Down).enter().must_show("直せません").key(Code::Delete).must_not_show("夜も電話に出る");
    assert_eq!(room.session().of_kind(entry::KIND).count(), 0);
    room.ctrl('z').must_show("夜も電話に出る");
    // a meeting that never asked it says nothing of it
    room.press(Key::plain(Code::PageDown)).must_show("最後");
}
