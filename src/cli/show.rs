//! `show`: the summary as plain text.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::exchange::{Audience, text};

/// Columns that a line of the summary has.
const COLUMNS: usize = 80;

/// Prints the summary of a session.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    output::result(lang, &text::write(&session, Audience::Room, lang, COLUMNS), None)
}
