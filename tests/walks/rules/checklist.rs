//! The list of the rules names only tests that are there.
#![allow(clippy::disallowed_methods, reason = "a test, which reads the source tree")]

use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What stands between backquotes and looks like `file.rs::test`.
fn named(list: &str) -> Vec<(&str, &str)> {
    list.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::")).collect()
}

#[test]
fn every_test_that_the_checklist_names_is_there() {
    let list = fs::read_to_string(root().join("docs/checklist.md")).unwrap();
    let named = named(&list);
    assert!(named.len() > 60, "{}", named.len());
    for (file, test) in named {
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
        let place = text.find(&format!("fn {test}(")).unwrap_or_else(|| panic!("no {test} in {file}"));
        // attributes stand above it, or it stands among the properties of a `proptest!`
        let above = text.get(..place).unwrap().trim_end().lines().rev().take(4);
        assert!(above.into_iter().any(|line| line.trim() == "#[test]"), "{test} in {file} is no test");
    }
}

#[test]
fn every_rule_has_a_test_or_is_for_a_person_to_see() {
    let list = fs::read_to_string(root().join("docs/checklist.md")).unwrap();
    let rules: Vec<&str> = list.split("\n### ").skip(1).collect();
    for (number, rule) in (1..).zip(&rules) {
        let rule = rule.split("\n## ").next().unwrap();
        assert!(rule.starts_with(&format!("{number}. ")), "{number} is {:?}", rule.lines().next());
        assert!(!named(rule).is_empty() || rule.contains("- PC: "), "{rule}");
    }
    assert_eq!(rules.len(), 22);
}
