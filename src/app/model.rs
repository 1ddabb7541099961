//! All that the program knows while it runs.

use std::path::PathBuf;
use std::sync::LazyLock;

use super::action::Action;
use super::choice::Choice;
use super::curtain;
use super::export::Exporting;
use super::help::HelpScreen;
use super::home::HomeScreen;
use super::merge::Merging;
use super::new::NewScreen;
use super::notice::Notice;
use super::open::Open;
use super::room::Room;
use super::submission::Submitting;
use super::theme::{Colours, Theme};
use crate::domain::Value;
use crate::domain::agenda::{Page, Template};
use crate::domain::codebook::Codebook;
use crate::domain::field::Field;
use crate::domain::hints::Hints;
use crate::domain::kinds::Kinds;
use crate::domain::worksheet::Sheet;
use crate::exchange::counts;
use crate::i18n::Lang;
use crate::text::Buffer;

/// What stands in place of the codebook until it is given one.
static NO_CODEBOOK: LazyLock<Codebook> = LazyLock::new(Codebook::default);
/// What stands in place of the hint library until it is given one.
static NO_HINTS: LazyLock<Hints> = LazyLock::new(Hints::default);

/// What is shown to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The projected view: nothing private is drawn.
    #[default]
    Wall,
    /// The secretariat's view, with everything; visibly marked.
    Desk,
}

/// Which screen is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The list of sessions.
    Home,
    /// The form of a new meeting.
    New,
    /// A question on the wall.
    Worksheet,
    /// The agenda, who is here, and the facts of the meeting.
    Meeting,
    /// A page for the wall; none is the title of the item that is on.
    Page(Option<Page>),
    /// What all agencies said.
    Board,
    /// The needs, who could help, and what was tied.
    Overlap,
    /// What was promised before, roles, new actions, decisions, issues.
    Actions,
}

/// The whole of the program's state.
#[derive(Clone, Debug)]
pub struct Model {
    /// The language of the screen.
    pub lang: Lang,
    /// The colours of the screen.
    pub theme: Theme,
    /// How many colours the terminal has.
    pub colours: Colours,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// What is shown to whom.
    pub view: View,
    /// The label under which this machine writes (記録1).
    pub by: String,
    /// Whether a short bell rings when the time of a question or an item is up.
    pub bell: bool,
    /// Which screen is on.
    pub screen: Screen,
    /// The list of sessions, kept while other screens are on.
    pub home: HomeScreen,
    /// The form of a new meeting, kept when it is left half filled in.
    pub new: NewScreen,
    /// Since when the curtain is down, in milliseconds since 1970; none while it is up.
    pub curtain: Option<i64>,
    /// The time of the last message, in milliseconds since 1970.
    pub now: i64,
    /// The day of the last message, as it is stored (`2026-11-21`).
    pub today: String,
    /// Minutes since midnight, as the last message told them.
    pub minute: u16,
    /// The command palette, while it is asked for.
    pub palette: Option<Choice<Action>>,
    /// The themes, while one is asked for.
    pub themes: Option<Choice<Theme>>,
    /// The label under which this machine writes, while it is asked for.
    pub labelling: Option<Buffer>,
    /// The help, while it is shown over a screen.
    pub help: Option<HelpScreen>,
    /// How far taking in other sessions has come, while it is being decided.
    pub merging: Option<Merging>,
    /// How far taking in what was handed in has come, while it is being decided.
    pub submitting: Option<Submitting>,
    /// How far writing the session for other people has come, while it is asked about.
    pub exporting: Option<Exporting>,
    /// A short message.
    pub notice: Option<Notice>,
    /// What said that the words just typed cannot be taken; until the next input.
    pub untaken: Option<Notice>,
    /// What said that the words being typed were erased elsewhere: nothing is taken until a key says that it was seen.
    pub erased: Option<Notice>,
    /// The open session.
    pub open: Option<Open>,
    /// Its screens.
    pub room: Option<Box<Room>>,
    /// The worksheets that a new meeting uses.
    pub sheets: Vec<Value>,
    /// All worksheets there are to choose from.
    pub shelf: Vec<Sheet>,
    /// The files of the town's own worksheets that cannot be used.
    pub broken_sheets: Vec<String>,
    /// The agendas to begin a meeting with.
    pub agendas: Vec<Template>,
    /// What kinds of agencies are called from town to town.
    pub kinds: Kinds,
    /// The codes by which cases are read.
    pub codebook: &'static LazyLock<Codebook>,
    /// The hint library.
    pub hints: &'static LazyLock<Hints>,
    /// The words of the field, by which who could help is found.
    pub field: Field,
    /// Counts below this one are not told to the public.
    pub small: usize,
    /// The folder of what is written for other people.
    pub exports: PathBuf,
    /// The wish that was asked about because something is not saved: once more does it.
    pub(super) ending: Option<Action>,
    /// The wish that is granted as soon as everything is in the file.
    pub(super) leaving: Option<Action>,
}

impl Model {
    /// The program as it starts, on the list of sessions.
    #[must_use]
    pub fn new(lang: Lang, theme: Theme, size: (u16, u16), by: &str, sheets: Vec<Value>) -> Self {
        Self {
            lang,
            theme,
            colours: Colours::default(),
            size,
            view: View::default(),
            by: by.to_owned(),
            bell: false,
            screen: Screen::Home,
            home: HomeScreen::default(),
            new: NewScreen::default(),
            curtain: None,
            now: 0,
            today: String::new(),
            minute: 0,
            palette: None,
            themes: None,
            labelling: None,
            help: None,
            merging: None,
            submitting: None,
            exporting: None,
            notice: None,
            untaken: None,
            erased: None,
            open: None,
            room: None,
            shelf: sheets.iter().cloned().filter_map(|sheet| Sheet::read(sheet).ok()).collect(),
            broken_sheets: Vec::new(),
            sheets,
            agendas: Vec::new(),
            kinds: Kinds::default(),
            codebook: &NO_CODEBOOK,
            hints: &NO_HINTS,
            field: Field::default(),
            small: counts::SMALL,
            exports: PathBuf::new(),
            ending: None,
            leaving: None,
        }
    }

    /// Whether the clock that is shown has run out between a moment and now; both in milliseconds since 1970.
    #[must_use]
    pub(super) fn time_ran_out_since(&self, before: i64) -> bool {
        let shown = self.room.as_ref().zip(self.open.as_ref());
        let clock = shown.and_then(|(room, open)| room.clock(self.screen, &open.session));
        clock.is_some_and(|clock| {
            let end = clock.planned();
            clock.is_running() && end > 0 && (clock.elapsed(before) < end && end <= clock.elapsed(self.now))
        })
    }

    /// When the model wants to be woken, in milliseconds since 1970; none while nothing runs.
    #[must_use]
    pub fn wake_at(&self) -> Option<i64> {
        let room = self.room.as_ref().zip(self.open.as_ref());
        let room = room.and_then(|(room, open)| room.wake_at(self.screen, &open.session, self.now));
        let minute = self.curtain.map(|since| since + curtain::to_next_minute(since));
        room.into_iter().chain(minute).min()
    }
}
