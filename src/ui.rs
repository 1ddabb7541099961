//! Painting: the model on a frame, one file a screen, one a widget. Pure: nothing here changes the model.

pub mod canvas;
pub mod cell;
pub mod screen;
pub mod theme;
pub mod widget;

use ratatui::Frame;

use crate::app::export::Exporting;
use crate::app::merge::Merging;
use crate::app::region::is_enough;
use crate::app::search::Search;
use crate::app::submission::Submitting;
use crate::app::{Model, Screen};
use canvas::Canvas;
use theme::Ink;

/// Paints the model.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let size = (area.width, area.height);
    let mut canvas = Canvas::new(frame.buffer_mut(), model.theme, model.colours);
    canvas.fill_all(Ink::Body);
    if !is_enough(size) {
        screen::small::view(model.lang, &mut canvas);
    } else if model.curtain.is_some() {
        screen::curtain::view(model, &mut canvas);
    } else if let Some(help) = &model.help {
        screen::help::view(model, help, &mut canvas);
    } else if let Some(Exporting::Page(page)) = &model.exporting {
        screen::export::view(model, page, &mut canvas);
    } else if let Some(Merging::Preview(preview)) = &model.merging {
        screen::merge::view(model, preview, &mut canvas);
    } else {
        match (model.screen, &model.room) {
            (Screen::New, _) => screen::new::view(model, &mut canvas),
            (Screen::Worksheet, Some(room)) => screen::worksheet::view(model, &room.worksheet, &mut canvas),
            (Screen::Meeting, Some(room)) => screen::meeting::view(model, room, &mut canvas),
            (Screen::Page(page), Some(room)) => screen::page::view(model, room, page, &mut canvas),
            (Screen::Board, Some(room)) => screen::board::view(model, room, &mut canvas),
            (Screen::Overlap, Some(room)) => screen::overlap::view(model, room, &mut canvas),
            (Screen::Actions, Some(room)) => screen::actions::view(model, room, &mut canvas),
            (_, None) | (Screen::Home, _) => screen::home::view(model, &mut canvas),
        }
    }
    if is_enough(size) && model.curtain.is_none() && model.help.is_none() && model.exporting.is_none() {
        match &model.merging {
            Some(Merging::Pick(pick)) => widget::choice::view(model, &pick.choice, &mut canvas),
            Some(Merging::PutAway(_, ask)) => widget::choice::view(model, ask, &mut canvas),
            _ => {}
        }
        match &model.submitting {
            Some(Submitting::Pick(pick)) => widget::choice::view(model, &pick.choice, &mut canvas),
            Some(Submitting::Preview(preview)) => {
                widget::scroll::view(model, &preview.list, &mut canvas);
                if let Some((_, choice)) = &preview.asking {
                    widget::choice::view(model, choice, &mut canvas);
                }
            }
            Some(Submitting::Opening(_)) | None => {}
        }
        if matches!(model.merging, Some(Merging::Pick(_))) || model.submitting.is_some() {
            widget::bars::notice(model, &mut canvas);
        }
    }
    let years = model.room.as_ref().map(|room| &room.years);
    if let Some(years) = years.filter(|years| years.open && !covered(model, size)) {
        widget::years::view(model, years, &mut canvas);
    }
    if let Some(search) = searched(model, size) {
        widget::choice::view(model, &search.choice, &mut canvas);
    }
    let review = model.room.as_ref().and_then(|room| room.review.as_ref());
    if let Some(review) = review.filter(|_| !covered(model, size)) {
        widget::review::view(model, review, &mut canvas);
    }
    let hints = model.room.as_ref().and_then(|room| room.hints.as_ref());
    if let Some(hints) = hints.filter(|_| !covered(model, size)) {
        widget::hints::view(model, hints, &mut canvas);
    }
    let cases = model.room.as_ref().map(|room| &room.cases);
    if let Some(cases) = cases.filter(|cases| cases.open && !covered(model, size)) {
        widget::cases::view(model, cases, &mut canvas);
    }
    let partners = model.room.as_ref().map(|room| &room.partners);
    if let Some(partners) = partners.filter(|partners| partners.open && !covered(model, size)) {
        widget::works_with::view(model, partners, &mut canvas);
    }
    let figures = model.room.as_ref().map(|room| &room.figures);
    if let Some(figures) = figures.filter(|figures| figures.open && !covered(model, size)) {
        widget::figures::view(model, figures, &mut canvas);
    }
    if is_enough(size) && model.curtain.is_none() && model.help.is_none() {
        model.palette.iter().for_each(|list| widget::choice::view(model, list, &mut canvas));
        model.themes.iter().for_each(|list| widget::choice::view(model, list, &mut canvas));
        model.labelling.iter().for_each(|line| widget::label::view(model, line, &mut canvas));
    }
    if let Some(caret) = canvas.caret() {
        frame.set_cursor_position(caret);
    }
}

/// What is being found, where it shows.
fn searched(model: &Model, size: (u16, u16)) -> Option<&Search> {
    model.room.as_ref().and_then(|room| room.search.as_ref()).filter(|_| !covered(model, size))
}

/// Whether nothing of the room shows.
fn covered(model: &Model, size: (u16, u16)) -> bool {
    let written = matches!(model.exporting, Some(Exporting::Page(_)));
    !is_enough(size) || written || model.curtain.is_some() || model.help.is_some()
}
