//! What went on from meeting to meeting, over a screen.

use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::scroll::NUMBER;
use crate::app::years::{Over, Spot, Years};
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, scroll};

/// Paints it.
pub fn view(model: &Model, years: &Years, canvas: &mut Canvas) {
    let list = &years.list;
    let area = choice::panel(&list.title, canvas);
    canvas.text(area.x + NUMBER, area.y, area.w.saturating_sub(NUMBER), &years.heads, Ink::Popup);
    let below = Rect { y: area.y + list.head, h: area.h.saturating_sub(list.head), ..area };
    scroll::rows(model, list, below, canvas);
    match &years.over {
        Some(Over::Thread(_, list)) => scroll::view(model, list, canvas),
        Some(Over::Before(_, list)) => scroll::view(model, list, canvas),
        Some(Over::After(list) | Over::With(_, list)) => scroll::view(model, list, canvas),
        None => keys(model, years, canvas),
    }
    bars::notice(model, canvas);
}

fn keys(model: &Model, years: &Years, canvas: &mut Canvas) {
    let mut actions = vec![Action::NextFace];
    match years.spot() {
        Some(Spot::Said(_)) => actions.extend([Action::GoTo, Action::Thread]),
        Some(Spot::Compare | Spot::Fold(_)) => actions.push(Action::GoTo),
        Some(Spot::Agency(_)) | None => {}
    }
    actions.push(Action::Back);
    if years.page.compares() && years.spot().is_some() {
        // where Enter does it, too, it need not be told twice
        if years.spot() != Some(&Spot::Compare) {
            actions.push(Action::Compare);
        }
        actions.push(Action::WriteCompared);
    }
    if years.has_groups() {
        actions.push(Action::NextGroup);
    }
    bars::keys(model, Context::Years, &actions, canvas);
}
