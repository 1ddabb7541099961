//! The sample sessions are what their sources say, and the flat form of them says it again.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test, which reads the source tree")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use norishiro::domain::promise::{self, Fate, Sort};
use norishiro::domain::since;
use norishiro::domain::soundness::Soundness;
use norishiro::domain::thread::Threads;
use norishiro::domain::{RecordId, Session, meeting, overlap};
use norishiro::exchange::{Audience, Order, json};
use norishiro::store::{sheets, wire};
use serde_json::Value;

#[path = "../examples/samples/build.rs"]
mod build;
#[path = "../examples/samples/source.rs"]
mod source;

use build::Sample;
use source::Source;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name)
}

fn samples() -> BTreeMap<&'static str, (Source, Sample)> {
    let sheet = sheets::find(build::WORKSHEET).unwrap();
    let mut samples: BTreeMap<&str, (Source, Sample)> = BTreeMap::new();
    for name in build::NAMES {
        let text = fs::read_to_string(file(&format!("source/{name}.json"))).unwrap();
        let source: Source = serde_json::from_str(&text).unwrap();
        let previous = source.previous.as_ref().map(|previous| &samples[previous.as_str()].1);
        let sample = build::build(name, &source, &sheet.definition, previous).unwrap();
        samples.insert(name, (source, sample));
    }
    samples
}

fn flat(session: &Session) -> Value {
    serde_json::from_str(&json::write(session, &Order::flat(Audience::Room))).unwrap()
}

fn array<'v>(flat: &'v Value, name: &str) -> &'v [Value] {
    flat[name].as_array().unwrap()
}

#[test]
fn the_files_are_what_the_sources_make() {
    for (name, (_, sample)) in samples() {
        let text = fs::read_to_string(file(&format!("{name}.ron"))).unwrap_or_default();
        assert!(
            text == wire::print(&sample.session),
            "sessions/{name}.ron is stale: run cargo run --example samples"
        );
        assert_eq!(wire::load(text.as_bytes()).unwrap().session, sample.session, "{name}");
    }
}

#[test]
fn each_has_its_agencies_entries_and_proposals() {
    for (name, agencies, entries, overlaps) in [
        ("minato-1", 7, 117, 21),
        ("minato-2", 8, 127, 25),
        ("minato-3", 9, 123, 23),
        ("shiokaze", 7, 111, 21),
    ] {
        let (_, sample) = &samples()[name];
        let flat = flat(&sample.session);
        let counts = ["meetings", "agencies", "attendance", "entries", "overlaps"]
            .map(|kind| array(&flat, kind).len());
        assert_eq!(counts, [1, agencies, agencies, entries, overlaps], "{name}");
    }
}

#[test]
fn the_flat_form_says_what_the_source_says_question_by_question() {
    for (name, (source, sample)) in samples() {
        let flat = flat(&sample.session);
        let names: BTreeMap<&str, &str> =
            source.agencies.iter().map(|a| (a.key.as_str(), a.name.as_str())).collect();
        for question in ["support", "strengths", "weaknesses", "values"] {
            for agency in &source.agencies {
                let said = source
                    .entries
                    .iter()
                    .filter(|entry| entry.agency == agency.key && entry.question == question);
                let said: Vec<_> = said
                    .map(|entry| {
                        let lane = Some(entry.lane.as_str()).filter(|lane| !lane.is_empty());
                        (lane, entry.text.as_str(), entry.handed_in)
                    })
                    .collect();
                let written = array(&flat, "entries").iter();
                let written =
                    written.filter(|row| row["agency_name"] == agency.name && row["question"] == question);
                let written: Vec<_> = written
                    .map(|row| {
                        (row["lane"].as_str(), row["text"].as_str().unwrap(), row["handed_in"] == true)
                    })
                    .collect();
                assert_eq!(said, written, "{name} {question} {}", agency.name);
                let seat = source.attendance.iter().find(|seat| seat.agency == agency.key).unwrap();
                assert_eq!(said.is_empty(), seat.state == "absent", "{name} {question} {}", agency.name);
            }
        }
        proposals(&source, &flat, &names);
        let parked: Vec<_> = array(&flat, "parked").iter().map(|row| row["text"].as_str().unwrap()).collect();
        assert_eq!(parked, source.parked, "{name}");
    }
}

