//! The needs of a meeting with what was tied to each, and the joint wishes.

use super::attendance::{self, Seat};
use super::entry::{self, At, Entry};
use super::needs;
use super::overlap::{self, Answer, Overlap};
use super::worksheet::{Kind, Worksheet};
use super::{Record, RecordId, Session};

/// A question that takes overlaps, and the one whose entries are the needs; which these are, the worksheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The worksheet's stable id.
    pub worksheet: String,
    /// The question that takes overlaps.
    pub question: String,
    /// The question whose entries are needs; empty where there is none.
    pub needs: String,
}

/// Something an agency cannot do well alone.
#[derive(Clone, Debug)]
pub struct Need<'s> {
    /// What it said.
    pub entry: Entry<'s>,
    /// The agency.
    pub seat: Seat<'s>,
    /// Where what is tied to it is written down.
    pub at: At,
    /// What was tied to it.
    pub overlaps: Vec<Overlap<'s>>,
    /// Whether it was said at an earlier meeting and found no partner there.
    pub is_left_over: bool,
}

/// A proposal that answers no need that is seen.
#[derive(Clone, Debug)]
pub struct Wish<'s> {
    /// The proposal.
    pub overlap: Overlap<'s>,
    /// Whose it is.
    pub seat: Seat<'s>,
}

/// All of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Ties<'s> {
    /// The needs, agency by agency.
    pub needs: Vec<Need<'s>>,
    /// The joint wishes, and what answers a need that is not seen.
    pub wishes: Vec<Wish<'s>>,
}

/// The questions of some worksheets that take overlaps.
#[must_use]
pub fn places(sheets: &[Worksheet]) -> Vec<Place> {
    let asked = sheets.iter().flat_map(|sheet| sheet.questions.iter().map(move |question| (sheet, question)));
    let overlaps = asked.filter(|(_, question)| question.kind == Kind::Overlap);
    let place = |(sheet, question): (&Worksheet, &super::worksheet::Question)| Place {
        worksheet: sheet.id.clone(),
        question: question.id.clone(),
        needs: question.needs.clone().unwrap_or_default(),
    };
    overlaps.map(place).collect()
}

impl Place {
    /// Where an agency's proposals are written down.
    #[must_use]
    pub fn at(&self, meeting: RecordId, agency: RecordId) -> At {
        At { meeting, agency, worksheet: self.worksheet.clone(), question: self.question.clone() }
    }
}

impl<'s> Ties<'s> {
    /// Reads what may be seen of a meeting.
    pub fn of(
        session: &'s Session,
        meeting: RecordId,
        places: &[Place],
        sees: impl Fn(&Record) -> bool,
    ) -> Self {
        let mut ties = Self::default();
        let left = needs::left_over(session, meeting);
        for seat in attendance::seats(session, meeting) {
            let class = session.class(seat.id());
            for place in places {
                let at = place.at(meeting, seat.id());
                let mut overlaps = overlap::list(session, &at);
                overlaps.retain(|overlap| sees(overlap.0));
                let asked = At { question: place.needs.clone(), ..at.clone() };
                let said = entry::list(session, &asked, None).into_iter().map(|entry| (entry, false));
                let is_own = |need: &&needs::Need| {
                    let by = need.entry.0.link("agency").is_some_and(|id| class.contains(&id));
                    by && need.entry.0.text("worksheet") == place.worksheet
                        && need.entry.0.text("question") == place.needs
                };
                let said = left.iter().filter(is_own).map(|need| (need.entry, true)).chain(said);
                for (entry, is_left_over) in said.filter(|(entry, _)| sees(entry.0)) {
                    let is_tied = |overlap: &Overlap| overlap.need() == Some(entry.id());
                    let (tied, rest) = overlaps.into_iter().partition(is_tied);
                    overlaps = rest;
                    ties.needs.push(Need { entry, seat, at: at.clone(), overlaps: tied, is_left_over });
                }
                ties.wishes.extend(overlaps.into_iter().map(|overlap| Wish { overlap, seat }));
            }
        }
        ties
    }

    /// All proposals.
    pub fn overlaps(&self) -> impl Iterator<Item = Overlap<'s>> {
        let needs = self.needs.iter().flat_map(|need| need.overlaps.iter());
        needs.chain(self.wishes.iter().map(|wish| &wish.overlap)).copied()
    }

    /// How many proposals one of the asked agreed to: one figure for the room.
    #[must_use]
    pub fn agreed(&self) -> usize {
        self.overlaps().filter(|overlap| overlap.standing() == Answer::Agreed).count()
    }
}

impl Need<'_> {
    /// Its record.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.entry.id()
    }

    /// Whether somebody is asked who has not said 見送り.
    #[must_use]
    pub fn has_partner(&self) -> bool {
        self.overlaps.iter().any(|overlap| overlap.has_partner())
    }
}
