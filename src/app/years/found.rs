//! Weaknesses that had no agreed partner then: those that found one since, and those that still wait.

use super::super::scroll::Row;
use super::Spot;
use super::changes::compared;
use super::reading::Reading;
use super::ways::asks;
use crate::domain::partnered::{self, Waited};
use crate::domain::period::{self, Period};

pub(super) fn all<'s>(read: &Reading<'s>, before: Period, after: Period) -> Vec<Waited<'s>> {
    let [old, new] = period::sides(read.session, before, after).unwrap_or_default();
    partnered::since(read.session, read.threads, &old, &new, |record| read.sees(record))
}

pub(super) fn rows(read: &Reading, before: Period, after: Period, all: &[Waited]) -> Vec<Row<Spot>> {
    let lang = read.lang;
    let mut rows = vec![compared(read, before, after)];
    if all.is_empty() {
        rows.push(Row::text(lang.years_no_needs()));
        return rows;
    }
    let found = all.iter().filter(|need| need.found.is_some()).count();
    rows.push(Row::text(lang.years_found_of(found, all.len())).and(lang.years_what_found()));
    let (done, waits) = all.split_at(found);
    for (title, needs) in [(lang.years_now_found(), done), (lang.years_still_waits(), waits)] {
        if !needs.is_empty() {
            rows.extend([Row::text(""), Row::text(title)]);
            rows.extend(needs.iter().map(|need| row(read, need)));
        }
    }
    rows
}

fn row(read: &Reading, need: &Waited) -> Row<Spot> {
    let lang = read.lang;
    let who = read.whose(need.before.0);
    let said = lang.years_led(&who, &read.words(need.before.0));
    let mut row = Row::new(Spot::Said(need.now.id()), said + &lang.years_when(&read.day_of(need.before.0)));
    if need.now.id() != need.before.id() {
        let (was, now) = (read.words(need.before.0), read.words(need.now.0));
        let day = read.day_of(need.now.0);
        let again = if was == now { lang.years_again(&day) } else { lang.years_again_as(&day, &now) };
        row = row.and(again);
    }
    if let Some(tie) = need.found {
        row = row.and(lang.years_step(&asks(read, tie), &read.words(tie.0)));
    }
    row
}
