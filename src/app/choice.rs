//! A list that asks something: arrows and Enter, a digit, or a few typed letters that narrow it.

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::line;
use crate::text::{self, Buffer};

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// What choosing it means.
    pub value: T,
    /// What stands there.
    pub label: String,
    /// A word behind it.
    pub note: String,
    /// Whether it is ticked; none where nothing is ticked in this list.
    pub ticked: Option<bool>,
    /// Whether a digit chooses it; what cannot be taken back is never one key away.
    pub by_digit: bool,
}

impl<T> Row<T> {
    /// A plain row.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), note: String::new(), ticked: None, by_digit: true }
    }

    /// The same, chosen by arrows and Enter only.
    #[must_use]
    pub fn without_digit(self) -> Self {
        Self { by_digit: false, ..self }
    }
}

/// The list, with the row that is selected.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// What is asked.
    pub title: String,
    /// What it is about, quoted below the title; may be empty.
    pub about: String,
    /// The line that narrows the list, where there is one.
    pub filter: Option<Buffer>,
    /// Whether what it is about says already why there are no rows.
    pub says_why: bool,
    /// The rows.
    pub rows: Vec<Row<T>>,
    /// Which row is selected.
    pub at: usize,
    /// What Right does with a row; none where it does nothing.
    pub menu: Option<&'static str>,
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked<T> {
    /// This was chosen.
    Chosen(T),
    /// The menu of this row was asked for.
    Menu(T),
    /// This row was ticked or unticked.
    Ticked(T),
    /// The typed letters changed: the rows are to be made anew.
    Narrowed,
    /// It was left.
    Left,
    /// Nothing but the selected row changed.
    Moved,
    /// The input means nothing here.
    Passed,
}

/// The width given to the line that narrows a list, in columns; it scrolls sideways.
pub const FILTER_COLUMNS: usize = 200;

impl<T: Clone> Choice<T> {
    /// A list without typed letters.
    pub fn new(title: impl Into<String>, rows: Vec<Row<T>>) -> Self {
        Self {
            title: title.into(),
            about: String::new(),
            filter: None,
            says_why: false,
            rows,
            at: 0,
            menu: None,
        }
    }

    /// The same, quoting what it is about.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }

    /// The same, narrowed by typed letters.
    #[must_use]
    pub fn narrowed(mut self) -> Self {
        self.filter = Some(Buffer::new());
        self
    }

    /// The same, with a word for what Right does with a row.
    #[must_use]
    pub fn with_menu(mut self, menu: &'static str) -> Self {
        self.menu = Some(menu);
        self
    }

    /// What was typed to narrow it.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.filter.as_ref().map(Buffer::text).unwrap_or_default()
    }

    /// Gives it new rows; the first is selected.
    pub fn set_rows(&mut self, rows: Vec<Row<T>>) {
        self.rows = rows;
        self.at = 0;
    }

    /// Whether Right would move nothing in the typed letters.
    fn caret_at_end(&self) -> bool {
        self.filter.as_ref().is_none_or(|filter| filter.caret() == filter.text().len())
    }

    fn selected(&self) -> Option<T> {
        self.rows.get(self.at).map(|row| row.value.clone())
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input) -> Picked<T> {
        match input {
            Input::Key(key) => self.key(*key),
            Input::Text(typed) | Input::Paste(typed) => self.typing(typed),
            Input::Resize(..) => Picked::Passed,
        }
    }

    /// Takes an input; where the typed letters changed, the rows are made anew of them.
    pub fn input_narrowing(&mut self, input: &Input, rows: impl FnOnce(&str) -> Vec<Row<T>>) -> Picked<T> {
        match self.input(input) {
            Picked::Narrowed => {
                let rows = rows(self.typed());
                self.set_rows(rows);
                Picked::Moved
            }
            picked => picked,
        }
    }

    fn key(&mut self, key: Key) -> Picked<T> {
        let last = self.rows.len().saturating_sub(1);
        match keymap::action(Context::Choice, key) {
            Some(Action::Up) => self.at = self.at.checked_sub(1).unwrap_or(last),
            Some(Action::Down) => self.at = if self.at >= last { 0 } else { self.at + 1 },
            Some(Action::Confirm) => return self.selected().map_or(Picked::Moved, Picked::Chosen),
            Some(Action::Menu) if self.menu.is_some() && self.caret_at_end() => {
                return self.selected().map_or(Picked::Moved, Picked::Menu);
            }
            Some(Action::Tick) => return self.selected().map_or(Picked::Moved, Picked::Ticked),
            Some(Action::Back) => return Picked::Left,
            _ => {
                let narrowed =
                    self.filter.as_mut().is_some_and(|filter| line::key(filter, key, FILTER_COLUMNS));
                return if narrowed { Picked::Narrowed } else { Picked::Passed };
            }
        }
        Picked::Moved
    }

    fn typing(&mut self, typed: &str) -> Picked<T> {
        if let Some(filter) = &mut self.filter {
            filter.insert(&typed.replace('\n', " "));
            return Picked::Narrowed;
        }
        let mut picked = Picked::Passed;
        for key in typed.chars().map(text::fold_key) {
            // 0 is the tenth
            let digit = key.to_digit(10).map(|digit| if digit == 0 { 9 } else { digit as usize - 1 });
            if let Some(row) = digit.and_then(|digit| self.rows.get(digit)).filter(|row| row.by_digit) {
                return Picked::Chosen(row.value.clone());
            }
            if key == ' ' {
                picked = self.selected().map_or(Picked::Moved, Picked::Ticked);
            }
        }
        picked
    }
}
