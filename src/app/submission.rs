//! What agencies handed in as files (事前提出): choosing the files, looking over what they bring, taking it in.

pub mod pick;
pub mod preview;

use std::path::PathBuf;

use super::input::Input;
use super::message::{Effect, Moment};
use super::model::{Model, Screen};
use super::notice::Notice;
use super::update::in_room;
use crate::domain::worksheet::Worksheet;
use crate::exchange::intake::plan::{self, Plan};
use crate::exchange::intake::{Read, read};
use crate::i18n::{Lang, Trouble};

pub use pick::{Found, Pick};
pub use preview::Preview;

/// How far taking in what was handed in has come.
#[derive(Clone, Debug)]
pub enum Submitting {
    /// The session of this file is being opened for it.
    Opening(PathBuf),
    /// Files are being chosen.
    Pick(Box<Pick>),
    /// What they bring is looked over.
    Preview(Box<Preview>),
}

/// What came of reading files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// What each brought, with its name.
    pub reads: Vec<(String, Read)>,
    /// Those that could not be read: their names and why.
    pub troubles: Vec<(String, Trouble)>,
}

/// Asks which files were handed in; on Home, the session that is selected is opened for it.
pub(super) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let lang = model.lang;
    match &model.open {
        Some(open) => match open.refusal(lang) {
            Some(why) => model.notice = Some(Notice::marked(why)),
            None => pick(model, effects),
        },
        None => match model.home.selected().filter(|_| model.screen == Screen::Home) {
            Some(path) => of_file(model, path, effects),
            None => model.notice = Some(Notice::calm(lang.submit_no_session())),
        },
    }
}

/// Opens a session to take something into it.
pub(super) fn of_file(model: &mut Model, path: PathBuf, effects: &mut Vec<Effect>) {
    effects.push(Effect::Open(path.clone()));
    model.submitting = Some(Submitting::Opening(path));
}

fn pick(model: &mut Model, effects: &mut Vec<Effect>) {
    model.submitting = Some(Submitting::Pick(Box::new(Pick::open(model.lang))));
    effects.push(Effect::FindTables(model.exports.clone()));
}

/// A session was opened: it is the one that something is taken into, or nothing waits any more.
pub(super) fn opened(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Submitting::Opening(path)) = model.submitting.take() else { return };
    if model.open.as_ref().is_some_and(|open| open.path == path) {
        ask(model, effects);
    }
}

/// A file could not be opened: nothing waits for it any more.
pub(super) fn failed(model: &mut Model) {
    if matches!(model.submitting, Some(Submitting::Opening(_))) {
        model.submitting = None;
    }
}

/// The usual folders were looked through.
pub(super) fn found(model: &mut Model, found: Vec<Found>) {
    if let Some(Submitting::Pick(pick)) = &mut model.submitting {
        pick.found(found, model.lang);
    }
}

/// The files were read: what they bring is looked over.
pub(super) fn tables(model: &mut Model, tables: Tables) {
    // one that was left and opened anew asked for nothing yet
    let Some(Submitting::Pick(pick)) = &mut model.submitting else { return };
    if !pick.reading {
        return;
    }
    pick.reading = false;
    model.notice = None;
    match &tables.troubles[..] {
        [] => {}
        [(name, trouble)] => {
            let told = model.lang.trouble(trouble, name);
            model.notice = Some(Notice::marked(model.lang.in_two(&told.what, &told.next)));
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
            let names = names.join(model.lang.out_comma());
            model.notice = Some(Notice::marked(model.lang.submit_unread(&names)));
        }
    }
    let Some(open) = model.open.as_ref().filter(|_| !tables.reads.is_empty()) else { return };
    let name = name_of(&tables, model.lang);
    let reads = tables.reads.into_iter().map(|(_, read)| read).collect();
    let plan = Plan::of(&open.session, &model.kinds, reads);
    show(model, Preview::new(plan, name));
}

/// What the files are called in a sentence.
fn name_of(tables: &Tables, lang: Lang) -> String {
    let first = tables.reads.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    match tables.reads.len() {
        0 | 1 => lang.intake_name(first),
        more => lang.intake_names(first, more - 1),
    }
}

/// The session or the view changed under what is looked over.
pub(super) fn refresh(model: &mut Model) {
    let Some(Submitting::Preview(mut preview)) = model.submitting.take() else { return };
    if let Some(open) = &model.open {
        preview.plan.renew(&open.session);
        show(model, *preview);
    }
}

fn show(model: &mut Model, mut preview: Preview) {
    if let (Some(open), Some(room)) = (&model.open, &model.room) {
        let (view, lang) = (model.view, model.lang);
        let around = preview::Around { session: &open.session, worksheet: &room.worksheet, view, lang };
        preview.lay_out(around, model.size);
        model.submitting = Some(Submitting::Preview(Box::new(preview)));
    }
}

/// The worksheets whose questions files may answer.
fn sheets(model: &Model) -> Vec<Worksheet> {
    model.open.as_ref().map(|open| plan::sheets(&open.session)).unwrap_or_default()
}

/// Takes an input.
pub(super) fn input(model: &mut Model, input: &Input, moment: &Moment, effects: &mut Vec<Effect>) {
    match model.submitting.take() {
        None => {}
        Some(Submitting::Opening(path)) => model.submitting = Some(Submitting::Opening(path)),
        Some(Submitting::Pick(pick)) => in_pick(model, pick, input, effects),
        Some(Submitting::Preview(preview)) => in_preview(model, *preview, input, moment, effects),
    }
}

fn in_pick(model: &mut Model, mut pick: Box<Pick>, input: &Input, effects: &mut Vec<Effect>) {
    let lang = model.lang;
    match pick.input(input, lang) {
        pick::Outcome::Open => {}
        pick::Outcome::Left => return,
        pick::Outcome::Read(files) => {
            model.notice = Some(Notice::calm(lang.intake_reading()));
            effects.push(Effect::ReadTables { files, sheets: sheets(model) });
        }
        pick::Outcome::Pasted(text) => {
            let name = lang.submit_pasted().to_owned();
            let read = read::read(&name, text.as_bytes(), &sheets(model));
            model.submitting = Some(Submitting::Pick(pick));
            tables(model, Tables { reads: vec![(name, read)], troubles: Vec::new() });
            return;
        }
    }
    model.submitting = Some(Submitting::Pick(pick));
}

fn in_preview(
    model: &mut Model,
    mut preview: Preview,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let Some(open) = &model.open else { return };
    match preview.input(input, &open.session, model.lang, model.size) {
        preview::Outcome::Open => show(model, preview),
        preview::Outcome::Left => {}
        preview::Outcome::TakeIn => {
            if let Some(why) = open.refusal(model.lang) {
                model.notice = Some(Notice::marked(why));
                show(model, preview);
                return;
            }
            let taken = in_room(model, moment, effects, |room, on, work| {
                let taken = work.write(|writer| preview.plan.take(writer));
                room.refresh(*on, work);
                taken
            });
            let count = taken.flatten().map_or(0, |taken| taken.records.len());
            let left = preview.left();
            let told = model.lang.submit_taken(count);
            model.notice = Some(Notice::marked(match left {
                0 => told,
                left => model.lang.in_two(&model.lang.submit_left(left), &told),
            }));
        }
    }
}
