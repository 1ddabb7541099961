//! Every message, and what becomes of it.

use super::action::Action;
use super::choice::{Choice, Picked};
use super::curtain::{self, Behind};
use super::export::Exporting;
use super::help::{self, HelpScreen};
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::merge::Merging;
use super::message::{Effect, Filed, Moment, Msg};
use super::model::{Model, Screen, View};
use super::notice::Notice;
use super::open::{Access, Open, Opened, Saving};
use super::palette;
use super::room::{self, Room};
use super::work::Work;
use super::{arrivals, export, home, lookup, merge, new, submission, theme};
use crate::i18n::Trouble;

/// Changes the model as a message says, and returns what is to happen outside.
pub fn update(model: &mut Model, msg: Msg, moment: &Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let before = std::mem::replace(&mut model.now, moment.now);
    model.minute = moment.minute;
    model.today = moment.today.format("%Y-%m-%d").to_string();
    match msg {
        Msg::Input(input) => take_input(model, &input, moment, &mut effects),
        Msg::Woke => {
            model.curtain = model.curtain.map(|_| moment.now);
            in_room(model, moment, &mut effects, |room, _, work| room.woke(work));
            arrivals::fade(model);
        }
        Msg::Listed(sessions) => {
            model.home.listed(sessions);
            merge::listed(model);
        }
        Msg::Summaries(sessions) => {
            model.home.read(sessions);
            merge::listed(model);
        }
        Msg::Unlisted(folder, trouble) => {
            // where there is nothing else to be seen it stands in place of the list
            if model.home.sessions().is_some_and(|sessions| !sessions.is_empty()) {
                tell(model, &trouble, &folder);
            }
            model.home.trouble = Some((folder, trouble));
        }
        Msg::Opened(opened) => {
            open(model, *opened, &mut effects);
            merge::opened(model);
            export::opened(model);
            submission::opened(model, &mut effects);
            lookup::opened(model, moment, &mut effects);
        }
        Msg::Swept(number, found, left) => lookup::swept(model, number, found, left, moment),
        Msg::Fetched(read) => merge::fetched(model, *read, &mut effects),
        Msg::TablesFound(found) => submission::found(model, found),
        Msg::Tables(tables) => submission::tables(model, *tables),
        Msg::Exported(exported) => export::exported(model, exported),
        Msg::Copies(of, copies) => merge::copies(model, &of, copies),
        Msg::Folder(folder, sessions) => merge::folder(model, folder, &sessions),
        Msg::Earlier(session) => {
            model.new.take_over(*session, model.lang, moment.today, &mut model.notice);
        }
        Msg::Broken(path, trouble) => {
            merge::failed(model);
            export::failed(model);
            submission::failed(model);
            lookup::failed(model);
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            tell(model, &trouble, &name);
            model.home.ask_restore(path, model.lang);
        }
        Msg::Filed(done, name) => {
            let told = match done {
                Filed::Copied => model.lang.notice_filed(&name),
                Filed::Renamed => model.lang.notice_renamed(&name),
                Filed::PutAway => model.lang.notice_put_away(&name),
                Filed::Remade => model.lang.notice_remade(&name),
                Filed::BesideAnother => model.lang.notice_beside_another(&name),
                Filed::KeptCopy => model.lang.notice_kept_copy(&name),
                Filed::Restored => model.lang.notice_restored(&name),
                Filed::InJournal => model.lang.notice_in_journal(&name),
            };
            let is_weighty =
                matches!(done, Filed::InJournal | Filed::Restored | Filed::Remade | Filed::BesideAnother);
            model.notice = Some(if is_weighty { Notice::marked(told) } else { Notice::calm(told) });
        }
        Msg::Failed(name, trouble) => {
            merge::failed(model);
            export::failed(model);
            submission::failed(model);
            lookup::failed(model);
            tell(model, &trouble, &name);
        }
        Msg::Proposed(proposed) => {
            in_room(model, moment, &mut effects, |room, on, work| room.proposed(on, &proposed, work));
        }
        Msg::Likened(likened) => {
            in_room(model, moment, &mut effects, |room, _, work| room.likened(*likened, work));
        }
        Msg::Saved(generation) => {
            if let Some(open) = &mut model.open {
                open.saved(generation);
            }
        }
        Msg::InFile(generation) => {
            if let Some(open) = &mut model.open {
                if matches!(open.saving(), Saving::Failed(_)) {
                    model.notice = Some(Notice::calm(model.lang.notice_saved_again()));
                }
                open.in_file(generation);
                if open.saving() == Saving::InFile {
                    leave(model, moment, &mut effects);
                }
            }
        }
        Msg::NotSaved(trouble) => {
            if let Some(open) = &mut model.open {
                let (name, known) = (open.name(), open.saving() == Saving::Failed(trouble.clone()));
                open.not_saved(trouble.clone());
                if !known {
                    tell(model, &trouble, &name);
                }
                // now it asks
                leave(model, moment, &mut effects);
            }
        }
        Msg::FromDisk(change, redactions) => {
            arrivals::take_in(model, &change, redactions);
            in_room(model, moment, &mut effects, |room, on, work| {
                room.refresh(*on, work);
                // words that were redacted elsewhere do not stay in the draft
                room.woke(work);
            });
            merge::refresh(model);
            export::refresh(model);
            submission::refresh(model);
        }
        Msg::Others(labels) => arrivals::others(model, labels),
        Msg::SavedBeside(name) => model.notice = Some(Notice::marked(model.lang.notice_saved_beside(&name))),
        Msg::Repaint => effects.push(Effect::Repaint),
        Msg::Ended => {
            merge::settle_overlay(model, &mut effects);
            keep_line(model, moment, &mut effects);
            effects.push(Effect::Quit);
        }
    }
    if model.screen == Screen::Home {
        effects.extend(model.home.wanted(model.size));
    }
    if arrivals::let_go(model) {
        in_room(model, moment, &mut effects, |room, on, work| room.refresh(*on, work));
    }
    if model.bell && model.time_ran_out_since(before) {
        effects.push(Effect::Bell);
    }
    effects
}

