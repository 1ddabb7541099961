//! `sheets`: the worksheets there are, copies of them, and what is wrong in a town's own.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;

use crate::pty::Home;
use assert_cmd::assert::OutputAssertExt;

fn told(home: &Home, args: &[&str]) -> (i32, String, String) {
    let done = home.command("ja", args).assert();
    let output = done.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_town_copies_a_sheet_changes_it_and_a_new_meeting_uses_it() {
    let home = Home::new();
    let dir = home.folder.path().join("会議");
    let dir = dir.to_str().unwrap();
    let (code, out, _) = told(&home, &["sheets", "--dir", dir]);
    assert_eq!(code, 0);
    assert!(
        out.contains("survey  アンケート（機関、備え付け") && out.contains("町のシートの置き場所"),
        "{out}"
    );
    assert!(told(&home, &["sheets", "show", "groupwork", "--dir", dir]).1.contains("弱み"));
    let (code, _, said) = told(&home, &["sheets", "copy", "groupwork", "--dir", dir]);
    assert_eq!(code, 0, "{said}");
    let own = std::path::Path::new(dir).join("sheets/groupwork.ron");
    let text = fs::read_to_string(&own).unwrap();
    let (code, _, _) = told(&home, &["sheets", "copy", "groupwork", "--dir", dir]);
    assert_eq!((code, fs::read_to_string(&own).unwrap()), (1, text.clone()), "never over a file");
    fs::write(&own, text.replacen("自分たちの「強み」", "わたしたちの町の「強み」", 1)).unwrap();
    let file = own.to_str().unwrap();
    assert_eq!(told(&home, &["sheets", "check", file]).0, 0);
    assert_eq!(told(&home, &["check", file]).0, 0);
    let session = home.folder.path().join("会議.ron");
    let session = session.to_str().unwrap();
    assert_eq!(told(&home, &["new", session, "--title", "会", "--agency", "保健所", "--dir", dir]).0, 0);
    let (_, out, _) = told(&home, &["show", session]);
    assert!(out.contains("わたしたちの町の「強み」"), "{out}");
    let (_, out, _) = told(&home, &["sheets", "--dir", dir]);
    assert!(out.contains("町のシート groupwork.ron"), "{out}");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_was_expected() {
    let home = Home::new();
    let file = home.folder.path().join("町.ron");
    let name = file.to_str().unwrap();
    let sheet = "(\n  id: \"town\", version: 1, title: (ja: \"町\"),\n  questions: [\n    (id: \"a\", text: (ja: \"問\"), short: (ja: \"問\"), level: 7,\n      kind: \"list\"),\n  ],\n)\n";
    fs::write(&file, sheet).unwrap();
    for command in [&["sheets", "check", name][..], &["check", name][..]] {
        let (code, _, said) = told(&home, command);
        assert_eq!(code, 1);
        assert!(said.contains("4行目") && said.contains("0 から 3 まで"), "{said}");
    }
    fs::write(&file, sheet.replace("\"list\"", "\"lits\"").replace('7', "1")).unwrap();
    let (_, _, said) = told(&home, &["sheets", "check", name]);
    assert!(said.contains("5行目") && said.contains("lits") && said.contains("ranking"), "{said}");
    fs::write(&file, "(\n  id: \"town\"\n  version: 1)").unwrap();
    let (_, _, said) = told(&home, &["sheets", "check", name]);
    assert!(said.contains("3行目") && said.contains("「,」"), "{said}");
    fs::write(&file, sheet.replace('7', "1").replace("(ja: \"問\"), short", "(ja: \"本人の住所\"), short"))
        .unwrap();
    let (code, _, said) = told(&home, &["sheets", "check", name]);
    assert!(code == 0 && said.contains("住所"), "{said}");
    let (code, _, said) = told(&home, &["sheets", "show", "なし"]);
    assert!(code == 1 && said.contains("survey"), "{said}");
}

#[test]
fn a_sheet_that_cannot_be_used_is_told_when_the_program_starts() {
    let home = Home::new();
    let folder = home.sessions().join("sheets");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("survey.ron"), "(id: ").unwrap();
    let mut program = home.start("ja", (60, 20), &[]);
    program.until("使えない町のシート: survey.ron").ctrl('q').wait();
}

#[test]
fn a_misspelt_field_is_told_with_the_one_that_may_have_been_meant() {
    let home = Home::new();
    let file = home.folder.path().join("町.ron");
    let name = file.to_str().unwrap();
    let sheet = "(\n  id: \"town\", version: 1, title: (ja: \"町\"),\n  questions: [\n    (id: \"a\", text: (ja: \"問\"), short: (ja: \"問\"), level: 1,\n      \
                 kind: \"choice\", optoins: [(id: \"x\", name: (ja: \"名\"))], 色: 1),\n  ],\n)\n";
    fs::write(&file, sheet).unwrap();
    let (code, _, said) = told(&home, &["sheets", "check", name]);
    assert!(code == 1 && said.contains("2 か所"), "{said}");
    assert!(
        said.contains("5行目の23文字目: 「optoins」という項目はありません。「options」ではありませんか。"),
        "{said}"
    );
    assert!(
        said.contains("5行目の62文字目: 「色」という項目はありません。ここに書けるのは id、number"),
        "{said}"
    );
    let (_, _, said) = told(&home, &["sheets", "check", name, "--lang", "en"]);
    assert!(
        said.contains("line 5, character 23: There is no field \"optoins\". Did you mean \"options\"?"),
        "{said}"
    );
}
