//! Another session laid over the open one: shown, and not saved until the next edit or until the session is left.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Open, pen};
use crate::app::merge::Preview;
use crate::app::merge::preview::Pair;
use crate::app::message::{Effect, Moment};
use crate::domain::arrival::Arrival;
use crate::domain::session::Redaction;
use crate::domain::{Revision, Session, Writer, redaction, same};

/// What is to be saved when an overlay is kept.
pub(super) type Pending = (Vec<Arc<Revision>>, Vec<Redaction>);

/// What becomes of it when the session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// It is kept with the next edit.
    Taken,
    /// It is only looked at: while it shows nothing can be written, and nothing of it is kept.
    Looked,
}

/// What was laid over the session.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// What becomes of it.
    pub stay: Stay,
    /// What it was decided by, to come back to.
    pub preview: Box<Preview>,
    /// The line that was being typed then.
    pub line: String,
    /// The session without it, as it is saved.
    under: Session,
}

/// A preview that was put aside: what was said in it counts when the same is looked at again.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    preview: Box<Preview>,
    /// The line that was being typed when it was laid; none where it was not laid, or something was written since.
    laid: Option<String>,
}

impl Open {
    /// What is laid over the session.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The files that were taken in and wait for the next edit to be kept, or to be decided about once more.
    #[must_use]
    pub fn laid(&self) -> &[PathBuf] {
        let laid = self.overlay.as_ref().filter(|overlay| overlay.stay == Stay::Taken);
        laid.map_or(&self.undecided, |overlay| &overlay.preview.files)
    }

    /// Whether another session is only looked at.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.overlay.as_ref().is_some_and(|overlay| overlay.stay == Stay::Looked)
    }

    /// Lays what a preview brings over the session. What was redacted there is redacted here, and saved, at once, unless it
    /// is only looked at: then nothing of it stays.
    pub fn lay(
        &mut self,
        preview: Preview,
        stay: Stay,
        line: &str,
        moment: &Moment,
        by: &str,
    ) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.settle_overlay().into_iter().collect();
        let Arrival { revisions, redactions, rewritten, .. } = &preview.arrival;
        self.aside = None;
        self.undecided.clear();
        if stay == Stay::Taken {
            self.undo.forget_undone();
            effects.extend(self.redact_as_there(revisions, redactions));
            // the session's own words that were to go are gone for good, as those are that were erased there
            let own = rewritten.iter().filter(|anew| anew.by == 0 && preview.erases());
            let own: Vec<_> = own.map(|anew| (anew.record, anew.field.as_str())).collect();
            effects.extend(self.redact(moment, by, &own));
        }
        let under = self.session.clone();
        self.session.take_in(revisions.iter().cloned(), redactions.iter().cloned());
        if preview.erases() {
            let writer = Writer::new(&mut self.session, pen(moment, by));
            let what: Vec<_> = rewritten.iter().map(|anew| (anew.record, anew.field.as_str())).collect();
            _ = redaction::redact_all(writer, &what);
        }
        let mut writer = Writer::new(&mut self.session, pen(moment, by));
        for pair in &preview.pairs {
            if let Some(verdict) = pair.verdict {
                same::judge(&mut writer, pair.candidate.known, pair.candidate.fresh, verdict);
            }
        }
        drop(writer);
        self.overlay = Some(Overlay { stay, preview: Box::new(preview), line: line.to_owned(), under });
        effects
    }

    /// Takes over what was redacted elsewhere, for good.
    fn redact_as_there(&mut self, revisions: &[Arc<Revision>], redactions: &[Redaction]) -> Option<Effect> {
        if redactions.is_empty() {
            return None;
        }
        let beside = beside(revisions, redactions);
        self.undo.forget(&redactions.iter().map(|gone| gone.revision).collect());
        self.session.take_in(beside.iter().cloned(), redactions.iter().cloned());
        self.wanted += 1;
        Some(Effect::TakeIn(beside, redactions.to_vec(), self.wanted))
    }

    /// What would have to be saved of what was laid over the session.
    pub(super) fn pending(&self) -> Option<Pending> {
        let overlay = self.overlay.as_ref().filter(|overlay| overlay.stay == Stay::Taken)?;
        Some(overlay.under.missing(&self.session))
    }

    /// Makes what was pending a part of the session for good.
    pub(super) fn commit(&mut self, pending: Option<Pending>) -> Option<Effect> {
        let (revisions, redactions) = pending?;
        self.undo.forget(&redactions.iter().map(|gone| gone.revision).collect());
        self.overlay = None;
        self.wanted += 1;
        Some(Effect::TakeIn(revisions, redactions, self.wanted))
    }

    /// The session is left, or saved by a person's wish: what was taken in is kept, what was only looked at is not.
    pub fn settle_overlay(&mut self) -> Option<Effect> {
        let pending = self.pending();
        if pending.is_none() {
            self.take_back();
        }
        self.commit(pending)
    }

    /// Takes away what was laid over the session; what had been taken in can be laid again until something is written.
    pub fn take_back(&mut self) -> Option<Overlay> {
        let overlay = self.overlay.take()?;
        self.session.clone_from(&overlay.under);
        let laid = (overlay.stay == Stay::Taken).then(|| overlay.line.clone());
        self.aside = Some(Aside { preview: overlay.preview.clone(), laid });
        Some(overlay)
    }

    /// Puts a preview aside that was left without taking anything in.
    pub fn put_aside(&mut self, preview: Box<Preview>) {
        self.undecided.clear();
        self.aside = Some(Aside { preview, laid: None });
    }

    /// What was said of pairs in the preview that was put aside.
    #[must_use]
    pub fn said_of_pairs(&self) -> &[Pair] {
        self.aside.as_ref().map(|aside| aside.preview.pairs.as_slice()).unwrap_or_default()
    }

    /// The line that was being typed when something was taken in that redo lays again, if that is what it does next.
    #[must_use]
    pub fn line_when_laid(&self) -> Option<&str> {
        let laid = self.aside.as_ref().and_then(|aside| aside.laid.as_deref());
        laid.filter(|_| !self.undo.can_redo())
    }

    /// The preview of what was taken in and taken back, to be laid again.
    pub fn preview_again(&mut self) -> Option<Box<Preview>> {
        self.aside.take_if(|aside| aside.laid.is_some()).map(|aside| aside.preview)
    }

    /// Something was written: what was taken back before stays away.
    pub(super) fn forget_laid(&mut self) {
        if let Some(aside) = &mut self.aside {
            aside.laid = None;
        }
    }

    /// The session without what is laid over it.
    pub(super) fn under(&mut self) -> Option<&mut Session> {
        self.overlay.as_mut().map(|overlay| &mut overlay.under)
    }
}

/// What was written once more because it stood beside the redacted texts, so that their records stand where they stood:
/// by the same hand, at the same moment, just before.
fn beside(revisions: &[Arc<Revision>], redactions: &[Redaction]) -> Vec<Arc<Revision>> {
    let is_beside = |kept: &&Arc<Revision>| {
        redactions.iter().any(|gone| {
            let (before, after) = (kept.stamp(), gone.stamp);
            gone.by == kept.by() && before < after && before.millis() == after.millis()
        })
    };
    revisions.iter().filter(is_beside).cloned().collect()
}
