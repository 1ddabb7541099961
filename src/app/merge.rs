//! Taking other sessions in: choosing files, the preview of what they bring, and laying it over the open session.
//!
//! What is taken in shows at once and is saved with the next edit (see [`super::open::Overlay`]); until then one key
//! takes it away again.

pub mod called;
pub mod content;
pub mod pick;
pub mod place;
pub mod preview;

use std::path::{Path, PathBuf};

use super::choice::{Choice, Picked, Row};
use super::home::Listing;
use super::input::Input;
use super::message::{Effect, Moment};
use super::model::{Model, Screen};
use super::notice::{Notice, Weight};
use super::open::{Copies, Stay};
use super::update::say_too;
use crate::domain::Session;
use crate::i18n::{Lang, Trouble};

pub use pick::Pick;
pub use preview::Preview;

/// How far merging has come.
#[derive(Clone, Debug)]
pub enum Merging {
    /// Files are being chosen.
    Pick(Box<Pick>),
    /// They are read; the session they go into is being opened.
    Opening(Box<Fetched>),
    /// What they would bring is looked over.
    Preview(Box<Preview>),
    /// Copies of the session that hold nothing new: whether they are put away.
    PutAway(Vec<PathBuf>, Box<Choice<bool>>),
}

/// One file that was read to be merged.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub session: Session,
    /// How many lines of it could not be read.
    pub lost: usize,
}

/// What came of reading files.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    /// The session they are to go into.
    pub into: PathBuf,
    /// Those that could be read.
    pub files: Vec<Incoming>,
    /// Those that could not: their names and why.
    pub troubles: Vec<(String, Trouble)>,
    /// Whether the session itself was among them.
    pub is_own: bool,
}

impl Fetched {
    /// What one of the files is called: where another has its name, or the session itself has it, with its folder.
    #[must_use]
    pub fn called(&self, file: &Incoming) -> String {
        let places: Vec<&Path> =
            self.files.iter().map(|file| &file.path).chain([&self.into]).map(PathBuf::as_path).collect();
        called::called(&file.path, &places)
    }
}

/// Asks which files are to be taken into a session.
pub(super) fn ask(model: &mut Model, into: PathBuf, effects: &mut Vec<Effect>) {
    // what is only looked at is decided about first
    if model.open.as_ref().is_some_and(super::open::Open::is_looking) {
        take_back(model);
        return;
    }
    let copies = model.open.as_ref().filter(|open| open.path == into).map(|open| open.copies.clone());
    let pick = Pick::open(into, model.home.sessions(), copies.unwrap_or_default(), model.lang);
    model.merging = Some(Merging::Pick(Box::new(pick)));
    effects.push(Effect::List);
}

/// Several sessions were ticked that are to go into one of them.
pub(super) fn ask_all(model: &mut Model, into: PathBuf, files: Vec<PathBuf>, effects: &mut Vec<Effect>) {
    let pick = Pick::of(into.clone(), files.clone(), model.home.sessions(), model.lang);
    model.merging = Some(Merging::Pick(Box::new(pick)));
    model.notice = Some(Notice::calm(model.lang.intake_reading()));
    effects.push(Effect::ReadOthers { into, files });
}

/// Files that had been taken in and not been kept when the program ended without warning: they are looked over once
/// more. Where something else is asked just now, or they are not decided about, the next opening offers them again.
pub(super) fn offer_again(model: &mut Model, files: Vec<PathBuf>, effects: &mut Vec<Effect>) {
    let is_free = model.merging.is_none() && model.exporting.is_none() && model.submitting.is_none();
    let Some(open) = model.open.as_mut().filter(|open| open.access_is_writable()) else { return };
    open.undecided.clone_from(&files);
    if files.is_empty() || !is_free {
        return;
    }
    let (into, said) = (open.path.clone(), model.notice.take());
    ask_all(model, into, files, effects);
    // where they are not there any more, others can be chosen
    effects.push(Effect::List);
    model.notice = said;
    say_too(model, model.lang.intake_not_kept());
}

/// Nothing that was offered once more waits any longer.
fn decided(model: &mut Model) {
    if let Some(open) = &mut model.open {
        open.undecided.clear();
    }
}

/// The library was read: the files to choose from.
pub(super) fn listed(model: &mut Model) {
    if let (Some(Merging::Pick(pick)), Some(sessions)) = (&mut model.merging, model.home.sessions()) {
        pick.listed(sessions, model.lang);
    }
}

/// Copies were found beside the session; those that have something new are offered.
pub(super) fn copies(model: &mut Model, of: &Path, copies: Copies) {
    let Some(open) = model.open.as_mut().filter(|open| open.path == of) else { return };
    if !copies.fresh.is_empty() && model.notice.is_none() {
        model.notice = Some(Notice::calm(model.lang.intake_copies(copies.fresh.len())));
    }
    open.copies = copies;
}

