//! The period before beside what a question comes to now: its figures, and what has become more or less.

use crate::domain::figure::{grouped, percent};
use crate::domain::tally::change::{Change, between, total};
use crate::domain::tally::{Sum, Tally};
use crate::domain::worksheet::{Bilingual, Kind};

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
    let name = Bilingual::default();
    let (told, is) = (total(&changes, |change| change.before), total(&changes, |change| change.after));
    let all = Change { id: "", name: &name, before: told, after: is };
    let sums = [all.before, all.difference()];
    let mut changes: Vec<&Change> = changes.iter().filter(|change| rows.contains(&change.id)).collect();
    let asks_shares = after.question.asks_shares();
    let shown = |figure: Option<i64>| match figure {
        Some(figure) if asks_shares => percent(figure),
        Some(figure) => grouped(figure),
        None => BLANK.to_owned(),
    };
    let mut is_new = false;
    let told: Vec<[String; 2]> = changes
        .drain(..)
        .map(|change| {
            is_new |= change.is_new();
            [change.before, change.difference()].map(shown)
        })
        .collect();
    let mut told = told.into_iter();
    for row in &mut table.rows {
        let columns = if row.is_total { None } else { told.next() };
        let columns = columns.or_else(|| row.sums_figures.then(|| sums.map(shown)));
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
