//! Home: the sessions of the library, and what can be begun.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::action::Action;
use super::choice::{Choice, Picked, Row};
use super::input::Input;
use super::keymap::{self, Context};
use super::line;
use super::message::Effect;
use super::notice::Notice;
use crate::i18n::{Lang, Trouble};
use crate::text::{self, Buffer};

/// One session file, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The file.
    pub path: PathBuf,
    /// The file's name.
    pub name: String,
    /// Titles of its meetings, the newest first.
    pub titles: Vec<String>,
    /// The day of its newest meeting.
    pub date: Option<NaiveDate>,
    /// How many agencies it has.
    pub agencies: usize,
    /// How many entries it has.
    pub entries: usize,
    /// How many actions are open.
    pub open_actions: usize,
    /// When the next meeting is, as a day or in words; empty where that is not known.
    pub next: String,
    /// Whether all in it is made up.
    pub fictional: bool,
    /// Why it cannot be read, where it cannot.
    pub trouble: Option<Trouble>,
    /// Whether the journal has something that did not get into the file last time.
    pub waiting: bool,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Make a new meeting.
    New,
    /// Practise on the sample.
    Practise,
    /// Open this session.
    Session(&'a Listing),
}

/// What can be done with a session from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open it.
    Open,
    /// Make a copy.
    Copy,
    /// Give the file another name.
    Rename,
    /// Put it away.
    Remove,
    /// Take other sessions into it.
    Merge,
    /// Prepare the meeting that comes after it.
    Next,
    /// Take what agencies handed in into it.
    Submit,
    /// Write it for other people.
    Export,
}

/// What is asked over the list.
#[derive(Clone, Debug)]
pub enum Popup {
    /// What to do with a session.
    Menu(PathBuf, Choice<Command>),
    /// Another name for a file.
    Rename(PathBuf, Buffer),
    /// Whether it is really to be put away.
    Remove(PathBuf, Choice<bool>),
    /// Whether a new file is to be made of what is left of a damaged one.
    Restore(PathBuf, Choice<bool>),
}

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct HomeScreen {
    /// The sessions, newest first; none while they are being read.
    pub sessions: Option<Vec<Listing>>,
    /// What was typed to narrow the list.
    pub search: Buffer,
    /// Which row is selected.
    pub at: usize,
    /// What is asked over the list.
    pub popup: Option<Popup>,
}

/// What the list wants beyond effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// The form of a new meeting.
    New,
    /// The command palette.
    Palette,
    /// Other sessions are to be taken into this one.
    Merge(PathBuf),
    /// The form of the meeting that comes after this one.
    Next(PathBuf),
    /// What agencies handed in is to be taken into this one.
    Submit(PathBuf),
    /// This one is to be written for other people.
    Export(PathBuf),
}

impl HomeScreen {
    /// The rows that show: what can be begun, then the sessions that match what was typed.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let typed = self.search.text();
        let matching = |listing: &&Listing| {
            listing.titles.iter().chain([&listing.name]).any(|name| text::find(name, typed))
        };
        let sessions = self.sessions.iter().flatten().filter(matching).map(Entry::Session);
        if typed.is_empty() {
            [Entry::New, Entry::Practise].into_iter().chain(sessions).collect()
        } else {
            sessions.collect()
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.popup {
            None => Context::Home,
            Some(Popup::Rename(..)) => Context::Editing,
            Some(Popup::Menu(..) | Popup::Remove(..) | Popup::Restore(..)) => Context::Choice,
        }
    }

    /// Takes what was read from the library; the row that was selected stays selected.
    pub fn listed(&mut self, sessions: Vec<Listing>) {
        let selected = self.selected();
        let first = self.sessions.is_none();
        self.sessions = Some(sessions);
        let at = selected.and_then(|path| self.position(&path));
        // at the first look the newest session is one key away
        self.at = at.unwrap_or(if first && self.at == 0 { 0 } else { self.at });
        self.at = self.at.min(self.entries().len().saturating_sub(1));
    }

    fn position(&self, path: &PathBuf) -> Option<usize> {
        self.entries()
            .iter()
            .position(|entry| matches!(entry, Entry::Session(listing) if listing.path == *path))
    }

    /// The session that is selected; none on a row that begins something.
    pub(super) fn selected(&self) -> Option<PathBuf> {
        match self.entries().get(self.at) {
            Some(Entry::Session(listing)) => Some(listing.path.clone()),
            _ => None,
        }
    }

    /// Asks whether a new file is to be made of what is left of a damaged one.
    pub fn ask_restore(&mut self, path: PathBuf, lang: Lang) {
        let rows = vec![Row::new(true, lang.home_restore()), Row::new(false, lang.home_leave())];
        self.popup = Some(Popup::Restore(path, Choice::new(lang.home_ask_restore(), rows)));
    }

