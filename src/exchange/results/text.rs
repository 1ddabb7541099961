//! The short result of filled sheets as plain text.

use super::super::Audience;
use super::super::cells::Cells;
use super::super::levels::Levels;
use super::super::text::Rows;
use super::lines;
use super::told::{Asked, Which, of_meeting};
use crate::domain::meeting;

/// What the filled sheets of a session come to: the questions that their worksheets have on one page, of other
/// worksheets how many there are; nothing where nothing was filled in, and nothing for the public.
#[must_use]
pub fn write(cells: &Cells, audience: Audience, columns: usize) -> String {
    let mut rows = Rows::new(columns);
    let levels = Levels::of(cells.session);
    for meeting in meeting::all(cells.session) {
        let cells = Cells { meeting: meeting.id(), ..*cells };
        for told in of_meeting(&cells, &levels, audience, Which::Summary) {
            rows.heading(&cells.lang.results_of(&told.title), "-");
            for (at, text) in told.sheets.iter().enumerate() {
                if at == 0 { rows.part("", text) } else { rows.hang("", text) }
            }
            told.asked.iter().for_each(|asked| question(asked, columns, &mut rows));
        }
    }
    rows.finish()
}

fn question(asked: &Asked, columns: usize, rows: &mut Rows) {
    rows.part("", &format!("{}  {}", asked.heading, asked.n));
    for table in &asked.tables {
        if !table.lane.is_empty() {
            rows.hang("  ", &table.lane);
        }
        let laid = lines::lay(table, columns.saturating_sub(2), 0);
        for row in laid.head.into_iter().chain(laid.rows.into_iter().flatten()) {
            rows.line(&format!("  {row}"));
        }
    }
    for note in &asked.notes {
        rows.hang("  ", note);
    }
}
