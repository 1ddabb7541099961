//! The open session: what it holds, what is saved of it, and what can be taken back.

mod overlay;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::message::{Effect, Moment, Spot};
use crate::domain::session::Redaction;
use crate::domain::undo::{Outcome, Undo};
use crate::domain::{Change, Pen, RecordId, Revision, RevisionId, Session, Writer, redaction};
use crate::i18n::trouble::Told;
use crate::i18n::{Lang, Trouble};

use overlay::{Aside, Pending};
pub use overlay::{Overlay, Stay};

/// A session as it comes from the disk.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub session: Session,
    /// Whether it may be changed.
    pub access: Access,
    /// Why it may only be read, where that is known.
    pub why: Option<Trouble>,
    /// The line that was being typed when it was last left in a hurry.
    pub draft: Option<Draft>,
    /// Whether this is the practice copy of the sample.
    pub sample: bool,
    /// How much the file lacked that was left in the journal of the last run.
    pub recovered: usize,
    /// Whether git had put both sides of a merge into its file.
    pub marked: bool,
    /// Whether others had it open already.
    pub shared: bool,
    /// The folder on this machine where what is not in the file yet is kept.
    pub refuge: String,
}

/// Copies of a session that were found beside it when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// All of them.
    pub all: Vec<PathBuf>,
    /// Those that held something new.
    pub fresh: Vec<PathBuf>,
}

/// Whether a session may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Writable,
    /// Its file or its place can only be read, or has no room.
    ReadOnly,
    /// It is two sessions side by side, of which no file is.
    Compared,
}

/// The line being typed, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its text.
    pub text: String,
    /// Where it was being typed.
    pub spot: Spot,
    /// The cell that was being filled in, if it was one.
    pub cell: Option<String>,
    /// The entry that was being changed, if it was no new one.
    pub editing: Option<RecordId>,
    /// The writes of that entry that were seen when the change began.
    pub seen: BTreeSet<RevisionId>,
    /// The entry line, while an entry is changed; else it is the text itself.
    pub line: String,
    /// The files that were taken in and wait for the next edit to be kept.
    pub laid: Vec<PathBuf>,
}

/// How much of the session is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// All of it is in its file.
    InFile,
    /// All of it is safe on this machine, and on its way to the file.
    Saved,
    /// It is being written.
    Underway,
    /// The file could not be written; why.
    Failed(Trouble),
}

/// The session that is open.
#[derive(Clone, Debug)]
pub struct Open {
    /// What it holds.
    pub session: Session,
    /// Its file.
    pub path: PathBuf,
    /// Whether it may be changed.
    pub access: Access,
    why: Option<Trouble>,
    /// Whether this is the practice copy of the sample.
    pub sample: bool,
    /// The folder on this machine where what is not in the file yet is kept.
    pub refuge: String,
    /// Who else has it open, by their labels.
    pub others: Vec<String>,
    /// Whether it was said that one of them has the label of this machine.
    pub(super) namesake_told: bool,
    /// Copies of it that were found beside it.
    pub copies: Copies,
    /// What others wrote of records that are in hand.
    pub(super) waiting: Vec<Arc<Revision>>,
    overlay: Option<Overlay>,
    aside: Option<Aside>,
    /// Files that lay over it when the program ended without warning, as long as nobody has decided about them.
    pub(super) undecided: Vec<PathBuf>,
    undo: Undo,
    wanted: u64,
    saved: u64,
    in_file: u64,
    trouble: Option<Trouble>,
}

impl Open {
    /// Takes over what was opened.
    #[must_use]
    pub fn new(opened: Opened) -> Self {
        let Opened { path, session, access, why, sample, refuge, .. } = opened;
        Self {
            session,
            path,
            access,
            why,
            sample,
            refuge,
            others: Vec::new(),
            namesake_told: false,
            copies: Copies::default(),
            waiting: Vec::new(),
            overlay: None,
            aside: None,
            undecided: Vec::new(),
            undo: Undo::default(),
            wanted: 0,
            saved: 0,
            in_file: 0,
            trouble: None,
        }
    }

    /// Its file's name, for messages.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether it may be changed.
    #[must_use]
    pub fn access_is_writable(&self) -> bool {
        self.access == Access::Writable
    }

    /// That it can only be read, why, and what to do about it.
    #[must_use]
    pub fn only_read(&self, lang: Lang) -> Told {
        lang.read_only(self.why.as_ref())
    }

    /// What is said where somebody would write and cannot; nothing where it may be written.
    #[must_use]
    pub fn refusal(&self, lang: Lang) -> Option<String> {
        match self.access {
            Access::Writable if self.is_looking() => Some(lang.intake_only_looking().to_owned()),
            Access::Writable => None,
            Access::ReadOnly => {
                let Told { what, next } = self.only_read(lang);
                Some(lang.in_two(&lang.in_two(lang.notice_nothing_written(), &what), &next))
            }
            Access::Compared => Some(lang.compare_only_looking().to_owned()),
        }
    }

