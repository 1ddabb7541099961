//! The keeper: every change into the journal at once, and the line being typed beside it.

use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;

use super::{Ended, Job, Order, Report};
use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};
use crate::store::draft::{self, Draft};
use crate::store::journal::{self, Journal, Shelf};
use crate::store::trouble::{Cause, Trouble};
use crate::store::wire::limits;

/// What the keeper's thread holds.
pub(in crate::store) struct Keeper {
    session: Session,
    file: PathBuf,
    journal: Journal,
    shelf: Shelf,
    report: Arc<dyn Fn(Report) + Send + Sync>,
    revisions: Vec<Arc<Revision>>,
    redactions: Vec<Redaction>,
    jobs: Vec<Job>,
    draft: Option<Draft>,
    told: u64,
    kept: u64,
    ended: bool,
    /// Whether the journal lacks something, and why.
    trouble: Option<Trouble>,
    /// Whether a change did not fit: nothing after it counts as saved.
    refused: bool,
}

impl Keeper {
    pub(in crate::store) fn new(
        session: Session,
        file: &Path,
        journal: Journal,
        shelf: Shelf,
        report: Arc<dyn Fn(Report) + Send + Sync>,
    ) -> Self {
        Self {
            session,
            file: file.to_owned(),
            journal,
            shelf,
            report,
            revisions: Vec::new(),
            redactions: Vec::new(),
            jobs: Vec::new(),
            draft: None,
            told: 0,
            kept: 0,
            ended: false,
            trouble: None,
            refused: false,
        }
    }

    /// Works until it is told to quit, then waits for the filer.
    pub(super) fn run(
        mut self,
        inbox: &Receiver<Order>,
        jobs: &Sender<Job>,
        filer: JoinHandle<super::filer::Ended>,
    ) -> Ended {
        while !self.ended {
            self.take(inbox.recv().unwrap_or(Order::Quit));
            while let Ok(order) = inbox.try_recv() {
                self.take(order);
            }
            self.keep().into_iter().for_each(|job| drop(jobs.send(job)));
        }
        let _ = jobs.send(Job::Quit);
        let filed = filer.join().ok();
        while let Ok(order) = inbox.try_recv() {
            self.take(order);
        }
        self.keep();
        self.end(filed)
    }

    /// Takes an order; what it asks for is done by [`Keeper::keep`].
    pub(in crate::store) fn take(&mut self, order: Order) {
        match order {
            Order::Change(change, generation) => self.note(change.revisions(), &[], generation),
            Order::Redact(redacted, generation) => {
                self.note(&redacted.kept, &redacted.redactions, generation);
            }
            Order::Learned(revisions, redactions) => {
                self.session.take_in(revisions.iter().cloned(), redactions.iter().cloned());
                // what the file has needs no journal, but a redacted text must go from it
                if self.journal.is_begun() {
                    self.revisions.extend(revisions);
                    self.redactions.extend(redactions);
                }
            }
            Order::Draft(draft) => self.draft = Some(*draft),
            Order::Label(label) => self.jobs.push(Job::Label(label)),
            Order::SaveNow => self.jobs.push(Job::Save),
            Order::Quit => self.ended = true,
        }
    }

    fn note(&mut self, revisions: &[Arc<Revision>], redactions: &[Redaction], generation: u64) {
        self.told = self.told.max(generation);
        let mut fit = Vec::new();
        for revision in revisions {
            match limits::unfit(revision) {
                None => fit.push(Arc::clone(revision)),
                Some(unfit) => {
                    self.refused = true;
                    self.jobs.push(Job::Refuse(Trouble::new(&self.file, Cause::Unfit(unfit))));
                }
            }
        }
        self.session.take_in(fit.iter().cloned(), redactions.iter().cloned());
        self.revisions.extend(fit.iter().cloned());
        self.redactions.extend(redactions.iter().cloned());
        self.jobs.push(Job::Take(fit, redactions.to_vec(), generation));
    }

    /// Writes what was taken to the journal, and says what the filer has to do.
    pub(in crate::store) fn keep(&mut self) -> Vec<Job> {
        let (revisions, redactions) = (mem::take(&mut self.revisions), mem::take(&mut self.redactions));
        let lacks = self.trouble.is_some() && self.kept < self.told;
        if lacks || !revisions.is_empty() || !redactions.is_empty() {
            match self.journal.append(&self.session, &revisions, &redactions) {
                Ok(()) => {
                    self.trouble = None;
                    if !self.refused && self.kept < self.told {
                        self.kept = self.told;
                        (self.report)(Report::Kept { generation: self.kept });
                    }
                }
                Err(trouble) => {
                    self.fail(trouble);
                    self.jobs.push(Job::Save);
                }
            }
        }
        self.write_draft(false);
        mem::take(&mut self.jobs)
    }

    fn fail(&mut self, trouble: Trouble) {
        if self.trouble.as_ref() != Some(&trouble) {
            (self.report)(Report::JournalFailed(trouble.clone()));
        }
        self.trouble = Some(trouble);
    }

    /// The line being typed comes after the journal: an empty line must not cover words whose entry is not kept yet.
    fn write_draft(&mut self, filed: bool) {
        let unsafe_yet = self.trouble.is_some() && !filed;
        if let Some(draft) = self.draft.take() {
            if unsafe_yet && draft.text.is_empty() {
                self.draft = Some(draft);
            } else if let Err(trouble) = draft::write(self.shelf.disk(), &self.journal.draft(), &draft) {
                (self.report)(Report::JournalFailed(trouble));
            }
        }
    }

    /// Takes the journal away, if the file holds all of it and nobody replaces it in this moment, and says the last state.
    pub(in crate::store) fn end(mut self, filed: Option<super::filer::Ended>) -> Ended {
        let Some(filed) = filed else {
            return Ended { kept: self.kept, saved: 0, told: self.told, trouble: self.trouble };
        };
        let saved = filed.saved == self.told;
        self.write_draft(saved);
        if saved
            && !filed.doubtful
            && self.journal.is_begun()
            && journal::is_held(self.shelf.disk(), &filed.place, &self.session)
        {
            // where it cannot be removed now, it is as soon as somebody looks at it
            let _ = self.journal.remove();
        }
        Ended { kept: self.kept, saved: filed.saved, told: self.told, trouble: filed.trouble }
    }
}
