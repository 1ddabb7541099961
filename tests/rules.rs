//! Rules of the terminal that hold on every screen: size, caret, popups, figures; and the list of all of them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

#[path = "rules/caret.rs"]
mod caret;
#[path = "rules/checklist.rs"]
mod checklist;
#[path = "rules/figures.rs"]
mod figures;
#[path = "rules/finding.rs"]
mod finding;
#[path = "rules/menus.rs"]
mod menus;
#[path = "rules/popups.rs"]
mod popups;
#[path = "rules/resize.rs"]
mod resize;
#[path = "rules/scenes.rs"]
mod scenes;
