//! What became of the promises, meeting by meeting, with how many were kept of how many.

use super::super::scroll::Row;
use super::reading::Reading;
use super::ways::note;
use super::{Fold, Folds, Spot};
use crate::domain::kept::{self, End, Followed, Kept};
use crate::domain::promise::Fate;

pub(super) fn all<'s>(read: &Reading<'s>) -> Vec<Kept<'s>> {
    kept::all(read.session, read.threads, |record| read.sees(record))
}

pub(super) fn rows(read: &Reading, all: &[Kept], folds: &Folds) -> Vec<Row<Spot>> {
    let lang = read.lang;
    if all.is_empty() {
        return vec![Row::text(lang.years_no_promises())];
    }
    let mut rows = vec![Row::text(lang.years_what_counts())];
    for kept in all {
        let [done, goes_on, not_told, stopped, changed] = kept.counts();
        let fold = Fold::Meeting(read.session.stands_for(kept.meeting.id()));
        let is_open = folds.is_open(&fold);
        let head = folds.row(fold, &read.meeting(kept.meeting.id()), lang);
        rows.push(Row::text(""));
        rows.push(match kept.is_whole {
            true => head
                .and(lang.years_kept_of(done, kept.promises.len()))
                .and(lang.years_ends(goes_on, not_told, stopped, changed)),
            false => head.and(lang.years_only_carried()),
        });
        if is_open {
            for end in End::ALL {
                let of = kept.promises.iter().filter(|followed| followed.end == end);
                rows.extend(of.filter_map(|followed| row(read, followed)));
            }
        }
    }
    rows
}

fn row(read: &Reading, followed: &Followed) -> Option<Row<Spot>> {
    let lang = read.lang;
    let (first, last) = (*followed.links.first()?, *followed.links.last()?);
    let led = lang.years_led(&read.lead(first), &read.words(first.0));
    let head = lang.years_end(lang.end(followed.end.word()), &led);
    let mut row = Row::new(Spot::Said(last.id()), head);
    for (at, promise) in followed.links.iter().enumerate() {
        if promise.fate() != Fate::Open {
            let day =
                promise.told(read.session).map_or_else(|| lang.years_no_day().to_owned(), |id| read.day(id));
            let fate = lang.became(promise.fate().word()).to_owned();
            let next = followed.links.get(at + 1).map(|next| read.words(next.0));
            let next = next.filter(|words| *words != read.words(promise.0));
            let told = next.map_or_else(|| fate.clone(), |words| lang.years_fate(&fate, &words));
            row = row.and(lang.years_step(&day, &(told + &note(read, *promise))));
        }
    }
    Some(row)
}
