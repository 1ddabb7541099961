//! `history`: all records of a session with their last writer, or everything that was written in one.

use std::path::PathBuf;

use chrono::{DateTime, Local, Timelike};
use clap::{Arg, ArgMatches, Command};

use super::message::Failure;
use super::settings::Settings;
use super::{output, record, source};
use crate::domain::{Stamp, order};
use crate::exchange::history::{self, Clock};
use crate::i18n::{Lang, date, time};

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    super::sub(lang, "history", lang.cli_history(), lang.cli_history_usage())
        .arg(super::file(lang, lang.cli_read()))
        .arg(Arg::new("record").value_name(lang.cli_record()).help(lang.cli_history_record()))
}

/// Prints the history.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    let clock = Clock(&|stamp| when(lang, stamp));
    let told = match matches.get_one::<String>("record") {
        None => history::all(&session, &order::sort(session.records()), lang, clock),
        Some(typed) => history::one(&session, record::find(lang, &session, typed)?, lang, clock),
    };
    output::result(lang, &told, None)
}

/// When something was written, by the clock of who wrote it, in the time of this place.
fn when(lang: Lang, stamp: Stamp) -> String {
    let at = stamp.millis().and_then(DateTime::from_timestamp_millis).map(|at| at.with_timezone(&Local));
    at.map_or_else(String::new, |at| {
        format!("{} {}", date::short(lang, at.date_naive()), time::of_day(at.hour() * 60 + at.minute()))
    })
}
