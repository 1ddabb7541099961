//! The bin: what was removed, by whom and when; Enter puts it back.

use std::cmp::Reverse;

use super::super::choice::Picked;
use super::super::input::Input;
use super::super::scroll::{Row, Scroll};
use super::super::work::Work;
use super::super::worksheet::WorksheetScreen;
use super::reading::Reading;
use crate::domain::record::DELETED;
use crate::domain::{
    Record, RecordId, Revision, Session, agency, agenda, attendance, conflict, entry, outcome, overlap,
    parked,
};
use crate::text::{Clean, shorten};

/// What can lie in it for people; a mark that was taken back (特になし) is none of it.
const KINDS: [&str; 6] =
    [entry::KIND, overlap::KIND, parked::KIND, attendance::KIND, agenda::KIND, agency::KIND];

/// Columns of the words in a heading.
const SHORT: usize = 60;

/// What can be done with something in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put it back.
    Restore,
    /// See how it came to be.
    History,
    /// Remove its words for good.
    Erase,
}

/// What was removed last, first; a line that says so where nothing is there.
pub(super) fn list(worksheet: &WorksheetScreen, work: &Work) -> Scroll<RecordId> {
    let (session, read) = (work.session(), Reading::new(worksheet, work));
    let mut removed: Vec<&Record> = session
        .bin()
        .filter(|record| lies_in(record) && read.shows(record) && !lives_on(session, record))
        .collect();
    removed.sort_by_key(|record| {
        let when = removal(record).map(|revision| (revision.stamp(), revision.id()));
        (Reverse(when), record.id())
    });
    let row = |record: &&Record| {
        let by = removal(record).map(|revision| read.written(revision.by(), revision.stamp()));
        let told = work.lang.bin_removed(&read.what(record), &by.unwrap_or_default());
        Row::new(record.id(), read.words(record)).and(told)
    };
    let rows: Vec<_> = removed.iter().map(row).collect();
    if rows.is_empty() {
        return Scroll::new(work.lang.bin_title(), vec![Row::text(work.lang.bin_empty())]);
    }
    Scroll::new(work.lang.bin_count(rows.len()), rows).with_menu(work.lang.do_menu())
}

/// Whether a record is of a kind that can lie in it for people.
fn lies_in(record: &Record) -> bool {
    KINDS.contains(&record.kind()) || outcome::is(record.kind())
}

/// The newest of the revisions that removed it.
fn removal(record: &Record) -> Option<&Revision> {
    record.field(DELETED).and_then(|field| field.writes().next_back())
}

/// Whether a line kept for later became an entry: it was not removed but given to an agency.
fn lives_on(session: &Session, record: &Record) -> bool {
    record.kind() == parked::KIND
        && [entry::KIND, overlap::KIND]
            .into_iter()
            .flat_map(|kind| session.of_kind(kind))
            .any(|grown| grown.link("from") == Some(record.id()))
}

/// What to do with one of them.
pub(super) fn menu(id: RecordId, worksheet: &WorksheetScreen, work: &Work) -> Option<Scroll<Command>> {
    let read = Reading::new(worksheet, work);
    let record = work.session().record(id).filter(|record| record.is_hidden() && read.shows(record))?;
    let lang = work.lang;
    let words = shorten(&Clean::line(&read.words(record)).into_string(), SHORT);
    let mut rows = vec![
        Row::text(words),
        Row::new(Command::Restore, lang.bin_restore()),
        Row::new(Command::History, lang.menu_history()),
    ];
    if conflict::words(record).is_some() {
        rows.push(Row::new(Command::Erase, lang.menu_erase()));
    }
    Some(Scroll::new(lang.bin_title(), rows))
}

/// Puts it back; says whether it did.
pub(super) fn restore(id: RecordId, work: &mut Work) -> bool {
    let back = work.write(|writer| writer.set(id, &[(DELETED, false.into())])).is_some();
    if back {
        work.say(work.lang.notice_back());
    }
    back
}

/// What an input to the list came to.
pub(super) enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// This is to be put back.
    Restore(RecordId),
    /// What can be done with this was asked.
    Menu(RecordId),
}

pub(super) fn input(list: &mut Scroll<RecordId>, input: &Input, work: &Work) -> Outcome {
    match list.input(input, work.size) {
        Picked::Chosen(id) => Outcome::Restore(id),
        Picked::Menu(id) => Outcome::Menu(id),
        Picked::Left => Outcome::Left,
        _ => Outcome::Open,
    }
}
