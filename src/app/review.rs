//! What came before, over any screen of the room: where records differ, what was removed, how a record came to be.

pub mod conflicts;
mod reading;
pub mod settle;

use super::choice::Picked;
use super::further::Further;
use super::input::Input;
use super::keymap::Context;
use super::scroll::Scroll;
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::{RecordId, conflict};
use conflicts::Key;
use settle::Settle;

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Review {
    /// All that wait to be settled.
    Conflicts(Scroll<Key>),
    /// One of them.
    Settle(Box<Settle>),
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
        let list = conflicts::list(worksheet, work);
        if list.is_none() {
            work.say(work.lang.notice_no_conflicts());
        }
        list.map(Self::Conflicts)
    }

    /// What the menu of a record asked for.
    #[must_use]
    pub fn further(further: Further, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Self> {
        match further {
            Further::Conflict(id) => Self::of(id, worksheet, work),
            Further::History(_) | Further::Erase(_) => None,
        }
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

    /// Takes an input.
    pub fn input(self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Next {
        match self {
            Self::Conflicts(mut list) => match list.input(input, work.size) {
                Picked::Chosen(key) => match Settle::open(key, true, worksheet, work) {
                    Some(settle) => Next::Open(Self::Settle(Box::new(settle))),
                    None => conflicts::list(worksheet, work).map(Self::Conflicts).into(),
                },
                Picked::Left => Next::Leave,
                _ => Next::Open(Self::Conflicts(list)),
            },
            Self::Settle(mut settle) => match settle.input(input, work) {
                settle::Outcome::Open => Next::Open(Self::Settle(settle)),
                settle::Outcome::Left | settle::Outcome::Done if settle.from_list => {
                    back_to_list(&settle.key, worksheet, work).into()
                }
                settle::Outcome::Left | settle::Outcome::Done => Next::Leave,
            },
        }
    }

    /// The same as it is now, after anything changed; none where there is nothing left to show.
    #[must_use]
    pub fn refreshed(self, worksheet: &WorksheetScreen, work: &Work) -> Option<Self> {
        match self {
            Self::Conflicts(before) => {
                let mut list = conflicts::list(worksheet, work)?;
                list.select(before.at(), work.size);
                Some(Self::Conflicts(list))
            }
            Self::Settle(before) => {
                let fresh = Settle::open(before.key.clone(), before.from_list, worksheet, work);
                match fresh {
                    Some(mut settle) => {
                        settle.line = before.line;
                        settle.list.select(before.list.at(), work.size);
                        Some(Self::Settle(Box::new(settle)))
                    }
                    None if before.from_list => back_to_list(&before.key, worksheet, work),
                    None => None,
                }
            }
        }
    }
}

/// The list again, near what was chosen from it; none where nothing is left.
fn back_to_list(key: &Key, worksheet: &WorksheetScreen, work: &Work) -> Option<Review> {
    let mut list = conflicts::list(worksheet, work)?;
    let at = list.rows.iter().position(|row| row.value.as_ref() == Some(key));
    list.select(at.unwrap_or(0), work.size);
    Some(Review::Conflicts(list))
}
