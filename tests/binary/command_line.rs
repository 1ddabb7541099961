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
