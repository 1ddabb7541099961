//! What filled sheets come to, against figures that were reckoned by hand: a survey, slips, hearings, the tables of a
//! city and the programme of another.

use std::collections::BTreeMap;

use crate::common::filled::{self, Town, fixture};
use norishiro::domain::figure::{percent, tenths};
use norishiro::domain::mention::Mention;
use norishiro::domain::response::{Of, Response, Whose, fill};
use norishiro::domain::tally::change::{between, total};
use norishiro::domain::tally::places::Who;
use norishiro::domain::tally::{Faulty, Sheets, Sum, Tally};
use norishiro::domain::worksheet::{Bilingual, Choice, Kind, Named, Question, Scope, Worksheet};
use norishiro::domain::{Value, figure::Figure, filled as repeating};
use norishiro::exchange::cells::Cells;
use norishiro::exchange::{self, Audience, Order};
use norishiro::i18n::Lang;
use norishiro::store::sheets;
use serde_json::{Value as Json, json};

fn worksheet(id: &str) -> &'static Worksheet {
    &sheets::find(id).unwrap().worksheet
}

/// Rows with their names, in order.
type Rows = Vec<(String, Json)>;

/// A worksheet's result in the form of the fixtures.
struct Result<'t> {
    town: &'t Town,
    worksheet: &'t Worksheet,
    sheets: Sheets,
}

impl<'t> Result<'t> {
    fn of(town: &'t Town, id: &str, faulty: Faulty) -> Self {
        let worksheet = worksheet(id);
        let sheets = Sheets::of(&town.session, town.meeting, worksheet, faulty);
        Self { town, worksheet, sheets }
    }

    fn tally(&self, question: &str) -> Tally<'_> {
        let question = self.worksheet.question(question).unwrap();
        Tally::of(&self.town.session, self.worksheet, question, &self.sheets.counted)
    }

    fn shares(&self, question: &str) -> Json {
        let tally = self.tally(question);
        let Sum::Shares(shares) = tally.sum() else { panic!("{question}") };
        let row = |figure: i64, tenths: Option<i64>| json!({"n": figure, "pct": percent(tenths.unwrap())});
        let mut rows = serde_json::Map::new();
        for option in &shares.rows {
            rows.insert(option.name.ja.clone(), row(option.figure, option.tenths));
        }
        match shares.none {
            Some((none, share)) => {
                rows.insert("無回答".into(), row(none, share));
                json!({"n": tally.n, "multi": shares.several, "rows": rows})
            }
            None => {
                let adds_to = percent(shares.adds_to().unwrap());
                json!({"total": shares.of, "pct_base": "total", "rows": rows, "pct_adds_to": adds_to})
            }
        }
    }

    fn figures(&self, question: &str) -> Json {
        let tally = self.tally(question);
        let Sum::Figures(figures) = tally.sum() else { panic!("{question}") };
        let figure = |figure: &norishiro::domain::tally::Figures| {
            (figure.name.ja.clone(), json!({"sum": figure.sum, "n_answered": figure.given}))
        };
        Json::Object(figures.iter().map(figure).collect())
    }

    fn grid(&self, question: &str) -> Json {
        let tally = self.tally(question);
        let Sum::Grid(grid) = tally.sum() else { panic!("{question}") };
        let whole = |total: i64, figures: Vec<i64>| {
            let mut whole = serde_json::Map::from_iter([("計".to_owned(), json!(total))]);
            whole.extend(
                grid.columns
                    .iter()
                    .map(|column| column.name.ja.clone())
                    .zip(figures.into_iter().map(|figure| json!(figure))),
            );
            whole
        };
        let row = |row: &norishiro::domain::tally::grid::Row| {
            let mut told = whole(row.total, row.figures.clone());
            told.insert("pct_of_total".into(), percent(row.tenths.unwrap()).into());
            (row.name.ja.clone(), Json::Object(told))
        };
        let sums = grid.sums.iter().map(|(sum, _)| *sum).collect();
        let shares = grid.columns.iter().zip(&grid.sums);
        let shares =
            shares.map(|(column, (_, share))| (column.name.ja.clone(), percent(share.unwrap()).into()));
        json!({
            "rows": Json::Object(grid.rows.iter().map(row).collect()),
            "total": whole(grid.sum, sums),
            "sex_pct_of_total": Json::Object(shares.collect()),
            "pct_adds_to": percent(grid.adds_to().unwrap()),
        })
    }

    /// Names to figures, lane by lane, and the order of the names.
    fn places(&self, question: &str) -> Vec<(Option<String>, Rows)> {
        let keys: BTreeMap<_, _> = self.town.agencies.iter().map(|(key, id)| (*id, key.clone())).collect();
        let name = |who: &Who| match who {
            Who::Agency(Mention::Agency(id)) => keys[id].clone(),
            Who::Agency(mention) => mention.stored(),
            Who::Option(option) => option.name.ja.clone(),
        };
        let tally = self.tally(question);
        let part = |part: &norishiro::domain::tally::Part| {
            let Sum::Places(places) = &part.sum else { panic!("{question}") };
            let row = |row: &norishiro::domain::tally::places::Row| {
                (name(&row.who), json!({"named": row.named(), "first": row.first, "points": row.points}))
            };
            (part.lane.map(|lane| lane.name.ja.clone()), places.rows.iter().map(row).collect())
        };
        tally.parts.iter().map(part).collect()
    }
}

