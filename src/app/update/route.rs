//! Where an input goes: to what lies uppermost, then to the screen, then to what means the same everywhere.

use super::in_room;
use super::leaving::{go_home, lift, quit};
use super::wishes::act;
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked};
use crate::app::curtain::{self, Behind};
use crate::app::export::Exporting;
use crate::app::input::{Code, Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::merge::Merging;
use crate::app::message::{Effect, Moment};
use crate::app::model::{Model, Screen};
use crate::app::notice::{Notice, Weight};
use crate::app::open::Open;
use crate::app::{
    compare, export, help, home, label, lookup, merge, new, palette, region, room, submission, theme,
};

pub(super) fn take_input(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    if let Input::Resize(columns, rows) = input {
        // a window of nothing, as a window manager may tell for a moment, is no window to lay anything out in
        if *columns == 0 || *rows == 0 {
            return;
        }
        model.size = (*columns, *rows);
        lookup::refresh(model, moment);
        in_room(model, moment, effects, |room, on, work| room.refresh(*on, work));
        return;
    }
    if !region::is_enough(model.size) && does_unseen(input) {
        return;
    }
    if model.curtain.is_some() {
        match curtain::behind(input) {
            Behind::Nothing => return,
            Behind::Lift => {
                lift(model);
                return;
            }
            Behind::Part if context(model) == Context::Line => {
                let parted = keymap::key_of(Context::Line, Action::LineBreak).map(Input::Key);
                in_room(model, moment, effects, |room, on, work| {
                    parted.filter(|_| !room.worksheet.line.is_empty()).map(|key| room.input(on, &key, work))
                });
                return;
            }
            Behind::Part => return,
            Behind::Through if is_asking(model) && !matches!(input, Input::Key(_)) => return,
            Behind::Through => {}
        }
    }
    model.notice = None;
    let untaken = model.untaken.take().filter(|_| would_take(model, input));
    if untaken.is_some() {
        // a turn that moves on would look as if the words had been taken
        model.notice = untaken;
        return;
    }
    let urgent = key_of(input, Context::Choice).filter(|key| is_urgent(*key));
    let is_over = model.palette.is_some()
        || model.themes.is_some()
        || model.labelling.is_some()
        || model.help.is_some();
    if let (Some(key), true) = (urgent, is_over) {
        act(model, keymap::action(Context::Anywhere, key), moment, effects);
        return;
    }
    if model.help.is_some() {
        read_help(model, input, effects, moment);
        return;
    }
    let help = matches!(input, Input::Key(key)
        if keymap::action(Context::Anywhere, *key) == Some(Action::Help));
    if help && is_over {
        act(model, Some(Action::Help), moment, effects);
        return;
    }
    if let Some(themes) = model.themes.take() {
        theme::answer(model, themes, input);
        return;
    }
    if let Some(line) = model.labelling.take() {
        label::answer(model, line, input, effects);
        return;
    }
    if let Some(palette) = model.palette.take() {
        choose_command(model, palette, input, moment, effects);
        return;
    }
    if model.exporting.is_some() {
        in_export(model, input, moment, effects);
        return;
    }
    if model.submitting.is_some() {
        in_submission(model, input, moment, effects);
        return;
    }
    if model.merging.is_some() {
        in_merge(model, input, moment, effects);
        return;
    }
    if model.screen == Screen::Home && model.home.found.is_some() {
        in_found(model, input, moment, effects);
        return;
    }
    let here = context(model);
    if is_for_erased(model, here, input) {
        return;
    }
    if let Some(step) = step_of_merge(model, input) {
        match step {
            StepOfMerge::Back => merge::take_back(model),
            StepOfMerge::Again => merge::take_in_again(model, moment, effects),
        }
        in_room(model, moment, effects, |room, on, work| room.refresh(*on, work));
        return;
    }
    let passed = match model.screen {
        Screen::Home => {
            let wish = model.home.input(input, (model.lang, model.size), effects);
            match wish {
                home::Wish::New => {
                    model.new.enter(model.lang, moment.today);
                    model.screen = Screen::New;
                }
                home::Wish::NoMenu => model.notice = Some(Notice::calm(model.lang.home_no_menu())),
                home::Wish::Find => {
                    let typed = model.home.search.text().to_owned();
                    lookup::words(model, &typed, moment, effects);
                }
                home::Wish::Actions => lookup::actions(model, moment, effects),
                home::Wish::Palette => model.palette = Some(palette::open(model, here)),
                home::Wish::Next(path) => {
                    model.screen = Screen::New;
                    model.new.enter(model.lang, moment.today);
                    effects.push(Effect::ReadEarlier(path));
                }
                home::Wish::Submit(path) => submission::of_file(model, path, effects),
                home::Wish::Export(path) => export::of_file(model, path, effects),
                home::Wish::ExportAll(files) => export::ask_many(model, files),
                home::Wish::Compare(files) => compare::ask(model, files, effects),
                home::Wish::Merge(path) => merge::ask(model, path, effects),
                home::Wish::MergeAll(into, files) => merge::ask_all(model, into, files, effects),
                home::Wish::None => {}
            }
            key_of(input, Context::Home)
        }
        Screen::New => {
            let sessions = model.home.sessions().unwrap_or_default();
            let around =
                new::Around { lang: model.lang, moment, sessions, sheets: &model.sheets, size: model.size };
            let wish = model.new.input(input, around, (&mut model.notice, &mut *effects));
            if wish == new::Wish::Leave {
                go_home(model, moment, effects);
            }
            key_of(input, Context::New)
        }
        Screen::Worksheet
        | Screen::Board
        | Screen::Overlap
        | Screen::Meeting
        | Screen::Page(_)
        | Screen::Actions => {
            let passed =
                in_room(model, moment, effects, |room, on, work| room.input(on, input, work)).flatten();
            if matches!(input, Input::Text(_) | Input::Paste(_)) && !may_be_written(model) {
                model.untaken = model.notice.clone().filter(|notice| notice.weight == Weight::Marked);
            }
            if compare::is_left(model, here, input) {
                go_home(model, moment, effects);
            }
            passed
        }
    };
    if let Some(key) = passed {
        act(model, keymap::action(here, key), moment, effects);
    } else {
        (model.ending, model.leaving) = (None, None);
    }
}

/// Whether an input was meant for words that were erased elsewhere while they were being typed: it is not taken, and says
/// so again, until a key comes with which a line is left.
fn is_for_erased(model: &mut Model, here: Context, input: &Input) -> bool {
    let Some(told) = model.erased.take().filter(|_| model.room.is_some()) else { return false };
    let leaves = [Code::Enter, Code::Esc, Code::Up, Code::Down, Code::Left, Code::Right];
    if matches!(input, Input::Key(key) if leaves.contains(&key.code)) {
        return true;
    }
    let is_taken = keymap::everywhere_but_undo(here, input).is_none();
    if is_taken {
        model.notice = Some(told.clone());
    }
    model.erased = Some(told);
    is_taken
}

/// While other sessions are being taken in: what means the same everywhere still does.
fn in_merge(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let here = context(model);
    let means = if let Input::Key(key) = input { keymap::action(here, *key) } else { None };
    if means == Some(Action::Desk) {
        in_room(model, moment, effects, |_, _, work| room::switch_view(work));
    } else if let Some(key) = key_of(input, here) {
        act(model, keymap::action(here, key), moment, effects);
    } else {
        (model.ending, model.leaving) = (None, None);
        merge::input(model, input, moment, effects);
    }
}

/// Does what a key means everywhere but undo, if it does; any other input ends the wish to leave.
fn is_done_everywhere(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
    let here = context(model);
    let key = keymap::everywhere_but_undo(here, input);
    match key {
        Some(key) => act(model, keymap::action(here, key), moment, effects),
        None => (model.ending, model.leaving) = (None, None),
    }
    key.is_some()
}

/// While what was handed in is looked over: what means the same everywhere still does.
fn in_submission(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let means = if let Input::Key(key) = input { keymap::action(Context::Room, *key) } else { None };
    if means == Some(Action::Desk) {
        in_room(model, moment, effects, |_, _, work| room::switch_view(work));
        submission::refresh(model);
    } else if !is_done_everywhere(model, input, moment, effects) {
        submission::input(model, input, moment, effects);
    }
}

/// While what was found over all sessions is looked over: what means the same everywhere still does.
fn in_found(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    if !is_done_everywhere(model, input, moment, effects) {
        lookup::input(model, input, moment, effects);
    }
}

/// While the session is being written for other people: what means the same everywhere still does.
fn in_export(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    if is_done_everywhere(model, input, moment, effects) {
        return;
    }
    match model.exporting.take() {
        Some(Exporting::Page(page)) => export::input(model, page, input, moment, effects),
        waiting => model.exporting = waiting,
    }
}

/// Whether a key would do something that nobody sees in a window too small to show it; what is typed and taken away
/// again stays, and the program can be left.
fn does_unseen(input: &Input) -> bool {
    let Input::Key(key) = input else { return false };
    let typing = [Code::Left, Code::Backspace, Code::Home, Code::End];
    !is_urgent(*key) && !typing.iter().any(|code| *key == Key::plain(*code))
}

/// Whether a key would take what was typed, if it had been.
fn would_take(model: &Model, input: &Input) -> bool {
    let Input::Key(key) = input else { return false };
    let action = keymap::action(context(model), *key);
    matches!(action, Some(Action::Add | Action::Confirm | Action::Park | Action::Memo))
}

/// Whether what is typed into the open session can be taken.
fn may_be_written(model: &Model) -> bool {
    model.open.as_ref().is_some_and(|open| open.access_is_writable() && !open.is_looking())
}

/// Whether a key does its work whatever lies over the screen.
fn is_urgent(key: Key) -> bool {
    let action = keymap::action(Context::Anywhere, key);
    matches!(action, Some(Action::Curtain | Action::Quit | Action::SaveNow | Action::Repaint))
}

/// What undo and redo do with another session that is or was laid over this one.
enum StepOfMerge {
    /// It is taken away again.
    Back,
    /// What was taken away is laid again.
    Again,
}

/// The step of a merge that an input stands for; none where undo and redo are for something else.
fn step_of_merge(model: &Model, input: &Input) -> Option<StepOfMerge> {
    let here = context(model);
    let Input::Key(key) = input else { return None };
    let looks_back = model.room.as_ref().is_some_and(|room| room.looks_back());
    if is_asking(model) && !looks_back || here == Context::Editing {
        return None;
    }
    let is_looking = model.open.as_ref().is_some_and(Open::is_looking);
    match keymap::action(here, *key)? {
        Action::Undo if merge::is_next_undone(model) => Some(StepOfMerge::Back),
        Action::Redo if is_looking => Some(StepOfMerge::Back),
        Action::Redo if merge::is_next_redone(model) => Some(StepOfMerge::Again),
        _ => None,
    }
}

/// The palette: what is chosen is done as if its key had been pressed, where it has one.
fn choose_command(
    model: &mut Model,
    mut palette: Choice<Action>,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let here = context(model);
    match palette.input_narrowing(input, |typed| palette::offered(model, here, typed)) {
        Picked::Chosen(action) => match keymap::key_of(context(model), action) {
            Some(key) => take_input(model, &Input::Key(key), moment, effects),
            None => act(model, Some(action), moment, effects),
        },
        Picked::Left => {}
        _ => model.palette = Some(palette),
    }
}

/// Whether a list is open that letters would answer.
fn is_asking(model: &Model) -> bool {
    let popup = match (model.screen, &model.room) {
        (Screen::Home, _) => model.home.popup.is_some() || model.home.found.is_some(),
        (Screen::New, _) => model.new.popup.is_some(),
        (on, room) => room.as_ref().is_some_and(|room| room.is_asking(on)),
    };
    popup
        || model.merging.is_some()
        || model.exporting.is_some()
        || model.submitting.is_some()
        || model.palette.is_some()
        || model.themes.is_some()
        || model.labelling.is_some()
        || model.help.is_some()
}

/// Where the keys go.
pub(super) fn context(model: &Model) -> Context {
    match &model.exporting {
        Some(Exporting::Opening(_)) => return Context::Choice,
        Some(Exporting::Page(page)) => return page.context(),
        None => {}
    }
    if model.submitting.is_some() {
        return Context::Choice;
    }
    match &model.merging {
        Some(Merging::Pick(_) | Merging::Opening(_) | Merging::PutAway(..)) => return Context::Choice,
        Some(Merging::Preview(_)) => return Context::Preview,
        None => {}
    }
    match (model.screen, &model.room) {
        (Screen::Home, _) => model.home.context(),
        (Screen::New, _) if model.new.popup.is_some() => Context::Choice,
        (Screen::New, _) => Context::New,
        (on, room) => room.as_ref().map_or(Context::Anywhere, |room| room.context(on)),
    }
}

/// A key that this screen did not take: it may mean something everywhere.
fn key_of(input: &Input, context: Context) -> Option<Key> {
    let Input::Key(key) = input else { return None };
    let everywhere = keymap::action(Context::Anywhere, *key);
    (everywhere.is_some() && everywhere == keymap::action(context, *key)).then_some(*key)
}

/// The places whose keys the help tells: a list over the screen first.
pub(super) fn contexts(model: &Model) -> Vec<Context> {
    let over = if model.labelling.is_some() {
        Some(Context::Editing)
    } else {
        (model.palette.is_some() || model.themes.is_some()).then_some(Context::Choice)
    };
    let below = contexts_of_screen(model).into_iter().filter(|context| Some(*context) != over);
    over.into_iter().chain(below).collect()
}

fn contexts_of_screen(model: &Model) -> Vec<Context> {
    if model.merging.is_some() || model.exporting.is_some() || model.submitting.is_some() {
        return vec![context(model), Context::Anywhere];
    }
    if let Some(over) = model.room.as_ref().and_then(|room| room.over()) {
        return vec![over, Context::Anywhere];
    }
    let own: &[Context] = match (model.screen, &model.room) {
        (Screen::Home, _) if model.home.found.is_some() => &[Context::Found],
        (Screen::Home, _) => &[Context::Home],
        (Screen::New, _) => &[Context::New],
        (Screen::Worksheet, Some(room)) if room.worksheet.is_overlap() => {
            &[Context::Line, Context::Needs, Context::Entries, Context::Choice, Context::Room]
        }
        (Screen::Worksheet, Some(room)) if room.worksheet.takes_cells() => {
            &[Context::Cell, Context::Choice, Context::Room]
        }
        (Screen::Worksheet, _) => &[Context::Line, Context::Entries, Context::Choice, Context::Room],
        (Screen::Meeting, _) => &[Context::Agenda, Context::Meeting, Context::MeetingLine, Context::Room],
        (Screen::Page(_), _) => &[Context::Page, Context::Room],
        (Screen::Overlap, _) => &[
            Context::Overlap,
            Context::Common,
            Context::Map,
            Context::Editing,
            Context::Choice,
            Context::Room,
        ],
        (Screen::Board, _) => &[Context::Board, Context::Stroll, Context::Choice, Context::Room],
        (Screen::Actions, _) => &[
            Context::ActionsLine,
            Context::Actions,
            Context::Agreed,
            Context::Form,
            Context::ReadBack,
            Context::Choice,
            Context::Room,
        ],
    };
    [own, &[Context::Anywhere]].concat()
}

fn read_help(model: &mut Model, input: &Input, effects: &mut Vec<Effect>, moment: &Moment) {
    let (Some(screen), Input::Key(key)) = (&mut model.help, input) else {
        // letters belong to the line below: back to it, with what was typed
        model.help = None;
        take_input(model, input, moment, effects);
        return;
    };
    let total = help::lines(&screen.contexts, model.lang).len();
    let room = help::room(model.size.1);
    let page = isize::try_from(room).unwrap_or(1);
    match keymap::action(Context::Help, *key) {
        Some(Action::Up) => screen.scroll(-1, total, room),
        Some(Action::Down) => screen.scroll(1, total, room),
        Some(Action::PreviousPage) => screen.scroll(-page, total, room),
        Some(Action::NextPage) => screen.scroll(page, total, room),
        Some(Action::Back) => model.help = None,
        // once more: from the keys to what else may help
        Some(Action::Help) => {
            (model.help, model.palette, model.themes, model.labelling) = (None, None, None, None);
            act(model, Some(Action::Hints), moment, effects);
        }
        Some(Action::Quit) => quit(model, moment, effects),
        _ => {}
    }
}
