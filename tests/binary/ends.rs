//! However the program ends, the modes of the terminal are what they were (`stty -g`), and what was entered is saved.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;

use crate::pty::{BINARY, Home, Pty, signal};
use norishiro::domain::entry::{self, At};
use norishiro::domain::{Pen, Writer, agency, meeting};
use norishiro::shell::terminal::Terminal;
use norishiro::store::saver::Patience;
use norishiro::store::{self, Order, Places, Saver};

const AGENCIES: [&str; 1] = ["北町保健所／保健所"];
const SIZE: (u16, u16) = (60, 20);
/// A shell that notes the modes before and after a program, and the program's end; it stays when the terminal goes.
const SHELL: &str = r#"trap '' HUP; stty -g >before; "$@"; echo $? >status; times >times; stty -g >after"#;

/// A program below such a shell.
fn below_a_shell(home: &Home, program: &[&str]) -> Pty {
    home.run("ja", SIZE, &[&["sh", "-c", SHELL, "sh"], program].concat())
}

fn noted(home: &Home, name: &str) -> String {
    fs::read_to_string(home.folder.path().join(name)).unwrap_or_default()
}

/// The process below the shell.
fn below(screen: &Pty) -> u32 {
    let told = Command::new("pgrep").args(["-P", &screen.process().to_string()]).output().unwrap();
    String::from_utf8_lossy(&told.stdout).trim().parse().unwrap()
}

fn kept(file: &Path) -> Vec<String> {
    let session = store::open::read(file).expect("a sound file").session;
    session.of_kind(entry::KIND).map(|record| record.text("text").to_owned()).collect()
}

/// Opens a session and enters something.
fn entered(home: &Home, file: &Path) -> Pty {
    let mut screen = below_a_shell(home, &[BINARY, "--lang", "ja", file.to_str().unwrap()]);
    screen.until("保存済").text("最後の記入").enter().until("1 最後の記入").text("途中").until("> 途中");
    screen
}

#[test]
fn the_modes_of_the_terminal_are_what_they_were_however_the_program_is_ended() {
    for end in ["TERM", "HUP", "INT", "Ctrl+Q"] {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let mut screen = entered(&home, &file);
        if end == "Ctrl+Q" {
            screen.ctrl('q');
        } else {
            signal(below(&screen), end);
        }
        screen.ended();
        assert_eq!(noted(&home, "status"), "0\n", "{end}");
        let before = noted(&home, "before");
        assert!(!before.is_empty() && before == noted(&home, "after"), "{end}");
        assert_eq!(
            (kept(&file), home.kept_line(&file)),
            (vec!["最後の記入".to_owned()], "途中".to_owned()),
            "{end}"
        );
    }
}

#[test]
fn a_terminal_that_is_gone_ends_the_program_also_where_nobody_tells_it() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = entered(&home, &file);
    // only the shell is told, which does not listen
    screen.hang_up();
    screen.until_file(|| !noted(&home, "times").is_empty());
    assert_eq!((kept(&file), home.kept_line(&file)), (vec!["最後の記入".to_owned()], "途中".to_owned()));
    // what all of it cost the processor: a loop that spins until the watchdog comes would cost seconds
    let times = noted(&home, "times");
    let spent: f64 = times.lines().nth(1).unwrap().split_whitespace().map(seconds).sum();
    assert!(spent < 2.5, "{times}");
}

/// Reads `0m1.250s`.
fn seconds(told: &str) -> f64 {
    let (minutes, seconds) = told.trim_end_matches('s').split_once('m').unwrap();
    minutes.parse::<f64>().unwrap() * 60.0 + seconds.replace(',', ".").parse::<f64>().unwrap()
}

#[test]
fn a_panic_gives_the_terminal_back_and_saves() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let this = env::current_exe().unwrap();
    let panics =
        [this.to_str().unwrap(), "--ignored", "--exact", "ends::panics_in_a_terminal", "--nocapture"];
    let mut screen = below_a_shell(&home, &panics);
    screen.ended();
    let seen = screen.seen();
    assert!(
        !seen.screen().alternate_screen() && !seen.screen().bracketed_paste() && !seen.screen().hide_cursor()
    );
    assert!(seen.shows("as if something were wrong"), "the message can be read\n{}", seen.picture());
    drop(seen);
    let before = noted(&home, "before");
    assert!(!before.is_empty() && before == noted(&home, "after"));
    assert_eq!(kept(&file), ["最後の記入"]);
}

#[test]
#[ignore = "run by the test above, in a terminal"]
fn panics_in_a_terminal() {
    let folder = env::current_dir().unwrap();
    let (file, shelf) =
        (folder.join("sessions/会議.ron"), store::Shelf::new(&store::real(), &folder.join("state")));
    let opened = store::open(&file, &shelf, "記録1").unwrap();
    let mut session = opened.session.clone();
    let held = Terminal::enter().unwrap();
    let (tell, reports) = channel();
    let places = Places { file: opened.file, journal: opened.journal, shelf, presence: None };
    let saver =
        Saver::start(opened.session, places, Patience::default(), move |report| drop(tell.send(report)));
    let saver = saver.unwrap();
    let at = At {
        meeting: meeting::all(&session)[0].id(),
        agency: session.of_kind(agency::KIND).next().unwrap().id(),
        worksheet: "groupwork".into(),
        question: "strengths".into(),
    };
    let mut writer =
        Writer::new(&mut session, Pen { by: "記録1".into(), now: crate::common::NOW, seed: [5; 16] });
    entry::add(&mut writer, &at, "", "最後の記入", false);
    assert!(saver.order(Order::Change(writer.finish(), 1)));
    drop(reports);
    let _both = (held, saver);
    panic!("as if something were wrong");
}
