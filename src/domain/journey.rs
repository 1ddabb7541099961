//! What became of the overlaps through the meetings: proposed, answered, promised, told; and those that stay open.

use std::collections::{BTreeMap, BTreeSet};

use super::overlap::{self, Answer, Asked, Overlap};
use super::promise::{Fate, Promise, Sort};
use super::thread::Threads;
use super::{Record, RecordId, Session, meeting, order};

/// An overlap from its first wording to where it stands now.
#[derive(Clone, Debug)]
pub struct Journey<'s> {
    /// Its wordings, the earliest first.
    pub overlaps: Vec<Overlap<'s>>,
    /// What happened, the earliest first.
    pub steps: Vec<Step<'s>>,
    /// Where it stands now.
    pub stand: Stand,
}

/// One thing that happened to an overlap.
#[derive(Clone, Debug)]
pub struct Step<'s> {
    /// At which meeting, by the record that stands for it.
    pub meeting: Option<RecordId>,
    /// What.
    pub event: Event<'s>,
}

/// What happened to an overlap.
#[derive(Clone, Debug)]
pub enum Event<'s> {
    /// It was proposed, or said again.
    Proposed(Overlap<'s>),
    /// One who was asked answered.
    Answered(Overlap<'s>, Asked, Answer),
    /// Something was promised on it.
    Promised(Promise<'s>),
    /// It was told what became of a promise.
    Told(Promise<'s>, Fate),
}

/// Where an overlap stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// An answer is waited for.
    Waits,
    /// It was agreed to, and nothing was promised yet.
    Agreed,
    /// What was promised is not done yet.
    Promised,
    /// What was promised is done.
    Done,
    /// What was promised was stopped, or became something else.
    Stopped,
    /// Those who were asked cannot now.
    NotNow,
}

impl Stand {
    /// All of them: those that stay open first.
    pub const ALL: [Self; 6] =
        [Self::Waits, Self::Agreed, Self::Promised, Self::Done, Self::Stopped, Self::NotNow];

    /// The word that is exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Agreed => "agreed",
            Self::Promised => "promised",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::NotNow => "not_now",
        }
    }

    /// Whether something is still to be done about it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waits | Self::Agreed | Self::Promised)
    }
}

/// An answer, and the meeting at which it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Who answered.
    pub asked: Asked,
    /// What.
    pub answer: Answer,
    /// At which meeting, by the record that stands for it.
    pub meeting: Option<RecordId>,
}

/// The answers to an overlap, in the order they were given; of several at one meeting the last.
///
/// An overlap remembers one answer of each who was asked. What somebody said before it asked at home is read out of
/// the revisions.
#[must_use]
pub fn answers(session: &Session, overlap: Overlap) -> Vec<Answered> {
    let own = overlap.0.link("meeting").map(|id| session.stands_for(id));
    let mut revisions: Vec<_> = session.revisions_of(overlap.id()).collect();
    revisions.sort_by_key(|revision| (revision.stamp(), revision.id()));
    let mut given = Vec::new();
    for (asked, now) in overlap.to() {
        let field = asked.answer_field();
        let mut at = own;
        let mut known: Vec<Answered> = Vec::new();
        for revision in &revisions {
            if let Some(told) = revision.wrote("told").and_then(super::Value::as_text) {
                at = told.parse().ok().map(|id| session.stands_for(id)).or(own);
            }
            let Some(word) = revision.wrote(&field).and_then(super::Value::as_text) else { continue };
            // what is said at a meeting takes the place of what was said there before; and an answer that was taken back
            // takes along those after it
            if let Some(place) = known.iter().position(|answered| answered.meeting == at) {
                known.truncate(place);
            }
            known.push(Answered { asked: asked.clone(), answer: Answer::read(word), meeting: at });
        }
        if known.last().is_none_or(|answered| answered.answer != now) {
            let meeting = overlap.told(session).or(own);
            known.retain(|answered| answered.meeting != meeting);
            known.push(Answered { asked, answer: now, meeting });
        }
        known.dedup_by(|next, before| next.answer == before.answer);
        given.extend(known.into_iter().filter(|answered| answered.answer != Answer::Proposed));
    }
    given
}

