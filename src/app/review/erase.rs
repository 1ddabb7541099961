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
        let copies: Vec<(Copy, bool)> =
            copies::of(work.session(), id).into_iter().map(|copy| (copy, copy.is_alike)).collect();
        let mut erase = Self { id, list: Scroll::new("", Vec::new()), copies };
        erase.list = erase.rows(worksheet, work);
        erase.list.settle(work.size);
        Some(erase)
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
        let quoted = |record: &Record| {
            let newest = copies::wordings(session, record).pop().unwrap_or_default();
            Clean::line(&newest).into_string()
        };
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
            let words = if read.shows(record) { quoted(record) } else { lang.review_withheld().to_owned() };
            rows.push(Row { ticked: Some(*ticked), ..Row::new(Choice::Copy(at), words).and(what) });
        }
        let count = 1 + self.copies.iter().filter(|(_, ticked)| *ticked).count();
        rows.push(Row::new(Choice::Erase, lang.erase_do(count)));
        Scroll::new(lang.erase_title(), rows).unnumbered()
    }
}
