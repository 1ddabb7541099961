//! What became of what was promised, meeting by meeting: a promise that was carried on is followed to its end, and counts
//! once, at the meeting where it was first made.

use std::collections::{BTreeMap, BTreeSet};

use super::meeting::{self, Meeting};
use super::promise::{Fate, Promise, Sort};
use super::thread::Threads;
use super::{Record, RecordId, Session, order};

/// How a promise ended, or that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// It was kept, be it after it was carried on or changed.
    Done,
    /// It was carried on, and goes on still.
    GoesOn,
    /// Nobody has told yet.
    NotTold,
    /// It was stopped.
    Stopped,
    /// Something else is done instead, and what that is was not promised here.
    Changed,
}

impl End {
    /// All of them, in the order they are counted.
    pub const ALL: [Self; 5] = [Self::Done, Self::GoesOn, Self::NotTold, Self::Stopped, Self::Changed];

    /// The word that is exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::GoesOn => "goes_on",
            Self::NotTold => "not_told",
            Self::Stopped => "stopped",
            Self::Changed => "changed",
        }
    }
}

/// A promise with what it was carried on as.
#[derive(Clone, Debug)]
pub struct Followed<'s> {
    /// The promise and those that continue it, the first first; never empty.
    pub links: Vec<Promise<'s>>,
    /// How it ended.
    pub end: End,
}

/// What was first promised at a meeting.
#[derive(Clone, Debug)]
pub struct Kept<'s> {
    /// The meeting.
    pub meeting: Meeting<'s>,
    /// Whether the meeting itself is here; else only what was carried on from it, so that there is nothing to count.
    pub is_whole: bool,
    /// What was promised, actions before roles.
    pub promises: Vec<Followed<'s>>,
}

impl Kept<'_> {
    /// How many ended how, in the order of [`End::ALL`].
    #[must_use]
    pub fn counts(&self) -> [usize; 5] {
        End::ALL.map(|end| self.promises.iter().filter(|followed| followed.end == end).count())
    }
}

/// The promises that may be seen by the meeting at which they were first made, the earliest meeting first.
pub fn all<'s>(session: &'s Session, threads: &Threads, sees: impl Fn(&Record) -> bool) -> Vec<Kept<'s>> {
    let ranks = meeting::ranks(session);
    let held: BTreeSet<RecordId> =
        meeting::all(session).into_iter().map(|meeting| session.stands_for(meeting.id())).collect();
    let mut made: BTreeMap<usize, (RecordId, Vec<Followed>)> = BTreeMap::new();
    for sort in Sort::ALL {
        for record in order::sort(session.of_kind(sort.kind()).filter(|record| sees(record))) {
            let promise = Promise(record);
            let goes_on = promise
                .continues()
                .and_then(|id| session.visible(id))
                .is_some_and(|before| Sort::of_kind(before.kind()).is_some() && sees(before));
            let meeting = record.link("meeting").map(|id| session.stands_for(id));
            if let Some((meeting, rank)) = meeting.and_then(|id| Some((id, *ranks.get(&id)?)))
                && !goes_on
            {
                let promises = &mut made.entry(rank).or_insert((meeting, Vec::new())).1;
                promises.push(follow(session, threads, promise, &sees));
            }
        }
    }
    let kept = |(id, promises): (RecordId, Vec<Followed<'s>>)| {
        let meeting = session.class(id).into_iter().find_map(|id| session.visible(id)).map(Meeting)?;
        Some(Kept { meeting, is_whole: held.contains(&id), promises })
    };
    made.into_values().filter_map(kept).collect()
}

fn follow<'s>(
    session: &'s Session,
    threads: &Threads,
    first: Promise<'s>,
    sees: impl Fn(&Record) -> bool,
) -> Followed<'s> {
    let mut links = vec![first];
    let mut last = first;
    let next = |promise: Promise| {
        let after = threads.after(promise.id()).iter().filter_map(|id| session.visible(*id));
        after.filter(|record| Sort::of_kind(record.kind()).is_some() && sees(record)).map(Promise).next()
    };
    while let Some(promise) = next(last).filter(|next| !links.iter().any(|link| link.id() == next.id())) {
        links.push(promise);
        last = promise;
    }
    let end = match last.fate() {
        Fate::Done => End::Done,
        Fate::Stopped => End::Stopped,
        Fate::Changed => End::Changed,
        Fate::Continued => End::GoesOn,
        Fate::Open if links.len() > 1 => End::GoesOn,
        Fate::Open => End::NotTold,
    };
    Followed { links, end }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::meeting::{Facts, found};
    use super::super::promise::{self, Plan};
    use super::*;

    fn plan(desk: &mut Desk, sort: Sort, meeting: RecordId, words: &str) -> RecordId {
        let plan = Plan { words: words.into(), ..Plan::default() };
        desk.write(|writer| promise::plan(writer, sort, meeting, &plan))
    }

    #[test]
    fn what_is_carried_on_is_followed_to_its_end_and_counts_where_it_began() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        desk.write(|writer| writer.set(first, &[("date", "2025-06-18".into())]));
        let facts = |date: &str| Facts { date: date.into(), ..Facts::default() };
        let [second, third] =
            ["2026-02-18", "2026-06-17"].map(|date| desk.write(|writer| found(writer, &facts(date), &[])));
        let on = plan(&mut desk, Sort::Action, first, "名簿を作る");
        let role = plan(&mut desk, Sort::Role, first, "窓口になる");
        let other = plan(&mut desk, Sort::Action, first, "車を出す");
        plan(&mut desk, Sort::Action, first, "まだ聞いていない");
        let new = plan(&mut desk, Sort::Action, second, "便りを出す");
        let told = |desk: &mut Desk, id, at, fate| desk.write(|w| promise::tell(w, id, at, fate, "言葉"));
        let second_on = told(&mut desk, on, second, Fate::Continued).unwrap();
        told(&mut desk, other, second, Fate::Stopped);
        let instead = told(&mut desk, role, second, Fate::Changed).unwrap();
        let counts = |desk: &Desk| -> Vec<_> {
            let threads = Threads::of(&desk.session);
            let all = all(&desk.session, &threads, |_| true);
            all.iter().map(|kept| (kept.meeting.id(), kept.is_whole, kept.counts())).collect()
        };
        assert_eq!(counts(&desk), [(first, true, [0, 2, 1, 1, 0]), (second, true, [0, 0, 1, 0, 0])]);
        told(&mut desk, second_on, third, Fate::Done);
        told(&mut desk, instead, third, Fate::Done);
        told(&mut desk, new, third, Fate::Done);
        assert_eq!(counts(&desk), [(first, true, [2, 0, 1, 1, 0]), (second, true, [1, 0, 0, 0, 0])]);
        // what goes on from nothing that is seen counts for itself
        let threads = Threads::of(&desk.session);
        let seen = all(&desk.session, &threads, |record| record.id() != on);
        assert_eq!(seen.iter().map(Kept::counts).collect::<Vec<_>>(), [[1, 0, 1, 1, 0], [2, 0, 0, 0, 0]]);
    }

    #[test]
    fn a_ring_of_promises_ends() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        let one = plan(&mut desk, Sort::Action, first, "甲");
        let two = plan(&mut desk, Sort::Action, first, "乙");
        desk.write(|writer| writer.set(two, &[("continues", one.into())]));
        desk.write(|writer| writer.set(one, &[("continues", two.into())]));
        let threads = Threads::of(&desk.session);
        assert!(all(&desk.session, &threads, |_| true).is_empty(), "neither is the first");
    }
}
