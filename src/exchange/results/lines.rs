//! A table in rows of a terminal: names, figures to the right, a bar where shares may be drawn.

use super::{Row, Table};
use crate::text::{width, wrap};

/// Blank columns between two columns.
const GAP: usize = 2;
/// The fewest columns a bar is drawn in.
const LEAST: usize = 6;
/// What a bar is drawn with.
const STROKE: &str = "#";

/// A table in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// What stands above the columns.
    pub head: Vec<String>,
    /// The rows, in the order of the table; a long name takes several.
    pub rows: Vec<Vec<String>>,
}

/// Lays out a table; a bar has at most so many columns, none where it is 0.
#[must_use]
pub fn lay(table: &Table, columns: usize, bar: usize) -> Laid {
    let widths = Widths::of(table, columns, bar);
    let head = Row { cells: table.head.clone(), ..Row::default() };
    let largest = table.rows.iter().filter_map(|row| row.share).max().unwrap_or(0);
    let row = |row: &Row| widths.lines(row, row.share.filter(|_| largest > 0).map(|share| (share, largest)));
    let rows = table.rows.iter().map(row).collect();
    let head = widths.lines(&head, None);
    Laid { head: if head.iter().all(String::is_empty) { Vec::new() } else { head }, rows }
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
        let bar = if left < LEAST || !table.bars { 0 } else { left.min(most) };
        Self { name, columns: sizes, words: table.in_words.then_some(left.max(4)), bar }
    }

    /// One row; a long name or long words take several.
    fn lines(&self, row: &Row, bar: Option<(i64, i64)>) -> Vec<String> {
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
            if let Some((share, largest)) = bar.filter(|_| at == 0) {
                text.push_str(&" ".repeat(GAP));
                text.push_str(&STROKE.repeat(length(share, largest, self.bar)));
            }
            text.trim_end().to_owned()
        };
        (0..height).map(line).collect()
    }
}

/// How long a bar is: the largest share fills it, and what is not nothing is seen.
fn length(share: i64, largest: i64, columns: usize) -> usize {
    let columns = i64::try_from(columns).unwrap_or(0);
    if share <= 0 || columns == 0 {
        return 0;
    }
    usize::try_from((share * columns * 2 + largest) / (2 * largest)).unwrap_or(0).max(1)
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
    fn figures_stand_to_the_right_and_the_largest_share_fills_its_bar() {
        let laid = lay(&table(true), 50, 8);
        let blank = |columns: usize| " ".repeat(columns);
        assert_eq!(laid.head, [format!("{}件", blank(33))]);
        assert_eq!(laid.rows[0], [format!("当事者{}12  ####", blank(27))]);
        assert_eq!(laid.rows[1], ["保健所・精神保健福祉センター  1,208  ########"]);
        // what is not nothing is seen
        assert_eq!(laid.rows[2], [format!("その他{}1  #", blank(28))]);
        assert_eq!(laid.rows[3], [format!("計{}1,221", blank(28))]);
        assert!(lay(&table(false), 50, 8).rows.iter().flatten().all(|row| !row.contains('#')));
    }

    #[test]
    fn a_long_name_takes_two_rows_and_nothing_is_wider_than_the_screen() {
        for columns in [20, 30, 40, 58] {
            let laid = lay(&table(true), columns, 32);
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
