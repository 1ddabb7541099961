//! Meetings in figures, as they are told: titled sections of rows, the same for the screen, for texts and for files.

pub mod csv;
pub mod json;
pub mod text;

use std::collections::BTreeMap;

use crate::domain::figure::{Figure, grouped, tenths};
use crate::domain::figures::grouping::SECRETARIAT;
use crate::domain::figures::{
    By, Cases, Counts, Figures, Item, Key, Known, Main, Name, Named, One, Sum, Sums, Year, total,
};
use crate::domain::kinds::Kinds;
use crate::domain::overlap::Answer;
use crate::domain::promise::{Fate, Sort};
use crate::i18n::{Lang, date};
use crate::text::Clean;

/// A blank.
pub(super) const BLANK: &str = "-";

/// Rows under a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its stable word (`overlaps`).
    pub word: &'static str,
    /// Its title.
    pub title: String,
    /// The fiscal year it is of, by the year it begins in; of most sections none.
    pub year: Option<i32>,
    /// What the shares of its rows are of; none where they have none.
    pub n: Option<usize>,
    /// What stands above the columns: stable word and words for people; nothing where there is one column.
    pub heads: Vec<(&'static str, String)>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is to be said about it.
    pub notes: Vec<String>,
}

/// One row of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its stable word or id (`agreed`); a name where it has none.
    pub word: String,
    /// What it is called.
    pub name: String,
    /// What stands in the columns.
    pub cells: Vec<Cell>,
}

/// What stands in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As it is read: 1,063, 月1程度以上, or the sign of a blank.
    pub shown: String,
    /// The number; a blank is none.
    pub value: Option<i64>,
}

/// For whom, and in which words, figures are told.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The language.
    pub lang: Lang,
    /// The kinds of agencies.
    pub kinds: &'a Kinds,
    /// Whether names of agencies stand beside figures: not on the wall, where they would read as a score.
    pub names: bool,
}

/// What was counted, and how.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The figures.
    pub sums: Sums,
    /// By what they are grouped.
    pub by: Option<By>,
    /// From which day on, as `2026-04-01`; empty where from the first.
    pub since: String,
    /// Up to which day.
    pub until: String,
    /// Whether what is counted is made up.
    pub fictional: bool,
    /// Made-up meetings that are left out.
    pub left_out: usize,
    /// Meetings without a day that are left out.
    pub undated: usize,
    /// How many files were read.
    pub files: usize,
    /// How many files could not be read.
    pub unread: usize,
    /// Files that hold nothing that others do not hold, as they are named.
    pub copies: Vec<String>,
}

impl Cell {
    fn count(count: usize) -> Self {
        let value = i64::try_from(count).unwrap_or(i64::MAX);
        Self { shown: grouped(value), value: Some(value) }
    }

    /// A sum; of figures of several measures there is none.
    fn sum(sum: &Sum, lang: Lang) -> Self {
        let shown = match &sum.figure {
            Some(figure) => figure.shown(),
            None if sum.is_mixed() => lang.figures_apart().to_owned(),
            None => BLANK.to_owned(),
        };
        let value =
            sum.figure.as_ref().filter(|figure| figure.per.is_empty()).map(|figure: &Figure| figure.value);
        Self { shown, value }
    }
}

impl Row {
    fn count(word: &str, name: &str, count: usize) -> Self {
        Self { word: word.to_owned(), name: name.to_owned(), cells: vec![Cell::count(count)] }
    }

    /// The share of its figure in tenths of a percent.
    #[must_use]
    pub fn share(&self, section: &Section) -> Option<i64> {
        tenths(self.cells.first()?.value?, i64::try_from(section.n?).ok()?)
    }
}

impl Section {
    fn new(word: &'static str, title: impl Into<String>) -> Self {
        Self { word, title: title.into(), ..Self::default() }
    }

    fn of(self, n: usize) -> Self {
        Self { n: Some(n), ..self }
    }

    fn rows(self, rows: impl IntoIterator<Item = Row>) -> Self {
        Self { rows: rows.into_iter().collect(), ..self }
    }

    /// Whether there is nothing but zeros.
    fn is_empty(&self) -> bool {
        let says = |cell: &Cell| cell.value.is_none_or(|value| value != 0) && cell.shown != BLANK;
        !self.rows.iter().flat_map(|row| &row.cells).any(says)
    }
}

