//! `merge-driver`: git merges sessions as the program does. Both sides into the file git names; where a side cannot be
//! read, that file stays as it is, and git tells of a conflict.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::settings::Settings;
use crate::domain::{Session, together};
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::wire::Reader;
use crate::store::{Trouble, open};

/// What git says to it: `%O %A %B`, and where they are configured `%L %P`.
pub(super) fn command(lang: Lang) -> Command {
    let file = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).value_parser(value_parser!(PathBuf)).help(help).required(true)
    };
    super::sub(lang, "merge-driver", lang.cli_driver(), lang.cli_driver_usage())
        .arg(file("base", "%O", lang.cli_driver_base()))
        .arg(file("ours", "%A", lang.cli_driver_ours()))
        .arg(file("theirs", "%B", lang.cli_driver_theirs()))
        .arg(Arg::new("marker").value_name("%L").help(lang.cli_driver_marker()))
        .arg(
            Arg::new("path")
                .value_name("%P")
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_driver_path()),
        )
}

/// Merges what git gives.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let file = |name| matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path);
    let (base, ours, theirs) = (file("base"), file("ours"), file("theirs"));
    let path = matches.get_one::<PathBuf>("path").map_or(ours, PathBuf::as_path).display().to_string();
    let told = |side: &str, what: String| Failure {
        what: lang.driver_not_merged(&path),
        shown: format!("{side}: {what}"),
        next: lang.driver_next(&path),
    };
    let trouble_of = |side: &str, trouble: &Trouble| {
        told(side, lang.trouble(&trouble::told(trouble, trouble::readable(trouble)), &path).what)
    };
    let mut reader = Reader::default();
    let mut read = |file: &Path, side: &str| -> Result<Session, Failure> {
        let loaded = open::read_by(&mut reader, file).map_err(|trouble| trouble_of(side, &trouble))?;
        match loaded.hand.unread.count {
            0 => Ok(loaded.session),
            // git keeps both sides; merged here they would be lost
            count => Err(told(side, lang.check_hand(count))),
        }
    };
    let (mine, other) = (read(ours, lang.driver_ours())?, read(theirs, lang.driver_theirs())?);
    // where both sides lost something that the base still has, it is not lost
    let before = open::read_by(&mut reader, base).map_or_else(|_| Session::new(), |loaded| loaded.session);
    let merged = together::union([&before, &mine, &other]);
    open::replace(ours, &merged).map_err(|trouble| trouble_of(lang.driver_ours(), &trouble))
}
