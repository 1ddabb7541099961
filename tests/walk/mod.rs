//! A whole meeting as the keys that take it down, for a room without a terminal and for the real binary alike.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "a test, which reads the source tree")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use norishiro::app::Action;
use norishiro::app::input::{Code, Key};
use norishiro::i18n::Lang;
use serde_json::{Value, json};

#[path = "../../examples/samples/source.rs"]
mod source;

pub(crate) use source::Source;
use source::{Agency, To};

/// One thing that a facilitator does, or sees.
#[derive(Clone, Debug)]
pub enum Step {
    Text(String),
    Press(Key),
    /// This stands on the wall.
    See(String),
    /// This does not stand there any more.
    Gone(String),
    /// The caret is in this row.
    CaretRow(u16),
    /// It is this agency's turn.
    Turn(String),
}

/// Who plays the steps.
pub trait Player {
    fn play(&mut self, step: &Step);

    fn play_all(&mut self, steps: &[Step]) {
        steps.iter().for_each(|step| self.play(step));
    }
}

/// Steps as they are being written down.
pub(crate) struct Script<'s> {
    source: &'s Source,
    lang: Lang,
    pub(crate) steps: Vec<Step>,
}

const STEPS: [(&str, &str); 5] =
    [("support", "accompany"), ("support", "solve"), ("strengths", ""), ("weaknesses", ""), ("values", "")];

impl<'s> Script<'s> {
    fn new(source: &'s Source, lang: Lang) -> Self {
        Self { source, lang, steps: Vec::new() }
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.steps.push(Step::Text(text.to_owned()));
        self
    }

    fn key(&mut self, code: Code) -> &mut Self {
        self.steps.push(Step::Press(Key::plain(code)));
        self
    }

    fn ctrl(&mut self, letter: char) -> &mut Self {
        self.steps.push(Step::Press(Key::ctrl(letter)));
        self
    }

    fn enter(&mut self) -> &mut Self {
        self.key(Code::Enter)
    }

    fn see(&mut self, text: &str) -> &mut Self {
        self.steps.push(Step::See(text.to_owned()));
        self
    }

    fn gone(&mut self, text: &str) -> &mut Self {
        self.steps.push(Step::Gone(text.to_owned()));
        self
    }

    fn turn(&mut self, name: &str) -> &mut Self {
        self.steps.push(Step::Turn(name.to_owned()));
        self
    }

    /// From Home through the form to the first question.
    fn begin(&mut self, guests: &[&Agency]) {
        let (source, lang) = (self.source, self.lang);
        self.see(lang.home_new()).enter().see(lang.new_field_title());
        self.text(&source.title).enter().ctrl('a').text(&source.date).enter();
        self.steps.push(Step::CaretRow(7));
        for (at, agency) in guests.iter().enumerate() {
            self.text(&typed(agency)).enter().see(&format!("{} {}", at + 1, head(&agency.name)));
        }
        self.enter().enter().see("1/5").see(lang.saved());
    }

    /// To an agency by a part of its name.
    fn find(&mut self, typed: &str, agency: &Agency) {
        let (title, open) = (self.lang.find_title(), popup(self.lang));
        self.ctrl('g').see(title).text(typed).see(typed).enter().gone(&open).turn(&agency.name);
    }

    /// How an agency takes part, from the list of agencies; `at` is its place there.
    fn attendance(&mut self, from: usize, at: usize, state: usize) {
        let lang = self.lang;
        let words = ["present", "late", "absent", "handed_in"];
        self.ctrl('g').see(lang.find_title());
        (from..at).for_each(|_| {
            self.key(Code::Down);
        });
        self.key(Code::Right).see(lang.attendance_title()).text(&state.to_string());
        self.see(lang.find_title()).see(lang.attendance(words[state - 1]));
        self.key(Code::Esc).gone(&popup(lang));
    }

