//! Doing what the model asks for: reading, opening, keeping, putting away. Answers come back as messages.

mod draft;
mod fetched;
mod held;
mod many;
mod written;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::library::Reader;
use super::run::Event;
use super::sweep::Sweeper;
use super::trouble;
use super::watchdog::Lead;
use crate::app::export::{Exported, Ground};
use crate::app::likening::Likening;
use crate::app::merge::Fetched;
use crate::app::message::{Effect, Filed, Msg};
use crate::app::open::Copies;
use crate::app::proposals::Asking;
use crate::app::submission::Found;
use crate::domain::Session;
use crate::domain::redaction::Redacted;
use crate::i18n;
use crate::store::{self, Labels, Onlooker, Order, Shelf, Trouble, library, outgoing, real};
use held::Held;

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
                        let kept = self.shelf.look_for(&store::open::resolved(&path), &session).0;
                        session.union(&kept);
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
                self.aside("tables", failing, move || {
                    Msg::Tables(Box::new(fetched::tables(&files, &sheets)))
                });
            }
            Effect::SeekFolder(folder) => {
                let failing = Msg::FolderSought(folder.clone(), Ground::Nowhere);
                self.aside("folder", failing, move || {
                    let ground = written::ground(outgoing::ground(&folder));
                    Msg::FolderSought(folder, ground)
                });
            }
            Effect::Export { session, order, folder, date, title, suffix, existing } => {
                let failing = Exported::Failed(title.clone(), i18n::Trouble::Other(String::new()));
                self.aside("export", Msg::Exported(failing), move || {
                    let stem = library::file_name(&date, &title) + suffix;
                    Msg::Exported(written::exported(&session, &order, &folder, &stem, existing))
                });
            }
            Effect::ExportMany { files, order, folder, name, existing } => {
                let (library, existing) = (self.library.clone(), written::outgoing_existing(existing));
                self.export_many(many::Asked { files, order, folder, name, existing, library });
            }
            Effect::Forms { session, meeting, sheet, lang, made, folder, on_paper } => {
                let failing = Exported::Failed(String::new(), i18n::Trouble::Other(String::new()));
                self.aside("forms", Msg::Exported(failing), move || {
                    let forms = written::Forms { session: &session, sheet: &sheet, lang, made };
                    let done = forms.write(meeting, &folder, on_paper);
                    Msg::Exported(done.unwrap_or_else(|trouble| written::not_written(&trouble)))
                });
            }
            Effect::Draft(draft) => self.order(Order::Draft(Box::new(draft::stored(&draft)))),
            Effect::Label(label) => return self.relabel(label).into_iter().collect(),
            Effect::SaveNow => self.order(Order::SaveNow),
            Effect::Close(session) => return self.close(&session).into_iter().collect(),
            Effect::Rename(from, name) => {
                return self
                    .file(Filed::Renamed, unused(&from, || library::rename(&from, &name, &self.shelf)));
            }
            Effect::Copy(path) => {
                return self.file(Filed::Copied, library::copy(&path, &self.library, &self.shelf));
            }
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
            // of which nothing can be read there is nothing to take in
            let all = store::copies::beside(&path, &session).into_iter();
            let all: Vec<_> = all.filter(|copy| copy.news > 0 || copy.lost == 0).collect();
            let fresh = all.iter().filter(|copy| copy.news > 0).map(|copy| copy.path.clone()).collect();
            let copies = Copies { all: all.into_iter().map(|copy| copy.path).collect(), fresh };
            let _ = events.send(Event::Msg(Msg::Copies(path, copies)));
        };
        // without a thread the copies can still be chosen by hand
        let _ = std::thread::Builder::new().name("copies".to_owned()).spawn(look);
    }

    /// Reads other sessions on a thread of its own; a USB stick is slow.
    fn read_others(&self, into: PathBuf, files: Vec<PathBuf>) {
        let nothing = Fetched { into: into.clone(), ..Fetched::default() };
        let shelf = self.shelf.clone();
        self.aside("merge", Msg::Fetched(Box::new(nothing)), move || fetched::sessions(into, &files, &shelf));
    }

    /// Reads two sessions to be compared, with what this machine keeps of them beyond their files, on a thread of its own.
    fn read_both(&self, files: [PathBuf; 2]) {
        let (shelf, nothing) = (self.shelf.clone(), Msg::Both(files.clone(), Box::default()));
        self.aside("compare", nothing, move || {
            let mut fetched = Fetched::default();
            files.iter().for_each(|path| _ = fetched::session(path, &mut fetched, &shelf));
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
