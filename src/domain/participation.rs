//! Who was there when, and to which questions it spoke: to see who is missing, not to grade. Agencies come in the order
//! of the seats, never by how much they said.

use std::collections::BTreeSet;

use super::attendance::{self, State};
use super::meeting::Meeting;
use super::turn::Round;
use super::worksheet::{self, Scope, Worksheet};
use super::{RecordId, Session, agency, period};

/// How many meetings in a row an agency is away before it counts as not seen for long.
pub const LONG: usize = 2;

/// An agency over the meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record that stands for it.
    pub agency: RecordId,
    /// How it took part in each meeting; none where it had no seat.
    pub at: Vec<Option<Part>>,
}

/// How an agency took part in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its seat.
    pub state: State,
    /// What it did with each question, in the order of [`Asked`].
    pub voices: Vec<Voice>,
}

/// What an agency did with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// It said something.
    Spoke,
    /// It said that it has nothing to add.
    Nothing,
    /// It is not heard of.
    Silent,
}

/// The questions that every agency of a meeting was asked.
#[derive(Clone, Debug)]
pub struct Asked<'s> {
    /// The meeting.
    pub meeting: Meeting<'s>,
    /// Its worksheets that are filled in by agency.
    pub sheets: Vec<Worksheet>,
}

/// All of a session.
#[derive(Clone, Debug)]
pub struct Participation<'s> {
    /// The meetings that have been held, the earliest first.
    pub meetings: Vec<Asked<'s>>,
    /// The agencies: as they sit at the newest meeting, then those that sat only at earlier ones.
    pub rows: Vec<Row>,
}

/// Whether an agency could say anything at some meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heard {
    /// It was there, or handed in its sheet.
    Yes,
    /// It has a seat, but was absent without a sheet.
    Absent,
    /// It has no seat there.
    NoSeat,
    /// Nobody was asked there.
    NotAsked,
}

/// Whether an agency could say anything at some meetings.
#[must_use]
pub fn heard(session: &Session, meetings: &[RecordId], agency: RecordId) -> Heard {
    let own = session.stands_for(agency);
    let seats = meetings.iter().flat_map(|meeting| attendance::seats(session, *meeting));
    let states: Vec<State> =
        seats.filter(|seat| session.stands_for(seat.id()) == own).map(|seat| seat.state).collect();
    match states.iter().any(|state| *state != State::Absent) {
        true => Heard::Yes,
        false if states.is_empty() => Heard::NoSeat,
        false => Heard::Absent,
    }
}

impl<'s> Participation<'s> {
    /// Reads it out of a session, as it stands on a day (`2026-11-21`): who has a seat at a meeting to come was not there yet.
    #[must_use]
    pub fn of(session: &'s Session, today: &str) -> Self {
        let asked = |meeting: Meeting<'s>| {
            let sheets = meeting.worksheets().into_iter().filter_map(|id| worksheet::find(session, id));
            Asked { meeting, sheets: sheets.filter(|sheet| sheet.scope == Scope::Agency).collect() }
        };
        let meetings: Vec<Asked> = period::held(session, today).into_iter().map(asked).collect();
        let mut rows: Vec<Row> = Vec::new();
        let mut known = BTreeSet::new();
        for asked in meetings.iter().rev() {
            for seat in attendance::seats(session, asked.meeting.id()) {
                let agency = session.stands_for(seat.id());
                if known.insert(agency) {
                    rows.push(Row { agency, at: Vec::new() });
                }
            }
        }
        for asked in &meetings {
            let seats = attendance::seats(session, asked.meeting.id());
            for row in &mut rows {
                let seat = seats.iter().find(|seat| session.stands_for(seat.id()) == row.agency);
                let part =
                    seat.map(|seat| Part { state: seat.state, voices: asked.voices(session, seat.id()) });
                row.at.push(part);
            }
        }
        Self { meetings, rows }
    }
}

impl Asked<'_> {
    /// The questions, sheet by sheet.
    pub fn questions(&self) -> impl Iterator<Item = (&Worksheet, &worksheet::Question)> {
        self.sheets.iter().flat_map(|sheet| sheet.questions.iter().map(move |question| (sheet, question)))
    }

    fn voices(&self, session: &Session, agency: RecordId) -> Vec<Voice> {
        let voice = |(sheet, question): (&Worksheet, &worksheet::Question)| {
            let round =
                Round { session, meeting: self.meeting.id(), worksheet: &sheet.id, question, about: None };
            match round.has_spoken(agency) {
                false => Voice::Silent,
                true if round.has_words(agency) => Voice::Spoke,
                true => Voice::Nothing,
            }
        };
        self.questions().map(voice).collect()
    }
}

