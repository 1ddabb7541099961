//! The built-in worksheets: files of the same kind as those a town writes for itself.

mod place;
mod shelf;

use std::sync::OnceLock;

pub use crate::domain::worksheet::Sheet;
use crate::domain::{Value, definition};

use super::wire::{self, Damages};

pub use shelf::{FOLDER, Known, Own, content, file_of, looked_over, make_folder, shelf};

/// In the order of a year: survey, hearing, cases, case study, group work; then what stands beside them.
const FILES: [&str; 9] = [
    include_str!("../worksheets/survey.ron"),
    include_str!("../worksheets/hearing.ron"),
    include_str!("../worksheets/case.ron"),
    include_str!("../worksheets/case_study.ron"),
    include_str!("../worksheets/groupwork.ron"),
    include_str!("../worksheets/feedback.ron"),
    include_str!("../worksheets/programme.ron"),
    include_str!("../worksheets/register.ron"),
    include_str!("../worksheets/comments.ron"),
];

/// Reads a worksheet, built-in or written by a town.
///
/// # Errors
/// The [`Damages`]: where it is no RON, or is no sound worksheet, and what was expected.
pub fn read(text: &str) -> Result<Sheet, Damages> {
    let mut damages = Damages::default();
    let definition: Value = match wire::read_ron(text) {
        Ok(definition) => definition,
        Err(damage) => {
            damages.push(damage);
            return Err(damages);
        }
    };
    let flaws = definition::flaws(&definition);
    flaws.iter().filter(|flaw| !flaw.what.is_warning()).for_each(|flaw| damages.push(place::of(text, flaw)));
    match Sheet::read(definition) {
        Ok(sheet) if damages.count == 0 => Ok(sheet),
        _ => Err(damages),
    }
}

/// What a sound worksheet had better not ask, with its place.
#[must_use]
pub fn warnings(text: &str) -> Damages {
    let mut damages = Damages::default();
    let definition: Value = wire::read_ron(text).unwrap_or(Value::Bool(false));
    let flaws = definition::flaws(&definition);
    flaws.iter().filter(|flaw| flaw.what.is_warning()).for_each(|flaw| damages.push(place::of(text, flaw)));
    damages
}

/// The file of a built-in worksheet, to be copied.
#[must_use]
pub fn text_of(id: &str) -> Option<&'static str> {
    builtin().iter().zip(FILES).find(|(sheet, _)| sheet.worksheet.id == id).map(|(_, text)| text)
}

/// Whether a file is meant as a worksheet and not as a session: it has questions, and nothing that a session has.
#[must_use]
pub fn looks_like_one(path: &std::path::Path) -> bool {
    let Ok(text) = content(path) else { return false };
    text.contains("questions:") && !text.contains("revisions:")
}

/// Every built-in worksheet.
#[must_use]
pub fn builtin() -> &'static [Sheet] {
    static SHEETS: OnceLock<Vec<Sheet>> = OnceLock::new();
    // each of them is read by a test, so none is left out here
    SHEETS.get_or_init(|| FILES.into_iter().filter_map(|text| read(text).ok()).collect())
}

/// The definitions of those a new meeting begins with, of the built-in ones.
#[must_use]
pub fn usual() -> Vec<Value> {
    usual_of(builtin())
}

/// The definitions of those a new meeting begins with.
#[must_use]
pub fn usual_of(sheets: &[Sheet]) -> Vec<Value> {
    let usual = sheets.iter().filter(|sheet| sheet.worksheet.usual);
    usual.map(|sheet| sheet.definition.clone()).collect()
}

