//! Who is here: the agencies in the order of their seats.

use crate::app::Model;
use crate::app::region::Rect;
use crate::domain::attendance::Seat;
use crate::text::{shorten_apart, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

use super::numbered;

/// Columns of a short name at most.
const SHORT: u16 = 16;

/// Paints a row of the list; until anybody noted who is there, all are only expected.
pub(super) fn row(
    model: &Model,
    (seats, is_taken): (&[Seat], bool),
    at: usize,
    place: Rect,
    ink: Ink,
    canvas: &mut Canvas,
) {
    let Some(seat) = seats.get(at) else { return };
    let end = place.x + place.w;
    let lang = model.lang;
    let state = if is_taken { lang.attendance(seat.state.word()) } else { lang.attendance_expected() };
    let state = canvas.right(end, place.y, state, ink);
    let x = canvas.text(place.x, place.y, 4, &numbered(at, seats.len()), ink);
    // the whole name gives way to the short one, which is what the wall shows
    let nth = |all: Vec<&str>, columns| shorten_apart(&all, columns).into_iter().nth(at).unwrap_or_default();
    let shorts = || seats.iter().map(|seat| seat.agency.short()).collect();
    let short = if seat.agency.has_short() { nth(shorts(), usize::from(SHORT)) } else { String::new() };
    let taken = if short.is_empty() { 2 } else { u16::try_from(width(&short) + 4).unwrap_or(2) };
    let room = state.saturating_sub(x + taken);
    let name = nth(seats.iter().map(|seat| seat.agency.name()).collect(), usize::from(room));
    let after = canvas.text(x, place.y, room, &name, ink);
    canvas.text(after + 2, place.y, SHORT, &short, ink);
}
