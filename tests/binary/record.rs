//! `history`, `redact` and what `check` finds, by the real program.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::pty::{BINARY, Home, names};
use norishiro::app::input::{Code, Key};
use norishiro::domain::entry::{self, At};
use norishiro::domain::same::{self, Verdict};
use norishiro::domain::{Pen, RecordId, Session, Writer, agency, meeting, redaction, worksheet};
use norishiro::store::{self, Draft, draft, sheets, wire};

struct Place {
    home: Home,
    file: PathBuf,
    session: Session,
    entry: RecordId,
    other: RecordId,
}

fn write<T>(session: &mut Session, seed: u8, write: impl FnOnce(&mut Writer) -> T) -> T {
    let pen = Pen {
        by: format!("記録{seed}"),
        now: 1_790_000_000_000 + i64::from(seed) * 60_000,
        seed: [seed; 16],
    };
    write(&mut Writer::new(session, pen))
}

/// A session with an entry that was changed once, in the file, its backup and a journal.
fn place() -> Place {
    let home = Home::new();
    let file = home.sessions().join("会議.ron");
    let mut session = Session::new();
    let (entry, other) = write(&mut session, 1, |writer| {
        let sheet = worksheet::carry(writer, &sheets::find("groupwork").unwrap().definition);
        let facts =
            meeting::Facts {
                title: "第1回 会議".into(), date: "2026-11-21".into(), ..Default::default()
            };
        let meeting = meeting::found(writer, &facts, &[sheet]);
        let agency = agency::found(writer, &"みなと市保健所".into());
        let (worksheet, question) = ("groupwork".to_owned(), "strengths".to_owned());
        let at = At { meeting, agency, worksheet, question };
        (
            entry::add(writer, &at, "", "山田さんの家を訪ねた", false),
            entry::add(writer, &at, "", "別の話", false),
        )
    });
    store::create(&file, &session).unwrap();
    fs::copy(&file, home.sessions().join("会議.ron.bak")).unwrap();
    write(&mut session, 2, |writer| {
        writer.set(entry, &[("text", "山田さん宅への訪問".into()), ("starred", true.into())]);
    });
    fs::write(&file, wire::print(&session)).unwrap();
    Place { home, file, session, entry, other }
}

impl Place {
    fn run(&self, lang: &str, args: &[&str]) -> (Option<i32>, String, String) {
        told(&self.home.command(lang, args).current_dir(self.home.sessions()).output().unwrap())
    }

    /// Every file of this machine that holds a word.
    fn holding(&self, word: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.home.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(word) {
                    found.push(path);
                }
            }
        }
        found
    }
}