fn must_equal_the_survey(faulty: Faulty, key: &str) {
    let town = filled::survey();
    let expected = &fixture("survey")["expected"][key];
    let result = Result::of(&town, "survey", faulty);
    assert_eq!(json!(result.sheets.counted.len()), expected["n_replies"]);
    for question in
        ["licences", "methods", "supported", "first_contact", "family", "organisations", "cooperation"]
    {
        assert_eq!(result.shares(question), expected[question], "{question}");
    }
    for question in ["staff", "cases", "referrals"] {
        assert_eq!(result.figures(question), expected[question], "{question}");
    }
    assert_eq!(result.grid("age_sex"), expected["age_sex"]);
    let (_, partners) = result.places("partners").remove(0);
    let rows: Vec<(String, Json)> = expected["partners"]["rows"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, row)| (name.clone(), row.clone()))
        .collect();
    let sorted = |rows: &[(String, Json)]| rows.iter().cloned().collect::<BTreeMap<_, _>>();
    assert_eq!(sorted(&partners), sorted(&rows));
    let points = |rows: &[(String, Json)]| rows.iter().map(|(_, row)| row.to_string()).collect::<Vec<_>>();
    assert_eq!(points(&partners), points(&rows), "in this order");
    for (question, count) in expected["texts_answered"].as_object().unwrap() {
        assert_eq!(json!(result.tally(question).answered), *count, "{question}");
    }
}

#[test]
fn the_survey_of_six_sound_sheets_is_what_it_comes_to_by_hand() {
    must_equal_the_survey(Faulty::LeftOut, "valid6");
}

#[test]
fn with_the_sheet_that_has_errors_it_is_what_it_comes_to_by_hand() {
    must_equal_the_survey(Faulty::Counted, "all7");
}

#[test]
fn sheets_with_errors_are_named_and_who_has_not_begun_is_waited_for() {
    let mut town = filled::survey();
    let of = town.whose("survey", "edu");
    for faulty in [Faulty::LeftOut, Faulty::Counted] {
        let result = Result::of(&town, "survey", faulty);
        assert_eq!((&result.sheets.faulty, result.sheets.waiting.len()), (&vec![of.clone()], 0));
        assert_eq!(result.sheets.counted.contains(&of), faulty == Faulty::Counted);
    }
    // an empty sheet is no answer
    let fresh = Town::empty(&["survey"], &fixture("survey"));
    let sheets = Sheets::of(&fresh.session, fresh.meeting, worksheet("survey"), Faulty::LeftOut);
    assert_eq!((sheets.waiting.len(), sheets.counted.len()), (7, 0));
    // mended, it counts
    let mend: [(&str, &[(&str, i64)]); 4] = [
        ("staff", &[("part_time", 5)]),
        ("cases", &[("cumulative", 40)]),
        ("first_contact", &[("other", 1)]),
        ("family", &[("father", 2)]),
    ];
    for (question, cells) in mend {
        let cells: Vec<_> = cells.iter().map(|(path, figure)| (*path, Some((*figure).into()))).collect();
        town.write(|writer| fill(writer, &of, question, &cells));
    }
    assert_eq!(Result::of(&town, "survey", Faulty::LeftOut).sheets.counted.len(), 7);
}

