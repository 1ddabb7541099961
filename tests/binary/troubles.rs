//! Files that cannot be used and disks that cannot be written: one clear sentence, what to do, and nothing lost.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use crate::pty::{BINARY, Home, names};
use norishiro::app::input::{Code, Key};
use norishiro::domain::entry::At;
use norishiro::domain::{Pen, Record, Session, Writer, agency, entry, meeting, order};
use norishiro::i18n::{Lang, Trouble};
use norishiro::store;

const AGENCIES: [&str; 2] = ["北町保健所／保健所", "北町社会福祉協議会／社協"];
const LANGS: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];
/// A user who owns nothing.
const NOBODY: u32 = 65_534;

fn sample() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/shiokaze.ron")).unwrap()
}

fn truncated() -> Vec<u8> {
    let mut bytes = sample();
    bytes.truncate(bytes.len() * 2 / 3);
    bytes
}

fn newer() -> Vec<u8> {
    String::from_utf8(sample()).unwrap().replacen("version: (1, 0)", "version: (9, 2)", 1).into_bytes()
}

/// As an editor of Windows would save it: 会 for every character that is not ASCII.
fn cp932() -> Vec<u8> {
    let text = String::from_utf8(sample()).unwrap();
    let bytes = |found: char| if found.is_ascii() { vec![found as u8] } else { vec![0x89, 0xEF] };
    text.chars().flat_map(bytes).collect()
}

fn texts(file: &Path) -> Vec<String> {
    let session: Session = store::open::read(file).expect("a sound file").session;
    order::sort(session.of_kind(entry::KIND))
        .into_iter()
        .map(|record| record.text("text").to_owned())
        .collect()
}

/// What is told of a file by every subcommand that reads one, and by opening it.
fn must_tell(home: &Home, file: &Path, trouble: Option<&Trouble>, next: impl Fn(Lang) -> String) {
    let name = file.to_str().unwrap();
    let uses: [&[&str]; 6] = [
        &["merge", name, "-o", "y.ron"],
        &["show", name],
        &["check", name],
        &["export", name, "--to", "json"],
        &["new", "x.ron", "--title", "x", "--from", name],
        &[name],
    ];
    for (word, lang) in LANGS {
        // a folder is something to export in one of its own forms
        for args in uses.into_iter().filter(|args| args[0] != "export" || !file.is_dir()) {
            let done = home.command(word, args).current_dir(home.folder.path()).output().unwrap();
            let told = String::from_utf8(done.stderr).unwrap();
            assert_eq!(done.status.code(), Some(1), "{args:?} {told}");
            assert_eq!(String::from_utf8(done.stdout).unwrap(), "", "{args:?}");
            let lines: Vec<&str> = told.lines().collect();
            assert!(lines[0].contains(name), "it names the file: {told}");
            if let Some(trouble) = trouble {
                assert_eq!(lines[0], lang.trouble(trouble, name).what);
            }
            assert!(told.contains(&next(lang)), "it says what to do: {told}");
            assert_eq!(told.contains('。'), lang == Lang::Ja, "in one language: {told}");
            assert!(!told.contains("Error") && !told.contains("os error"), "{told}");
            // every damaged place is told only by who was asked for them
            assert!(lines.len() <= 5 || args[0] == "check", "{told}");
        }
    }
}

#[test]
fn every_file_that_cannot_be_read_is_told_in_both_languages_and_left_alone() {
    let home = Home::new();
    let folder = home.sessions();
    let cases: [(&str, Vec<u8>, Option<Trouble>, Trouble); 5] = [
        ("途中で切れた.ron", truncated(), None, Trouble::Damaged { line: 1, column: 1, kept: 1, lost: 1 }),
        ("新しい.ron", newer(), Some(Trouble::Newer(9, 2)), Trouble::Newer(9, 2)),
        ("別の文字コード.ron", cp932(), Some(Trouble::OtherEncoding), Trouble::OtherEncoding),
        ("写真.ron", b"\x89PNG\r\n\x1a\n\0\0\xff".to_vec(), Some(Trouble::NotASession), Trouble::NotASession),
        ("買い物メモ.ron", "牛乳、卵\n".into(), Some(Trouble::NotASession), Trouble::NotASession),
    ];
    for (name, bytes, trouble, next) in &cases {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        let before = names(&folder);
        must_tell(&home, &file, trouble.as_ref(), |lang| lang.trouble(next, "").next);
        assert_eq!(&fs::read(&file).unwrap(), bytes, "{name}");
        assert_eq!(names(&folder), before, "nothing was put beside it");
    }
    must_tell(&home, &folder, Some(&Trouble::IsFolder), |lang| lang.trouble(&Trouble::IsFolder, "").next);
    let gone = folder.join("ない.ron");
    must_tell(&home, &gone, Some(&Trouble::NotFound), |lang| lang.trouble(&Trouble::NotFound, "").next);
    assert!(!gone.exists());
}

