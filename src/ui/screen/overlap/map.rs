//! The face of the map: who asks whom.

use crate::app::open::Open;
use crate::app::overlap::map::HEADING;
use crate::app::region::Rect;
use crate::app::room::Room;
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, scroll};

/// Paints the face.
pub(super) fn view(model: &Model, room: &Room, open: &Open, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, _) = canvas.size();
    let page = room.overlap.map.page(&room.worksheet, &open.session, (model.view, lang), canvas.size());
    canvas.set_caret(1, HEADING);
    let agreed = room.overlap.agreed(&room.worksheet, &open.session, model.view);
    let end = canvas.right(columns.saturating_sub(1), HEADING, &lang.overlap_agreed(agreed), Ink::Spoken);
    canvas.short(1, HEADING, end.saturating_sub(3), lang.map_title(), Ink::Heading);
    if page.is_empty {
        canvas.paragraph(
            Rect::new(1, HEADING + 2, columns.saturating_sub(2), 3),
            lang.map_empty(),
            Ink::Body,
        );
    } else {
        canvas.short(1, HEADING + 1, columns.saturating_sub(2), lang.map_signs(), Ink::Quiet);
        for head in &page.heads {
            let ink = if head.selected { Ink::Heading } else { Ink::Body };
            canvas.text(head.area.x, head.area.y, head.area.w, &head.text, ink);
        }
        for cell in &page.cells {
            let ink = if cell.selected { Ink::Selected } else { Ink::Body };
            if cell.selected {
                canvas.fill(cell.area, ink);
                canvas.set_caret(cell.area.x, cell.area.y);
            }
            let (text, ink) = match cell.text.as_str() {
                "" if cell.selected => (">", ink),
                "" if cell.is_own => ("--", Ink::Quiet),
                "" => (lang.pick("・", "."), Ink::Quiet),
                text => (text, ink),
            };
            canvas.text(cell.area.x, cell.area.y, cell.area.w, text, ink);
        }
        let (left, right, above, below) = page.hidden;
        let hidden = lang.map_hidden(left, right, above, below);
        canvas.short(1, page.told.y.saturating_sub(1), columns.saturating_sub(2), &hidden, Ink::Quiet);
        for (at, line) in (0..).zip(&page.lines) {
            let place = Rect { y: page.told.y + at, h: 1, ..page.told };
            canvas.text(place.x, place.y, place.w, line, if at == 0 { Ink::Heading } else { Ink::Body });
        }
    }
    let keys = [Action::Confirm, Action::Sentences, Action::Overlap, Action::Back];
    bars::keys(model, room.overlap.context(), &keys, canvas);
    if let Some(list) = &room.overlap.map.sentences {
        scroll::view(model, list, canvas);
    }
}
