//! Small figures are not told to the public, nor what would give them away: the sum, which less the other parts is what is
//! hidden.
//!
//! Of whatever makes a sum together, the sum is hidden wherever anything in it is; a sum that is hidden without any of its
//! parts takes the largest of them along. Where sums have cells in common, what is left is reckoned as a reader would, and as
//! long as that leaves a hidden figure no choice, the largest figure beside it is hidden, too. Nothing that is published adds
//! figures up over agencies; what would, had to be hidden in the same way.

use std::collections::{BTreeMap, BTreeSet};

use super::{One, Paper};
use crate::domain::figure::Figure;
use crate::domain::rule::{self, Relation, Rule};
use crate::domain::worksheet::{Kind, Question};
use crate::exchange::Audience;
use crate::exchange::counts::Count;
use crate::exchange::labels;

/// The part that is the sum of the others.
const TOTAL: &str = "total";

/// A question and a path.
type Place = (String, String);

/// The cells of a filled sheet that are not told, by question and path, and what is told instead.
pub(in crate::exchange) type Hidden = BTreeMap<Place, Count>;

/// Figures that belong together.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// The cell that holds the sum; none where it is known without one (100), or several cells make it.
    whole: Option<Place>,
    /// What is added up; without a whole, all that belongs together.
    parts: BTreeSet<Place>,
    /// Whether the whole is just the sum of its parts, or at least that.
    is_exact: bool,
}

/// What an audience is not told of a filled sheet; nothing is hidden from those inside the meeting.
pub(in crate::exchange) fn hidden(paper: &Paper, one: &One, audience: Audience, small: usize) -> Hidden {
    if audience != Audience::Public {
        return Hidden::new();
    }
    hide(&figures(paper, one), paper.sums(), small)
}

fn hide(figures: &BTreeMap<Place, i64>, sums: &[Sum], small: usize) -> Hidden {
    let least = i64::try_from(small).unwrap_or(i64::MAX);
    let is_small = |(_, figure): &(&Place, &i64)| **figure > 0 && **figure < least;
    // below 2 is 1
    let few = if small > 2 { Count::Below(small) } else { Count::Withheld };
    let mut hidden: Hidden = figures.iter().filter(is_small).map(|(place, _)| (place.clone(), few)).collect();
    let gives_away = |hidden: &Hidden| sums.iter().find_map(|sum| sum.gives_away(figures, hidden));
    while let Some(place) = gives_away(&hidden).or_else(|| reckonable(figures, sums, &hidden)) {
        hidden.insert(place, Count::Withheld);
    }
    hidden
}

/// A cell that has to be hidden as well, because a hidden one can be reckoned out of several sums.
fn reckonable(figures: &BTreeMap<Place, i64>, sums: &[Sum], hidden: &Hidden) -> Option<Place> {
    let ranges = ranges(figures, sums, hidden);
    let is_open = |place: &&Place| ranges.get(*place).is_some_and(|(least, most)| least == most);
    let open = hidden.keys().find(is_open)?;
    let largest = |is_near: &dyn Fn(&Sum) -> bool| {
        let told = sums.iter().filter(|sum| is_near(sum)).flat_map(Sum::cells);
        let told = told.filter(|place| figures.contains_key(*place) && !hidden.contains_key(*place));
        told.max_by_key(|place| figures.get(*place))
    };
    let near = largest(&|sum| sum.cells().any(|place| place == open)).or_else(|| largest(&|_| true));
    near.or(Some(open).filter(|place| hidden.get(*place) != Some(&Count::Withheld))).cloned()
}

