//! What questions came to, in words: tables for the wall, for texts and for files.

pub mod before;
pub mod lines;
pub mod text;
pub(super) mod told;

use crate::domain::figure::{grouped, percent};
use crate::domain::response::{Of, Whose};
use crate::domain::tally::places::Who;
use crate::domain::tally::shares::Row as Share;
use crate::domain::tally::{Figures, Grid, Part, Places, Shares, Span, Sum, Tally};
use crate::domain::worksheet::{Kind, Question, Scope};
use crate::domain::{agency, filled};
use crate::i18n::{Lang, date};
use crate::text::Clean;

use super::cells::Cells;

/// What a question came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The lane it is of; empty where the question has none.
    pub lane: String,
    /// What stands above the columns; empty above the names.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the last column is words, not a figure.
    pub in_words: bool,
    /// Whether shares may be drawn as bars.
    pub bars: bool,
    /// What is to be said about it.
    pub notes: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is called, then what stands in the columns.
    pub cells: Vec<String>,
    /// Its share in tenths of a percent, for a bar.
    pub share: Option<i64>,
    /// Whether it sums the others up.
    pub is_total: bool,
    /// Whether it is the sum of their figures, not of their shares.
    pub sums_figures: bool,
}

/// A blank.
const BLANK: &str = "-";

/// How many were asked and answered, beside the heading.
#[must_use]
pub fn n(cells: &Cells, tally: &Tally) -> String {
    match tally.question.kind {
        Kind::Choice => cells.lang.results_n(tally.n),
        Kind::Choices => cells.lang.results_n_several(tally.n),
        _ => cells.lang.results_n_answered(tally.n, tally.answered),
    }
}

/// How many sheets of a worksheet there are; of agencies also how many are still to come.
#[must_use]
pub fn how_many(lang: Lang, scope: Scope, count: usize, waiting: usize) -> String {
    match scope {
        Scope::Agency => lang.results_handed_in(count, count + waiting),
        Scope::Reply => lang.results_replies(count),
        Scope::Case => lang.results_cases(count),
        Scope::Meeting | Scope::Network => lang.results_sheets(count),
    }
}

/// The tables of a question, one for each lane; `points` tells of agencies how often they were named.
#[must_use]
pub fn tables(cells: &Cells, tally: &Tally, points: bool) -> Vec<Table> {
    tally.parts.iter().filter_map(|part| table(cells, tally, part, points)).collect()
}

fn table(cells: &Cells, tally: &Tally, part: &Part, points: bool) -> Option<Table> {
    let told = Told { cells, question: tally.question, n: tally.n };
    let mut table = match &part.sum {
        Sum::Shares(shares) => told.shares(shares),
        Sum::Figures(figures) => told.figures(figures),
        Sum::Grid(grid) => told.grid(grid),
        Sum::Places(places) => told.places(places, points),
        Sum::Spans(spans) => told.spans(spans),
        Sum::Said => return None,
    };
    table.lane = part.lane.map(|lane| cells.named(&lane.name)).unwrap_or_default();
    Some(table)
}

struct Told<'a> {
    cells: &'a Cells<'a>,
    question: &'a Question,
    n: usize,
}

