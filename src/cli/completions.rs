//! `completions`: what a shell needs to complete this program's command line.

use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::message::Failure;
use super::output;
use crate::i18n::Lang;

/// Writes the completions of a shell to standard output.
pub(super) fn run(lang: Lang, mut command: Command, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(shell) = matches.get_one::<Shell>("shell").copied() else { return Ok(()) };
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    output::result(lang, &script, None)
}