fn told(done: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

fn load(path: &Path) -> Session {
    wire::load(&fs::read(path).unwrap()).unwrap().session
}

#[test]
fn the_history_tells_all_records_and_one() {
    let mut place = place();
    let (code, out, err) = place.run("ja", &["history", "会議.ron"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let line = |out: &str, id: RecordId| {
        out.lines().find(|line| line.starts_with(&id.to_string())).unwrap().to_owned()
    };
    let found = line(&out, place.entry);
    assert!(
        found.contains("  2  記録2") && found.contains("みなと市保健所 強み「山田さん宅への訪問」"),
        "{found}"
    );
    assert!(line(&out, place.other).contains("  1  記録1"), "{out}");
    // the beginning of a number is enough, in whatever width
    let id = place.entry.to_string();
    let begins: String = id.chars().take(6).collect();
    for typed in [&id, &begins, &id.to_uppercase()] {
        let (code, out, _) = place.run("ja", &["history", "会議.ron", typed]);
        assert_eq!(code, Some(0), "{typed}");
        let (first, then) = out.split_once("変更").unwrap();
        assert!(
            first.contains("作成")
                && first.contains("言葉: 「山田さんの家を訪ねた」")
                && first.contains("機関: みなと市保健所")
                && first.contains("設問: 強み"),
            "{out}"
        );
        assert!(
            then.contains("言葉: 「山田さん宅への訪問」（前は 「山田さんの家を訪ねた」）")
                && then.contains("印を付けた"),
            "{out}"
        );
    }
    for typed in ["zzzzzz", "a", ""] {
        let (code, _, err) = place.run("ja", &["history", "会議.ron", typed]);
        assert!(code == Some(1) && err.contains("記録はありません") && err.lines().count() == 2, "{err}");
    }
    let (_, out, _) = place.run("en", &["history", "会議.ron", &id]);
    assert!(out.contains("made") && out.contains("words: ") && !out.contains("作成"), "{out}");
    // what the room may not see is named, not shown; and what was deleted is marked
    let (entry, other) = (place.entry, place.other);
    write(&mut place.session, 3, |writer| {
        writer.set(entry, &[("private", true.into())]);
        writer.delete(other);
    });
    fs::write(&place.file, wire::print(&place.session)).unwrap();
    let (_, out, _) = place.run("ja", &["history", "会議.ron"]);
    assert!(!out.contains("山田") && line(&out, entry).contains("（非公開）"), "{out}");
    assert!(line(&out, other).ends_with("（ごみ箱）"), "{out}");
    for (word, removed) in [("ja", "消した"), ("en", "removed")] {
        let (_, out, _) = place.run(word, &["history", "会議.ron", &other.to_string()]);
        assert!(out.trim_end().ends_with(&format!("\n  {removed}")), "{out}");
    }
}

#[test]
fn a_redacted_text_is_nowhere_on_this_machine() {
    let place = place();
    // a copy of the program, a journal with more, and the entry as it was being changed
    fs::copy(&place.file, place.home.sessions().join("会議.edited-1.ron")).unwrap();
    let shelf = place.home.shelf();
    let mut more = place.session.clone();
    write(&mut more, 3, |writer| writer.set(place.entry, &[("text", "山田さんに会えた".into())]));
    shelf.find(&place.file).journal.append(&more, &[], &[]).unwrap();
    let typing =
        Draft { text: "山田さんに".into(), editing: place.entry.to_string(), ..Draft::default() };
    draft::write(&store::real(), &shelf.draft(&place.file), &typing).unwrap();
    let id = place.entry.to_string();

    let before = place.holding("山田");
    assert_eq!(before.len(), 5, "{before:?}");
    let (code, out, err) = place.run("ja", &["redact", "会議.ron", &id]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    for part in [
        "「山田さんの家を訪ねた」\n",
        "「山田さん宅への訪問」\n",
        "「山田さんに会えた」\n",
        "控え 2 個",
        "--yes",
    ] {
        assert!(err.contains(part), "{part}: {err}");
    }
    assert_eq!(place.holding("山田"), before, "nobody was asked, so nothing went");

    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--yes"]);
    assert!(code == Some(0) && err.contains("消去しました（文 3 件、控え 2 個）"), "{err}");
    assert_eq!(place.holding("山田"), [] as [PathBuf; 0]);
    let saved = load(&place.file);
    assert!(saved.visible(place.entry).unwrap().field("text").unwrap().is_redacted());
    assert!(saved.visible(place.entry).unwrap().flag("starred"), "what else was written stays");
    assert_eq!(saved.visible(place.other).unwrap().text("text"), "別の話");
    assert!(place.run("ja", &["check", "会議.ron"]).1.contains("正常"));
    // an old stick does not bring it back
    store::create(&place.home.sessions().join("古い.ron"), &place.session).unwrap();
    let (_, out, _) = place.run("ja", &["merge", "会議.ron", "古い.ron", "-o", "会議.ron"]);
    assert!(out.contains("こちらで消去したので取り込まない文: 1"), "{out}");
    assert!(!fs::read_to_string(&place.file).unwrap().contains("山田"));
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--yes"]);
    assert!(code == Some(1) && err.contains("消去する文がありません"), "{err}");
}

#[test]
fn where_the_file_cannot_be_written_it_is_said_that_nothing_was_erased() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let id = place.entry.to_string();
    let before = fs::read(&place.file).unwrap();
    let mode = |mode| fs::set_permissions(&place.file, fs::Permissions::from_mode(mode)).unwrap();
    for (lang, nothing) in [("ja", "何も消去していません。\n"), ("en", "Nothing was erased.\n")] {
        mode(0o444);
        let (code, _, err) = place.run(lang, &["redact", "会議.ron", &id, "--yes"]);
        assert!(code == Some(1) && err.contains(nothing), "{err}");
        mode(0o644);
        // no room for a file of that size
        let small =
            format!("trap '' XFSZ; ulimit -f 1; exec '{BINARY}' --lang {lang} redact 会議.ron {id} --yes");
        let mut shell = std::process::Command::new("sh");
        shell.env_clear().envs(place.home.environment(lang)).current_dir(place.home.sessions());
        let (code, _, err) = told(&shell.args(["-c", &small]).output().unwrap());
        assert!(code == Some(1) && err.contains(nothing), "{err}");
        assert_eq!(fs::read(&place.file).unwrap(), before);
    }
}

#[test]
fn before_it_is_said_where_else_the_words_may_stand() {
    let mut place = place();
    let (id, other) = (place.entry.to_string(), place.other);
    write(&mut place.session, 3, |writer| {
        writer.set(other, &[("text", "ｷﾉｳ 山田さんの家を訪ねた、など".into())]);
    });
    write(&mut place.session, 4, |writer| {
        writer.set(other, &[("text", "別の話".into())]);
        writer.delete(other);
    });
    fs::write(&place.file, wire::print(&place.session)).unwrap();
    let (_, _, err) = place.run("ja", &["redact", "会議.ron", &id]);
    let line = err.lines().find(|line| line.contains(&other.to_string()));
    assert!(line.is_some_and(|line| line.ends_with("（ごみ箱）")), "an older wording, in the bin: {err}");
}

#[test]
fn on_a_terminal_it_asks_and_only_yes_takes_it_out() {
    let place = place();
    let (file, id) = (place.file.display().to_string(), place.entry.to_string());
    let args = [BINARY, "--lang", "ja", "redact", &file, &id];
    for (answer, code) in [("いいえ", 1), ("", 1), ("たぶん", 1), ("いぇｓ", 0)] {
        let mut screen = place.home.run("ja", (100, 20), &args);
        screen.until("「はい」と入力").text(answer).key(Key::plain(Code::Enter));
        assert_eq!(screen.ended(), code, "{answer}");
        assert_eq!(place.holding("山田").is_empty(), code == 0, "{answer}");
    }
}

#[test]
fn what_is_open_elsewhere_or_no_text_is_refused_with_the_reason() {
    let place = place();
    let id = place.entry.to_string();
    let bytes = fs::read(&place.file).unwrap();
    let held = store::presence::Presence::enter(&place.file, "記録2").unwrap();
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--yes"]);
    assert!(
        code == Some(1) && err.contains("ほかで開いています") && err.contains("向こうを閉じてから"),
        "{err}"
    );
    drop(held);
    let meeting = place.session.of_kind(meeting::KIND).next().unwrap().id().to_string();
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &meeting, "--yes"]);
    assert!(code == Some(1) && err.contains("どの項目") && err.contains("title"), "{err}");
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--field", "agency", "--yes"]);
    assert!(code == Some(1) && err.contains("「agency」という、文のある項目はありません"), "{err}");
    // nobody can say what stands in a journal that cannot be read
    let journal = place.home.shelf().journal(&place.file);
    fs::create_dir_all(journal.parent().unwrap()).unwrap();
    fs::write(&journal, "読めない").unwrap();
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--yes"]);
    assert!(
        code == Some(1) && err.contains("読めません") && err.contains(journal.to_str().unwrap()),
        "{err}"
    );
    fs::remove_file(&journal).unwrap();
    assert_eq!(fs::read(&place.file).unwrap(), bytes);
    fs::write(&place.file, "壊れた").unwrap();
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &id, "--yes"]);
    assert!(code == Some(1) && err.contains("中身は読めませんが、控えがあります"), "{err}");
    assert_eq!(names(&place.home.sessions()), ["会議.ron", "会議.ron.bak"]);
}