fn tell(model: &mut Model, trouble: &Trouble, name: &str) {
    let told = model.lang.trouble(trouble, name);
    model.notice = Some(Notice::marked(model.lang.in_two(&told.what, &told.next)));
}

fn open(model: &mut Model, opened: Opened, effects: &mut Vec<Effect>) {
    let draft = opened.draft.clone();
    let (access, sample, recovered) = (opened.access, opened.sample, opened.recovered);
    let open = Open::new(opened);
    let Some(mut room) = Room::enter(&open.session) else {
        tell(model, &Trouble::NoMeeting, &open.name());
        effects.push(Effect::Close(Box::new(open.session)));
        return;
    };
    model.view = View::Wall;
    model.notice = match access {
        Access::ReadOnly => Some(Notice::marked(model.lang.notice_read_only())),
        Access::Writable if sample => Some(Notice::calm(model.lang.notice_sample())),
        Access::Writable => None,
    };
    if recovered > 0 {
        model.notice = Some(Notice::marked(model.lang.notice_recovered(recovered)));
    }
    if let Some(draft) = draft.filter(|_| access == Access::Writable) {
        let screen = &mut room.worksheet;
        let start = screen.spot();
        let mut typed = !draft.text.is_empty();
        if !screen.restore(&open.session, draft) {
            let left = screen.draft();
            typed = !left.text.is_empty();
            effects.push(Effect::Draft(left));
        }
        if recovered > 0 {
            // that is told, and the line shows
        } else if typed {
            model.notice = Some(Notice::marked(model.lang.notice_draft_back()));
        } else if screen.spot() != start {
            model.notice = Some(Notice::calm(model.lang.notice_where_you_were()));
        }
    }
    if model.screen == Screen::New {
        model.new.done();
    }
    model.open = Some(open);
    model.room = Some(Box::new(room));
    model.screen = Screen::Worksheet;
}

