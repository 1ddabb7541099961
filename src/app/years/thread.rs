//! One thing through the meetings, the oldest wording first; and, where the words led astray, from what it really goes on.

use super::super::scroll::{Row, Scroll, Words};
use super::changes::may_be_tied;
use super::reading::Reading;
use crate::domain::thread::By;
use crate::domain::{Record, RecordId, order};
use crate::text::{differing, shorten};

/// What can be chosen in a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To show a wording where it was said.
    Show(RecordId),
    /// To say from what it goes on.
    GoesOn,
    /// To say that it goes on from nothing.
    FromNothing,
}

/// Columns of an earlier line that is taken already.
const TAKEN: usize = 40;

/// The thread of a record; none where it is not to be seen.
pub(super) fn list(read: &Reading, id: RecordId) -> Option<Scroll<Way>> {
    let lang = read.lang;
    let own = read.seen(id)?;
    let whole = read.threads.whole(id);
    let mut said: Vec<&Record> = whole.into_iter().filter_map(|id| read.seen(id)).collect();
    said.sort_by_key(|record| read.rank_of(record));
    let mut rows: Vec<Row<Way>> = Vec::new();
    for record in &said {
        let words = read.words(record);
        let before = read.threads.before(record.id()).and_then(|id| read.seen(id));
        let marked = before.map_or_else(Vec::new, |before| differing(&read.words(before), &words).1);
        let when =
            lang.years_thread_from(&record.link("meeting").map(|id| read.meeting(id)).unwrap_or_default());
        let mut words = Words::marking(&words, &marked, lang);
        if before.is_some() && read.threads.by(record.id()) == Some(By::Words) {
            words.text += lang.years_by_words();
        }
        rows.push(Row::new(Way::Show(record.id()), when).and(words));
    }
    if may_be_tied(own.kind()) {
        if !earlier(read, own).is_empty() {
            rows.push(Row::new(Way::GoesOn, lang.years_goes_on()));
        }
        if read.threads.before(id).is_some() {
            rows.push(Row::new(Way::FromNothing, lang.years_from_nothing()));
        }
    }
    let at = rows.iter().position(|row| row.value == Some(Way::Show(id))).unwrap_or(0);
    let mut list = Scroll::new(lang.years_thread_title(), rows);
    list.select(at, (u16::MAX, u16::MAX));
    Some(list)
}

/// What the agency said before, of which a record may be what goes on: the same question first, then the newest.
fn earlier<'s>(read: &Reading<'s>, record: &Record) -> Vec<&'s Record> {
    let Some(agency) = record.link("agency").map(|id| read.session.stands_for(id)) else { return Vec::new() };
    let own = read.rank_of(record);
    let is_own = |other: &&Record| {
        let by = other.link("agency").map(|id| read.session.stands_for(id));
        by == Some(agency) && read.rank_of(other) < own && read.rank_of(other).is_some() && read.sees(other)
    };
    let mut all = order::sort(read.session.of_kind(record.kind()).filter(is_own));
    all.sort_by_key(|other| {
        let elsewhere = ["worksheet", "question"].iter().any(|name| other.text(name) != record.text(name));
        (elsewhere, std::cmp::Reverse(read.rank_of(other)))
    });
    all
}

/// The earlier lines to choose from.
pub(super) fn before(read: &Reading, id: RecordId) -> Option<Scroll<RecordId>> {
    let lang = read.lang;
    let own = read.seen(id)?;
    let rows: Vec<_> = earlier(read, own)
        .into_iter()
        .map(|record| {
            let taken = read.threads.after(record.id()).iter().filter(|other| **other != id);
            let taken = taken.filter_map(|other| read.seen(*other)).next();
            let taken = taken.map(|other| lang.years_taken(&read.day_of(other))).unwrap_or_default();
            let key = crate::domain::place::question_key(record.text("worksheet"), record.text("question"));
            let place = format!("{} {}", read.day_of(record), read.question(&key, record.text("lane")));
            Row::new(record.id(), read.words(record) + &taken).and(lang.years_when(&shorten(&place, TAKEN)))
        })
        .collect();
    (!rows.is_empty()).then(|| Scroll::new(lang.years_ask_from(), rows))
}
