//! Writing the session, or what has changed in it, for other people: for whom first, then what will not be in it, then the
//! form.

use std::path::{Path, PathBuf};

use super::action::Action;
use super::choice::{Choice, FILTER_COLUMNS, Picked, Row};
use super::input::Input;
use super::keymap::{self, Context};
use super::line;
use super::meeting::{Fact, On, facts};
use super::merge::place;
use super::message::{Effect, Existing, Moment};
use super::model::{Model, Screen};
use super::notice::Notice;
use super::open::Open;
use super::update::in_room;
use super::years;
use crate::domain::attendance;
use crate::domain::kinds;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::session::Edition;
use crate::domain::{RecordId, Session};
use crate::exchange::compare::{self, Comparison};
use crate::exchange::withheld::withheld;
use crate::exchange::{Audience, Form, Order, stream};
use crate::i18n::{Lang, Trouble};
use crate::text::{Buffer, Clean};

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

/// What is asked over the page.
#[derive(Clone, Debug)]
pub enum Asking {
    /// For whom.
    Audience(Choice<Audience>),
    /// What the minutes still lack: a fact to write down, or none: they are written as they are.
    Lacks(Choice<Option<Fact>>),
    /// Which of the usual words a fact takes; none are others, to be typed.
    Words(Fact, Choice<Option<String>>),
    /// Words being typed.
    Typing(What, Buffer),
    /// A file has that name already.
    Existing(Form, Choice<Existing>),
}

/// What words being typed are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A fact of the meeting.
    Fact(Fact),
    /// The folder of what is written.
    Folder,
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// It is this file.
    Done(PathBuf),
    /// So many forms were written into this folder.
    Forms(usize, PathBuf),
    /// Several sessions were written into one file.
    Many(Many),
    /// Nothing was written: a file has that name already.
    Exists(Form),
    /// It could not be written; the name and why.
    Failed(String, Trouble),
}

/// What came of writing several sessions into one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many {
    /// The file.
    pub path: PathBuf,
    /// Those that could not be read: their names and why.
    pub unread: Vec<(String, Trouble)>,
    /// How many hold nothing that others do not hold.
    pub copies: usize,
    /// What was not written, one sentence each.
    pub withheld: Vec<String>,
}

/// The facts that the minutes of an office have and that no step of the meeting asks for.
const LATE_FACTS: [Fact; 3] = [Fact::Materials, Fact::Openness, Fact::Next];

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

/// The audiences to choose from.
fn audiences(now: Option<Audience>, lang: Lang) -> Choice<Audience> {
    let row = |audience: Audience| {
        let (name, note) = lang.audience(audience.word());
        Row { note: note.to_owned(), ..Row::new(audience, name) }
    };
    let at = Audience::ALL.into_iter().position(|audience| Some(audience) == now).unwrap_or(0);
    Choice { at, ..Choice::new(lang.export_ask_audience(), Audience::ALL.map(row).into()) }
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

/// What came of writing is told; a file that has the name is asked about.
pub(super) fn exported(model: &mut Model, exported: Exported) {
    let lang = model.lang;
    let mut page = match &mut model.exporting {
        Some(Exporting::Page(page)) => Some(page),
        _ => None,
    };
    match exported {
        Exported::Done(path) => model.notice = Some(Notice::marked(done(&path, lang))),
        Exported::Many(many) => {
            model.notice = Some(Notice::marked(done_many(&many, lang)));
            if let Some(page) = &mut page {
                (page.withheld, page.scrolled) = (many.withheld, 0);
            }
        }
        Exported::Forms(count, folder) => {
            model.notice = Some(Notice::marked(lang.export_forms_done(count, &shown(&folder, lang))));
        }
        Exported::Exists(form) => {
            let mut rows = vec![
                Row::new(Existing::Keep, lang.export_beside()),
                Row::new(Existing::Replace, lang.export_replace()),
                Row::new(Existing::Ask, lang.export_leave()),
            ];
            // a page that was left and opened anew wrote nothing yet
            if let Some(page) = page.filter(|page| page.writing == Some(Entry::Form(form))) {
                model.notice = None;
                page.writing = None;
                if matches!(page.subject, Subject::Files(_)) {
                    // so much is written piece by piece, beside what is there
                    rows.retain(|row| row.value != Existing::Replace);
                }
                page.asking =
                    Some(Asking::Existing(form, Choice::new(lang.export_exists(form.ending()), rows)));
            } else {
                let told =
                    lang.in_two(&lang.export_exists_told(form.ending()), lang.export_nothing_written());
                model.notice = Some(Notice::marked(told));
            }
            return;
        }
        Exported::Failed(name, trouble) => {
            let told = lang.trouble(&trouble, &name);
            model.notice = Some(Notice::marked(lang.in_two(&told.what, &told.next)));
        }
    }
    if let Some(page) = page {
        page.writing = None;
    }
}

/// Where a file was written.
fn done(path: &Path, lang: Lang) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    lang.export_done(&name, &path.parent().map(|folder| shown(folder, lang)).unwrap_or_default())
}

