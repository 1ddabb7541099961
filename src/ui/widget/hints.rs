//! The hint library over a screen: its notice always above, headings and ideas below; or one sentence for a silent room.

use crate::app::hints::noting::Noting;
use crate::app::hints::silence::Invitation;
use crate::app::hints::{Hints, Spot};
use crate::app::keymap::Context;
use crate::app::large::Large;
use crate::app::region::Rect;
use crate::app::scroll::inside;
use crate::app::{Action, Model};
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, echo, line, scroll};

/// Paints it.
pub fn view(model: &Model, hints: &Hints, canvas: &mut Canvas) {
    if let Some(invitation) = &hints.invitation {
        invite(model, invitation, canvas);
    } else if let Some(noting) = &hints.noting {
        write(model, noting, canvas);
    } else {
        library(model, hints, canvas);
    }
    bars::notice(model, canvas);
}

fn library(model: &Model, hints: &Hints, canvas: &mut Canvas) {
    let area = choice::panel(&hints.list.title, canvas);
    let mut y = canvas.paragraph(area, &hints.notice, Ink::Popup);
    let after = canvas.text(area.x, y, area.w, model.lang.hints_search(), Ink::Popup) + 1;
    let place = Rect::new(after, y, (area.x + area.w).saturating_sub(after), 1);
    y = (y + 1).max(area.y + hints.list.head);
    scroll::rows(model, &hints.list, Rect { y, h: area.bottom().saturating_sub(y), ..area }, canvas);
    line::single(&hints.filter, place, true, canvas);
    let mut actions = vec![Action::Open];
    if let Some(Spot::Idea(_)) = hints.spot() {
        actions = vec![Action::Tried, Action::Open];
    }
    actions.push(Action::Back);
    bars::keys(model, Context::Hints, &actions, canvas);
}

fn invite(model: &Model, invitation: &Invitation, canvas: &mut Canvas) {
    let lang = model.lang;
    let question = lang.of(&invitation.question.ja, &invitation.question.en);
    let area = choice::panel(&lang.silence_title(question), canvas);
    let sentence = invitation.sentence();
    let sentence = lang.of(&sentence.ja, &sentence.en);
    let note = u16::try_from(wrap(lang.silence_note(), usize::from(area.w)).len()).unwrap_or(1);
    let place = Rect::new(area.x, area.y, area.w, area.h.saturating_sub(note + 1));
    echo::rows(sentence, &Large::of(sentence, place), 0, place, Ink::Popup, canvas);
    let below = Rect { y: area.bottom().saturating_sub(note), h: note, ..area };
    canvas.paragraph(below, lang.silence_note(), Ink::Popup);
    let place = lang.silence_place(invitation.at + 1, invitation.sentences.len());
    canvas.right(area.x + area.w, area.bottom(), &place, Ink::Popup);
    bars::keys(model, Context::Silence, &[Action::NextWords, Action::Library, Action::Back], canvas);
}

fn write(model: &Model, noting: &Noting, canvas: &mut Canvas) {
    let size = canvas.size();
    let (columns, room) = inside(size);
    let typed = u16::try_from(noting.rows(size)).unwrap_or(1);
    let idea = u16::try_from(wrap(&noting.idea, usize::from(columns)).len()).unwrap_or(1);
    let count = idea.min(room.saturating_sub(typed + 1));
    let area = choice::frame(model.lang.hints_noting(), columns, typed + 1 + count, canvas);
    let place = Rect { h: typed, ..area };
    canvas.fill(place, Ink::Line);
    let width = area.w.saturating_sub(1);
    let (x, y) = noting.line.caret_cell(usize::from(width));
    let away = (y + 1).saturating_sub(usize::from(typed));
    line::rows(&noting.line, Rect { w: width, ..place }, away, Some((x, y - away)), canvas);
    let below = Rect { y: area.y + typed + 1, h: count, ..area };
    canvas.paragraph(below, &noting.idea, Ink::Popup);
    bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
}
