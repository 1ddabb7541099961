//! What is asked over the worksheet.

use crate::app::keymap::Context;
use crate::app::region::{Rect, window};
use crate::app::worksheet::paste::Paste;
use crate::app::worksheet::{Popup, WorksheetScreen};
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice};

/// Paints what is asked, if anything is.
pub(in crate::ui::screen) fn view(model: &Model, screen: &WorksheetScreen, canvas: &mut Canvas) {
    match &screen.popup {
        None => {}
        Some(Popup::Find(list)) => choice::view(model, list, canvas),
        Some(Popup::Attendance(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Same(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Menu(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Move(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Whom(whom)) => choice::view(model, &whom.choice, canvas),
        Some(Popup::Answer(answering)) => choice::view(model, &answering.choice, canvas),
        Some(Popup::ChooseNeed(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Paste(lines)) => paste(model, lines, canvas),
        Some(Popup::Parking(list)) => choice::view(model, list, canvas),
        Some(Popup::Parked(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Memos(list)) => choice::view(model, list, canvas),
        Some(Popup::MemoTo(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Offer(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Checks(list) | Popup::Shelf(list)) => choice::view(model, list, canvas),
        Some(Popup::Copy(list)) => choice::view(model, list, canvas),
        Some(Popup::Suggested(list)) => choice::view(model, list, canvas),
    }
}

/// The pasted lines, one an entry.
fn paste(model: &Model, paste: &Paste, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    let count = u16::try_from(paste.lines.len()).unwrap_or(u16::MAX).min(rows.saturating_sub(8));
    let title = model.lang.paste_title(paste.lines.len());
    let telltale = paste.telltale();
    let head = u16::from(telltale > 0);
    let mut area = choice::frame(&title, columns.saturating_sub(8), head + count, canvas);
    if telltale > 0 {
        canvas.fill(area.row(0), Ink::NoticeMarked);
        canvas.short(area.x, area.y, area.w, &model.lang.paste_telltale(telltale), Ink::NoticeMarked);
        area = Rect { y: area.y + 1, h: area.h.saturating_sub(1), ..area };
    }
    let heights = vec![1; paste.lines.len()];
    for (y, at) in (area.y..area.bottom()).zip(window(&heights, usize::from(area.h), Some(paste.at))) {
        let Some(line) = paste.lines.get(at) else { continue };
        let selected = at == paste.at;
        let ink = if selected { Ink::Selected } else { Ink::Popup };
        let place = Rect::new(area.x.saturating_sub(2), y, area.w + 4, 1);
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if selected { "> " } else { "  " }, ink);
        let mark = if line.is_telltale { "! " } else { "" };
        let x = canvas.text(area.x, y, 8, &format!("{:>3} {mark}", at + 1), ink);
        canvas.short(x, y, (area.x + area.w).saturating_sub(x), &line.text, ink);
        if selected {
            canvas.set_caret(place.x, y);
        }
    }
    bars::keys(model, Context::Choice, &[Action::Confirm, Action::Remove, Action::Back], canvas);
}
