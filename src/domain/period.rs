//! What is compared with what: a meeting, or all meetings of a fiscal year (April to March).

use std::collections::BTreeMap;

use super::meeting::{self, Meeting};
use super::{RecordId, Session};

/// A meeting or a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One meeting, by the record that stands for it.
    Meeting(RecordId),
    /// All meetings of a fiscal year, by the year in which it begins.
    Year(i32),
}

/// The month with which a fiscal year begins.
const APRIL: i32 = 4;

/// The fiscal year a stored day falls into (`2026-02-18` into 2025); none where the day is not fixed.
#[must_use]
pub fn fiscal_year(day: &str) -> Option<i32> {
    let mut parts = day.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: i32 = parts.next()?.parse().ok()?;
    (1..=12).contains(&month).then(|| year - i32::from(month < APRIL))
}

impl Period {
    /// The meetings it is made of, the earliest first.
    #[must_use]
    pub fn meetings(self, session: &Session) -> Vec<RecordId> {
        let of_year = |meeting: &Meeting, year| fiscal_year(meeting.date()) == Some(year);
        match self {
            Self::Meeting(id) => vec![id],
            Self::Year(year) => {
                let all = in_time(session).into_iter();
                all.filter(|meeting| of_year(meeting, year)).map(Meeting::id).collect()
            }
        }
    }

    /// Whether it is still there.
    #[must_use]
    pub fn is_in(self, session: &Session) -> bool {
        all(session).contains(&self)
    }
}

/// The meetings a session holds, the earliest first; what one continues is before it, whatever the days say.
#[must_use]
pub fn in_time(session: &Session) -> Vec<Meeting<'_>> {
    let ranks = meeting::ranks(session);
    let mut meetings = meeting::all(session);
    meetings.sort_by_key(|meeting| ranks.get(&session.stands_for(meeting.id())).copied());
    meetings
}

/// All that can be compared: the meetings, the earliest first; then the fiscal years, where there is more than one.
#[must_use]
pub fn all(session: &Session) -> Vec<Period> {
    let meetings = in_time(session);
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for year in meetings.iter().filter_map(|meeting| fiscal_year(meeting.date())) {
        *years.entry(year).or_default() += 1;
    }
    let years = years.into_keys().map(Period::Year).collect::<Vec<_>>();
    let each = meetings.iter().map(|meeting| Period::Meeting(session.stands_for(meeting.id())));
    each.chain(years.iter().copied().filter(|_| years.len() > 1)).collect()
}

/// The meetings that have been held by a day (`2026-11-21`), the earliest first.
#[must_use]
pub fn held<'s>(session: &'s Session, today: &str) -> Vec<Meeting<'s>> {
    in_time(session).into_iter().filter(|one| meeting::is_held(session, *one, today)).collect()
}

/// The meetings that are compared: of a year and a meeting of it, the year without it. None where nothing is left.
#[must_use]
pub fn sides(session: &Session, before: Period, after: Period) -> Option<[Vec<RecordId>; 2]> {
    let [mut old, mut new] = [before, after].map(|period| {
        let meetings = period.meetings(session).into_iter();
        meetings.map(|id| session.stands_for(id)).collect::<Vec<_>>()
    });
    if old.iter().all(|id| new.contains(id)) {
        // what came after the meeting in its year
        let last = new.iter().rposition(|id| old.contains(id)).map_or(0, |at| at + 1);
        new.drain(..last);
    } else {
        old.retain(|id| !new.contains(id));
    }
    (!old.is_empty() && !new.is_empty()).then_some([old, new])
}

/// What is compared where nobody chose: of the meetings held by a day the one before the newest with the newest; none where
/// there are not two.
#[must_use]
pub fn usual(session: &Session, today: &str) -> Option<(Period, Period)> {
    let meetings = held(session, today);
    let [.., before, after] = &meetings[..] else { return None };
    let of = |meeting: &Meeting| Period::Meeting(session.stands_for(meeting.id()));
    Some((of(before), of(after)))
}

/// Two of them, the one that ends earlier first; of two that end alike, the one that begins earlier.
#[must_use]
pub fn in_order(session: &Session, one: Period, other: Period) -> (Period, Period) {
    let ranks = meeting::ranks(session);
    let ends = |period: Period| {
        let meetings = period.meetings(session).into_iter();
        let places: Vec<usize> =
            meetings.filter_map(|id| ranks.get(&session.stands_for(id)).copied()).collect();
        (places.iter().max().copied(), places.iter().min().copied())
    };
    if ends(other) < ends(one) { (other, one) } else { (one, other) }
}

#[cfg(test)]
mod tests {
    use super::super::attendance;
    use super::super::desk::Desk;
    use super::super::meeting::{Facts, found};
    use super::*;

    const TODAY: &str = "2026-11-21";

    #[test]
    fn a_fiscal_year_begins_in_april() {
        let days = ["2026-03-31", "2026-04-01", "2026", "", "2026-13-01", "来年"];
        assert_eq!(days.map(fiscal_year), [Some(2025), Some(2026), None, None, None, None]);
    }

    #[test]
    fn meetings_come_in_time_and_years_only_where_there_are_several() {
        let mut desk = Desk::new();
        let first = desk.meeting;
        desk.write(|writer| writer.set(first, &[("date", "2025-06-18".into())]));
        assert_eq!(all(&desk.session), [Period::Meeting(first)]);
        assert_eq!(usual(&desk.session, TODAY), None);
        let facts = |date: &str, previous| Facts { date: date.into(), previous, ..Facts::default() };
        let second = desk.write(|writer| found(writer, &facts("2026-02-18", None), &[]));
        let meetings = [first, second].map(Period::Meeting);
        assert_eq!(all(&desk.session), meetings);
        assert_eq!(usual(&desk.session, TODAY), Some(meetings.into()));
        assert_eq!(usual(&desk.session, "2026-02-17"), None, "the second lies ahead");
        let third = desk.write(|writer| found(writer, &facts("2026-06-17", Some(first)), &[]));
        let agency = desk.agencies[0];
        desk.write(|writer| attendance::set(writer, first, agency, attendance::State::Present));
        let years = [Period::Year(2025), Period::Year(2026)];
        assert_eq!(all(&desk.session)[2..], [Period::Meeting(third), years[0], years[1]]);
        assert_eq!(years[0].meetings(&desk.session), [first, second]);
        assert_eq!(in_order(&desk.session, years[1], meetings[0]), (meetings[0], years[1]));
        assert_eq!(in_order(&desk.session, meetings[0], meetings[1]), meetings.into());
        let sides = |before, after| sides(&desk.session, before, after);
        assert_eq!(sides(years[0], years[1]), Some([vec![first, second], vec![third]]));
        // a meeting is compared with what else there was in its year, never with itself
        assert_eq!(in_order(&desk.session, meetings[1], years[0]), (years[0], meetings[1]));
        assert_eq!(sides(years[0], meetings[1]), Some([vec![first], vec![second]]));
        assert_eq!(in_order(&desk.session, years[0], meetings[0]), (meetings[0], years[0]));
        assert_eq!(sides(meetings[0], years[0]), Some([vec![first], vec![second]]));
        assert_eq!(sides(Period::Meeting(third), years[1]), None);
        assert!(years[1].is_in(&desk.session) && !Period::Year(2030).is_in(&desk.session));
    }
}