#[test]
fn slips_are_counted_with_the_blank_one_in_a_row_of_its_own() {
    let (town, expected) = (filled::feedback(), &fixture("feedback")["expected"]);
    let result = Result::of(&town, "feedback", Faulty::LeftOut);
    let rows = |of: &Json| -> Vec<Json> {
        let rows = of["rows"].as_object().unwrap();
        rows.iter().map(|(name, row)| json!([name, row["n"], row["pct"]])).collect()
    };
    for question in ["satisfaction", "good"] {
        let told = result.shares(question);
        assert_eq!(json!(rows(&told)), expected[question]["rows"], "{question}");
        assert_eq!(told["n"], expected[question]["n"]);
        assert_eq!(told["multi"], json!(expected[question]["type"] == "multi"));
    }
    let adds_to = |question: &str| match result.tally(question).sum() {
        Sum::Shares(shares) => shares.adds_to(),
        _ => panic!(),
    };
    assert_eq!(json!(percent(adds_to("satisfaction").unwrap())), expected["satisfaction"]["pct_adds_to"]);
    assert_eq!(adds_to("good"), None, "several answers add up to no 100");
    let words = result.tally("words");
    assert_eq!((json!(words.answered), json!(words.n)), (expected["words"]["answered"].clone(), json!(12)));
}

#[test]
fn hearings_give_points_for_partners_and_for_each_type_of_case() {
    let (town, expected) = (filled::hearings(), &fixture("hearings")["expected"]);
    let result = Result::of(&town, "hearing", Faulty::LeftOut);
    assert_eq!(json!(result.sheets.counted.len()), expected["sheets"]);
    let mut partners = expected["partners"].clone();
    for row in partners.as_object_mut().unwrap().values_mut() {
        row.as_object_mut().unwrap().remove("by");
    }
    let told: serde_json::Map<_, _> = result.places("partners").remove(0).1.into_iter().collect();
    assert_eq!(Json::Object(told), partners);
    let told = result.places("conditions").into_iter();
    let told = told.map(|(lane, rows)| (lane.unwrap(), Json::Object(rows.into_iter().collect())));
    assert_eq!(Json::Object(told.collect()), expected["conditions"]);
}

#[test]
fn the_programme_keeps_blank_nought_and_rates_apart() {
    let (town, expected) = (filled::programme(), &fixture("programme")["expected"]);
    let result = Result::of(&town, "programme", Faulty::LeftOut);
    assert_eq!(json!(result.sheets.counted.len()), expected["items"]);
    let status = result.shares("status");
    for (name, count) in expected["status"].as_object().unwrap() {
        let name = name.split('(').next().unwrap();
        assert_eq!(status["rows"][name]["n"], *count, "{name}");
    }
    let (plan, held) = (result.tally("plan"), result.tally("held"));
    let (Sum::Figures(plans), Sum::Figures(helds)) = (plan.sum(), held.sum()) else { panic!() };
    assert_eq!(json!(plan.n - plans[0].given), expected["plan_blank"]);
    assert_eq!(json!(held.n - helds[0].given), expected["held_R2_blank"]);
    assert_eq!(json!(helds[0].zeros), expected["held_R2_zero"]);
    assert_eq!(plans[0].sum, None, "cases, times and copies add up to nothing");
    let monthly = |of: &&Of| {
        let plan = Response::find(&town.session, of, "plan").value("plan").and_then(Figure::read);
        plan.is_some_and(|plan| plan.per == "月" && plan.value == 1)
    };
    let of = result.sheets.counted.iter().filter(monthly).map(|of| of.whose.id());
    let key = |id| town.sheets.iter().find(|(_, known)| **known == id).unwrap().0;
    assert_eq!(json!(of.map(key).collect::<Vec<_>>()), expected["per_month"]);
}

/// A worksheet of slips with one question.
fn slips(question: Question) -> Worksheet {
    let question = Question { id: "asked".into(), ..question };
    Worksheet { id: "slips".into(), scope: Scope::Reply, questions: vec![question], ..Worksheet::default() }
}

fn choices(rows: &Json) -> Vec<Choice> {
    let option = |row: &Json| {
        let name = row[0].as_str().unwrap();
        Choice { id: name.into(), name: Bilingual::of(name, name), ..Choice::default() }
    };
    rows.as_array().unwrap().iter().map(option).collect()
}

