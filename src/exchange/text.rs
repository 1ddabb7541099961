//! A session as plain text for a terminal: wrapped by width, columns aligned, nothing in it that could steer.

use crate::domain::Session;
use crate::text::{Clean, width, wrap};

use super::Order;
use super::page::{self, Block};

/// Columns between a label and what it labels.
const GAP: usize = 2;

/// Writes what an audience may see of a session as text of at most `columns`, with a line break at its end.
#[must_use]
pub fn write(session: &Session, order: &Order, columns: usize) -> String {
    let (lang, mut rows) = (order.lang, Rows::new(columns));
    for block in page::blocks(session, order, |text| Clean::lines(text).to_string()) {
        match block {
            Block::Title(text) => rows.heading(&text, "="),
            Block::Note(text) | Block::Line(text) => rows.part("", &text),
            Block::Facts(facts) => {
                rows.table(facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect());
            }
            Block::Heading(text) => rows.heading(&text, "-"),
            Block::Agencies(agencies) => {
                rows.table(
                    agencies.into_iter().map(|(name, state)| (name, state.unwrap_or_default())).collect(),
                );
            }
            Block::Lane(text) => rows.part("", &lang.out_lane(&text)),
            Block::Agency(_, text) => rows.part("", &text),
            Block::Items(items) => items.iter().for_each(|item| rows.hang("  - ", item)),
            Block::Answers(facts) => rows.table(facts),
            Block::Grid(heads, cells) => rows.grid(&heads, &cells),
            Block::Counts(name, counts) => {
                rows.part("", &lang.out_lane(&name));
                rows.table(counts);
            }
        }
    }
    rows.finish()
}

/// Rows of a terminal, one below the other.
pub(super) struct Rows {
    rows: Vec<String>,
    columns: usize,
}

impl Rows {
    pub(super) fn new(columns: usize) -> Self {
        Self { rows: Vec::new(), columns }
    }

    /// All of them, with a line break at the end.
    pub(super) fn finish(self) -> String {
        let mut out = self.rows.join("\n");
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }

    /// A part after an empty row.
    pub(super) fn part(&mut self, prefix: &str, text: &str) {
        if !self.rows.is_empty() {
            self.rows.push(String::new());
        }
        self.hang(prefix, text);
    }

    /// A heading with a line drawn below it.
    pub(super) fn heading(&mut self, text: &str, stroke: &str) {
        if !self.rows.is_empty() && stroke == "=" {
            self.rows.push(String::new());
        }
        let before = self.rows.len();
        self.part("", text);
        let used = self.rows.iter().skip(before).map(|row| width(row)).max().unwrap_or(0);
        self.rows.push(stroke.repeat(used));
    }

    /// A row as it is.
    pub(super) fn line(&mut self, row: &str) {
        self.rows.push(row.trim_end().to_owned());
    }

    /// A text whose further rows stand below its first character.
    pub(super) fn hang(&mut self, prefix: &str, text: &str) {
        let mut prefix = prefix.to_owned();
        for row in fold(text, self.columns.saturating_sub(width(&prefix))) {
            self.rows.push(format!("{prefix}{row}").trim_end().to_owned());
            prefix = " ".repeat(width(&prefix));
        }
    }

    /// Columns beside each other, the first to the left and the others to the right; where they do not fit, row by row.
    fn grid(&mut self, heads: &[String], rows: &[Vec<String>]) {
        let flat = |cell: &String| cell.replace('\n', " ");
        let all: Vec<Vec<String>> = std::iter::once(heads)
            .chain(rows.iter().map(Vec::as_slice))
            .map(|row| row.iter().map(flat).collect())
            .collect();
        let wide =
            |at: usize| all.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let widths: Vec<usize> = (0..heads.len()).map(wide).collect();
        if widths.iter().sum::<usize>() + GAP * heads.len() > self.columns {
            let told = |row: &Vec<String>| {
                let cells = heads.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
                let cells: Vec<String> = cells.map(|(head, cell)| format!("{head} {cell}")).collect();
                (row.first().cloned().unwrap_or_default(), cells.join("  "))
            };
            self.table(rows.iter().map(told).collect());
            return;
        }
        self.rows.push(String::new());
        for row in &all {
            let mut line = String::new();
            for (at, (cell, wide)) in row.iter().zip(&widths).enumerate() {
                let blank = " ".repeat(wide.saturating_sub(width(cell)));
                if at == 0 {
                    line.push_str(&format!("{cell}{blank}"));
                } else {
                    line.push_str(&format!("{}{blank}{cell}", " ".repeat(GAP)));
                }
            }
            self.rows.push(line.trim_end().to_owned());
        }
    }

    /// Two columns, the first as wide as it must be but no wider than half.
    fn table(&mut self, lines: Vec<(String, String)>) {
        let widest = |text: &String| text.split('\n').map(width).max().unwrap_or(0);
        let left = lines.iter().map(|(label, _)| widest(label)).max().unwrap_or(0).min(self.columns / 2);
        if !lines.is_empty() {
            self.rows.push(String::new());
        }
        for (label, text) in lines {
            let (labels, texts) = (fold(&label, left), fold(&text, self.columns.saturating_sub(left + GAP)));
            for at in 0..labels.len().max(texts.len()) {
                let of = |rows: &[String]| rows.get(at).cloned().unwrap_or_default();
                let label = of(&labels);
                let blank = " ".repeat((left + GAP).saturating_sub(width(&label)));
                self.rows.push(format!("{label}{blank}{}", of(&texts)).trim_end().to_owned());
            }
        }
    }
}

/// Wraps a text into rows of at most `columns`.
fn fold(text: &str, columns: usize) -> Vec<String> {
    wrap(text, columns)
        .into_iter()
        .filter_map(|row| Some(text.get(row.range)?.trim_end().to_owned()))
        .collect()
}
