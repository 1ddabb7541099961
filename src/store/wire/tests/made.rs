//! Sessions made step by step, for tests.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::domain::agency::Named;
use crate::domain::attendance::State;
use crate::domain::entry::At;
use crate::domain::meeting::Facts;
use crate::domain::overlap::{Answer, Asked};
use crate::domain::promise::{self, Fate, Lead, Part, Plan, Sort};
use crate::domain::same::Verdict;
use crate::domain::session::Redaction;
use crate::domain::{
    Pen, RecordId, Session, Value, Writer, agency, attendance, common, decision, entry, issue, meeting,
    overlap, parked, pass, same, worksheet,
};
use crate::store::sheets;

/// One step of a made session; numbers choose among what is there.
#[derive(Clone, Debug)]
pub(in crate::store) enum Step {
    Agency(String),
    Entry(String),
    Edit(usize, String),
    Apart(usize, String, String),
    Delete(usize),
    Redact(usize),
    Pass,
    Overlap(String),
    Park(String),
    /// A role, an action that goes on from it, a decision, an issue and common ground.
    Outcome(String),
    Same(usize, usize),
    Odd(String, String, Tree),
    Clock(i64),
}

type Tree = Value;

/// What a text can hold that might be taken for something else.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "地域の",
        "相談",
        "\n",
        "\"",
        "\\",
        "=",
        "👨‍👩‍👧",
        "葛\u{E0100}",
        "か\u{3099}",
        " ",
        "\u{3000}",
        "revisions: [",
        "],",
        "(id:\"",
        "//",
        "\\n",
        "r#\"",
        "id: \"",
        "{",
        ")",
        "'",
        "reading: [",
        ":",
        "ﾃｽﾄ",
        "end: (",
        "\u{200D}",
        "",
    ]);
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::List),
            prop::collection::btree_map(text(), inner, 0..3).prop_map(Value::Map),
        ]
    })
}

/// Any steps.
pub(in crate::store) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let odd_name =
        prop_oneof![Just("text".to_owned()), Just("weight".to_owned()), Just("lane".to_owned()), text()];
    let step = prop_oneof![
        1 => text().prop_map(Step::Agency),
        4 => text().prop_map(Step::Entry),
        2 => (any::<usize>(), text()).prop_map(|(at, text)| Step::Edit(at, text)),
        2 => (any::<usize>(), text(), text()).prop_map(|(at, a, b)| Step::Apart(at, a, b)),
        1 => any::<usize>().prop_map(Step::Delete),
        1 => any::<usize>().prop_map(Step::Redact),
        1 => Just(Step::Pass),
        2 => text().prop_map(Step::Overlap),
        1 => text().prop_map(Step::Park),
        1 => text().prop_map(Step::Outcome),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Step::Same(a, b)),
        2 => (text(), odd_name, tree()).prop_map(|(kind, name, value)| Step::Odd(kind, name, value)),
        1 => any::<i64>().prop_map(Step::Clock),
    ];
    prop::collection::vec(step, 0..12)
}

/// A small session with one of everything.
pub(in crate::store) fn sample() -> Vec<Step> {
    vec![
        Step::Agency("社会福祉協議会".into()),
        Step::Entry("地域のボランティアと一緒に訪問できる".into()),
        Step::Entry("夜間は動けない\n土日も".into()),
        Step::Edit(1, "夜間は動けない\n土日も難しい".into()),
        Step::Apart(0, "ボランティアと訪問".into(), "民生委員と訪問".into()),
        Step::Pass,
        Step::Overlap("朝の電話を代わりにかける".into()),
        Step::Park("\"駐車\"の話".into()),
        Step::Odd("sociogram".into(), "text".into(), "来月までに名簿".into()),
        Step::Outcome("朝の電話の当番".into()),
        Step::Redact(9),
    ]
}

struct Maker {
    session: Session,
    now: i64,
    seed: u8,
}

impl Maker {
    fn write<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.seed = self.seed.wrapping_add(1);
        write(&mut Writer::new(
            &mut self.session,
            Pen { by: "記録1".into(), now: self.now, seed: [self.seed; 16] },
        ))
    }

    fn pick(&self, kind: &str, at: usize) -> Option<RecordId> {
        let all: Vec<_> = self.session.of_kind(kind).map(crate::domain::Record::id).collect();
        (!all.is_empty()).then(|| all[at % all.len()])
    }
}

