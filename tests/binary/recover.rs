//! What a program that was killed left behind is found again, whatever became of the session file meanwhile.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::pty::{Home, names};
use norishiro::app::input::{Code, Key};
use norishiro::domain::entry;
use norishiro::i18n::Lang;
use norishiro::store;

const AGENCIES: [&str; 2] = ["北町保健所／保健所", "北町社会福祉協議会／社協"];
const SIZE: (u16, u16) = (60, 20);
const LANGS: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];

/// A session in which two entries were made and a line begun when the program was killed; its bytes before the second.
fn killed(home: &Home) -> (PathBuf, Vec<u8>) {
    let file = home.session("会議.ron", &AGENCIES);
    let mut screen = home.start("ja", SIZE, &[file.to_str().unwrap()]);
    screen.until("保存済").text("初めの記入").enter().until("1 初めの記入").until("保存済（ファイル）");
    let before = fs::read(&file).unwrap();
    screen.text("次の記入").enter().until("2 次の記入").until("保存済（ファイル）");
    screen.text("途中").until("> 途中").until_file(|| home.kept_line(&file) == "途中");
    screen.kill();
    (file, before)
}

fn entries(file: &Path) -> usize {
    store::open::read(file).expect("a sound file").session.of_kind(entry::KIND).count()
}

#[test]
fn a_file_that_is_behind_its_journal_is_marked_and_opening_it_takes_the_rest_in() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let (file, before) = killed(&home);
        fs::write(&file, before).unwrap();
        let mut screen = home.start(word, SIZE, &[]);
        screen.until(lang.home_waiting()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down)).enter();
        screen
            .until("2 次の記入")
            .until("> 途中")
            .until(lang.pick("前回ファイルに入らなかった", "did not get into the file"));
        screen.until(lang.saved_to_file());
        assert_eq!(screen.quit(), 0);
        assert_eq!(entries(&file), 2);
        assert!(home.shelf().leftovers().is_empty());
    }
}

#[test]
fn a_merge_that_was_not_saved_is_told_on_home_and_looked_over_once_more() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let copy = home.sessions().join("会議B.ron");
        fs::copy(&file, &copy).unwrap();
        let mut screen = home.start(word, SIZE, &[copy.to_str().unwrap()]);
        screen.until("1/5").text("向こうの記入").enter().until(lang.saved_to_file());
        assert_eq!(screen.quit(), 0);
        let before = fs::read(&file).unwrap();
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until("1/5").ctrl('p').text("merge other").enter().until("会議B.ron").enter();
        screen
            .until(lang.intake_take_in())
            .enter()
            .until("向こうの記入")
            .until_file(|| !home.kept(&file).laid.is_empty());
        screen.kill();
        let mut screen = home.start(word, SIZE, &[]);
        screen.until("会議B").text("会議.ron").until_gone("会議B").until(lang.home_waiting()).enter();
        screen.until(lang.intake_title()).key(Key::plain(Code::Esc)).until_gone(lang.intake_title());
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read(&file).unwrap(), before);
        let mut screen = home.start(word, SIZE, &[]);
        screen.until(lang.home_new()).until_gone(lang.home_waiting());
        assert_eq!(screen.quit(), 0);
    }
}

#[cfg(unix)]
#[test]
fn of_a_file_that_can_only_be_read_what_this_machine_keeps_shows_and_waits() {
    use std::os::unix::fs::PermissionsExt;
    for (word, lang) in LANGS {
        let home = Home::new();
        let (file, before) = killed(&home);
        fs::write(&file, &before).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen
            .until(lang.only_reading())
            .until(lang.pick("このパソコンに残っています", "This machine keeps"));
        screen.key(Key::plain(Code::Tab)).until("2 次の記入");
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read(&file).unwrap(), before);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until("2 次の記入").until("> 途中").until(lang.saved_to_file());
        assert_eq!(screen.quit(), 0);
        assert_eq!(entries(&file), 2);
    }
}

