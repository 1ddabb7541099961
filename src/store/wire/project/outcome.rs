//! What a meeting came to: roles, actions, decisions, issues and common ground, with who is meant above each row.

use std::collections::BTreeSet;

use crate::domain::common::{self, Common};
use crate::domain::decision::{self, Decision};
use crate::domain::issue::{self, Issue};
use crate::domain::meeting::Meeting;
use crate::domain::overlap::Answer;
use crate::domain::promise::{Lead, Part, Promise, Sort};
use crate::domain::{Record, RecordId, conflict, order, outcome};

use super::{Item, Page, frame};

/// Puts the rows of a meeting down.
pub(super) fn put<'s>(page: &mut Page<'s>, meeting: Meeting<'s>) {
    for kind in outcome::KINDS {
        let records = order::sort(page.session.met(kind, meeting.id()));
        let left: Vec<_> = records.into_iter().filter(|record| !page.done.contains(&record.id())).collect();
        if left.is_empty() {
            continue;
        }
        page.items.push(Item::Gap);
        page.comment(0, format!("── {} ──", frame::outcome(kind)));
        for record in left {
            told(page, record);
            page.row(record);
        }
    }
}

/// What stands above a row: that which it only points to.
fn told(page: &mut Page, record: &Record) {
    let session = page.session;
    match record.kind() {
        decision::KIND => {
            line(page, frame::AGENDA, &titles(page, record.links("item")));
            line(page, frame::RESTS_ON, &quoted(page, Decision(record).basis(session)));
        }
        issue::KIND => {
            line(page, frame::OWNER, &leads(page, record, "owner"));
            line(page, frame::ABOUT, &names(page, Issue(record).about(session)));
            line(page, frame::SEEN, &quoted(page, Issue(record).seen(session)));
        }
        common::KIND => {
            for entry in Common(record).entries(session) {
                let who = page.agency_name(entry.link("agency"));
                page.comment(2, format!("{}: {who} … {}", frame::ENTRY, entry.text("text")));
            }
        }
        kind if Sort::of_kind(kind).is_some() => promise(page, Promise(record)),
        _ => {}
    }
}

fn promise(page: &mut Page, promise: Promise) {
    let session = page.session;
    let mut who = leads(page, promise.0, "lead");
    if let (Some(last), true) = (who.last_mut(), promise.answer() != Answer::Proposed) {
        last.push_str(" … ");
        last.push_str(frame::answer(promise.answer().word()));
    }
    line(page, frame::LEAD, &who);
    for part in Part::ALL {
        line(page, frame::part(part.word()), &names(page, promise.taking_part(session, part)));
    }
    line(page, frame::FROM_OVERLAP, &quoted(page, promise.overlap()));
    line(page, frame::GOES_ON, &quoted(page, promise.continues()));
    line(page, frame::TOLD, &titles(page, promise.0.links("told")));
}

/// One comment for all of them; none where there is nothing to say.
fn line(page: &mut Page, label: &str, said: &[String]) {
    if !said.is_empty() {
        page.comment(2, format!("{label}: {}", said.join("、")));
    }
}

/// Who is meant by a field; where people differ, all of them, the newest last.
fn leads(page: &Page, record: &Record, field: &str) -> Vec<String> {
    let name = |lead| match lead {
        Lead::Agency(id) => page.agency_name(Some(id)),
        Lead::Secretariat => frame::SECRETARIAT.to_owned(),
    };
    record.texts(field).into_iter().filter_map(Lead::read).map(name).collect()
}

fn names(page: &Page, agencies: BTreeSet<RecordId>) -> Vec<String> {
    let known = agencies.into_iter().filter_map(|id| page.session.record(id));
    order::sort(known).into_iter().map(|agency| agency.text("name").to_owned()).collect()
}

fn titles(page: &Page, records: Vec<RecordId>) -> Vec<String> {
    let known = records.into_iter().filter_map(|id| page.session.visible(id));
    known.map(|record| record.text("title").to_owned()).collect()
}

fn quoted(page: &Page, records: impl IntoIterator<Item = RecordId>) -> Vec<String> {
    let known = records.into_iter().filter_map(|id| page.session.visible(id));
    let words = |record: &Record| Some(format!("「{}」", record.text(conflict::words(record)?)));
    order::sort(known).into_iter().filter_map(words).collect()
}
