//! `overlaps`: the needs of a session, who could help, and what was tied.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::settings::Settings;
use super::{output, source};
use crate::exchange::Audience;
use crate::exchange::overlaps::{self, Suggest};
use crate::i18n::Lang;
use crate::store;

/// Columns that a line has.
const COLUMNS: usize = 80;

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    super::sub(lang, "overlaps", lang.cli_overlaps(), lang.cli_overlaps_usage())
        .arg(super::file(lang, lang.cli_read()))
        .arg(
            Arg::new("suggest")
                .long("suggest")
                .value_name(lang.cli_count())
                .value_parser(value_parser!(u8))
                .default_value("3")
                .hide_default_value(true)
                .help(lang.cli_overlaps_suggest()),
        )
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(lang.cli_overlaps_json()))
}

/// Prints them, as far as those who sat in the room may see them.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let session = source::session(settings, file)?;
    let most = matches.get_one::<u8>("suggest").map_or(3, |most| usize::from(*most));
    let suggest = Suggest { kinds: store::kinds::builtin(), field: &settings.field, most };
    let told = if matches.get_flag("json") {
        overlaps::json(&session, Audience::Room, lang, suggest)
    } else {
        overlaps::text(&session, Audience::Room, lang, suggest, COLUMNS)
    };
    output::result(lang, &told, None)
}
