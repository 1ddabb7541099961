//! The program killed without warning, ended by the system, and its window closed: what was called saved is there.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test, which has its own clock and folder"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use crate::pty::{Home, names};
use norishiro::app::input::{Code, Key};
use norishiro::domain::{Session, entry, order};
use norishiro::store;

const AGENCIES: [&str; 3] = ["北町保健所／保健所", "北町社会福祉協議会／社協", "若者支援センター／若者"];
const SIZE: (u16, u16) = (60, 20);
/// How often it is killed, unless `TRIALS` says otherwise (`proofs/kill`).
const TRIALS: u64 = 20;
/// Characters of typing that may be lost.
const KEYS: usize = 20;
/// When a line is kept at the latest.
const DELAY: Duration = Duration::from_secs(1);

/// A generator of numbers that always gives the same (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

/// The entries in a file, as it stands there.
fn kept(file: &Path) -> Vec<String> {
    entries(&store::open::read(file).expect("a sound file").session)
}

/// The entries in a file and in its journal, which the next start takes up.
fn kept_with_journal(home: &Home, file: &Path) -> Vec<String> {
    let mut session = store::open::read(file).expect("a sound file").session;
    session.union(&home.shelf().find(file).session);
    entries(&session)
}

fn entries(session: &Session) -> Vec<String> {
    order::sort(session.of_kind(entry::KIND))
        .into_iter()
        .map(|record| record.text("text").to_owned())
        .collect()
}

/// The entries that a frame shows in its list (not in the line) and calls saved.
fn called_saved(frame: &[String], said: &[String]) -> Vec<String> {
    if !frame[0].contains("保存済") {
        return Vec::new();
    }
    let listed =
        |text: &&String| frame.iter().any(|row| !row.trim_start().starts_with('>') && row.contains(&***text));
    said.iter().filter(listed).cloned().collect()
}

#[test]
fn no_entry_called_saved_is_lost_when_the_program_is_killed_at_any_moment() {
    let (mut saved, mut unsaved, mut lines, mut in_journal) = (0, 0, 0, 0);
    let trials = std::env::var("TRIALS").ok().and_then(|text| text.parse().ok()).unwrap_or(TRIALS);
    for trial in 0..trials {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (trial + 1).wrapping_mul(0x1234_5678_9abc_def1));
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
        screen.until("保存済");
        let said: Vec<String> = (0..7).map(|number| format!("第{trial}回の記入その{number}")).collect();
        // some entries that are waited for, then some in a hurry, and it is killed at one of the coming frames
        let calm = dice.below(3);
        for (at, text) in said.iter().enumerate().take(calm) {
            screen.text(text).enter().until(&format!("{} {text}", at + 1));
        }
        let moment = 1 + dice.below(12);
        screen.kill_after(moment);
        for text in said.iter().skip(calm) {
            if screen.try_bytes(text.as_bytes()).and_then(|()| screen.try_bytes(b"\r")).is_err()
                || !screen.comes(Duration::from_secs(5), |seen| {
                    seen.shows(&format!(" {text}")) && !seen.shows("> 第")
                })
            {
                break;
            }
        }
        // where too few frames came, it is killed here, with a line half typed
        if screen.try_bytes("書きかけの言葉".as_bytes()).is_ok() {
            screen.comes(Duration::from_millis(200), |seen| seen.shows("> 書きかけの言葉"));
            lines += usize::from(screen.seen().shows("> 書きかけの言葉"));
        }
        screen.kill();
        let promised: Vec<String> = {
            let seen = screen.seen();
            let mut all: Vec<_> = seen.frames.iter().flat_map(|frame| called_saved(frame, &said)).collect();
            all.sort();
            all.dedup();
            all
        };
        drop(screen);
        let found = kept_with_journal(&home, &file);
        in_journal += found.len() - kept(&file).len();
        for text in &promised {
            assert!(found.contains(text), "trial {trial}: {text} was called saved; on the disk: {found:?}");
        }
        // nothing comes twice, nothing is torn, and the order is the order of speaking
        assert_eq!(found, said[..found.len()], "trial {trial}");
        saved += promised.len();
        unsaved += said.len() - promised.len();
        // it opens again, can be written, and says the same
        let mut again = home.start("ja", SIZE, &[file.to_str().unwrap()]);
        again.until("保存済");
        let line = home.kept_line(&file);
        if !line.is_empty() {
            assert!(said.contains(&line) || "書きかけの言葉".starts_with(&line), "trial {trial}: {line}");
            again.until(&format!("> {line}")).until("書きかけの行を戻しました");
            again.ctrl('a').key(Key::plain(Code::Delete));
        } else if !found.is_empty() {
            // the one that has spoken is passed over at the start
            again.until("[社協]").key(Key::shift(Code::Tab)).until("[保健所]");
        }
        if let Some(last) = found.last() {
            again.until(&format!("{} {last}", found.len()));
        }
        again
            .text("その後の記入")
            .enter()
            .until(&format!("{} その後の記入", found.len() + 1))
            .until("保存済");
        assert_eq!(again.quit(), 0);
        assert_eq!(kept(&file).last().unwrap(), "その後の記入");
        // what a killed program leaves behind does not pile up in sight
        assert_eq!(home.only(), file);
    }
    println!("trials {trials}: entries called saved {saved}, lost 0; kept by the journal alone {in_journal}");
    // the moments were well spread, else this proves little
    assert!(saved >= 20 && unsaved >= 20, "saved {saved}, unsaved {unsaved}, lines {lines}");
    assert!(in_journal >= 2, "the journal was not what kept them: {in_journal}");
}