/// Between which figures a cell lies, for a reader who knows the sums.
fn ranges<'f>(
    figures: &'f BTreeMap<Place, i64>,
    sums: &[Sum],
    hidden: &Hidden,
) -> BTreeMap<&'f Place, (i64, i64)> {
    let range = |(place, figure): (&'f Place, &i64)| {
        let range = match hidden.get(place) {
            None | Some(Count::Of(_)) => (*figure, *figure),
            Some(Count::Below(small)) => (1, i64::try_from(*small).unwrap_or(i64::MAX).saturating_sub(1)),
            Some(Count::Withheld) => (0, UNBOUNDED),
        };
        (place, range)
    };
    let mut ranges: BTreeMap<&Place, (i64, i64)> = figures.iter().map(range).collect();
    for _ in 0..ROUNDS {
        let before = ranges.clone();
        sums.iter().for_each(|sum| sum.narrow(figures, &mut ranges));
        if ranges == before {
            break;
        }
    }
    ranges
}

/// More than any figure of a sheet.
const UNBOUNDED: i64 = 1_000_000_000_000;
/// How often the sums are gone through: each time the ranges that are not settled become narrower.
const ROUNDS: usize = 100;

impl Sum {
    fn cells(&self) -> impl Iterator<Item = &Place> {
        self.parts.iter().chain(&self.whole)
    }

    /// Narrows the ranges of its cells to those with which it can come out; of one that does not come out, nothing follows.
    fn narrow<'f>(&self, figures: &'f BTreeMap<Place, i64>, ranges: &mut BTreeMap<&'f Place, (i64, i64)>) {
        let parts: Vec<&Place> = self
            .parts
            .iter()
            .filter_map(|place| figures.get_key_value(place))
            .map(|(place, _)| place)
            .collect();
        let range = |ranges: &BTreeMap<&Place, (i64, i64)>, place: &Place| ranges.get(place).copied();
        let all: Vec<(i64, i64)> = parts.iter().filter_map(|place| range(ranges, place)).collect();
        let (least, most) = all.iter().fold((0, 0), |(least, most), one| (least + one.0, most + one.1));
        let whole = match &self.whole {
            None => {
                let sum: i64 = parts.iter().filter_map(|place| figures.get(*place)).sum();
                (sum, sum)
            }
            Some(whole) => match figures.get_key_value(whole) {
                Some((whole, _)) => range(ranges, whole).unwrap_or((0, UNBOUNDED)),
                None => return,
            },
        };
        let narrow = (whole.0.max(least), if self.is_exact { whole.1.min(most) } else { whole.1 });
        if narrow.0 > narrow.1 {
            return;
        }
        if let Some((whole, _)) = self.whole.as_ref().and_then(|whole| figures.get_key_value(whole)) {
            ranges.insert(whole, narrow);
        }
        for (place, (from, to)) in parts.into_iter().zip(all) {
            let lowest = if self.is_exact { narrow.0 - (most - to) } else { from };
            let (from, to) = (from.max(lowest), to.min(narrow.1 - (least - from)));
            if from <= to {
                ranges.insert(place, (from, to));
            }
        }
    }

    /// A cell that has to be hidden as well, because with it what is hidden could be reckoned.
    fn gives_away(&self, figures: &BTreeMap<Place, i64>, hidden: &Hidden) -> Option<Place> {
        let parts: Vec<&Place> = self.parts.iter().filter(|place| figures.contains_key(*place)).collect();
        let is_withheld = |place: &Place| hidden.get(place) == Some(&Count::Withheld);
        let some = parts.iter().any(|place| hidden.contains_key(*place));
        let largest = |places: &mut dyn Iterator<Item = &&Place>| {
            places.max_by_key(|place| figures.get(**place)).map(|place| (*place).clone())
        };
        let mut told = parts.iter().filter(|place| !hidden.contains_key(**place));
        let Some(whole) = &self.whole else {
            let count = parts.iter().filter(|place| hidden.contains_key(**place)).count();
            return match count {
                0 => None,
                1 => largest(&mut told),
                _ if parts.iter().any(|place| is_withheld(place)) => None,
                _ => largest(&mut parts.iter()),
            };
        };
        // a sum that is left blank tells nothing
        let sum = figures.get(whole)?;
        let added: i64 = parts.iter().filter_map(|place| figures.get(*place)).sum();
        let is_tight = self.is_exact || added >= *sum;
        match some {
            true if is_tight && !is_withheld(whole) => Some(whole.clone()),
            false if self.is_exact && hidden.contains_key(whole) => largest(&mut told),
            _ => None,
        }
    }
}

