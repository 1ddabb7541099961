//! The program without a terminal: a model, and what each message makes of it.
//!
//! [`update`] is the only place where the model changes. It reads no clock and touches no file: time and randomness
//! come in with each message ([`Moment`]), and what is to happen outside goes out as [`Effect`]s. A recorded list of
//! messages therefore replays a meeting exactly.

pub mod action;
pub mod actions;
pub mod arrivals;
pub mod board;
pub mod cases;
pub mod choice;
pub mod clock;
mod compare;
pub mod curtain;
pub mod export;
pub mod figures;
pub mod further;
pub mod help;
pub mod hints;
pub mod home;
pub mod input;
pub mod keymap;
pub mod label;
pub mod large;
pub mod likening;
pub mod line;
mod lookup;
pub mod meeting;
pub mod merge;
pub mod message;
pub mod model;
pub mod new;
pub mod notice;
pub mod open;
pub mod overlap;
pub mod palette;
pub mod proposals;
pub mod region;
pub mod review;
pub mod room;
pub mod scroll;
pub mod search;
pub mod submission;
pub mod sweep;
pub mod theme;
mod update;
pub mod work;
pub mod works_with;
pub mod worksheet;
pub mod years;

pub use action::Action;
pub use message::{Effect, Moment, Msg};
pub use model::{Model, Screen};
pub use theme::Theme;
pub use update::update;
