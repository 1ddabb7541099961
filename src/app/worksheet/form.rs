//! Filling in the cells of a question: figures, options, words, one field after the other.
//!
//! What is typed belongs to the cell in hand and is taken over when one goes on; the cell says at once where it does not
//! fit. Options are chosen with Enter, Space or their digit, so that nothing depends on how the IME stands.

pub mod rows;

use super::{Popup, WorksheetScreen, telltale};
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::{Code, Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::model::{Model, View};
use crate::app::work::Work;
use crate::domain::cell::{Cell, Takes};
use crate::domain::check::{Failed, Sheet};
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::{Scope, Weight};
use crate::domain::{RecordId, Session, Value, clearing, filled};
use crate::i18n::{Lang, date};
use crate::text::{self, Buffer, Clean};

pub use crate::exchange::cells::Cells;
use rows::{Field, FormRow};

/// Where one is in the cells, and what is being typed there.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Which field has the keys, counted over all rows.
    pub at: usize,
    /// What is being typed and not taken over; none while the cell shows what stands in it.
    pub typing: Option<Typing>,
    /// What was left with Esc, to be had back with undo.
    left: Option<Typing>,
}

/// What is being typed into a cell.
#[derive(Clone, Debug)]
pub struct Typing {
    /// The cell.
    pub path: String,
    /// What is typed.
    pub buffer: Buffer,
    /// What stood in the cell when typing began.
    seen: Vec<Value>,
}

/// What can be chosen for a cell that takes an agency or an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Nothing: the cell is emptied.
    Blank,
    /// This.
    Value(Value),
}

/// What the cells of the screen are shown with.
#[must_use]
pub fn cells<'a>(model: &'a Model, screen: &WorksheetScreen, session: &'a Session) -> Cells<'a> {
    let today = date::stored(&model.today).unwrap_or_default();
    Cells { lang: model.lang, session, meeting: screen.meeting, kinds: &model.kinds, today }
}

impl WorksheetScreen {
    /// Whether the question that is on is filled in cell by cell.
    #[must_use]
    pub fn takes_cells(&self) -> bool {
        self.question().is_some_and(|question| question.kind.has_cells())
    }

    /// Whether the sheets of the worksheet that is on are begun one by one (cases, replies, rows).
    #[must_use]
    pub fn repeats(&self) -> bool {
        let room = self.question().is_some_and(|question| question.room);
        !room && self.sheet().is_some_and(|sheet| sheet.scope.repeats())
    }

    /// The filled sheet in turn; none while it is a new one that nothing was filled in of.
    #[must_use]
    pub fn of(&self, session: &Session) -> Option<Of> {
        let sheet = self.sheet()?;
        let whose = match sheet.scope {
            Scope::Agency => Whose::Agency(self.agency?),
            Scope::Meeting => Whose::Sheet(session.stands_for(self.meeting)),
            Scope::Case | Scope::Reply | Scope::Network => Whose::Sheet(self.filled?),
        };
        Some(Of { meeting: self.meeting, worksheet: sheet.id.clone(), whose })
    }

