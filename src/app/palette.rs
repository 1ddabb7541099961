//! The command palette: every wish of this screen by its Japanese and its English name.

use super::action::Action;
use super::choice::{Choice, Row};
use super::keymap::{self, BINDINGS, Context, KEYLESS};
use super::model::Model;
use crate::i18n::Lang;
use crate::text;

/// The wishes that make no sense to choose from a list: the list's own keys, and moving about.
pub const LEFT_OUT: [Action; 8] = [
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
pub(super) fn open(model: &Model, context: Context) -> Choice<Action> {
    Choice::new(model.lang.palette_title(), offered(model, context, "")).narrowed()
}

/// The wishes that match what was typed, without those for which there is nothing at the moment.
#[must_use]
pub(super) fn offered(model: &Model, context: Context, typed: &str) -> Vec<Row<Action>> {
    let is_laid = model.open.as_ref().is_some_and(|open| open.overlay().is_some());
    let mut rows = rows(context, model.lang, typed);
    rows.retain(|row| row.value != Action::TakeBack || is_laid);
    rows
}

/// The wishes that match what was typed, those of this place first, each with its key where it has one.
#[must_use]
pub fn rows(context: Context, lang: Lang, typed: &str) -> Vec<Row<Action>> {
    let mut told: Vec<Action> = LEFT_OUT.to_vec();
    if matches!(context, Context::Choice | Context::Form) {
        // a list that asks stays in the language it was worded in
        told.push(Action::Language);
    }
    let mut rows = Vec::new();
    for place in context.around() {
        let bound = BINDINGS.iter().map(|binding| (binding.context, binding.action));
        for (_, action) in bound.chain(KEYLESS.iter().copied()).filter(|(known, _)| known == place) {
            let names = [Lang::Ja, Lang::En].map(|lang| action.name(lang));
            let named = names
                .into_iter()
                .chain([action.word(), Lang::also(action.word())])
                .any(|name| text::find(name, typed));
            if !told.contains(&action) && named {
                told.push(action);
                let note = keymap::key_of(context, action).map(|key| key.label(lang)).unwrap_or_default();
                rows.push(Row { note, ..Row::new(action, action.name(lang)) });
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_are_of_wishes_that_there_are() {
        let with = Action::ALL.iter().filter(|action| !Lang::also(action.word()).is_empty());
        assert_eq!(with.count(), 19);
    }

    #[test]
    fn a_wish_is_found_by_the_words_people_have_for_it() {
        for word in
            ["ワード", "印刷", "エクスポート", "タイマー", "名簿", "閉じる", "次回", "印", "timer", "close"]
        {
            for lang in [Lang::Ja, Lang::En] {
                assert!(!rows(Context::Line, lang, word).is_empty(), "{word}");
            }
        }
        assert_eq!(rows(Context::Line, Lang::Ja, "ワード")[0].value, Action::Export);
        assert!(rows(Context::Line, Lang::Ja, "ほうれん草").is_empty());
    }
}
