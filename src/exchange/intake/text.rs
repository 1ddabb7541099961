//! Tables as text: CSV and what is pasted out of a spreadsheet, in whatever encoding an office writes them.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::grid::Grid;
use super::{Expected, Fault, Place};
use crate::text::Clean;

/// Bytes of a table at most.
const BYTES: usize = 20 * 1024 * 1024;

/// Cells and rows of a table at most.
const CELLS: usize = 1_000_000;

/// Rows by which it is found out what stands between the cells.
const LOOKED_AT: usize = 20;

/// What may stand between two cells; of two that are as likely the first.
const BETWEEN: [u8; 3] = [b'\t', b',', b';'];

/// Reads the table of a file. What stands between its cells is what gives it a head, as far as `has_head` finds one.
///
/// # Errors
/// A [`Fault`] where the file is no text, or too much.
pub fn grid(file: &str, bytes: &[u8], has_head: &dyn Fn(Vec<Vec<String>>) -> bool) -> Result<Grid, Fault> {
    let fault = |row: usize, found: &str, expected| {
        let place = Place { file: file.to_owned(), row, ..Place::default() };
        Fault { place, found: Clean::line(found).chars().take(40).collect(), expected }
    };
    if bytes.len() > BYTES {
        return Err(fault(0, &bytes.len().to_string(), Expected::Shorter));
    }
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(fault(0, "", Expected::Table));
    }
    if let Some((before, _)) = text.split_once(char::REPLACEMENT_CHARACTER) {
        let line = text.lines().nth(before.matches('\n').count()).unwrap_or_default();
        return Err(fault(before.matches('\n').count() + 1, line, Expected::Text));
    }
    let looked_at = BETWEEN.map(|between| rows(&text, between, LOOKED_AT).unwrap_or_default());
    let width = |rows: &[Vec<String>]| rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest =
        || (0..BETWEEN.len()).rev().max_by_key(|at| looked_at.get(*at).map_or(0, |rows| width(rows)));
    let tab = || looked_at.first().filter(|rows| width(rows) > 1).map(|_| 0);
    let headed = looked_at.iter().position(|rows| has_head(rows.clone()));
    let between = headed.or_else(tab).or_else(widest).and_then(|at| BETWEEN.get(at)).copied().unwrap_or(b',');
    let Some(rows) = rows(&text, between, usize::MAX) else {
        return Err(fault(0, "", Expected::Shorter));
    };
    Ok(Grid { sheet: String::new(), first_row: 1, rows })
}

/// The text of a file: as its mark says, else UTF-8 where it is that, else CP932; line breaks as one sign.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark): (&Encoding, usize) = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (UTF_8, 3),
        [0xFF, 0xFE, ..] => (UTF_16LE, 2),
        [0xFE, 0xFF, ..] => (UTF_16BE, 2),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        _ => (SHIFT_JIS, 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The rows, empty ones too, so that each has the number a spreadsheet gives it; none where there are too many.
fn rows(text: &str, between: u8, most: usize) -> Option<Vec<Vec<String>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(between)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut at, mut cells) = (0, 0);
    // what is read is text already
    while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        let rest = text.get(at..).unwrap_or_default();
        let empty = rest.len() - rest.trim_start_matches('\n').len();
        // a row takes room, too, be it empty
        cells += empty + 1 + record.len();
        if cells > CELLS {
            return None;
        }
        rows.extend(std::iter::repeat_n(Vec::new(), empty));
        rows.push(record.iter().map(str::to_owned).collect());
        at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        grid("表.csv", bytes, &|_| false).unwrap().rows
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let mark = std::iter::once(0xFEFF).chain(text.encode_utf16());
        mark.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn one_table_in_every_encoding_an_office_writes() {
        let text = "機関,設問,記入\r\n\"社協\",強み,\"見守り、\r\n月1回\"\r\n\r\n保健所,弱み,髙橋①\r\n";
        let wanted = read(text.as_bytes());
        assert_eq!(wanted.len(), 4);
        assert_eq!(wanted[1], ["社協", "強み", "見守り、\n月1回"]);
        assert_eq!((wanted[2].len(), wanted[3][2].as_str()), (0, "髙橋①"));
        let (cp932, _, lost) = SHIFT_JIS.encode(text);
        assert!(!lost);
        let mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [mark, utf16(text, false), utf16(text, true), cp932.into_owned()] {
            assert_eq!(read(&bytes), wanted);
        }
        for between in ["\t", ";"] {
            assert_eq!(read(text.replace(',', between).as_bytes()), wanted, "{between:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_said_with_its_place() {
        let fault = |bytes: &[u8]| grid("表.csv", bytes, &|_| false).unwrap_err();
        assert_eq!(fault(b"PK\x03\x04\0\0").expected, Expected::Table);
        let broken = fault(b"a,b,c\nd,\x81\x20,e\n");
        assert_eq!((broken.expected, broken.place.row), (Expected::Text, 2));
        assert!(read(b"").is_empty());
        let blank = ["\n".repeat(CELLS + 1), "a,b".to_owned()].concat();
        assert_eq!(fault(blank.as_bytes()).expected, Expected::Shorter);
        assert_eq!(read(b"\n\na,b"), [vec![], vec![], vec!["a".to_owned(), "b".to_owned()]]);
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = grid("表.csv", &bytes, &|_| false);
        }

        #[test]
        fn rows_are_numbered_as_a_spreadsheet_numbers_them(
            cells in prop::collection::vec("[あ,\n\" ]{0,4}", 1..12),
        ) {
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for cell in &cells {
                writer.write_record([cell.as_str(), "x"]).unwrap();
            }
            let rows = read(&writer.into_inner().unwrap());
            let firsts: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
            prop_assert_eq!(firsts, cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
