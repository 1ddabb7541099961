//! A table in rows of a terminal: names, figures to the right, room for a bar where shares may be drawn.

use super::{Row, Table};
use crate::text::{width, wrap};

/// Blank columns between two columns.
const GAP: usize = 2;
/// The fewest columns the whole is drawn in.
const LEAST: usize = 6;
/// The whole, in tenths of a percent.
const WHOLE: i64 = 1000;
/// What stands above the end of a whole bar.
const ALL: &str = "100%";

/// A table in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// What stands above the columns.
    pub head: Vec<String>,
    /// The rows, in the order of the table; a long name takes several.
    pub rows: Vec<Vec<String>>,
    /// The bar beside the first line of each row, where it has one.
    pub bars: Vec<Option<Bar>>,
}

/// A bar: of every table the whole is a hundred percent, so that two pages can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Columns before it.
    pub at: usize,
    /// Columns that are drawn.
    pub length: usize,
    /// Columns of a hundred percent.
    pub whole: usize,
}

/// Lays out a table; the whole of a bar has at most so many columns, none where it is 0.
#[must_use]
pub fn lay(table: &Table, columns: usize, bar: usize) -> Laid {
    let widths = Widths::of(table, columns, bar);
    let head = Row { cells: table.head.clone(), ..Row::default() };
    let rows = table.rows.iter().map(|row| widths.lines(row)).collect();
    let bars: Vec<Option<Bar>> =
        table.rows.iter().map(|row| row.share.and_then(|share| widths.bar(share))).collect();
    let mut head = widths.lines(&head);
    if let (Some(bar), Some(last)) = (bars.iter().flatten().next(), head.last_mut()) {
        *last = pad(last, bar.at + bar.whole + 1 - ALL.len(), false) + ALL;
    }
    Laid { head: if head.iter().all(String::is_empty) { Vec::new() } else { head }, rows, bars }
}

/// How wide the columns of a table are.
struct Widths {
    name: usize,
    columns: Vec<usize>,
    /// Columns of words in the last one; none where it is a figure like the others.
    words: Option<usize>,
    bar: usize,
}

impl Widths {
    fn of(table: &Table, columns: usize, most: usize) -> Self {
        let count = table.head.len();
        let widest = |at: usize| {
            let cells = table.rows.iter().map(|row| &row.cells).chain([&table.head]);
            cells.filter_map(|cells| cells.get(at)).map(|cell| width(cell)).max().unwrap_or(0)
        };
        let figures = if table.in_words { count.saturating_sub(1) } else { count };
        let sizes: Vec<usize> = (1..figures).map(widest).collect();
        let taken: usize = sizes.iter().map(|size| size + GAP).sum();
        let least = if table.in_words { columns / 3 } else { 0 };
        let name = widest(0).min(columns.saturating_sub(taken + least)).max(4);
        let left = columns.saturating_sub(name + taken + GAP);
        // behind the whole stands its mark
        let whole = left.saturating_sub(1).min(most);
        let bar = if whole < LEAST || !table.bars { 0 } else { whole };
        Self { name, columns: sizes, words: table.in_words.then_some(left.max(4)), bar }
    }

    /// The bar of a share; what is not nothing is seen.
    fn bar(&self, share: i64) -> Option<Bar> {
        let whole = i64::try_from(self.bar).ok().filter(|whole| *whole > 0)?;
        let share = share.clamp(0, WHOLE);
        let length = (share * whole * 2 + WHOLE) / (2 * WHOLE);
        let length = if share > 0 { length.max(1) } else { 0 };
        let at = self.name + self.columns.iter().map(|size| size + GAP).sum::<usize>() + GAP;
        Some(Bar { at, length: usize::try_from(length).unwrap_or(0), whole: self.bar })
    }

