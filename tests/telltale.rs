//! Words that may point to a person: what is warned of, and what a room says all day and is not.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::fs;
use std::path::Path;

use norishiro::domain::{Session, agency};
use norishiro::store::{sheets, wire};
use norishiro::text::telltale::{Kind, find};
use proptest::prelude::*;
use serde_json::Value;

fn lines(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/telltale/lines.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    all[name].as_array().unwrap().clone()
}

fn kind(name: &str) -> Kind {
    match name {
        "person" => Kind::Person,
        "phone" => Kind::Telephone,
        "birth_date" => Kind::BirthDate,
        "age_with_place" => Kind::AgeWithPlace,
        "address" => Kind::Address,
        other => panic!("{other}"),
    }
}

fn told(text: &str, known: &[&str]) -> Vec<(Kind, String)> {
    find(text, known)
        .into_iter()
        .map(|found| (found.kind, text.get(found.span).unwrap().to_owned()))
        .collect()
}

#[test]
fn what_points_to_a_person_is_found_where_it_stands() {
    let mut wrong = Vec::new();
    for line in lines("leaks") {
        let text = line["text"].as_str().unwrap();
        let expected = (kind(line["kind"].as_str().unwrap()), line["match"].as_str().unwrap().to_owned());
        let found = told(text, &[]);
        if !found.contains(&expected) || found.iter().any(|(kind, _)| *kind != expected.0) {
            wrong.push(format!("{text}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_room_says_all_day_is_not() {
    let mut wrong = Vec::new();
    for line in lines("no_warning") {
        let text = line["text"].as_str().unwrap();
        // within a sentence, too
        for text in [text.to_owned(), format!("会議で、{text}、と話した。")] {
            let found = told(&text, &[]);
            if !found.is_empty() {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The cases of the fixture: none of them says who it is, and each leak is how a field might have been typed.
#[test]
fn of_the_cases_only_the_leaks_are_warned_of() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases.json");
    let cases: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let rows = |name: &str| cases[name].as_array().unwrap().clone();
    for sheet in rows("sheets").iter().chain(&rows("studies")) {
        for (question, text) in sheet["answers"].as_object().unwrap() {
            let found = text.as_str().map(|text| told(text, &[])).unwrap_or_default();
            assert!(found.is_empty(), "{} {question}: {found:?}", sheet["id"]);
        }
    }
    let leaks = rows("leaks");
    assert_eq!(leaks.len(), 3);
    for leak in &leaks {
        let found = told(leak["text"].as_str().unwrap(), &[]);
        assert_eq!(
            found,
            [(kind(leak["kind"].as_str().unwrap()), leak["match"].as_str().unwrap().to_owned())]
        );
        assert!(told(leak["better"].as_str().unwrap(), &[]).is_empty());
    }
    for line in rows("no_warning") {
        assert!(told(line["text"].as_str().unwrap(), &[]).is_empty(), "{line}");
    }
}

#[test]
fn an_agency_of_the_meeting_is_nobody() {
    assert_eq!(told("北野さんに聞く", &[]), [(Kind::Person, "北野さん".to_owned())]);
    assert_eq!(told("北野さんに聞く", &["社協", "北野"]), []);
    assert_eq!(told("ﾄﾏﾘｷﾞさん", &["トマリギ"]), []);
    assert_eq!(told("とまりぎさん、みなと高校の先生が17歳の話をした", &["とまりぎ", "みなと高校"]), []);
    // one letter names no agency, but may end a name
    assert_eq!(told("田中さん", &["", "中"]), [(Kind::Person, "田中さん".to_owned())]);
}

#[test]
fn several_are_told_in_their_order() {
    let kinds: Vec<_> =
        find("090-0000-0000 田中さん、5月2日生まれ", &[]).into_iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Kind::Telephone, Kind::Person, Kind::BirthDate]);
}

fn session(name: &str) -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/{name}.ron"));
    wire::load(&fs::read(path).unwrap()).unwrap().session
}

fn dig(value: &norishiro::domain::Value, all: &mut Vec<String>) {
    all.extend(value.as_text().map(str::to_owned));
    value.as_list().into_iter().flatten().for_each(|value| dig(value, all));
    value.as_map().into_iter().flat_map(|map| map.values()).for_each(|value| dig(value, all));
}

#[test]
fn no_word_of_the_sample_meetings_is() {
    for name in ["minato-1", "minato-2", "shiokaze"] {
        let session = session(name);
        let names: Vec<_> = session.of_kind(agency::KIND).flat_map(|record| record.texts("short")).collect();
        let mut all = Vec::new();
        for field in session.records().flat_map(|record| record.fields().values()) {
            field.values().into_iter().for_each(|value| dig(value, &mut all));
        }
        assert!(all.len() > 100, "{name}: {}", all.len());
        let without: Vec<_> = all.iter().filter(|text| !find(text, &[]).is_empty()).collect();
        assert!(without.is_empty(), "{name}: {without:?}");
        assert!(all.iter().all(|text| find(text, &names).is_empty()), "{name}");
    }
}

#[test]
fn no_word_of_the_worksheets_is() {
    for sheet in sheets::builtin() {
        let mut all = Vec::new();
        dig(&sheet.definition, &mut all);
        assert!(all.len() > 10);
        let found: Vec<_> = all.iter().filter(|text| !find(text, &[]).is_empty()).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

/// A long text is looked at once: twice the text is twice the findings, and neither takes long enough to be noticed.
#[test]
fn a_text_as_long_as_a_text_may_be_is_looked_through() {
    for (line, found) in
        [("田中さん", 1), ("17歳", 0), ("さん", 0), ("0", 0), ("みなと高校17歳。", 1), ("一", 0), ("ー", 0)]
    {
        let text = line.repeat(20_000 / line.chars().count());
        assert_eq!(find(&text, &["社協"]).len(), found * 20_000 / line.chars().count(), "{line}");
    }
}

/// Digits and signs as they are typed with the IME on.
fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ' ' => '\u{3000}',
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
            c => c,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_can_be_cut_out(
        text in "\\PC{0,40}|[田中たけるくんさんちゃ様氏君歳生年月日まれ昭和平成みなと高校株式会社0-9０-９\\-ー()（）.・ \u{E0100}ﾀﾞ一十]{0,40}",
        known in "\\PC{0,3}|[田中た]{0,2}",
    ) {
        for found in find(&text, &[&known]) {
            prop_assert!(!found.span.is_empty());
            prop_assert!(text.get(found.span).is_some());
        }
    }

    #[test]
    fn digits_of_both_widths_are_told_alike(
        text in "[0-9]{1,4}[-./() ]?[0-9]{1,4}[-./() ]?[0-9]{1,4}(生| 生まれ|歳、みなと高校|日生まれ|さん)?|(S|H|昭和)[0-9]{1,2}[.年][0-9]{1,2}[.月][0-9]{1,2}(日生|生)?|電話 [0-9]{2,4}-[0-9]{4}",
    ) {
        let kinds = |text: &str| find(text, &[]).into_iter().map(|found| found.kind).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&text), kinds(&full_width(&text)));
    }
}
