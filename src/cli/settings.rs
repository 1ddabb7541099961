//! What is set for this run: the command line beats the configuration, the configuration beats the system.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::app::Theme;
use crate::domain::field::Field;
use crate::exchange::{Audience, Form, Order, counts};
use crate::i18n::Lang;
use crate::store::{self, Config, Labels, sheets};

/// The label under which this machine writes where nobody ever said one.
const BY: &str = "記録1";

/// What is set for this run.
pub(super) struct Settings {
    /// The language of the screen.
    pub(super) lang: Lang,
    /// The colours of the screen, where somebody asked for some.
    pub(super) theme: Option<Theme>,
    /// The folder of the sessions.
    pub(super) library: PathBuf,
    /// Whether somebody asked for that folder, so that it has to be there.
    pub(super) is_asked: bool,
    /// The folder of the worksheets of this town.
    pub(super) sheets: PathBuf,
    /// The folder of what the program keeps for itself.
    pub(super) state: PathBuf,
    /// The label under which this machine writes.
    pub(super) by: String,
    /// What this machine knows of its label.
    pub(super) labels: Labels,
    /// Whether a short bell rings when the time of a question is up.
    pub(super) bell: bool,
    /// The words of the field, with those of this town.
    pub(super) field: Field,
    /// Counts below this one are not told to the public.
    pub(super) small: usize,
    /// The folder of what the program writes for other people.
    pub(super) exports: PathBuf,
}

impl Settings {
    /// Brings together what was asked for and what is configured.
    pub(super) fn new(lang: Lang, matches: &ArgMatches, config: Config) -> Self {
        // options may stand before a subcommand or after it
        let matches = matches.subcommand().map_or(matches, |(_, sub)| sub);
        let theme = matches.get_one::<String>("theme").or(config.theme.as_ref());
        let library = matches.get_one::<PathBuf>("dir").cloned().or(config.dir);
        let is_asked = library.is_some();
        let library = library.unwrap_or_else(usual_library);
        let state = state();
        let labels = Labels::new(&state, config.by);
        Self {
            lang,
            theme: theme.and_then(|word| Theme::read(word)),
            sheets: config.sheets.unwrap_or_else(|| library.join(sheets::FOLDER)),
            library,
            is_asked,
            state,
            by: labels.last().unwrap_or_else(|| BY.to_owned()),
            labels,
            bell: config.bell,
            field: store::field::builtin().with(&config.words),
            small: config.small.unwrap_or(counts::SMALL),
            exports: config.exports.unwrap_or_else(usual_exports),
        }
    }

    /// An order of today, with what is set.
    pub(super) fn order(&self, form: Form, audience: Audience) -> Order {
        let made = crate::shell::moment::now().today;
        Order {
            small: self.small,
            kinds: store::kinds::builtin(),
            ..Order::new(form, audience, self.lang, made)
        }
    }
}

/// The folder of the sessions in the platform's data folder.
fn usual_library() -> PathBuf {
    super::folders().map_or_else(|| PathBuf::from("."), |dirs| dirs.data_dir().join("sessions"))
}

/// A folder of our own where people keep their documents, or where they are at home.
fn usual_exports() -> PathBuf {
    let dirs = directories::UserDirs::new();
    let documents =
        dirs.as_ref().map(|dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned());
    documents.unwrap_or_else(|| PathBuf::from(".")).join("norishiro")
}

/// The folder of what the program keeps for itself.
pub(super) fn state() -> PathBuf {
    let dirs = super::folders();
    let state =
        dirs.as_ref().map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned());
    state.unwrap_or_else(|| PathBuf::from("."))
}
