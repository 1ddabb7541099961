//! Home of the real program over a folder of three hundred sessions: read aside, looked through, remembered.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::pty::{Home, Pty, names};
use norishiro::app::input::{Code, Key};
use norishiro::app::new::{self, Guest, named};
use norishiro::domain::meeting::Facts;
use norishiro::domain::{Pen, Session, Writer, attendance, entry, meeting};
use norishiro::store::{sheets, wire};

const SIZE: (u16, u16) = (80, 24);

/// The session of one town: a meeting of two agencies, of which one says what the other towns do not say.
fn town(number: usize) -> Session {
    let mut seed = [0; 16];
    seed[..8].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
    let pen = Pen { by: "記録1".into(), now: 1_795_237_200_000, seed };
    let facts =
        Facts {
            title: format!("第{number}回 北町会議"), date: "2026-11-21".into(), ..Facts::default()
        };
    let guests = ["北町保健所／保健所／ほけんじょ", "北町社協"];
    let guests = guests.map(|name| Guest { named: named(name).unwrap(), known: None });
    let mut session = new::session(pen.clone(), facts, &guests, &sheets::usual(), None);
    let at = meeting::all(&session).last().unwrap().id();
    let agency = attendance::seats(&session, at)[0].id();
    let asked = entry::At {
        meeting: at,
        agency,
        worksheet: "groupwork".to_owned(),
        question: "strengths".to_owned(),
    };
    let pen = Pen { now: pen.now + 1_000, ..pen };
    entry::add(&mut Writer::new(&mut session, pen), &asked, "", &format!("合言葉は{number}番"), false);
    session
}

/// A folder of so many towns, written an hour ago.
fn towns(count: usize) -> Home {
    let home = Home::new();
    for number in 1..=count {
        let path = home.sessions().join(format!("town-{number:03}.ron"));
        fs::write(&path, wire::print(&town(number))).unwrap();
        set_back(&path, Duration::from_secs(3_600 + number as u64));
    }
    home
}

fn set_back(path: &PathBuf, ago: Duration) {
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - ago).unwrap();
}

/// What is kept of the library on this machine.
fn index(home: &Home) -> String {
    let folder = home.folder.path().join("state/norishiro/library");
    let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    files.map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
}

fn read(screen: &mut Pty) -> &mut Pty {
    screen.until("会議の記録").until("北町会議").until_gone("読んでいます")
}

#[test]
fn three_hundred_sessions_are_read_narrowed_and_looked_through() {
    let home = towns(300);
    fs::write(home.sessions().join("壊.ron"), "Session(\nversion: (9, 0),").unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until("新しい版の記録");
    screen.text("２５０回").until("第250回 北町会議").until_gone("第249回");
    screen.key(Key::plain(Code::Esc)).until("新しい会議を作る");
    // what was said in one of them, from all
    screen.key(Key::ctrl('f')).until("言葉か機関名").text("合言葉は77番").key(Key::plain(Code::Enter));
    screen.until("見つかったもの 1件").until("第77回 北町会議").until_gone("読んでいます");
    screen.until("新しい版（9.0）の記録です");
    screen.key(Key::plain(Code::Enter)).until("自分たちの").until("合言葉は77番");
    screen
        .key(Key::ctrl('o'))
        .until("見つかったもの 1件")
        .key(Key::plain(Code::Esc))
        .until("新しい会議を作る");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn what_was_read_is_not_read_again_and_nothing_of_it_lies_beside_the_sessions() {
    let home = towns(40);
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen);
    screen.until_file(|| index(&home).contains("第40回 北町会議"));
    assert_eq!(screen.quit(), 0);
    assert!(!index(&home).contains("合言葉"), "no words of anybody are kept");
    assert_eq!(names(&home.sessions()).len(), 40);
    // spoilt without being touched, as far as the folder tells: it is not read, so that does not show
    let spoilt = home.sessions().join("town-001.ron");
    let known = fs::metadata(&spoilt).unwrap();
    let (size, time) = (usize::try_from(known.len()).unwrap(), known.modified().unwrap());
    fs::write(&spoilt, vec![b'x'; size]).unwrap();
    fs::OpenOptions::new().write(true).open(&spoilt).unwrap().set_modified(time).unwrap();
    let changed = home.sessions().join("town-002.ron");
    fs::write(&changed, wire::print(&town(902))).unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until("第1回 北町会議").until("第902回 北町会議");
    assert_eq!(screen.quit(), 0);
    // without what was kept all is read
    fs::remove_dir_all(home.folder.path().join("state/norishiro/library")).unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until("読めません");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn nothing_is_kept_of_a_session_that_is_worked_on() {
    let home = towns(3);
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until_file(|| index(&home).contains("第3回 北町会議"));
    screen.text("第2回").until_gone("第1回 北町会議").key(Key::plain(Code::Enter)).until("日ごろ");
    screen.until_file(|| !index(&home).contains("第2回 北町会議") && index(&home).contains("第3回 北町会議"));
    assert_eq!(screen.quit(), 0);
    assert!(!index(&home).contains("第2回 北町会議"));
}

#[test]
fn a_folder_that_cannot_be_read_is_said_and_a_town_has_a_folder_of_its_own() {
    let home = Home::new();
    fs::write(home.sessions().join("no-folder"), "").unwrap();
    let place = home.sessions().join("no-folder");
    let args = [crate::pty::BINARY, "--lang", "ja", "--dir", place.to_str().unwrap()];
    let mut screen = home.run("ja", SIZE, &args);
    screen.until("「no-folder」");
    assert!(!screen.seen().shows("まだ記録がありません"));
    assert_eq!(screen.quit(), 0);
    let town_of = home.sessions().join("北町");
    fs::create_dir(&town_of).unwrap();
    fs::write(town_of.join("一.ron"), wire::print(&town(8))).unwrap();
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).text("北町").until("第8回 北町会議").until("北町/一.ron");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn two_ticked_sessions_are_compared_and_written_into_one_file() {
    let home = Home::new();
    let places = ["北町", "南町"].map(|name| home.sessions().join(name).join("会議.ron"));
    for (at, place) in places.iter().enumerate() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, wire::print(&town(at + 1))).unwrap();
    }
    let before = places.each_ref().map(|place| fs::read(place).unwrap());
    let folder = home.folder.path().join("書き出し");
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until("第2回 北町会議").key(Key::plain(Code::Down)).until("> 見本で練習する");
    for count in ["印 1件", "印 2件"] {
        screen.key(Key::plain(Code::Down)).key(Key::plain(Code::Tab)).until(count);
    }
    screen.key(Key::plain(Code::Right)).until("2件を見くらべる").text("1").until("振り返り 1/5");
    screen.until("見くらべ中").key(Key::plain(Code::Esc)).until("印 2件").until_gone("見くらべ中");
    assert_eq!(places.each_ref().map(|place| fs::read(place).unwrap()), before);
    assert_eq!(names(&home.sessions().join("北町")), ["会議.ron"], "nothing lies beside it");
    // one is damaged meanwhile: the other is written
    fs::write(&places[1], "Session(\nversion: (9, 0),").unwrap();
    screen.key(Key::plain(Code::Right)).until("2件を見くらべる").text("3").until("だれに渡すものですか");
    screen.text("1").until("2件の記録を書き出す").key(Key::plain(Code::Up)).until("> 置き場所を変える");
    screen.enter().until("置き場所").ctrl('a').paste(folder.to_str().unwrap()).enter();
    screen.until("このフォルダーはまだありません").enter().until("> 書き出し");
    screen.key(Key::plain(Code::Down)).until("> JSON").enter().until("を書き出しました").until("新しい版");
    let written = names(&folder);
    assert!(written.len() == 1 && written[0].ends_with("会議の記録 2件.jsonl"), "{written:?}");
    let text = fs::read_to_string(folder.join(&written[0])).unwrap();
    assert!(text.contains("合言葉は1番") && text.contains("\"area\":\"北町\""), "{text}");
    assert!(!text.contains("合言葉は2番"));
    // with nothing left to be read there is no file
    fs::write(&places[0], "牛乳を買う").unwrap();
    screen.enter().until("同じ名前のファイル").enter().until("会議.ron").until_gone("同じ名前");
    assert_eq!(names(&folder).len(), 1);
    assert_eq!(screen.quit(), 0);
}

