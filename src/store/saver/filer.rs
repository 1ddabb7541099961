//! The filer: brings the session file up to date, soon after a change and again where that failed, and takes in what others
//! have written there.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Order, Patience, Report};
use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};
use crate::store::presence::Presence;
use crate::store::save::{Looked, SessionFile, Written};
use crate::store::trouble::{Cause, Trouble};

/// How many looks in a row have to find the file gone or unreadable before it is believed: somebody may be copying it.
const ODD: u32 = 3;

/// What the filer is told by the keeper.
#[derive(Clone, Debug)]
pub(in crate::store) enum Job {
    /// This is to be in the file; its number.
    Take(Vec<Arc<Revision>>, Vec<Redaction>, u64),
    /// A change does not fit into a file.
    Refuse(Trouble),
    /// Others are to see this label of ours.
    Label(String),
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
    /// Whether somebody else who had it open may have replaced it without seeing what was written last.
    pub(in crate::store) doubtful: bool,
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
    presence: Option<Presence>,
    /// When it was looked for what others do.
    looked: Option<Instant>,
    odd: u32,
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
            presence: None,
            looked: None,
            odd: 0,
        }
    }

    /// Others see that the session is open, as long as this works.
    pub(super) fn seen_by_others(self, presence: Option<Presence>) -> Self {
        Self { presence, ..self }
    }

    /// Works until it is told to quit.
    pub(super) fn run(mut self, inbox: &Receiver<Job>) -> Ended {
        while !self.ended {
            self.wait(inbox);
            while let Ok(job) = inbox.try_recv() {
                self.take(job);
            }
            if self.ended || left(self.looked, self.patience.look).is_zero() {
                self.look();
            }
            if self.is_due() && !self.is_on_its_way() {
                self.snapshot();
            }
        }
        self.end()
    }

    /// Sleeps until a job comes, or something is to be done without one.
    fn wait(&mut self, inbox: &Receiver<Job>) {
        let look = left(self.looked, self.patience.look);
        match inbox.recv_timeout(self.due().map_or(look, |due| due.min(look))) {
            Ok(job) => self.take(job),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.ended = true,
        }
    }

    /// Whether the file is to be written now.
    pub(super) fn is_due(&self) -> bool {
        self.forced || self.due().is_some_and(|due| due.is_zero()) || (self.ended && self.is_behind())
    }

    /// How long until the file is to be written; none where it has everything.
    fn due(&self) -> Option<Duration> {
        if self.trouble.is_some() {
            Some(left(self.last.or(self.looked), self.pause))
        } else {
            self.waiting.then(|| left(self.last, self.patience.calm))
        }
    }

    /// Looks who else has the session open and what they have written; a snapshot takes it in.
    pub(in crate::store) fn look(&mut self) {
        self.looked = Some(Instant::now());
        if let Some(others) = self.presence.as_mut().and_then(Presence::look) {
            (self.report)(Report::Others(others));
        }
        // what failed is tried again in its own time
        if self.trouble.is_some() {
            return;
        }
        match self.file.look() {
            Looked::Same => self.odd = 0,
            Looked::Changed => (self.odd, self.forced) = (0, true),
            Looked::Odd => {
                self.odd += 1;
                self.forced |= self.odd.is_multiple_of(ODD);
            }
        }
    }

    /// Whether the file is gone or cannot be read, and has not been so for long: somebody may be copying it, and what is to
    /// be written waits.
    pub(super) fn is_on_its_way(&mut self) -> bool {
        let hopes = !self.ended && self.trouble.is_none() && self.odd < ODD;
        let waits = hopes && self.file.look() == Looked::Odd;
        if waits {
            (self.waiting, self.last) = (true, Some(Instant::now()));
            self.odd += 1;
        } else {
            self.odd = 0;
        }
        waits
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
            Job::Label(label) => {
                if let Some(presence) = &mut self.presence {
                    presence.relabel(label);
                }
            }
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
        let Written { revisions, redactions, recovered, is_another, is_remade, kept } = written;
        if !revisions.is_empty() || !redactions.is_empty() {
            let _ = self.keeper.send(Order::Learned(revisions.clone(), redactions.clone()));
            (self.report)(Report::MergedFromDisk(revisions, redactions));
        }
        if let Some(path) = recovered {
            (self.report)(Report::Recovered { path, is_another });
        }
        if is_remade {
            (self.report)(Report::Remade);
        }
        if let Some(path) = kept {
            (self.report)(Report::KeptCopy { path });
        }
    }

    /// The last state.
    pub(in crate::store) fn end(mut self) -> Ended {
        let place = self.file.place().to_owned();
        let alone = self.file.was_alone();
        let may_be_replaced = |presence: &mut Presence| {
            // who comes after this look reads what was written
            presence.look();
            presence.has_met() && (presence.has_met_blind() || !alone)
        };
        let doubtful = self.presence.as_mut().is_some_and(may_be_replaced);
        Ended { saved: self.saved, trouble: self.trouble.or(self.refused), place, doubtful }
    }
}

/// What is left of a time since something was done; nothing where it never was.
fn left(since: Option<Instant>, time: Duration) -> Duration {
    since.map_or(Duration::ZERO, |since| time.saturating_sub(since.elapsed()))
}
