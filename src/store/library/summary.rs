//! What a session holds, in a few words: enough for a list, nothing that anybody said.

use serde::{Deserialize, Serialize};

use crate::domain::promise::{Fate, Promise, Sort};
use crate::domain::stage::Outlook;
use crate::domain::{Record, Session, agency, entry, meeting, response};

/// What a session holds, in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its meetings, the newest date last.
    pub meetings: Vec<Gathering>,
    /// How many agencies it knows.
    pub agencies: usize,
    /// How many entries were made at its meetings and questions answered on its sheets, without those that only came along
    /// from an earlier one.
    pub entries: usize,
    /// How many actions there are, told of or not.
    pub actions: usize,
    /// How many actions are open.
    pub open_actions: usize,
    /// When the next meeting is, as a day or in words; empty where that is not known.
    pub next: String,
    /// Whether all its meetings are made up.
    pub fictional: bool,
    /// What decides what is next.
    pub outlook: Outlook,
}

/// A meeting in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathering {
    /// Its title.
    pub title: String,
    /// Its day, as `2026-11-21`; empty where it is not fixed.
    pub date: String,
    /// Its records: more than one where it was made twice.
    pub records: Vec<String>,
    /// The records of the meetings it comes after.
    pub after: Vec<String>,
}

impl Summary {
    /// Reads it out of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let all = meeting::all(session);
        let agencies =
            session.of_kind(agency::KIND).filter(|record| session.stands_for(record.id()) == record.id());
        let held: Vec<_> = all.iter().map(|meeting| session.stands_for(meeting.id())).collect();
        let came_along = |entry: &Record| {
            let meeting = entry.link("meeting").filter(|id| session.visible(*id).is_some());
            meeting.is_some_and(|id| !held.contains(&session.stands_for(id)))
        };
        let is_open = |action: &Record| Promise(action).fate() == Fate::Open;
        Self {
            fictional: !all.is_empty() && all.iter().all(|meeting| meeting.is_fictional()),
            agencies: agencies.count(),
            entries: session.of_kind(entry::KIND).filter(|entry| !came_along(entry)).count()
                + session.of_kind(response::KIND).count(),
            actions: session.of_kind(Sort::Action.kind()).count(),
            open_actions: session.of_kind(Sort::Action.kind()).filter(|action| is_open(action)).count(),
            outlook: Outlook::of(session),
            next: all.last().map(|meeting| meeting.next().to_owned()).unwrap_or_default(),
            meetings: all
                .into_iter()
                .map(|meeting| Gathering {
                    title: meeting.title().to_owned(),
                    date: meeting.date().to_owned(),
                    records: session.class(meeting.id()).iter().map(ToString::to_string).collect(),
                    after: meeting.comes_after(session).iter().map(ToString::to_string).collect(),
                })
                .collect(),
        }
    }
}
