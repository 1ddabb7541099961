//! The built-in worksheets: files of the same kind as those a town writes for itself.

mod place;
mod shelf;

use std::sync::OnceLock;

use crate::domain::Value;
use crate::domain::definition::{self, Flaw};
pub use crate::domain::worksheet::Sheet;

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
    let (_, errors): (Vec<Flaw>, _) =
        definition::flaws(&definition).into_iter().partition(|flaw| flaw.what.is_warning());
    place::all(text, &errors).into_iter().for_each(|damage| damages.push(damage));
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
    let warnings: Vec<Flaw> =
        definition::flaws(&definition).into_iter().filter(|flaw| flaw.what.is_warning()).collect();
    place::all(text, &warnings).into_iter().for_each(|damage| damages.push(damage));
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
    use crate::domain::definition::What;
    use crate::text::nearest;

    #[test]
    fn every_built_in_worksheet_reads() {
        for text in FILES {
            assert!(!read(text).unwrap().worksheet.questions.is_empty());
        }
        assert_eq!(builtin().len(), FILES.len());
        let groupwork = &find("groupwork").unwrap().worksheet.questions;
        assert_eq!((groupwork.len(), groupwork[0].lanes.len()), (5, 2));
    }

    /// A worksheet whose second question holds this.
    fn sheet(question: &str) -> String {
        format!(
            "// 町のシート\n(\n  id: \"town\", version: 1, title: (ja: \"町\"),\n  questions: [\n    (id: \"a\", text: (ja: \"問\"), \
             short: (ja: \"問\"), level: 1, kind: \"choice\", options: [(id: \"yes\", name: (ja: \"はい\"))]),\n    \
             (id: \"b\", text: (ja: \"問\"), short: (ja: \"問\"),\n      {question}),\n  ],\n)"
        )
    }

    /// What is wrong in a text, in which a `◆` stands before each thing that is.
    fn wrong(marked: &str) -> Vec<String> {
        let text = marked.replace('◆', "");
        let mut expected = Vec::new();
        for (number, line) in marked.split('\n').enumerate() {
            let parts: Vec<&str> = line.split('◆').collect();
            let before = |at: usize| parts[..at].iter().map(|part| part.chars().count()).sum::<usize>();
            expected.extend((1..parts.len()).map(|at| (number + 1, before(at) + 1)));
        }
        let places = read(&text).unwrap_err().places;
        let found: Vec<(usize, usize)> = places.iter().map(|place| (place.line, place.column)).collect();
        assert_eq!(found, expected, "{marked}\n{places:?}");
        let told = places.into_iter().map(|place| match place.fault {
            Fault::Sheet(What::Name(name, known)) => {
                format!("Name({name:?}, {:?})", nearest(&name, known.iter().copied()))
            }
            Fault::Sheet(What::Word(word, known)) => {
                format!("Word({word:?}, {:?})", nearest(&word, known.iter().copied()))
            }
            Fault::Sheet(what) => format!("{what:?}"),
            other => format!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn what_is_wrong_in_a_question_is_told_at_its_very_place() {
        let named = "name: (ja: \"名\")";
        for (question, told) in [
            ("level: ◆4, kind: \"list\"".to_owned(), "Level(4)"),
            ("level: ◆-1, kind: \"list\"".into(), "Level(-1)"),
            ("level: ◆300, kind: \"list\"".into(), "Level(300)"),
            ("level: ◆\"1\", kind: \"list\"".into(), "Kind(Number)"),
            ("level: 1, kind: ◆\"lists\"".into(), "Word(\"lists\", Some(\"list\"))"),
            ("level: 1, kind: ◆2".into(), "Kind(Text)"),
            ("level: 1, kind: \"text\", minutes: ◆-5".into(), "Number"),
            ("level: 1, kind: \"text\", proposed: ◆\"yes\"".into(), "Kind(Truth)"),
            ("level: 1, kind: \"text\", guidance: ◆(ja: \"助言\")".into(), "Kind(List)"),
            ("level: 1, kind: \"text\", guidance: [◆\"助言\"]".into(), "Kind(Names([\"ja\", \"en\"]))"),
            ("level: 1, kind: \"text\", guidance: [◆(en: \"x\")]".into(), "Missing(\"ja\")"),
            ("level: 1, kind: \"text\", guidance: [(ja: \"x\", ◆jp: \"x\")]".into(), "Name(\"jp\", Some(\"ja\"))"),
            ("level: 1, kind: \"text\", ◆guidence: []".into(), "Name(\"guidence\", Some(\"guidance\"))"),
            ("level: 1, kind: \"text\", ◆色: \"赤\"".into(), "Name(\"色\", None)"),
            ("level: 1, kind: \"text\", show_if: \"a ◆and b\"".into(), "Rule(3, \"and\")"),
            ("level: 1, kind: \"text\", show_if: \"a is filled and ◆c.x > 0\"".into(), "Unknown(\"c.x\", None)"),
            ("level: 1, kind: \"text\", show_if: \"a == ◆'yess'\"".into(), "Unknown(\"yess\", Some(\"yes\"))"),
            ("level: 1, kind: \"text\", section: ◆\"I\"".into(), "Unknown(\"I\", None)"),
            ("level: 1, kind: \"text\", needs: ◆\"aa\"".into(), "Unknown(\"aa\", Some(\"a\"))"),
            (format!("level: 1, kind: \"number\", parts: [(id: ◆\"a-b\", {named})]"), "BadId(\"a-b\")"),
            (format!("level: 1, kind: \"number\", parts: [(id: \"n\", {named})], decade_of: ◆\"age\""), "Unknown(\"age\", None)"),
            (format!("level: 1, kind: \"list\", lanes: [(id: \"l\", {named}), (id: ◆\"l\", {named})]"), "Twice(\"l\")"),
            ("level: 1, kind: \"list\", lanes: [(id: \"l\", ◆nmae: (ja: \"名\"))]".to_owned(), "Name(\"nmae\", Some(\"name\"))"),
            (
                format!("level: 1, kind: \"grid\", rows: [(id: \"r\", {named})], columns: [(id: \"c\", {named})], widths: ◆[5, 10]"),
                "Widths(1)",
            ),
            (
                format!("level: 1, kind: \"grid\", rows: [(id: \"r\", {named})], columns: [(id: \"men\", {named})], total: ◆\"man\""),
                "Unknown(\"man\", Some(\"men\"))",
            ),
            (
                "level: 1, kind: \"list\", suggest: [(id: \"s\", when: \"◆a.x > 0 and other.x > 0\", text: (ja: \"聞く\"))]".into(),
                "Unknown(\"a.x\", None)",
            ),
            (
                "level: 1, kind: \"text\", checks: [(id: \"k\", rule: \"a is filled\", weight: ◆\"eror\", text: (ja: \"言\"))]".into(),
                "Word(\"eror\", Some(\"error\"))",
            ),
            (
                "level: 1, kind: \"text\", checks: [(id: \"k\", rule: \"a is ◆full\", weight: \"error\", text: (ja: \"言\"))]".into(),
                "Rule(6, \"full\")",
            ),
            (
                "level: 1, kind: \"text\", checks: [◆(id: \"k\", rule: \"a is filled\", text: (ja: \"言\"))]".into(),
                "Missing(\"weight\")",
            ),
            (
                "level: 1, kind: \"text\", checks: [(id: \"k\", rule: \"a is filled\", each_row: ◆\"a\", weight: \"none\", text: (ja: \"言\"))]".into(),
                "Unknown(\"a\", None)",
            ),
            ("level: 1, kind: ◆\"gruop\", questions: []".into(), "Word(\"gruop\", Some(\"group\"))"),
            (
                "level: 1, kind: \"group\", questions: [(id: \"c\", text: (ja: \"問\"), short: (ja: \"問\"), level: 1, kind: ◆\"group\")]".into(),
                "Nested",
            ),
            (
                "level: 1, kind: \"group\", questions: [(id: \"c\", text: (ja: \"問\"), short: (ja: \"問\"), level: 1, kind: \"text\", ◆shwo_if: \"a is blank\")]".into(),
                "Name(\"shwo_if\", Some(\"show_if\"))",
            ),
        ] {
            assert_eq!(wrong(&sheet(&question)), [told], "{question}");
        }
        assert!(read(&sheet("level: 1, kind: \"text\"")).is_ok());
    }

    #[test]
    fn what_a_question_or_the_worksheet_lacks_is_told_where_it_begins() {
        let marked = |question: &str| sheet(question).replace("(id: \"b\"", "◆(id: \"b\"");
        for (question, told) in [
            ("kind: \"list\"", "Missing(\"level\")"),
            ("level: 1", "Missing(\"kind\")"),
            ("level: 1, kind: \"choice\"", "Lacks(\"options\")"),
            ("level: 1, kind: \"number\"", "Lacks(\"parts\")"),
            ("level: 1, kind: \"grid\"", "Lacks(\"rows\")"),
            ("level: 1, kind: \"group\"", "Lacks(\"questions\")"),
            ("level: 1, kind: \"text\", each: true", "Lacks(\"types\")"),
        ] {
            assert_eq!(wrong(&marked(question)), [told], "{question}");
        }
        // one slip is told once: not what is misspelt, and that it is missing
        let misspelt = sheet("◆levle: 1, kind: \"list\"");
        assert_eq!(wrong(&misspelt), ["Name(\"levle\", Some(\"level\"))"]);
        let misspelt = sheet("level: 1, kind: \"choice\", ◆optoins: [(id: \"x\", name: (ja: \"名\"))]");
        assert_eq!(wrong(&misspelt), ["Name(\"optoins\", Some(\"options\"))"]);
        let sound = sheet("level: 1, kind: \"text\"");
        let top = |from: &str, to: &str| wrong(&sound.replacen(from, to, 1));
        assert_eq!(top("(\n  id: \"town\", version: 1,", "◆(\n  id: \"town\","), ["Missing(\"version\")"]);
        assert_eq!(top("version: 1", "version: ◆\"1\""), ["Kind(Number)"]);
        assert_eq!(top("version: 1", "version: ◆-1"), ["Number"]);
        assert_eq!(top("version: 1", "◆verson: 1"), ["Name(\"verson\", Some(\"version\"))"]);
        assert_eq!(top("(ja: \"町\")", "◆\"町\""), ["Kind(Names([\"ja\", \"en\"]))"]);
        assert_eq!(top("(ja: \"町\")", "(ja: ◆8)"), ["Kind(Text)"]);
        assert_eq!(top("title: (ja: \"町\")", "◆titel: (ja: \"町\")"), ["Name(\"titel\", Some(\"title\"))"]);
        assert_eq!(top("version: 1", "version: 1, ◆version: 2"), ["Again(\"version\")"]);
        assert_eq!(
            top("version: 1", "version: 1, scope: ◆\"agencies\""),
            ["Word(\"agencies\", Some(\"agency\"))"]
        );
        assert_eq!(top("version: 1", "version: 1, cleared_if: \"◆z is filled\""), ["Unknown(\"z\", None)"]);
        assert_eq!(top("version: 1", "version: 1, summary: [\"b\", ◆\"gone\"]"), ["Unknown(\"gone\", None)"]);
        let section = "(id: \"I\", name: (ja: \"一\"))";
        let twice = format!("version: 1, sections: [{section}, {}]", section.replace("\"I\"", "◆\"I\""));
        assert_eq!(top("version: 1", &twice), ["Twice(\"I\")"]);
        assert_eq!(top("id: \"b\"", "id: ◆\"a\""), ["Twice(\"a\")"]);
        for id in ["and", "row", "blank", "a-b"] {
            assert_eq!(top("id: \"b\"", &format!("id: ◆\"{id}\"")), [format!("BadId({id:?})")]);
        }
        assert_eq!(wrong("(id: \"town\", version: 1, title: (ja: \"町\"), questions: ◆[])"), ["NoQuestions"]);
    }

    #[test]
    fn every_mistake_is_told_in_the_order_of_the_file_whatever_else_stands_there() {
        let marked = "#![enable(implicit_some)]\r\n/* 町の /* 内 */ \"id: */\r\nWorksheet(\r\n  id: \"town\", // \"title\": (\r\n  \
             ◆autor: r#\"a \"quoted\" (name\"#,\r\n  version: 1,\r\n  title: (ja: \"町\\\"の\", ◆jaa: \"\"),\r\n  questions: [\r\n    \
             Question(id: \"a\", text: (ja: \"問（◆\"), short: (ja: \"問\"), level: ◆9, kind: ◆\"txt\"),\r\n    \
             Question(id: \"b\", text: (ja: \"問\"), short: ◆\"問\", level: 1, kind: \"text\"),\r\n  ],\r\n)\r\n";
        let marked = marked.replace("（◆", "（").replace("level: ◆9", "level: 9");
        assert_eq!(
            wrong(&marked),
            [
                "Name(\"autor\", None)",
                "Name(\"jaa\", Some(\"ja\"))",
                "Word(\"txt\", Some(\"text\"))",
                "Kind(Names([\"ja\", \"en\"]))"
            ]
        );
        let asks = sheet("level: 1, kind: \"text\"").replace("\"問\"", "\"本人の氏名\"");
        let warned = warnings(&asks);
        let places: Vec<(usize, usize)> =
            warned.places.iter().map(|place| (place.line, place.column)).collect();
        assert!(read(&asks).is_ok() && places == [(5, 21), (6, 21)], "a warning is no error: {places:?}");
    }

    #[test]
    fn a_sheet_of_a_newer_version_in_a_session_is_read_all_the_same() {
        let newer = sheet("level: 1, kind: \"text\", later: 1");
        assert_eq!(read(&newer).unwrap_err().count, 1);
        assert!(Sheet::read(wire::read_ron(&newer).unwrap()).is_ok());
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
