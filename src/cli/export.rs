//! `export`: a session for other people and other programs.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::{check, output};
use crate::exchange::{Audience, json, markdown};
use crate::i18n::Lang;

/// Writes a session in another form.
pub(super) fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = check::read(lang, file)?;
    let audience = match matches.get_one::<String>("for").map(String::as_str) {
        Some("office") => Audience::Office,
        Some("public") => Audience::Public,
        _ => Audience::Room,
    };
    let content = match matches.get_one::<String>("to").map(String::as_str) {
        Some("markdown") => markdown::write(&session, audience, lang),
        _ => json::write(&session, audience),
    };
    output::result(lang, &content, matches.get_one::<PathBuf>("output").map(PathBuf::as_path))
}
