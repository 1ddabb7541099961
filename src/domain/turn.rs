//! Whose turn it is: who has spoken to a question, and who comes next.

use super::attendance::Seat;
use super::entry::At;
use super::worksheet::{Kind, Question};
use super::{RecordId, Session, entry, overlap, pass};

/// A question of a worksheet at a meeting, seen from its turns.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// The session.
    pub session: &'a Session,
    /// The meeting.
    pub meeting: RecordId,
    /// The worksheet's stable id.
    pub worksheet: &'a str,
    /// The question.
    pub question: &'a Question,
}

impl Round<'_> {
    /// Where an agency's words to this question stand.
    #[must_use]
    pub fn at(&self, agency: RecordId) -> At {
        At {
            meeting: self.meeting,
            agency,
            worksheet: self.worksheet.to_owned(),
            question: self.question.id.clone(),
        }
    }

    /// Whether an agency has spoken (済): it said something in any lane, handed in before included, or 特になし.
    #[must_use]
    pub fn has_spoken(&self, agency: RecordId) -> bool {
        self.has_said(agency, None)
    }

    /// Whether it has said something in this lane, or 特になし to the whole question.
    #[must_use]
    pub fn has_said(&self, agency: RecordId, lane: Option<&str>) -> bool {
        let at = self.at(agency);
        let kind = match self.question.kind {
            Kind::List => entry::KIND,
            Kind::Overlap => overlap::KIND,
        };
        let in_lane = |record: &super::Record| lane.is_none_or(|lane| record.text("lane") == lane);
        self.session.said(kind, at.meeting, &at.key(), agency).any(in_lane)
            || pass::said(self.session, &at).is_some()
    }

    /// The first agency in the room that has not spoken in this lane; else the first in the room, else the first.
    #[must_use]
    pub fn first(&self, seats: &[Seat], lane: Option<&str>) -> Option<RecordId> {
        let there = || seats.iter().filter(|seat| seat.state.is_there());
        let waiting = there().find(|seat| !self.has_said(seat.id(), lane));
        waiting.or_else(|| there().next()).or(seats.first()).map(Seat::id)
    }

    /// The next agency in the room, after `current` and around the end, that has not spoken in this lane; nothing
    /// where all others have.
    #[must_use]
    pub fn next_waiting(&self, seats: &[Seat], lane: Option<&str>, current: RecordId) -> Option<RecordId> {
        let at = seats.iter().position(|seat| seat.id() == current).map_or(0, |at| at + 1);
        let around = seats.iter().cycle().skip(at).take(seats.len());
        around
            .filter(|seat| seat.state.is_there() && seat.id() != current)
            .find(|seat| !self.has_said(seat.id(), lane))
            .map(Seat::id)
    }
}
