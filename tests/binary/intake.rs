//! `import`, and what `export --to csv` writes, by the real program.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::fs;
use std::path::PathBuf;

use crate::pty::Home;
use norishiro::domain::entry::{self, At, Entry};
use norishiro::domain::{Pen, RecordId, Session, Writer, agency, attendance, conflict, meeting, worksheet};
use norishiro::store::{self, sheets, wire};

struct Desk {
    home: Home,
    file: PathBuf,
    meeting: RecordId,
    agencies: [RecordId; 3],
}

fn write<T>(session: &mut Session, seed: u8, write: impl FnOnce(&mut Writer) -> T) -> T {
    let now = 1_790_000_000_000 + i64::from(seed) * 60_000;
    write(&mut Writer::new(session, Pen { by: format!("記録{seed}"), now, seed: [seed; 16] }))
}

/// A meeting with three agencies that sit there.
fn desk() -> Desk {
    let home = Home::new();
    let file = home.sessions().join("会議.ron");
    let mut session = Session::new();
    let (meeting, agencies) = write(&mut session, 1, |writer| {
        let sheet = worksheet::carry(writer, &sheets::find("groupwork").unwrap().definition);
        let facts =
            meeting::Facts {
                title: "第1回 会議".into(), date: "2026-11-21".into(), ..Default::default()
            };
        let meeting = meeting::found(writer, &facts, &[sheet]);
        let names = ["みなと市保健所", "社会福祉協議会", "みなと市保健センター"];
        let agencies = names.map(|name| agency::found(writer, &name.into()));
        for id in agencies {
            attendance::set(writer, meeting, id, attendance::State::Absent);
        }
        (meeting, agencies)
    });
    store::create(&file, &session).unwrap();
    Desk { home, file, meeting, agencies }
}

/// A session of the same meeting and agencies.
fn another() -> Desk {
    desk()
}

impl Desk {
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.home.sessions().join(name), bytes).unwrap();
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output = self.home.command("ja", args).current_dir(self.home.sessions()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    }

    fn import(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.run(&[&["import", "--into", "会議.ron"], args].concat())
    }

    fn session(&self) -> Session {
        wire::load(&fs::read(&self.file).unwrap()).unwrap().session
    }

    fn said(&self, agency: usize, question: &str) -> Vec<String> {
        let at = At {
            meeting: self.meeting,
            agency: self.agencies[agency],
            worksheet: "groupwork".into(),
            question: question.into(),
        };
        let session = self.session();
        entry::list(&session, &at, None).into_iter().map(|entry| entry.texts().join("|")).collect()
    }

    /// Somebody edits an entry at the meeting.
    fn edit(&self, seed: u8, text: &str, new: &str) {
        let mut session = self.session();
        let id = session.of_kind(entry::KIND).find(|record| Entry(record).text() == text).unwrap().id();
        write(&mut session, seed, |writer| writer.set(id, &[("text", new.into())]));
        fs::write(&self.file, wire::print(&session)).unwrap();
    }
}

const TABLE: &str =
    "機関,設問,記入\r\nみなと市保健所,強み,\"訪問できる、\r\n夜も\"\r\n社会福祉協議会,3,髙い場所①\r\n";

