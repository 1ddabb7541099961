//! The curtain: a neutral card with the title of the meeting and the time, nothing else.

use crate::app::Model;
use crate::app::curtain::time_of_day;
use crate::domain::meeting::Meeting;
use crate::text::{shorten, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Paints the card.
pub fn view(model: &Model, canvas: &mut Canvas) {
    let (_, rows) = canvas.size();
    let title = match (&model.room, &model.open) {
        (Some(room), Some(open)) => {
            let record = open.session.record(room.worksheet.meeting);
            record.map(|record| Meeting(record).title()).unwrap_or_default()
        }
        _ => model.lang.program(),
    };
    let middle = rows / 2;
    centred(title, middle.saturating_sub(3), Ink::Heading, canvas);
    centred(&time_of_day(model.minute), middle, Ink::Heading, canvas);
    centred(model.lang.curtain_wait(), middle + 3, Ink::Body, canvas);
}

fn centred(text: &str, y: u16, ink: Ink, canvas: &mut Canvas) {
    let (columns, _) = canvas.size();
    let text = shorten(text, usize::from(columns.saturating_sub(2)));
    let start = columns.saturating_sub(u16::try_from(width(&text)).unwrap_or(columns)) / 2;
    canvas.text(start, y, columns.saturating_sub(start), &text, ink);
}
