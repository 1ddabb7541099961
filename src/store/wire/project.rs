//! The part for people: what can be seen of a session, one record a row, under headings.
//!
//! It is derived from the session alone, so equal sessions give equal rows; nothing is read back from it but hand
//! edits (`hand.rs`).

mod outcome;
mod row;
mod said;

use std::collections::BTreeSet;

use crate::domain::meeting::Meeting;
use crate::domain::{
    Record, RecordId, Session, agency, agenda, attendance, meeting, order, parked, same, worksheet,
};

use super::frame;
pub(super) use row::{Row, is_gone, seen_first};

/// One piece of the part for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A comment on a line of its own; the number says how far it is indented.
    Comment(usize, String),
    /// An empty line.
    Gap,
    /// One record.
    Row(Row),
}

/// Everything people see of a session.
pub(super) fn items(session: &Session) -> Vec<Item> {
    let mut page = Page { session, items: Vec::new(), done: BTreeSet::new() };
    let agencies = order::sort(session.of_kind(agency::KIND));
    if !agencies.is_empty() {
        page.heading(frame::AGENCIES);
        agencies.into_iter().for_each(|agency| page.row(agency));
    }
    let mut meetings = order::sort(session.of_kind(meeting::KIND));
    meetings.sort_by_key(|record| record.text("date"));
    meetings.into_iter().for_each(|record| page.meeting(Meeting(record)));
    page.others();
    page.items
}

/// The rows of it, in no telling order.
pub(super) fn rows(session: &Session) -> impl Iterator<Item = Row> {
    session.records().filter(|record| is_shown(record)).map(Row::of)
}

fn is_shown(record: &Record) -> bool {
    !record.is_hidden() && ![worksheet::KIND, same::KIND].contains(&record.kind())
}

/// The part for people while it is put together.
struct Page<'s> {
    session: &'s Session,
    items: Vec<Item>,
    done: BTreeSet<RecordId>,
}

impl<'s> Page<'s> {
    fn heading(&mut self, words: &str) {
        self.items.push(Item::Gap);
        self.items.push(Item::Comment(0, format!("━━━━ {words} ━━━━")));
    }

    fn comment(&mut self, indent: usize, words: impl Into<String>) {
        self.items.push(Item::Comment(indent, words.into()));
    }

    fn row(&mut self, record: &Record) {
        if self.done.insert(record.id()) {
            self.items.push(Item::Row(Row::of(record)));
        }
    }

    fn meeting(&mut self, meeting: Meeting<'s>) {
        let title = [meeting.date(), meeting.title()].join(" ");
        self.heading(format!("{}: {}", frame::MEETING, title.trim()).as_str());
        let before = meeting.0.links("previous").into_iter().filter_map(|id| self.session.visible(id));
        for previous in before.map(Meeting).collect::<Vec<_>>() {
            self.comment(2, format!("{}: {} {}", frame::PREVIOUS, previous.date(), previous.title()));
        }
        self.row(meeting.0);
        let seats = order::sort(self.session.met(attendance::KIND, meeting.id()));
        if seats.iter().any(|seat| !self.done.contains(&seat.id())) {
            self.items.push(Item::Gap);
            self.comment(0, format!("── {} ──", frame::ATTENDANCE));
        }
        for seat in seats.into_iter().filter(|seat| !self.done.contains(&seat.id())).collect::<Vec<_>>() {
            self.comment(2, self.agency_name(seat.link("agency")));
            self.row(seat);
        }
        let items = order::sort(self.session.met(agenda::KIND, meeting.id()));
        if items.iter().any(|item| !self.done.contains(&item.id())) {
            self.items.push(Item::Gap);
            self.comment(0, format!("── {} ──", frame::AGENDA));
        }
        items.into_iter().for_each(|item| self.row(item));
        said::put(self, meeting);
        outcome::put(self, meeting);
        let parked = order::sort(self.session.met(parked::KIND, meeting.id()));
        if parked.iter().any(|line| !self.done.contains(&line.id())) {
            self.items.push(Item::Gap);
            self.comment(0, format!("── {} ──", frame::PARKED));
        }
        parked.into_iter().for_each(|line| self.row(line));
    }

    /// Records that hang on nothing known, and kinds of a newer program.
    fn others(&mut self) {
        let left = self.session.records().filter(|r| is_shown(r) && !self.done.contains(&r.id()));
        let mut left: Vec<_> = order::sort(left);
        left.sort_by_key(|record| record.kind());
        let mut kind = None;
        for record in left {
            if kind != Some(record.kind()) {
                kind = Some(record.kind());
                self.heading(format!("{}: {}", frame::OTHER, record.kind()).as_str());
            }
            self.row(record);
        }
    }

    fn agency_name(&self, id: Option<RecordId>) -> String {
        let record = id.and_then(|id| self.session.record(id));
        record.map_or(frame::NO_AGENCY, |record| record.text("name")).to_owned()
    }
}

impl Item {
    /// Appends it with its line break.
    pub(super) fn print(&self, out: &mut String) {
        match self {
            Self::Gap => {}
            Self::Comment(indent, words) => {
                out.extend(std::iter::repeat_n(' ', *indent));
                out.push_str("// ");
                out.extend(words.chars().map(|c| if c.is_control() { ' ' } else { c }));
            }
            Self::Row(row) => {
                out.push_str("  ");
                out.push_str(&row.line());
            }
        }
        out.push('\n');
    }
}
