//! A workbook while it is made: lawful names, text that is never a formula, pages that print.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::i18n::Lang;
use crate::text::{Clean, width};

use super::cell;
use super::data::{Cell, Table};
use super::leaf::{Leaf, Look};

/// The letters of every office; where it is missing, the nearest Gothic stands in.
pub(in crate::exchange) const FONT: &str = "游ゴシック";
/// Points of a line of 10 points in that font.
const LINE: f64 = 17.0;
/// Points that a row has beside its lines.
const AROUND: f64 = 4.0;
/// The paper: A4.
pub(in crate::exchange) const A4: u8 = 9;
/// Characters that a head or foot of a page takes.
const MARGIN: usize = 200;

/// What stands at the head and foot of every page.
#[derive(Clone, Debug, Default)]
pub(super) struct Margin {
    /// At the left of the head.
    pub(super) left: String,
    /// At the right of the head: how it is to be handled, and under which rule it is held.
    pub(super) right: [String; 2],
    /// At the left of the foot: when it was made.
    pub(super) made: String,
}

/// A workbook while it is made.
pub(super) struct Book {
    workbook: Workbook,
    names: BTreeSet<String>,
    looks: Looks,
}

/// How cells look.
struct Looks {
    title: Format,
    head: Format,
    heading: Format,
    text: Format,
    first: Format,
    data_head: Format,
    data_text: Format,
    data_number: Format,
    data_date: Format,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(10);
        let text = base.clone().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
        let lined = text.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xA0_A0_A0));
        let head = lined.clone().set_bold().set_background_color(Color::RGB(0xE4_E9_F0));
        Self {
            title: text.clone().set_bold().set_font_size(14).unset_text_wrap(),
            heading: text.clone().set_bold().set_background_color(Color::RGB(0xE4_E9_F0)).unset_text_wrap(),
            first: lined.clone().set_bold(),
            data_head: base.clone().set_num_format("@").set_bold(),
            data_text: base.clone().set_num_format("@"),
            data_number: base.clone().set_num_format("0"),
            data_date: base.set_num_format("yyyy\\-mm\\-dd"),
            head,
            text: lined,
        }
    }
}

impl Book {
    /// A workbook without sheets.
    pub(super) fn new(title: &str, made: NaiveDate) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let title = Clean::line(title).into_string();
        workbook.set_properties(&properties(&title, made)?);
        Ok(Self { workbook, names: BTreeSet::new(), looks: Looks::new() })
    }

    /// The content of the file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }

    /// Adds a sheet to read.
    pub(super) fn read(&mut self, leaf: &Leaf, margin: &Margin, lang: Lang) -> Result<(), XlsxError> {
        let name = self.name(&leaf.name);
        let (sheet, looks) = (self.workbook.add_worksheet(), &self.looks);
        sheet.set_name(name)?;
        page(sheet, margin);
        sheet.set_landscape();
        let last = u16::try_from(leaf.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        for (at, column) in (0..=last).zip(&leaf.columns) {
            sheet.set_column_width(at, u32::try_from(column.wide).unwrap_or(u32::MAX))?;
        }
        sheet.write_string_with_format(0, 0, Clean::line(&leaf.title).as_str(), &looks.title)?;
        sheet.set_row_height(0, 26)?;
        let mut row = 1;
        if leaf.has_heads() {
            let heads: Vec<String> = leaf.columns.iter().map(|column| column.head.clone()).collect();
            for (at, head) in (0..=last).zip(&heads) {
                sheet.write_string_with_format(row, at, head, &looks.head)?;
            }
            sheet.set_row_height(row, high(leaf.lines(&heads)))?;
            row += 1;
            sheet.set_freeze_panes(row, 1)?;
            sheet.set_repeat_columns(0, 0)?;
        } else {
            sheet.set_freeze_panes(row, 0)?;
        }
        sheet.set_repeat_rows(0, row - 1)?;
        for one in &leaf.rows {
            if one.look == Look::Heading {
                for at in 0..=last {
                    let text = one.cells.get(usize::from(at)).map_or("", String::as_str);
                    sheet.write_string_with_format(row, at, text, &looks.heading)?;
                }
                sheet.set_row_height(row, high(1) + AROUND)?;
                row += 1;
                continue;
            }
            for cells in leaf.parts(one, |first| lang.xlsx_continued(first)) {
                for at in 0..=last {
                    let text = cells.get(usize::from(at)).map_or("", String::as_str);
                    let look = if at == 0 { &looks.first } else { &looks.text };
                    match leaf.figure(at, text) {
                        Some(figure) => sheet.write_number_with_format(row, at, figure, look)?,
                        None => sheet.write_string_with_format(row, at, text, look)?,
                    };
                }
                sheet.set_row_height(row, high(leaf.lines(&cells)))?;
                row += 1;
            }
        }
        Ok(())
    }

    /// Adds a table for programs: heads in the first row, then one datum a cell.
    pub(super) fn table(&mut self, table: &Table, margin: &Margin, lang: Lang) -> Result<(), XlsxError> {
        let name = self.name(&lang.xlsx_data(lang.table(table.word)));
        let (sheet, looks) = (self.workbook.add_worksheet(), &self.looks);
        sheet.set_name(name)?;
        page(sheet, margin);
        sheet.set_landscape();
        sheet.set_tab_color(Color::RGB(0x80_80_80));
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        let mut last = 0;
        for (at, column) in (0u16..).zip(&table.columns) {
            let head = lang.column(column);
            sheet.write_string_with_format(0, at, head, &looks.data_head)?;
            let cells = table.rows.iter().filter_map(|row| row.get(usize::from(at)));
            let widest = cells.map(Cell::wide).chain([width(head)]).max().unwrap_or(0);
            sheet.set_column_width(at, u32::try_from(widest.clamp(6, 50) + 3).unwrap_or(50))?;
            last = at;
        }
        let mut end = 0;
        for (row, cells) in (1u32..).zip(&table.rows) {
            for (at, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::None => continue,
                    Cell::Text(text) => {
                        let text = cell::cut(text, lang.xlsx_cut());
                        sheet.write_string_with_format(row, at, text, &looks.data_text)?
                    }
                    Cell::Number(number) => {
                        sheet.write_number_with_format(row, at, *number, &looks.data_number)?
                    }
                    Cell::Day(day) => {
                        sheet.write_datetime_with_format(row, at, stamp(*day)?, &looks.data_date)?
                    }
                };
            }
            end = row;
        }
        if end > 0 {
            sheet.autofilter(0, 0, end, last)?;
        }
        Ok(())
    }

    /// A name that Excel takes and no other sheet has.
    fn name(&mut self, wanted: &str) -> String {
        let name = lawful(wanted, "");
        let numbered = (2..).map(|number| lawful(wanted, &format!("_{number}")));
        let names = std::iter::once(name).chain(numbered);
        // Excel knows no upper case here
        let free =
            names.take(10_000).find(|name| !self.names.contains(&name.to_lowercase())).unwrap_or_default();
        self.names.insert(free.to_lowercase());
        free
    }
}

