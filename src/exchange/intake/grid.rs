//! A table as it stands in a file: cells as text, and nothing else.

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The sheet of an Excel file; empty where there is only one table.
    pub sheet: String,
    /// The number of the first row in its file, from 1.
    pub first_row: usize,
    /// The rows, each as long as it is there.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// The text of a cell; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }
}