#[test]
fn one_table_in_every_encoding_and_twice_adds_nothing() {
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(TABLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let encodings = [
        TABLE.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", TABLE.as_bytes()].concat(),
        utf16,
        encoding_rs::SHIFT_JIS.encode(TABLE).0.into_owned(),
        TABLE.replace(',', "\t").into_bytes(),
    ];
    let mut held = Vec::new();
    for bytes in encodings {
        let desk = desk();
        desk.put("表.csv", bytes);
        let (status, told, errors) = desk.import(&["表.csv", "--dry-run"]);
        assert_eq!((status, desk.session().of_kind(entry::KIND).count()), (Some(0), 0), "{errors}");
        assert!(told.contains("新しい 2件") && told.contains("2 強み"), "{told}");
        let (status, _, errors) = desk.import(&["表.csv"]);
        assert_eq!(status, Some(0), "{errors}");
        assert!(errors.contains("2件を"), "{errors}");
        assert_eq!(
            (desk.said(0, "strengths"), desk.said(1, "weaknesses")),
            (vec!["訪問できる、\n夜も".to_owned()], vec!["髙い場所①".to_owned()])
        );
        let before = fs::read(&desk.file).unwrap();
        let (status, told, errors) = desk.import(&["表.csv", "表.csv"]);
        assert!(
            status == Some(0) && told.contains("すでにある 4件") && errors.contains("新しいものはありません"),
            "{told}{errors}"
        );
        assert_eq!(fs::read(&desk.file).unwrap(), before);
        let imported = desk
            .session()
            .of_kind(entry::KIND)
            .map(|record| Entry(record).text().to_owned())
            .collect::<Vec<_>>();
        held.push(imported.len());
        let seats = attendance::seats(&desk.session(), desk.meeting)
            .iter()
            .map(|seat| seat.state.word())
            .collect::<Vec<_>>();
        assert_eq!(seats, ["handed_in", "handed_in", "absent"]);
    }
    assert_eq!(held, [2; 5]);
}

#[test]
fn standard_input_and_answers_by_columns() {
    let desk = desk();
    let table = "機関名,1 伴走型,強み\nみなと市保健所,\"・訪問\n・電話\",特になし\n";
    let mut command = assert_cmd_of(&desk, &["import", "-", "--into", "会議.ron"]);
    command.write_stdin(table).assert().success();
    assert_eq!(desk.said(0, "support"), ["訪問", "電話"]);
    assert_eq!(desk.session().of_kind("pass").count(), 1);
}

fn assert_cmd_of(desk: &Desk, args: &[&str]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::from_std(desk.home.command("ja", args));
    command.current_dir(desk.home.sessions());
    command
}

#[test]
fn a_table_that_was_written_out_and_edited_comes_back_as_edits_and_a_live_edit_stays() {
    let desk = desk();
    desk.put(
        "表.csv",
        "機関,設問,記入\nみなと市保健所,強み,甲\nみなと市保健所,強み,乙\nみなと市保健所,強み,丙\n",
    );
    desk.import(&["表.csv"]);
    let (status, out, _) = desk.run(&["export", "会議.ron", "--to", "csv"]);
    assert_eq!(status, Some(0));
    assert!(out.starts_with("\u{feff}\"meeting\",\"date\"") && out.contains("\r\n"));
    desk.edit(2, "乙", "乙（会議）");
    desk.put("戻り.csv", out.replace("\"甲\"", "\"甲（紙）\"").replace("\"乙\"", "\"乙（紙）\""));
    let (status, told, errors) = desk.import(&["戻り.csv"]);
    assert_eq!(status, Some(0), "{errors}");
    assert!(
        told.contains("直し 2件") && told.contains("すでにある 1件") && told.contains("前: 「甲」"),
        "{told}"
    );
    let said = desk.said(0, "strengths");
    assert_eq!((said[0].as_str(), said[2].as_str()), ("甲（紙）", "丙"));
    assert!(said[1].contains("乙（会議）") && said[1].contains("乙（紙）"));
    assert_eq!(conflict::open(&desk.session()).len(), 1);
    assert!(told.contains("両方が並びます"), "{told}");
    let before = fs::read(&desk.file).unwrap();
    desk.import(&["戻り.csv", "表.csv"]);
    assert_eq!(fs::read(&desk.file).unwrap(), before);
    // written over since: it comes again only where it is asked for, and beside what was typed
    desk.edit(4, "甲（紙）", "甲（会議）");
    let (_, told, _) = desk.import(&["戻り.csv"]);
    assert!(told.contains("今は別の言葉の 1件"), "{told}");
    assert_eq!(desk.said(0, "strengths")[0], "甲（会議）");
    desk.import(&["戻り.csv", "--restore"]);
    let said = desk.said(0, "strengths").remove(0);
    assert!(said.contains("甲（会議）") && said.contains("甲（紙）"), "{said}");
}

#[test]
fn who_is_not_certain_is_asked_and_remembered() {
    let desk = desk();
    desk.put("表.csv", "機関,設問,記入\n保健センター,強み,健診\n図書館,強み,席\n");
    let before = fs::read(&desk.file).unwrap();
    let (status, told, errors) = desk.import(&["表.csv"]);
    assert_eq!((status, fs::read(&desk.file).unwrap() == before), (Some(1), true));
    assert!(told.contains("機関が分からない 2件"), "{told}");
    for line in ["--as \"保健センター=みなと市保健センター\"", "--as \"図書館=図書館\""]
    {
        assert!(errors.contains(line), "{errors}");
    }
    let answers = ["--as", "保健センター=みなと市保健センター", "--as", "図書館=図書館"];
    for (wrong, said) in [
        ("保健センター", "= でつないだ"),
        ("公民館=図書館", "表にありません"),
        ("図書館=公民館", "という機関は、この記録にありません"),
    ] {
        let (status, _, errors) = desk.import(&["表.csv", "--as", wrong]);
        assert!(status == Some(1) && errors.contains(said), "{errors}");
    }
    let (status, _, errors) = desk.import(&[&["表.csv"][..], &answers].concat());
    assert_eq!(status, Some(0), "{errors}");
    assert_eq!(desk.said(2, "strengths"), ["健診"]);
    desk.put("次.csv", "機関,設問,記入\n保健センター,弱み,夜\n図書館,弱み,人\n");
    assert_eq!(desk.import(&["次.csv"]).0, Some(0));
    assert_eq!(desk.said(2, "weaknesses"), ["夜"]);
    assert_eq!(desk.session().of_kind(agency::KIND).count(), 4);
}

#[test]
fn what_is_in_the_bin_stays_there_unless_asked_for_and_faults_name_their_row() {
    let desk = desk();
    desk.put("表.csv", "機関,設問,記入\nみなと市保健所,強み,甲\nみなと市保健所,備考,乙\n");
    let (status, _, errors) = desk.import(&["表.csv"]);
    assert!(status == Some(0) && errors.contains("「表.csv」3行目") && errors.contains("備考"), "{errors}");
    let mut session = desk.session();
    let id = session.of_kind(entry::KIND).next().unwrap().id();
    write(&mut session, 3, |writer| writer.delete(id));
    fs::write(&desk.file, wire::print(&session)).unwrap();
    let (_, told, _) = desk.import(&["表.csv"]);
    assert!(told.contains("ごみ箱にある 1件") && desk.said(0, "strengths").is_empty(), "{told}");
    desk.import(&["表.csv", "--restore"]);
    assert_eq!(desk.said(0, "strengths"), ["甲"]);
    let (status, json, _) = desk.import(&["表.csv", "--dry-run", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (status, &json["rows"][0]["fate"], &json["faults"][0]["place"]["row"]),
        (Some(0), &"here".into(), &3.into())
    );
    assert_eq!(json["faults"][0]["expected"], "question");
    assert!(!json.to_string().contains("備考"), "nothing of what stands in the file");
    for empty in ["", "\r\n", "機関,設問,記入\r\n"] {
        desk.put("空.csv", empty);
        let (status, _, errors) = desk.import(&["空.csv"]);
        assert!(status == Some(1) && errors.contains("取り込める行がありませんでした"), "{errors}");
    }
    desk.put("壊れ.csv", b"PK\x03\x04\0\0");
    let (status, _, errors) = desk.import(&["壊れ.csv"]);
    assert!(status == Some(1) && errors.contains("表として読めません"), "{errors}");
    assert_eq!(desk.import(&["ない.csv"]).0, Some(1));
}

#[test]
fn strange_texts_go_out_and_come_back_as_they_were() {
    let edges: serde_json::Value =
        serde_json::from_str(r#"["=1+1", "'=1+1", "＋プラス", "-2件", "@家族会", "\"引用\"", "a,b;c", "<script>alert(1)</script>", "辻󠄀さん宅", "👨‍👩‍👧", "か\u3099", "𠮷野家", "①※→", "10〜20人—¬¢£‖¥−", "'90年代から", "上\n下"]"#).unwrap();
    let mut texts: Vec<String> =
        edges.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect();
    texts.push("長".repeat(10_000));
    let desk = desk();
    let mut session = desk.session();
    let at = At {
        meeting: desk.meeting,
        agency: desk.agencies[0],
        worksheet: "groupwork".into(),
        question: "strengths".into(),
    };
    for (seed, text) in (10..).zip(&texts) {
        write(&mut session, seed, |writer| entry::add(writer, &at, "", text, false));
    }
    fs::write(&desk.file, wire::print(&session)).unwrap();
    let (status, out, _) = desk.run(&["export", "会議.ron", "--to", "csv"]);
    assert_eq!(status, Some(0));
    assert!(out.contains("\"'=1+1\"") && out.contains("\"'@家族会\""));
    desk.put("表.csv", &out);
    let (status, told, errors) = desk.import(&["表.csv"]);
    assert!(status == Some(0) && told.contains(&format!("すでにある {}件", texts.len())), "{told}{errors}");
    // into a session that knows the agencies, but none of the entries
    let other = another();
    other.put("表.csv", &out);
    other.import(&["表.csv"]);
    assert_eq!(other.said(0, "strengths"), texts);
    let (status, _, errors) =
        desk.run(&["export", "会議.ron", "--to", "csv", "--encoding", "cp932", "-o", "古い.csv"]);
    assert!(status == Some(0) && errors.contains("「𠮷」") && errors.contains("〓"), "{errors}");
    let bytes = fs::read(desk.home.sessions().join("古い.csv")).unwrap();
    let (text, _, is_broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!is_broken && text.contains("〓野家") && text.contains("①※→"));
    // back again: nothing that CP932 has not is an edit, and an edit beside it keeps it
    let (status, told, errors) = desk.import(&["古い.csv"]);
    assert!(
        status == Some(0) && told.contains(&format!("新しい 0件・直し 0件・すでにある {}件", texts.len())),
        "{told}{errors}"
    );
    let (edited, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    let edited = encoding_rs::SHIFT_JIS.decode(&edited).0.replace("〓野家", "〓野家のとなり");
    desk.put("古い.csv", encoding_rs::SHIFT_JIS.encode(&edited).0);
    let (status, told, errors) = desk.import(&["古い.csv"]);
    assert!(status == Some(0) && told.contains("直し 1件"), "{told}{errors}");
    assert!(desk.said(0, "strengths").contains(&"𠮷野家のとなり".to_owned()));
    assert_eq!(desk.run(&["export", "会議.ron", "--to", "json", "--encoding", "cp932"]).0, Some(1));
}

#[test]
fn a_file_taken_in_at_two_tables_is_there_once_after_the_merge() {
    let desk = desk();
    desk.put("表.csv", TABLE);
    fs::copy(&desk.file, desk.home.sessions().join("卓B.ron")).unwrap();
    desk.import(&["表.csv"]);
    desk.run(&["import", "表.csv", "--into", "卓B.ron", "--label", "卓B"]);
    let (status, _, errors) = desk.run(&["merge", "会議.ron", "卓B.ron", "-o", "会議.ron"]);
    assert_eq!(status, Some(0), "{errors}");
    assert_eq!(desk.session().of_kind(entry::KIND).count(), 2);
    assert!(conflict::open(&desk.session()).is_empty());
    let before = fs::read(&desk.file).unwrap();
    desk.import(&["表.csv"]);
    assert_eq!(fs::read(&desk.file).unwrap(), before);
}
