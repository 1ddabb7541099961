//! `export` of a folder: one record a line over any number of session files, each record once.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::pty::Home;
use assert_cmd::assert::OutputAssertExt;
use serde_json::Value as Json;

const SAMPLES: [(&str, &str); 4] = [
    ("みなと市/1.ron", include_str!("../../sessions/minato-1.ron")),
    ("みなと市/2.ron", include_str!("../../sessions/minato-2.ron")),
    ("みなと市/2 (1).ron", include_str!("../../sessions/minato-2.ron")),
    ("しおかぜ市/1.ron", include_str!("../../sessions/shiokaze.ron")),
];

/// A folder with the samples in it, one of them twice.
fn folder() -> (Home, PathBuf) {
    let home = Home::new();
    let folder = home.folder.path().join("県");
    for (name, text) in SAMPLES {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (home, folder)
}

fn run(home: &Home, args: &[&str]) -> (i32, Vec<u8>, String) {
    let done = home.command("ja", &[&["export"], args].concat()).assert();
    let output = done.get_output();
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code().unwrap(), output.stdout.clone(), said)
}

#[test]
fn every_record_is_one_line_once_with_the_area_of_its_meeting() {
    let (home, folder) = folder();
    let folder = folder.to_str().unwrap();
    let (code, out, said) = run(&home, &[folder, "--to", "jsonl"]);
    assert!(code == 0 && said.contains("写しです") && said.contains("2 (1).ron"), "{said}");
    let text = String::from_utf8(out.clone()).unwrap();
    let lines: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], serde_json::json!({ "format": 1 }));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for line in &lines[1..] {
        let array = line["array"].as_str().unwrap();
        *counts.entry(array).or_default() += 1;
        let has_meeting = array == "meetings" || line["meeting"].is_string();
        let areas = ["みなと市", "しおかぜ市"];
        assert_eq!(has_meeting, line["area"].as_str().is_some_and(|area| areas.contains(&area)), "{line}");
        if ["entries", "overlaps", "actions", "meetings", "agencies"].contains(&array) {
            assert!(ids.insert(line["id"].as_str().unwrap()), "twice {line}");
        }
    }
    assert_eq!((counts["meetings"], counts["entries"], counts["overlaps"]), (3, 355, 67));
    // the same bytes whatever the threads do, and the same into a file
    let file = home.folder.path().join("全部.jsonl");
    let file = file.to_str().unwrap();
    assert_eq!(run(&home, &[folder, "--to", "jsonl"]).1, out);
    assert_eq!(run(&home, &[folder, "--to", "jsonl", "-o", file]).0, 0);
    assert_eq!(fs::read(file).unwrap(), out);
    let (code, _, said) = run(&home, &[folder, "--to", "jsonl", "-o", file]);
    assert!(code == 1 && said.contains("もうあります"), "{said}");
}

#[test]
fn a_table_has_one_head_and_every_entry() {
    let (home, folder) = folder();
    let files = ["みなと市/2.ron", "しおかぜ市/1.ron"].map(|name| folder.join(name));
    let [one, two] = files.each_ref().map(|path| path.to_str().unwrap());
    let (code, out, _) = run(&home, &[one, two, "--to", "csv"]);
    assert_eq!(code, 0);
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with('\u{FEFF}') && text.matches("\"meeting\"").count() == 1);
    let rows = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let all = rows(text.trim_start_matches('\u{FEFF}'));
    assert!(all.len() == 1 + 127 + 111 && all[0][14] == "area", "{}", all.len());
    // named files stand in no folder below a named one
    assert!(all[1..].iter().all(|row| row[14].is_empty()));
    let (_, out, _) = run(&home, &[folder.to_str().unwrap(), "--to", "csv", "--encoding", "cp932"]);
    let (text, ..) = encoding_rs::SHIFT_JIS.decode(&out);
    let areas: BTreeSet<String> = rows(&text)[1..].iter().map(|row| row[14].clone()).collect();
    assert_eq!(areas.into_iter().collect::<Vec<_>>(), ["しおかぜ市", "みなと市"]);
    assert_eq!(rows(&text).len(), 1 + 355);
    // one file is written as ever
    let (_, single, _) = run(&home, &[one, "--to", "csv"]);
    let single = String::from_utf8(single).unwrap();
    assert_eq!(rows(single.trim_start_matches('\u{FEFF}'))[0].len(), 14);
}

#[test]
fn what_is_not_for_the_public_is_left_out_and_told_once() {
    let (home, folder) = folder();
    let (code, out, said) = run(&home, &[folder.to_str().unwrap(), "--to", "jsonl", "--for", "public"]);
    let text = String::from_utf8(out).unwrap();
    assert!(code == 0 && !text.contains("\"array\":\"entries\""), "{said}");
    let told: Vec<&str> = said.lines().filter(|line| line.contains("強み")).collect();
    assert_eq!(told.len(), 1, "{said}");
}

#[test]
fn other_forms_are_refused_and_a_damaged_file_is_named_while_the_rest_is_written() {
    let (home, folder) = folder();
    let name = folder.to_str().unwrap();
    for form in ["docx", "xlsx", "html", "json", "text", "markdown"] {
        let (code, out, said) = run(&home, &[name, "--to", form]);
        assert!(code == 1 && out.is_empty() && said.contains(form) && said.contains("jsonl"), "{said}");
    }
    fs::write(folder.join("壊れ.ron"), SAMPLES[0].1.replacen(",kind:\"entry\"", ",kind:\"entrX\"", 1))
        .unwrap();
    let file = home.folder.path().join("全部.csv");
    let (code, _, said) = run(&home, &[name, "--to", "csv", "-o", file.to_str().unwrap()]);
    assert!(code == 1 && said.contains("壊れ.ron") && said.contains("読めないものが 1"), "{said}");
    assert!(fs::read_to_string(&file).unwrap().lines().count() >= 356);
}
