//! One conflict: its sides with what differs in them marked, who wrote them and when, and what becomes of them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::action::Action;
use super::super::choice::Picked;
use super::super::input::Input;
use super::super::keymap::{self, Context};
use super::super::line;
use super::super::scroll::{Row, Scroll, Words, inside};
use super::super::work::Work;
use super::super::worksheet::{Editing, WorksheetScreen};
use super::conflicts::Key;
use super::reading::{Reading, is_wording};
use crate::domain::conflict::{self, Conflict};
use crate::domain::{RevisionId, Session, Value, entry, overlap, wording};
use crate::i18n::Lang;
use crate::text::{Buffer, Clean, differing};

/// What becomes of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This side holds.
    Side(usize),
    /// All stay, as records of their own.
    Apart,
    /// The lists are put together.
    Together,
    /// Other words are written.
    Write,
    /// It waits.
    Later,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Settle {
    /// Which conflict.
    pub(super) key: Key,
    /// Whether it was chosen from the list of all.
    pub(super) from_list: bool,
    /// What can be chosen.
    pub list: Scroll<Choice>,
    /// The words being written anew.
    pub line: Option<Buffer>,
    /// The words that were written and left for the sides; to write anew goes on with them.
    left: Option<Buffer>,
    fields: Vec<String>,
    sides: Vec<Value>,
    /// The writes of the record that were seen.
    seen: BTreeSet<RevisionId>,
}

/// What an input came to.
pub(super) enum Outcome {
    /// It stays on the screen.
    Open,
    /// It was left as it is.
    Left,
    /// It is settled.
    Done,
}

impl Settle {
    /// Shows a conflict; none where it is settled or not for this view.
    pub(super) fn open(key: Key, from_list: bool, worksheet: &WorksheetScreen, work: &Work) -> Option<Self> {
        let read = Reading::new(worksheet, work);
        let conflict = key.find(work.session()).filter(|conflict| read.shows(conflict.record))?;
        let fields = conflict.fields.iter().map(|field| (*field).to_owned()).collect();
        let sides = conflict.sides.iter().map(|side| side.value.clone()).collect();
        let seen = conflict.record.heads().clone();
        let mut list = list(&conflict, read);
        list.settle(work.size);
        Some(Self { key, from_list, list, line: None, left: None, fields, sides, seen })
    }

    /// Reads it anew; the words that are written stay, and what is selected where it stands for the same. False where
    /// there is nothing left to settle.
    pub(super) fn renew(&mut self, worksheet: &WorksheetScreen, work: &Work) -> bool {
        let Some(mut fresh) = Self::open(self.key.clone(), self.from_list, worksheet, work) else {
            return false;
        };
        fresh.list = if fresh.sides == self.sides {
            fresh.list.at_place_of(&self.list, work.size)
        } else {
            fresh.list
        };
        (fresh.line, fresh.left) = (self.line.take(), self.left.take());
        *self = fresh;
        true
    }

    /// Keeps nothing of the words that are written; says whether there were any.
    pub(super) fn forget(&mut self) -> bool {
        let line = self.line.take();
        line.or(self.left.take()).is_some()
    }

    /// The words that are written anew, as a change of the entry; none of what is changed elsewhere.
    pub(super) fn written(&self, session: &Session) -> Option<Editing> {
        let buffer = self.line.as_ref().or(self.left.as_ref())?;
        let record = session.visible(self.key.record)?;
        let is_entry = [entry::KIND, overlap::KIND].contains(&record.kind())
            && conflict::words(record) == Some(self.key.field.as_str());
        let is_new = buffer.text() != self.prefilled(session);
        (is_entry && is_new).then(|| Editing {
            id: self.key.record,
            buffer: buffer.clone(),
            split: false,
            seen: self.seen.clone(),
        })
    }

    /// Rows of the line in which words are written anew.
    #[must_use]
    pub fn line_rows(line: &Buffer, size: (u16, u16)) -> usize {
        const MOST: usize = 6;
        line.rows(columns(size)).len().clamp(1, MOST)
    }

    pub(super) fn input(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        if self.line.is_some() {
            return self.write(input, worksheet, work);
        }
        let choice = match self.list.input(input, work.size) {
            Picked::Chosen(choice) => choice,
            Picked::Left => return Outcome::Left,
            _ => return Outcome::Open,
        };
        if choice == Choice::Later {
            return Outcome::Left;
        }
        if !work.may_write() {
            return Outcome::Open;
        }
        if !self.is_as_shown(work) {
            return self.move_on(worksheet, work);
        }
        let record = self.key.record;
        match choice {
            Choice::Side(at) => {
                self.sides.get(at).cloned().map_or(Outcome::Open, |side| self.take(&side, work))
            }
            Choice::Together => {
                conflict::together(&self.sides).map_or(Outcome::Open, |all| self.take(&all, work))
            }
            Choice::Apart => {
                let made = work.write(|writer| conflict::apart(writer, record)).unwrap_or_default();
                work.say(work.lang.notice_apart(made.len() + 1));
                Outcome::Done
            }
            Choice::Write | Choice::Later => {
                let left = self.left.take();
                self.line = Some(left.unwrap_or_else(|| Buffer::from_text(&self.prefilled(work.session()))));
                Outcome::Open
            }
        }
    }

    /// Whether the sides are still those that were shown.
    fn is_as_shown(&self, work: &Work) -> bool {
        let now = self.key.find(work.session());
        now.is_some_and(|now| now.sides.iter().map(|side| &side.value).eq(&self.sides))
    }

