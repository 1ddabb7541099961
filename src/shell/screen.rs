//! The screen as ratatui's backend: one write per frame, none when nothing changed.
//!
//! # How a painter sets two-column symbols
//! A symbol that takes two columns, ① as well as 漢, is set as two cells with the same style:
//! the symbol in the first, and a blank with [`CellDiffOption::Skip`] in the second. The first of an East Asian
//! *ambiguous* symbol, whose natural width is one, also has [`CellDiffOption::ForcedWidth`] of 2. See [`crate::ui::cell::put_wide`].
//!
//! This screen paints both columns blank, then the symbol over them, then moves to an absolute column. So the same
//! cells come out right on a terminal that draws ① two columns wide (it covers both) and on one that draws it one
//! wide (the blank stays, in the right colour); nothing needs to be known about the terminal.
//!
//! `Skip` in the second cell is what keeps ratatui's differences right: such a cell is never sent itself, but it
//! differs from every other cell, so whatever stands there in a later frame is sent even if it is a blank of the same
//! style. Without it the right half of a symbol can outlive the symbol. A popup that cuts a two-column symbol must set
//! the half it leaves visible to an ordinary blank.

mod depth;
mod sgr;

pub use depth::{Depth, depth_from, wants_no_colour};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};
use sgr::Pen;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// What the terminal's cursor is to be at the end of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Caret {
    /// Where it stands.
    at: Position,
    /// Whether it shows; a hidden one may be anywhere.
    shown: bool,
}

/// A backend that collects a frame and writes it at once.
#[derive(Debug)]
pub struct Screen<W: Write> {
    /// Where the bytes go.
    out: W,
    /// The size of the window, as last told.
    size: Size,
    /// How many colours the terminal has.
    depth: Depth,
    /// The cells of this frame, as bytes.
    body: Vec<u8>,
    /// The colours the terminal is set to at this point of `body`.
    pen: Pen,
    /// Where the terminal's cursor is at this point of `body`, if that is sure.
    at: Option<Position>,
    /// What the caret is to be.
    caret: Caret,
    /// What it was at the end of the last write; unknown before the first and after a failed one.
    written: Option<Caret>,
}

impl<W: Write> Screen<W> {
    /// Makes a screen of the given size; nothing is written before the first frame.
    pub const fn new(out: W, size: Size, depth: Depth) -> Self {
        let caret = Caret { at: Position::ORIGIN, shown: false };
        Self { out, size, depth, body: Vec::new(), pen: Pen::UNKNOWN, at: None, caret, written: None }
    }

    /// Tells the size the window has now; the next draw paints everything if it changed.
    ///
    /// The size of a resize event is to be given here: asking the console may bring a stale one.
    pub fn set_size(&mut self, columns: u16, rows: u16) {
        self.size = Size::new(columns.max(1), rows.max(1));
    }

    /// Rings the terminal's bell with the next frame.
    pub fn ring(&mut self) {
        self.body.push(b'\x07');
    }

    /// Lends the writer, for tests.
    pub const fn writer(&self) -> &W {
        &self.out
    }

    /// Appends a move, unless the cursor surely stands there.
    fn go(&mut self, at: Position) {
        if self.at != Some(at) {
            move_to(&mut self.body, at);
            self.at = Some(at);
        }
    }

    /// Appends one cell.
    fn cell(&mut self, at: Position, cell: &Cell) {
        let symbol = cell.symbol();
        let blank = symbol.is_empty() || symbol.chars().any(char::is_control);
        let width = if blank { 1 } else { cell.cell_width().max(1) };
        let sure = !blank && natural(symbol) == Some(width);
        self.pen.turn(cell, self.depth, &mut self.body);
        self.go(at);
        if !sure {
            // clear what the symbol may leave uncovered, then start again at its first column
            self.body.extend((0..width).map(|_| b' '));
            self.at = None;
        }
        if !blank {
            self.go(at);
            self.body.extend_from_slice(symbol.as_bytes());
        }
        let next = at.x.saturating_add(width);
        self.at = (sure && next < self.size.width).then_some(Position::new(next, at.y));
    }
}

/// Appends an absolute move.
fn move_to(body: &mut Vec<u8>, at: Position) {
    body.extend_from_slice(format!("\x1b[{};{}H", u32::from(at.y) + 1, u32::from(at.x) + 1).as_bytes());
}

/// Gives the width of a symbol that every terminal draws alike, or nothing.
fn natural(symbol: &str) -> Option<u16> {
    let mut characters = symbol.chars();
    let (found, None) = (characters.next()?, characters.next()) else { return None };
    let agreed = found.width() == found.width_cjk() && found < '\u{1F000}';
    // half-width voice marks have no width of their own for some, and one column for others
    let mark = matches!(found, '\u{FF9E}' | '\u{FF9F}');
    found.width().filter(|width| agreed && !mark && *width > 0).and_then(|width| u16::try_from(width).ok())
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.cell(Position::new(x, y), cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret.shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.caret.shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears the whole screen, whatever part is asked for: ratatui asks for others only without the alternate screen.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.body.extend_from_slice(b"\x1b[0m\x1b[2J");
        (self.pen, self.at) = (Pen::PLAIN, None);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Writes the frame with a single call, or nothing when neither a cell nor the caret changed.
    ///
    /// # Errors
    /// Passes on what the writer says; what the terminal shows is unknown then.
    fn flush(&mut self) -> io::Result<()> {
        let same = self.written.is_some_and(|old| old == self.caret || !(old.shown || self.caret.shown));
        if self.body.is_empty() && same {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.body.len() + 48);
        frame.extend_from_slice(b"\x1b[?2026h");
        if !self.caret.shown || !self.body.is_empty() {
            frame.extend_from_slice(b"\x1b[?25l");
        }
        if !self.body.is_empty() {
            frame.append(&mut self.body);
            // an IME draws its conversion in whatever colours are set
            frame.extend_from_slice(b"\x1b[0m");
        }
        if self.caret.shown {
            move_to(&mut frame, self.caret.at);
            frame.extend_from_slice(b"\x1b[?25h");
        }
        frame.extend_from_slice(b"\x1b[?2026l");
        (self.pen, self.at, self.written) = (Pen::PLAIN, None, None);
        self.out.write_all(&frame)?;
        self.out.flush()?;
        self.written = Some(self.caret);
        Ok(())
    }
}

#[cfg(test)]
mod grid;
#[cfg(test)]
mod tests;
