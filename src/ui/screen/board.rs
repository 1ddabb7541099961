//! The board.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回                  保存済     header
//!
//!  2/5 自分たちの「強み」は何ですか                           heading: the question, or the agency
//!  記入 23 件・発言 6/7 機関                    1/2 ページ    counts
//!
//!  保健所                                                    columns
//!  > 家族の話を聞いている
//!  ・手紙を届ける  *
//!
//!  社協  特になし
//!                                                            notice
//!  Enter シートへ  F3 機関別                    F1 ヘルプ      keys
//! ```
//! On a wide screen two or three columns stand beside each other.

mod stroll;

use super::worksheet::popup;
use crate::app::board::content::{Content, spoken};
use crate::app::board::page::{Kind, Line, Look, MARK, Page, TOP};
use crate::app::board::{Board, Way};
use crate::app::open::Open;
use crate::app::region::Rect;
use crate::app::room::Room;
use crate::app::worksheet::{WorksheetScreen, find};
use crate::app::{Action, Model};
use crate::domain::filled;
use crate::domain::meeting::Meeting;
use crate::domain::turn::Round;
use crate::domain::worksheet::{Question, Scope, Worksheet};
use crate::i18n::Lang;
use crate::text::{width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::bars;

/// Paints the board, or the entry that stands large.
pub fn view(model: &Model, room: &Room, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let (board, worksheet) = (&room.board, &room.worksheet);
    let title =
        open.session.record(worksheet.meeting).map(|record| Meeting(record).title()).unwrap_or_default();
    bars::header(model, title, canvas);
    let mut pages = None;
    if board.is_strolling() {
        stroll::view(model, room, open, canvas);
    } else {
        let look = Look { view: model.view, lang: model.lang, size: canvas.size(), kinds: &model.kinds };
        let page = board.page(worksheet, &open.session, look);
        pages = page.is_result.then_some(page.count);
        canvas.set_caret(1, 2);
        heading(model, board, worksheet, open, canvas);
        counts(model, board, worksheet, open, &page, canvas);
        for (area, lines) in &page.columns {
            column(model, *area, lines, canvas);
        }
    }
    bars::keys(model, board.context(), keys(board, worksheet, pages), canvas);
    bars::notice(model, canvas);
    popup::view(model, worksheet, canvas);
}

/// The question with its number, or the agency with how it takes part.
fn heading(model: &Model, board: &Board, worksheet: &WorksheetScreen, open: &Open, canvas: &mut Canvas) {
    let (lang, w) = (model.lang, canvas.size().0.saturating_sub(2));
    match board.way {
        Way::Question => {
            let Some(sheet) = worksheet.sheet() else { return };
            let Some(question) = sheet.questions.get(board.question) else { return };
            let text = asked(question, sheet.count(), lang);
            if !question.kind.has_cells() {
                canvas.short(1, 2, w, &text, Ink::Heading);
                return;
            }
            let rows = wrap(&text, usize::from(w));
            if rows.len() > 2 {
                canvas.short(1, 2, w, &text, Ink::Heading);
                return;
            }
            for (y, row) in (2..).zip(rows) {
                canvas.text(1, y, w, text.get(row.range).unwrap_or_default(), Ink::Heading);
            }
        }
        Way::Summary => {
            let Some(sheet) = worksheet.sheet() else { return };
            let x = canvas.short(1, 2, w, lang.results_title(), Ink::Heading);
            let title = lang.of(&sheet.title.ja, &sheet.title.en);
            canvas.short(x + 2, 2, w.saturating_sub(x + 1), title, Ink::Quiet);
        }
        Way::Agency if worksheet.sheet().is_some_and(|sheet| sheet.scope != Scope::Agency) => {
            let Some(sheet) = worksheet.sheet() else { return };
            canvas.short(1, 2, w, lang.of(&sheet.title.ja, &sheet.title.en), Ink::Heading);
        }
        Way::Agency => {
            let seats = worksheet.seats(&open.session);
            let Some(seat) = seats.iter().find(|seat| Some(seat.id()) == board.agency) else { return };
            let note = find::state_note(seat.state, lang);
            let room = w.saturating_sub(u16::try_from(width(note)).unwrap_or(0) + 2);
            let x = canvas.short(1, 2, room, seat.agency.name(), Ink::Heading);
            canvas.text(x + 2, 2, w, note, Ink::Quiet);
        }
    }
}

/// A question with its number; with that of the last one, where they are counted through.
fn asked(question: &Question, count: usize, lang: Lang) -> String {
    let text = lang.of(&question.text.ja, &question.text.en);
    match (&*question.number, question.number.parse::<usize>()) {
        ("", _) => text.to_owned(),
        (number, Ok(_)) => format!("{number}/{count} {text}"),
        (number, Err(_)) => format!("{number} {text}"),
    }
}

/// One calm row: how much was said to the question, by how many; what is left out; which page it is.
fn counts(
    model: &Model,
    board: &Board,
    worksheet: &WorksheetScreen,
    open: &Open,
    page: &Page,
    canvas: &mut Canvas,
) {
    let (lang, columns) = (model.lang, canvas.size().0);
    // a question of two rows takes the blank one below
    let asks = worksheet.sheet().and_then(|sheet| sheet.questions.get(board.question));
    let is_long =
        asks.filter(|asks| board.way == Way::Question && asks.kind.has_cells()).is_some_and(|asks| {
            let count = worksheet.sheet().map_or(0, Worksheet::count);
            wrap(&asked(asks, count, lang), usize::from(columns.saturating_sub(2))).len() == 2
        });
    let y = if is_long { TOP - 1 } else { TOP - 2 };
    let mut end = columns.saturating_sub(1);
    if page.count > 1 {
        end = canvas.right(end, y, &lang.board_page(page.number, page.count), Ink::Quiet).saturating_sub(2);
    }
    let mut x = 1;
    if board.only_starred && !page.is_result {
        x = canvas.short(x, y, end.saturating_sub(x), lang.board_only_starred(), Ink::Waiting) + 2;
    }
    let Some(sheet) = worksheet.sheet() else { return };
    let Some(question) = sheet.questions.get(board.question) else { return };
    let text = match board.way {
        _ if !page.told.is_empty() => page.told.clone(),
        Way::Summary => return,
        Way::Agency if sheet.scope == Scope::Agency => lang.of(&sheet.title.ja, &sheet.title.en).to_owned(),
        Way::Agency => lang.results_sheets(filled::all(&open.session, worksheet.meeting, sheet).len()),
        Way::Question if question.kind.has_cells() => return,
        Way::Question
            if (board.only_starred && !page.is_result) || !WorksheetScreen::is_open(question, model.view) =>
        {
            return;
        }
        Way::Question => {
            let session = &open.session;
            let round =
                Round { session, meeting: worksheet.meeting, worksheet: &sheet.id, question, about: None };
            let (spoken, asked) = spoken(&round, &worksheet.seats(session));
            lang.board_counts(page.entries, spoken, asked)
        }
    };
    canvas.short(x, y, end.saturating_sub(x), &text, Ink::Quiet);
}

fn column(model: &Model, area: Rect, lines: &[Line], canvas: &mut Canvas) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        row(model, Rect { y, h: 1, ..area }, line, canvas);
    }
}

