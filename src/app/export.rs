//! Writing the session, or what has changed in it, for other people: for whom first, then what will not be in it, then the
//! form.

mod asking;
mod folder;
mod outcome;
mod writing;

use std::path::PathBuf;

use super::action::Action;
use super::input::Input;
use super::keymap::{self, Context};
use super::message::{Effect, Existing, Moment};
use super::model::{Model, Screen};
use super::notice::Notice;
use super::open::Open;
use crate::domain::Session;
use crate::domain::kinds;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::session::Edition;
use crate::exchange::compare::{self, Comparison};
use crate::exchange::withheld::withheld;
use crate::exchange::{Audience, Form, stream};
use crate::i18n::Lang;

pub use asking::{Asking, What};
use asking::{answer, audiences, lacks};
pub(super) use folder::sought;
pub use folder::{Ground, meant};
pub(super) use outcome::exported;
pub use outcome::{Exported, Many, shown};
use writing::{write, write_forms};

/// How far writing a session for other people has come.
#[derive(Clone, Debug)]
pub enum Exporting {
    /// The session of this file is being opened for it.
    Opening(PathBuf),
    /// What is asked.
    Page(Box<Page>),
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The open session.
    Session,
    /// What has changed in it.
    Compared(Period, Period),
    /// Several sessions, into one file.
    Files(Vec<PathBuf>),
}

/// The page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is written.
    pub subject: Subject,
    /// For whom; none while that is asked first.
    pub audience: Option<Audience>,
    /// What will not be written, one sentence each.
    pub withheld: Vec<String>,
    /// How many of these sentences are scrolled away.
    pub scrolled: usize,
    /// Which row is selected.
    pub at: usize,
    /// The row whose files are being written.
    pub writing: Option<Entry>,
    /// What is asked over the page.
    pub asking: Option<Asking>,
    /// For which session, audience and language it was found out what is not written.
    known: Option<(Option<Edition>, Audience, Lang)>,
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Write this form.
    Form(Form),
    /// Write forms for Excel, one for each agency to fill in.
    Forms,
    /// Write the same to be printed and filled in by hand.
    Paper,
    /// Change for whom.
    Audience,
    /// Change the folder.
    Folder,
}

impl Page {
    fn new(subject: Subject, lang: Lang) -> Self {
        Self {
            subject,
            known: None,
            audience: None,
            withheld: Vec::new(),
            scrolled: 0,
            at: 0,
            writing: None,
            asking: Some(Asking::Audience(audiences(None, lang))),
        }
    }

    /// The rows of the page.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let (forms, others): (&[Form], &[Entry]) = match self.subject {
            Subject::Session => (&Form::ALL, &[Entry::Forms, Entry::Paper]),
            Subject::Compared(..) => (&compare::FORMS, &[]),
            Subject::Files(_) => (&stream::FORMS, &[]),
        };
        let forms = forms.iter().copied().map(Entry::Form);
        forms.chain(others.iter().copied()).chain([Entry::Audience, Entry::Folder]).collect()
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.asking {
            Some(Asking::Typing(..)) => Context::Editing,
            Some(_) => Context::Choice,
            None => Context::Preview,
        }
    }

    /// What the audience will not see is found out anew, where the session, the audience or the language changed.
    pub fn refresh(&mut self, session: Option<&Session>, small: usize, lang: Lang) {
        let known = self.audience.map(|audience| (session.map(Session::edition), audience, lang));
        if known != self.known {
            self.known = known;
            self.withheld = self.found_withheld(session, small, lang);
        }
        self.scrolled = self.scrolled.min(self.withheld.len().saturating_sub(1));
    }

    fn found_withheld(&self, session: Option<&Session>, small: usize, lang: Lang) -> Vec<String> {
        match (self.audience, &self.subject, session) {
            (Some(audience), Subject::Session, Some(session)) => withheld(session, audience, small, lang),
            (Some(audience), Subject::Compared(before, after), Some(session)) => {
                let compared = Comparison::of(session, (*before, *after), audience, &kinds::NONE, lang);
                let count = compared.withheld;
                (count > 0).then(|| lang.diff_withheld(count)).into_iter().collect()
            }
            // they are read while they are written
            (Some(_), Subject::Files(_), _) => vec![lang.many_hint().to_owned()],
            _ => Vec::new(),
        }
    }
}

/// Asks for whom the open session is to be written; on Home, the session that is selected is opened for it.
pub(super) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let lang = model.lang;
    match &model.open {
        Some(open) if open.is_looking() => {
            model.notice = Some(Notice::marked(lang.export_only_looking()));
        }
        Some(_) => model.exporting = Some(Exporting::Page(Box::new(Page::new(Subject::Session, lang)))),
        None => match model.home.selected().filter(|_| model.screen == Screen::Home) {
            Some(path) => of_file(model, path, effects),
            None => model.notice = Some(Notice::calm(lang.export_no_session())),
        },
    }
}

