//! By what figures are grouped.

use crate::domain::agency;
use crate::domain::promise::Lead;
use crate::domain::{RecordId, Session};

/// By what figures are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By month.
    Month,
    /// By fiscal year, April to March.
    Year,
    /// By agency.
    Agency,
    /// By city, town or village.
    Area,
    /// By the layer of the meeting: heads, practitioners, the town's own.
    Layer,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Month, Self::Year, Self::Agency, Self::Area, Self::Layer];

    /// The word on the command line and in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
            Self::Agency => "agency",
            Self::Area => "area",
            Self::Layer => "layer",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }
}

/// What a group is known by; groups stand in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Whether it stands after the agencies: the secretariat; and after all, what belongs to no group.
    pub rank: u8,
    /// By what it is sorted before its words: the reading of an agency.
    pub reading: String,
    /// A month as `2026-05`, the year a fiscal year begins in, a name; empty for what belongs to no group.
    pub words: String,
    /// The agency.
    pub id: Option<RecordId>,
}

/// What stands for the secretariat among agencies.
pub const SECRETARIAT: &str = "secretariat";

/// Comes after all others.
const LAST: u8 = 2;

impl Default for Key {
    /// What belongs to no group.
    fn default() -> Self {
        Self { rank: LAST, reading: String::new(), words: String::new(), id: None }
    }
}

impl Key {
    /// A group without an id.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let rank = if words.is_empty() { LAST } else { 0 };
        Self { rank, words: words.to_owned(), ..Self::default() }
    }

    /// The group of an agency.
    #[must_use]
    pub fn agency(session: &Session, id: RecordId) -> Self {
        let id = session.stands_for(id);
        let known = session.class(id).into_iter().find_map(|id| agency::find(session, id));
        let Some(agency) = known else { return Self::default() };
        let (reading, words) = (agency.reading().to_owned(), agency.name().to_owned());
        Self { rank: 0, reading, words, id: Some(id) }
    }

    /// The group of who leads something.
    #[must_use]
    pub fn lead(session: &Session, lead: Option<Lead>) -> Self {
        match lead {
            Some(Lead::Agency(id)) => Self::agency(session, id),
            Some(Lead::Secretariat) => Self { rank: 1, ..Self::of(SECRETARIAT) },
            None => Self::default(),
        }
    }
}

/// The month of a day, as `2026-05`.
#[must_use]
pub fn month(day: &str) -> String {
    let mut parts = day.split('-');
    match (parts.next(), parts.next()) {
        (Some(year), Some(month)) => format!("{year}-{month}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_falls_into_a_month() {
        assert_eq!((month("2026-03-31"), month("")), ("2026-03".into(), String::new()));
    }
}
