//! Doing what the model asks for: reading, opening, keeping, putting away. Answers come back as messages.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use chrono::NaiveDate;

use super::library::Reader;
use super::many;
use super::run::Event;
use super::sweep::Sweeper;
use super::trouble;
use super::watchdog::Lead;
use crate::app::export::{Exported, Ground};
use crate::app::likening::Likening;
use crate::app::merge::{Fetched, Incoming};
use crate::app::message::{Effect, Existing, Filed, Msg};
use crate::app::open::{Access, Draft, Opened};
use crate::app::proposals::Asking;
use crate::app::submission::{Found, Tables};
use crate::domain::meeting::Meeting;
use crate::domain::redaction::Redacted;
use crate::domain::worksheet::Worksheet;
use crate::domain::{Change, RecordId, Session};
use crate::exchange::{self, blank, template};
use crate::i18n::{self, Lang};
use crate::store::{
    self, Labels, Onlooker, Order, Places, Report, Saver, Shelf, Trouble, library, outgoing, real,
};

/// Where the program works.
pub(super) struct Folders {
    /// The sessions.
    pub(super) library: PathBuf,
    /// Whether somebody asked for that folder.
    pub(super) is_asked: bool,
    /// What the program keeps for itself.
    pub(super) state: PathBuf,
}

/// The hands of the program: its folders, and the saver of the open session.
pub(super) struct Hands {
    library: PathBuf,
    state: PathBuf,
    shelf: Shelf,
    /// Reads the library.
    reader: Reader,
    /// Looks through it.
    sweeper: Sweeper,
    /// The label under which others see that a session is open here.
    by: String,
    /// Where it is remembered.
    labels: Labels,
    events: Sender<Event>,
    lead: Lead,
    open: Option<Held>,
    /// Follows the file of the open session where that can only be read.
    onlooker: Option<Onlooker>,
    /// Counts what was opened, so that a late word of the last saver is not taken for the next one's.
    opening: u64,
}

/// The open session's file while it is held.
struct Held {
    path: PathBuf,
    saver: Saver,
}

impl Hands {
    pub(super) fn new(
        Folders { library, is_asked, state }: Folders,
        (by, labels): (String, Labels),
        events: Sender<Event>,
        lead: Lead,
    ) -> Self {
        let shelf = Shelf::new(&real(), &state);
        let telling = events.clone();
        let reader = Reader::new((&library, is_asked), &state, &shelf, move |msg| {
            let _ = telling.send(Event::Msg(msg));
        });
        let telling = events.clone();
        let sweeper = Sweeper::new(&shelf, move |msg| {
            let _ = telling.send(Event::Msg(msg));
        });
        Self {
            reader,
            sweeper,
            library,
            state,
            shelf,
            by,
            labels,
            events,
            lead,
            open: None,
            onlooker: None,
            opening: 0,
        }
    }

