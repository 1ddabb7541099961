//! The row at the top: what is open, and to the right what is saved, whether all is shown, whether it is a sample.

use super::GAP;
use crate::app::arrivals::names;
use crate::app::keymap::{self, Context};
use crate::app::model::View;
use crate::app::open::{Access, Saving, Stay};
use crate::app::region::Rect;
use crate::app::review::conflicts;
use crate::app::{Action, Model, Screen};
use crate::text::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::clock;

/// Columns of the title that words with a shorter form leave to it.
const TITLE: usize = 20;

/// A word to the right of the title.
struct Mark {
    word: String,
    /// What stands for it where there is little room.
    short: Option<String>,
    ink: Ink,
}

impl Mark {
    fn new(word: impl Into<String>, ink: Ink) -> Self {
        Self { word: word.into(), short: None, ink }
    }

    /// The same, with a shorter form.
    fn or(self, short: String) -> Self {
        Self { short: Some(short), ..self }
    }
}

/// Columns that words take.
fn taken(marks: &[Mark]) -> usize {
    marks.iter().map(|mark| width(&mark.word) + GAP).sum()
}

/// The words that stand whole in so many columns, in their shorter forms where the title would have no room.
fn fitting(mut marks: Vec<Mark>, columns: usize) -> Vec<Mark> {
    for at in (0..marks.len()).rev() {
        if taken(&marks) + TITLE > columns
            && let Some(mark) = marks.get_mut(at)
            && let Some(short) = mark.short.take()
        {
            mark.word = short;
        }
    }
    while taken(&marks) > columns {
        marks.pop();
    }
    marks
}

/// Paints the top row: the title, and to the right what is saved, whether all is shown, whether it is a sample.
pub fn header(model: &Model, title: &str, canvas: &mut Canvas) {
    let (columns, _) = canvas.size();
    canvas.fill(Rect::new(0, 0, columns, 1), Ink::Header);
    let mut end = columns.saturating_sub(1);
    for mark in marks(model, usize::from(columns), width(title)) {
        end = canvas.right(end, 0, &mark.word, mark.ink).saturating_sub(2);
    }
    canvas.short(1, 0, end.saturating_sub(1), title, Ink::Header);
    others(model, canvas);
}

/// Paints below the top row who else has the session open, by their labels.
fn others(model: &Model, canvas: &mut Canvas) {
    if let Some(open) = model.open.as_ref().filter(|open| !open.others.is_empty()) {
        let text = model.lang.others_here(&names(&open.others, &model.by, model.lang));
        canvas.right(canvas.size().0.saturating_sub(1), 1, &text, Ink::Quiet);
    }
}

/// What stands to the right of the title, from the right; the word for the file only where it takes nothing from it.
fn marks(model: &Model, columns: usize, title: usize) -> Vec<Mark> {
    let (Some(open), lang) = (&model.open, model.lang) else { return Vec::new() };
    let (word, ink) = match (open.access, open.saving()) {
        (Access::ReadOnly, _) => (lang.only_reading(), Ink::Alarm),
        (Access::Compared, _) => (lang.compare_mark(), Ink::Alarm),
        (Access::Writable, Saving::InFile | Saving::Saved) => (lang.saved(), Ink::Header),
        (Access::Writable, Saving::Underway) => (lang.saving(), Ink::Header),
        (Access::Writable, Saving::Failed(_)) => (lang.not_saved(), Ink::Alarm),
    };
    let (word, ink) = match (open.overlay(), open.saving()) {
        (Some(_), Saving::Failed(_)) | (None, _) => (word, ink),
        (Some(laid), _) if laid.stay == Stay::Taken => (lang.intake_mark_taken(), Ink::Alarm),
        (Some(_), _) => (lang.intake_mark_looked(), Ink::Alarm),
    };
    let mut marks = vec![Mark::new(word, ink)];
    marks.extend(time(model));
    if model.view == View::Desk {
        marks.push(Mark::new(lang.desk(), Ink::Alarm));
    }
    if model.screen == Screen::Worksheet && model.room.as_ref().is_some_and(|room| room.worksheet.on_paper) {
        marks.push(Mark::new(lang.paper_mark(), Ink::Alarm));
    }
    if open.sample {
        marks.push(Mark::new(lang.sample(), Ink::Header));
    }
    if let Some(room) = &model.room {
        let count = conflicts::count(&open.session, &room.worksheet, model.view);
        if count > 0 {
            let key = keymap::key_of(Context::Room, Action::Review).map(|key| key.label(lang));
            let word = lang.badge_conflicts(count);
            let whole = format!(" {} {word} ", key.unwrap_or_default());
            marks.push(Mark::new(whole, Ink::Waiting).or(format!(" {word} ")));
        }
    }
    let mut marks = fitting(marks, columns.saturating_sub(1));
    let more = width(lang.saved_to_file()).saturating_sub(width(word));
    if open.access_is_writable()
        && open.saving() == Saving::InFile
        && open.overlay().is_none()
        && taken(&marks) + more + title + GAP <= columns
        && let Some(first) = marks.first_mut()
    {
        lang.saved_to_file().clone_into(&mut first.word);
    }
    marks
}

/// The clock in figures and, when it should be noticed, in words.
fn time(model: &Model) -> Option<Mark> {
    let (room, open) = (model.room.as_ref()?, model.open.as_ref()?);
    let time = room.clock(model.screen, &open.session)?;
    let (words, ink) = clock::words(&time, model.now, model.lang);
    let figures = clock::passed(&time, model.now);
    Some(match words {
        Some(words) => Mark::new(format!("{figures} {words}"), ink).or(figures),
        None => Mark::new(figures, ink),
    })
}
