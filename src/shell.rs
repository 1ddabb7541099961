//! The only place where things happen: the terminal, its keys, its signals, the clock, the files.

#[cfg(any(windows, test))]
mod console;
#[cfg(unix)]
mod decode;
pub mod events;
pub mod input;
mod library;
pub mod moment;
mod perform;
mod run;
pub mod screen;
pub mod signals;
mod sweep;
pub mod terminal;
pub mod trouble;
#[cfg(any(windows, test))]
mod utf16;
mod watchdog;

pub use run::{Ended, First, Start, run};
