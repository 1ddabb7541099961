//! What can be undone and redone.

use std::collections::VecDeque;

/// More steps than anyone undoes in one entry.
const MOST_STEPS: usize = 1000;

/// How an edit joins the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Typing joins typing.
    Typing,
    /// A backspace joins a backspace.
    Back,
    /// A delete joins a delete.
    Forward,
    /// Joins nothing.
    Single,
}

/// One change of the text.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
}

/// What is undone at once, with the carets before and after it.
#[derive(Clone, Debug)]
struct Step {
    edits: Vec<Edit>,
    before: usize,
    after: usize,
}

/// The steps done and undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The kind of edit that may still join the last step.
    open: Option<Kind>,
}

impl History {
    /// Ends the run: the next edit is a step of its own.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Notes an edit that was made, with the carets before and after it.
    pub(super) fn record(&mut self, edit: Edit, kind: Kind, before: usize, after: usize) {
        self.undone.clear();
        let joins = kind != Kind::Single && self.open == Some(kind);
        self.open = Some(kind);
        if joins && let Some(step) = self.done.back_mut() {
            step.add(edit);
            step.after = after;
            return;
        }
        self.done.push_back(Step { edits: vec![edit], before, after });
        if self.done.len() > MOST_STEPS {
            self.done.pop_front();
        }
    }

    /// Whether there is a step to take back.
    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Takes the last step back; returns the caret from before it.
    pub(super) fn undo(&mut self, text: &mut String) -> Option<usize> {
        let step = self.done.pop_back()?;
        self.open = None;
        for edit in step.edits.iter().rev() {
            replace(text, edit.at, &edit.inserted, &edit.removed);
        }
        let caret = step.before;
        self.undone.push(step);
        Some(caret)
    }

    /// Makes the step undone last once more; returns the caret from after it.
    pub(super) fn redo(&mut self, text: &mut String) -> Option<usize> {
        let step = self.undone.pop()?;
        self.open = None;
        for edit in &step.edits {
            replace(text, edit.at, &edit.removed, &edit.inserted);
        }
        let caret = step.after;
        self.done.push_back(step);
        Some(caret)
    }
}

impl Step {
    /// Adds an edit; what was typed on at the same place becomes one.
    fn add(&mut self, edit: Edit) {
        match self.edits.last_mut() {
            Some(last) if edit.removed.is_empty() && edit.at == last.at + last.inserted.len() => {
                last.inserted.push_str(&edit.inserted);
            }
            _ => self.edits.push(edit),
        }
    }
}

fn replace(text: &mut String, at: usize, old: &str, new: &str) {
    let range = at..at + old.len();
    if text.get(range.clone()) == Some(old) {
        text.replace_range(range, new);
    }
}
