//! Every screen of the program with a person at work on it.

use std::path::PathBuf;

use chrono::NaiveDate;
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::open::Access;
use norishiro::i18n::Lang;
use norishiro::store::wire;

use crate::common::Room;
use crate::common::torn::words_differ;

/// What a scene is for the hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// There is a line that letters go into.
    Line,
    /// A list over the screen, without such a line.
    Popup,
    /// A list over the screen, with a line that narrows it or is typed into.
    PopupLine,
    /// Something is selected or read.
    Read,
}

/// One of them.
#[derive(Clone, Copy)]
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    play: fn(&mut Room),
}

impl Scene {
    /// Plays it in a window of some size.
    pub(crate) fn at(self, lang: Lang, size: (u16, u16)) -> Room {
        let mut room = if self.name.starts_with("home") || self.name.starts_with("form") {
            let mut room = Room::new(lang, size);
            room.library = listings();
            room.send(Msg::Listed(listings()));
            room
        } else {
            Room::with(
                lang,
                size,
                wire::load(include_bytes!("../../../sessions/minato-1.ron")).unwrap().session,
            )
        };
        (self.play)(&mut room);
        room
    }

    /// Whether letters go into a line.
    pub(crate) fn has_line(self) -> bool {
        matches!(self.kind, Kind::Line | Kind::PopupLine)
    }

    /// Whether something lies over the screen.
    pub(crate) fn is_popup(self) -> bool {
        matches!(self.kind, Kind::Popup | Kind::PopupLine)
    }
}

fn listings() -> Vec<Listing> {
    let one = |at: u32| Listing {
        path: PathBuf::from(format!("会議{at}.ron")),
        name: format!("会議{at}.ron"),
        titles: vec![format!("第{at}回 北町支援ネットワーク会議①")],
        date: NaiveDate::from_ymd_opt(2026, 11, at),
        agencies: 7,
        entries: 111,
        open_actions: 3,
        next: "2027-01-20".to_owned(),
        fictional: false,
        is_read: true,
        waiting: false,
        trouble: None,
        ..Listing::default()
    };
    (1..=30).map(one).collect()
}

/// A session that can be looked through.
fn found(room: &mut Room) {
    let session = wire::load(include_bytes!("../../../sessions/minato-1.ron")).unwrap().session;
    room.file("みなと.ron", &session);
    room.send(Msg::Listed(room.library.clone()));
}

/// The list of the agenda, with a ready agenda in it.
fn agenda(room: &mut Room) {
    room.ctrl('b').times(20, Code::Down).key(Code::Up).enter().text("1").times(20, Code::Up).key(Code::Down);
}

/// A page of that agenda, three minutes after it began.
fn page(room: &mut Room, at: usize) {
    agenda(room);
    room.times(at, Code::Down).enter().wait(3 * 60_000 + 17_000);
}

/// An entry was changed on two laptops.
fn differ(room: &mut Room) {
    let torn = words_differ(room.session());
    room.open(torn, Access::Writable);
}

/// The bin with an entry in it.
fn bin(room: &mut Room) {
    room.key(Code::Down).key(Code::Delete).ctrl('p').text("bin").key(Code::Enter);
}

/// The last question, where ideas are tied to needs.
fn ideas(room: &mut Room) {
    room.times(5, Code::PageDown);
}

pub(crate) const LONG: &str = "とても長い名称の北町地域包括支援センター第二分室𠮷野①";

const fn scene(name: &'static str, kind: Kind, play: fn(&mut Room)) -> Scene {
    Scene { name, kind, play }
}

