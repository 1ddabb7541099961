//! One small session in every form, side by side: what each audience sees, and what nobody loses.

use std::sync::Arc;

use insta::assert_snapshot;

use crate::domain::agency::{self, Named};
use crate::domain::attendance::{self, State};
use crate::domain::entry::{self, At};
use crate::domain::meeting::{self, Facts};
use crate::domain::overlap::{self, Answer, Asked};
use crate::domain::same::{self, Verdict};
use crate::domain::session::Redaction;
use crate::domain::{Pen, RecordId, Session, Value, Writer, parked, pass, worksheet};
use crate::i18n::Lang;
use crate::text::width;

use super::{Audience, Form, Order, csv, docx, json, markdown, text, xlsx as excel};

const SHEET: &str = r#"(
    id: "town", version: 1, title: (ja: "町のシート", en: "Town sheet"),
    questions: [
        (id: "open", number: "1", text: (ja: "窓口はいつ開いていますか", en: "When are you open?"),
            short: (ja: "窓口", en: "Hours"), level: 0, kind: "list"),
        (id: "support", number: "2", text: (ja: "どんな支援をしていますか", en: "What do you do?"),
            short: (ja: "支援", en: "Support"), level: 1, kind: "list",
            lanes: [(id: "accompany", name: (ja: "伴走型", en: "Alongside")), (id: "solve", name: (ja: "課題解決型"))]),
        (id: "weak", number: "3", text: (ja: "弱みは何ですか", en: "What are your weaknesses?"),
            short: (ja: "弱み", en: "Weakness"), level: 1, kind: "list"),
        (id: "inner", number: "4", text: (ja: "内部の事情", en: "Inner matters"),
            short: (ja: "事情", en: "Matters"), level: 2, kind: "list"),
        (id: "case", number: "5", text: (ja: "気になる場面", en: "A scene that worries you"),
            short: (ja: "場面", en: "Scene"), level: 3, kind: "list"),
        (id: "tie", number: "6", text: (ja: "のりしろ", en: "Overlaps"),
            short: (ja: "のりしろ", en: "Overlap"), level: 1, kind: "overlap", needs: "weak"),
    ],
)"#;

