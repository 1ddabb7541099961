//! Choosing what came back from the agencies: files out of the usual folders, a place that is typed, or a pasted table.

use std::path::PathBuf;

use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::merge::place;
use crate::i18n::Lang;
use crate::text;

/// A file that could be one of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// The name of its folder.
    pub folder: String,
}

/// The list of files, over the screen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The list.
    pub choice: Choice<Source>,
    /// Whether the chosen files are being read.
    pub reading: bool,
    ticked: Vec<PathBuf>,
    /// What was found in the usual folders; none while they are looked through.
    found: Option<Vec<Found>>,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of the list.
    File(PathBuf),
    /// A file or a folder that was typed.
    Place(PathBuf),
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// These are to be read; a folder is all tables in it.
    Read(Vec<PathBuf>),
    /// A table was pasted.
    Pasted(String),
}

impl Pick {
    /// Opens the list.
    #[must_use]
    pub fn open(lang: Lang) -> Self {
        let choice = Choice::new(lang.submit_pick(), Vec::new()).about(lang.submit_looking()).narrowed();
        let mut pick = Self { choice, reading: false, ticked: Vec::new(), found: None };
        pick.narrow(lang);
        pick
    }

    /// The usual folders were looked through.
    pub fn found(&mut self, found: Vec<Found>, lang: Lang) {
        self.found = Some(found);
        self.narrow(lang);
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, lang: Lang) -> Outcome {
        if let Input::Paste(pasted) = input
            && is_table(pasted)
            && !self.reading
        {
            self.reading = true;
            return Outcome::Pasted(pasted.clone());
        }
        match self.choice.input(input) {
            Picked::Chosen(_) if self.reading => {}
            Picked::Chosen(chosen) => {
                self.reading = true;
                let mut files = self.ticked.clone();
                match chosen {
                    Source::Place(place) => files.push(place),
                    Source::File(file) if files.is_empty() => files.push(file),
                    Source::File(_) => {}
                }
                return Outcome::Read(files);
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
            Picked::Left => return Outcome::Left,
            _ => {}
        }
        Outcome::Open
    }

    fn narrow(&mut self, lang: Lang) {
        let typed = self.choice.typed().to_owned();
        let place = place::read(&typed);
        let typed = if place.is_some() { "" } else { typed.as_str() };
        let named = place.map(|place| {
            let label = lang.intake_pick_place(&place.display().to_string());
            Row::new(Source::Place(place), label)
        });
        let found = self.found.iter().flatten();
        let files = found.filter(|file| text::find(&file.name, typed)).map(|file| Row {
            note: file.folder.clone(),
            ticked: Some(self.ticked.contains(&file.path)),
            ..Row::new(Source::File(file.path.clone()), file.name.clone())
        });
        let rows: Vec<_> = named.into_iter().chain(files).collect();
        let about = match &self.found {
            None => lang.submit_looking(),
            Some(found) if found.is_empty() => lang.submit_pick_none(),
            Some(_) => lang.submit_pick_about(),
        };
        about.clone_into(&mut self.choice.about);
        self.choice.says_why = self.found.as_ref().is_none_or(Vec::is_empty);
        self.choice.set_rows(rows);
    }
}

/// Whether pasted text is a table rather than a place or a name.
fn is_table(pasted: &str) -> bool {
    let lines = pasted.trim_end().lines().count();
    pasted.contains('\t') || (lines > 1 && place::read(pasted.trim()).is_none())
}
