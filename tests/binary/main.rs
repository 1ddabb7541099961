//! The real binary in a terminal of its own.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../pty/mod.rs"]
mod pty;
#[path = "../walk/mod.rs"]
mod walk;

mod command_line;
mod diff;
mod ends;
mod erase;
#[cfg(target_os = "linux")]
mod faults;
mod kill;
mod library;
mod many;
mod meetings;
mod merge;
mod papers;
mod quiet;
mod recover;
mod sheets;
mod stats;
mod two;
