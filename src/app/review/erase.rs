//! Redaction (消去): what will happen is said before it is done, and one stray Enter does nothing.

use super::super::choice::Picked;
use super::super::input::Input;
use super::super::scroll::{Row, Scroll};
use super::super::work::Work;
use super::super::worksheet::WorksheetScreen;
use super::reading::Reading;
use crate::domain::copies::{self, Copy};
use crate::domain::{Record, RecordId, conflict};
use crate::text::Clean;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing is done.
    Leave,
    /// One of the copies, to be ticked.
    Copy(usize),
    /// It is done.
    Erase,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Erase {
    id: RecordId,
    /// What will happen, and what can be chosen.
    pub list: Scroll<Choice>,
    copies: Vec<(Copy, bool)>,
    /// How many further copies this view does not show.
    withheld: usize,
}

/// What an input came to.
pub(super) enum Outcome {
    /// It stays on the screen.
    Open,
    /// Nothing was done.
    Left,
    /// The words of these are gone.
    Done(Vec<RecordId>),
}

impl Erase {
    /// Says what will happen; none where there are no words to remove or this view does not show the record.
    pub(super) fn open(id: RecordId, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        if !work.may_write() {
            return None;
        }
        let read = Reading::new(worksheet, work);
        let record = work.session().record(id).filter(|record| read.shows(record))?;
        if copies::wordings(work.session(), record).is_empty() {
            work.say(work.lang.notice_nothing_to_erase());
            return None;
        }
        let mut erase = Self { id, list: Scroll::new("", Vec::new()), copies: Vec::new(), withheld: 0 };
        erase.look(read);
        for (copy, ticked) in &mut erase.copies {
            *ticked = copy.is_kin && copy.is_alike;
        }
        erase.list = erase.rows(worksheet, work);
        erase.list.settle(work.size);
        Some(erase)
    }

    /// Reads it anew; what is ticked stays ticked, and nothing that was not seen is. False where there are no words
    /// left to remove, or this view does not show the record any more.
    pub(super) fn renew(&mut self, worksheet: &WorksheetScreen, work: &Work) -> bool {
        let read = Reading::new(worksheet, work);
        let record = work.session().record(self.id).filter(|record| read.shows(record));
        if record.is_none_or(|record| copies::wordings(work.session(), record).is_empty()) {
            return false;
        }
        let selected = self.list.rows.get(self.list.at()).and_then(|row| row.value);
        let selected = match selected {
            Some(Choice::Copy(at)) => self.copies.get(at).map(|(copy, _)| copy.record),
            _ => None,
        };
        self.look(read);
        let mut list = self.rows(worksheet, work).following(&self.list, work.size);
        if let Some(id) = selected {
            let copy = |choice: Choice| matches!(choice, Choice::Copy(at) if self.copies.get(at).is_some_and(|(copy, _)| copy.record == id));
            let at = list.rows.iter().position(|row| row.value.is_some_and(copy));
            let leave = || list.rows.iter().position(|row| row.value == Some(Choice::Leave));
            let at = at.or_else(leave);
            list.select(at.unwrap_or(0), work.size);
        }
        self.list = list;
        true
    }

    /// Finds the copies; those that this view does not show are only counted.
    fn look(&mut self, read: Reading) {
        let all = copies::of(read.session, self.id);
        let shows = |copy: &Copy| read.session.record(copy.record).is_some_and(|record| read.shows(record));
        let (shown, withheld): (Vec<Copy>, Vec<Copy>) = all.into_iter().partition(shows);
        let ticked =
            |copy: &Copy| self.copies.iter().any(|(known, ticked)| *ticked && known.record == copy.record);
        self.copies = shown.into_iter().map(|copy| (copy, ticked(&copy))).collect();
        self.withheld = withheld.len();
    }

    /// The records that are asked about.
    pub(super) fn in_hand(&self) -> Vec<RecordId> {
        std::iter::once(self.id).chain(self.copies.iter().map(|(copy, _)| copy.record)).collect()
    }

    /// The record.
    pub(super) fn id(&self) -> RecordId {
        self.id
    }

    pub(super) fn input(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Outcome {
        match self.list.input(input, work.size) {
            Picked::Left | Picked::Chosen(Choice::Leave) => Outcome::Left,
            Picked::Chosen(Choice::Erase) => self.erase(work),
            // Enter on a copy ticks it, so that nothing is done that was not chosen by its own row
            Picked::Chosen(Choice::Copy(at)) | Picked::Ticked(Choice::Copy(at)) => {
                if let Some((_, ticked)) = self.copies.get_mut(at) {
                    *ticked = !*ticked;
                }
                let selected = self.list.at();
                self.list = self.rows(worksheet, work);
                self.list.select(selected, work.size);
                Outcome::Open
            }
            _ => Outcome::Open,
        }
    }

    fn erase(&self, work: &mut Work) -> Outcome {
        let Some(field) = work.session().record(self.id).and_then(conflict::words) else {
            return Outcome::Left;
        };
        let ticked =
            self.copies.iter().filter(|(_, ticked)| *ticked).map(|(copy, _)| (copy.record, copy.field));
        let all: Vec<(RecordId, &str)> = [(self.id, field)].into_iter().chain(ticked).collect();
        if !work.redact(&all) {
            return Outcome::Left;
        }
        work.mark(work.lang.notice_erased(all.len()));
        Outcome::Done(all.into_iter().map(|(id, _)| id).collect())
    }

    fn rows(&self, worksheet: &WorksheetScreen, work: &Work) -> Scroll<Choice> {
        let (lang, session, read) = (work.lang, work.session(), Reading::new(worksheet, work));
        let mut rows = Vec::new();
        // what stands now: an earlier wording is not for the wall again
        let quoted = |record: &Record| Clean::line(&read.words(record)).into_string();
        if let Some(record) = session.record(self.id) {
            let versions = copies::wordings(session, record).len();
            rows.push(Row::text(lang.review_side(&quoted(record))));
            rows.push(Row::text(if versions > 1 {
                lang.erase_all(versions)
            } else {
                lang.erase_one().to_owned()
            }));
        }
        rows.push(Row::text(lang.erase_here()));
        rows.push(Row::text(lang.erase_elsewhere()));
        rows.push(Row::new(Choice::Leave, lang.erase_leave()));
        if !self.copies.is_empty() {
            rows.push(Row::text(lang.erase_copies(self.copies.len())));
        }
        for (at, (copy, ticked)) in self.copies.iter().enumerate() {
            let Some(record) = session.record(copy.record) else { continue };
            let what = read.what(record);
            let what = if record.is_hidden() { lang.erase_in_bin(&what) } else { what };
            rows.push(Row { ticked: Some(*ticked), ..Row::new(Choice::Copy(at), quoted(record)).and(what) });
        }
        if self.withheld > 0 {
            rows.push(Row::text(lang.erase_withheld(self.withheld)));
        }
        let count = 1 + self.copies.iter().filter(|(_, ticked)| *ticked).count();
        rows.push(Row::new(Choice::Erase, lang.erase_do(count)));
        Scroll::new(lang.erase_title(), rows).unnumbered()
    }
}