/// The built-in worksheet with this stable id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Sheet> {
    builtin().iter().find(|sheet| sheet.worksheet.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::wire::Fault;
    use super::*;

    #[test]
    fn every_built_in_worksheet_reads() {
        for text in FILES {
            assert!(!read(text).unwrap().worksheet.questions.is_empty());
        }
        assert_eq!(builtin().len(), FILES.len());
        let groupwork = &find("groupwork").unwrap().worksheet.questions;
        assert_eq!((groupwork.len(), groupwork[0].lanes.len()), (5, 2));
    }

    #[test]
    fn what_is_wrong_in_a_worksheet_is_told_with_its_place() {
        let sheet = |question: &str| {
            format!(
                "(\n  id: \"town\", version: 1, title: (ja: \"町\"),\n  questions: [\n    (id: \"a\", text: (ja: \"問\"), \
                 short: (ja: \"問\"), level: 1, kind: \"list\"),\n    (id: \"b\", text: (ja: \"問\"), short: (ja: \"問\"),\n      {question}),\n  ],\n)"
            )
        };
        let places = |question: &str| {
            let damages = read(&sheet(question)).unwrap_err();
            let places = damages.places.iter().map(|place| match &place.fault {
                Fault::Sheet(what) => (place.line, place.column, format!("{what:?}")),
                other => panic!("{other:?}"),
            });
            places.collect::<Vec<_>>()
        };
        let one = |question: &str| places(question).remove(0);
        assert_eq!(one("kind: \"list\""), (5, 10, "Missing(\"level\")".into()));
        let (line, column, told) = one("level: 1, kind: \"lists\"");
        assert_eq!((line, column), (6, 23));
        assert!(told.contains("\"lists\"") && told.contains("\"grid\""), "{told}");
        assert_eq!(one("level: 4, kind: \"list\""), (6, 14, "Level(4)".into()));
        assert_eq!(one("level: 1, kind: \"choice\""), (5, 10, "Lacks(\"options\")".into()));
        assert_eq!(one("level: 1, kind: \"text\", show_if: \"a and b\"").2, "Rule(3, \"and\")");
        let (line, column, told) = one("level: 1, kind: \"text\", show_if: \"a is filled and c.x > 0\"");
        assert_eq!((line, column, told), (6, 57, "Unknown(\"c.x\")".into()));
        for (question, found) in [
            ("kind: \"text\", show_if: \"a is filled and d is blank\"", "Unknown(\"d\")"),
            ("kind: \"number\", parts: [(id: \"a-b\", name: (ja: \"計\"))]", "BadId(\"a-b\")"),
            (
                "kind: \"list\", lanes: [(id: \"l\", name: (ja: \"一\")), (id: \"l\", name: (ja: \"二\"))]",
                "Twice(\"l\")",
            ),
            (
                "kind: \"number\", parts: [(id: \"d\", name: (ja: \"代\"))], decade_of: \"age\"",
                "Unknown(\"age\")",
            ),
            (
                "kind: \"list\", suggest: [(id: \"s\", when: \"a.x > 0 and other.x > 0\", text: (ja: \"聞く\"))]",
                "Unknown(\"a.x\")",
            ),
            (
                "kind: \"grid\", rows: [(id: \"r\", name: (ja: \"行\"))], columns: [(id: \"c\", name: (ja: \"列\"))], widths: [5, 10]",
                "Widths(1)",
            ),
        ] {
            let found_there = places(&format!("level: 1, {question}"));
            assert_eq!(found_there.iter().map(|(.., told)| told.as_str()).collect::<Vec<_>>(), [found]);
        }
        for id in ["and", "row", "blank", "a-b"] {
            let reserved = sheet("level: 1, kind: \"text\"").replace("id: \"b\"", &format!("id: \"{id}\""));
            assert_eq!(read(&reserved).unwrap_err().count, 1, "{id}");
        }
        let top = |fields: &str| {
            let text =
                sheet("level: 1, kind: \"text\"").replace("version: 1,", &format!("version: 1, {fields},"));
            let told = read(&text).unwrap_err().places.remove(0).fault;
            format!("{told:?}")
        };
        assert!(top("summary: [\"b\", \"gone\"]").contains("Unknown(\"gone\")"));
        let section = "(id: \"I\", name: (ja: \"一\"))";
        assert!(top(&format!("sections: [{section}, {section}]")).contains("Twice(\"I\")"));
        let group = "level: 1, kind: \"group\", questions: [(id: \"c\", text: (ja: \"問\"), short: (ja: \"問\"), level: 1, kind: \"group\")]";
        assert_eq!(one(group).2, "Nested");
        let twice = sheet("level: 1, kind: \"text\"").replace("id: \"b\"", "id: \"a\"");
        let twice = read(&twice).unwrap_err();
        assert_eq!((twice.places[0].line, twice.places[0].column), (5, 10));
        assert!(read(&sheet("level: 1, kind: \"text\"")).is_ok());
        let asks = sheet("level: 1, kind: \"text\"").replace("\"問\"", "\"本人の氏名\"");
        assert!(read(&asks).is_ok() && warnings(&asks).count == 2, "a warning is no error");
    }

    #[test]
    fn no_built_in_worksheet_asks_who_a_supported_person_is() {
        for text in FILES {
            assert_eq!(warnings(text), Damages::default());
        }
    }

    #[test]
    fn no_two_worksheets_share_an_id() {
        let ids: BTreeSet<&str> = builtin().iter().map(|sheet| sheet.worksheet.id.as_str()).collect();
        assert_eq!(ids.len(), FILES.len());
        assert!(ids.iter().all(|id| find(id).is_some()) && find("none").is_none());
    }
}