#[test]
fn what_is_left_beside_the_files_is_found_over_all_sessions() {
    let home = Home::new();
    let (file, before) = killed(&home);
    let find = |words: &str| {
        let mut screen = home.start("ja", SIZE, &[]);
        screen.until("前回の続きがあります").key(Key::ctrl('f')).until("言葉か機関名");
        screen.text(words).enter().until("見つかったもの 1件");
        screen
    };
    // behind its journal
    fs::write(&file, before).unwrap();
    assert_eq!(find("次の記入").quit(), 0);
    // gone: what is left of it is all there is, and opening it brings it back where the words were said
    names(&home.sessions()).iter().for_each(|name| fs::remove_file(home.sessions().join(name)).unwrap());
    let mut screen = find("次の記入");
    screen.enter().until("2 次の記入").until("会議.ron");
    assert_eq!(screen.quit(), 0);
    assert_eq!(entries(&file), 2);
}

#[test]
fn a_file_that_is_gone_is_listed_and_comes_back_in_its_place() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let (file, _) = killed(&home);
        names(&home.sessions()).iter().for_each(|name| fs::remove_file(home.sessions().join(name)).unwrap());
        let mut screen = home.start(word, SIZE, &[]);
        screen.until(lang.home_waiting()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down)).enter();
        screen.until("2 次の記入").until("> 途中").until(&lang.notice_restored("会議.ron"));
        assert_eq!(screen.quit(), 0);
        assert_eq!(entries(&file), 2);
        // by its name, too
        let (file, _) = (file.clone(), fs::remove_file(&file).unwrap());
        let done = home.command(word, &[file.to_str().unwrap()]).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "its journal went when the file had it");
    }
}

#[test]
fn of_a_damaged_file_it_asks_and_makes_a_new_one_beside_it() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let (file, _) = killed(&home);
        let mut bytes = fs::read(&file).unwrap();
        bytes.truncate(bytes.len() / 2);
        fs::write(&file, &bytes).unwrap();
        // named on the command line, it asks at once; no is an answer
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until(lang.home_ask_restore()).key(Key::plain(Code::Esc)).until_gone(lang.home_ask_restore());
        screen.until(lang.home_waiting()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down)).enter();
        screen.until(lang.home_ask_restore()).enter();
        screen.until("2 次の記入").until(&lang.notice_restored("会議.recovered-1.ron"));
        assert_eq!(screen.quit(), 0);
        assert_eq!(fs::read(&file).unwrap(), bytes);
        assert_eq!(entries(&home.sessions().join("会議.recovered-1.ron")), 2);
        assert!(home.shelf().leftovers().is_empty());
    }
}

#[test]
fn what_is_missing_of_a_damaged_file_is_told_by_check_and_when_it_is_opened() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let file = home.sessions().join("会議.ron");
        let whole = include_str!("../../sessions/minato-2.ron");
        // of one entry nothing can be read any more but the row for people
        let said = "窓口に来ない家の様子を、社協の訪問の折に聞いてきてもらえると助かる";
        let (people, program) = whole.split_at(whole.rfind("revisions: [").unwrap());
        let torn = |line: &str| if line.contains(said) { "\0".repeat(line.len()) } else { line.to_owned() };
        let program: Vec<String> = program.split('\n').map(torn).collect();
        fs::create_dir_all(home.sessions()).unwrap();
        fs::write(&file, format!("{people}{}", program.join("\n"))).unwrap();
        let done = home.command(word, &["check", file.to_str().unwrap()]).output().unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        let sum = told.lines().find(|line| line.contains(&lang.missing_lines(1, 1))).expect(&told);
        let place = told.lines().skip_while(|line| *line != sum).nth(1).unwrap().trim_start();
        assert!(place.contains("窓口に来ない家"), "{place}");
        assert!(
            told.contains(
                lang.pick("最初に書かれた内容が足りません: ", "what was written first is missing: ")
            ),
            "{told}"
        );
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until(lang.home_ask_restore()).enter();
        screen.until(&lang.notice_restored("会議.recovered-1.ron"));
        let seen = screen.seen().rows().concat().replace(' ', "");
        // there without the number of the record
        let (_, name) = place.split_once(": ").unwrap();
        let who = name.split_whitespace().nth(1).unwrap();
        for words in [sum, who] {
            assert!(seen.contains(&words.replace(' ', "")), "{words}\n{}", screen.picture());
        }
        assert_eq!(screen.quit(), 0);
        // the names of the places are the same when the new file is checked
        let new = home.sessions().join("会議.recovered-1.ron");
        let done = home.command(word, &["check", new.to_str().unwrap()]).output().unwrap();
        assert!(String::from_utf8(done.stderr).unwrap().contains(place), "{told}");
    }
}

