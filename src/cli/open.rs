//! Opening the screen: on the list, on a session, or on the sample.

use clap::ArgMatches;

use super::message::Failure;
use crate::app::Theme;
use crate::i18n::{Lang, Trouble};
use crate::shell::terminal::EnterError;
use crate::shell::{self, Ended, First, Start};
use crate::store;

/// The label under which this machine writes.
pub(super) const BY: &str = "記録1";

/// Runs the screen until it is left.
pub(super) fn run(lang: Lang, matches: &ArgMatches, first: First) -> Result<(), Failure> {
    if let First::File(path) = &first {
        // a file that cannot be opened is told here, where it can be read at leisure
        store::open::read(path).map_err(|error| super::check::failure(lang, path, &error))?;
    }
    let theme = matches.get_one::<String>("theme").and_then(|word| Theme::read(word));
    let start = Start {
        lang,
        theme,
        library: super::library(matches),
        state: super::state(),
        by: BY.to_owned(),
        first,
    };
    match shell::run(start) {
        Ok(Ended::Well) => Ok(()),
        Ok(Ended::Unsaved(name, why, beside)) => Err(unsaved(lang, &name, why.as_ref(), beside.as_deref())),
        Err(EnterError::InputNotATerminal | EnterError::OutputNotATerminal) => Err(Failure {
            what: lang.cli_no_terminal().to_owned(),
            shown: String::new(),
            next: lang.cli_no_terminal_next().to_owned(),
        }),
        Err(EnterError::TooOld) => Err(Failure {
            what: lang.cli_old_terminal().to_owned(),
            shown: String::new(),
            next: lang.cli_old_terminal_next().to_owned(),
        }),
        Err(EnterError::System(error)) => {
            Err(Failure::of(lang, &Trouble::Other(error.kind().to_string()), lang.cli_the_terminal()))
        }
    }
}

fn unsaved(lang: Lang, name: &str, why: Option<&Trouble>, beside: Option<&str>) -> Failure {
    let what = why.map_or_else(|| lang.cli_not_saved(name), |why| lang.trouble(why, name).what);
    let next =
        beside.map_or_else(|| lang.cli_not_saved_anywhere().to_owned(), |place| lang.cli_saved_beside(place));
    Failure { what, shown: String::new(), next }
}
