//! Rules in worksheets: when a question is asked, what figures should hold to.
//!
//! A small language that a town can write: `staff.full_time + staff.part_time == staff.total`, `methods includes
//! 'visit' and not (cases.cumulative is blank)`. A figure that is blank is no figure: a comparison that needs it says
//! nothing.

mod parse;

use serde::Deserialize;

pub use parse::Unread;

/// The words a rule is written with, which no question can be called.
pub const WORDS: [&str; 7] = ["and", "or", "not", "is", "blank", "filled", "includes"];

/// The word that stands for a row in a rule that is looked at for each.
pub const ROW: &str = "row";

/// A rule, as it was written and as it is understood.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Rule {
    written: String,
    holds: Holds,
}

/// What holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    All(Vec<Holds>),
    Any(Vec<Holds>),
    Not(Box<Holds>),
    Compare(Operand, Order, Operand),
    Blank(String),
    Includes(String, String),
}

/// How two operands are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Operand {
    Word(String),
    /// A sum of terms, each times a factor.
    Sum(Vec<(i64, Term)>),
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Figure(i64),
    /// The value at a path (`staff.total`).
    At(String),
    /// The sum of the figures whose paths fit (`age_sex.*.total`).
    SumOf(String),
    /// How many options are ticked.
    CountOf(String),
}

/// A path of a rule as the question and the cell in it, which is empty for the whole question.
#[must_use]
pub fn parted(path: &str) -> (&str, &str) {
    path.split_once('.').unwrap_or((path, ""))
}

/// Whether a cell is one that a pattern means, in which `*` stands for any part.
#[must_use]
pub fn fits(pattern: &str, cell: &str) -> bool {
    let (wanted, parts) = (pattern.split('.'), cell.split('.'));
    wanted.clone().count() == parts.clone().count()
        && wanted.zip(parts).all(|(wanted, part)| wanted == "*" || wanted == part)
}

/// Figures that a rule compares: those of one side are as many as, or no more than, those of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation<'r> {
    /// The paths of the side that is no more.
    pub less: Vec<&'r str>,
    /// The paths of the side that is no less.
    pub more: Vec<&'r str>,
    /// Whether both come to the same.
    pub is_equal: bool,
}

/// What a rule can ask of the answers.
pub trait Answered {
    /// The figure at a path; none where it is blank.
    fn figure(&self, path: &str) -> Option<i64>;
    /// The word, day or month at a path; none where it is blank.
    fn word(&self, path: &str) -> Option<String>;
    /// The figures whose paths fit a pattern with `*` for any part; none for one that is blank.
    fn figures(&self, pattern: &str) -> Vec<Option<i64>>;
    /// The options of a question that are ticked; none where the question is blank.
    fn ticked(&self, question: &str) -> Option<Vec<String>>;
    /// Whether nothing stands at a path, of a part or of a whole question.
    fn is_blank(&self, path: &str) -> bool;
}

impl Rule {
    /// As it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it holds; none where something it needs is blank.
    #[must_use]
    pub fn holds(&self, answers: &impl Answered) -> Option<bool> {
        self.holds.holds(answers)
    }

    /// The paths it speaks of (`staff.total`, `age_sex.*.total`), for checking a worksheet.
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        let mut paths = Vec::new();
        self.holds.paths(&mut paths);
        paths
    }

    /// The words it compares answers with, each behind the path of the answer.
    #[must_use]
    pub fn words(&self) -> Vec<(&str, &str)> {
        let mut words = Vec::new();
        self.holds.words(&mut words);
        words
    }

    /// The sums it compares; a figure of the rule itself has no path.
    #[must_use]
    pub fn relations(&self) -> Vec<Relation<'_>> {
        let mut relations = Vec::new();
        self.holds.relations(&mut relations);
        relations
    }

    /// The same for one row: `row` stands for `question.row`.
    #[must_use]
    pub fn of_row(&self, row: &str) -> Self {
        Self { written: self.written.clone(), holds: self.holds.of_row(row) }
    }
}

