//! The filled sheets as rows, one a cell: what tables and other programs read, and what comes back.

use super::{Answer, One, Paper, Put, small, told};
use crate::domain::Record;
use crate::domain::figure::Figure;
use crate::exchange::labels;
use crate::exchange::words::Words;

/// One cell.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Row<'p, 's> {
    /// The answer it is of.
    pub(in crate::exchange) answer: &'p Answer<'s>,
    /// The cell.
    pub(in crate::exchange) put: &'p Put<'s>,
    /// The record that it is shown from.
    pub(in crate::exchange) record: Option<&'s Record>,
    /// Each value that stands there, as it can be typed again, the one that is shown first.
    pub(in crate::exchange) each: Vec<String>,
    /// The figure, where it is one and may be told.
    pub(in crate::exchange) figure: Option<i64>,
}

/// The cells of a filled sheet.
pub(in crate::exchange) fn rows<'p, 's>(
    words: &Words,
    paper: &'p Paper<'s>,
    one: &'p One<'s>,
) -> Vec<Row<'p, 's>> {
    let hidden = small::hidden(paper, one, words.audience, words.small);
    let mut rows = Vec::new();
    for answer in &one.answers {
        let question = paper.question(&answer.question);
        let known = question.map(|question| labels::filled(question, answer.paths())).unwrap_or_default();
        for put in &answer.cells {
            let takes = known.iter().find(|known| known.cell.path == put.path).map(|known| &known.cell.takes);
            let is_hidden = hidden.contains_key(&(answer.question.clone(), put.path.clone()));
            let figure = put.values.first().filter(|_| !is_hidden).and_then(|value| Figure::read(value));
            rows.push(Row {
                answer,
                put,
                record: answer.standing(&put.path),
                each: told::each(words, &hidden, (answer, put), takes),
                figure: figure.map(|figure| figure.value),
            });
        }
    }
    rows
}
