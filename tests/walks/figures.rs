//! The open session in figures, over any screen.

use crate::common::{Room, meeting_of};
use norishiro::app::input::Code;
use norishiro::domain::mention::Mention;
use norishiro::domain::response::{self, Of, Whose};
use norishiro::domain::{Pen, Session, Value, Writer, attendance, filled, meeting};
use norishiro::i18n::Lang;
use norishiro::store::wire;
use norishiro::text::width;

fn minato() -> Session {
    let load = |bytes: &[u8]| wire::load(bytes).unwrap().session;
    let mut session = load(include_bytes!("../../sessions/minato-1.ron"));
    session.union(&load(include_bytes!("../../sessions/minato-2.ron")));
    session
}

fn room(lang: Lang, size: (u16, u16), session: Session) -> Room {
    let mut room = Room::with(lang, size, session);
    let name = lang.pick("数で見る", "in figures");
    room.ctrl('p').text(name).enter();
    room
}

/// Everything that comes by while it is read to its end, at least so many rows.
fn read(room: &mut Room) -> String {
    let mut told = String::new();
    for _ in 0..60 {
        told += &(room.rows().join("\n") + "\n");
        room.key(Code::Down);
    }
    told
}

#[test]
fn meetings_entries_overlaps_and_promises_are_told_with_their_n() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = room(Lang::Ja, size, minato());
        room.must_show("数で見る").must_show("開いた会議");
        let told = read(&mut room);
        for words in ["記入 244", "強み", "n=46", "了承", "取組  n=14", "できた", "21.4%", "担当はこれから"]
        {
            assert!(told.contains(words), "{words} {size:?}\n{told}");
        }
        assert!(told.lines().all(|row| width(row) <= usize::from(size.0)));
        room.key(Code::Esc).must_not_show("開いた会議");
    }
}

/// A meeting with a case, for which an agency is mainly responsible.
fn register() -> Session {
    let mut session = meeting_of(&["保健所", "社協"]);
    let meeting = meeting::all(&session)[0].id();
    let agency = attendance::seats(&session, meeting)[1].id();
    let pen = |seed| Pen { by: "記録1".into(), now: 1_700_000_000_000, seed: [seed; 16] };
    let sheet = filled::found(&mut Writer::new(&mut session, pen(1)), meeting, "register", None);
    let of = Of { meeting, worksheet: "register".into(), whose: Whose::Sheet(sheet) };
    let main = Some(Value::from(Mention::Agency(agency).stored()));
    response::fill(&mut Writer::new(&mut session, pen(2)), &of, "main", &[("", main)]);
    session
}

#[test]
fn at_the_wall_no_agency_stands_beside_a_figure() {
    for (lang, title) in [(Lang::Ja, "案件の主担当"), (Lang::En, "Who is mainly responsible")] {
        let mut room = room(lang, (80, 36), register());
        let wall = read(&mut room);
        assert!(
            wall.contains(lang.figures_cases()) && !wall.contains(title) && !wall.contains("社協"),
            "{wall}"
        );
        room.key(Code::Esc).ctrl('w').ctrl('p').text(lang.pick("数で見る", "in figures")).enter();
        let desk = read(&mut room);
        assert!(desk.contains(title) && desk.contains("社協"), "{desk}");
    }
}

#[test]
fn it_follows_the_session_and_english_is_as_full() {
    let mut room = room(Lang::En, (80, 24), minato());
    room.must_show("Entries: 244").must_show("Agencies that took part");
    // undo and the view stay below it
    room.ctrl('w').must_show("Entries: 244").key(Code::Esc);
    room.text("one more").enter().ctrl('p').text("in figures").enter().must_show("Entries: 245");
    room.ctrl('z').must_show("Entries: 244");
    room.text("a").must_show("Nothing can be typed here");
}

#[test]
fn a_meeting_at_which_nothing_was_said_yet_has_figures_too() {
    let mut room = room(Lang::Ja, (60, 20), meeting_of(&["保健所", "社協"]));
    room.must_show("開いた会議").must_show("参加した機関").key(Code::Esc).must_show("保健所");
}
