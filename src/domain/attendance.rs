//! Who takes part in a meeting: one determined record for each agency and meeting, so that two laptops make one.

use std::collections::BTreeMap;

use super::agency::{self, Agency};
use super::{Record, RecordId, Session, Writer, order};

/// The kind of these records.
pub const KIND: &str = "attendance";

/// How an agency takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is there.
    #[default]
    Present,
    /// It came (or will come) late; counts as there.
    Late,
    /// It is not there.
    Absent,
    /// It is not there, but has handed in its sheet.
    HandedIn,
}

impl State {
    /// All states, in the order menus show them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Late, Self::Absent, Self::HandedIn];

    /// The word that is stored and exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::Absent => "absent",
            Self::HandedIn => "handed_in",
        }
    }

    /// Reads the stored word; an unknown one counts as present, so that nobody is passed over.
    #[must_use]
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or_default()
    }

    /// Whether somebody of the agency sits in the room and is asked in turn.
    #[must_use]
    pub fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

/// An agency at a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'s> {
    /// The agency.
    pub agency: Agency<'s>,
    /// How it takes part.
    pub state: State,
    record: &'s Record,
}

/// Says how an agency takes part in a meeting; seats it there if it was not.
pub fn set(writer: &mut Writer, meeting: RecordId, agency: RecordId, state: State) -> RecordId {
    let key = [("meeting", meeting.into()), ("agency", agency.into())];
    let id = writer.determined(KIND, &key, &[("state", state.word().into())]);
    if writer.session().record(id).is_some_and(|record| record.value(order::FIELD).is_none()) {
        let last = order::of_stamp(writer.stamp());
        writer.set(id, &[(order::FIELD, last.into())]);
    }
    id
}

/// Takes down how an agency takes part, as somebody said it: that it is there, too.
pub fn take(writer: &mut Writer, meeting: RecordId, agency: RecordId, state: State) {
    let id = set(writer, meeting, agency, state);
    writer.set(id, &[("said", true.into())]);
}

/// Whether anybody took down who is there; until then all are only expected.
#[must_use]
pub fn is_taken(session: &Session, meeting: RecordId) -> bool {
    let is_plain = |word: &&str| State::read(word) == State::Present;
    session.met(KIND, meeting).any(|seat| seat.flag("said") || !seat.texts("state").iter().all(is_plain))
}

/// An agency that is absent has handed in its sheet; says whether it has a seat at all.
///
/// Where anything else is said of it, be it on another laptop or of another record of the same agency, that is left to
/// people: which of them is the newest, or the first, the clocks would say.
pub fn hand_in(writer: &mut Writer, meeting: RecordId, agency: RecordId) -> bool {
    let session = writer.session();
    let class = session.class(agency);
    let is_own = |record: &&Record| record.link("agency").is_some_and(|id| class.contains(&id));
    let seats: BTreeMap<RecordId, &Record> =
        session.met(KIND, meeting).filter(is_own).map(|record| (record.id(), record)).collect();
    let is_absent = |record: &&Record| record.texts("state") == [State::Absent.word()];
    let absent = seats.values().all(is_absent);
    let seats: Vec<RecordId> = seats.into_keys().collect();
    for seat in seats.iter().filter(|_| absent) {
        writer.set(*seat, &[("state", State::HandedIn.word().into())]);
    }
    !seats.is_empty()
}

/// Moves an agency one seat up (`-1`) or down (`1`); at the end nothing happens.
pub fn shift(writer: &mut Writer, meeting: RecordId, agency: RecordId, by: isize) {
    let seats = seats(writer.session(), meeting);
    let Some(from) = seats.iter().position(|seat| seat.id() == agency) else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < seats.len()) else { return };
    let records: Vec<&Record> = seats.iter().map(Seat::record).collect();
    for (id, key) in order::move_to(&records, from, to) {
        writer.set(id, &[(order::FIELD, key.into())]);
    }
}

/// The agencies of a meeting in the order the facilitator gave; those that are the same come once.
#[must_use]
pub fn seats(session: &Session, meeting: RecordId) -> Vec<Seat<'_>> {
    let mut seats: Vec<Seat> = Vec::new();
    for record in order::sort(session.met(KIND, meeting)) {
        let Some(id) = record.link("agency") else { continue };
        let class = session.class(id);
        let known = class.iter().find_map(|id| agency::find(session, *id));
        let Some(agency) = known else { continue };
        if !seats.iter().any(|seat| class.contains(&seat.agency.id())) {
            seats.push(Seat { agency, state: State::read(record.text("state")), record });
        }
    }
    seats
}

