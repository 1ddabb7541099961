//! `show`: the summary as plain text.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::{check, output};
use crate::exchange::{Audience, text};
use crate::i18n::Lang;

/// Columns that a line of the summary has.
const COLUMNS: usize = 80;

/// Prints the summary of a session.
pub(super) fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = check::read(lang, file)?;
    output::result(lang, &text::write(&session, Audience::Room, lang, COLUMNS), None)
}