#[test]
fn of_an_empty_file_the_backup_is_told_by_check_and_home_and_opening_takes_it() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        fs::rename(&file, file.with_extension("ron.bak")).unwrap();
        for bytes in [b"".as_slice(), &[0; 400], b"\x89PNG\r\n\x1a\n\0\xff"] {
            fs::write(&file, bytes).unwrap();
            let (trouble, before) = (
                if bytes.ends_with(b"\xff") { Trouble::NotUtf8 } else { Trouble::OnlyBackup },
                names(&home.sessions()),
            );
            must_tell_of(&home, &file, (word, lang), &trouble);
            assert_eq!((names(&home.sessions()), fs::read(&file).unwrap().as_slice()), (before, bytes));
        }
        fs::write(&file, "").unwrap();
        let mut screen = home.start(word, (60, 20), &[]);
        screen.until(lang.home_damaged()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down));
        screen.until(lang.home_backup_restore()).enter().until(lang.home_ask_restore()).enter();
        screen.until("1/5").until("保健所");
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read(&file).unwrap(), b"");
    }
}

/// What `check` and `merge` tell of a file, and that they keep nothing on this machine.
fn must_tell_of(home: &Home, file: &Path, (word, lang): (&str, Lang), trouble: &Trouble) {
    let name = file.to_str().unwrap();
    for args in [&["check", name][..], &["merge", name, "-o", "y.ron"]] {
        let done = home.command(word, args).current_dir(home.folder.path()).output().unwrap();
        let (told, expected) = (String::from_utf8(done.stderr).unwrap(), lang.trouble(trouble, name));
        assert!(told.contains(&expected.what) && told.contains(&expected.next), "{args:?} {told}");
        assert_eq!(done.status.code(), Some(1));
    }
    assert!(!home.shelf().folder().exists(), "nothing is left behind by looking");
}

#[test]
fn the_place_of_the_damage_is_shown() {
    let home = Home::new();
    let file = home.sessions().join("壊れた.ron");
    let text = String::from_utf8(sample()).unwrap();
    let (before, end) = text.split_once("\nend: (").unwrap();
    let line = before.lines().count() + 1;
    let broken = format!("{before}\n%%%\nend: ({end}");
    fs::write(&file, &broken).unwrap();
    for (word, what) in
        [("ja", format!("{line}行目の1文字目")), ("en", format!("from line {line}, character 1"))]
    {
        let done = home.command(word, &["check", file.to_str().unwrap()]).output().unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(told.contains(&what) && told.contains("\n  %%%\n  ^\n"), "{told}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), broken);
}

#[test]
fn home_lists_what_cannot_be_read_and_says_why_when_it_is_opened() {
    let home = Home::new();
    for (name, bytes) in [("a.ron", truncated()), ("b.ron", newer()), ("c.ron", cp932())] {
        fs::write(home.sessions().join(name), bytes).unwrap();
    }
    for (word, lang) in LANGS {
        let mut screen = home.start(word, (60, 20), &[]);
        screen.until(lang.home_damaged()).until(lang.home_newer());
        for (name, part) in [
            ("a.ron", lang.pick("文字目から壊れています", "damaged from line")),
            ("b.ron", lang.pick("新しい版（9.2）", "version (9.2)")),
            ("c.ron", lang.pick("文字コードが違います", "another encoding")),
        ] {
            // found by typing, then opened, then back
            screen
                .text(name)
                .until(&format!("> {}", " ".repeat(12)))
                .until_that(name, |seen| seen.shows(name));
            screen.enter().until(part);
            if name == "a.ron" {
                // what people can read of it is left: that is asked about, and left alone
                let asked = lang.home_ask_restore();
                screen.until(asked).key(Key::plain(Code::Esc)).until_gone(asked);
            }
            screen.key(Key::plain(Code::Esc)).until_gone(part).until(lang.home_new());
        }
        assert_eq!(screen.quit(), 0);
    }
    assert_eq!(fs::read(home.sessions().join("a.ron")).unwrap(), truncated());
    assert_eq!(names(&home.sessions()), ["a.ron", "b.ron", "c.ron"]);
}

#[test]
fn a_file_open_elsewhere_is_written_by_both_and_read_from_the_command_line() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let mut first = home.start(word, (60, 20), &[file.to_str().unwrap()]);
        first.until(lang.saved());
        let mut second = home.start(word, (60, 20), &[file.to_str().unwrap()]);
        // two of one name are told apart by nothing
        second.until(lang.saved()).until(&lang.others_here(lang.another_screen()));
        first.text("こちら").enter().until("1 こちら").until(lang.saved_to_file());
        second.until("1 こちら").text("向こう").enter().until("2 向こう").until(lang.saved_to_file());
        let done = home.command(word, &["show", file.to_str().unwrap()]).output().unwrap();
        assert!(done.status.success() && String::from_utf8(done.stdout).unwrap().contains("向こう"));
        assert_eq!(second.quit(), 0);
        assert_eq!(first.quit(), 0);
        assert_eq!(texts(&file), ["こちら", "向こう"]);
    }
}

