//! `show`: the summary as plain text.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::domain::RecordId;
use crate::exchange::cells::Cells;
use crate::exchange::{Audience, Form, form, results};
use crate::store::kinds;

/// Columns of the results.
const COLUMNS: usize = 80;

/// Prints the summary of a session.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    let order = settings.order(Form::Text, Audience::Room);
    let mut bytes = form::write(&session, &order).bytes;
    let kinds = kinds::builtin();
    let (meeting, today) = (RecordId::MIN, order.made);
    let cells = Cells { lang, session: &session, meeting, kinds, today };
    let results = results::text::write(&cells, Audience::Room, COLUMNS);
    if !results.is_empty() {
        bytes.push(b'\n');
        bytes.extend(results.into_bytes());
    }
    output::result(lang, &bytes, None)
}