impl Told<'_> {
    fn shares(&self, shares: &Shares) -> Table {
        let (cells, lang) = (self.cells, self.cells.lang);
        let is_counted = shares.none.is_none();
        let unit = cells.named(&self.question.unit);
        // shares that were given as such are no cases to be added up
        let is_mean = is_counted && self.question.asks_shares();
        let row = |name: String, figure: i64, share: Option<i64>, is_total: bool| {
            let mut told = vec![name];
            if !is_mean {
                told.push(grouped(figure));
            }
            told.push(share.map_or_else(|| BLANK.to_owned(), percent));
            Row { cells: told, share: share.filter(|_| !is_total), is_total, sums_figures: is_total }
        };
        let mut rows: Vec<Row> = shares
            .rows
            .iter()
            .map(|option| row(cells.named(option.name), option.figure, option.tenths, false))
            .collect();
        if let Some((none, share)) = shares.none {
            rows.push(row(lang.results_none().to_owned(), none, share, false));
        }
        let adds_to = shares.adds_to();
        if !shares.several && !is_mean {
            rows.push(row(lang.results_total().to_owned(), shares.of, adds_to, true));
        }
        let figures = if is_counted && !unit.is_empty() { unit } else { lang.results_answers().to_owned() };
        let mut head = vec![String::new(), figures, "%".to_owned()];
        if is_mean {
            head.remove(1);
        }
        let mut notes = Vec::new();
        if shares.several {
            notes.push(lang.results_several().to_owned());
        }
        if is_mean {
            notes.push(lang.results_mean().to_owned());
        }
        notes.extend(self.not_hundred(adds_to));
        notes.extend(shares.rows.iter().filter_map(|option| self.words(option)));
        Table { head, rows, bars: true, notes, ..Table::default() }
    }

    fn not_hundred(&self, adds_to: Option<i64>) -> Option<String> {
        let adds_to = adds_to.filter(|adds_to| *adds_to != 1000)?;
        Some(self.cells.lang.results_not_hundred(&percent(adds_to)))
    }

    /// What was written beside an option, each once.
    fn words(&self, option: &Share) -> Option<String> {
        let lang = self.cells.lang;
        let mut words: Vec<String> = Vec::new();
        for written in option.words.iter().flat_map(|written| written.split(['、', '，', ','])) {
            let written = Clean::line(written).trim().to_owned();
            if !written.is_empty() && !words.contains(&written) {
                words.push(written);
            }
        }
        let name = self.cells.named(option.name);
        (!words.is_empty()).then(|| lang.results_words(&name, &words.join(lang.out_comma())))
    }

    fn figures(&self, figures: &[Figures]) -> Table {
        let (cells, lang) = (self.cells, self.cells.lang);
        let row = |figure: &Figures| {
            let sum =
                figure.sum.map(grouped).map(|sum| if figure.about { lang.results_about(&sum) } else { sum });
            let given = lang.results_part(figure.given, self.n);
            let told = vec![cells.named(figure.name), sum.unwrap_or_else(|| BLANK.to_owned()), given];
            Row { cells: told, ..Row::default() }
        };
        let unit = cells.named(&self.question.unit);
        let unit = if unit.is_empty() { lang.results_total().to_owned() } else { unit };
        let apart = figures.iter().any(|figure| figure.sum.is_none() && figure.given > 0);
        Table {
            head: vec![String::new(), unit, lang.results_answers().to_owned()],
            rows: figures.iter().map(row).collect(),
            notes: apart.then(|| lang.results_apart().to_owned()).into_iter().collect(),
            ..Table::default()
        }
    }

    fn grid(&self, grid: &Grid) -> Table {
        let (cells, lang) = (self.cells, self.cells.lang);
        let widths = &self.question.widths;
        let share = |share: Option<i64>| share.map_or_else(|| BLANK.to_owned(), percent);
        let width = |at: usize| match widths.get(at) {
            Some(0) | None => String::new(),
            Some(years) => lang.results_years(*years),
        };
        let mut head = vec![String::new()];
        if grid.uneven && !widths.is_empty() {
            head.push(lang.results_width().to_owned());
        }
        let has_width = head.len() > 1;
        let total =
            grid.total.map_or_else(|| lang.results_total().to_owned(), |total| cells.named(&total.name));
        head.extend([total, "%".to_owned()]);
        head.extend(grid.columns.iter().map(|column| cells.named(&column.name)));
        let line = |name: String, width: String, figures: Vec<String>| {
            let width = has_width.then_some(width);
            [name].into_iter().chain(width).chain(figures).collect::<Vec<_>>()
        };
        let mut rows: Vec<Row> = grid
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let figures = [grouped(row.total), share(row.tenths)].into_iter();
                let figures = figures.chain(row.figures.iter().map(|figure| grouped(*figure))).collect();
                Row {
                    cells: line(cells.named(row.name), width(at), figures),
                    share: row.tenths,
                    ..Row::default()
                }
            })
            .collect();
        let sums = [grouped(grid.sum), share(grid.adds_to())].into_iter();
        let sums = sums.chain(grid.sums.iter().map(|(sum, _)| grouped(*sum))).collect();
        let blank = String::new;
        let total = line(lang.results_total().to_owned(), blank(), sums);
        rows.push(Row { cells: total, share: None, is_total: true, sums_figures: true });
        let shares = [blank(), blank()].into_iter().chain(grid.sums.iter().map(|(_, of)| share(*of)));
        let shares = line("%".to_owned(), blank(), shares.collect());
        rows.push(Row { cells: shares, is_total: true, ..Row::default() });
        let uneven = grid.uneven.then(|| lang.results_uneven().to_owned());
        let notes = uneven.into_iter().chain(self.not_hundred(grid.adds_to())).collect();
        Table { head, rows, bars: !grid.uneven, notes, ..Table::default() }
    }

    fn spans(&self, spans: &[Span]) -> Table {
        let (cells, lang) = (self.cells, self.cells.lang);
        let alone = spans.len() < 2;
        let writers = |span: &Span| {
            let by: Vec<String> = span.by.iter().filter_map(|of| writer(cells, of)).collect();
            if by.is_empty() || alone { span.by.len().to_string() } else { by.join(lang.out_comma()) }
        };
        let row = |span: &Span| Row { cells: vec![span_told(cells, span), writers(span)], ..Row::default() };
        Table {
            head: vec![String::new(), lang.results_answers().to_owned()],
            rows: spans.iter().map(row).collect(),
            in_words: true,
            ..Table::default()
        }
    }

    fn places(&self, places: &Places, points: bool) -> Table {
        let (cells, lang) = (self.cells, self.cells.lang);
        let are_agencies = places.rows.iter().all(|row| matches!(row.who, Who::Agency(_)));
        let by = |row: &crate::domain::tally::places::Row| {
            let mut by: Vec<String> = row.by.iter().filter_map(|of| writer(cells, of)).collect();
            by.dedup();
            by
        };
        let is_signed = are_agencies && places.rows.iter().any(|row| !by(row).is_empty());
        let figures = points || !is_signed;
        let row = |row: &crate::domain::tally::places::Row| {
            let mut told = vec![match &row.who {
                Who::Agency(mention) => short(cells, mention),
                Who::Option(option) => cells.named(&option.name),
            }];
            if figures {
                told.push(row.named().to_string());
                if places.ranked {
                    told.extend([row.first.to_string(), row.points.to_string()]);
                }
            }
            if is_signed {
                told.push(by(row).join(lang.out_comma()));
            }
            Row { cells: told, ..Row::default() }
        };
        let mut head = vec![String::new()];
        if figures {
            head.push(if is_signed { lang.results_named() } else { lang.results_answers() }.to_owned());
            if places.ranked {
                head.extend([lang.results_first().to_owned(), lang.results_points().to_owned()]);
            }
        }
        if is_signed {
            head.push(lang.results_named_by().to_owned());
        }
        let note = (are_agencies && places.ranked && !places.rows.is_empty())
            .then(|| lang.results_no_grading().to_owned());
        Table {
            head,
            rows: places.rows.iter().map(row).collect(),
            in_words: is_signed,
            notes: note.into_iter().collect(),
            ..Table::default()
        }
    }
}