/// One record of each kind that a meeting comes to.
fn came_to(
    writer: &mut Writer,
    meeting: RecordId,
    agency: RecordId,
    (entry, overlap): (Option<RecordId>, Option<RecordId>),
    text: &str,
) {
    let parts = vec![(agency, Part::Supporting)];
    let role = Plan { words: text.into(), parts: parts.clone(), overlap, ..Plan::default() };
    let role = promise::plan(writer, Sort::Role, meeting, &role);
    let lead = Some(Lead::Secretariat);
    let action =
        Plan { words: text.into(), lead, first_step: text.into(), continues: Some(role), ..Plan::default() };
    let action =
        promise::plan(writer, Sort::Action, meeting, &Plan { when: "2026-12-10".into(), parts, ..action });
    promise::settle(writer, role, meeting, Fate::Changed, text);
    let decision = decision::note(writer, meeting, None, text);
    decision::rest_on(writer, decision, action, true);
    let issue = issue::note(writer, meeting, text);
    issue::write(writer, issue, issue::Text::Measure, text);
    issue::give(writer, issue, lead);
    issue::concern(writer, issue, agency, true);
    let common = common::name(writer, meeting, text, &[], false);
    if let Some(entry) = entry {
        issue::see(writer, issue, entry, true);
        common::put(writer, common, entry, true);
    }
}

/// Makes the session of these steps; there is always a meeting and an agency.
pub(in crate::store) fn session_of(steps: &[Step]) -> Session {
    let mut maker = Maker { session: Session::new(), now: 1_800_000_000_000, seed: 0 };
    let (meeting, first) = maker.write(|writer| {
        let sheet = worksheet::carry(writer, &sheets::usual()[0]);
        let facts =
            Facts { title: "みなと市会議".into(), date: "2026-11-21".into(), ..Facts::default() };
        let meeting = meeting::found(writer, &facts, &[sheet]);
        let agency = agency::found(writer, &Named::from("みなと保健所"));
        attendance::set(writer, meeting, agency, State::Present);
        (meeting, agency)
    });
    for (number, step) in steps.iter().enumerate() {
        let question = ["support", "strengths", "weaknesses"][number % 3];
        let lane = if question == "support" { "solve" } else { "" };
        let agency = maker.pick(agency::KIND, number).unwrap_or(first);
        let at = At { meeting, agency, worksheet: "groupwork".into(), question: question.into() };
        match step {
            Step::Agency(name) => {
                let id = maker.write(|writer| agency::found(writer, &Named::from(name.as_str())));
                maker.write(|writer| attendance::set(writer, meeting, id, State::Late));
            }
            Step::Entry(text) => {
                maker.write(|writer| entry::add(writer, &at, lane, text, number % 2 == 0));
            }
            Step::Edit(which, text) => {
                if let Some(id) = maker.pick(entry::KIND, *which) {
                    maker.write(|writer| {
                        writer.set(id, &[("text", text.as_str().into()), ("starred", true.into())]);
                    });
                }
            }
            Step::Apart(which, one, other) => {
                if let Some(id) = maker.pick(entry::KIND, *which) {
                    let before = maker.session.clone();
                    maker.write(|writer| writer.set(id, &[("text", one.as_str().into())]));
                    let here = std::mem::replace(&mut maker.session, before);
                    maker.write(|writer| writer.set(id, &[("text", other.as_str().into())]));
                    maker.session.union(&here);
                }
            }
            Step::Delete(which) => {
                if let Some(id) = maker.pick(entry::KIND, *which) {
                    maker.write(|writer| writer.delete(id));
                }
            }
            Step::Redact(which) => {
                if let Some(id) = maker.pick(entry::KIND, *which) {
                    let stamp = maker.session.last_stamp();
                    let gone = |revision: crate::domain::RevisionId| Redaction {
                        revision,
                        stamp,
                        by: "記録1".into(),
                    };
                    let all: Vec<_> = maker.session.history(id).iter().map(|r| gone(r.id())).collect();
                    maker.session.take_in([], all);
                }
            }
            Step::Pass => {
                maker.write(|writer| pass::say(writer, &at, None));
            }
            Step::Overlap(idea) => {
                let need = maker.pick(entry::KIND, number);
                let asked = [
                    (Asked::Agency(first), Answer::TakenBack),
                    (Asked::Kind("npo".into(), "NPO\n法人".into()), Answer::Proposed),
                    (Asked::Anyone, Answer::Agreed),
                ];
                maker.write(|writer| overlap::propose(writer, &at, need, idea, &asked, false));
            }
            Step::Park(text) => {
                maker.write(|writer| parked::park(writer, meeting, None, text));
            }
            Step::Outcome(text) => {
                let (entry, overlap) = (maker.pick(entry::KIND, number), maker.pick(overlap::KIND, number));
                maker.write(|writer| came_to(writer, meeting, first, (entry, overlap), text));
            }
            Step::Same(a, b) => {
                if let (Some(a), Some(b)) = (maker.pick(agency::KIND, *a), maker.pick(agency::KIND, *b)) {
                    maker.write(|writer| same::judge(writer, a, b, Verdict::Same));
                }
            }
            Step::Odd(kind, name, value) => {
                let map = BTreeMap::from([("deep".to_owned(), value.clone())]);
                let fields = [(name.as_str(), value.clone()), ("wert", Value::Map(map))];
                maker.write(|writer| writer.found(kind, &fields));
                if let Some(id) = maker.pick(entry::KIND, number) {
                    maker.write(|writer| writer.set(id, &fields));
                }
            }
            Step::Clock(now) => maker.now = *now,
        }
    }
    maker.session
}
