//! One entry, large; who said it and to what stands quietly above.

use super::content;
use crate::app::Model;
use crate::app::board::page::asked;
use crate::app::board::stroll::{area, title};
use crate::app::open::Open;
use crate::app::room::Room;
use crate::app::worksheet::entries::marks;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::echo;

/// Paints the entry.
pub(super) fn view(model: &Model, room: &Room, open: &Open, canvas: &mut Canvas) {
    let (lang, size) = (model.lang, canvas.size());
    let (Some(id), Some((text, large))) = (room.board.entry, room.board.strolled(&open.session, lang, size))
    else {
        return;
    };
    let content = content(model, room, open);
    let Some((agency, question)) = title(&content, id, lang) else { return };
    let (at, count) = room.board.position(&content);
    let right = size.0.saturating_sub(1);
    let page = room.board.stroll.unwrap_or(0).min(large.pages() - 1);
    let mut place = lang.stroll_position(at, count);
    if large.pages() > 1 {
        place = format!("{place}  {}", lang.board_page(page + 1, large.pages()));
    }
    let end = canvas.right(right, 2, &place, Ink::Quiet).saturating_sub(2);
    canvas.short(1, 2, end.saturating_sub(1), &agency, Ink::Quiet);
    let Some(record) = open.session.visible(id) else { return };
    let case = room.worksheet.case_told(&open.session, record, model.view, lang);
    let marks = marks(&open.session, record, model.view, lang).into_iter().map(ToOwned::to_owned);
    let marks = case.into_iter().chain(marks).collect::<Vec<_>>().join("  ");
    let end = canvas.right(right, 3, &marks, Ink::Quiet).saturating_sub(2);
    let asked = asked(&room.worksheet, &open.session, record, model.view, lang).unwrap_or_default();
    let words =
        [question, asked].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("  ");
    canvas.short(1, 3, end.saturating_sub(1), &words, Ink::Quiet);
    let area = area(size);
    let top = echo::rows(&text, &large, page, area, Ink::Heading, canvas);
    canvas.set_caret(area.x, top);
}
