//! Figures for other programs, as one JSON object (`docs/figures.md`).

use serde_json::{Map, Value, json};

use super::{Report, Section, Telling, group, sections};
use crate::domain::figure::grouped;
use crate::domain::figures::{By, Figures};

/// Counts up where a program that reads the form has to change.
const FORMAT: u32 = 1;

/// Writes figures, with a line break at the end.
#[must_use]
pub fn write(report: &Report, telling: Telling) -> String {
    let given = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    let groups: Vec<Value> = report
        .sums
        .groups
        .iter()
        .map(|(key, sums)| {
            let name = report.by.map(|by| group(key, by, telling.lang));
            json!({ "group": key.words, "id": key.id, "name": name, "figures": figures(sums, telling) })
        })
        .collect();
    let out = json!({
        "format": FORMAT,
        "by": report.by.map(By::word),
        "since": given(&report.since),
        "until": given(&report.until),
        "fictional": report.fictional,
        "fictional_left_out": report.left_out,
        "undated_left_out": report.undated,
        "files": { "read": report.files, "unread": report.unread, "copies": report.copies },
        "total": figures(&report.sums.total, telling),
        "groups": groups,
    });
    // texts, lists and maps keyed by text always have a JSON form
    let mut out = serde_json::to_string_pretty(&out).unwrap_or_default();
    out.push('\n');
    out
}

/// The sections by their words.
fn figures(figures: &Figures, telling: Telling) -> Value {
    let mut out = Map::new();
    for section in sections(figures, telling) {
        let rows = rows(&section);
        match out.get_mut(section.word).and_then(|known| known["rows"].as_array_mut()) {
            // another year of the same
            Some(known) => known.extend(rows),
            None => _ = out.insert(section.word.to_owned(), json!({ "n": section.n, "rows": rows })),
        }
    }
    Value::Object(out)
}

fn rows(section: &Section) -> Vec<Value> {
    section
        .rows
        .iter()
        .map(|row| {
            let mut out = Map::new();
            out.insert("part".to_owned(), row.word.as_str().into());
            out.insert("name".to_owned(), row.name.as_str().into());
            out.extend(section.year.map(|year| ("year".to_owned(), year.into())));
            for (at, cell) in row.cells.iter().enumerate() {
                let head = section.heads.get(at).map_or("value", |(word, _)| *word);
                out.insert(head.to_owned(), cell.value.into());
                if cell.value.is_none_or(|value| cell.shown != grouped(value)) {
                    out.insert(format!("{head}_shown"), cell.shown.as_str().into());
                }
            }
            if let Some(share) = row.share(section) {
                out.insert("percent".to_owned(), (share as f64 / 10.0).into());
            }
            Value::Object(out)
        })
        .collect()
}
