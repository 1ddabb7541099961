//! Home: the sessions of the library, and what can be begun.

pub mod found;
pub mod library;
pub mod stage;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use super::action::Action;
use super::choice::{Choice, Picked, Row};
use super::input::Input;
use super::keymap::{self, Context};
use super::line;
use super::message::Effect;
use super::model::View;
use super::region::Rect;
use crate::i18n::{Lang, Trouble, date};
use crate::text::Buffer;

pub use library::{Library, Listing};

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
    /// Lay the two ticked ones side by side.
    CompareTicked,
    /// Take the other ticked ones into the newest of them.
    MergeTicked,
    /// Write all ticked ones into one file.
    ExportTicked,
    /// Untick them.
    Untick,
}

/// What is asked over the list.
#[derive(Clone, Debug)]
pub enum Popup {
    /// What to do with a session, or with all that are ticked.
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
    /// The sessions; none while they are being looked for.
    pub library: Option<Library>,
    /// The folder whose sessions these are; empty where that is not known.
    pub folder: String,
    /// A folder that cannot be read: its name and why.
    pub trouble: Option<(String, Trouble)>,
    /// What was typed to narrow the list.
    pub search: Buffer,
    /// Which row is selected.
    pub at: usize,
    /// What is asked over the list.
    pub popup: Option<Popup>,
    /// The sessions that were ticked, to do something with all of them.
    pub ticked: BTreeSet<PathBuf>,
    /// What was looked up over all sessions, over the list.
    pub found: Option<Box<found::Page>>,
    /// What is shown as soon as its session is open, and to whom.
    pub(super) going: Option<(found::Place, View)>,
    /// The two sessions that are being read to be compared.
    pub(super) comparing: Option<[PathBuf; 2]>,
    /// How many times something was looked up.
    pub(super) sweeps: u64,
    /// The rows that show and were asked to be read first.
    asked: Vec<PathBuf>,
}

/// What the list wants beyond effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// The form of a new meeting.
    New,
    /// The menu of a row that has none: what can be done is to be said.
    NoMenu,
    /// The command palette.
    Palette,
    /// What was typed is to be found among what was said in all sessions.
    Find,
    /// The open actions of all sessions.
    Actions,
    /// Other sessions are to be taken into this one.
    Merge(PathBuf),
    /// These two are to be compared.
    Compare([PathBuf; 2]),
    /// These are to be written into one file for other people.
    ExportAll(Vec<PathBuf>),
    /// These sessions are to be taken into the first.
    MergeAll(PathBuf, Vec<PathBuf>),
    /// The form of the meeting that comes after this one.
    Next(PathBuf),
    /// What agencies handed in is to be taken into this one.
    Submit(PathBuf),
    /// This one is to be written for other people.
    Export(PathBuf),
}

impl HomeScreen {
    /// The sessions, the newest first; none while they are being looked for.
    #[must_use]
    pub fn sessions(&self) -> Option<&[Listing]> {
        self.library.as_ref().map(Library::all)
    }