/// Everything that figures tell, without what never occurs.
#[must_use]
pub fn sections(figures: &Figures, telling: Telling) -> Vec<Section> {
    let lang = telling.lang;
    let all = figures.all_entries();
    let mut sections = vec![meetings(figures, lang), attendance(figures, lang)];
    sections.push(
        Section::new("entries", lang.figures_total(lang.out_count_entries(), &count(all))).rows(named(
            &figures.entries,
            telling,
            lang.figures_unknown_question(),
        )),
    );
    let answers = |word, title: &str, counts: &Counts<Answer>| {
        let row = |answer: Answer| {
            Row::count(answer.word(), lang.answer(answer.word()), counts.get(&answer).copied().unwrap_or(0))
        };
        Section::new(word, title).of(total(counts)).rows(Answer::ALL.map(row))
    };
    sections.push(answers("overlaps", lang.figures_overlaps(), &figures.overlaps));
    sections.push(answers("answers", lang.figures_answers(), &figures.answers));
    let fates = |word, sort: Sort, counts: &Counts<Fate>| {
        let row = |fate: Fate| {
            Row::count(fate.word(), lang.became(fate.word()), counts.get(&fate).copied().unwrap_or(0))
        };
        Section::new(word, lang.outcome(sort.kind())).of(total(counts)).rows(Fate::ALL.map(row))
    };
    sections.push(fates("actions", Sort::Action, &figures.actions));
    sections.push(fates("roles", Sort::Role, &figures.roles));
    sections.push(Section::new("issues", lang.outcome("issue")).of(figures.issues()).rows([
        Row::count("owned", lang.figures_owned(), figures.owned),
        Row::count("ownerless", lang.figures_ownerless(), figures.ownerless),
    ]));
    sections.push(Section::new("outcome", lang.figures_outcome()).rows([
        Row::count("decisions", lang.outcome("decision"), figures.decisions),
        Row::count("parked", lang.out_parked(), figures.parked),
    ]));
    sections.extend(cases(&figures.cases, figures.networks, telling));
    sections.extend(programme(figures, lang));
    sections.retain(|section| !section.is_empty());
    sections
}

fn count(count: usize) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

fn meetings(figures: &Figures, lang: Lang) -> Section {
    let networks =
        (figures.networks > 1).then(|| Row::count("networks", lang.figures_networks(), figures.networks));
    let rows = [
        Row::count("held", lang.figures_held(), figures.held),
        Row::count("planned", lang.figures_planned(), figures.planned),
        Row::count("agencies", lang.figures_agencies(), figures.agencies.len()),
    ];
    Section::new("meetings", lang.figures_meetings()).rows(networks.into_iter().chain(rows))
}

fn attendance(figures: &Figures, lang: Lang) -> Section {
    let absent = figures.seats.saturating_sub(figures.there + figures.handed_in + figures.not_noted);
    let not_noted =
        (figures.not_noted > 0).then(|| Row::count("not_noted", lang.out_not_noted(), figures.not_noted));
    let rows = [
        Row::count("there", lang.figures_there(), figures.there),
        Row::count("handed_in", lang.attendance("handed_in"), figures.handed_in),
        Row::count("absent", lang.attendance("absent"), absent),
    ];
    let section = Section::new("attendance", lang.figures_attendance()).of(figures.seats);
    section.rows(rows.into_iter().chain(not_noted))
}

/// Rows of what has a name, in the order of the worksheets.
fn named(named: &Named, telling: Telling, unknown: &str) -> Vec<Row> {
    let sheet = |id: &str| id.split_once('/').map_or("", |(sheet, _)| sheet).to_owned();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (id, one) in named {
        let place = places.entry(sheet(id)).or_insert(usize::MAX);
        *place = one.name.at.0.min(*place);
    }
    let mut all: Vec<_> = named.iter().collect();
    all.sort_by_cached_key(|(id, one)| (places.get(&sheet(id)).copied(), sheet(id), one.name.at.1));
    let row =
        |(id, one): (&String, &One)| Row::count(id, &name(&one.name, id, telling.lang, unknown), one.count);
    all.into_iter().map(row).collect()
}

fn name(name: &Name, id: &str, lang: Lang, unknown: &str) -> String {
    let known = lang.of(&name.ja, &name.en);
    let told = if known.is_empty() && !id.is_empty() && id != "/" { id } else { known };
    if told.is_empty() { unknown.to_owned() } else { Clean::line(told).into_string() }
}

fn cases(cases: &Cases, networks: usize, telling: Telling) -> Vec<Section> {
    let lang = telling.lang;
    let mut sections = vec![Section::new("cases", lang.figures_cases()).rows([
        Row::count("distinct", lang.figures_distinct(), cases.distinct),
        Row::count("cumulative", lang.figures_cumulative(), cases.cumulative),
    ])];
    let of_all = |word, title: &str| Section::new(word, title).of(cases.distinct);
    let told = |options: &Named| named(options, telling, lang.figures_not_told());
    sections.push(of_all("routes", lang.figures_routes()).rows(told(&cases.routes)));
    if telling.names {
        sections.push(of_all("main", lang.figures_main()).rows(main(cases, networks, telling)));
    }
    sections.push(of_all("states", lang.figures_states()).rows(told(&cases.states)));
    sections
}