/// A period or a day as it is shown.
fn span_told(cells: &Cells, span: &Span) -> String {
    let told = |stored: &str| date::told(cells.lang, stored).unwrap_or_else(|| stored.to_owned());
    if span.to.is_empty() { told(span.from) } else { cells.lang.out_span(&told(span.from), &told(span.to)) }
}

/// What a mentioned agency is called in short.
#[must_use]
pub fn short(cells: &Cells, mention: &crate::domain::mention::Mention) -> String {
    match mention.agency(cells.session).and_then(|id| agency::find(cells.session, id)) {
        Some(agency) => Clean::line(agency.short()).into_string(),
        None => cells.mention(mention),
    }
}

/// The short name of the agency that wrote a sheet; none of a reply or a row.
#[must_use]
pub fn writer(cells: &Cells, of: &Of) -> Option<String> {
    let id = match of.whose {
        Whose::Agency(id) => id,
        Whose::Sheet(id) => filled::Filled(cells.session.record(id)?).agency()?,
    };
    let agency = agency::find(cells.session, cells.session.stands_for(id))?;
    Some(Clean::line(agency.short()).into_string())
}

/// The rows of an answer that say most, the largest share first, each with its share; without who did not answer. Who was
/// named stands in the order that the tally has them in: by points only where places mean points.
#[must_use]
pub fn foremost(cells: &Cells, sum: &Sum) -> Vec<(String, Option<String>)> {
    let mut rows: Vec<(String, Option<i64>)> = match sum {
        Sum::Shares(shares) => shares.rows.iter().map(|row| (cells.named(row.name), row.tenths)).collect(),
        Sum::Grid(grid) => grid.rows.iter().map(|row| (cells.named(row.name), row.tenths)).collect(),
        Sum::Figures(figures) => {
            let told =
                |figure: &Figures| Some(format!("{} {}", cells.named(figure.name), grouped(figure.sum?)));
            return figures.iter().filter_map(told).map(|told| (told, None)).collect();
        }
        Sum::Places(places) => {
            let name = |row: &crate::domain::tally::places::Row| match &row.who {
                Who::Agency(mention) => short(cells, mention),
                Who::Option(option) => cells.named(&option.name),
            };
            let mut named: Vec<_> = places.rows.iter().filter(|row| row.named() > 0).collect();
            if places.ranks_options() {
                named.sort_by_key(|row| std::cmp::Reverse(row.points));
            }
            return named.into_iter().map(|row| (name(row), None)).collect();
        }
        Sum::Spans(spans) => return spans.iter().map(|span| (span_told(cells, span), None)).collect(),
        Sum::Said => Vec::new(),
    };
    rows.retain(|(_, share)| share.is_some_and(|share| share > 0));
    rows.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    rows.into_iter().map(|(name, share)| (name, share.map(percent))).collect()
}
