//! Reading a file that came back, as what it is.

use super::{Read, columns, text, xlsx};
use crate::domain::worksheet::Worksheet;

/// Reads a file; the worksheets are those whose questions it may answer ([`sheets`](super::plan::sheets)).
#[must_use]
pub fn read(file: &str, bytes: &[u8], sheets: &[Worksheet]) -> Read {
    if xlsx::is(bytes) {
        return xlsx::read(file, bytes, |grid| columns::read(file, grid, sheets));
    }
    match text::grid(file, bytes, &|rows| columns::has_head(rows, sheets)) {
        Ok(grid) => columns::read(file, &grid, sheets),
        Err(fault) => Read { rows: Vec::new(), faults: vec![fault] },
    }
}
