//! The session that is open: from reading its file to letting it go.

use std::path::{Path, PathBuf};

use super::{Hands, base_name, draft, failed};
use crate::app::message::{Filed, Msg};
use crate::app::open::{Access, Opened};
use crate::domain::{Change, Session};
use crate::shell::run::Event;
use crate::shell::trouble;
use crate::store::{self, Onlooker, Order, Places, Report, Saver, Trouble, library};

/// The open session's file while it is held.
pub(super) struct Held {
    path: PathBuf,
    pub(super) saver: Saver,
}

impl Hands {
    /// Opens a session; of one that is gone, what its journal has, and of a damaged one, asks.
    pub(super) fn open_or_restore(&mut self, path: &Path) -> Vec<Msg> {
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
    pub(super) fn restore(&mut self, path: &Path) -> Vec<Msg> {
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

    pub(super) fn open(&mut self, path: &Path, sample: bool) -> Msg {
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
        let draft = draft.as_ref().and_then(draft::read);
        if let Some(trouble) = &notes.journal {
            let _ = self.events.send(Event::Msg(failed(trouble)));
        }
        if let Some(title) = notes.others {
            let _ = self.events.send(Event::Msg(Msg::KeptOfAnother(title)));
        }
        let refuge = self.shelf.folder().display().to_string();
        let (recovered, marked) = (notes.recovered, notes.hand.marks > 0);
        Msg::Opened(Box::new(Opened {
            path,
            session,
            access,
            why,
            draft,
            sample,
            recovered,
            marked,
            shared,
            refuge,
        }))
    }

    /// A fresh copy of the sample; the one of the last practice is written over, unless it is open elsewhere.
    pub(super) fn open_sample(&mut self) -> Msg {
        match store::samples::fresh(&self.state, &self.shelf) {
            Ok(path) => self.open(&path, true),
            Err(trouble) => failed(&trouble),
        }
    }

    pub(super) fn create(&mut self, session: &Session, title: &str, date: &str) -> Msg {
        let path = library::free_path(&self.library, date, title);
        match store::create(&path, session) {
            Ok(()) => self.open(&path, false),
            Err(trouble) => failed(&trouble),
        }
    }

    /// Saves what is unsaved and lets the file go. Where that fails, the journal has it; where that has failed, too, the
    /// session is kept in the state folder.
    pub(in crate::shell) fn close(&mut self, session: &Session) -> Option<Msg> {
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