/// An order of one day; the form is chosen by who writes it.
fn order(audience: Audience, lang: Lang) -> Order {
    Order::new(Form::Text, audience, lang, chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

/// A session while it is made by hand.
struct Desk {
    session: Session,
    meeting: RecordId,
    seed: u8,
}

impl Desk {
    fn write<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.seed += 1;
        let pen =
            Pen {
                by: "記録1".into(), now: 1_700_000_000_000 + i64::from(self.seed), seed: [self.seed; 16]
            };
        let mut writer = Writer::new(&mut self.session, pen);
        let written = write(&mut writer);
        let _ = writer.finish();
        written
    }

    fn new() -> Self {
        let mut desk = Self { session: Session::new(), meeting: RecordId::MIN, seed: 0 };
        let definition: Value = ron::from_str(SHEET).unwrap();
        let sheet = desk.write(|writer| worksheet::carry(writer, &definition));
        let facts = Facts {
            title: "第2回 # 会議".into(),
            date: "2026-02-18".into(),
            time: ("14:00".into(), "16:00".into()),
            place: "市役所 3階".into(),
            layer: "実務者会議".into(),
            theme: "働くことの一歩手前".into(),
            rules: vec!["会議の外で個人の話をしない".into(), "一度に話すのは1分まで".into()],
            fictional: true,
            ..Facts::default()
        };
        desk.meeting = desk.write(|writer| meeting::found(writer, &facts, &[sheet]));
        desk
    }

    fn agency(&mut self, name: &str, short: &str, state: State) -> RecordId {
        let named =
            Named { name: name.into(), short: short.into(), kinds: vec!["npo".into()], ..Named::default() };
        let (id, meeting) = (self.write(|writer| agency::found(writer, &named)), self.meeting);
        self.write(|writer| attendance::set(writer, meeting, id, state));
        id
    }

    fn at(&self, agency: RecordId, question: &str) -> At {
        At { meeting: self.meeting, agency, worksheet: "town".into(), question: question.into() }
    }

    fn say(&mut self, agency: RecordId, question: &str, lane: &str, text: &str) -> RecordId {
        let at = self.at(agency, question);
        self.write(|writer| entry::add(writer, &at, lane, text, false))
    }

    fn set(&mut self, id: RecordId, field: &str, value: impl Into<Value>) {
        let value = value.into();
        self.write(|writer| writer.set(id, &[(field, value)]));
    }

    fn tie(
        &mut self,
        agency: RecordId,
        need: Option<RecordId>,
        idea: &str,
        to: &[(Asked, Answer)],
    ) -> RecordId {
        let at = self.at(agency, "tie");
        self.write(|writer| overlap::propose(writer, &at, need, idea, to, false))
    }
}

/// A meeting with something of everything.
fn small() -> Session {
    let mut desk = Desk::new();
    let hoken = desk.agency("みなと市保健所", "保健所", State::Present);
    let ibasho = desk.agency("居場所「とまりぎ」", "とまりぎ", State::Late);
    let gone = desk.agency("退会した会", "", State::Absent);
    let kyoiku = desk.agency("教育支援センター", "", State::HandedIn);
    desk.say(hoken, "open", "", "平日 8:30～17:15");
    desk.say(ibasho, "open", "", "居場所の非公開の電話");
    let hidden =
        desk.session.of_kind("entry").find(|entry| entry.text("text").contains("非公開の電話")).unwrap().id();
    desk.set(hidden, "private", true);
    desk.say(hoken, "support", "accompany", "# 見出しではない\n- 箇条書きでもない\n\n1. 番号でもない");
    let star = desk.say(hoken, "support", "solve", "<b>太字</b> と | 縦線 | と `記号` と * と \\");
    desk.set(star, "starred", true);
    desk.set(star, "table", "A卓");
    desk.say(ibasho, "support", "accompany", "散歩や買い物に一緒に出かける");
    desk.say(gone, "support", "", "区分のない記入");
    let weak = desk.say(hoken, "weak", "", "本人が通える場を持っていない");
    let secret = desk.say(ibasho, "weak", "", "ひみつの弱み");
    desk.set(secret, "private", true);
    let at = desk.at(kyoiku, "weak");
    desk.write(|writer| pass::say(writer, &at, None));
    desk.say(hoken, "inner", "", "ないしょの人員");
    desk.say(hoken, "case", "", "ないしょの場面");
    desk.say(hoken, "dropped", "", "設問のない記入");
    let binned = desk.say(hoken, "weak", "", "捨てた記入");
    desk.write(|writer| writer.delete(binned));
    let reworded = desk.say(ibasho, "weak", "", "言い直す前の言葉");
    desk.set(reworded, "text", "消された言葉");
    let redacted = desk.session.record(reworded).and_then(|record| record.heads().first().copied()).unwrap();
    desk.tie(
        hoken,
        Some(weak),
        "見学日を合わせてもらえると、\n親子で出かけられる",
        &[(Asked::Agency(ibasho), Answer::Agreed), (Asked::Agency(kyoiku), Answer::Proposed)],
    );
    desk.tie(ibasho, Some(secret), "夕方の電話を受けてほしい", &[(Asked::Agency(hoken), Answer::TakenBack)]);
    desk.tie(
        hoken,
        None,
        "名前をまとめて頼みたい",
        &[(Asked::Kind("employer".into(), "協力企業・農家".into()), Answer::Proposed)],
    );
    desk.tie(kyoiku, None, "行事表に載せたい", &[(Asked::Anyone, Answer::Agreed)]);
    desk.tie(kyoiku, None, "だれかに頼みたい", &[(Asked::Undecided, Answer::Proposed)]);
    let meeting = desk.meeting;
    desk.write(|writer| parked::park(writer, meeting, Some(ibasho), "体験先の保険"));
    desk.write(|writer| parked::park(writer, meeting, None, "次の日程"));
    desk.write(|writer| writer.delete(gone));
    let mut other = Desk { session: desk.session.clone(), meeting, seed: 200 };
    desk.set(weak, "text", "本人が通える場がない");
    other.set(weak, "text", "本人の通う場が遠い");
    desk.session.union(&other.session);
    let stamp = desk.session.last_stamp();
    desk.session.take_in([], [Redaction { revision: redacted, stamp, by: "事務局".into() }]);
    desk.session
}

mod filled;
mod html;
mod outcome;
mod word;
mod xlsx;

#[test]
fn json_for_the_room() {
    assert_snapshot!(json::write(&small(), &order(Audience::Room, Lang::Ja)));
}

#[test]
fn markdown_in_both_languages() {
    assert_snapshot!("markdown_ja", markdown::write(&small(), &order(Audience::Room, Lang::Ja)));
    assert_snapshot!("markdown_en", markdown::write(&small(), &order(Audience::Room, Lang::En)));
    assert_snapshot!("markdown_office", markdown::write(&small(), &order(Audience::Office, Lang::Ja)));
    assert_snapshot!("markdown_public", markdown::write(&small(), &order(Audience::Public, Lang::Ja)));
}

#[test]
fn text_in_both_languages() {
    assert_snapshot!("text_ja", text::write(&small(), &order(Audience::Room, Lang::Ja), 80));
    assert_snapshot!("text_en", text::write(&small(), &order(Audience::Room, Lang::En), 80));
    assert_snapshot!("text_narrow", text::write(&small(), &order(Audience::Office, Lang::Ja), 30));
}

fn all_forms(session: &Session, audience: Audience) -> Vec<String> {
    let mut forms = vec![
        json::write(session, &order(audience, Lang::Ja)),
        json::lines::write(session, &order(audience, Lang::Ja)),
    ];
    for lang in [Lang::Ja, Lang::En] {
        forms.push(markdown::write(session, &order(audience, lang)));
        forms.push(text::write(session, &order(audience, lang), 80));
        forms.push(xlsx::unpacked(&excel::write(session, &order(audience, lang))));
        forms.push(html::body(session, audience, lang));
        forms.push(words_of(&docx::write(session, &order(audience, lang))));
    }
    forms
}

/// The words of a document for Word, header, footer and title too; its parts are stored as they are.
fn words_of(docx: &[u8]) -> String {
    let (raw, mut words) = (String::from_utf8_lossy(docx), String::new());
    for piece in raw.split('<') {
        match piece.split_once('>') {
            Some((tag, text)) if tag.starts_with("w:t ") || tag == "dc:title" => {
                words += &quick_xml::escape::unescape(text).unwrap();
            }
            Some((tag, _)) if tag.starts_with("w:br") || tag == "/w:p" || tag == "/dc:title" => {
                words.push('\n');
            }
            _ => {}
        }
    }
    words
}

#[test]
fn what_is_not_for_an_audience_is_in_no_form() {
    let secrets = ["非公開の電話", "ひみつの弱み", "ないしょの人員", "ないしょの場面", "設問のない記入"];
    let inside = [
        "本人が通える場がない",
        "一緒に出かける",
        "体験先の保険",
        "見学日",
        "遅刻",
        "late",
        "特になし",
        "passed",
    ];
    let gone = ["捨てた記入", "消された言葉", "言い直す前の言葉", "退会した会"];
    let session = small();
    let has =
        |form: &str, word: &str| form.as_bytes().windows(word.len()).any(|bytes| bytes == word.as_bytes());
    for form in all_forms(&session, Audience::Room) {
        assert!(secrets.iter().chain(&gone).all(|word| !has(&form, word)), "{form}");
        assert!(has(&form, "本人が通える場がない") && has(&form, "一緒に出かける"));
    }
    for form in all_forms(&session, Audience::Office) {
        assert!(
            secrets.iter().all(|word| has(&form, word)) && gone.iter().all(|word| !has(&form, word)),
            "{form}"
        );
    }
    for form in all_forms(&session, Audience::Public) {
        assert!(secrets.iter().chain(&gone).chain(&inside).all(|word| !has(&form, word)), "{form}");
        assert!(has(&form, "17:15") && has(&form, "みなと市保健所"));
    }
}

#[test]
fn the_table_of_entries_shows_no_more_than_the_other_forms() {
    let session = small();
    for audience in Audience::ALL {
        let table = String::from_utf8(csv::write(&session, &order(audience, Lang::Ja)).0).unwrap();
        let rows: Vec<serde_json::Value> = json::lines::write(&session, &order(audience, Lang::Ja))
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|row: &serde_json::Value| row["array"] == "entries")
            .collect();
        let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let ids: Vec<String> = reader.records().map(|row| row.unwrap()[11].to_owned()).collect();
        assert_eq!(ids, rows.iter().map(|row| row["id"].as_str().unwrap()).collect::<Vec<_>>());
        assert!(!ids.is_empty());
        assert_eq!(table.contains("ないしょの人員"), audience == Audience::Office);
    }
}

