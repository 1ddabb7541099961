//! Threads: what an agency said at one meeting and says again at a later one, in the same words or in others.
//!
//! A record may name the one it goes on from (`continues`), or say that it goes on from nothing. Where it says neither,
//! what the same agency said to the same question is looked through: equal words first, then those that are most alike.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{Pairs, Shared};
use super::place::question_key;
use super::promise::Sort;
use super::{
    Record, RecordId, Session, Value, Writer, entry, issue, meeting, order, overlap, parked, wording,
};

/// The field that names the record of an earlier meeting.
pub const FIELD: &str = "continues";

/// What stands in it where people have said that it goes on from nothing.
const NOTHING: &str = "nothing";

/// Texts that share less than this are not taken for one thing said in other words; those that share no word, only
/// hiragana, never are. Chosen on the sample meetings: of the 31 rewordings of the second, links hidden, 25 are found, of the
/// 32 of the third, written later by another hand, 25; none is taken for another. A test keeps count.
const ALIKE: f64 = 0.2;

/// With how many earlier things one is compared at most, where an agency said more than that to one question.
const MOST: usize = 200;

/// The kinds whose records go on from one meeting to the next.
const KINDS: [&str; 6] =
    [entry::KIND, overlap::KIND, Sort::Action.kind(), Sort::Role.kind(), parked::KIND, issue::KIND];

/// Of the kinds of which it is found by the words, too.
const FOUND_BY_WORDS: [&str; 2] = [entry::KIND, overlap::KIND];

/// From what everything in a session goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threads {
    before: BTreeMap<RecordId, Before>,
    after: BTreeMap<RecordId, Vec<RecordId>>,
}

/// From what a record goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Before {
    id: RecordId,
    by: By,
}

/// How it is known from what a record goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// It was written down.
    Link,
    /// The words are alike.
    Words,
}

impl Threads {
    /// Finds all threads of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut threads = Self::default();
        for record in KINDS.into_iter().flat_map(|kind| session.of_kind(kind)) {
            if let Some(before) = record.link(FIELD).filter(|before| *before != record.id()) {
                threads.join(record.id(), before, By::Link);
            }
        }
        let places = meeting::ranks(session);
        for kind in FOUND_BY_WORDS {
            for (_, said) in by_speaker(session, kind, &places) {
                threads.find(&said);
            }
        }
        threads.after.values_mut().for_each(|after| after.sort_unstable());
        threads
    }

    /// The record of an earlier meeting from which one goes on.
    #[must_use]
    pub fn before(&self, id: RecordId) -> Option<RecordId> {
        self.before.get(&id).map(|before| before.id)
    }

    /// How it is known from what a record goes on; none where it goes on from nothing.
    #[must_use]
    pub fn by(&self, id: RecordId) -> Option<By> {
        self.before.get(&id).map(|before| before.by)
    }

    /// The records of later meetings that go on from one.
    #[must_use]
    pub fn after(&self, id: RecordId) -> &[RecordId] {
        self.after.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The nearest record, going back from one, of which something holds; not that one itself.
    #[must_use]
    pub fn back_to(&self, id: RecordId, is: impl Fn(RecordId) -> bool) -> Option<RecordId> {
        self.all_before(id).into_iter().find(|before| is(*before))
    }

    /// What a record goes on from, step by step back to the beginning.
    #[must_use]
    pub fn all_before(&self, id: RecordId) -> Vec<RecordId> {
        let mut seen = BTreeSet::from([id]);
        let step = |at: &RecordId| self.before(*at).filter(|before| seen.insert(*before));
        std::iter::successors(Some(id), step).skip(1).collect()
    }

    /// All that goes on from a record, each branch to its end.
    #[must_use]
    pub fn all_after(&self, id: RecordId) -> Vec<RecordId> {
        let (mut all, mut open) = (vec![id], Vec::from_iter(self.after(id).iter().rev().copied()));
        while let Some(next) = open.pop() {
            if !all.contains(&next) {
                all.push(next);
                open.extend(self.after(next).iter().rev());
            }
        }
        all.split_off(1)
    }

    /// All of one thread, its beginning first, then what goes on from it, each branch to its end.
    #[must_use]
    pub fn whole(&self, id: RecordId) -> Vec<RecordId> {
        let first = self.all_before(id).pop().unwrap_or(id);
        [first].into_iter().chain(self.all_after(first)).collect()
    }

    fn join(&mut self, id: RecordId, before: RecordId, by: By) {
        self.before.insert(id, Before { id: before, by });
        self.after.entry(before).or_default().push(id);
    }

    /// Joins what one agency said to one question, meeting by meeting, with what it said there before.
    fn find(&mut self, said: &[Vec<Said>]) {
        let mut ends: Vec<&Said> = Vec::new();
        for at in said {
            // what it goes on from by its own word is no longer free
            let gone_on = self.gone_on(at);
            let mut open: Vec<&Said> =
                ends.iter().copied().filter(|end| !gone_on.contains(&end.id())).collect();
            let mut of_words: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
            for end in &open {
                of_words.entry(&end.words).or_default().push(end);
            }
            let mut waiting = Vec::new();
            let free: Vec<&Said> =
                at.iter().filter(|said| said.is_free() && self.before(said.id()).is_none()).collect();
            for said in free {
                let same = of_words.entry(&said.words).or_default();
                let in_lane = same.iter().position(|end| end.lane() == said.lane());
                match in_lane.or_else(|| (!same.is_empty()).then_some(0)) {
                    Some(found) => self.join(said.id(), same.remove(found).id(), By::Words),
                    None => waiting.push(said),
                }
            }
            let gone_on = self.gone_on(at);
            open.retain(|end| !gone_on.contains(&end.id()));
            for (record, end) in alike(&waiting, &open) {
                self.join(record, end, By::Words);
            }
            let gone_on = self.gone_on(at);
            ends.retain(|end| !gone_on.contains(&end.id()));
            ends.extend(at.iter().filter(|said| !said.words.is_empty()));
        }
    }

    /// From which records those of a meeting go on.
    fn gone_on(&self, at: &[Said]) -> BTreeSet<RecordId> {
        at.iter().filter_map(|said| self.before(said.id())).collect()
    }
}

