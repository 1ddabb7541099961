//! Figures as a table for spreadsheets: one figure a row, under stable English heads (`docs/figures.md`).

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Report, Telling, group, sections};
use crate::domain::figure::percent;
use crate::domain::figures::{Figures, Key};
use crate::exchange::csv::MARK;
use crate::exchange::guard::guarded;

/// The heads of the columns.
pub const HEADS: [&str; 9] =
    ["group", "group_id", "group_name", "figure", "part", "name", "value", "n", "percent"];

/// Writes figures: all in all under the group `total`, then those of each group.
#[must_use]
pub fn write(report: &Report, telling: Telling) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.to_vec());
    // memory takes everything
    _ = writer.write_record(HEADS);
    let mut put = |[group, id, name]: [&str; 3], figures: &Figures| {
        for [figure, part, label, value, n, percent] in rows(figures, telling) {
            let record = [&guarded(group), id, &guarded(name), &figure, &guarded(&part), &guarded(&label)];
            _ = writer.write_record(record.into_iter().chain([value.as_str(), &n, &percent]));
        }
    };
    put(["total", "", telling.lang.figures_all()], &report.sums.total);
    for (key, figures) in &report.sums.groups {
        let Key { words, id, .. } = key;
        let name = report.by.map(|by| group(key, by, telling.lang)).unwrap_or_default();
        put([words, &id.map(|id| id.to_string()).unwrap_or_default(), &name], figures);
    }
    writer.into_inner().unwrap_or_default()
}

/// Figure, part, name, value, what its share is of, share.
fn rows(figures: &Figures, telling: Telling) -> Vec<[String; 6]> {
    let mut rows = Vec::new();
    for section in sections(figures, telling) {
        for row in &section.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let column = section.heads.get(at).map(|(word, _)| format!("_{word}")).unwrap_or_default();
                rows.push([
                    format!("{}{column}", section.word),
                    row.word.clone(),
                    row.name.clone(),
                    cell.value.map(|value| value.to_string()).unwrap_or_default(),
                    section.n.map(|n| n.to_string()).unwrap_or_default(),
                    row.share(&section).map(percent).unwrap_or_default(),
                ]);
            }
        }
    }
    rows
}