#[test]
fn a_folder_that_is_not_there_is_said_and_which_folder_it_is_stands_in_the_top_row() {
    let home = Home::new();
    let place = home.folder.path().join("ない町");
    let mut screen = home.start("ja", (60, 20), &["--dir", place.to_str().unwrap()]);
    screen
        .until("フォルダー「")
        .until("がありません")
        .until("新しい会議を作ると、この")
        .until("フォルダーもできます");
    assert!(!screen.seen().shows("まだ記録がありません"), "{}", screen.picture());
    assert!(screen.seen().rows()[0].contains("ない町"), "{}", screen.picture());
    assert_eq!(screen.quit(), 0);
    // the usual folder need not be there yet
    let mut screen = home.start("ja", (60, 20), &[]);
    screen.until("まだ記録がありません");
    assert_eq!(screen.quit(), 0);
}

#[cfg(unix)]
#[test]
fn what_can_no_longer_be_read_is_told_calmly_and_the_rest_stays() {
    use std::os::unix::fs::symlink;
    let home = towns(3);
    let at = |name: &str| home.sessions().join(name);
    let mut screen = home.start("ja", SIZE, &[]);
    read(&mut screen).until("第3回 北町会議");
    // one becomes a folder, one leads nowhere any more
    fs::remove_file(at("town-001.ron")).unwrap();
    fs::create_dir(at("town-001.ron")).unwrap();
    fs::remove_file(at("town-002.ron")).unwrap();
    symlink(at("nowhere"), at("town-002.ron")).unwrap();
    screen.key(Key::plain(Code::Down)).key(Key::plain(Code::Down)).until("> R8.11.21    第1回").enter();
    screen.until("「town-001.ron」はフォルダーです");
    screen.key(Key::plain(Code::Down)).until("> R8.11.21    第2回").enter();
    screen.until("「town-002.ron」が見つかりません");
    // looked through, they are named or passed over, and the third is found
    screen.key(Key::ctrl('f')).until("言葉か機関名").text("合言葉").enter().until("見つかったもの 1件");
    screen.until("第3回 北町会議").until_gone("読んでいます").key(Key::plain(Code::Esc));
    screen.until("> R8.11.21    第2回");
    assert_eq!(screen.quit(), 0);
    // a folder that leads to itself is no empty library
    let own = home.folder.path().join("loop");
    symlink(&own, &own).unwrap();
    let mut screen =
        home.run("ja", SIZE, &[crate::pty::BINARY, "--lang", "ja", "--dir", own.to_str().unwrap()]);
    screen.until("「loop」");
    assert!(!screen.seen().shows("まだ記録がありません"));
    assert_eq!(screen.quit(), 0);
    // the command line names them, and goes on
    let places = [at("town-001.ron"), at("town-002.ron"), own, at("town-003.ron")];
    let args: Vec<&str> =
        ["stats"].into_iter().chain(places.iter().map(|place| place.to_str().unwrap())).collect();
    let done = home.command("ja", &args).output().unwrap();
    let (out, said) = (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(out.contains("記入") && said.contains("town-002.ron") && said.contains("loop"), "{out}\n{said}");
}
