//! The yearly programme: what was planned of each item and what was held. A blank is no 0, and what is not of one measure
//! is not added up.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::Name;
use super::cases::option;
use crate::domain::figure::Figure;
use crate::domain::filled::{self, Filled};
use crate::domain::period::fiscal_year;
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::Worksheet;
use crate::domain::{RecordId, Session};

/// The worksheet whose rows these are.
pub const WORKSHEET: &str = "programme";

/// The items of each fiscal year, by the year it begins in; 0 for meetings without a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    years: BTreeMap<i32, Year>,
    /// The newest year of each network.
    newest: BTreeSet<i32>,
}

/// A fiscal year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// How many networks have a programme of it.
    pub networks: usize,
    items: BTreeMap<Known, Item>,
}

/// What an item of a year is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The stable id of its area; empty where none was chosen.
    pub area: String,
    /// Its name.
    pub item: String,
    /// The stable id of what it is counted in.
    pub unit: String,
}

/// One item of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its place on the sheet.
    pub at: usize,
    /// Its area.
    pub area: Name,
    /// What it is counted in.
    pub unit: Name,
    /// What was planned.
    pub plan: Sum,
    /// What was held.
    pub held: Sum,
}

/// A sum of figures, with how many it is the sum of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many rows there are.
    pub of: usize,
    /// In how many of them a figure stands.
    pub given: usize,
    /// The sum; none where nobody gave a figure, or where they are not of one measure.
    pub figure: Option<Figure>,
}

impl Sum {
    fn one(figure: Option<Figure>) -> Self {
        Self { of: 1, given: usize::from(figure.is_some()), figure }
    }

    fn add(&mut self, other: Self) {
        self.figure = match (self.figure.take(), other.figure) {
            (one, None) if other.given == 0 => one,
            (None, other) if self.given == 0 => other,
            // 12 a year and 1 a month add up to nothing
            (Some(one), Some(other)) if one.per == other.per => Some(Figure {
                value: one.value + other.value,
                about: if one.about == other.about { one.about } else { "約".to_owned() },
                per: one.per,
            }),
            _ => None,
        };
        self.of += other.of;
        self.given += other.given;
    }

    /// Whether there are figures, but of several measures.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        self.given > 0 && self.figure.is_none()
    }
}

impl Item {
    fn add(&mut self, other: Self) {
        self.at = self.at.min(other.at);
        self.area = self.area.clone().min(other.area);
        self.unit = self.unit.clone().min(other.unit);
        self.plan.add(other.plan);
        self.held.add(other.held);
    }

    /// The same as a later meeting has it: what is blank there is as it was before.
    fn followed_by(self, mut later: Self) -> Self {
        if later.plan.given == 0 {
            later.plan = self.plan;
        }
        if later.held.given == 0 {
            later.held = self.held;
        }
        later
    }
}

impl Year {
    /// Its items, in the order of the sheet.
    #[must_use]
    pub fn items(&self) -> Vec<(&Known, &Item)> {
        let mut items: Vec<_> = self.items.iter().collect();
        items.sort_by_key(|(_, item)| item.at);
        items
    }

    fn add(&mut self, other: Self) {
        self.networks += other.networks;
        for (known, item) in other.items {
            match self.items.entry(known) {
                Entry::Occupied(mut here) => here.get_mut().add(item),
                Entry::Vacant(place) => _ = place.insert(item),
            }
        }
    }
}

/// One row, as it is counted.
#[derive(Clone, Debug)]
pub(super) struct Row {
    meeting: RecordId,
    year: i32,
    known: Known,
    item: Item,
}

impl Programme {
    /// Adds the programme of another network.
    pub fn add(&mut self, other: Self) {
        for (year, items) in other.years {
            self.years.entry(year).or_default().add(items);
        }
        self.newest.extend(other.newest);
    }

    /// The years that are told, by the year they begin in, the newest first: those that are the newest of any network. A
    /// year without a day is 0.
    pub fn years(&self) -> impl Iterator<Item = (i32, &Year)> {
        self.newest.iter().rev().filter_map(|year| Some((*year, self.years.get(year)?)))
    }

    /// Takes rows of one network together, those of later meetings last: rows of one meeting are added up, and where an item
    /// stands on the sheets of several meetings of a year, its newest figures hold.
    pub(super) fn of(rows: &[&Row]) -> Self {
        let mut met: BTreeMap<(i32, &Known), Vec<(RecordId, Item)>> = BTreeMap::new();
        for row in rows {
            let before = met.entry((row.year, &row.known)).or_default();
            match before.last_mut() {
                Some((meeting, item)) if *meeting == row.meeting => item.add(row.item.clone()),
                _ => before.push((row.meeting, row.item.clone())),
            }
        }
        let mut programme = Self::default();
        for ((year, known), items) in met {
            let newest = items.into_iter().map(|(_, item)| item).reduce(Item::followed_by);
            let year = programme.years.entry(year).or_default();
            year.networks = 1;
            year.items.extend(newest.map(|item| (known.clone(), item)));
        }
        programme.newest.extend(programme.years.last_key_value().map(|(year, _)| *year));
        programme
    }
}

/// The rows of the programme of a meeting.
pub(super) fn rows(
    session: &Session,
    meeting: RecordId,
    day: &str,
    worksheet: Option<&Worksheet>,
) -> Vec<Row> {
    let year = fiscal_year(day).unwrap_or(0);
    let sheets = filled::list(session, meeting, WORKSHEET).into_iter().enumerate();
    sheets.filter_map(|(at, sheet)| row(session, meeting, worksheet, sheet, (at, year))).collect()
}

fn row(
    session: &Session,
    meeting: RecordId,
    worksheet: Option<&Worksheet>,
    sheet: Filled,
    (at, year): (usize, i32),
) -> Option<Row> {
    let of = Of { meeting, worksheet: WORKSHEET.to_owned(), whose: Whose::Sheet(sheet.id()) };
    let find = |question: &str| Response::find(session, &of, question);
    let text = |question: &str, path: &str| {
        let response = find(question);
        response.value(path).and_then(|value| value.as_text()).unwrap_or_default().trim().to_owned()
    };
    let figure = |question: &str| find(question).value(question).and_then(Figure::read);
    let (item, unit) = (text("item", ""), text("unit", ""));
    let own = text("unit", "other.words");
    let option = |question: &str, id: &str| {
        let known = worksheet.and_then(|sheet| sheet.question(question));
        known.map(|known| option(known, id)).unwrap_or_default()
    };
    let (area, plan, held) = (text("area", ""), figure("plan"), figure("held"));
    let is_blank = item.is_empty() && plan.is_none() && held.is_none();
    let (names, plan, held) =
        ((option("area", &area), option("unit", &unit)), Sum::one(plan), Sum::one(held));
    let (unit, named) = if own.is_empty() {
        (unit, names.1)
    } else {
        (format!("{unit} {own}"), Name { ja: own.clone(), en: own, ..names.1 })
    };
    let known = Known { area, item, unit };
    let item = Item { at, area: names.0, unit: named, plan, held };
    (!is_blank).then_some(Row { meeting, year, known, item })
}
