//! Words with marks behind them (相違, 更新): no mark is parted at the end of a row, and none is cut off with the words.

use super::{fit, width, wrap};

/// What parts a mark from what stands before it.
const GAP: &str = "  ";

/// Puts marks behind a text that is to be wrapped: one that does not fit behind the words begins a row. Where all of it
/// takes more than `most` rows, the words are cut and the marks stay.
#[must_use]
pub fn with_marks(text: &str, marks: &[&str], columns: usize, most: usize) -> String {
    let marked = behind(text, marks, columns);
    let rows = wrap(text, columns);
    let tail = marks.join(GAP);
    let room = columns.saturating_sub(width(&tail) + 2 * GAP.len());
    if marks.is_empty() || room == 0 || wrap(&marked, columns).len() <= most {
        return marked;
    }
    // the last row that there is room for has the marks, whatever the words
    let Some(last) = rows.get(most.max(1) - 1).or(rows.last()) else { return marked };
    let words = text.get(last.range.clone()).unwrap_or_default();
    let before = text.get(..last.range.start).unwrap_or_default();
    format!("{before}{}..{GAP}{tail}", fit(words, room).trim_end())
}

/// The same, however many rows it takes.
fn behind(text: &str, marks: &[&str], columns: usize) -> String {
    let mut all = text.to_owned();
    for mark in marks {
        let used = wrap(&all, columns).last().map_or(0, |row| row.width);
        let fits = used + GAP.len() + width(mark) <= columns;
        all += if all.is_empty() || fits { GAP } else { "\n" };
        all += mark;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, marks: &[&str], columns: usize, most: usize) -> Vec<String> {
        let text = with_marks(text, marks, columns, most);
        wrap(&text, columns)
            .into_iter()
            .map(|row| text.get(row.range).unwrap_or_default().trim_end().to_owned())
            .collect()
    }

    #[test]
    fn a_mark_stands_behind_the_words_or_begins_a_row() {
        let wide = usize::MAX;
        assert_eq!(rows("訪問する", &["更新"], 14, wide), ["訪問する  更新"]);
        assert_eq!(rows("訪問する", &["更新"], 13, wide), ["訪問する", "更新"]);
        assert_eq!(rows("訪問する", &["*", "更新"], 11, wide), ["訪問する  *", "更新"]);
        assert_eq!(rows("訪問する", &[], 4, 1), ["訪問", "する"]);
        for columns in 4..30 {
            let rows = rows("家族の話を月1回聞いている", &["事前提出", "相違", "更新"], columns, wide);
            for mark in ["相違", "更新"] {
                assert!(rows.iter().any(|row| row.contains(mark)), "{columns} {rows:?}");
            }
        }
    }

    #[test]
    fn where_the_words_are_cut_the_marks_stay() {
        assert_eq!(rows("家族の話を聞いている", &["更新"], 12, 2), ["家族の話を聞", "いて..  更新"]);
        assert_eq!(rows("家族の話を聞いている", &["更新"], 12, 1), ["家族..  更新"]);
        assert_eq!(rows("家族の話を聞", &["更新"], 12, 1), ["家族..  更新"]);
        assert_eq!(rows("家族の話を聞", &["更新"], 12, 2), ["家族の話を聞", "更新"]);
    }
}