/// As many slips as there were, each option chosen as often as it was.
fn handed_in(question: Question, n: u64, rows: &Json) -> (Town, Worksheet) {
    let several = question.kind == Kind::Choices;
    let worksheet = slips(Question { options: choices(rows), ..question });
    let mut town = Town::empty(&[], &fixture("feedback"));
    let mut at = 0;
    let (meeting, rows) = (town.meeting, rows.as_array().unwrap());
    for slip in 0..n {
        let id = town.write(|writer| repeating::found(writer, meeting, "slips", None));
        let of = Of { meeting, worksheet: "slips".into(), whose: Whose::Sheet(id) };
        let mut cells = Vec::new();
        for row in rows.iter().filter(|row| several && slip < row[1].as_u64().unwrap()) {
            cells.push((row[0].as_str().unwrap(), Some(Value::Bool(true))));
        }
        if !several {
            while at < rows.len()
                && rows[..=at].iter().map(|row| row[1].as_u64().unwrap()).sum::<u64>() <= slip
            {
                at += 1;
            }
            cells.extend(rows.get(at).map(|row| ("", Some(row[0].as_str().unwrap().into()))));
        }
        town.write(|writer| fill(writer, &of, "asked", &cells));
    }
    (town, worksheet)
}

#[test]
fn the_tables_of_a_city_are_reckoned_half_up_and_not_bent() {
    let tables = fixture("kyoto");
    for (kind, table, bent) in [(Kind::Choice, "satisfaction", true), (Kind::Choices, "good", false)] {
        let (n, rows) = (tables[table]["n"].as_u64().unwrap(), &tables[table]["rows"]);
        let (town, worksheet) = handed_in(Question { kind, ..Question::default() }, n, rows);
        let sheets = Sheets::of(&town.session, town.meeting, &worksheet, Faulty::LeftOut);
        let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &sheets.counted);
        let Sum::Shares(shares) = tally.sum() else { panic!() };
        assert_eq!(u64::try_from(tally.n).unwrap(), n);
        let mut apart = Vec::new();
        for (told, row) in rows.as_array().unwrap().iter().zip(&shares.rows) {
            assert_eq!(json!(row.figure), told[1], "{}", row.id);
            let (printed, share) = (told[2].as_str().unwrap(), row.tenths.unwrap());
            if percent(share) != printed {
                let printed: i64 = printed.replace('.', "").parse().unwrap();
                apart.push((share, printed - share));
            }
        }
        // one of 23 is 4.3; the source prints 4.4, so that its column makes 100
        assert_eq!(apart, if bent { vec![(43, 1)] } else { vec![] });
        assert_eq!(shares.adds_to(), bent.then_some(999));
    }
}

#[test]
fn contacts_by_way_and_person_add_up_by_row_and_column() {
    let tables = fixture("kyoto");
    let rows = tables["contacts"].as_object().unwrap();
    let named = |name: &str| Named { id: name.into(), name: Bilingual::of(name, name) };
    let columns: Vec<&str> =
        tables["contact_columns"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let grid = |total: Option<&str>| {
        let rows = rows.keys().filter(|name| *name != "合計").map(|name| named(name)).collect();
        let columns =
            columns.iter().filter(|name| total.is_some() || **name != "合計").map(|name| named(name));
        let columns = columns.collect();
        slips(Question {
            kind: Kind::Grid,
            rows,
            columns,
            total: total.map(ToOwned::to_owned),
            ..Question::default()
        })
    };
    // with the column of totals written down, and without
    for worksheet in [grid(Some("合計")), grid(None)] {
        let mut town = Town::empty(&[], &fixture("feedback"));
        let meeting = town.meeting;
        let id = town.write(|writer| repeating::found(writer, meeting, "slips", None));
        let of = [Of { meeting, worksheet: "slips".into(), whose: Whose::Sheet(id) }];
        for (row, figures) in rows.iter().filter(|(row, _)| *row != "合計") {
            for (column, figure) in columns.iter().zip(figures.as_array().unwrap()) {
                let path = format!("{row}.{column}");
                let cells = [(path.as_str(), Some(figure.as_i64().unwrap().into()))];
                town.write(|writer| fill(writer, &of[0], "asked", &cells));
            }
        }
        let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
        let Sum::Grid(grid) = tally.sum() else { panic!() };
        for row in &grid.rows {
            assert_eq!(json!(row.total), rows[row.id][3], "{}", row.id);
        }
        let sums: Vec<i64> = grid.sums.iter().map(|(sum, _)| *sum).chain([grid.sum]).collect();
        assert_eq!(json!(sums), rows["合計"]);
        // of all contacts: 22.8; of all persons it is another share
        assert_eq!(percent(grid.sums[0].1.unwrap()), "22.8");
    }
    let interviews = rows["面談"][3].as_i64().unwrap();
    assert_eq!(json!(percent(tenths(interviews, 1200).unwrap())), tables["periods"]["monthly"]);
}

#[test]
fn cases_and_outcomes_add_up() {
    let tables = fixture("kyoto");
    for table in ["cases", "outcome"] {
        let rows: Vec<Json> = tables[table]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| *name != "合計")
            .map(|(name, figure)| json!([name, figure]))
            .collect();
        let (town, worksheet, of) = counted(&json!(rows), 1);
        let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
        let Sum::Shares(shares) = tally.sum() else { panic!() };
        assert_eq!(json!(shares.of), tables[table]["合計"]);
        assert_eq!(shares.adds_to(), Some(1000));
    }
}

