//! What is found over all sessions, as a list over Home: open actions by their day, or what was said with some words. It
//! grows while the files are read; nothing that is selected moves.

mod actions;
mod words;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::action::Action;
use crate::app::choice::{FILTER_COLUMNS, Picked};
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::message::Effect;
use crate::app::model::View;
use crate::app::scroll::{Row, Scroll};
use crate::app::sweep::{self, Found, Holding, Of, Sweep};
use crate::domain::RecordId;
use crate::i18n::{Lang, Trouble, date};
use crate::text::Buffer;

use actions::Promises;
use words::Saying;

/// Rows that are listed at most; words narrow further.
const MOST: usize = 200;
/// Files that cannot be read and are named; further ones are counted.
const NAMED: usize = 8;
/// What stands between the parts of what is told beside something.
const BESIDE: &str = "  ";
/// Rows above the list: the line, and a blank one.
const HEAD: u16 = 2;

/// Where something stands: its file and its record.
pub type Place = (PathBuf, RecordId);

/// The list.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is typed: words to be looked for, or what the actions are narrowed by.
    pub line: Buffer,
    /// The rows.
    pub list: Scroll<Place>,
    held: Held,
    /// The sweep that is awaited.
    number: u64,
    /// How many files are still to be read.
    left: usize,
    /// The files that cannot be read: their names and why.
    troubles: Vec<(String, Trouble)>,
}

/// What was found.
#[derive(Clone, Debug)]
enum Held {
    /// The actions.
    Actions(Promises),
    /// What was said; none before anything was looked for.
    Words(Option<String>, Saying),
}

/// What it is shown with.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// The language.
    pub lang: Lang,
    /// The day it is.
    pub today: NaiveDate,
    /// What may be shown.
    pub view: View,
    /// Columns and rows of the window.
    pub size: (u16, u16),
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// This is to be shown.
    Chosen(Place),
    /// These words are to be looked for.
    Look(String),
}

impl Page {
    /// The actions that are open; they are told as the files are read.
    #[must_use]
    pub fn actions(number: u64, files: Vec<PathBuf>, around: Around) -> (Self, Effect) {
        Self::begin(Held::Actions(Promises::default()), Buffer::new(), number, Of::Actions, files, around)
    }

    /// What was said with some words.
    #[must_use]
    pub fn words(typed: &str, number: u64, files: Vec<PathBuf>, around: Around) -> (Self, Option<Effect>) {
        let line = Buffer::from_text(typed);
        if sweep::said::words(typed).is_empty() {
            let held = Held::Words(None, Saying::default());
            let (mut page, _) = Self::begin(held, line, number, Of::Words(String::new()), Vec::new(), around);
            page.left = 0;
            page.lay_out(around);
            return (page, None);
        }
        let held = Held::Words(Some(typed.to_owned()), Saying::default());
        let (page, effect) = Self::begin(held, line, number, Of::Words(typed.to_owned()), files, around);
        (page, Some(effect))
    }

    fn begin(
        held: Held,
        line: Buffer,
        number: u64,
        of: Of,
        files: Vec<PathBuf>,
        around: Around,
    ) -> (Self, Effect) {
        let list = Scroll::new("", Vec::new());
        let mut page = Self { line, list, held, number, left: files.len(), troubles: Vec::new() };
        page.lay_out(around);
        (page, Effect::Sweep(Box::new(Sweep { number, files, of, lang: around.lang })))
    }

    /// Reads the files once more; what was found stays until something newer is known of it.
    pub fn again(&mut self, number: u64, files: Vec<PathBuf>, lang: Lang) -> Option<Effect> {
        let of = match &self.held {
            Held::Actions(_) => Of::Actions,
            Held::Words(looked, _) => Of::Words(looked.clone()?),
        };
        (self.number, self.left) = (number, files.len());
        self.troubles.clear();
        Some(Effect::Sweep(Box::new(Sweep { number, files, of, lang })))
    }

    /// Whether it lists what was said, and not the actions.
    #[must_use]
    pub fn is_words(&self) -> bool {
        matches!(self.held, Held::Words(..))
    }

    /// Whether Enter looks for what was typed, rather than opening what is selected.
    #[must_use]
    pub fn is_to_look(&self) -> bool {
        let typed = self.line.text().trim();
        matches!(&self.held, Held::Words(looked, _) if !typed.is_empty() && looked.as_deref() != Some(typed))
    }