#[test]
fn two_names_of_one_agency_are_no_conflict_anywhere() {
    let mut place = place();
    let (one, other) = write(&mut place.session, 3, |writer| {
        let [one, other] = ["保健所", "みなと保健所"].map(|name| agency::found(writer, &name.into()));
        same::judge(writer, one, other, Verdict::Same);
        (one, other)
    });
    let (entry, mut there) = (place.entry, place.session.clone());
    write(&mut place.session, 4, |writer| writer.set(entry, &[("agency", one.into())]));
    write(&mut there, 5, |writer| writer.set(entry, &[("agency", other.into())]));
    fs::write(place.home.sessions().join("あちら.ron"), wire::print(&there)).unwrap();
    fs::write(&place.file, wire::print(&place.session)).unwrap();
    let (_, out, _) = place.run("ja", &["merge", "会議.ron", "あちら.ron", "-o", "会議.ron"]);
    assert!(out.contains("両方で変わった 0"), "{out}");
    let (code, out, _) = place.run("ja", &["check", "会議.ron"]);
    assert!(code == Some(0) && out.contains("相違 0") && !out.contains("相違（"), "{out}");
    for args in [&["history", "会議.ron"][..], &["history", "会議.ron", &entry.to_string()]] {
        assert!(!place.run("ja", args).1.contains("相違"), "{args:?}");
    }
}

