//! What is next for a session, in words: a few for its row, a sentence for the row that is selected.

use chrono::NaiveDate;

use super::Listing;
use crate::domain::stage::{Outlook, Stage};
use crate::i18n::{Lang, date};

/// A few words; empty where nothing was read of it.
#[must_use]
pub fn short(listing: &Listing, goes_on: bool, today: NaiveDate, lang: Lang) -> String {
    let Some(stage) = stage(listing, goes_on, today) else { return String::new() };
    let name = name(stage, lang);
    let what = match stage {
        Stage::Prepare(Some(days)) => lang.stage_in_days(days),
        Stage::Prepare(None) => lang.stage_no_day().to_owned(),
        Stage::PrepareNext(days) if days >= 0 => lang.stage_in_days(days),
        Stage::FollowUp | Stage::HandOver => match listing.outlook.overdue(today).0 {
            0 => String::new(),
            late => lang.stage_late(late),
        },
        _ => String::new(),
    };
    if what.is_empty() { name.to_owned() } else { lang.stage_with(name, &what) }
}

/// A sentence with what is missing or open; empty where nothing was read of it.
#[must_use]
pub fn told(listing: &Listing, goes_on: bool, today: NaiveDate, lang: Lang) -> String {
    let Some(stage) = stage(listing, goes_on, today) else { return String::new() };
    let outlook = &listing.outlook;
    let parts = match stage {
        Stage::Prepare(days) => {
            let day = days.map_or(lang.stage_no_day().to_owned(), |days| lang.stage_in_days(days));
            [vec![day], lacks(outlook, lang)].concat()
        }
        Stage::Hold => lacks(outlook, lang),
        Stage::WriteUp => gaps(outlook, lang),
        Stage::PrepareNext(days) => {
            let when = if days < 0 { lang.stage_passed().to_owned() } else { lang.stage_in_days(days) };
            [vec![when], open(outlook, today, lang)].concat()
        }
        Stage::HandOver | Stage::FollowUp => match open(outlook, today, lang) {
            none if none.is_empty() => vec![lang.stage_all_told().to_owned()],
            some => some,
        },
        Stage::GoesOn => vec![lang.stage_elsewhere().to_owned()],
    };
    let name = name(stage, lang);
    if parts.is_empty() { name.to_owned() } else { lang.stage_says(name, &parts.join(lang.stage_comma())) }
}

fn stage(listing: &Listing, goes_on: bool, today: NaiveDate) -> Option<Stage> {
    let is_known = listing.is_read && listing.trouble.is_none() && !listing.titles.is_empty();
    is_known.then(|| listing.outlook.stage(today, goes_on))
}

fn name(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Prepare(_) => lang.stage_prepare(),
        Stage::Hold => lang.stage_hold(),
        Stage::WriteUp => lang.stage_write_up(),
        Stage::PrepareNext(_) => lang.stage_prepare_next(),
        Stage::HandOver => lang.stage_hand_over(),
        Stage::FollowUp => lang.stage_follow_up(),
        Stage::GoesOn => lang.stage_goes_on(),
    }
}

/// What a meeting that lies ahead still needs.
fn lacks(outlook: &Outlook, lang: Lang) -> Vec<String> {
    let mut lacks = Vec::new();
    if outlook.seats == 0 {
        lacks.push(lang.stage_no_agencies().to_owned());
    }
    if outlook.items == 0 {
        lacks.push(lang.stage_no_agenda().to_owned());
    }
    if outlook.handed_in < outlook.seats {
        lacks.push(lang.stage_sheets(outlook.handed_in, outlook.seats));
    }
    lacks
}

/// What the record of a meeting that was held still lacks.
fn gaps(outlook: &Outlook, lang: Lang) -> Vec<String> {
    if !outlook.has_spoken {
        return vec![lang.stage_nothing_said().to_owned()];
    }
    let mut gaps = Vec::new();
    if outlook.silent > 0 {
        gaps.push(lang.stage_silent(outlook.silent));
    }
    if !outlook.has_promises {
        gaps.push(lang.stage_no_promises().to_owned());
    }
    if outlook.unread > 0 {
        gaps.push(lang.stage_unread(outlook.unread));
    }
    gaps
}

/// What is open, overdue first.
fn open(outlook: &Outlook, today: NaiveDate, lang: Lang) -> Vec<String> {
    let mut open = Vec::new();
    if let (late, Some(since)) = outlook.overdue(today) {
        open.push(lang.stage_overdue(late, &date::short(lang, since)));
    }
    if !outlook.dues.is_empty() {
        open.push(lang.stage_open(outlook.dues.len()));
    }
    if outlook.answers > 0 {
        open.push(lang.stage_answers(outlook.answers));
    }
    open
}
