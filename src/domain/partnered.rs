//! What an agency could not do well alone, and found somebody for since; and what still waits for somebody.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::overlap::{self, Answer, Overlap};
use super::thread::Threads;
use super::{Record, RecordId, Session, journey, meeting, needs};

/// A need that had no agreed partner when it was said.
#[derive(Clone, Debug)]
pub struct Waited<'s> {
    /// As it was said on the earlier side.
    pub before: Entry<'s>,
    /// As it was said last, up to the later side; the same where it was not said again.
    pub now: Entry<'s>,
    /// The overlap that was agreed to since; none where it still waits.
    pub found: Option<Overlap<'s>>,
}

/// The needs of some meetings that had no agreed partner then, and what came of each up to later meetings; those that
/// found one first.
pub fn since<'s>(
    session: &'s Session,
    threads: &Threads,
    before: &[RecordId],
    after: &[RecordId],
    sees: impl Fn(&Record) -> bool,
) -> Vec<Waited<'s>> {
    let ranks = meeting::ranks(session);
    let rank = |id: RecordId| ranks.get(&session.stands_for(id)).copied();
    let of = |record: &Record| record.link("meeting").and_then(rank);
    let last = |meetings: &[RecordId]| meetings.iter().filter_map(|id| rank(*id)).max();
    let (Some(then), Some(now)) = (last(before), last(after)) else { return Vec::new() };
    let mut ties: BTreeMap<RecordId, Vec<Overlap>> = BTreeMap::new();
    for tie in session.of_kind(overlap::KIND).filter(|record| sees(record)).map(Overlap) {
        if let Some(need) = tie.need() {
            ties.entry(need).or_default().push(tie);
        }
    }
    let agreed_at = |tie: &Overlap| {
        let answers = journey::answers(session, *tie);
        let to = tie.to();
        let stands = |answered: &journey::Answered| {
            answered.answer == Answer::Agreed && to.contains(&(answered.asked.clone(), Answer::Agreed))
        };
        answers
            .iter()
            .filter(|answered| stands(answered))
            .filter_map(|answered| rank(answered.meeting?))
            .min()
    };
    let mut waited = Vec::new();
    let said: Vec<needs::Need> = before
        .iter()
        .rev()
        .flat_map(|meeting| needs::of(session, *meeting))
        .filter(|need| sees(need.entry.0))
        .collect();
    let ids: BTreeSet<RecordId> = said.iter().map(|need| need.entry.id()).collect();
    for need in said {
        let later = threads.all_after(need.entry.id());
        // of what was said several times on this side, the last wording that may be seen counts
        if later.iter().any(|id| ids.contains(id)) {
            continue;
        }
        // another branch of its thread is another need
        let before = threads.all_before(need.entry.id());
        let thread = before.into_iter().chain([need.entry.id()]).chain(later);
        let said: Vec<&Record> = thread.filter_map(|id| session.visible(id)).collect();
        let agreed = said.iter().filter_map(|record| ties.get(&record.id())).flatten();
        let mut agreed: Vec<(usize, Overlap)> =
            agreed.filter_map(|tie| Some((agreed_at(tie)?, *tie))).filter(|(at, _)| *at <= now).collect();
        agreed.sort_by_key(|(at, tie)| (*at, tie.id()));
        if agreed.first().is_some_and(|(at, _)| *at <= then) {
            continue;
        }
        let newest = said.iter().filter(|record| sees(record) && of(record) <= Some(now));
        let newest = newest.max_by_key(|record| of(record)).copied().unwrap_or(need.entry.0);
        let found = agreed.first().map(|(_, tie)| *tie);
        waited.push(Waited { before: need.entry, now: Entry(newest), found });
    }
    waited.sort_by_key(|need| need.found.is_none());
    waited
}

#[cfg(test)]
mod tests {
    use super::super::desk::{self, Desk};
    use super::super::entry::{self, At};
    use super::super::meeting::{Facts, found};
    use super::super::overlap::Asked;
    use super::super::{Value, thread, worksheet};
    use super::*;