/// A folder that was named was read.
pub(super) fn folder(model: &mut Model, folder: PathBuf, sessions: &[Listing]) {
    if let Some(Merging::Pick(pick)) = &mut model.merging {
        pick.in_folder(folder, sessions, model.lang);
        if sessions.is_empty() {
            model.notice = Some(Notice::calm(model.lang.intake_folder_empty()));
        }
    }
}

/// The files were read: the preview, once the session they go into is open.
pub(super) fn fetched(model: &mut Model, fetched: Fetched, effects: &mut Vec<Effect>) {
    let asked = match &mut model.merging {
        Some(Merging::Pick(pick)) if pick.into == fetched.into => pick,
        _ => return,
    };
    asked.reading = false;
    model.notice.take_if(|notice| notice.weight == Weight::Calm);
    if fetched.files.is_empty() {
        tell_unread(model, &fetched);
        return;
    }
    if model.open.as_ref().is_some_and(|open| open.path == fetched.into) {
        preview(model, fetched);
    } else {
        effects.push(Effect::Open(fetched.into.clone()));
        model.merging = Some(Merging::Opening(Box::new(fetched)));
    }
}

/// A file could not be opened: nothing waits for it any more.
pub(super) fn failed(model: &mut Model) {
    if matches!(model.merging, Some(Merging::Opening(_))) {
        model.merging = None;
    }
}

/// A session was opened: what was read for it is looked over; anything else is forgotten.
pub(super) fn opened(model: &mut Model) {
    let Some(Merging::Opening(waiting)) = model.merging.take() else { return };
    if model.open.as_ref().is_some_and(|open| open.path == waiting.into) {
        preview(model, *waiting);
    }
}

fn preview(model: &mut Model, fetched: Fetched) {
    tell_unread(model, &fetched);
    let Some(open) = &model.open else { return };
    let name = names(&fetched, model.lang);
    let paths: Vec<PathBuf> = fetched.files.iter().map(|file| file.path.clone()).collect();
    let are_copies = paths.iter().all(|path| open.copies.all.contains(path));
    let preview = Preview::of(&open.session, fetched, name, &model.kinds, open.said_of_pairs());
    if preview.arrival.is_empty() {
        decided(model);
        let ask = || {
            let rows = [(false, model.lang.home_keep()), (true, model.lang.home_put_away())];
            let rows = rows.map(|(away, label)| Row::new(away, label)).into();
            Merging::PutAway(paths, Box::new(Choice::new(model.lang.intake_put_away(&preview.name), rows)))
        };
        model.merging = are_copies.then(ask);
        model.notice = Some(Notice::calm(match preview.arrival.refused {
            0 if preview.lost > 0 => {
                let nothing = model.lang.intake_nothing_readable(&preview.name);
                model.lang.in_two(&nothing, &model.lang.intake_damaged(preview.lost))
            }
            0 => model.lang.intake_nothing_new(&preview.name),
            refused => model.lang.intake_nothing_but_refused(&preview.name, refused),
        }));
    } else {
        model.merging = Some(Merging::Preview(Box::new(preview)));
    }
}

fn names(fetched: &Fetched, lang: Lang) -> String {
    let first = fetched.files.first().map(|file| fetched.called(file)).unwrap_or_default();
    match fetched.files.len() {
        0 | 1 => lang.intake_name(&first),
        more => lang.intake_names(&first, more - 1),
    }
}

/// Says which files could not be read, and why the first could not.
fn tell_unread(model: &mut Model, fetched: &Fetched) {
    let lang = model.lang;
    if let Some((name, trouble)) = fetched.troubles.first() {
        let told = lang.trouble(trouble, name);
        say_too(model, &lang.in_two(&told.what, &told.next));
    } else if fetched.is_own {
        model.notice = Some(Notice::calm(lang.intake_own_file()));
    }
}

/// The session changed under the preview.
pub(super) fn refresh(model: &mut Model) {
    if let (Some(Merging::Preview(preview)), Some(open)) = (&mut model.merging, &model.open) {
        preview.refresh(&open.session, &model.kinds);
    }
}

/// Takes an input; says whether it was for the merge. A key that means the same everywhere is left to others.
pub(super) fn input(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
    match model.merging.take() {
        None => false,
        Some(Merging::Opening(fetched)) => {
            model.merging = Some(Merging::Opening(fetched));
            true
        }
        Some(Merging::Pick(pick)) => {
            in_pick(model, pick, input, effects);
            true
        }
        Some(Merging::PutAway(copies, mut choice)) => {
            match choice.input(input) {
                Picked::Chosen(true) => put_away(model, copies, effects),
                Picked::Chosen(false) | Picked::Left => {}
                _ => model.merging = Some(Merging::PutAway(copies, choice)),
            }
            true
        }
        Some(Merging::Preview(preview)) => {
            in_preview(model, preview, input, moment, effects);
            true
        }
    }
}

