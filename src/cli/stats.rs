//! `stats`: any number of session files in figures.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::settings::Settings;
use super::{args, families, output, source};
use crate::domain::figures::{Asking, By, Counted, count};
use crate::exchange::figures::{Report, Telling, csv, json, text};
use crate::i18n::{Lang, date};
use crate::shell::moment;
use crate::store;

/// Columns that a line of text has where nobody looks on, and at least and at most on a terminal.
const COLUMNS: (usize, usize, usize) = (100, 60, 160);

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    super::sub(lang, "stats", lang.cli_stats(), lang.cli_stats_usage())
        .arg(
            Arg::new("files")
                .value_name(lang.cli_file())
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_stats_files())
                .required(true)
                .num_args(1..),
        )
        .arg(
            args::option("by", "month|year|agency|area|layer", lang.cli_stats_by())
                .value_parser(By::ALL.map(By::word))
                .hide_possible_values(true),
        )
        .arg(args::option("since", lang.cli_day(), lang.cli_stats_since()))
        .arg(args::option("until", lang.cli_day(), lang.cli_stats_until()))
        .arg(
            args::option("to", "text|csv|json", lang.cli_stats_to())
                .value_parser(["text", "csv", "json"])
                .hide_possible_values(true)
                .conflicts_with("json"),
        )
        .arg(flag("json", lang.cli_stats_json()))
        .arg(flag("fictional", lang.cli_stats_fictional()))
        .arg(args::output(lang, lang.cli_export_output()))
}

/// Counts what lies there and tells it.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let now = moment::now();
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let asking = Asking {
        by: word("by").and_then(By::read),
        since: day(lang, word("since"), now.today)?,
        until: day(lang, word("until"), now.today)?,
        today: now.day(),
        fictional: matches.get_flag("fictional"),
    };
    if !asking.until.is_empty() && asking.since > asking.until {
        let [since, until] =
            [&asking.since, &asking.until].map(|day| date::told(lang, day).unwrap_or_default());
        return Err(Failure::plain(lang.stats_turned_round(&since, &until), lang.stats_turned_round_next()));
    }
    let places: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
    let mut counted = Counted::default();
    let told = families::each(
        settings,
        &places,
        |united| count(&united.session, &asking, &united.areas),
        |family| {
            counted.add(family);
            ControlFlow::Continue(())
        },
    );
    // what is made up counts where nothing else is there
    let alone = counted.sums.total.networks == 0;
    let counts_made_up = counted.made_up > 0 && (alone || asking.fictional);
    let left_out = if counts_made_up { 0 } else { counted.made_up };
    let sums = if alone { counted.apart } else { counted.sums };
    let report = Report {
        sums,
        by: asking.by,
        since: asking.since,
        until: asking.until,
        fictional: counts_made_up,
        left_out,
        undated: counted.undated,
        files: told.files,
        unread: told.unread,
        copies: told.copies.iter().map(|path| source::name(lang, path)).collect(),
    };
    let telling = Telling { lang, kinds: store::kinds::builtin(), names: true };
    let out = args::output_of(matches);
    let said = args::form_of(matches, &["text", "csv", "json"].map(|word| (word, word)));
    let form = if matches.get_flag("json") { Some("json") } else { said };
    let bytes = match form.unwrap_or_default() {
        "csv" => csv::write(&report, telling),
        "json" => json::write(&report, telling).into_bytes(),
        _ => text::write(&report, telling, columns(output::is_file(out))).into_bytes(),
    };
    output::result(lang, bytes, out)?;
    told.end(lang)
}

/// A day as it is stored; empty where none is given.
fn day(lang: Lang, typed: Option<&str>, today: NaiveDate) -> Result<String, Failure> {
    let Some(typed) = typed else { return Ok(String::new()) };
    let day = date::typed(typed, today).ok_or_else(|| Failure {
        what: lang.new_bad_date().to_owned(),
        shown: String::new(),
        next: String::new(),
    })?;
    Ok(day.format("%Y-%m-%d").to_string())
}

/// The columns of the terminal it is shown on.
fn columns(in_file: bool) -> usize {
    let (usual, least, most) = COLUMNS;
    let shown = !in_file && io::stdout().is_terminal();
    let size = shown.then(crossterm::terminal::size).and_then(Result::ok);
    size.map_or(usual, |(columns, _)| usize::from(columns).clamp(least, most))
}