#[test]
fn check_names_every_place_that_is_damaged() {
    let place = place();
    let text = wire::print(&place.session);
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("(id:")).unwrap();
    let mut broken = lines.clone();
    broken.insert(first, "%%%");
    let changed = broken[first + 2].replacen("記録", "記憶", 1);
    let flipped = if changed == broken[first + 2] {
        broken[first + 2].replacen("kind:\"", "kind:\"x", 1)
    } else {
        changed
    };
    broken[first + 2] = &flipped;
    fs::write(&place.file, broken.join("\n") + "\n").unwrap();
    let (code, out, err) = place.run("ja", &["check", "会議.ron"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    for at in [first + 1, first + 3] {
        assert!(err.contains(&format!("\n{at}行目の")), "{at}: {err}");
    }
    assert!(err.contains("\n  %%%\n") && err.contains("書かれたあとで変わっています"), "{err}");
    let (_, _, err) = place.run("en", &["check", "会議.ron"]);
    assert!(err.contains(&format!("line {}, character 1: ", first + 1)) && !err.contains('。'), "{err}");
}

#[test]
fn check_tells_what_is_missing_although_every_line_can_be_read() {
    let place = place();
    let mut rest = Session::new();
    let kept = place.session.revisions().values().filter(|revision| revision.id() != place.entry.founding());
    rest.take_in(kept.cloned(), []);
    fs::write(&place.file, wire::print(&rest)).unwrap();
    for (lang, gap, unfounded) in [
        ("ja", "途中の変更が 1 件足りません", "最初に書かれた内容が足りません"),
        ("en", "changes are missing (1)", "what was written first is missing"),
    ] {
        let (code, out, err) = place.run(lang, &["check", "会議.ron"]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(
            err.contains(gap) && err.contains(unfounded) && err.contains(&place.entry.to_string()),
            "{err}"
        );
        assert!(err.contains("norishiro merge"), "{err}");
    }
    // the backup has it
    let (code, _, _) = place.run("ja", &["merge", "会議.ron", "会議.ron.bak", "-o", "会議.ron"]);
    assert_eq!(code, Some(0));
    assert!(place.run("ja", &["check", "会議.ron"]).1.contains("正常"));
}

#[test]
fn several_records_are_erased_at_once_and_none_where_one_cannot_be() {
    let place = place();
    let (one, other) = (place.entry.to_string(), place.other.to_string());
    let before = fs::read(&place.file).unwrap();
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &one, "zzzzzz", "--yes"]);
    assert!(code == Some(1) && err.contains("zzzzzz") && fs::read(&place.file).unwrap() == before, "{err}");
    // named twice it is one
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &one, &other, &one, "--yes"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.matches("を消去します。").count() == 2 && err.matches("個と、このパソコンに").count() == 1,
        "{err}"
    );
    let text = fs::read_to_string(&place.file).unwrap();
    let session = wire::load(text.as_bytes()).unwrap().session;
    for id in [place.entry, place.other] {
        assert!(session.record(id).unwrap().texts("text").is_empty());
    }
    assert!(!text.contains("別の話"), "{text}");
}

