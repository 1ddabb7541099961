//! Two real programs at one file: each sees the other, and what the other enters; nothing of either is lost.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::Path;

use crate::pty::{Home, Pty, names};
use norishiro::app::input::{Code, Key};
use norishiro::domain::{entry, order};
use norishiro::i18n::Lang;
use norishiro::store;

const AGENCIES: [&str; 2] = ["北町保健所／保健所", "北町社会福祉協議会／社協"];
const SIZE: (u16, u16) = (60, 20);

/// The program at a file, under a label of its own.
fn at(home: &Home, lang: Lang, label: &str, file: &Path) -> Pty {
    let config = home.folder.path().join(format!("{label}.config.ron"));
    fs::write(&config, format!("(by: \"{label}\")")).unwrap();
    let word = lang.pick("ja", "en");
    home.start(word, SIZE, &["--config", config.to_str().unwrap(), file.to_str().unwrap()])
}

fn kept(file: &Path) -> Vec<String> {
    let session = store::open::read(file).expect("a sound file").session;
    let texts = order::sort(session.of_kind(entry::KIND)).into_iter();
    texts.map(|record| record.text("text").to_owned()).collect()
}

/// The lines being typed that are kept, of whichever slot.
fn lines(home: &Home) -> Vec<String> {
    let kept = names(home.shelf().folder()).into_iter().filter(|name| name.ends_with(".draft"));
    let read = |name: String| store::draft::read(&store::real(), &home.shelf().folder().join(name));
    kept.filter_map(read).map(|draft| draft.text).filter(|text| !text.is_empty()).collect()
}

#[test]
fn two_at_one_file_see_each_other_and_what_each_enters() {
    for lang in [Lang::Ja, Lang::En] {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let mut one = at(&home, lang, "記録1", &file);
        one.until(lang.saved());
        let mut other = at(&home, lang, "記録2", &file);
        other.until(lang.saved()).until(&lang.others_here("記録1"));
        one.until(&lang.others_here("記録2"));
        // a line that is being typed stays, with its caret
        other.text("書きかけ").until("> 書きかけ").key(Key::plain(Code::Left)).until_caret((9, 8));
        one.text("こちらの記入").enter().until("1 こちらの記入");
        other.until(&format!("1 こちらの記入  {}", lang.mark_new())).until("> 書きかけ").until_caret((9, 8));
        other.key(Key::plain(Code::End)).text("を終えた").enter().until("2 書きかけを終えた");
        one.until(&format!("2 書きかけを終えた  {}", lang.mark_new()));
        one.until(lang.saved_to_file());
        other.until(lang.saved_to_file());
        // what is open elsewhere is not renamed or put away
        let mut third = home.start(lang.pick("ja", "en"), SIZE, &[]);
        third
            .until("第1回 会議")
            .key(Key::plain(Code::Down))
            .key(Key::plain(Code::Down))
            .key(Key::plain(Code::Right));
        third.until(lang.home_remove()).text("4").until(lang.home_ask_remove()).text("2");
        third.until(lang.pick("ほかで開いています", "is open elsewhere"));
        assert_eq!(third.quit(), 0);
        // who is killed is gone, and what they were typing comes back to the next
        other.text("切れた行").until("> 切れた行").until_file(|| lines(&home) == ["切れた行"]);
        other.kill();
        drop(other);
        one.until_gone(&lang.others_here("記録2"));
        assert_eq!(one.quit(), 0);
        assert_eq!(kept(&file), ["こちらの記入", "書きかけを終えた"]);
        let beside = names(&home.sessions());
        assert!(!beside.iter().any(|name| name.starts_with('.')), "{beside:?}");
        assert!(home.shelf().leftovers().is_empty());
        let mut again = at(&home, lang, "記録1", &file);
        again.until("> 切れた行");
        assert_eq!(again.quit(), 0);
    }
}

#[test]
fn two_of_the_same_name_are_told_apart_and_the_name_stays_on_this_machine() {
    for lang in [Lang::Ja, Lang::En] {
        let home = Home::new();
        let file = home.session("会議.ron", &AGENCIES);
        let open = || home.start(lang.pick("ja", "en"), SIZE, &[file.to_str().unwrap()]);
        let kept = home.shelf().folder().with_file_name("label.json");
        let mut one = open();
        one.until(lang.saved());
        let mut other = open();
        let same = lang.pick("同じ名前「記録1」", "the same name, \"記録1\"");
        other.until(same).until(&lang.others_here(lang.another_screen()));
        one.until(same);
        one.ctrl('p').text("label").enter().until(lang.label_title()).until("記録1");
        one.ctrl('a').text("グループ2").enter().until(&lang.label_changed("グループ2"));
        other.until(&lang.others_here("グループ2"));
        one.until(&lang.others_here("記録1")).text("二つ目のグループの記入").enter();
        one.until("1 二つ目").until(lang.saved_to_file());
        assert_eq!(one.quit(), 0);
        let session = store::open::read(&file).expect("a sound file").session;
        assert!(session.revisions().values().any(|revision| revision.by() == "グループ2"));
        // so does the next start
        other.until_gone(&lang.others_here("グループ2"));
        let mut one = open();
        other.until(&lang.others_here("グループ2"));
        one.until(&lang.others_here("記録1"));
        // what cannot be remembered is said, and holds all the same
        fs::remove_file(&kept).unwrap();
        fs::create_dir_all(kept.join("x")).unwrap();
        one.ctrl('p').text("label").enter().until(lang.label_title()).ctrl('a').text("受付").enter();
        one.until(lang.pick("名前を保存できませんでした", "The name could not be saved"));
        other.until(&lang.others_here("受付"));
        assert_eq!((one.quit(), other.quit()), (0, 0));
    }
}
