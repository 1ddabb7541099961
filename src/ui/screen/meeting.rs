//! Meeting: the agenda, who is here, and the facts.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回       12:40/30:00  保存済     header
//!
//!  [次第] 出欠  会議について    終了の見込み 15:03（予定 15:00）  parts
//!
//!  議題を加える（例: 事例の検討 30分）
//!  > 　                                                      line
//!
//!    1 開会・約束            共有    5分  実際 4分  約束        list
//!  > 2 事例の検討            検討   30分  いま 12:40
//! ```

mod agenda;
mod attendance;
mod facts;

use crate::app::Model;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::meeting::agenda::{AgendaRow, rows};
use crate::app::meeting::{Focus, MeetingScreen, Part, Popup, What, attendance as attending, facts as fact};
use crate::app::open::Open;
use crate::app::region::{Rect, window};
use crate::app::room::Room;
use crate::domain::attendance::{Seat, is_taken, seats};
use crate::domain::meeting::Meeting;
use crate::domain::{RecordId, Session, conflict};
use crate::i18n::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Paints the screen.
pub fn view(model: &Model, room: &Room, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let screen = &room.meeting;
    let (columns, rows) = canvas.size();
    let Some(meeting) = open.session.record(room.meeting_id()).map(Meeting) else { return };
    bars::header(model, meeting.title(), canvas);
    let x = parts(screen.part, model.lang, canvas);
    agenda::pace(model, open, meeting, x, canvas);
    let label = match screen.part {
        Part::Agenda => model.lang.line_agenda(),
        Part::Attendance => model.lang.line_attendance(),
        Part::Facts => model.lang.line_facts(),
    };
    canvas.short(1, 4, columns.saturating_sub(2), label, Ink::Quiet);
    canvas.fill(Rect::new(1, 5, columns.saturating_sub(2), 1), Ink::Line);
    canvas.text(1, 5, 2, "> ", Ink::Line);
    let typing = screen.focus == Focus::Line && screen.popup.is_none();
    line::single(screen.line(), Rect::new(3, 5, columns.saturating_sub(4), 1), typing, canvas);
    let area = Rect::new(1, 7, columns.saturating_sub(2), rows.saturating_sub(9));
    list(model, room, open, meeting, area, canvas);
    bars::keys(model, screen.context(), keys(screen), canvas);
    bars::notice(model, canvas);
    popup(model, screen, canvas);
}

/// The names of the parts; returns the column after them.
fn parts(on: Part, lang: Lang, canvas: &mut Canvas) -> u16 {
    let mut x = 1;
    for part in Part::ALL {
        let name = match part {
            Part::Agenda => lang.part_agenda(),
            Part::Attendance => lang.part_attendance(),
            Part::Facts => lang.part_facts(),
        };
        let (text, ink) =
            if part == on { (format!("[{name}]"), Ink::Current) } else { (format!(" {name} "), Ink::Body) };
        x = canvas.text(x, 2, 40, &text, ink) + 1;
    }
    x
}

/// What stands in the list of a part, read once a frame.
enum Rows<'s> {
    Agenda(Vec<AgendaRow>),
    /// The seats, and whether anybody noted who is there.
    Attendance(Vec<Seat<'s>>, bool),
    Facts(Vec<fact::Fact>),
}

impl<'s> Rows<'s> {
    fn of(part: Part, session: &'s Session, meeting: RecordId) -> Self {
        match part {
            Part::Agenda => Self::Agenda(rows(session, meeting)),
            Part::Attendance => Self::Attendance(seats(session, meeting), is_taken(session, meeting)),
            Part::Facts => Self::Facts(fact::rows(session, meeting)),
        }
    }

    /// Whether people wrote a row differently.
    fn differs(&self, at: usize, session: &Session, meeting: Meeting) -> bool {
        match self {
            Self::Agenda(rows) => rows.get(at).is_some_and(|row| match row {
                AgendaRow::Item(id) => {
                    session.visible(*id).is_some_and(|item| conflict::count(session, item) > 0)
                }
                AgendaRow::Template | AgendaRow::Page => false,
            }),
            Self::Attendance(seats, _) => {
                seats.get(at).is_some_and(|seat| attending::differing(session, seat).is_some())
            }
            Self::Facts(facts) => facts.get(at).is_some_and(|known| fact::differs(session, meeting, *known)),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Agenda(rows) => rows.len(),
            Self::Attendance(seats, _) => seats.len(),
            Self::Facts(facts) => facts.len(),
        }
    }
}