impl Row {
    /// The last meeting at which it was there or had handed in its sheet.
    #[must_use]
    pub fn last_seen(&self) -> Option<usize> {
        self.at.iter().rposition(|part| part.as_ref().is_some_and(|part| part.state != State::Absent))
    }

    /// The first meeting at which it had a seat.
    #[must_use]
    pub fn joined(&self) -> Option<usize> {
        self.at.iter().position(Option::is_some)
    }

    /// Whether it was away from the last meetings, one after the other, though it was or is of the network.
    #[must_use]
    pub fn is_long_unseen(&self) -> bool {
        let since = self.last_seen().map_or(self.joined().unwrap_or(0), |last| last + 1);
        self.at.len().saturating_sub(since) >= LONG
    }
}

/// The names under which an agency is also known: those of the records that are the same.
#[must_use]
pub fn other_names(session: &Session, agency: RecordId) -> Vec<&str> {
    let standing = session.class(agency).into_iter().find_map(|id| agency::find(session, id));
    let Some(standing) = standing else { return Vec::new() };
    let mut names = Vec::new();
    for other in session.class(agency).into_iter().filter_map(|id| agency::find(session, id)) {
        if other.name() != standing.name() && !names.contains(&other.name()) {
            names.push(other.name());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::desk::{self, Desk};
    use super::super::entry::{self, At};
    use super::super::meeting::{Facts, found};
    use super::super::same::{Verdict, judge};
    use super::super::{Value, attendance, pass};
    use super::*;

    /// A worksheet of two questions that agencies fill in.
    fn sheet() -> Value {
        desk::worksheet("groupwork", &[("strengths", "list", None), ("weaknesses", "list", None)])
    }

    #[test]
    fn who_was_there_when_and_spoke_to_what() {
        let mut desk = Desk::new();
        let old = desk.meeting;
        desk.write(|writer| writer.delete(old));
        let meetings = ["2025-06-18", "2026-02-18", "2026-06-17"].map(|date| {
            let facts = Facts { date: date.into(), ..Facts::default() };
            desk.write(|writer| {
                let sheet = worksheet::carry(writer, &sheet());
                found(writer, &facts, &[sheet])
            })
        });
        let mut seat = |meeting: usize, agency: usize, state| {
            let agency = desk.agencies[agency];
            desk.write(|writer| attendance::set(writer, meetings[meeting], agency, state));
        };
        seat(0, 0, State::Present);
        seat(0, 1, State::Present);
        seat(1, 1, State::Absent);
        seat(1, 0, State::HandedIn);
        seat(2, 2, State::Late);
        seat(2, 1, State::Absent);
        // the first is written anew, as another record that is the same
        seat(2, 3, State::Present);
        let (a, b) = (desk.agencies[0], desk.agencies[3]);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let at = At { meeting: meetings[1], ..desk.at(0) };
        desk.write(|writer| entry::add(writer, &at, "", "夜の電話", true));
        let at = At { meeting: meetings[2], question: "weaknesses".into(), agency: b, ..at };
        desk.write(|writer| pass::say(writer, &at, None));
        let all = Participation::of(&desk.session, "2026-11-21");
        let own = |at: usize| desk.session.stands_for(desk.agencies[at]);
        // as they sit at the newest meeting
        assert_eq!(all.rows.iter().map(|row| row.agency).collect::<Vec<_>>(), [own(2), own(1), own(0)]);
        let states = |row: usize| -> Vec<_> {
            all.rows[row].at.iter().map(|part| part.as_ref().map(|part| part.state)).collect()
        };
        assert_eq!(states(0), [None, None, Some(State::Late)]);
        assert_eq!(states(1), [Some(State::Present), Some(State::Absent), Some(State::Absent)]);
        assert_eq!(states(2), [Some(State::Present), Some(State::HandedIn), Some(State::Present)]);
        let voices = |row: usize, at: usize| all.rows[row].at[at].as_ref().unwrap().voices.clone();
        assert_eq!(voices(2, 1), [Voice::Spoke, Voice::Silent]);
        assert_eq!(voices(2, 2), [Voice::Silent, Voice::Nothing]);
        assert_eq!((all.rows[1].last_seen(), all.rows[0].joined()), (Some(0), Some(2)));
        assert_eq!(all.rows.iter().map(Row::is_long_unseen).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(other_names(&desk.session, a).len(), 1);
        assert!(other_names(&desk.session, desk.agencies[1]).is_empty());
        let heard = |agency: usize, at: &[usize]| {
            let meetings: Vec<_> = at.iter().map(|at| meetings[*at]).collect();
            heard(&desk.session, &meetings, desk.agencies[agency])
        };
        assert_eq!(
            (heard(1, &[1]), heard(1, &[0, 1]), heard(2, &[1])),
            (Heard::Absent, Heard::Yes, Heard::NoSeat)
        );
        assert_eq!(heard(0, &[1]), Heard::Yes);
    }
}
