//! The help over a screen: its keys, a line each.

use crate::app::help::{HelpScreen, Line, lines, room};
use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::{Action, Model};
use crate::text::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::bars;

/// Paints the help.
pub fn view(model: &Model, help: &HelpScreen, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    bars::header(model, lang.help_title(), canvas);
    let lines = lines(&help.contexts, lang);
    let room = room(rows);
    let keys = lines.iter().map(|line| if let Line::Key(keys, _) = line { width(keys) } else { 0 }).max();
    let indent = u16::try_from(keys.unwrap_or(0) + 5).unwrap_or(20).min(columns / 2);
    for (y, line) in (2..).zip(lines.iter().skip(help.scrolled).take(room)) {
        match line {
            Line::Heading(text) => {
                canvas.short(1, y, columns.saturating_sub(2), text, Ink::Heading);
            }
            Line::Key(keys, what) => {
                canvas.short(3, y, indent.saturating_sub(4), keys, Ink::Body);
                canvas.short(indent, y, columns.saturating_sub(indent + 1), what, Ink::Body);
            }
            Line::Text(text) => {
                canvas.short(1, y, columns.saturating_sub(2), text, Ink::Quiet);
            }
            Line::Blank => {}
        }
    }
    let below = lines.len().saturating_sub(help.scrolled + room);
    if help.scrolled > 0 || below > 0 {
        let more = lang.help_more(help.scrolled, below);
        let area = Rect::new(1, rows.saturating_sub(2), columns.saturating_sub(2), 1);
        canvas.short(area.x, area.y, area.w, &more, Ink::Quiet);
    }
    bars::keys(model, Context::Help, &[Action::Back], canvas);
    canvas.set_caret(1, 2);
}
