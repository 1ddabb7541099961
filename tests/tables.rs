//! One meeting at two tables: what two laptops took down, merged, is what people expect (`fixtures/two-tables.json`).
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test, which reads the source tree")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use norishiro::domain::agency::{self, Named};
use norishiro::domain::arrival::{Arrival, Fate, Kinship};
use norishiro::domain::entry::{self, At};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{self, Answer, Asked, Overlap};
use norishiro::domain::same::{Verdict, judge};
use norishiro::domain::{Pen, Record, RecordId, Session, Writer, candidates, together, worksheet};
use norishiro::store::{kinds, sheets, wire};
use serde::Deserialize;

#[path = "../examples/samples/source.rs"]
#[allow(dead_code, reason = "only a part of a whole source")]
mod source;

#[derive(Deserialize)]
struct Tables {
    title: String,
    date: String,
    base: Side,
    a: Side,
    b: Side,
    expected: Expected,
}

#[derive(Deserialize)]
struct Side {
    by: String,
    agencies: Vec<source::Agency>,
    edits: Vec<Edit>,
    entries: Vec<source::Entry>,
    overlaps: Vec<source::Overlap>,
}

#[derive(Deserialize)]
struct Edit {
    entry: String,
    text: String,
}

#[derive(Deserialize)]
struct Expected {
    added: BTreeMap<String, (usize, usize)>,
    union: Counts,
    preview_into_a: Preview,
    same_agency: Vec<Pair>,
    shared_agencies: Vec<String>,
    never_suggest: Vec<(String, String)>,
    conflict: Conflict,
    twins: Vec<Twin>,
    after_people: Counts,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Counts {
    entries: usize,
    overlaps: usize,
    agencies: usize,
    #[serde(default = "one")]
    conflicts: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Preview {
    new: usize,
    changed_on_both_sides: usize,
    deleted: usize,
    perhaps_same_agency: usize,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
    ticked: bool,
}

#[derive(Deserialize)]
struct Conflict {
    entry: String,
    texts: BTreeSet<String>,
    settled: String,
}

#[derive(Deserialize)]
struct Twin {
    kept: String,
    twin: String,
    same_text: bool,
}

fn one() -> usize {
    1
}

/// A laptop: its session, and the records its keys stand for.
#[derive(Clone, Default)]
struct Laptop {
    session: Session,
    records: BTreeMap<String, RecordId>,
    seed: u8,
    steps: u8,
}

impl Laptop {
    fn write<T>(&mut self, by: &str, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.steps = self.steps.wrapping_add(1);
        let mut seed = [0; 16];
        (seed[0], seed[1]) = (self.seed, self.steps);
        let now = 1_771_390_800_000 + i64::from(self.steps) * 1_000;
        write(&mut Writer::new(&mut self.session, Pen { by: by.to_owned(), now, seed }))
    }

    fn take_down(&mut self, meeting: RecordId, side: &Side) {
        for agency in &side.agencies {
            let named = Named { name: agency.name.clone(), kinds: agency.kinds.clone(), ..Named::default() };
            let id = self.write(&side.by, |writer| agency::found(writer, &named));
            self.records.insert(agency.key.clone(), id);
        }
        for edit in &side.edits {
            let id = self.records[&edit.entry];
            self.write(&side.by, |writer| writer.set(id, &[("text", edit.text.as_str().into())]));
        }
        for said in &side.entries {
            let at = self.at(meeting, &said.agency, &said.question);
            let id = self.write(&side.by, |writer| {
                let id = entry::add(writer, &at, &said.lane, &said.text, said.handed_in);
                if !said.handed_in {
                    writer.set(id, &[("table", side.by.as_str().into())]);
                }
                id
            });
            self.records.insert(said.key.clone(), id);
        }
        for said in &side.overlaps {
            let at = self.at(meeting, &said.agency, "overlap");
            let need = said.need.as_ref().map(|key| self.records[key]);
            let to: Vec<_> = said.to.iter().map(|to| (self.asked(to), Answer::read(&to.answer))).collect();
            let id = self.write(&side.by, |writer| {
                overlap::propose(writer, &at, need, &said.idea, &to, said.handed_in)
            });
            self.records.insert(said.key.clone(), id);
        }
    }

    /// Whom a proposal asks; a sheet handed in may ask an agency that has no seat yet.
    fn asked(&self, to: &source::To) -> Asked {
        match (&to.agency, &to.kind) {
            (Some(key), _) => self.records.get(key).map_or(Asked::Undecided, |id| Asked::Agency(*id)),
            (None, Some(kind)) => Asked::Kind(kind.clone(), to.name.clone().unwrap()),
            (None, None) => Asked::Anyone,
        }
    }

    /// Ties the proposals handed in to the agencies that have sat down since.
    fn tie(&mut self, prepared: &Side, by: &str) {
        for said in &prepared.overlaps {
            let to: Vec<Asked> = said.to.iter().map(|to| self.asked(to)).collect();
            let id = self.records[&said.key];
            self.write(by, |writer| overlap::ask(writer, id, &to));
        }
    }

    fn at(&self, meeting: RecordId, agency: &str, question: &str) -> At {
        let (worksheet, question) = ("groupwork".to_owned(), question.to_owned());
        At { meeting, agency: self.records[agency], worksheet, question }
    }
}

/// The two laptops after the group work.
struct Room {
    tables: Tables,
    a: Laptop,
    b: Laptop,
}

fn room() -> Room {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/two-tables.json");
    let tables: Tables = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut base = Laptop { seed: 1, ..Laptop::default() };
    let definition = sheets::find("groupwork").unwrap().definition.clone();
    let facts = Facts { title: tables.title.clone(), date: tables.date.clone(), ..Facts::default() };
    let meeting = base.write("記録1", |writer| {
        let sheet = worksheet::carry(writer, &definition);
        meeting::found(writer, &facts, &[sheet])
    });
    base.take_down(meeting, &tables.base);
    let mut a = Laptop { seed: 2, ..base.clone() };
    let mut b = Laptop { seed: 3, ..base };
    a.take_down(meeting, &tables.a);
    a.tie(&tables.base, &tables.a.by);
    b.take_down(meeting, &tables.b);
    Room { tables, a, b }
}

fn counts(session: &Session) -> Counts {
    let agencies: BTreeSet<_> =
        session.of_kind(agency::KIND).map(|record| session.stands_for(record.id())).collect();
    Counts {
        entries: session.of_kind(entry::KIND).count(),
        overlaps: session.of_kind(overlap::KIND).count(),
        agencies: agencies.len(),
        conflicts: session.records().filter(|record| record.conflicts().next().is_some()).count(),
    }
}

fn merged(room: &Room) -> Session {
    together::union([&room.a.session, &room.b.session])
}

#[test]
fn the_union_holds_what_both_took_down_in_any_order_and_once() {
    let room = room();
    let expected = &room.tables.expected;
    for (name, side) in [("base", &room.tables.base), ("A", &room.tables.a), ("B", &room.tables.b)] {
        assert_eq!((side.entries.len(), side.overlaps.len()), expected.added[name], "{name}");
    }
    let union = merged(&room);
    assert_eq!(counts(&union), expected.union);
    let other = together::union([&room.b.session, &room.a.session, &union, &room.b.session]);
    assert_eq!(wire::print(&union), wire::print(&other));
    assert!(Arrival::of(&union, &[&room.b.session]).is_empty());
}

#[test]
fn the_preview_counts_what_comes_to_the_first_table() {
    let room = room();
    let arrival = Arrival::of(&room.a.session, &[&room.b.session]);
    let both = [&room.a, &room.b].map(|laptop| laptop.session.clone());
    let preview = Preview {
        new: arrival.count(Fate::New, true),
        changed_on_both_sides: arrival.count(Fate::Differs, true),
        deleted: arrival.count(Fate::Deleted, true),
        perhaps_same_agency: together::candidates(&both, kinds::builtin()).len(),
    };
    assert_eq!(preview, room.tables.expected.preview_into_a);
    assert_eq!(arrival.count(Fate::New, false), room.tables.b.agencies.len());
    assert_eq!(arrival.count(Fate::Changed, true), 0);
    assert_eq!(arrival.kinship, Kinship::SameMeeting);
}

#[test]
fn what_may_be_one_agency_is_asked_and_nothing_else() {
    let room = room();
    let expected: BTreeSet<_> = room
        .tables
        .expected
        .same_agency
        .iter()
        .map(|pair| (room.a.records[&pair.a], room.b.records[&pair.b], pair.ticked))
        .collect();
    for sessions in [[&room.a, &room.b], [&room.b, &room.a]] {
        let sessions = sessions.map(|laptop| laptop.session.clone());
        let found: BTreeSet<_> = together::candidates(&sessions, kinds::builtin())
            .into_iter()
            .map(|found| {
                let of_a = room.a.session.record(found.known).is_some();
                let (a, b) = if of_a { (found.known, found.fresh) } else { (found.fresh, found.known) };
                (a, b, found.is_ticked)
            })
            .collect();
        assert_eq!(found, expected);
    }
    for shared in &room.tables.expected.shared_agencies {
        assert_eq!(room.a.records[shared], room.b.records[shared]);
    }
}

#[test]
fn what_is_never_one_is_never_asked() {
    for (one, other) in room().tables.expected.never_suggest {
        let mut laptop = Laptop::default();
        laptop.write("記録1", |writer| agency::found(writer, &one.as_str().into()));
        let fresh = laptop.write("記録1", |writer| agency::found(writer, &other.as_str().into()));
        let found = candidates::agencies(&laptop.session, &BTreeSet::from([fresh]), kinds::builtin());
        assert_eq!(found, [], "{one} / {other}");
    }
}

#[test]
fn a_prepared_line_changed_at_both_tables_is_the_one_conflict() {
    let room = room();
    let union = merged(&room);
    let expected = &room.tables.expected.conflict;
    let record = union.record(room.a.records[&expected.entry]).unwrap();
    let texts: BTreeSet<_> = record.texts("text").into_iter().map(str::to_owned).collect();
    assert_eq!(texts, expected.texts);
    assert_eq!(record.conflicts().collect::<Vec<_>>(), ["text"]);
    for twin in &room.tables.expected.twins {
        let [kept, twin_record] = [&twin.kept, &twin.twin].map(|key| {
            let of = |laptop: &Laptop| laptop.records.get(key).copied();
            union.record(of(&room.a).or(of(&room.b)).unwrap()).unwrap()
        });
        assert_eq!(kept.text("text") == twin_record.text("text"), twin.same_text);
        assert!(kept.conflicts().chain(twin_record.conflicts()).next().is_none());
    }
}

/// What was said, by the key of the agency: who, question, lane, text or idea, need, who is asked.
type Groupwork = BTreeSet<(String, String, String, String, String, BTreeSet<String>)>;

fn groupwork(session: &Session, key: impl Fn(RecordId) -> String) -> Groupwork {
    let need =
        |record: &Record| record.link("need").map(|id| session.record(id).unwrap().text("text").to_owned());
    let whom = |asked: &Asked| match asked {
        Asked::Agency(id) => key(*id),
        Asked::Kind(kind, _) => kind.clone(),
        Asked::Anyone => "anyone".to_owned(),
        Asked::Undecided => "undecided".to_owned(),
    };
    let row = |record: &Record| {
        let to = Overlap(record).to().iter().map(|(asked, _)| whom(asked)).collect();
        let text = record.text("text").to_owned() + record.text("idea");
        let [question, lane] = ["question", "lane"].map(|field| record.text(field).to_owned());
        (key(record.link("agency").unwrap()), question, lane, text, need(record).unwrap_or_default(), to)
    };
    // an earlier meeting is only remembered
    let newest = meeting::all(session).last().unwrap().id();
    [entry::KIND, overlap::KIND].into_iter().flat_map(|kind| session.met(kind, newest)).map(row).collect()
}

#[test]
fn after_people_have_settled_it_is_the_group_work_of_the_meeting() {
    let room = room();
    let expected = &room.tables.expected;
    let mut table = Laptop { seed: 4, ..room.a.clone() };
    table.session.union(&room.b.session);
    for pair in &expected.same_agency {
        let (a, b) = (room.a.records[&pair.a], room.b.records[&pair.b]);
        table.write("記録1", |writer| judge(writer, a, b, Verdict::Same));
    }
    let conflict = room.a.records[&expected.conflict.entry];
    table.write("記録1", |writer| {
        writer.set(conflict, &[("text", expected.conflict.settled.as_str().into())]);
    });
    for twin in &expected.twins {
        let id = room.b.records[&twin.twin];
        table.write("記録1", |writer| writer.delete(id));
    }
    assert_eq!(counts(&table.session), expected.after_people);

    let keys: BTreeMap<RecordId, String> = room
        .a
        .records
        .iter()
        .filter(|(_, id)| table.session.record(**id).is_some_and(|record| record.kind() == agency::KIND))
        .map(|(key, id)| (table.session.stands_for(*id), key.clone()))
        .collect();
    let ours = groupwork(&table.session, |id| keys[&table.session.stands_for(id)].clone());
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/minato-2.ron");
    let sample = wire::load(&fs::read(sample).unwrap()).unwrap().session;
    let names: BTreeMap<&str, &str> = room
        .tables
        .a
        .agencies
        .iter()
        .chain(&room.tables.base.agencies)
        .map(|a| (a.name.as_str(), a.key.as_str()))
        .collect();
    let theirs = groupwork(&sample, |id| names[sample.record(id).unwrap().text("name")].to_owned());
    assert_eq!(ours, theirs);
}
