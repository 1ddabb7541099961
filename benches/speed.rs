//! How quick the program is, told as ratios to the least program that shows, keeps or finds the same texts.
//!
//! `cargo bench` measures all and prints the table of `docs/performance.md`; `cargo bench -- board` only what has
//! `board` in its name.
#![allow(missing_docs, unreachable_pub, reason = "no library")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "measures, like tests")]
#![allow(clippy::disallowed_methods, reason = "measures time, and files in a folder of its own")]

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "speed/files.rs"]
mod files;
#[path = "speed/home.rs"]
mod home;
#[path = "speed/keys.rs"]
mod keys;
#[path = "speed/least.rs"]
mod least;
#[path = "speed/merge.rs"]
mod merge;
#[path = "speed/ratios.rs"]
mod ratios;
#[path = "speed/session.rs"]
mod session;
#[path = "speed/wall.rs"]
mod wall;

use std::path::Path;
use std::time::Duration;

use criterion::Criterion;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(40)
        .configure_from_args();
    keys::measure(&mut criterion);
    files::measure(&mut criterion);
    home::measure(&mut criterion);
    merge::measure(&mut criterion);
    criterion.final_summary();
    ratios::print(&folder);
}
