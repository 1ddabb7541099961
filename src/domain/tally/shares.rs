//! Options with their figures and shares: what was chosen by how many, or what was counted.

use super::super::cell::WORDS;
use super::super::figure::tenths;
use super::super::response::Response;
use super::super::worksheet::{Bilingual, Choice, Kind};
use super::Answers;

/// Options with figures and shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares<'a> {
    /// The options, in the order of the question.
    pub rows: Vec<Row<'a>>,
    /// Those who chose nothing; they count, and are no option. None where figures are added up.
    pub none: Option<(i64, Option<i64>)>,
    /// What the shares are of: the answers, or the sum of the figures.
    pub of: i64,
    /// Whether one answer may be in several rows, so that shares add up to no 100.
    pub several: bool,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its stable id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a Bilingual,
    /// How many chose it, or the sum of its figures.
    pub figure: i64,
    /// On how many sheets something stands.
    pub given: usize,
    /// Its share in tenths of a percent; none of nothing.
    pub tenths: Option<i64>,
    /// The words that were written beside it.
    pub words: Vec<&'a str>,
}

impl<'a> Shares<'a> {
    pub(super) fn of(answers: &Answers<'a>) -> Self {
        let (question, n) = (answers.question, answers.responses.len());
        let chosen = answers.words("");
        let figure = |option: &Choice| match question.kind {
            Kind::Counts => {
                let figures = answers.figures(&option.id);
                (figures.iter().map(|figure| figure.value).sum(), figures.len())
            }
            Kind::Choices => {
                let path = answers.path(&option.id);
                let ticked = answers
                    .responses
                    .iter()
                    .filter(|(_, response)| response.value(&path) == Some(&true.into()));
                let count = ticked.count();
                (i64::try_from(count).unwrap_or(i64::MAX), count)
            }
            _ => {
                let count = chosen.iter().filter(|id| **id == option.id).count();
                (i64::try_from(count).unwrap_or(i64::MAX), count)
            }
        };
        let mut rows: Vec<Row> = question
            .options
            .iter()
            .map(|option| {
                let (figure, given) = figure(option);
                let words = answers.words(&format!("{}.{WORDS}", option.id));
                Row { id: &option.id, name: &option.name, figure, given, tenths: None, words }
            })
            .collect();
        let counts = question.kind == Kind::Counts;
        let of = if counts { rows.iter().map(|row| row.figure).sum() } else { i64::try_from(n).unwrap_or(0) };
        for row in &mut rows {
            row.tenths = tenths(row.figure, of);
        }
        // who wrote words and chose nothing stands in no row of an option
        let chose = if question.kind == Kind::Choices {
            let ticked = |response: &Response| !response.ticked(question, answers.lane).is_empty();
            answers.responses.iter().filter(|(_, response)| ticked(response)).count()
        } else {
            rows.iter().map(|row| row.given).sum()
        };
        let none = i64::try_from(n.saturating_sub(chose)).unwrap_or(0);
        Self {
            rows,
            none: (!counts).then(|| (none, tenths(none, of))),
            of,
            several: question.kind == Kind::Choices,
        }
    }

    /// What the shares add up to as they are shown, in tenths; none where they need not, or there are none.
    #[must_use]
    pub fn adds_to(&self) -> Option<i64> {
        let none = self.none.and_then(|(_, tenths)| tenths).unwrap_or(0);
        let rows: Option<i64> = self.rows.iter().map(|row| row.tenths).sum();
        rows.filter(|_| !self.several).map(|rows| rows + none)
    }
}
