//! What a cell of a question is called in files: its type, row, column, part or option.

use super::bilingual::line;
use crate::domain::cell::{Cell, PLACES, Takes, WORDS, place};
use crate::domain::worksheet::{Kind, Lane, Question};
use crate::i18n::Lang;
use crate::text::fold;

/// A cell with the lane it stands in.
#[derive(Clone, Debug)]
pub struct Labelled<'q> {
    /// The cell.
    pub cell: Cell,
    /// Its lane, where the question is asked for several types.
    pub lane: Option<&'q Lane>,
}

/// All cells of a question, lane by lane; of what takes any number of agencies at least `places`.
#[must_use]
pub fn cells(question: &Question, places: usize) -> Vec<Labelled<'_>> {
    let of = |lane| {
        let cells = question.cells(lane, places.saturating_sub(1)).into_iter();
        cells.map(move |cell| Labelled { cell, lane })
    };
    question.each_lane().flat_map(of).collect()
}

/// All cells of a question, with as many places as these paths need.
#[must_use]
pub fn filled<'q, 'p>(question: &'q Question, paths: impl Iterator<Item = &'p str>) -> Vec<Labelled<'q>> {
    cells(question, paths.filter_map(place).max().unwrap_or(1))
}

/// The cell at a path; none where the question has none such.
#[must_use]
pub fn at<'q>(question: &'q Question, path: &str) -> Option<Labelled<'q>> {
    cells(question, place(path).unwrap_or(1)).into_iter().find(|known| known.cell.path == path)
}

/// The path of the cell that words mean: the path itself, or the label in either language.
#[must_use]
pub fn path(question: &Question, words: &str) -> Option<String> {
    let words = words.trim();
    if at(question, words).is_some() {
        return Some(words.to_owned());
    }
    let key = fold(words);
    let is_it = |known: &Labelled| {
        [Lang::Ja, Lang::En].iter().any(|lang| {
            let label = label(*lang, question, known);
            !label.is_empty() && fold(&label) == key
        })
    };
    let mut fitting = cells(question, PLACES).into_iter().filter(is_it);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.cell.path)
}

/// What stands before a cell: 支援が続いている・1, 65歳以上・男; empty where the question says it all.
#[must_use]
pub fn label(lang: Lang, question: &Question, known: &Labelled) -> String {
    let lane = known.lane.map(|lane| line(lang, &lane.name));
    let own = own(lang, question, known);
    [lane.unwrap_or_default(), own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("・")
}

/// The same without the lane.
#[must_use]
pub fn own(lang: Lang, question: &Question, known: &Labelled) -> String {
    let name = line(lang, &known.cell.name);
    if question.kind == Kind::Grid {
        let row = question.rows.iter().find(|row| {
            let before = known.cell.path.rsplit_once('.').map_or("", |(before, _)| before);
            before == row.id || before.strip_suffix(row.id.as_str()).is_some_and(|lane| lane.ends_with('.'))
        });
        return [row.map(|row| line(lang, &row.name)).unwrap_or_default(), name].join("・");
    }
    if known.cell.takes == Takes::Words && known.cell.path.rsplit('.').next() == Some(WORDS) {
        return lang.cell_words(&name);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::worksheet::{Bilingual, Choice, Named};

    fn name(id: &str, ja: &str) -> Named {
        Named { id: id.into(), name: Bilingual::of(ja, id) }
    }

    #[test]
    fn a_cell_is_found_by_its_path_and_by_its_label() {
        let grid = Question {
            kind: Kind::Grid,
            rows: vec![name("young", "39歳まで"), name("old", "40歳から")],
            columns: vec![name("male", "男"), name("female", "女")],
            ..Question::default()
        };
        let labels: Vec<String> = cells(&grid, 1).iter().map(|known| label(Lang::Ja, &grid, known)).collect();
        assert_eq!(labels, ["39歳まで・男", "39歳まで・女", "40歳から・男", "40歳から・女"]);
        assert_eq!(path(&grid, "40歳から・女").as_deref(), Some("old.female"));
        assert_eq!(path(&grid, "old.male").as_deref(), Some("old.male"));
        assert_eq!((path(&grid, "男"), path(&grid, "")), (None, None));
        let other =
            Choice {
                id: "other".into(), name: Bilingual::of("その他", "Other"), text: true, names: false
            };
        let choices = Question { kind: Kind::Choices, options: vec![other], ..Question::default() };
        assert_eq!(path(&choices, "その他").as_deref(), Some("other"));
        let words = label(Lang::Ja, &choices, &cells(&choices, 1)[1]);
        assert_eq!(path(&choices, &words).as_deref(), Some("other.words"));
        let lane =
            |id: &str, ja: &str| Lane { id: id.into(), name: Bilingual::of(ja, id), ..Lane::default() };
        let ranking = Question {
            kind: Kind::Ranking,
            top: 2,
            lanes: vec![lane("going_on", "継続"), lane("ended", "終結")],
            ..Question::default()
        };
        assert_eq!(path(&ranking, "終結・2").as_deref(), Some("ended.2"));
        let several = Question { kind: Kind::Agency, several: true, ..Question::default() };
        assert_eq!(path(&several, "7").as_deref(), Some("7"));
    }
}