    /// What an agency says to a question, in the order it was said.
    fn say(&mut self, agency: &Agency, (question, lane): (&str, &str)) -> bool {
        let said = |entry: &&source::Entry| {
            entry.agency == agency.key && entry.question == question && entry.lane == lane
        };
        let said: Vec<String> =
            self.source.entries.iter().filter(said).map(|entry| entry.text.clone()).collect();
        for (at, text) in said.iter().enumerate() {
            self.text(text).enter().see(&format!(" {} {}", at + 1, head(text)));
        }
        !said.is_empty()
    }

    /// What an agency asks of others: the need from the list, the idea, who is asked, and the answers.
    fn propose(&mut self, agency: &Agency) -> bool {
        let (source, lang) = (self.source, self.lang);
        let needs: Vec<&source::Entry> = source
            .entries
            .iter()
            .filter(|entry| entry.agency == agency.key && entry.question == "weaknesses")
            .collect();
        let mine = source.overlaps.iter().filter(|overlap| overlap.agency == agency.key);
        let mut count = 0;
        for overlap in mine {
            count += 1;
            // up from the line stands the need that is chosen; from the first one down to the one that is meant
            let place =
                overlap.need.as_ref().map(|key| needs.iter().position(|need| need.key == *key).unwrap());
            self.key(Code::Up);
            (0..needs.len()).for_each(|_| {
                self.key(Code::Up);
            });
            (0..place.unwrap_or(needs.len())).for_each(|_| {
                self.key(Code::Down);
            });
            self.enter();
            let chosen = place.map_or_else(
                || format!("> - {}", head(lang.need_wish())),
                |place| format!("> {} {}", place + 1, head(&needs[place].text)),
            );
            self.see(&chosen);
            self.text(&overlap.idea).enter().see(lang.whom_title());
            let several = overlap.to.len() > 1;
            for to in &overlap.to {
                let name = asked(source, to, lang);
                self.text(&name).see(&format!("[ ] {}", head(&name)));
                if several {
                    self.key(Code::Tab).see(&format!("[x] {}", head(&name))).ctrl('a').key(Code::Backspace);
                }
            }
            self.enter();
            let weakness = |place: usize| format!("{} {}", lang.pick("弱み", "Weaknesses"), place + 1);
            let mut told: Vec<String> = place.map(weakness).into_iter().collect();
            for to in &overlap.to {
                let who = short(source, to, lang);
                let word = ["proposed", "agreed", "taken_back", "not_now"];
                let at = word.iter().position(|word| *word == to.answer).unwrap();
                // the IME is on: digits come full-width
                self.see(&lang.answer_title(&who)).text(["１", "２", "３", "４"][at]);
                told.push(format!("{who} {}", lang.answer(&to.answer)));
            }
            let heading = lang.overlap_asked(&told.join(lang.pick("・", ", ")));
            self.see(&format!(" {count} {}", heading.chars().take(12).collect::<String>().trim_end()));
            self.gone(&popup(lang));
        }
        count > 0
    }
}

/// What stands in the bottom row while something is asked.
fn popup(lang: Lang) -> String {
    format!("Enter {}", Action::Confirm.name(lang))
}

/// What is typed for an agency: 名称／略称／よみ.
fn typed(agency: &Agency) -> String {
    format!("{}／{}／{}", agency.name, agency.short, agency.reading)
}

/// The beginning of a text, which stands in one row.
fn head(text: &str) -> String {
    text.chars().take(8).collect()
}

fn asked(source: &Source, to: &To, lang: Lang) -> String {
    match &to.agency {
        Some(key) => agency(source, key).name.clone(),
        None => lang.asked_anyone().to_owned(),
    }
}

fn short(source: &Source, to: &To, lang: Lang) -> String {
    match &to.agency {
        Some(key) => agency(source, key).short.clone(),
        None => lang.asked_anyone().to_owned(),
    }
}

fn agency<'s>(source: &'s Source, key: &str) -> &'s Agency {
    source.agencies.iter().find(|agency| agency.key == key).unwrap()
}