#[test]
fn of_the_line_being_typed_at_most_twenty_characters_are_lost() {
    // what is kept before a second has passed was kept for its length; a machine that is too slow to tell tries again
    for attempt in 1.. {
        if is_kept_for_its_length() {
            return;
        }
        assert!(attempt < 5, "twenty characters are not kept at once");
    }
}

fn is_kept_for_its_length() -> bool {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済");
    let typed: String = "あいうえおかきくけこさしすせそたちつてとなにぬねの".to_owned();
    let begun = Instant::now();
    for letter in typed.chars() {
        screen.text(&letter.to_string());
        screen.until_that("the letter", |seen| seen.shows(&letter.to_string()));
    }
    while home.kept_line(&file).is_empty() && begun.elapsed() < DELAY {
        screen.comes(Duration::from_millis(5), |_| false);
    }
    let early = begun.elapsed() < DELAY;
    screen.kill();
    let line = home.kept_line(&file);
    if !early || line.is_empty() {
        return false;
    }
    assert!(typed.starts_with(&line) && typed.chars().count() - line.chars().count() <= KEYS, "{line}");
    drop(screen);
    let mut again = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    again.until(&format!("> {line}")).until("書きかけの行を戻しました");
    // the caret stands behind it, and it can be entered
    again.enter().until(&format!("1 {line}")).until("保存済");
    assert_eq!(again.quit(), 0);
    assert_eq!((kept(&file), home.kept_line(&file)), (vec![line], String::new()));
    true
}

#[test]
fn of_the_line_being_typed_at_most_a_second_is_lost() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済");
    screen.key(Key::plain(Code::Tab)).until("[社協]").text("短い行").until("> 短い行");
    let shown = Instant::now();
    screen.until_file(|| home.kept_line(&file) == "短い行");
    let took = shown.elapsed();
    screen.kill();
    drop(screen);
    // a second, and what a slow disk takes on top
    assert!(took < Duration::from_secs(3), "{took:?}");
    let mut again = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    again.until("[社協]").until("> 短い行").until_caret((9, 8));
}

#[test]
fn a_change_in_place_stands_there_again_after_a_kill() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済").text("元の言葉").enter().until("1 元の言葉").until("保存済");
    screen.key(Key::plain(Code::Down)).until(">  1 元の言葉").enter().until_caret((14, 10));
    screen.text("を直している").until("1 元の言葉を直している");
    screen.until_file(|| home.kept_line(&file) == "元の言葉を直している");
    screen.kill();
    drop(screen);
    assert_eq!(kept(&file), ["元の言葉"]);
    let mut again = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    again.until("1 元の言葉を直している").enter().until("保存済");
    assert_eq!(again.quit(), 0);
    assert_eq!(kept(&file), ["元の言葉を直している"]);
}

#[test]
fn the_system_ends_it_and_all_is_saved_and_the_terminal_is_as_it_was() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
        screen.until("保存済");
        assert!(screen.seen().screen().alternate_screen() && screen.seen().screen().bracketed_paste());
        screen.text("最後の記入").enter().until("1 最後の記入").text("途中").until("> 途中");
        screen.signal(signal);
        assert_eq!(screen.ended(), 0, "{signal}");
        let seen = screen.seen();
        let left = seen.screen();
        assert!(!left.alternate_screen() && !left.bracketed_paste() && !left.hide_cursor(), "{signal}");
        assert_eq!(seen.rows().join("").trim(), "", "{signal}: the shell's own screen is as it was");
        drop(seen);
        assert_eq!(
            (kept(&file), home.kept_line(&file)),
            (vec!["最後の記入".to_owned()], "途中".to_owned()),
            "{signal}"
        );
        assert!(
            !names(&home.sessions()).iter().any(|name| name.ends_with(".lock") || name.ends_with(".tmp"))
        );
    }
}

/// Whether the watchdog had to end it: a terminal that happened to take all of it lets the program end by itself.
fn ended_by_the_watchdog_in_a_deaf_terminal() -> bool {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", (200, 60), &[file.to_str().unwrap()]);
    screen.until("保存済").text("最後の記入").enter().until("1 最後の記入").until("保存済");
    screen.deaf(true);
    // all is painted again and again, megabytes of it, until the thread that draws hangs; nothing tells when it does
    for _ in 0..200 {
        screen.ctrl('l').comes(Duration::from_millis(10), |_| false);
    }
    screen.signal("TERM");
    let status = screen.wait();
    screen.deaf(false);
    assert_eq!(kept(&file), ["最後の記入"]);
    assert!(home.shelf().leftovers().is_empty());
    status == 1
}

#[test]
fn a_terminal_that_takes_nothing_any_more_does_not_keep_the_program_from_ending() {
    let ended = (0..8).any(|_| ended_by_the_watchdog_in_a_deaf_terminal());
    assert!(ended, "the terminal never filled up, or the watchdog ended nothing");
}

#[test]
fn a_process_that_is_suspended_gives_the_terminal_back_and_takes_it_again() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済").text("止まる前").until("> 止まる前");
    let before = screen.seen().rows();
    screen.signal("TSTP").until_that("the shell's own screen", |seen| !seen.screen().alternate_screen());
    while !screen.is_stopped() {
        screen.comes(Duration::from_millis(10), |_| false);
    }
    screen.spoil();
    screen
        .signal("CONT")
        .until_that("the same screen", |seen| seen.screen().alternate_screen() && seen.rows() == before);
    screen.text("と後").until("> 止まる前と後");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn a_process_that_was_stopped_paints_everything_again() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済").text("止まる前").until("> 止まる前");
    let before = screen.seen().rows();
    screen.signal("STOP");
    // a shell writes over the screen meanwhile
    screen.spoil();
    screen.signal("CONT").until_that("the same screen", |seen| seen.rows() == before);
    screen.text("と後").until("> 止まる前と後");
    assert_eq!(screen.quit(), 0);
}