    /// How much of it is on the disk.
    #[must_use]
    pub fn saving(&self) -> Saving {
        match &self.trouble {
            Some(trouble) => Saving::Failed(trouble.clone()),
            None if self.in_file >= self.wanted => Saving::InFile,
            None if self.saved >= self.wanted => Saving::Saved,
            None => Saving::Underway,
        }
    }

    /// Writes into the session as one step that can be taken back.
    pub fn write<R>(
        &mut self,
        moment: &Moment,
        by: &str,
        work: impl FnOnce(&mut Writer) -> R,
    ) -> (R, Vec<Effect>) {
        let (result, change, pending) = self.written(moment, by, work);
        self.undo.note(&change);
        (result, self.keep(change, pending))
    }

    /// The same for what nobody did by a key: undo does not take it back.
    pub fn write_unasked<R>(
        &mut self,
        moment: &Moment,
        by: &str,
        work: impl FnOnce(&mut Writer) -> R,
    ) -> (R, Vec<Effect>) {
        let (result, change, pending) = self.written(moment, by, work);
        (result, self.keep(change, pending))
    }

    fn written<R>(
        &mut self,
        moment: &Moment,
        by: &str,
        work: impl FnOnce(&mut Writer) -> R,
    ) -> (R, Change, Option<Pending>) {
        let pending = self.pending();
        let mut writer = Writer::new(&mut self.session, pen(moment, by));
        let result = work(&mut writer);
        let change = writer.finish();
        if !change.is_empty() {
            self.forget_laid();
        }
        (result, change, pending)
    }

    /// Removes every wording that fields of records ever had; none where there is none. It cannot be taken back.
    pub fn redact(&mut self, moment: &Moment, by: &str, what: &[(RecordId, &str)]) -> Vec<Effect> {
        let redacted = redaction::redact_all(Writer::new(&mut self.session, pen(moment, by)), what);
        let gone: BTreeSet<RevisionId> = redacted.redactions.iter().map(|gone| gone.revision).collect();
        if gone.is_empty() {
            return Vec::new();
        }
        self.undo.forget(&gone);
        // what was taken in is kept now, and these words are gone from it already
        let pending = self.pending();
        let mut effects: Vec<Effect> = self.commit(pending).into_iter().collect();
        self.wanted += 1;
        effects.push(Effect::Redact(redacted, self.wanted));
        effects
    }

    /// Takes the last step back.
    pub fn undo(&mut self, moment: &Moment, by: &str) -> (Outcome, Vec<Effect>) {
        self.step(moment, by, Undo::undo)
    }

    /// Does the step taken back again.
    pub fn redo(&mut self, moment: &Moment, by: &str) -> (Outcome, Vec<Effect>) {
        self.step(moment, by, Undo::redo)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.undo.depth()
    }

    /// How many things the last step back (or again) took away or brought back together.
    #[must_use]
    pub fn together(&self, again: bool) -> usize {
        self.undo.together(again)
    }

    fn step(
        &mut self,
        moment: &Moment,
        by: &str,
        step: fn(&mut Undo, &mut Writer) -> Outcome,
    ) -> (Outcome, Vec<Effect>) {
        let pending = self.pending();
        let mut writer = Writer::new(&mut self.session, pen(moment, by));
        let outcome = step(&mut self.undo, &mut writer);
        let change = writer.finish();
        (outcome, self.keep(change, pending))
    }

    /// Keeps a change, and with it what was taken in and waited for the next edit.
    fn keep(&mut self, change: Change, pending: Option<Pending>) -> Vec<Effect> {
        if change.is_empty() {
            return Vec::new();
        }
        let mut effects: Vec<Effect> = self.commit(pending).into_iter().collect();
        self.wanted += 1;
        effects.push(Effect::Keep(change, self.wanted));
        effects
    }

    /// Notes that everything up to a generation is safe on this machine.
    pub fn saved(&mut self, generation: u64) {
        self.saved = self.saved.max(generation);
    }

    /// Notes that everything up to a generation is in the file.
    pub fn in_file(&mut self, generation: u64) {
        self.in_file = self.in_file.max(generation);
        self.trouble = None;
    }

    /// Notes that the file could not be written.
    pub fn not_saved(&mut self, trouble: Trouble) {
        self.trouble = Some(trouble);
    }

    /// Takes in what another program wrote to the file; it goes below what is laid over the session, too.
    pub fn take_in(&mut self, revisions: Vec<Arc<Revision>>, redactions: Vec<Redaction>) {
        self.undo.forget(&redactions.iter().map(|gone| gone.revision).collect());
        if let Some(under) = self.under() {
            under.take_in(revisions.iter().cloned(), redactions.iter().cloned());
        }
        self.session.take_in(revisions, redactions);
    }
}

fn pen(moment: &Moment, by: &str) -> Pen {
    Pen { by: by.to_owned(), now: moment.now, seed: moment.seed }
}
