//! Redaction (消去): what will happen is said before it is done, and one stray Enter does nothing.

use super::super::choice::Picked;
use super::super::input::Input;
use super::super::scroll::{Row, Scroll};
use super::super::work::Work;
use super::super::worksheet::WorksheetScreen;
use super::reading::Reading;
use crate::domain::copies::{self, Copy};
use crate::domain::{Record, RecordId, conflict, wording};
use crate::text::Clean;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing is done.
    Leave,
    /// One of the record's own fields, to be ticked where it has several with words.
    Field(usize),
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
    /// The record's fields that have words.
    fields: Vec<(&'static str, bool)>,
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
        let list = Scroll::new("", Vec::new());
        let mut erase = Self { id, list, fields: Vec::new(), copies: Vec::new(), withheld: 0 };
        erase.look(read);
        erase.fields.iter_mut().for_each(|(_, ticked)| *ticked = true);
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
            Some(Choice::Copy(at)) => self.copies.get(at).map(|(copy, _)| (copy.record, copy.field)),
            Some(Choice::Field(at)) => self.fields.get(at).map(|(field, _)| (self.id, *field)),
            _ => None,
        };
        self.look(read);
        let mut list = self.rows(worksheet, work).following(&self.list, work.size);
        if let Some(place) = selected {
            let is = |choice: Choice| match choice {
                Choice::Copy(at) => {
                    self.copies.get(at).is_some_and(|(copy, _)| (copy.record, copy.field) == place)
                }
                Choice::Field(at) => self.fields.get(at).is_some_and(|(field, _)| (self.id, *field) == place),
                Choice::Leave | Choice::Erase => false,
            };
            let at = list.rows.iter().position(|row| row.value.is_some_and(is));
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
        let record = read.session.record(self.id);
        let has = |field: &&str| {
            record.is_some_and(|record| !copies::wordings_of(read.session, record, field).is_empty())
        };
        let fields = record.map(|record| wording::fields(record.kind())).unwrap_or_default();
        let fields = fields.iter().copied().filter(has);
        let known = |field: &str| self.fields.iter().any(|(known, ticked)| *ticked && *known == field);
        self.fields = fields.map(|field| (field, known(field))).collect();
        let ticked = |copy: &Copy| {
            let same = |known: &Copy| (known.record, known.field) == (copy.record, copy.field);
            self.copies.iter().any(|(known, ticked)| *ticked && same(known))
        };
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
                self.draw(worksheet, work)
            }
            Picked::Chosen(Choice::Field(at)) | Picked::Ticked(Choice::Field(at)) => {
                if let Some((_, ticked)) = self.fields.get_mut(at) {
                    *ticked = !*ticked;
                }
                self.draw(worksheet, work)
            }
            _ => Outcome::Open,
        }
    }

    fn erase(&self, work: &mut Work) -> Outcome {
        let own = self.fields.iter().filter(|(_, ticked)| *ticked).map(|(field, _)| (self.id, *field));
        let copies = self.copies.iter().filter(|(_, ticked)| *ticked);
        let all: Vec<(RecordId, &str)> =
            own.chain(copies.map(|(copy, _)| (copy.record, copy.field))).collect();
        if all.is_empty() {
            work.say(work.lang.notice_nothing_to_erase());
            return Outcome::Open;
        }
        if !work.redact(&all) {
            return Outcome::Left;
        }
        work.mark(work.lang.notice_erased(all.len()));
        let mut gone: Vec<RecordId> = all.into_iter().map(|(id, _)| id).collect();
        gone.dedup();
        Outcome::Done(gone)
    }

    fn draw(&mut self, worksheet: &WorksheetScreen, work: &Work) -> Outcome {
        let selected = self.list.at();
        self.list = self.rows(worksheet, work);
        self.list.select(selected, work.size);
        Outcome::Open
    }

    fn rows(&self, worksheet: &WorksheetScreen, work: &Work) -> Scroll<Choice> {
        let (lang, session, read) = (work.lang, work.session(), Reading::new(worksheet, work));
        let mut rows = Vec::new();
        // what stands now: an earlier wording is not for the wall again
        let quoted = |record: &Record| Clean::line(&read.words(record)).into_string();
        let said = |record: &Record, field: &str| Clean::line(&record.texts(field).join(" / ")).into_string();
        if let Some(record) = session.record(self.id) {
            let versions = copies::wordings(session, record).len();
            rows.push(Row::text(lang.review_side(&quoted(record))));
            rows.push(Row::text(if versions > 1 {
                lang.erase_all(versions)
            } else {
                lang.erase_one().to_owned()
            }));
        }
        // a record that says several things: each is a row of its own
        if let (Some(record), true) = (session.record(self.id), self.fields.len() > 1) {
            for (at, (field, ticked)) in self.fields.iter().enumerate() {
                let text = lang.out_fact(&read.field(record, field), &said(record, field));
                rows.push(Row { ticked: Some(*ticked), ..Row::new(Choice::Field(at), text) });
            }
        }
        rows.push(Row::text(lang.erase_here()));
        rows.push(Row::text(lang.erase_elsewhere()));
        let beside: Vec<_> = work.open.copies.all.iter().filter_map(|copy| copy.file_name()).collect();
        if !beside.is_empty() {
            let names: Vec<_> = beside.iter().map(|name| name.to_string_lossy()).collect();
            rows.push(Row::text(lang.erase_beside(&names.join(lang.out_comma()))));
        }
        rows.push(Row::new(Choice::Leave, lang.erase_leave()));
        if !self.copies.is_empty() {
            rows.push(Row::text(lang.erase_copies(self.copies.len())));
        }
        for (at, (copy, ticked)) in self.copies.iter().enumerate() {
            let Some(record) = session.record(copy.record) else { continue };
            let what = read.what(record);
            let what = if record.is_hidden() { lang.erase_in_bin(&what) } else { what };
            let beside = conflict::words(record) != Some(copy.field);
            let text = if beside {
                lang.out_fact(&read.field(record, copy.field), &said(record, copy.field))
            } else {
                quoted(record)
            };
            rows.push(Row { ticked: Some(*ticked), ..Row::new(Choice::Copy(at), text).and(what) });
        }
        if self.withheld > 0 {
            rows.push(Row::text(lang.erase_withheld(self.withheld)));
        }
        let own = self.fields.iter().filter(|(_, ticked)| *ticked).count();
        let count = own + self.copies.iter().filter(|(_, ticked)| *ticked).count();
        rows.push(Row::new(Choice::Erase, lang.erase_do(count)));
        Scroll::new(lang.erase_title(), rows).unnumbered()
    }
}
