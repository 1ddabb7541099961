//! Who or what was named, by how many, and how far in front: first place three points of three, last place one
//! (`mention::points`). The order is that in which surveys of agencies are told; it grades nobody.

use std::cmp::Reverse;

use super::super::Session;
use super::super::mention::{self, Mention};
use super::super::response::Of as OfSheet;
use super::super::worksheet::{Choice, Kind};
use super::Answers;

/// What was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places<'a> {
    /// Those named, the most points first; of a ranking of options all of them, in their order.
    pub rows: Vec<Row<'a>>,
    /// Whether places mean anything: the points of a question that ranks.
    pub ranked: bool,
}

/// One of those named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Who or what.
    pub who: Who<'a>,
    /// The sheets that named it.
    pub by: Vec<&'a OfSheet>,
    /// How many named it first.
    pub first: usize,
    /// The points of all its places.
    pub points: usize,
}

/// Who or what can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// An agency, a kind of agencies or a name.
    Agency(Mention),
    /// An option of the question.
    Option(&'a Choice),
}

impl Row<'_> {
    /// How many named it.
    #[must_use]
    pub fn named(&self) -> usize {
        self.by.len()
    }
}

impl<'a> Places<'a> {
    /// Whether they are options, which stand in the order of the question.
    #[must_use]
    pub fn ranks_options(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.who, Who::Option(_)))
    }

    pub(super) fn of(session: &'a Session, answers: &Answers<'a>) -> Self {
        let question = answers.question;
        let ranks_options = question.ranks_options();
        let row = |who| Row { who, by: Vec::new(), first: 0, points: 0 };
        let mut rows: Vec<Row> = Vec::new();
        if ranks_options {
            rows.extend(question.options.iter().map(|option| row(Who::Option(option))));
        }
        for (of, response) in &answers.responses {
            let cells = response.cells(question, answers.lane);
            let top = cells.len();
            for (place, cell) in cells.iter().enumerate() {
                let Some(text) = response.value(&cell.path).and_then(|value| value.as_text()) else {
                    continue;
                };
                let who = match question.options.iter().find(|option| ranks_options && option.id == text) {
                    Some(option) => Who::Option(option),
                    None if ranks_options => continue,
                    None => Who::Agency(Mention::read(text).settled(session)),
                };
                // whom an agency works with is never itself
                if who == Who::Agency(Mention::Agency(session.stands_for(of.whose.id()))) {
                    continue;
                }
                let at = rows.iter().position(|row| row.who == who).unwrap_or_else(|| {
                    rows.push(row(who));
                    rows.len() - 1
                });
                // named twice on one sheet is named once, where it stands first
                if let Some(row) = rows.get_mut(at).filter(|row| row.by.last() != Some(of)) {
                    row.by.push(of);
                    row.first += usize::from(place == 0);
                    row.points += mention::points(place + 1, top);
                }
            }
        }
        let ranked = question.kind == Kind::Ranking;
        if !ranks_options {
            rows.sort_by_key(|row| {
                Reverse(if ranked { (row.points, row.named(), row.first) } else { (row.named(), 0, 0) })
            });
        }
        Self { rows, ranked }
    }
}
