//! `norishiro merge`, by the real program: what it says before, what it writes, and what it leaves alone.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use crate::pty::{Home, names};
use norishiro::domain::{Pen, RecordId, Session, Writer, agency, entry, meeting, redaction, worksheet};
use norishiro::i18n::{Lang, Trouble};
use norishiro::store::{self, sheets, wire};
use serde_json::{Value, json};

const LANGS: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];

fn run(home: &Home, lang: &str, args: &[&str]) -> Output {
    home.command(lang, args).current_dir(home.sessions()).output().unwrap()
}

fn told(done: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

fn load(path: &Path) -> Session {
    wire::load(&fs::read(path).unwrap()).unwrap().session
}

fn write<T>(session: &mut Session, seed: u8, write: impl FnOnce(&mut Writer) -> T) -> T {
    let pen = Pen { by: format!("記録{seed}"), now: 1_790_000_000_000 + i64::from(seed), seed: [seed; 16] };
    write(&mut Writer::new(session, pen))
}

/// Three tables of one meeting: an entry changed at two of them, and agencies made at each.
fn tables(home: &Home) -> [Session; 3] {
    let mut base = Session::new();
    let (at, id) = write(&mut base, 1, |writer| {
        let facts =
            meeting::Facts { title: "会議".into(), date: "2026-11-21".into(), ..Default::default() };
        let sheet = worksheet::carry(writer, &sheets::find("groupwork").unwrap().definition);
        let meeting = meeting::found(writer, &facts, &[sheet]);
        let agency = agency::found(writer, &"みなと市保健所".into());
        let (worksheet, question) = ("groupwork".to_owned(), "weaknesses".to_owned());
        let at = entry::At { meeting, agency, worksheet, question };
        let id = entry::add(writer, &at, "", "元の文", false);
        (at, id)
    });
    let names = ["社会福祉法人みなと福祉会", "みなと福祉会", "みなと 福祉会"];
    let mut seed = 1;
    let tables = names.map(|name| {
        seed += 1;
        let mut table = base.clone();
        write(&mut table, seed, |writer| {
            agency::found(writer, &name.into());
            entry::add(writer, &at, "", &format!("{seed}卓で出た話"), false);
            if seed > 2 {
                writer.set(id, &[("text", format!("{seed}卓で直した文").into())]);
            }
        });
        table
    });
    for (name, table) in ["一.ron", "二.ron", "三.ron"].into_iter().zip(&tables) {
        store::create(&home.sessions().join(name), table).unwrap();
    }
    tables
}

#[test]
fn the_preview_says_what_would_change_and_writes_nothing() {
    let home = Home::new();
    tables(&home);
    let before = names(&home.sessions());
    let (code, out, err) = told(&run(&home, "ja", &["merge", "二.ron", "三.ron", "--dry-run"]));
    assert_eq!((code, err.as_str()), (Some(0), "書き込みはしていません。\n"));
    for line in [
        "「二.ron」に「三.ron」を合わせると:",
        "新しい 1 ・ こちらで変わる 0 ・ 両方で変わった 1 ・ ごみ箱に入る 0",
        "機関・出席・次第など: 新しい 1",
        "同じかもしれないもの 1（名前が同じ 1、似ている 0）:",
        "  みなと福祉会 ／ みなと 福祉会（名前が同じ）",
        "    --same \"みなと福祉会=みなと 福祉会\"",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}\n{out}");
    }
    assert!(out.contains("    「4卓で直した文」（記録4）"), "{out}");
    let (_, out, _) = told(&run(&home, "en", &["merge", "二.ron", "三.ron", "--dry-run"]));
    assert!(out.contains("new 1") && out.contains("changed on both sides 1"), "{out}");
    assert!(!out.contains('。') && out.contains("--same equal"), "{out}");
    assert_eq!(names(&home.sessions()), before);
}

