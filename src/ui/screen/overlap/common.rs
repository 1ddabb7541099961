//! The face of common ground: areas with their agencies, the selected one with its entries.

use crate::app::open::Open;
use crate::app::overlap::common::{Area, CommonFace, Spot};
use crate::app::region::{Rect, window};
use crate::app::room::Room;
use crate::app::{Action, Model};
use crate::i18n::Lang;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, echo, line};

/// The row of the heading.
const HEADING: u16 = 2;
/// First row below it.
const TOP: u16 = 4;
/// Columns before an area, and before one of its entries.
const INDENT: (u16, u16) = (2, 4);
/// Rows of one area or entry at most.
const MOST_ROWS: usize = 3;

/// A row that can be selected, or a title above some.
struct Item {
    spot: Option<Spot>,
    text: String,
    indent: u16,
    ink: Ink,
}

/// Paints the face.
pub(super) fn view(model: &Model, room: &Room, open: &Open, canvas: &mut Canvas) {
    let (lang, face) = (model.lang, &room.overlap.common);
    let (columns, rows) = canvas.size();
    canvas.set_caret(1, HEADING);
    canvas.short(1, HEADING, columns.saturating_sub(2), lang.common_title(), Ink::Heading);
    let areas = face.areas(&room.worksheet, &open.session, model.view, lang);
    let mut top = TOP;
    if let Some(naming) = &face.naming {
        canvas.text(1, TOP, columns.saturating_sub(2), lang.common_name(), Ink::Quiet);
        let place = Rect::new(1, TOP + 1, columns.saturating_sub(2), 1);
        canvas.fill(place, Ink::Line);
        canvas.text(1, TOP + 1, 2, ">", Ink::Line);
        line::single(&naming.buffer, Rect { x: 3, w: place.w.saturating_sub(3), ..place }, true, canvas);
        top = TOP + 3;
    }
    let area = Rect::new(1, top, columns.saturating_sub(2), rows.saturating_sub(top + 3));
    match face.selected(&areas).filter(|_| face.reads) {
        Some(selected) => large(selected, area, lang, canvas),
        None => list(model, face, &areas, area, canvas),
    }
    bars::keys(model, room.overlap.context(), keys(face), canvas);
    if let Some(menu) = &face.menu {
        choice::view(model, menu, canvas);
    }
    if let Some(adding) = &face.adding {
        choice::view(model, &adding.choice, canvas);
    }
}

/// One area to be read out: its name and its agencies.
fn large(area: &Area, place: Rect, lang: Lang, canvas: &mut Canvas) {
    echo::view(&format!("{}\n{}", area.name, area.agencies.join(lang.pick("・", ", "))), place, canvas);
}

/// All areas, as far as there is room around the selected row.
fn list(model: &Model, face: &CommonFace, areas: &[Area], place: Rect, canvas: &mut Canvas) {
    let items = items(face, areas, model.lang);
    let columns = |item: &Item| usize::from(place.w.saturating_sub(item.indent));
    let wrapped =
        |item: &Item| wrap(&item.text, columns(item)).into_iter().take(MOST_ROWS).collect::<Vec<_>>();
    let heights: Vec<usize> = items.iter().map(|item| wrapped(item).len()).collect();
    let at = items.iter().position(|item| item.spot.is_some() && item.spot == face.spot).unwrap_or(0);
    // a title right above shows, too
    let shown = window(&heights, usize::from(place.h), Some(at));
    let mut y = place.y;
    for item in items.get(shown.clone()).unwrap_or_default() {
        let selected = item.spot.is_some() && item.spot == face.spot && face.naming.is_none();
        let ink = if selected { Ink::Selected } else { item.ink };
        for (row, part) in wrapped(item).into_iter().enumerate() {
            if y >= place.bottom() {
                break;
            }
            if selected {
                canvas.fill(Rect { y, h: 1, ..place }, ink);
            }
            if row == 0 && item.spot.is_some() {
                let mark = if selected { ">" } else { model.lang.pick("・", "-") };
                canvas.text(place.x + item.indent - 2, y, 2, mark, ink);
                if selected {
                    canvas.set_caret(place.x + item.indent - 2, y);
                }
            }
            let text = item.text.get(part.range).unwrap_or_default();
            canvas.text(place.x + item.indent, y, place.w.saturating_sub(item.indent), text, ink);
            y += 1;
        }
    }
    let count = |range: &[Item]| range.iter().filter(|item| item.spot.is_some()).count();
    let above = count(items.get(..shown.start).unwrap_or_default());
    let below = count(items.get(shown.end..).unwrap_or_default());
    let hidden = model.lang.hidden(above, below);
    if !hidden.is_empty() {
        canvas.right(place.x + place.w, HEADING, &hidden, Ink::Quiet);
    }
}

/// What stands in the list.
fn items(face: &CommonFace, areas: &[Area], lang: Lang) -> Vec<Item> {
    let title = |text: &str| Item { spot: None, text: text.to_owned(), indent: 0, ink: Ink::Quiet };
    let is_kept = |area: &&Area| matches!(area.spot, Spot::Kept(_));
    let (kept, proposed): (Vec<_>, Vec<_>) = areas.iter().partition(is_kept);
    let mut items = Vec::new();
    if kept.is_empty() {
        items.push(title(lang.common_none()));
    }
    for (at, area) in kept.iter().chain(&proposed).enumerate() {
        if at == kept.len() {
            items.push(title(lang.common_proposed()));
        }
        let agencies = area.agencies.join(lang.pick("・", ", "));
        let text =
            if agencies.is_empty() { area.name.clone() } else { lang.common_area(&area.name, &agencies) };
        items.push(Item { spot: Some(area.spot.clone()), text, indent: INDENT.0, ink: Ink::Body });
        if face.is_open(area) {
            items.extend(area.entries.iter().map(|(spot, who, said, word)| {
                let text = if word.is_empty() {
                    lang.common_entry(who, said)
                } else {
                    lang.common_entry_because(who, said, word)
                };
                Item { spot: Some(spot.clone()), text, indent: INDENT.1, ink: Ink::Body }
            }));
        }
    }
    if face.is_waiting() {
        items.push(title(lang.whom_waits()));
    } else if proposed.is_empty() && kept.is_empty() {
        items.push(title(lang.common_nothing_alike()));
    }
    items.push(Item {
        spot: Some(Spot::New),
        text: lang.common_new().to_owned(),
        indent: INDENT.0,
        ink: Ink::Body,
    });
    items
}

fn keys(face: &CommonFace) -> &'static [Action] {
    if face.naming.is_some() {
        return &[Action::Confirm, Action::Back];
    }
    if face.reads {
        return &[Action::Down, Action::Back];
    }
    match &face.spot {
        Some(Spot::New) => &[Action::Confirm, Action::Overlap, Action::Back],
        _ => &[Action::Confirm, Action::Remove, Action::Stroll, Action::Overlap, Action::Back],
    }
}