/// All overlaps of a session that may be seen, as journeys: those that stay open first, then in the order they began.
pub fn all<'s>(session: &'s Session, threads: &Threads, sees: impl Fn(&Record) -> bool) -> Vec<Journey<'s>> {
    let ranks = meeting::ranks(session);
    let rank = |id: Option<RecordId>| id.and_then(|id| ranks.get(&session.stands_for(id)).copied());
    let at = |record: &Record| record.link("meeting").map(|id| session.stands_for(id));
    let mut promised: BTreeMap<RecordId, Vec<Promise>> = BTreeMap::new();
    let promises = Sort::ALL.into_iter().flat_map(|sort| order::sort(session.of_kind(sort.kind())));
    for promise in promises.filter(|record| sees(record)).map(Promise) {
        if let Some(overlap) = promise.overlap() {
            promised.entry(overlap).or_default().push(promise);
        }
    }
    let mut seen: BTreeSet<RecordId> = BTreeSet::new();
    let mut journeys = Vec::new();
    let mut records = order::sort(session.of_kind(overlap::KIND).filter(|record| sees(record)));
    records.sort_by_key(|record| rank(at(record)));
    for record in records {
        if seen.contains(&record.id()) {
            continue;
        }
        let thread = threads.whole(record.id());
        let thread = thread.into_iter().filter_map(|id| session.visible(id));
        let mut overlaps: Vec<_> = thread.filter(|record| sees(record)).map(Overlap).collect();
        overlaps.sort_by_key(|overlap| rank(at(overlap.0)));
        seen.extend(overlaps.iter().map(|overlap| overlap.id()));
        let promises: Vec<Promise> =
            overlaps.iter().filter_map(|overlap| promised.get(&overlap.id())).flatten().copied().collect();
        let mut steps = Vec::new();
        for overlap in &overlaps {
            let own = at(overlap.0);
            steps.push((2, Step { meeting: own, event: Event::Proposed(*overlap) }));
            steps.extend(answers(session, *overlap).into_iter().map(|given| {
                let event = Event::Answered(*overlap, given.asked, given.answer);
                (if given.meeting == own { 3 } else { 1 }, Step { meeting: given.meeting, event })
            }));
        }
        for promise in &promises {
            steps.push((4, Step { meeting: at(promise.0), event: Event::Promised(*promise) }));
            if promise.fate() != Fate::Open {
                let event = Event::Told(*promise, promise.fate());
                steps.push((0, Step { meeting: promise.told(session), event }));
            }
        }
        steps.sort_by_key(|(order, step)| (rank(step.meeting), *order));
        let stand = stand(&overlaps, &promises, |record| rank(at(record)));
        let steps = steps.into_iter().map(|(_, step)| step).collect();
        journeys.push(Journey { overlaps, steps, stand });
    }
    journeys.sort_by_key(|journey| journey.stand);
    journeys
}