#[test]
fn in_any_order_the_same_bytes_come_out() {
    let home = Home::new();
    let tables = tables(&home);
    let orders =
        [["一.ron", "二.ron", "三.ron"], ["三.ron", "一.ron", "二.ron"], ["二.ron", "三.ron", "一.ron"]];
    for same in [&[][..], &["--same", "equal"], &["--not-same", "社会福祉法人みなと福祉会=みなと 福祉会"]]
    {
        let mut found = BTreeSet::new();
        for (at, order) in orders.iter().enumerate() {
            let out = format!("出{at}{}.ron", same.len() + same.join("").len());
            let mut args = vec!["merge"];
            args.extend(order);
            args.extend(["-o", &out]);
            args.extend(same);
            let (code, _, err) = told(&run(&home, "ja", &args));
            assert_eq!((code, err), (Some(0), format!("「{out}」に書きました。\n")));
            found.insert(fs::read(home.sessions().join(&out)).unwrap());
        }
        assert_eq!(found.len(), 1, "{same:?}");
        let merged = wire::load(found.first().unwrap()).unwrap().session;
        for table in &tables {
            assert!(table.revisions().keys().all(|id| merged.revisions().contains_key(id)));
        }
        let classes: BTreeSet<RecordId> =
            merged.of_kind(agency::KIND).map(|record| merged.stands_for(record.id())).collect();
        // nothing is bound unasked
        assert_eq!(classes.len(), if same.contains(&"equal") { 2 } else { 4 }, "{same:?}");
    }
}

#[test]
fn verdicts_are_said_by_name_or_number_and_a_wrong_one_writes_nothing() {
    let home = Home::new();
    let tables = tables(&home);
    let id = |table: &Session, name: &str| {
        table.of_kind(agency::KIND).find(|record| record.text("name") == name).unwrap().id()
    };
    let (one, two) = (id(&tables[0], "社会福祉法人みなと福祉会"), id(&tables[1], "みなと福祉会"));
    let merge = |more: &[&str], lang: &str| {
        let mut args = vec!["merge", "一.ron", "二.ron", "-o", "出.ron"];
        args.extend(more);
        told(&run(&home, lang, &args))
    };
    let pair = |a: &str, b: &str| format!("{a}={b}");
    let ids = pair(&one.to_string(), &two.to_string());
    for (text, what) in [
        ("みなと福祉会", "の形ではありません"),
        ("みなと福祉会=", "の形ではありません"),
        ("みなと福祉会=はまべ福祉会", "「はまべ福祉会」という機関も会議もありません"),
        ("みなと福祉会=みなと　福祉会", "同じ一つを指しています"),
        ("みなと福祉会=会議", "機関と会議です"),
    ] {
        let (code, _, err) = merge(&["--same", text], "ja");
        assert_eq!(code, Some(1), "{text}");
        assert!(err.contains(what) && err.lines().count() == 2, "{text}: {err}");
        let (code, _, err) = merge(&["--same", text], "en");
        assert!(code == Some(1) && !err.contains('。'), "{err}");
        assert!(!home.sessions().join("出.ron").exists());
    }
    let (code, _, err) = merge(&["--same", &ids, "--not-same", &ids], "ja");
    assert!(code == Some(1) && err.contains("同じとも別とも"), "{err}");
    // full-width sign, narrow kana, the label
    let typed = "社会福祉法人みなと福祉会＝みなと福祉会";
    let (code, out, _) = merge(&["--same", typed, "--label", "進行"], "ja");
    assert!(code == Some(0) && out.contains("（同じとします）"), "{out}");
    let merged = load(&home.sessions().join("出.ron"));
    assert_eq!(merged.stands_for(one), merged.stands_for(two));
    assert!(merged.revisions().values().any(|revision| revision.kind() == "same" && revision.by() == "進行"));
    // judged once, it is not asked again
    let (_, out, _) = told(&run(&home, "ja", &["merge", "出.ron", "二.ron", "--dry-run"]));
    assert!(!out.contains("かもしれない"), "{out}");
}

