//! The face of needs: the list, and what belongs to the selected row.

use crate::app::open::Open;
use crate::app::overlap::needs::{Item, Needs, Spot};
use crate::app::overlap::page::{Column, HEADING, Kind, Line, MARK, Page, filter_name};
use crate::app::region::Rect;
use crate::app::room::Room;
use crate::app::worksheet::entries;
use crate::app::{Action, Model};
use crate::domain::overlap::Overlap;
use crate::text::{glyphs, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, echo, line};

/// Paints the face.
pub(super) fn view(model: &Model, room: &Room, open: &Open, canvas: &mut Canvas) {
    let (face, worksheet) = (&room.overlap.needs, &room.worksheet);
    let page = face.page(worksheet, &open.session, &model.field, (model.view, model.lang), canvas.size());
    canvas.set_caret(1, HEADING);
    heading(model, face, &page, canvas);
    if let Some(text) = page.empty {
        let (columns, _) = canvas.size();
        canvas.paragraph(Rect::new(1, HEADING + 2, columns.saturating_sub(2), 3), text, Ink::Body);
    }
    // in the list stays marked what the keys have left for
    let left = if face.inside || face.idea.is_some() { Ink::Current } else { Ink::Selected };
    for (column, ink) in [(&page.list, left), (&page.head, Ink::Selected), (&page.detail, Ink::Selected)] {
        column.iter().for_each(|column| rows(model, column, ink, canvas));
    }
    idea(face, &page, worksheet.popup.is_none(), canvas);
    echoed(model, room, open, &page, canvas);
    bars::keys(model, room.overlap.context(), keys(face), canvas);
}

/// What is listed, and how much is agreed to: one figure for the room.
fn heading(model: &Model, face: &Needs, page: &Page, canvas: &mut Canvas) {
    let lang = model.lang;
    let columns = canvas.size().0;
    let end =
        canvas.right(columns.saturating_sub(1), HEADING, &lang.overlap_agreed(page.agreed), Ink::Spoken);
    let title = lang.overlap_title(filter_name(face.filter, lang));
    canvas.short(1, HEADING, end.saturating_sub(3), &title, Ink::Heading);
}

fn rows(model: &Model, column: &Column, selected: Ink, canvas: &mut Canvas) {
    for (y, line) in (column.area.y..column.area.bottom()).zip(&column.lines) {
        row(model, Rect { y, h: 1, ..column.area }, line, selected, canvas);
    }
    let text = model.lang.hidden(column.hidden.0, column.hidden.1);
    let below = column.area.y + u16::try_from(column.lines.len()).unwrap_or(u16::MAX).min(column.area.h);
    if !text.is_empty() && below <= column.area.bottom() {
        canvas.short(column.area.x + MARK, below, column.area.w.saturating_sub(MARK), &text, Ink::Quiet);
    }
}

fn row(model: &Model, place: Rect, line: &Line, selected: Ink, canvas: &mut Canvas) {
    let ink = match line.kind {
        _ if line.selected => selected,
        Kind::Heading => Ink::Heading,
        Kind::Quiet => Ink::Quiet,
        Kind::Blank | Kind::First | Kind::More => Ink::Body,
    };
    if line.selected {
        canvas.fill(place, ink);
    }
    let (mut x, mut w) = (place.x, place.w);
    if line.kind == Kind::First || line.selected {
        let mark = match line.kind {
            Kind::First if line.selected => ">",
            Kind::First => model.lang.pick("・", "-"),
            _ => "",
        };
        canvas.text(x, place.y, MARK, mark, ink);
        if line.selected && line.kind == Kind::First && selected == Ink::Selected {
            canvas.set_caret(x, place.y);
        }
    }
    if matches!(line.kind, Kind::First) || (line.kind == Kind::More && line.is_below) {
        (x, w) = (x + MARK, w.saturating_sub(MARK));
    }
    let note = u16::try_from(width(&line.note)).unwrap_or(0);
    let room = if note == 0 { w } else { w.saturating_sub(note + 1) };
    let mut at = x;
    for glyph in glyphs(&line.text) {
        let stands_out = line.marked.iter().any(|part| part.contains(&glyph.at));
        let ink = if stands_out && !line.selected { Ink::Differing } else { ink };
        at = canvas.text(at, place.y, (x + room).saturating_sub(at).min(2), glyph.source, ink);
    }
    if note > 0 {
        let quiet = if line.selected { ink } else { Ink::Quiet };
        canvas.right(x + w, place.y, &line.note, quiet);
    }
}

/// The line that letters go into, with the caret.
fn idea(face: &Needs, page: &Page, has_keys: bool, canvas: &mut Canvas) {
    let (Some(idea), Some(place)) = (&face.idea, page.idea) else { return };
    let area = place.area;
    let whole = Rect::new(area.x - MARK, area.y, area.w + MARK, area.h);
    canvas.fill(whole, Ink::Line);
    canvas.text(whole.x, whole.y, MARK, "> ", Ink::Line);
    let (scrolled, column, row) = place.caret;
    let caret = has_keys.then_some((column, row));
    line::rows(&idea.buffer, Rect { w: area.w.saturating_sub(1), ..area }, scrolled, caret, canvas);
}

/// What was just tied, large: the idea, else the need it is for.
fn echoed(model: &Model, room: &Room, open: &Open, page: &Page, canvas: &mut Canvas) {
    let record = room.worksheet.echo.and_then(|echo| open.session.visible(echo.id));
    let Some(record) = record.filter(|record| room.worksheet.shows(record, model.view)) else { return };
    let Some(detail) = &page.detail else { return };
    let overlap = Overlap(record);
    let need = overlap.need().and_then(|id| open.session.visible(id));
    let need = need.filter(|need| room.worksheet.shows(need, model.view));
    let idea = entries::shown_text(record, model.lang);
    let words =
        if idea.is_empty() { need.map(|need| entries::shown_text(need, model.lang)) } else { Some(idea) };
    let asked = entries::asked_names(&open.session, overlap, model.lang).into_iter();
    let asked = asked.map(|(name, answer)| format!("{name} {}", model.lang.answer(answer.word())));
    let asked = model.lang.overlap_asked(&asked.collect::<Vec<_>>().join(model.lang.pick("・", ", ")));
    let text = format!("{}\n{}", asked.trim_end(), words.unwrap_or_default());
    echo::view(text.trim_end(), detail.area, canvas);
}

/// The wishes named at the bottom, the most needed first.
fn keys(face: &Needs) -> &'static [Action] {
    if face.idea.is_some() {
        return &[Action::Confirm, Action::LineBreak, Action::Back];
    }
    match (face.inside, &face.spot, face.item) {
        (true, Some(Spot::Tie(..)), _) => {
            &[Action::Confirm, Action::Actions, Action::Remove, Action::Menu, Action::ToList]
        }
        (true, ..) => &[Action::Confirm, Action::ToList, Action::NextNeed],
        (false, _, Some(Item::NewWish)) => &[Action::Confirm, Action::NextFilter, Action::Back],
        _ => &[Action::Confirm, Action::NextFilter, Action::Find, Action::Back],
    }
}
