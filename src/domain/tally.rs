//! What a question comes to over many filled sheets: sums, shares, points. Nothing here is said in words, and nothing is
//! bent: shares are whole-number tenths (half up), a blank is no 0, who did not answer counts and has a row of their own (無回答),
//! as in the tables of surveys of municipalities.

pub mod change;
pub mod grid;
pub mod numbers;
pub mod places;
pub mod shares;
pub mod sheets;
pub mod spans;

pub use grid::Grid;
pub use numbers::Figures;
pub use places::Places;
pub use shares::Shares;
pub use sheets::{Faulty, Sheets};
pub use spans::Span;

use super::Session;
use super::cell::in_lane;
use super::check::Sheet;
use super::response::{Of, Response};
use super::worksheet::{Kind, Lane, Question, Worksheet};

/// What a question comes to.
#[derive(Clone, Debug)]
pub struct Tally<'a> {
    /// The question.
    pub question: &'a Question,
    /// The sheets that were asked it.
    pub n: usize,
    /// How many of them answered.
    pub answered: usize,
    /// Once, or for each type it is asked for.
    pub parts: Vec<Part<'a>>,
}

/// What it comes to in one lane, or at all.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The lane.
    pub lane: Option<&'a Lane>,
    /// How many answered here.
    pub answered: usize,
    /// What it comes to.
    pub sum: Sum<'a>,
}

/// What answers come to, by the kind of the question.
#[derive(Clone, Debug)]
pub enum Sum<'a> {
    /// Figures and shares of options.
    Shares(Shares<'a>),
    /// Sums of named figures.
    Figures(Vec<Figures<'a>>),
    /// Sums by rows and columns.
    Grid(Grid<'a>),
    /// Who or what was named, and how far in front.
    Places(Places<'a>),
    /// Periods and days.
    Spans(Vec<Span<'a>>),
    /// Nothing: what was said stands side by side.
    Said,
}

/// The answers to one question in one lane.
pub(super) struct Answers<'a> {
    question: &'a Question,
    lane: Option<&'a Lane>,
    /// One for each sheet that was asked.
    responses: Vec<(&'a Of, Response<'a>)>,
}

impl<'a> Answers<'a> {
    /// The path of a cell in this lane.
    fn path(&self, cell: &str) -> String {
        in_lane(self.lane, cell)
    }

    /// The figures that stand in a cell, of all sheets where one does.
    fn figures(&self, cell: &str) -> Vec<super::figure::Figure> {
        let path = self.path(cell);
        let read = |response: &Response| response.value(&path).and_then(super::figure::Figure::read);
        self.responses.iter().filter_map(|(_, response)| read(response)).collect()
    }

    /// The words that stand in a cell.
    fn words(&self, cell: &str) -> Vec<&'a str> {
        let path = self.path(cell);
        self.responses.iter().filter_map(|(_, response)| response.value(&path)?.as_text()).collect()
    }

    fn answered(&self) -> usize {
        let lane = self.lane.map(|lane| lane.id.as_str());
        self.responses.iter().filter(|(_, response)| response.speaks_of(lane)).count()
    }
}

impl<'a> Tally<'a> {
    /// Counts what these sheets answered to a question; a sheet that is not asked it is left out.
    #[must_use]
    pub fn of(
        session: &'a Session,
        worksheet: &'a Worksheet,
        question: &'a Question,
        sheets: &'a [Of],
    ) -> Self {
        let asked = |of: &&Of| Sheet { session, worksheet, of }.asks(question);
        let responses: Vec<(&Of, Response)> =
            sheets.iter().filter(asked).map(|of| (of, Response::find(session, of, &question.id))).collect();
        let part = |lane| {
            let answers = Answers { question, lane, responses: responses.clone() };
            Part { lane, answered: answers.answered(), sum: sum(session, &answers) }
        };
        Self {
            question,
            n: responses.len(),
            answered: responses.iter().filter(|(_, response)| !response.is_blank()).count(),
            parts: question.each_lane().map(part).collect(),
        }
    }

    /// What it comes to where it is asked once.
    #[must_use]
    pub fn sum(&self) -> &Sum<'a> {
        self.parts.first().map_or(&Sum::Said, |part| &part.sum)
    }
}

fn sum<'a>(session: &'a Session, answers: &Answers<'a>) -> Sum<'a> {
    match answers.question.kind {
        _ if !answers.question.is_summed() => Sum::Said,
        Kind::Choice | Kind::Choices | Kind::Counts => Sum::Shares(Shares::of(answers)),
        Kind::Number => Sum::Figures(numbers::of(answers)),
        Kind::Grid => Sum::Grid(Grid::of(answers)),
        Kind::Ranking | Kind::Agency => Sum::Places(Places::of(session, answers)),
        Kind::Period | Kind::Date => Sum::Spans(spans::of(answers)),
        Kind::Text | Kind::List | Kind::Overlap | Kind::Group => Sum::Said,
    }
}

impl Question {
    /// Whether the answers of many come to a table; else they stand side by side.
    #[must_use]
    pub fn is_summed(&self) -> bool {
        !self.no_sum && !matches!(self.kind, Kind::Text | Kind::List | Kind::Overlap | Kind::Group)
    }
}