#[test]
fn a_name_that_several_have_is_told_with_their_numbers() {
    let home = Home::new();
    let mut twins = Vec::new();
    for (file, seed) in [("一.ron", 7), ("二.ron", 8)] {
        let mut session = Session::new();
        twins.push(write(&mut session, seed, |writer| agency::found(writer, &"福祉会".into())));
        store::create(&home.sessions().join(file), &session).unwrap();
    }
    let (code, _, err) =
        told(&run(&home, "ja", &["merge", "一.ron", "二.ron", "-o", "出.ron", "--same", "福祉会=福祉会"]));
    assert!(code == Some(1) && err.contains("いくつもあります"), "{err}");
    assert!(twins.iter().all(|id| err.contains(&id.to_string())), "{err}");
    let (_, out, _) = told(&run(&home, "ja", &["merge", "一.ron", "二.ron", "--dry-run"]));
    assert!(out.contains(&format!("--same \"{}={}\"", twins[0], twins[1])), "{out}");
}

#[test]
fn what_is_there_is_not_written_over_unless_it_is_merged() {
    let home = Home::new();
    let tables = tables(&home);
    let third = fs::read(home.sessions().join("三.ron")).unwrap();
    for (word, lang) in LANGS {
        let (code, out, err) = told(&run(&home, word, &["merge", "一.ron", "二.ron", "-o", "三.ron"]));
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert_eq!(
            err,
            format!("{}\n{}\n", lang.trouble(&Trouble::Exists, "三.ron").what, lang.merge_exists_next())
        );
        for (to, what) in
            [("ない/出.ron", lang.cli_no_folder("ない")), (".", lang.trouble(&Trouble::IsFolder, ".").what)]
        {
            let (code, _, err) = told(&run(&home, word, &["merge", "一.ron", "二.ron", "-o", to]));
            assert!(code == Some(1) && err.starts_with(&what), "{err}");
        }
    }
    assert_eq!(fs::read(home.sessions().join("三.ron")).unwrap(), third);
    // the second of the inputs is where it goes, and what it was is kept
    let (code, out, err) = told(&run(&home, "ja", &["merge", "一.ron", "三.ron", "-o", "三.ron"]));
    assert_eq!((code, err.as_str()), (Some(0), "「三.ron」に書きました。\n"));
    assert!(out.starts_with("「三.ron」に「一.ron」を合わせると"), "{out}");
    assert_eq!(fs::read(home.sessions().join("三.ron.bak")).unwrap(), third);
    let mut both = tables[0].clone();
    both.union(&tables[2]);
    assert_eq!(load(&home.sessions().join("三.ron")), both);
    let (_, out, err) = told(&run(&home, "ja", &["merge", "一.ron", "三.ron", "-o", "./三.ron"]));
    assert!(err.contains("もうすべて含んでいる") && out.contains("新しいことはありません。"), "{out}{err}");
}

#[test]
fn what_is_read_from_the_pipe_may_go_to_the_pipe() {
    let home = Home::new();
    tables(&home);
    let mut piped = home.command("ja", &["merge", "-", "一.ron", "-o", "-"]);
    piped.current_dir(home.sessions()).stdin(fs::File::open(home.sessions().join("二.ron")).unwrap());
    let files = told(&run(&home, "ja", &["merge", "二.ron", "一.ron", "-o", "-"]));
    let (code, out, err) = told(&piped.output().unwrap());
    assert_eq!((code, &out), (Some(0), &files.1), "{err}");
}

