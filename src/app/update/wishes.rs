//! The wishes that mean the same on every screen.

use super::leaving::{go_home, quit};
use super::route::{context, contexts};
use super::{in_room, tell};
use crate::app::action::Action;
use crate::app::help::HelpScreen;
use crate::app::message::{Effect, Moment};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::open::{Open, Saving};
use crate::app::room::Room;
use crate::app::{compare, export, label, lookup, merge, palette, submission, theme};

/// The wishes that mean the same on every screen.
pub(super) fn act(model: &mut Model, action: Option<Action>, moment: &Moment, effects: &mut Vec<Effect>) {
    if model.ending != action {
        model.ending = None;
    }
    if model.leaving != action {
        model.leaving = None;
    }
    match action {
        Some(Action::Help) => model.help = Some(HelpScreen { contexts: contexts(model), scrolled: 0 }),
        Some(Action::Quit) => quit(model, moment, effects),
        Some(Action::GoHome) => go_home(model, moment, effects),
        Some(Action::Repaint) => effects.push(Effect::Repaint),
        Some(Action::Palette) => model.palette = Some(palette::open(model, context(model))),
        Some(Action::Language) => {
            model.lang = model.lang.other();
            in_room(model, moment, effects, |room, on, work| room.refresh(*on, work));
            export::refresh(model);
            submission::refresh(model);
            lookup::refresh(model, moment);
            model.notice = Some(Notice::calm(model.lang.notice_language()));
        }
        Some(Action::Theme) => theme::ask(model),
        Some(Action::Label) => label::ask(model),
        Some(Action::Hints) => {
            in_room(model, moment, effects, |room, on, work| room.open_hints(*on, work));
        }
        Some(Action::Paper) => _ = in_room(model, moment, effects, Room::paper),
        Some(wish @ (Action::Sheets | Action::Checks | Action::CopyCase | Action::RemoveSheet)) => {
            in_room(model, moment, effects, |room, on, work| room.sheet(wish, on, work));
        }
        Some(Action::CountAll) => {
            _ = in_room(model, moment, effects, |room, _, work| room.board.switch_faulty(work));
        }
        Some(Action::OtherMeeting) => {
            in_room(model, moment, effects, Room::other_meeting);
        }
        Some(Action::Cases) => _ = in_room(model, moment, effects, |room, _, work| room.lay_cases(work)),
        Some(Action::Suggested) => {
            in_room(model, moment, effects, Room::suggest);
        }
        Some(Action::WorksWith) => {
            _ = in_room(model, moment, effects, |room, _, work| room.tell_partners(work));
        }
        Some(Action::Figures) => {
            _ = in_room(model, moment, effects, |room, _, work| room.tell_figures(work));
        }
        Some(Action::Conflicts) => _ = in_room(model, moment, effects, |room, _, work| room.differing(work)),
        Some(Action::Silence) => _ = in_room(model, moment, effects, |room, _, work| room.speak(work)),
        Some(Action::Bin) => _ = in_room(model, moment, effects, |room, _, work| room.open_bin(work)),
        Some(Action::Curtain) => model.curtain = Some(moment.now),
        Some(Action::Copying) => model.notice = Some(Notice::calm(model.lang.notice_copying())),
        Some(Action::TakeIn | Action::Submit | Action::Export | Action::SaveNow) if compare::is_on(model) => {
            model.notice = Some(Notice::marked(model.lang.compare_only_looking()));
        }
        Some(Action::TakeIn) => {
            if let Some(path) = model.open.as_ref().map(|open| open.path.clone()) {
                merge::ask(model, path, effects);
            }
        }
        Some(Action::TakeBack) => merge::take_back(model),
        Some(Action::Submit | Action::Export)
            if model.submitting.is_some() || model.exporting.is_some() || model.merging.is_some() => {}
        Some(Action::Submit) => {
            submission::ask(model, effects);
        }
        Some(Action::Export) => export::ask(model, effects),
        Some(Action::WriteCompared) => export::ask_compared(model),
        Some(Action::SaveNow) => {
            if !model.open.as_ref().is_some_and(Open::is_looking) {
                merge::settle_overlay(model, effects);
            }
            if let Some(open) = &model.open {
                effects.push(Effect::SaveNow);
                match open.saving() {
                    Saving::InFile => model.notice = Some(Notice::calm(model.lang.notice_all_saved())),
                    // tried again; if it works, that is said
                    Saving::Failed(trouble) => {
                        let name = open.name();
                        tell(model, &trouble, &name);
                    }
                    Saving::Saved | Saving::Underway => {}
                }
            }
        }
        _ => {}
    }
}
