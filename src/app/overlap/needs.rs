//! The face of needs: on one side the needs of the meeting, on the other what was tied to one and who could help.

use super::content::Content;
use super::idea::Idea;
use super::likely::Likely;
use crate::app::model::View;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::visit::Standing;
use crate::domain::overlap::Asked;
use crate::domain::ties::Need;
use crate::domain::{RecordId, Session};

/// The state of the face.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// Which needs are listed.
    pub filter: Filter,
    /// What is selected in the list.
    pub item: Option<Item>,
    /// Whether the keys go to what belongs to it.
    pub inside: bool,
    /// What is selected there.
    pub spot: Option<Spot>,
    /// The idea being typed.
    pub idea: Option<Idea>,
    /// An idea that was left before it was proposed.
    pub(super) aside: Option<Idea>,
    /// Who could help.
    pub likely: Likely,
    /// How the needs stood when the list was made, so that none moves away while it is being tied.
    pub(super) order: Vec<RecordId>,
    /// The places of what is selected, for when it goes away.
    pub(super) at: (usize, usize),
    /// While the menu of a tie is open: where the worksheet stood.
    pub(super) visit: Option<Standing>,
}

/// Which needs are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those of the agency in turn.
    Mine,
    /// Those without a partner.
    Open,
    /// Those with something nobody has answered yet.
    Unanswered,
    /// Those with something that was taken back to be asked at home.
    TakenBack,
}

/// What can be selected in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A need.
    Need(RecordId),
    /// A joint wish that stands already.
    Wish(RecordId),
    /// A new one.
    NewWish,
}

/// What can be selected of a need or a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// What one of the asked says.
    Tie(RecordId, Asked),
    /// An agency that could help.
    Partner(RecordId),
    /// Others: kinds of agencies, anyone, several.
    Others,
}

impl Filter {
    /// All filters, in the order the key goes through them.
    pub const ALL: [Self; 5] = [Self::All, Self::Mine, Self::Open, Self::Unanswered, Self::TakenBack];

    /// The next (or previous) one, around the end.
    pub(super) fn step(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|filter| *filter == self).unwrap_or(0);
        let at = at.checked_add_signed(by).unwrap_or(Self::ALL.len() - 1) % Self::ALL.len();
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}

impl Needs {
    /// Orders the needs: those without a partner first, each part as it was said.
    pub(super) fn arrange(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let (met, open): (Vec<_>, Vec<_>) =
            Content::ties(worksheet, session, view).needs.into_iter().partition(Need::has_partner);
        self.order = open.iter().chain(&met).map(Need::id).collect();
    }

    /// Makes sure that what is selected is still there, after anything changed.
    pub(super) fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        let content = Content::of(self, worksheet, session, view);
        let items = content.items();
        let known = self.item.and_then(|item| items.iter().position(|other| *other == item));
        self.at.0 = known.unwrap_or(self.at.0.min(items.len().saturating_sub(1)));
        self.item = items.get(self.at.0).copied();
        if self.item.is_none() || known.is_none() {
            (self.inside, self.spot) = (false, None);
        }
        // the words of an idea stay, also where its need went away: a wish, then
        if let Some(idea) = &mut self.idea {
            idea.need = idea.need.filter(|id| session.visible(*id).is_some());
        }
        self.pin();
        self.settle_spot(&content);
    }

    fn settle_spot(&mut self, content: &Content) {
        if self.is_waiting() {
            self.spot = None;
            return;
        }
        let spots = content.spots(self);
        let known = self.spot.as_ref().and_then(|spot| spots.iter().position(|other| other == spot));
        self.at.1 = match (known, &self.spot) {
            (Some(at), _) => at,
            (None, Some(_)) => self.at.1.min(spots.len().saturating_sub(1)),
            (None, None) => 0,
        };
        self.spot = spots.get(self.at.1).cloned();
    }

    /// The record that is written about.
    pub(super) fn in_hand(&self) -> Option<RecordId> {
        self.idea.as_ref().and_then(|idea| idea.need)
    }

    /// Keeps nothing about records that were redacted; says whether something was being written.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        self.visit.as_mut().is_some_and(|standing| standing.forget(gone))
    }

    /// The list over the screen is closed from outside.
    pub(super) fn leave_list(&mut self, worksheet: &mut WorksheetScreen, session: &Session) {
        if let Some(standing) = self.visit.take() {
            worksheet.stand(standing, session, View::Wall);
        }
    }
}
