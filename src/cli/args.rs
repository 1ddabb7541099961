//! Arguments that several subcommands take.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};

use crate::exchange::Audience;
use crate::i18n::Lang;

/// `--NAME VALUE`.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// `--for`: for whom it is written.
pub(super) fn audience(lang: Lang) -> Arg {
    option("for", "room|office|public", lang.cli_export_for())
        .value_parser(["room", "office", "public"])
        .hide_possible_values(true)
        .default_value("room")
        .hide_default_value(true)
}

/// For whom it is to be written.
pub(super) fn audience_of(matches: &ArgMatches) -> Audience {
    matches.get_one::<String>("for").and_then(|word| Audience::read(word)).unwrap_or_default()
}

/// `-o`: the file that is written.
pub(super) fn output(lang: Lang, help: &'static str) -> Arg {
    option("output", lang.cli_file(), help).short('o').value_parser(value_parser!(PathBuf))
}

/// The file that is to be written; none for the screen.
pub(super) fn output_of(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<PathBuf>("output").map(PathBuf::as_path)
}

/// In which of these forms (by their words) it is to be written: as `--to` says, else as the file that is written ends; none
/// where neither says it.
pub(super) fn form_of<F: Copy>(matches: &ArgMatches, forms: &[(&str, F)]) -> Option<F> {
    let said = matches.get_one::<String>("to").map(|word| word.to_lowercase());
    let ending = || {
        let ending = output_of(matches)?.extension()?.to_string_lossy().to_lowercase();
        Some(match ending.as_str() {
            "md" => "markdown".to_owned(),
            "txt" => "text".to_owned(),
            "htm" => "html".to_owned(),
            _ => ending,
        })
    };
    let word = said.or_else(ending)?;
    forms.iter().find(|(known, _)| *known == word).map(|(_, form)| *form)
}