    /// Takes what some files hold; answers to an earlier question are dropped.
    pub fn swept(&mut self, number: u64, found: Vec<Found>, left: usize, around: Around) {
        if number != self.number {
            return;
        }
        self.left = left;
        for Found { path, held } in found {
            match (held, &mut self.held) {
                (Ok(Holding::Actions(promised, erased)), Held::Actions(all)) => {
                    all.take(&path, promised, &erased);
                }
                (Ok(Holding::Said(said)), Held::Words(_, all)) => all.take(&path, said),
                (Ok(_), _) => {}
                // one that went meanwhile holds nothing
                (Err(Trouble::NotFound), _) => {}
                (Err(trouble), _) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    self.troubles.push((name, trouble));
                }
            }
        }
        self.lay_out(around);
    }

    /// Lists what was found, as it is to be shown now.
    pub fn lay_out(&mut self, around: Around) {
        let lang = around.lang;
        let typed = self.line.text().to_owned();
        let (mut rows, told, withheld) = match &self.held {
            Held::Actions(all) => all.rows(&typed, around),
            Held::Words(_, all) => all.rows(around),
        };
        let looked = match &self.held {
            Held::Actions(_) => true,
            Held::Words(looked, _) => looked.is_some(),
        };
        if told == 0 {
            rows.push(Row::text(match &self.held {
                _ if self.left > 0 => lang.found_reading(),
                Held::Actions(_) if typed.is_empty() => lang.found_no_actions(),
                Held::Words(None, _) => lang.found_type_words(),
                _ => lang.found_nothing(),
            }));
        }
        let mut tail: Vec<String> = Vec::new();
        if told > MOST {
            tail.push(lang.found_more(MOST, told));
        }
        if withheld > 0 && looked {
            tail.push(lang.found_withheld(withheld));
        }
        if self.left == 0 {
            for (name, trouble) in self.troubles.iter().take(NAMED) {
                let told = lang.trouble(trouble, name);
                tail.push(lang.in_two(&told.what, &told.next));
            }
            if self.troubles.len() > NAMED {
                tail.push(lang.found_more_unread(self.troubles.len() - NAMED));
            }
        }
        rows.extend(tail.into_iter().map(Row::text));
        let mut list = Scroll::new(self.title(told, lang), rows).unnumbered();
        list.head = HEAD;
        self.list = list.following(&self.list, around.size);
    }

    fn title(&self, told: usize, lang: Lang) -> String {
        let title = match &self.held {
            Held::Actions(_) => lang.found_actions(told),
            Held::Words(None, _) => lang.found_words_title().to_owned(),
            Held::Words(Some(_), _) => lang.found_words(told),
        };
        if self.left > 0 { format!("{title}  {}", lang.home_still(self.left)) } else { title }
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, around: Around) -> Outcome {
        match input {
            Input::Text(typed) | Input::Paste(typed) => {
                self.line.insert(&typed.replace('\n', " "));
                self.typed(around);
            }
            Input::Resize(..) => self.lay_out(around),
            Input::Key(key) => match keymap::action(Context::Found, *key) {
                Some(Action::NextPage) => self.page(true, around),
                Some(Action::PreviousPage) => self.page(false, around),
                Some(Action::Confirm) if self.is_to_look() => {
                    return Outcome::Look(self.line.text().trim().to_owned());
                }
                Some(Action::Undo) => {
                    self.line.undo();
                    self.typed(around);
                }
                Some(Action::Up | Action::Down | Action::Confirm | Action::Back) => {
                    match self.list.input(input, around.size) {
                        Picked::Chosen(place) => return Outcome::Chosen(place),
                        Picked::Left => return Outcome::Left,
                        _ => {}
                    }
                }
                _ => {
                    if line::key(&mut self.line, *key, FILTER_COLUMNS) {
                        self.typed(around);
                    }
                }
            },
        }
        Outcome::Open
    }

    /// What was typed narrows the actions at once; words are looked for when they are entered.
    fn typed(&mut self, around: Around) {
        if !self.is_words() {
            self.lay_out(around);
        }
    }

    fn page(&mut self, down: bool, around: Around) {
        let step = usize::from(self.list.room(around.size) / 2).max(1);
        let at = self.list.at();
        self.list.select(if down { at + step } else { at.saturating_sub(step) }, around.size);
    }
}

/// A meeting by its title and its day.
fn meeting(title: &str, day: &str, lang: Lang) -> String {
    let day = date::stored(day).map(|day| date::short(lang, day)).unwrap_or_default();
    [title, &day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
