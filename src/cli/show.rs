//! `show`: the summary as plain text.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::exchange::{Audience, Form, form};

/// Prints the summary of a session.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    let order = settings.order(Form::Text, Audience::Room);
    output::result(lang, &form::write(&session, &order).bytes, None)
}
