//! Session files and worksheets on disk: what a file looks like, how it is saved, journalled, locked, listed and opened.
//!
//! Only this layer touches the file system. The order of what must hold: what was saved is never lost, what cannot
//! be read is never written over, equal sessions are equal bytes. See `docs/session-format.md`.
#![allow(clippy::disallowed_methods, reason = "this is the layer that may touch the file system")]

pub mod abreast;
pub mod agendas;
pub mod alone;
mod backup;
pub mod codebook;
pub mod config;
pub mod copies;
mod data;
pub mod disk;
pub mod draft;
pub mod families;
#[cfg(test)]
mod fault_tests;
pub mod field;
pub mod flow;
pub mod hints;
pub mod incoming;
pub mod journal;
pub mod kinds;
pub mod label;
pub mod library;
mod lock;
pub mod onlooker;
pub mod open;
pub mod outgoing;
pub mod presence;
pub mod recover;
pub mod samples;
pub mod save;
pub mod saver;
pub mod sheets;
mod sweep;
pub mod tables;
pub mod trouble;
#[cfg(test)]
mod two_tests;
pub mod walk;
pub mod wire;

pub use config::Config;
pub use disk::real;
pub use draft::Draft;
pub use journal::{Leftover, Shelf, Standing};
pub use label::Labels;
pub use onlooker::Onlooker;
pub use open::{Access, Opened, create, open, write_new};
pub use presence::Presence;
pub use save::{SessionFile, Written};
pub use saver::{Order, Places, Report, Saver};
pub use trouble::{Cause, Trouble};