/// The figures of a sheet that the audience sees and that count something.
fn figures(paper: &Paper, one: &One) -> BTreeMap<Place, i64> {
    let mut figures = BTreeMap::new();
    let is_measured = |id: &str| paper.question(id).is_none_or(Question::is_measured);
    for answer in one.answers.iter().filter(|answer| is_measured(&answer.question)) {
        for put in &answer.cells {
            let all = || put.values.iter().filter_map(|value| Figure::read(value)).map(|figure| figure.value);
            // where people differ, the smallest that counts anything
            let least = all().filter(|figure| *figure > 0).min().or_else(|| all().min());
            if let Some(least) = least {
                figures.insert((answer.question.clone(), put.path.clone()), least);
            }
        }
    }
    figures
}

/// The sums of a worksheet: those of its checks, of the rows of its grids, and the parts beside a total.
pub(super) fn sums(paper: &Paper) -> Vec<Sum> {
    let mut sums = Vec::new();
    for question in paper.sheets.iter().flat_map(|sheet| &sheet.questions) {
        let all = || labels::cells(question, 1).into_iter().map(|known| known.cell.path);
        let place = |path: String| (question.id.clone(), path);
        match (question.kind, &question.total) {
            (Kind::Grid, Some(total)) => {
                let totals: Vec<String> =
                    all().filter(|path| path.rsplit('.').next() == Some(total.as_str())).collect();
                for whole in totals {
                    let row = whole.strip_suffix(total.as_str()).unwrap_or_default();
                    let parts = all().filter(|path| path.starts_with(row) && *path != whole);
                    let parts = parts.map(place).collect();
                    sums.push(Sum { whole: Some(place(whole)), parts, is_exact: true });
                }
            }
            (Kind::Number | Kind::Counts, _) => {
                let is_total = |path: &&String| path.rsplit('.').next() == Some(TOTAL);
                let paths: Vec<String> = all().collect();
                for whole in paths.iter().filter(is_total) {
                    let lane = whole.strip_suffix(TOTAL).unwrap_or_default();
                    let parts = paths.iter().filter(|path| path.starts_with(lane) && *path != whole);
                    let parts = parts.cloned().map(place).collect();
                    sums.push(Sum { whole: Some(place(whole.clone())), parts, is_exact: true });
                }
            }
            _ => {}
        }
        for check in &question.checks {
            let rows = |grid: &Question| grid.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
            let rules: Vec<Rule> = match &check.each_row {
                None => vec![check.rule.clone()],
                Some(grid) => {
                    let rows = paper.question(grid).map(rows).unwrap_or_default();
                    rows.iter().map(|row| check.rule.of_row(&format!("{grid}.{row}"))).collect()
                }
            };
            sums.extend(rules.iter().flat_map(Rule::relations).filter_map(|of| related(paper, &of)));
        }
    }
    sums
}

/// What two sides of a rule make together.
fn related(paper: &Paper, relation: &Relation) -> Option<Sum> {
    let side =
        |paths: &[&str]| paths.iter().flat_map(|path| expand(paper, path)).collect::<BTreeSet<Place>>();
    let (less, more) = (side(&relation.less), side(&relation.more));
    let only = |side: &BTreeSet<Place>| side.first().filter(|_| side.len() == 1).cloned();
    let is_exact = relation.is_equal;
    match (only(&less), only(&more)) {
        (_, Some(whole)) => Some(Sum { whole: Some(whole), parts: less, is_exact }),
        (Some(whole), None) if is_exact && !more.is_empty() => {
            Some(Sum { whole: Some(whole), parts: more, is_exact })
        }
        _ => is_exact.then(|| Sum { whole: None, parts: less.into_iter().chain(more).collect(), is_exact }),
    }
}

