//! The short result of filled sheets as plain text.

use crate::domain::check::Sheet;
use crate::domain::meeting::{self, Meeting};
use crate::domain::response::{Of, Response, Whose};
use crate::domain::tally::{Faulty, Sheets, Tally};
use crate::domain::worksheet::{Question, Scope, Worksheet};
use crate::domain::{RecordId, clearing, filled};

use super::super::Audience;
use super::super::cells::Cells;
use super::super::levels::Levels;
use super::super::text::Rows;
use super::{lines, n, tables, writer};

/// What the filled sheets of a session come to: the questions that their worksheets have on one page, of other
/// worksheets how many there are; nothing where nothing was filled in.
///
/// Nothing of it is for the public: among so few sheets sums and shares tell who is behind a small figure.
#[must_use]
pub fn write(cells: &Cells, audience: Audience, columns: usize) -> String {
    let mut rows = Rows::new(columns);
    if audience == Audience::Public {
        return rows.finish();
    }
    let levels = Levels::of(cells.session);
    for meeting in meeting::all(cells.session) {
        let cells = Cells { meeting: meeting.id(), ..*cells };
        let telling = Telling { cells, levels: &levels, audience, columns };
        telling.meeting(&meeting, &mut rows);
    }
    rows.finish()
}

/// What the results are told with.
struct Telling<'a> {
    cells: Cells<'a>,
    levels: &'a Levels<'a>,
    audience: Audience,
    columns: usize,
}

impl Telling<'_> {
    fn meeting(&self, meeting: &Meeting, rows: &mut Rows) {
        let cells = &self.cells;
        let all = meeting::sheets(cells.session, meeting.id());
        let is_first = |(at, sheet): &(usize, &Worksheet)| {
            all.iter().position(|known| known.id == sheet.id) == Some(*at)
        };
        for (_, sheet) in all.iter().enumerate().filter(is_first) {
            let sheets = Sheets::of(cells.session, meeting.id(), sheet, Faulty::LeftOut);
            let count = sheets.counted.len() + sheets.faulty.len();
            if count == 0 || !is_begun(cells, meeting.id(), sheet) {
                continue;
            }
            let title = cells.named(&sheet.title);
            rows.heading(&cells.lang.results_of(&title), "-");
            rows.part("", &told(cells, sheet, count, sheets.waiting.len()));
            for text in names(cells, &sheets) {
                rows.hang("", &text);
            }
            for question in sheet.summary.iter().filter_map(|id| sheet.question(id)) {
                self.question(sheet, question, &sheets.counted, rows);
            }
        }
    }

    fn question(&self, sheet: &Worksheet, question: &Question, counted: &[Of], rows: &mut Rows) {
        let cells = &self.cells;
        let shown: Vec<Of> = counted.iter().filter(|of| self.sees(sheet, question, of)).cloned().collect();
        let tally = Tally::of(cells.session, sheet, question, &shown);
        let tables = tables(cells, &tally, self.audience == Audience::Office);
        if shown.is_empty() || tables.is_empty() {
            return;
        }
        let heading = format!("{} {}", question.number, cells.named(&question.short));
        rows.part("", &format!("{}  {}", heading.trim(), n(cells, &tally)));
        for table in &tables {
            if !table.lane.is_empty() {
                rows.hang("  ", &table.lane);
            }
            let laid = lines::lay(table, self.columns.saturating_sub(2), 0);
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

    /// Whether the audience may see what a sheet says to a question: by the question, and by every record of it, which may be
    /// marked private.
    fn sees(&self, sheet: &Worksheet, question: &Question, of: &Of) -> bool {
        let session = self.cells.session;
        let level = clearing::level(&Sheet { session, worksheet: sheet, of }, question);
        let own = matches!(of.whose, Whose::Sheet(_)).then(|| session.visible(of.whose.id())).flatten();
        let own = own.filter(|record| record.kind() == filled::KIND);
        let response = Response::find(session, of, &question.id);
        let records = response.records().iter().copied().chain(own);
        self.audience.sees(records.map(|record| self.levels.level(record)).max().unwrap_or(0).max(level))
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
