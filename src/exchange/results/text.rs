//! The short result of filled sheets as plain text.

use crate::domain::check::Sheet;
use crate::domain::meeting::{self, Meeting};
use crate::domain::response::Of;
use crate::domain::tally::{Faulty, Sheets, Tally};
use crate::domain::worksheet::{self, Question, Scope, Worksheet};
use crate::domain::{RecordId, clearing, filled};

use super::super::Audience;
use super::super::cells::Cells;
use super::super::text::Rows;
use super::{lines, n, tables, writer};

/// What the filled sheets of a session come to: the questions that their worksheets have on one page, of other
/// worksheets how many there are; nothing where nothing was filled in.
#[must_use]
pub fn write(cells: &Cells, audience: Audience, columns: usize) -> String {
    let mut rows = Rows::new(columns);
    for meeting in meeting::all(cells.session) {
        of_meeting(&Cells { meeting: meeting.id(), ..*cells }, &meeting, audience, columns, &mut rows);
    }
    rows.finish()
}

fn of_meeting(cells: &Cells, meeting: &Meeting, audience: Audience, columns: usize, rows: &mut Rows) {
    for sheet in meeting.worksheets().into_iter().filter_map(|id| worksheet::find(cells.session, id)) {
        let sheets = Sheets::of(cells.session, meeting.id(), &sheet, Faulty::LeftOut);
        let count = sheets.counted.len() + sheets.faulty.len();
        if count == 0 || !is_begun(cells, meeting.id(), &sheet) {
            continue;
        }
        let title = cells.named(&sheet.title);
        rows.heading(&cells.lang.results_of(&title), "-");
        rows.part("", &told(cells, &sheet, count, sheets.waiting.len()));
        for text in names(cells, &sheets) {
            rows.hang("", &text);
        }
        for question in sheet.summary.iter().filter_map(|id| sheet.question(id)) {
            of_question(cells, &sheet, question, &sheets.counted, audience, columns, rows);
        }
    }
}

fn is_begun(cells: &Cells, meeting: RecordId, sheet: &Worksheet) -> bool {
    filled::all(cells.session, meeting, sheet).iter().any(|of| filled::is_begun(cells.session, of, sheet))
}

/// How many sheets there are, of how many.
fn told(cells: &Cells, sheet: &Worksheet, count: usize, waiting: usize) -> String {
    match sheet.scope {
        Scope::Agency => cells.lang.results_handed_in(count, count + waiting),
        Scope::Reply => cells.lang.results_replies(count),
        Scope::Case => cells.lang.results_cases(count),
        Scope::Meeting | Scope::Network => cells.lang.results_sheets(count),
    }
}

/// Who is not counted, and who is still to come.
fn names(cells: &Cells, sheets: &Sheets) -> Vec<String> {
    let lang = cells.lang;
    let named =
        |of: &[Of]| of.iter().filter_map(|of| writer(cells, of)).collect::<Vec<_>>().join(lang.out_comma());
    let (faulty, waiting) = (named(&sheets.faulty), named(&sheets.waiting));
    let faulty = (!faulty.is_empty()).then(|| lang.results_left_out(&faulty));
    let waiting = (!waiting.is_empty()).then(|| lang.results_waiting(&waiting));
    faulty.into_iter().chain(waiting).collect()
}

fn of_question(
    cells: &Cells,
    sheet: &Worksheet,
    question: &Question,
    counted: &[Of],
    audience: Audience,
    columns: usize,
    rows: &mut Rows,
) {
    let level = |of: &&Of| {
        audience.sees(clearing::level(&Sheet { session: cells.session, worksheet: sheet, of }, question))
    };
    let shown: Vec<Of> = counted.iter().filter(level).cloned().collect();
    let tally = Tally::of(cells.session, sheet, question, &shown);
    let tables = tables(cells, &tally, audience == Audience::Office);
    if shown.is_empty() || tables.is_empty() {
        return;
    }
    let heading = format!("{} {}", question.number, cells.named(&question.short));
    rows.part("", &format!("{}  {}", heading.trim(), n(cells, &tally)));
    for table in &tables {
        if !table.lane.is_empty() {
            rows.hang("  ", &table.lane);
        }
        let laid = lines::lay(table, columns.saturating_sub(2), 0);
        for row in laid.head.into_iter().chain(laid.rows.into_iter().flatten()) {
            rows.line(&format!("  {row}"));
        }
    }
    let mut notes: Vec<&String> = tables.iter().flat_map(|table| &table.notes).collect();
    notes.dedup();
    for note in notes {
        rows.hang("  ", note);
    }
}
