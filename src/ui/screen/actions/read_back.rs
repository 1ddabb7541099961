//! One role, action or decision, large, to be read out; what belongs to it stands below.

use crate::app::actions::content::Section;
use crate::app::actions::page::name;
use crate::app::actions::read_back::{Reading, list, sheet};
use crate::app::actions::telling::Telling;
use crate::app::keymap::Context;
use crate::app::{Action, Model};
use crate::domain::confirmed;
use crate::text::wrap;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, echo};

/// Paints it.
pub(super) fn view(model: &Model, reading: Reading, telling: Telling, canvas: &mut Canvas) {
    let all = list(telling.worksheet, telling.session, model.view);
    let keys = [Action::ReadConfirm, Action::ReadNext, Action::ReadPrevious, Action::Menu, Action::Back];
    let Some(id) = reading.at else {
        end(telling, &all, canvas);
        bars::keys(model, Context::ReadBack, &[Action::ReadPrevious, Action::Back], canvas);
        return;
    };
    let (lang, size) = (model.lang, canvas.size());
    let (Some(record), Some(sheet)) = (telling.session.visible(id), sheet(id, telling, size)) else { return };
    let at = all.iter().position(|other| *other == id).map_or(0, |at| at + 1);
    let page = reading.page.min(sheet.large.pages() - 1);
    let mut place = lang.stroll_position(at, all.len());
    if sheet.large.pages() > 1 {
        place = format!("{place}  {}", lang.board_page(page + 1, sheet.large.pages()));
    }
    let end = canvas.right(size.0.saturating_sub(1), 2, &place, Ink::Quiet);
    let section = Section::of_kind(record.kind()).unwrap_or_default();
    let after = canvas.short(1, 2, end.saturating_sub(2), name(section, lang), Ink::Quiet);
    if confirmed::is(telling.session, record) {
        canvas.short(after + 2, 2, end.saturating_sub(after + 3), lang.is_confirmed(), Ink::Waiting);
    }
    let top = echo::rows(&sheet.text, &sheet.large, page, sheet.area, Ink::Heading, canvas);
    for (y, text) in (sheet.area.bottom() + 1..).zip(&sheet.details) {
        canvas.text(sheet.area.x, y, sheet.area.w, text, Ink::Body);
    }
    canvas.set_caret(sheet.area.x, top);
    bars::keys(model, Context::ReadBack, &keys, canvas);
}

/// After the last: all are confirmed, or which are left.
fn end(telling: Telling, all: &[crate::domain::RecordId], canvas: &mut Canvas) {
    let lang = telling.lang;
    let (columns, rows) = canvas.size();
    let open: Vec<_> = all
        .iter()
        .filter_map(|id| telling.session.visible(*id))
        .filter(|record| !confirmed::is(telling.session, record))
        .collect();
    canvas.centred(lang.read_end(), 3, Ink::Heading);
    if open.is_empty() {
        canvas.centred(lang.read_all(), 5, Ink::Body);
    } else {
        canvas.centred(&lang.read_left(open.len()), 5, Ink::Body);
        let room = usize::from(columns.saturating_sub(6));
        let texts = open.iter().map(|record| {
            let words = telling.words(crate::app::actions::content::Row::Record(record.id()));
            format!("{}{words}", lang.pick("・", "- "))
        });
        let lines = texts.flat_map(|text| {
            let rows = wrap(&text, room);
            rows.into_iter().map(|row| text.get(row.range).unwrap_or_default().to_owned()).collect::<Vec<_>>()
        });
        for (y, line) in (7..rows.saturating_sub(3)).zip(lines) {
            canvas.text(3, y, columns.saturating_sub(6), &line, Ink::Body);
        }
    }
    canvas.set_caret(1, 3);
}