fn row(model: &Model, place: Rect, line: &Line, canvas: &mut Canvas) {
    let ink = match line.kind {
        _ if line.selected => Ink::Selected,
        Kind::Heading => Ink::Heading,
        Kind::Lane | Kind::Quiet | Kind::Sum => Ink::Quiet,
        Kind::Blank | Kind::First | Kind::More | Kind::Row | Kind::Answer => Ink::Body,
    };
    if line.selected {
        canvas.fill(place, ink);
    }
    let (mut x, mut w) = (place.x, place.w);
    if matches!(line.kind, Kind::First | Kind::More) || line.selected {
        let mark = match line.kind {
            Kind::More => "",
            _ if line.selected => ">",
            _ => model.lang.pick("・", "-"),
        };
        canvas.text(x, place.y, MARK, mark, ink);
        (x, w) = (x + MARK, w.saturating_sub(MARK));
    }
    if line.kind == Kind::Answer {
        (x, w) = (x + MARK, w.saturating_sub(MARK));
    }
    if line.selected && line.kind != Kind::More {
        canvas.set_caret(place.x, place.y);
    }
    if line.kind != Kind::Heading {
        canvas.text(x, place.y, w, &line.text, ink);
        bar(Rect { x, w, ..place }, line, canvas);
        return;
    }
    let note = u16::try_from(width(&line.note)).unwrap_or(0);
    let room = if note == 0 { w } else { w.saturating_sub(note + 2) };
    let after = canvas.short(x, place.y, room, &line.text, ink);
    if note > 0 {
        let ink = if line.selected { ink } else { Ink::Quiet };
        canvas.short(after + 2, place.y, (x + w).saturating_sub(after + 2), &line.note, ink);
    }
}

/// The share of a line as blanks whose background is seen, and where the whole would end.
fn bar(place: Rect, line: &Line, canvas: &mut Canvas) {
    let Some(bar) = line.bar else { return };
    let [at, length, whole] =
        [bar.at, bar.length, bar.whole].map(|columns| u16::try_from(columns).unwrap_or(0).min(place.w));
    canvas.fill(Rect { x: place.x + at, w: length, ..place }, Ink::Digits);
    canvas.text(place.x + at + whole, place.y, 1, "|", Ink::Quiet);
}

/// The wishes named at the bottom, the most needed first; a result has pages and nothing to select.
fn keys(board: &Board, worksheet: &WorksheetScreen, pages: Option<usize>) -> &'static [Action] {
    match pages {
        Some(1) => return &[Action::NextStep, Action::Board, Action::GoTo, Action::Find],
        Some(_) => return &[Action::Down, Action::NextStep, Action::Board, Action::GoTo, Action::Find],
        None if worksheet.sheet().is_some_and(|sheet| !sheet.takes_entries()) => {
            return &[Action::GoTo, Action::Board, Action::NextStep, Action::NextAgency, Action::Find];
        }
        None => {}
    }
    if board.is_strolling() {
        return &[Action::NextEntry, Action::Back, Action::PreviousEntry, Action::Star, Action::OnlyStarred];
    }
    &[
        Action::GoTo,
        Action::Board,
        Action::Stroll,
        Action::NextStep,
        Action::NextAgency,
        Action::Menu,
        Action::Star,
        Action::Find,
    ]
}

/// What stands on the board, for the stroll.
fn content<'a>(model: &Model, room: &'a Room, open: &'a Open) -> Content<'a> {
    Content::of(&room.board, &room.worksheet, &open.session, model.view)
}