    /// How many rows there are: what can be begun, then the sessions that match what was typed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.begins() + self.library.as_ref().map_or(0, |library| library.matching().len())
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of the rows.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<Entry<'_>> {
        match at.checked_sub(self.begins()) {
            None if at == 0 => Some(Entry::New),
            None => Some(Entry::Practise),
            Some(at) => self.library.as_ref()?.at(at).map(Entry::Session),
        }
    }

    /// How many rows begin something.
    fn begins(&self) -> usize {
        if self.search.is_empty() { 2 } else { 0 }
    }

    /// Whether another session has the title and the day of the one in this row.
    #[must_use]
    pub fn has_twin(&self, at: usize) -> bool {
        let library = self.library.as_ref().zip(at.checked_sub(self.begins()));
        library.is_some_and(|(library, at)| library.has_twin(at))
    }

    /// What is next for the session in this row: a few words, and a sentence.
    #[must_use]
    pub fn stage(&self, at: usize, today: &str, lang: Lang) -> Option<(String, String)> {
        let (Some(Entry::Session(listing)), Some(today)) = (self.entry(at), date::stored(today)) else {
            return None;
        };
        let goes_on = self.goes_on(at);
        Some((stage::short(listing, goes_on, today, lang), stage::told(listing, goes_on, today, lang)))
    }

    /// Whether another session has a later meeting of the one in this row.
    #[must_use]
    pub fn goes_on(&self, at: usize) -> bool {
        let library = self.library.as_ref().zip(at.checked_sub(self.begins()));
        library.is_some_and(|(library, at)| library.goes_on(at))
    }

    /// Where the list stands in a window of this size.
    #[must_use]
    pub fn area((columns, rows): (u16, u16)) -> Rect {
        Rect::new(1, 4, columns.saturating_sub(2), rows.saturating_sub(8))
    }

    /// The rows that show in a window of this size; the selected one is among them.
    #[must_use]
    pub fn window(&self, size: (u16, u16)) -> Range<usize> {
        let room = usize::from(Self::area(size).h).max(1);
        let from = (self.at + 1).saturating_sub(room);
        from..(from + room).min(self.len()).max(from)
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.popup {
            None if self.found.is_some() => Context::Found,
            None => Context::Home,
            Some(Popup::Rename(..)) => Context::Editing,
            Some(Popup::Menu(..) | Popup::Remove(..) | Popup::Restore(..)) => Context::Choice,
        }
    }

    /// Takes the files of the library, read or not; the row that was selected stays selected.
    pub fn listed(&mut self, sessions: Vec<Listing>) {
        self.trouble = None;
        self.asked.clear();
        self.changing(|home| home.library = Some(Library::new(sessions, home.search.text())));
    }

    /// Takes what was read of files; an answer about a file as it was before is passed over.
    pub fn read(&mut self, sessions: Vec<Listing>) {
        self.changing(|home| {
            if let Some(library) = &mut home.library {
                library.take(sessions, home.search.text());
            }
        });
    }

    /// Changes the list while the row that is selected stays selected.
    fn changing(&mut self, change: impl FnOnce(&mut Self)) {
        let selected = self.selected();
        change(self);
        let at = selected.and_then(|path| self.library.as_ref()?.position(&path));
        if let Some(library) = &self.library {
            self.ticked.retain(|path| library.all().iter().any(|listing| listing.path == *path));
        }
        self.at = at.map_or(self.at, |at| at + self.begins()).min(self.len().saturating_sub(1));
    }

    /// Of the sessions that are ticked the one with the newest meeting; none while fewer than two are.
    fn newest_ticked(&self) -> Option<&Listing> {
        let ticked = self.sessions()?.iter().filter(|listing| self.ticked.contains(&listing.path));
        // the first of the list where days are the same
        let newest = ticked.rev().max_by_key(|listing| listing.date)?;
        (self.ticked.len() > 1).then_some(newest)
    }

    fn menu_of_ticked(&self, into: &Listing, lang: Lang) -> Choice<Command> {
        let two = (self.ticked.len() == 2).then(|| Row::new(Command::CompareTicked, lang.home_compare()));
        let merge = Row::new(Command::MergeTicked, lang.home_merge_ticked(&into.name, self.ticked.len() - 1));
        let export = Row::new(Command::ExportTicked, lang.home_export_ticked());
        let untick = Row::new(Command::Untick, lang.home_untick());
        let rows = two.into_iter().chain([merge, export, untick]).collect();
        Choice::new(lang.home_menu_of_ticked(self.ticked.len()), rows)
    }

    fn narrow(&mut self) {
        if let Some(library) = &mut self.library {
            library.narrow(self.search.text());
        }
        self.at = self.at.min(self.len().saturating_sub(1));
    }

    /// The rows that show and are not read yet, where they were not asked for already: they are to be read first.
    pub(super) fn wanted(&mut self, size: (u16, u16)) -> Option<Effect> {
        let shown = self.window(size).filter_map(|at| match self.entry(at) {
            Some(Entry::Session(listing)) if !listing.is_read => Some(listing.path.clone()),
            _ => None,
        });
        let shown: Vec<PathBuf> = shown.collect();
        if shown.is_empty() || shown == self.asked {
            return None;
        }
        self.asked.clone_from(&shown);
        Some(Effect::ReadFirst(shown))
    }

    /// The session that is selected; none on a row that begins something.
    pub(super) fn selected(&self) -> Option<PathBuf> {
        match self.entry(self.at) {
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
        (lang, size): (Lang, (u16, u16)),
        effects: &mut Vec<Effect>,
    ) -> Wish {
        if let Some(popup) = self.popup.take() {
            return self.answer(popup, input, lang, effects);
        }
        let last = self.len().saturating_sub(1);
        let page = usize::from(Self::area(size).h).max(1);
        match input {
            Input::Text(typed) | Input::Paste(typed) => {
                self.search.insert(&typed.replace('\n', " "));
                self.at = 0;
                self.narrow();
            }
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::Home, *key) {
                Some(Action::Up) => self.at = self.at.checked_sub(1).unwrap_or(last),
                Some(Action::Down) => self.at = if self.at >= last { 0 } else { self.at + 1 },
                Some(Action::NextPage) => self.at = (self.at + page).min(last),
                Some(Action::PreviousPage) => self.at = self.at.saturating_sub(page),
                Some(Action::Open) => match self.entry(self.at) {
                    Some(Entry::New) => return Wish::New,
                    Some(Entry::Practise) => effects.push(Effect::OpenSample),
                    Some(Entry::Session(listing)) => effects.push(Effect::Open(listing.path.clone())),
                    None => return Wish::Find,
                },
                Some(Action::Menu) if self.search.caret() == self.search.text().len() => {
                    if let Some(into) = self.newest_ticked() {
                        self.popup = Some(Popup::Menu(into.path.clone(), self.menu_of_ticked(into, lang)));
                    } else if let Some(path) = self.selected() {
                        self.popup = Some(Popup::Menu(path, menu(lang)));
                    } else if self.entry(self.at).is_some() {
                        return Wish::NoMenu;
                    }
                }
                Some(Action::Find) => return Wish::Find,
                Some(Action::Actions) => return Wish::Actions,
                Some(Action::Tick) => {
                    if let Some(path) = self.selected()
                        && !self.ticked.remove(&path)
                    {
                        self.ticked.insert(path);
                    }
                }
                Some(Action::Back) if self.search.is_empty() && !self.ticked.is_empty() => {
                    self.ticked.clear();
                }
                Some(Action::Back) if self.search.is_empty() => return Wish::Palette,
                Some(Action::Back) => {
                    self.search = Buffer::new();
                    self.at = 0;
                    self.narrow();
                }
                Some(Action::Undo) => {
                    self.search.undo();
                    self.narrow();
                }
                _ => {
                    if line::key(&mut self.search, *key, super::choice::FILTER_COLUMNS) {
                        self.narrow();
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
                Picked::Chosen(Command::CompareTicked) => {
                    let other = self.ticked.iter().find(|other| **other != path).cloned();
                    return other.map_or(Wish::None, |other| Wish::Compare([other, path]));
                }
                Picked::Chosen(Command::MergeTicked) => {
                    let others = self.ticked.iter().filter(|other| **other != path).cloned().collect();
                    return Wish::MergeAll(path, others);
                }
                Picked::Chosen(Command::ExportTicked) => {
                    return Wish::ExportAll(self.ticked.iter().cloned().collect());
                }
                Picked::Chosen(Command::Untick) => self.ticked.clear(),
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
