//! Merges that a person can read: `tests/golden/*.txt` tell what each laptop did and what stands there afterwards, whoever
//! takes in whom. A case is changed by changing its text; `GOLDEN=write` puts what comes out in the place of the result,
//! to be looked at line by line.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test, which reads the source tree"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use norishiro::domain::Session;
use norishiro::store::wire;

#[path = "golden/laptop.rs"]
mod laptop;
#[path = "golden/line.rs"]
mod line;
#[path = "golden/shown.rs"]
mod shown;

use laptop::Laptop;

/// The laptop that all others are copies of.
const BASE: &str = "はじめ";
/// The line before what is expected.
const RESULT: &str = "結果:";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}

/// Plays a case and gives every laptop as it is in the end.
fn play(name: &str, steps: &str) -> BTreeMap<String, Laptop> {
    let mut laptops = BTreeMap::from([(BASE.to_owned(), Laptop::new())]);
    for step in steps.lines().filter(|step| !step.trim().is_empty() && !step.starts_with('#')) {
        let unread = format!("{name}: nobody can read \"{step}\"");
        if let Some((from, to)) = step.strip_suffix("に渡す").and_then(|said| said.split_once('を')) {
            let given = laptops[from].session.clone();
            get(&mut laptops, to).session.union(&given);
        } else if let Some((twin, of)) = step.strip_suffix("の複製").and_then(|said| said.split_once('は'))
        {
            let copy = laptops[of].clone();
            laptops.insert(twin.to_owned(), copy);
        } else {
            let (who, what) = step.split_once(": ").unwrap_or_else(|| panic!("{unread}"));
            get(&mut laptops, who).does(what).unwrap_or_else(|| panic!("{unread}"));
        }
    }
    laptops
}

fn get<'l>(laptops: &'l mut BTreeMap<String, Laptop>, name: &str) -> &'l mut Laptop {
    let base = laptops[BASE].clone();
    let number = u8::try_from(laptops.len()).unwrap();
    laptops.entry(name.to_owned()).or_insert_with(|| base.copy(name, number))
}

/// Everybody's session, merged from one side or from the other.
fn merge(laptops: &BTreeMap<String, Laptop>, backwards: bool) -> Session {
    let mut sessions: Vec<&Session> = laptops.values().map(|laptop| &laptop.session).collect();
    if backwards {
        sessions.reverse();
    }
    let mut merged = Session::new();
    for session in sessions {
        // as a file comes: written by one program, read by another
        merged.union(&wire::load(wire::print(session).as_bytes()).unwrap().session);
    }
    merged
}

#[test]
fn every_case_ends_as_it_says_in_both_directions() {
    let mut wrong = Vec::new();
    for path in cases() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let (steps, expected) = text.split_once(&format!("{RESULT}\n")).unwrap_or((&text, ""));
        let laptops = play(&name, steps);
        let merged = merge(&laptops, false);
        assert_eq!(
            wire::print(&merged),
            wire::print(&merge(&laptops, true)),
            "{name}: the direction matters"
        );
        let mut again = merged.clone();
        laptops.values().for_each(|laptop| again.union(&laptop.session));
        assert_eq!(again, merged, "{name}: merging twice adds something");
        let shown = shown::shown(&merged);
        if shown != expected {
            if env::var("GOLDEN").is_ok_and(|word| word == "write") {
                fs::write(&path, format!("{steps}{RESULT}\n{shown}")).unwrap();
            }
            wrong.push(format!("{name}, expected:\n{expected}\nfound:\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_twenty_and_each_says_what_it_is_about() {
    let cases = cases();
    assert!(cases.len() >= 20, "{}", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# "), "{}", path.display());
        assert!(text.lines().count() <= 30, "{}: too long to be read at a glance", path.display());
    }
}