    /// It has changed since: what it is now is shown, and the words that are written stay.
    fn move_on(&mut self, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        let open = self.renew(worksheet, work);
        work.mark(work.lang.notice_moved_on());
        if open { Outcome::Open } else { Outcome::Left }
    }

    fn take(&self, value: &Value, work: &mut Work) -> Outcome {
        let record = self.key.record;
        if work.write(|writer| conflict::choose(writer, record, &self.fields, value)).is_some() {
            work.say(work.lang.notice_settled());
        }
        Outcome::Done
    }

    /// Whether it is about words of people's own, which may have several lines.
    fn holds_words(&self, session: &Session) -> bool {
        session.visible(self.key.record).is_some_and(|record| wording::is(record, &self.key.field))
    }

    /// What is said has all wordings to be put together; a name begins with the newest.
    fn prefilled(&self, session: &Session) -> String {
        let texts: Vec<&str> = self.sides.iter().filter_map(Value::as_text).collect();
        if self.holds_words(session) {
            texts.join("\n")
        } else {
            texts.last().copied().unwrap_or_default().to_owned()
        }
    }

    fn write(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        let lines = self.holds_words(work.session());
        let Some(line) = &mut self.line else { return Outcome::Open };
        match input {
            Input::Text(typed) | Input::Paste(typed) if lines => line.insert(typed),
            Input::Text(typed) | Input::Paste(typed) => line.insert(&typed.replace('\n', " ")),
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::Editing, *key) {
                Some(Action::Confirm) => {
                    let text = if lines { Clean::lines(line.text()) } else { Clean::line(line.text()) };
                    let text = text.into_string();
                    if text.is_empty() {
                        work.say(work.lang.notice_write_words());
                    } else if !self.is_as_shown(work) {
                        return self.move_on(worksheet, work);
                    } else if work.may_keep(&text) {
                        return self.take(&text.into(), work);
                    }
                }
                Some(Action::Back) => self.left = self.line.take(),
                Some(Action::LineBreak) if lines => line.newline(),
                Some(Action::LineBreak) => {}
                Some(Action::Undo) => drop(line.undo()),
                Some(Action::Redo) => drop(line.redo()),
                _ => drop(line::key(line, *key, columns(work.size))),
            },
        }
        Outcome::Open
    }

    /// Whether a row of the list is one of the sides.
    #[must_use]
    pub fn is_side(&self, row: usize) -> bool {
        self.list.rows.get(row).is_some_and(|row| matches!(row.value, Some(Choice::Side(_))))
    }
}

/// Columns of the line in which words are written anew; one stays free for the caret.
fn columns(size: (u16, u16)) -> usize {
    usize::from(inside(size).0.saturating_sub(1))
}

fn list(conflict: &Conflict, read: Reading) -> Scroll<Choice> {
    let (record, lang) = (conflict.record, read.lang);
    let field = conflict.fields.first().copied().unwrap_or_default();
    let texts: Vec<String> =
        conflict.sides.iter().map(|side| read.value(record, field, &side.value)).collect();
    let compares = is_wording(record, field) || field == "rules";
    let mut rows = Vec::new();
    for (at, (side, text)) in conflict.sides.iter().zip(&texts).enumerate() {
        let parts = if compares { different(at, &texts) } else { Vec::new() };
        let words = Words::marking(text, &parts, lang);
        rows.push(Row::new(Choice::Side(at), words).and(lang.review_by(&read.written(side.by, side.stamp))));
    }
    if conflict::words(record) == Some(field) {
        let many = conflict.sides.len() > 2;
        rows.push(Row::new(Choice::Apart, if many { lang.review_apart_many() } else { lang.review_apart() }));
    }
    if conflict::together(conflict.sides.iter().map(|side| &side.value)).is_some() {
        rows.push(Row::new(Choice::Together, lang.review_together()));
    }
    if is_wording(record, field) {
        rows.push(Row::new(Choice::Write, lang.review_write()));
    }
    rows.push(Row::new(Choice::Later, lang.review_later()));
    let title = title(&read.what(record), &read.field(record, field), lang);
    Scroll::new(title, rows)
}

fn title(what: &str, field: &str, lang: Lang) -> String {
    lang.review_settle(&lang.review_about(what, field))
}

/// The parts of one text that another has not: of the first, beside any of the others; of the others, beside the first.
fn different(at: usize, texts: &[String]) -> Vec<Range<usize>> {
    let Some((first, others)) = texts.split_first() else { return Vec::new() };
    if let Some(other) = at.checked_sub(1).and_then(|at| others.get(at)) {
        return differing(first, other).1;
    }
    let mut parts: Vec<Range<usize>> = others.iter().flat_map(|other| differing(first, other).0).collect();
    parts.sort_by_key(|part| (part.start, part.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_three_sides_the_first_is_marked_beside_both_others() {
        let texts = ["月に二度、市役所で", "月に三度、市役所で", "月に二度、駅前で"].map(str::to_owned);
        let marked = |at: usize| Words::marking(&texts[at], &different(at, &texts), Lang::Ja).text;
        assert_eq!(marked(0), "月に【二】度、【市役所】で");
        assert_eq!(marked(1), "月に【三】度、市役所で");
        assert_eq!(marked(2), "月に二度、【駅前】で");
        assert!(different(0, &[]).is_empty());
    }
}