fn proposals(source: &Source, flat: &Value, names: &BTreeMap<&str, &str>) {
    type Told<'t> = (String, Option<&'t str>, Vec<(&'static str, Option<&'t str>, &'t str)>, &'t str);
    let kind = |word: &str| ["agency", "kind", "anyone"].into_iter().find(|kind| *kind == word).unwrap();
    let said: Vec<Told> = source
        .overlaps
        .iter()
        .map(|overlap| {
            let need = overlap
                .need
                .as_ref()
                .map(|key| source.entries.iter().find(|entry| entry.key == *key).unwrap());
            let to = overlap.to.iter().map(|to| match (&to.agency, &to.kind) {
                (Some(key), _) => ("agency", Some(names[key.as_str()]), to.answer.as_str()),
                (None, Some(_)) => ("kind", to.name.as_deref(), to.answer.as_str()),
                (None, None) => ("anyone", None, to.answer.as_str()),
            });
            let agency = names[overlap.agency.as_str()].to_owned();
            (agency, need.map(|need| need.text.as_str()), to.collect(), overlap.idea.as_str())
        })
        .collect();
    let by_id = |kind: &str, id: &Value| array(flat, kind).iter().find(|row| row["id"] == *id);
    let written: Vec<Told> = array(flat, "overlaps")
        .iter()
        .map(|row| {
            let agency = by_id("agencies", &row["agency"]).unwrap()["name"].as_str().unwrap().to_owned();
            let need = by_id("entries", &row["need"]).map(|need| need["text"].as_str().unwrap());
            assert_eq!(need.is_none(), row["need"].is_null());
            let to = row["to"].as_array().unwrap().iter();
            let to = to.map(|to| {
                (kind(to["kind"].as_str().unwrap()), to["name"].as_str(), to["answer"].as_str().unwrap())
            });
            (agency, need, to.collect(), row["idea"].as_str().unwrap())
        })
        .collect();
    assert_eq!(said, written);
}

#[test]
fn the_answers_are_counted_by_the_most_open_one() {
    let open = ["proposed", "taken_back", "not_now", "agreed"];
    for (name, counts) in [
        ("minato-1", [0, 6, 0, 15]),
        ("minato-2", [2, 4, 1, 18]),
        ("minato-3", [3, 2, 3, 15]),
        ("shiokaze", [0, 5, 0, 16]),
    ] {
        let flat = flat(&samples()[name].1.session);
        let rank = |to: &Value| open.iter().position(|word| to["answer"] == *word).unwrap();
        let of = |row: &Value| row["to"].as_array().unwrap().iter().map(rank).min().unwrap();
        let found: Vec<usize> = array(&flat, "overlaps").iter().map(of).collect();
        assert_eq!(
            counts,
            [0, 1, 2, 3].map(|rank| found.iter().filter(|found| **found == rank).count()),
            "{name}"
        );
    }
}

#[test]
fn attendance_and_tables_are_kept() {
    let samples = samples();
    let states = |name: &str| {
        let flat = flat(&samples[name].1.session);
        let state =
            |state: &str| array(&flat, "attendance").iter().filter(|row| row["state"] == *state).count();
        ["present", "late", "absent", "handed_in"].map(state)
    };
    assert_eq!(states("minato-1"), [6, 1, 0, 0]);
    assert_eq!(states("minato-2"), [6, 1, 0, 1]);
    assert_eq!(states("minato-3"), [6, 1, 1, 1]);
    assert_eq!(states("shiokaze"), [6, 0, 0, 1]);
    let flat = flat(&samples["minato-2"].1.session);
    let tables = ["A卓", "B卓"]
        .map(|table| array(&flat, "entries").iter().filter(|row| row["table"] == *table).count());
    let of_none = array(&flat, "entries").iter().filter(|row| row["table"].is_null()).count();
    let handed_in = array(&flat, "entries").iter().filter(|row| row["handed_in"] == true).count();
    assert_eq!((tables.iter().sum::<usize>() + of_none, of_none), (127, handed_in));
}

