//! Whose turn it is: who has spoken to a question, and who comes next.

use super::attendance::Seat;
use super::entry::At;
use super::response::{Of, Response, Whose};
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
    /// The filled sheet that it is asked about; none where it is asked once, or all of them count.
    pub about: Option<RecordId>,
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

    /// The sheet of an agency.
    #[must_use]
    pub fn of(&self, agency: RecordId) -> Of {
        Of { meeting: self.meeting, worksheet: self.worksheet.to_owned(), whose: Whose::Agency(agency) }
    }

    /// Whether an agency has spoken (済): it said something in any lane, handed in before included, or 特になし.
    #[must_use]
    pub fn has_spoken(&self, agency: RecordId) -> bool {
        self.has_said(agency, None)
    }

    /// Whether it has said something in this lane, or 特になし to the whole question.
    #[must_use]
    pub fn has_said(&self, agency: RecordId, lane: Option<&str>) -> bool {
        self.has_words_in(agency, lane) || pass::said(self.session, &self.at(agency), self.about).is_some()
    }

    /// Whether it has said something of its own; 特になし is nothing.
    #[must_use]
    pub fn has_words(&self, agency: RecordId) -> bool {
        self.has_words_in(agency, None)
    }

    fn has_words_in(&self, agency: RecordId, lane: Option<&str>) -> bool {
        let at = self.at(agency);
        let counts = |record: &super::Record| {
            entry::speaks_of(record, self.about) && lane.is_none_or(|lane| entry::stands_in(record, lane))
        };
        let speaks = |kind| self.session.said(kind, at.meeting, &at.key(), agency).any(counts);
        match self.question.kind {
            Kind::List => speaks(entry::KIND),
            Kind::Overlap => speaks(overlap::KIND),
            _ => Response::find(self.session, &self.of(agency), &self.question.id).speaks_of(lane),
        }
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

#[cfg(test)]
mod tests {
    use super::super::attendance::{self, State, seats};
    use super::super::desk::Desk;
    use super::super::overlap;
    use super::*;

    fn question(kind: Kind) -> Question {
        Question { id: "strengths".to_owned(), number: "1".to_owned(), level: 1, kind, ..Question::default() }
    }

    /// Four agencies in their order: the third is absent, all others are there.
    fn table() -> Desk {
        let mut desk = Desk::new();
        for (at, state) in
            [State::Present, State::Late, State::Absent, State::Present].into_iter().enumerate()
        {
            let (meeting, agency) = (desk.meeting, desk.agencies[at]);
            desk.write(|writer| attendance::set(writer, meeting, agency, state));
        }
        desk
    }

    fn next(desk: &Desk, lane: Option<&str>, current: usize) -> Option<usize> {
        let (seats, question) = (seats(&desk.session, desk.meeting), question(Kind::List));
        let round = Round {
            session: &desk.session,
            meeting: desk.meeting,
            worksheet: "groupwork",
            question: &question,
            about: None,
        };
        let next = round.next_waiting(&seats, lane, desk.agencies[current])?;
        desk.agencies.iter().position(|id| *id == next)
    }

    fn first(desk: &Desk, lane: Option<&str>) -> Option<usize> {
        let (seats, question) = (seats(&desk.session, desk.meeting), question(Kind::List));
        let round = Round {
            session: &desk.session,
            meeting: desk.meeting,
            worksheet: "groupwork",
            question: &question,
            about: None,
        };
        let first = round.first(&seats, lane)?;
        desk.agencies.iter().position(|id| *id == first)
    }

    fn say(desk: &mut Desk, agency: usize, lane: &str, handed_in: bool) -> RecordId {
        let at = desk.at(agency);
        desk.write(|writer| entry::add(writer, &at, lane, "何か", handed_in))
    }

    #[test]
    fn the_turn_goes_around_the_end_and_passes_over_who_is_absent() {
        let mut desk = table();
        assert_eq!((first(&desk, None), next(&desk, None, 0)), (Some(0), Some(1)));
        assert_eq!((next(&desk, None, 1), next(&desk, None, 3)), (Some(3), Some(0)));
        say(&mut desk, 0, "", false);
        assert_eq!((first(&desk, None), next(&desk, None, 3)), (Some(1), Some(1)));
    }

    #[test]
    fn any_lane_and_what_was_handed_in_and_nothing_to_add_count_as_spoken() {
        let mut desk = table();
        say(&mut desk, 0, "now", false);
        say(&mut desk, 1, "", true);
        assert_eq!(first(&desk, None), Some(3));
        assert_eq!(next(&desk, None, 3), None, "all others have spoken");
        let at = desk.at(3);
        desk.write(|writer| pass::say(writer, &at, None));
        assert_eq!(next(&desk, None, 0), None);
        assert_eq!(first(&desk, None), Some(0), "nobody waits: the first in the room");
        desk.take_back();
        assert_eq!(next(&desk, None, 0), Some(3));
    }

    #[test]
    fn a_lane_has_its_own_turns_but_nothing_to_add_is_for_all_lanes() {
        let mut desk = table();
        say(&mut desk, 0, "now", false);
        assert_eq!((first(&desk, Some("now")), first(&desk, Some("later"))), (Some(1), Some(0)));
        let at = desk.at(1);
        desk.write(|writer| pass::say(writer, &at, None));
        assert_eq!((first(&desk, Some("now")), next(&desk, Some("later"), 0)), (Some(3), Some(3)));
    }

    #[test]
    fn what_is_in_the_bin_was_not_said() {
        let mut desk = table();
        let id = say(&mut desk, 0, "", false);
        desk.write(|writer| writer.delete(id));
        assert_eq!(first(&desk, None), Some(0));
        let at = desk.at(0);
        let pass = desk.write(|writer| pass::say(writer, &at, None));
        assert_eq!(first(&desk, None), Some(1));
        desk.write(|writer| writer.delete(pass));
        assert_eq!(first(&desk, None), Some(0));
        desk.write(|writer| pass::say(writer, &at, None));
        assert_eq!(pass::said(&desk.session, &at, None), Some(pass));
    }

    #[test]
    fn an_empty_table_has_no_turn_and_an_absent_one_its_first() {
        let desk = Desk::new();
        assert_eq!((first(&desk, None), next(&desk, None, 0)), (None, None));
        let mut desk = Desk::new();
        let (meeting, agency) = (desk.meeting, desk.agencies[2]);
        desk.write(|writer| attendance::set(writer, meeting, agency, State::HandedIn));
        assert_eq!((first(&desk, None), next(&desk, None, 0)), (Some(2), None));
    }

    #[test]
    fn to_propose_an_overlap_is_to_speak_where_overlaps_are_asked_for() {
        let mut desk = table();
        let at = desk.at(0);
        desk.write(|writer| overlap::propose(writer, &at, None, "案", &[], false));
        let spoken = |kind| {
            let question = question(kind);
            let (session, meeting) = (&desk.session, desk.meeting);
            Round { session, meeting, worksheet: "groupwork", question: &question, about: None }
                .has_spoken(desk.agencies[0])
        };
        assert!(spoken(Kind::Overlap) && !spoken(Kind::List));
    }
}