#[test]
fn a_mark_of_privacy_on_one_side_is_enough() {
    let mut desk = Desk::new();
    let hoken = desk.agency("保健所", "", State::Present);
    let said = desk.say(hoken, "support", "solve", "迷っている言葉");
    desk.set(said, "private", true);
    let mut other = Desk { session: desk.session.clone(), meeting: desk.meeting, seed: 200 };
    // one side takes the mark away, the other only stars it: nothing differs
    desk.set(said, "private", false);
    other.set(said, "starred", true);
    desk.session.union(&other.session);
    assert!(all_forms(&desk.session, Audience::Room).iter().any(|form| form.contains("迷っている言葉")));
    // written on both sides at once, so that it is in conflict
    let mut one = Desk { session: desk.session.clone(), meeting: desk.meeting, seed: 210 };
    let mut two = Desk { session: desk.session.clone(), meeting: desk.meeting, seed: 220 };
    one.set(said, "private", true);
    two.set(said, "private", Value::several(vec![true.into(), false.into()]));
    one.session.union(&two.session);
    assert!(all_forms(&one.session, Audience::Room).iter().all(|form| !form.contains("迷っている言葉")));
}

#[test]
fn what_is_one_agency_comes_once() {
    let mut desk = Desk::new();
    let one = desk.agency("みなと市保健所", "保健所", State::Present);
    let other = desk.agency("保健所", "", State::Late);
    let npo = desk.agency("会", "", State::Present);
    desk.say(one, "open", "", "一方");
    desk.say(other, "open", "", "他方");
    desk.tie(
        npo,
        None,
        "頼みたい",
        &[(Asked::Agency(one), Answer::Agreed), (Asked::Agency(other), Answer::TakenBack)],
    );
    desk.write(|writer| same::judge(writer, one, other, Verdict::Same));
    let flat: serde_json::Value =
        serde_json::from_str(&json::write(&desk.session, &order(Audience::Room, Lang::Ja))).unwrap();
    assert_eq!(flat["agencies"].as_array().unwrap().len(), 2);
    assert_eq!(flat["attendance"].as_array().unwrap().len(), 2);
    let id = desk.session.stands_for(one).to_string();
    assert!(flat["entries"].as_array().unwrap().iter().all(|entry| entry["agency"] == *id));
    let to = flat["overlaps"][0]["to"].as_array().unwrap();
    assert_eq!((to.len(), &to[0]["id"], &to[0]["answer"]), (1, &id.into(), &"taken_back".into()));
    let page = text::write(&desk.session, &order(Audience::Room, Lang::Ja), 80);
    assert!(page.contains("一方") && page.contains("他方"));
}

