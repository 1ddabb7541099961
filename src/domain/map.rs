//! Who is tied to whom: the proposals of a meeting between each two of its agencies, with their answers. There are no sums by
//! agency: nobody is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::attendance::{self, Seat};
use super::overlap::{self, Answer, Asked, Overlap};
use super::{Record, RecordId, Session, order};

/// Between whom: who has the need, and who is asked; by their seats.
pub type Pair = (usize, usize);

/// The proposals of a meeting between its agencies.
#[derive(Clone, Debug)]
pub struct Map<'s> {
    /// The agencies, in the order they sit.
    pub seats: Vec<Seat<'s>>,
    cells: BTreeMap<Pair, Vec<(Overlap<'s>, Answer)>>,
    /// What is asked of nobody who sits here: a kind of agency, anyone, somebody undecided, or one that left.
    pub elsewhere: Vec<(Overlap<'s>, Asked, Answer)>,
}

impl<'s> Map<'s> {
    /// Reads what may be seen of it.
    pub fn of(session: &'s Session, meeting: RecordId, sees: impl Fn(&Record) -> bool) -> Self {
        let seats = attendance::seats(session, meeting);
        let ids: Vec<RecordId> = seats.iter().map(|seat| session.stands_for(seat.id())).collect();
        let seat = |id: RecordId| ids.iter().position(|known| *known == session.stands_for(id));
        let mut map = Self { seats, cells: BTreeMap::new(), elsewhere: Vec::new() };
        let seen = session.met(overlap::KIND, meeting).filter(|record| sees(record));
        for tie in order::sort(seen).into_iter().map(Overlap) {
            let from = tie.0.link("agency").and_then(seat);
            let mut to: BTreeMap<usize, Answer> = BTreeMap::new();
            let mut asked = tie.to();
            if asked.is_empty() {
                asked.push((Asked::Undecided, Answer::Proposed));
            }
            for (asked, answer) in asked {
                let at = if let Asked::Agency(id) = asked { seat(id) } else { None };
                match at.filter(|_| from.is_some()) {
                    // made twice, it answers once: the more open answer
                    Some(at) => {
                        to.entry(at).and_modify(|known| *known = answer.min(*known)).or_insert(answer);
                    }
                    None => map.elsewhere.push((tie, asked, answer)),
                }
            }
            for (to, answer) in to {
                let pair = (from.unwrap_or_default(), to);
                map.cells.entry(pair).or_default().push((tie, answer));
            }
        }
        map
    }

    /// What one agency asks of another, in order.
    #[must_use]
    pub fn cell(&self, pair: Pair) -> &[(Overlap<'s>, Answer)] {
        self.cells.get(&pair).map(Vec::as_slice).unwrap_or_default()
    }

    /// How often each answer stands between two, the agreed first; answers that nobody gave are left out.
    #[must_use]
    pub fn answers(&self, pair: Pair) -> Vec<(Answer, usize)> {
        let of = |answer: Answer| self.cell(pair).iter().filter(|(_, known)| *known == answer).count();
        Answer::SETTLED_FIRST
            .into_iter()
            .map(|answer| (answer, of(answer)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Who is tied to nobody yet, neither asking nor asked, but for what is not now: a topic for next time.
    #[must_use]
    pub fn untied(&self) -> Vec<Seat<'s>> {
        let open =
            self.cells.iter().filter(|(_, ties)| ties.iter().any(|(_, answer)| *answer != Answer::NotNow));
        let tied: BTreeSet<usize> = open.flat_map(|((from, to), _)| [*from, *to]).collect();
        let seats = self.seats.iter().enumerate();
        seats.filter(|(at, _)| !tied.contains(at)).map(|(_, seat)| *seat).collect()
    }

    /// Whether nothing was proposed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.elsewhere.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::overlap::propose;
    use super::super::same::{Verdict, judge};
    use super::*;

    fn seated() -> Desk {
        let mut desk = Desk::new();
        let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
        for agency in agencies {
            desk.write(|writer| attendance::set(writer, meeting, agency, attendance::State::Present));
        }
        desk
    }

    fn tie(desk: &mut Desk, from: usize, to: &[(usize, Answer)]) -> RecordId {
        let at = desk.at(from);
        let to: Vec<_> = to.iter().map(|(to, answer)| (Asked::Agency(desk.agencies[*to]), *answer)).collect();
        desk.write(|writer| propose(writer, &at, None, "送迎", &to, false))
    }

    fn untied(desk: &Desk) -> Vec<usize> {
        let map = Map::of(&desk.session, desk.meeting, |_| true);
        let place = |seat: &Seat| desk.agencies.iter().position(|id| *id == seat.id()).unwrap();
        map.untied().iter().map(place).collect()
    }

    #[test]
    fn each_proposal_stands_between_who_needs_and_who_is_asked() {
        let mut desk = seated();
        tie(&mut desk, 0, &[(1, Answer::Agreed), (2, Answer::TakenBack)]);
        tie(&mut desk, 0, &[(1, Answer::Agreed)]);
        tie(&mut desk, 0, &[(1, Answer::Proposed)]);
        let map = Map::of(&desk.session, desk.meeting, |_| true);
        assert_eq!(map.answers((0, 1)), [(Answer::Agreed, 2), (Answer::Proposed, 1)]);
        assert_eq!(map.answers((0, 2)), [(Answer::TakenBack, 1)]);
        assert!(map.answers((1, 0)).is_empty() && map.elsewhere.is_empty());
        assert_eq!(untied(&desk), [3]);
    }

    #[test]
    fn what_is_not_now_ties_nobody_and_what_is_asked_of_a_kind_stands_elsewhere() {
        let mut desk = seated();
        tie(&mut desk, 0, &[(1, Answer::NotNow)]);
        let at = desk.at(2);
        desk.write(|writer| propose(writer, &at, None, "", &[(Asked::Anyone, Answer::Proposed)], false));
        let map = Map::of(&desk.session, desk.meeting, |_| true);
        assert_eq!((map.cell((0, 1)).len(), map.elsewhere.len()), (1, 1));
        assert_eq!(untied(&desk), [0, 1, 2, 3]);
    }

    #[test]
    fn agencies_made_twice_stand_as_one() {
        let mut desk = seated();
        let (a, b) = (desk.agencies[1], desk.agencies[2]);
        tie(&mut desk, 0, &[(1, Answer::Agreed), (2, Answer::TakenBack)]);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let map = Map::of(&desk.session, desk.meeting, |_| true);
        assert_eq!(map.seats.len(), 3);
        let cells: Vec<_> = (0..3).flat_map(|to| map.answers((0, to))).collect();
        assert_eq!(cells, [(Answer::TakenBack, 1)]);
    }
}
