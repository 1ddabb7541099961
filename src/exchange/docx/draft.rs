//! The pieces of a document while it is written: paragraphs in styles, lists, tables.

use docx_rs::{BreakType, Paragraph, Run, Shading, Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::styles::{FACTS, ROWS, WIDTH};

/// How dark the cells of labels are.
const SHADE: &str = "EDEDED";

/// A paragraph or a table.
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

/// A document while it is written.
#[derive(Default)]
pub(super) struct Draft {
    /// What it has so far.
    pub(super) pieces: Vec<Piece>,
}

impl Draft {
    /// A paragraph in a style; the plain one where none is named.
    pub(super) fn text(&mut self, style: &str, text: &str) {
        self.pieces.push(Piece::Paragraph(Box::new(paragraph(style, text))));
    }

    /// A heading; 1 is the highest.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.text(&format!("Heading{level}"), text);
    }

    /// One thing a line, with a mark before each.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        items.into_iter().for_each(|item| self.text("ListBullet", &item));
    }

    /// A part with a heading; nothing where there is nothing in it.
    pub(super) fn part(&mut self, heading: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
        if !items.is_empty() {
            self.heading(1, heading);
            self.list(items);
        }
    }

    /// Labels on the left, what belongs to each on the right.
    pub(super) fn facts(&mut self, left: usize, facts: &[(String, String)]) {
        let rows = facts.iter().map(|(name, text)| {
            let name = label(left, paragraph("Label", name));
            TableRow::new(vec![name, cell(WIDTH.saturating_sub(left), paragraph("", text))])
        });
        self.table(FACTS, &[left, WIDTH.saturating_sub(left)], rows.collect());
    }

    /// Columns with a name and a width each; their names stand at the head of every page. What is short stays together on
    /// one.
    pub(super) fn rows(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>], is_short: bool) {
        let head = columns.iter().map(|(name, width)| {
            let words = paragraph("Label", name).keep_next(true);
            label(*width, words)
        });
        let head = TableRow::new(head.collect()).cant_split();
        let body = rows.iter().enumerate().map(|(at, row)| {
            let keeps = is_short && at + 1 < rows.len();
            let cells = row.iter().zip(columns).map(|(text, (_, width))| {
                let words = paragraph("", text);
                cell(*width, if keeps { words.keep_next(true) } else { words })
            });
            TableRow::new(cells.collect()).cant_split()
        });
        let widths: Vec<usize> = columns.iter().map(|(_, width)| *width).collect();
        self.table(ROWS, &widths, std::iter::once(head).chain(body).collect());
    }

    fn table(&mut self, style: &str, widths: &[usize], rows: Vec<TableRow>) {
        let table = Table::new(rows)
            .style(style)
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa)
            .set_grid(widths.to_vec());
        self.pieces.push(Piece::Table(Box::new(table)));
        // two tables below each other would grow together
        self.text("", "");
    }
}

/// A text with its line breaks.
pub(super) fn run(text: &str) -> Run {
    let mut lines = text.split('\n');
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}

fn paragraph(style: &str, text: &str) -> Paragraph {
    let paragraph = if style.is_empty() { Paragraph::new() } else { Paragraph::new().style(style) };
    if text.is_empty() { paragraph } else { paragraph.add_run(run(text)) }
}

fn cell(width: usize, words: Paragraph) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(words)
}

fn label(width: usize, words: Paragraph) -> TableCell {
    cell(width, words).shading(Shading::new().fill(SHADE))
}
