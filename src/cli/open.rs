//! Opening the screen: on the list, on a session, or on the sample.

use std::io::{self, IsTerminal};

use super::message::Failure;
use super::settings::Settings;
use crate::i18n::{Lang, Trouble};
use crate::shell::terminal::EnterError;
use crate::shell::{self, Ended, First, Start};
use crate::store::{self, Shelf};

/// Runs the screen until it is left.
pub(super) fn run(settings: Settings, first: First) -> Result<(), Failure> {
    let Settings { lang, theme, library, is_asked, sheets, state, by, labels, bell, field, small, exports } =
        settings;
    if let First::File(path) = &first {
        // a file that cannot be opened is told here, where it can be read at leisure; where something is left of it, the
        // screen asks
        if let Err(error) = store::open::read(path)
            && !(io::stdin().is_terminal()
                && store::recover::look(path, &Shelf::new(&store::real(), &state)).is_some())
        {
            return Err(super::source::failure(lang, path, &error));
        }
    }
    let start = Start {
        lang,
        theme,
        library,
        is_asked,
        sheets,
        state,
        by,
        labels,
        bell,
        field,
        small,
        exports,
        first,
    };
    match shell::run(start) {
        Ok(Ended::Well) => Ok(()),
        Ok(Ended::Unsaved(name, why, beside)) => {
            let next = beside.map_or_else(
                || lang.cli_not_saved_anywhere().to_owned(),
                |place| lang.cli_saved_beside(&place),
            );
            Err(unsaved(lang, &name, why.as_ref(), next))
        }
        Ok(Ended::InJournal(name, why, place)) => {
            Err(unsaved(lang, &name, why.as_ref(), lang.cli_in_journal(&place)))
        }
        Err(EnterError::InputNotATerminal | EnterError::OutputNotATerminal) => {
            Err(Failure::plain(lang.cli_no_terminal(), lang.cli_no_terminal_next()))
        }
        Err(EnterError::TooOld) => Err(Failure::plain(lang.cli_old_terminal(), lang.cli_old_terminal_next())),
        Err(EnterError::System(error)) => {
            Err(Failure::of(lang, &Trouble::Other(error.kind().to_string()), lang.cli_the_terminal()))
        }
    }
}

fn unsaved(lang: Lang, name: &str, why: Option<&Trouble>, next: String) -> Failure {
    let what = why.map_or_else(|| lang.cli_not_saved(name), |why| lang.trouble(why, name).what);
    Failure::plain(what, next)
}
