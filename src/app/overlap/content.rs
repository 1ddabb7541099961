//! What stands on the face of needs: what of it a view shows, and what can be selected.

use super::needs::{Filter, Item, Needs, Spot};
use crate::app::model::View;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::domain::ties::{self, Need, Ties, Wish};
use crate::domain::{RecordId, Session};

/// What stands there.
#[derive(Clone, Debug)]
pub struct Content<'s> {
    /// The needs, in the order of the list.
    pub needs: Vec<Need<'s>>,
    /// The joint wishes, and what answers a need that is not seen.
    pub wishes: Vec<Wish<'s>>,
    /// How many proposals are agreed to, whatever is listed.
    pub agreed: usize,
    /// Whether anything at all was said or tied.
    pub is_empty: bool,
    /// Whether a new wish can be added.
    takes_wishes: bool,
    session: &'s Session,
}

impl<'s> Content<'s> {
    /// Everything that a view shows.
    #[must_use]
    pub fn ties(worksheet: &WorksheetScreen, session: &'s Session, view: View) -> Ties<'s> {
        let places = ties::places(&worksheet.sheets);
        Ties::of(session, worksheet.meeting, &places, |record| worksheet.shows(record, view))
    }

    /// What is listed.
    #[must_use]
    pub fn of(face: &Needs, worksheet: &WorksheetScreen, session: &'s Session, view: View) -> Self {
        let ties = Self::ties(worksheet, session, view);
        let (agreed, is_empty) = (ties.agreed(), ties.needs.is_empty() && ties.wishes.is_empty());
        let Ties { mut needs, mut wishes } = ties;
        let place = |need: &Need| face.order.iter().position(|id| *id == need.id()).unwrap_or(usize::MAX);
        needs.sort_by_cached_key(place);
        let mine = worksheet.agency;
        let has = |overlaps: &[Overlap], sought: Answer| {
            overlaps.iter().any(|overlap| overlap.to().iter().any(|(_, answer)| *answer == sought))
        };
        needs.retain(|need| match face.filter {
            // what is written about stays in sight until it is done
            _ if face.inside && face.item == Some(Item::Need(need.id())) => true,
            Filter::All => true,
            Filter::Mine => Some(need.seat.id()) == mine,
            Filter::Open => !need.has_partner(),
            Filter::Unanswered => has(&need.overlaps, Answer::Proposed),
            Filter::TakenBack => has(&need.overlaps, Answer::TakenBack),
        });
        wishes.retain(|wish| match face.filter {
            _ if face.inside && face.item == Some(Item::Wish(wish.overlap.id())) => true,
            Filter::All => true,
            Filter::Mine => Some(wish.seat.id()) == mine,
            Filter::Open => false,
            Filter::Unanswered => has(&[wish.overlap], Answer::Proposed),
            Filter::TakenBack => has(&[wish.overlap], Answer::TakenBack),
        });
        let takes_wishes = matches!(face.filter, Filter::All | Filter::Mine)
            && mine.is_some()
            && !ties::places(&worksheet.sheets).is_empty();
        Self { needs, wishes, agreed, is_empty, takes_wishes, session }
    }

    /// What can be selected in the list.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let needs = self.needs.iter().map(|need| Item::Need(need.id()));
        let wishes = self.wishes.iter().map(|wish| Item::Wish(wish.overlap.id()));
        needs.chain(wishes).chain(self.takes_wishes.then_some(Item::NewWish)).collect()
    }

    /// The need that is selected.
    #[must_use]
    pub fn need(&self, item: Option<Item>) -> Option<&Need<'s>> {
        self.needs.iter().find(|need| item == Some(Item::Need(need.id())))
    }

    /// The wish that is selected.
    #[must_use]
    pub fn wish(&self, item: Option<Item>) -> Option<&Wish<'s>> {
        self.wishes.iter().find(|wish| item == Some(Item::Wish(wish.overlap.id())))
    }

    /// The proposals that belong to what is selected.
    #[must_use]
    pub fn tied(&self, item: Option<Item>) -> Vec<Overlap<'s>> {
        let wish = || self.wish(item).map(|wish| vec![wish.overlap]);
        self.need(item).map(|need| need.overlaps.clone()).or_else(wish).unwrap_or_default()
    }

    /// What can be selected of it: what was tied, who could help, and others.
    #[must_use]
    pub fn spots(&self, face: &Needs) -> Vec<Spot> {
        let tied = self.tied(face.item);
        let mut spots = Vec::new();
        let mut asked: Vec<RecordId> = Vec::new();
        for overlap in &tied {
            let to = overlap.to();
            for (to, _) in &to {
                if let Asked::Agency(id) = to {
                    asked.extend(self.session.class(*id));
                }
                spots.push(Spot::Tie(overlap.id(), to.clone()));
            }
            if to.is_empty() {
                spots.push(Spot::Tie(overlap.id(), Asked::Undecided));
            }
        }
        if self.need(face.item).is_some() {
            let partners = face.likely.shown(face.item).unwrap_or_default().iter();
            let others = partners.map(|partner| partner.agency).filter(|id| !asked.contains(id));
            spots.extend(others.map(Spot::Partner));
        }
        if matches!(face.item, Some(Item::Need(_) | Item::Wish(_))) {
            spots.push(Spot::Others);
        }
        spots
    }
}
