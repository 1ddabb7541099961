//! A list over the screen whose rows take as many lines as their words need, with parts of the words marked.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::action::Action;
use super::choice::Picked;
use super::input::Input;
use super::keymap::{self, Context};
use crate::i18n::Lang;
use crate::text::{self, wrap};

/// Columns before the words of a row that can be chosen: its number and a blank.
pub const NUMBER: u16 = 2;
/// Columns before the words of a row that can be ticked.
pub const TICK: u16 = 4;

/// A paragraph of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its text.
    pub text: String,
    /// The parts of it, as bytes, that stand out; each begins and ends with a bracket.
    pub marked: Vec<Range<usize>>,
}

impl<S: Into<String>> From<S> for Words {
    fn from(text: S) -> Self {
        Self { text: text.into(), marked: Vec::new() }
    }
}

impl Words {
    /// A text with brackets around some of its parts, so that they stand out without any colour, too.
    #[must_use]
    pub fn marking(text: &str, parts: &[Range<usize>], lang: Lang) -> Self {
        let (open, close) = (lang.mark_open(), lang.mark_close());
        let mut words = Self::default();
        let mut from = 0;
        for part in parts {
            words.text += text.get(from..part.start).unwrap_or_default();
            let start = words.text.len();
            words.text += open;
            words.text += text.get(part.clone()).unwrap_or_default();
            words.text += close;
            words.marked.push(start..words.text.len());
            from = part.end;
        }
        words.text += text.get(from..).unwrap_or_default();
        words
    }

    /// The same with other words before it.
    #[must_use]
    pub fn after(mut self, before: &str) -> Self {
        self.text.insert_str(0, before);
        for part in &mut self.marked {
            *part = part.start + before.len()..part.end + before.len();
        }
        self
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// What choosing it means; none where it is only read.
    pub value: Option<T>,
    /// Its paragraphs.
    pub words: Vec<Words>,
    /// Whether it is ticked; none where it cannot be.
    pub ticked: Option<bool>,
}

impl<T> Row<T> {
    /// A row of one paragraph that can be chosen.
    pub fn new(value: T, words: impl Into<Words>) -> Self {
        Self { value: Some(value), words: vec![words.into()], ticked: None }
    }

    /// A paragraph that is only read.
    pub fn text(words: impl Into<Words>) -> Self {
        Self { value: None, words: vec![words.into()], ticked: None }
    }

