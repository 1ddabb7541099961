//! The worksheet on the wall.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回                  保存済     header
//!  グループワークシート                                       which sheet, where the meeting has several
//!  2/5 自分たちの「強み」は何ですか                           question
//!      活かせる専門職・事業・場所・時間帯                      guidance
//!
//!  済保健所 [社協] 未サポステ 未地域包括 ほか2 未              agencies
//!
//!  社会福祉協議会                                            name
//!  > 地域のボランティアと一緒に訪問でき                       line (above it the needs, on an overlap question)
//!
//!  1 民生委員から早い段階で知らせが入る                       list
//!  2 各地区で相談会を続けている  *
//!
//!  駐車場 1                                                  parking
//!                                                            notice
//!  Enter 追加  Tab 次の機関  PgDn 次の設問      F1 ヘルプ      keys
//! ```
//! On a wide screen the agencies stand in a column on the left and the lanes side by side.

mod agencies;
mod form;
mod list;
mod needs;
pub(super) mod popup;

use crate::app::Model;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::open::Open;
use crate::app::region::{Rect, is_wide};
use crate::app::worksheet::entries::shown_text;
use crate::app::worksheet::layout::{Layout, MARK};
use crate::app::worksheet::{Focus, WorksheetScreen};
use crate::domain::meeting::Meeting;
use crate::domain::parked;
use crate::domain::worksheet::{Bilingual, Scope};
use crate::text::{width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, echo, line};

/// Paints the screen.
pub fn view(model: &Model, screen: &WorksheetScreen, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let size = canvas.size();
    let layout = screen.layout(&open.session, model.view, size);
    let title = open.session.record(screen.meeting).map(|record| Meeting(record).title()).unwrap_or_default();
    bars::header(model, title, canvas);
    question(model, screen, &layout, canvas);
    agencies::view(model, screen, &open.session, layout.agencies, canvas);
    name(model, screen, open, &layout, canvas);
    needs::view(model, screen, &open.session, layout.needs, canvas);
    if screen.takes_cells() {
        form::view(model, screen, &open.session, layout.form, canvas);
    } else {
        entry_line(screen, &layout, canvas);
        list::view(model, screen, &open.session, &layout, canvas);
    }
    parking(model, screen, open, layout.parking, canvas);
    echoed(model, screen, open, &layout, canvas);
    bars::keys(model, screen.context(), keys(screen), canvas);
    bars::notice(model, canvas);
    popup::view(model, screen, canvas);
}

