//! Rules of the terminal that hold on every screen: size, caret, popups, figures.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

#[path = "rules/caret.rs"]
mod caret;
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