    /// The same with a further paragraph.
    #[must_use]
    pub fn and(mut self, words: impl Into<Words>) -> Self {
        self.words.push(words.into());
        self
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct Scroll<T> {
    /// What is asked or shown.
    pub title: String,
    /// The rows, as they were made; others are another list.
    pub rows: Vec<Row<T>>,
    /// What Right does with a row; none where it does nothing.
    pub menu: Option<&'static str>,
    /// Whether digits choose.
    pub numbered: bool,
    /// Whether there is nothing to choose, only to read.
    pub reads: bool,
    /// Rows above the list where something always stands.
    pub head: u16,
    at: usize,
    top: usize,
    /// The lines of all rows in so many columns, once they were asked for.
    laid: OnceCell<(u16, Arc<[Line]>)>,
}

impl<T: Clone + PartialEq> Scroll<T> {
    /// Takes new rows in the place of those that stand here; what is selected stays so.
    pub fn renew(&mut self, list: Self, size: (u16, u16)) {
        *self = if self.rows.is_empty() { list } else { list.following(self, size) };
        self.settle(size);
    }

    /// Selects what another list has selected, wherever it stands now; the row at its place where it is gone.
    #[must_use]
    pub fn following(mut self, other: &Self, size: (u16, u16)) -> Self {
        let selected = other.selected();
        let at = self.rows.iter().position(|row| row.value.is_some() && row.value == selected);
        self.top = other.top;
        self.select(at.unwrap_or(other.at), size);
        self
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its row.
    pub row: usize,
    /// Whether the row begins with it.
    pub begins: bool,
    /// The paragraph of the row.
    pub words: usize,
    /// The part of the paragraph.
    pub range: Range<usize>,
}

/// The one so many places further, around the end.
pub fn around<T: Copy + PartialEq>(all: &[T], now: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let next = at.checked_add_signed(by).unwrap_or(all.len().saturating_sub(1)) % all.len().max(1);
    all.get(next).copied().unwrap_or(now)
}

/// Columns and rows inside the list.
#[must_use]
pub fn inside((columns, rows): (u16, u16)) -> (u16, u16) {
    (
        if columns < 90 { columns.saturating_sub(6) } else { columns.saturating_sub(16) },
        rows.saturating_sub(5),
    )
}

impl<T: Clone> Scroll<T> {
    /// A list with its first choice selected.
    pub fn new(title: impl Into<String>, rows: Vec<Row<T>>) -> Self {
        let at = rows.iter().position(|row| row.value.is_some()).unwrap_or(0);
        let laid = OnceCell::new();
        let title = title.into();
        Self { title, rows, menu: None, numbered: true, reads: false, head: 0, at, top: 0, laid }
    }

    /// The same, with a word for what Right does with a row.
    #[must_use]
    pub fn with_menu(mut self, menu: &'static str) -> Self {
        self.menu = Some(menu);
        self
    }

    /// The same, in which no digit chooses.
    #[must_use]
    pub fn unnumbered(mut self) -> Self {
        self.numbered = false;
        self
    }

    /// The same, in which nothing is chosen.
    #[must_use]
    pub fn to_read(mut self) -> Self {
        (self.numbered, self.reads) = (false, true);
        self
    }

    /// The row that is selected.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Selects a row, or the last one that can be chosen before it.
    pub fn select(&mut self, at: usize, size: (u16, u16)) {
        let at = at.min(self.rows.len().saturating_sub(1));
        let before = self.choices().filter(|row| *row <= at).last();
        self.at = before.or_else(|| self.choices().next()).unwrap_or(0);
        self.settle(size);
    }

    /// The same with the row at the top of what shows, as far as there are rows below it.
    pub fn select_at_top(&mut self, at: usize, size: (u16, u16)) {
        self.select(at, size);
        self.top = self.place(&self.lines(size)).start;
        self.settle(size);
    }

    /// Shows the same part as another list did, with the same row selected by its place.
    #[must_use]
    pub fn at_place_of<O>(mut self, other: &Scroll<O>, size: (u16, u16)) -> Self {
        self.top = other.top;
        self.select(other.at, size);
        self
    }

    /// The same for a list to which rows come at its top.
    #[must_use]
    pub fn at_place_from_end_of<O>(mut self, other: &Scroll<O>, size: (u16, u16)) -> Self {
        self.top = other.top;
        let come = self.rows.len().saturating_sub(other.rows.len());
        self.select(other.at + come, size);
        self
    }

    /// The number of a row among those that can be chosen, from 0.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<usize> {
        self.choices().position(|choice| choice == row)
    }

    fn choices(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(|row| row.value.is_some()))
    }

    fn selected(&self) -> Option<T> {
        self.rows.get(self.at).and_then(|row| row.value.clone())
    }

    /// Rows that the list has.
    #[must_use]
    pub fn room(&self, size: (u16, u16)) -> u16 {
        inside(size).1.saturating_sub(self.head).max(1)
    }

    /// Columns before the words of a row.
    #[must_use]
    pub fn indent(row: &Row<T>) -> u16 {
        match (&row.value, row.ticked) {
            (_, Some(_)) => TICK,
            (Some(_), None) => NUMBER,
            (None, None) => 0,
        }
    }

    /// All lines; they are laid out once for each width.
    fn lines(&self, size: (u16, u16)) -> Arc<[Line]> {
        let (columns, _) = inside(size);
        let (of, lines) = self.laid.get_or_init(|| (columns, self.lay_out(columns)));
        if *of == columns { lines.clone() } else { self.lay_out(columns) }
    }

    fn lay_out(&self, columns: u16) -> Arc<[Line]> {
        let mut lines = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let room = usize::from(columns.saturating_sub(Self::indent(row)));
            let mut begins = true;
            for (words, paragraph) in row.words.iter().enumerate() {
                for part in wrap(&paragraph.text, room) {
                    lines.push(Line { row: at, begins, words, range: part.range });
                    begins = false;
                }
            }
        }
        lines.into()
    }

