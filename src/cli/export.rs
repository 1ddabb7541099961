//! `export`: a session for other people and other programs.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::exchange::{Audience, json, markdown};

/// Writes a session in another form.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
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
