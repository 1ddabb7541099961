//! A list over the screen that asks something.

use crate::app::choice::{Choice, Row};
use crate::app::keymap::Context;
use crate::app::region::{Rect, window};
use crate::app::scroll::inside;
use crate::app::{Action, Model};
use crate::text::{Buffer, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, line};

/// Rows that what is asked about may take.
const ABOUT_ROWS: usize = 3;

/// A box over the screen: blank, with a heading; returns the area inside.
pub fn frame(title: &str, columns: u16, rows: u16, canvas: &mut Canvas) -> Rect {
    let (all, high) = canvas.size();
    // on a narrow screen nothing sticks out beside it
    let w = if all < 90 { all.saturating_sub(2) } else { (columns + 4).min(all.saturating_sub(4)) };
    let h = (rows + 2).min(high.saturating_sub(3));
    // low enough to leave what it is about in sight, high enough for an IME's candidates below
    let area = Rect::new((all - w) / 2, (high.saturating_sub(h) / 2).min(4), w, h);
    canvas.fill(area, Ink::Popup);
    canvas.fill(area.row(0), Ink::PopupTitle);
    canvas.short(area.x + 2, area.y, w.saturating_sub(4), title, Ink::PopupTitle);
    Rect::new(area.x + 2, area.y + 1, w.saturating_sub(4), h.saturating_sub(2))
}

/// The same as large as it can be, with nothing of the screen beside it; for what a room reads.
pub fn panel(title: &str, canvas: &mut Canvas) -> Rect {
    let (all, high) = canvas.size();
    let (columns, rows) = inside((all, high));
    canvas.fill(Rect::new(0, 1, all, high.saturating_sub(1)), Ink::Body);
    frame(title, columns, rows, canvas)
}

/// Paints a list that asks.
pub fn view<T: Clone>(model: &Model, choice: &Choice<T>, canvas: &mut Canvas) {
    let (columns, screen) = canvas.size();
    let columns_inside = usize::from(if columns < 90 { columns.saturating_sub(6) } else { columns / 2 });
    let about: Vec<_> = wrap(&choice.about, columns_inside).into_iter().take(ABOUT_ROWS).collect();
    let about_rows = if choice.about.is_empty() { 0 } else { u16::try_from(about.len()).unwrap_or(1) };
    let head = about_rows + u16::from(choice.filter.is_some());
    let widest = choice
        .rows
        .iter()
        .map(row_width)
        .max()
        .unwrap_or(0)
        .max(width(&choice.title))
        .max(30)
        .max(if choice.about.is_empty() { 0 } else { width(&choice.about).min(columns_inside) });
    let inside = u16::try_from(widest).unwrap_or(columns).min(columns.saturating_sub(8));
    let count = u16::try_from(choice.rows.len().max(1)).unwrap_or(u16::MAX);
    let room = screen.saturating_sub(8 + head).max(1);
    let area = frame(&choice.title, inside, head + count.min(room), canvas);
    let mut y = area.y;
    if about_rows > 0 {
        for row in about {
            canvas.text(area.x, y, area.w, choice.about.get(row.range).unwrap_or_default(), Ink::Popup);
            y += 1;
        }
    }
    if let Some(filter) = &choice.filter {
        y = filter_line(model, filter, Rect::new(area.x, y, area.w, 1), canvas);
    }
    if choice.rows.is_empty() && !choice.says_why {
        canvas.short(area.x, y, area.w, model.lang.choice_nothing_found(), Ink::Popup);
    }
    let below = Rect { y, h: area.bottom().saturating_sub(y), ..area };
    let hidden = rows(choice, below, canvas);
    if hidden != (0, 0) {
        let text = model.lang.hidden(hidden.0, hidden.1);
        canvas.right(area.x + area.w, area.bottom(), &text, Ink::Popup);
    }
    let ticks = choice.rows.iter().any(|row| row.ticked.is_some());
    let mut actions = vec![Action::Confirm];
    if ticks {
        actions.push(Action::Tick);
    }
    if choice.menu.is_some() {
        actions.push(Action::Menu);
    }
    actions.push(Action::Back);
    bars::keys_with(model, Context::Choice, &actions, choice.menu, canvas);
}

/// Paints the rows that show, the selected one among them; returns how many are hidden above and below.
pub fn rows<T>(choice: &Choice<T>, area: Rect, canvas: &mut Canvas) -> (usize, usize) {
    let shown = window(&vec![1; choice.rows.len()], usize::from(area.h), Some(choice.at));
    let hidden = (shown.start, choice.rows.len() - shown.end);
    let numbered = choice.filter.is_none();
    for (y, at) in (area.y..area.bottom()).zip(shown) {
        let Some(row) = choice.rows.get(at) else { continue };
        let selected = at == choice.at;
        let ink = if selected { Ink::Selected } else { Ink::Popup };
        let place = Rect::new(area.x.saturating_sub(2), y, area.w + 4, 1);
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if selected { "> " } else { "  " }, ink);
        let mut x = area.x;
        if let Some(ticked) = row.ticked {
            x = canvas.text(x, y, 4, if ticked { "[x] " } else { "[ ] " }, ink);
        } else if numbered {
            let digit = if at < 10 && row.by_digit { ((at + 1) % 10).to_string() } else { " ".to_owned() };
            x = canvas.text(x, y, 3, &format!("{digit} "), ink);
        }
        let end = canvas.right(area.x + area.w, y, &row.note, ink);
        canvas.short(x, y, end.saturating_sub(x + u16::from(!row.note.is_empty())), &row.label, ink);
        if selected && numbered {
            canvas.set_caret(place.x, y);
        }
    }
    hidden
}

fn filter_line(model: &Model, filter: &Buffer, area: Rect, canvas: &mut Canvas) -> u16 {
    let after = canvas.text(area.x, area.y, area.w, model.lang.home_search(), Ink::Popup) + 1;
    line::single(filter, Rect::new(after, area.y, (area.x + area.w).saturating_sub(after), 1), true, canvas);
    area.y + 1
}

fn row_width<T>(row: &Row<T>) -> usize {
    width(&row.label) + 4 + if row.note.is_empty() { 0 } else { width(&row.note) + 2 }
}
