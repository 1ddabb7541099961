//! What was said at a meeting, by worksheet, question, agency and lane.

use std::collections::BTreeMap;

use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::{self, Asked, Overlap};
use crate::domain::worksheet::Worksheet;
use crate::domain::{Record, RecordId, attendance, entry, order, pass};

use super::{Page, frame};

/// Where a record stands; sorts as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    question: (usize, usize, String, String),
    agency: (usize, Option<RecordId>),
    lane: (usize, String),
    sort: usize,
    order: String,
    id: RecordId,
}

/// Puts the rows of a meeting down.
pub(super) fn put<'s>(page: &mut Page<'s>, meeting: Meeting<'s>) {
    let session = page.session;
    let sheets = meeting::sheets(session, meeting.id());
    let seats = attendance::seats(session, meeting.id());
    let seats: BTreeMap<RecordId, usize> =
        seats.iter().enumerate().map(|(at, seat)| (session.stands_for(seat.id()), at)).collect();
    let mut rows = BTreeMap::new();
    for (sort, kind) in [entry::KIND, pass::KIND, overlap::KIND].into_iter().enumerate() {
        for record in session.met(kind, meeting.id()) {
            let agency = record.link("agency").map(|id| session.stands_for(id));
            let seat = agency.and_then(|id| seats.get(&id)).copied().unwrap_or(usize::MAX);
            let question = question_rank(&sheets, record);
            let lane = (lane_rank(&sheets, &question, record.text("lane")), record.text("lane").to_owned());
            let (order, id) = (order::key(record), record.id());
            rows.insert(Spot { question, agency: (seat, agency), lane, sort, order, id }, record);
        }
    }
    let mut last: Option<Spot> = None;
    for (spot, record) in rows {
        if page.done.contains(&spot.id) {
            continue;
        }
        let new_question = last.as_ref().is_none_or(|last| last.question != spot.question);
        if new_question {
            page.items.push(super::Item::Gap);
            page.comment(0, format!("── {} ──", question_words(&sheets, &spot.question)));
        }
        let new_agency = new_question || last.as_ref().is_none_or(|last| last.agency != spot.agency);
        if new_agency {
            page.comment(0, format!("● {}", page.agency_name(spot.agency.1)));
        }
        if (new_agency || last.as_ref().is_none_or(|last| last.lane != spot.lane)) && !spot.lane.1.is_empty()
        {
            page.comment(2, lane_words(&sheets, &spot.question, &spot.lane.1));
        }
        if record.kind() == overlap::KIND {
            asked(page, record);
        }
        page.row(record);
        last = Some(spot);
    }
}

/// The need a proposal answers, and who is asked.
fn asked(page: &mut Page, record: &Record) {
    if let Some(need) = record.link("need").and_then(|id| page.session.visible(id)) {
        page.comment(2, format!("{}: {}", frame::NEED, need.text("text")));
    }
    for (asked, answer) in Overlap(record).to() {
        let who = match asked {
            Asked::Agency(id) => page.agency_name(Some(id)),
            Asked::Kind(word, name) => {
                if name.is_empty() {
                    word
                } else {
                    name
                }
            }
            Asked::Anyone => frame::ANYONE.to_owned(),
            Asked::Undecided => frame::UNDECIDED.to_owned(),
        };
        page.comment(2, format!("{}: {who} … {}", frame::ASKED, frame::answer(answer.word())));
    }
    if let Some(told) = Overlap(record).told(page.session).and_then(|id| page.session.visible(id)) {
        page.comment(2, format!("{}: {}", frame::TOLD, told.text("title")));
    }
}

fn question_rank(sheets: &[Worksheet], record: &Record) -> (usize, usize, String, String) {
    let (sheet, question) = (record.text("worksheet"), record.text("question"));
    let rank = sheets.iter().position(|known| known.id == sheet).unwrap_or(usize::MAX);
    let known = sheets.get(rank).and_then(|known| known.questions.iter().position(|q| q.id == question));
    (rank, known.unwrap_or(usize::MAX), sheet.to_owned(), question.to_owned())
}

fn lane_rank(sheets: &[Worksheet], question: &(usize, usize, String, String), lane: &str) -> usize {
    let question = sheets.get(question.0).and_then(|sheet| sheet.questions.get(question.1));
    question
        .and_then(|question| question.lanes.iter().position(|known| known.id == lane))
        .unwrap_or(usize::MAX)
}

fn question_words(sheets: &[Worksheet], at: &(usize, usize, String, String)) -> String {
    match sheets.get(at.0).and_then(|sheet| sheet.questions.get(at.1)) {
        Some(question) => {
            let words = format!("{} {} / {}", question.number, question.text.ja, question.text.en);
            words.trim_end_matches([' ', '/']).to_owned()
        }
        None => format!("{} {}", at.2, at.3).trim().to_owned(),
    }
}

fn lane_words(sheets: &[Worksheet], at: &(usize, usize, String, String), lane: &str) -> String {
    let question = sheets.get(at.0).and_then(|sheet| sheet.questions.get(at.1));
    match question.and_then(|question| question.lanes.iter().find(|known| known.id == lane)) {
        Some(lane) => format!("{} / {}", lane.name.ja, lane.name.en).trim_end_matches([' ', '/']).to_owned(),
        None => lane.to_owned(),
    }
}
