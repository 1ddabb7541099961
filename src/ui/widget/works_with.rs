//! Who works with whom, over a screen.

use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::scroll::NUMBER;
use crate::app::works_with::{Face, Partners};
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, scroll};

/// Paints it.
pub fn view(model: &Model, partners: &Partners, canvas: &mut Canvas) {
    let list = &partners.list;
    let area = choice::panel(&list.title, canvas);
    // a row that can be selected begins after the place of a number
    canvas.text(area.x + NUMBER, area.y, area.w.saturating_sub(NUMBER), &partners.heads, Ink::Popup);
    let below = Rect { y: area.y + list.head, h: area.h.saturating_sub(list.head), ..area };
    scroll::rows(model, list, below, canvas);
    let mut actions = vec![Action::NextFace];
    if partners.face == Face::Map {
        actions.extend([Action::CellLeft, Action::CellRight]);
    }
    actions.push(Action::Back);
    bars::keys(model, Context::WorksWith, &actions, canvas);
    bars::notice(model, canvas);
}
