//! A comparison for other programs: one row a thing that was said, and one JSON object.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use serde::Serialize;

use super::Comparison;
use crate::domain::cell::Takes;
use crate::domain::participation::Heard;
use crate::domain::period::Period;
use crate::domain::response::Response;
use crate::domain::since::{self, Line};
use crate::domain::{Record, RecordId, Value};
use crate::exchange::guard::guarded;
use crate::exchange::labels;

/// Counts up where a program that reads the form has to change.
const FORMAT: u32 = 1;

/// What a spreadsheet knows UTF-8 by.
const MARK: &[u8] = b"\xEF\xBB\xBF";

const HEADS: [&str; 12] = [
    "agency",
    "worksheet",
    "question",
    "lane",
    "change",
    "heard",
    "before",
    "before_date",
    "before_id",
    "after",
    "after_date",
    "after_id",
];

#[derive(Serialize)]
struct Flat {
    format: u32,
    before: Vec<MeetingRow>,
    after: Vec<MeetingRow>,
    counts: Counts,
    lines: Vec<Row>,
    cells: Vec<CellRow>,
}

#[derive(Serialize)]
struct MeetingRow {
    id: RecordId,
    title: String,
    date: String,
}

#[derive(Serialize)]
struct Counts {
    kept: usize,
    reworded: usize,
    new: usize,
    gone: usize,
    not_heard: usize,
}

#[derive(Serialize)]
struct Row {
    agency: RecordId,
    agency_name: String,
    worksheet: String,
    question: String,
    lane: Option<String>,
    change: &'static str,
    /// Whether the agency could say it on the side where it is not said.
    heard: &'static str,
    before: Option<Side>,
    after: Option<Side>,
}

/// A cell of a sheet in which something else stands.
#[derive(Serialize)]
struct CellRow {
    agency: RecordId,
    agency_name: String,
    worksheet: String,
    question: String,
    /// Its path within the question.
    lane: String,
    change: &'static str,
    before: Option<Side>,
    after: Option<Side>,
}

#[derive(Serialize)]
struct Side {
    id: RecordId,
    date: String,
    text: String,
}

pub(super) fn csv(of: &Comparison) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // memory takes everything
    _ = writer.write_record(HEADS);
    let lines = of.lines.iter().map(|line| row(of, line));
    // who filled in a cell was heard on both sides
    let cells = cells(of).into_iter().map(|cell| Row {
        agency: cell.agency,
        agency_name: cell.agency_name,
        worksheet: cell.worksheet,
        question: cell.question,
        lane: Some(cell.lane),
        change: cell.change,
        heard: word(Heard::Yes),
        before: cell.before,
        after: cell.after,
    });
    for row in lines.chain(cells) {
        let side = |side: Option<Side>| {
            side.map(|side| [guarded(&side.text), side.date, side.id.to_string()]).unwrap_or_default()
        };
        let place = [
            guarded(&row.agency_name),
            guarded(&row.worksheet),
            guarded(&row.question),
            guarded(&row.lane.unwrap_or_default()),
            row.change.to_owned(),
            row.heard.to_owned(),
        ];
        _ = writer.write_record(place.into_iter().chain(side(row.before)).chain(side(row.after)));
    }
    [MARK, &writer.into_inner().unwrap_or_default()].concat()
}

pub(super) fn json(of: &Comparison) -> String {
    let [kept, reworded, new, gone] = since::counts(of.lines.iter().filter(|line| line.is_told()));
    let not_heard = of.lines.iter().filter(|line| !line.is_told()).count();
    let flat = Flat {
        format: FORMAT,
        before: meetings(of, of.before),
        after: meetings(of, of.after),
        counts: Counts { kept, reworded, new, gone, not_heard },
        lines: of.lines.iter().map(|line| row(of, line)).collect(),
        cells: cells(of),
    };
    // texts, lists and maps keyed by text always have a JSON form
    let mut out = serde_json::to_string_pretty(&flat).unwrap_or_default();
    out.push('\n');
    out
}

fn meetings(of: &Comparison, period: Period) -> Vec<MeetingRow> {
    let meetings = period.meetings(of.session).into_iter().filter_map(|id| of.meeting(id));
    let row = |meeting: crate::domain::meeting::Meeting| MeetingRow {
        id: meeting.id(),
        title: meeting.title().to_owned(),
        date: meeting.date().to_owned(),
    };
    meetings.map(row).collect()
}

fn row(of: &Comparison, line: &Line) -> Row {
    let side = |id: Option<RecordId>| {
        let (record, text) = of.words(id)?;
        Some(Side { id: record.id(), date: date(of, record), text })
    };
    Row {
        agency: line.agency,
        agency_name: of.agency(line.agency),
        worksheet: line.worksheet.clone(),
        question: line.question.clone(),
        lane: Some(line.lane.clone()).filter(|lane| !lane.is_empty()),
        change: line.change.word(),
        heard: word(line.heard),
        before: side(line.before),
        after: side(line.after),
    }
}

/// The cells in which something else stands, as they can be typed again.
fn cells(of: &Comparison) -> Vec<CellRow> {
    let mut rows = Vec::new();
    for answer in &of.answers {
        for cell in answer.changed() {
            let known = labels::at(&answer.question, cell.path);
            let takes = known.map_or(Takes::Text, |known| known.cell.takes);
            let side = |response: &Response, value: Option<&Value>| {
                let (value, (record, _)) = (value?, response.standing(cell.path)?);
                let text = of.cells(response).typeable(&takes, value);
                Some(Side { id: record.id(), date: date(of, record), text })
            };
            rows.push(CellRow {
                agency: answer.agency,
                agency_name: of.agency(answer.agency),
                worksheet: answer.worksheet.clone(),
                question: answer.question.id.clone(),
                lane: cell.path.to_owned(),
                change: cell.change().word(),
                before: side(&answer.before, cell.before),
                after: side(&answer.after, cell.after),
            });
        }
    }
    rows
}

/// The day of the meeting of a record, as it is stored.
fn date(of: &Comparison, record: &Record) -> String {
    let meeting = record.link("meeting").and_then(|id| of.meeting(id));
    meeting.map(|meeting| meeting.date().to_owned()).unwrap_or_default()
}

fn word(heard: Heard) -> &'static str {
    match heard {
        Heard::Yes => "yes",
        Heard::Absent => "absent",
        Heard::NoSeat => "no_seat",
        Heard::NotAsked => "not_asked",
    }
}
