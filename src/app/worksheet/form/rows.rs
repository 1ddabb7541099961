//! The rows in which the cells of a question stand.

use crate::domain::Value;
use crate::domain::cell::{Cell, Takes, WORDS};
use crate::domain::response::Response;
use crate::domain::worksheet::{Bilingual, Kind, Lane, Named, Question};

/// One row: its name and its fields, several in a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// What stands before it.
    pub name: Bilingual,
    /// What can be filled in.
    pub fields: Vec<Field>,
}

/// Where keys can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A cell that is typed into, or ticked.
    Cell(Cell),
    /// One of the options of a cell that takes one of them.
    Option {
        /// The cell.
        path: String,
        /// The option.
        option: Named,
    },
}

impl Field {
    /// Whether it is chosen, not typed.
    #[must_use]
    pub fn is_option(&self) -> bool {
        match self {
            Self::Cell(cell) => cell.takes == Takes::Tick,
            Self::Option { .. } => true,
        }
    }

    /// Whether it is chosen, or ticked, in a response.
    #[must_use]
    pub fn is_chosen(&self, response: &Response) -> bool {
        match self {
            Self::Cell(cell) => response.value(&cell.path) == Some(&Value::Bool(true)),
            Self::Option { path, option } => {
                response.value(path).and_then(Value::as_text) == Some(&option.id)
            }
        }
    }
}

/// The rows of a question in a lane: words beside an option only stand there once it is chosen or counted.
#[must_use]
pub fn of(question: &Question, lane: Option<&Lane>, response: &Response) -> Vec<FormRow> {
    let cells = response.cells(question, lane);
    if question.kind == Kind::Grid {
        return grid(question, cells);
    }
    let mut rows = Vec::new();
    for cell in cells {
        match &cell.takes {
            Takes::Pick(options) if question.kind == Kind::Choice => {
                rows.extend(options.iter().map(|option| FormRow {
                    name: option.name.clone(),
                    fields: vec![Field::Option { path: cell.path.clone(), option: option.clone() }],
                }));
            }
            Takes::Words if !wants_words(question, response, &cell) => {}
            _ => rows.push(FormRow { name: cell.name.clone(), fields: vec![Field::Cell(cell)] }),
        }
    }
    rows
}

/// Whether the option of a cell of words is chosen, or something stands there already.
fn wants_words(question: &Question, response: &Response, cell: &Cell) -> bool {
    let option = cell.path.trim_end_matches(WORDS).trim_end_matches('.');
    let id = option.rsplit('.').next().unwrap_or(option);
    let chosen = match question.kind {
        Kind::Choice => {
            let lane = option.strip_suffix(id).unwrap_or_default().trim_end_matches('.');
            response.value(lane).and_then(Value::as_text) == Some(id)
        }
        Kind::Choices => response.value(option) == Some(&true.into()),
        _ => response.value(option).is_some_and(|value| *value != 0.into()),
    };
    chosen || response.value(&cell.path).is_some()
}

fn grid(question: &Question, cells: Vec<Cell>) -> Vec<FormRow> {
    let width = question.columns.len().max(1);
    let mut cells = cells.into_iter();
    question
        .rows
        .iter()
        .map(|row| FormRow {
            name: row.name.clone(),
            fields: cells.by_ref().take(width).map(Field::Cell).collect(),
        })
        .collect()
}
