//! What the filled sheets of a meeting come to, in the same pieces as the sheets themselves.

use super::told::{Piece, cells};
use crate::exchange::minutes::Minutes;
use crate::exchange::results::Table;
use crate::exchange::results::told::{Told, Which, of_meeting};
use crate::exchange::words::Words;

/// What the sheets of one worksheet come to.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Sums {
    /// Its heading.
    pub(in crate::exchange) heading: String,
    /// How many sheets, who is left out, who is still to come.
    pub(in crate::exchange) sheets: Vec<String>,
    /// Question by question, with the heading of each.
    pub(in crate::exchange) asked: Vec<(String, Vec<Piece>)>,
}

/// Of every worksheet of which something was filled in and may be seen.
pub(in crate::exchange) fn all(words: &Words, minutes: &Minutes) -> Vec<Sums> {
    let cells = cells(words, minutes.meeting.id());
    let told = of_meeting(&cells, words.levels, words.audience, Which::All);
    told.into_iter().filter(|told| !told.asked.is_empty()).map(|told| sums(words, told)).collect()
}

fn sums(words: &Words, told: Told) -> Sums {
    let dress = |text: &str| (words.dress)(text);
    let asked = told.asked.into_iter().map(|asked| {
        let heading = dress(&format!("{}  {}", asked.heading, asked.n));
        let tables = asked.tables.iter().flat_map(|table| pieces(words, table));
        let notes = asked.notes.iter().map(|note| Piece::Note(dress(note)));
        (heading, tables.chain(notes).collect())
    });
    Sums {
        heading: dress(&words.lang.results_of(&told.title)),
        sheets: told.sheets.iter().map(|text| dress(text)).collect(),
        asked: asked.collect(),
    }
}

fn pieces(words: &Words, table: &Table) -> Vec<Piece> {
    let is_figure = |cell: &str| cell.chars().all(|c| c.is_ascii_digit() || ".,-".contains(c));
    let told = |cell: &String| if is_figure(cell) { cell.clone() } else { (words.dress)(cell) };
    let dress = |cells: &[String]| -> Vec<String> { cells.iter().map(told).collect() };
    let lane = (!table.lane.is_empty()).then(|| Piece::Whose((words.dress)(&table.lane)));
    let grid = Piece::Grid(dress(&table.head), table.rows.iter().map(|row| dress(&row.cells)).collect());
    lane.into_iter().chain([grid]).collect()
}
