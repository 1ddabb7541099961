//! Answers in cells from year to year: what an agency answered on its sheet then, and what it answers now.

use std::collections::BTreeSet;

use norishiro::app::Screen;
use norishiro::app::input::Code;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::kinds::Kinds;
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::period;
use norishiro::domain::response::{self, Of, Whose};
use norishiro::domain::worksheet::{self, Kind};
use norishiro::domain::{Pen, RecordId, Session, Value, Writer, agency};
use norishiro::exchange::compare::Comparison;
use norishiro::exchange::{Audience, Form};
use norishiro::i18n::Lang;
use norishiro::store::{sheets, wire};

use crate::common::Room;

const SIZE: (u16, u16) = (100, 36);

/// Two surveys of two agencies, a year apart: what the first answers has changed.
fn years() -> (Session, [RecordId; 2]) {
    let mut session = Session::new();
    let mut writer = Writer::new(&mut session, Pen { by: "記録1".into(), now: 1_000, seed: [5; 16] });
    let survey = sheets::find("survey").unwrap();
    let sheet = worksheet::carry(&mut writer, &survey.definition);
    let agencies = ["北町保健所", "北町社協"].map(|name| agency::found(&mut writer, &name.into()));
    let words =
        survey.worksheet.questions.iter().find(|question| question.level == 3 && question.kind == Kind::Text);
    let words = words.unwrap().id.clone();
    let mut meetings = Vec::new();
    for (at, date) in ["2025-06-18", "2026-06-17"].into_iter().enumerate() {
        let facts = Facts { title: format!("第{}回", at + 1), date: date.into(), ..Facts::default() };
        let meeting = meeting::found(&mut writer, &facts, &[sheet]);
        meetings.push(meeting);
        for agency in agencies {
            attendance::set(&mut writer, meeting, agency, State::Present);
        }
        let mut fill = |agency: RecordId, question: &str, cells: &[(&str, Value)]| {
            let of = Of { meeting, worksheet: "survey".into(), whose: Whose::Agency(agency) };
            let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some(value.clone()))).collect();
            response::fill(&mut writer, &of, question, &cells);
        };
        fill(agencies[1], "staff", &[("total", 3.into())]);
        if at == 0 {
            fill(agencies[0], "staff", &[("total", 8.into()), ("part_time", 2.into())]);
            fill(agencies[0], "methods", &[("phone", true.into()), ("mail", true.into())]);
            fill(agencies[0], "supported", &[("family", true.into())]);
            fill(agencies[0], &words, &[("", "夜に人がいない".into())]);
        } else {
            fill(agencies[0], "staff", &[("total", 9.into()), ("full_time", 7.into())]);
            fill(
                agencies[0],
                "methods",
                &[("visit", true.into()), ("mail", true.into()), ("phone", false.into())],
            );
            fill(agencies[0], "supported", &[("family", true.into())]);
            fill(agencies[0], &words, &[("", "夜は交代で受ける".into())]);
        }
    }
    drop(writer);
    (session, [meetings[0], meetings[1]])
}

#[test]
fn what_an_agency_answers_otherwise_is_told_cell_by_cell() {
    let (session, meetings) = years();
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.ctrl('r').must_show("シートの答え（変わった設問 2・同じ設問 2）").must_show("[-] 北町保健所");
    room.must_show("計: 8人 から 9人 に").must_show("常勤: 7人（前は空欄）");
    room.must_show("非常勤: 今は空欄（前は 2人）");
    room.must_show("選ばなくなった: 電話相談").must_show("新しく選んだ: 家庭訪問").must_not_show("メール");
    // who answers the same is not listed, and what is for the office is not for the wall
    room.must_not_show("北町社協").must_not_show("夜");
    room.ctrl('w')
        .must_show("変わった設問 3・同じ設問 2")
        .must_show("夜に人がいない から 夜は交代で受ける に");
    // to the sheet on which it was filled in, and back
    room.times(2, Code::Down).enter().must_show("Ctrl+R で振り返りに戻ります");
    let worksheet = room.worksheet();
    assert_eq!(worksheet.question().unwrap().id, "staff");
    assert_eq!((room.model.screen, worksheet.meeting), (Screen::Worksheet, meetings[1]));
    room.ctrl('r').must_show("計: 8人 から 9人 に");
    let mut room = Room::with(Lang::En, (60, 20), session);
    room.ctrl('r').must_show("questions changed: 2").must_show("Total: 8, now 9");
}