/// The same of several sessions, with what of them is not in it.
fn done_many(many: &Many, lang: Lang) -> String {
    let mut told = done(&many.path, lang);
    if many.copies > 0 {
        told = lang.in_two(&told, &lang.many_copies(many.copies));
    }
    if let Some((name, trouble)) = many.unread.first() {
        let why = lang.trouble(trouble, name).what;
        let unread = match many.unread.len() - 1 {
            0 => lang.many_unread(name, &why),
            more => lang.many_unread_more(name, more, &why),
        };
        told = lang.in_two(&told, &unread);
    }
    told
}

/// A folder as a projected screen may show it: its last two names, not where it lies on this machine.
#[must_use]
pub fn shown(folder: &Path, lang: Lang) -> String {
    let names = [folder.parent().and_then(Path::file_name), folder.file_name()];
    let names: Vec<String> =
        names.into_iter().flatten().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.is_empty() { folder.display().to_string() } else { names.join(lang.export_folder_between()) }
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
                let folder = Buffer::from_text(&model.exports.display().to_string());
                page.asking = Some(Asking::Typing(What::Folder, folder));
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

/// The facts that offices expect in minutes, each with what is known of it.
fn lacks(model: &Model) -> Choice<Option<Fact>> {
    let lang = model.lang;
    let Some(meeting) = meeting(model) else { return Choice::new("", Vec::new()) };
    let fact = |fact: Fact| {
        let known = facts::shown(meeting, fact, lang);
        let note = if known.is_empty() { lang.fact_empty().to_owned() } else { known };
        Row { note, ..Row::new(Some(fact), facts::name(fact, lang)) }
    };
    let mut rows = vec![Row::new(None, lang.export_as_it_is())];
    rows.extend(LATE_FACTS.map(fact));
    Choice::new(lang.export_lacks(), rows).about(lang.export_lacks_about())
}

fn meeting(model: &Model) -> Option<Meeting<'_>> {
    let (room, open) = (model.room.as_ref()?, model.open.as_ref()?);
    open.session.record(room.meeting_id()).map(Meeting)
}

fn meeting_id(model: &Model) -> Option<RecordId> {
    meeting(model).map(Meeting::id)
}

fn write(
    model: &mut Model,
    page: &mut Page,
    form: Form,
    existing: Existing,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let (lang, Some(audience)) = (model.lang, page.audience) else { return };
    let mut order = Order { small: model.small, ..Order::new(form, audience, lang, moment.today) };
    if let Subject::Files(files) = &page.subject {
        let (files, day) = (files.clone(), moment.day());
        let name = format!("{day} {}{}", lang.many_file(files.len()), lang.export_suffix(audience.word()));
        effects.push(Effect::ExportMany { files, order, folder: model.exports.clone(), name, existing });
        model.notice = Some(Notice::calm(lang.export_writing()));
        page.writing = Some(Entry::Form(form));
        return;
    }
    let (Some(open), Some(meeting)) = (&model.open, meeting(model)) else { return };
    let (date, title) = match page.subject {
        Subject::Files(_) => return,
        Subject::Session if meeting.title().is_empty() => (meeting.date(), lang.home_no_title().to_owned()),
        Subject::Session => (meeting.date(), meeting.title().to_owned()),
        Subject::Compared(before, after) => {
            order.compared = Some((before, after));
            let day = match after {
                Period::Meeting(id) => open.session.record(id).map_or("", |meeting| meeting.text("date")),
                Period::Year(_) => "",
            };
            (day, lang.compare_file(&years::period(&open.session, before, lang)))
        }
    };
    effects.push(Effect::Export {
        session: Box::new(open.session.clone()),
        order,
        folder: model.exports.clone(),
        date: date.to_owned(),
        title,
        suffix: lang.export_suffix(audience.word()),
        existing,
    });
    model.notice = Some(Notice::calm(model.lang.export_writing()));
    page.writing = Some(Entry::Form(form));
}

/// Writes forms of the worksheet that is on, for the agencies of the meeting to fill in; a file there is stays.
fn write_forms(model: &mut Model, page: &mut Page, entry: Entry, moment: &Moment, effects: &mut Vec<Effect>) {
    let on_paper = entry == Entry::Paper;
    let (lang, folder) = (model.lang, model.exports.clone());
    let (Some(open), Some(room)) = (&model.open, &model.room) else { return };
    let Some(sheet) = room.worksheet.sheet().cloned() else { return };
    if attendance::seats(&open.session, room.meeting_id()).is_empty() && !on_paper {
        model.notice = Some(Notice::marked(lang.notice_no_agencies()));
        return;
    }
    let (session, meeting, made) = (Box::new(open.session.clone()), room.meeting_id(), moment.today);
    effects.push(Effect::Forms { session, meeting, sheet: Box::new(sheet), lang, made, folder, on_paper });
    model.notice = Some(Notice::calm(lang.export_writing()));
    page.writing = Some(entry);
}