/// Sheets of one question, each with its cells.
fn filled_in(question: Question, sheets: &[&[(&str, Value)]]) -> (Town, Worksheet, Vec<Of>) {
    let (worksheet, mut town) = (slips(question), Town::empty(&[], &fixture("feedback")));
    let meeting = town.meeting;
    let of = sheets.iter().map(|cells| {
        let id = town.write(|writer| repeating::found(writer, meeting, "slips", None));
        let of = Of { meeting, worksheet: "slips".into(), whose: Whose::Sheet(id) };
        let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some(value.clone()))).collect();
        town.write(|writer| fill(writer, &of, "asked", &cells));
        of
    });
    let of = of.collect();
    (town, worksheet, of)
}

fn cells_of(town: &Town) -> Cells<'_> {
    let (meeting, kinds) = (town.meeting, norishiro::store::kinds::builtin());
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Cells { lang: Lang::Ja, session: &town.session, meeting, kinds, today }
}

#[test]
fn who_wrote_words_and_chose_nothing_chose_nothing() {
    for (kind, chosen) in [(Kind::Choice, ("", Value::from("a"))), (Kind::Choices, ("a", true.into()))] {
        let question = Question { kind, options: choices(&json!([["a"], ["b"]])), ..Question::default() };
        let words = ("b.words", Value::from("ことば"));
        let (town, worksheet, of) = filled_in(question, &[&[chosen], &[words], &[]]);
        let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
        let Sum::Shares(shares) = tally.sum() else { panic!() };
        let rows: Vec<i64> = shares.rows.iter().map(|row| row.figure).collect();
        assert_eq!((rows, shares.none.unwrap().0), (vec![1, 0], 2), "{kind:?}");
    }
}

#[test]
fn those_that_are_not_ranked_stand_foremost_by_how_often_they_were_named() {
    let name = |name: &str| Value::from(format!("name:{name}"));
    let place = |place: &'static str, of: &str| (place, name(of));
    let sheets: [&[(&str, Value)]; 3] = [
        &[place("1", "甲"), place("2", "乙"), place("3", "丙"), place("4", "丁")],
        &[place("1", "丁")],
        &[place("1", "乙")],
    ];
    let question = Question { kind: Kind::Agency, several: true, ..Question::default() };
    let (town, worksheet, of) = filled_in(question, &sheets);
    let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
    let named = exchange::results::foremost(&cells_of(&town), tally.sum());
    assert_eq!(named.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["乙", "丁", "甲", "丙"]);
}

#[test]
fn beside_the_year_before_a_blank_stays_blank_and_shares_are_not_added_up() {
    let told = |unit: &str, before: &[(&str, Value)], after: &[(&str, Value)]| {
        let question = Question {
            kind: Kind::Counts,
            unit: Bilingual::of(unit, unit),
            options: choices(&json!([["a"], ["b"]])),
            ..Question::default()
        };
        let (earlier, worksheet, of) = filled_in(question.clone(), &[before, before]);
        let before = Tally::of(&earlier.session, &worksheet, &worksheet.questions[0], &of);
        let (town, worksheet, of) = filled_in(question, &[after]);
        let after = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
        let mut table = exchange::results::tables(&cells_of(&town), &after, true).remove(0);
        exchange::results::before::add(&cells_of(&town), &mut table, &before, &after);
        table.rows.iter().map(|row| row.cells.join(" ")).collect::<Vec<_>>()
    };
    // nobody gave any before: what is new is all of it
    assert_eq!(told("件", &[], &[("a", 3.into())]), ["a 3 100.0 - 3", "b 0 0.0 - -", "計 3 100.0 - 3"]);
    let twice = told("件", &[("a", 2.into())], &[("a", 3.into()), ("b", 1.into())]);
    assert_eq!(twice, ["a 3 75.0 4 △1", "b 1 25.0 - 1", "計 4 100.0 4 0"]);
    // two who gave 40% are 40%, not 80
    let shares = |a: i64| [("a", Value::Int(a)), ("b", Value::Int(100 - a))];
    assert_eq!(told("%", &shares(40), &shares(50)), ["a 50.0 40.0 10.0", "b 50.0 60.0 △10.0"]);
}

