//! New meeting.
//!
//! ```text
//!  新しい会議                                              header
//!
//!  会議名  [第1回 ネットワーク会議              ]            title
//!  日付    [令和8年（2026年）11月21日（土）     ]            date
//!                                                            the day that was understood, where it was typed shorter
//!  機関 3   名前を打って Enter。…                            agencies
//!    1 みなと市保健所
//!    > [                                    ]              line
//!
//!  前の会議から引き継ぐ                                      earlier
//!  引き継ぐこと 取組 3・駐車場 1                             waiting, where anything waits
//!  この会議を始める                                          begin
//! ```

use crate::app::keymap::Context;
use crate::app::new::{Field, Guest, NewScreen, Popup};
use crate::app::region::{Rect, upper, window};
use crate::app::{Action, Model};
use crate::i18n::date;
use crate::text::{Buffer, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line, scroll};

/// Rows of the form above the list of agencies.
const HEAD_ROWS: u16 = 7;

/// Paints the form.
pub fn view(model: &Model, canvas: &mut Canvas) {
    let (lang, form) = (model.lang, &model.new);
    let (columns, rows) = canvas.size();
    bars::header(model, lang.new_title(), canvas);
    let labels = [lang.new_field_title(), lang.new_field_date(), lang.new_field_agencies()];
    let label = u16::try_from(labels.into_iter().map(width).max().unwrap_or(0)).unwrap_or(8) + 3;
    let field = |y: u16| Rect::new(label, y, columns.saturating_sub(label + 2), 1);
    text_field(
        lang.new_field_title(),
        lang.new_hint_title(),
        &form.title,
        form.field == Field::Title,
        field(2),
        canvas,
    );
    text_field(
        lang.new_field_date(),
        lang.new_hint_date(),
        &form.date,
        form.field == Field::Date,
        field(3),
        canvas,
    );
    if let Some(text) = understood(model) {
        canvas.short(label, 4, columns.saturating_sub(label + 2), &text, Ink::Quiet);
    }
    // the line stands below the list
    let waits = form.waits();
    let room = usize::from(upper(rows).saturating_sub(HEAD_ROWS + 1 + u16::from(waits)).max(1));
    let after = agencies(model, form, label, room, canvas);
    button(lang.new_field_earlier(), form.field == Field::Earlier, after + 1, canvas);
    if let Some(earlier) = form.earlier.as_ref().filter(|_| waits) {
        let told = earlier.told(&form.guests, lang);
        let told =
            if told.is_empty() { lang.new_field_none().to_owned() } else { lang.new_field_waiting(&told) };
        button(&told, form.field == Field::Waiting, after + 2, canvas);
    }
    button(lang.new_field_begin(), form.field == Field::Begin, after + 2 + u16::from(waits), canvas);
    let actions: &[Action] = if form.at.is_some() {
        &[Action::Confirm, Action::Remove, Action::Back]
    } else {
        &[Action::Confirm, Action::NextField, Action::PreviousField, Action::Back]
    };
    bars::keys(model, Context::New, actions, canvas);
    bars::notice(model, canvas);
    match &form.popup {
        Some(Popup::Earlier(which)) => choice::view(model, which, canvas),
        Some(Popup::Waiting(list)) => scroll::view(model, list, canvas),
        None => {}
    }
}

/// The day that was understood; in its own field as a remark.
fn understood(model: &Model) -> Option<String> {
    let (lang, form) = (model.lang, &model.new);
    let today = date::stored(&model.today)?;
    let day = form.understood(lang, today)?;
    let told = date::long(lang, day);
    Some(match form.field {
        Field::Date if day < today => lang.new_understood_past(&told),
        Field::Date => lang.new_understood(&told),
        _ => told,
    })
}

fn text_field(label: &str, hint: &str, buffer: &Buffer, has_keys: bool, area: Rect, canvas: &mut Canvas) {
    let ink = if has_keys { Ink::Heading } else { Ink::Body };
    canvas.text(1, area.y, area.x.saturating_sub(2), label, ink);
    line::single(buffer, area, has_keys, canvas);
    if buffer.is_empty() {
        // an example stands where nothing is typed yet, beside the caret
        canvas.short(area.x + 2, area.y, area.w.saturating_sub(2), hint, Ink::Quiet);
    }
}

/// The agencies with the line below them; returns the row after it.
fn agencies(model: &Model, form: &NewScreen, label: u16, room: usize, canvas: &mut Canvas) -> u16 {
    let lang = model.lang;
    let (columns, _) = canvas.size();
    let count = if form.guests.is_empty() {
        lang.new_field_agencies().to_owned()
    } else {
        lang.new_count(form.guests.len())
    };
    let has_keys = form.field == Field::Agencies;
    canvas.text(1, 5, label + 3, &count, if has_keys { Ink::Heading } else { Ink::Body });
    canvas.short(label + 4, 5, columns.saturating_sub(label + 5), lang.new_hint_agencies(), Ink::Quiet);
    canvas.short(label + 4, 6, columns.saturating_sub(label + 5), lang.new_hint_paste(), Ink::Quiet);
    let heights = vec![1; form.guests.len()];
    let shown = window(&heights, room, form.at);
    let mut y = HEAD_ROWS;
    for at in shown {
        if let Some(guest) = form.guests.get(at) {
            guest_row(at, guest, form.at == Some(at), Rect::new(1, y, columns.saturating_sub(3), 1), canvas);
            y += 1;
        }
    }
    let area = Rect::new(5, y, columns.saturating_sub(7), 1);
    canvas.text(3, y, 2, ">", Ink::Body);
    line::single(&form.line, area, has_keys && form.at.is_none() && form.popup.is_none(), canvas);
    if form.line.is_empty() && form.guests.is_empty() {
        canvas.short(area.x + 2, y, area.w.saturating_sub(2), lang.new_example(), Ink::Quiet);
    }
    y + 1
}

fn guest_row(at: usize, guest: &Guest, selected: bool, place: Rect, canvas: &mut Canvas) {
    let ink = if selected { Ink::Selected } else { Ink::Body };
    canvas.fill(place, ink);
    let mark = if selected { "> " } else { "  " };
    let x = canvas.text(place.x, place.y, 6, &format!("{mark}{:>2} ", at + 1), ink);
    let end = canvas.right(place.x + place.w - 1, place.y, &guest.named.short, ink);
    canvas.short(x, place.y, end.saturating_sub(x + 1), &guest.named.name, ink);
    if selected {
        canvas.set_caret(place.x, place.y);
    }
}

fn button(label: &str, has_keys: bool, y: u16, canvas: &mut Canvas) {
    let (columns, _) = canvas.size();
    let ink = if has_keys { Ink::Selected } else { Ink::Body };
    let place = Rect::new(1, y, columns.saturating_sub(2), 1);
    canvas.fill(place, ink);
    canvas.text(place.x, y, 2, if has_keys { "> " } else { "  " }, ink);
    canvas.short(place.x + 2, y, place.w - 2, label, ink);
    if has_keys {
        canvas.set_caret(place.x, y);
    }
}