    /// The lines that show, and how many rows are hidden above and below.
    #[must_use]
    pub fn shown(&self, size: (u16, u16)) -> (Vec<Line>, usize, usize) {
        let lines = self.lines(size);
        let room = usize::from(self.room(size));
        let top = self.top.min(lines.len().saturating_sub(1));
        let hidden = |part: &[Line]| part.iter().filter(|line| line.begins).count();
        let above = hidden(lines.get(..top).unwrap_or_default());
        let end = (top + room).min(lines.len());
        let beyond = lines.get(end..).unwrap_or_default();
        // a row whose rest is hidden counts, too
        let is_cut = beyond.first().is_some_and(|line| !line.begins);
        let below = hidden(beyond) + usize::from(is_cut);
        (lines.get(top..end).unwrap_or_default().to_vec(), above, below)
    }

    /// Where the selected row stands, with what is only read right above it as far as a blank row; before the first choice
    /// from the beginning, after the last to the end.
    fn place(&self, lines: &[Line]) -> Range<usize> {
        let is_blank = |row: &Row<T>| row.words.iter().all(|words| words.text.is_empty());
        let is_first = self.choices().next() == Some(self.at);
        let belongs = |row: &Row<T>| row.value.is_none() && (is_first || !is_blank(row));
        let first = (0..self.at).rev().take_while(|at| self.rows.get(*at).is_some_and(belongs));
        let first = first.last().unwrap_or(self.at);
        let start = lines.iter().position(|line| line.row >= first).unwrap_or(0);
        let is_last = !self.choices().any(|choice| choice > self.at);
        let until = if is_last { usize::MAX } else { self.at };
        let end = lines.iter().rposition(|line| line.row <= until).map_or(0, |at| at + 1);
        start..end.max(start)
    }

    /// Makes sure that the selected row shows, as far as there is room.
    pub fn settle(&mut self, size: (u16, u16)) {
        if self.laid.get().is_some_and(|(columns, _)| *columns != inside(size).0) {
            self.laid.take();
        }
        let room = usize::from(self.room(size));
        let lines = self.lines(size);
        let place = self.place(&lines);
        let top = if place.len() <= room {
            self.top.clamp(place.end.saturating_sub(room), place.start)
        } else {
            self.top.clamp(place.start, place.end - room)
        };
        self.top = top.min(lines.len().saturating_sub(room));
    }

    /// Shows the selected row in a window of another size, from the beginning of the list where that is possible: what shows
    /// depends on the size, and not on the sizes there were before.
    pub fn settle_anew(&mut self, size: (u16, u16)) {
        self.top = 0;
        self.settle(size);
    }

    /// A page on (or back): the first row there that can be chosen is selected, at the end the last.
    pub fn page(&mut self, down: bool, size: (u16, u16)) {
        let room = usize::from(self.room(size));
        let lines = self.lines(size);
        let last = lines.len().saturating_sub(room);
        let top = if down { (self.top + room).min(last) } else { self.top.saturating_sub(room) };
        let is_there = |row: &usize| lines.partition_point(|line| line.row < *row) >= top;
        let first = self.choices().find(is_there).filter(|_| top != self.top);
        let end = if down { self.choices().last() } else { self.choices().next() };
        self.top = top;
        self.at = first.or(end).unwrap_or(self.at);
        self.settle(size);
    }

