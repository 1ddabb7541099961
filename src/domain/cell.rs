//! The cells of a question: what can be filled in of it, one value each, with the path that names it.
//!
//! The path is unique within the question: the part (`total`), the option (`phone`), the words beside an option
//! (`other.words`), row and column of a grid (`a65.male`), the place of a ranking (`1`); a question that takes one value
//! has the empty path. What is asked for each type of the worksheet begins with the type (`going_on.1`).

use super::worksheet::{Bilingual, Choice, Kind, Lane, Named, Question};
use crate::text::fold;

/// The last part of the path of the words beside an option.
pub const WORDS: &str = "words";

/// How many agencies are named in answer to one question at most, and how long a ranking is.
pub const PLACES: usize = 99;

/// The place that a path ends in (`going_on.2`); none where it ends in something else, or in more than there are.
#[must_use]
pub fn place(path: &str) -> Option<usize> {
    let last = path.rsplit('.').next()?;
    last.parse().ok().filter(|place| (1..=PLACES).contains(place))
}

/// The path of a cell in a lane, where there is one.
#[must_use]
pub fn in_lane(lane: Option<&Lane>, path: &str) -> String {
    let parts = lane
        .map(|lane| lane.id.as_str())
        .into_iter()
        .chain([path].into_iter().filter(|path| !path.is_empty()));
    parts.collect::<Vec<_>>().join(".")
}

/// One thing that can be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names it within the question.
    pub path: String,
    /// What stands before it; empty where the question says it all.
    pub name: Bilingual,
    /// What it takes.
    pub takes: Takes,
}

/// What a cell takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A longer text.
    Text,
    /// A few words beside an option.
    Words,
    /// A whole number, with 約, 程度 or 以上 where that was written.
    Figure {
        /// Whether it may be a rate, with 年, 月, 週 or 日.
        rough: bool,
    },
    /// Whether an option is chosen.
    Tick,
    /// One of these options.
    Pick(Vec<Named>),
    /// An agency, a kind of agencies, or a name.
    Agency,
    /// A month.
    Month,
    /// A day.
    Day,
}

impl Question {
    /// Its cells in one lane (none where it has no lanes), in order. Of what takes any number of agencies there is one
    /// cell more than `filled` says.
    #[must_use]
    pub fn cells(&self, lane: Option<&Lane>, filled: usize) -> Vec<Cell> {
        let cell = |path: &str, name: &Bilingual, takes| Cell {
            path: in_lane(lane, path),
            name: name.clone(),
            takes,
        };
        let only = |takes: Takes| vec![cell("", &Bilingual::default(), takes)];
        let named =
            |of: &[Named], takes: &Takes| of.iter().map(|of| cell(&of.id, &of.name, takes.clone())).collect();
        let with_words = |takes: &Takes| {
            let one = |option: &Choice| {
                let words = option
                    .takes_words()
                    .then(|| cell(&format!("{}.{WORDS}", option.id), &option.name, Takes::Words));
                std::iter::once(cell(&option.id, &option.name, takes.clone()))
                    .chain(words)
                    .collect::<Vec<_>>()
            };
            self.options.iter().flat_map(one).collect::<Vec<_>>()
        };
        let places = |count: usize, takes: &Takes| {
            let place = |place: usize| {
                let name = format!("{place}");
                cell(&name, &Bilingual { ja: name.clone(), en: name.clone() }, takes.clone())
            };
            (1..=count.min(PLACES)).map(place).collect::<Vec<_>>()
        };
        match self.kind {
            Kind::List | Kind::Overlap | Kind::Group => Vec::new(),
            Kind::Text => only(Takes::Text),
            Kind::Date => only(Takes::Day),
            Kind::Number => named(&self.parts, &Takes::Figure { rough: self.rough }),
            Kind::Counts => with_words(&Takes::Figure { rough: self.rough }),
            Kind::Choices => with_words(&Takes::Tick),
            Kind::Choice => {
                let words = |option: &&Choice| option.takes_words();
                let beside = self
                    .options
                    .iter()
                    .filter(words)
                    .map(|option| cell(&format!("{}.{WORDS}", option.id), &option.name, Takes::Words));
                only(Takes::Pick(self.choices())).into_iter().chain(beside).collect()
            }
            Kind::Grid => {
                let row = |row: &Named| {
                    let of = |column: &Named| {
                        let takes = Takes::Figure { rough: self.rough };
                        cell(&format!("{}.{}", row.id, column.id), &column.name, takes)
                    };
                    self.columns.iter().map(of).collect::<Vec<_>>()
                };
                self.rows.iter().flat_map(row).collect()
            }
            Kind::Ranking => {
                let takes = if self.ranks_options() { Takes::Pick(self.choices()) } else { Takes::Agency };
                places(self.top.max(1) as usize, &takes)
            }
            Kind::Period => {
                let (from, to) = (Bilingual::of("から", "From"), Bilingual::of("まで", "To"));
                vec![cell("from", &from, Takes::Month), cell("to", &to, Takes::Month)]
            }
            Kind::Agency if self.several => places(filled.saturating_add(1), &Takes::Agency),
            Kind::Agency => only(Takes::Agency),
        }
    }