fn state<'s>(source: &'s Source, key: &str) -> &'s str {
    source.attendance.iter().find(|row| row.agency == key).map_or("present", |row| row.state.as_str())
}

/// A sample as it was written down by hand.
pub(crate) fn sample(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/source/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The group-work sheet of a meeting at which everybody speaks in every round, walked by Enter.
pub(crate) fn sheet(source: &Source, lang: Lang) -> Vec<Step> {
    let mut script = Script::new(source, lang);
    let agencies: Vec<&Agency> = source.agencies.iter().collect();
    script.begin(&agencies);
    for (at, agency) in agencies.iter().enumerate() {
        if state(source, &agency.key) == "handed_in" {
            script.attendance(0, at, 4);
        }
    }
    let overlap = ("overlap", "");
    for step in STEPS.into_iter().chain([overlap]) {
        for (at, agency) in agencies.iter().enumerate() {
            script.turn(&agency.name);
            let spoke = if step == overlap { script.propose(agency) } else { script.say(agency, step) };
            assert!(spoke, "everybody speaks");
            match agencies.get(at + 1) {
                // those who are not in the room are not asked in turn: one goes to them
                Some(next) if state(source, &next.key) == "handed_in" => script.key(Code::Tab),
                None if step == overlap => &mut script,
                _ => script.enter(),
            };
        }
    }
    for (at, parked) in source.parked.iter().enumerate() {
        script.text(parked).ctrl('k').see(&lang.parking(at + 1));
    }
    script.see(lang.saved());
    script.steps
}

/// Agencies that come late, in [`town`].
const LATE: usize = 3;

/// Another meeting: 15 agencies, one of them absent, three that come after the second question, and some that have
/// nothing to add.
pub(crate) fn town() -> Source {
    let kinds = ["保健センター", "図書館", "商工会", "農協", "診療所", "工房", "学習室", "相談室"];
    let places = ["北野", "南原"];
    let readings = ["きたの", "みなみはら"];
    let agencies: Vec<Value> = (0..15)
        .map(|at| {
            let (place, kind) = (places[at % 2], kinds[at / 2]);
            json!({"key": format!("a{at}"), "name": format!("{place}町{kind}"), "short": format!("{place}{kind}"),
                "reading": format!("{}まち{at}", readings[at % 2]), "kinds": []})
        })
        .collect();
    let absent = 4;
    let attendance: Vec<Value> = (0..15)
        .map(|at| {
            let state = if at == absent {
                "absent"
            } else if at >= 15 - LATE {
                "late"
            } else {
                "present"
            };
            json!({"agency": format!("a{at}"), "state": state})
        })
        .collect();
    let mut entries = Vec::new();
    for (place, (question, lane)) in STEPS.into_iter().enumerate() {
        let there = if place < 3 { 15 - LATE } else { 15 };
        for at in (0..there).filter(|at| *at != absent && !passes(*at, question)) {
            for number in 0..=(at + place) % 3 {
                let key = format!("a{at}-{question}{lane}{number}");
                let text = format!("{}の{number}番目、{place}のこと", places[at % 2]);
                entries
                    .push(json!({"key": key, "agency": format!("a{at}"), "question": question, "lane": lane,
                    "text": text}));
            }
        }
    }
    let overlaps: Vec<Value> = (0..15)
        .filter(|at| *at != absent && !passes(*at, "overlap"))
        .map(|at| {
            let need = (!passes(at, "weaknesses")).then(|| format!("a{at}-weaknesses0"));
            let others = [(at + 1) % 15, (at + 6) % 15].map(|other| format!("a{other}"));
            let to: Vec<Value> = if at % 4 == 0 {
                vec![
                    json!({"agency": others[0], "answer": "agreed"}),
                    json!({"agency": others[1], "answer": "not_now"}),
                ]
            } else {
                vec![json!({"agency": others[0], "answer": "proposed"})]
            };
            json!({"key": format!("a{at}-n"), "agency": format!("a{at}"), "need": need, "to": to,
                "idea": format!("{at}番の案を一緒に試す")})
        })
        .collect();
    serde_json::from_value(json!({
        "title": "北野町 支え合いの集まり", "date": "2027-02-03", "time": ["10:00", "12:00"], "place": "", "layer": "",
        "theme": "", "rules": [], "fictional": true, "agencies": agencies, "attendance": attendance,
        "entries": entries, "overlaps": overlaps, "parked": ["次の会場"],
    }))
    .unwrap()
}

fn passes(at: usize, question: &str) -> bool {
    (at * 7 + question.len()).is_multiple_of(5)
}

/// The walk of [`town`]: to the first of a round by name, to the others with Tab, on with PgDn.
pub(crate) fn town_walk(source: &Source, lang: Lang) -> Vec<Step> {
    let mut script = Script::new(source, lang);
    let all: Vec<&Agency> = source.agencies.iter().collect();
    let (first, late) = all.split_at(all.len() - LATE);
    script.begin(first);
    for (at, agency) in first.iter().enumerate() {
        if state(source, &agency.key) == "absent" {
            script.attendance(0, at, 3);
        }
    }
    let steps: Vec<_> = STEPS.into_iter().chain([("overlap", "")]).collect();
    for (place, step) in steps.iter().enumerate() {
        if place == 3 {
            for (at, agency) in late.iter().enumerate() {
                let adds = lang.find_add(&agency.name);
                script.ctrl('g').see(lang.find_title()).text(&typed(agency)).see(&adds).enter();
                script.gone(&popup(lang)).turn(&agency.name);
                // it is the one in turn, so the list stands on it
                script.attendance(first.len() + at, first.len() + at, 2);
            }
        }
        let there: Vec<&&Agency> = if place < 3 { first } else { &all }
            .iter()
            .filter(|agency| state(source, &agency.key) != "absent")
            .collect();
        for (at, agency) in there.iter().enumerate() {
            if at == 0 {
                script.find(&agency.short, agency);
            }
            script.turn(&agency.name);
            let spoke = if step.0 == "overlap" { script.propose(agency) } else { script.say(agency, *step) };
            if !spoke && *step != ("support", "solve") {
                script.ctrl('d').see(lang.passed());
            }
            if at + 1 < there.len() {
                script.key(Code::Tab).turn(&there[at + 1].name);
            }
        }
        if place + 1 < steps.len() {
            script.key(Code::PageDown);
        }
        if place + 1 < steps.len() && steps[place + 1].0 != step.0 {
            let number = ["1", "2", "3", "4", "5"];
            let next = ["support", "strengths", "weaknesses", "values", "overlap"]
                .iter()
                .position(|question| *question == steps[place + 1].0)
                .unwrap();
            script.see(&format!("{}/5", number[next]));
        }
    }
    for (at, parked) in source.parked.iter().enumerate() {
        script.text(parked).ctrl('k').see(&lang.parking(at + 1));
    }
    script.see(lang.saved());
    script.steps
}

fn rows<'v>(flat: &'v Value, kind: &str) -> &'v [Value] {
    flat[kind].as_array().unwrap()
}

