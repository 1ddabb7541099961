//! The real binary under `strace`, which fails its system calls one after the other while a session is opened, written,
//! journalled and left. Too slow for every day: `proofs/faults` runs it.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a test, which has its own folder")]

mod outputs;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::pty::{BINARY, Home};
use norishiro::domain::entry;
use norishiro::store;

const AGENCIES: [&str; 1] = ["北町保健所／保健所"];
const SIZE: (u16, u16) = (60, 20);
const ERRORS: [&str; 7] = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EINTR", "EMFILE"];
/// The calls by which files are read and written, and how many of each are failed one after the other, from the start
/// of the program on.
const CALLS: [(&str, usize); 8] = [
    ("openat", 80),
    ("read", 60),
    ("write", 60),
    ("fsync", 40),
    ("rename", 16),
    ("linkat", 12),
    ("unlink", 20),
    ("statx", 40),
];

/// The texts in a session file and its journal.
fn kept(home: &Home, file: &Path) -> Option<Vec<String>> {
    let mut session = store::open::read(file).ok()?.session;
    session.union(&home.shelf().find(file).session);
    Some(session.of_kind(entry::KIND).map(|record| record.text("text").to_owned()).collect())
}

/// What came of one run.
#[derive(Debug, Default)]
struct Run {
    /// Entries that were called saved.
    promised: usize,
    /// Whether trouble was told, on the screen or by the exit status.
    told: bool,
    /// Whether the session opened at all.
    opened: bool,
    /// Whether the program ended before everything was typed (its keyboard failed).
    early: bool,
}

fn attempt(call: &str, error: &str, number: usize) -> Run {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let inject = format!("inject={call}:error={error}:when={number}");
    let mut args = vec!["strace", "-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", &inject];
    let sessions = home.sessions();
    args.extend([BINARY, "--lang", "ja", "--dir", sessions.to_str().unwrap(), file.to_str().unwrap()]);
    let mut screen = home.run("ja", SIZE, &args);
    let mut run = Run {
        opened: screen.comes(Duration::from_secs(5), |seen| seen.shows("保存済")),
        ..Run::default()
    };
    let mut promised = Vec::new();
    if run.opened {
        for text in ["最初の記入", "二番目の記入", "三番目の記入"] {
            screen.text(text).enter();
            let listed = format!(" {text}");
            let done = screen.comes(Duration::from_secs(5), |seen| {
                let head = &seen.rows()[0];
                seen.shows(&listed) && (head.contains("保存済") || head.contains("未保存"))
            });
            let seen = screen.seen();
            if done && seen.rows()[0].contains("保存済") {
                promised.push(text);
            }
        }
        run.early = screen.seen().closed;
    }
    for _ in 0..3 {
        if screen.try_bytes(b"\x11").is_err() {
            break;
        }
        screen.comes(Duration::from_secs(2), |seen| seen.closed || seen.shows("もう一度 Ctrl+Q"));
    }
    let status = screen.ended();
    let words = [
        "未保存",
        "空きが",
        "許可が",
        "書き込めません",
        "扱えません",
        "残りません",
        "見つかりません",
        "閲覧だけ",
    ];
    let troubled = |frame: &Vec<String>| frame.iter().any(|row| words.iter().any(|word| row.contains(word)));
    run.told = status != 0 || screen.seen().frames.iter().any(troubled);
    drop(screen);
    run.promised = promised.len();
    let found =
        kept(&home, &file).unwrap_or_else(|| panic!("{call} {error} {number}: the file cannot be read"));
    for text in &promised {
        assert!(found.iter().any(|kept| kept == text), "{call} {error} {number}: {text} is lost; {found:?}");
    }
    assert!(
        found.len() == 3 || run.told || !run.opened || run.early,
        "{call} {error} {number}: nothing was told; {found:?}"
    );
    run
}

fn has_strace() -> bool {
    let has = Command::new("strace").arg("-V").output().is_ok_and(|done| done.status.success());
    if !has {
        println!("skipped: there is no strace");
    }
    has
}

/// `EVERY=10` does every tenth of them.
fn every() -> usize {
    std::env::var("EVERY").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

#[test]
#[ignore = "minutes: proofs/faults runs it"]
fn no_failing_system_call_loses_what_was_called_saved() {
    if !has_strace() {
        return;
    }
    let (mut runs, mut promised, mut told, mut shut, mut turn) = (0, 0, 0, 0, 0);
    for (call, most) in CALLS {
        for error in ERRORS {
            for number in 1..=most {
                turn += 1;
                if turn % every() != 0 {
                    continue;
                }
                let run = attempt(call, error, number);
                runs += 1;
                promised += run.promised;
                told += usize::from(run.told);
                shut += usize::from(!run.opened);
            }
        }
    }
    println!(
        "runs {runs}, entries called saved {promised}, lost 0, trouble told in {told}, not opened in {shut}"
    );
}
