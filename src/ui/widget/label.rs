//! The label of this machine, while it is asked for over a screen.

use crate::app::keymap::Context;
use crate::app::label::COLUMNS;
use crate::app::region::Rect;
use crate::app::{Action, Model};
use crate::text::Buffer;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Paints it.
pub fn view(model: &Model, label: &Buffer, canvas: &mut Canvas) {
    let area = choice::frame(model.lang.label_title(), COLUMNS, 2, canvas);
    line::single(label, Rect { h: 1, ..area }, true, canvas);
    canvas.short(area.x, area.y + 1, area.w, model.lang.label_about(), Ink::Popup);
    bars::notice(model, canvas);
    bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
}
