//! Sheets of the fixtures, put into sessions: what is read back is what was filled in.

use std::collections::BTreeSet;

use crate::common::filled::{self, Town};
use norishiro::domain::check::{Sheet, Why};
use norishiro::domain::response::Response;
use norishiro::domain::worksheet::Worksheet;
use norishiro::domain::{Value, clearing, filled as domain_filled};
use norishiro::store::sheets;

fn worksheet(id: &str) -> &'static Worksheet {
    &sheets::find(id).unwrap().worksheet
}

/// The agencies whose sheets have errors, by key.
fn with_errors(town: &Town, id: &str) -> Vec<String> {
    let worksheet = worksheet(id);
    let counts = |key: &&String| {
        let of = town.whose(id, key);
        !Sheet { session: &town.session, worksheet, of: &of }.counts()
    };
    town.agencies.keys().filter(counts).cloned().collect()
}

#[test]
fn the_survey_is_read_back_and_one_sheet_has_four_errors() {
    let town = filled::survey();
    assert_eq!(with_errors(&town, "survey"), ["edu"]);
    let of = town.whose("survey", "edu");
    let failed = Sheet { session: &town.session, worksheet: worksheet("survey"), of: &of };
    let id = |why: Why| match why {
        Why::Check(check) => check.id.clone(),
        other => format!("{other:?}"),
    };
    let told: Vec<String> = failed.failed().iter().map(|failed| id(failed.why)).collect();
    assert_eq!(told, ["staff-sum", "cases-order", "first-sum", "family-sum"]);
    let value = |key: &str, question: &str, path: &str| {
        Response::find(&town.session, &town.whose("survey", key), question).value(path).cloned()
    };
    assert_eq!(value("hiki", "age_sex", "a16_18.female"), Some(Value::Int(1)));
    assert_eq!(value("shogai", "cases", "cumulative"), None);
    assert_eq!(value("shakyo", "methods", "other.words"), Some("茶話会での立ち話".into()));
    assert_eq!(value("sapo", "partners", "1"), Some("kind:hellowork".into()));
    assert_eq!(value("sapo", "partners", "3"), Some(town.agencies["hoken"].to_string().into()));
}

#[test]
fn hearings_slips_cases_and_rows_are_there() {
    let town = filled::year();
    let count = |id: &str| domain_filled::all(&town.session, town.meeting, worksheet(id)).len();
    assert_eq!((count("survey"), count("hearing"), count("feedback"), count("programme")), (7, 7, 12, 16));
    let conditions = Response::find(&town.session, &town.whose("hearing", "edu"), "conditions");
    assert_eq!(conditions.value("ended.3"), Some(&"mental".into()));
    let of = town.whose("programme", "2-2");
    let plan = Response::find(&town.session, &of, "plan");
    let plan = norishiro::domain::figure::Figure::read(plan.value("plan").unwrap()).unwrap();
    assert_eq!(plan.shown(), "月1程度以上");
    assert!(Response::find(&town.session, &town.whose("feedback", "fb07"), "good").is_blank());
}

#[test]
fn one_case_study_is_cleared_and_the_other_is_not() {
    let town = filled::cases();
    let worksheet = worksheet("case_study");
    let cleared = |key: &str| {
        let of = town.whose("case_study", key);
        clearing::is_cleared(&Sheet { session: &town.session, worksheet, of: &of })
    };
    let studies: BTreeSet<&str> = ["minato-c1", "shiokaze-c1"].into();
    assert_eq!(studies.into_iter().filter(|key| cleared(key)).collect::<Vec<_>>(), ["minato-c1"]);
    assert_eq!(town.sheets.len(), 12);
}
