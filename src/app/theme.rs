//! The colours of the screen, by name; what they look like is in `ui::theme`.

use super::choice::{Choice, Picked, Row};
use super::input::Input;
use super::model::Model;
use super::notice::Notice;
use crate::i18n::Lang;

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light: rooms are lit.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black and white with strong blocks.
    Contrast,
    /// No colours: reversed, bold and underlined text, words and marks.
    Mono,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Mono];

    /// The word it has on the command line and in the configuration.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The one that a word names.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Light => lang.theme_light(),
            Self::Dark => lang.theme_dark(),
            Self::Contrast => lang.theme_contrast(),
            Self::Mono => lang.theme_mono(),
        }
    }
}

/// Asks for a theme; the one that is on is selected.
pub(super) fn ask(model: &mut Model) {
    let lang = model.lang;
    if model.colours == Colours::None {
        model.notice = Some(Notice::calm(lang.notice_no_colours()));
        return;
    }
    let rows = Theme::ALL.into_iter().map(|theme| Row::new(theme, theme.name(lang))).collect();
    let mut choice = Choice::new(lang.theme_title(), rows);
    choice.at = Theme::ALL.iter().position(|theme| *theme == model.theme).unwrap_or(0);
    model.themes = Some(choice);
}

/// Takes an input while a theme is asked for.
pub(super) fn answer(model: &mut Model, mut choice: Choice<Theme>, input: &Input) {
    match choice.input(input) {
        Picked::Chosen(theme) => model.theme = theme,
        Picked::Left => {}
        _ => model.themes = Some(choice),
    }
}

/// How many colours the terminal has; a fact like the size of its window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// 256 or more.
    #[default]
    Many,
    /// The 16 of the console.
    Sixteen,
    /// None.
    None,
}