#[test]
fn what_each_came_to_is_in_the_flat_form_as_the_source_says_it() {
    for (name, counts) in
        [("minato-1", [0, 5, 6, 0, 0]), ("minato-2", [17, 4, 8, 4, 4]), ("shiokaze", [0, 5, 6, 0, 0])]
    {
        let (source, sample) = &samples()[name];
        let flat = flat(&sample.session);
        let kinds = ["earlier", "roles", "actions", "decisions", "issues"];
        assert_eq!(kinds.map(|kind| array(&flat, kind).len()), counts, "{name}");
        let names: BTreeMap<&str, &str> =
            source.agencies.iter().map(|a| (a.key.as_str(), a.name.as_str())).collect();
        let name_of = |id: &Value| {
            let agency = array(&flat, "agencies").iter().find(|row| row["id"] == *id);
            agency
                .map_or(id.as_str().unwrap_or_default(), |agency| agency["name"].as_str().unwrap())
                .to_owned()
        };
        let all = |ids: &Value| ids.as_array().unwrap().iter().map(&name_of).collect::<BTreeSet<_>>();
        let known =
            |keys: &[String]| keys.iter().map(|key| names[key.as_str()].to_owned()).collect::<BTreeSet<_>>();
        for (action, row) in source.actions.iter().zip(array(&flat, "actions")) {
            assert_eq!(
                (row["what"].as_str(), row["due"].as_str()),
                (Some(&*action.what), Some(&*action.due))
            );
            assert_eq!(row["first_step"].as_str().unwrap_or_default(), action.first_step);
            let lead = names.get(action.who.lead.as_str()).copied().unwrap_or("secretariat");
            assert_eq!(
                (name_of(&row["lead"]).as_str(), &row["answer"]),
                (lead, &action.who.answer.clone().into())
            );
            assert_eq!(all(&row["supporting"]), known(&action.who.supporting));
            assert_eq!(all(&row["informed"]), known(&action.who.informed));
            assert_eq!(row["state"], action.state.clone().unwrap_or("open".into()));
            assert_eq!(row["overlap"].is_null(), action.who.overlap.is_none());
            assert_eq!(row["continues"].is_null(), action.continues.is_none());
        }
        for (role, row) in source.roles.iter().zip(array(&flat, "roles")) {
            assert_eq!((row["part"].as_str(), row["from"].as_str()), (Some(&*role.part), Some(&*role.from)));
            assert_eq!(
                (name_of(&row["agency"]), all(&row["supporting"])),
                (names[&*role.who.lead].to_owned(), known(&role.who.supporting))
            );
            assert_eq!(row["accepted"], role.who.answer == "agreed");
            assert_eq!(row["overlap"].is_null(), role.who.overlap.is_none());
            assert_eq!(row["continues"].is_null(), role.continues.is_none());
        }
        for (issue, row) in source.issues.iter().zip(array(&flat, "issues")) {
            assert_eq!(
                (row["text"].as_str(), all(&row["agencies"])),
                (Some(&*issue.text), known(&issue.about))
            );
            assert_eq!(row["seen"].as_array().unwrap().len(), issue.seen.len());
            assert_eq!(row["owner"].is_null(), issue.owner.is_none());
        }
        for (decision, row) in source.decisions.iter().zip(array(&flat, "decisions")) {
            let item = array(&flat, "agenda").iter().find(|item| item["id"] == row["item"]).unwrap();
            assert_eq!(item["title"].as_str(), Some(&*source.agenda[decision.item - 1].title));
            assert_eq!(
                (row["text"].as_str(), row["basis"].as_array().unwrap().len()),
                (Some(&*decision.text), decision.basis.len())
            );
        }
    }
}

