//! What a meeting came to, in every form: who, when, from where, what became of it, and what it does not quote.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use super::*;
use crate::domain::agenda::{self, Plan as Item, Shows};
use crate::domain::promise::{self, Fate, Lead, Part, Plan, Sort};
use crate::domain::{common, decision, issue};
use crate::exchange::naming::Naming;

/// A second meeting with something of everything that a meeting comes to.
pub(super) fn came_to() -> (Desk, BTreeMap<&'static str, RecordId>) {
    let mut desk = Desk::new();
    let [hoken, ibasho, minsei] = [("みなと市保健所", "保健所"), ("とまりぎ", ""), ("民生委員", "")]
        .map(|(name, short)| desk.agency(name, short, State::Present));
    let weak = desk.say(hoken, "weak", "", "夜間に動けない");
    let visit = desk.say(ibasho, "support", "accompany", "家を訪ねる");
    let also = desk.say(minsei, "support", "accompany", "見守りに歩く");
    let secret = desk.say(hoken, "weak", "", "ひみつの弱み");
    desk.set(secret, "private", true);
    let idea =
        desk.tie(hoken, Some(weak), "夜の電話を受けてほしい", &[(Asked::Agency(ibasho), Answer::Agreed)]);
    let hidden = desk.tie(hoken, Some(secret), "ひみつの提案", &[(Asked::Agency(ibasho), Answer::Agreed)]);
    desk.set(hidden, "private", true);
    let back = desk.tie(ibasho, None, "名前を貸してほしい", &[(Asked::Agency(hoken), Answer::TakenBack)]);
    let first = desk.meeting;
    let plan = Plan {
        words: "当番の表を作る".into(),
        lead: Some(Lead::Secretariat),
        when: "2026-03-06".into(),
        ..Plan::default()
    };
    let old = desk.write(|writer| promise::plan(writer, Sort::Action, first, &plan));
    let sheets = meeting::all(&desk.session)[0].worksheets();
    let facts = Facts { title: "第3回".into(), date: "2026-06-17".into(), ..Facts::default() };
    desk.meeting = desk.write(|writer| meeting::found(writer, &facts, &sheets));
    let meeting = desk.meeting;
    desk.write(|writer| attendance::set(writer, meeting, hoken, State::Present));
    desk.write(|writer| promise::settle(writer, old, meeting, Fate::Continued, "半分までできた"));
    desk.write(|writer| overlap::answer_later(writer, back, &Asked::Agency(hoken), Answer::NotNow, meeting));
    desk.set(back, "note", "来年また聞く");
    let on = desk.write(|writer| promise::go_on(writer, old, meeting)).unwrap();
    desk.write(|writer| promise::when(writer, on, "2026-07-01"));
    let lead = Plan {
        words: "# 夜の電話の当番".into(),
        lead: Some(Lead::Agency(ibasho)),
        answer: Answer::TakenBack,
        parts: vec![(hoken, Part::Supporting), (minsei, Part::Informed)],
        first_step: "曜日を決める".into(),
        when: "2026-07-10".into(),
        overlap: Some(idea),
        ..Plan::default()
    };
    let action = desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &lead));
    let of_secret = Plan { words: "当番の下調べ".into(), overlap: Some(hidden), ..Plan::default() };
    let of_secret = desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &of_secret));
    let part = Plan { words: "夜の窓口".into(), when: "2026-07".into(), answer: Answer::Agreed, ..lead };
    let role = desk.write(|writer| promise::plan(writer, Sort::Role, meeting, &part));
    let item = Item { title: "これからの動き".into(), minutes: 10, purpose: None, shows: Shows::Item };
    let item = desk.write(|writer| agenda::add(writer, meeting, &item));
    let settled = desk.write(|writer| decision::note(writer, meeting, Some(item), "電話は一つにする"));
    desk.write(|writer| decision::rest_on(writer, settled, action, true));
    desk.write(|writer| decision::rest_on(writer, settled, secret, true));
    let plain = desk.write(|writer| decision::note(writer, meeting, None, "次回は十月"));
    let problem = desk.write(|writer| issue::note(writer, meeting, "夜の行き先がない"));
    desk.write(|writer| issue::write(writer, problem, issue::Text::Measure, "当番を試す"));
    desk.write(|writer| issue::write(writer, problem, issue::Text::Evidence, "電話の数"));
    desk.write(|writer| issue::concern(writer, problem, hoken, true));
    for seen in [weak, secret] {
        desk.write(|writer| issue::see(writer, problem, seen, true));
    }
    let alike = desk.write(|writer| common::name(writer, meeting, "訪問", &[visit, also, secret], false));
    let closed = desk.write(|writer| issue::note(writer, meeting, "事務局だけの課題"));
    desk.set(closed, "private", true);
    let ids = [
        ("old", old),
        ("action", action),
        ("of_secret", of_secret),
        ("role", role),
        ("settled", settled),
        ("plain", plain),
        ("problem", problem),
        ("alike", alike),
        ("hidden", hidden),
        ("ibasho", ibasho),
        ("hoken", hoken),
    ];
    (desk, ids.into())
}

