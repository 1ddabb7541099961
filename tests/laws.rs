//! The laws of the record: whatever a few machines do, and in whatever order it comes together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

#[path = "laws/import.rs"]
mod import;
#[path = "laws/merge.rs"]
mod merge;
#[path = "laws/seen.rs"]
mod seen;
#[path = "laws/undo.rs"]
mod undo;
#[path = "laws/view.rs"]
mod view;
#[path = "laws/world.rs"]
mod world;
