//! From a key to the frame on Home: a prefecture's library beside a small one.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use criterion::Criterion;
use norishiro::app::home::Listing;
use norishiro::app::input::Code;
use norishiro::app::message::Msg;

use crate::wall::Wall;

/// Sessions in the one library and in the other.
const SESSIONS: (usize, usize) = (2_000, 20);

pub fn measure(criterion: &mut Criterion) {
    step(criterion, "13 an arrow on Home with 2,000 sessions, by 20", |wall| wall.key(Code::Down));
    step(criterion, "14 a letter on Home with 2,000 sessions, by 20", |wall| wall.text("会"));
    step(criterion, "15 fifty sessions read on Home with 2,000, by 20", |wall| {
        let read = wall.room.library.iter().take(50).cloned().collect();
        wall.room.send(Msg::Summaries(read));
    });
}

fn library(count: usize) -> Wall {
    let one = |at: usize| Listing {
        path: PathBuf::from(format!("{at}.ron")),
        name: format!("2026-{at:04} みなと市ネットワーク会議.ron"),
        is_read: true,
        titles: vec![format!("みなと市ひきこもり支援ネットワーク会議 第{at}回")],
        date: NaiveDate::from_ymd_opt(2026, 11, 21),
        agencies: 15,
        entries: 300,
        ..Listing::default()
    };
    let mut wall = Wall::home();
    wall.room.library = (0..count).map(one).collect();
    let sessions = wall.room.library.clone();
    wall.room.send(Msg::Listed(sessions));
    wall
}

fn step(criterion: &mut Criterion, name: &str, work: impl Fn(&mut Wall) + Copy) {
    let mut group = criterion.benchmark_group(name);
    for (what, count) in [("ours", SESSIONS.0), ("least", SESSIONS.1)] {
        let mut wall = library(count);
        group.bench_function(what, |bencher| {
            bencher.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    let start = Instant::now();
                    work(&mut wall);
                    wall.draw();
                    sum += start.elapsed();
                    wall.key(Code::Backspace);
                }
                sum
            });
        });
    }
    group.finish();
}
