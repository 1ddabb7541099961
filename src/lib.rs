//! norishiro（のりしろ）: runs a multi-agency support-network meeting on the wall.
//!
//! The layers and what each may use stand in `docs/architecture.md`.

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