    /// Does what is asked; what comes of it at once is returned, the rest comes as events.
    pub(super) fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::List => self.reader.look(),
            Effect::Sweep(sweep) => self.sweeper.begin(*sweep),
            Effect::StopSweep => _ = self.sweeper.stop(),
            Effect::ReadFirst(paths) => self.reader.first(&paths),
            Effect::Open(path) => return self.open_or_restore(&path),
            Effect::Restore(path) => return self.restore(&path),
            Effect::OpenSample => return vec![self.open_sample()],
            Effect::ReadEarlier(path) => {
                return vec![match store::open::read(&path) {
                    Ok(loaded) => {
                        let mut session = loaded.session;
                        session.union(&self.shelf.look(&store::open::resolved(&path)).0);
                        Msg::Earlier(Box::new(session))
                    }
                    Err(trouble) => failed(&trouble),
                }];
            }
            Effect::Create { session, title, date } => return vec![self.create(&session, &title, &date)],
            Effect::Keep(change, generation) => self.order(Order::Change(change, generation)),
            Effect::Redact(redacted, generation) => self.order(Order::Redact(redacted, generation)),
            Effect::TakeIn(kept, redactions, generation) => {
                self.order(Order::Redact(Redacted { kept, redactions }, generation));
            }
            Effect::ReadOthers { into, files } => self.read_others(into, files),
            Effect::ReadBoth(files) => self.read_both(files),
            Effect::Propose(asking) => self.propose(*asking),
            Effect::Liken(likening) => self.liken(*likening),
            Effect::FindTables(folder) => self.find_tables(folder),
            Effect::ReadTables { files, sheets } => {
                let failing = Msg::Tables(Box::default());
                self.aside("tables", failing, move || Msg::Tables(Box::new(tables(&files, &sheets))));
            }
            Effect::SeekFolder(folder) => {
                let failing = Msg::FolderSought(folder.clone(), Ground::Nowhere);
                self.aside("folder", failing, move || {
                    let ground = ground(outgoing::ground(&folder));
                    Msg::FolderSought(folder, ground)
                });
            }
            Effect::Export { session, order, folder, date, title, suffix, existing } => {
                let failing = Exported::Failed(title.clone(), i18n::Trouble::Other(String::new()));
                self.aside("export", Msg::Exported(failing), move || {
                    let stem = library::file_name(&date, &title) + suffix;
                    Msg::Exported(exported(&session, &order, &folder, &stem, existing))
                });
            }
            Effect::ExportMany { files, order, folder, name, existing } => {
                let (library, existing) = (self.library.clone(), outgoing_existing(existing));
                self.export_many(many::Asked { files, order, folder, name, existing, library });
            }
            Effect::Forms { session, meeting, sheet, lang, made, folder, on_paper } => {
                let failing = Exported::Failed(String::new(), i18n::Trouble::Other(String::new()));
                self.aside("forms", Msg::Exported(failing), move || {
                    let forms = Forms { session: &session, sheet: &sheet, lang, made };
                    let done = forms.write(meeting, &folder, on_paper);
                    Msg::Exported(done.unwrap_or_else(|trouble| not_written(&trouble)))
                });
            }
            Effect::Draft(draft) => self.order(Order::Draft(Box::new(stored(&draft)))),
            Effect::Label(label) => return self.relabel(label).into_iter().collect(),
            Effect::SaveNow => self.order(Order::SaveNow),
            Effect::Close(session) => return self.close(&session).into_iter().collect(),
            Effect::Rename(from, name) => {
                return self
                    .file(Filed::Renamed, unused(&from, || library::rename(&from, &name, &self.shelf)));
            }
            Effect::Copy(path) => return self.file(Filed::Copied, library::copy(&path)),
            Effect::Remove(path) => {
                let done = unused(&path, || library::remove(&path, &self.shelf)).map(|_| path);
                return self.file(Filed::PutAway, done);
            }
            // the loop itself does these two
            Effect::Repaint | Effect::Bell | Effect::Quit => {}
        }
        Vec::new()
    }

    /// Whether a saver's or onlooker's word is of the session that is open now.
    pub(super) fn is_current(&self, opening: u64) -> bool {
        (self.open.is_some() || self.onlooker.is_some()) && opening == self.opening
    }

    fn order(&self, order: Order) {
        if let Some(held) = &self.open {
            held.saver.order(order);
        }
    }

    /// Takes another label: for others who have the session open, and for the next start.
    fn relabel(&mut self, label: String) -> Option<Msg> {
        self.by.clone_from(&label);
        self.order(Order::Label(label.clone()));
        self.labels.keep(&label).is_err().then_some(Msg::LabelNotKept(label))
    }

    /// Looks for copies of a session that sync programs left beside it, on a thread of its own.
    fn look_for_copies(&self, path: &Path, session: &Session) {
        let (events, path, session) = (self.events.clone(), path.to_owned(), session.clone());
        let look = move || {
            let copies = store::copies::beside(&path, &session).into_iter().map(|copy| copy.path).collect();
            let _ = events.send(Event::Msg(Msg::Copies(path, copies)));
        };
        // without a thread the copies can still be chosen by hand
        let _ = std::thread::Builder::new().name("copies".to_owned()).spawn(look);
    }

    /// Reads other sessions on a thread of its own; a USB stick is slow.
    fn read_others(&self, into: PathBuf, files: Vec<PathBuf>) {
        let nothing = Fetched { into: into.clone(), ..Fetched::default() };
        let shelf = self.shelf.clone();
        self.aside("merge", Msg::Fetched(Box::new(nothing)), move || fetched(into, &files, &shelf));
    }

    /// Reads two sessions to be compared, with what this machine keeps of them beyond their files, on a thread of its own.
    fn read_both(&self, files: [PathBuf; 2]) {
        let (shelf, nothing) = (self.shelf.clone(), Msg::Both(files.clone(), Box::default()));
        self.aside("compare", nothing, move || {
            let mut fetched = Fetched::default();
            files.iter().for_each(|path| _ = fetch(path, &mut fetched, &shelf));
            for file in &mut fetched.files {
                file.session.union(&shelf.look(&store::open::resolved(&file.path)).0);
            }
            Msg::Both(files, Box::new(fetched))
        });
    }

    /// Looks for tables where people keep what they were sent, on a thread of its own.
    fn find_tables(&self, folder: PathBuf) {
        self.aside("tables", Msg::TablesFound(Vec::new()), move || {
            let dirs = directories::UserDirs::new();
            let home = |dirs: &directories::UserDirs, name: &str| dirs.home_dir().join(name);
            let usual = dirs.iter().flat_map(|dirs| {
                [
                    dirs.document_dir().map_or_else(|| home(dirs, "Documents"), Path::to_owned),
                    dirs.download_dir().map_or_else(|| home(dirs, "Downloads"), Path::to_owned),
                ]
            });
            let folders: Vec<PathBuf> = [folder].into_iter().chain(usual).collect();
            let found = store::tables::find(&folders).into_iter().map(|path| Found {
                name: base_name(&path),
                folder: path.parent().map(base_name).unwrap_or_default(),
                path,
            });
            Msg::TablesFound(found.collect())
        });
    }

    /// Writes several sessions into one file on a thread of its own, and tells how far it is.
    fn export_many(&self, asked: many::Asked) {
        let failing = Exported::Failed(asked.name.clone(), i18n::Trouble::Other(String::new()));
        let (shelf, events) = (self.shelf.clone(), self.events.clone());
        self.aside("export", Msg::Exported(failing), move || {
            let hundredth = std::cell::Cell::new(0);
            let tell = |done: usize, all: usize| {
                let part = done * 100 / all.max(1);
                if hundredth.replace(part) != part {
                    let _ = events.send(Event::Msg(Msg::Exporting(done, all)));
                }
            };
            Msg::Exported(asked.write(&shelf, tell))
        });
    }

    /// Does something that takes its time on a thread of its own; its message comes later, another one where there is no
    /// thread.
    fn aside(&self, name: &str, failing: Msg, work: impl FnOnce() -> Msg + Send + 'static) {
        let events = self.events.clone();
        let run = move || {
            let _ = events.send(Event::Msg(work()));
        };
        if std::thread::Builder::new().name(name.to_owned()).spawn(run).is_err() {
            let _ = self.events.send(Event::Msg(failing));
        }
    }

    /// Finds who could help on a thread of its own: everything that was said is read for it.
    fn propose(&self, asking: Asking) {
        let failing = Msg::Proposed(Box::new(asking.unanswered()));
        self.aside("partners", failing, move || Msg::Proposed(Box::new(asking.answer())));
    }

    /// Finds what several agencies do alike on a thread of its own; where there is none, nothing is.
    fn liken(&self, likening: Likening) {
        let failing = Msg::Likened(Box::new(likening.unanswered()));
        self.aside("alike", failing, move || Msg::Likened(Box::new(likening.answer())));
    }

    /// Tells what was done with a file, and reads the library again.
    fn file(&self, filed: Filed, done: Result<PathBuf, Trouble>) -> Vec<Msg> {
        self.reader.look();
        vec![match done {
            Ok(path) => Msg::Filed(filed, base_name(&path)),
            Err(trouble) => failed(&trouble),
        }]
    }

    /// Opens a session; of one that is gone, what its journal has, and of a damaged one, asks.
    fn open_or_restore(&mut self, path: &Path) -> Vec<Msg> {
        let opened = store::open(path, &self.shelf, &self.by);
        let left = opened.as_ref().err().and_then(|_| store::recover::look(path, &self.shelf));
        match (opened, left) {
            (Ok(opened), _) => vec![self.hold(opened, path, false)],
            (Err(trouble), Some(_)) if trouble.cause == store::Cause::NotFound => self.restore(path),
            (Err(trouble), Some(_)) => {
                vec![Msg::Broken(path.to_owned(), trouble::of_session(&trouble, &self.shelf))]
            }
            (Err(trouble), None) => {
                let told = trouble::of_session(&trouble, &self.shelf);
                vec![Msg::Failed(trouble::name(&trouble), told)]
            }
        }
    }

    /// Makes a new file of what is left of a session, and opens it.
    fn restore(&mut self, path: &Path) -> Vec<Msg> {
        // how much of it is gone is told with what is made of the rest
        let damage = store::open::read(path).err().map(|trouble| trouble.cause);
        match store::recover::restore(path, &self.library, &self.shelf) {
            // the last is taken first
            Ok((path, left)) => {
                // the new file shows, whether it can be opened or not
                self.reader.look();
                let gone = match damage {
                    Some(store::Cause::Damaged(damages)) => Some(trouble::gone(&damages, &left)),
                    _ => None,
                };
                vec![Msg::Restored(base_name(&path), gone), self.open(&path, false)]
            }
            Err(trouble) => vec![failed(&trouble)],
        }
    }

    fn open(&mut self, path: &Path, sample: bool) -> Msg {
        match store::open(path, &self.shelf, &self.by) {
            Ok(opened) => self.hold(opened, path, sample),
            Err(trouble) => failed(&trouble),
        }
    }

    /// Starts the saver of what was opened for writing.
    fn hold(&mut self, opened: store::Opened, path: &Path, sample: bool) -> Msg {
        let store::Opened { session, file, journal, access, shared, draft, notes } = opened;
        self.reader.stop();
        self.sweeper.stop();
        self.reader.leave_out(Some(path.to_owned()));
        let path = path.to_owned();
        self.opening += 1;
        let (events, told, opening) = (self.events.clone(), path.clone(), self.opening);
        let report = move |report| {
            let _ = events.send(Event::Saver(opening, said(report, &told)));
        };
        let patience = store::saver::Patience::default();
        let (access, why) = match access {
            store::Access::ReadOnly(cause) => {
                self.onlooker = Onlooker::start(session.clone(), file, patience.look, report).ok();
                (Access::ReadOnly, Some(trouble::told(&Trouble::new(&path, cause), 0)))
            }
            store::Access::Writable(presence) => {
                let places = Places { file, journal, shelf: self.shelf.clone(), presence: Some(presence) };
                match Saver::start(session.clone(), places, patience, report) {
                    Ok(saver) => {
                        if notes.hand != store::wire::Hand::default() || notes.recovered > 0 {
                            // what was corrected by hand or left in a journal is taken in: the file is brought to
                            // it at once
                            saver.order(Order::SaveNow);
                        }
                        if !sample {
                            self.look_for_copies(&path, &session);
                        }
                        self.lead.hold(Some(saver.orders()));
                        self.open = Some(Held { path: path.clone(), saver });
                        (Access::Writable, None)
                    }
                    Err(error) => (Access::ReadOnly, Some(trouble::told(&Trouble::io(&path, &error), 0))),
                }
            }
        };
        let draft = draft.as_ref().and_then(read_draft);
        if let Some(trouble) = &notes.journal {
            let _ = self.events.send(Event::Msg(failed(trouble)));
        }
        let refuge = self.shelf.folder().display().to_string();
        let recovered = notes.recovered;
        Msg::Opened(Box::new(Opened { path, session, access, why, draft, sample, recovered, shared, refuge }))
    }

    /// A fresh copy of the sample; the one of the last practice is written over, unless it is open elsewhere.
    fn open_sample(&mut self) -> Msg {
        match store::samples::fresh(&self.state, &self.shelf) {
            Ok(path) => self.open(&path, true),
            Err(trouble) => failed(&trouble),
        }
    }

    fn create(&mut self, session: &Session, title: &str, date: &str) -> Msg {
        let path = library::free_path(&self.library, date, title);
        match store::create(&path, session) {
            Ok(()) => self.open(&path, false),
            Err(trouble) => failed(&trouble),
        }
    }

    /// Saves what is unsaved and lets the file go. Where that fails, the journal has it; where that has failed, too, the
    /// session is kept in the state folder.
    pub(super) fn close(&mut self, session: &Session) -> Option<Msg> {
        self.reader.leave_out(None);
        self.onlooker = None;
        let held = self.open.take()?;
        let ended = held.saver.quit();
        self.lead.hold(None);
        match ended {
            Some(ended) if ended.saved == ended.told => None,
            Some(ended) if ended.kept == ended.told => {
                Some(Msg::Filed(Filed::InJournal, base_name(&held.path)))
            }
            other => Some(self.rescue(&held.path, session, other.and_then(|ended| ended.trouble))),
        }
    }

    /// The last resort: the whole session beside the program's own state, under a name that says what it is.
    fn rescue(&self, path: &Path, session: &Session, why: Option<Trouble>) -> Msg {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = self.state.join("rescued");
        let path = library::free_path(&folder, "", &stem);
        match (store::create(&path, session), why) {
            (Ok(()), _) => Msg::SavedBeside(path.display().to_string()),
            (Err(_), Some(why)) | (Err(why), None) => failed(&why),
        }
    }
}

