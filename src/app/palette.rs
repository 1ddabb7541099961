//! The command palette: every wish of this screen by its Japanese and its English name.

use super::action::Action;
use super::choice::{Choice, Row};
use super::input::Key;
use super::keymap::{BINDINGS, Context};
use crate::i18n::Lang;
use crate::text;

/// The wishes that make no sense to choose from a list: the list's own keys, and moving about.
const LEFT_OUT: [Action; 8] = [
    Action::Up,
    Action::Down,
    Action::Confirm,
    Action::Tick,
    Action::Back,
    Action::Copying,
    Action::Palette,
    Action::LineBreak,
];

/// Opens the palette of a place.
#[must_use]
pub fn open(context: Context, lang: Lang) -> Choice<Key> {
    Choice::new(lang.palette_title(), rows(context, lang, "")).narrowed()
}

/// The wishes that match what was typed, those of this place first; each stands for its key.
#[must_use]
pub fn rows(context: Context, lang: Lang, typed: &str) -> Vec<Row<Key>> {
    let mut told: Vec<Action> = LEFT_OUT.to_vec();
    let mut rows = Vec::new();
    for place in context.around() {
        for binding in BINDINGS.iter().filter(|binding| binding.context == *place) {
            let action = binding.action;
            let named = [Lang::Ja, Lang::En].iter().any(|lang| text::find(action.name(*lang), typed));
            if !told.contains(&action) && (named || text::find(action.word(), typed)) {
                told.push(action);
                let note = binding.key.label(lang);
                rows.push(Row { note, ..Row::new(binding.key, action.name(lang)) });
            }
        }
    }
    rows
}
