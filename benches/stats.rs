//! `stats` over many session files, beside the parse alone: reading every file and dropping it, on as many cores.
//!
//! `cargo bench --bench stats` makes 2,000 sessions of 300 entries in a folder of its own (towns of twelve meetings, each of
//! which goes on from the one before), always the same, spoils one of them, and prints the table of `docs/performance.md`.
#![allow(missing_docs, unreachable_pub, reason = "no library")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "measures, like tests")]
#![allow(clippy::disallowed_methods, reason = "measures time, and files in a folder of its own")]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use norishiro::app::new::{self, Guest, named};
use norishiro::domain::attendance::{Seat, seats};
use norishiro::domain::entry::{self, At};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::worksheet::Kind;
use norishiro::domain::{Pen, RecordId, Session, Writer};
use norishiro::store::{abreast, open, sheets, walk, wire};

const FILES: [usize; 2] = [500, 2_000];
const ENTRIES: usize = 300;
const AGENCIES: usize = 15;
/// Meetings of one town.
const MEETINGS: usize = 12;
const RUNS: usize = 5;

const SAID: [&str; 5] = [
    "月に一度、家族の集まりを開いている",
    "はじめの電話は三十分まで聞き、次に会う日を決める",
    "夜と土日は人がいない",
    "働く前の練習の場が町の中に二か所ある。送り迎えはできないので、駅から歩ける人に限られる",
    "医療につなぐまでに時間がかかる",
];

#[allow(clippy::print_stdout, reason = "what this program is for")]
fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!("| files | entries | times the parse alone | most memory |\n|---|---|---|---|");
    for count in FILES {
        let place = folder.path().join(count.to_string());
        make(&place, count);
        let parse = least((0..RUNS).map(|_| parse(&place)));
        let runs = (0..RUNS).map(|_| stats(&place, count));
        let (time, memory) = runs.min_by_key(|(time, _)| *time).unwrap();
        let entries = (count - 1) * ENTRIES;
        println!(
            "| {count} | {entries} | {:.2} | {} MiB |",
            time.as_secs_f64() / parse.as_secs_f64(),
            memory / 1024
        );
        println!(
            "  {:.0} entries a second; the parse alone {:.0}",
            entries as f64 / time.as_secs_f64(),
            entries as f64 / parse.as_secs_f64()
        );
    }
}

fn least(times: impl Iterator<Item = Duration>) -> Duration {
    times.min().unwrap()
}

/// Makes the sessions, and spoils the last one.
fn make(folder: &Path, count: usize) {
    let mut before: Option<RecordId> = None;
    for number in 0..count {
        let (town, month) = (number / MEETINGS, number % MEETINGS);
        let session = session(number, before.filter(|_| month > 0));
        before = meeting::all(&session).last().map(|meeting| meeting.id());
        let place = folder.join(format!("町{town:04}"));
        fs::create_dir_all(&place).unwrap();
        let mut text = wire::print(&session);
        if number + 1 == count {
            text = text.replacen(",kind:\"entry\"", ",kind:\"entrX\"", 1);
        }
        fs::write(place.join(format!("{month:02}.ron")), text).unwrap();
    }
}

fn session(number: usize, previous: Option<RecordId>) -> Session {
    let seed = |round: u8| {
        let mut seed = [round; 16];
        seed[..8].copy_from_slice(&(number as u64).to_be_bytes());
        seed
    };
    let now = 1_780_000_000_000 + i64::try_from(number).unwrap() * 1_000;
    let guests: Vec<Guest> = (1..=AGENCIES)
        .filter_map(|agency| {
            Some(Guest { named: named(&format!("第{agency}地区相談センター"))?, known: None })
        })
        .collect();
    let date = format!("2026-{:02}-10", number % MEETINGS + 1);
    let facts = Facts { title: format!("会議{number}"), date, previous, ..Facts::default() };
    let usual: Vec<_> = sheets::usual_of(sheets::builtin());
    let mut session =
        new::session(Pen { by: String::new(), now, seed: seed(1) }, facts, &guests, &usual, None);
    let meeting = meeting::all(&session).last().unwrap().id();
    let agencies: Vec<RecordId> = seats(&session, meeting).iter().map(Seat::id).collect();
    let sheet = &sheets::find("groupwork").unwrap().worksheet;
    let lists: Vec<_> = sheet.questions.iter().filter(|question| question.kind == Kind::List).collect();
    let mut writer = Writer::new(&mut session, Pen { by: "記録1".into(), now, seed: seed(2) });
    for said in 0..ENTRIES {
        let (question, agency) = (lists[said / AGENCIES % lists.len()], agencies[said % AGENCIES]);
        let lane = question.lanes.first().map_or("", |lane| lane.id.as_str());
        let at = At { meeting, agency, worksheet: sheet.id.clone(), question: question.id.clone() };
        entry::add(&mut writer, &at, lane, &format!("{said} {}", SAID[said % SAID.len()]), false);
    }
    session
}

/// Reads every file and drops it, on all cores.
fn parse(folder: &Path) -> Duration {
    let start = Instant::now();
    let files: Vec<PathBuf> =
        walk::find(&[folder.to_owned()]).files.into_iter().map(|file| file.path).collect();
    let mut revisions = 0;
    abreast::each(
        &files,
        |file| open::read(file).map_or(0, |read| read.session.revisions().len()),
        |count| {
            revisions += count;
            ControlFlow::Continue(())
        },
    );
    assert!(revisions >= (files.len() - 1) * ENTRIES);
    start.elapsed()
}

/// Runs the program: how long it took, and the most memory it had in KiB.
fn stats(folder: &Path, count: usize) -> (Duration, usize) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_norishiro"));
    command.args(["stats", "--json", "--by", "month", "--lang", "en"]).arg(folder);
    let (output, memory) = told(&mut command, folder.parent().unwrap());
    let time = start.elapsed();
    let (out, said) = output;
    assert!(said.contains("is damaged") && said.matches(".ron").count() == 1, "{said}");
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    let entries = told["total"]["entries"]["rows"].as_array().unwrap().iter();
    let entries: u64 = entries.map(|row| row["value"].as_u64().unwrap()).sum();
    assert_eq!(usize::try_from(entries).unwrap(), (count - 1) * ENTRIES);
    (time, memory)
}

/// What a command says, and the most memory it had; `/proc` tells of it as long as it runs.
fn told(command: &mut Command, home: &Path) -> ((String, String), usize) {
    let child = command
        .env("HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let watch = thread::spawn(move || {
        let mut most = 0;
        loop {
            let told = fs::read_to_string(&status).unwrap_or_default();
            let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let Some(peak) = peak.and_then(|line| line.split_whitespace().next()?.parse().ok()) else {
                break most;
            };
            most = peak;
            thread::sleep(Duration::from_millis(2));
        }
    });
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    ((text(output.stdout), text(output.stderr)), watch.join().unwrap())
}
