//! The course of the meeting: each item of the agenda, and under the one that shows a sheet what was said to it.

use crate::domain::RecordId;
use crate::domain::agency::Agency;
use crate::domain::agenda::Shows;
use crate::exchange::filled::sums;
use crate::exchange::filled::told::{self, Piece};
use crate::exchange::minutes::{Asked, Minutes, Said, What};
use crate::exchange::words::Words;

use super::draft::Draft;
use super::styles::WIDTH;

/// Writes it by item; without an agenda the questions alone.
pub(super) fn write(draft: &mut Draft, words: &Words, minutes: &Minutes) {
    let (lang, asked) = (words.lang, minutes.by_question());
    if asked.is_empty() && minutes.agenda.is_empty() {
        return;
    }
    draft.heading(1, lang.docx_course());
    let shows: Vec<Shows> = minutes.agenda.iter().map(|item| item.shows()).collect();
    let item_of = |asked: &Asked| {
        let sheet = minutes.sheet_id(asked);
        let at =
            |wanted: &str| shows.iter().position(|shows| matches!(shows, Shows::Sheet(id) if id == wanted));
        at(sheet).or_else(|| at(""))
    };
    for (at, item) in minutes.agenda.iter().enumerate() {
        draft.heading(2, &lang.docx_numbered(at + 1, &words.item(*item)));
        let here = asked.iter().filter(|asked| item_of(asked) == Some(at));
        here.for_each(|asked| question(draft, words, minutes, asked, 3));
    }
    let rest: Vec<&Asked> = asked.iter().filter(|asked| item_of(asked).is_none()).collect();
    let below_items = !minutes.agenda.is_empty();
    if below_items {
        if rest.iter().all(|asked| asked.said.is_empty() && asked.paper.is_none()) {
            // no item shows a sheet, and nobody wrote on one
            return;
        }
        draft.heading(2, lang.docx_sheets());
    }
    let level = if below_items { 3 } else { 2 };
    rest.iter().for_each(|asked| question(draft, words, minutes, asked, level));
}

/// What was filled in of sheets that are begun one by one.
pub(super) fn sheets(draft: &mut Draft, words: &Words, minutes: &Minutes) {
    for paper in minutes.repeating() {
        draft.heading(1, &told::title(words, paper));
        for one in &paper.ones {
            draft.heading(2, &told::name(words, paper, one));
            filled(draft, told::of_sheet(words, paper, one));
        }
    }
}

/// What the filled sheets come to.
pub(super) fn sums(draft: &mut Draft, words: &Words, minutes: &Minutes) {
    for sums in sums::all(words, minutes) {
        draft.heading(1, &sums.heading);
        sums.sheets.iter().for_each(|text| draft.text("", text));
        for (heading, pieces) in sums.asked {
            draft.heading(2, &heading);
            filled(draft, pieces);
        }
    }
}

/// What was filled in, piece by piece.
fn filled(draft: &mut Draft, pieces: Vec<Piece>) {
    for piece in pieces {
        match piece {
            Piece::Whose(name) => draft.text("Agency", &name),
            Piece::Facts(facts) => draft.facts(LABELS, &facts),
            Piece::Text(text) => draft.list([text]),
            Piece::Note(text) => draft.text("", &text),
            Piece::Grid(heads, rows) => {
                let figures = heads.len().saturating_sub(1).max(1);
                let each = (WIDTH.saturating_sub(LABELS) / figures).min(LABELS);
                let wide = |at: usize| {
                    if at == 0 { WIDTH.saturating_sub(each * figures).min(2 * LABELS) } else { each }
                };
                let columns: Vec<(&str, usize)> =
                    heads.iter().enumerate().map(|(at, head)| (head.as_str(), wide(at))).collect();
                draft.rows(&columns, &rows, rows.len() < SHORT);
            }
        }
    }
}

/// The width of what stands before an answer.
const LABELS: usize = 2_600;
/// Rows of a table that fits on a page at once.
const SHORT: usize = 20;

/// A question with what was said to it, by lane and agency.
fn question(draft: &mut Draft, words: &Words, minutes: &Minutes, asked: &Asked, level: usize) {
    draft.heading(level, &words.lang.docx_question(&words.heading(minutes, asked)));
    let (passed, said): (Vec<&Said>, Vec<&Said>) =
        asked.said.iter().copied().partition(|said| matches!(said.what, What::Pass));
    let mut at: Option<(usize, &str, Option<Option<RecordId>>)> = None;
    for said in &said {
        let (rank, lane, agency) = (said.spot.lane, said.record.text("lane"), said.agency.map(Agency::id));
        if at.is_none_or(|(before, id, _)| (before, id) != (rank, lane)) && !lane.is_empty() {
            draft.text("Lane", &words.lang.out_lane(&words.lane(asked.question, lane)));
        }
        if at != Some((rank, lane, Some(agency))) {
            draft.text("Agency", &words.name(said.agency));
        }
        at = Some((rank, lane, Some(agency)));
        draft.list([words.said(minutes, said)]);
    }
    if let Some(line) = words.passed(&said, &passed).filter(|_| asked.paper.is_none() || !passed.is_empty()) {
        draft.text("", &line);
    }
    if let Some(paper) = asked.paper {
        filled(draft, told::of_question(words, paper, asked.ids.1));
    }
}
