//! The part for people: what it shows, and what a hand edit does.

use proptest::prelude::*;

use super::made::{Step, sample, session_of, steps};
use super::*;
use crate::domain::promise::{self, Lead};
use crate::domain::{Pen, Writer};

/// Reads a session whose part for people somebody edited.
fn edited(session: &Session, from: &str, to: &str) -> Loaded {
    let text = print(session);
    let (people, program) = text.split_at(text.rfind("revisions: [").unwrap());
    assert!(people.contains(from), "{from} is not in:\n{people}");
    load(format!("{}{program}", people.replacen(from, to, 1)).as_bytes()).unwrap()
}

fn entry(text: &str) -> Session {
    session_of(&[Step::Entry("別".into()), Step::Entry(text.into())])
}

fn texts(session: &Session) -> Vec<String> {
    session.of_kind("entry").map(|record| record.text("text").to_owned()).collect()
}

#[test]
fn a_corrected_word_becomes_a_revision_that_is_alike_everywhere() {
    let session = entry("夜間は動けない");
    let loaded = edited(&session, "夜間は動けない", "夜間は動きにくい");
    assert_eq!(loaded.hand.revisions.len(), 1);
    assert_eq!((loaded.hand.restored, loaded.hand.unread.count), (0, 0));
    let edit = &loaded.hand.revisions[0];
    assert_eq!((edit.by(), edit.parents().len()), ("hand", 1));
    assert!(texts(&loaded.session).contains(&"夜間は動きにくい".to_owned()));
    let again = edited(&session, "夜間は動けない", "夜間は動きにくい");
    assert_eq!(again.session, loaded.session);
    // and once saved it is no edit any more
    assert_eq!(load(print(&loaded.session).as_bytes()).unwrap().hand, Hand::default());
}

