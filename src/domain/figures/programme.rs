//! The yearly programme: what was planned of each item and what was held. A blank is no 0, and what is not of one measure
//! is not added up.

use std::collections::BTreeMap;

use super::cases::option;
use super::{Name, grouping};
use crate::domain::figure::Figure;
use crate::domain::filled::{self, Filled};
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::Worksheet;
use crate::domain::{RecordId, Session};

/// The worksheet whose rows these are.
pub const WORKSHEET: &str = "programme";

/// The items of each fiscal year, by the year it begins in; 0 for meetings without a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    years: BTreeMap<i32, BTreeMap<(String, String), Item>>,
}

/// One item of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its place on the sheet.
    pub at: usize,
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
        self.unit = self.unit.clone().min(other.unit);
        self.plan.add(other.plan);
        self.held.add(other.held);
    }
}

/// One row, as it is counted.
#[derive(Clone, Debug)]
pub(super) struct Row {
    at: usize,
    year: i32,
    item: String,
    unit: (String, Name),
    plan: Option<Figure>,
    held: Option<Figure>,
}

impl Programme {
    /// Adds the programme of another network.
    pub fn add(&mut self, other: Self) {
        for (year, items) in other.years {
            for (key, item) in items {
                match self.years.entry(year).or_default().entry(key) {
                    std::collections::btree_map::Entry::Occupied(mut here) => here.get_mut().add(item),
                    std::collections::btree_map::Entry::Vacant(place) => _ = place.insert(item),
                }
            }
        }
        self.forget();
    }

    /// Only the newest year is told.
    fn forget(&mut self) {
        while self.years.len() > 1 {
            self.years.pop_first();
        }
    }

    /// The newest year, by the year it begins in; none where there is no programme, 0 where it has no day.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.years.last_key_value().map(|(year, _)| *year)
    }

    /// The items of the newest year with their names, in the order of the sheet.
    #[must_use]
    pub fn items(&self) -> Vec<(&str, &Item)> {
        let newest = self.years.last_key_value().map(|(_, items)| items);
        let mut items: Vec<(&str, &Item)> =
            newest.into_iter().flatten().map(|((name, _), item)| (name.as_str(), item)).collect();
        items.sort_by_key(|(_, item)| item.at);
        items
    }

    /// Takes rows of one network together, those of later meetings last: one item that stands on two sheets of a year is one,
    /// and its newest figures hold.
    pub(super) fn of(rows: &[&Row]) -> Self {
        let mut newest: BTreeMap<(i32, &str, &str), Row> = BTreeMap::new();
        for row in rows {
            let key = (row.year, row.item.as_str(), row.unit.0.as_str());
            let before = newest.get(&key);
            let or_before = |now: &Option<Figure>, before: Option<&Option<Figure>>| {
                now.clone().or_else(|| before.cloned().flatten())
            };
            let plan = or_before(&row.plan, before.map(|row| &row.plan));
            let held = or_before(&row.held, before.map(|row| &row.held));
            newest.insert(key, Row { plan, held, ..(*row).clone() });
        }
        let mut programme = Self::default();
        for ((year, name, unit), row) in newest {
            let item =
                Item { at: row.at, unit: row.unit.1, plan: Sum::one(row.plan), held: Sum::one(row.held) };
            programme.years.entry(year).or_default().insert((name.to_owned(), unit.to_owned()), item);
        }
        programme.forget();
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
    let year = grouping::fiscal_year(day).unwrap_or(0);
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
    let known = worksheet.and_then(|sheet| sheet.question("unit")).map(|known| option(known, &unit));
    let unit = if own.is_empty() {
        (unit, known.unwrap_or_default())
    } else {
        (format!("{unit} {own}"), Name { ja: own.clone(), en: own, ..known.unwrap_or_default() })
    };
    let row = Row { at, year, item, unit, plan: figure("plan"), held: figure("held") };
    let is_blank = row.item.is_empty() && row.plan.is_none() && row.held.is_none();
    (!is_blank).then_some(row)
}
