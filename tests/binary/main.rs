//! The real binary: in a terminal of its own, and as a command.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../pty/mod.rs"]
mod pty;
#[path = "../walk/mod.rs"]
mod walk;

mod command_line;
mod config;
mod described;
mod diff;
mod ends;
mod erase;
#[cfg(target_os = "linux")]
mod faults;
mod git;
mod intake;
mod kill;
mod library;
mod many;
mod meetings;
mod merge;
mod merging;
mod overlaps;
mod papers;
mod quiet;
mod record;
mod recover;
mod sheets;
mod stats;
mod template;
mod troubles;
mod two;
