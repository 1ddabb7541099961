//! Words that stand large: a new entry for a moment, or one entry after the other.

use crate::app::large::Large;
use crate::app::region::Rect;
use crate::text::{Row, glyphs};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints an entry over an area, on a block of its own.
pub fn view(text: &str, area: Rect, canvas: &mut Canvas) {
    if area.h < 3 || area.w < 8 {
        return;
    }
    canvas.fill(area, Ink::Current);
    let inside = Rect::new(area.x + 2, area.y + 1, area.w - 4, area.h - 2);
    rows(text, &Large::of(text, inside), 0, inside, Ink::Current, canvas);
}

/// Paints one page of a text, in the middle of an area; returns the row it begins in.
pub fn rows(text: &str, large: &Large, page: usize, area: Rect, ink: Ink, canvas: &mut Canvas) -> u16 {
    let rows = large.page(page);
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let height = (count * large.step).saturating_sub(large.step - 1).min(area.h);
    let top = area.y + (area.h - height) / 2;
    for (y, row) in (top..).step_by(usize::from(large.step)).zip(rows) {
        paint(text, row, large.apart, Rect { y, h: 1, ..area }, ink, canvas);
    }
    top
}

fn paint(text: &str, row: &Row, apart: bool, place: Rect, ink: Ink, canvas: &mut Canvas) {
    let mut x = place.x;
    for glyph in glyphs(text.get(row.range.clone()).unwrap_or_default()) {
        let wide = u16::try_from(glyph.width).unwrap_or(2);
        canvas.text(x, place.y, 2, glyph.source, ink);
        x += if apart { 2 * wide } else { wide };
    }
}
