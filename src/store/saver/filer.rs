//! The filer: brings the session file up to date, soon after a change and again where that failed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Order, Patience, Report};
use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};
use crate::store::save::{SessionFile, Written};
use crate::store::trouble::{Cause, Trouble};

/// What the filer is told by the keeper.
#[derive(Clone, Debug)]
pub(in crate::store) enum Job {
    /// This is to be in the file; its number.
    Take(Vec<Arc<Revision>>, Vec<Redaction>, u64),
    /// A change does not fit into a file.
    Refuse(Trouble),
    /// Write the file now.
    Save,
    /// Write what is not written yet, and end.
    Quit,
}

/// The last state of the filer.
#[derive(Clone, Debug)]
pub(in crate::store) struct Ended {
    /// The number of the last change in the file.
    pub(in crate::store) saved: u64,
    /// Why it is not the last of all, where it is not.
    pub(in crate::store) trouble: Option<Trouble>,
    /// Where it was written last.
    pub(in crate::store) place: PathBuf,
}

/// What the filer's thread holds.
pub(in crate::store) struct Filer {
    session: Session,
    file: SessionFile,
    patience: Patience,
    report: Arc<dyn Fn(Report) + Send + Sync>,
    keeper: Sender<Order>,
    told: u64,
    saved: u64,
    /// Whether something waits to be written.
    waiting: bool,
    /// When the file was written last.
    last: Option<Instant>,
    forced: bool,
    ended: bool,
    trouble: Option<Trouble>,
    /// A change that does not fit into a file: nothing after it counts as saved.
    refused: Option<Trouble>,
    pause: Duration,
}

impl Filer {
    pub(in crate::store) fn new(
        session: Session,
        file: SessionFile,
        patience: Patience,
        report: Arc<dyn Fn(Report) + Send + Sync>,
        keeper: Sender<Order>,
    ) -> Self {
        Self {
            session,
            file,
            patience,
            report,
            keeper,
            told: 0,
            saved: 0,
            waiting: false,
            last: None,
            forced: false,
            ended: false,
            trouble: None,
            refused: None,
            pause: patience.first,
        }
    }

    /// Works until it is told to quit.
    pub(super) fn run(mut self, inbox: &Receiver<Job>) -> Ended {
        while !self.ended {
            let due = self.wait(inbox);
            while let Ok(job) = inbox.try_recv() {
                self.take(job);
            }
            if self.forced || due || (self.ended && self.is_behind()) {
                self.snapshot();
            }
        }
        self.end()
    }

    /// Sleeps until a job comes; says whether it is time to write.
    fn wait(&mut self, inbox: &Receiver<Job>) -> bool {
        let left = match (&self.trouble, self.waiting, self.last) {
            (Some(_), _, Some(last)) => self.pause.saturating_sub(last.elapsed()),
            (Some(_), _, None) => self.pause,
            (None, true, Some(last)) => self.patience.calm.saturating_sub(last.elapsed()),
            (None, true, None) => Duration::ZERO,
            (None, false, _) => {
                self.take(inbox.recv().unwrap_or(Job::Quit));
                return false;
            }
        };
        match inbox.recv_timeout(left) {
            Ok(job) => {
                self.take(job);
                false
            }
            Err(RecvTimeoutError::Timeout) => true,
            Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                false
            }
        }
    }

    /// Takes a job; a snapshot does it.
    pub(in crate::store) fn take(&mut self, job: Job) {
        match job {
            Job::Take(revisions, redactions, generation) => {
                self.session.take_in(revisions, redactions);
                self.told = self.told.max(generation);
                self.waiting = true;
            }
            Job::Refuse(trouble) => self.refused = Some(trouble),
            Job::Save => self.forced = true,
            Job::Quit => self.ended = true,
        }
    }

    /// Whether the file lacks something.
    pub(in crate::store) fn is_behind(&self) -> bool {
        self.waiting || self.trouble.is_some()
    }

    /// Writes the file; what fails is tried once more at once, with a new file, before it is told.
    pub(in crate::store) fn snapshot(&mut self) {
        self.forced = false;
        let mut written = Written::default();
        let result = self.file.save(&mut self.session, &mut written).or_else(|trouble| match trouble.cause {
            Cause::Newer { .. } | Cause::Unfit(_) => Err(trouble),
            _ => self.file.save(&mut self.session, &mut written),
        });
        self.tell(written);
        match result {
            Ok(()) => {
                (self.trouble, self.waiting, self.last) = (None, false, Some(Instant::now()));
                self.pause = self.patience.first;
                match self.refused.clone() {
                    Some(trouble) => self.fail(trouble),
                    None => {
                        self.saved = self.told;
                        (self.report)(Report::Saved { generation: self.saved });
                    }
                }
            }
            Err(trouble) => {
                if self.trouble.is_some() {
                    self.pause = (self.pause * 2).min(self.patience.most);
                }
                // entries that come meanwhile do not put off the next try
                self.last = Some(Instant::now());
                self.trouble = Some(trouble.clone());
                self.fail(trouble);
            }
        }
    }

    fn fail(&self, trouble: Trouble) {
        (self.report)(Report::Failed { generation: self.told, trouble });
    }

    fn tell(&self, written: Written) {
        let Written { revisions, redactions, recovered, kept } = written;
        if !revisions.is_empty() || !redactions.is_empty() {
            let _ = self.keeper.send(Order::Learned(revisions.clone(), redactions.clone()));
            (self.report)(Report::MergedFromDisk(revisions, redactions));
        }
        if let Some(path) = recovered {
            (self.report)(Report::Recovered { path });
        }
        if let Some(path) = kept {
            (self.report)(Report::KeptCopy { path });
        }
    }

    /// The last state.
    pub(in crate::store) fn end(self) -> Ended {
        let place = self.file.place().to_owned();
        Ended { saved: self.saved, trouble: self.trouble.or(self.refused), place }
    }
}
