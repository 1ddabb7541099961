//! Reading out (読み上げ): one role, action or decision a screen, large; Enter notes that nobody objected.

use super::content::{Content, Row, Section};
use super::page::flowing;
use super::telling::Telling;
use super::{ActionsScreen, On, Wish};
use crate::app::action::Action;
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::large::Large;
use crate::app::model::View;
use crate::app::region::Rect;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::{RecordId, Session, confirmed};

/// Rows that what is quietly said may take.
const DETAILS: usize = 6;

/// Where the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The record; none after the last.
    pub at: Option<RecordId>,
    /// Which part of words that fill more than one screen.
    pub page: usize,
}

/// A screen of it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The words.
    pub text: String,
    /// How they fill their area.
    pub large: Large,
    /// Their area.
    pub area: Rect,
    /// What is said below, line by line.
    pub details: Vec<String>,
}

/// What is read out, in order: roles, actions, decisions of this meeting.
#[must_use]
pub fn list(worksheet: &WorksheetScreen, session: &Session, view: View) -> Vec<RecordId> {
    let content = Content::of(worksheet, session, view);
    let sections = [Section::Roles, Section::Actions, Section::Decisions];
    let rows = sections.into_iter().flat_map(|section| content.rows(section).to_vec());
    rows.filter_map(|row| if let Row::Record(id) = row { Some(id) } else { None }).collect()
}

/// How a record stands on a screen of some size.
#[must_use]
pub fn sheet(id: RecordId, telling: Telling, (columns, rows): (u16, u16)) -> Option<Sheet> {
    let record = telling.session.visible(id)?;
    let text = telling.words(Row::Record(id));
    let mut details = flowing(&telling.record(record), usize::from(columns.saturating_sub(6)));
    details.truncate(DETAILS);
    let taken = u16::try_from(details.len()).unwrap_or(0);
    let area = Rect::new(3, 4, columns.saturating_sub(6), rows.saturating_sub(8 + taken).max(1));
    let large = Large::of(&text, area);
    Some(Sheet { text, large, area, details })
}

impl ActionsScreen {
    /// Begins at the selected record, else at the first that was not confirmed.
    pub(super) fn begin_reading(&mut self, on: On, work: &mut Work) {
        let list = list(on.worksheet, work.session(), *work.view);
        let open = |id: &&RecordId| {
            work.session().visible(**id).is_some_and(|record| !confirmed::is(work.session(), record))
        };
        let selected = self.selected().filter(|id| list.contains(id));
        let first = selected.or_else(|| list.iter().find(open).copied()).or(list.first().copied());
        match first {
            Some(id) => self.reading = Some(Reading { at: Some(id), page: 0 }),
            None => work.say(work.lang.notice_nothing_to_read_back()),
        }
    }

    pub(super) fn read(&mut self, input: &Input, on: On, work: &mut Work) -> Wish {
        let (Some(reading), Input::Key(key)) = (self.reading, input) else {
            if matches!(input, Input::Text(_) | Input::Paste(_)) {
                work.say(work.lang.notice_no_line());
            }
            return Wish::None;
        };
        match keymap::action(Context::ReadBack, *key) {
            Some(Action::ReadConfirm) => self.confirm(reading, on, work),
            Some(Action::ReadNext) => self.turn_page(true, on, work),
            Some(Action::ReadPrevious) => self.turn_page(false, on, work),
            Some(Action::Menu) => {
                if let Some(id) = reading.at {
                    self.open_menu(Row::Record(id), on, work);
                }
            }
            Some(Action::Back | Action::Stroll) => {
                self.reading = None;
                if let Some(id) = reading.at {
                    self.show(id, on, work.session(), *work.view);
                }
            }
            _ => return Wish::Passed(*key),
        }
        Wish::None
    }

    /// Nobody objected; on the last screen Enter goes back.
    fn confirm(&mut self, reading: Reading, on: On, work: &mut Work) {
        let Some(id) = reading.at else {
            self.reading = None;
            return;
        };
        let is = work.session().visible(id).is_some_and(|record| confirmed::is(work.session(), record));
        if is || work.write(|writer| confirmed::note(writer, id, true)).is_some() {
            self.reading = Some(Reading { page: usize::MAX, ..reading });
            self.turn_page(true, on, work);
        }
    }

    fn turn_page(&mut self, forward: bool, on: On, work: &Work) {
        let Some(reading) = self.reading else { return };
        let pages =
            |id: RecordId| sheet(id, on.telling(work), work.size).map_or(1, |sheet| sheet.large.pages());
        if let Some(id) = reading.at {
            let count = pages(id);
            if forward && reading.page < count && reading.page + 1 < count {
                self.reading = Some(Reading { page: reading.page + 1, ..reading });
                return;
            }
            if !forward && reading.page > 0 {
                self.reading = Some(Reading { page: reading.page.min(count) - 1, ..reading });
                return;
            }
        }
        let list = list(on.worksheet, work.session(), *work.view);
        let at = reading.at.and_then(|id| list.iter().position(|other| *other == id));
        let next = match (at, forward) {
            (Some(at), true) => list.get(at + 1).copied(),
            (Some(at), false) => list.get(at.saturating_sub(1)).copied(),
            (None, true) => None,
            (None, false) => list.last().copied(),
        };
        self.reading = Some(Reading { at: next, page: 0 });
    }

    /// Where the record that is read out is gone, the reading is at its end.
    pub(super) fn settle_reading(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        if let Some(reading) = &mut self.reading {
            let list = list(worksheet, session, view);
            reading.at = reading.at.filter(|id| list.contains(id));
            if list.is_empty() {
                self.reading = None;
            }
        }
    }
}
