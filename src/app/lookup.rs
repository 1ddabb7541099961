//! Looking something up over all sessions from Home, and the way to what was chosen there.

use std::path::PathBuf;

use super::action::Action;
use super::home::Listing;
use super::home::found::{Around, Outcome, Page, Place};
use super::input::Input;
use super::keymap::{self, Context};
use super::message::{Effect, Moment};
use super::model::{Model, View};
use super::notice::Notice;
use super::region::is_enough;
use super::sweep::Found;
use super::update::in_room;

/// Lists the actions that are open in any session.
pub(super) fn actions(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let around = around(model, moment);
    // a file of which nothing is known yet may have some
    let has_some = |listing: &&Listing| {
        !listing.is_read || listing.actions > 0 || listing.trouble.is_some() || listing.waiting
    };
    let files = files(model, has_some);
    let (page, effect) = Page::actions(next(model), files, around);
    model.home.found = Some(Box::new(page));
    effects.push(effect);
}

/// Finds what was said with some words in any session.
pub(super) fn words(model: &mut Model, typed: &str, moment: &Moment, effects: &mut Vec<Effect>) {
    let around = around(model, moment);
    let files = files(model, |_| true);
    let (page, effect) = Page::words(typed, next(model), files, around);
    model.home.found = Some(Box::new(page));
    effects.push(effect.unwrap_or(Effect::StopSweep));
}

fn next(model: &mut Model) -> u64 {
    model.home.sweeps += 1;
    model.home.sweeps
}

fn files(model: &Model, has_some: impl Fn(&&Listing) -> bool) -> Vec<PathBuf> {
    let all = model.home.sessions().unwrap_or_default();
    all.iter().filter(has_some).map(|listing| listing.path.clone()).collect()
}

fn around(model: &Model, moment: &Moment) -> Around {
    Around { lang: model.lang, today: moment.today, view: model.view, size: model.size }
}

/// Some files were looked through.
pub(super) fn swept(model: &mut Model, number: u64, found: Vec<Found>, left: usize, moment: &Moment) {
    let around = around(model, moment);
    if let Some(page) = &mut model.home.found {
        page.swept(number, found, left, around);
    }
}

/// The window, the view or the language changed; in a window too small to be laid out nothing moves.
pub(super) fn refresh(model: &mut Model, moment: &Moment) {
    if !is_enough(model.size) {
        return;
    }
    let around = around(model, moment);
    if let Some(page) = &mut model.home.found {
        page.lay_out(around);
    }
}

/// Back from a session: what it holds now is read once more.
pub(super) fn again(model: &mut Model, effects: &mut Vec<Effect>) {
    let (number, all) = (next(model), files(model, |_| true));
    let lang = model.lang;
    if let Some(page) = &mut model.home.found {
        effects.extend(page.again(number, all, lang));
    }
}

/// Takes an input.
pub(super) fn input(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let around = around(model, moment);
    let Some(page) = &mut model.home.found else { return };
    let means = if let Input::Key(key) = input { keymap::action(Context::Found, *key) } else { None };
    let typed = page.line.text().to_owned();
    match means {
        Some(Action::Desk) => {
            model.view = if model.view == View::Wall { View::Desk } else { View::Wall };
            model.notice = Some(match model.view {
                View::Wall => Notice::calm(model.lang.notice_wall()),
                View::Desk => Notice::marked(model.lang.notice_desk()),
            });
            refresh(model, moment);
        }
        Some(Action::Find) if !page.is_words() => words(model, &typed, moment, effects),
        Some(Action::Actions) if page.is_words() => actions(model, moment, effects),
        Some(Action::Actions) => leave(model, effects),
        Some(Action::Find) => {}
        _ => match page.input(input, around) {
            Outcome::Open => {}
            Outcome::Left => leave(model, effects),
            Outcome::Look(typed) => words(model, &typed, moment, effects),
            Outcome::Chosen((path, id)) => {
                model.home.going = Some(((path.clone(), id), model.view));
                effects.push(Effect::Open(path));
            }
        },
    }
}

/// Back to the list; what the wall may not show is not shown there any more.
fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    model.home.found = None;
    model.view = View::Wall;
    effects.push(Effect::StopSweep);
}

/// A session was opened: what was chosen of it is shown, to whom it was shown before.
pub(super) fn opened(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let Some(((path, id), view)): Option<(Place, View)> = model.home.going.take() else { return };
    if model.open.as_ref().is_some_and(|open| open.path == path) {
        model.view = view;
        in_room(model, moment, effects, |room, on, work| room.reach(id, on, work));
    }
}

/// A file could not be opened: nothing waits for it any more.
pub(super) fn failed(model: &mut Model) {
    model.home.going = None;
}
