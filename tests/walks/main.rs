//! Walks by keys through `update`, on a room without a terminal; and rules that hold on every screen.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
#[cfg(unix)]
#[path = "../pty/mod.rs"]
mod pty;
#[path = "../walk/room.rs"]
mod room;
#[path = "../walk/mod.rs"]
mod walk;

mod actions;
mod board;
#[cfg(unix)]
mod carry;
mod cases;
mod cells;
mod common_ground;
mod compare;
mod differ;
mod edges;
mod export;
mod figures;
mod filled;
mod glyphs;
mod gone;
mod hints;
mod kept;
mod keys;
mod label;
mod library;
mod looks;
mod lookup;
mod meeting;
mod merge;
mod ninety;
mod of_case;
mod outcome;
mod overlap;
mod paper;
mod refilled;
mod results;
mod review;
mod rules;
mod shared;
mod shiokaze;
mod submission;
mod sums;
mod telltale;
mod themes;
mod works_with;
mod worksheet;
mod years;