/// One sheet of figures; `column` of each row is the figure, null is left blank.
fn counted(rows: &Json, column: usize) -> (Town, Worksheet, [Of; 1]) {
    let worksheet = slips(Question { kind: Kind::Counts, options: choices(rows), ..Question::default() });
    let mut town = Town::empty(&[], &fixture("feedback"));
    let meeting = town.meeting;
    let id = town.write(|writer| repeating::found(writer, meeting, "slips", None));
    let of = Of { meeting, worksheet: "slips".into(), whose: Whose::Sheet(id) };
    for row in rows.as_array().unwrap() {
        if let Some(figure) = row[column].as_i64() {
            let cells = [(row[0].as_str().unwrap(), Some(figure.into()))];
            town.write(|writer| fill(writer, &of, "asked", &cells));
        }
    }
    (town, worksheet, [of])
}

#[test]
fn two_periods_differ_and_a_blank_is_no_nought() {
    let rows = fixture("kyoto")["periods"]["rows"].clone();
    let all = rows.as_object().unwrap();
    let list: Vec<Json> = all
        .iter()
        .filter(|(name, _)| *name != "合計")
        .map(|(name, row)| json!([name, row[0], row[1]]))
        .collect();
    let sides = [1, 2].map(|column| counted(&json!(list), column));
    let tallies = sides
        .each_ref()
        .map(|(town, worksheet, of)| Tally::of(&town.session, worksheet, &worksheet.questions[0], of));
    let changes = between(&tallies[0], &tallies[1]);
    for change in &changes {
        let told = json!([change.before, change.after, change.difference()]);
        assert_eq!(told, all[change.id], "{}", change.id);
        assert_eq!(change.is_new(), all[change.id][0].is_null(), "{}", change.id);
    }
    let whole = norishiro::domain::tally::change::Change {
        id: "",
        name: &Bilingual::default(),
        before: total(&changes, |change| change.before),
        after: total(&changes, |change| change.after),
    };
    assert_eq!(json!([whole.before, whole.after, whole.difference()]), all["合計"]);
    assert_eq!(whole.times().map(percent).as_deref(), Some("1.3"));
    assert_eq!(
        changes.iter().map(|change| change.times().map(percent)).collect::<Vec<_>>(),
        [Some("0.8".to_owned()), Some("3.4".to_owned()), None]
    );
    // the other way round: what is blank now is blank, not all of it gone
    let back = between(&tallies[1], &tallies[0]);
    let unknown = back.iter().find(|change| change.id == "不明等").unwrap();
    assert_eq!((unknown.difference(), unknown.is_new()), (None, false));
}

#[test]
fn who_was_not_asked_is_not_counted_and_one_agency_made_twice_is_one() {
    let mut town = filled::survey();
    let of = town.whose("survey", "sapo");
    town.write(|writer| {
        fill(writer, &of, "first_contact", &[("family", Some(0.into())), ("person", Some(33.into()))])
    });
    let result = Result::of(&town, "survey", Faulty::LeftOut);
    let family = result.tally("family");
    assert_eq!((family.n, family.answered), (5, 5));
    let Sum::Shares(shares) = family.sum() else { panic!() };
    assert_eq!(shares.of, 94 - 11);
    // named under both of its names, it is one
    let (meeting, named) = (town.meeting, norishiro::app::new::named("保健所（本所）").unwrap());
    let twin = town.write(|writer| norishiro::domain::agency::found(writer, &named));
    _ = meeting;
    let known = town.agencies["hoken"];
    town.write(|writer| {
        norishiro::domain::same::judge(writer, known, twin, norishiro::domain::same::Verdict::Same);
    });
    let of = town.whose("survey", "shakyo");
    let twice =
        [("1", Some(Value::from(twin.to_string()))), ("2", Some(known.to_string().into())), ("3", None)];
    town.write(|writer| fill(writer, &of, "partners", &twice));
    let result = Result::of(&town, "survey", Faulty::LeftOut);
    let (_, partners) = result.places("partners").remove(0);
    assert_eq!(partners[0], ("hoken".into(), json!({"named": 5, "first": 2, "points": 9})));
}