pub(crate) const SCENES: &[Scene] = &[
    scene("home, searching", Kind::Line, |room| {
        room.text("第1");
    }),
    scene("home, a session", Kind::Read, |room| {
        room.times(5, Code::Down);
    }),
    scene("home, the menu of a session", Kind::Popup, |room| {
        room.times(5, Code::Down).key(Code::Right);
    }),
    scene("home, another name", Kind::PopupLine, |room| {
        room.times(5, Code::Down).key(Code::Right).text("3");
    }),
    scene("home, putting away", Kind::Popup, |room| {
        room.times(5, Code::Down).key(Code::Right).text("4");
    }),
    scene("home, several ticked", Kind::Line, |room| {
        room.times(5, Code::Down).key(Code::Tab).key(Code::Down).key(Code::Tab).text("第");
    }),
    scene("home, open actions of all sessions", Kind::PopupLine, |room| {
        found(room);
        room.press(Key::function(5)).key(Code::Down);
    }),
    scene("home, what was said in all sessions", Kind::PopupLine, |room| {
        found(room);
        room.ctrl('f').text("相談").key(Code::Enter);
    }),
    scene("form, the title", Kind::Line, |room| {
        room.enter().text("第1回①");
    }),
    scene("form, the twentieth agency", Kind::Line, |room| {
        room.enter().text("会議").enter().enter();
        for at in 1..20 {
            room.text(&format!("{at}番町の{LONG}")).enter();
        }
        room.text("二十番町");
    }),
    scene("form, an agency", Kind::Read, |room| {
        room.enter().text("会議").enter().enter().text(LONG).enter().text("社協").enter().key(Code::Up);
    }),
    scene("form, earlier meetings", Kind::Popup, |room| {
        room.enter().text("会議").times(3, Code::Tab).enter();
    }),
    scene("the entry line", Kind::Line, |room| {
        room.text("𠮷野さんの①");
    }),
    scene("the entry line, empty", Kind::Line, |_| {}),
    scene("the entry line, of many rows", Kind::Line, |room| {
        room.text(&"月に二度①".repeat(30));
    }),
    scene("the line of the last question", Kind::Line, |room| {
        ideas(room);
        room.text("夜の電話を①");
    }),
    scene("the line of the last question, of many rows", Kind::Line, |room| {
        ideas(room);
        room.text(&"夜の電話を①".repeat(30));
    }),
    scene("needs", Kind::Read, |room| {
        ideas(room);
        room.key(Code::Up);
    }),
    scene("an entry", Kind::Read, |room| {
        room.times(2, Code::Down);
    }),
    scene("the last entry changed", Kind::Line, |room| {
        for at in 0..12 {
            room.text(&format!("{at}つ目の記入")).enter();
        }
        room.key(Code::Down).times(11, Code::Down).enter().text("①直し");
    }),
    scene("the menu of an entry", Kind::Popup, |room| {
        room.times(2, Code::Down).key(Code::Right);
    }),
    scene("another agency for an entry", Kind::PopupLine, |room| {
        room.times(2, Code::Down).key(Code::Right).text("3");
    }),
    scene("an agency found", Kind::PopupLine, |room| {
        room.ctrl('g').text("み");
    }),
    scene("attendance of one", Kind::Popup, |room| {
        room.ctrl('g').key(Code::Right);
    }),
    scene("whom", Kind::PopupLine, |room| {
        ideas(room);
        room.text("夜の電話を分け合う").enter();
    }),
    scene("an answer", Kind::Popup, |room| {
        ideas(room);
        room.text("夜の電話を分け合う").enter().key(Code::Tab).enter();
    }),
    scene("a paste", Kind::Popup, |room| {
        room.paste("一つ目①\n二つ目\n三つ目");
    }),
    scene("the parking lot", Kind::Popup, |room| {
        room.text("あとで①").ctrl('k').ctrl('k');
    }),
    scene("memos", Kind::Popup, |room| {
        room.text("早口①").ctrl('u').ctrl('u');
    }),
    scene("whose memo", Kind::PopupLine, |room| {
        room.text("早口①").ctrl('u').ctrl('u').enter();
    }),
    scene("the line of the agenda", Kind::Line, |room| {
        room.ctrl('b').key(Code::Up).text("事例の検討①");
    }),
    scene("the agenda", Kind::Read, agenda),
    scene("the menu of an item", Kind::Popup, |room| {
        agenda(room);
        room.key(Code::Right);
    }),
    scene("the name of an item", Kind::PopupLine, |room| {
        agenda(room);
        room.key(Code::Right).text("2").text("①");
    }),
    scene("the attendance", Kind::Read, |room| {
        room.ctrl('b').key(Code::Tab).key(Code::Down);
    }),
    scene("the facts", Kind::Read, |room| {
        room.ctrl('b').times(2, Code::Tab).times(5, Code::Down);
    }),
    scene("a fact", Kind::PopupLine, |room| {
        room.ctrl('b').times(2, Code::Tab).times(2, Code::Down).enter().text("①");
    }),
    scene("page of the rules", Kind::Read, |room| page(room, 0)),
    scene("page of an item", Kind::Read, |room| page(room, 2)),
    scene("page of the break", Kind::Read, |room| page(room, 3)),
    scene("page, each for itself", Kind::Read, |room| page(room, 4)),
    scene("page of the closing", Kind::Read, |room| page(room, 7)),
    scene("the board", Kind::Read, |room| {
        room.press(Key::function(3)).times(2, Code::Down);
    }),
    scene("the needs", Kind::Read, |room| {
        room.press(Key::function(4)).key(Code::Down);
    }),
    scene("who could help with a need", Kind::Read, |room| {
        room.press(Key::function(4)).key(Code::Enter).key(Code::Down);
    }),
    scene("an idea for a need", Kind::Line, |room| {
        room.press(Key::function(4)).key(Code::Enter).key(Code::Enter).text("夜に");
    }),
    scene("the board of an agency", Kind::Read, |room| {
        room.press(Key::function(3)).press(Key::function(3));
    }),
    scene("read aloud", Kind::Read, |room| {
        room.press(Key::function(3)).press(Key::function(7));
    }),
    scene("something found", Kind::PopupLine, |room| {
        room.ctrl('f').text("訪問");
    }),
    scene("what differs", Kind::Popup, |room| {
        differ(room);
        room.press(Key::ctrl('r'));
    }),
    scene("one thing that differs", Kind::Popup, |room| {
        differ(room);
        room.press(Key::ctrl('r')).key(Code::Enter);
    }),
    scene("other words for what differs", Kind::PopupLine, |room| {
        differ(room);
        room.press(Key::ctrl('r')).key(Code::Enter).text("4").text("①");
    }),
    scene("what became of the promises", Kind::Popup, |room| {
        room.press(Key::ctrl('r')).key(Code::Tab).key(Code::Tab);
    }),
    scene("who was there", Kind::Popup, |room| {
        room.press(Key::ctrl('r')).press(Key::shift(Code::Tab));
    }),
    scene("a thread", Kind::Popup, |room| {
        room.press(Key::ctrl('r')).key(Code::Tab).key(Code::Down).key(Code::Right);
    }),
    scene("the bin", Kind::Popup, |room| {
        bin(room);
    }),
    scene("something in the bin", Kind::Popup, |room| {
        bin(room);
        room.key(Code::Right);
    }),
    scene("the history of an entry", Kind::Popup, |room| {
        differ(room);
        // the last but one of the menu
        room.key(Code::Down).key(Code::Right).text("5");
    }),
    scene("erasing", Kind::Popup, |room| {
        differ(room);
        room.key(Code::Down).key(Code::Right).key(Code::Up).key(Code::Enter);
    }),
    scene("the palette", Kind::PopupLine, |room| {
        room.ctrl('p').text("機関");
    }),
    scene("the help", Kind::Read, |room| {
        room.press(Key::function(1)).times(3, Code::Down);
    }),
    scene("the curtain", Kind::Read, |room| {
        room.text("幕の下").press(Key::function(12));
    }),
];
