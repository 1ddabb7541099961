//! The saver: two threads that own copies of the session and keep it, off the thread that draws.
//!
//! The keeper writes every change to the journal on the local disk at once; then it counts as saved. The filer brings the
//! session file up to date soon after, however slow its disk is, and tries again by itself where that fails. Once a second
//! it looks whether somebody else has written the file, takes in what is new, and where the file lacks something of ours
//! writes it again. It looks for itself because file servers tell nobody of changes, or not reliably.

mod filer;
mod keeper;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::redaction::Redacted;
use crate::domain::session::Redaction;
use crate::domain::{Change, Revision, Session};

use super::draft::Draft;
use super::journal::{Journal, Shelf};
use super::presence::Presence;
use super::save::SessionFile;
use super::trouble::Trouble;
pub(super) use filer::{Filer, Job};
pub(super) use keeper::Keeper;

/// What the saver is told.
#[derive(Clone, Debug)]
pub enum Order {
    /// A change was made; the number counts up with every change and redaction.
    Change(Change, u64),
    /// A text was redacted; its number.
    Redact(Redacted, u64),
    /// The line that is being typed. Writing it seldom enough is up to who sends it.
    Draft(Box<Draft>),
    /// Others are to see this label of ours from now on.
    Label(String),
    /// Save to the file now, and look at the disk even where nothing was changed.
    SaveNow,
    /// The file held what the session had not.
    Learned(Vec<Arc<Revision>>, Vec<Redaction>),
    /// Save what is not saved yet, and end.
    Quit,
}

/// What the saver says; it comes on the saver's own threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Everything up to this number is in the journal, synced and read back: it survives the program and a power cut.
    Kept {
        /// The number of the last change in it.
        generation: u64,
    },
    /// Everything up to this number is in the session file, synced and read back.
    Saved {
        /// The number of the last change in it.
        generation: u64,
    },
    /// The file could not be written, twice; it will be tried again.
    Failed {
        /// The number of the last change that should have been in it.
        generation: u64,
        /// Why.
        trouble: Trouble,
    },
    /// The journal or the line being typed could not be written; the file is brought up to date at once instead.
    JournalFailed(Trouble),
    /// The disk held what the session had not; it is saved, and to be taken in on the screen, too.
    MergedFromDisk(Vec<Arc<Revision>>, Vec<Redaction>),
    /// The file itself cannot be read; it was left alone and the session is written here instead.
    Recovered {
        /// Where.
        path: PathBuf,
        /// Whether the file can be read and holds another session.
        is_another: bool,
    },
    /// The file had gone and was made anew.
    Remade,
    /// Who else has the session open now, by their labels.
    Others(Vec<String>),
    /// Words written into the file by hand could not be taken in; a copy of the file is kept here.
    KeptCopy {
        /// Where.
        path: PathBuf,
    },
}

/// The last state of a saver that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The number of the last change in the journal.
    pub kept: u64,
    /// The number of the last change in the file.
    pub saved: u64,
    /// The number of the last change it was told of.
    pub told: u64,
    /// Why they differ, where they do.
    pub trouble: Option<Trouble>,
}

/// How long the saver waits.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// After the file was written, for changes that go into it together.
    pub calm: Duration,
    /// After the first failure; doubled with each further one.
    pub first: Duration,
    /// At most.
    pub most: Duration,
    /// Between two looks at what others have written.
    pub look: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            calm: Duration::from_millis(500),
            first: Duration::from_secs(1),
            most: Duration::from_secs(30),
            look: Duration::from_secs(1),
        }
    }
}

/// Where a session is kept.
#[derive(Debug)]
pub struct Places {
    /// The session file.
    pub file: SessionFile,
    /// The journal of this run.
    pub journal: Journal,
    /// Where journals and lines being typed lie.
    pub shelf: Shelf,
    /// Our sign beside the file for others who open it.
    pub presence: Option<Presence>,
}

/// A running saver; dropping it saves what is not saved yet.
#[derive(Debug)]
pub struct Saver {
    orders: Sender<Order>,
    thread: Option<JoinHandle<Ended>>,
}

impl Saver {
    /// Starts a saver for a session as it stands in its file and journal.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(
        session: Session,
        places: Places,
        patience: Patience,
        report: impl Fn(Report) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let (jobs, job_box) = channel();
        let report: Arc<dyn Fn(Report) + Send + Sync> = Arc::new(report);
        let Places { file, journal, shelf, presence } = places;
        let keeper = Keeper::new(session.clone(), file.path(), journal, shelf, Arc::clone(&report));
        let filer = Filer::new(session, file, patience, report, orders.clone()).seen_by_others(presence);
        let filing = thread::Builder::new().name("saver".to_owned()).spawn(move || filer.run(&job_box))?;
        let keeping = move || keeper.run(&inbox, &jobs, filing);
        let thread = thread::Builder::new().name("journal".to_owned()).spawn(keeping)?;
        Ok(Self { orders, thread: Some(thread) })
    }

    /// Gives an order; false where the saver has ended.
    pub fn order(&self, order: Order) -> bool {
        self.orders.send(order).is_ok()
    }

    /// A second hand to give orders with.
    #[must_use]
    pub fn orders(&self) -> Sender<Order> {
        self.orders.clone()
    }

    /// Saves what is not saved yet, ends, and says the last state; none where the saver died.
    #[must_use]
    pub fn quit(mut self) -> Option<Ended> {
        self.end()
    }

    fn end(&mut self) -> Option<Ended> {
        let thread = self.thread.take()?;
        let _ = self.orders.send(Order::Quit);
        thread.join().ok()
    }
}

impl Drop for Saver {
    /// A panic of the drawing thread must not take along what is unsaved.
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(test)]
mod tests;
