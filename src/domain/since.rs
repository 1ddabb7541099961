//! What has changed from some meetings to later ones: per agency and question what is kept, said in other words, new, or
//! no longer there. It says nothing about who did well.

use std::collections::{BTreeMap, BTreeSet};

use super::participation::{Heard, heard};
use super::place::question_key;
use super::thread::Threads;
use super::worksheet::Worksheet;
use super::{Record, RecordId, Session, attendance, entry, meeting, order, overlap, wording};

/// What became of something that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It is said again, word for word; a full-width letter for a half-width one is no other word.
    Kept,
    /// It is said again in other words.
    Reworded,
    /// It was not said before.
    New,
    /// It is said no longer.
    Gone,
}

impl Change {
    /// All of them, in the order they are counted.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Reworded, Self::New, Self::Gone];

    /// The word that is exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Reworded => "reworded",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

/// One thing said, before or after or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The agency, by the record that stands for it.
    pub agency: RecordId,
    /// The worksheet's stable id.
    pub worksheet: String,
    /// The question's stable id.
    pub question: String,
    /// The lane; empty where the question has none.
    pub lane: String,
    /// What became of it.
    pub change: Change,
    /// As it was said before; none where it is new.
    pub before: Option<RecordId>,
    /// As it is said after; none where it is gone.
    pub after: Option<RecordId>,
    /// Whether the agency could say anything on the side where it is not said: one that was absent without a sheet, or
    /// had no seat, has dropped nothing and brought nothing anew; nor has one that nobody asked.
    pub heard: Heard,
}

impl Line {
    /// Whether it says what the agency has changed: not where it was not there to say it.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.heard == Heard::Yes
    }
}

/// Compares what was said at some meetings with what was said at later ones.
///
/// Of what was said several times on one side, the last wording counts. The lines come agency by agency in the order of
/// the later meetings' seats, question by question, lane by lane; what is gone comes after what is there.
#[must_use]
pub fn compare(session: &Session, threads: &Threads, before: &[RecordId], after: &[RecordId]) -> Vec<Line> {
    let (old, new) = (Side::of(session, before), Side::of(session, after));
    let mut lines = Vec::new();
    let mut reached = BTreeSet::new();
    for record in new.last(threads) {
        let from = threads.back_to(record.id(), |id| old.ids.contains(&id));
        reached.extend(from);
        let known = from.and_then(|id| session.visible(id));
        let change = match known {
            Some(known) if wording::folded(known) == wording::folded(record) => Change::Kept,
            Some(_) => Change::Reworded,
            None => Change::New,
        };
        lines.extend(line(session, record, change, known.map(Record::id), Some(record.id())));
    }
    for record in old.last(threads) {
        // what was said again on the earlier side itself stands there by its last wording
        let goes_on = || threads.all_after(record.id()).iter().any(|id| new.ids.contains(id));
        if !reached.contains(&record.id()) && !goes_on() {
            lines.extend(line(session, record, Change::Gone, Some(record.id()), None));
        }
    }
    let sheets: BTreeMap<RecordId, Vec<Worksheet>> =
        after.iter().chain(before).map(|id| (*id, meeting::sheets(session, *id))).collect();
    mark_unheard(session, &sheets, &mut lines, before, after);
    let agencies = agency_ranks(session, after.iter().chain(before));
    let questions = question_ranks(after.iter().chain(before).filter_map(|id| sheets.get(id)).flatten());
    lines.sort_by_key(|line| {
        let agency = agencies.get(&line.agency).copied().unwrap_or(usize::MAX);
        let key = question_key(&line.worksheet, &line.question);
        let question = questions.get(&(key.clone(), line.lane.clone())).copied().unwrap_or(usize::MAX);
        (agency, line.agency, question, key, line.change == Change::Gone)
    });
    lines
}

/// What of a comparison somebody may see: a line of which one side is not to be seen is left out, as the other alone would
/// tell something else.
#[must_use]
pub fn seen(mut lines: Vec<Line>, sees: impl Fn(RecordId) -> bool) -> Vec<Line> {
    lines.retain(|line| line.before.iter().chain(&line.after).all(|id| sees(*id)));
    lines
}

/// What was said at some meetings.
struct Side<'s> {
    ids: BTreeSet<RecordId>,
    said: Vec<&'s Record>,
}