fn take_input(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
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
    let urgent = key_of(input, Context::Choice).filter(|key| {
        let action = keymap::action(Context::Anywhere, *key);
        matches!(action, Some(Action::Curtain | Action::Quit | Action::SaveNow | Action::Repaint))
    });
    let is_over = model.palette.is_some() || model.themes.is_some() || model.help.is_some();
    if let (Some(key), true) = (urgent, is_over) {
        act(model, keymap::action(Context::Anywhere, key), moment, effects);
        return;
    }
    if let Some(themes) = model.themes.take() {
        theme::answer(model, themes, input);
        return;
    }
    if let Some(palette) = model.palette.take() {
        choose_command(model, palette, input, moment, effects);
        return;
    }
    if model.help.is_some() {
        read_help(model, input, effects, moment);
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
    if is_undoing_merge(model, input) {
        merge::take_back(model);
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
                home::Wish::Find => {
                    let typed = model.home.search.text().to_owned();
                    lookup::words(model, &typed, moment, effects);
                }
                home::Wish::Actions => lookup::actions(model, moment, effects),
                home::Wish::Palette => model.palette = Some(palette::open(here, model.lang)),
                home::Wish::Next(path) => {
                    model.screen = Screen::New;
                    model.new.enter(model.lang, moment.today);
                    effects.push(Effect::ReadEarlier(path));
                }
                home::Wish::Submit(path) => submission::of_file(model, path, effects),
                home::Wish::Export(path) => export::of_file(model, path, effects),
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
            in_room(model, moment, effects, |room, on, work| room.input(on, input, work)).flatten()
        }
    };
    if let Some(key) = passed {
        act(model, keymap::action(here, key), moment, effects);
    } else {
        (model.ending, model.leaving) = (None, None);
    }
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

/// While what was handed in is looked over: what means the same everywhere still does.
fn in_submission(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let here = context(model);
    let means = if let Input::Key(key) = input { keymap::action(Context::Room, *key) } else { None };
    let own = |key: &Key| !matches!(keymap::action(here, *key), Some(Action::Undo | Action::Redo));
    if means == Some(Action::Desk) {
        in_room(model, moment, effects, |_, _, work| room::switch_view(work));
        submission::refresh(model);
    } else if let Some(key) = keymap::everywhere_in(here, input).filter(own) {
        act(model, keymap::action(here, key), moment, effects);
    } else {
        (model.ending, model.leaving) = (None, None);
        submission::input(model, input, moment, effects);
    }
}

/// While what was found over all sessions is looked over: what means the same everywhere still does.
fn in_found(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let here = context(model);
    let own = |key: &Key| !matches!(keymap::action(here, *key), Some(Action::Undo | Action::Redo));
    if let Some(key) = keymap::everywhere_in(here, input).filter(own) {
        act(model, keymap::action(here, key), moment, effects);
    } else {
        (model.ending, model.leaving) = (None, None);
        lookup::input(model, input, moment, effects);
    }
}

/// While the session is being written for other people: what means the same everywhere still does.
fn in_export(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    let here = context(model);
    let everywhere = keymap::everywhere_in(here, input);
    let own = |key: &Key| !matches!(keymap::action(here, *key), Some(Action::Undo | Action::Redo));
    if let Some(key) = everywhere.filter(own) {
        act(model, keymap::action(here, key), moment, effects);
        return;
    }
    (model.ending, model.leaving) = (None, None);
    match model.exporting.take() {
        Some(Exporting::Page(page)) => export::input(model, page, input, moment, effects),
        waiting => model.exporting = waiting,
    }
}

/// Whether undo (or redo, while a session is only looked at) is for what was laid over the session.
fn is_undoing_merge(model: &Model, input: &Input) -> bool {
    let here = context(model);
    let Input::Key(key) = input else { return false };
    let free = !is_asking(model) && here != Context::Editing && merge::is_next_undone(model);
    match keymap::action(here, *key) {
        Some(Action::Undo) => free,
        Some(Action::Redo) => free && model.open.as_ref().is_some_and(Open::is_looking),
        _ => false,
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
    match palette.input_narrowing(input, |typed| palette::rows(here, model.lang, typed)) {
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
        || model.help.is_some()
}

/// Where the keys go.
fn context(model: &Model) -> Context {
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

/// The wishes that mean the same on every screen.
fn act(model: &mut Model, action: Option<Action>, moment: &Moment, effects: &mut Vec<Effect>) {
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
        Some(Action::Palette) => model.palette = Some(palette::open(context(model), model.lang)),
        Some(Action::Language) => {
            model.lang = model.lang.other();
            in_room(model, moment, effects, |room, on, work| room.refresh(*on, work));
            export::refresh(model);
            submission::refresh(model);
            lookup::refresh(model, moment);
            model.notice = Some(Notice::calm(model.lang.notice_language()));
        }
        Some(Action::Theme) => theme::ask(model),
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
        Some(Action::SaveNow) => {
            if !model.open.as_ref().is_some_and(Open::is_looking) {
                merge::settle_overlay(model, effects);
            }
            if let Some(open) = &model.open {
                effects.push(Effect::SaveNow);
                if open.saving() == Saving::InFile {
                    model.notice = Some(Notice::calm(model.lang.notice_all_saved()));
                }
            }
        }
        _ => {}
    }
}

fn contexts(model: &Model) -> Vec<Context> {
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
            model.help = None;
            act(model, Some(Action::Hints), moment, effects);
        }
        Some(Action::Quit) => quit(model, moment, effects),
        _ => {}
    }
}

/// Grants the wish to leave that waited for the file.
fn leave(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    match model.leaving.take() {
        Some(Action::Quit) => quit(model, moment, effects),
        Some(Action::GoHome) => go_home(model, moment, effects),
        _ => {}
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
fn go_home(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    merge::settle_overlay(model, effects);
    (model.merging, model.exporting, model.submitting) = (None, None, None);
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

fn quit(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    merge::settle_overlay(model, effects);
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
            (model.help, model.palette, model.themes) = (None, None, None);
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
fn lift(model: &mut Model) {
    model.curtain = None;
    if model.view == View::Desk {
        model.view = View::Wall;
        model.home.found = None;
        if let (Some(room), Some(open)) = (&mut model.room, &model.open) {
            room.lifted(&mut model.screen, &open.session);
        }
    }
}

/// Keeps the line being typed before the session is left.
fn keep_line(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let late = Moment { now: i64::MAX, ..moment.clone() };
    in_room(model, &late, effects, |room, _, work| room.woke(work));
}

/// Does something in the room, with its surroundings; none where no session is open.
pub(super) fn in_room<R>(
    model: &mut Model,
    moment: &Moment,
    effects: &mut Vec<Effect>,
    work: impl FnOnce(&mut Room, &mut Screen, &mut Work) -> R,
) -> Option<R> {
    let Model { screen, room: Some(room), open: Some(open), .. } = model else { return None };
    let mut surroundings = Work {
        open,
        moment,
        lang: model.lang,
        by: &model.by,
        agendas: &model.agendas,
        shelf: &model.shelf,
        broken_sheets: &model.broken_sheets,
        kinds: &model.kinds,
        codebook: model.codebook,
        hints: model.hints,
        field: &model.field,
        size: model.size,
        view: &mut model.view,
        notice: &mut model.notice,
        effects,
    };
    Some(work(room, screen, &mut surroundings))
}
