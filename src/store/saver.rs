//! The saver: a thread that owns a copy of the session and keeps the file up to date, off the thread that draws.
//!
//! It takes all waiting orders, writes one snapshot, and says what is on the disk only once it is. What cannot be
//! saved is tried again with the next change and by itself after a growing pause; with everything saved it sleeps.

mod work;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::session::Redaction;
use crate::domain::{Change, Revision, Session};

use super::draft::Draft;
use super::save::SessionFile;
use super::trouble::Trouble;
use work::Work;

/// What the saver is told.
#[derive(Clone, Debug)]
pub enum Order {
    /// A change was made; the number counts up with every change.
    Change(Change, u64),
    /// The line that is being typed; none once it is entered. Writing it seldom enough is up to who sends it.
    Draft(Option<Draft>),
    /// Save now, and look at the disk even where nothing was changed.
    SaveNow,
    /// Save what is not saved yet, and end.
    Quit,
}

/// What the saver says; it comes on the saver's own thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Everything up to this number is on the disk, synced and read back.
    Saved {
        /// The number of the last change in it.
        generation: u64,
    },
    /// It could not be saved; it will be tried again.
    Failed {
        /// The number of the last change that should have been in it.
        generation: u64,
        /// Why.
        trouble: Trouble,
    },
    /// The disk held what the session had not; it is saved, and to be taken in on the screen, too.
    MergedFromDisk(Vec<Arc<Revision>>, Vec<Redaction>),
    /// The file itself cannot be read; it was left alone and the session is written here instead.
    Recovered {
        /// Where.
        path: PathBuf,
    },
    /// Words written into the file by hand could not be taken in; a copy of the file is kept here.
    KeptCopy {
        /// Where.
        path: PathBuf,
    },
    /// The line being typed could not be written.
    DraftFailed(Trouble),
}

/// The last state of a saver that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The number of the last change on the disk.
    pub saved: u64,
    /// The number of the last change it was told of.
    pub told: u64,
    /// Why they differ, where they do.
    pub trouble: Option<Trouble>,
}

/// How long the saver waits before it tries again.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// After the first failure; doubled with each further one.
    pub first: Duration,
    /// At most.
    pub most: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first: Duration::from_secs(1), most: Duration::from_secs(30) }
    }
}

/// A running saver.
#[derive(Debug)]
pub struct Saver {
    orders: Sender<Order>,
    thread: JoinHandle<Ended>,
}

impl Saver {
    /// Starts a saver for a session as it stands in its file.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(
        session: Session,
        file: SessionFile,
        patience: Patience,
        report: impl Fn(Report) + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let work = Work::new(session, file, patience, report);
        let thread = thread::Builder::new().name("saver".to_owned()).spawn(move || work.run(&inbox))?;
        Ok(Self { orders, thread })
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
    pub fn quit(self) -> Option<Ended> {
        let _ = self.orders.send(Order::Quit);
        self.join()
    }

    /// Waits until it has ended after [`Order::Quit`], and says the last state; none where the saver died.
    #[must_use]
    pub fn join(self) -> Option<Ended> {
        drop(self.orders);
        self.thread.join().ok()
    }
}

#[cfg(test)]
mod tests;
