//! The curtain: a neutral card with the title of the meeting and the time; at its edge the key that lifts it.

use crate::app::keymap::{self, Context};
use crate::app::{Action, Model};
use crate::domain::meeting::Meeting;
use crate::i18n::time;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the card.
pub fn view(model: &Model, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    let title = match (&model.room, &model.open) {
        (Some(room), Some(open)) => {
            let record = open.session.record(room.worksheet.meeting);
            record.map(|record| Meeting(record).title()).unwrap_or_default()
        }
        _ => model.lang.program(),
    };
    let middle = rows / 2;
    canvas.centred(title, middle.saturating_sub(3), Ink::Heading);
    canvas.centred(&time::of_day(u32::from(model.minute)), middle, Ink::Heading);
    canvas.centred(model.lang.curtain_wait(), middle + 3, Ink::Body);
    if let Some(key) = keymap::key_of(Context::Anywhere, Action::Curtain) {
        let lift = model.lang.curtain_lift(&key.label(model.lang));
        canvas.right(columns.saturating_sub(1), rows.saturating_sub(1), &lift, Ink::Quiet);
    }
}