/// Asks for whom it is to be written what has changed from one meeting to another.
pub(super) fn ask_compared(model: &mut Model) {
    let lang = model.lang;
    let (Some(room), Some(open)) = (&model.room, &model.open) else { return };
    if open.is_looking() {
        model.notice = Some(Notice::marked(lang.export_only_looking()));
        return;
    }
    match room.years.compared(&open.session, &model.today) {
        Some((before, after)) => {
            let page = Page::new(Subject::Compared(before, after), lang);
            model.exporting = Some(Exporting::Page(Box::new(page)));
        }
        None => model.notice = Some(Notice::calm(lang.years_one_meeting())),
    }
}

/// Asks for whom several sessions are to be written into one file.
pub(super) fn ask_many(model: &mut Model, files: Vec<PathBuf>) {
    model.exporting = Some(Exporting::Page(Box::new(Page::new(Subject::Files(files), model.lang))));
}

/// So many of several sessions are written.
pub(super) fn underway(model: &mut Model, done: usize, all: usize) {
    let is_seen = matches!(&model.exporting, Some(Exporting::Page(page)) if page.writing.is_some());
    if is_seen {
        model.notice = Some(Notice::calm(model.lang.many_writing(done, all)));
    }
}

/// Opens a session to write it.
pub(super) fn of_file(model: &mut Model, path: PathBuf, effects: &mut Vec<Effect>) {
    effects.push(Effect::Open(path.clone()));
    model.exporting = Some(Exporting::Opening(path));
}

/// The session changed under the page.
pub(super) fn refresh(model: &mut Model) {
    if let Some(Exporting::Page(page)) = &mut model.exporting {
        page.refresh(model.open.as_ref().map(|open| &open.session), model.small, model.lang);
    }
}

/// A session was opened: it is the one that waits to be written, or nothing waits any more.
pub(super) fn opened(model: &mut Model) {
    let Some(Exporting::Opening(path)) = model.exporting.take() else { return };
    if model.open.as_ref().is_some_and(|open| open.path == path) {
        model.exporting = Some(Exporting::Page(Box::new(Page::new(Subject::Session, model.lang))));
    }
}

/// A file could not be opened: nothing waits for it any more.
pub(super) fn failed(model: &mut Model) {
    if matches!(model.exporting, Some(Exporting::Opening(_))) {
        model.exporting = None;
    }
}

/// Takes an input while the page shows.
pub(super) fn input(
    model: &mut Model,
    mut page: Box<Page>,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let lang = model.lang;
    let stays = match page.asking.take() {
        Some(asking) => answer(model, &mut page, asking, input, moment, effects),
        None => {
            let action = match input {
                Input::Key(key) => keymap::action(Context::Preview, *key),
                _ => None,
            };
            act(model, &mut page, action, moment, effects)
        }
    };
    if stays {
        page.refresh(model.open.as_ref().map(|open| &open.session), model.small, lang);
        model.exporting = Some(Exporting::Page(page));
    }
}

/// Does on the page what a key means; false where the page is left.
fn act(
    model: &mut Model,
    page: &mut Page,
    action: Option<Action>,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) -> bool {
    let entries = page.entries();
    let last = entries.len() - 1;
    match action {
        Some(Action::Up) => page.at = page.at.checked_sub(1).unwrap_or(last),
        Some(Action::Down) => page.at = if page.at >= last { 0 } else { page.at + 1 },
        Some(Action::NextStep) => page.scrolled += 1,
        Some(Action::PreviousStep) => page.scrolled = page.scrolled.saturating_sub(1),
        Some(Action::Back) => return false,
        Some(Action::Confirm) if page.writing.is_some() => {}
        Some(Action::Confirm) => match entries.get(page.at) {
            Some(Entry::Form(form)) => begin(model, page, *form, moment, effects),
            Some(Entry::Forms) => write_forms(model, page, Entry::Forms, moment, effects),
            Some(Entry::Paper) => write_forms(model, page, Entry::Paper, moment, effects),
            Some(Entry::Audience) => {
                page.asking = Some(Asking::Audience(audiences(page.audience, model.lang)));
            }
            Some(Entry::Folder) => {
                page.asking = Some(folder::typing(&model.exports));
            }
            None => {}
        },
        _ => {}
    }
    true
}

/// Writes a form; of the minutes, first asks for what they still lack.
fn begin(model: &mut Model, page: &mut Page, form: Form, moment: &Moment, effects: &mut Vec<Effect>) {
    let writable = model.open.as_ref().is_some_and(Open::access_is_writable);
    if form.is_minutes() && writable {
        page.asking = Some(Asking::Lacks(lacks(model)));
    } else {
        write(model, page, form, Existing::Ask, moment, effects);
    }
}

/// The meeting that is looked at.
fn meeting(model: &Model) -> Option<Meeting<'_>> {
    let (room, open) = (model.room.as_ref()?, model.open.as_ref()?);
    open.session.record(room.meeting_id()).map(Meeting)
}
