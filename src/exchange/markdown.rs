//! A session as Markdown: for notes, wikis and mail. What people wrote is escaped, so that nothing is swallowed.

use crate::domain::Session;

use super::page::{self, Block};
use super::{Order, escape};

/// Writes what an audience may see of a session as Markdown (CommonMark), with a line break at its end.
#[must_use]
pub fn write(session: &Session, order: &Order) -> String {
    let lang = order.lang;
    let mut parts = Vec::new();
    for block in page::blocks(session, order, escape::markdown) {
        let part = match block {
            Block::Title(text) => heading(1, &text),
            Block::Note(text) => format!("*{text}*"),
            Block::Facts(facts) => list(facts.into_iter().map(|(label, text)| lang.out_fact(label, &text))),
            Block::Heading(text) => heading(2, &text),
            Block::Agencies(agencies) => list(agencies.into_iter().map(|(name, state)| match state {
                Some(state) => lang.out_fact(&name, &state),
                None => name,
            })),
            Block::Lane(text) => heading(3, &text),
            Block::Agency(depth, text) => heading(2 + depth, &text),
            Block::Items(items) => list(items),
            Block::Answers(facts) => {
                list(facts.into_iter().map(|(label, text)| lang.out_fact(&label, &text)))
            }
            Block::Grid(heads, rows) => grid(&heads, &rows),
            Block::Line(text) => lines(&text, ""),
            Block::Counts(name, counts) => {
                let counts = list(counts.into_iter().map(|(label, count)| lang.out_fact(&label, &count)));
                format!("{}\n\n{counts}", heading(3, &name))
            }
        };
        if !part.is_empty() {
            parts.push(part);
        }
    }
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// A heading, which has one line.
fn heading(level: usize, text: &str) -> String {
    format!("{} {}", "#".repeat(level), text.replace('\n', " "))
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().map(|item| format!("- {}", lines(&item, "  "))).collect::<Vec<_>>().join("\n")
}

/// A table; what stands in its cells has one line each.
fn grid(heads: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('\n', "<br>")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let line = format!("|{}", " --- |".repeat(heads.len()));
    let rows = rows.iter().map(|cells| row(cells));
    [row(heads), line].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Several lines of one paragraph: a backslash at the end of a line is a line break.
fn lines(text: &str, indent: &str) -> String {
    text.replace('\n', &format!("\\\n{indent}"))
}
