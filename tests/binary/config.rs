//! The configuration as the real program reads it: what beats what, and what is said of a file that is wrong.
#![allow(clippy::disallowed_methods, clippy::string_slice, reason = "a test, which has its own folder")]

use crate::pty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::pty::{BINARY, Home};
use norishiro::app::Theme;
use norishiro::i18n::{Lang, Trouble};
use norishiro::store::config;
use vt100::Color;

/// Puts a configuration where the program looks for it.
fn configure(home: &Home, text: &str) -> PathBuf {
    let file = home.folder.path().join("config/norishiro/config.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();
    file
}

/// Runs the program with nothing said about the language.
fn run(home: &Home, args: &[&str]) -> Output {
    let mut command = Command::new(BINARY);
    command.env_clear().envs(home.environment("ja")).args(args).current_dir(home.folder.path());
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_example_of_the_docs_reads_and_has_every_key() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let text = fs::read_to_string(docs).unwrap();
    let example = text.split("```ron\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    fs::write(&file, example).unwrap();
    let read = config::read(&file).unwrap().unwrap();
    let full = [read.lang.is_some(), read.theme.is_some(), read.dir.is_some(), read.by.is_some()];
    assert_eq!(full, [true; 4]);
    for key in config::KEYS {
        assert!(example.contains(&format!("\n    {key}: ")), "{key} in the example");
        assert!(text.contains(&format!("\n| `{key}` |")), "{key} in the table");
    }
}

#[test]
fn the_words_of_the_file_are_those_of_the_program() {
    assert_eq!(config::THEMES, Theme::ALL.map(Theme::word));
    assert_eq!(config::LANGS.map(Lang::read), [Some(Lang::Ja), Some(Lang::En)]);
}

#[test]
fn the_command_line_beats_the_configuration_and_that_beats_the_system() {
    let home = Home::new();
    assert!(out(&run(&home, &["--help"])).contains("使い方:"));
    let file = configure(&home, "(lang: \"en\")");
    let help = out(&run(&home, &["--help"]));
    assert!(help.contains("Usage:") && help.contains(&file.display().to_string()), "{help}");
    assert!(out(&run(&home, &["--help", "--lang", "ja"])).contains("使い方:"));
    assert!(out(&run(&home, &["--lang=ja", "--help"])).contains("使い方:"));
    // another file, named before a subcommand or after it
    let other = home.folder.path().join("別の設定.ron");
    fs::write(&other, "(lang: \"ja\", by: \"テーブルA\")").unwrap();
    let other = other.to_str().unwrap();
    assert!(out(&run(&home, &["--help", "--config", other])).contains("使い方:"));
    let title = ["--title", "会", "--agency", "保健所"];
    for (name, args) in [
        ("a.ron", vec!["--config", other, "new", "a.ron"]),
        ("b.ron", vec!["new", "b.ron", "--config", other]),
        ("c.ron", vec!["new", "c.ron"]),
    ] {
        let done = run(&home, &[&args[..], &title[..]].concat());
        assert!(done.status.success(), "{}", told(&done));
        let written = fs::read_to_string(home.folder.path().join(name)).unwrap();
        let label = if name == "c.ron" { "記録1" } else { "テーブルA" };
        assert!(written.contains(&format!("by:\"{label}\"")), "{name}");
    }
}

/// What stands in the middle of the screen: its background, and whether it is reversed anywhere.
fn paper(screen: &pty::Pty) -> (Color, bool) {
    let seen = screen.seen();
    let cell = |row, column| seen.screen().cell(row, column).unwrap();
    (cell(10, 30).bgcolor(), (0..20).any(|row| cell(row, 2).inverse()))
}

#[test]
fn the_colours_are_those_asked_for_configured_or_usual() {
    let home = Home::new();
    let dark = configure(&home, "(theme: \"dark\", dir: \"../../sessions\")");
    home.session("会議.ron", &["保健所"]);
    let run = |before: &str, after: &str| {
        let line = format!("{before} exec '{BINARY}' {after}");
        let mut screen = home.run("ja", (60, 20), &["sh", "-c", &line]);
        // the folder is the configured one
        screen.until(if line.contains("--config") { "まだ記録が" } else { "第1回 会議" });
        let found = paper(&screen);
        assert_eq!(screen.quit(), 0);
        found
    };
    let is_dark =
        |(paper, _): (Color, bool)| matches!(paper, Color::Idx(index) if index == 233 || index == 234);
    let is_light = |(paper, _): (Color, bool)| matches!(paper, Color::Idx(231));
    let none = (Color::Default, true);
    assert!(is_dark(run("", "")), "{:?}", run("", ""));
    assert!(is_light(run("", "--theme light")));
    assert_eq!(run("", "--theme mono"), none);
    // no colours are a wish of the system's: whatever was asked for beats it
    assert!(is_dark(run("NO_COLOR=1", "")));
    let empty = home.folder.path().join("empty.ron");
    fs::write(&empty, "").unwrap();
    let empty = format!("--config '{}'", empty.display());
    assert_eq!(run("NO_COLOR=1", &empty), none);
    assert!(is_light(run("NO_COLOR=", &empty)));
    assert!(is_light(run("NO_COLOR=1", &format!("{empty} --theme light"))));
    // a terminal without colours has none, whatever is asked for
    assert_eq!(run("TERM=vt100", "--theme dark"), none);
    fs::remove_file(dark).unwrap();
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_what_can_stand_there() {
    let home = Home::new();
    let cases: [(&str, &str, [&str; 2]); 6] = [
        (
            "(\n  colour: \"dark\",\n)",
            "  colour: \"dark\",\n    ^",
            [
                "2行目の3文字目が読めません。|「colour」という項目はありません。使えるのは lang、theme、dir、sheets、by、bell、words、small、exports です。",
                "line 2, character 3.|There is no key \"colour\". The keys are lang, theme, dir, sheets, by, bell, words, small, exports.",
            ],
        ),
        (
            "(\n  lang: \"fr\",\n)",
            "  lang: \"fr\",\n           ^",
            [
                "2行目の10文字目が読めません。|「fr」は使えません。使えるのは ja、en です。",
                "line 2, character 10.|\"fr\" cannot be used here. What can be used: ja, en.",
            ],
        ),
        (
            "(\n  bell: 1,\n)",
            "  bell: 1,\n          ^",
            [
                "2行目の9文字目が読めません。|true（はい）か false（いいえ）",
                "line 2, character 9.|Here stands true or false.",
            ],
        ),
        (
            "(\n  theme: dark,\n)",
            "  theme: dark,\n           ^",
            ["2行目の10文字目が読めません。|\" で囲んだ文字", "line 2, character 10.|between quotes"],
        ),
        (
            "(\n  lang: \"ja\"\n  theme: \"dark\"\n)",
            "  theme: \"dark\"\n    ^",
            ["3行目の3文字目が読めません。|項目と項目の間に ,", "line 3, character 3.|comma"],
        ),
        (
            "(\n  by: \"このパソコンの名前としては長すぎる文字の並びです\",\n)",
            "^",
            ["2行目の8文字目が読めません。|20文字まで", "line 2, character 8.|1 to 20 characters"],
        ),
    ];
    for (text, shown, words) in cases {
        let file = configure(&home, text);
        for (lang, words) in ["ja", "en"].into_iter().zip(words) {
            for args in [&["check", "x.ron"][..], &["new", "x.ron", "--title", "x"], &["demo"], &[]] {
                let done = run(&home, &[&["--lang", lang], args].concat());
                let told = told(&done);
                assert_eq!((done.status.code(), out(&done).as_str()), (Some(1), ""), "{told}");
                assert!(told.contains(file.to_str().unwrap()) && told.contains(shown), "{told}");
                assert!(words.split('|').all(|word| told.contains(word)), "{words} in {told}");
                assert_eq!(told.contains('。'), lang == "ja", "in one language: {told}");
                assert!(told.lines().count() == 4 && !told.to_lowercase().contains("expected"), "{told}");
            }
            // the help comes all the same, and says where the file is
            let help = run(&home, &["--lang", lang, "--help"]);
            assert!(help.status.success() && out(&help).contains(file.to_str().unwrap()));
        }
    }
    assert!(!home.folder.path().join("x.ron").exists(), "nothing was done");
}

#[test]
fn a_configuration_that_cannot_be_read_at_all_is_told_too() {
    let home = Home::new();
    let folder = home.folder.path().display().to_string();
    let file = home.folder.path().join("設定.ron");
    fs::write(&file, b"(by: \"\x89\xEF\x8Bc\x89\xEF\")").unwrap();
    let gone = home.folder.path().join("ない.ron").display().to_string();
    let cases = [
        (folder, Trouble::IsFolder),
        (file.display().to_string(), Trouble::NotUtf8),
        (gone, Trouble::NotFound),
    ];
    for (name, trouble) in cases {
        for (word, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
            let done = run(&home, &["--lang", word, "--config", &name, "demo"]);
            let what = lang.config_not_read(&lang.trouble(&trouble, &name).what);
            assert_eq!(told(&done), format!("{what}\n{}\n", lang.config_next()));
            assert_eq!(done.status.code(), Some(1));
        }
    }
    assert_eq!(run(&home, &["--config"]).status.code(), Some(2));
    assert_eq!(run(&home, &["--config", "", "demo"]).status.code(), Some(2));
}