    /// Whether its figures are all of one thing, so that they add up and count somebody or something: 12 a year and 1 a
    /// month, 1,500 copies and 3,000 leaflets are not.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        !self.no_sum && (!self.rough || !self.unit.ja.is_empty())
    }

    /// Whether its figures are shares that somebody gave, which say nothing when they are added up: their mean does.
    #[must_use]
    pub fn asks_shares(&self) -> bool {
        self.unit.ja == "%"
    }

    /// Its options by id and name.
    #[must_use]
    pub fn choices(&self) -> Vec<Named> {
        self.options.iter().map(|option| Named { id: option.id.clone(), name: option.name.clone() }).collect()
    }
}

impl Bilingual {
    /// A text in both languages.
    #[must_use]
    pub fn of(ja: &str, en: &str) -> Self {
        Self { ja: ja.to_owned(), en: en.to_owned() }
    }

    /// Whether words are this name in either language, however wide or in whichever kana they were typed.
    #[must_use]
    pub fn is_called(&self, words: &str) -> bool {
        let key = fold(words);
        [&self.ja, &self.en].into_iter().any(|name| !name.is_empty() && fold(name) == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str) -> Named {
        Named { id: id.into(), name: Bilingual::of(id, id) }
    }

    fn paths(question: &Question, lane: Option<&Lane>) -> Vec<String> {
        question.cells(lane, 1).into_iter().map(|cell| cell.path).collect()
    }

    #[test]
    fn every_kind_has_the_cells_it_takes() {
        let option = |id: &str, text| Choice { id: id.into(), text, ..Choice::default() };
        let question = Question {
            parts: vec![named("total"), named("full")],
            options: vec![option("phone", false), option("other", true)],
            rows: vec![named("young"), named("old")],
            columns: vec![named("total"), named("male")],
            top: 3,
            ..Question::default()
        };
        let of = |kind: Kind| paths(&Question { kind, ..question.clone() }, None);
        assert_eq!(of(Kind::Text), [""]);
        assert_eq!(of(Kind::Number), ["total", "full"]);
        assert_eq!(of(Kind::Choice), ["", "other.words"]);
        assert_eq!(of(Kind::Choices), ["phone", "other", "other.words"]);
        assert_eq!(of(Kind::Grid), ["young.total", "young.male", "old.total", "old.male"]);
        assert_eq!(of(Kind::Ranking), ["1", "2", "3"]);
        assert_eq!(of(Kind::Period), ["from", "to"]);
        assert_eq!((of(Kind::Date), of(Kind::Agency)), (vec![String::new()], vec![String::new()]));
        assert!(of(Kind::List).is_empty());
        let several = Question { kind: Kind::Agency, several: true, ..question };
        assert_eq!(paths(&several, None), ["1", "2"]);
        // a place out of a file never makes more cells than anybody fills in
        assert_eq!(
            [place("ended.2"), place("99"), place("0"), place("100"), place("a65.male")],
            [Some(2), Some(99), None, None, None]
        );
        assert_eq!(several.cells(None, usize::MAX).len(), PLACES);
        let long = Question { kind: Kind::Ranking, top: u32::MAX, ..Question::default() };
        assert_eq!(long.cells(None, 0).len(), PLACES);
    }

    #[test]
    fn what_is_asked_for_each_type_begins_with_the_type() {
        let lane = Lane { id: "ended".into(), ..Lane::default() };
        let ranking = Question { kind: Kind::Ranking, top: 2, ..Question::default() };
        assert_eq!(paths(&ranking, Some(&lane)), ["ended.1", "ended.2"]);
        assert_eq!(paths(&Question { kind: Kind::Text, ..ranking }, Some(&lane)), ["ended"]);
    }
}