#[test]
fn what_is_left_of_a_file_without_its_second_meeting_opens_and_is_in_the_list() {
    let home = Home::new();
    let file = home.sessions().join("会議.ron");
    let whole = include_bytes!("../../sessions/minato-2.ron");
    fs::create_dir_all(home.sessions()).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    screen.until(Lang::Ja.home_damaged()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down));
    screen.until(Lang::Ja.home_can_restore()).enter().until(Lang::Ja.home_ask_restore()).enter();
    screen.until(&Lang::Ja.notice_restored("会議.recovered-1.ron")).until("1/5 ");
    screen.ctrl('o').until("会議.recovered-1.ron").until(Lang::Ja.home_damaged());
    assert_eq!(screen.quit(), 0);
}

#[test]
fn where_nothing_is_left_it_says_so_and_promises_nothing() {
    let home = Home::new();
    fs::create_dir_all(home.sessions()).unwrap();
    fs::write(home.sessions().join("会議.ron"), b"Session(\n\n\n\xff\xfe").unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    screen.until(Lang::Ja.home_unreadable()).key(Key::plain(Code::Down)).key(Key::plain(Code::Down));
    screen.until("会議の記録（.ron）を選んでください").enter().until("会議の記録ではありません");
    assert!(!screen.seen().shows(Lang::Ja.home_ask_restore()));
    // text of which nothing is left
    fs::write(home.sessions().join("会議.ron"), "Session(\n\n\n壊れた").unwrap();
    screen.enter().until("読める所も控えもありません");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn what_was_typed_for_one_file_never_goes_into_another_meetings_in_its_place() {
    for (word, lang) in LANGS {
        let home = Home::new();
        let (file, before) = killed(&home);
        // the stick of another town, with a file of the same name
        fs::remove_file(&file).unwrap();
        home.session("会議.ron", &["山手町／町"]);
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until(lang.pick("前にこの場所で開いた「第1回", "file lay in this place")).until("山手町");
        screen.text("山手町の話").enter().until("1 山手町の話").until(lang.saved_to_file());
        assert_eq!(screen.quit(), 0);
        assert_eq!(entries(&file), 1);
        let (kept, _) = home.shelf().look(&file);
        let waits = |text: &str| kept.of_kind(entry::KIND).any(|entry| entry.text("text") == text);
        assert!(waits("初めの記入") && waits("次の記入"), "they wait for their own file");
        // Home does not say that something is left of the other town's meeting, nor do figures and merges have it
        let mut screen = home.start(word, SIZE, &[]);
        screen.until("第1回 会議").until_gone(lang.home_waiting());
        assert_eq!(screen.quit(), 0);
        let shown = home.command(word, &["show", file.to_str().unwrap()]).output().unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains("山手町の話") && !shown.contains("次の記入"), "{shown}");
        // its own is back
        fs::write(&file, before).unwrap();
        let mut screen = home.start(word, SIZE, &[file.to_str().unwrap()]);
        screen.until("2 次の記入").until("> 途中").until(lang.saved_to_file());
        assert_eq!(screen.quit(), 0);
        assert_eq!(entries(&file), 2);
    }
}

#[test]
fn a_merge_on_the_screen_takes_in_what_this_machine_could_not_write_into_the_other_file() {
    let (word, lang) = LANGS[0];
    let home = Home::new();
    let (file, before) = killed(&home);
    let copy = home.sessions().join("写し.ron");
    fs::write(&file, &before).unwrap();
    fs::write(&copy, &before).unwrap();
    let mut screen = home.start(word, SIZE, &[copy.to_str().unwrap()]);
    screen
        .until("1/5")
        .key(Key::plain(Code::Tab))
        .until("1 初めの記入")
        .ctrl('p')
        .text("merge other")
        .enter()
        .until("会議.ron")
        .enter();
    screen.until(lang.intake_take_in()).enter().until("2 次の記入");
    assert_eq!(screen.quit(), 0);
    assert_eq!(entries(&copy), 2);
}