/// Who is mainly responsible: by agency, and over several networks by the kind that its name speaks of.
fn main(cases: &Cases, networks: usize, telling: Telling) -> Vec<Row> {
    let (lang, kinds) = (telling.lang, telling.kinds);
    let kind = |word: &str| kinds.all().iter().find(|kind| kind.id == word);
    let mut counts: Vec<(usize, String, usize)> = Vec::new();
    for (main, count) in &cases.main {
        let (rank, name) = match main {
            Main::Agency(name) if networks > 1 => match kinds.in_name(name) {
                Some(kind) => (0, lang.of(&kind.name.ja, &kind.name.en).to_owned()),
                None => (1, lang.figures_other_agency().to_owned()),
            },
            Main::Agency(name) => (0, Clean::line(name).into_string()),
            Main::Kind(word) => {
                (0, kind(word).map_or(word.as_str(), |kind| lang.of(&kind.name.ja, &kind.name.en)).to_owned())
            }
            Main::Again => (2, lang.figures_again().to_owned()),
            Main::NotTold => (3, lang.figures_not_told().to_owned()),
        };
        match counts.iter_mut().find(|(_, known, _)| *known == name) {
            Some((.., sum)) => *sum += count,
            None => counts.push((rank, name, *count)),
        }
    }
    counts.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    counts.into_iter().map(|(_, name, count)| Row::count(&name, &name, count)).collect()
}

/// What was planned and held: a section for each year that is the newest of a network.
fn programme(figures: &Figures, lang: Lang) -> Vec<Section> {
    figures.programme.years().map(|(year, told)| of_year(year, told, figures.networks, lang)).collect()
}

fn of_year(year: i32, told: &Year, networks: usize, lang: Lang) -> Section {
    let items = told.items();
    let (mut rows, mut apart, mut several) = (Vec::new(), false, false);
    for (known, item) in &items {
        several |= item.plan.of > 1;
        apart |= item.plan.is_mixed() || item.held.is_mixed();
        let cell = |sum: &Sum| {
            let mut cell = Cell::sum(sum, lang);
            if sum.of > 1 && sum.given < sum.of && sum.given > 0 {
                cell.shown = lang.figures_given(&cell.shown, sum.given, sum.of);
            }
            cell
        };
        let Known { area, item: name, unit } = known;
        let word = format!("{year}/{area}/{name}/{unit}");
        let twins = items.iter().filter(|(other, _)| (&other.item, &other.unit) == (name, unit)).count();
        let name = item_name(name, item, twins > 1, lang);
        rows.push(Row { word, name, cells: vec![cell(&item.plan), cell(&item.held)] });
    }
    let mut section = Section::new("programme", lang.figures_programme(&self::year(year, lang))).rows(rows);
    section.year = Some(year);
    section.heads = vec![("plan", lang.figures_plan().to_owned()), ("held", lang.figures_done().to_owned())];
    if told.networks < networks {
        section.notes.push(lang.figures_of_year(told.networks, networks));
    }
    section.notes.push(lang.figures_blank().to_owned());
    if several {
        section.notes.push(lang.figures_summed().to_owned());
    }
    if apart {
        section.notes.push(lang.results_apart().to_owned());
    }
    section
}

/// An item with what it is counted in, and its area where another one is called the same.
fn item_name(name: &str, item: &Item, is_twin: bool, lang: Lang) -> String {
    let name = Clean::line(if name.is_empty() { lang.figures_not_told() } else { name }).into_string();
    let area = Some(lang.of(&item.area.ja, &item.area.en)).filter(|_| is_twin);
    let beside = area.into_iter().chain([lang.of(&item.unit.ja, &item.unit.en)]);
    let beside: Vec<_> =
        beside.filter(|words| !words.is_empty()).map(|words| Clean::line(words).into_string()).collect();
    if beside.is_empty() { name } else { lang.figures_beside(&name, &beside.join(lang.out_comma())) }
}

/// A fiscal year by the year it begins in.
fn year(year: i32, lang: Lang) -> String {
    if year > 0 { date::fiscal(lang, year) } else { lang.figures_no_day().to_owned() }
}

/// What a group is called.
#[must_use]
pub fn group(key: &Key, by: By, lang: Lang) -> String {
    let words = Clean::line(&key.words).into_string();
    if words.is_empty() {
        return match by {
            By::Month | By::Year => lang.figures_no_day(),
            By::Agency => lang.figures_no_agency(),
            By::Area => lang.figures_no_area(),
            By::Layer => lang.figures_no_layer(),
        }
        .to_owned();
    }
    match by {
        By::Month => date::typeable_month(lang, &words).unwrap_or(words),
        By::Year => words.parse().map_or(words, |number| year(number, lang)),
        By::Agency if key.id.is_none() && words == SECRETARIAT => lang.duty(SECRETARIAT).to_owned(),
        By::Agency | By::Area | By::Layer => words,
    }
}