/// Whether this user is kept out by the modes of a file.
fn modes_bite(folder: &Path) -> bool {
    let probe = folder.join("probe");
    fs::write(&probe, "x").unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o000)).unwrap();
    let bites = fs::read(&probe).is_err();
    fs::remove_file(&probe).unwrap();
    bites
}

/// The program where everybody may run it.
fn public_binary(home: &Home) -> PathBuf {
    let copy = home.folder.path().join("norishiro");
    // copied by another process: while this one holds a program open for writing, a test beside it may start a child
    // that holds it, too, and then nobody can run it
    assert!(std::process::Command::new("cp").arg(BINARY).arg(&copy).status().unwrap().success());
    for path in [home.folder.path(), &copy] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    copy
}

#[test]
fn a_file_that_may_not_be_read_is_told_in_both_languages() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let before = fs::read(&file).unwrap();
    let root = !modes_bite(home.folder.path());
    if root && fs::metadata(home.folder.path()).unwrap().uid() != 0 {
        println!("skipped: modes do not keep this user out, and it is not root");
        return;
    }
    let binary = public_binary(&home);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    for (word, lang) in LANGS {
        for args in [&["show"][..], &["check"], &[]] {
            let mut command = std::process::Command::new(&binary);
            command.env_clear().envs(home.environment(word)).args(["--lang", word]).args(args).arg(&file);
            if root {
                // root reads everything, so somebody else is asked
                command.uid(NOBODY).gid(NOBODY);
            }
            let done = command.output().unwrap();
            let told = String::from_utf8(done.stderr).unwrap();
            let expected = lang.trouble(&Trouble::NoPermission, file.to_str().unwrap());
            assert!(told.starts_with(&format!("{}\n{}\n", expected.what, expected.next)), "{args:?} {told}");
            assert_eq!(done.status.code(), Some(1));
        }
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_file_marked_as_read_only_is_opened_for_looking_and_follows_what_others_write() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        let before = fs::read(&file).unwrap();
        let mut screen = home.start(word, (60, 20), &[file.to_str().unwrap()]);
        screen.until(lang.only_reading()).until(lang.pick("閲覧だけできます", "can only be read"));
        screen.text("書けない").until(lang.notice_nothing_written()).enter().enter();
        assert_eq!(fs::read(&file).unwrap(), before);
        // who may write puts a new file in its place
        let mut session = store::open::read(&file).unwrap().session;
        let meeting = meeting::all(&session)[0].id();
        let is_second = |agency: &&Record| agency.text("name").contains("社会福祉協議会");
        let agency = session.of_kind(agency::KIND).find(is_second).unwrap().id();
        let at = At { meeting, agency, worksheet: "groupwork".into(), question: "support".into() };
        let pen = Pen { by: "記録1".into(), now: 1_790_000_000_000, seed: [9; 16] };
        entry::add(&mut Writer::new(&mut session, pen), &at, "accompany", "あとから来た記入", false);
        let after = store::wire::print(&session);
        let new = home.sessions().join("new");
        fs::write(&new, &after).unwrap();
        fs::set_permissions(&new, fs::Permissions::from_mode(0o444)).unwrap();
        fs::rename(&new, &file).unwrap();
        screen.until("あとから来た記入");
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), after);
    }
}