#[test]
fn every_reference_points_to_what_is_listed() {
    for audience in Audience::ALL {
        let flat: serde_json::Value =
            serde_json::from_str(&json::write(&small(), &order(audience, Lang::Ja))).unwrap();
        let ids = |kind: &str| {
            flat[kind].as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
        };
        let (meetings, agencies, entries) = (ids("meetings"), ids("agencies"), ids("entries"));
        for kind in ["attendance", "entries", "passes", "overlaps", "parked"] {
            for row in flat[kind].as_array().unwrap() {
                assert!(meetings.contains(&row["meeting"]));
                assert!(row["agency"].is_null() || agencies.contains(&row["agency"]), "{row}");
            }
        }
        for row in flat["overlaps"].as_array().unwrap() {
            assert!(row["need"].is_null() || entries.contains(&row["need"]), "{row}");
        }
    }
}

#[test]
fn a_record_in_conflict_has_all_its_values() {
    let flat: serde_json::Value =
        serde_json::from_str(&json::write(&small(), &order(Audience::Room, Lang::Ja))).unwrap();
    let differing: Vec<_> =
        flat["entries"].as_array().unwrap().iter().filter(|row| row.get("conflicts").is_some()).collect();
    assert_eq!(differing.len(), 1);
    assert_eq!(
        differing[0]["conflicts"],
        serde_json::json!({"text": ["本人が通える場がない", "本人の通う場が遠い"]})
    );
}

#[test]
fn no_row_of_text_is_wider_than_asked() {
    for columns in [20, 30, 40, 60, 80] {
        for lang in [Lang::Ja, Lang::En] {
            for row in text::write(&small(), &order(Audience::Office, lang), columns).lines() {
                assert!(width(row) <= columns, "{columns}: {row}");
            }
        }
    }
}

#[test]
fn an_empty_session_is_an_empty_page() {
    let session = Session::new();
    assert_eq!(markdown::write(&session, &order(Audience::Room, Lang::Ja)), "");
    assert_eq!(text::write(&session, &order(Audience::Room, Lang::Ja), 80), "");
    assert_eq!(words_of(&docx::write(&session, &order(Audience::Room, Lang::Ja))), "会議録（要点筆記）\n");
    let flat: serde_json::Value =
        serde_json::from_str(&json::write(&session, &order(Audience::Room, Lang::Ja))).unwrap();
    let names: Vec<_> = flat.as_object().unwrap().keys().map(String::as_str).collect();
    let said = [
        "format",
        "meetings",
        "agencies",
        "attendance",
        "agenda",
        "entries",
        "passes",
        "sheets",
        "responses",
        "overlaps",
    ];
    let came_to = ["earlier", "roles", "actions", "decisions", "issues", "common", "parked"];
    let expected = [&said[..], &came_to].concat();
    assert_eq!((names, &flat["format"]), (expected, &1.into()));
}

#[test]
fn the_order_of_merging_changes_no_byte() {
    let session = small();
    let mut backwards = Session::new();
    backwards.take_in([], session.redactions().iter().cloned());
    for revision in session.revisions().values().rev() {
        backwards.take_in([Arc::clone(revision)], []);
    }
    assert_eq!(all_forms(&backwards, Audience::Office), all_forms(&session, Audience::Office));
}
