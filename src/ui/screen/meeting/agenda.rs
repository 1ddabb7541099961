//! The agenda: planned and taken minutes, what is on, and when the meeting will end.

use crate::app::Model;
use crate::app::clock::figures;
use crate::app::meeting::agenda::AgendaRow;
use crate::app::meeting::pace::Pace;
use crate::app::open::Open;
use crate::app::region::Rect;
use crate::domain::Session;
use crate::domain::agenda::{self, Item, Shows};
use crate::domain::meeting::Meeting;
use crate::i18n::{Lang, time};
use crate::text::Clean;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

use super::numbered;

/// Columns of what it took, of the minutes, of what it is for, and of what the wall shows.
const TOOK: u16 = 12;
const MINUTES: u16 = 8;
const PURPOSE: u16 = 8;
const SHOWS: u16 = 18;

/// Paints when the meeting will end, at the right of the parts.
pub(super) fn pace(model: &Model, open: &Open, meeting: Meeting, after: u16, canvas: &mut Canvas) {
    let lang = model.lang;
    let items = agenda::list(&open.session, meeting.id());
    let pace = Pace::of(meeting, &items, model.now, (&model.today, model.minute));
    let planned = pace.planned.map(|minute| lang.pace_planned(&time::of_day(minute)));
    let expected = pace.expected.map(|minute| lang.pace_expected(&time::of_day(minute)));
    let late = (pace.late() > 0).then(|| lang.pace_late(pace.late()));
    let total: u32 = items.iter().map(|item| item.minutes()).sum();
    let total = (pace == Pace::default() && total > 0).then(|| lang.agenda_total(total));
    let ink = if late.is_some() { Ink::Waiting } else { Ink::Body };
    let parts: Vec<String> = [expected, planned, late, total].into_iter().flatten().collect();
    let (columns, _) = canvas.size();
    // on a narrow screen it stands in the row below
    let text = parts.join("  ");
    let wide = crate::text::width(&text) + usize::from(after) + 2 <= usize::from(columns);
    if !text.is_empty() {
        canvas.right(columns.saturating_sub(1), if wide { 2 } else { 3 }, &text, ink);
    }
}

/// Paints a row of the list.
pub(super) fn row(
    model: &Model,
    session: &Session,
    rows: &[AgendaRow],
    at: usize,
    place: Rect,
    ink: Ink,
    canvas: &mut Canvas,
) {
    let lang = model.lang;
    let words = match rows.get(at) {
        Some(AgendaRow::Item(id)) => {
            if let Some(record) = session.visible(*id) {
                let items = rows.iter().filter(|row| matches!(row, AgendaRow::Item(_))).count();
                let number = numbered(at, items);
                item(model, Item(record), &number, place, ink, canvas);
            }
            return;
        }
        Some(AgendaRow::Template) => lang.agenda_template(),
        Some(AgendaRow::Page) => lang.agenda_page(),
        None => return,
    };
    canvas.short(place.x, place.y, place.w, words, ink);
}

fn item(model: &Model, item: Item, number: &str, place: Rect, ink: Ink, canvas: &mut Canvas) {
    let (lang, y) = (model.lang, place.y);
    let mut end = place.x + place.w;
    if place.w >= 70 {
        end -= SHOWS;
        canvas.short(end, y, SHOWS, &shown(item, lang), ink);
    }
    end -= TOOK;
    let took = if item.is_on() {
        format!(" {} {} ", lang.agenda_now(), figures(item.elapsed(model.now)))
    } else {
        item.took_minutes().map(|minutes| lang.agenda_took(minutes)).unwrap_or_default()
    };
    // what is on is told by its word; the colour is beside it
    canvas.short(end, y, TOOK, &took, if item.is_on() && ink == Ink::Body { Ink::Current } else { ink });
    let minutes = lang.minutes_planned(item.minutes(), item.more());
    end -= 2;
    canvas.right(end, y, &minutes, ink);
    end = end.saturating_sub(MINUTES + PURPOSE);
    if let Some(purpose) = item.purpose() {
        canvas.short(end, y, PURPOSE, lang.purpose(purpose.word()), ink);
    }
    let x = canvas.text(place.x, y, 4, number, ink);
    let title = Clean::line(item.title()).into_string();
    canvas.short(x, y, end.saturating_sub(x + 1), &title, ink);
}

/// What the wall shows while an item is on.
fn shown(item: Item, lang: Lang) -> String {
    match item.shows() {
        Shows::Item => String::new(),
        Shows::Page(page) => lang.page(page.word()).to_owned(),
        Shows::Actions => lang.shows_actions().to_owned(),
        Shows::Sheet(_) => lang.shows_sheet().to_owned(),
    }
}
