//! A window too small to be laid out: one calm line says so; nothing is lost.

use crate::app::region::SMALLEST;
use crate::i18n::Lang;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the line.
pub fn view(lang: Lang, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    let text = lang.too_small(SMALLEST.0, SMALLEST.1);
    for (y, row) in (0..rows).zip(wrap(&text, usize::from(columns))) {
        canvas.text(0, y, columns, text.get(row.range).unwrap_or_default(), Ink::Body);
    }
}
