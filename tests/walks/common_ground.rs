//! Common ground, the map and its sentences, by keys.

use crate::common::{Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::app::open::Access;
use norishiro::app::overlap::Face;
use norishiro::domain::common::{Common, list};
use norishiro::domain::{Record, Session, meeting, overlap};
use norishiro::i18n::Lang;
use norishiro::store::wire;

fn minato() -> Session {
    wire::load(include_bytes!("../../sessions/minato-1.ron")).unwrap().session
}

/// The room on a face of the overlaps.
fn on(session: Session, face: Face) -> Room {
    let mut room = Room::with(Lang::Ja, (60, 20), session);
    while room.model.room.as_ref().unwrap().overlap.face != face
        || room.model.screen != norishiro::app::Screen::Overlap
    {
        room.press(Key::function(4));
    }
    room
}

fn areas(room: &Room) -> Vec<(String, usize)> {
    let session = room.session();
    let meeting = meeting::all(session)[0].id();
    let read = |common: Common| (common.name().to_owned(), common.entries(session).len());
    list(session, meeting).into_iter().map(read).collect()
}

#[test]
fn a_proposal_gets_a_name_and_stands_as_common_ground_until_it_is_taken_back() {
    let mut room = on(minato(), Face::Common);
    room.must_show("名前をつけた重なりは、まだありません")
        .must_show("> 家族  ")
        .must_show("似ている記入（案）");
    room.must_show("家族の話を月1回、時間を区切らずに聞いている");
    // what is proposed is only a proposal: nothing is written
    assert!(areas(&room).is_empty());
    room.enter().must_show("重なりの名前");
    room.key(Code::End).text("のつどい").enter().must_show("「家族のつどい」を重なりにしました");
    assert_eq!(areas(&room), [("家族のつどい".to_owned(), 9)]);
    room.must_show("> 家族のつどい  ").must_not_show("まだありません");
    // it is not proposed a second time
    room.must_not_show("・家族  ");
    room.ctrl('z').must_show("まだありません").must_show("家族  ");
    assert!(areas(&room).is_empty());
    room.ctrl('y');
    assert_eq!(areas(&room).len(), 1);
}

#[test]
fn entries_leave_and_join_and_the_group_goes_into_the_bin() {
    let mut room = on(minato(), Face::Common);
    room.enter().enter().key(Code::Down).key(Code::Delete);
    assert_eq!(areas(&room), [("家族".to_owned(), 8)]);
    // the next entry is selected, its group stays open
    room.key(Code::Up)
        .enter()
        .must_show("記入を足す")
        .text("1")
        .must_show("どの記入が入りますか")
        .must_show("[x]");
    room.text("時間を区切らずに").must_show("[ ]").key(Code::Tab).must_show("[x]").enter();
    assert_eq!(areas(&room), [("家族".to_owned(), 9)]);
    room.enter().text("2").must_show("重なりの名前").text("のこと").enter();
    assert_eq!(areas(&room), [("家族のこと".to_owned(), 9)]);
    room.press(Key::function(7)).must_show("家  族").key(Code::Esc).must_show("重なり（どちらが");
    room.enter().text("4");
    assert!(areas(&room).is_empty());
    room.ctrl('z');
    assert_eq!(areas(&room).len(), 1);
}

#[test]
fn a_group_of_ones_own_begins_with_letters_and_asks_for_its_entries() {
    let mut room = on(minato(), Face::Common);
    room.times(120, Code::Down).must_show("> 新しい重なりをつくる").text("通院の付き添い");
    room.must_show("重なりの名前").enter().must_show("どの記入が入りますか");
    room.text("付き添").key(Code::Tab).key(Code::Down).key(Code::Tab).enter();
    assert_eq!(areas(&room), [("通院の付き添い".to_owned(), 2)]);
    // an empty name is asked for again
    room.times(120, Code::Down).enter().enter().must_show("名前を書いてください").key(Code::Esc);
    assert_eq!(areas(&room).len(), 1);
}

#[test]
fn a_proposal_that_nobody_wants_is_not_shown_again_and_one_of_its_entries_can_be_left_out() {
    let mut room = on(minato(), Face::Common);
    room.key(Code::Down).key(Code::Delete).must_not_show("時間を区切らずに");
    room.key(Code::Up).key(Code::Delete).must_not_show("家族  ");
    assert!(areas(&room).is_empty());
    room.enter().enter();
    assert_eq!(areas(&room).len(), 1);
}

#[test]
fn nothing_is_written_where_the_session_may_only_be_read() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.open(minato(), Access::ReadOnly);
    room.press(Key::function(4)).press(Key::function(4)).enter().must_not_show("重なりの名前");
    assert!(areas(&room).is_empty());
}

