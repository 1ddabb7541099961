//! Sums by rows and columns, with totals and shares.

use super::super::figure::{Figure, tenths};
use super::super::worksheet::{Bilingual, Named};
use super::Answers;

/// Sums by rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid<'a> {
    /// The columns, without the one that is the sum of the others.
    pub columns: Vec<&'a Named>,
    /// The column that is the sum of the others, where the sheet has one.
    pub total: Option<&'a Named>,
    /// The rows.
    pub rows: Vec<Row<'a>>,
    /// The sums of the columns, each with its share.
    pub sums: Vec<(i64, Option<i64>)>,
    /// The sum of all.
    pub sum: i64,
    /// Whether its rows are bands of uneven width.
    pub uneven: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its stable id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a Bilingual,
    /// The figures of the columns.
    pub figures: Vec<i64>,
    /// The total of the row.
    pub total: i64,
    /// On how many sheets something stands in it.
    pub given: usize,
    /// The share of its total in tenths of a percent; none of nothing.
    pub tenths: Option<i64>,
}

impl<'a> Grid<'a> {
    pub(super) fn of(answers: &Answers<'a>) -> Self {
        let question = answers.question;
        let is_total = |column: &&Named| Some(&column.id) == question.total.as_ref();
        let columns: Vec<&Named> = question.columns.iter().filter(|column| !is_total(column)).collect();
        let total = question.columns.iter().find(is_total);
        let mut rows: Vec<Row> =
            question.rows.iter().map(|row| sums(answers, row, &columns, total)).collect();
        let sum = rows.iter().map(|row| row.total).sum();
        for row in &mut rows {
            row.tenths = tenths(row.total, sum);
        }
        let column = |at: usize| {
            let figure = rows.iter().filter_map(|row| row.figures.get(at)).sum();
            (figure, tenths(figure, sum))
        };
        let sums = (0..columns.len()).map(column).collect();
        Self { columns, total, rows, sums, sum, uneven: question.uneven }
    }

    /// What the shares of the rows add up to as they are shown, in tenths; none where there are none.
    #[must_use]
    pub fn adds_to(&self) -> Option<i64> {
        self.rows.iter().map(|row| row.tenths).sum()
    }
}

/// One row over all sheets. Where a total was left blank, what stands beside it makes it.
fn sums<'a>(answers: &Answers<'a>, row: &'a Named, columns: &[&Named], total: Option<&Named>) -> Row<'a> {
    let mut sums = Row {
        id: &row.id,
        name: &row.name,
        figures: vec![0; columns.len()],
        total: 0,
        given: 0,
        tenths: None,
    };
    for (_, response) in &answers.responses {
        let figure = |column: &Named| {
            let path = answers.path(&format!("{}.{}", row.id, column.id));
            Figure::read(response.value(&path)?).map(|figure| figure.value)
        };
        let figures: Vec<Option<i64>> = columns.iter().map(|column| figure(column)).collect();
        let told = total.and_then(figure);
        for (sum, figure) in sums.figures.iter_mut().zip(&figures) {
            *sum += figure.unwrap_or(0);
        }
        sums.total += told.unwrap_or_else(|| figures.iter().flatten().sum());
        sums.given += usize::from(told.is_some() || figures.iter().any(Option::is_some));
    }
    sums
}
