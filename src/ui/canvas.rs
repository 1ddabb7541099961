//! A frame to paint text on: every glyph as wide as the layout measured it, every cell with its own colours.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;
use ratatui::style::Style;

use super::cell::{is_second_half, put_wide};
use super::theme::Ink;
use crate::app::region::Rect;
use crate::app::theme::{Colours, Theme};
use crate::text::{Glyph, fit, glyphs, shorten, width, wrap};

/// What is painted on.
#[derive(Debug)]
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    theme: Theme,
    colours: Colours,
    caret: Option<Position>,
}

impl<'b> Canvas<'b> {
    /// Paints on a buffer, in a theme as far as the terminal has the colours.
    pub fn new(buffer: &'b mut Buffer, theme: Theme, colours: Colours) -> Self {
        Self { buffer, theme, colours, caret: None }
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.buffer.area.width, self.buffer.area.height)
    }

    /// Where the terminal's cursor is to stand; hidden where nothing was set.
    #[must_use]
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Puts the terminal's cursor somewhere.
    pub fn set_caret(&mut self, x: u16, y: u16) {
        let (columns, rows) = self.size();
        self.caret = Some(Position::new(x.min(columns.saturating_sub(1)), y.min(rows.saturating_sub(1))));
    }

    /// Fills everything.
    pub fn fill_all(&mut self, ink: Ink) {
        let (w, h) = self.size();
        self.fill(Rect::new(0, 0, w, h), ink);
    }

    /// Fills an area with blanks; a wide glyph that it cuts in half is blanked on both sides.
    pub fn fill(&mut self, area: Rect, ink: Ink) {
        let style = self.style(ink);
        let (columns, rows) = self.size();
        let (right, bottom) = ((area.x + area.w).min(columns), area.bottom().min(rows));
        for y in area.y..bottom {
            if is_second_half(self.buffer, Position::new(area.x, y)) && area.x > 0 {
                self.blank(area.x - 1, y, None);
            }
            if is_second_half(self.buffer, Position::new(right, y)) {
                self.blank(right, y, None);
            }
            for x in area.x..right {
                self.blank(x, y, Some(style));
            }
        }
    }

    fn blank(&mut self, x: u16, y: u16, style: Option<Style>) {
        if let Some(cell) = self.buffer.cell_mut(Position::new(x, y)) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
            if let Some(style) = style {
                cell.set_style(Style::reset()).set_style(style);
            }
        }
    }

    /// Writes text from a column on, as much as fits into `columns`; returns the column after it.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, ink: Ink) -> u16 {
        let style = self.style(ink);
        let mut at = x;
        let end = x.saturating_add(columns);
        for glyph in glyphs(text) {
            let wide = u16::try_from(glyph.width).unwrap_or(2);
            if at + wide > end {
                break;
            }
            self.glyph(at, y, &glyph, style);
            at += wide;
        }
        at
    }

    /// Writes text that ends in two dots where it does not fit.
    pub fn short(&mut self, x: u16, y: u16, columns: u16, text: &str, ink: Ink) -> u16 {
        let fitting = shorten(text, usize::from(columns));
        self.text(x, y, columns, &fitting, ink)
    }

    /// Writes text so that it ends before a column; returns the column it begins at.
    pub fn right(&mut self, end: u16, y: u16, text: &str, ink: Ink) -> u16 {
        let text = fit(text, usize::from(end));
        let start = end.saturating_sub(u16::try_from(width(text)).unwrap_or(end));
        self.text(start, y, end - start, text, ink);
        start
    }

    /// Writes text in the middle of a row.
    pub fn centred(&mut self, text: &str, y: u16, ink: Ink) {
        let (columns, _) = self.size();
        let text = shorten(text, usize::from(columns.saturating_sub(2)));
        let start = columns.saturating_sub(u16::try_from(width(&text)).unwrap_or(columns)) / 2;
        self.text(start, y, columns.saturating_sub(start), &text, ink);
    }

    fn glyph(&mut self, x: u16, y: u16, glyph: &Glyph, style: Style) {
        let at = Position::new(x, y);
        match glyph.width {
            0 => {}
            1 => {
                if let Some(cell) = self.buffer.cell_mut(at) {
                    cell.set_symbol(&glyph.shown).set_style(style).set_diff_option(CellDiffOption::None);
                }
            }
            _ => put_wide(self.buffer, at, &glyph.shown, style),
        }
    }

    /// Paints a text row by row into an area, as much as fits; returns the row after it.
    pub fn paragraph(&mut self, area: Rect, text: &str, ink: Ink) -> u16 {
        let mut y = area.y;
        for row in wrap(text, usize::from(area.w).max(2)).into_iter().take(usize::from(area.h)) {
            self.text(area.x, y, area.w, text.get(row.range).unwrap_or_default(), ink);
            y += 1;
        }
        y
    }

    fn style(&self, ink: Ink) -> Style {
        ink.style(self.theme, self.colours)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect as Area;

    use super::*;

    /// Fails where half a glyph stands alone, or a glyph of two columns lacks its second cell.
    fn must_be_whole(buffer: &Buffer) {
        let Area { width: columns, height, .. } = buffer.area;
        for y in 0..height {
            let mut x = 0;
            while x < columns {
                assert!(!is_second_half(buffer, Position::new(x, y)), "half a glyph at {x},{y}\n{buffer:?}");
                let wide = u16::try_from(width(buffer[(x, y)].symbol())).unwrap();
                assert!((1..=2).contains(&wide), "{buffer:?}");
                let second = Position::new(x + 1, y);
                assert_eq!(wide == 2, is_second_half(buffer, second), "at {x},{y}\n{buffer:?}");
                x += wide;
            }
        }
    }

    fn row() -> impl Strategy<Value = String> {
        let glyph = prop::sample::select(vec!["a", " ", "漢", "①", "𠮷", "ｶﾞ", "👍🏽", "、", "葛\u{E0100}"]);
        prop::collection::vec(glyph, 0..30).prop_map(|glyphs| glyphs.concat())
    }

    proptest! {
        #[test]
        fn a_box_anywhere_over_japanese_leaves_whole_glyphs(
            texts in prop::collection::vec(row(), 6),
            boxes in prop::collection::vec((0..40_u16, 0..6_u16, 0..40_u16, 0..6_u16), 1..4),
            words in row(),
        ) {
            let mut buffer = Buffer::empty(Area::new(0, 0, 40, 6));
            let mut canvas = Canvas::new(&mut buffer, Theme::Light, Colours::Many);
            canvas.fill_all(Ink::Body);
            for (y, text) in (0..).zip(&texts) {
                canvas.text(0, y, 40, text, Ink::Body);
            }
            for (x, y, w, h) in boxes {
                canvas.fill(Rect::new(x, y, w, h), Ink::Popup);
                // and something is written into it, no wider than it is
                if h > 0 {
                    canvas.text(x, y, w.min(40 - x), &words, Ink::Popup);
                }
            }
            must_be_whole(&buffer);
        }
    }
}
