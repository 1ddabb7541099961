//! What of the line being typed, and of where the room is, is kept on the disk, so that both are there again after a
//! crash or a break.
//!
//! At most a second or twenty characters of typing are not yet kept (`docs/session-format.md`).

use std::collections::BTreeSet;

use super::{Editing, Focus, WorksheetScreen, entries};
use crate::app::message::{Effect, Spot};
use crate::app::model::View;
use crate::app::open::Draft;
use crate::app::work::Work;
use crate::domain::record::Field;
use crate::domain::{Record, Session};
use crate::text::Buffer;

/// Characters after which the line is kept at once.
const KEYS: usize = 20;
/// Milliseconds after which it is kept at the latest.
const DELAY: i64 = 1_000;

/// What was kept last, and when the next time is due.
#[derive(Clone, Debug, Default)]
pub struct Drafting {
    kept: Option<Draft>,
    due: Option<i64>,
    typed: usize,
}

impl Drafting {
    /// When the line is to be kept, in milliseconds since 1970; none while it is.
    #[must_use]
    pub fn due(&self) -> Option<i64> {
        self.due
    }

    /// Takes over what was found on the disk.
    pub fn found(&mut self, draft: Draft) {
        self.kept = Some(draft);
    }

    /// Looks at the line after an input (or when the time has come) and says what to keep.
    pub fn look(&mut self, draft: Draft, typed: usize, now: i64) -> Option<Effect> {
        if self.kept.as_ref() == Some(&draft) {
            *self = Self { kept: self.kept.take(), ..Self::default() };
            return None;
        }
        self.typed += typed;
        let due = *self.due.get_or_insert(now.saturating_add(DELAY));
        // a line that was entered or given up leaves no copy behind
        let gone = draft.text.is_empty() && self.kept.as_ref().is_some_and(|kept| !kept.text.is_empty());
        // and of files that lie over the session nothing else tells
        let laid = self.kept.as_ref().map(|kept| kept.laid.as_slice()).unwrap_or_default() != draft.laid;
        if gone || laid || self.typed >= KEYS || now >= due {
            *self = Self { kept: Some(draft.clone()), ..Self::default() };
            return Some(Effect::Draft(draft));
        }
        None
    }
}

impl Editing {
    /// Where somebody else has changed the entry since, puts their words beside those that are typed, so that none is
    /// written over unseen; says whether it did.
    pub(super) fn catch_up(&mut self, record: &Record) -> bool {
        let is_behind = self.seen != *record.heads();
        if is_behind {
            let mut words = record.texts(entries::field(record));
            let typed = self.buffer.text().to_owned();
            words.retain(|words| *words != typed);
            words.push(&typed);
            self.buffer = Buffer::from_text(&words.join("\n"));
            self.seen = record.heads().clone();
        }
        is_behind
    }
}

impl WorksheetScreen {
    /// Where the room is.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot {
            meeting: self.meeting,
            agency: self.agency,
            sheet: self.filled.filter(|_| self.is_one_by_one()),
            worksheet: self.sheet().map(|sheet| sheet.id.clone()).unwrap_or_default(),
            question: self.question().map(|question| question.id.clone()).unwrap_or_default(),
            lane: self.lane_id(),
        }
    }

    /// The words that are typed and not yet entered, and where the room is.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let changed = match (&self.aside, &self.focus) {
            (Some(aside), _) => Some(aside),
            (None, Focus::Editing(change)) => Some(change),
            (None, _) => None,
        };
        let lines = [self.line.text(), &self.beside, &self.noted].into_iter().filter(|line| !line.is_empty());
        let (line, laid) = (lines.collect::<Vec<_>>().join("\n"), self.laid.clone());
        if let (Some(typing), None) = (self.typed_cell(), changed) {
            let (cell, text) = (Some(typing.path.clone()), typing.buffer.text().to_owned());
            return Draft {
                text,
                spot: self.spot(),
                cell,
                editing: None,
                seen: typing.seen.clone(),
                line,
                laid,
            };
        }
        let (text, editing, seen, line) = match changed {
            Some(change) => (change.buffer.text().to_owned(), Some(change.id), change.seen.clone(), line),
            None => (line, None, BTreeSet::new(), String::new()),
        };
        Draft { text, spot: self.spot(), cell: None, editing, seen, line, laid }
    }

    /// Looks what is to be kept now, after so many characters were typed.
    pub(super) fn keep(&mut self, typed: usize, work: &mut Work) {
        self.laid = work.open.laid().to_vec();
        work.effects.extend(self.drafting.look(self.draft(), typed, work.moment.now));
    }

    /// Keeps which files lie over the session, where that has changed.
    pub(in crate::app) fn keep_laid(&mut self, work: &mut Work) {
        if self.laid != work.open.laid() {
            self.keep(0, work);
        }
    }

    /// Keeps words that are typed on another screen, too; after a crash they stand in the line.
    pub(crate) fn keep_beside(&mut self, words: &str, typed: usize, work: &mut Work) {
        words.clone_into(&mut self.beside);
        self.keep(typed, work);
    }

    /// Keeps notes that are typed beside hints, too.
    pub(crate) fn keep_noted(&mut self, words: &str, typed: usize, work: &mut Work) {
        self.note_aside(words);
        self.keep(typed, work);
    }

    /// The notes beside hints that are half written now.
    pub(crate) fn note_aside(&mut self, words: &str) {
        words.clone_into(&mut self.noted);
    }

    /// The notes beside hints that are half written.
    pub(crate) fn noted_aside(&self) -> String {
        self.noted.clone()
    }

    /// Words that were typed on another screen went elsewhere.
    pub(crate) fn drop_beside(&mut self) {
        self.beside.clear();
    }

    /// Goes back to where the room was, and puts words that were being typed back where they stood; those of an entry
    /// that was redacted since are dropped. Says whether the draft still holds.
    pub fn restore(&mut self, session: &Session, draft: Draft) -> bool {
        self.go_to(session, &draft.spot);
        if !draft.line.is_empty() {
            self.line = Buffer::from_text(&draft.line);
        }
        if let Some(cell) = &draft.cell {
            let holds = self.restore_cell(session, cell, &draft);
            self.drafting.found(if holds { draft } else { self.draft() });
            return holds;
        }
        let changed = draft.editing.and_then(|id| session.record(id));
        // of words that were redacted nothing comes back, and of a change that changes nothing there is nothing to bring back
        let is_over = |record: &Record| {
            let field = entries::field(record);
            record.field(field).is_some_and(Field::is_redacted) || record.texts(field).contains(&&*draft.text)
        };
        if changed.is_some_and(is_over) {
            let left = self.draft();
            self.drafting.found(left);
            return false;
        }
        match changed.filter(|record| !record.is_hidden()) {
            Some(record) => {
                let is_here = |record: &Record| {
                    self.listed(session, View::Desk).iter().any(|listed| listed.id() == record.id())
                };
                if !is_here(record) {
                    self.show(session, record);
                }
                let (buffer, seen) = (Buffer::from_text(&draft.text), draft.seen.clone());
                let mut editing = Editing { id: record.id(), buffer, split: false, seen };
                editing.catch_up(record);
                if self.shows(record, View::Wall) {
                    self.focus = Focus::Editing(editing);
                } else {
                    // private words wait for the desk
                    self.abandoned = Some(editing);
                }
            }
            None => self.line = Buffer::from_text(&draft.text),
        }
        self.drafting.found(draft);
        true
    }
}