#[test]
fn several_lines_stand_as_several_quoted_lines() {
    let session = entry("一行目\n二行目");
    assert!(print(&session).contains(r#"(text: ["一行目", "二行目"], "#));
    let loaded = edited(&session, r#""二行目"]"#, r#""二行目", "三行目"]"#);
    assert!(texts(&loaded.session).contains(&"一行目\n二行目\n三行目".to_owned()));
    // a line break typed inside the quotes is one, too
    let loaded = edited(&entry("夜間は動けない"), "夜間は動けない", "夜間は\r\n動けない");
    assert!(texts(&loaded.session).contains(&"夜間は\n動けない".to_owned()), "{:?}", loaded.hand);
}

#[test]
fn a_missing_row_comes_back_and_a_copied_one_is_told() {
    let session = entry("夜間は動けない");
    let text = print(&session);
    let row = text.lines().find(|line| line.contains("(text: \"夜間は動けない\"")).unwrap().to_owned() + "\n";
    let loaded = edited(&session, &row, "");
    assert_eq!((loaded.hand.restored, &loaded.session), (1, &session));
    let copied = format!("{row}{}", row.replace("夜間は動けない", "土日も"));
    let loaded = edited(&session, &row, &copied);
    assert_eq!((loaded.hand.unread.count, &loaded.session), (1, &session));
    let loaded = edited(&session, &row, &format!("{row}土日も動けない\n"));
    assert_eq!((loaded.hand.unread.count, &loaded.session), (1, &session));
    assert_eq!(loaded.hand.restored, 0);
}

#[test]
fn a_flag_may_be_added_and_nonsense_is_told() {
    let session = entry("夜間は動けない");
    let loaded = edited(&session, "夜間は動けない\",", "夜間は動けない\", private: true,");
    assert!(loaded.session.of_kind("entry").any(|record| record.flag("private")));
    let loaded = edited(&session, "夜間は動けない\",", "夜間は動けない\", private: \"はい\",");
    assert_eq!((loaded.hand.unread.count, &loaded.session), (1, &session));
    assert_eq!(loaded.hand.unread.places[0].fault, Fault::Expected(Expected::Truth));
    let loaded = edited(&session, "夜間は動けない\",", "夜間は動けない,");
    assert_eq!((loaded.hand.unread.count, &loaded.session), (1, &session));
}

#[test]
fn what_has_no_place_is_told_and_a_newer_programs_words_are_passed_over() {
    let session = entry("夜間は動けない");
    let loaded = edited(&session, "夜間は動けない\",", "夜間は動けない\", memo: \"電話で\",");
    assert_eq!((loaded.hand.unread.count, &loaded.session), (1, &session));
    assert_eq!(loaded.hand.unread.places[0].fault, Fault::UnknownName("memo".into()));
    let newer = print(&session).replacen("(1, 0)", "(1, 1)", 1);
    let newer = newer.replacen("夜間は動けない\",", "夜間は動けない\", mood: \"x\",", 1);
    assert_eq!(load(newer.as_bytes()).unwrap().hand, Hand::default());
}

#[test]
fn a_spoilt_byte_is_no_hand_edit() {
    let session = entry("夜間は動けない");
    let mut bytes = print(&session).into_bytes();
    let at = bytes.windows(3).position(|three| three == "夜".as_bytes()).unwrap();
    bytes[at] = b'\xFF';
    let loaded = load(&bytes).unwrap();
    assert_eq!((loaded.hand.unread.places[0].fault.clone(), loaded.session), (Fault::NotUtf8, session));
}

#[test]
fn words_like_those_of_the_frame_are_only_words() {
    let session = entry("夜間は動けない");
    let loaded = edited(&session, "夜間は動けない", "夜間は\nrevisions: [\n動けない");
    assert_eq!((loaded.hand.revisions.len(), loaded.hand.unread.count), (1, 0));
    assert!(texts(&loaded.session).contains(&"夜間は\nrevisions: [\n動けない".to_owned()));
}

#[test]
fn a_redacted_text_does_not_come_back_by_hand() {
    let session = session_of(&[Step::Entry("秘密".into()), Step::Redact(0)]);
    let loaded = edited(&session, "  (id: ", "  (text: \"秘密\", id: ");
    assert_eq!((loaded.hand.unread.count, loaded.session), (1, session));
}

#[test]
fn differing_wordings_all_stand_there_and_one_written_by_hand_settles_them() {
    let session = session_of(&[Step::Entry("元".into()), Step::Apart(0, "左".into(), "右".into())]);
    let text = print(&session);
    assert!(
        text.contains(r#"text_variants: ["左", "右"]"#) || text.contains(r#"text_variants: ["右", "左"]"#),
        "{text}"
    );
    let loaded = edited(&session, "text_variants: ", "text: \"中\", text_variants: ");
    assert_eq!(texts(&loaded.session), ["中"]);
    assert_eq!(loaded.session.records().flat_map(crate::domain::Record::conflicts).count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_visible_text_stands_in_the_part_for_people(steps in steps()) {
        let session = session_of(&steps);
        let text = print(&session);
        let (people, _) = text.split_at(text.rfind("revisions: [").unwrap());
        for record in session.of_kind("entry") {
            for said in record.texts("text") {
                for line in said.split('\n') {
                    let quoted = line.replace('\\', "\\\\").replace('"', "\\\"");
                    prop_assert!(people.contains(&quoted), "{quoted}\n{people}");
                }
            }
        }
    }
}

/// The whole of a small file, to be looked at: `cargo test --lib a_small_file -- --nocapture`.
#[test]
fn a_small_file() {
    let text = print(&session_of(&sample()));
    println!("{text}");
    assert!(text.starts_with("Session(\nversion: (1, 0),\n"));
}

#[test]
fn what_a_meeting_came_to_stands_with_who_is_meant_and_is_corrected_by_hand() {
    let steps = [
        Step::Entry("夜間は動けない".into()),
        Step::Overlap("夜の電話".into()),
        Step::Outcome("電話の当番".into()),
    ];
    let session = session_of(&steps);
    let text = print(&session);
    let headings =
        ["── 役割 / Roles ──", "── 取組 / Actions ──", "── 決定 / Decisions ──", "── 課題 / Issues ──"];
    for line in headings.into_iter().chain([
        "── 重なり / Common ground ──",
        "  // 主 / lead: 事務局 / secretariat\n  // 協力 / supporting: みなと保健所\n",
        "  // のりしろ / overlap: 「夜の電話」\n",
        "  // 前の約束 / continues: 「電話の当番」\n",
        "  // もと / rests on: 「電話の当番」\n",
        "  // 受け持ち / owner: 事務局 / secretariat\n",
        "  // 関わる機関 / about: みなと保健所\n",
        "  // 見えた所 / seen in: 「夜間は動けない」\n",
        "  // 記入 / entry: みなと保健所 … 夜間は動けない\n",
        "// 変わった / changed\n",
    ]) {
        assert!(text.contains(line), "{line} is not in:\n{text}");
    }
    for (kind, field, from, to) in [
        ("action", "what", r#"(what: "電話の当番""#, r#"(what: "夜の当番""#),
        ("action", "due", r#"due: "2026-12-10""#, r#"due: "2026-12-17""#),
        ("action", "first_step", r#"first_step: "電話の当番""#, r#"first_step: "日を決める""#),
        ("role", "note", r#"note: "電話の当番""#, r#"note: "もう要らない""#),
        ("issue", "evidence", r#"measure: "電話の当番","#, r#"measure: "電話の当番", evidence: "件数","#),
        ("common", "name", r#"(name: "電話の当番", id"#, r#"(name: "夜の電話", id"#),
    ] {
        let loaded = edited(&session, from, to);
        assert_eq!((loaded.hand.revisions.len(), loaded.hand.unread.count), (1, 0), "{to}");
        let read = loaded.session.of_kind(kind).next().unwrap().text(field).to_owned();
        assert!(to.contains(&format!("\"{read}\"")) && !from.contains(&read), "{to}: {read}");
        assert_eq!(loaded.hand.revisions[0].body().fields().collect::<Vec<_>>(), [field]);
    }
    // an empty session has none of these headings
    let without = print(&session_of(&steps[..2]));
    assert!(headings.iter().all(|heading| !without.contains(heading)));
}

#[test]
fn who_people_differ_about_is_told_with_all_of_them() {
    let session = session_of(&[Step::Outcome("当番".into())]);
    let id = session.of_kind("action").next().unwrap().id();
    let agency = session.of_kind("agency").next().unwrap().id();
    let [mut one, mut two] = [session.clone(), session];
    for (session, seed, lead) in [(&mut one, 81, Lead::Agency(agency)), (&mut two, 82, Lead::Secretariat)] {
        let pen = Pen { by: "記録".into(), now: 1_900_000_000_000 + i64::from(seed), seed: [seed; 16] };
        let mut writer = Writer::new(session, pen);
        // the one who leads already is written over first, so that both write
        promise::lead(&mut writer, id, None);
        promise::lead(&mut writer, id, Some(lead));
    }
    one.union(&two);
    assert!(print(&one).contains("// 主 / lead: みなと保健所、事務局 / secretariat\n"), "{}", print(&one));
}
