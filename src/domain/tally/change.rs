//! Two periods beside each other: what has become more, what less.

use super::super::figure::tenths;
use super::super::worksheet::Bilingual;
use super::{Sum, Tally};

/// One figure in two periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The stable id of its row.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a Bilingual,
    /// In the period before; none where nothing was told.
    pub before: Option<i64>,
    /// Now.
    pub after: Option<i64>,
}

impl Change<'_> {
    /// How much more it is (△ less). Against a blank it is the figure itself, which [`Change::is_new`] says; a blank
    /// never becomes 0.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        self.after.map(|after| after - self.before.unwrap_or(0))
    }

    /// Whether the period before has no figure to compare with.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.before.is_none() && self.after.is_some()
    }

    /// How many times as much it is, in tenths; none against nothing.
    #[must_use]
    pub fn times(&self) -> Option<i64> {
        tenths(self.after?, self.before?.checked_mul(100)?)
    }
}

/// What one question came to in two periods, row by row; a row that only the period before knew comes last.
#[must_use]
pub fn between<'a>(before: &Tally<'a>, after: &Tally<'a>) -> Vec<Change<'a>> {
    let (before, after) = (rows(before), rows(after));
    let figure = |of: &[(&'a str, &'a Bilingual, Option<i64>)], id: &str| {
        of.iter().find(|(known, ..)| *known == id).and_then(|(.., figure)| *figure)
    };
    let gone = before.iter().filter(|(id, ..)| !after.iter().any(|(known, ..)| known == id));
    let all = after.iter().chain(gone);
    all.map(|(id, name, _)| Change { id, name, before: figure(&before, id), after: figure(&after, id) })
        .collect()
}

/// The figures of a tally: of its rows, or of its parts. Of shares that somebody gave it is their mean, in tenths.
fn rows<'a>(tally: &Tally<'a>) -> Vec<(&'a str, &'a Bilingual, Option<i64>)> {
    match tally.sum() {
        Sum::Shares(shares) => {
            // an option that nobody chose is 0 once anybody answered; a figure nobody gave is blank
            let given = |row: &super::shares::Row| {
                let chosen = shares.none.is_some() && tally.answered > 0;
                let figure = if tally.question.asks_shares() { row.tenths } else { Some(row.figure) };
                figure.filter(|_| chosen || row.given > 0)
            };
            shares.rows.iter().map(|row| (row.id, row.name, given(row))).collect()
        }
        Sum::Figures(figures) => figures.iter().map(|figure| (figure.id, figure.name, figure.sum)).collect(),
        Sum::Grid(grid) => {
            let given = |row: &super::grid::Row| (row.given > 0).then_some(row.total);
            grid.rows.iter().map(|row| (row.id, row.name, given(row))).collect()
        }
        Sum::Places(_) | Sum::Spans(_) | Sum::Said => Vec::new(),
    }
}

/// The sum of the figures that were told; none where none was.
#[must_use]
pub fn total<'a>(changes: &'a [Change<'a>], of: impl Fn(&Change<'a>) -> Option<i64>) -> Option<i64> {
    let told: Vec<i64> = changes.iter().filter_map(of).collect();
    (!told.is_empty()).then(|| told.iter().sum())
}