    /// A worksheet whose question `o` ties what was said to `w`.
    fn sheet() -> Value {
        desk::worksheet("s", &[("w", "list", None), ("o", "overlap", Some("w"))])
    }

    #[test]
    fn a_need_found_somebody_where_it_is_agreed_later_than_it_was_said() {
        let mut desk = Desk::new();
        let [first, second, third] = ["2025-06-18", "2026-02-18", "2026-06-17"].map(|date| {
            let facts = Facts { date: date.into(), ..Facts::default() };
            desk.write(|writer| {
                let sheet = worksheet::carry(writer, &sheet());
                found(writer, &facts, &[sheet])
            })
        });
        let at = |desk: &Desk, meeting, question: &str| At {
            meeting,
            agency: desk.agencies[0],
            worksheet: "s".into(),
            question: question.into(),
        };
        let say = |desk: &mut Desk, meeting, text: &str| {
            let at = at(desk, meeting, "w");
            desk.write(|writer| entry::add(writer, &at, "", text, false))
        };
        let tie = |desk: &mut Desk, meeting, need, answer| {
            let (at, to) = (at(desk, meeting, "o"), Asked::Agency(desk.agencies[1]));
            let asked = [(to.clone(), answer)];
            (desk.write(|writer| overlap::propose(writer, &at, Some(need), "案", &asked, false)), to)
        };
        let [home, again, alone, had] =
            ["足がない", "夜の相談", "場所がない", "人が足りない"].map(|text| say(&mut desk, first, text));
        let (asked, who) = tie(&mut desk, first, home, Answer::TakenBack);
        tie(&mut desk, first, had, Answer::Agreed);
        let reworded = say(&mut desk, second, "夜に話を聞く人がいない");
        desk.write(|writer| thread::tie(writer, reworded, Some(again)));
        let (later, _) = tie(&mut desk, second, reworded, Answer::Agreed);
        desk.write(|writer| overlap::answer_later(writer, asked, &who, Answer::Agreed, third));
        let told = |before: &[RecordId], after: &[RecordId]| -> Vec<_> {
            let threads = Threads::of(&desk.session);
            let waited = since(&desk.session, &threads, before, after, |_| true).into_iter();
            waited.map(|need| (need.before.id(), need.now.id(), need.found.map(Overlap::id))).collect()
        };
        let up_to_second = [(again, reworded, Some(later)), (home, home, None), (alone, alone, None)];
        assert_eq!(told(&[first], &[second]), up_to_second);
        let up_to_third = [(home, home, Some(asked)), (again, reworded, Some(later)), (alone, alone, None)];
        assert_eq!(told(&[first], &[second, third]), up_to_third);
        // what had somebody by then waited no longer
        assert!(told(&[second], &[third]).is_empty());
        assert!(told(&[], &[third]).is_empty());
        // two needs that go on from one are two, and the partner of one is not the other's
        let forks = ["足がない夜", "足がない休日"].map(|text| say(&mut desk, second, text));
        _ = forks.map(|fork| desk.write(|writer| thread::tie(writer, fork, Some(alone))));
        let (helped, _) = tie(&mut desk, third, forks[0], Answer::Agreed);
        let threads = Threads::of(&desk.session);
        let waited = since(&desk.session, &threads, &[second], &[third], |_| true);
        let waited: Vec<_> =
            waited.iter().map(|need| (need.before.id(), need.found.map(Overlap::id))).collect();
        assert_eq!(waited, [(forks[0], Some(helped)), (forks[1], None)]);
        // where the later wording is not to be seen, the earlier one is not lost with it
        let sees = |record: &Record| !forks.contains(&record.id());
        let waited = since(&desk.session, &threads, &[first, second], &[third], sees);
        assert!(waited.iter().any(|need| need.before.id() == alone));
    }
}
