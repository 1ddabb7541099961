//! Moving the caret, with and without selecting.

use super::super::wrap::wrap;
use super::layout::row_of;
use super::{Buffer, cluster, words};

impl Buffer {
    /// Moves one grapheme back; without `select`, a selection collapses to its start instead.
    pub fn left(&mut self, select: bool) {
        let to = match self.selection() {
            Some(selected) if !select => selected.start,
            _ => cluster::before(&self.text, self.caret),
        };
        self.move_to(to, select);
    }

    /// Moves one grapheme on; without `select`, a selection collapses to its end instead.
    pub fn right(&mut self, select: bool) {
        let to = match self.selection() {
            Some(selected) if !select => selected.end,
            _ => cluster::after(&self.text, self.caret),
        };
        self.move_to(to, select);
    }

    /// Moves to the start of the word (a run of one script) before the caret.
    pub fn word_left(&mut self, select: bool) {
        self.move_to(words::start_before(&self.text, self.caret), select);
    }

    /// Moves to the start of the next word (a run of one script).
    pub fn word_right(&mut self, select: bool) {
        self.move_to(words::start_after(&self.text, self.caret), select);
    }

    /// Moves to the start of the visual row; when there already, of the whole text.
    pub fn home(&mut self, columns: usize, select: bool) {
        let rows = wrap(&self.text, columns);
        let start = rows.get(row_of(&rows, self.caret)).map_or(0, |row| row.range.start);
        self.move_to(if start == self.caret { 0 } else { start }, select);
    }

    /// Moves to the end of the visual row; when there already, of the whole text.
    ///
    /// The end of a wrapped row is before its last grapheme: behind it the caret stands on the next row.
    pub fn end(&mut self, columns: usize, select: bool) {
        let rows = wrap(&self.text, columns);
        let end = self.row_end(&rows, row_of(&rows, self.caret));
        self.move_to(if end == self.caret { self.text.len() } else { end }, select);
    }

    /// Moves to the visual row above, keeping to the column where moving up and down began.
    ///
    /// Returns false when the caret is in the first row: it stays there (with `select` the selection
    /// grows to the start of the text), and the caller may leave the line.
    pub fn up(&mut self, columns: usize, select: bool) -> bool {
        let (rows, (column, row)) = self.layout(columns);
        let Some(above) = row.checked_sub(1) else {
            if select {
                self.move_to(0, true);
            }
            return false;
        };
        let goal = self.goal.unwrap_or(column);
        self.move_to(self.offset_at(&rows, above, goal, columns.max(1)), select);
        self.goal = Some(goal);
        true
    }

    /// Moves to the visual row below, keeping to the column where moving up and down began.
    ///
    /// Returns false when the caret is in the last row: it stays there (with `select` the selection
    /// grows to the end of the text), and the caller may leave the line.
    pub fn down(&mut self, columns: usize, select: bool) -> bool {
        let (rows, (column, row)) = self.layout(columns);
        if row + 1 >= rows.len() {
            if select {
                self.move_to(self.text.len(), true);
            }
            return false;
        }
        let goal = self.goal.unwrap_or(column);
        self.move_to(self.offset_at(&rows, row + 1, goal, columns.max(1)), select);
        self.goal = Some(goal);
        true
    }

    /// Moves to the start of the whole text.
    pub fn start(&mut self, select: bool) {
        self.move_to(0, select);
    }

    /// Moves to the end of the whole text.
    pub fn finish(&mut self, select: bool) {
        self.move_to(self.text.len(), select);
    }

    /// Selects the whole text; the caret goes to its end.
    pub fn select_all(&mut self) {
        self.move_to(0, false);
        self.move_to(self.text.len(), true);
    }

    /// Puts the caret on a boundary; ends the run of edits and the column of up and down.
    pub(super) fn move_to(&mut self, to: usize, select: bool) {
        self.anchor = if select { self.anchor.or(Some(self.caret)) } else { None };
        self.caret = to;
        self.goal = None;
        self.history.close();
    }
}