#[test]
fn the_results_are_told_as_text_for_the_room() {
    let told = |town: &Town, lang| {
        let (meeting, kinds) = (town.meeting, norishiro::store::kinds::builtin());
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let cells = Cells { lang, session: &town.session, meeting, kinds, today };
        exchange::results::text::write(&cells, Audience::Room, 80)
    };
    let text = told(&filled::year(), Lang::Ja);
    for shown in [
        "アンケートの結果",
        "回答 7/7 機関",
        "集計に含めていません: 教育支援センター",
        "I-2-1-5 初回の相手  n=6・回答 6",
        "  家族       94   45.0",
        "II-1 連携の多い先",
        "ふりかえり票の結果",
        "12 票",
        "1 満足度  n=12",
        "無回答       1   8.3",
        "年間計画と実績の結果",
        "16 枚",
    ] {
        assert!(text.contains(shown), "{shown}\n{text}");
    }
    // no points of agencies, no delicate words, no row wider than the page
    for hidden in ["足が止まる", "卓が小さい", "1位  点  挙げた"] {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
    assert!(text.lines().all(|row| norishiro::text::width(row) <= 80), "{text}");
    assert!(told(&filled::survey(), Lang::En).contains("Results: Survey"));
    // where nothing was filled in, nothing is told
    assert_eq!(told(&Town::empty(&["survey", "feedback"], &fixture("survey")), Lang::Ja), "");
}

#[test]
fn every_form_of_export_says_what_the_sheets_come_to_but_none_for_the_public() {
    let town = filled::feedback();
    let order = Order::flat(Audience::Room);
    let text = |order: &Order| exchange::text::write(&town.session, order, 80);
    for (word, figure, share) in
        fixture("feedback")["expected"]["good"]["rows"].as_array().unwrap().iter().map(|row| {
            let of = |at: usize| row[at].to_string().replace('"', "");
            (of(0), of(1), of(2))
        })
    {
        let row = |line: &str| {
            let mut parts = line.trim_matches(['|', ' ']).split(['|', ' ']).filter(|part| !part.is_empty());
            parts.next() == Some(word.as_str())
                && parts.next() == Some(figure.as_str())
                && parts.next() == Some(share.as_str())
        };
        assert!(text(&order).lines().any(row), "text: {word}");
        assert!(exchange::markdown::write(&town.session, &order).lines().any(row), "markdown: {word}");
        let cells = format!(
            "<th scope=\"row\">{word}</th><td class=\"figure\">{figure}</td><td class=\"figure\">{share}</td>"
        );
        assert!(exchange::html::write(&town.session, &order).contains(&cells), "html: {word}");
    }
    assert!(!text(&Order { audience: Audience::Public, ..order }).contains("66.7"));
}

#[test]
fn numbers_by_which_things_are_known_and_ages_are_never_added_up() {
    let numbers = sheets::builtin().iter().flat_map(|sheet| {
        let numbers = sheet.worksheet.questions.iter().filter(|question| question.kind == Kind::Number);
        numbers.map(|question| (question.is_summed(), format!("{}.{}", sheet.worksheet.id, question.id)))
    });
    let (summed, apart): (Vec<_>, Vec<_>) = numbers.partition(|(is, _)| *is);
    let ids = |of: Vec<(bool, String)>| of.into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    assert_eq!(ids(apart), ["case.age", "case_study.age_decade", "comments.no"]);
    assert_eq!(
        ids(summed),
        [
            "survey.staff",
            "survey.cases",
            "survey.referrals",
            "programme.plan",
            "programme.held",
            "programme.participants"
        ]
    );
    let number = worksheet("comments").question("no").unwrap();
    let question = Question { id: "asked".into(), ..number.clone() };
    let (town, worksheet, of) = filled_in(question, &[&[("no", 1.into())], &[("no", 2.into())]]);
    let tally = Tally::of(&town.session, &worksheet, &worksheet.questions[0], &of);
    assert!(matches!(tally.sum(), Sum::Said) && tally.answered == 2);
    assert!(exchange::results::tables(&cells_of(&town), &tally, true).is_empty());
}
