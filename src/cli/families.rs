//! Reading any number of session files for a subcommand: with a line of progress where somebody looks on, and at the end
//! what could not be read and what held nothing more.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::message::{self, Failure};
use super::settings::Settings;
use super::source;
use crate::i18n::Lang;
use crate::store::families::{self, United};
use crate::store::{self, Shelf, Trouble, walk};
use crate::text::width;

/// How many copies are named; of more it is told how many they are.
const NAMED: usize = 20;

/// What there is to say of files that were read.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// How many were read.
    pub(super) files: usize,
    /// How many could not be read.
    pub(super) unread: usize,
    /// Files that hold nothing that others do not hold.
    pub(super) copies: Vec<PathBuf>,
}

impl Told {
    /// Done, or a failure that says how many files are missing in what was written.
    pub(super) fn end(&self, lang: Lang) -> Result<(), Failure> {
        if self.unread == 0 {
            return Ok(());
        }
        let (what, next) = (lang.stats_unread(self.unread), lang.stats_unread_next().to_owned());
        Err(Failure { what, shown: String::new(), next })
    }
}

/// Reads what lies at and below some places, a family at a time; `work` is done on all cores, what comes of it is taken in
/// the order of the names.
pub(super) fn each<R: Send>(
    settings: &Settings,
    places: &[PathBuf],
    work: impl Fn(&United) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) -> Told {
    let lang = settings.lang;
    let mut progress = Progress::new();
    let found = walk::find(places);
    let count = found.files.len();
    let gathered =
        families::gather(found, |done| progress.tell(done, count, |a, b| lang.stats_looking(a, b)));
    let (mut told, mut troubles) = (Told::default(), gathered.troubles);
    let shelf = Shelf::new(&store::real(), &settings.state);
    let all = gathered.families.len();
    let mut done = 0;
    let read = |united: United| {
        let result = work(&united);
        let United { files, troubles, copies, .. } = united;
        (result, files, troubles, copies)
    };
    families::each(&gathered.families, &shelf, read, |(result, files, bad, copies)| {
        told.files += files;
        told.copies.extend(copies);
        troubles.extend(bad);
        done += 1;
        progress.tell(done, all, |a, b| lang.stats_reading(a, b));
        take(result)
    });
    progress.clear();
    told.unread = troubles.len();
    told.copies.sort();
    say(lang, &troubles, &told.copies, &gathered.links);
    told
}

/// Names what could not be read, what was passed over, and why.
fn say(lang: Lang, troubles: &[Trouble], copies: &[PathBuf], links: &[PathBuf]) {
    for trouble in troubles {
        message::tell(&source::failure(lang, &trouble.path, trouble));
    }
    for link in links {
        source::tell(lang.stats_link(&link.display().to_string()));
    }
    for copy in copies.iter().take(NAMED) {
        source::tell(lang.stats_copy(&source::name(lang, copy)));
    }
    if copies.len() > NAMED {
        source::tell(lang.stats_copies_more(copies.len() - NAMED));
    }
}

/// A line on standard error that is written over, where that is a terminal.
struct Progress {
    shows: bool,
    /// Which hundredth was told last.
    last: Option<usize>,
    /// How many columns the line has.
    columns: usize,
}

impl Progress {
    fn new() -> Self {
        Self { shows: io::stderr().is_terminal(), last: None, columns: 0 }
    }

    fn tell(&mut self, done: usize, all: usize, words: impl Fn(usize, usize) -> String) {
        let part = done * 100 / all.max(1);
        if self.shows && all > 1 && self.last != Some(part) {
            self.last = Some(part);
            self.write(&words(done, all));
        }
    }

    fn clear(&mut self) {
        if self.columns > 0 {
            self.write("");
            let _ = write!(io::stderr().lock(), "\r");
        }
    }

    /// Blanks cover what is left of the line before; consoles of every age know these.
    fn write(&mut self, line: &str) {
        let columns = width(line);
        let blank = " ".repeat(self.columns.saturating_sub(columns));
        self.columns = columns;
        let _ = write!(io::stderr().lock(), "\r{line}{blank}");
    }
}

/// Whether what is named is a folder.
pub(super) fn is_folder(place: &Path) -> bool {
    place.is_dir()
}