/// The cells that a path of a rule means.
fn expand(paper: &Paper, path: &str) -> BTreeSet<Place> {
    let (id, cells) = rule::parted(path);
    let Some(question) = paper.question(id) else { return BTreeSet::new() };
    let all = labels::cells(question, 1).into_iter().map(|known| known.cell.path);
    all.filter(|path| rule::fits(cells, path)).map(|path| (id.to_owned(), path)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(name: char) -> Place {
        ("q".to_owned(), name.to_string())
    }

    fn sum(whole: Option<char>, parts: &str, is_exact: bool) -> Sum {
        Sum { whole: whole.map(place), parts: parts.chars().map(place).collect(), is_exact }
    }

    /// Sums within sums, one whole made in two ways, a sum that is known without a cell, one that is at least its parts.
    fn sums() -> Vec<Sum> {
        vec![
            sum(Some('t'), "abc", true),
            sum(Some('t'), "de", true),
            sum(Some('d'), "fg", true),
            sum(None, "hij", true),
            sum(Some('u'), "kl", false),
        ]
    }

    fn told(figures: &[(char, i64)], sums: &[Sum]) -> Vec<(char, Count)> {
        let figures: BTreeMap<Place, i64> = figures.iter().map(|(name, of)| (place(*name), *of)).collect();
        let hidden = hide(&figures, sums, 5);
        hidden.into_iter().map(|((_, name), count)| (name.chars().next().unwrap(), count)).collect()
    }

    #[test]
    fn a_sum_is_hidden_with_any_of_its_parts() {
        let both = [sum(Some('t'), "ab", true)];
        let (few, none) = (Count::Below(5), Count::Withheld);
        assert_eq!(told(&[('t', 8), ('a', 4), ('b', 4)], &both), [('a', few), ('b', few), ('t', none)]);
        assert_eq!(told(&[('t', 12), ('a', 10), ('b', 2)], &both), [('b', few), ('t', none)]);
        assert_eq!(told(&[('t', 3), ('a', 3), ('b', 0)], &both), [('a', few), ('t', none)]);
        assert_eq!(told(&[('a', 10), ('b', 2)], &both), [('b', few)]);
        assert_eq!(told(&[('t', 12), ('a', 6), ('b', 6)], &both), []);
        // of what comes to 100 the largest goes along; of what is at most the whole, only what fills it
        let hundred = [sum(None, "abc", true)];
        assert_eq!(told(&[('a', 92), ('b', 4), ('c', 4)], &hundred), [('a', none), ('b', few), ('c', few)]);
        let most = [sum(Some('t'), "abcde", false)];
        let ones = |whole| [('t', whole), ('a', 1), ('b', 1), ('c', 1), ('d', 1), ('e', 1)];
        assert!(told(&ones(5), &most).contains(&('t', none)));
        assert!(!told(&ones(6), &most).iter().any(|(name, _)| *name == 't'));
    }

    /// Whether a cell can hold a figure, by all that was published.
    fn can_be(
        known: &BTreeMap<Place, i64>,
        hidden: &Hidden,
        sums: &[Sum],
        given: &mut BTreeMap<Place, i64>,
    ) -> bool {
        let read = |given: &BTreeMap<Place, i64>, place: &Place| {
            given.get(place).or_else(|| known.get(place).filter(|_| !hidden.contains_key(place))).copied()
        };
        for sum in sums {
            let parts: Vec<&Place> = sum.parts.iter().filter(|place| known.contains_key(*place)).collect();
            let whole = match &sum.whole {
                None => Some(100),
                Some(whole) if !known.contains_key(whole) => continue,
                Some(whole) => read(given, whole),
            };
            let told: Vec<i64> = parts.iter().filter_map(|place| read(given, place)).collect();
            let (added, is_whole) = (told.iter().sum::<i64>(), told.len() == parts.len());
            let fits = match whole {
                None => true,
                Some(whole) if is_whole && sum.is_exact => added == whole,
                Some(whole) => added <= whole,
            };
            if !fits {
                return false;
            }
        }
        // what the sums leave no choice of
        for sum in sums.iter().filter(|sum| sum.is_exact) {
            let whole = sum.whole.iter().filter(|whole| known.contains_key(*whole));
            if sum.whole.is_some() && whole.clone().next().is_none() {
                continue;
            }
            let all = sum.parts.iter().chain(whole);
            let open: Vec<&Place> = all.filter(|place| read(given, place).is_none()).collect();
            if let [open] = open[..] {
                let parts = sum.parts.iter().filter(|place| *place != open);
                let parts: i64 = parts.filter_map(|place| read(given, place)).sum();
                let figure = match &sum.whole {
                    Some(whole) if whole == open => parts,
                    Some(whole) => read(given, whole).unwrap() - parts,
                    None => 100 - parts,
                };
                if figure < 0 || hidden.get(open) == Some(&Count::Below(5)) && !(1..=4).contains(&figure) {
                    return false;
                }
                let open = open.clone();
                given.insert(open.clone(), figure);
                let is = can_be(known, hidden, sums, given);
                given.remove(&open);
                return is;
            }
        }
        // the few first: what is withheld mostly follows from them
        let open =
            |of: &Count| hidden.iter().find(|(place, count)| *count == of && !given.contains_key(*place));
        let Some((next, count)) = open(&Count::Below(5)).or_else(|| open(&Count::Withheld)) else {
            return true;
        };
        let (next, range) = (next.clone(), if *count == Count::Withheld { 0..=100 } else { 1..=4 });
        range.into_iter().any(|figure| {
            given.insert(next.clone(), figure);
            let is = can_be(known, hidden, sums, given);
            given.remove(&next);
            is
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
        #[test]
        fn what_is_hidden_cannot_be_reckoned(
            few in prop::collection::vec(0_i64..9, 6),
            many in prop::collection::vec(0_i64..30, 2),
            blank in prop::collection::btree_set(0_usize..12, 0..4),
        ) {
            let [a, b, c, f, h, k] = few[..] else { unreachable!() };
            let (t, l) = (a + b + c, many[0] % 6);
            let d = many[1].min(t);
            let f = f.min(d);
            let figures = [
                ('a', a), ('b', b), ('c', c), ('t', t), ('d', d), ('e', t - d), ('f', f), ('g', d - f),
                ('h', h), ('i', k), ('j', 100 - h - k), ('k', k), ('l', l), ('u', k + l + many[0] % 3),
            ];
            // what belongs to a sum is filled in or all of it is blank, else it would not add up
            let gone = |name: char| match name {
                'a' | 'b' | 'c' => blank.contains(&0),
                't' => blank.contains(&1),
                'd' | 'e' => blank.contains(&2),
                'f' | 'g' => blank.contains(&3),
                'u' => blank.contains(&4),
                _ => false,
            };
            let known: BTreeMap<Place, i64> =
                figures.into_iter().filter(|(name, _)| !gone(*name)).map(|(name, of)| (place(name), of)).collect();
            let sums: Vec<Sum> = sums().into_iter().filter(|sum| sum.parts.iter().all(|part| known.contains_key(part))).collect();
            let hidden = hide(&known, &sums, 5);
            for (place, figure) in known.iter().filter(|(_, figure)| **figure > 0 && **figure < 5) {
                prop_assert!(hidden.contains_key(place));
                let range = if hidden[place] == Count::Withheld { 0..=100 } else { 1..=4 };
                let others = range.filter(|other| other != figure);
                let could = |other| can_be(&known, &hidden, &sums, &mut BTreeMap::from([(place.clone(), other)]));
                prop_assert!(others.into_iter().any(could), "{place:?} is {figure} in {known:?} with {hidden:?}");
            }
        }
    }
}
