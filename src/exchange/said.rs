//! What an answer says, cell by cell in the order in which it is told: the one walk of the wall and of every file. How a cell
//! reads, and how the pieces stand beside each other, is for the one who tells it.

use super::labels::{self, Labelled};
use crate::domain::Value;
use crate::domain::cell::{Takes, WORDS};
use crate::domain::figure::Figure;
use crate::domain::worksheet::{Kind, Lane, Question};
use crate::i18n::Lang;

/// An answer, as it is walked through.
pub(super) struct Answer<'a> {
    /// The paths of the cells that are filled in.
    pub(super) paths: Vec<&'a str>,
    /// What stands in a cell, the newest where people differ.
    pub(super) value: &'a dyn Fn(&str) -> Option<&'a Value>,
    /// How a cell reads; without what it takes, as it is stored.
    pub(super) show: &'a dyn Fn(&str, Option<&Takes>) -> String,
}

/// One thing that an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said<'q> {
    /// The lane it is said in.
    pub(super) lane: Option<&'q Lane>,
    /// The path of its cell.
    pub(super) path: String,
    /// What the cell is called; empty where the question says it all.
    pub(super) name: String,
    /// How it reads; empty of an option that is ticked, whose name says it.
    pub(super) text: String,
    /// The words beside it.
    pub(super) beside: Option<String>,
    /// What it is.
    pub(super) what: What,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// An option that is ticked.
    Ticked,
    /// So many, and whether the unit of the question stands behind it: 月1程度 has its own.
    Figure(bool),
    /// Anything else.
    Cell,
    /// Words beside an option that is not chosen.
    Words,
    /// A cell that the question has not any more.
    Gone,
}

/// Everything that an answer says, but for the figures of a grid, which stand in rows and columns.
pub(super) fn walk<'q>(lang: Lang, question: &'q Question, answer: &Answer) -> Vec<Said<'q>> {
    let all = labels::filled(question, answer.paths.iter().copied());
    let is_filled = |path: &str| answer.paths.contains(&path);
    let told = all.iter().filter(|known| question.kind != Kind::Grid && is_filled(&known.cell.path));
    let mut said: Vec<Said> = told.filter_map(|known| of_cell(lang, question, answer, known)).collect();
    let gone = answer.paths.iter().filter(|path| !all.iter().any(|known| known.cell.path == **path));
    said.extend(gone.map(|path| Said {
        lane: question.lanes.iter().find(|lane| path.split('.').next() == Some(&lane.id)),
        path: (*path).to_owned(),
        name: (*path).to_owned(),
        text: (answer.show)(path, None),
        beside: None,
        what: What::Gone,
    }));
    said
}

fn of_cell<'q>(
    lang: Lang,
    question: &'q Question,
    answer: &Answer,
    known: &Labelled<'q>,
) -> Option<Said<'q>> {
    let path = &known.cell.path;
    let takes = &known.cell.takes;
    let of_option = |option: &str| format!("{option}.{WORDS}");
    // the words stand behind the option they belong to: of one choice the chosen one, else what is ticked or counted
    let words = match takes {
        Takes::Pick(_) if question.kind == Kind::Choice => {
            let option = (answer.value)(path).and_then(Value::as_text).unwrap_or_default();
            Some(of_option(format!("{path}.{option}").trim_start_matches('.')))
        }
        Takes::Tick | Takes::Figure { .. } => Some(of_option(path)),
        _ => None,
    };
    let words = words.filter(|words| answer.paths.contains(&words.as_str()));
    if *takes == Takes::Words && has_owner(question, answer, path) {
        return None;
    }
    let what = match takes {
        Takes::Tick => What::Ticked,
        Takes::Words => What::Words,
        Takes::Figure { .. } => {
            What::Figure((answer.value)(path).and_then(Figure::read).is_some_and(|of| of.takes_unit()))
        }
        _ => What::Cell,
    };
    let text = if what == What::Ticked { String::new() } else { (answer.show)(path, Some(takes)) };
    Some(Said {
        lane: known.lane,
        path: path.clone(),
        name: labels::own(lang, question, known),
        text,
        beside: words.map(|words| (answer.show)(&words, Some(&Takes::Words))),
        what,
    })
}

/// Whether the option that words belong to is chosen or counted.
fn has_owner(question: &Question, answer: &Answer, words: &str) -> bool {
    let option = words.strip_suffix(WORDS).map_or("", |option| option.trim_end_matches('.'));
    if question.kind != Kind::Choice {
        return answer.paths.contains(&option);
    }
    let (chooser, option) = option.rsplit_once('.').unwrap_or(("", option));
    (answer.value)(chooser).and_then(Value::as_text) == Some(option)
}
