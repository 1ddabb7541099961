//! The session in figures, over a screen.

use crate::app::figures::InFigures;
use crate::app::keymap::Context;
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::widget::{bars, choice, scroll};

/// Paints it.
pub fn view(model: &Model, figures: &InFigures, canvas: &mut Canvas) {
    let area = choice::panel(&figures.list.title, canvas);
    scroll::rows(model, &figures.list, area, canvas);
    bars::keys(model, Context::Figures, &[Action::NextPage, Action::Back], canvas);
    bars::notice(model, canvas);
}