/// What some tables say.
fn tables(files: &[PathBuf], sheets: &[Worksheet]) -> Tables {
    let mut tables = Tables::default();
    for path in files {
        match store::tables::read(path) {
            Ok(read) => tables.reads.extend(read.into_iter().map(|(name, bytes)| {
                let read = exchange::intake::read::read(&name, &bytes, sheets);
                (name, read)
            })),
            Err(trouble) => {
                tables.troubles.push((trouble::name(&trouble), trouble::told(&trouble, 0)));
            }
        }
    }
    tables
}

/// Writes a session for other people.
fn exported(
    session: &Session,
    order: &exchange::Order,
    folder: &Path,
    stem: &str,
    existing: Existing,
) -> Exported {
    let order = exchange::Order { kinds: store::kinds::builtin(), ..*order };
    let written = exchange::form::write(session, &order);
    let existing = outgoing_existing(existing);
    match outgoing::write(folder, (stem, order.form.ending()), &written.bytes, existing) {
        Ok(path) => Exported::Done(path),
        Err(trouble) if trouble.cause == store::Cause::Exists && existing == outgoing::Existing::Ask => {
            Exported::Exists(order.form)
        }
        Err(trouble) => not_written(&trouble),
    }
}

/// What the store found where files are to go, as the model calls it.
fn ground(found: outgoing::Ground) -> Ground {
    match found {
        outgoing::Ground::There => Ground::There,
        outgoing::Ground::Missing => Ground::Missing,
        outgoing::Ground::Nowhere => Ground::Nowhere,
    }
}

