//! The cases side by side, over a screen.

use crate::app::cases::{Cases, Face};
use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::scroll::inside;
use crate::app::{Action, Model};
use crate::text::Buffer;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line, scroll};

/// Paints it.
pub fn view(model: &Model, cases: &Cases, canvas: &mut Canvas) {
    match &cases.asking {
        Some(label) => ask(model, label, canvas),
        None => list(model, cases, canvas),
    }
    bars::notice(model, canvas);
}

fn list(model: &Model, cases: &Cases, canvas: &mut Canvas) {
    let area = choice::panel(&cases.list.title, canvas);
    let below = Rect { y: area.y + cases.list.head, h: area.h.saturating_sub(cases.list.head), ..area };
    scroll::rows(model, &cases.list, below, canvas);
    if cases.face == Face::Words {
        field(model.lang.cases_find(), &cases.word, area, canvas);
    }
    let mut actions = vec![Action::NextFace];
    if matches!(cases.face, Face::Side | Face::Mark | Face::Settle) {
        actions.extend([Action::Open, Action::NextStep]);
    }
    actions.push(Action::Back);
    bars::keys(model, Context::Cases, &actions, canvas);
}

fn ask(model: &Model, label: &Buffer, canvas: &mut Canvas) {
    let columns = inside(canvas.size()).0;
    let area = choice::frame(model.lang.cases_ask_coder(), columns, 1, canvas);
    field("", label, area, canvas);
    bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
}

/// A line for letters with what it is for before it.
fn field(name: &str, buffer: &Buffer, area: Rect, canvas: &mut Canvas) {
    let after =
        if name.is_empty() { area.x } else { canvas.text(area.x, area.y, area.w, name, Ink::Popup) + 1 };
    let place = Rect::new(after, area.y, (area.x + area.w).saturating_sub(after), 1);
    line::single(buffer, place, true, canvas);
}
