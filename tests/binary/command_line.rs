//! A file that is no text: never onto the screen of a terminal, but into a pipe or a file.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own clock and its own folder")]

use crate::pty::Home;
use assert_cmd::prelude::*;

#[test]
fn the_minutes_for_word_go_into_a_file_or_a_pipe_and_not_onto_a_terminal() {
    let home = Home::new();
    let file = home.session("会議.ron", &["北町保健所／保健所"]);
    let file = file.to_str().unwrap();
    for output in [&[][..], &["-o", "-"]] {
        let args = [&["export", file, "--to", "docx"], output].concat();
        let mut refused = home.start("ja", (80, 24), &args);
        refused.until("端末の画面には出せません").until("-o で書き出すファイルを指定してください");
        assert_eq!(refused.ended(), 1);
        let piped = home.command("ja", &args).assert().success();
        assert!(piped.get_output().stdout.starts_with(b"PK\x03\x04"));
    }
    let out = home.folder.path().join("会議録.docx");
    let args = ["export", file, "--to", "docx", "-o", out.to_str().unwrap()];
    assert_eq!(home.start("ja", (80, 24), &args).ended(), 0);
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK\x03\x04"));
    // text may be shown
    home.start("ja", (80, 24), &["export", file, "--to", "text"]).until("自分たちの「強み」");
}

/// Exit status and standard error.
fn said(home: &Home, args: &[&str]) -> (i32, String) {
    let done = home.command("ja", args).assert();
    let output = done.get_output();
    (output.status.code().unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

#[test]
fn what_is_wrong_on_the_command_line_is_named() {
    let home = Home::new();
    let file = home.session("会議.ron", &["北町保健所／保健所"]);
    let file = file.to_str().unwrap();
    let folder = home.sessions();
    for (args, status, what) in [
        (vec!["staats", "s"], 2, "「staats」というコマンドはありません"),
        (vec!["--theme", "dark", "staats", "s"], 2, "「staats」というコマンドはありません"),
        (vec![file, "あと.ron"], 2, "「あと.ron」は余分です"),
        (vec!["diff", file, file, "x", "y"], 2, "「x」は余分です"),
        (vec!["diff", "--wat", file], 2, "「--wat」という指定はありません"),
        (vec![folder.to_str().unwrap()], 1, "norishiro --dir フォルダー"),
        (vec!["stats", file, "--since", "R8.4.1", "--until", "R7.4.1"], 1, "より後です"),
    ] {
        let (is, said) = said(&home, &args);
        assert!(is == status && said.contains(what), "{args:?} {is} {said}");
    }
}

#[test]
fn the_ending_of_the_file_says_the_form_where_nothing_else_does() {
    let home = Home::new();
    let file = home.session("会議.ron", &["北町保健所／保健所"]);
    let file = file.to_str().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = home.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let earlier = put("前.ron", include_bytes!("../../sessions/minato-1.ron"));
    let other = put("みなと.ron", include_bytes!("../../sessions/minato-2.ron"));
    let (earlier, other) = (earlier.as_str(), other.as_str());
    let written = |args: &[&str], name: &str| {
        let out = home.folder.path().join(name);
        home.command("ja", &[args, &["-o", out.to_str().unwrap()]].concat()).assert().success();
        std::fs::read(&out).unwrap()
    };
    let mark: &[u8] = b"\xEF\xBB\xBF";
    for (args, name, begins) in [
        (vec!["stats", other], "一.csv", mark),
        (vec!["stats", other], "二.JSON", b"{".as_slice()),
        (vec!["stats", other], "三.dat", "数で見る".as_bytes()),
        (vec!["stats", other, "--to", "json"], "四.csv", b"{"),
        (vec!["diff", earlier, other], "五.csv", mark),
        (vec!["diff", earlier, other], "六.md", b"# "),
        (vec!["diff", earlier, other, "--json"], "七.md", b"{"),
        (vec!["export", file], "八.csv", mark),
        (vec!["export", file], "九.docx", b"PK\x03\x04"),
        (vec!["export", file], "十.htm", b"<!"),
    ] {
        let bytes = written(&args, name);
        assert!(bytes.starts_with(begins), "{args:?} {name} {}", String::from_utf8_lossy(&bytes));
    }
    for args in [&["export", file][..], &["export", file, "-o", "形のない名前"]] {
        let (status, said) = said(&home, args);
        assert!(status == 2 && said.contains("--to"), "{said}");
    }
}