#[test]
fn what_differs_is_worded_and_equal_names_count_as_equal() {
    let home = Home::new();
    let mut base = tables(&home)[0].clone();
    let said = base.of_kind(entry::KIND).next().unwrap().id();
    let (one, other) = write(&mut base, 20, |writer| {
        (agency::found(writer, &"はまべ保健所".into()), agency::found(writer, &"みさき警察署".into()))
    });
    let mut there = base.clone();
    write(&mut base, 21, |writer| writer.set(said, &[("agency", one.into()), ("private", true.into())]));
    write(&mut there, 22, |writer| {
        writer.set(said, &[("agency", other.into()), ("private", false.into())]);
        agency::found(writer, &"はまべ 保健所".into())
    });
    // the name stands twice on the other side, so nobody ticks it; it is equal all the same
    write(&mut base, 25, |writer| agency::found(writer, &"はまべ　保健所".into()));
    fs::write(home.sessions().join("五.ron"), wire::print(&base)).unwrap();
    fs::write(home.sessions().join("六.ron"), wire::print(&there)).unwrap();
    let (_, out, _) = told(&run(&home, "ja", &["merge", "五.ron", "六.ron", "--dry-run"]));
    assert!(out.contains("、似ている 0）") && out.contains("（名前が同じ）"), "{out}");
    // what is marked private by anybody is not shown to the room
    assert!(!out.contains("機関: "), "{out}");
    write(&mut base, 23, |writer| writer.set(said, &[("private", false.into()), ("starred", true.into())]));
    write(&mut there, 24, |writer| writer.set(said, &[("starred", false.into())]));
    fs::write(home.sessions().join("五.ron"), wire::print(&base)).unwrap();
    fs::write(home.sessions().join("六.ron"), wire::print(&there)).unwrap();
    let (_, out, _) = told(&run(&home, "ja", &["merge", "五.ron", "六.ron", "--dry-run"]));
    for line in
        ["    機関: はまべ保健所（記録21）", "    機関: みさき警察署（記録22）", "    印: いいえ（記録24）"]
    {
        assert!(out.lines().any(|found| found == line), "{line}\n{out}");
    }
}

