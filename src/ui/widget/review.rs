//! What lies over the screens of what came before.

use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::review::Review;
use crate::app::review::settle::Settle;
use crate::app::scroll::inside;
use crate::app::{Action, Model};
use crate::text::Buffer;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line, scroll};

/// Paints it.
pub fn view(model: &Model, review: &Review, canvas: &mut Canvas) {
    match review {
        Review::Conflicts(list) => {
            scroll::view(model, list, canvas);
            // it is the first page of the review
            let actions = [Action::GoTo, Action::NextFace, Action::Back];
            bars::keys(model, Context::Years, &actions, canvas);
        }
        Review::Bin(list) => scroll::view(model, list, canvas),
        Review::Removed(_, list) => scroll::view(model, list, canvas),
        Review::History(_, list, _) => scroll::view(model, list, canvas),
        Review::Erase(erase, _) => scroll::view(model, &erase.list, canvas),
        Review::Settle(settle) => match &settle.line {
            Some(line) => write(model, settle, line, canvas),
            None => scroll::view(model, &settle.list, canvas),
        },
    }
    bars::notice(model, canvas);
}

/// The words being written anew; below them the sides they are written from.
fn write(model: &Model, settle: &Settle, words: &Buffer, canvas: &mut Canvas) {
    let size = canvas.size();
    let (columns, room) = inside(size);
    let typed = u16::try_from(Settle::line_rows(words, size)).unwrap_or(1);
    let (sides, ..) = settle.list.shown(size);
    let sides: Vec<_> = sides
        .iter()
        .filter(|line| settle.is_side(line.row))
        .take(usize::from(room.saturating_sub(typed + 1)))
        .collect();
    let count = u16::try_from(sides.len()).unwrap_or(0);
    let area = choice::frame(&settle.list.title, columns, typed + 1 + count, canvas);
    let place = Rect { h: typed, ..area };
    canvas.fill(place, Ink::Line);
    let width = usize::from(area.w.saturating_sub(1));
    let (x, y) = words.caret_cell(width);
    let away = (y + 1).saturating_sub(usize::from(typed));
    line::rows(words, Rect { w: area.w.saturating_sub(1), ..place }, away, Some((x, y - away)), canvas);
    for (y, line) in (area.y + typed + 1..area.bottom()).zip(sides) {
        if let Some(row) = settle.list.rows.get(line.row) {
            scroll::plain(row, line, Rect { y, h: 1, ..area }, canvas);
        }
    }
    bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
}
