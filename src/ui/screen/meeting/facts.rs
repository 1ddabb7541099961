//! The facts of the meeting: a row each.

use crate::app::Model;
use crate::app::meeting::facts::{Fact, name, shown};
use crate::app::region::Rect;
use crate::domain::meeting::Meeting;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Columns of a fact's name.
const NAME: u16 = 18;

/// Paints a row of the list.
pub(super) fn row(model: &Model, meeting: Meeting, fact: Fact, place: Rect, ink: Ink, canvas: &mut Canvas) {
    canvas.short(place.x, place.y, NAME - 1, &name(fact, model.lang), ink);
    let known = shown(meeting, fact, model.lang);
    let text = if known.is_empty() { model.lang.fact_empty() } else { &known };
    canvas.short(place.x + NAME, place.y, place.w.saturating_sub(NAME), text, ink);
}