#[test]
fn an_empty_meeting_says_what_is_missing() {
    let mut room = on(meeting_of(&["みなと市保健所／保健所", "社会福祉協議会／社協"]), Face::Common);
    room.must_show("似ている記入は見つかりませんでした").must_show("新しい重なりをつくる");
    room.press(Key::function(4)).must_show("まだ何も結ばれていません");
    room.key(Code::Tab).must_show("まだ何も結ばれていません").key(Code::Esc).key(Code::Esc);
    assert_eq!(room.model.screen, norishiro::app::Screen::Worksheet);
}

#[test]
fn the_map_keeps_its_heads_and_a_cell_opens_where_the_proposal_stands() {
    let mut room = on(minato(), Face::Map);
    room.must_show("保健所").must_show("右に3機関");
    room.times(6, Code::Right).must_show("左に3機関").times(6, Code::Down).must_show("上に1機関");
    // in its own row and column nobody asks
    room.must_show("くらし").times(6, Code::Up).times(5, Code::Left).must_show("保健所 から とまりぎ へ");
    room.must_show("了承 居場所の見学日に");
    room.enter().must_show("居場所の見学日に保健所の家族教室");
    assert_eq!(room.model.room.as_ref().unwrap().overlap.face, Face::Needs);
    let first = on(minato(), Face::Map).key(Code::Tab).enter().model.room.as_ref().unwrap().overlap.face;
    assert_eq!(first, Face::Needs);
}

#[test]
fn what_is_private_stands_neither_on_the_map_nor_in_common_ground_on_the_wall() {
    let mut session = minato();
    let pen = norishiro::domain::Pen { by: "記録1".into(), now: crate::common::NOW, seed: [5; 16] };
    let private: Vec<_> = session
        .of_kind(overlap::KIND)
        .chain(session.of_kind("entry").filter(|entry| entry.text("text").contains("家族")))
        .map(Record::id)
        .collect();
    let mut writer = norishiro::domain::Writer::new(&mut session, pen);
    private.into_iter().for_each(|id| writer.set(id, &[("private", true.into())]));
    drop(writer);
    let mut room = on(session, Face::Common);
    room.must_not_show("家族の話を月1回");
    // a name made of private words is private, too
    room.ctrl('w')
        .times(60, Code::Up)
        .must_show("> 家族")
        .enter()
        .enter()
        .must_show("「家族」を重なりにしました");
    room.ctrl('w').must_show("名前をつけた重なりは、まだありません");
    room.press(Key::function(4)).must_show("まだ何も結ばれていません");
    room.ctrl('w').must_not_show("まだ何も結ばれていません").must_show("了      了");
}

#[test]
fn what_is_put_aside_of_proposals_is_said_and_comes_back() {
    let mut room = on(minato(), Face::Common);
    room.key(Code::Down).must_show("> 保健所 家族の話を").key(Code::Delete);
    room.must_show("「家族」から外しました（保健所）。Ctrl+Z で戻ります。").must_not_show("家族の話を月1回");
    room.ctrl('z').must_show("> 保健所 家族の話を").must_show("元に戻しました");
    room.ctrl('y').must_not_show("家族の話を月1回").ctrl('z').must_show("家族の話を月1回");
    room.key(Code::Up).key(Code::Delete).must_show("案「家族」を外しました").must_not_show("家族  保健所");
    room.ctrl('z').must_show("> 家族  ");
    // what was written since is taken back first
    room.key(Code::Delete).enter().enter();
    assert_eq!(areas(&room).len(), 1);
    room.ctrl('z');
    assert!(areas(&room).is_empty());
    room.must_not_show("家族  保健所").ctrl('z').must_show("> 家族  ");
    // an entry that leaves a group with a name
    room.enter().enter().key(Code::Down).key(Code::Delete).must_show("「家族」から外しました（保健所）");
    room.ctrl('z');
    assert_eq!(areas(&room), [("家族".to_owned(), 9)]);
}

#[test]
fn an_empty_cell_of_the_map_says_what_can_be_done() {
    let mut room = on(minato(), Face::Map);
    room.enter().must_show("同じ機関どうしの欄です");
    room.times(3, Code::Right).enter().must_show("この欄には、まだ何もありません。F4 で");
    assert_eq!(room.model.room.as_ref().unwrap().overlap.face, Face::Map);
}
