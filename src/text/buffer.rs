//! The buffer of the entry line: text, caret, selection, undo.
//!
//! The caret always stands on a boundary between graphemes (UAX #29), also after a combining mark, a
//! joiner or half a flag was typed that joined its neighbour: then it stands behind the new grapheme.

mod cluster;
mod history;
mod layout;
mod motion;
mod words;

use std::ops::Range;

use self::cluster::snap;
use self::history::{Edit, History, Kind};
use super::clean::Clean;

/// Holds a text being typed; offsets are bytes, columns are those of [`mod@super::width`].
///
/// No operation fails: what is impossible (a backspace at the start, an undo of nothing) changes
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    text: String,
    caret: usize,
    /// Where the selection began; it ends at the caret.
    anchor: Option<usize>,
    /// The column that moving up and down keeps to.
    goal: Option<usize>,
    history: History,
}

impl Buffer {
    /// Makes an empty buffer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a buffer with this text, cleaned, the caret at its end and nothing to undo.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let text = Clean::typed(text).into_string();
        Self { caret: text.len(), text, ..Self::default() }
    }

    /// Keeps nothing of what the text was before; text and caret stay.
    pub fn forget(&mut self) {
        self.history = History::default();
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Says whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the caret, in bytes; always on a grapheme boundary.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Returns what is selected, in bytes; `None` when that is nothing.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        (anchor != self.caret).then(|| anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// Types a text at the caret, cleaned by [`Clean::typed`]; it replaces the selection.
    ///
    /// What is typed in a run is undone at once. A run ends after 、 。 or a blank, and with any other
    /// operation.
    pub fn insert(&mut self, typed: &str) {
        let typed = Clean::typed(typed);
        if typed.is_empty() {
            return;
        }
        let kind = if typed.contains('\n') { Kind::Single } else { Kind::Typing };
        self.splice(self.selection_or_caret(), &typed, kind);
        if typed.ends_with(['、', '。', ' ', '\u{3000}']) {
            self.history.close();
        }
    }

    /// Begins a new line at the caret; undone by itself.
    pub fn newline(&mut self) {
        self.splice(self.selection_or_caret(), "\n", Kind::Single);
    }

    /// Inserts a pasted text, cleaned by [`Clean::typed`]; undone by itself.
    pub fn paste(&mut self, text: &str) {
        let text = Clean::typed(text);
        if !text.is_empty() {
            self.splice(self.selection_or_caret(), &text, Kind::Single);
        }
    }

    /// Deletes the selection, or the grapheme before the caret; a run of these is undone at once.
    pub fn backspace(&mut self) {
        let start = cluster::before(&self.text, self.caret);
        self.delete_or(start..self.caret, Kind::Back);
    }

    /// Deletes the selection, or the grapheme behind the caret; a run of these is undone at once.
    pub fn delete(&mut self) {
        let end = cluster::after(&self.text, self.caret);
        self.delete_or(self.caret..end, Kind::Forward);
    }

    /// Deletes the selection, or back to the start of a word (a run of one script).
    pub fn delete_word_back(&mut self) {
        let start = words::start_before(&self.text, self.caret);
        self.delete_or(start..self.caret, Kind::Single);
    }

    /// Deletes the selection, or up to the start of the next word (a run of one script).
    pub fn delete_word_forward(&mut self) {
        let end = words::start_after(&self.text, self.caret);
        self.delete_or(self.caret..end, Kind::Single);
    }

    /// Takes the text out; what remains is an empty buffer with nothing to undo.
    pub fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Replaces the whole text, cleaned by [`Clean::typed`], in one step that can be undone; the caret
    /// goes to its end.
    pub fn set(&mut self, text: &str) {
        let text = Clean::typed(text);
        self.move_to(self.text.len(), false);
        if *text != self.text {
            self.splice(0..self.text.len(), &text, Kind::Single);
        }
    }

    /// Ends the run of typing: what is typed next is taken back by itself.
    pub fn rest(&mut self) {
        self.history.close();
    }

    /// Says whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Undoes the last step; says whether there was one. The newest thousand are kept.
    pub fn undo(&mut self) -> bool {
        let caret = self.history.undo(&mut self.text);
        self.jump(caret)
    }

    /// Does again what was undone last; says whether there was something.
    pub fn redo(&mut self) -> bool {
        let caret = self.history.redo(&mut self.text);
        self.jump(caret)
    }

    fn jump(&mut self, caret: Option<usize>) -> bool {
        let Some(caret) = caret else { return false };
        self.caret = snap(&self.text, caret);
        self.anchor = None;
        self.goal = None;
        true
    }

    fn selection_or_caret(&self) -> Range<usize> {
        self.selection().unwrap_or(self.caret..self.caret)
    }

    fn delete_or(&mut self, range: Range<usize>, kind: Kind) {
        match self.selection() {
            Some(selected) => self.splice(selected, "", Kind::Single),
            None if range.is_empty() => {}
            None => self.splice(range, "", kind),
        }
    }

    /// The one place where the text changes, but for undo and redo.
    fn splice(&mut self, range: Range<usize>, with: &str, kind: Kind) {
        let Some(removed) = self.text.get(range.clone()).map(str::to_owned) else { return };
        let before = self.caret;
        let at = range.start;
        self.text.replace_range(range, with);
        self.caret = snap(&self.text, at + with.len());
        self.anchor = None;
        self.goal = None;
        let edit = Edit { at, removed, inserted: with.to_owned() };
        self.history.record(edit, kind, before, self.caret);
    }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
