//! The sessions of the library, and those among them that match what was typed: kept ready, so that a key is a matter of the
//! rows that show, however many sessions there are.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::RecordId;
use crate::domain::stage::Outlook;
use crate::i18n::Trouble;
use crate::text::fold;

/// One session file, as the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The file.
    pub path: PathBuf,
    /// The file's name, with the folder it is in where that is one of the library.
    pub name: String,
    /// The file as it was seen: an answer about another stamp is about the file as it was before.
    pub stamp: Stamp,
    /// The day the file was written.
    pub written: Option<NaiveDate>,
    /// Whether what follows was read of it.
    pub is_read: bool,
    /// Titles of its meetings, the newest first.
    pub titles: Vec<String>,
    /// The day of its newest meeting.
    pub date: Option<NaiveDate>,
    /// How many agencies it has.
    pub agencies: usize,
    /// How many entries it has.
    pub entries: usize,
    /// Its meetings, the newest last.
    pub meetings: Vec<Held>,
    /// What decides what is next.
    pub outlook: Outlook,
    /// How many actions it has, told of or not.
    pub actions: usize,
    /// How many of them are open.
    pub open_actions: usize,
    /// When the next meeting is, as a day or in words; empty where that is not known.
    pub next: String,
    /// Whether all in it is made up.
    pub fictional: bool,
    /// Why it cannot be read, where it cannot.
    pub trouble: Option<Trouble>,
    /// Whether something did not get into the file last time: the journal has it, or it was taken in and not kept.
    pub waiting: bool,
}

/// A meeting of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Its records: more than one where it was made twice.
    pub records: Vec<RecordId>,
    /// The records of the meetings it comes after.
    pub after: Vec<RecordId>,
}

/// By what a change of a file is known: its bytes, and when it was written, in microseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp(pub u64, pub Option<u64>);

/// The sessions, in the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Library {
    all: Vec<Listing>,
    /// What is searched of each, folded.
    keys: Vec<String>,
    /// Whether another has the same title and day.
    twins: Vec<bool>,
    /// Whether another has a later meeting of it.
    goes_on: Vec<bool>,
    /// Those that match what was typed.
    matching: Vec<usize>,
}

impl Library {
    /// The files that were found, of which those show that match what was typed.
    #[must_use]
    pub fn new(all: Vec<Listing>, typed: &str) -> Self {
        let keys = all.iter().map(key).collect();
        let mut library = Self { all, keys, ..Self::default() };
        library.settle(typed);
        library
    }

    /// Takes what was read of some files. One that was changed or put away meanwhile is passed over; one that is not there
    /// any more goes.
    pub fn take(&mut self, read: Vec<Listing>, typed: &str) {
        let mut read: HashMap<PathBuf, Listing> =
            read.into_iter().map(|listing| (listing.path.clone(), listing)).collect();
        let mut gone = false;
        for (known, key_of) in self.all.iter_mut().zip(&mut self.keys) {
            let Some(new) = read.remove(&known.path).filter(|new| new.stamp == known.stamp) else { continue };
            gone |= new.trouble == Some(Trouble::NotFound);
            *known = Listing { waiting: known.waiting, ..new };
            *key_of = key(known);
        }
        if gone {
            self.all.retain(|listing| listing.waiting || listing.trouble != Some(Trouble::NotFound));
            self.keys = self.all.iter().map(key).collect();
        }
        self.settle(typed);
    }

    fn settle(&mut self, typed: &str) {
        let mut count: HashMap<(&str, Option<NaiveDate>), usize> = HashMap::new();
        for listing in &self.all {
            if let Some(title) = listing.titles.first() {
                *count.entry((title, listing.date)).or_default() += 1;
            }
        }
        let has_twin = |listing: &Listing| {
            let title = listing.titles.first();
            title.is_some_and(|title| count.get(&(title.as_str(), listing.date)).is_some_and(|n| *n > 1))
        };
        self.twins = self.all.iter().map(has_twin).collect();
        self.goes_on = goes_on(&self.all);
        self.narrow(typed);
    }

    /// Shows those that match what was typed: a part of a title or of the file's name.
    pub fn narrow(&mut self, typed: &str) {
        let typed = fold(typed);
        let matching = self.keys.iter().enumerate().filter(|(_, key)| key.contains(&typed));
        self.matching = matching.map(|(at, _)| at).collect();
    }

    /// All of them, in order.
    #[must_use]
    pub fn all(&self) -> &[Listing] {
        &self.all
    }

    /// Those that match what was typed, by their places among all.
    #[must_use]
    pub fn matching(&self) -> &[usize] {
        &self.matching
    }

