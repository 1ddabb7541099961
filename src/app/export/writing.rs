//! Has the chosen form written.

use super::{Entry, Page, Subject, meeting};
use crate::app::message::{Effect, Existing, Moment};
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::years;
use crate::domain::attendance;
use crate::domain::period::Period;
use crate::exchange::{Form, Order};

/// Has a form written; what is done with a file that has its name already is said by `existing`.
pub(super) fn write(
    model: &mut Model,
    page: &mut Page,
    form: Form,
    existing: Existing,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let (lang, Some(audience)) = (model.lang, page.audience) else { return };
    let mut order = Order { small: model.small, ..Order::new(form, audience, lang, moment.today) };
    if let Subject::Files(files) = &page.subject {
        let (files, day) = (files.clone(), moment.day());
        let name = format!("{day} {}{}", lang.many_file(files.len()), lang.export_suffix(audience.word()));
        effects.push(Effect::ExportMany { files, order, folder: model.exports.clone(), name, existing });
        model.notice = Some(Notice::calm(lang.export_writing()));
        page.writing = Some(Entry::Form(form));
        return;
    }
    let (Some(open), Some(meeting)) = (&model.open, meeting(model)) else { return };
    let (date, title) = match page.subject {
        Subject::Files(_) => return,
        Subject::Session if meeting.title().is_empty() => (meeting.date(), lang.home_no_title().to_owned()),
        Subject::Session => (meeting.date(), meeting.title().to_owned()),
        Subject::Compared(before, after) => {
            order.compared = Some((before, after));
            let day = match after {
                Period::Meeting(id) => open.session.record(id).map_or("", |meeting| meeting.text("date")),
                Period::Year(_) => "",
            };
            (day, lang.compare_file(&years::period(&open.session, before, lang)))
        }
    };
    effects.push(Effect::Export {
        session: Box::new(open.session.clone()),
        order,
        folder: model.exports.clone(),
        date: date.to_owned(),
        title,
        suffix: lang.export_suffix(audience.word()),
        existing,
    });
    model.notice = Some(Notice::calm(model.lang.export_writing()));
    page.writing = Some(Entry::Form(form));
}

/// Writes forms of the worksheet that is on, for the agencies of the meeting to fill in; a file there is stays.
pub(super) fn write_forms(
    model: &mut Model,
    page: &mut Page,
    entry: Entry,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let on_paper = entry == Entry::Paper;
    let (lang, folder) = (model.lang, model.exports.clone());
    let (Some(open), Some(room)) = (&model.open, &model.room) else { return };
    let Some(sheet) = room.worksheet.sheet().cloned() else { return };
    if attendance::seats(&open.session, room.meeting_id()).is_empty() && !on_paper {
        model.notice = Some(Notice::marked(lang.notice_no_agencies()));
        return;
    }
    let (session, meeting, made) = (Box::new(open.session.clone()), room.meeting_id(), moment.today);
    effects.push(Effect::Forms { session, meeting, sheet: Box::new(sheet), lang, made, folder, on_paper });
    model.notice = Some(Notice::calm(lang.export_writing()));
    page.writing = Some(entry);
}