#[test]
fn what_cannot_be_merged_is_told_and_nothing_is_written() {
    let home = Home::new();
    tables(&home);
    let folder = home.sessions();
    let whole = fs::read_to_string(folder.join("二.ron")).unwrap();
    for (name, text) in [
        ("空.ron", String::new()),
        ("途中.ron", whole.chars().take(whole.chars().count() / 2).collect()),
        ("新.ron", whole.replacen("version: (1, 0)", "version: (7, 0)", 1)),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::create_dir(folder.join("夾.ron")).unwrap();
    let before = names(&folder);
    for bad in ["空.ron", "途中.ron", "新.ron", "夾.ron", "無.ron"] {
        for (word, lang) in LANGS {
            let (code, out, err) = told(&run(&home, word, &["merge", "一.ron", bad, "-o", "出.ron"]));
            assert_eq!((code, out.as_str()), (Some(1), ""), "{bad}");
            assert!(err.lines().next().unwrap().contains(bad) && err.lines().count() >= 2, "{err}");
            // what stands in the file is shown as it is
            let said: Vec<&str> = err.lines().filter(|line| !line.starts_with("   ")).collect();
            assert_eq!(said.concat().contains('。'), lang == Lang::Ja, "{err}");
            assert_eq!(names(&folder), before);
        }
    }
}

#[test]
fn one_file_twice_is_once_and_strangers_are_told() {
    let home = Home::new();
    let tables = tables(&home);
    let mut other = Session::new();
    write(&mut other, 9, |writer| {
        meeting::found(writer, &meeting::Facts { title: "別の町".into(), ..Default::default() }, &[])
    });
    store::create(&home.sessions().join("別.ron"), &other).unwrap();
    let (code, _, err) = told(&run(&home, "ja", &["merge", "一.ron", "./一.ron", "別.ron", "-o", "出.ron"]));
    assert_eq!(code, Some(0));
    assert!(err.contains("「./一.ron」は2度指定されています"), "{err}");
    assert!(err.contains("「別.ron」とほかの記録には、同じ会議も同じ機関もありません"), "{err}");
    let mut both = tables[0].clone();
    both.union(&other);
    assert_eq!(load(&home.sessions().join("出.ron")), both);
    let (_, out, _) = told(&run(&home, "ja", &["merge", "一.ron", "別.ron", "-o", "-"]));
    assert_eq!(wire::load(out.as_bytes()).unwrap().session, both);
}

#[test]
fn what_this_machine_keeps_beyond_the_file_is_merged_too() {
    let home = Home::new();
    let tables = tables(&home);
    let file = home.sessions().join("一.ron");
    let mut more = tables[0].clone();
    write(&mut more, 20, |writer| agency::found(writer, &"まだファイルにない機関".into()));
    home.shelf().find(&file).journal.append(&more, &[], &[]).unwrap();
    let (code, _, err) = told(&run(&home, "ja", &["merge", "一.ron", "二.ron", "-o", "出.ron"]));
    assert!(code == Some(0) && err.contains("「一.ron」には、ファイルにまだ入っていない変更 1"), "{err}");
    let merged = load(&home.sessions().join("出.ron"));
    assert!(more.revisions().keys().all(|id| merged.revisions().contains_key(id)));
    for args in [&["show", "一.ron"][..], &["export", "一.ron", "--to", "json"], &["check", "一.ron"]] {
        let (code, out, err) = told(&run(&home, "ja", args));
        assert!(code == Some(0) && (out + &err).contains("まだ入っていない変更"), "{args:?} {err}");
    }
    let (_, out, _) = told(&run(&home, "ja", &["export", "一.ron", "--to", "json"]));
    assert!(out.contains("まだファイルにない機関"));
    assert!(home.shelf().journal(&file).exists(), "it is left to who opens the session");
}

#[test]
fn what_was_rewritten_over_erased_words_is_told_by_its_number_and_can_be_erased() {
    let home = Home::new();
    let [mut erased, ..] = tables(&home);
    let id = erased.of_kind(entry::KIND).find(|record| record.text("text") == "元の文").unwrap().id();
    let pen = Pen { by: "記録9".into(), now: 1_790_000_000_009, seed: [9; 16] };
    let _ = redaction::redact(Writer::new(&mut erased, pen), id, "text");
    store::create(&home.sessions().join("消去.ron"), &erased).unwrap();
    let (_, out, _) = told(&run(&home, "ja", &["merge", "消去.ron", "二.ron", "-o", "出.ron"]));
    assert!(out.contains("片方で消去し、もう片方で書き直した記録:"), "{out}");
    let named =
        format!("  {id} みなと市保健所 弱み（消去済）（言葉）\n    norishiro redact \"出.ron\" {id}\n");
    assert!(out.contains(&named) && out.contains("書き直した言葉は残ります"), "{out}");
    assert!(!out.contains("3卓で直した文"), "{out}");
    let (_, out, _) = told(&run(&home, "ja", &["merge", "一.ron", "二.ron", "--dry-run"]));
    assert!(!out.contains("片方で消去し"), "{out}");
    let (_, out, _) = told(&run(&home, "en", &["merge", "二.ron", "消去.ron", "--dry-run", "--json"]));
    let form: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(form["rewritten"], json!([{ "record": id.to_string(), "field": "text" }]));
    let fates = form["records"].as_array().unwrap().iter().map(|row| &row["fate"]);
    assert_eq!(fates.filter(|fate| *fate == "redacted_and_rewritten").count(), 1);
    assert_eq!(form["said"]["redacted_and_rewritten"], 1);
    assert_eq!(form["others"]["redacted_and_rewritten"], 0);
    // as it says, what is kept is erased by its number
    let held = || fs::read_to_string(home.sessions().join("出.ron")).unwrap().contains("3卓で直した文");
    assert!(held());
    let (code, ..) = told(&run(&home, "ja", &["redact", "出.ron", &id.to_string(), "--yes"]));
    assert!(code == Some(0) && !held());
}

#[test]
fn two_laptops_with_one_name_are_told() {
    let home = Home::new();
    let [mut one, mut other, _] = tables(&home);
    for (session, name, file) in [(&mut one, "甲", "甲.ron"), (&mut other, "乙", "乙.ron")] {
        write(session, 5, |writer| agency::found(writer, &name.into()));
        store::create(&home.sessions().join(file), session).unwrap();
    }
    let (_, out, _) = told(&run(&home, "ja", &["merge", "甲.ron", "乙.ron", "--dry-run"]));
    assert!(out.contains("書いた名前が同じ「記録5」です。"), "{out}");
    let (_, out, _) = told(&run(&home, "ja", &["merge", "一.ron", "二.ron", "--dry-run"]));
    assert!(!out.contains("書いた名前が同じ"), "{out}");
}

#[test]
fn programs_get_the_preview_as_json() {
    let home = Home::new();
    tables(&home);
    let (code, out, _) =
        told(&run(&home, "en", &["merge", "二.ron", "三.ron", "--dry-run", "--json", "--same", "equal"]));
    assert_eq!(code, Some(0));
    let form: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&form["format"], &form["kinship"]), (&1.into(), &"same_meeting".into()));
    assert_eq!((&form["said"]["new"], &form["said"]["changed_on_both_sides"]), (&1.into(), &1.into()));
    assert_eq!(form["others"]["new"], 1);
    let differs: Vec<&Value> = form["records"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["fate"] == "changed_on_both_sides")
        .collect();
    assert_eq!(
        (differs.len(), &differs[0]["differs"][0], &differs[0]["was_here"]),
        (1, &"text".into(), &true.into())
    );
    let candidate = &form["candidates"][0];
    assert_eq!(
        (&candidate["known_name"], &candidate["likeness"], &candidate["ticked"], &candidate["verdict"]),
        (&"みなと福祉会".into(), &"equal".into(), &true.into(), &"same".into())
    );
    // every name is told in the docs
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/flat-form.md")).unwrap();
    let names = [&form, &form["records"][0], candidate];
    for name in names.into_iter().flat_map(|object| object.as_object().unwrap().keys()) {
        assert!(docs.contains(&format!("`{name}`")), "docs/flat-form.md lacks {name}");
    }
}

