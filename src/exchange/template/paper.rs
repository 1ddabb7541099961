//! The sheet people write on: how its rows look, on the screen and printed on A4.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::super::xlsx::book::{A4, FONT, high, plain};
use super::keys::{self, Row};
use super::known::Known;
use crate::i18n::Lang;
use crate::text::{Clean, wrap};

/// The widths of the columns that are seen, in figures: number, text, need, whom to ask, and one that keeps rows high.
const WIDE: [u32; keys::SEEN] = [5, 52, 24, 20, 1];
/// How high a row is in which nothing stands, in dots of the screen: two lines, or one by hand.
const HIGH: u32 = 50;
/// Lines that fit into it.
const FIT: usize = 2;
/// How high the letters of an empty cell are that keep a row from becoming lower when somebody writes in it.
const ROOM: u32 = 20;

/// Makes every row as high as writing by hand needs. It is no row's own height, so that a row grows with what is written in it.
pub(super) fn room(workbook: &mut Workbook) -> Result<(), XlsxError> {
    workbook.set_default_format(&Format::new(), HIGH, 64)?;
    Ok(())
}

/// The sheet, and the row that is next.
pub(super) struct Paper<'p> {
    page: &'p mut Worksheet,
    row: u32,
    looks: Looks,
}

struct Looks {
    title: Format,
    note: Format,
    label: Format,
    name: Format,
    question: Format,
    lane: Format,
    head: Format,
    number: Format,
    text: Format,
    beside: Format,
    room: Format,
    hidden: Format,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(10)
            .set_num_format("@")
            .set_align(FormatAlign::Top);
        let wrapped = base.clone().set_text_wrap();
        let lined = wrapped.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x80_80_80));
        let shade = Color::RGB(0xE4_E9_F0);
        Self {
            title: base.clone().set_bold().set_font_size(16),
            label: base.clone().set_bold().set_align(FormatAlign::Right),
            name: lined.clone().set_bold().set_font_size(11),
            question: wrapped.clone().set_bold().set_font_size(11).set_background_color(shade),
            lane: wrapped.clone().set_bold(),
            head: lined.clone().set_bold(),
            number: base.clone().set_font_color(Color::RGB(0x60_60_60)).set_align(FormatAlign::Right),
            text: lined,
            beside: wrapped.clone().set_font_size(9).set_indent(1),
            room: Format::new().set_font_name(FONT).set_font_size(ROOM),
            hidden: base,
            note: wrapped,
        }
    }
}

impl<'p> Paper<'p> {
    /// An empty sheet with its hidden first row.
    pub(super) fn new(page: &'p mut Worksheet) -> Result<Self, XlsxError> {
        let looks = Looks::new();
        for (at, word) in (0..).zip(keys::COLUMNS) {
            page.write_string_with_format(0, at, format!("{}{word}", keys::SIGN), &looks.hidden)?;
            match WIDE.get(usize::from(at)) {
                Some(wide) => page.set_column_width(at, *wide)?,
                None => page.set_column_hidden(at)?,
            };
        }
        page.set_row_hidden(0)?;
        Ok(Self { page, row: 1, looks })
    }

