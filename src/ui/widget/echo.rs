//! A new entry, large for a moment: its letters set apart where there is room, on a block of their own.

use crate::app::region::Rect;
use crate::text::{Row, glyphs, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the entry over an area.
pub fn view(text: &str, area: Rect, canvas: &mut Canvas) {
    if area.h < 3 || area.w < 8 {
        return;
    }
    canvas.fill(area, Ink::Current);
    let columns = usize::from(area.w.saturating_sub(4));
    let room = usize::from(area.h.saturating_sub(2));
    // set apart: a blank after each letter, and a blank row between rows
    let spread = wrap(text, columns / 2);
    let (rows, gap, step) =
        if spread.len() * 2 <= room + 1 { (spread, 1, 2) } else { (wrap(text, columns), 0, 1) };
    let height = (rows.len() * usize::from(step)).saturating_sub(usize::from(gap)).min(room);
    let mut y = area.y + u16::try_from((usize::from(area.h) - height) / 2).unwrap_or(1);
    for row in rows.into_iter().take(room.div_ceil(usize::from(step))) {
        paint(text, row, gap, Rect::new(area.x + 2, y, area.w.saturating_sub(4), 1), canvas);
        y += step;
    }
}

fn paint(text: &str, row: Row, gap: u16, place: Rect, canvas: &mut Canvas) {
    let mut x = place.x;
    for glyph in glyphs(text.get(row.range).unwrap_or_default()) {
        let wide = u16::try_from(glyph.width).unwrap_or(2);
        canvas.text(x, place.y, 2, glyph.source, Ink::Current);
        x += wide + gap * wide;
    }
}