fn outgoing_existing(existing: Existing) -> outgoing::Existing {
    match existing {
        Existing::Ask => outgoing::Existing::Ask,
        Existing::Keep => outgoing::Existing::Keep,
        Existing::Replace => outgoing::Existing::Replace,
    }
}

fn not_written(trouble: &Trouble) -> Exported {
    Exported::Failed(trouble::name(trouble), trouble::told(trouble, 0))
}

/// Forms for agencies to fill in.
struct Forms<'a> {
    session: &'a Session,
    sheet: &'a Worksheet,
    lang: Lang,
    made: NaiveDate,
}

impl Forms<'_> {
    /// Writes them: for Excel one file an agency in a folder of their own, on paper one page for all.
    fn write(&self, meeting: RecordId, folder: &Path, on_paper: bool) -> Result<Exported, Trouble> {
        let Some(meeting) = self.session.record(meeting).map(Meeting) else {
            return Ok(Exported::Forms(0, folder.to_owned()));
        };
        let forms = template::Blank::of_meeting(self.session, meeting, self.lang, self.made);
        let title = self.lang.of(&self.sheet.title.ja, &self.sheet.title.en);
        let put = |folder: &Path, stem: &str, ending: &str, bytes: &[u8]| {
            outgoing::write(folder, (stem, ending), bytes, outgoing::Existing::Keep)
        };
        if on_paper {
            let names: Vec<String> = forms.into_iter().map(|form| form.agency).collect();
            let page = blank::write(self.sheet, &names, self.lang);
            let stem = library::file_name(meeting.date(), title);
            return put(folder, &stem, "html", page.as_bytes()).map(Exported::Done);
        }
        let folder = folder.join(library::file_name(meeting.date(), self.lang.export_forms_folder()));
        for form in &forms {
            let stem = library::file_name("", &format!("{title}_{}", form.agency));
            put(&folder, &stem, "xlsx", &template::write(self.sheet, form))?;
        }
        Ok(Exported::Forms(forms.len(), folder))
    }
}

