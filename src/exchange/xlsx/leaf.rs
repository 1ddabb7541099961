//! A sheet to read: a title, heads that stay in sight, and rows as high as what stands in them.

use crate::text::{width, wrap};

use super::cell;

/// Rows of text that one row of a sheet holds at most: Excel draws none higher than 409 points, and so much fits on a page.
const MOST_LINES: usize = 22;

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As text.
    Plain,
    /// As the heading of a part.
    Heading,
}

/// One row of cells.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What stands in it; cells left out are empty.
    pub(super) cells: Vec<String>,
    /// How it looks.
    pub(super) look: Look,
}

/// One column: its head, and how wide it is in figures.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its head; empty where the sheet has none.
    pub(super) head: String,
    /// Its width.
    pub(super) wide: usize,
}

impl Column {
    /// A column.
    pub(super) fn new(head: impl Into<String>, wide: usize) -> Self {
        Self { head: head.into(), wide }
    }
}

/// A sheet to read.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// The name on its tab.
    pub(super) name: String,
    /// What stands above everything.
    pub(super) title: String,
    /// Its columns, of which the first stays in sight.
    pub(super) columns: Vec<Column>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Whether what reads as a figure is one, so that it can be added up.
    pub(super) figures: bool,
}

impl Leaf {
    /// A sheet without rows.
    pub(super) fn new(name: &str, title: String, columns: Vec<Column>) -> Self {
        Self { name: name.to_owned(), title, columns, rows: Vec::new(), figures: false }
    }

    /// The same, in which what reads as a figure is one.
    pub(super) fn with_figures(self) -> Self {
        Self { figures: true, ..self }
    }

    /// The figure in a cell of one of its rows, where it is one.
    pub(super) fn figure(&self, column: u16, text: &str) -> Option<f64> {
        let plain = text.replace(',', "");
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let is_figure = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        (self.figures && column > 0 && is_figure).then(|| plain.parse().ok()).flatten()
    }

    /// Adds a row of text.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(Row { cells: cells.into_iter().collect(), look: Look::Plain });
    }

    /// Adds the heading of a part.
    pub(super) fn heading(&mut self, text: &str) {
        self.rows.push(Row { cells: vec![text.to_owned()], look: Look::Heading });
    }

    /// Whether it has heads.
    pub(super) fn has_heads(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }

    /// A row in as many as are needed for everything to be seen; the first cell stands in each, told by `goes_on`.
    pub(super) fn parts(&self, row: &Row, goes_on: impl Fn(&str) -> String) -> Vec<Vec<String>> {
        let wide = |at: usize| self.columns.get(at).map_or(1, Column::text);
        let pieces: Vec<Vec<String>> =
            row.cells.iter().enumerate().map(|(at, text)| pieces(text, wide(at))).collect();
        let most = pieces.iter().map(Vec::len).max().unwrap_or(1);
        let part = |number: usize| {
            let cell = |(at, pieces): (usize, &Vec<String>)| {
                let first = row.cells.first().filter(|first| at == 0 && number > 0 && !first.is_empty());
                match (pieces.get(number), first) {
                    (Some(piece), _) => piece.clone(),
                    (None, Some(first)) => goes_on(first),
                    (None, None) => String::new(),
                }
            };
            pieces.iter().enumerate().map(cell).collect()
        };
        (0..most).map(part).collect()
    }

    /// How many lines the highest of some cells has.
    pub(super) fn lines(&self, cells: &[String]) -> usize {
        let of =
            |(at, text): (usize, &String)| wrap(text, self.columns.get(at).map_or(1, Column::text)).len();
        cells.iter().enumerate().map(of).max().unwrap_or(1)
    }
}

impl Column {
    /// Columns of text that fit into it, a little less than do, so that a row is rather too high than too low: its width counts
    /// figures of 11 points, the text has 10.
    pub(super) fn text(&self) -> usize {
        self.wide.max(2)
    }
}

/// A text in pieces, none of which is higher than a row can be; each ends where a line does.
fn pieces(text: &str, columns: usize) -> Vec<String> {
    let rows = wrap(text, columns);
    let piece = |rows: &[crate::text::Row]| {
        let (from, to) =
            (rows.first().map_or(0, |row| row.range.start), rows.last().map_or(0, |row| row.range.end));
        cell::fitting(text.get(from..to).unwrap_or_default())
    };
    rows.chunks(MOST_LINES).map(piece).collect()
}

/// A list of things in one cell, one below the other.
pub(super) fn list(items: &[String], bullet: &str) -> String {
    let indent = format!("\n{}", " ".repeat(width(bullet)));
    let items: Vec<String> =
        items.iter().map(|item| format!("{bullet}{}", item.replace('\n', &indent))).collect();
    items.join("\n")
}

/// A width for a column of names: as wide as the widest, within bounds.
pub(super) fn wide<'t>(names: impl Iterator<Item = &'t str>, least: usize, most: usize) -> usize {
    (names.map(width).max().unwrap_or(0) + 2).clamp(least, most)
}
