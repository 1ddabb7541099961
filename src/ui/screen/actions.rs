//! Actions.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回                   保存済     header
//!
//!  取組を加える（例: 相談先の一覧を作る）                     what the line adds
//!  > 　                                                      line (in the first section: the digits)
//!
//!  前回の約束                      まだ聞いていないもの 2      sections, one below the other
//!  > 相談先の一覧を作る
//!      主 社協  協力 保健所  期日 12月10日（木）
//!  ・窓口の当番を決める
//!
//!  役割
//!                                                            notice
//!  Enter メニュー  Tab 次の見出し                F1 ヘルプ      keys
//! ```

mod form;
mod read_back;

use crate::app::actions::content::{Content, Place, Row, Section};
use crate::app::actions::page::{self, DETAIL, Kind, Line, MARK};
use crate::app::actions::telling::Telling;
use crate::app::actions::{ActionsScreen, Over};
use crate::app::open::Open;
use crate::app::region::Rect;
use crate::app::room::Room;
use crate::app::{Action, Model};
use crate::domain::meeting::Meeting;
use crate::i18n::{Lang, date};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Paints the screen, or what is read out.
pub fn view(model: &Model, room: &Room, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let Some(telling) = telling(model, room, open) else { return };
    let screen = &room.actions;
    let meeting = open.session.record(room.meeting_id()).map(Meeting);
    bars::header(model, meeting.map(Meeting::title).unwrap_or_default(), canvas);
    if let Some(reading) = screen.reading {
        read_back::view(model, reading, telling, canvas);
    } else {
        head(model, screen, canvas);
        list(model, screen, telling, canvas);
        let menu =
            matches!(screen.place, Place::Row(_, Row::FromOverlap)).then(|| model.lang.do_choose_overlap());
        bars::keys_with(model, screen.context(), keys(screen), menu, canvas);
    }
    match &screen.over {
        None => {}
        Some(Over::Menu(_, list)) => choice::view(model, list, canvas),
        Some(Over::Which(list)) => choice::view(model, list, canvas),
        Some(Over::Form(form)) => form::view(model, form, telling, canvas),
    }
    bars::notice(model, canvas);
}

fn telling<'a>(model: &Model, room: &'a Room, open: &'a Open) -> Option<Telling<'a>> {
    let today = date::stored(&model.today)?;
    let (session, worksheet) = (&open.session, &room.worksheet);
    Some(Telling { session, worksheet, view: model.view, lang: model.lang, today })
}

/// The line with what it adds; in the first section the digits that tell what became of something.
fn head(model: &Model, screen: &ActionsScreen, canvas: &mut Canvas) {
    let (lang, w) = (model.lang, canvas.size().0.saturating_sub(2));
    if let Place::Row(Section::Before, row) = screen.place {
        let digits = match row {
            Row::Home(..) => lang.before_digits_answer(),
            _ => lang.before_digits(),
        };
        canvas.short(1, 2, w, digits, Ink::Heading);
        return;
    }
    canvas.short(1, 2, w, label(screen.place.section(), lang), Ink::Quiet);
    canvas.fill(Rect::new(1, 3, w, 1), Ink::Line);
    canvas.text(1, 3, 2, "> ", Ink::Line);
    let typing = matches!(screen.place, Place::Line(_)) && screen.over.is_none();
    line::single(&screen.line, Rect::new(3, 3, w.saturating_sub(2), 1), typing, canvas);
}

fn label(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Before | Section::Actions => lang.line_actions(),
        Section::Roles => lang.line_roles(),
        Section::Decisions => lang.line_decisions(),
        Section::Issues => lang.line_issues(),
    }
}

fn list(model: &Model, screen: &ActionsScreen, telling: Telling, canvas: &mut Canvas) {
    let content = Content::of(telling.worksheet, telling.session, model.view);
    let area = page::area(canvas.size());
    let lines = page::lines(&content, telling, area.w);
    let shown = page::shown(&lines, screen.place, usize::from(area.h));
    for (y, line) in (area.y..).zip(shown) {
        row(screen, line, Rect { y, h: 1, ..area }, model.lang, canvas);
    }
}

fn row(screen: &ActionsScreen, line: &Line, place: Rect, lang: Lang, canvas: &mut Canvas) {
    let is_on = screen.place.section() == line.section;
    let selected =
        line.row.is_some_and(|row| screen.place == Place::Row(line.section, row)) && line.kind != Kind::Blank;
    let ink = match line.kind {
        _ if selected => Ink::Selected,
        Kind::Heading if is_on => Ink::Current,
        Kind::Heading => Ink::Heading,
        Kind::Sub | Kind::Detail | Kind::Hint => Ink::Quiet,
        Kind::First | Kind::More | Kind::Blank => Ink::Body,
    };
    let (x, y, w) = (place.x, place.y, place.w);
    if selected {
        canvas.fill(place, ink);
    }
    match line.kind {
        Kind::Blank => {}
        Kind::Heading => {
            let text = if is_on { format!("[{}]", line.text) } else { format!(" {} ", line.text) };
            let end = if line.note.is_empty() {
                x + w
            } else {
                canvas.right(x + w, y, &line.note, Ink::Quiet).saturating_sub(1)
            };
            canvas.short(x, y, end.saturating_sub(x), &text, ink);
        }
        Kind::First => {
            let mark = if selected { ">" } else { lang.pick("・", "-") };
            canvas.text(x, y, MARK, mark, ink);
            canvas.text(x + MARK, y, w.saturating_sub(MARK), &line.text, ink);
            if selected && screen.over.is_none() {
                canvas.set_caret(x, y);
            }
        }
        Kind::More | Kind::Hint | Kind::Sub => {
            canvas.text(x + MARK, y, w.saturating_sub(MARK), &line.text, ink);
        }
        Kind::Detail => {
            canvas.text(x + DETAIL, y, w.saturating_sub(DETAIL), &line.text, ink);
        }
    }
}

fn keys(screen: &ActionsScreen) -> &'static [Action] {
    match screen.place {
        Place::Line(_) => &[Action::Confirm, Action::Down, Action::NextPart, Action::Stroll, Action::Back],
        Place::Row(_, Row::Overlap(_)) => {
            &[Action::MakeAction, Action::Menu, Action::NextPart, Action::Stroll, Action::Back]
        }
        Place::Row(_, Row::Record(_)) => {
            &[Action::Menu, Action::NextPart, Action::Stroll, Action::Remove, Action::Back]
        }
        Place::Row(..) => &[Action::Menu, Action::NextPart, Action::Stroll, Action::Back],
    }
}
