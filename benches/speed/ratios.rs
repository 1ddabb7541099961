//! The table: each measure as a ratio to the least program, read from what the last run of each left behind.

use std::fs;
use std::path::Path;

use serde_json::Value;

#[allow(clippy::print_stdout, reason = "what this program is for")]
pub fn print(folder: &Path) {
    let Ok(groups) = fs::read_dir(folder) else { return };
    let mut rows: Vec<(u32, String, f64)> = groups
        .filter_map(|group| {
            let group = group.ok()?;
            let name = group.file_name().into_string().ok()?;
            let (number, name) = name.split_once(' ')?;
            let ratio = median(&group.path().join("ours"))? / median(&group.path().join("least"))?;
            Some((number.parse().ok()?, name.to_owned(), ratio))
        })
        .collect();
    rows.sort_by_key(|(number, ..)| *number);
    println!("| what | times the least program |\n|---|---|");
    for (_, name, ratio) in rows {
        println!("| {name} | {ratio:.1} |");
    }
}

/// The median time of a measure, in nanoseconds.
fn median(folder: &Path) -> Option<f64> {
    let text = fs::read_to_string(folder.join("new/estimates.json")).ok()?;
    let estimates: Value = serde_json::from_str(&text).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}
