//! The completions and the manual page, by the real program: in the language set, complete, and no file needed.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::process::{Command, Stdio};

use crate::pty::Home;
use assert_cmd::prelude::*;
use norishiro::i18n::Lang;

const LANGS: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];
const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];
const COMMANDS: [&str; 17] = [
    "demo",
    "new",
    "show",
    "check",
    "export",
    "import",
    "merge",
    "merge-driver",
    "history",
    "diff",
    "overlaps",
    "redact",
    "template",
    "sheets",
    "stats",
    "completions",
    "man",
];

fn written(home: &Home, lang: &str, args: &[&str]) -> String {
    let done = home.command(lang, args).assert().success().stderr("");
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

#[test]
fn every_shell_gets_completions_in_the_language_set() {
    let home = Home::new();
    for (word, lang) in LANGS {
        for shell in SHELLS {
            let script = written(&home, word, &["completions", shell]);
            for name in COMMANDS.into_iter().chain(["theme", "config"]) {
                assert!(script.contains(name), "{name} for {shell}");
            }
            // bash has no place for words beside a completion
            assert_eq!(script.contains(lang.cli_show()), shell != "bash", "{shell}");
            assert!(!script.contains(lang.other().cli_show()), "{shell} is in one language");
            let own = home.folder.path().to_str().unwrap();
            assert!(!script.contains(own), "{shell} names a place of this machine");
        }
    }
}

#[test]
fn bash_completes_with_its_script() {
    let home = Home::new();
    let script = home.folder.path().join("completions");
    fs::write(&script, written(&home, "ja", &["completions", "bash"])).unwrap();
    let line = format!(
        ". '{}'; COMP_WORDS=(norishiro --theme mo); COMP_CWORD=2; _norishiro norishiro mo --theme; echo \"${{COMPREPLY[@]}}\"",
        script.display()
    );
    let Ok(done) = Command::new("bash").args(["-c", &line]).output() else {
        println!("skipped: there is no bash here");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&done.stdout), "mono\n", "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_manual_page_is_in_the_language_set_and_has_every_command() {
    let home = Home::new();
    for (word, lang) in LANGS {
        let page = written(&home, word, &["man"]);
        assert!(page.lines().nth(2).unwrap().starts_with(".TH norishiro 1 "), "{page}");
        for name in COMMANDS {
            assert!(page.contains(&format!("\n.SS {name}\n")), "{name}");
        }
        for heading in [lang.man_name(), lang.man_synopsis(), lang.man_exit(), lang.man_files()] {
            assert!(
                page.contains(&format!(".SH {heading}\n")) || page.contains(&format!(".SH \"{heading}\"\n"))
            );
        }
        assert!(page.contains("light|dark|contrast|mono") && page.contains(lang.cli_theme()), "{page}");
        assert!(!page.contains(lang.other().cli_theme()) && page.matches(".ds Aq").count() <= 2);
        assert!(!page.contains(home.folder.path().to_str().unwrap()), "it names a place of this machine");
        let english = ["NAME", "SYNOPSIS", "OPTIONS", "DESCRIPTION", "Possible values", "default"];
        assert!(lang == Lang::En || !english.iter().any(|word| page.contains(word)), "{page}");
    }
}

#[test]
fn they_come_whatever_is_configured() {
    let home = Home::new();
    let file = home.folder.path().join("config/norishiro/config.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "(colour: 1)").unwrap();
    home.command("ja", &["man"]).assert().success();
    home.command("ja", &["completions", "fish"]).assert().success();
    home.command("ja", &["demo"]).assert().code(1);
}

#[test]
fn wrong_usage_is_told_in_the_language_set() {
    let home = Home::new();
    for (word, lang) in LANGS {
        let shell = format!("<{}>", lang.cli_shell());
        for (args, what) in [
            (&["completions", "tcsh"][..], lang.cli_wrong_value(&shell, "tcsh")),
            (&["completions"], lang.cli_wrong_missing(&shell)),
            (&["man", "bash"], lang.cli_wrong_too_many("bash")),
            (&["--theme", "blue"], lang.cli_wrong_value("--theme <light|dark|contrast|mono>", "blue")),
        ] {
            let told = format!("{what}\n{}\n", lang.cli_see_help());
            home.command(word, args).assert().code(2).stdout("").stderr(told);
        }
    }
}

#[test]
fn an_output_that_cannot_be_written_is_told_and_a_reader_that_has_enough_is_no_mistake() {
    let home = Home::new();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full");
    if full().is_err() {
        println!("skipped: there is no /dev/full here");
        return;
    }
    for (word, lang) in LANGS {
        for args in [&["man"][..], &["completions", "zsh"], &["--help"], &["--version"]] {
            let done = home.command(word, args).stdout(full().unwrap()).output().unwrap();
            let told = String::from_utf8(done.stderr).unwrap();
            let what = lang.trouble(&norishiro::i18n::Trouble::DiskFull, lang.cli_stdout()).what;
            assert_eq!(
                (told, done.status.code()),
                (format!("{what}\n{}\n", lang.cli_stdout_next()), Some(1))
            );
        }
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let done = home.command("ja", &["man"]).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
}