    /// The row that is written next.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// The title.
    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let text = text.replace('\n', " ");
        self.page.write_string_with_format(self.row, 0, fitting(&text), &self.looks.title)?;
        self.page.set_row_height(self.row, 30)?;
        self.form(Row::Form)
    }

    /// A sentence of the form itself, across it.
    pub(super) fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        self.across(text, 0, 3)?;
        self.form(Row::Form)
    }

    /// Where the name of the agency stands.
    pub(super) fn agency(&mut self, label: &str, name: &str) -> Result<(), XlsxError> {
        let lines = wrap(name, wide(2, 3) - 4).len().max(2);
        self.page.write_string_with_format(self.row, 1, fitting(label), &self.looks.label)?;
        self.page.merge_range(self.row, 2, self.row, 3, &fitting(name), &self.looks.name)?;
        self.page.set_row_height(self.row, high(lines))?;
        self.form(Row::Agency)?;
        self.space()
    }

    /// The number and words of a question.
    pub(super) fn head(
        &mut self,
        row: Row,
        number: &str,
        text: &str,
        place: [&str; 3],
    ) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 0, fitting(number), &self.looks.question)?;
        self.page.merge_range(self.row, 1, self.row, 3, &fitting(text), &self.looks.question)?;
        let lines = wrap(text, wide(1, 3) - 8).len();
        self.page.set_row_height(self.row, high(lines) + 4.0)?;
        self.place(row, place)
    }

    /// The name of a lane.
    pub(super) fn lane(&mut self, name: &str, place: [&str; 3]) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 1, fitting(name), &self.looks.lane)?;
        self.page.set_row_height(self.row, high(1))?;
        self.place(Row::Head, place)
    }

    /// What belongs into the columns of a proposal.
    pub(super) fn heads(&mut self, heads: [&str; 3]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (at, head) in (1..).zip(heads) {
            self.page.write_string_with_format(self.row, at, fitting(head), &self.looks.head)?;
            lines = lines.max(wrap(head, wide(at, at) - 2).len());
        }
        self.page.set_row_height(self.row, high(lines))?;
        self.form(Row::Form)
    }

    /// Room for one thing; only what stands there already may need a higher row.
    pub(super) fn line(
        &mut self,
        row: Row,
        number: usize,
        of: [&str; 2],
        known: &Known,
    ) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 0, number.to_string(), &self.looks.number)?;
        self.page.write_string_with_format(self.row, 1, fitting(&known.text), &self.looks.text)?;
        if row == Row::Tie {
            self.page.write_string_with_format(self.row, 2, fitting(&known.need), &self.looks.text)?;
            self.page.write_string_with_format(self.row, 3, fitting(&known.to), &self.looks.text)?;
        }
        self.page.write_blank(self.row, 4, &self.looks.room)?;
        let texts = [(&known.text, 1), (&known.need, 2), (&known.to, 3)];
        let lines = texts.into_iter().map(|(text, at)| wrap(text, wide(at, at)).len()).max().unwrap_or(1);
        if lines > FIT {
            self.page.set_row_height(self.row, high(lines))?;
        }
        let [worksheet, question] = of;
        let hidden = [worksheet, question, &known.lane, &known.line, &known.id, &known.revision];
        self.keys(row, &hidden)
    }

    /// Room for an answer to the whole question, so many lines high.
    pub(super) fn answer(&mut self, of: [&str; 2], known: &Known, lines: usize) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 1, fitting(&known.text), &self.looks.text)?;
        let lines = lines.max(wrap(&known.text, wide(1, 1)).len());
        self.page.set_row_height(self.row, high(lines))?;
        let [worksheet, question] = of;
        self.keys(Row::Cell, &[worksheet, question, &known.lane, "", &known.id, &known.revision])
    }

    /// A label, and beside it room for what belongs to it.
    pub(super) fn labelled(&mut self, label: &str, of: [&str; 2], known: &Known) -> Result<(), XlsxError> {
        self.page.write_string_with_format(self.row, 1, fitting(label), &self.looks.text)?;
        self.page.merge_range(self.row, 2, self.row, 3, &fitting(&known.text), &self.looks.text)?;
        let lines = wrap(label, wide(1, 1)).len().max(wrap(&known.text, wide(2, 3)).len());
        self.page.set_row_height(self.row, high(lines))?;
        let [worksheet, question] = of;
        self.keys(Row::Labelled, &[worksheet, question, &known.lane, "", &known.id, &known.revision])
    }

    /// Guidance beside some rows.
    pub(super) fn beside(&mut self, first: u32, last: u32, guidance: &[String]) -> Result<(), XlsxError> {
        if !guidance.is_empty() && first < last {
            self.page.merge_range(first, 2, last, 3, &fitting(&guidance.join("\n")), &self.looks.beside)?;
        }
        Ok(())
    }

    /// Guidance beside one row.
    pub(super) fn beside_one(&mut self, row: u32, guidance: &[String]) -> Result<(), XlsxError> {
        if !guidance.is_empty() {
            self.page.merge_range(row, 2, row, 3, &fitting(&guidance.join("\n")), &self.looks.beside)?;
        }
        Ok(())
    }

    /// Offers a list to choose from in one column of some rows.
    pub(super) fn offer(&mut self, first: u32, last: u32, column: u16, list: &str) -> Result<(), XlsxError> {
        self.page.add_data_validation(first, column, last, column, &super::offered(list))?;
        Ok(())
    }

    /// An empty row. It belongs to what stands above, so that what is written there is read as such.
    pub(super) fn space(&mut self) -> Result<(), XlsxError> {
        self.page.set_row_height(self.row, 10)?;
        self.row += 1;
        Ok(())
    }

    /// Sets the page up: A4 upright, as wide as one page.
    pub(super) fn finish(
        &mut self,
        lang: Lang,
        [title, care, agency]: &[String; 3],
    ) -> Result<(), XlsxError> {
        let page = &mut self.page;
        page.set_paper_size(A4);
        page.set_portrait();
        page.set_print_fit_to_pages(1, 0);
        page.set_margins(0.5, 0.4, 0.7, 0.6, 0.3, 0.3);
        page.set_header(format!("&L&9{}&R&9{}", plain(title), plain(care)));
        page.set_footer(format!("&L&9{}&C&9&P / &N&R&9{}", plain(agency), plain(lang.template_foot())));
        page.set_print_area(0, 0, self.row.saturating_sub(1), 3)?;
        page.set_screen_gridlines(false);
        Ok(())
    }

    fn across(&mut self, text: &str, first: u16, last: u16) -> Result<(), XlsxError> {
        self.page.merge_range(self.row, first, self.row, last, &fitting(text), &self.looks.note)?;
        self.page.set_row_height(self.row, high(wrap(text, wide(first, last)).len()))?;
        Ok(())
    }

    /// Ends a row of the form itself.
    fn form(&mut self, row: Row) -> Result<(), XlsxError> {
        self.keys(row, &[])
    }

    /// Ends a row below which something belongs to a question.
    fn place(&mut self, row: Row, [worksheet, question, lane]: [&str; 3]) -> Result<(), XlsxError> {
        self.keys(row, &[worksheet, question, lane])
    }

    /// Ends a row: what it is, where nobody sees it.
    fn keys(&mut self, row: Row, keys: &[&str]) -> Result<(), XlsxError> {
        let all = std::iter::once(row.word()).chain(keys.iter().copied());
        for (at, key) in (5..).zip(all).filter(|(_, key)| !key.is_empty()) {
            self.page.write_string_with_format(self.row, at, fitting(key), &self.looks.hidden)?;
        }
        self.row += 1;
        Ok(())
    }
}

/// Columns of text that fit into some columns of the sheet.
fn wide(first: u16, last: u16) -> usize {
    let of = WIDE.iter().take(usize::from(last) + 1).skip(usize::from(first));
    usize::try_from(of.sum::<u32>()).unwrap_or(1)
}

/// A text as a cell takes it.
fn fitting(text: &str) -> String {
    super::super::xlsx::cell::fitting(&Clean::lines(text))
}