#[test]
fn the_second_meeting_asks_after_what_was_promised_and_both_files_are_one_session() {
    let samples = samples();
    let (first, (source, sample)) = (&samples["minato-1"].1.session, &samples["minato-2"]);
    let second = &sample.session;
    assert!(Soundness::of(second).is_sound());
    let mut both = first.clone();
    both.union(second);
    assert!(Soundness::of(&both).is_sound());
    assert_eq!((meeting::all(second).len(), meeting::all(&both).len()), (1, 2));
    for session in [second, &both] {
        let newest = meeting::all(session).last().unwrap().id();
        let promises = promise::before(session, newest);
        let told: Vec<_> = promises.iter().map(|one| (one.fate().word(), one.note())).collect();
        let said: Vec<_> = source.told.iter().map(|told| (told.fate.as_str(), told.note.as_str())).collect();
        assert_eq!(told, said);
        let overlaps = overlap::waiting(session, newest);
        let told: Vec<_> = overlaps.iter().map(|one| (one.answer().word(), one.note())).collect();
        let mut said: Vec<_> =
            source.taken_back.iter().map(|told| (told.answer.as_str(), told.note.as_str())).collect();
        said.sort_by_key(|said| told.iter().position(|told| told == said));
        assert_eq!(told, said);
        let next = |key: &str| {
            let id = samples["minato-1"].1.records[key];
            promise::next(session, id).map(|next| next.words().to_owned())
        };
        assert_eq!(next("A2").as_deref(), Some("見立て相談の来年度の日程を送る"));
        assert_eq!(next("A4").as_deref(), Some("相談室の紙を就学の案内に同封できるか聞く"));
        assert_eq!(next("A1"), None);
    }
    // the first file alone still waits for all of them, and merging it into the second adds only what that left out
    assert!(
        promise::list(first, Sort::Action, meeting::all(first)[0].id())
            .iter()
            .all(|one| one.fate() == Fate::Open)
    );
    assert_eq!(both.met("action", meeting::all(first)[0].id()).count(), 6);
    assert_eq!(both.disputed().count(), 0);
    let flat = flat(&both);
    assert_eq!(["roles", "actions", "earlier"].map(|kind| array(&flat, kind).len()), [9, 14, 17]);
    let own: Vec<_> = array(&flat, "actions").iter().map(|row| &row["id"]).collect();
    assert!(
        array(&flat, "actions")
            .iter()
            .all(|row| row["continues"].is_null() || own.contains(&&row["continues"]))
    );
}