fn by_id<'v>(flat: &'v Value, kind: &str, id: &Value) -> Option<&'v Value> {
    rows(flat, kind).iter().find(|row| row["id"] == *id)
}

/// Fails where an export does not say, question by question, what the source says.
pub(crate) fn must_equal(source: &Source, flat: &Value) {
    let meeting = &rows(flat, "meetings")[0];
    assert_eq!(
        (meeting["title"].as_str(), meeting["date"].as_str()),
        (Some(&*source.title), Some(&*source.date))
    );
    let counts =
        ["meetings", "agencies", "attendance", "entries", "overlaps"].map(|kind| rows(flat, kind).len());
    let agencies = source.agencies.len();
    assert_eq!(counts, [1, agencies, agencies, source.entries.len(), source.overlaps.len()]);
    for (agency, row) in source.agencies.iter().zip(rows(flat, "agencies")) {
        let names = ["name", "short", "reading"].map(|field| row[field].as_str().unwrap_or_default());
        assert_eq!(names, [&agency.name, &agency.short, &agency.reading]);
        let here = rows(flat, "attendance").iter().find(|state| state["agency"] == row["id"]).unwrap();
        assert_eq!(here["state"].as_str(), Some(state(source, &agency.key)), "{}", agency.name);
    }
    for (question, lane) in STEPS {
        for agency in &source.agencies {
            let said: Vec<_> = source
                .entries
                .iter()
                .filter(|entry| {
                    (&*entry.agency, &*entry.question, &*entry.lane) == (&agency.key, question, lane)
                })
                .map(|entry| (entry.text.as_str(), entry.handed_in))
                .collect();
            let written: Vec<_> = rows(flat, "entries")
                .iter()
                .filter(|row| row["agency_name"] == agency.name && row["question"] == question)
                .filter(|row| row["lane"].as_str().unwrap_or_default() == lane)
                .map(|row| (row["text"].as_str().unwrap(), row["handed_in"] == true))
                .collect();
            assert_eq!(said, written, "{question} {lane} {}", agency.name);
        }
    }
    for agency in &source.agencies {
        overlaps_must_equal(source, flat, agency);
    }
    let parked: Vec<_> = rows(flat, "parked").iter().map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(parked, source.parked);
}

