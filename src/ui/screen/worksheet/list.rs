//! The entries of the agency in turn: one list, or one a lane side by side.

use crate::app::Model;
use crate::app::region::Rect;
use crate::app::worksheet::layout::{Layout, NUMBER, Shown, ShownRow, reach};
use crate::app::worksheet::{Focus, WorksheetScreen};
use crate::domain::Session;
use crate::domain::worksheet::Lane;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::line;

/// Paints the lists.
pub(super) fn view(
    model: &Model,
    screen: &WorksheetScreen,
    session: &Session,
    layout: &Layout,
    canvas: &mut Canvas,
) {
    let lanes = screen.question().map(|question| &question.lanes[..]).unwrap_or_default();
    if layout.lists.len() > 1 {
        for (lane, area) in lanes.iter().zip(&layout.lists) {
            let current = screen.lane().is_some_and(|current| current.id == lane.id);
            let name = model.lang.of(&lane.name.ja, &lane.name.en);
            let ink = if current { Ink::Current } else { Ink::Heading };
            canvas.text(area.x, area.y, area.w, &format!(" {name} "), ink);
            let below = Rect::new(area.x, area.y + 2, area.w, area.h.saturating_sub(2));
            one(model, screen, session, (Some(lane), current), below, canvas);
        }
    } else if let Some(area) = layout.lists.first() {
        one(model, screen, session, (screen.lane(), true), *area, canvas);
    }
}

fn one(
    model: &Model,
    screen: &WorksheetScreen,
    session: &Session,
    (lane, current): (Option<&Lane>, bool),
    area: Rect,
    canvas: &mut Canvas,
) {
    let shown = screen.shown(session, model.view, model.lang, lane, area);
    if shown.rows.is_empty() {
        let passed = screen.passed(session).is_some();
        let open = screen.question().is_none_or(|question| WorksheetScreen::is_open(question, model.view));
        if current && screen.agency.is_some() && !(passed && open) {
            let text = if open { model.lang.nothing_yet() } else { model.lang.withheld() };
            canvas.short(area.x + NUMBER, area.y, area.w.saturating_sub(NUMBER), text, Ink::Quiet);
        }
        return;
    }
    let mut y = area.y + u16::try_from(shown.lead).unwrap_or(0);
    for row in &shown.rows {
        y = entry(screen, row, y, area, canvas);
    }
    hidden(model, &shown, area, canvas);
}

/// One entry with its number; returns the row after it.
fn entry(screen: &WorksheetScreen, row: &ShownRow, top: u16, area: Rect, canvas: &mut Canvas) -> u16 {
    let selected = screen.focus == Focus::Entries(row.id);
    let ink = match (selected, row.editing) {
        (true, _) => Ink::Selected,
        (_, true) => Ink::Line,
        _ => Ink::Body,
    };
    // the last entry may be taller than the room: its rows from the caret, or from its top; the caret itself stays up
    let room = usize::from(area.bottom().saturating_sub(top));
    let away = row.caret.map_or(0, |(_, y)| (y + 1).saturating_sub(room.min(reach(area, top))));
    let count = row.lines.len().saturating_sub(away).min(room);
    let height = u16::try_from(count).unwrap_or(1);
    canvas.fill(Rect::new(area.x, top, area.w, height), ink);
    let mark = if selected { format!(">{:>3} ", row.number) } else { format!(" {:>3} ", row.number) };
    canvas.text(area.x, top, NUMBER, &mark, ink);
    let text = Rect::new(area.x + NUMBER, top, area.w.saturating_sub(NUMBER), height);
    if let (true, Focus::Editing(editing)) = (row.editing, &screen.focus) {
        let caret = row.caret.filter(|_| screen.popup.is_none()).map(|(x, y)| (x, y - away));
        line::rows(&editing.buffer, text, away, caret, canvas);
    } else {
        for (y, line) in (top..).zip(row.lines.iter().take(count)) {
            canvas.text(text.x, y, text.w, row.text.get(line.range.clone()).unwrap_or_default(), ink);
        }
    }
    if selected && screen.popup.is_none() {
        canvas.set_caret(area.x, top);
    }
    top + height
}

fn hidden(model: &Model, shown: &Shown, area: Rect, canvas: &mut Canvas) {
    if shown.above + shown.below > 0 && shown.told {
        let text = model.lang.hidden(shown.above, shown.below);
        canvas.short(area.x + NUMBER, area.bottom() - 1, area.w.saturating_sub(NUMBER), &text, Ink::Quiet);
    }
}