    /// One row on; of a row that is longer than the room, first the rest of it.
    fn step(&mut self, down: bool, size: (u16, u16)) {
        let room = usize::from(self.room(size));
        let place = self.place(&self.lines(size));
        if down && place.end > self.top + room {
            self.top = (self.top + room - 1).min(place.end - room);
            return;
        }
        if !down && place.start < self.top {
            self.top = self.top.saturating_sub(room - 1).max(place.start);
            return;
        }
        let choices: Vec<usize> = self.choices().collect();
        let Some(at) = choices.iter().position(|choice| *choice == self.at) else { return };
        let next = if down { at + 1 } else { at.checked_sub(1).unwrap_or(choices.len() - 1) };
        self.at = choices.get(next).or(choices.first()).copied().unwrap_or(0);
        self.settle(size);
        // upwards one comes to the end of a long row
        let place = self.place(&self.lines(size));
        if !down && place.len() > room {
            self.top = place.end - room;
        }
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, size: (u16, u16)) -> Picked<T> {
        match input {
            Input::Key(key) => match keymap::action(Context::Choice, *key) {
                Some(Action::Up) => self.step(false, size),
                Some(Action::Down) => self.step(true, size),
                Some(Action::Confirm) => return self.selected().map_or(Picked::Moved, Picked::Chosen),
                Some(Action::Menu) if self.menu.is_some() => {
                    return self.selected().map_or(Picked::Moved, Picked::Menu);
                }
                Some(Action::Tick) => return self.selected().map_or(Picked::Moved, Picked::Ticked),
                Some(Action::Back) => return Picked::Left,
                _ => return Picked::Passed,
            },
            Input::Text(typed) | Input::Paste(typed) => return self.typed(typed),
            Input::Resize(..) => return Picked::Passed,
        }
        Picked::Moved
    }