#[test]
fn a_full_disk_is_told_typing_goes_on_quitting_asks_and_what_was_on_the_disk_stays() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        // files may grow by about a thousand bytes, then there is no room; sh counts in 512 bytes
        let blocks = fs::metadata(&file).unwrap().len() / 512 + 3;
        let run = format!("ulimit -f {blocks}; exec '{BINARY}' --lang {word} '{}'", file.display());
        let mut screen = home.run(word, (60, 20), &["sh", "-c", &run]);
        screen.until(lang.saved());
        let full = lang.not_saved();
        let mut count = 0;
        while !screen.seen().shows(full) {
            count += 1;
            assert!(count < 40, "{}", screen.picture());
            screen.text(&format!("{count}件目の少し長い記入で、場所を取る")).enter();
            screen.until(&format!(" {count} {count}件目"));
            screen
                .until_that("an end of saving", |seen| seen.shows(lang.saved_to_file()) || seen.shows(full));
        }
        screen.until(lang.pick("空きがありません", "no room to write"));
        // typing goes on, and the walk, too
        screen
            .text("空きがなくても書ける")
            .enter()
            .until(&format!(" {} 空きがなくても書ける", count + 1))
            .until(full);
        screen.text("書きかけ").until("> 書きかけ");
        screen.ctrl('q').until(lang.pick("もう一度 Ctrl+Q", "Ctrl+Q again"));
        // what was saved before is whole, and no torn file lies about
        let kept = texts(&file);
        assert_eq!(kept.len(), count - 1);
        assert!(
            kept.iter().enumerate().all(|(at, text)| text.starts_with(&format!("{}件目", at + 1))),
            "{kept:?}"
        );
        screen.ctrl('q');
        assert_eq!(screen.ended(), 1, "{}", screen.picture());
        // the shell's screen says what is not saved, and why
        let told = screen.seen().rows().concat();
        assert!(told.contains(lang.pick("空きがありません", "no room to write")), "{told}");
        assert_eq!(texts(&file), kept);
        // and where the rest is: the next start has it, and with room again the file, too
        assert!(told.contains("journal"), "{told}");
        let mut again = home.start(word, (60, 20), &[file.to_str().unwrap()]);
        again
            .until(lang.pick("前回ファイルに入らなかった記録を戻しました", "is back"))
            .until(lang.saved_to_file());
        assert_eq!(again.quit(), 0);
        assert_eq!(texts(&file).len(), count + 1);
        let left = names(&home.sessions());
        assert!(!left.iter().any(|name| name.ends_with(".tmp") || name.ends_with(".lock")), "{left:?}");
    }
}

#[test]
fn where_there_is_no_room_from_the_start_that_is_said_and_what_to_do() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        // no file may get a byte
        let run = format!("ulimit -f 0; exec '{BINARY}' --lang {word} '{}'", file.display());
        let mut screen = home.run(word, (60, 20), &["sh", "-c", &run]);
        screen
            .until(lang.only_reading())
            .until(lang.pick("ファイルの場所に空きがない", "There is no room where"));
        assert_eq!(screen.quit(), 0);
        assert_eq!(names(&home.sessions()), ["会議.ron"]);
    }
}

#[test]
fn a_merge_for_which_there_is_no_room_says_that_it_is_to_be_run_again() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let out = home.sessions().join("合わせた.ron");
        for to in [&out, &file] {
            let merge = format!("merge '{}' -o '{}'", file.display(), to.display());
            let run = format!("ulimit -f 0; exec '{BINARY}' --lang {word} {merge}");
            let mut command = std::process::Command::new("sh");
            command.env_clear().envs(home.environment(word)).args(["-c", &run]);
            let done = command.output().unwrap();
            let told = String::from_utf8(done.stderr).unwrap();
            if to == &file {
                // nothing was to be written
                assert_eq!(done.status.code(), Some(0), "{told}");
                continue;
            }
            assert_eq!(done.status.code(), Some(1), "{told}");
            let name = to.to_str().unwrap();
            let expected = lang.trouble_that_ended(&Trouble::DiskFull, name);
            assert!(told.ends_with(&format!("{}\n{}\n", expected.what, expected.next)), "{told}");
            assert_ne!(expected.next, lang.trouble(&Trouble::DiskFull, name).next);
        }
        assert_eq!(names(&home.sessions()), ["会議.ron"]);
    }
}

#[test]
fn a_file_named_before_a_subcommand_is_wrong_usage_and_options_there_are_not() {
    let home = Home::new();
    let file = home.session("会議.ron", &AGENCIES);
    let name = file.to_str().unwrap();
    let status = |args: &[&str]| home.command("en", args).output().unwrap().status.code();
    assert_eq!(status(&["show", name]), Some(0));
    assert_eq!(status(&["--dir", "x", "--theme", "dark", "show", name]), Some(0));
    assert_eq!(status(&[name, "show", name]), Some(2));
    assert_eq!(status(&["show", name, "--colour"]), Some(2));
    assert_eq!(status(&["show"]), Some(2));
}

#[test]
fn check_tells_of_lines_written_by_hand_that_it_cannot_read() {
    let home = Home::new();
    let file = home.session("会議.ron", &["北町保健所／保健所"]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("name: \"北町保健所\"", "name: 北町の保健所", 1)).unwrap();
    for (lang, told) in [("ja", "読めない行が 1 あります"), ("en", "cannot be read: 1")] {
        let done = home.command(lang, &["check", file.to_str().unwrap()]).output().unwrap();
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(done.status.success() && said.contains(told), "{said}");
    }
}
