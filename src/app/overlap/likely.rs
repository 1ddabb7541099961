//! Who could help with each need: asked outside whenever something changed; what is looked at stays as it stands.

use std::collections::BTreeMap;

use super::content::Content;
use super::needs::{Item, Needs};
use crate::app::input::Input;
use crate::app::model::View;
use crate::app::proposals::{Proposed, Question, Sought};
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::partners::Partner;
use crate::domain::session::Edition;
use crate::domain::{RecordId, place};

/// Inputs that are kept at most until it is known who could help.
const KEYS: usize = 64;

/// What is known of who could help.
#[derive(Clone, Debug, Default)]
pub struct Likely {
    /// What is being found out.
    asked: Option<Question>,
    /// What was found out last.
    answered: Option<Question>,
    /// The state of the session, the meeting and the view that were looked at last.
    looked: Option<(Edition, RecordId, View)>,
    /// The answer: for each need the likeliest first.
    known: BTreeMap<RecordId, Vec<Partner>>,
    /// What stands on the screen of the need that is looked at.
    shown: Option<(RecordId, Vec<Partner>)>,
    /// What was pressed before it stood there.
    pressed: Vec<Input>,
}

impl Likely {
    /// Who could help with what is selected; none while that is not known.
    #[must_use]
    pub fn shown(&self, item: Option<Item>) -> Option<&[Partner]> {
        let (need, partners) = self.shown.as_ref()?;
        (item == Some(Item::Need(*need))).then_some(partners)
    }
}

impl Needs {
    /// Asks who could help, where something changed since it was asked last.
    pub(super) fn look(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        let now = Some((work.session().edition(), worksheet.meeting, *work.view));
        if self.likely.asked.is_some() || self.likely.looked == now {
            return;
        }
        self.likely.looked = now;
        let ties = Content::ties(worksheet, work.session(), *work.view);
        let sought = ties.needs.iter().map(|need| Sought {
            asker: need.seat.id(),
            need: Some(need.id()),
            idea: String::new(),
            needs: place::question_key(&need.at.worksheet, need.entry.0.text("question")),
        });
        let question = Question::new(work.session(), worksheet.meeting, sought.collect());
        if self.likely.answered.as_ref() != Some(&question) {
            work.ask(question.clone());
            self.likely.asked = Some(question);
        }
    }

    /// It is known who could help; what was pressed before that comes back to be done now.
    pub(super) fn proposed(
        &mut self,
        proposed: &Proposed,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) -> Vec<Input> {
        if self.likely.asked.as_ref() != Some(&proposed.question) {
            return Vec::new();
        }
        let needs = proposed.question.sought().iter().map(|sought| sought.need);
        let known = needs.zip(&proposed.partners);
        self.likely.known = known.filter_map(|(need, partners)| Some((need?, partners.clone()))).collect();
        self.likely.answered = self.likely.asked.take();
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
        if self.is_waiting() { Vec::new() } else { std::mem::take(&mut self.likely.pressed) }
    }

    /// Puts on the screen what is known of the need that is selected; while it is looked at, nothing moves.
    pub(super) fn pin(&mut self) {
        let Some(Item::Need(need)) = self.item else { return };
        let stands = self.likely.shown.as_ref().is_some_and(|(shown, _)| *shown == need);
        if !(stands && self.inside)
            && let Some(partners) = self.likely.known.get(&need)
        {
            self.likely.shown = Some((need, partners.clone()));
        }
    }

    /// Whether the keys are to wait, because it is not known yet who could help with what is looked at.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.inside
            && self.idea.is_none()
            && self.likely.asked.is_some()
            && matches!(self.item, Some(Item::Need(_)))
            && self.likely.shown(self.item).is_none()
    }

    /// Keeps an input until it is known.
    pub(super) fn keep(&mut self, input: &Input) {
        if self.likely.pressed.len() < KEYS {
            self.likely.pressed.push(input.clone());
        }
    }

    /// Forgets what was pressed.
    pub(super) fn drop_pressed(&mut self) {
        self.likely.pressed.clear();
    }
}
