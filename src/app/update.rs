//! Every message, and what becomes of it.

mod leaving;
mod route;
mod wishes;

use super::board::page::Look;
use super::message::{Effect, Filed, Moment, Msg};
use super::model::{Model, Screen, View};
use super::notice::Notice;
use super::open::{Access, Open, Opened, Saving};
use super::room::Room;
use super::work::Work;
use super::{arrivals, compare, export, lookup, merge, submission};
use crate::exchange::missing::Gone;
use crate::i18n::Trouble;
use crate::i18n::trouble::Told;
use crate::text::shorten;
use leaving::leave;
use route::take_input;

/// Columns for the first place where something is missing.
const PLACE: usize = 56;

/// Changes the model as a message says, and returns what is to happen outside.
pub fn update(model: &mut Model, msg: Msg, moment: &Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let before = std::mem::replace(&mut model.now, moment.now);
    model.minute = moment.minute;
    model.today = moment.day();
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
            let shared = opened.shared;
            let laid = opened.draft.as_ref().map(|draft| draft.laid.clone()).unwrap_or_default();
            open(model, *opened, &mut effects);
            if !shared {
                rest_left_clock(model, moment, &mut effects);
            }
            merge::opened(model);
            export::opened(model);
            submission::opened(model, &mut effects);
            lookup::opened(model, moment, &mut effects);
            merge::offer_again(model, laid, &mut effects);
        }
        Msg::Swept(number, found, left) => lookup::swept(model, number, found, left, moment),
        Msg::Both(files, read) => compare::read(model, &files, &read, moment, &mut effects),
        Msg::Fetched(read) => merge::fetched(model, *read, &mut effects),
        Msg::TablesFound(found) => submission::found(model, found),
        Msg::Tables(tables) => submission::tables(model, *tables),
        Msg::Exporting(done, all) => export::underway(model, done, all),
        Msg::Exported(exported) => export::exported(model, exported),
        Msg::FolderSought(folder, ground) => export::sought(model, folder, ground),
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
            // what can be done is asked
            model.notice = Some(Notice::marked(model.lang.trouble(&trouble, &name).what));
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
                Filed::InJournal => model.lang.notice_in_journal(&name),
            };
            let is_weighty = matches!(done, Filed::InJournal | Filed::Remade | Filed::BesideAnother);
            model.notice = Some(if is_weighty { Notice::marked(told) } else { Notice::calm(told) });
        }
        Msg::KeptOfAnother(title) => {
            model.notice = Some(Notice::marked(model.lang.notice_kept_of_another(&title)));
        }
        Msg::Restored(name, gone) => restored(model, &name, gone),
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
        Msg::LabelNotKept(label) => model.notice = Some(Notice::marked(model.lang.label_not_kept(&label))),
        Msg::SavedBeside(name) => model.notice = Some(Notice::marked(model.lang.notice_saved_beside(&name))),
        Msg::Repaint => effects.push(Effect::Repaint),
        Msg::Ended => leaving::end(model, moment, &mut effects),
    }
    arrivals::tell_namesake(model);
    if model.screen == Screen::Home {
        effects.extend(model.home.wanted(model.size));
    }
    if arrivals::let_go(model) {
        in_room(model, moment, &mut effects, |room, on, work| room.refresh(*on, work));
    }
    in_room(model, moment, &mut effects, |room, on, work| {
        room.worksheet.keep_laid(work);
        let look = Look { view: *work.view, lang: work.lang, size: work.size, kinds: work.kinds };
        room.board.reckon(*on, &room.worksheet, work.session(), look);
    });
    if model.bell && model.time_ran_out_since(before) {
        effects.push(Effect::Bell);
    }
    effects
}

/// Says what was made of what was left, and what is missing there; the first place by its name.
fn restored(model: &mut Model, name: &str, gone: Option<Gone>) {
    let lang = model.lang;
    let mut told = lang.notice_restored(name);
    if let (Some(gone), Some(open)) = (gone, &model.open) {
        let (sum, places) = gone.told(&open.session, lang, |_, name| name.to_owned());
        told = lang.in_two(&told, &sum);
        if let Some(first) = places.first() {
            told = lang.in_two(&told, &shorten(first, PLACE));
            if places.len() > 1 {
                told = lang.in_two(&told, &lang.missing_more(places.len() - 1));
            }
        }
    }
    model.notice = Some(Notice::marked(told));
}

pub(super) fn tell(model: &mut Model, trouble: &Trouble, name: &str) {
    let told = model.lang.trouble(trouble, name);
    model.notice = Some(Notice::marked(model.lang.in_two(&told.what, &told.next)));
}

pub(super) fn open(model: &mut Model, opened: Opened, effects: &mut Vec<Effect>) {
    let draft = opened.draft.clone();
    let (access, sample, recovered) = (opened.access, opened.sample, opened.recovered);
    let marked = opened.marked;
    let open = Open::new(opened);
    let Some(mut room) = Room::enter(&open.session) else {
        tell(model, &Trouble::NoMeeting, &open.name());
        effects.push(Effect::Close(Box::new(open.session)));
        return;
    };
    model.view = View::Wall;
    model.notice = match access {
        Access::ReadOnly => {
            let Told { what, next } = open.only_read(model.lang);
            let kept = (recovered > 0).then(|| model.lang.notice_kept_here(recovered));
            Some(Notice::marked(model.lang.in_two(&what, &kept.unwrap_or(next))))
        }
        Access::Compared => None,
        Access::Writable if sample => Some(Notice::calm(model.lang.notice_sample())),
        Access::Writable if marked => Some(Notice::calm(model.lang.notice_marks())),
        Access::Writable => None,
    };
    if recovered > 0 && access == Access::Writable {
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
    model.erased = None;
    model.open = Some(open);
    model.room = Some(Box::new(room));
    model.screen = Screen::Worksheet;
}

/// Says something that should be read, behind what is said already.
pub(super) fn say_too(model: &mut Model, what: &str) {
    let said = model.notice.take().map(|notice| model.lang.in_two(&notice.text, what));
    model.notice = Some(Notice::marked(said.unwrap_or_else(|| what.to_owned())));
}

/// The agenda's time does not run on over the time in which nobody had the meeting open; that is said.
fn rest_left_clock(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    if !model.open.as_ref().is_some_and(Open::access_is_writable) {
        return;
    }
    let rested = in_room(model, moment, effects, |room, _, work| room.rest_left_clock(work));
    if rested == Some(true) {
        say_too(model, model.lang.notice_clock_left());
    }
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