/// Where an overlap stands by its last wording, or by what was promised on it since.
fn stand(overlaps: &[Overlap], promises: &[Promise], rank: impl Fn(&Record) -> Option<usize>) -> Stand {
    let open = |promise: &Promise| match promise.fate() {
        Fate::Open => true,
        // what goes on is a promise of its own, where it is here
        Fate::Continued => !promises.iter().any(|next| next.continues() == Some(promise.id())),
        _ => false,
    };
    if promises.iter().any(open) {
        return Stand::Promised;
    }
    let last = overlaps.iter().map(|overlap| rank(overlap.0)).max().flatten();
    if promises.iter().any(|promise| rank(promise.0) >= last) {
        let is_done = promises.iter().any(|promise| promise.fate() == Fate::Done);
        return if is_done { Stand::Done } else { Stand::Stopped };
    }
    let newest = overlaps.iter().filter(|overlap| rank(overlap.0) == last);
    let answers: Vec<Answer> = newest.flat_map(|overlap| overlap.to()).map(|(_, answer)| answer).collect();
    let some = |answer| answers.contains(&answer);
    match () {
        () if some(Answer::Proposed) || some(Answer::TakenBack) => Stand::Waits,
        () if some(Answer::Agreed) => Stand::Agreed,
        () if some(Answer::NotNow) => Stand::NotNow,
        () => Stand::Waits,
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::entry::At;
    use super::super::meeting::{Facts, found};
    use super::super::promise::{self, Lead, Plan};
    use super::super::{overlap, thread};
    use super::*;

    /// A desk with a later meeting.
    fn years() -> (Desk, RecordId) {
        let mut desk = Desk::new();
        let first = desk.meeting;
        desk.write(|writer| writer.set(first, &[("date", "2025-06-18".into())]));
        let facts = Facts { date: "2026-02-18".into(), previous: Some(first), ..Facts::default() };
        let second = desk.write(|writer| found(writer, &facts, &[]));
        (desk, second)
    }

    fn propose(desk: &mut Desk, meeting: RecordId, idea: &str) -> (RecordId, Asked) {
        let at = At { meeting, question: "overlap".into(), ..desk.at(0) };
        let to = Asked::Agency(desk.agencies[1]);
        let asked = [(to.clone(), Answer::Proposed)];
        (desk.write(|writer| overlap::propose(writer, &at, None, idea, &asked, false)), to)
    }

    fn only(desk: &Desk) -> Journey<'_> {
        let threads = Threads::of(&desk.session);
        <[Journey; 1]>::try_from(all(&desk.session, &threads, |_| true)).unwrap().into_iter().next().unwrap()
    }

    #[test]
    fn what_was_taken_home_and_answered_later_tells_both_and_taking_it_back_untells_it() {
        let (mut desk, second) = years();
        let first = desk.meeting;
        let (id, to) = propose(&mut desk, first, "送迎");
        assert_eq!((only(&desk).stand, only(&desk).steps.len()), (Stand::Waits, 1));
        // one word that was a slip, then the one that was meant
        desk.write(|writer| overlap::answer(writer, id, &to, Answer::NotNow));
        desk.write(|writer| overlap::answer(writer, id, &to, Answer::TakenBack));
        desk.write(|writer| overlap::answer_later(writer, id, &to, Answer::Agreed, second));
        let given = |desk: &Desk| {
            let overlap = Overlap(desk.session.visible(id).unwrap());
            let given = answers(&desk.session, overlap).into_iter();
            given.map(|given| (given.answer, given.meeting)).collect::<Vec<_>>()
        };
        assert_eq!(given(&desk), [(Answer::TakenBack, Some(first)), (Answer::Agreed, Some(second))]);
        assert_eq!(only(&desk).stand, Stand::Agreed);
        desk.take_back();
        assert_eq!(given(&desk), [(Answer::TakenBack, Some(first))]);
        assert_eq!(only(&desk).stand, Stand::Waits);
    }

    #[test]
    fn an_overlap_goes_on_to_what_was_promised_and_what_became_of_it() {
        let (mut desk, second) = years();
        let first = desk.meeting;
        let (id, to) = propose(&mut desk, first, "送迎");
        desk.write(|writer| overlap::answer(writer, id, &to, Answer::Agreed));
        let plan = Plan {
            words: "車を出す".into(),
            lead: Some(Lead::Agency(desk.agencies[1])),
            overlap: Some(id),
            ..Plan::default()
        };
        let action = desk.write(|writer| promise::plan(writer, Sort::Action, first, &plan));
        assert_eq!(only(&desk).stand, Stand::Promised);
        desk.write(|writer| promise::tell(writer, action, second, Fate::Continued, ""));
        assert_eq!(only(&desk).stand, Stand::Promised);
        let next = promise::next(&desk.session, action).unwrap().id();
        desk.write(|writer| promise::settle(writer, next, second, Fate::Done, "月に二回"));
        let journey = only(&desk);
        assert_eq!(journey.stand, Stand::Done);
        let told: Vec<_> = journey
            .steps
            .iter()
            .map(|step| {
                let what = match &step.event {
                    Event::Proposed(_) => "proposed",
                    Event::Answered(..) => "answered",
                    Event::Promised(_) => "promised",
                    Event::Told(_, fate) => fate.word(),
                };
                (step.meeting == Some(second), what)
            })
            .collect();
        let expected = [
            (false, "proposed"),
            (false, "answered"),
            (false, "promised"),
            (true, "continued"),
            (true, "done"),
            (true, "promised"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_proposed_again_is_one_journey_and_stands_where_its_last_wording_stands() {
        let (mut desk, second) = years();
        let first = desk.meeting;
        let (one, to) = propose(&mut desk, first, "送迎");
        desk.write(|writer| overlap::answer(writer, one, &to, Answer::Agreed));
        let (again, to) = propose(&mut desk, second, "車で迎えに行く");
        desk.write(|writer| thread::tie(writer, again, Some(one)));
        desk.write(|writer| overlap::answer(writer, again, &to, Answer::NotNow));
        let journey = only(&desk);
        assert_eq!(journey.overlaps.iter().map(|overlap| overlap.id()).collect::<Vec<_>>(), [one, again]);
        assert_eq!(journey.stand, Stand::NotNow);
        let threads = Threads::of(&desk.session);
        // where the later one is not for these eyes, it stands as it stood before
        let seen = all(&desk.session, &threads, |record| record.id() != again);
        assert_eq!(seen.iter().map(|journey| journey.stand).collect::<Vec<_>>(), [Stand::Agreed]);
    }
}
