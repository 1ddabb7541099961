//! What keys mean while cells are filled in.

use super::rows::Field;
use crate::app::action::Action;
use crate::app::input::{Code, Key};
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::layout::line_columns;
use crate::domain::cell::Takes;
use crate::domain::{Value, filled};
use crate::text;

impl WorksheetScreen {
    /// Takes typed letters while cells are filled in.
    pub(in crate::app::worksheet) fn type_cell(&mut self, typed: &str, work: &mut Work) {
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
            _ => self.choose_typed(typed, work),
        }
    }

    /// Pasted words go into a cell that is typed into; they choose nothing.
    pub(in crate::app::worksheet) fn paste_cell(&mut self, pasted: &str, work: &mut Work) {
        match self.field(work.session()) {
            Some(field) if field.is_option() => work.say(work.lang.form_choose()),
            _ => self.type_cell(pasted, work),
        }
    }

    /// Space chooses the option in hand or lets it go, a digit chooses the one with that number; each of several keys that
    /// came at once counts. Other letters are words beside an option, where there is room for such.
    fn choose_typed(&mut self, typed: &str, work: &mut Work) {
        let mut chosen = false;
        for key in typed.chars().map(text::fold_key) {
            // 0 is the tenth
            let number = key.to_digit(10).map(|digit| if digit == 0 { 9 } else { digit as usize - 1 });
            let mut fields = self.fields(work.session()).into_iter().enumerate();
            let found = match number {
                Some(number) => fields.filter(|(_, field)| field.is_option()).nth(number),
                None => fields.nth(self.form.at).filter(|(_, field)| key == ' ' && field.is_option()),
            };
            if let Some((at, field)) = found {
                self.form.at = at;
                // the digit of what is chosen already takes nothing back
                if !(number.is_some() && self.is_the_choice(&field, work)) {
                    self.choose(&field, work);
                }
                chosen = true;
            }
        }
        if chosen {
            return;
        }
        let is_words = |field: &Field| matches!(field, Field::Cell(cell) if cell.takes == Takes::Words);
        let words = self.fields(work.session()).iter().position(is_words);
        match words.filter(|_| !typed.trim().is_empty()) {
            Some(at) => {
                self.form.at = at;
                self.type_cell(typed, work);
            }
            None => work.say(work.lang.form_choose()),
        }
    }

    /// Whether an option is the one that is chosen of a question that takes one.
    fn is_the_choice(&self, field: &Field, work: &Work) -> bool {
        matches!(field, Field::Option { .. }) && field.is_chosen(&self.response(work.session()))
    }

    /// Chooses an option, or takes the choice back.
    fn choose(&mut self, field: &Field, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let is_chosen = field.is_chosen(&self.response(work.session()));
        let (path, value) = match field {
            Field::Option { path, option } => {
                (path.clone(), (!is_chosen).then(|| Value::from(option.id.as_str())))
            }
            Field::Cell(cell) => (cell.path.clone(), Some(Value::Bool(!is_chosen))),
        };
        self.put(&path, value, work);
    }

    /// A sheet that was handed in blank is a sheet all the same.
    fn blank_sheet(&mut self, work: &mut Work) {
        if !self.take_over(work) {
            return;
        }
        let Some(sheet) = self.sheet().filter(|_| self.filled.is_none()) else {
            return work.say(work.lang.form_begun_already());
        };
        let (id, meeting, agency) = (sheet.id.clone(), self.meeting, self.writer_of_sheets());
        if let Some(written) = work.write(|writer| filled::found(writer, meeting, &id, agency)) {
            self.take_sheet(Some(written));
            work.say(work.lang.form_blank_sheet());
        }
    }

    /// Takes a key while cells are filled in; one that means nothing here comes back.
    pub(in crate::app::worksheet) fn form_key(&mut self, key: Key, work: &mut Work) -> Option<Key> {
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
            Action::Pass if self.is_of_meeting() => work.say(work.lang.form_of_meeting()),
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
                self.give_up_typing(work);
            }
            Action::Palette if key.code == Code::Esc && self.on_paper => self.end_paper(work),
            _ => return Some(key),
        }
        None
    }

    /// A key of the line being typed; where nothing is typed yet, typing goes on from what stands there.
    fn edit_key(&mut self, key: Key, work: &mut Work) {
        if !work.open.access_is_writable() || !self.shows_cells(work.session(), *work.view) || self.is_gone()
        {
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
            line::key(&mut typing.buffer, key, line_columns(work.size));
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
            // Enter goes on everywhere; what is chosen was chosen by Space or its digit
            Field::Option { .. } => self.after_options(work),
            Field::Cell(cell) if cell.takes == Takes::Tick => self.after_options(work),
            Field::Cell(cell) => {
                if let Some(day) = self.proposed_day(work.session(), &cell.path)
                    && self.form.typing.is_none()
                    && !(work.may_write() && self.may_fill(work) && self.put(&cell.path, Some(day), work))
                {
                    return;
                }
                let is_last = self.form.at + 1 == self.fields(work.session()).len();
                // what is to be looked at stays on the wall until Enter is pressed once more
                if self.take_over(work) && !(is_last && work.is_marked()) {
                    self.next_field(work);
                }
            }
        }
    }

    /// On to the next field, after the last to the next question.
    pub(super) fn next_field(&mut self, work: &mut Work) {
        if self.form.at + 1 < self.fields(work.session()).len() {
            self.form.at += 1;
        } else if self.on_paper {
            self.advance_on_paper(work);
        } else {
            self.step_question(work, 1);
        }
    }

    /// The words beside the options, else the next question.
    fn after_options(&mut self, work: &mut Work) {
        let is_blank = self.response(work.session()).paths().is_empty();
        let is_words = |field: &Field| matches!(field, Field::Cell(cell) if cell.takes == Takes::Words);
        let mut behind = self.fields(work.session()).into_iter().enumerate().skip(self.form.at + 1);
        match behind.find(|(_, field)| is_words(field)).map(|(at, _)| at) {
            Some(at) => self.form.at = at,
            None if self.on_paper => self.advance_on_paper(work),
            None => {
                self.step_question(work, 1);
                if is_blank && !work.is_marked() {
                    work.say(work.lang.form_none_chosen());
                }
            }
        }
    }

    fn move_row(&mut self, key: Key, by: isize, work: &mut Work) {
        let columns = line_columns(work.size);
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
            line::key(&mut typing.buffer, key, line_columns(work.size));
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
        let count = self.fields(work.session()).len();
        let by = if action == Action::CellLeft { -1 } else { 1 };
        if let Some(at) = self.form.at.checked_add_signed(by).filter(|at| *at < count) {
            self.form.at = at;
        }
    }

    fn empty_cell(&mut self, work: &mut Work) {
        if !work.may_write() || !self.may_empty(work) {
            return;
        }
        let (path, is_words) = match self.field(work.session()) {
            Some(Field::Cell(cell)) => (cell.path, matches!(cell.takes, Takes::Text | Takes::Words)),
            Some(Field::Option { path, .. }) => (path, false),
            None => return,
        };
        let stood = self.response(work.session()).value(&path).is_some();
        if self.put(&path, None, work) && is_words && stood {
            work.say(work.lang.form_emptied());
        }
    }
}
