//! What came before, over any screen of the room: where records differ, what was removed, how a record came to be.

pub mod bin;
pub mod conflicts;
pub mod erase;
pub mod history;
mod reading;
pub mod settle;

use super::choice::Picked;
use super::further::Further;
use super::input::Input;
use super::keymap::Context;
use super::scroll::Scroll;
use super::work::Work;
use super::worksheet::{Editing, WorksheetScreen};
use crate::domain::{RecordId, Session, conflict};
use conflicts::Key;
use erase::Erase;
use settle::Settle;

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Review {
    /// All that wait to be settled.
    Conflicts(Scroll<Key>),
    /// One of them.
    Settle(Box<Settle>),
    /// What was removed.
    Bin(Scroll<RecordId>),
    /// What to do with something that was removed.
    Removed(RecordId, Scroll<bin::Command>),
    /// How a record came to be as it is, and what lies below.
    History(RecordId, Scroll<()>, Below),
    /// To remove the words of a record for good, and what lies below.
    Erase(Erase, Below),
}

/// What lies below a list, to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// The screen.
    Screen,
    /// The bin.
    Bin,
}

/// What is to lie over the screen next.
#[derive(Debug)]
pub enum Next {
    /// This.
    Open(Review),
    /// Nothing.
    Leave,
    /// Nothing; and this record is to be shown.
    Show(RecordId),
    /// The words of these records are gone; and what is to lie there, if anything.
    Forget(Vec<RecordId>, Option<Review>),
}

impl From<Option<Review>> for Next {
    fn from(review: Option<Review>) -> Self {
        review.map_or(Self::Leave, Self::Open)
    }
}

impl Review {
    /// The list of what differs; where nothing does, says so.
    #[must_use]
    pub fn conflicts(worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        let list = Self::differing(worksheet, work);
        if list.is_none() {
            work.say(work.lang.notice_no_conflicts());
        }
        list
    }

    /// The list of what differs; none where nothing does.
    #[must_use]
    pub fn differing(worksheet: &WorksheetScreen, work: &Work) -> Option<Self> {
        conflicts::list(worksheet, work).map(Self::Conflicts)
    }

    /// What the menu of a record asked for.
    #[must_use]
    pub fn further(further: Further, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        match further {
            Further::Conflict(id) => Self::of(id, worksheet, work),
            Further::History(id) => Self::history(id, Below::Screen, worksheet, work),
            Further::Erase(id) => {
                Erase::open(id, worksheet, work).map(|erase| Self::Erase(erase, Below::Screen))
            }
        }
    }

    /// What was removed.
    #[must_use]
    pub fn bin(worksheet: &WorksheetScreen, work: &Work) -> Self {
        Self::Bin(bin::list(worksheet, work))
    }

    fn history(id: RecordId, below: Below, worksheet: &WorksheetScreen, work: &Work) -> Option<Self> {
        history::list(id, worksheet, work).map(|list| Self::History(id, list, below))
    }

    /// The bin with something selected.
    fn bin_at(id: RecordId, worksheet: &WorksheetScreen, work: &Work) -> Self {
        let mut list = bin::list(worksheet, work);
        let at = list.rows.iter().position(|row| row.value == Some(id));
        list.select(at.unwrap_or(0), work.size);
        Self::Bin(list)
    }

    /// About what people differ in one record: the only matter, or the list at its first.
    fn of(id: RecordId, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        let record = work.session().visible(id)?;
        let keys: Vec<Key> = conflict::of(work.session(), record).iter().map(Key::of).collect();
        match <[Key; 1]>::try_from(keys) {
            Ok([only]) => {
                Settle::open(only, false, worksheet, work).map(|settle| Self::Settle(Box::new(settle)))
            }
            Err(keys) => {
                let mut list = conflicts::list(worksheet, work)?;
                let first = list.rows.iter().position(|row| row.value.as_ref() == keys.first());
                list.select(first.unwrap_or(0), work.size);
                Some(Self::Conflicts(list))
            }
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Settle(settle) if settle.line.is_some() => Context::Editing,
            _ => Context::Choice,
        }
    }

    /// The records that are asked about: what others write of them waits.
    #[must_use]
    pub(super) fn in_hand(&self) -> Vec<RecordId> {
        match self {
            Self::Settle(settle) => vec![settle.key.record],
            Self::Removed(id, _) => vec![*id],
            Self::Erase(erase, _) => erase.in_hand(),
            Self::Conflicts(_) | Self::Bin(_) | Self::History(..) => Vec::new(),
        }
    }