    /// One row; a long name or long words take several.
    fn lines(&self, row: &Row) -> Vec<String> {
        let fold = |text: &str, columns: usize| -> Vec<String> {
            let rows = wrap(text, columns).into_iter();
            rows.map(|row| text.get(row.range).unwrap_or_default().trim_end().to_owned()).collect()
        };
        let name = row.cells.first().map(String::as_str).unwrap_or_default();
        let names = fold(name, self.name);
        let words = self.words.map(|columns| {
            fold(row.cells.get(self.columns.len() + 1).map(String::as_str).unwrap_or_default(), columns)
        });
        let height = names.len().max(words.as_ref().map_or(0, Vec::len)).max(1);
        let line = |at: usize| {
            let mut text = pad(names.get(at).map(String::as_str).unwrap_or_default(), self.name, false);
            for (column, size) in self.columns.iter().enumerate() {
                let cell = row.cells.get(column + 1).filter(|_| at == 0).map(String::as_str);
                text.push_str(&" ".repeat(GAP));
                text.push_str(&pad(cell.unwrap_or_default(), *size, true));
            }
            if let Some(words) = words.as_ref().and_then(|words| words.get(at)) {
                text.push_str(&" ".repeat(GAP));
                text.push_str(words);
            }
            text.trim_end().to_owned()
        };
        (0..height).map(line).collect()
    }
}

fn pad(text: &str, columns: usize, right: bool) -> String {
    let blank = " ".repeat(columns.saturating_sub(width(text)));
    if right { format!("{blank}{text}") } else { format!("{text}{blank}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bars: bool) -> Table {
        let row = |name: &str, figure: &str, share| Row {
            cells: vec![name.into(), figure.into()],
            share,
            is_total: share.is_none(),
            ..Row::default()
        };
        Table {
            head: vec![String::new(), "件".into()],
            rows: vec![
                row("当事者", "12", Some(300)),
                row("保健所・精神保健福祉センター", "1,208", Some(600)),
                row("その他", "1", Some(1)),
                row("計", "1,221", None),
            ],
            bars,
            ..Table::default()
        }
    }

    #[test]
    fn figures_stand_to_the_right_and_a_hundred_percent_fills_the_bar() {
        let laid = lay(&table(true), 60, 20);
        let blank = |columns: usize| " ".repeat(columns);
        assert_eq!(laid.head, [format!("{}件{}100%", blank(33), blank(19))]);
        assert_eq!(laid.rows[0], [format!("当事者{}12", blank(27))]);
        assert_eq!(laid.rows[1], ["保健所・精神保健福祉センター  1,208"]);
        let bar = |length| Some(Bar { at: 37, length, whole: 20 });
        // what is not nothing is seen, and the largest is no longer than it is
        assert_eq!(laid.bars, [bar(6), bar(12), bar(1), None]);
        let mut whole = table(true);
        (whole.rows[0].share, whole.rows[1].share) = (Some(1000), Some(1700));
        assert_eq!(lay(&whole, 60, 20).bars[..2], [bar(20), bar(20)]);
        assert!(lay(&table(false), 60, 20).bars.iter().all(Option::is_none));
        // where it would be too short to be read there is none
        assert!(lay(&table(true), 43, 20).bars.iter().all(Option::is_none));
        assert_eq!(lay(&table(true), 44, 20).bars[0].map(|bar| bar.whole), Some(6));
    }

    #[test]
    fn a_long_name_takes_two_rows_and_nothing_is_wider_than_the_screen() {
        for columns in [20, 30, 40, 58] {
            let laid = lay(&table(true), columns, 32);
            assert!(laid.bars.iter().flatten().all(|bar| bar.at + bar.whole < columns), "{columns}");
            let rows: Vec<&String> = laid.head.iter().chain(laid.rows.iter().flatten()).collect();
            assert!(rows.iter().all(|row| width(row) <= columns), "{columns} {rows:?}");
            let names: String = laid.rows[1].iter().map(|row| row.split(' ').next().unwrap()).collect();
            assert_eq!(names, "保健所・精神保健福祉センター", "{columns}");
        }
    }

    #[test]
    fn words_of_the_last_column_go_on_below_themselves() {
        let cells = vec!["保健所".to_owned(), "とまりぎ、サポステ、社協、教育支援センター".to_owned()];
        let head = vec![String::new(), "挙げた機関".to_owned()];
        let rows = vec![Row { cells, ..Row::default() }];
        let laid = lay(&Table { head, rows, in_words: true, ..Table::default() }, 30, 0);
        assert_eq!(laid.rows[0], ["保健所  とまりぎ、サポステ、社", "        協、教育支援センター"]);
    }
}
