//! Where the rows and the caret stand on the screen.

use super::super::width::{glyphs, width};
use super::super::wrap::{Row, wrap};
use super::Buffer;

impl Buffer {
    /// Wraps the text as [`wrap`] does, for as long as the caret stands behind a full row at the end
    /// of a line with an empty row there for it.
    #[must_use]
    pub fn rows(&self, columns: usize) -> Vec<Row> {
        self.layout(columns).0
    }

    /// Returns the caret's column and row among [`Buffer::rows`]; the column is always inside the width.
    ///
    /// At a soft wrap it stands at the start of the next row, behind a full row at the end of a line on
    /// an empty row of its own. Among blanks that hang over the edge it stays in the last column.
    #[must_use]
    pub fn caret_cell(&self, columns: usize) -> (usize, usize) {
        self.layout(columns).1
    }

    pub(super) fn layout(&self, columns: usize) -> (Vec<Row>, (usize, usize)) {
        let columns = columns.max(1);
        let mut rows = wrap(&self.text, columns);
        let index = row_of(&rows, self.caret);
        let Some(row) = rows.get(index) else { return (rows, (0, 0)) };
        let column = width(self.text.get(row.range.start..self.caret).unwrap_or(""));
        if column < columns {
            return (rows, (column, index));
        }
        if self.caret < row.range.end {
            return (rows, (columns - 1, index));
        }
        rows.insert(index + 1, Row { range: self.caret..self.caret, width: 0 });
        (rows, (0, index + 1))
    }

    /// The offset on a row nearest to a column, not to the right of it.
    pub(super) fn offset_at(&self, rows: &[Row], index: usize, goal: usize, columns: usize) -> usize {
        let Some(row) = rows.get(index) else { return self.caret };
        let mut column = 0;
        let mut best = row.range.start;
        for glyph in glyphs(self.text.get(row.range.clone()).unwrap_or("")) {
            if column > goal {
                return best;
            }
            best = row.range.start + glyph.at;
            column += glyph.width;
        }
        let hard = !is_soft(rows, index);
        if hard && column <= goal && column < columns { row.range.end } else { best }
    }

    /// The last offset that is still shown on the row.
    pub(super) fn row_end(&self, rows: &[Row], index: usize) -> usize {
        let Some(row) = rows.get(index) else { return self.caret };
        if !is_soft(rows, index) {
            return row.range.end;
        }
        super::cluster::before(&self.text, row.range.end).max(row.range.start)
    }
}

/// The row that an offset is shown on.
pub(super) fn row_of(rows: &[Row], offset: usize) -> usize {
    rows.partition_point(|row| row.range.start <= offset).saturating_sub(1)
}

/// Says whether the row was wrapped: its end is the start of the next one.
fn is_soft(rows: &[Row], index: usize) -> bool {
    let end = rows.get(index).map(|row| row.range.end);
    rows.get(index + 1).is_some_and(|next| Some(next.range.start) == end)
}