impl<'s> Side<'s> {
    fn of(session: &'s Session, meetings: &[RecordId]) -> Self {
        let of = |kind: &'static str| meetings.iter().flat_map(move |id| session.met(kind, *id));
        let said: Vec<_> =
            [entry::KIND, overlap::KIND].into_iter().flat_map(|kind| order::sort(of(kind))).collect();
        Self { ids: said.iter().map(|record| record.id()).collect(), said }
    }

    /// What no other wording of this side follows.
    fn last(&self, threads: &Threads) -> impl Iterator<Item = &'s Record> {
        let is_last = |record: &&Record| !threads.after(record.id()).iter().any(|id| self.ids.contains(id));
        self.said.iter().copied().filter(is_last)
    }
}

fn line(
    session: &Session,
    record: &Record,
    change: Change,
    before: Option<RecordId>,
    after: Option<RecordId>,
) -> Option<Line> {
    Some(Line {
        agency: session.stands_for(record.link("agency")?),
        worksheet: record.text("worksheet").to_owned(),
        question: record.text("question").to_owned(),
        lane: record.text("lane").to_owned(),
        change,
        before,
        after,
        heard: Heard::Yes,
    })
}

/// Marks what is new or gone because the agency was not there on the other side, or was not asked.
fn mark_unheard(
    session: &Session,
    sheets: &BTreeMap<RecordId, Vec<Worksheet>>,
    lines: &mut [Line],
    before: &[RecordId],
    after: &[RecordId],
) {
    let mut known: BTreeMap<(RecordId, Change), Heard> = BTreeMap::new();
    let asks = |meetings: &[RecordId], line: &Line| {
        meetings.iter().filter_map(|id| sheets.get(id)).any(|sheets| {
            let own = sheets.iter().filter(|sheet| sheet.id == line.worksheet);
            // of a meeting without worksheets nothing is known
            sheets.is_empty()
                || own.flat_map(|sheet| &sheet.questions).any(|question| question.id == line.question)
        })
    };
    for line in lines {
        let missing_at = match line.change {
            Change::New => before,
            Change::Gone => after,
            Change::Kept | Change::Reworded => continue,
        };
        let key = (line.agency, line.change);
        line.heard = *known.entry(key).or_insert_with(|| heard(session, missing_at, line.agency));
        if line.heard == Heard::Yes && !asks(missing_at, line) {
            line.heard = Heard::NotAsked;
        }
    }
}

/// In which order the agencies come: as they sit at these meetings.
fn agency_ranks<'m>(
    session: &Session,
    meetings: impl Iterator<Item = &'m RecordId>,
) -> BTreeMap<RecordId, usize> {
    let mut ranks = BTreeMap::new();
    for seat in meetings.flat_map(|meeting| attendance::seats(session, *meeting)) {
        let next = ranks.len();
        ranks.entry(session.stands_for(seat.id())).or_insert(next);
    }
    ranks
}

/// In which order questions and lanes come: as they stand in the worksheets of the meetings.
fn question_ranks<'s>(sheets: impl Iterator<Item = &'s Worksheet>) -> BTreeMap<(String, String), usize> {
    let mut ranks = BTreeMap::new();
    for sheet in sheets {
        for question in &sheet.questions {
            let key = question_key(&sheet.id, &question.id);
            let lanes = question.lanes.iter().map(|lane| lane.id.clone());
            for lane in [String::new()].into_iter().chain(lanes) {
                let next = ranks.len();
                ranks.entry((key.clone(), lane)).or_insert(next);
            }
        }
    }
    ranks
}