/// Does something with a file unless it is open somewhere.
fn unused(path: &Path, work: impl FnOnce() -> Result<PathBuf, Trouble>) -> Result<PathBuf, Trouble> {
    if store::presence::is_open(&store::open::resolved(path)) {
        return Err(Trouble::new(path, store::Cause::InUse));
    }
    work()
}

fn base_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn failed(trouble: &Trouble) -> Msg {
    Msg::Failed(trouble::name(trouble), trouble::told(trouble, trouble::readable(trouble)))
}

/// What the saver says, as a message.
fn said(report: Report, path: &Path) -> Msg {
    match report {
        Report::Kept { generation } => Msg::Saved(generation),
        Report::Saved { generation } => Msg::InFile(generation),
        Report::Failed { trouble, .. } => Msg::NotSaved(trouble::told(&trouble, 0)),
        Report::MergedFromDisk(revisions, redactions) => Msg::FromDisk(Change::new(revisions), redactions),
        Report::Recovered { path, is_another: false } => Msg::SavedBeside(base_name(&path)),
        Report::Recovered { path, is_another: true } => Msg::Filed(Filed::BesideAnother, base_name(&path)),
        Report::Remade => Msg::Filed(Filed::Remade, base_name(path)),
        Report::Others(labels) => Msg::Others(labels),
        Report::KeptCopy { path } => Msg::Filed(Filed::KeptCopy, base_name(&path)),
        Report::JournalFailed(trouble) => Msg::Failed(base_name(path), trouble::told(&trouble, 0)),
    }
}