    /// Keeps nothing of words written from records that were redacted; says whether there were any.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        match self {
            Self::Settle(settle) if gone.contains(&settle.key.record) => settle.forget(),
            _ => false,
        }
    }

    /// The words of an entry that are being written anew.
    pub(super) fn written(&self, session: &Session) -> Option<Editing> {
        match self {
            Self::Settle(settle) => settle.written(session),
            _ => None,
        }
    }

    /// Takes an input.
    pub fn input(self, input: &Input, worksheet: &mut WorksheetScreen, work: &mut Work) -> Next {
        match self {
            Self::Conflicts(mut list) => match list.input(input, work.size) {
                Picked::Chosen(key) => match Settle::open(key, true, worksheet, work) {
                    Some(settle) => Next::Open(Self::Settle(Box::new(settle))),
                    None => conflicts::list(worksheet, work).map(Self::Conflicts).into(),
                },
                Picked::Left => Next::Leave,
                _ => Next::Open(Self::Conflicts(list)),
            },
            Self::Settle(mut settle) => {
                match settle.input(input, worksheet, work) {
                    settle::Outcome::Open => return Next::Open(Self::Settle(settle)),
                    settle::Outcome::Left => keep_words(&settle, worksheet, work),
                    settle::Outcome::Done => _ = worksheet.warn(&[settle.key.record], work),
                }
                below_settle(&settle, worksheet, work).into()
            }
            Self::Bin(mut list) => match bin::input(&mut list, input, work) {
                bin::Outcome::Open => Next::Open(Self::Bin(list)),
                bin::Outcome::Left => Next::Leave,
                bin::Outcome::Restore(id) => restore(id, worksheet, work),
                bin::Outcome::Menu(id) => match bin::menu(id, worksheet, work) {
                    Some(menu) => Next::Open(Self::Removed(id, menu)),
                    None => Next::Open(Self::bin(worksheet, work)),
                },
            },
            Self::Removed(id, mut menu) => match menu.input(input, work.size) {
                Picked::Chosen(bin::Command::Restore) => restore(id, worksheet, work),
                Picked::Chosen(bin::Command::History) => {
                    Self::history(id, Below::Bin, worksheet, work).into()
                }
                Picked::Chosen(bin::Command::Erase) => {
                    let erase = Erase::open(id, worksheet, work).map(|erase| Self::Erase(erase, Below::Bin));
                    Next::Open(erase.unwrap_or(Self::Removed(id, menu)))
                }
                Picked::Left => Next::Open(Self::bin_at(id, worksheet, work)),
                _ => Next::Open(Self::Removed(id, menu)),
            },
            Self::History(id, mut list, below) => match list.input(input, work.size) {
                Picked::Left | Picked::Chosen(()) => below.back(id, worksheet, work).into(),
                _ => Next::Open(Self::History(id, list, below)),
            },
            Self::Erase(mut erase, below) => match erase.input(input, worksheet, work) {
                erase::Outcome::Open => Next::Open(Self::Erase(erase, below)),
                erase::Outcome::Left => below.back(erase.id(), worksheet, work).into(),
                erase::Outcome::Done(gone) => Next::Forget(gone, below.back(erase.id(), worksheet, work)),
            },
        }
    }

    /// The same as it is now, after anything changed; none where there is nothing left to show.
    #[must_use]
    pub fn refreshed(self, worksheet: &mut WorksheetScreen, work: &mut Work) -> Option<Self> {
        let size = work.size;
        match self {
            Self::Conflicts(before) => {
                let list = conflicts::list(worksheet, work);
                if list.is_none() && work.notice.is_none() {
                    work.say(work.lang.notice_no_conflicts());
                }
                list.map(|list| Self::Conflicts(list.following(&before, size)))
            }
            Self::Settle(mut settle) => {
                if settle.renew(worksheet, work) {
                    return Some(Self::Settle(settle));
                }
                keep_words(&settle, worksheet, work);
                below_settle(&settle, worksheet, work)
            }
            Self::Bin(before) => Some(Self::Bin(bin::list(worksheet, work).following(&before, size))),
            Self::Removed(id, before) => Some(match bin::menu(id, worksheet, work) {
                Some(menu) => Self::Removed(id, menu.following(&before, size)),
                None => Self::bin_at(id, worksheet, work),
            }),
            Self::History(id, before, below) => {
                let list = history::list(id, worksheet, work)?.at_place_from_end_of(&before, size);
                Some(Self::History(id, list, below))
            }
            Self::Erase(mut erase, below) => {
                if erase.renew(worksheet, work) {
                    return Some(Self::Erase(erase, below));
                }
                if work.notice.is_none() {
                    work.say(work.lang.notice_nothing_to_erase());
                }
                below.back(erase.id(), worksheet, work)
            }
        }
    }
}

impl Below {
    fn back(self, id: RecordId, worksheet: &WorksheetScreen, work: &Work) -> Option<Review> {
        (self == Self::Bin).then(|| Review::bin_at(id, worksheet, work))
    }
}

/// Puts something back from the bin; what belongs to this meeting is shown where it stands.
fn restore(id: RecordId, worksheet: &WorksheetScreen, work: &mut Work) -> Next {
    if !bin::restore(id, work) {
        return Next::Open(Review::bin_at(id, worksheet, work));
    }
    let here = work.session().class(worksheet.meeting);
    let record = work.session().visible(id);
    let belongs = record.is_some_and(|record| {
        let meetings = record.links("meeting");
        meetings.is_empty() || meetings.iter().any(|meeting| here.contains(meeting))
    });
    if belongs { Next::Show(id) } else { Next::Open(Review::bin_at(id, worksheet, work)) }
}

/// Words that were written anew and not taken over can be had back on the worksheet.
fn keep_words(settle: &Settle, worksheet: &mut WorksheetScreen, work: &mut Work) {
    let written = settle.written(work.session());
    if worksheet.keep_aside(written) {
        work.mark(work.lang.notice_words_left());
    }
}

/// What lies below: the list, near what was chosen from it; nothing where nothing is left of it.
fn below_settle(settle: &Settle, worksheet: &WorksheetScreen, work: &Work) -> Option<Review> {
    let mut list = conflicts::list(worksheet, work).filter(|_| settle.from_list)?;
    let at = list.rows.iter().position(|row| row.value.as_ref() == Some(&settle.key));
    list.select(at.unwrap_or(0), work.size);
    Some(Review::Conflicts(list))
}
