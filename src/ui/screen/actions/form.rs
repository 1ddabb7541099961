//! The fields of a record, one below the other; below them what can be chosen, or what was understood.

use crate::app::actions::field::{self, Field};
use crate::app::actions::form::{Draft, Form, Target};
use crate::app::actions::telling::Telling;
use crate::app::keymap::Context;
use crate::app::region::Rect;
use crate::app::{Action, Model};
use crate::domain::promise::Sort;
use crate::i18n::Lang;
use crate::i18n::day::{Day, Said};
use crate::text::{Clean, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Rows of a list that are tried to be shown.
const LIST: u16 = 7;

/// Paints the form over the screen.
pub(super) fn view(model: &Model, form: &Form, telling: Telling, canvas: &mut Canvas) {
    let lang = model.lang;
    let Some(record) = telling.session.visible(form.target.id()) else { return };
    let kind = record.kind();
    let title = match form.target {
        Target::Fate(_, fate) => lang.told_title(lang.promise_fate(fate.word())),
        Target::Record(_) => kind_name(kind, lang).to_owned(),
    };
    let about = match form.fields.first() {
        Some((Field::Words, _)) => String::new(),
        _ => {
            Clean::line(&telling.words(crate::app::actions::content::Row::Record(record.id()))).into_string()
        }
    };
    let (columns, _) = canvas.size();
    let inside = if columns < 90 { columns.saturating_sub(6) } else { columns.saturating_sub(24) };
    let quoted = wrap(&about, usize::from(inside)).len().min(2);
    let head = if about.is_empty() { 0 } else { u16::try_from(quoted).unwrap_or(1) };
    let fields = u16::try_from(form.fields.len()).unwrap_or(1);
    let below = match form.draft() {
        Some(Draft::List(list, _)) => u16::try_from(list.rows.len()).unwrap_or(LIST).clamp(1, LIST),
        _ => 2,
    };
    let area = choice::frame(&title, inside, head + fields + 1 + below, canvas);
    let mut y = canvas.paragraph(Rect { h: head, ..area }, &about, Ink::Popup);
    let names: Vec<&str> = form.fields.iter().map(|(field, _)| field.name(kind, lang)).collect();
    let wide = names.iter().map(|name| width(name)).max().unwrap_or(0) + 2;
    let wide = u16::try_from(wide).unwrap_or(16);
    for (at, ((field, draft), name)) in form.fields.iter().zip(&names).enumerate() {
        let place = Rect::new(area.x, y, area.w, 1);
        one((*field, draft), name, at == form.at, wide, place, telling, canvas);
        y += 1;
    }
    let rest = Rect::new(area.x, y + 1, area.w, area.bottom().saturating_sub(y + 1));
    match (form.field(), form.draft()) {
        (_, Some(Draft::List(list, _))) => _ = choice::rows(list, rest, canvas),
        (Some(field), Some(Draft::Words(buffer))) => {
            canvas.paragraph(rest, &hint_of(field, kind, buffer.text(), telling), Ink::Popup);
        }
        _ => {}
    }
    let keys = [Action::Confirm, Action::NextField, Action::PreviousField, Action::Back];
    bars::keys(
        model,
        Context::Form,
        if form.only { &[Action::Confirm, Action::Back] } else { &keys },
        canvas,
    );
}

fn kind_name(kind: &str, lang: Lang) -> &'static str {
    match (Sort::of_kind(kind), kind) {
        (Some(Sort::Action), _) => lang.kind_action(),
        (Some(Sort::Role), _) => lang.kind_role(),
        (None, crate::domain::decision::KIND) => lang.kind_decision(),
        (None, _) => lang.kind_issue(),
    }
}

/// A field: its name, and what stands there; the one that is on is a line.
fn one(
    (field, draft): (Field, &Draft),
    name: &str,
    is_on: bool,
    wide: u16,
    place: Rect,
    telling: Telling,
    canvas: &mut Canvas,
) {
    let ink = if is_on { Ink::PopupTitle } else { Ink::Popup };
    canvas.text(place.x, place.y, wide, name, ink);
    let mut inside = Rect { x: place.x + wide, w: place.w.saturating_sub(wide), ..place };
    match draft {
        Draft::Words(buffer) if is_on => line::single(buffer, inside, true, canvas),
        Draft::Words(buffer) => _ = canvas.short(inside.x, inside.y, inside.w, buffer.text(), Ink::Popup),
        Draft::List(list, chosen) => {
            let told = field::told(field, chosen, telling);
            if !is_on {
                canvas.short(inside.x, inside.y, inside.w, &told, Ink::Popup);
                return;
            }
            if !told.is_empty() {
                let after = canvas.short(inside.x, inside.y, inside.w * 2 / 3, &told, Ink::Popup) + 1;
                inside = Rect { w: (inside.x + inside.w).saturating_sub(after), x: after, ..inside };
            }
            if let Some(filter) = &list.filter {
                line::single(filter, inside, true, canvas);
            }
        }
    }
}

/// What is said of what is being typed: the day that was understood, or examples.
fn hint_of(field: Field, kind: &str, typed: &str, telling: Telling) -> String {
    let lang = telling.lang;
    match field {
        Field::When => {
            let (session, meeting, today) = (telling.session, telling.worksheet.meeting, telling.today);
            let from = field::counted_from(session, meeting, today);
            let shown = |day: Day| day.shown(lang, today);
            let counted = || lang.due_counted(&Day::On(from).listed(lang, today));
            match field::said(typed, meeting, session, today) {
                Said::Nothing if kind == Sort::Role.kind() => lang.from_examples().to_owned(),
                Said::Nothing if from != today => counted(),
                Said::Nothing | Said::Unknown => lang.due_examples().to_owned(),
                Said::NoNext => lang.due_no_next().to_owned(),
                Said::Day(Day::Now) if kind != Sort::Role.kind() => {
                    lang.due_understood(&shown(Day::On(from)))
                }
                Said::Day(day) => {
                    let past = day.is_past(today) && kind != Sort::Role.kind();
                    if past {
                        lang.due_understood_past(&shown(day))
                    } else {
                        lang.due_understood(&shown(day))
                    }
                }
            }
        }
        Field::Source => lang.form_source_hint().to_owned(),
        Field::Evidence => lang.form_evidence_hint().to_owned(),
        Field::Note => lang.form_note_hint().to_owned(),
        _ => String::new(),
    }
}