/// What some files hold that are to be taken into a session; of a folder, which sessions it has.
fn fetched(into: PathBuf, files: &[PathBuf], shelf: &Shelf) -> Msg {
    let own = store::open::resolved(&into);
    let mut fetched = Fetched { into, ..Fetched::default() };
    for path in files {
        if store::open::resolved(path) == own {
            fetched.is_own = true;
            continue;
        }
        if let Some(listed) = fetch(path, &mut fetched, shelf) {
            let listings = listed.into_iter().map(|listed| super::library::listing(listed, shelf)).collect();
            return Msg::Folder(path.clone(), listings);
        }
    }
    Msg::Fetched(Box::new(fetched))
}

/// Reads what a file holds beside what was read already; of a folder, which sessions it has.
fn fetch(path: &Path, fetched: &mut Fetched, shelf: &Shelf) -> Option<Vec<library::Listed>> {
    match store::incoming::read(path) {
        Ok(store::incoming::Incoming::Folder(listed)) => return Some(listed),
        Ok(store::incoming::Incoming::Session(session, lost)) => {
            fetched.files.push(Incoming { path: path.to_owned(), name: base_name(path), session, lost });
        }
        Err(trouble) => {
            fetched.troubles.push((trouble::name(&trouble), trouble::of_session(&trouble, shelf)));
        }
    }
    None
}

/// The line being typed, as it is written beside the session.
fn stored(draft: &Draft) -> store::Draft {
    let id = |id: Option<RecordId>| id.map(|id| id.to_string()).unwrap_or_default();
    store::Draft {
        text: draft.text.clone(),
        meeting: draft.spot.meeting.to_string(),
        agency: id(draft.spot.agency),
        sheet: id(draft.spot.sheet),
        worksheet: draft.spot.worksheet.clone(),
        question: draft.spot.question.clone(),
        lane: draft.spot.lane.clone(),
        cell: draft.cell.clone(),
        editing: id(draft.editing),
        seen: draft.seen.iter().map(ToString::to_string).collect(),
        line: draft.line.clone(),
        laid: draft.laid.iter().map(|file| store::open::resolved(file).display().to_string()).collect(),
    }
}

fn read_draft(draft: &store::Draft) -> Option<Draft> {
    Some(Draft {
        text: draft.text.clone(),
        spot: crate::app::message::Spot {
            meeting: draft.meeting.parse().ok()?,
            agency: draft.agency.parse().ok(),
            sheet: draft.sheet.parse().ok(),
            worksheet: draft.worksheet.clone(),
            question: draft.question.clone(),
            lane: draft.lane.clone(),
        },
        cell: draft.cell.clone(),
        editing: draft.editing.parse().ok(),
        seen: draft.seen.iter().filter_map(|id| id.parse().ok()).collect(),
        line: draft.line.clone(),
        laid: draft.laid.iter().map(PathBuf::from).collect(),
    })
}