/// Makes a name of a sheet lawful: at most 31 characters, none of `[]:*?/\`, no quote at its ends.
fn lawful(name: &str, end: &str) -> String {
    const MOST: usize = 31;
    let name: String = Clean::line(name).replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
    let most = MOST.saturating_sub(end.chars().count());
    let mut units = 0;
    let kept = name.trim().chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    kept.collect::<String>().trim().to_owned() + end
}

/// What a file says of itself: no author, no machine, and the day it was made.
pub(in crate::exchange) fn properties(title: &str, made: NaiveDate) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_title(cell::cut(title, "")).set_creation_datetime(&stamp(made)?))
}

fn stamp(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), small(day.month()), small(day.day()))
}

/// Points of a row of so many lines of text.
pub(in crate::exchange) fn high(lines: usize) -> f64 {
    let lines = u32::try_from(lines.max(1)).unwrap_or(u32::MAX);
    (f64::from(lines) * LINE + AROUND).min(409.0)
}

/// Sets a page up: A4, as wide as one page, with head and foot.
fn page(sheet: &mut Worksheet, margin: &Margin) {
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.45, 0.45, 0.75, 0.65, 0.35, 0.3);
    let right: Vec<String> =
        margin.right.iter().filter(|text| !text.is_empty()).map(|text| plain(text)).collect();
    sheet.set_header(format!("&L&9{}&R&9{}", plain(&margin.left), right.join("　")));
    sheet.set_footer(format!("&L&9{}&C&9&P / &N", plain(&margin.made)));
}

/// A text at the head or foot of a page, where `&` has a meaning and a figure would go on with a size before it.
pub(in crate::exchange) fn plain(text: &str) -> String {
    let text: String = Clean::line(text).chars().take(MARGIN / 3).collect();
    let text = text.replace('&', "&&");
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(" {text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_sheet_is_lawful_and_there_once() {
        let mut book = Book::new("", NaiveDate::from_ymd_opt(2026, 2, 18).unwrap()).unwrap();
        let names = [
            "[a]:*?/\\b'",
            "概要",
            "概要",
            &"長".repeat(40),
            &"長".repeat(40),
            "Ａ",
            "ａ",
            "𠮟".repeat(40).as_str(),
        ]
        .map(|name| book.name(name));
        assert_eq!(names[..3], ["a      b", "概要", "概要_2"]);
        assert_eq!((names[3].chars().count(), names[4].ends_with("_2")), (31, true));
        assert_eq!((names[5].as_str(), names[6].as_str()), ("Ａ", "ａ_2"));
        assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    }

    #[test]
    fn what_has_a_meaning_at_the_head_of_a_page_is_plain() {
        assert_eq!(plain("A&B &P"), "A&&B &&P");
        assert_eq!(plain("12月"), " 12月");
    }
}