    /// Takes an input.
    pub fn input(
        &mut self,
        input: &Input,
        lang: Lang,
        notice: &mut Option<Notice>,
        effects: &mut Vec<Effect>,
    ) -> Wish {
        if let Some(popup) = self.popup.take() {
            return self.answer(popup, input, lang, effects);
        }
        let last = self.entries().len().saturating_sub(1);
        match input {
            Input::Text(typed) | Input::Paste(typed) => {
                self.search.insert(&typed.replace('\n', " "));
                self.at = 0;
            }
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::Home, *key) {
                Some(Action::Up) => self.at = self.at.checked_sub(1).unwrap_or(last),
                Some(Action::Down) => self.at = if self.at >= last { 0 } else { self.at + 1 },
                Some(Action::Open) => match self.entries().get(self.at) {
                    Some(Entry::New) => return Wish::New,
                    Some(Entry::Practise) => effects.push(Effect::OpenSample),
                    Some(Entry::Session(listing)) => effects.push(Effect::Open(listing.path.clone())),
                    None => *notice = Some(Notice::calm(lang.home_nothing_found())),
                },
                Some(Action::Menu) if self.search.is_empty() => {
                    if let Some(path) = self.selected() {
                        self.popup = Some(Popup::Menu(path, menu(lang)));
                    }
                }
                Some(Action::Back) if self.search.is_empty() => return Wish::Palette,
                Some(Action::Back) => {
                    self.search = Buffer::new();
                    self.at = 0;
                }
                Some(Action::Undo) => {
                    self.search.undo();
                }
                _ => {
                    if line::key(&mut self.search, *key, super::choice::FILTER_COLUMNS) {
                        self.at = self.at.min(self.entries().len().saturating_sub(1));
                    }
                }
            },
        }
        Wish::None
    }

    fn answer(&mut self, popup: Popup, input: &Input, lang: Lang, effects: &mut Vec<Effect>) -> Wish {
        match popup {
            Popup::Menu(path, mut choice) => match choice.input(input) {
                Picked::Chosen(Command::Open) => effects.push(Effect::Open(path)),
                Picked::Chosen(Command::Next) => return Wish::Next(path),
                Picked::Chosen(Command::Submit) => return Wish::Submit(path),
                Picked::Chosen(Command::Export) => return Wish::Export(path),
                Picked::Chosen(Command::Copy) => effects.push(Effect::Copy(path)),
                Picked::Chosen(Command::Rename) => {
                    let stem =
                        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                    self.popup = Some(Popup::Rename(path, Buffer::from_text(&stem)));
                }
                Picked::Chosen(Command::Remove) => {
                    let rows = vec![Row::new(false, lang.home_keep()), Row::new(true, lang.home_put_away())];
                    let name =
                        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    let choice = Choice::new(lang.home_ask_remove(), rows).about(name);
                    self.popup = Some(Popup::Remove(path, choice));
                }
                Picked::Chosen(Command::Merge) => return Wish::Merge(path),
                Picked::Left => {}
                _ => self.popup = Some(Popup::Menu(path, choice)),
            },
            Popup::Remove(path, mut choice) => match choice.input(input) {
                Picked::Chosen(true) => effects.push(Effect::Remove(path)),
                Picked::Chosen(false) | Picked::Left => {}
                _ => self.popup = Some(Popup::Remove(path, choice)),
            },
            Popup::Restore(path, mut choice) => match choice.input(input) {
                Picked::Chosen(true) => effects.push(Effect::Restore(path)),
                Picked::Chosen(false) | Picked::Left => {}
                _ => self.popup = Some(Popup::Restore(path, choice)),
            },
            Popup::Rename(path, mut name) => {
                match input {
                    Input::Text(typed) | Input::Paste(typed) => name.insert(&typed.replace('\n', " ")),
                    Input::Key(key) => match keymap::action(Context::Editing, *key) {
                        Some(Action::Confirm) if name.text().trim().is_empty() => {}
                        Some(Action::Confirm) => {
                            effects.push(Effect::Rename(path, name.text().to_owned()));
                            return Wish::None;
                        }
                        Some(Action::Back) => return Wish::None,
                        Some(Action::Undo) => {
                            name.undo();
                        }
                        _ => {
                            line::key(&mut name, *key, super::choice::FILTER_COLUMNS);
                        }
                    },
                    Input::Resize(..) => {}
                }
                self.popup = Some(Popup::Rename(path, name));
            }
        }
        Wish::None
    }
}

fn menu(lang: Lang) -> Choice<Command> {
    let rows = vec![
        Row::new(Command::Open, lang.home_open()),
        Row::new(Command::Copy, lang.home_copy()),
        Row::new(Command::Rename, lang.home_rename()),
        Row::new(Command::Remove, lang.home_remove()),
        Row::new(Command::Merge, lang.home_merge()),
        Row::new(Command::Next, lang.home_next()),
        Row::new(Command::Submit, lang.home_submit()),
        Row::new(Command::Export, lang.home_export()),
    ];
    Choice::new(lang.home_menu(), rows)
}