/// The rows of the part that fit, the selected one among them.
fn list(model: &Model, room: &Room, open: &Open, meeting: Meeting, area: Rect, canvas: &mut Canvas) {
    let screen = &room.meeting;
    let selected = if let Focus::List(at) = screen.focus { Some(at) } else { None };
    let rows = Rows::of(screen.part, &open.session, meeting.id());
    let count = rows.count();
    let shown = window(&vec![1; count], usize::from(area.h), selected.or(Some(0)));
    let hidden = (shown.start, count - shown.end);
    for (y, at) in (area.y..).zip(shown) {
        let chosen = selected == Some(at);
        let place = area.row(y - area.y);
        let ink = if chosen { Ink::Selected } else { Ink::Body };
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if chosen { "> " } else { "  " }, ink);
        let mut inside = Rect { x: place.x + 2, w: place.w.saturating_sub(3), ..place };
        if rows.differs(at, &open.session, meeting) {
            let mark = model.lang.mark_conflict();
            let start = canvas.right(inside.x + inside.w, y, mark, ink);
            inside.w = start.saturating_sub(inside.x + 2);
        }
        match &rows {
            Rows::Agenda(rows) => agenda::row(model, &open.session, rows, at, inside, ink, canvas),
            Rows::Attendance(seats, is_taken) => {
                attendance::row(model, (seats, *is_taken), at, inside, ink, canvas);
            }
            Rows::Facts(facts) => {
                if let Some(fact) = facts.get(at) {
                    facts::row(model, meeting, *fact, inside, ink, canvas);
                }
            }
        }
        if chosen && screen.popup.is_none() {
            canvas.set_caret(place.x, y);
        }
    }
    if hidden != (0, 0) {
        let text = model.lang.hidden(hidden.0, hidden.1);
        canvas.short(area.x + 2, area.bottom(), area.w.saturating_sub(2), &text, Ink::Quiet);
    }
}

/// The number of a row, as wide as those of all.
fn numbered(at: usize, count: usize) -> String {
    let digits = count.max(1).to_string().len();
    format!("{:>digits$} ", at + 1)
}

fn keys(screen: &MeetingScreen) -> &'static [Action] {
    match (screen.context(), screen.part) {
        (Context::MeetingLine, _) => &[Action::Confirm, Action::Down, Action::NextPart, Action::Back],
        (Context::Agenda, _) => &[Action::Begin, Action::Menu, Action::NextPart, Action::Back],
        (_, Part::Agenda) => &[Action::Confirm, Action::NextPart, Action::Back],
        _ => &[Action::Confirm, Action::Menu, Action::NextPart, Action::Back],
    }
}

fn popup(model: &Model, screen: &MeetingScreen, canvas: &mut Canvas) {
    let lang = model.lang;
    match &screen.popup {
        None => {}
        Some(Popup::Item(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Purpose(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Shows(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Template(list)) => choice::view(model, list, canvas),
        Some(Popup::Page(list)) => choice::view(model, list, canvas),
        Some(Popup::Seat(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Words(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Rule(_, list)) => choice::view(model, list, canvas),
        Some(Popup::Edit(what, buffer)) => {
            let (title, hint) = match what {
                What::ItemTitle(_) => (lang.edit_title().to_owned(), ""),
                What::ItemMinutes(_) => (lang.edit_minutes().to_owned(), ""),
                What::AgencyName(_) => (lang.edit_name().to_owned(), ""),
                What::AgencyShort(_) => (lang.edit_short().to_owned(), ""),
                What::AgencyReading(_) => (lang.edit_reading().to_owned(), ""),
                What::Fact(kind @ fact::Fact::Duty(_)) => (fact::name(*kind, lang), lang.duty_hint()),
                What::Fact(kind @ fact::Fact::Next) => (fact::name(*kind, lang), lang.export_next_hint()),
                What::Fact(kind) => (fact::name(*kind, lang), ""),
            };
            let (columns, _) = canvas.size();
            let rows = if hint.is_empty() { 1 } else { 2 };
            let area = choice::frame(&title, columns.saturating_sub(12), rows, canvas);
            line::single(buffer, area.row(0), true, canvas);
            canvas.short(area.x, area.y + 1, area.w, hint, Ink::Popup);
            let keys = [Action::Confirm, Action::Back];
            bars::keys(model, screen.context(), &keys, canvas);
        }
    }
}
