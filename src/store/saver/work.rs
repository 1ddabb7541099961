//! What the saver's thread does: wait, take all orders, write one snapshot, say what came of it.

use std::mem;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::domain::Session;
use crate::store::draft::{self, Draft};
use crate::store::save::{SessionFile, Written};
use crate::store::trouble::{Cause, Trouble};
use crate::store::wire::limits;

use super::{Ended, Order, Patience, Report};

/// What the thread holds.
pub(super) struct Work<R> {
    session: Session,
    file: SessionFile,
    patience: Patience,
    report: R,
    told: u64,
    saved: u64,
    forced: bool,
    ended: bool,
    draft: Option<Option<Draft>>,
    trouble: Option<Trouble>,
    /// A change that does not fit into a file: nothing after it counts as saved.
    refused: Option<Trouble>,
    pause: Duration,
}

impl<R: Fn(Report)> Work<R> {
    pub(super) fn new(session: Session, file: SessionFile, patience: Patience, report: R) -> Self {
        Self {
            session,
            file,
            patience,
            report,
            told: 0,
            saved: 0,
            forced: false,
            ended: false,
            draft: None,
            trouble: None,
            refused: None,
            pause: patience.first,
        }
    }

    /// Works until it is told to quit.
    pub(super) fn run(mut self, inbox: &Receiver<Order>) -> Ended {
        while !self.ended {
            self.wait(inbox);
            while let Ok(order) = inbox.try_recv() {
                self.take(order);
            }
            if self.forced || self.trouble.is_some() || self.saved != self.told {
                self.snapshot();
            }
            self.write_draft();
        }
        Ended { saved: self.saved, told: self.told, trouble: self.trouble.or(self.refused) }
    }

    /// Sleeps until an order comes, or until it is time to try again.
    fn wait(&mut self, inbox: &Receiver<Order>) {
        if self.trouble.is_none() {
            self.take(inbox.recv().unwrap_or(Order::Quit));
            return;
        }
        match inbox.recv_timeout(self.pause) {
            Ok(order) => self.take(order),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.ended = true,
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Change(change, generation) => {
                self.told = self.told.max(generation);
                for revision in change.revisions() {
                    match limits::unfit(revision) {
                        None => self.session.take_in([Arc::clone(revision)], []),
                        Some(unfit) => {
                            self.refused = Some(Trouble::new(self.file.path(), Cause::Unfit(unfit)));
                        }
                    }
                }
            }
            Order::Draft(draft) => self.draft = Some(draft),
            Order::SaveNow => self.forced = true,
            Order::Quit => self.ended = true,
        }
    }

    fn snapshot(&mut self) {
        self.forced = false;
        let mut written = Written::default();
        let result = self.file.save(&mut self.session, &mut written);
        self.tell(written);
        match result {
            Ok(()) => {
                self.trouble = None;
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
            (self.report)(Report::MergedFromDisk(revisions, redactions));
        }
        if let Some(path) = recovered {
            (self.report)(Report::Recovered { path });
        }
        if let Some(path) = kept {
            (self.report)(Report::KeptCopy { path });
        }
    }

    /// The draft comes after the snapshot, and goes only once what became of it is saved.
    fn write_draft(&mut self) {
        let unsaved = self.trouble.is_some();
        // an empty line must not cover words whose entry is not saved yet
        let empties = |draft: &Option<Draft>| draft.as_ref().is_none_or(|draft| draft.text.is_empty());
        match mem::take(&mut self.draft) {
            Some(draft) if unsaved && empties(&draft) => self.draft = Some(draft).filter(|_| !self.ended),
            Some(Some(draft)) => self.report_draft(draft::write(self.file.path(), &draft)),
            Some(None) => self.report_draft(draft::remove(self.file.path())),
            None => {}
        }
    }

    fn report_draft(&self, result: Result<(), Trouble>) {
        if let Err(trouble) = result {
            (self.report)(Report::DraftFailed(trouble));
        }
    }
}
