//! One file a screen, named like the file of its state in `app`.

pub mod actions;
pub mod board;
pub mod curtain;
pub mod export;
pub mod help;
pub mod home;
pub mod meeting;
pub mod merge;
pub mod new;
pub mod overlap;
pub mod page;
pub mod small;
pub mod worksheet;