#[test]
fn the_copies_beside_a_file_that_hold_erased_words_are_named() {
    let place = place();
    let beside =
        |name: &str, session: &Session| store::create(&place.home.sessions().join(name), session).unwrap();
    beside("会議 (1).ron", &place.session);
    // a copy that never had the words
    let mut without = place.session.clone();
    let pen = Pen { by: "記録1".into(), now: 1_790_000_000_009, seed: [9; 16] };
    let _ = redaction::redact(Writer::new(&mut without, pen), place.other, "text");
    beside("会議 (2).ron", &without);
    let (code, _, err) = place.run("ja", &["redact", "会議.ron", &place.other.to_string(), "--yes"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.contains("写し「会議 (1).ron」にも、この文があります") && !err.contains("会議 (2).ron"),
        "{err}"
    );
    let (_, out, _) = place.run("ja", &["check", "会議.ron"]);
    assert!(out.contains("写し「会議 (1).ron」に、ここで消去した言葉が残っています（1 件）"), "{out}");
    assert!(!out.contains("写し「会議 (2).ron」に、ここで消去した言葉"), "{out}");
}

#[test]
fn check_tells_what_differs_what_this_machine_keeps_and_which_copies_lie_beside() {
    let place = place();
    let mut copy = place.session.clone();
    write(&mut copy, 5, |writer| writer.set(place.other, &[("text", "あちらの話".into())]));
    let mut here = place.session.clone();
    write(&mut here, 6, |writer| writer.set(place.other, &[("text", "こちらの話".into())]));
    let beside = |name: &str, session: &Session| {
        fs::write(place.home.sessions().join(name), wire::print(session)).unwrap();
    };
    beside("会議 - コピー.ron", &copy);
    beside("会議 (1).ron", &place.session);
    beside("会議.recovered-1.ron", &copy);
    let text = wire::print(&copy);
    fs::write(place.home.sessions().join("会議 (2).ron"), &text.as_bytes()[..1200]).unwrap();
    fs::write(&place.file, wire::print(&here)).unwrap();
    let (code, out, err) = place.run("ja", &["check", "会議.ron"]);
    assert!(out.contains("写し「会議 (2).ron」は壊れています。ここにない言葉"), "{out}");
    assert!(out.contains("別に作るには: norishiro \"会議 (2).ron\""), "{out}");
    assert!(out.contains("写し「会議.recovered-1.ron」に、ここにない変更が 1 あります"), "{out}");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("写し「会議 - コピー.ron」に、ここにない変更が 1 あります"), "{out}");
    assert!(out.contains("norishiro merge \"会議.ron\" \"会議 - コピー.ron\" -o \"会議.ron\""), "{out}");
    assert!(out.contains("写し「会議 (1).ron」に、新しいことはありません"), "{out}");
    assert_eq!(place.run("ja", &["merge", "会議.ron", "会議 - コピー.ron", "-o", "会議.ron"]).0, Some(0));
    let (code, out, _) = place.run("ja", &["check", "会議.ron"]);
    assert_eq!(code, Some(0), "what differs is no damage");
    assert!(
        out.contains("相違 1") && out.contains(&format!("    {} みなと市保健所 強み", place.other)),
        "{out}"
    );
}
