//! On an overlap question: the agency's own weaknesses above the line, the one the idea answers marked.

use crate::app::Model;
use crate::app::region::{Rect, window};
use crate::app::worksheet::{Focus, Need, WorksheetScreen};
use crate::domain::Session;
use crate::text::Clean;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the needs, the joint wish last.
pub(super) fn view(
    model: &Model,
    screen: &WorksheetScreen,
    session: &Session,
    area: Rect,
    canvas: &mut Canvas,
) {
    if area.h == 0 {
        return;
    }
    let needs = screen.needs(session, model.view);
    let mut rows: Vec<(Need, String)> = needs
        .iter()
        .enumerate()
        .map(|(at, entry)| (Need::Entry(entry.id()), format!("{} {}", at + 1, Clean::line(entry.text()))))
        .collect();
    rows.push((Need::Wish, format!("- {}", model.lang.need_wish())));
    let at = rows.iter().position(|(need, _)| *need == screen.need);
    let heights = vec![1; rows.len()];
    let shown = window(&heights, usize::from(area.h), at);
    for (y, at) in (area.y..area.bottom()).zip(shown) {
        let Some((need, text)) = rows.get(at) else { continue };
        let chosen = *need == screen.need;
        let place = area.row(y - area.y);
        let ink = match (chosen, &screen.focus) {
            (true, Focus::Needs) => Ink::Selected,
            (true, _) => Ink::Waiting,
            _ => Ink::Body,
        };
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if chosen { "> " } else { "  " }, ink);
        canvas.short(place.x + 2, y, place.w.saturating_sub(2), text, ink);
        if chosen && screen.focus == Focus::Needs && screen.popup.is_none() {
            canvas.set_caret(place.x, y);
        }
    }
}