#[test]
fn the_same_is_written_for_whom_it_is_for() {
    let (session, _) = years();
    let span = period::usual(&session, "2026-11-21").unwrap();
    let kinds = Kinds::default();
    let of = |audience| Comparison::of(&session, span, audience, &kinds, Lang::Ja);
    let text = |of: &Comparison, form| String::from_utf8(of.write(form, 80)).unwrap();
    let (room, office, public) = (of(Audience::Room), of(Audience::Office), of(Audience::Public));
    let told = text(&room, Form::Text);
    for words in
        ["シートの答え（変わった設問 2・同じ設問 2）", "  - 計: 8人 から 9人 に", "新しく選んだ: 家庭訪問"]
    {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("夜に") && text(&office, Form::Markdown).contains("夜に人がいない から"));
    assert_eq!((room.withheld, office.withheld, public.withheld), (1, 0, 5));
    let json: serde_json::Value = serde_json::from_str(&text(&room, Form::Json)).unwrap();
    let cells = json["cells"].as_array().unwrap();
    let total = cells.iter().find(|cell| cell["question"] == "staff" && cell["lane"] == "total").unwrap();
    assert_eq!((total["before"]["text"].as_str(), total["after"]["text"].as_str()), (Some("8"), Some("9")));
    assert_eq!(
        (total["change"].as_str(), total["before"]["date"].as_str()),
        (Some("reworded"), Some("2025-06-18"))
    );
    let gone = cells.iter().find(|cell| cell["lane"] == "part_time").unwrap();
    assert_eq!((gone["change"].as_str(), gone["after"].is_null()), (Some("gone"), true));
    let table = text(&room, Form::Csv);
    assert!(
        table.contains("\"staff\",\"full_time\",\"new\",\"yes\",\"\",\"\",\"\",\"7\",\"2026-06-17\""),
        "{table}"
    );
    assert!(!text(&public, Form::Json).contains("full_time"));
}

/// The names of the fields of a JSON value, at any depth.
fn fields(json: &serde_json::Value, found: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::Object(object) => {
            found.extend(object.keys().cloned());
            object.values().for_each(|value| fields(value, found));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| fields(value, found)),
        _ => {}
    }
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_document_tells_every_field_and_every_column_and_no_other() {
    let document = include_str!("../../docs/flat-form.md").split("\n## ");
    let section = document.into_iter().find(|part| part.starts_with("What has changed")).unwrap();
    let mut minato = Session::new();
    for file in
        [&include_bytes!("../../sessions/minato-2.ron")[..], include_bytes!("../../sessions/minato-3.ron")]
    {
        minato.union(&wire::load(file).unwrap().session);
    }
    let kinds = Kinds::default();
    let mut known = BTreeSet::new();
    let mut heads = String::new();
    for session in [&minato, &years().0] {
        let span = period::usual(session, "2026-11-21").unwrap();
        let of = Comparison::of(session, span, Audience::Office, &kinds, Lang::En);
        fields(&serde_json::from_slice(&of.write(Form::Json, 80)).unwrap(), &mut known);
        let table = String::from_utf8(of.write(Form::Csv, 80)).unwrap();
        heads = table.lines().next().unwrap().trim_start_matches('\u{FEFF}').replace('"', "");
    }
    let told = quoted(section);
    assert!(known.is_subset(&told), "not told: {:?}", known.difference(&told));
    // the first column of each table names fields alone
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let names: BTreeSet<String> = rows.filter_map(|line| line.split('|').nth(1)).flat_map(quoted).collect();
    assert!(names.is_subset(&known), "no such field: {:?}", names.difference(&known));
    let columns = section.lines().find(|line| line.starts_with("`agency`, `worksheet`")).unwrap();
    assert_eq!(columns.replace('`', "").replace(", ", ","), heads);
}