/// Takes the answer to what is asked over the page; false where the page is left.
fn answer(
    model: &mut Model,
    page: &mut Page,
    asking: Asking,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) -> bool {
    match asking {
        Asking::Audience(mut choice) => match choice.input(input) {
            Picked::Chosen(audience) => page.audience = Some(audience),
            // who was never asked for goes back to where they came from
            Picked::Left => return page.audience.is_some(),
            _ => page.asking = Some(Asking::Audience(choice)),
        },
        Asking::Lacks(mut choice) => match choice.input(input) {
            Picked::Chosen(None) => write(model, page, minutes(page), Existing::Ask, moment, effects),
            Picked::Chosen(Some(Fact::Openness)) => {
                let lang = model.lang;
                let usual = lang.usual_openness();
                let mut rows: Vec<_> =
                    usual.into_iter().map(|words| Row::new(Some(words.to_owned()), words)).collect();
                rows.push(Row::new(None, lang.other_words()));
                let title = facts::name(Fact::Openness, lang);
                page.asking = Some(Asking::Words(Fact::Openness, Choice::new(title, rows)));
            }
            Picked::Chosen(Some(fact)) => page.asking = Some(typing(model, fact, moment)),
            Picked::Left => {}
            _ => page.asking = Some(Asking::Lacks(choice)),
        },
        Asking::Words(fact, mut choice) => match choice.input(input) {
            Picked::Chosen(Some(words)) => {
                keep(model, fact, &words, moment, effects);
                page.asking = Some(Asking::Lacks(lacks(model)));
            }
            Picked::Chosen(None) => page.asking = Some(typing(model, fact, moment)),
            Picked::Left => page.asking = Some(Asking::Lacks(lacks(model))),
            _ => page.asking = Some(Asking::Words(fact, choice)),
        },
        Asking::Typing(what, buffer) => page.asking = typed(model, what, buffer, input, moment, effects),
        Asking::Existing(form, mut choice) => match choice.input(input) {
            Picked::Chosen(Existing::Ask) | Picked::Left => {}
            Picked::Chosen(existing) => write(model, page, form, existing, moment, effects),
            _ => page.asking = Some(Asking::Existing(form, choice)),
        },
    }
    true
}

/// The form whose gaps were asked about.
fn minutes(page: &Page) -> Form {
    match page.entries().get(page.at) {
        Some(Entry::Form(form)) => *form,
        _ => Form::default(),
    }
}

fn typing(model: &Model, fact: Fact, moment: &Moment) -> Asking {
    let words = meeting(model).map(|meeting| facts::typeable(meeting, fact, model.lang, moment.today));
    Asking::Typing(What::Fact(fact), Buffer::from_text(&words.unwrap_or_default()))
}

/// Takes a key in the line; what is asked after it.
fn typed(
    model: &mut Model,
    what: What,
    mut buffer: Buffer,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) -> Option<Asking> {
    let back = |model: &Model| match what {
        What::Fact(_) => Some(Asking::Lacks(lacks(model))),
        What::Folder => None,
    };
    match input {
        Input::Text(typed) | Input::Paste(typed) => buffer.insert(&typed.replace('\n', " ")),
        Input::Resize(..) => {}
        Input::Key(key) => match keymap::action(Context::Editing, *key) {
            Some(Action::Confirm) => {
                let text = Clean::line(buffer.text()).into_string();
                let taken = match what {
                    What::Fact(fact) => keep(model, fact, &text, moment, effects),
                    What::Folder => set_folder(model, &text),
                };
                if taken {
                    return back(model);
                }
            }
            Some(Action::Back) => return back(model),
            Some(Action::Undo) => {
                buffer.undo();
            }
            Some(Action::Redo) => {
                buffer.redo();
            }
            _ => {
                line::key(&mut buffer, *key, FILTER_COLUMNS);
            }
        },
    }
    Some(Asking::Typing(what, buffer))
}

/// Writes a fact down with the meeting.
fn keep(model: &mut Model, fact: Fact, text: &str, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
    let Some(meeting) = meeting_id(model) else { return false };
    in_room(model, moment, effects, |_, _, work| {
        work.may_keep(text) && facts::write(fact, text, On { meeting, sheets: &[] }, work)
    })
    .unwrap_or(false)
}

/// From now on files go into this folder.
fn set_folder(model: &mut Model, text: &str) -> bool {
    match place::read(text) {
        Some(folder) if folder.is_absolute() => {
            model.exports = folder;
            true
        }
        _ => {
            model.notice = Some(Notice::marked(model.lang.export_no_folder()));
            false
        }
    }
}