#[test]
fn gits_marks_among_the_rows_are_told_and_a_merge_leaves_the_file_clean() {
    let home = Home::new();
    tables(&home);
    let file = home.sessions().join("二.ron");
    let clean = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<&str> = clean.lines().collect();
    let at = lines.iter().position(|line| line.trim_start().starts_with("(text:")).unwrap();
    let older = lines[at].replace("3卓で直した文", "元の文").replace("2卓で出た話", "元の文");
    lines.splice(at..at, ["<<<<<<< HEAD"]);
    lines.splice(at + 2..at + 2, ["=======", &older, ">>>>>>> b1"]);
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    let (code, out, err) = told(&run(&home, "ja", &["check", "二.ron"]));
    assert_eq!(code, Some(1), "{out}{err}");
    assert!(
        !out.contains("正常") && err.contains("git がこちらと相手の両方を残した所が 1 か所"),
        "{out}{err}"
    );
    assert!(err.contains("norishiro merge \"二.ron\" -o \"二.ron\""), "{err}");
    let (code, _, err) = told(&run(&home, "ja", &["merge", "二.ron", "-o", "二.ron"]));
    assert_eq!((code, err.as_str()), (Some(0), "「二.ron」に書きました。\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), clean);
    assert!(!names(&home.sessions()).iter().any(|name| name.contains("edited")));
}

#[test]
fn what_was_written_by_hand_is_called_so() {
    let home = Home::new();
    tables(&home);
    let file = home.sessions().join("一.ron");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("元の文", "手で直した文", 1)).unwrap();
    let (_, out, _) = told(&run(&home, "ja", &["merge", "一.ron", "三.ron", "--dry-run"]));
    assert!(out.contains("「手で直した文」（ファイルの手直し）") && !out.contains("hand"), "{out}");
}
