//! The pictures in the two READMEs: that they are there, and how they are made.
//!
//! `cargo test --test readme -- --ignored` makes `docs/pictures` anew, from the program in a terminal.
#![cfg(unix)]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

mod pty;
#[path = "readme/svg.rs"]
mod svg;
#[path = "readme/town.rs"]
mod town;

use std::fs;
use std::path::{Path, PathBuf};

use norishiro::app::input::{Code, Key};
use norishiro::domain::Session;
use norishiro::i18n::Lang;
use norishiro::store;
use pty::{BINARY, Home, Pty};

const F3: &[u8] = b"\x1bOR";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What stands between two marks, everywhere in a text.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(found, _)| found).collect()
}

#[test]
fn each_readme_shows_pictures_in_its_language_and_says_what_is_on_them() {
    for (name, lang) in [("README.md", "en"), ("README.ja.md", "ja")] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let pictures = between(&text, "](docs/pictures/", ")");
        assert!(pictures.len() >= 3, "{name} shows {pictures:?}");
        assert!(!text.contains("![]("), "{name} has a picture without words");
        for picture in pictures {
            assert!(picture.ends_with(&format!("-{lang}.svg")), "{name} shows {picture}");
            let file = root().join("docs/pictures").join(picture);
            assert!(fs::metadata(&file).is_ok_and(|file| file.len() > 1_000), "{name}: no {picture}");
        }
    }
}

#[test]
#[ignore = "makes docs/pictures anew"]
fn the_pictures_are_made() {
    for lang in [Lang::Ja, Lang::En] {
        let say = |ja: &'static str, en: &'static str| lang.pick(ja, en);
        home(lang, &say);
        sheet(lang, &say);
        board(lang, &say);
        meeting(lang, &say);
    }
}

type Say<'a> = &'a dyn Fn(&'static str, &'static str) -> &'static str;

fn home(lang: Lang, say: Say) {
    let file = Shot { name: "home", lang, size: (80, 24), open: false, meeting: town::second };
    file.take(say("ホーム。会議の記録の一覧", "Home, the list of sessions"), |screen| {
        screen.until(say("第2回", "2nd meeting"));
        press(screen, 2, Code::Down);
        screen.until(say("> R8.11.20", "> 2026-11-20"));
    });
}

fn sheet(lang: Lang, say: Say) {
    let shot = Shot { name: "worksheet", lang, size: (80, 24), open: true, meeting: town::second };
    let title = say(
        "シート。一つの設問に、一つの機関が答えている",
        "The worksheet: one question, one agency answering",
    );
    shot.take(title, |screen| {
        press(screen, 1, Code::Tab);
        screen.until(say("居場所「なぎさ」", "Nagisa, a place to be"));
        type_in(
            screen,
            say("なじみの職員が、帰り道を駅まで歩く", "Somebody they know walks them to the station"),
        );
    });
    let shot = Shot { name: "overlap", ..shot };
    let title = say(
        "のりしろ。弱みに、ほかの機関ができることを結ぶ",
        "An overlap: what another agency could do for a weakness",
    );
    shot.take(title, |screen| {
        press(screen, 5, Code::PageDown);
        screen.until("5/5").key(Key::shift(Code::Tab));
        screen.until(say("北浜市保健所", "Kitahama Public Health Centre"));
        type_in(
            screen,
            say("夜は、なぎさの部屋で電話を受けてもらう", "At night Nagisa takes the calls in its room"),
        );
    });
}

fn board(lang: Lang, say: Say) {
    let shot = Shot { name: "board", lang, size: (80, 24), open: true, meeting: town::second };
    shot.take(
        say("ボード。一つの設問の、全機関の記入", "The board: one question, all agencies"),
        |screen| {
            screen.bytes(F3).until(say("記入 10 件", "10 entries")).key(Key::plain(Code::Up));
            screen.until(say("> 当面の", "> Advice on"));
        },
    );
}

fn meeting(lang: Lang, say: Say) {
    let shot = Shot { name: "meeting", lang, size: (80, 24), open: true, meeting: town::second };
    shot.take(say("会議の次第", "The agenda of the meeting"), |screen| {
        screen.ctrl('b').until(say("> 次第のひな形", "> Take over a ready")).enter();
        screen.until("1 ").text("1").until(say("役割とこれからの動き", "Roles and next steps"));
        press(screen, 20, Code::Up);
        press(screen, 3, Code::Down);
        screen.until("> 3").until(lang.saved());
    });
    let shot = Shot { name: "page", size: (60, 20), meeting: town::paused, ..shot };
    shot.take(
        say("映している議題と、残りの時間", "The item that is on, and the rest of its time"),
        |screen| {
            screen
                .ctrl('b')
                .until("> 4")
                .key(Key::plain(Code::Up))
                .until("> 3")
                .enter()
                .until(say("【", "[discuss]"));
            screen.until(lang.saved());
        },
    );
}

fn press(screen: &mut Pty, times: usize, code: Code) {
    (0..times).for_each(|_| _ = screen.key(Key::plain(code)));
}

fn type_in(screen: &mut Pty, words: &str) {
    screen.text(words).until(words);
}

/// A picture to be taken.
#[derive(Clone, Copy)]
struct Shot {
    name: &'static str,
    lang: Lang,
    size: (u16, u16),
    /// Whether the meeting is opened at once.
    open: bool,
    meeting: fn(Lang) -> Session,
}

impl Shot {
    /// Starts the program in the folder of a town, walks somewhere, and keeps what its terminal shows.
    fn take(self, title: &str, walk: impl Fn(&mut Pty)) {
        let home = Home::new();
        let word = self.lang.pick("ja", "en");
        // Home shows its name: one that is the same every time
        let folder = std::env::temp_dir().join(self.lang.pick("会議の記録", "meetings"));
        let _ = fs::remove_dir_all(&folder);
        let file = |number: u8| folder.join(format!("{number}.ron"));
        store::create(&file(1), &town::first(self.lang)).unwrap();
        store::create(&file(2), &(self.meeting)(self.lang)).unwrap();
        let second = file(2);
        let mut args =
            vec!["env", "COLORTERM=truecolor", BINARY, "--lang", word, "--dir", folder.to_str().unwrap()];
        args.extend(self.open.then(|| second.to_str().unwrap()));
        let mut screen = home.run(word, self.size, &args);
        if self.open {
            screen.until(self.lang.saved());
        }
        walk(&mut screen);
        let drawn = svg::of(screen.seen().screen(), title);
        fs::write(root().join(format!("docs/pictures/{}-{word}.svg", self.name)), drawn).unwrap();
        drop(screen);
        fs::remove_dir_all(&folder).unwrap();
    }
}
