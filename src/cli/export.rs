//! `export`: a session for other people and other programs.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::exchange::withheld::withheld;
use crate::exchange::{Audience, Form, form};

/// Writes a session in another form.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    let audience = matches.get_one::<String>("for").and_then(|word| Audience::read(word)).unwrap_or_default();
    let form = matches.get_one::<String>("to").and_then(|word| Form::read(word)).unwrap_or_default();
    let written = form::write(&session, &settings.order(form, audience));
    for line in withheld(&session, audience, lang) {
        source::tell(lang.export_withheld(&line));
    }
    output::result(lang, &written.bytes, matches.get_one::<PathBuf>("output").map(PathBuf::as_path))
}
