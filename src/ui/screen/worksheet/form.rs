//! The cells of the question that is on.
//!
//! ```text
//!   計        [      9 ] 人
//! > 常勤      [      7▌] 人
//!   [x] 1 電話相談
//! ```

use crate::app::Model;
use crate::app::region::{Rect, is_wide, upper, window_within};
use crate::app::worksheet::form::Shown;
use crate::app::worksheet::form::rows::{Field, FormRow};
use crate::app::worksheet::{Focus, WorksheetScreen};
use crate::domain::cell::{Cell, Takes};
use crate::domain::response::Response;
use crate::domain::worksheet::{Bilingual, Kind, Question};
use crate::domain::{Session, Value};
use crate::text::{self, Buffer, shorten, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::line;

/// Columns of a figure.
const FIGURE: u16 = 8;
/// Columns of the mark before a row.
const MARK: u16 = 2;
/// Columns of the names of rows at most.
const NAME: usize = 26;

/// Paints the rows with their fields, and below them what does not hold.
pub(super) fn view(
    model: &Model,
    screen: &WorksheetScreen,
    session: &Session,
    area: Rect,
    canvas: &mut Canvas,
) {
    if area.h == 0 {
        return;
    }
    let lang = model.lang;
    let quiet = |text: &str, canvas: &mut Canvas| {
        canvas.short(area.x + MARK, area.y + 1, area.w.saturating_sub(MARK), text, Ink::Quiet);
    };
    if !screen.shows_cells(session, model.view) {
        let inside =
            Rect::new(area.x + MARK, area.y + 1, area.w.saturating_sub(2 * MARK), area.h.saturating_sub(1));
        canvas.paragraph(inside, lang.form_withheld(), Ink::Heading);
        return;
    }
    if !screen.asks(session) {
        return quiet(lang.form_not_asked(), canvas);
    }
    let Some(question) = screen.question() else { return };
    let response = screen.response(session);
    let form = Form { model, screen, response, cells: Shown::on(model, screen, session) };
    let failed = screen.failed(session, lang);
    let failed: Vec<String> = failed.iter().take(2).map(|text| lang.form_error(text)).collect();
    let lines: Vec<&str> = failed
        .iter()
        .flat_map(|text| {
            wrap(text, usize::from(area.w).max(2)).into_iter().filter_map(|row| text.get(row.range))
        })
        .take(usize::from(area.h / 2).max(1))
        .collect();
    let told = u16::try_from(lines.len()).unwrap_or(0);
    for (y, text) in (area.bottom().saturating_sub(told)..).zip(lines) {
        canvas.short(area.x, y, area.w, text, Ink::NoticeMarked);
    }
    let area = Rect { h: area.h.saturating_sub(told), ..area };
    let rows = screen.form_rows(session);
    let area = form.points(question, rows.len(), area, canvas);
    match question.kind {
        Kind::Text => form.text(&rows, area, canvas),
        _ => form.rows(&rows, area, canvas),
    }
}

struct Form<'a> {
    model: &'a Model,
    screen: &'a WorksheetScreen,
    response: Response<'a>,
    cells: Shown<'a>,
}

