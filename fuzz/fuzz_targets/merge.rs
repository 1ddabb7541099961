//! Any bytes as three sessions of the same few records: the laws of merging, and that each prints and reads.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use norishiro::domain::revision::{Body, Parts};
use norishiro::domain::session::Redaction;
use norishiro::domain::{Nonce, Record, Revision, RevisionId, Session, Stamp, Value};
use norishiro::store::wire;

const KINDS: [&str; 8] = ["meeting", "agency", "entry", "overlap", "parked", "same", "pass", "thing"];
const NAMES: [&str; 12] = [
    "text",
    "deleted",
    "order",
    "meeting",
    "agency",
    "question",
    "a",
    "b",
    "verdict",
    "idea",
    "answer/x",
    "strange name",
];
const WORDS: [&str; 8] = ["", "甲", "乙\n丙", "same", "not_same", "id: \"", "],", "葛\u{E0100}"];

/// Takes bytes one after the other; zeros where there are no more.
struct Bytes<'b>(std::slice::Iter<'b, u8>);

impl Bytes<'_> {
    fn next(&mut self) -> usize {
        self.0.next().copied().map_or(0, usize::from)
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.next() % list.len().max(1)).copied()
    }

    fn value(&mut self, depth: usize, ids: &[RevisionId]) -> Value {
        match self.next() % 8 {
            0 => Value::Bool(self.next() % 2 == 0),
            1 => Value::Int(self.next() as i64 - 128),
            2 => {
                ids.get(self.next() % ids.len().max(1)).map_or(Value::Bool(true), |id| id.to_string().into())
            }
            3 if depth < 4 => {
                Value::several((0..self.next() % 3).map(|_| self.value(depth + 1, ids)).collect())
            }
            4 if depth < 4 => Value::List((0..self.next() % 4).map(|_| self.value(depth + 1, ids)).collect()),
            5 if depth < 4 => {
                let name = |bytes: &mut Self| bytes.of(&WORDS).unwrap_or_default().to_owned();
                let mut map = BTreeMap::new();
                for _ in 0..self.next() % 3 {
                    map.insert(name(self), self.value(depth + 1, ids));
                }
                Value::Map(map)
            }
            _ => self.of(&WORDS).unwrap_or_default().into(),
        }
    }

    /// Adds one revision or redaction to one or more of the sessions.
    fn step(&mut self, sessions: &mut [Session; 3], ids: &mut Vec<RevisionId>) {
        let into = self.next();
        let mut redactions = Vec::new();
        let mut revisions = Vec::new();
        let stamp = Stamp::after(Stamp::NONE, self.next() as i64);
        if into & 0x38 == 0x38 {
            let Some(revision) = self.of(ids) else { return };
            redactions.push(Redaction { revision, stamp, by: "消".into() });
        } else {
            let founding = if into & 0x40 == 0 { self.of(ids) } else { None };
            let record = founding.map(norishiro::domain::RecordId::from);
            let some: Vec<_> = ids.clone();
            let parents: BTreeSet<_> = (0..self.next() % 3).filter_map(|_| self.of(&some)).collect();
            let mut set = BTreeMap::new();
            for _ in 0..1 + self.next() % 3 {
                let name = self.of(&NAMES).unwrap_or_default().to_owned();
                set.insert(name, self.value(0, &some));
            }
            let nonce = Some(Nonce([self.next() as u8; 16])).filter(|nonce| nonce.0[0] > 64);
            let body = Body::Open { nonce, set };
            let kind = self.of(&KINDS).unwrap_or_default().to_owned();
            let revision = Revision::new(Parts { record, kind, parents, stamp, by: "記".into(), body });
            ids.push(revision.id());
            revisions.push(Arc::new(revision));
        }
        for (at, session) in sessions.iter_mut().enumerate() {
            if into & 7 == 0 || into >> at & 1 == 1 {
                session.take_in(revisions.iter().cloned(), redactions.iter().cloned());
            }
        }
    }
}

fn union(sessions: [&Session; 2]) -> Session {
    let mut all = sessions[0].clone();
    all.union(sessions[1]);
    all
}

/// Equal as sets, and in all that is derived from them.
fn alike(one: &Session, other: &Session) {
    assert!(one == other, "different sets");
    let seen = |session: &Session| session.records().cloned().collect::<Vec<_>>();
    assert!(seen(one) == seen(other), "the same set is seen differently");
    for record in one.records() {
        assert_eq!(one.class(record.id()), other.class(record.id()));
        let anew = Record::derive(record.id(), &one.history(record.id()));
        assert!(anew.as_ref() == Some(record), "read anew it is another record");
    }
    assert_eq!(wire::print(one), wire::print(other));
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes(bytes.iter());
    let (mut sessions, mut ids) = ([Session::new(), Session::new(), Session::new()], Vec::new());
    while bytes.0.len() > 0 && ids.len() < 24 {
        bytes.step(&mut sessions, &mut ids);
    }
    let [a, b, c] = &sessions;
    let both = union([a, b]);
    alike(&both, &union([b, a]));
    alike(&union([&both, c]), &union([a, &union([b, c])]));
    alike(&union([&both, a]), &both);
    alike(&union([a, a]), a);
    let whole = union([&both, c]);
    for redaction in whole.redactions() {
        let known = whole.revisions().get(&redaction.revision);
        assert!(known.is_none_or(|revision| revision.body().is_redacted()), "a redacted text is there");
    }
    let text = wire::print(&whole);
    let loaded = wire::load(text.as_bytes()).expect("our own print reads");
    assert!(loaded.session == whole && loaded.hand == wire::Hand::default(), "{:?}", loaded.hand);
});