    /// One of those that match.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<&Listing> {
        self.matching.get(at).and_then(|at| self.all.get(*at))
    }

    /// Whether another session than this one, of those that match, has the same title and day.
    #[must_use]
    pub fn has_twin(&self, at: usize) -> bool {
        self.matching.get(at).and_then(|at| self.twins.get(*at)).is_some_and(|has| *has)
    }

    /// Whether another session has a later meeting of one of those that match.
    #[must_use]
    pub fn goes_on(&self, at: usize) -> bool {
        self.matching.get(at).and_then(|at| self.goes_on.get(*at)).is_some_and(|on| *on)
    }

    /// Where a file stands among those that match.
    #[must_use]
    pub fn position(&self, path: &Path) -> Option<usize> {
        self.matching.iter().position(|at| self.all.get(*at).is_some_and(|listing| listing.path == path))
    }

    /// How many are not read yet.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.all.iter().filter(|listing| !listing.is_read).count()
    }
}

/// Of which sessions another one has a later meeting, that they have not themselves.
fn goes_on(all: &[Listing]) -> Vec<bool> {
    let mut later: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
    for meeting in all.iter().flat_map(|listing| &listing.meetings) {
        for before in &meeting.after {
            later.entry(*before).or_default().extend(&meeting.records);
        }
    }
    let goes_on = |listing: &Listing| {
        let held: Vec<RecordId> =
            listing.meetings.iter().flat_map(|meeting| meeting.records.iter().copied()).collect();
        held.iter().filter_map(|id| later.get(id)).flatten().any(|after| !held.contains(after))
    };
    all.iter().map(goes_on).collect()
}

/// What is searched of a session; what was typed never holds what stands between.
fn key(listing: &Listing) -> String {
    let names = listing.titles.iter().chain([&listing.name]);
    names.map(|name| fold(name)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Listing {
        Listing { path: name.into(), name: name.to_owned(), stamp: Stamp(1, Some(1)), ..Listing::default() }
    }

    fn read(name: &str, title: &str) -> Listing {
        Listing { is_read: true, titles: vec![title.to_owned()], ..file(name) }
    }

    fn names(library: &Library) -> Vec<&str> {
        (0..library.matching().len()).filter_map(|at| library.at(at)).map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn titles_are_searched_as_they_come_in_and_names_from_the_first() {
        let mut library = Library::new(vec![file("a.ron"), file("ｻﾎﾟｽﾃ.ron"), file("c.ron")], "さぽ");
        assert_eq!((names(&library), library.unread()), (vec!["ｻﾎﾟｽﾃ.ron"], 3));
        library.take(vec![read("c.ron", "サポステとの会議")], "さぽ");
        assert_eq!((names(&library), library.unread()), (vec!["ｻﾎﾟｽﾃ.ron", "c.ron"], 2));
        library.narrow("");
        assert_eq!(names(&library), ["a.ron", "ｻﾎﾟｽﾃ.ron", "c.ron"]);
        // never across two names
        library.narrow("会議c");
        assert!(names(&library).is_empty());
    }

    #[test]
    fn an_answer_about_the_file_as_it_was_before_is_passed_over() {
        let mut library = Library::new(vec![file("a.ron")], "");
        let old = Listing { stamp: Stamp(9, Some(1)), ..read("a.ron", "前の題") };
        library.take(vec![old, read("b.ron", "もう無い")], "");
        assert_eq!((library.unread(), library.all().len()), (1, 1));
        library.take(vec![read("a.ron", "今の題")], "");
        assert_eq!(library.all()[0].titles, ["今の題"]);
    }

    #[test]
    fn a_file_that_vanished_goes_unless_something_of_it_waits() {
        let waits = Listing { waiting: true, ..file("b.ron") };
        let mut library = Library::new(vec![file("a.ron"), waits, file("c.ron")], "");
        let gone = |name: &str| Listing { trouble: Some(Trouble::NotFound), is_read: true, ..file(name) };
        library.take(vec![gone("a.ron"), gone("b.ron")], "");
        assert_eq!(names(&library), ["b.ron", "c.ron"]);
        library.narrow("c");
        assert_eq!(names(&library), ["c.ron"]);
    }

    #[test]
    fn a_session_goes_on_where_another_has_a_later_meeting_that_it_has_not_itself() {
        let (first, second) = (RecordId::MIN, RecordId::MAX);
        let one = Held { records: vec![first], after: Vec::new() };
        let two = Held { records: vec![second], after: vec![first] };
        let holding = |name: &str, meetings: &[&Held]| Listing {
            meetings: meetings.iter().map(|held| (*held).clone()).collect(),
            ..read(name, name)
        };
        let all = vec![holding("a", &[&one]), holding("b", &[&two]), holding("c", &[&one, &two]), file("d")];
        let library = Library::new(all.clone(), "");
        assert_eq!([0, 1, 2, 3].map(|at| library.goes_on(at)), [true, false, false, false]);
        assert!(!Library::new(all[..1].to_vec(), "").goes_on(0));
    }

    #[test]
    fn twins_are_told_by_title_and_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21);
        let dated = |name: &str, date| Listing { date, ..read(name, "会議") };
        let library = Library::new(vec![dated("a", day), dated("b", day), dated("c", None), file("d")], "");
        assert_eq!([0, 1, 2, 3].map(|at| library.has_twin(at)), [true, true, false, false]);
    }
}
