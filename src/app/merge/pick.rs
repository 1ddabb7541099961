//! Choosing the files that are to be taken in: out of the library, or by naming a place (a USB stick, a shared folder).

use std::path::PathBuf;

use super::place;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::home::Listing;
use crate::app::input::Input;
use crate::app::open::Copies;
use crate::i18n::{Lang, date};
use crate::text;

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of the list.
    File(PathBuf),
    /// A place that was typed.
    Place(PathBuf),
}

/// The list of files, over the screen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The session they are to go into.
    pub into: PathBuf,
    /// The list.
    pub choice: Choice<Source>,
    /// Whether the chosen files are being read.
    pub reading: bool,
    ticked: Vec<PathBuf>,
    library: Vec<Listing>,
    /// Copies of the session that were found beside it.
    copies: Vec<PathBuf>,
    /// A folder that was named, and what it holds.
    folder: Option<(PathBuf, Vec<Listing>)>,
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// These are to be read.
    Read(Vec<PathBuf>),
}

impl Pick {
    /// Opens the list; the library may not have been read yet.
    #[must_use]
    pub fn open(into: PathBuf, library: Option<&[Listing]>, copies: Copies, lang: Lang) -> Self {
        let choice = Choice::new(lang.intake_pick(), Vec::new()).about(lang.intake_pick_about()).narrowed();
        let library = library.map(<[Listing]>::to_vec).unwrap_or_default();
        let Copies { all: copies, fresh: ticked } = copies;
        let mut pick = Self { into, choice, reading: false, ticked, library, copies, folder: None };
        pick.narrow(lang);
        pick
    }

    /// The list of files that were ticked elsewhere and are being read.
    #[must_use]
    pub fn of(into: PathBuf, ticked: Vec<PathBuf>, library: Option<&[Listing]>, lang: Lang) -> Self {
        let mut pick = Self::open(into, library, Copies::default(), lang);
        (pick.ticked, pick.reading) = (ticked, true);
        pick.narrow(lang);
        pick
    }

    /// The library was read; the row that was selected stays selected.
    pub fn listed(&mut self, library: &[Listing], lang: Lang) {
        let selected = self.choice.rows.get(self.choice.at).map(|row| row.value.clone());
        self.library = library.to_vec();
        self.narrow(lang);
        let at = self.choice.rows.iter().position(|row| Some(&row.value) == selected.as_ref());
        self.choice.at = at.unwrap_or(0);
    }

    /// A folder that was named was read.
    pub fn in_folder(&mut self, folder: PathBuf, sessions: &[Listing], lang: Lang) {
        self.reading = false;
        self.choice.filter = Some(text::Buffer::new());
        self.choice.about = lang.intake_pick_folder(&folder.display().to_string());
        self.folder = Some((folder, sessions.to_vec()));
        self.narrow(lang);
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, lang: Lang) -> Outcome {
        match self.choice.input(input) {
            Picked::Chosen(_) if self.reading => {}
            Picked::Chosen(chosen) => {
                self.reading = true;
                return Outcome::Read(match chosen {
                    // whoever names one means that one
                    Source::Place(place) => vec![place],
                    Source::File(file) => {
                        let ticked = self.ticked_here();
                        if ticked.is_empty() { vec![file] } else { ticked }
                    }
                });
            }
            Picked::Ticked(Source::File(file)) => {
                match self.ticked.iter().position(|ticked| *ticked == file) {
                    Some(at) => _ = self.ticked.remove(at),
                    None => self.ticked.push(file),
                }
                let at = self.choice.at;
                self.narrow(lang);
                self.choice.at = at;
            }
            Picked::Narrowed => self.narrow(lang),
            // out of the folder first
            Picked::Left if self.folder.take().is_some() => self.narrow(lang),
            Picked::Left => return Outcome::Left,
            _ => {}
        }
        Outcome::Open
    }

    /// What is ticked: in a folder that was named, the files of that folder.
    fn ticked_here(&self) -> Vec<PathBuf> {
        let is_here = |file: &&PathBuf| {
            self.folder.as_ref().is_none_or(|(_, held)| held.iter().any(|listing| listing.path == **file))
        };
        self.ticked.iter().filter(is_here).cloned().collect()
    }

    fn narrow(&mut self, lang: Lang) {
        let typed = self.choice.typed().to_owned();
        let place = place::read(&typed);
        let typed = if place.is_some() { "" } else { typed.as_str() };
        let sessions = self.folder.as_ref().map_or(&self.library, |(_, sessions)| sessions);
        let matching = |listing: &&Listing| {
            listing.path != self.into
                && listing.titles.iter().chain([&listing.name]).any(|name| text::find(name, typed))
        };
        let named = place.map(|place| {
            let label = lang.intake_pick_place(&place.display().to_string());
            Row::new(Source::Place(place), label)
        });
        let files = sessions.iter().filter(matching).filter(|listing| !self.copies.contains(&listing.path));
        let files = files.map(|listing| self.row(listing, lang));
        let copies = self.copies.iter().filter(|_| self.folder.is_none()).map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let ticked = Some(self.ticked.contains(path));
            Row { note: lang.intake_copy().into(), ticked, ..Row::new(Source::File(path.clone()), name) }
        });
        let copies = copies.filter(|row| text::find(&row.label, typed));
        let rows: Vec<_> = named.into_iter().chain(copies).chain(files).collect();
        self.choice.says_why = self.folder.is_none() && rows.is_empty() && typed.is_empty();
        if self.folder.is_none() {
            let about = if self.choice.says_why { lang.intake_pick_none() } else { lang.intake_pick_about() };
            about.clone_into(&mut self.choice.about);
        }
        self.choice.set_rows(rows);
    }

    fn row(&self, listing: &Listing, lang: Lang) -> Row<Source> {
        let title = listing.titles.first().filter(|title| !title.is_empty());
        let note = match (&listing.trouble, listing.date) {
            (Some(_), _) => lang.home_unreadable().to_owned(),
            (None, Some(day)) => date::short(lang, day),
            (None, None) => String::new(),
        };
        let label = match title {
            Some(title) => format!("{}  {title}", listing.name),
            None => listing.name.clone(),
        };
        Row {
            note,
            ticked: Some(self.ticked.contains(&listing.path)),
            ..Row::new(Source::File(listing.path.clone()), label)
        }
    }
}