impl<'s> Seat<'s> {
    /// The agency's record.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.agency.id()
    }

    /// The record of the attendance itself.
    #[must_use]
    pub fn record(&self) -> &'s Record {
        self.record
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};
    use super::super::undo::Outcome;
    use super::*;

    fn seat(desk: &mut Desk, agency: usize, state: State) -> RecordId {
        let (meeting, agency) = (desk.meeting, desk.agencies[agency]);
        desk.write(|writer| set(writer, meeting, agency, state))
    }

    fn seated(desk: &Desk) -> Vec<(usize, State)> {
        let at = |seat: &Seat| desk.agencies.iter().position(|id| *id == seat.id()).unwrap();
        seats(&desk.session, desk.meeting).iter().map(|seat| (at(seat), seat.state)).collect()
    }

    #[test]
    fn agencies_sit_in_the_order_they_came_whatever_becomes_of_them() {
        let mut desk = Desk::new();
        for agency in [2, 0, 1] {
            seat(&mut desk, agency, State::Present);
        }
        seat(&mut desk, 2, State::Absent);
        assert_eq!(seated(&desk), [(2, State::Absent), (0, State::Present), (1, State::Present)]);
        assert_eq!(desk.take_back(), Outcome::Done(Some(seat(&mut desk.clone(), 2, State::Absent))));
        assert_eq!(seated(&desk), [(2, State::Present), (0, State::Present), (1, State::Present)]);
        desk.take_back();
        assert_eq!(seated(&desk), [(2, State::Present), (0, State::Present)]);
        seat(&mut desk, 1, State::Late);
        assert_eq!(seated(&desk)[2], (1, State::Late));
    }

    #[test]
    fn who_is_there_is_noted_once_anybody_said_so() {
        let mut desk = Desk::new();
        let (meeting, agency) = (desk.meeting, desk.agencies[0]);
        let is_noted = |desk: &Desk| is_taken(&desk.session, desk.meeting);
        seat(&mut desk, 0, State::Present);
        seat(&mut desk, 1, State::Present);
        // seated is only expected
        assert!(!is_noted(&desk));
        desk.write(|writer| take(writer, meeting, agency, State::Present));
        assert!(is_noted(&desk));
        desk.take_back();
        assert!(!is_noted(&desk));
        seat(&mut desk, 1, State::Absent);
        assert!(is_noted(&desk));
        // one who came late is there, and that was said
        desk.take_back();
        desk.write(|writer| take(writer, meeting, agency, State::Late));
        desk.write(|writer| take(writer, meeting, agency, State::Present));
        assert!(is_noted(&desk) && seated(&desk)[0] == (0, State::Present));
    }

    #[test]
    fn a_seat_moves_and_stays_where_it_was_put() {
        let mut desk = Desk::new();
        for agency in [0, 1, 2] {
            seat(&mut desk, agency, State::Present);
        }
        let (meeting, agency) = (desk.meeting, desk.agencies[2]);
        desk.write(|writer| shift(writer, meeting, agency, -1));
        desk.write(|writer| shift(writer, meeting, agency, -1));
        assert!(desk.change(|writer| shift(writer, meeting, agency, -1)).is_empty());
        seat(&mut desk, 2, State::Late);
        seat(&mut desk, 3, State::Present);
        let order: Vec<_> = seated(&desk).iter().map(|(at, _)| *at).collect();
        assert_eq!(order, [2, 0, 1, 3]);
    }

    #[test]
    fn two_laptops_that_seat_the_same_agency_seat_it_once() {
        let mut one = Desk::new();
        let mut two = one.twin(2);
        seat(&mut one, 0, State::Present);
        seat(&mut two, 1, State::Present);
        assert_eq!(seat(&mut two, 0, State::Present), seat(&mut one, 0, State::Present));
        one.session.union(&two.session);
        assert_eq!(one.session.of_kind(KIND).count(), 2);
        assert!(one.session.of_kind(KIND).all(|record| record.conflicts().next().is_none()));
    }

    #[test]
    fn agencies_that_are_the_same_have_one_seat() {
        let mut desk = Desk::new();
        for agency in [0, 1, 2] {
            seat(&mut desk, agency, State::Present);
        }
        let (a, b) = (desk.agencies[0], desk.agencies[2]);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        assert_eq!(seated(&desk).len(), 2);
        // one of the two in the bin: the other still sits there
        let first = seats(&desk.session, desk.meeting)[0].id();
        desk.write(|writer| writer.delete(first));
        let left = if first == a { 2 } else { 0 };
        assert_eq!(seated(&desk), [(left, State::Present), (1, State::Present)]);
    }

    #[test]
    fn an_unknown_state_counts_as_there() {
        assert_eq!(State::read("beamed_in"), State::Present);
        for state in State::ALL {
            assert_eq!(State::read(state.word()), state);
        }
        assert!(!State::Absent.is_there() && !State::HandedIn.is_there() && State::Late.is_there());
    }
}