/// How many of each change there are, in the order of [`Change::ALL`].
#[must_use]
pub fn counts<'l>(lines: impl IntoIterator<Item = &'l Line>) -> [usize; 4] {
    let mut counts = [0; 4];
    for line in lines {
        if let Some(count) =
            Change::ALL.iter().position(|one| *one == line.change).and_then(|at| counts.get_mut(at))
        {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::attendance::State;
    use super::super::desk::{self, Desk};
    use super::super::entry::At;
    use super::super::meeting::{Facts, found};
    use super::super::worksheet;
    use super::*;

    #[test]
    fn what_was_said_before_is_kept_reworded_or_gone_over_any_number_of_meetings() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        desk.write(|writer| writer.set(first, &[("date", "2025-06-18".into())]));
        let mut meetings = vec![first];
        for day in ["2026-02-18", "2026-06-17"] {
            let facts = Facts { date: day.into(), ..Facts::default() };
            meetings.push(desk.write(|writer| found(writer, &facts, &[])));
        }
        let mut say = |meeting: usize, text: &str| {
            let at = At { meeting: meetings[meeting], ..desk.at(0) };
            desk.write(|writer| entry::add(writer, &at, "", text, false))
        };
        let [night, class, gone] = ["夜の電話を受けている", "家族教室を月に一回開いている", "送迎の車がある"]
            .map(|text| say(0, text));
        let twice = say(1, "家族教室を月に二回開いている");
        let lost = say(1, "体験先が三つある");
        let [again, thrice, new] =
            ["夜の電話を受けている", "家族教室を月に三回開いている", "窓口が増えた"].map(|text| say(2, text));
        let threads = Threads::of(&desk.session);
        let told = |before: &[RecordId], after: &[RecordId]| -> Vec<_> {
            let lines = compare(&desk.session, &threads, before, after);
            lines.into_iter().map(|line| (line.change, line.before, line.after)).collect()
        };
        assert_eq!(
            told(&meetings[..1], &meetings[2..]),
            [
                (Change::Kept, Some(night), Some(again)),
                (Change::Reworded, Some(class), Some(thrice)),
                (Change::New, None, Some(new)),
                (Change::Gone, Some(gone), None),
            ]
        );
        // a year of two meetings: of what was said twice, the last wording counts
        assert_eq!(
            told(&meetings[..2], &meetings[2..]),
            [
                (Change::Kept, Some(night), Some(again)),
                (Change::Reworded, Some(twice), Some(thrice)),
                (Change::New, None, Some(new)),
                (Change::Gone, Some(gone), None),
                (Change::Gone, Some(lost), None),
            ]
        );
        let lines = compare(&desk.session, &threads, &meetings[..1], &meetings[1..]);
        assert_eq!(counts(&lines), [1, 1, 2, 1]);
        assert_eq!(told(&[], &meetings[..1]).len(), 3);
        assert!(told(&[], &[]).is_empty());
    }

    #[test]
    fn who_was_not_asked_has_dropped_nothing() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        let second = desk.write(|writer| {
            let sheet = worksheet::carry(writer, &desk::worksheet("groupwork", &[("other", "list", None)]));
            found(writer, &Facts::default(), &[sheet])
        });
        for meeting in [first, second] {
            let agency = desk.agencies[0];
            desk.write(|writer| attendance::set(writer, meeting, agency, State::Present));
        }
        let at = At { meeting: first, ..desk.at(0) };
        desk.write(|writer| entry::add(writer, &at, "", "送迎の車がある", false));
        let lines = compare(&desk.session, &Threads::of(&desk.session), &[first], &[second]);
        assert_eq!(
            lines.iter().map(|line| (line.change, line.heard)).collect::<Vec<_>>(),
            [(Change::Gone, Heard::NotAsked)]
        );
        assert!(!lines[0].is_told());
    }

    #[test]
    fn who_was_not_there_has_dropped_nothing() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        let second = desk.write(|writer| found(writer, &Facts::default(), &[]));
        for (agency, meeting, state) in
            [(0, 0, State::Present), (1, 0, State::Present), (0, 1, State::Present), (1, 1, State::Absent)]
        {
            let (meeting, agency) = ([first, second][meeting], desk.agencies[agency]);
            desk.write(|writer| attendance::set(writer, meeting, agency, state));
        }
        for (agency, meeting) in [(0, first), (1, first), (2, second)] {
            let at = At { meeting, ..desk.at(agency) };
            desk.write(|writer| entry::add(writer, &at, "", "送迎の車がある", false));
        }
        let lines = compare(&desk.session, &Threads::of(&desk.session), &[first], &[second]);
        let heard = |change, agency: usize| {
            let mine = |line: &&Line| line.change == change && line.agency == desk.agencies[agency];
            lines.iter().find(mine).map(|line| (line.heard, line.is_told()))
        };
        assert_eq!(heard(Change::Gone, 0), Some((Heard::Yes, true)));
        assert_eq!(heard(Change::Gone, 1), Some((Heard::Absent, false)));
        assert_eq!(heard(Change::New, 2), Some((Heard::NoSeat, false)));
    }
}
