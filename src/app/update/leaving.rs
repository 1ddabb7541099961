//! Leaving a session or the program: what is written is safe first, and what would be lost is asked about.

use super::in_room;
use crate::app::action::Action;
use crate::app::message::{Effect, Moment};
use crate::app::model::{Model, Screen, View};
use crate::app::notice::Notice;
use crate::app::open::{Access, Saving};
use crate::app::{arrivals, lookup, merge};

/// Grants the wish to leave that waited for the file.
pub(super) fn leave(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    match model.leaving.take() {
        Some(Action::Quit) => quit(model, moment, effects),
        Some(Action::GoHome) => go_home(model, moment, effects),
        _ => {}
    }
}

/// The agenda's time rests while nobody has the meeting open.
fn rest_clock(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let is_last = model.open.as_ref().is_some_and(|open| {
        open.access_is_writable() && open.others.is_empty() && !matches!(open.saving(), Saving::Failed(_))
    });
    if is_last {
        in_room(model, moment, effects, |room, _, work| room.rest_clock(work));
    }
}

/// Whether leaving has to wait until the file has what is only safe on this machine yet; the same wish once more does
/// not wait here, but where it is seen.
fn waits(model: &mut Model, wish: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(open) = &model.open else { return false };
    let behind = matches!(open.saving(), Saving::Saved | Saving::Underway);
    if !behind || model.leaving == Some(wish) {
        return false;
    }
    model.leaving = Some(wish);
    model.notice = Some(Notice::calm(model.lang.notice_saving_first()));
    effects.push(Effect::SaveNow);
    true
}

/// Home; the session is saved and closed, the line being typed stays with it.
pub(super) fn go_home(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    merge::settle_overlay(model, effects);
    (model.merging, model.exporting, model.submitting) = (None, None, None);
    rest_clock(model, moment, effects);
    if waits(model, Action::GoHome, effects) {
        return;
    }
    if let Some(open) = &model.open
        && let Saving::Failed(trouble) = open.saving()
        && model.ending.is_none()
    {
        model.ending = Some(Action::GoHome);
        let told = model.lang.trouble(&trouble, &open.name());
        model.notice = Some(Notice::marked(model.lang.notice_leave_unsaved(&told.what, &open.refuge)));
        return;
    }
    (model.ending, model.leaving) = (None, None);
    keep_line(model, moment, effects);
    model.room = None;
    arrivals::let_go(model);
    if let Some(open) = model.open.take() {
        if open.access == Access::Writable {
            model.notice = Some(Notice::calm(model.lang.notice_closed(&open.name())));
        }
        effects.push(Effect::Close(Box::new(open.session)));
    }
    (model.screen, model.view) = (Screen::Home, View::Wall);
    effects.push(Effect::List);
    lookup::again(model, effects);
    lookup::refresh(model, moment);
}

pub(super) fn quit(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    merge::settle_overlay(model, effects);
    rest_clock(model, moment, effects);
    if waits(model, Action::Quit, effects) {
        return;
    }
    if model.ending.is_none() {
        let why = match model.open.as_ref().map(|open| (open.saving(), open)) {
            Some((Saving::Failed(trouble), open)) => {
                let what = model.lang.trouble(&trouble, &open.name()).what;
                Some(model.lang.notice_quit_unsaved(&what, &open.refuge))
            }
            _ if model.new.is_touched() => Some(model.lang.notice_quit_form().to_owned()),
            _ => None,
        };
        if let Some(why) = why {
            model.ending = Some(Action::Quit);
            // what is asked must be seen
            (model.help, model.palette, model.themes, model.labelling) = (None, None, None, None);
            (model.merging, model.exporting, model.submitting) = (None, None, None);
            if model.curtain.is_some() {
                lift(model);
            }
            model.notice = Some(Notice::marked(why));
            return;
        }
    }
    keep_line(model, moment, effects);
    effects.push(Effect::Quit);
}

/// Lifts the curtain; who stands behind it may have looked at more than the wall may show.
pub(super) fn lift(model: &mut Model) {
    model.curtain = None;
    if model.view == View::Desk {
        model.view = View::Wall;
        model.home.found = None;
        if let (Some(room), Some(open)) = (&mut model.room, &model.open) {
            room.lifted(&mut model.screen, &open.session);
        }
    }
}

/// The program is ended from outside: what is on the screen is kept, and the clock rests.
pub(super) fn end(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    merge::settle_overlay(model, effects);
    rest_clock(model, moment, effects);
    keep_line(model, moment, effects);
    effects.push(Effect::Quit);
}

/// Keeps the line being typed before the session is left.
fn keep_line(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let late = Moment { now: i64::MAX, ..moment.clone() };
    in_room(model, &late, effects, |room, _, work| room.woke(work));
}
