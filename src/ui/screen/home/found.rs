//! What was found over all sessions, over Home.
//!
//! ```text
//!  これからの取組 12件（すべての記録から）  あと120件を読んでいます
//!  しぼる [          ]
//!
//!  > 期限切れ 12月10日（木）  ちらしの配り先を見直す
//!    主 保健所  みなと市ネットワーク会議 第2回 R8.2.18
//! ```

use crate::app::home::found::Page;
use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::{Action, Model};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line, scroll};

/// Paints it.
pub(super) fn view(model: &Model, page: &Page, canvas: &mut Canvas) {
    let lang = model.lang;
    let area = choice::panel(&page.list.title, canvas);
    let head = page.list.head;
    scroll::rows(
        model,
        &page.list,
        Rect { y: area.y + head, h: area.h.saturating_sub(head), ..area },
        canvas,
    );
    let name = if page.is_words() { lang.found_line() } else { lang.found_narrow() };
    let after = canvas.text(area.x, area.y, area.w, name, Ink::Popup) + 1;
    line::single(
        &page.line,
        Rect::new(after, area.y, (area.x + area.w).saturating_sub(after), 1),
        true,
        canvas,
    );
    let other = if page.is_words() { Action::Actions } else { Action::Find };
    bars::keys(model, Context::Found, &[Action::Confirm, Action::Back, other, Action::Desk], canvas);
}