/// What changed against the meeting before, as it is written down: change, question and lane, key before, key after.
fn changes(name: &str) -> BTreeSet<(String, String, Option<String>, Option<String>)> {
    let path = format!("{}/tests/fixtures/{name}-changes.json", env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<_> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let count = rows.len();
    let rows: BTreeSet<_> = rows.into_iter().collect();
    assert_eq!(rows.len(), count, "{name}");
    rows
}

#[test]
fn what_changed_from_meeting_to_meeting_is_what_was_written_down_for_it() {
    let samples = samples();
    let mut all = Session::new();
    let mut counts = Vec::new();
    for (earlier, later) in [("minato-1", "minato-2"), ("minato-2", "minato-3")] {
        let [(_, before), (_, after)] = [&samples[earlier], &samples[later]];
        all.union(&before.session);
        all.union(&after.session);
        assert!(Soundness::of(&all).is_sound());
        let threads = Threads::of(&all);
        let meetings: Vec<_> = meeting::all(&all).into_iter().map(meeting::Meeting::id).collect();
        let [.., one, other] = meetings[..] else { panic!("two meetings") };
        let lines = since::compare(&all, &threads, &[one], &[other]);
        let key = |sample: &Sample, id: Option<RecordId>| {
            // the keys of what was done to a record have a blank in them
            let is = |(key, known): &(&String, &RecordId)| Some(**known) == id && !key.contains(' ');
            sample.records.iter().find(is).map(|(key, _)| key.clone())
        };
        let found: BTreeSet<_> = lines
            .iter()
            .map(|line| {
                let lane = if line.lane.is_empty() { String::new() } else { format!(".{}", line.lane) };
                let asked = format!("{}{lane}", line.question);
                (line.change.word().to_owned(), asked, key(before, line.before), key(after, line.after))
            })
            .collect();
        let other: Vec<_> = found.symmetric_difference(&changes(later)).cloned().collect();
        assert_eq!(other, [], "{later}");
        let (overlaps, entries): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.question == "overlap");
        counts.push([since::counts(entries), since::counts(overlaps)]);
    }
    assert_eq!(counts, [[[80, 17, 30, 20], [1, 14, 10, 6]], [[77, 18, 28, 32], [2, 14, 7, 9]]]);
    // said at the first, not at the second, and again at the third
    let threads = Threads::of(&all);
    let again = samples["minato-3"].1.records["m3-hiki-s4"];
    assert_eq!(threads.before(again), Some(samples["minato-1"].1.records["hiki-s4"]));
}

#[test]
fn the_third_meeting_asks_after_all_that_the_second_left_open() {
    let samples = samples();
    let (source, third) = &samples["minato-3"];
    let newest = meeting::all(&third.session).last().unwrap().id();
    let promises = promise::before(&third.session, newest);
    let told: Vec<_> = promises.iter().map(|one| (one.fate().word(), one.note())).collect();
    let said: Vec<_> = source.told.iter().map(|told| (told.fate.as_str(), told.note.as_str())).collect();
    assert_eq!(told, said);
    let waiting = overlap::waiting(&third.session, newest);
    assert_eq!(waiting.len(), source.taken_back.len());
    for told in &source.taken_back {
        let id = samples["minato-2"].1.records[&told.overlap];
        let one = waiting.iter().find(|one| one.id() == id).unwrap();
        assert_eq!(
            (one.answer().word(), one.note()),
            (told.answer.as_str(), told.note.as_str()),
            "{}",
            told.overlap
        );
    }
}

#[test]
fn files_of_one_network_are_one_session() {
    let samples = samples();
    let (first, second) = (&samples["minato-1"].1.session, &samples["minato-2"].1.session);
    let mut both = first.clone();
    both.union(second);
    let flat = flat(&both);
    assert_eq!((array(&flat, "meetings").len(), array(&flat, "agencies").len()), (2, 8));
    let named =
        |session: &Session| session.of_kind("agency").map(|a| a.text("name").to_owned()).collect::<Vec<_>>();
    assert!(named(first).contains(&"みなと市社会福祉協議会".to_owned()));
    assert!(named(&both).contains(&"社会福祉法人 みなと市社会福祉協議会".to_owned()));
    assert!(!named(&both).contains(&"みなと市社会福祉協議会".to_owned()));
}

#[test]
fn the_example_of_the_docs_is_what_the_program_writes() {
    let docs = fs::read_to_string(file("../docs/flat-form.md")).unwrap().replace("\r\n", "\n");
    let (_, example) = docs.rsplit_once("```json\n").unwrap();
    let example: Value = serde_json::from_str(example.split_once("```").unwrap().0).unwrap();
    let flat = flat(&samples()["minato-2"].1.session);
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&example), names(&flat));
    for name in names(&flat).iter().filter(|name| *name != "format") {
        for row in array(&example, name) {
            assert!(array(&flat, name).contains(row), "docs/flat-form.md, {name}: {row}");
        }
    }
}
