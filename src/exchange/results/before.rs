//! The period before beside what a question comes to now: its figures, and what has become more or less.

use crate::domain::figure::grouped;
use crate::domain::tally::change::{Change, between};
use crate::domain::tally::{Sum, Tally};
use crate::domain::worksheet::Kind;

use super::super::cells::Cells;
use super::{BLANK, Table};

/// Puts the figures of the period before and the differences into the table of a question that adds figures up. A blank
/// stays a blank, and a difference against one is the figure itself, which is said.
pub fn add(cells: &Cells, table: &mut Table, before: &Tally, after: &Tally) {
    if !matches!(after.question.kind, Kind::Counts | Kind::Number | Kind::Grid) {
        return;
    }
    let (lang, rows) = (cells.lang, rows(after));
    let changes = between(before, after);
    let mut changes: Vec<&Change> = changes.iter().filter(|change| rows.contains(&change.id)).collect();
    let blank = || BLANK.to_owned();
    let mut is_new = false;
    let told: Vec<[String; 2]> = changes
        .drain(..)
        .map(|change| {
            is_new |= change.is_new();
            [change.before, change.difference()].map(|figure| figure.map_or_else(blank, grouped))
        })
        .collect();
    let sums = totals(before).zip(totals(after)).map(|(before, after)| [before, after - before].map(grouped));
    let mut told = told.into_iter();
    for row in &mut table.rows {
        let columns = if row.is_total { None } else { told.next() };
        let columns = columns.or_else(|| sums.clone().filter(|_| row.sums_figures));
        row.cells.extend(columns.unwrap_or_default());
    }
    table.head.extend([lang.results_before(), lang.results_change()].map(ToOwned::to_owned));
    if is_new {
        table.notes.push(lang.results_no_before().to_owned());
    }
}

/// The ids of the rows, in order.
fn rows<'a>(tally: &'a Tally) -> Vec<&'a str> {
    match tally.sum() {
        Sum::Shares(shares) => shares.rows.iter().map(|row| row.id).collect(),
        Sum::Figures(figures) => figures.iter().map(|figure| figure.id).collect(),
        Sum::Grid(grid) => grid.rows.iter().map(|row| row.id).collect(),
        Sum::Places(_) | Sum::Spans(_) | Sum::Said => Vec::new(),
    }
}

/// The sum of all, where there is one.
fn totals(tally: &Tally) -> Option<i64> {
    match tally.sum() {
        Sum::Shares(shares) => Some(shares.of),
        Sum::Grid(grid) => Some(grid.sum),
        _ => None,
    }
}