fn in_pick(model: &mut Model, mut pick: Box<Pick>, input: &Input, effects: &mut Vec<Effect>) {
    match pick.input(input, model.lang) {
        pick::Outcome::Open => {}
        pick::Outcome::Left => {
            decided(model);
            return;
        }
        pick::Outcome::Read(files) => {
            model.notice = Some(Notice::calm(model.lang.intake_reading()));
            effects.push(Effect::ReadOthers { into: pick.into.clone(), files });
        }
    }
    model.merging = Some(Merging::Pick(pick));
}

fn put_away(model: &mut Model, copies: Vec<PathBuf>, effects: &mut Vec<Effect>) {
    if let Some(open) = &mut model.open {
        for known in [&mut open.copies.all, &mut open.copies.fresh] {
            known.retain(|copy| !copies.contains(copy));
        }
    }
    effects.extend(copies.into_iter().map(Effect::Remove));
}

fn in_preview(
    model: &mut Model,
    mut preview: Box<Preview>,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let rows = content::shown(model, &preview).len();
    let stay = match preview.input(input, rows, model.size) {
        preview::Outcome::Open => None,
        preview::Outcome::Left => {
            if let Some(open) = &mut model.open {
                open.put_aside(preview);
            }
            return;
        }
        preview::Outcome::TakeIn => Some(Stay::Taken),
        preview::Outcome::Look => Some(Stay::Looked),
    };
    let (Some(stay), Some(open)) = (stay, &mut model.open) else {
        model.merging = Some(Merging::Preview(preview));
        return;
    };
    if stay == Stay::Taken
        && !open.access_is_writable()
        && let Some(why) = open.refusal(model.lang)
    {
        model.notice = Some(Notice::marked(why));
        model.merging = Some(Merging::Preview(preview));
        return;
    }
    lay(model, *preview, stay, moment, effects);
}

fn lay(model: &mut Model, preview: Preview, stay: Stay, moment: &Moment, effects: &mut Vec<Effect>) {
    let line = typed(model).to_owned();
    let Some(open) = &mut model.open else { return };
    let erased = preview.erased();
    effects.extend(open.lay(preview, stay, &line, moment, &model.by));
    if let Some(room) = &mut model.room {
        // what is typed from now on is taken back before the merge
        room.worksheet.rest_typing();
        if stay == Stay::Taken {
            room.forget(&erased, &open.session);
        }
    }
    settle(model);
}

/// Whether undo takes away what was laid over the session: nothing was typed since.
pub(super) fn is_next_undone(model: &Model) -> bool {
    let Some(overlay) = model.open.as_ref().and_then(super::open::Open::overlay) else { return false };
    overlay.stay == Stay::Looked || !has_typed_since(model, &overlay.line)
}

/// Whether redo lays again what was taken in and taken back: nothing was written or typed since.
pub(super) fn is_next_redone(model: &Model) -> bool {
    let laid = model.open.as_ref().and_then(super::open::Open::line_when_laid);
    laid.is_some_and(|line| !has_typed_since(model, line))
}

fn has_typed_since(model: &Model, line: &str) -> bool {
    let now = typed(model);
    model.screen == Screen::Worksheet && !now.is_empty() && now != line
}

fn typed(model: &Model) -> &str {
    model.room.as_ref().map(|room| room.worksheet.typed()).unwrap_or_default()
}

/// Takes in again what was taken back, as the files were when they were read, with what was said of pairs.
pub(super) fn take_in_again(model: &mut Model, moment: &Moment, effects: &mut Vec<Effect>) {
    let Some(mut preview) = model.open.as_mut().and_then(super::open::Open::preview_again) else { return };
    if let Some(open) = &model.open {
        preview.refresh(&open.session, &model.kinds);
    }
    let said = if preview.arrival.is_empty() {
        // somebody else's saving has brought it meanwhile
        model.lang.intake_nothing_new(&preview.name)
    } else {
        let said = model.lang.intake_taken_in_again(&preview.name);
        lay(model, *preview, Stay::Taken, moment, effects);
        said
    };
    model.notice = Some(Notice::calm(said));
}

/// Takes away what was laid over the session; what was only looked at is asked about again.
pub(super) fn take_back(model: &mut Model) {
    let Some(overlay) = model.open.as_mut().and_then(super::open::Open::take_back) else { return };
    settle(model);
    if overlay.stay == Stay::Looked {
        model.merging = Some(Merging::Preview(overlay.preview));
        refresh(model);
    } else {
        let told = model.lang.intake_taken_back(&overlay.preview.name);
        let arrival = &overlay.preview.arrival;
        model.notice = Some(if !arrival.redactions.is_empty() {
            Notice::marked(model.lang.in_two(model.lang.intake_erased_stays(), &told))
        } else {
            Notice::calm(told)
        });
    }
}

/// What is laid over the session is kept (or, where it was only looked at, goes): the session is left.
pub(super) fn settle_overlay(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(open) = &mut model.open else { return };
    if open.overlay().is_some() {
        effects.extend(open.settle_overlay());
        settle(model);
    }
}

fn settle(model: &mut Model) {
    if let (Some(room), Some(open)) = (&mut model.room, &model.open) {
        room.settle(&mut model.screen, &open.session, model.view);
    }
}