impl Holds {
    fn holds(&self, answers: &impl Answered) -> Option<bool> {
        match self {
            // what is certain is certain, whatever else is blank
            Self::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part.holds(answers)).collect();
                if parts.contains(&Some(false)) {
                    Some(false)
                } else {
                    parts.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
                }
            }
            Self::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part.holds(answers)).collect();
                if parts.contains(&Some(true)) {
                    Some(true)
                } else {
                    parts.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
                }
            }
            Self::Not(part) => part.holds(answers).map(|holds| !holds),
            Self::Compare(left, order, right) => compare(left, *order, right, answers),
            Self::Blank(path) => Some(answers.is_blank(path)),
            Self::Includes(question, option) => Some(answers.ticked(question)?.contains(option)),
        }
    }

    fn paths<'a>(&'a self, paths: &mut Vec<&'a str>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.paths(paths)),
            Self::Not(part) => part.paths(paths),
            Self::Compare(left, _, right) => [left, right].into_iter().for_each(|side| side.paths(paths)),
            Self::Blank(path) | Self::Includes(path, _) => paths.push(path),
        }
    }

    fn words<'a>(&'a self, words: &mut Vec<(&'a str, &'a str)>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.words(words)),
            Self::Not(part) => part.words(words),
            Self::Compare(sum @ Operand::Sum(_), _, Operand::Word(word))
            | Self::Compare(Operand::Word(word), _, sum @ Operand::Sum(_)) => {
                words.extend(sum.path().map(|path| (path, word.as_str())));
            }
            Self::Includes(path, word) => words.push((path, word)),
            Self::Compare(..) | Self::Blank(_) => {}
        }
    }

    fn relations<'a>(&'a self, relations: &mut Vec<Relation<'a>>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.relations(relations)),
            Self::Not(part) => part.relations(relations),
            Self::Compare(left @ Operand::Sum(_), order, right @ Operand::Sum(_)) => {
                let (less, more) = match order {
                    Order::Equal | Order::Less | Order::AtMost => (left, right),
                    Order::More | Order::AtLeast => (right, left),
                    Order::Unequal => return,
                };
                let [less, more] = [less, more].map(|side| {
                    let mut paths = Vec::new();
                    side.paths(&mut paths);
                    paths
                });
                relations.push(Relation { less, more, is_equal: *order == Order::Equal });
            }
            Self::Compare(..) | Self::Blank(_) | Self::Includes(..) => {}
        }
    }

    fn of_row(&self, row: &str) -> Self {
        let parts = |parts: &[Self]| parts.iter().map(|part| part.of_row(row)).collect();
        match self {
            Self::All(all) => Self::All(parts(all)),
            Self::Any(any) => Self::Any(parts(any)),
            Self::Not(part) => Self::Not(Box::new(part.of_row(row))),
            Self::Compare(left, order, right) => Self::Compare(left.of_row(row), *order, right.of_row(row)),
            Self::Blank(path) => Self::Blank(path_of_row(path, row)),
            Self::Includes(path, option) => Self::Includes(path_of_row(path, row), option.clone()),
        }
    }
}

impl Operand {
    fn paths<'a>(&'a self, paths: &mut Vec<&'a str>) {
        let Self::Sum(terms) = self else { return };
        for (_, term) in terms {
            match term {
                Term::Figure(_) => {}
                Term::At(path) | Term::SumOf(path) | Term::CountOf(path) => paths.push(path),
            }
        }
    }

    fn of_row(&self, row: &str) -> Self {
        let Self::Sum(terms) = self else { return self.clone() };
        let term = |term: &Term| match term {
            Term::Figure(figure) => Term::Figure(*figure),
            Term::At(path) => Term::At(path_of_row(path, row)),
            Term::SumOf(path) => Term::SumOf(path_of_row(path, row)),
            Term::CountOf(path) => Term::CountOf(path_of_row(path, row)),
        };
        Self::Sum(terms.iter().map(|(factor, of)| (*factor, term(of))).collect())
    }

    /// The path, where it is nothing but one.
    fn path(&self) -> Option<&str> {
        match self {
            Self::Sum(terms) => match &terms[..] {
                [(1, Term::At(path))] => Some(path),
                _ => None,
            },
            Self::Word(_) => None,
        }
    }

    fn figure(&self, answers: &impl Answered) -> Option<i64> {
        let Self::Sum(terms) = self else { return None };
        let mut sum = 0_i64;
        for (factor, term) in terms {
            let figure = match term {
                Term::Figure(figure) => *figure,
                Term::At(path) => answers.figure(path)?,
                Term::SumOf(pattern) => {
                    let figures = answers.figures(pattern);
                    // a sum of nothing is no 0
                    let figures = Some(figures).filter(|figures| !figures.is_empty())?;
                    figures.into_iter().collect::<Option<Vec<_>>>()?.into_iter().fold(0, i64::saturating_add)
                }
                Term::CountOf(question) => i64::try_from(answers.ticked(question)?.len()).ok()?,
            };
            sum = sum.saturating_add(factor.saturating_mul(figure));
        }
        Some(sum)
    }
}

fn path_of_row(path: &str, row: &str) -> String {
    match path.split_once('.') {
        Some((ROW, rest)) => format!("{row}.{rest}"),
        _ => path.to_owned(),
    }
}

fn compare(left: &Operand, order: Order, right: &Operand, answers: &impl Answered) -> Option<bool> {
    let word = |side: &Operand| match side {
        Operand::Word(word) => Some(word.clone()),
        Operand::Sum(_) => side.path().and_then(|path| answers.word(path)),
    };
    let ordering = match (left.figure(answers), right.figure(answers)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => word(left)?.cmp(&word(right)?),
    };
    Some(match order {
        Order::Equal => ordering.is_eq(),
        Order::Unequal => ordering.is_ne(),
        Order::Less => ordering.is_lt(),
        Order::AtMost => ordering.is_le(),
        Order::More => ordering.is_gt(),
        Order::AtLeast => ordering.is_ge(),
    })
}

#[cfg(test)]
mod tests;
