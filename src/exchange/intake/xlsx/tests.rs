//! Files of Excel from anybody: tables, dates, and files that mean no good.

use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::super::Brought;
use super::*;

fn workbook(write: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A file of Excel around the xml of one sheet.
fn around(sheet: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
    packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn cells_are_what_people_see() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("回答").unwrap();
        sheet.write_string(2, 1, "機関").unwrap();
        sheet.write_number(3, 1, 12.0).unwrap();
        sheet.write_boolean(3, 2, true).unwrap();
        sheet.write_formula(3, 3, Formula::new("=1+1").set_result("2")).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 11, 21).unwrap();
        // the formats of Excel in Japan: R8.11.21 by number, and written out
        for (at, format) in [
            Format::new().set_num_format_index(57),
            Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\""),
        ]
        .iter()
        .enumerate()
        {
            sheet.write_datetime_with_format(4, 1 + u16::try_from(at).unwrap(), &day, format).unwrap();
        }
        sheet.write_blank(5, 1, &Format::new()).unwrap();
        book.add_worksheet()
            .set_name("隠れた")
            .unwrap()
            .set_hidden(true)
            .write_string(0, 0, "見えない")
            .unwrap();
    });
    let tables = tables(&bytes).unwrap();
    assert_eq!(tables.len(), 1);
    let table = &tables[0];
    assert_eq!((table.sheet.as_str(), table.first_row), ("回答", 3));
    assert_eq!(
        table.rows,
        [vec!["", "機関"], vec!["", "12", "TRUE", "2"], vec!["", "2026-11-21", "2026-11-21"]]
    );
}

#[test]
fn of_several_sheets_those_that_are_no_tables_are_passed_over() {
    let bytes = workbook(|book| {
        for name in ["表紙", "回答", "メモ"] {
            book.add_worksheet().set_name(name).unwrap().write_string(0, 0, name).unwrap();
        }
        book.add_worksheet().set_name("空").unwrap();
    });
    let fault = |grid: &Grid| Fault {
        place: Place { sheet: grid.sheet.clone(), ..Place::default() },
        found: String::new(),
        expected: Expected::Column("agency"),
    };
    let read_by = |wanted: &str| {
        read("x.xlsx", &bytes, |grid| match grid.sheet == wanted {
            true => Read {
                rows: vec![Brought { text: grid.sheet.clone(), ..Brought::default() }],
                faults: vec![fault(grid)],
            },
            false => Read { rows: Vec::new(), faults: vec![fault(grid)] },
        })
    };
    let one = read_by("回答");
    assert_eq!((one.rows.len(), one.faults.len()), (1, 1));
    let none = read_by("");
    assert_eq!((none.rows.len(), none.faults.len()), (0, 3));
}

#[test]
fn of_a_file_for_programs_only_the_entries_are_read() {
    let bytes = workbook(|book| {
        for name in ["シート", "データ_記入", "データ_のりしろ"] {
            book.add_worksheet().set_name(name).unwrap().write_string(0, 0, name).unwrap();
        }
    });
    let mut seen = Vec::new();
    let _ = read("x.xlsx", &bytes, |grid| {
        seen.push(grid.sheet.clone());
        Read::default()
    });
    assert_eq!(seen, ["データ_記入"]);
}

#[test]
fn what_is_no_file_of_excel_is_told_and_never_a_panic() {
    let whole = workbook(|book| {
        book.add_worksheet().write_string(0, 0, "本文").unwrap();
    });
    let locked: Vec<u8> = OLD.into_iter().chain(LOCKED.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(tables(&locked), Err(Expected::Unlocked));
    assert_eq!(tables(&OLD), Err(Expected::Xlsx));
    for other in [
        &b""[..],
        b"a,b\n",
        b"PK\x03\x04",
        &packed(&[("x", b"y")]),
        &packed(&[("xl/workbook.xml", b"<workbook>")]),
    ] {
        assert_eq!(tables(other), Err(Expected::Table));
    }
    // cut off anywhere, and with any byte changed, it is read or told
    for at in (0..whole.len()).step_by(7) {
        let _ = tables(&whole[..at]);
        let mut damaged = whole.clone();
        damaged[at] ^= 0xFF;
        let _ = tables(&damaged);
    }
    let fault = &read("壊れた.xlsx", b"PK\x03\x04", |_| Read::default()).faults[0];
    assert_eq!((fault.place.file.as_str(), fault.expected.clone()), ("壊れた.xlsx", Expected::Table));
}

#[test]
fn a_file_that_unpacks_to_too_much_is_not_unpacked() {
    let zeros = vec![b' '; 1024 * 1024];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..=256 {
        writer.write_all(&zeros).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 * 1024 * 1024);
    assert_eq!(tables(&bomb), Err(Expected::Smaller));
}

#[test]
fn empty_rows_and_cells_far_away_take_no_room() {
    let far = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>頭</t></is></c></row>";
    let last = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>足</t></is></c></row>";
    let grid = &tables(&around(&format!("{far}{last}"))).unwrap()[0];
    assert_eq!((grid.rows.len(), grid.cell(0, 0), grid.cell(1_048_575, 16_383)), (1_048_576, "頭", "足"));
    let empty: String =
        (2..=100_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>")).collect();
    assert_eq!(tables(&around(&format!("{far}{empty}"))).unwrap()[0].rows.len(), 1);
    // a cell in the last column of many rows would be many cells
    let wide: String = (1..=100)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\" t=\"inlineStr\"><is><t>端</t></is></c></row>"))
        .collect();
    assert_eq!(tables(&around(&wide)), Err(Expected::Smaller));
    // rows that come in no order
    assert_eq!(tables(&around(&last.replace("1048576", "5").replace("足", "五"))).unwrap()[0].first_row, 5);
    let backwards = "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>";
    assert_eq!(tables(&around(backwards)), Err(Expected::Table));
}