impl Form<'_> {
    fn has_keys(&self) -> bool {
        self.screen.focus == Focus::Line && self.screen.popup.is_none()
    }

    fn value(&self, path: &str) -> Option<&Value> {
        self.response.value(path)
    }

    /// What is typed into a cell now.
    fn typing(&self, cell: &Cell) -> Option<&Buffer> {
        let typing = self.screen.form.typing.as_ref()?;
        (typing.path == cell.path).then_some(&typing.buffer)
    }

    /// What stands in a cell.
    fn stands(&self, cell: &Cell) -> String {
        self.value(&cell.path).map(|value| self.cells.value(&cell.takes, value)).unwrap_or_default()
    }

    /// The day that is proposed for a blank cell, and how it is taken over.
    fn proposed(&self, cell: &Cell) -> Option<String> {
        let open = self.model.open.as_ref()?;
        let day = self.screen.proposed_day(&open.session, &cell.path)?;
        Some(self.model.lang.form_default(&self.cells.value(&cell.takes, &day)))
    }

    /// What helps to answer, below the fields where there is room; returns what is left for them.
    fn points(&self, question: &Question, rows: usize, area: Rect, canvas: &mut Canvas) -> Rect {
        let above = if is_wide(canvas.size()) { 2 } else { 1 };
        let points: Vec<&Bilingual> = question.guidance.iter().skip(above).collect();
        let needs = if question.kind == Kind::Text { usize::from(area.h) / 2 } else { rows + 1 };
        let room = usize::from(area.h).saturating_sub(needs + 1).min(points.len());
        let h = u16::try_from(room).unwrap_or(0);
        let below = Rect { y: area.bottom().saturating_sub(h), h, ..area };
        for (y, point) in (below.y..below.bottom()).zip(&points) {
            let text = format!("- {}", self.model.lang.of(&point.ja, &point.en));
            canvas.short(below.x + MARK, y, below.w.saturating_sub(MARK), &text, Ink::Quiet);
        }
        let gap = u16::from(h > 0);
        Rect { h: area.h.saturating_sub(h + gap), ..area }
    }

    /// One longer text over the rows that there are; the caret stays in the upper two thirds.
    fn text(&self, rows: &[FormRow], area: Rect, canvas: &mut Canvas) {
        let Some(Field::Cell(cell)) = rows.first().and_then(|row| row.fields.first()) else { return };
        let area = Rect { x: area.x + MARK, w: area.w.saturating_sub(MARK), ..area };
        let stands = Buffer::from_text(&self.stands(cell));
        let buffer = self.typing(cell).unwrap_or(&stands);
        let columns = usize::from(area.w.saturating_sub(1)).max(2);
        let (column, row) = buffer.caret_cell(columns);
        let reach = usize::from(upper(canvas.size().1).saturating_sub(area.y)).max(1);
        let count = buffer.rows(columns).len();
        let used = count.min(usize::from(area.h)).max(1);
        let scrolled = (row + 1).saturating_sub(reach.min(usize::from(area.h)));
        let used = Rect {
            h: u16::try_from(used.max(count.saturating_sub(scrolled).min(usize::from(area.h)))).unwrap_or(1),
            ..area
        };
        canvas.fill(Rect { x: used.x - MARK, w: used.w + MARK, ..used }, Ink::Line);
        canvas.text(used.x - MARK, used.y, MARK, "> ", Ink::Line);
        let caret = self.has_keys().then_some((column, row.saturating_sub(scrolled)));
        line::rows(buffer, Rect { w: area.w.saturating_sub(1), ..used }, scrolled, caret, canvas);
        self.differing(
            cell,
            Rect { y: used.bottom(), h: area.bottom().saturating_sub(used.bottom()), ..area },
            canvas,
        );
    }

    /// Where people differ about a cell, what each wrote.
    fn differing(&self, cell: &Cell, area: Rect, canvas: &mut Canvas) {
        let values = self.response.values(&cell.path);
        if values.len() > 1 && area.h > 0 {
            let shown: Vec<String> =
                values.into_iter().map(|value| self.cells.value(&cell.takes, value)).collect();
            let text = self.model.lang.form_differs(&shown.join(self.model.lang.pick("／", " / ")));
            canvas.short(area.x, area.y, area.w, &text, Ink::NoticeMarked);
        }
    }

    fn rows(&self, rows: &[FormRow], area: Rect, canvas: &mut Canvas) {
        let lang = self.model.lang;
        let is_grid = rows.iter().any(|row| row.fields.len() > 1);
        let name = |row: &FormRow| {
            let name = text::Clean::line(lang.of(&row.name.ja, &row.name.en)).into_string();
            let words = |field: &Field| matches!(field, Field::Cell(Cell { takes: Takes::Words, .. }));
            if row.fields.first().is_some_and(words) { lang.cell_words(&name) } else { name }
        };
        let names: Vec<String> = rows.iter().map(name).collect();
        let typed = |(row, _): &(&FormRow, &String)| row.fields.iter().any(|field| !field.is_option());
        let named = rows.iter().zip(&names).filter(typed).map(|(_, name)| width(name)).max().unwrap_or(0);
        let named = u16::try_from(named.min(NAME)).unwrap_or(0);
        let mut body = area;
        if is_grid {
            self.columns(area, named, canvas);
            body = Rect { y: area.y + 1, h: area.h.saturating_sub(1), ..area };
        }
        let mut at = 0;
        let starts: Vec<usize> = rows
            .iter()
            .map(|row| {
                let start = at;
                at += row.fields.len();
                start
            })
            .collect();
        let current = starts.iter().rposition(|start| *start <= self.screen.form.at).unwrap_or(0);
        // an IME opens its list below a field that is typed into, not below options
        let is_option = rows.get(current).and_then(|row| row.fields.first()).is_some_and(Field::is_option);
        let rows_up = if is_option { body.h } else { upper(canvas.size().1).saturating_sub(body.y) };
        let reach = usize::from(rows_up).max(1);
        let heights = vec![1; rows.len()];
        let mut shown = window_within(&heights, usize::from(body.h), reach, Some(current));
        let hides = shown.len() < rows.len();
        if hides {
            let room = usize::from(body.h).saturating_sub(1).max(1);
            shown = window_within(&heights, room, reach.min(room), Some(current));
            let text = lang.form_more(shown.start, rows.len() - shown.end);
            canvas.short(body.x + MARK, body.bottom().saturating_sub(1), body.w, &text, Ink::Quiet);
        }
        let options_before = |row: usize| {
            rows.iter().take(row).flat_map(|row| &row.fields).filter(|field| field.is_option()).count()
        };
        for (y, row_at) in (body.y..).zip(shown) {
            let (Some(row), Some(name), Some(start)) =
                (rows.get(row_at), names.get(row_at), starts.get(row_at))
            else {
                continue;
            };
            let line = Rect { y, h: 1, ..body };
            if row_at == current && self.has_keys() {
                canvas.text(line.x, y, MARK, "> ", Ink::Body);
            }
            match row.fields.first() {
                Some(field) if field.is_option() => {
                    self.option(field, name, options_before(row_at), row_at == current, line, canvas);
                }
                _ => self.fields(row, name, *start, named, line, canvas),
            }
        }
    }

    /// The names of the columns of a grid.
    fn columns(&self, area: Rect, named: u16, canvas: &mut Canvas) {
        let Some(question) = self.screen.question() else { return };
        let mut x = area.x + MARK + named + 2;
        for column in &question.columns {
            let name = shorten(self.model.lang.of(&column.name.ja, &column.name.en), usize::from(FIGURE));
            let start = x + FIGURE.saturating_sub(u16::try_from(width(&name)).unwrap_or(0));
            canvas.text(start, area.y, FIGURE, &name, Ink::Quiet);
            x += FIGURE + 2;
        }
    }

    /// An option that is chosen or not, with the digit that chooses it.
    fn option(
        &self,
        field: &Field,
        name: &str,
        before: usize,
        current: bool,
        area: Rect,
        canvas: &mut Canvas,
    ) {
        let (left, right) = if matches!(field, Field::Option { .. }) { ("(", ")") } else { ("[", "]") };
        let mark = if field.is_chosen(&self.response) { "x" } else { " " };
        let ink = if current && self.has_keys() { Ink::Selected } else { Ink::Body };
        let line = Rect { x: area.x + MARK, w: area.w.saturating_sub(MARK), ..area };
        canvas.fill(line, ink);
        // 0 chooses the tenth, and no digit those behind it
        let digit = if before < 10 { ((before + 1) % 10).to_string() } else { " ".to_owned() };
        let text = format!("{left}{mark}{right} {digit} {name}");
        canvas.short(line.x, line.y, line.w, &text, ink);
        if current && self.has_keys() {
            canvas.set_caret(line.x + 1, line.y);
        }
    }

    /// The fields of a row: figures to the right, words over the rest of the row.
    fn fields(&self, row: &FormRow, name: &str, start: usize, named: u16, area: Rect, canvas: &mut Canvas) {
        let lang = self.model.lang;
        canvas.short(area.x + MARK, area.y, named.max(1), name, Ink::Body);
        let mut x = area.x + MARK + named + u16::from(named > 0) * 2;
        for (at, field) in (start..).zip(&row.fields) {
            let Field::Cell(cell) = field else { continue };
            let is_figure = matches!(cell.takes, Takes::Figure { rough: false });
            let rest = (area.x + area.w).saturating_sub(x);
            let place = Rect::new(x, area.y, if is_figure { FIGURE.min(rest) } else { rest }, 1);
            let has_keys = at == self.screen.form.at && self.has_keys();
            self.cell(cell, place, is_figure, has_keys, canvas);
            x += place.w + 2;
        }
        let unit = self
            .screen
            .question()
            .map(|question| lang.of(&question.unit.ja, &question.unit.en))
            .unwrap_or_default();
        let is_figure =
            |field: &Field| matches!(field, Field::Cell(Cell { takes: Takes::Figure { rough: false }, .. }));
        if row.fields.len() == 1 && row.fields.iter().all(is_figure) {
            canvas.short(x.saturating_sub(1), area.y, (area.x + area.w).saturating_sub(x), unit, Ink::Quiet);
        }
    }

    fn cell(&self, cell: &Cell, place: Rect, is_figure: bool, has_keys: bool, canvas: &mut Canvas) {
        if let Some(buffer) = self.typing(cell) {
            line::single(buffer, place, has_keys, canvas);
            return;
        }
        canvas.fill(place, Ink::Line);
        if let Some(proposed) = self.proposed(cell) {
            canvas.short(place.x, place.y, place.w, &proposed, Ink::Quiet);
            if has_keys {
                canvas.set_caret(place.x, place.y);
            }
            return;
        }
        let mut stands = self.stands(cell);
        let values = self.response.values(&cell.path);
        if values.len() > 1 {
            let shown: Vec<String> =
                values.into_iter().map(|value| self.cells.value(&cell.takes, value)).collect();
            stands = shown.join(self.model.lang.pick("／", "/"));
        }
        let wide = u16::try_from(width(&stands)).unwrap_or(u16::MAX);
        let start =
            if is_figure { place.x + place.w.saturating_sub(wide.saturating_add(1)) } else { place.x };
        let end = canvas.short(start, place.y, (place.x + place.w).saturating_sub(start), &stands, Ink::Line);
        if has_keys {
            let last = (place.x + place.w).saturating_sub(1);
            canvas.set_caret(if is_figure { last } else { end.min(last) }, place.y);
        }
    }
}
