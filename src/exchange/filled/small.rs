//! Small figures are not told to the public, nor those beside them that would give them away: the sum, which less the
//! other parts is what is hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::{One, Paper};
use crate::domain::figure::Figure;
use crate::domain::worksheet::{Kind, Question};
use crate::exchange::Audience;
use crate::exchange::counts::Count;
use crate::exchange::labels;

/// The part or column that is the sum of the others.
const TOTAL: &str = "total";

/// The cells of a filled sheet that are not told, by question and path, and what is told instead.
pub(in crate::exchange) type Hidden = BTreeMap<(String, String), Count>;

/// What an audience is not told of a filled sheet; nothing is hidden from those inside the meeting.
pub(in crate::exchange) fn hidden(paper: &Paper, one: &One, audience: Audience, small: usize) -> Hidden {
    if audience != Audience::Public {
        return Hidden::new();
    }
    let figures = figures(one);
    let small = i64::try_from(small).unwrap_or(i64::MAX);
    let below = Count::Below(usize::try_from(small).unwrap_or(usize::MAX));
    let is_small = |(_, figure): &(&Place, &i64)| **figure > 0 && **figure < small;
    let mut hidden: Hidden =
        figures.iter().filter(is_small).map(|(place, _)| (place.clone(), below)).collect();
    let sums = sums(paper);
    // one that is hidden alone among figures that make a sum can be reckoned: the largest is hidden with it
    while let Some(place) = sums.iter().find_map(|sum| given_away(sum, &figures, &hidden)) {
        hidden.insert(place, Count::Withheld);
    }
    hidden
}

/// A question and a path.
type Place = (String, String);

fn given_away(sum: &BTreeSet<Place>, figures: &BTreeMap<Place, i64>, hidden: &Hidden) -> Option<Place> {
    let known = || sum.iter().filter(|place| figures.contains_key(*place));
    let told: Vec<&Place> = known().filter(|place| !hidden.contains_key(*place)).collect();
    if told.is_empty() || known().count() - told.len() != 1 {
        return None;
    }
    told.into_iter().max_by_key(|place| figures.get(*place)).cloned()
}

/// The figures of a sheet that the audience sees.
fn figures(one: &One) -> BTreeMap<Place, i64> {
    let mut figures = BTreeMap::new();
    for answer in &one.answers {
        for put in &answer.cells {
            // where people differ, the smallest that stands there
            let least =
                put.values.iter().filter_map(|value| Figure::read(value)).map(|figure| figure.value).min();
            if let Some(least) = least {
                figures.insert((answer.question.clone(), put.path.clone()), least);
            }
        }
    }
    figures
}

/// The figures that make a sum together: those of a check, of a row of a grid, and the parts beside a total.
fn sums(paper: &Paper) -> Vec<BTreeSet<Place>> {
    let mut sums = Vec::new();
    for question in paper.sheets.iter().flat_map(|sheet| &sheet.questions) {
        match question.kind {
            Kind::Grid => {
                let row = |row: &crate::domain::worksheet::Named| {
                    let begins = format!("{}.", row.id);
                    let cells = labels::cells(question, 1).into_iter().map(|known| known.cell.path);
                    let here = cells.filter(|path| path.starts_with(&begins));
                    here.map(|path| (question.id.clone(), path)).collect()
                };
                if question.total.is_some() {
                    sums.extend(question.rows.iter().map(row));
                }
            }
            Kind::Number | Kind::Counts if question.parts.iter().any(|part| part.id == TOTAL) => {
                sums.push(expand(paper, &format!("{}.*", question.id)));
            }
            _ => {}
        }
        for check in question.checks.iter().filter(|check| check.rule.written().contains("==")) {
            let rows = |grid: &Question| grid.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
            let rules = match &check.each_row {
                None => vec![check.rule.clone()],
                Some(grid) => {
                    let rows = paper.question(grid).map(rows).unwrap_or_default();
                    rows.iter().map(|row| check.rule.of_row(&format!("{grid}.{row}"))).collect()
                }
            };
            for rule in rules {
                sums.push(rule.paths().into_iter().flat_map(|path| expand(paper, path)).collect());
            }
        }
    }
    sums
}

/// The cells that a path of a rule means.
fn expand(paper: &Paper, path: &str) -> BTreeSet<Place> {
    let (id, cells) = path.split_once('.').unwrap_or((path, ""));
    let Some(question) = paper.question(id) else { return BTreeSet::new() };
    let wanted: Vec<&str> = cells.split('.').collect();
    let fits = |path: &str| {
        let parts: Vec<&str> = path.split('.').collect();
        parts.len() == wanted.len()
            && parts.iter().zip(&wanted).all(|(part, wanted)| *wanted == "*" || part == wanted)
    };
    let all = labels::cells(question, 1).into_iter().map(|known| known.cell.path);
    all.filter(|path| fits(path)).map(|path| (id.to_owned(), path)).collect()
}
