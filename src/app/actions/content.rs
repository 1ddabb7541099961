//! What stands on the Actions screen: five sections, one below the other.

use super::super::model::View;
use super::super::worksheet::WorksheetScreen;
use crate::domain::overlap::{self, Answer, Overlap};
use crate::domain::promise::{self, Fate, Lead, Promise, Sort};
use crate::domain::{RecordId, Session, decision, issue};

/// A section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// 前回の約束: what was promised at earlier meetings, and what was taken home there.
    #[default]
    Before,
    /// 役割.
    Roles,
    /// 取組.
    Actions,
    /// 決定.
    Decisions,
    /// 課題.
    Issues,
}

impl Section {
    /// All of them, in their order on the screen.
    pub const ALL: [Self; 5] = [Self::Before, Self::Roles, Self::Actions, Self::Decisions, Self::Issues];

    /// Whether something new can be written there.
    #[must_use]
    pub fn has_line(self) -> bool {
        self != Self::Before
    }

    /// The section of the records of a kind.
    #[must_use]
    pub fn of_kind(kind: &str) -> Option<Self> {
        match (Sort::of_kind(kind), kind) {
            (Some(Sort::Role), _) => Some(Self::Roles),
            (Some(Sort::Action), _) => Some(Self::Actions),
            (None, decision::KIND) => Some(Self::Decisions),
            (None, issue::KIND) => Some(Self::Issues),
            _ => None,
        }
    }
}

/// A row that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// A promise of an earlier meeting.
    Before(RecordId),
    /// An overlap of an earlier meeting, and which of those it asks took it home.
    Home(RecordId, usize),
    /// A role, an action, a decision, an issue of this meeting.
    Record(RecordId),
    /// An overlap of which an action can be made.
    Overlap(RecordId),
    /// Makes a role of an overlap.
    FromOverlap,
}

impl Row {
    /// Its record.
    #[must_use]
    pub fn id(self) -> Option<RecordId> {
        match self {
            Self::Before(id) | Self::Home(id, _) | Self::Record(id) | Self::Overlap(id) => Some(id),
            Self::FromOverlap => None,
        }
    }
}

/// Where one is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the line, about to add to a section.
    Line(Section),
    /// On a row of a section.
    Row(Section, Row),
}

impl Place {
    /// Its section.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::Line(section) | Self::Row(section, _) => section,
        }
    }
}

/// What stands on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The sections with their rows.
    pub sections: Vec<(Section, Vec<Row>)>,
    /// How many promises and questions of earlier meetings were not told of yet.
    pub left: usize,
    /// Whether one agency leads more than about a third of what was promised.
    pub gathers: bool,
    /// Whether something is kept off the wall.
    pub withholds: bool,
}

impl Content {
    /// Reads what a view shows.
    #[must_use]
    pub fn of(worksheet: &WorksheetScreen, session: &Session, view: View) -> Self {
        let meeting = worksheet.meeting;
        let shows = |id: RecordId| session.visible(id).is_some_and(|record| worksheet.shows(record, view));
        let before = promise::before(session, meeting);
        let home = overlap::waiting(session, meeting);
        let mut left = before.iter().filter(|promise| promise.fate() == Fate::Open).count();
        let mut rows: Vec<Row> = before.iter().map(|promise| Row::Before(promise.id())).collect();
        for overlap in home {
            let told = overlap.told(session) == Some(session.stands_for(meeting));
            for (at, asked) in overlap.to().iter().enumerate() {
                let waits = overlap::waits_for(asked);
                left += usize::from(waits);
                if waits || told && overlap.is_told_by(&asked.0) {
                    rows.push(Row::Home(overlap.id(), at));
                }
            }
        }
        let promised = |sort: Sort| {
            let list = promise::list(session, sort, meeting);
            list.into_iter().map(|promise| Row::Record(promise.id())).collect::<Vec<_>>()
        };
        let mut roles = promised(Sort::Role);
        let mut actions = promised(Sort::Action);
        actions.extend(unmade(session, meeting, Sort::Action).into_iter().map(Row::Overlap));
        let decisions: Vec<Row> =
            decision::list(session, meeting).iter().map(|decision| Row::Record(decision.id())).collect();
        let issues: Vec<Row> =
            issue::list(session, meeting).iter().map(|issue| Row::Record(issue.id())).collect();
        if unmade(session, meeting, Sort::Role).into_iter().any(shows) {
            roles.push(Row::FromOverlap);
        }
        let all = [rows, roles, actions, decisions, issues];
        let mut withholds = false;
        let mut seen = |rows: Vec<Row>| -> Vec<Row> {
            let count = rows.len();
            let rows: Vec<Row> = rows.into_iter().filter(|row| row.id().is_none_or(shows)).collect();
            withholds |= rows.len() < count;
            rows
        };
        let sections = Section::ALL.into_iter().zip(all).map(|(section, rows)| (section, seen(rows)));
        let sections = sections.collect();
        Self { sections, left, gathers: gathers(session, meeting), withholds }
    }

    /// The rows of a section.
    #[must_use]
    pub fn rows(&self, section: Section) -> &[Row] {
        let found = self.sections.iter().find(|(known, _)| *known == section);
        found.map(|(_, rows)| &rows[..]).unwrap_or_default()
    }

    /// Every place one can be at, in the order Up and Down walk them.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let of = |(section, rows): &(Section, Vec<Row>)| {
            let line = section.has_line().then_some(Place::Line(*section));
            let section = *section;
            line.into_iter().chain(rows.iter().map(move |row| Place::Row(section, *row))).collect::<Vec<_>>()
        };
        self.sections.iter().flat_map(of).collect()
    }
}

/// The overlaps of which no promise of a sort was made yet: those of this meeting that were agreed or taken home, and
/// those of earlier ones that were agreed at this one.
#[must_use]
pub fn unmade(session: &Session, meeting: RecordId, sort: Sort) -> Vec<RecordId> {
    let made: Vec<RecordId> = session
        .of_kind(sort.kind())
        .filter_map(|record| Promise(record).overlap())
        .map(|id| session.stands_for(id))
        .collect();
    let own = Some(session.stands_for(meeting));
    let here = overlap::of_meeting(session, meeting).into_iter().filter(|overlap| {
        overlap.to().iter().any(|(_, answer)| matches!(answer, Answer::Agreed | Answer::TakenBack))
    });
    let earlier = overlap::waiting(session, meeting).into_iter().filter(|overlap| {
        overlap.told(session) == own && overlap.to().iter().any(|(_, answer)| *answer == Answer::Agreed)
    });
    let ids = earlier.chain(here).map(Overlap::id);
    ids.filter(|id| !made.contains(&session.stands_for(*id))).collect()
}

/// Whether one agency leads more than about a third of what was promised at a meeting; of few nobody can tell.
fn gathers(session: &Session, meeting: RecordId) -> bool {
    let promises = Sort::ALL.into_iter().flat_map(|sort| promise::list(session, sort, meeting));
    let leads: Vec<Option<Lead>> = promises
        .filter(|promise| promise.fate() != Fate::Stopped)
        .map(|promise| promise.lead().map(|lead| lead.standing(session)))
        .collect();
    let most = leads.iter().filter_map(|lead| match lead {
        Some(Lead::Agency(_)) => Some(leads.iter().filter(|other| *other == lead).count()),
        _ => None,
    });
    leads.len() >= 4 && most.max().is_some_and(|most| most * 3 > leads.len())
}