    fn typed(&self, typed: &str) -> Picked<T> {
        for key in typed.chars().map(text::fold_key) {
            if key == ' ' {
                return self.selected().map_or(Picked::Moved, Picked::Ticked);
            }
            // 0 is the tenth
            let digit = key.to_digit(10).map(|digit| if digit == 0 { 9 } else { digit as usize - 1 });
            let row = digit.filter(|_| self.numbered).and_then(|digit| self.choices().nth(digit));
            if let Some(value) = row.and_then(|row| self.rows.get(row)).and_then(|row| row.value.clone()) {
                return Picked::Chosen(value);
            }
        }
        Picked::Passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::{Code, Key};
    use crate::text::differing;

    const SIZE: (u16, u16) = (60, 20);

    fn press(list: &mut Scroll<u8>, code: Code) -> Picked<u8> {
        list.input(&Input::Key(Key::plain(code)), SIZE)
    }

    #[test]
    fn marked_parts_stand_in_brackets() {
        let words =
            Words::marking("月に二度", &differing("月に二度", "月に三度").0, Lang::Ja).after("言葉: ");
        assert_eq!(words.text, "言葉: 月に【二】度");
        assert_eq!(words.text.get(words.marked[0].clone()), Some("【二】"));
        assert_eq!(Words::marking("ab", &[0..1, 1..2], Lang::En).text, "[a][b]");
        assert_eq!(Words::marking("", &[], Lang::En), Words::default());
    }

    #[test]
    fn what_is_only_read_is_passed_over_and_shows_with_what_follows() {
        let rows = vec![Row::text("頭"), Row::new(1, "一"), Row::text("間"), Row::new(2, "二")];
        let mut list = Scroll::new("", rows);
        assert_eq!(list.at(), 1);
        press(&mut list, Code::Down);
        assert_eq!((list.at(), list.number(3)), (3, Some(1)));
        press(&mut list, Code::Down);
        assert_eq!(list.at(), 1);
        assert_eq!(list.input(&Input::Text("２".into()), SIZE), Picked::Chosen(2));
        assert_eq!(list.input(&Input::Text("3".into()), SIZE), Picked::Passed);
        let mut list = list.unnumbered();
        assert_eq!(list.input(&Input::Text("2".into()), SIZE), Picked::Passed);
        assert_eq!(press(&mut list, Code::Enter), Picked::Chosen(1));
        let mut empty: Scroll<u8> = Scroll::new("", vec![Row::text("何もない")]);
        assert_eq!(press(&mut empty, Code::Enter), Picked::Moved);
        press(&mut empty, Code::Down);
        assert_eq!(empty.shown(SIZE).0.len(), 1);
    }

    #[test]
    fn what_is_only_read_after_the_last_choice_shows_with_it() {
        let mut rows: Vec<Row<u8>> = (0..40).map(|at| Row::new(at, "行")).collect();
        rows.extend([Row::text("まだある"), Row::text("終わり")]);
        let mut list = Scroll::new("", rows);
        press(&mut list, Code::Up);
        assert_eq!((list.at(), list.shown(SIZE).2), (39, 0));
        press(&mut list, Code::Up);
        assert_eq!(list.at(), 38);
    }

    #[test]
    fn a_row_whose_rest_is_hidden_is_counted_as_hidden() {
        let mut rows: Vec<Row<u8>> = (0..14).map(|at| Row::new(at, "行")).collect();
        rows.push(Row::text("一").and("二").and("三"));
        let list = Scroll::new("", rows);
        assert_eq!(list.shown(SIZE).0.last().map(|line| (line.row, line.words)), Some((14, 0)));
        assert_eq!(list.shown(SIZE).2, 1);
    }

    #[test]
    fn a_row_can_be_brought_to_the_top_without_the_blank_above_it() {
        let group = |at: u8| [Row::text(""), Row::text("問い"), Row::new(at, "頭"), Row::text("続き")];
        let mut list = Scroll::new("", (0..12).flat_map(group).collect());
        list.select_at_top(18, SIZE);
        let first = |list: &Scroll<u8>| list.shown(SIZE).0.first().map(|line| line.row);
        assert_eq!((list.at(), first(&list)), (18, Some(17)));
        // where too little follows, the end shows
        list.select_at_top(46, SIZE);
        assert_eq!((list.at(), first(&list), list.shown(SIZE).2), (46, Some(48 - 15), 0));
    }

    #[test]
    fn a_long_list_is_laid_out_once_and_anew_in_another_width() {
        let mut list = Scroll::new("", (0..40).map(|at| Row::new(at, "行".repeat(60))).collect());
        list.settle(SIZE);
        let laid = list.lines(SIZE);
        for code in [Code::Down, Code::Up, Code::Up, Code::Down] {
            press(&mut list, code);
            assert!(Arc::ptr_eq(&laid, &list.lines(SIZE)));
        }
        list.page(true, SIZE);
        list.settle((SIZE.0, SIZE.1 + 9));
        assert!(Arc::ptr_eq(&laid, &list.lines((SIZE.0, SIZE.1 + 9))));
        let wide = (SIZE.0 + 60, SIZE.1);
        list.settle(wide);
        assert!(list.lines(wide).len() < laid.len());
        assert!(Arc::ptr_eq(&list.lines(wide), &list.lines(wide)));
    }

    #[test]
    fn a_row_longer_than_the_screen_is_read_to_its_end() {
        let rows =
            vec![Row::new(1, "あ".repeat(26 * 40)), Row::new(2, "次"), Row::new(3, "い".repeat(26 * 20))];
        let mut list = Scroll::new("", rows);
        list.settle(SIZE);
        let first =
            |list: &Scroll<u8>| (list.at(), list.shown(SIZE).0.first().map(|line| line.range.start / 78));
        assert_eq!(first(&list), (0, Some(0)));
        let mut seen = Vec::new();
        while list.at() == 0 {
            press(&mut list, Code::Down);
            seen.push(first(&list));
        }
        assert_eq!(seen.len(), 3, "{seen:?}");
        assert_eq!(list.at(), 1);
        press(&mut list, Code::Down);
        assert_eq!(list.at(), 2);
        press(&mut list, Code::Up);
        press(&mut list, Code::Up);
        // back at the end of the long row
        assert_eq!(list.at(), 0);
        assert!(list.shown(SIZE).0.last().is_some_and(|line| line.row == 0));
        assert!(list.shown(SIZE).1 == 1);
    }
}
