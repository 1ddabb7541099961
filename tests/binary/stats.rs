//! `stats`: any number of session files in figures, with copies, merged sessions and what cannot be read among them.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::PathBuf;

use crate::pty::Home;
use assert_cmd::assert::OutputAssertExt;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::{self, At};
use norishiro::domain::figure::Figure;
use norishiro::domain::filled;
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::mention::Mention;
use norishiro::domain::response::{self, Of, Whose};
use norishiro::domain::{Pen, RecordId, Session, Value, Writer, agency, worksheet};
use norishiro::store::{self, sheets, wire};
use serde_json::Value as Json;

const MINATO: [&str; 2] =
    [include_str!("../../sessions/minato-1.ron"), include_str!("../../sessions/minato-2.ron")];
const SHIOKAZE: &str = include_str!("../../sessions/shiokaze.ron");

/// A folder with sessions.
struct Town {
    home: Home,
}

impl Town {
    fn new() -> Self {
        Self { home: Home::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.folder.path().join("県").join(name)
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Exit status, standard output and standard error of `stats` over the folder.
    fn run(&self, lang: &str, args: &[&str]) -> (i32, String, String) {
        let folder = self.path("");
        let args = [&["stats", folder.to_str().unwrap()][..], args].concat();
        self.command(lang, &args)
    }

    fn command(&self, lang: &str, args: &[&str]) -> (i32, String, String) {
        let done = self.home.command(lang, args).assert();
        let output = done.get_output();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    }

    fn json(&self, args: &[&str]) -> Json {
        let (_, out, said) = self.run("en", &[args, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error} {said}"))
    }
}

/// The rows of a section: part, value, share.
fn rows(figures: &Json, section: &str) -> Vec<(String, i64, Option<f64>)> {
    let rows = figures[section]["rows"].as_array().unwrap_or_else(|| panic!("no {section}"));
    let told = |row: &Json| {
        (row["part"].as_str().unwrap().to_owned(), row["value"].as_i64().unwrap(), row["percent"].as_f64())
    };
    rows.iter().map(told).collect()
}

fn values(figures: &Json, section: &str) -> Vec<i64> {
    rows(figures, section).into_iter().map(|(_, value, _)| value).collect()
}

fn groups(told: &Json) -> Vec<&str> {
    told["groups"].as_array().unwrap().iter().map(|group| group["group"].as_str().unwrap()).collect()
}

fn writer(session: &mut Session, count: u16) -> Writer<'_> {
    let [high, low] = count.to_be_bytes();
    let mut seed = [0; 16];
    (seed[0], seed[1]) = (high, low);
    Writer::new(session, Pen { by: "記録1".into(), now: 1_700_000_000_000 + i64::from(count), seed })
}

/// The coordination meetings of a year: 62 of them with 20 agencies, 122 rows on 55 cases.
fn register() -> Session {
    let (mut session, mut count) = (Session::new(), 0);
    let mut pen = |session: &mut Session, write: &mut dyn FnMut(&mut Writer)| {
        count += 1;
        write(&mut writer(session, count));
    };
    let sheet = sheets::find("register").unwrap();
    let (mut used, mut meetings, mut agencies) = (Vec::new(), Vec::new(), Vec::new());
    pen(&mut session, &mut |writer| used.push(worksheet::carry(writer, &sheet.definition)));
    for number in 0..20 {
        let name = format!("機関{number}");
        pen(&mut session, &mut |writer| agencies.push(agency::found(writer, &name.as_str().into())));
    }
    for number in 0..62_u32 {
        // from September 2020 to August 2021
        let month = (8 + number * 12 / 62) % 12 + 1;
        let date = format!("{}-{month:02}-{:02}", if month > 8 { 2020 } else { 2021 }, number % 28 + 1);
        let facts =
            Facts {
                title: format!("第{number}回"), date, layer: "調整会議".into(), ..Facts::default()
            };
        pen(&mut session, &mut |writer| meetings.push(meeting::found(writer, &facts, &used)));
        let (meeting, guest) = (meetings[number as usize], agencies[number as usize % 20]);
        pen(&mut session, &mut |writer| _ = attendance::set(writer, meeting, guest, State::Present));
    }
    let route = |case: usize| match case {
        0..13 => "desk",
        13..24 => "section",
        _ => "agency",
    };
    let main = |case: usize| match case {
        0..11 => Some("保健福祉センターの各課"),
        11..43 => Some("よりそい支援員"),
        43..50 => Some("専門機関・NPO"),
        _ => None,
    };
    for time in 0..122 {
        let (case, meeting) = (time % 55, meetings[time % 62]);
        let number = format!("R2-{case:02}");
        let state = if main(case).is_none() { "again" } else { "continued" };
        let mut cells: Vec<(&str, Value)> =
            vec![("number", number.as_str().into()), ("route", route(case).into()), ("state", state.into())];
        cells.extend(main(case).map(|name| ("main", Mention::Name(name.into()).stored().as_str().into())));
        let mut found: Option<RecordId> = None;
        pen(&mut session, &mut |writer| found = Some(filled::found(writer, meeting, "register", None)));
        let of = Of { meeting, worksheet: "register".into(), whose: Whose::Sheet(found.unwrap()) };
        for (question, value) in cells {
            let value = Some(value);
            pen(&mut session, &mut |writer| {
                _ = response::fill(writer, &of, question, &[("", value.clone())]);
            });
        }
    }
    session
}

#[test]
fn the_second_meeting_of_minato_comes_out_as_it_was() {
    let town = Town::new();
    town.put("2.ron", MINATO[1]);
    let told = town.json(&[]);
    let total = &told["total"];
    assert_eq!((&told["fictional"], &told["files"]["read"]), (&true.into(), &1.into()));
    assert_eq!(values(total, "meetings"), [1, 0, 8]);
    assert_eq!(values(total, "entries").iter().sum::<i64>(), 127);
    // 18 agreed, 4 taken back, 2 proposed, 1 not now; a mixed one under taken back
    let expected = [("proposed", 2, 8.0), ("agreed", 18, 72.0), ("taken_back", 4, 16.0), ("not_now", 1, 4.0)];
    let overlaps = rows(total, "overlaps");
    for (word, value, share) in expected {
        assert!(overlaps.contains(&(word.to_owned(), value, Some(share))), "{overlaps:?}");
    }
    assert_eq!(total["overlaps"]["n"], 25);
    assert_eq!(values(total, "actions").iter().sum::<i64>(), 8);
    assert_eq!((values(total, "issues"), values(total, "outcome")[0]), (vec![3, 1], 4));
}

#[test]
fn both_meetings_tell_what_became_of_what_was_promised() {
    let town = Town::new();
    town.put("みなと市/1.ron", MINATO[0]);
    town.put("みなと市/2.ron", MINATO[1]);
    let told = town.json(&["--by", "month"]);
    assert_eq!(groups(&told), ["2025-06", "2026-02"]);
    let actions = rows(&told["groups"][0]["figures"], "actions");
    let fates: Vec<_> = actions.iter().map(|(word, count, _)| (word.as_str(), *count)).collect();
    assert_eq!(fates, [("open", 0), ("done", 3), ("continued", 1), ("stopped", 1), ("changed", 1)]);
    assert_eq!(told["groups"][0]["figures"]["actions"]["n"], 6);
}

#[test]
fn a_register_counts_cases_once_and_every_time_they_were_brought() {
    let town = Town::new();
    town.put("京.ron", &wire::print(&register()));
    let told = town.json(&["--by", "year"]);
    let total = &told["total"];
    assert_eq!((told["fictional"].as_bool(), values(total, "meetings")), (Some(false), vec![62, 0, 20]));
    assert_eq!(values(total, "cases"), [55, 122]);
    let part = |word: &str, value, share| (word.to_owned(), value, Some(share));
    assert_eq!(
        rows(total, "routes"),
        [part("desk", 13, 23.6), part("section", 11, 20.0), part("agency", 31, 56.4)]
    );
    let main = rows(total, "main");
    for expected in [
        part("保健福祉センターの各課", 11, 20.0),
        part("よりそい支援員", 32, 58.2),
        part("専門機関・NPO", 7, 12.7),
    ] {
        assert!(main.contains(&expected), "{main:?}");
    }
    assert_eq!(main.last().map(|(_, count, share)| (*count, *share)), Some((5, Some(9.1))));
    assert_eq!((total["routes"]["n"].as_i64(), groups(&told)), (Some(55), vec!["2020", "2021"]));
    let (code, out, said) = town.run("ja", &["--by", "year"]);
    assert_eq!((code, said.as_str()), (0, ""), "{out}");
    for words in [
        "令和2年度（2020年度）",
        "令和3年度（2021年度）",
        "案件の経路  n=55",
        "再協議（主担当はこれから）   5   9.1%",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
}

/// An item of a programme: its area, its name, its unit, what was planned and held.
type Item<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, Option<&'a str>);

/// A network with one meeting, at which a programme was brought; no two of different numbers are the same.
fn programme(number: u16, date: &str, items: &[Item]) -> Session {
    let (mut session, mut found) = (Session::new(), None);
    let mut count = number * 1_000;
    let mut next = || {
        count += 1;
        count
    };
    let sheet = sheets::find("programme").unwrap();
    let used = worksheet::carry(&mut writer(&mut session, next()), &sheet.definition);
    let facts = Facts { title: "代表者会議".into(), date: date.into(), ..Facts::default() };
    let meeting = meeting::found(&mut writer(&mut session, next()), &facts, &[used]);
    for (area, item, unit, plan, held) in items {
        found.replace(filled::found(&mut writer(&mut session, next()), meeting, "programme", None));
        let of = Of { meeting, worksheet: "programme".into(), whose: Whose::Sheet(found.unwrap()) };
        let figure = |text: &Option<&str>| text.map(|text| Figure::typed(text).unwrap().stored());
        let cells = [
            ("area", "", Some((*area).into())),
            ("item", "", Some((*item).into())),
            ("unit", "", Some((*unit).into())),
            ("plan", "plan", figure(plan)),
            ("held", "held", figure(held)),
        ];
        for (question, path, value) in cells {
            response::fill(&mut writer(&mut session, next()), &of, question, &[(path, value)]);
        }
    }
    session
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_programme_tells_what_was_planned_and_held_and_a_blank_is_no_zero() {
    let town = Town::new();
    let items = [
        ("consult", "専門相談", "cases", Some("1,500程度"), Some("1,500程度")),
        ("family", "家族教室", "times", Some("12程度"), Some("3")),
        ("community", "サポーター養成", "times", Some("1程度"), Some("0")),
        ("community", "居場所", "times", Some("月1程度以上"), None),
    ];
    town.put("計画.ron", &wire::print(&programme(1, "2021-03-20", &items)));
    let (_, out, _) = town.run("ja", &[]);
    for words in [
        "計画と実績 令和2年度（2020年度） 計画 実績",
        "専門相談（件） 1,500程度 1,500程度",
        "家族教室（回） 12程度 3",
        "サポーター養成（回） 1程度 0",
        "居場所（回） 月1程度以上 -",
    ] {
        assert!(squeezed(&out).contains(words), "{words}\n{out}");
    }
    let rows = town.json(&[])["total"]["programme"]["rows"].clone();
    assert_eq!((&rows[1]["plan"], &rows[1]["held"], &rows[1]["year"]), (&12.into(), &3.into(), &2020.into()));
    // once a month is 1 a month, never 12
    assert_eq!((&rows[3]["plan"], &rows[3]["plan_shown"]), (&Json::Null, &"月1程度以上".into()));
    assert_eq!(rows[3]["held"], Json::Null);
    let (_, csv, _) = town.run("en", &["--to", "csv"]);
    let row = "\"programme_held\",\"2020/family/家族教室/times\",\"家族教室 (Times)\",\"3\"";
    assert!(csv.contains(row), "{csv}");
}

#[test]
fn items_of_one_name_are_told_with_their_area_and_every_year_that_is_anybodys_newest_is_told() {
    let town = Town::new();
    let lecture = |area, held| [(area, "講演会", "times", Some("10"), Some(held))];
    let twins = [lecture("family", "3"), lecture("community", "5")].concat();
    town.put("みなと市/計画.ron", &wire::print(&programme(1, "2019-04-20", &twins)));
    town.put("しおかぜ市/計画.ron", &wire::print(&programme(2, "2019-05-20", &lecture("family", "1"))));
    let next = [("family", "講演会", "times", Some("2"), None)];
    town.put("京/計画.ron", &wire::print(&programme(3, "2020-04-01", &next)));
    let (_, out, _) = town.run("ja", &[]);
    for words in [
        "計画と実績 令和2年度（2020年度） 計画 実績 講演会（回） 2 - ネットワーク 3 のうち、この年度の記入があるのは 1 です。",
        // one fiscal year has one name, wherever it stands
        "計画と実績 令和元年度（2019年度） 計画 実績 講演会（家族支援、回） 20 4 講演会（地域づくり、回） 10 5",
        "この年度の記入があるのは 2 です。",
    ] {
        assert!(squeezed(&out).contains(words), "{words}\n{out}");
    }
    let rows = town.json(&[])["total"]["programme"]["rows"].clone();
    let told: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| (&row["year"], &row["part"], &row["held"])).collect();
    let expected: [(Json, Json, Json); 3] = [
        (2020.into(), "2020/family/講演会/times".into(), Json::Null),
        (2019.into(), "2019/family/講演会/times".into(), 4.into()),
        (2019.into(), "2019/community/講演会/times".into(), 5.into()),
    ];
    assert_eq!(told, expected.each_ref().map(|(year, part, held)| (year, part, held)));
    assert!(town.run("ja", &["--by", "year"]).1.contains("令和元年度（2019年度）"));
}

#[test]
fn agencies_of_one_name_have_their_area_behind_it_and_nobody_is_graded() {
    let town = Town::new();
    for (number, area) in [(0, "みなと市"), (1, "しおかぜ市")] {
        let mut session = Session::new();
        let mut step = number * 1_000;
        let mut pen = |session: &mut Session, write: &mut dyn FnMut(&mut Writer)| {
            step += 1;
            write(&mut writer(session, step));
        };
        let (mut met, mut guests) = (None, Vec::new());
        let facts = Facts { date: "2026-05-01".into(), ..Facts::default() };
        pen(&mut session, &mut |writer| met = Some(meeting::found(writer, &facts, &[])));
        for name in ["社会福祉協議会", if number == 0 { "みなと警察署" } else { "しおかぜ警察署" }]
        {
            pen(&mut session, &mut |writer| guests.push(agency::found(writer, &name.into())));
        }
        for guest in guests {
            pen(&mut session, &mut |writer| _ = attendance::set(writer, met.unwrap(), guest, State::Present));
        }
        town.put(&format!("{area}/会議.ron"), &wire::print(&session));
    }
    let (_, out, _) = town.run("ja", &["--by", "agency"]);
    for words in [
        "社会福祉協議会（みなと市） ",
        "社会福祉協議会（しおかぜ市） ",
        "みなと警察署 ",
        "機関を比べるための表ではありません",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    assert!(!town.run("ja", &["--by", "month"]).1.contains("機関を比べる"));
}

#[test]
fn questions_stand_in_the_order_of_the_worksheets() {
    let mut session = Session::new();
    let used: Vec<RecordId> = (1..)
        .zip(["survey", "groupwork"])
        .map(|(step, id)| {
            worksheet::carry(&mut writer(&mut session, step), &sheets::find(id).unwrap().definition)
        })
        .collect();
    let facts = Facts { date: "2026-05-01".into(), ..Facts::default() };
    let meeting = meeting::found(&mut writer(&mut session, 3), &facts, &used);
    let guest = agency::found(&mut writer(&mut session, 4), &"社協".into());
    for (step, (sheet, question)) in
        (5..).zip([("groupwork", "weaknesses"), ("groupwork", "strengths"), ("survey", "staff")])
    {
        let at = At { meeting, agency: guest, worksheet: sheet.into(), question: question.into() };
        entry::add(&mut writer(&mut session, step), &at, "", "言った", false);
    }
    let town = Town::new();
    town.put("会議.ron", &wire::print(&session));
    let entries = rows(&town.json(&[])["total"], "entries");
    let parts: Vec<_> = entries.iter().map(|(part, ..)| part.as_str()).collect();
    assert_eq!(parts, ["survey/staff", "groupwork/strengths", "groupwork/weaknesses"]);
}

#[test]
fn copies_and_merged_sessions_change_nothing_and_are_named() {
    let town = Town::new();
    town.put("みなと市/1.ron", MINATO[0]);
    town.put("みなと市/2.ron", MINATO[1]);
    town.put("しおかぜ市/1.ron", SHIOKAZE);
    let (code, before, said) = town.run("ja", &["--by", "area"]);
    assert_eq!((code, said.as_str()), (0, ""));
    let mut merged = wire::load(MINATO[0].as_bytes()).unwrap().session;
    merged.union(&wire::load(MINATO[1].as_bytes()).unwrap().session);
    store::create(&town.path("まとめ/全部.ron"), &merged).unwrap();
    town.put("みなと市/1 (1).ron", MINATO[0]);
    town.put("みなと市/1.ron.bak", MINATO[0]);
    let (code, after, said) = town.run("ja", &["--by", "area"]);
    assert_eq!(code, 0);
    assert_eq!(after.replace("読んだファイル 5", "読んだファイル 3"), before);
    assert!(before.contains("しおかぜ市") && before.contains("みなと市") && !after.contains("まとめ"));
    let named: Vec<&str> = said.lines().filter(|line| line.contains("写し")).collect();
    assert!(named.len() == 3 && named.iter().all(|line| line.contains("みなと市")), "{said}");
    let copies = town.json(&[])["files"]["copies"].as_array().unwrap().len();
    assert_eq!(copies, 3);
}

#[test]
fn a_damaged_and_a_newer_file_are_named_and_the_rest_is_counted() {
    let town = Town::new();
    town.put("1.ron", MINATO[0]);
    town.put("壊れ.ron", &SHIOKAZE.replacen(",kind:\"entry\"", ",kind:\"entrX\"", 1));
    town.put("新しい.ron", "Session(\nversion: (9, 0),\nrevisions: [\n],\n)");
    town.put("メモ.ron", "買い物");
    let out = town.home.folder.path().join("数.csv");
    let (code, told, said) = town.run("ja", &["--to", "csv", "-o", out.to_str().unwrap()]);
    assert_eq!((code, told.as_str()), (1, ""));
    for words in [
        "壊れ.ron」は",
        "行目",
        "新しい.ron」は新しい版（9.0）",
        "メモ.ron」は会議の記録ではありません",
        "3 ありました",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let csv = fs::read_to_string(&out).unwrap();
    assert!(
        csv.starts_with(
            "\u{FEFF}\"group\",\"group_id\",\"group_name\",\"figure\",\"part\",\"name\",\"value\""
        )
    );
    assert!(csv.contains("\"total\",\"\",\"全体\",\"meetings\",\"held\",\"開いた会議\",\"1\""), "{csv}");
    let (code, told, _) = town.run("ja", &[]);
    assert!(code == 1 && told.contains("読めないファイルが 3 あり"), "{told}");
}

#[test]
fn made_up_meetings_count_only_where_nothing_else_is_there_or_where_they_are_asked_for() {
    let town = Town::new();
    town.put("練習.ron", MINATO[0]);
    assert!(town.run("ja", &[]).1.contains("架空の見本の会議を数えています"));
    town.put("京.ron", &wire::print(&register()));
    let told = town.json(&[]);
    assert_eq!((&told["fictional_left_out"], values(&told["total"], "meetings")[1]), (&1.into(), 0));
    assert_eq!(values(&told["total"], "meetings")[0], 62);
    assert!(town.run("ja", &[]).1.contains("架空の見本の会議 1 は数えていません"));
    let told = town.json(&["--fictional"]);
    assert_eq!((&told["fictional_left_out"], values(&told["total"], "meetings")[1]), (&0.into(), 63));
}

#[test]
fn groups_spans_and_forms() {
    let town = Town::new();
    town.put("みなと市/1.ron", MINATO[0]);
    town.put("みなと市/2.ron", MINATO[1]);
    town.put("しおかぜ市/1.ron", SHIOKAZE);
    assert_eq!(groups(&town.json(&["--by", "month"])), ["2025-06", "2025-11", "2026-02"]);
    assert_eq!(groups(&town.json(&["--by", "year"])), ["2025"]);
    assert_eq!(groups(&town.json(&["--by", "layer"])), ["実務者会議"]);
    assert_eq!(groups(&town.json(&["--by", "area"])), ["しおかぜ市", "みなと市"]);
    let agencies = town.json(&["--by", "agency"]);
    assert!(groups(&agencies).contains(&"みなと市保健所") && groups(&agencies).contains(&"secretariat"));
    let told = town.json(&["--since", "2025-11-01", "--until", "R7.12.31"]);
    assert_eq!(told["since"], "2025-11-01");
    assert_eq!((values(&told["total"], "meetings")[0], &told["until"]), (1, &"2025-12-31".into()));
    let (code, _, said) = town.run("ja", &["--since", "むかし"]);
    assert!(code == 1 && said.contains("日付"), "{said}");
    let (code, _, said) = town.run("ja", &["--json", "--to", "csv"]);
    assert!(code == 2 && said.contains("一緒に使えません"), "{said}");
    for by in ["month", "year", "agency", "area", "layer"] {
        for lang in ["ja", "en"] {
            let (code, out, _) = town.run(lang, &["--by", by]);
            let widest = out.lines().map(norishiro::text::width).max().unwrap();
            assert!(code == 0 && widest <= 100, "{by} {lang} {widest}\n{out}");
        }
    }
    let (code, out, said) = town.command("ja", &["stats", town.path("みなと市/1.ron").to_str().unwrap()]);
    assert!(code == 0 && said.is_empty() && out.contains("記入 117"), "{out} {said}");
}

#[test]
fn an_empty_folder_a_place_that_is_not_there_and_the_same_place_twice() {
    let town = Town::new();
    fs::create_dir_all(town.path("空")).unwrap();
    let (code, out, said) = town.run("ja", &[]);
    assert!(code == 0 && said.is_empty() && out.contains("数える会議がありません"), "{out}{said}");
    let (code, _, said) = town.command("ja", &["stats", town.path("ない").to_str().unwrap()]);
    assert!(code == 1 && said.contains("見つかりません"), "{said}");
    let file = town.put("1.ron", MINATO[0]);
    let twice = town.run("ja", &[file.to_str().unwrap(), town.path("").to_str().unwrap()]);
    assert!(twice.1.contains("読んだファイル 1\n") && twice.2.is_empty(), "{twice:?}");
    let done = assert_cmd::Command::from_std(town.home.command("ja", &["stats", "-", "--json"]))
        .write_stdin(MINATO[0])
        .assert()
        .success();
    let told: Json = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(values(&told["total"], "entries").iter().sum::<i64>(), 117);
}
