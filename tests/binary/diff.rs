//! `diff`: what has changed from one meeting, or fiscal year, to another.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;

use crate::pty::Home;
use assert_cmd::assert::OutputAssertExt;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::since::{self, Change, Line};
use norishiro::domain::thread::Threads;
use norishiro::domain::{Pen, Session, Writer, agency, entry, worksheet};
use norishiro::store::{sheets, wire};
use serde_json::Value as Json;

const MINATO: [&str; 3] = [
    include_str!("../../sessions/minato-1.ron"),
    include_str!("../../sessions/minato-2.ron"),
    include_str!("../../sessions/minato-3.ron"),
];

fn minato(home: &Home) -> [String; 3] {
    [0, 1, 2].map(|at| {
        let path = home.folder.path().join(format!("みなと {}.ron", at + 1));
        fs::write(&path, MINATO[at]).unwrap();
        path.to_str().unwrap().to_owned()
    })
}

/// Exit status, standard output and standard error.
fn diff(home: &Home, lang: &str, args: &[&str]) -> (i32, String, String) {
    let done = home.command(lang, &[&["diff"], args].concat()).assert();
    let output = done.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// What really differs between the meetings of these numbers.
fn lines(before: &[usize], after: &[usize]) -> Vec<Line> {
    let mut session = Session::new();
    MINATO.iter().for_each(|text| session.union(&wire::load(text.as_bytes()).unwrap().session));
    let meetings: Vec<_> = meeting::all(&session).into_iter().map(meeting::Meeting::id).collect();
    let of = |places: &[usize]| places.iter().map(|at| meetings[*at]).collect::<Vec<_>>();
    since::compare(&session, &Threads::of(&session), &of(before), &of(after))
}

fn counts(lines: &[Line]) -> [usize; 5] {
    let [kept, reworded, new, gone] = since::counts(lines.iter().filter(|line| line.is_told()));
    [kept, reworded, new, gone, lines.iter().filter(|line| !line.is_told()).count()]
}

fn told(json: &Json) -> [usize; 5] {
    ["kept", "reworded", "new", "gone", "not_heard"]
        .map(|name| usize::try_from(json["counts"][name].as_u64().unwrap()).unwrap())
}

#[test]
fn the_newest_meetings_of_two_files_are_compared_in_every_form() {
    let home = Home::new();
    let [_, second, third] = minato(&home);
    let lines = lines(&[1], &[2]);
    let [kept, reworded, new, gone, not_heard] = counts(&lines);
    let (status, out, said) = diff(&home, "ja", &[&second, &third]);
    assert_eq!((status, said.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("R8.2.18 令和7年度 第2回"), "{out}");
    for text in [
        format!("続き {kept}・表現の変更 {reworded}・新しく {new}・今回なし {gone}\n"),
        format!("記入 {not_heard}（"),
        "みなと市保健所\n--".to_owned(),
        "強み（続き 3・表現の変更 1）".to_owned(),
        "  - 前　【月に一度、】とまりぎへ出向く日が【でき】た\n    今　とまりぎへ出向く日が".to_owned(),
        "は欠席）".to_owned(),
    ] {
        assert!(out.contains(&text), "{text}\n{out}");
    }
    assert!(out.lines().all(|line| norishiro::text::width(line) <= 80));
    let (_, markdown, _) = diff(&home, "en", &[&second, &third, "--to", "markdown"]);
    assert!(markdown.starts_with("# What has changed from ") && markdown.contains("\n\n## みなと市保健所"));
    assert!(
        markdown.contains("- before: \\[月に一度、\\]とまりぎへ出向く日が\\[でき\\]た<br>\n  now: "),
        "{markdown}"
    );
    let (_, json, _) = diff(&home, "en", &[&second, &third, "--json"]);
    let json: Json = serde_json::from_str(&json).unwrap();
    assert_eq!(told(&json), counts(&lines));
    assert_eq!(json["lines"].as_array().unwrap().len(), lines.len());
    let first = &json["lines"][0];
    assert_eq!((&first["agency_name"], &first["worksheet"]), (&"みなと市保健所".into(), &"groupwork".into()));
    // whichever is named first
    let (_, turned, _) = diff(&home, "ja", &[&third, &second]);
    assert_eq!(turned, out);
    let file = home.folder.path().join("変わったこと.csv");
    let (status, shown, _) =
        diff(&home, "ja", &[&second, &third, "--to", "csv", "-o", file.to_str().unwrap()]);
    assert_eq!((status, shown.as_str()), (0, ""));
    let table = fs::read_to_string(&file).unwrap();
    assert!(table.starts_with('\u{FEFF}') && table.lines().count() == lines.len() + 1);
    let gone = lines.iter().filter(|line| line.change == Change::Gone).count();
    assert_eq!(table.matches("\"gone\"").count(), gone);
    // what is there is not written over
    let again = diff(&home, "ja", &[&second, &third, "--to", "csv", "-o", file.to_str().unwrap()]);
    assert_eq!((again.0, again.1.as_str()), (1, ""));
    assert!(!again.2.is_empty() && fs::read_to_string(&file).unwrap() == table);
}

#[test]
fn meetings_and_fiscal_years_of_one_file_are_chosen() {
    let home = Home::new();
    let files = minato(&home);
    let all = home.folder.path().join("三年.ron");
    let all = all.to_str().unwrap();
    let merge = [&["merge"][..], &[&files[0], &files[1], &files[2]], &["-o", all]].concat();
    home.command("ja", &merge).assert().success();
    for (args, before, after) in [
        (vec![], vec![1], vec![2]),
        (vec!["--before", "2025-06-18"], vec![0], vec![2]),
        (vec!["--before", "令和7年6月18日", "--after", "R8.2.18"], vec![0], vec![1]),
        (vec!["--before", "2025", "--after", "2026"], vec![0, 1], vec![2]),
        (vec!["--before", "2025年度"], vec![0, 1], vec![2]),
        (vec!["--before", "R7"], vec![0, 1], vec![2]),
        (vec!["--before", "令和7年度（2025）", "--after", "２０２６"], vec![0, 1], vec![2]),
    ] {
        let (status, out, said) = diff(&home, "ja", &[&[all][..], &args, &["--json"]].concat());
        assert_eq!(status, 0, "{args:?} {said}");
        let json: Json = serde_json::from_str(&out).unwrap();
        assert_eq!(told(&json), counts(&lines(&before, &after)), "{args:?}");
        assert_eq!(json["before"].as_array().unwrap().len(), before.len());
    }
    // the same file twice is the same as once
    assert_eq!(diff(&home, "ja", &[all, all, "--before", "2025"]).0, 0);
    for (args, what) in [
        (vec![all, all], "同じ会議（2026-06-17）"),
        (vec![all, "--before", "2026-06-17"], "同じ会議"),
        (vec![all, "--before", "2024"], "「2024」の会議（年度）は、ありません"),
        (vec![all, "--before", "きのうごろ"], "「きのうごろ」"),
        (vec![files[0].as_str()], "会議は一つだけ"),
        (vec!["ない.ron", all], "ない.ron"),
        (vec![all, all, "--same", "あ"], "あ"),
    ] {
        let (status, out, said) = diff(&home, "ja", &args);
        assert_eq!((status, out.as_str()), (1, ""), "{args:?}");
        assert!(said.contains(what) && said.lines().count() > 1, "{args:?} {said}");
    }
    let choices = diff(&home, "ja", &[all, all]).2;
    assert!(choices.contains("2025-06-18") && choices.contains("令和7年度（2025）"), "{choices}");
}

/// A meeting with one agency and one entry.
fn other(seed: u8, date: &str, name: &str, private: bool) -> Session {
    let mut session = Session::new();
    let mut writer = Writer::new(&mut session, Pen { by: "試".into(), now: 1_000, seed: [seed; 16] });
    let sheet = worksheet::carry(&mut writer, &sheets::find("groupwork").unwrap().definition);
    let facts = Facts { title: format!("会議{seed}"), date: date.into(), ..Facts::default() };
    let meeting = meeting::found(&mut writer, &facts, &[sheet]);
    let agency = agency::found(&mut writer, &name.into());
    attendance::set(&mut writer, meeting, agency, State::Present);
    let (worksheet, question) = ("groupwork".to_owned(), "strengths".to_owned());
    let at = entry::At { meeting, agency, worksheet, question };
    let id = entry::add(&mut writer, &at, "", "夜の電話を受けている", false);
    if private {
        writer.set(id, &[("private", true.into())]);
    }
    drop(writer);
    session
}

#[test]
fn agencies_of_strange_files_are_paired_by_their_names_or_as_one_says() {
    let home = Home::new();
    let put = |name: &str, session: &Session| {
        let path = home.folder.path().join(name);
        fs::write(&path, wire::print(session)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let old = put("1.ron", &other(1, "2025-06-18", "北町保健所", false));
    let equal = put("2.ron", &other(2, "2026-02-18", "北町 保健所", false));
    let renamed = put("3.ron", &other(3, "2026-02-18", "県北保健福祉事務所", false));
    let private = put("4.ron", &other(4, "2026-02-18", "北町保健所", true));
    let told = |args: &[&str]| {
        let (status, out, said) = diff(&home, "ja", &[args, &["--json"]].concat());
        assert_eq!(status, 0, "{said}");
        (told(&serde_json::from_str(&out).unwrap()), said)
    };
    assert_eq!(told(&[&old, &equal]).0, [1, 0, 0, 0, 0]);
    assert_eq!(told(&[&old, &renamed]).0, [0, 0, 0, 0, 2], "who had no seat has dropped nothing");
    assert_eq!(told(&[&old, &renamed, "--same", "北町保健所=県北保健福祉事務所"]).0, [1, 0, 0, 0, 0]);
    assert_eq!(told(&[&old, &equal, "--not-same", "北町保健所=北町 保健所"]).0, [0, 0, 0, 0, 2]);
    // what is private is for the office; what goes on in private is not told as gone, and that something is left out is said
    assert_eq!(told(&[&old, &private, "--for", "office"]).0, [1, 0, 0, 0, 0]);
    let (counts, said) = told(&[&private, "--before", "2026-02-18", &old, "--after", "2025-06-18"]);
    assert_eq!(counts, [0; 5]);
    assert!(said.contains("1 件除きました"), "{said}");
    let (counts, said) = told(&[&old, &equal, "--for", "public"]);
    assert_eq!(counts, [0; 5]);
    assert!(said.contains("1 件除きました"), "{said}");
}

#[test]
fn meetings_of_two_networks_are_said_to_be_so_and_what_is_withheld_is_not_nothing() {
    let home = Home::new();
    let put = |name: &str, session: &Session| {
        let path = home.folder.path().join(name);
        fs::write(&path, wire::print(session)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = put("1.ron", &other(1, "2025-06-18", "北町保健所", false));
    let two = put("2.ron", &other(2, "2026-02-18", "南町保健所", false));
    let equal = put("3.ron", &other(3, "2026-02-18", "北町保健所", false));
    let strangers = "別々のネットワークの会議のようです";
    let (_, out, _) = diff(&home, "ja", &[&one, &two]);
    assert!(
        out.contains(strangers) && out.contains("新しく　夜の電話") && !out.contains("どれもありません"),
        "{out}"
    );
    let (_, out, _) = diff(&home, "ja", &[&one, &equal]);
    assert!(!out.contains(strangers), "{out}");
    let (_, out, _) = diff(&home, "ja", &[&one, &equal, "--for", "public"]);
    assert!(out.contains("この宛先には出しません") && !out.contains("まだ記入がありません"), "{out}");
}