/// The part of a page from a heading on.
fn from(page: &str, heading: &str) -> String {
    let all: Vec<&str> = page.lines().collect();
    let at = all.iter().rposition(|line| line.trim_start_matches(['#', ' ']) == heading).unwrap();
    all[at..].join("\n")
}

#[test]
fn it_stands_after_the_worksheets_in_both_languages() {
    let (desk, _) = came_to();
    let ja = markdown::write(&desk.session, &order(Audience::Room, Lang::Ja));
    assert_snapshot!("outcome_ja", from(&ja, "前回までの約束のその後"));
    let en = text::write(&desk.session, &order(Audience::Room, Lang::En), 80);
    assert_snapshot!("outcome_en", from(&en, "What became of earlier promises"));
    let office = text::write(&desk.session, &order(Audience::Office, Lang::Ja), 80);
    assert!(office.contains("事務局だけの課題（非公開）") && office.contains("ひみつの提案"));
}

#[test]
fn nothing_of_it_is_for_everyone_and_nothing_quotes_what_the_room_may_not_see() {
    let (desk, _) = came_to();
    for form in all_forms(&desk.session, Audience::Public) {
        for word in ["当番", "夜の窓口", "電話", "行き先", "訪問", "決定", "Issues"] {
            assert!(!form.contains(word), "{word}: {form}");
        }
    }
    for form in all_forms(&desk.session, Audience::Room) {
        assert!(form.contains("当番の下調べ") && form.contains("夜の行き先がない"));
        assert!(!form.contains("ひみつ") && !form.contains("事務局だけの課題"), "{form}");
    }
    let naming = Naming::new(&desk.session, Audience::Room, Lang::Ja);
    let names: Vec<String> = desk.session.of_kind("issue").map(|record| naming.name(record)).collect();
    assert!(
        names.contains(&"課題「夜の行き先がない」".to_owned())
            && names.contains(&"課題（非公開）".to_owned()),
        "{names:?}"
    );
}

#[test]
fn the_flat_form_points_only_to_what_it_has() {
    let (desk, ids) = came_to();
    for audience in [Audience::Room, Audience::Office] {
        let flat: serde_json::Value =
            serde_json::from_str(&json::write(&desk.session, &order(audience, Lang::Ja))).unwrap();
        let all: Vec<_> =
            flat.as_object().unwrap().values().filter_map(|rows| rows.as_array()).flatten().collect();
        let listed: Vec<_> = all.iter().map(|row| &row["id"]).collect();
        for row in &all {
            for field in ["meeting", "overlap", "continues", "next", "item", "previous"] {
                let link = &row[field];
                let is_day = field == "next" && row["title"].is_string();
                assert!(link.is_null() || is_day || listed.contains(&link), "{field}: {row}");
            }
            for field in ["basis", "seen", "entries", "agencies", "supporting", "informed"] {
                let links = row[field].as_array().into_iter().flatten();
                assert!(links.into_iter().all(|link| listed.contains(&link)), "{field}: {row}");
            }
        }
        let row = |kind: &str, id: &str| {
            let rows = flat[kind].as_array().unwrap().iter();
            rows.clone().find(|row| row["id"] == ids[id].to_string()).unwrap().clone()
        };
        let action = row("actions", "action");
        assert_eq!(action["lead"], ids["ibasho"].to_string());
        assert_eq!(action["supporting"], serde_json::json!([ids["hoken"].to_string()]));
        assert_eq!((&action["answer"], &action["state"]), (&"taken_back".into(), &"open".into()));
        let (room, secret) = (audience == Audience::Room, row("actions", "of_secret"));
        assert_eq!(secret["overlap"].is_null(), room);
        let counts = [row("decisions", "settled")["basis"].clone(), row("issues", "problem")["seen"].clone()];
        assert_eq!(counts.map(|list| list.as_array().unwrap().len()), if room { [1, 1] } else { [2, 2] });
        assert_eq!(row("common", "alike")["entries"].as_array().unwrap().len(), if room { 2 } else { 3 });
        assert_eq!(row("roles", "role")["accepted"], true);
        let told = flat["earlier"].as_array().unwrap();
        let told: Vec<_> =
            told.iter().map(|row| (row["kind"].as_str().unwrap(), row["state"].as_str().unwrap())).collect();
        assert_eq!(told, [("action", "continued"), ("overlap", "not_now")]);
    }
}

