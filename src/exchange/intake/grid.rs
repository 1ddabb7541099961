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