/// The question with its number, and below it what helps to answer, or the lanes.
fn question(model: &Model, screen: &WorksheetScreen, layout: &Layout, canvas: &mut Canvas) {
    let lang = model.lang;
    let (Some(question), Some(sheet)) = (screen.question(), screen.sheet()) else { return };
    let area = layout.question;
    if screen.sheets.len() > 1 {
        let title = lang.of(&sheet.title.ja, &sheet.title.en);
        canvas.short(area.x, area.y.saturating_sub(1), area.w, title, Ink::Body);
    }
    let number = screen.number();
    let mut x = canvas.text(area.x, area.y, area.w, &number, Ink::Heading);
    if question.proposed {
        x = canvas.text(x, area.y, area.w, lang.form_proposed(), Ink::Quiet);
    }
    let text = lang.of(&question.text.ja, &question.text.en);
    let room = (area.x + area.w).saturating_sub(x);
    let rows = wrap(text, usize::from(room).max(2));
    let last = usize::from(area.h.max(1)) - 1;
    for (y, (at, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate()) {
        // the last row that there is says that there is more
        let end = if at == last { text.len() } else { row.range.end };
        canvas.short(x, y, room, text.get(row.range.start..end).unwrap_or_default(), Ink::Heading);
    }
    let area = layout.guidance;
    let mut x = area.x + u16::try_from(width(&number)).unwrap_or(4);
    let wide = is_wide(canvas.size());
    // the question of the network comes before what helps to answer
    let wall = [&sheet.wall].into_iter().filter(|wall| question.room && !wall.ja.is_empty());
    let mut guidance: Vec<&Bilingual> = wall.chain(&question.guidance).collect();
    if let Some(current) = screen.lane() {
        for lane in &question.lanes {
            let name = lang.of(&lane.name.ja, &lane.name.en);
            let ink = if lane.id == current.id { Ink::Current } else { Ink::Body };
            x = canvas.text(x, area.y, area.w, &format!(" {name} "), ink) + 1;
        }
        guidance = current.guidance.iter().collect();
    }
    let start = area.x + u16::try_from(width(&number)).unwrap_or(4);
    for (row, sentence) in (0..area.h).zip(guidance) {
        let x = if row == 0 { x } else { start };
        let text = lang.of(&sentence.ja, &sentence.en);
        canvas.short(x, area.y + row, (area.x + area.w).saturating_sub(x), text, Ink::Quiet);
        if !wide {
            break;
        }
    }
}

/// The agency in turn, above the line, and whether it has said 特になし.
fn name(model: &Model, screen: &WorksheetScreen, open: &Open, layout: &Layout, canvas: &mut Canvas) {
    let mut area = layout.name;
    if let Some((filled, asked)) = shown_progress(model, screen, open) {
        let told = model.lang.form_progress(filled, asked);
        let end = canvas.right(area.x + area.w, area.y, &told, Ink::Quiet);
        area.w = end.saturating_sub(area.x + 2);
    }
    if screen.repeats() {
        return filled_name(model, screen, open, area, canvas);
    }
    if screen.is_of_meeting() {
        canvas.short(area.x, area.y, area.w, model.lang.form_of_meeting(), Ink::Heading);
        return;
    }
    let Some(seat) = screen.seat(&open.session) else {
        canvas.short(area.x, area.y, area.w, model.lang.no_agencies(), Ink::Body);
        return;
    };
    let note = if screen.passed(&open.session).is_some() {
        model.lang.passed()
    } else {
        crate::app::worksheet::find::state_note(seat.state, model.lang)
    };
    // what is asked of the room is asked about a sheet: it is named here
    if let Some(about) = screen.about_told(&open.session, model.view, model.lang) {
        canvas.right(area.x + area.w, area.y, &about, Ink::Quiet);
    }
    let room = area.w.saturating_sub(u16::try_from(width(note)).unwrap_or(0) + 2);
    let x = canvas.short(area.x, area.y, room, seat.agency.name(), Ink::Heading);
    if !note.is_empty() {
        canvas.text(x + 2, area.y, area.w, note, Ink::Spoken);
    }
}

/// How much of the sheet in turn is filled in, where its cells show.
fn shown_progress(model: &Model, screen: &WorksheetScreen, open: &Open) -> Option<(usize, usize)> {
    let shows = screen.takes_cells() && screen.shows_cells(&open.session, model.view);
    shows.then(|| screen.progress(&open.session)).flatten()
}

/// The filled sheet in turn, above its cells; a new one says so.
fn filled_name(model: &Model, screen: &WorksheetScreen, open: &Open, area: Rect, canvas: &mut Canvas) {
    let lang = model.lang;
    let turn = screen.turn_name(&open.session, model.view, lang);
    let who = screen.seat(&open.session).map(|seat| seat.agency.short().to_owned());
    let is_case = screen.sheet().is_some_and(|sheet| sheet.scope == Scope::Case);
    let (name, note) = match (turn, who.filter(|_| is_case)) {
        (Some(name), _) => (name, screen.clearing_told(&open.session, lang).unwrap_or_default()),
        (None, Some(who)) => (lang.form_new_of(&who), lang.form_new_here()),
        (None, None) => (lang.form_new_sheet().to_owned(), lang.form_new_here()),
    };
    let room = area.w.saturating_sub(u16::try_from(width(note)).unwrap_or(0) + 2);
    let x = canvas.short(area.x, area.y, room, &name, Ink::Heading);
    canvas.short(x + 2, area.y, (area.x + area.w).saturating_sub(x + 2), note, Ink::Quiet);
}

/// The line that letters go into; the terminal's cursor stands at its caret.
fn entry_line(screen: &WorksheetScreen, layout: &Layout, canvas: &mut Canvas) {
    let area = layout.line;
    let whole = Rect::new(area.x - MARK, area.y, area.w + MARK, area.h);
    canvas.fill(whole, Ink::Line);
    canvas.text(whole.x, whole.y, MARK, "> ", Ink::Line);
    let (scrolled, column, row) = screen.caret(layout, canvas.size());
    let caret = (screen.focus == Focus::Line && screen.popup.is_none()).then_some((column, row));
    // one column stays free for the caret at the end of a full row
    line::rows(&screen.line, Rect { w: area.w.saturating_sub(1), ..area }, scrolled, caret, canvas);
}

/// A new entry, large, in the rows of the list that it and the others leave free; it covers older ones where it must.
fn echoed(model: &Model, screen: &WorksheetScreen, open: &Open, layout: &Layout, canvas: &mut Canvas) {
    let record = screen.echo.and_then(|echo| open.session.visible(echo.id));
    let Some(record) = record.filter(|record| screen.shows(record, model.view)) else { return };
    let at = screen.step().and_then(|step| step.lane).filter(|_| layout.lists.len() > 1).unwrap_or(0);
    let Some(list) = layout.lists.get(at) else { return };
    let head = if layout.lists.len() > 1 { 2 } else { 0 };
    let room = Rect { y: list.y + head, h: list.h.saturating_sub(head), ..*list };
    let shown = screen.shown(&open.session, model.view, model.lang, screen.lane(), room);
    let heights: Vec<u16> =
        shown.rows.iter().map(|row| u16::try_from(row.lines.len()).unwrap_or(1)).collect();
    let used = heights.iter().sum::<u16>().min(room.h);
    let newest = heights.last().copied().unwrap_or(0);
    let free = room.h - used;
    let area = if free >= 3 || free >= used.saturating_sub(newest) {
        Rect { y: room.y + used, h: free, ..room }
    } else {
        Rect { h: used.saturating_sub(newest), ..room }
    };
    let area = Rect { x: layout.name.x, w: layout.name.w, ..area };
    echo::view(&shown_text(record, model.lang), area, canvas);
}

fn parking(model: &Model, screen: &WorksheetScreen, open: &Open, area: Rect, canvas: &mut Canvas) {
    let lang = model.lang;
    let (parked, memos) =
        (parked::list(&open.session, screen.meeting), screen.memos(&open.session, model.view));
    let parked = (!parked.is_empty()).then(|| lang.parking(parked.len()));
    let memos = (!memos.is_empty()).then(|| lang.memo_count(memos.len()));
    let kept: Vec<String> = parked.into_iter().chain(memos).collect();
    canvas.short(area.x, area.y, area.w, &kept.join("  "), Ink::Quiet);
}

/// The wishes named at the bottom, the most needed first.
fn keys(screen: &WorksheetScreen) -> &'static [Action] {
    match screen.context() {
        Context::Line if screen.is_overlap() => &[
            Action::Add,
            Action::ToNeeds,
            Action::NextAgency,
            Action::NextStep,
            Action::Pass,
            Action::FindAgency,
        ],
        Context::Line => &[
            Action::Add,
            Action::NextAgency,
            Action::NextStep,
            Action::Pass,
            Action::ToEntries,
            Action::FindAgency,
            Action::Park,
        ],
        Context::Cell => {
            &[Action::Confirm, Action::NextSheet, Action::NextStep, Action::PreviousStep, Action::FindAgency]
        }
        Context::Entries => &[Action::Edit, Action::Remove, Action::Menu, Action::Back],
        Context::Needs => &[Action::Confirm, Action::Back],
        Context::Editing => &[Action::Confirm, Action::LineBreak, Action::Back],
        _ => &[Action::Confirm, Action::Back],
    }
}
