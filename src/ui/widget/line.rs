//! A line being typed, over one row or several, with the terminal's cursor at its caret.

use crate::app::region::Rect;
use crate::text::{Buffer, glyphs};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the rows of a line that show in an area. `scrolled` rows are above it; the caret is set where `caret` says
/// (column and row within the area).
pub fn rows(
    buffer: &Buffer,
    area: Rect,
    scrolled: usize,
    caret: Option<(usize, usize)>,
    canvas: &mut Canvas,
) {
    let text = buffer.text();
    let selected = buffer.selection().unwrap_or(0..0);
    for (y, row) in
        (area.y..area.bottom()).zip(buffer.rows(usize::from(area.w.max(2))).into_iter().skip(scrolled))
    {
        let mut x = area.x;
        for glyph in glyphs(text.get(row.range.clone()).unwrap_or_default()) {
            let ink = if selected.contains(&(row.range.start + glyph.at)) { Ink::Marked } else { Ink::Line };
            x = canvas.text(x, y, 2, glyph.source, ink);
        }
    }
    if let Some((column, row)) = caret {
        canvas
            .set_caret(area.x + u16::try_from(column).unwrap_or(0), area.y + u16::try_from(row).unwrap_or(0));
    }
}

/// Paints a line on one row: one that has the keys scrolls sideways so that its caret shows, another shows its beginning.
pub fn single(buffer: &Buffer, area: Rect, has_keys: bool, canvas: &mut Canvas) {
    canvas.fill(area, Ink::Line);
    let text = buffer.text();
    let selected = buffer.selection().unwrap_or(0..0);
    let caret = buffer.caret();
    let before: usize = glyphs(text.get(..caret).unwrap_or_default()).map(|glyph| glyph.width).sum();
    // the caret needs a free column at the end
    let beyond = before.saturating_sub(usize::from(area.w.saturating_sub(1)));
    let hidden = if has_keys { hidden_columns(text, beyond) } else { 0 };
    let (mut x, mut at) = (area.x, 0);
    for glyph in glyphs(text) {
        at += glyph.width;
        if at <= hidden {
            continue;
        }
        if usize::from(x - area.x) + glyph.width > usize::from(area.w) {
            break;
        }
        let ink = if selected.contains(&glyph.at) { Ink::Marked } else { Ink::Line };
        x = canvas.text(x, area.y, 2, glyph.source, ink);
    }
    if has_keys {
        canvas.set_caret(area.x + u16::try_from(before.saturating_sub(hidden)).unwrap_or(0), area.y);
    }
}

/// Columns of the whole glyphs that are scrolled away when at least `least` columns are.
fn hidden_columns(text: &str, least: usize) -> usize {
    let mut hidden = 0;
    for glyph in glyphs(text) {
        if hidden >= least {
            break;
        }
        hidden += glyph.width;
    }
    hidden
}