#[test]
fn where_people_differ_every_wording_stands_there() {
    let (desk, ids) = came_to();
    let fork = |seed| Desk { session: desk.session.clone(), meeting: desk.meeting, seed };
    let (mut one, mut two) = (fork(200), fork(220));
    for (desk, words) in [
        (&mut one, ["甲の当番", "甲の一歩", "2026-07-11"]),
        (&mut two, ["乙の当番", "乙の一歩", "2026-07-12"]),
    ] {
        let [what, step, due] = words;
        desk.set(ids["action"], "what", what);
        desk.set(ids["action"], "first_step", step);
        desk.set(ids["action"], "due", due);
    }
    let (hoken, role) = (ids["hoken"], ids["role"]);
    one.set(role, "lead", hoken);
    two.set(role, "lead", "secretariat");
    one.session.union(&two.session);
    for form in [
        markdown::write(&one.session, &order(Audience::Room, Lang::Ja)),
        text::write(&one.session, &order(Audience::Room, Lang::Ja), 200),
    ] {
        for word in ["甲の当番", "乙の当番", "甲の一歩", "乙の一歩", "7月11日（土）", "7月12日（日）"]
        {
            assert!(form.contains(word), "{word}: {form}");
        }
        assert!(form.contains("主: 事務局か保健所") || form.contains("主: 保健所か事務局"), "{form}");
    }
    let flat: serde_json::Value =
        serde_json::from_str(&json::write(&one.session, &order(Audience::Room, Lang::Ja))).unwrap();
    let row = flat["actions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == ids["action"].to_string())
        .unwrap();
    assert_eq!(row["conflicts"]["what"].as_array().unwrap().len(), 2);
}

#[test]
fn fields_and_values_are_called_as_people_call_them() {
    let (desk, ids) = came_to();
    let naming = Naming::new(&desk.session, Audience::Office, Lang::Ja);
    let read = |id: &str, field: &str| {
        let record = desk.session.record(ids[id]).unwrap();
        let value = record.value(field).unwrap();
        (naming.field(record, field), naming.value(record, field, value))
    };
    let agency = ids["hoken"].to_string();
    for (id, field, called, told) in [
        ("action", "what", "取組の内容", "「# 夜の電話の当番」"),
        ("action", "due", "期日", "令和8年（2026年）7月10日（金）"),
        ("action", &format!("part/{agency}"), "関わり方（機関「みなと市保健所」）", "協力"),
        ("old", "lead", "主", "事務局"),
        ("old", "state", "その後", "続ける"),
        ("role", "from_day", "いつから", "令和8年（2026年）7月"),
        ("problem", &format!("about/{agency}"), "関わる機関（機関「みなと市保健所」）", "はい"),
    ] {
        assert_eq!(read(id, field), (called.to_owned(), told.to_owned()));
    }
    let alike = desk.session.record(ids["alike"]).unwrap();
    let entries: Vec<String> = alike
        .fields()
        .keys()
        .filter(|name| name.starts_with("entry/"))
        .map(|name| naming.field(alike, name))
        .collect();
    assert!(entries.contains(&"入る記入（とまりぎ 支援「家を訪ねる」）".to_owned()), "{entries:?}");
    let names = ["action", "role", "settled", "problem", "alike"]
        .map(|id| naming.name(desk.session.record(ids[id]).unwrap()));
    assert_eq!(
        names,
        [
            "取組「# 夜の電話の当番」",
            "役割「夜の窓口」",
            "決定「電話は一つにする」",
            "課題「夜の行き先がない」",
            "重なり「訪問」"
        ]
    );
}

#[test]
fn an_action_without_anybody_says_so_in_every_form() {
    let (desk, _) = came_to();
    let order = order(Audience::Room, Lang::Ja);
    assert!(markdown::write(&desk.session, &order).contains("当番の下調べ（主: 未定）"));
    assert!(text::write(&desk.session, &order, 80).contains("当番の下調べ（主: 未定）"));
    assert!(words_of(&docx::write(&desk.session, &order)).contains("主: 未定"));
    // of the same action nobody leads it, and it has no day
    assert_eq!(html::body(&desk.session, Audience::Room, Lang::Ja).matches(">未定<").count(), 2);
}

#[test]
fn who_was_there_is_not_claimed_where_nobody_noted_it() {
    let (mut desk, ids) = came_to();
    for form in all_forms(&desk.session, Audience::Room) {
        for word in ["出席機関", ">出席<", "現在出席", "\"present\"", "Present", ": present", "出席\n"]
        {
            assert!(!form.contains(word), "{word}: {form}");
        }
    }
    let told = |desk: &Desk| {
        let order = order(Audience::Room, Lang::Ja);
        let markdown = markdown::write(&desk.session, &order);
        let docx = words_of(&docx::write(&desk.session, &order));
        let html = html::body(&desk.session, Audience::Room, Lang::Ja);
        let flat: serde_json::Value = serde_json::from_str(&json::write(&desk.session, &order)).unwrap();
        let states = flat["attendance"].as_array().unwrap().iter();
        let noted = states.filter(|row| !row["state"].is_null()).count();
        let count = |page: &str| page.matches("記録していません").count();
        (count(&markdown), count(&docx), count(&html), noted)
    };
    assert_eq!(told(&desk), (2, 2, 2, 0));
    // one word at the second of two meetings
    let (meeting, hoken) = (desk.meeting, ids["hoken"]);
    desk.write(|writer| attendance::take(writer, meeting, hoken, State::Present));
    assert_eq!(told(&desk), (1, 1, 1, 1));
    let docx = words_of(&docx::write(&desk.session, &order(Audience::Room, Lang::Ja)));
    assert!(docx.contains("出席機関") && docx.contains("参加機関"), "{docx}");
}
