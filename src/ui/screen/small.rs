//! A window too small to be laid out: one calm line says so; nothing is lost.

use crate::app::region::{Rect, SMALLEST};
use crate::i18n::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the line.
pub fn view(lang: Lang, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    let text = lang.too_small(SMALLEST.0, SMALLEST.1);
    canvas.paragraph(Rect::new(0, 0, columns, rows), &text, Ink::Body);
}
