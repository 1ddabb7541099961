//! Breaking text into rows of a given width.
//!
//! Places come from UAX #14, tailored by `super::kinsoku`; what would begin or end a row wrongly is
//! carried over to the next one (追い出し, JIS X 4051), nothing but blanks hangs over the edge.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::kinsoku::{is_blank, may_break, not_at_end, not_at_start};
use super::width::glyphs;

/// Holds one row of a wrapped text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Bytes of the text, without the line break; each row begins where the one before it ended,
    /// but for line breaks. Blanks at its end may lie outside of the width.
    pub range: Range<usize>,
    /// Columns in use: without blanks at the end where the row was wrapped, with those that fit
    /// where a line ends.
    pub width: usize,
}

/// Wraps a text into rows of at most `columns` (0 counts as 1).
///
/// `\n` always breaks; an empty text is one empty row. Blanks at the end of a row hang and count
/// nothing. Where no legal place lies within the width, the row breaks between two graphemes that
/// 禁則 may part, and where there are none of these either, after the last grapheme that fits; one that
/// is wider than the row gets a row of its own. Takes time in proportion to the text.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        wrap_line(line, at, columns, &mut rows);
        at += line.len() + 1;
    }
    rows
}

/// What may happen before a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A row may break here.
    Legal,
    /// It may in need: inside a word, but nothing stands where 禁則 forbids it.
    Word,
    /// It may not.
    Never,
}

/// One grapheme of the line.
struct Piece {
    at: usize,
    width: usize,
    blank: bool,
    before: Place,
}

fn wrap_line(line: &str, offset: usize, columns: usize, rows: &mut Vec<Row>) {
    let pieces = pieces(line);
    let mut start = 0;
    loop {
        let end = row_end(&pieces, start, columns);
        let at = |index: usize| offset + pieces.get(index).map_or(line.len(), |piece| piece.at);
        let row = pieces.get(start..end).unwrap_or_default();
        rows.push(Row { range: at(start)..at(end), width: used(row, columns, end < pieces.len()) });
        if end >= pieces.len() {
            return;
        }
        start = end;
    }
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut places = linebreaks(line).map(|(at, _)| at).peekable();
    let mut before: Option<char> = None;
    glyphs(line)
        .map(|glyph| {
            while places.next_if(|&at| at < glyph.at).is_some() {}
            let uax14 = places.peek() == Some(&glyph.at);
            let first = glyph.source.chars().next().unwrap_or(' ');
            let place = before.map_or(Place::Never, |before| place(before, first, uax14));
            before = Some(first);
            Piece {
                at: glyph.at,
                width: glyph.width,
                blank: matches!(glyph.source, " " | "\u{3000}"),
                before: place,
            }
        })
        .collect()
}

fn place(before: char, after: char, uax14: bool) -> Place {
    if may_break(before, after, uax14) {
        Place::Legal
    } else if not_at_start(after) || not_at_end(before) || is_blank(after) {
        Place::Never
    } else {
        Place::Word
    }
}

/// The index after the last piece of the row that begins at `start`; always beyond `start`.
fn row_end(pieces: &[Piece], start: usize, columns: usize) -> usize {
    let (mut legal, mut word) = (None, None);
    let mut width = 0;
    for (index, piece) in pieces.iter().enumerate().skip(start) {
        if index > start {
            match piece.before {
                Place::Legal => legal = Some(index),
                Place::Word => word = Some(index),
                Place::Never => {}
            }
        }
        width += piece.width;
        if width > columns && !piece.blank && index > start {
            return legal.or(word).unwrap_or(index);
        }
    }
    pieces.len().max(start + 1)
}

fn used(row: &[Piece], columns: usize, wrapped: bool) -> usize {
    let inked = row.iter().rposition(|piece| !piece.blank).map_or(0, |last| last + 1);
    let width: usize = row.iter().take(inked).map(|piece| piece.width).sum();
    if wrapped {
        return width;
    }
    row.iter()
        .skip(inked)
        .fold(width, |width, blank| if width + blank.width <= columns { width + blank.width } else { width })
}

#[cfg(test)]
mod tests;