fn overlaps_must_equal(source: &Source, flat: &Value, agency: &Agency) {
    type Told = (String, Option<String>, Vec<(String, String)>);
    let anyone = |name: Option<&str>| name.unwrap_or("anyone").to_owned();
    let mine = source.overlaps.iter().filter(|overlap| overlap.agency == agency.key);
    let said: Vec<Told> = mine
        .map(|overlap| {
            let need = overlap
                .need
                .as_ref()
                .map(|key| source.entries.iter().find(|entry| entry.key == *key).unwrap());
            let to = overlap.to.iter().map(|to| {
                let name = to.agency.as_ref().map(|key| self::agency(source, key).name.as_str());
                (anyone(name), to.answer.clone())
            });
            (overlap.idea.clone(), need.map(|need| need.text.clone()), to.collect())
        })
        .collect();
    let id = &rows(flat, "agencies").iter().find(|row| row["name"] == agency.name).unwrap()["id"];
    let written: Vec<Told> = rows(flat, "overlaps")
        .iter()
        .filter(|row| row["agency"] == *id)
        .map(|row| {
            let need =
                by_id(flat, "entries", &row["need"]).map(|need| need["text"].as_str().unwrap().to_owned());
            assert_eq!(need.is_none(), row["need"].is_null());
            let to = row["to"].as_array().unwrap().iter();
            let to = to.map(|to| (anyone(to["name"].as_str()), to["answer"].as_str().unwrap().to_owned()));
            (row["idea"].as_str().unwrap().to_owned(), need, to.collect())
        })
        .collect();
    assert_eq!(said, written, "{}", agency.name);
}

/// Fails where other agencies have said 特になし than [`town_walk`] makes say so.
pub(crate) fn passes_must_equal(source: &Source, flat: &Value) {
    let mut expected: BTreeMap<(String, String), usize> = BTreeMap::new();
    let count = source.agencies.len();
    for question in ["support", "strengths", "weaknesses", "values", "overlap"] {
        let there = if matches!(question, "support" | "strengths") { count - LATE } else { count };
        for (at, agency) in source.agencies.iter().enumerate().take(there) {
            if state(source, &agency.key) != "absent" && passes(at, question) {
                expected.insert((question.to_owned(), agency.name.clone()), 1);
            }
        }
    }
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows(flat, "passes") {
        let text = |field: &str| row[field].as_str().unwrap().to_owned();
        *found.entry((text("question"), text("agency_name"))).or_default() += 1;
    }
    assert_eq!(found, expected);
    assert!(expected.len() > 5);
}
