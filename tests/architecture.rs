//! The layers: arrows only point downward.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "tests read the source"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What each layer may use; the table stands in `docs/architecture.md`, too.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("i18n", &["text"]),
    ("store", &["domain", "text"]),
    ("exchange", &["domain", "i18n", "text"]),
    ("app", &["domain", "exchange", "i18n", "text"]),
    ("ui", &["app", "domain", "i18n", "text"]),
    ("shell", &["app", "domain", "exchange", "i18n", "store", "text", "ui"]),
    ("cli", &["app", "domain", "exchange", "i18n", "shell", "store", "text"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// What a layer must never reach for outside the crate.
const NEVER: &[(&str, &[&str])] = &[
    ("text", &["std::fs", "std::io", "std::time", "ratatui", "crossterm", "serde", "chrono"]),
    ("domain", &["std::fs", "std::io", "std::time", "ratatui", "crossterm", "ron::", "getrandom"]),
    ("i18n", &["std::fs", "std::io", "std::time", "ratatui", "crossterm"]),
    ("store", &["ratatui", "crossterm", "chrono::Local", "getrandom"]),
    ("exchange", &["std::fs", "std::io", "std::time", "ratatui", "crossterm"]),
    ("app", &["std::fs", "std::io", "std::time", "ratatui", "crossterm", "getrandom", "chrono::Local"]),
    ("ui", &["std::fs", "std::io", "std::time", "crossterm", "getrandom", "chrono::Local"]),
];

/// Source files by module path (`app::worksheet::walk`).
fn sources() -> BTreeMap<String, String> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let name = if prefix.is_empty() { stem } else { format!("{prefix}::{stem}") };
            if path.is_dir() {
                walk(&path, &name, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.insert(name, without_tests(&text));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    found.retain(|name, _| {
        !name.contains("::tests::") && !name.ends_with("::tests") && !name.ends_with("_tests")
    });
    found
}

/// Rules near their code may look further than the code itself; comments are no arrows.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of ours that a source names, by `crate::…` and `super::…`, as far as they are known.
fn uses(name: &str, text: &str, known: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (start, _) in text.match_indices("crate::") {
        if !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
            paths.extend(expand(&text[start + 7..]));
        }
    }
    for (start, _) in text.match_indices("super::") {
        if text[..start].ends_with("super::") {
            continue;
        }
        let mut rest = &text[start..];
        let mut base: Vec<&str> = name.split("::").collect();
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
        paths.extend(expand(rest).into_iter().map(|path| [base.join("::"), path].join("::")));
    }
    let longest = |path: &String| {
        let parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
        (1..=parts.len()).rev().map(|n| parts[..n].join("::")).find(|path| known.contains(path.as_str()))
    };
    paths.iter().filter_map(longest).filter(|used| used != name).collect()
}

/// The paths that `a::{b, c::d}` and the like name.
fn expand(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let head = text[..end].trim_end_matches(':').to_owned();
    if !text[end..].starts_with('{') {
        return vec![head];
    }
    let (mut depth, mut parts, mut part) = (0, Vec::new(), String::new());
    for c in text[end..].chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 1) || depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else if !(c.is_whitespace() || (c == '{' && depth == 1)) {
            part.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| expand(part))
        .map(|p| format!("{head}::{p}"))
        .collect()
}

fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let known: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
    sources.iter().map(|(name, text)| (name.clone(), uses(name, text, &known))).collect()
}

fn layer(module: &str) -> &str {
    module.split("::").next().unwrap()
}

#[test]
fn arrows_only_point_downward() {
    let mut wrong = Vec::new();
    for (module, used) in arrows() {
        let (_, may) =
            MAY_USE.iter().find(|(name, _)| *name == layer(&module)).unwrap_or_else(|| panic!("{module}"));
        for used in used {
            if layer(&used) != layer(&module) && !may.contains(&layer(&used)) {
                wrong.push(format!("{module} uses {used}"));
            }
        }
    }
    // the command line makes a meeting just as the form does, and starts the screen through `shell::run`
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_layer_reaches_for_what_is_not_its_own() {
    let mut wrong = Vec::new();
    for (module, text) in sources() {
        // bytes in memory are no file
        let text = text.replace("std::io::Cursor", "").replace("std::io::Read", "");
        let Some((_, never)) = NEVER.iter().find(|(name, _)| *name == layer(&module)) else { continue };
        wrong.extend(
            never.iter().filter(|path| text.contains(**path)).map(|path| format!("{module} uses {path}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_is_no_network_code() {
    for (module, text) in sources() {
        for word in ["std::net", "TcpStream", "UdpSocket", "http://", "https://"] {
            assert!(!text.contains(word), "{module} uses {word}");
        }
    }
}

/// What a source passes on of another layer: `pub use crate::…`.
fn passed_on(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start);
    let named = lines.filter_map(|line| line.strip_prefix("pub use crate::"));
    named.map(|path| path.split("::").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn no_layer_passes_on_what_those_above_it_may_not_use() {
    let may = |layer: &str| MAY_USE.iter().find(|(name, _)| *name == layer).map_or(&[][..], |(_, may)| *may);
    let mut wrong = Vec::new();
    for (module, text) in sources() {
        for passed in passed_on(&text).into_iter().filter(|passed| passed != layer(&module)) {
            let above = MAY_USE.iter().filter(|(_, may)| may.contains(&layer(&module)));
            let blind = above.filter(|(name, _)| *name != passed && !may(name).contains(&passed.as_str()));
            wrong.extend(blind.map(|(name, _)| format!("{module} passes {passed} on to {name}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(passed_on("use a::b;\n    pub use crate::exchange::cells::Cells;"), ["exchange"]);
}

#[test]
fn the_test_itself_sees_an_upward_arrow() {
    let known = BTreeSet::from(["app", "app::open", "domain", "domain::id", "ui::canvas"]);
    let found = uses(
        "domain::id",
        "use crate::app::{open::Open, Model}; use super::id; let x = crate::ui::canvas::X;",
        &known,
    );
    assert_eq!(found, BTreeSet::from(["app".to_owned(), "app::open".to_owned(), "ui::canvas".to_owned()]));
}