/// Something that was said, with its words as they are compared.
struct Said<'s> {
    record: &'s Record,
    words: String,
    pairs: Pairs,
}

impl<'s> Said<'s> {
    fn of(record: &'s Record) -> Self {
        let words = wording::folded(record);
        Self { record, pairs: Pairs::of(&words), words }
    }

    fn id(&self) -> RecordId {
        self.record.id()
    }

    fn lane(&self) -> &'s str {
        self.record.text("lane")
    }

    /// Whether nobody has said from what it goes on, and it has words to look for.
    fn is_free(&self) -> bool {
        self.record.text(FIELD).is_empty() && !self.words.is_empty()
    }
}

/// Writes down from what a record goes on; none: from nothing, whatever its words are like.
pub fn tie(writer: &mut Writer, id: RecordId, before: Option<RecordId>) {
    let value: Value = before.map_or_else(|| NOTHING.into(), Into::into);
    writer.set(id, &[(FIELD, value)]);
}

/// Which of what was said now is which of what was said before in other words: the most alike first, each once.
fn alike(now: &[&Said], before: &[&Said]) -> Vec<(RecordId, RecordId)> {
    let shared = Shared::among(before.iter().map(|end| &end.pairs));
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for (at, said) in now.iter().enumerate() {
        for (place, likeness) in shared.likeness(&said.pairs, MOST) {
            let in_lane = before.get(place).is_some_and(|end| end.lane() == said.lane());
            if likeness >= ALIKE && in_lane {
                likely.push((likeness, at, place));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut gone) = (BTreeSet::new(), BTreeSet::new());
    likely.retain(|(_, at, place)| {
        let free = !taken.contains(at) && !gone.contains(place);
        if free {
            taken.insert(*at);
            gone.insert(*place);
        }
        free
    });
    likely
        .into_iter()
        .filter_map(|(_, at, place)| Some((now.get(at)?.id(), before.get(place)?.id())))
        .collect()
}

/// The records of a kind by agency and question; of each, those of one meeting together, in order, the earliest first.
fn by_speaker<'s>(
    session: &'s Session,
    kind: &str,
    places: &BTreeMap<RecordId, usize>,
) -> BTreeMap<(RecordId, String), Vec<Vec<Said<'s>>>> {
    type Meetings<'s> = BTreeMap<usize, Vec<Said<'s>>>;
    let mut speakers: BTreeMap<(RecordId, String), Meetings> = BTreeMap::new();
    for record in order::sort(session.of_kind(kind)) {
        let meeting = record.link("meeting").map(|id| session.stands_for(id));
        let place = meeting.and_then(|meeting| places.get(&meeting));
        if let (Some(place), Some(agency)) = (place, record.link("agency")) {
            let key = question_key(record.text("worksheet"), record.text("question"));
            let said = speakers.entry((session.stands_for(agency), key)).or_default();
            said.entry(*place).or_default().push(Said::of(record));
        }
    }
    speakers.into_iter().map(|(speaker, said)| (speaker, said.into_values().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::entry::At;
    use super::super::meeting::{Facts, found};
    use super::*;

    /// A desk with a second and a third meeting of the same network.
    fn years() -> (Desk, Vec<RecordId>) {
        let mut desk = Desk::new();
        let first = desk.meeting;
        desk.write(|writer| writer.set(first, &[("date", "2025-06-18".into())]));
        let mut meetings = vec![first];
        for day in ["2026-02-18", "2026-06-17"] {
            let facts = Facts { date: day.into(), previous: meetings.last().copied(), ..Facts::default() };
            meetings.push(desk.write(|writer| found(writer, &facts, &[])));
        }
        (desk, meetings)
    }

    fn say(desk: &mut Desk, meeting: RecordId, agency: usize, lane: &str, text: &str) -> RecordId {
        let at = At { meeting, ..desk.at(agency) };
        desk.write(|writer| entry::add(writer, &at, lane, text, false))
    }

    #[test]
    fn equal_words_go_on_then_what_is_most_alike_and_what_is_unlike_is_new() {
        let (mut desk, meetings) = years();
        let texts = ["家族教室を月に一回開いている", "夜の電話を受けている", "嘱託医の相談日がある"];
        let first = texts.map(|text| say(&mut desk, meetings[0], 0, "", text));
        let later = ["嘱託医の相談日がある。", "家族教室を月に二回開いている", "窓口が二つに増えた"];
        let second = later.map(|text| say(&mut desk, meetings[1], 0, "", text));
        let threads = Threads::of(&desk.session);
        let before = second.map(|id| threads.before(id));
        assert_eq!(before, [Some(first[2]), Some(first[0]), None]);
        assert_eq!(threads.after(first[0]), [second[1]]);
        assert!(threads.after(first[1]).is_empty());
    }

    #[test]
    fn a_thread_goes_on_over_a_meeting_at_which_nobody_spoke_of_it() {
        let (mut desk, meetings) = years();
        let first = say(&mut desk, meetings[0], 0, "", "夜の電話を受けている");
        say(&mut desk, meetings[1], 0, "", "嘱託医の相談日がある");
        let third = say(&mut desk, meetings[2], 0, "", "夜の電話を受けている");
        let threads = Threads::of(&desk.session);
        assert_eq!(threads.whole(third), [first, third]);
        assert_eq!(threads.back_to(third, |id| id == first), Some(first));
        assert_eq!(threads.by(third), Some(By::Words));
    }

    #[test]
    fn what_another_agency_or_another_question_said_is_another_thread() {
        let (mut desk, meetings) = years();
        say(&mut desk, meetings[0], 0, "", "夜の電話を受けている");
        let other = say(&mut desk, meetings[1], 1, "", "夜の電話を受けている");
        let at = At { meeting: meetings[1], question: "weaknesses".into(), ..desk.at(0) };
        let question = desk.write(|writer| entry::add(writer, &at, "", "夜の電話を受けている", false));
        let threads = Threads::of(&desk.session);
        assert_eq!((threads.before(other), threads.before(question)), (None, None));
    }

    #[test]
    fn in_another_lane_only_the_same_words_are_the_same_thing() {
        let (mut desk, meetings) = years();
        let first = ["夜の電話を受けている", "家族教室を月に一回開いている"]
            .map(|text| say(&mut desk, meetings[0], 0, "accompany", text));
        let second = ["夜の電話を受けている", "家族教室を月に二回開いている"]
            .map(|text| say(&mut desk, meetings[1], 0, "solve", text));
        let threads = Threads::of(&desk.session);
        assert_eq!(second.map(|id| threads.before(id)), [Some(first[0]), None]);
    }

    #[test]
    fn what_shares_its_grammar_alone_is_no_thread() {
        let (mut desk, meetings) = years();
        say(&mut desk, meetings[0], 0, "", "窓口を開いています");
        let other = say(&mut desk, meetings[1], 0, "", "送迎を行っています");
        assert_eq!(Threads::of(&desk.session).before(other), None);
    }

    #[test]
    fn what_people_said_of_it_holds_and_frees_the_other() {
        let (mut desk, meetings) = years();
        let [one, two] =
            ["夜の電話を受けている", "休みの日の訪問"].map(|text| say(&mut desk, meetings[0], 0, "", text));
        let [night, walk] = ["夜の電話を受けている", "夜の電話を二人で受けている"]
            .map(|text| say(&mut desk, meetings[1], 0, "", text));
        desk.write(|writer| tie(writer, night, Some(two)));
        let threads = Threads::of(&desk.session);
        assert_eq!((threads.before(night), threads.by(night)), (Some(two), Some(By::Link)));
        assert_eq!(threads.before(walk), Some(one));
        desk.write(|writer| tie(writer, walk, None));
        assert_eq!(Threads::of(&desk.session).before(walk), None);
        desk.take_back();
        assert_eq!(Threads::of(&desk.session).before(walk), Some(one));
    }

    #[test]
    fn a_ring_of_links_ends() {
        let (mut desk, meetings) = years();
        let one = say(&mut desk, meetings[0], 0, "", "一");
        let two = say(&mut desk, meetings[1], 0, "", "二");
        desk.write(|writer| tie(writer, one, Some(two)));
        desk.write(|writer| tie(writer, two, Some(one)));
        let threads = Threads::of(&desk.session);
        assert_eq!(threads.whole(one).len(), 2);
        assert_eq!(threads.back_to(one, |_| false), None);
    }
}
