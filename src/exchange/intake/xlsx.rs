//! Reading a file of Excel: cells as people see them, in bounded memory, whoever made the file.

mod form;
mod shown;

use std::io::Cursor;
use std::io::Read as _;

use calamine::{Reader, SheetVisible, Xlsx};

use super::grid::Grid;
use super::{Expected, Fault, Place, Read};
use crate::i18n::Lang;

/// Bytes of a file, packed and unpacked, that are read at most.
const PACKED: usize = 32 * 1024 * 1024;
const UNPACKED: usize = 256 * 1024 * 1024;
/// Cells of all sheets that are kept at most, and rows, empty ones between them, too.
const CELLS: usize = 1_000_000;
const ROWS: usize = 2_000_000;

/// How files begin that Excel wrote before 2007, or locked with a password.
const OLD: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The tables of a file for programs that are read.
const TABLES: [&str; 2] = ["entries", "responses"];

/// What a locked file has, as its name stands in such a container.
const LOCKED: &str = "EncryptedPackage";

/// A file that was read: its sheets, those that are hidden apart.
#[derive(Debug, Default)]
struct Book {
    seen: Vec<Grid>,
    hidden: Vec<Grid>,
}

/// Whether a file may be one of Excel, so that it is read here.
#[must_use]
pub fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&OLD)
}

/// Reads a file of Excel: a form of ours, else each sheet as `table` reads a table.
///
/// Of a file that was written for programs (`docs/excel.md`) only the tables of entries and of answers are read. A sheet that is no table says so
/// only where no other sheet is one.
pub fn read(file: &str, bytes: &[u8], mut table: impl FnMut(&Grid) -> Read) -> Read {
    let book = match book(bytes) {
        Ok(book) => book,
        Err(expected) => {
            let place = Place { file: file.to_owned(), ..Place::default() };
            return Read { rows: Vec::new(), faults: vec![Fault { place, found: String::new(), expected }] };
        }
    };
    let facts = form::Facts::find(book.hidden.iter().chain(&book.seen));
    if let Some(facts) = facts {
        return form::read(file, &facts, book.seen.iter().chain(&book.hidden));
    }
    let of_ours = |grid: &&Grid| {
        let is = |lang: Lang, word| grid.sheet == lang.xlsx_data(lang.table(word));
        TABLES.into_iter().any(|word| is(Lang::Ja, word) || is(Lang::En, word))
    };
    let only: Vec<&Grid> = book.seen.iter().filter(of_ours).collect();
    let grids = if only.is_empty() { book.seen.iter().collect() } else { only };
    let reads: Vec<Read> = grids.into_iter().filter(|grid| !grid.rows.is_empty()).map(&mut table).collect();
    let some = reads.iter().any(|read| !read.rows.is_empty());
    let mut all = Read::default();
    for read in reads.into_iter().filter(|read| !some || !read.rows.is_empty()) {
        all.rows.extend(read.rows);
        all.faults.extend(read.faults);
    }
    all
}

/// The sheets of a file that people see, as tables of text.
///
/// # Errors
/// What was expected, where it is no file of Excel, is locked, damaged, or too large.
pub fn tables(bytes: &[u8]) -> Result<Vec<Grid>, Expected> {
    book(bytes).map(|book| book.seen)
}

fn book(bytes: &[u8]) -> Result<Book, Expected> {
    if bytes.starts_with(&OLD) {
        let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { Expected::Unlocked } else { Expected::Xlsx });
    }
    if bytes.len() > PACKED {
        return Err(Expected::Smaller);
    }
    unpacks(bytes)?;
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|_| Expected::Table)?;
    let sheets: Vec<(String, bool)> = file
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let (mut book, mut room) = (Book::default(), Room { cells: CELLS, rows: ROWS });
    for (name, is_seen) in sheets {
        // a chart on a sheet of its own has no cells
        let Ok(cells) = file.worksheet_cells_reader(&name) else { continue };
        let grid = grid(&name, cells, &mut room)?;
        if is_seen { book.seen.push(grid) } else { book.hidden.push(grid) }
    }
    if book.seen.is_empty() && book.hidden.is_empty() { Err(Expected::Table) } else { Ok(book) }
}

/// Whether everything in a file is within bounds once it is unpacked; what it says of its own size is not believed.
fn unpacks(bytes: &[u8]) -> Result<(), Expected> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Expected::Table)?;
    let (mut left, mut piece) = (UNPACKED, vec![0; 64 * 1024]);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| Expected::Table)?;
        loop {
            let read = part.read(&mut piece).map_err(|_| Expected::Table)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read).ok_or(Expected::Smaller)?;
        }
    }
    Ok(())
}

/// What may still be kept.
struct Room {
    cells: usize,
    rows: usize,
}

impl Room {
    fn take(&mut self, cells: usize, rows: usize) -> Result<(), Expected> {
        self.cells = self.cells.checked_sub(cells).ok_or(Expected::Smaller)?;
        self.rows = self.rows.checked_sub(rows).ok_or(Expected::Smaller)?;
        Ok(())
    }
}

/// One sheet, cell by cell: rows that are empty at its end are never made.
fn grid(
    name: &str,
    mut cells: calamine::XlsxCellReader<'_, Cursor<&[u8]>>,
    room: &mut Room,
) -> Result<Grid, Expected> {
    let mut grid = Grid { sheet: name.to_owned(), first_row: 0, rows: Vec::new() };
    while let Some(cell) = cells.next_cell().map_err(|_| Expected::Table)? {
        let text = shown::text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let row = usize::try_from(row).map_err(|_| Expected::Table)?;
        let column = usize::try_from(column).map_err(|_| Expected::Table)?;
        if grid.rows.is_empty() {
            grid.first_row = row + 1;
        }
        // rows come in their order; a file in which they do not is not one that Excel writes
        let at = (row + 1).checked_sub(grid.first_row).ok_or(Expected::Table)?;
        if at >= grid.rows.len() {
            room.take(0, at + 1 - grid.rows.len())?;
            grid.rows.resize(at + 1, Vec::new());
        }
        let Some(cells) = grid.rows.get_mut(at) else { return Err(Expected::Table) };
        if column >= cells.len() {
            room.take(column + 1 - cells.len(), 0)?;
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
    Ok(grid)
}

#[cfg(test)]
mod tests;