    /// What was filled in of the question that is on.
    #[must_use]
    pub fn response<'s>(&self, session: &'s Session) -> Response<'s> {
        match (self.of(session), self.question()) {
            (Some(of), Some(question)) => Response::find(session, &of, &question.id),
            _ => Response::default(),
        }
    }

    /// Whether a view shows what is filled in of the question that is on.
    #[must_use]
    pub fn shows_cells(&self, session: &Session, view: View) -> bool {
        let (Some(worksheet), Some(question)) = (self.sheet(), self.question()) else { return false };
        let level = match self.of(session) {
            Some(of) => clearing::level(&Sheet { session, worksheet, of: &of }, question),
            None => question.level,
        };
        view == View::Desk || level <= super::privacy::ROOM
    }

    /// Whether the question that is on is asked of the sheet in turn.
    #[must_use]
    pub fn asks(&self, session: &Session) -> bool {
        self.step().is_some_and(|step| self.asks_at(session, step.question))
    }

    pub(super) fn asks_at(&self, session: &Session, question: usize) -> bool {
        let (Some(worksheet), Some(of)) = (self.sheet(), self.of(session)) else { return true };
        let question = worksheet.questions.get(question);
        question.is_none_or(|question| Sheet { session, worksheet, of: &of }.asks(question))
    }

    /// The checks of the question that is on that do not hold.
    #[must_use]
    pub fn failed(&self, session: &Session, lang: Lang) -> Vec<String> {
        let Some(question) = self.question() else { return Vec::new() };
        self.all_failed(session, lang)
            .into_iter()
            .filter(|(id, ..)| *id == question.id)
            .map(|(_, text, _)| text)
            .collect()
    }

    /// Every check of the sheet in turn that does not hold: the question, what is told in Japanese and English, whether
    /// it has to be mended.
    fn all_failed(&self, session: &Session, lang: Lang) -> Vec<(String, String, bool)> {
        let (Some(worksheet), Some(of)) = (self.sheet(), self.of(session)) else { return Vec::new() };
        let sheet = Sheet { session, worksheet, of: &of };
        let told = |failed: Failed| {
            let text = lang.of(&failed.check.text.ja, &failed.check.text.en);
            let text = failed
                .row
                .map_or_else(|| text.to_owned(), |row| lang.form_row_failed(lang.of(&row.ja, &row.en), text));
            (failed.question.id.clone(), text, failed.check.weight == Weight::Error)
        };
        sheet.failed().into_iter().map(told).collect()
    }

    /// The rows of the question that is on.
    #[must_use]
    pub fn form_rows(&self, session: &Session) -> Vec<FormRow> {
        let Some(question) = self.question() else { return Vec::new() };
        rows::of(question, self.lane(), &self.response(session))
    }

    /// The field that has the keys.
    #[must_use]
    pub fn field(&self, session: &Session) -> Option<Field> {
        let fields = self.form_rows(session).into_iter().flat_map(|row| row.fields);
        fields.into_iter().nth(self.form.at)
    }

    /// Another question, lane or sheet: its first field has the keys.
    pub(super) fn fresh_form(&mut self) {
        self.form = Form::default();
    }

    /// Takes typed letters while cells are filled in.
    pub(super) fn type_cell(&mut self, typed: &str, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let Some(field) = self.field(work.session()) else { return };
        match field {
            Field::Cell(cell) if cell.takes != Takes::Tick => {
                self.begin_typing(&cell, work, true);
                if let Some(typing) = &mut self.form.typing {
                    let lines =
                        if cell.takes == Takes::Text { typed.to_owned() } else { typed.replace('\n', " ") };
                    typing.buffer.insert(&lines);
                }
            }
            field => self.choose_typed(&field, typed, work),
        }
    }

    /// Whether the cells may be filled in here; where not, says why.
    fn may_fill(&self, work: &mut Work) -> bool {
        if !self.shows_cells(work.session(), *work.view) {
            work.mark(work.lang.withheld());
            return false;
        }
        if !self.asks(work.session()) {
            work.say(work.lang.form_not_asked());
            return false;
        }
        if self.sheet().is_some_and(|sheet| sheet.scope == Scope::Agency) && self.agency.is_none() {
            work.mark(work.lang.notice_no_agencies());
            return false;
        }
        true
    }

    /// Space chooses the option in hand, a digit the one with that number.
    fn choose_typed(&mut self, field: &Field, typed: &str, work: &mut Work) {
        for key in typed.chars().map(text::fold_key) {
            if key == ' ' {
                return self.choose(&field.clone(), work);
            }
            let numbered = key.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
            let options: Vec<(usize, Field)> = self
                .form_rows(work.session())
                .into_iter()
                .flat_map(|row| row.fields)
                .enumerate()
                .filter(|(_, field)| field.is_option())
                .collect();
            if let Some((at, field)) = numbered.and_then(|number| options.into_iter().nth(number)) {
                self.form.at = at;
                return self.choose(&field, work);
            }
        }
        work.say(work.lang.form_choose());
    }

    /// Chooses an option, or takes the choice back.
    fn choose(&mut self, field: &Field, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let response = self.response(work.session());
        let (path, value) = match field {
            Field::Option { path, option } => {
                let id = Value::from(option.id.as_str());
                let is_chosen = response.value(path) == Some(&id);
                (path.clone(), (!is_chosen).then_some(id))
            }
            Field::Cell(cell) => {
                let is_ticked = response.value(&cell.path) == Some(&Value::Bool(true));
                (cell.path.clone(), Some(Value::Bool(!is_ticked)))
            }
        };
        self.put(&[(path, value)], work);
    }

    /// Begins typing into a cell that shows what stands in it: anew, or with that to go on from.
    fn begin_typing(&mut self, cell: &Cell, work: &Work, anew: bool) {
        if self.form.typing.as_ref().is_some_and(|typing| typing.path == cell.path) {
            return;
        }
        let response = self.response(work.session());
        let seen: Vec<Value> = response.values(&cell.path).into_iter().cloned().collect();
        let stands = response.value(&cell.path).map(|value| self.cells(work).typeable(&cell.takes, value));
        // words are gone on with, a figure is written anew
        let is_figure = matches!(
            cell.takes,
            Takes::Figure { .. } | Takes::Day | Takes::Month | Takes::Agency | Takes::Pick(_)
        );
        let text = stands.filter(|_| !(anew && is_figure)).unwrap_or_default();
        self.form.typing = Some(Typing { path: cell.path.clone(), buffer: Buffer::from_text(&text), seen });
    }

    /// What cells are read and shown with.
    fn cells<'a>(&self, work: &'a Work) -> Cells<'a> {
        Cells {
            lang: work.lang,
            session: work.session(),
            meeting: self.meeting,
            kinds: work.kinds,
            today: work.moment.today,
        }
    }

    /// Takes over what is being typed; false where it does not fit or cannot be written, and it stays.
    pub(super) fn take_over(&mut self, work: &mut Work) -> bool {
        let Some(typing) = self.form.typing.clone() else { return true };
        let fields = self.form_rows(work.session()).into_iter().flat_map(|row| row.fields);
        let cell = fields.into_iter().find_map(|field| match field {
            Field::Cell(cell) if cell.path == typing.path => Some(cell),
            _ => None,
        });
        let Some(cell) = cell else {
            self.form.typing = None;
            return true;
        };
        let words = self.by_number(&cell, typing.buffer.text());
        let value = match self.cells(work).read(&cell, &words) {
            Ok(value) => value,
            Err(unread) => {
                work.mark(unread.told(work.lang));
                return false;
            }
        };
        if !work.may_keep(typing.buffer.text()) {
            return false;
        }
        let stands: Vec<Value> =
            self.response(work.session()).values(&cell.path).into_iter().cloned().collect();
        if stands != typing.seen && stands.len() != usize::from(value.is_some()) {
            // somebody else wrote here meanwhile: said once, and then the newer words hold
            if let Some(typing) = &mut self.form.typing {
                typing.seen = stands;
            }
            work.mark(work.lang.notice_changed_meanwhile());
            return false;
        }
        if !self.put(&[(cell.path.clone(), value)], work) {
            return false;
        }
        self.form.typing = None;
        self.form.left = None;
        if matches!(cell.takes, Takes::Text | Takes::Words) {
            let found = self.telltale(work.session(), typing.buffer.text());
            if !found.is_empty() {
                work.mark(work.lang.form_telltale(&telltale::names(&found, work.lang)));
            }
        }
        true
    }

    /// An option of a ranking may be named by its number.
    fn by_number(&self, cell: &Cell, typed: &str) -> String {
        let number = Clean::line(typed).as_str().trim().chars().map(text::fold_key).collect::<String>();
        let Takes::Pick(options) = &cell.takes else { return typed.to_owned() };
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| options.get(at)).map_or_else(|| typed.to_owned(), |option| option.id.clone())
    }

    /// Writes cells of the sheet in turn, which begins with it where it is a new one; tells the checks that fail now.
    fn put(&mut self, cells: &[(String, Option<Value>)], work: &mut Work) -> bool {
        let (Some(sheet), Some(question)) = (self.sheet().cloned(), self.question().cloned()) else {
            return false;
        };
        let before = self.all_failed(work.session(), work.lang);
        let known = self.of(work.session());
        if known.is_none() && cells.iter().all(|(_, value)| value.is_none()) {
            return true;
        }
        let (meeting, agency, lang) = (self.meeting, self.agency, work.lang);
        let written = work.write(|writer| {
            let of = known.unwrap_or_else(|| {
                let agency = agency.filter(|_| sheet.scope == Scope::Case);
                let id = filled::found(writer, meeting, &sheet.id, agency);
                Of { meeting, worksheet: sheet.id.clone(), whose: Whose::Sheet(id) }
            });
            let cells: Vec<(&str, Option<Value>)> =
                cells.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
            clearing::fill_in(writer, &sheet, &of, &question.id, &cells);
            if let Whose::Agency(agency) = of.whose {
                self.note_sheet(agency, writer);
            }
            of
        });
        let Some(of) = written else { return false };
        if let (Whose::Sheet(id), true) = (of.whose, sheet.scope.repeats()) {
            self.filled = Some(id);
        }
        let now = self.all_failed(work.session(), work.lang);
        if let Some((_, text, is_error)) = now.into_iter().find(|failed| !before.contains(failed)) {
            let text = if is_error { lang.form_error(&text) } else { lang.form_warning(&text) };
            work.mark(text);
        }
        true
    }

    /// A sheet that was handed in blank is a sheet all the same.
    fn blank_sheet(&mut self, work: &mut Work) {
        let Some(sheet) = self.sheet().filter(|_| self.filled.is_none()) else { return };
        let (id, meeting) = (sheet.id.clone(), self.meeting);
        let agency = self.agency.filter(|_| sheet.scope == Scope::Case);
        if let Some(written) = work.write(|writer| filled::found(writer, meeting, &id, agency)) {
            self.take_sheet(Some(written));
            work.say(work.lang.form_blank_sheet());
        }
    }

    /// Takes a key while cells are filled in; one that means nothing here comes back.
    pub(super) fn form_key(&mut self, key: Key, work: &mut Work) -> Option<Key> {
        let Some(action) = keymap::action(Context::Cell, key) else {
            self.edit_key(key, work);
            return None;
        };
        let is_typing = self.form.typing.is_some();
        match action {
            Action::NextSheet | Action::PreviousSheet | Action::NextStep | Action::PreviousStep => {
                if !self.take_over(work) {
                    return None;
                }
                match action {
                    Action::NextSheet => self.turn(1, work),
                    Action::PreviousSheet => self.turn(-1, work),
                    Action::NextStep => self.step_question(work, 1),
                    _ => self.step_question(work, -1),
                }
            }
            Action::FindAgency => {
                if self.take_over(work) {
                    self.open_find(work);
                }
            }
            Action::Pass if !self.repeats() => self.pass(work),
            Action::Pass => self.blank_sheet(work),
            Action::LineBreak => self.break_cell(work),
            Action::Confirm => self.confirm_cell(work),
            Action::Up => self.move_row(key, -1, work),
            Action::Down => self.move_row(key, 1, work),
            Action::CellLeft | Action::CellRight => self.move_side(key, action, work),
            Action::Remove if is_typing => self.edit_key(key, work),
            Action::Remove => self.empty_cell(work),
            Action::Palette if key.code == Code::Esc && is_typing => {
                self.form.left = self.form.typing.take();
                work.say(work.lang.notice_edit_left());
            }
            Action::Palette if key.code == Code::Esc && self.on_paper => self.end_paper(work),
            _ => return Some(key),
        }
        None
    }

    /// A key of the line being typed; where nothing is typed yet, typing goes on from what stands there.
    fn edit_key(&mut self, key: Key, work: &mut Work) {
        if !work.open.access_is_writable() || !self.shows_cells(work.session(), *work.view) {
            return;
        }
        let Some(Field::Cell(cell)) = self.field(work.session()).filter(|field| !field.is_option()) else {
            return;
        };
        let changes = matches!(
            key.code,
            Code::Backspace | Code::Delete | Code::Home | Code::End | Code::Left | Code::Char('a')
        );
        if self.form.typing.is_none() && changes {
            self.begin_typing(&cell, work, false);
        }
        if let Some(typing) = &mut self.form.typing {
            line::key(&mut typing.buffer, key, super::layout::line_columns(work.size));
        }
    }

    fn break_cell(&mut self, work: &mut Work) {
        let Some(Field::Cell(cell)) = self.field(work.session()) else { return };
        if cell.takes == Takes::Text && work.may_write() && self.may_fill(work) {
            self.begin_typing(&cell, work, false);
            if let Some(typing) = &mut self.form.typing {
                typing.buffer.newline();
            }
        }
    }

    fn confirm_cell(&mut self, work: &mut Work) {
        let Some(field) = self.field(work.session()) else { return self.step_question(work, 1) };
        match &field {
            Field::Option { path, option } => {
                let is_chosen =
                    self.response(work.session()).value(path).and_then(Value::as_text) == Some(&option.id);
                if is_chosen { self.after_options(work) } else { self.choose(&field, work) }
            }
            Field::Cell(cell) if cell.takes == Takes::Tick => self.choose(&field, work),
            Field::Cell(_) => {
                if self.take_over(work) {
                    self.next_field(work);
                }
            }
        }
    }

    /// On to the next field, after the last to the next question.
    fn next_field(&mut self, work: &mut Work) {
        let count = self.form_rows(work.session()).iter().map(|row| row.fields.len()).sum::<usize>();
        if self.form.at + 1 < count {
            self.form.at += 1;
        } else if self.on_paper {
            self.advance_on_paper(work);
        } else {
            self.step_question(work, 1);
        }
    }

    /// The words beside the options, else the next question.
    fn after_options(&mut self, work: &mut Work) {
        let fields: Vec<Field> =
            self.form_rows(work.session()).into_iter().flat_map(|row| row.fields).collect();
        let words =
            fields.iter().position(|field| matches!(field, Field::Cell(cell) if cell.takes == Takes::Words));
        match words.filter(|words| *words > self.form.at) {
            Some(at) => self.form.at = at,
            None if self.on_paper => self.advance_on_paper(work),
            None => self.step_question(work, 1),
        }
    }

    fn move_row(&mut self, key: Key, by: isize, work: &mut Work) {
        let columns = super::layout::line_columns(work.size);
        if let Some(typing) = &mut self.form.typing
            && line::key(&mut typing.buffer, key, columns)
        {
            return;
        }
        if !self.take_over(work) {
            return;
        }
        let rows = self.form_rows(work.session());
        let mut start = 0;
        let starts: Vec<(usize, usize)> = rows
            .iter()
            .map(|row| {
                let at = start;
                start += row.fields.len();
                (at, row.fields.len())
            })
            .collect();
        let here =
            starts.iter().position(|(at, count)| (*at..at + count).contains(&self.form.at)).unwrap_or(0);
        let column = self.form.at.saturating_sub(starts.get(here).map_or(0, |(at, _)| *at));
        if let Some((at, count)) = here.checked_add_signed(by).and_then(|row| starts.get(row)) {
            self.form.at = at + column.min(count.saturating_sub(1));
        }
    }

    fn move_side(&mut self, key: Key, action: Action, work: &mut Work) {
        if let Some(typing) = &mut self.form.typing {
            let before = typing.buffer.caret();
            line::key(&mut typing.buffer, key, super::layout::line_columns(work.size));
            if typing.buffer.caret() != before {
                return;
            }
        }
        let is_grid = self.form_rows(work.session()).iter().any(|row| row.fields.len() > 1);
        if !is_grid {
            let field = self.field(work.session());
            if action == Action::CellRight
                && let Some(Field::Cell(cell)) = field.filter(|_| self.form.typing.is_none())
            {
                self.open_offer(&cell, work);
            } else {
                self.edit_key(key, work);
            }
            return;
        }
        if !self.take_over(work) {
            return;
        }
        let count = self.form_rows(work.session()).iter().map(|row| row.fields.len()).sum::<usize>();
        let by = if action == Action::CellLeft { -1 } else { 1 };
        if let Some(at) = self.form.at.checked_add_signed(by).filter(|at| *at < count) {
            self.form.at = at;
        }
    }

    fn empty_cell(&mut self, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let path = match self.field(work.session()) {
            Some(Field::Cell(cell)) => cell.path,
            Some(Field::Option { path, .. }) => path,
            None => return,
        };
        self.put(&[(path, None)], work);
    }

    /// The agencies or options to choose from for a cell.
    fn open_offer(&mut self, cell: &Cell, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let rows = self.offered(cell, work, "");
        if !rows.is_empty() {
            let title = self
                .question()
                .map(|question| work.lang.of(&question.short.ja, &question.short.en).to_owned());
            let choice = Choice::new(title.unwrap_or_default(), rows).narrowed();
            self.popup = Some(Popup::Offer(cell.clone(), choice));
        }
    }

    fn offered(&self, cell: &Cell, work: &Work, typed: &str) -> Vec<Row<Offered>> {
        let fits = |names: &[&str]| names.iter().any(|name| text::find(name, typed));
        let row =
            |value: Value, label: &str| Row::new(Offered::Value(value), Clean::line(label).into_string());
        let mut rows = match &cell.takes {
            Takes::Pick(options) => options
                .iter()
                .filter(|option| fits(&[&option.name.ja, &option.name.en]))
                .map(|option| row(option.id.as_str().into(), work.lang.of(&option.name.ja, &option.name.en)))
                .collect(),
            Takes::Agency => {
                let seats = self.seats(work.session());
                let agencies = seats
                    .iter()
                    .filter(|seat| crate::domain::directory::matches(seat.agency, typed))
                    .map(|seat| row(seat.id().into(), seat.agency.name()));
                let kinds = work.kinds.all().iter().filter(|kind| {
                    let aliases = kind.aliases.iter().any(|alias| text::find(alias, typed));
                    aliases || fits(&[&kind.name.ja, &kind.name.en, &kind.short, &kind.reading])
                });
                let kinds = kinds.map(|kind| Row {
                    note: work.lang.form_kind().to_owned(),
                    ..row(format!("kind:{}", kind.id).into(), work.lang.of(&kind.name.ja, &kind.name.en))
                });
                let mut rows: Vec<_> = agencies.chain(kinds).collect();
                if !typed.trim().is_empty() {
                    let name = Clean::line(typed.trim()).into_string();
                    rows.push(row(format!("name:{name}").into(), &work.lang.form_as_typed(&name)));
                }
                rows
            }
            _ => return Vec::new(),
        };
        if typed.is_empty() {
            rows.push(Row::new(Offered::Blank, work.lang.form_blank()));
        }
        rows
    }

    pub(super) fn answer_offer(
        &mut self,
        cell: Cell,
        mut choice: Choice<Offered>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input_narrowing(input, |typed| self.offered(&cell, work, typed)) {
            Picked::Chosen(offered) => {
                let value = match offered {
                    Offered::Blank => None,
                    Offered::Value(value) => Some(value),
                };
                if self.put(&[(cell.path, value)], work) {
                    self.next_field(work);
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Offer(cell, choice)),
        }
    }

    /// Undo of typing in a cell; false where there is none, so that the last step is taken back.
    pub(super) fn undo_typing(&mut self) -> bool {
        if let Some(typing) = &mut self.form.typing {
            if !typing.buffer.undo() {
                self.form.typing = None;
            }
            return true;
        }
        self.form.typing = self.form.left.take();
        self.form.typing.is_some()
    }

    /// Every check of the sheet in turn that does not hold, to go to its question.
    pub(crate) fn open_checks(&mut self, work: &mut Work) {
        let failed = self.all_failed(work.session(), work.lang);
        if failed.is_empty() {
            return work.say(work.lang.form_all_hold());
        }
        let row = |(question, text, is_error): (String, String, bool)| Row {
            note: (if is_error { work.lang.form_to_mend() } else { "" }).to_owned(),
            ..Row::new(question, text)
        };
        let choice = Choice::new(work.lang.form_checks(), failed.into_iter().map(row).collect());
        self.popup = Some(Popup::Checks(choice));
    }

    pub(super) fn answer_checks(&mut self, mut choice: Choice<String>, input: &Input) {
        match choice.input(input) {
            Picked::Chosen(question) => {
                let steps = self.steps();
                let questions = self.sheet().map(|sheet| sheet.questions.clone()).unwrap_or_default();
                let is_it = |at: usize| questions.get(at).is_some_and(|asked| asked.id == question);
                if let Some(step) = steps.iter().position(|step| is_it(step.question)) {
                    self.step_at = step;
                    self.fresh_form();
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Checks(choice)),
        }
    }

    /// What is being typed into a cell, for after a crash: the cell and the words.
    #[must_use]
    pub fn typed_cell(&self) -> Option<(&str, &str)> {
        let typing = self.form.typing.as_ref().filter(|_| self.takes_cells())?;
        Some((&typing.path, typing.buffer.text()))
    }

    /// Puts words back into the cell they were being typed into.
    pub(super) fn restore_cell(&mut self, session: &Session, path: &str, words: &str) {
        let fields = self.form_rows(session).into_iter().flat_map(|row| row.fields);
        let is_it = |field: &Field| matches!(field, Field::Cell(cell) if cell.path == path);
        if let Some(at) = fields.into_iter().position(|field| is_it(&field)) {
            let seen = self.response(session).values(path).into_iter().cloned().collect();
            self.form = Form {
                at,
                typing: Some(Typing { path: path.to_owned(), buffer: Buffer::from_text(words), seen }),
                left: None,
            };
        }
    }

    /// The sheet in turn, for what stands beside it on the wall.
    #[must_use]
    pub fn filled_in_turn(&self) -> Option<RecordId> {
        self.filled
    }
}
