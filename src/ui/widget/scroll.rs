//! A list over the screen whose rows take several lines, with parts of the words marked.

use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::scroll::{Line, Row, Scroll, Words, inside};
use crate::app::{Action, Model};
use crate::text::glyphs;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice};

/// Paints the list and its keys.
pub fn view<T: Clone>(model: &Model, list: &Scroll<T>, canvas: &mut Canvas) {
    let size = canvas.size();
    let columns = inside(size).0;
    let count = u16::try_from(list.shown(size).0.len()).unwrap_or(list.room(size)).max(1);
    let area = choice::frame(&list.title, columns, count, canvas);
    rows(model, list, area, canvas);
    let mut actions = if list.reads { Vec::new() } else { vec![Action::Confirm] };
    if list.rows.iter().any(|row| row.ticked.is_some()) {
        actions.push(Action::Tick);
    }
    if list.menu.is_some() {
        actions.push(Action::Menu);
    }
    actions.push(Action::Back);
    bars::keys_with(model, Context::Choice, &actions, list.menu, canvas);
}

/// Paints the rows that show, and how many are hidden.
pub fn rows<T: Clone>(model: &Model, list: &Scroll<T>, area: Rect, canvas: &mut Canvas) {
    let (lines, above, below) = list.shown(canvas.size());
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        if let Some(row) = list.rows.get(line.row) {
            one(list, row, line, Rect { y, h: 1, ..area }, canvas);
        }
    }
    if (above, below) != (0, 0) {
        let text = model.lang.hidden(above, below);
        canvas.right(area.x + area.w, area.bottom(), &text, Ink::Popup);
    }
}

fn one<T: Clone>(list: &Scroll<T>, row: &Row<T>, line: &Line, area: Rect, canvas: &mut Canvas) {
    let selected = row.value.is_some() && line.row == list.at();
    let ink = if selected { Ink::Selected } else { Ink::Popup };
    let place = Rect::new(area.x.saturating_sub(2), area.y, area.w + 4, 1);
    canvas.fill(place, ink);
    let indent = Scroll::indent(row);
    if line.begins {
        canvas.text(place.x, area.y, 2, if selected { "> " } else { "  " }, ink);
        if let Some(ticked) = row.ticked {
            canvas.text(area.x, area.y, indent, if ticked { "[x] " } else { "[ ] " }, ink);
        } else if let Some(number) = list.number(line.row).filter(|number| list.numbered && *number < 10) {
            canvas.text(area.x, area.y, indent, &((number + 1) % 10).to_string(), ink);
        }
        if selected {
            canvas.set_caret(place.x, area.y);
        }
    }
    if let Some(words) = row.words.get(line.words) {
        marked(words, line, (area.x + indent, area.y), ink, canvas);
    }
}

/// A line of a row that is not chosen from now.
pub fn plain<T: Clone>(row: &Row<T>, line: &Line, area: Rect, canvas: &mut Canvas) {
    if let Some(words) = row.words.get(line.words) {
        marked(words, line, (area.x + Scroll::indent(row), area.y), Ink::Popup, canvas);
    }
}

/// A line of words whose marked parts stand out.
fn marked(words: &Words, line: &Line, (mut x, y): (u16, u16), ink: Ink, canvas: &mut Canvas) {
    for glyph in glyphs(words.text.get(line.range.clone()).unwrap_or_default()) {
        let at = line.range.start + glyph.at;
        let stands_out = words.marked.iter().any(|part| part.contains(&at));
        x = canvas.text(x, y, 2, glyph.source, if stands_out { Ink::Differing } else { ink });
    }
}
