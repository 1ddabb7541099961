//! Writing into a session: each step becomes a revision on the current heads, and all steps of one wish a [`Change`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::record::DELETED;
use super::revision::{Body, Nonce, Parts};
use super::{Change, RecordId, Revision, Session, Stamp, Value};

/// Who writes, when, and with which randomness; comes in from outside with every message.
#[derive(Clone, Debug)]
pub struct Pen {
    /// The label asked once (記録1).
    pub by: String,
    /// Milliseconds since 1970 on this machine's clock.
    pub now: i64,
    /// 128 random bits, fresh for each message.
    pub seed: [u8; 16],
}

/// Writes into a session and keeps what it wrote.
#[derive(Debug)]
pub struct Writer<'s> {
    session: &'s mut Session,
    pen: Pen,
    written: Vec<Arc<Revision>>,
}

impl<'s> Writer<'s> {
    /// Starts one change.
    #[must_use]
    pub fn new(session: &'s mut Session, pen: Pen) -> Self {
        Self { session, pen, written: Vec::new() }
    }

    /// The session as it stands after what was written so far.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.session
    }

    /// Founds a new record, unlike any other.
    pub fn found(&mut self, kind: &str, fields: &[(&str, Value)]) -> RecordId {
        let nonce = Some(self.nonce());
        let body = Body::Open { nonce, set: named(fields) };
        let stamp = self.stamp();
        let by = self.pen.by.clone();
        self.put(Parts { record: None, kind: kind.to_owned(), parents: BTreeSet::new(), stamp, by, body })
    }

    /// Founds a record that is alike wherever it is made (or finds it), then writes fields on it.
    pub fn determined(&mut self, kind: &str, key: &[(&str, Value)], fields: &[(&str, Value)]) -> RecordId {
        let founding = Parts {
            record: None,
            kind: kind.to_owned(),
            parents: BTreeSet::new(),
            stamp: Stamp::NONE,
            by: String::new(),
            body: Body::Open { nonce: None, set: named(key) },
        };
        let id = self.put(founding);
        let hidden = self.session.record(id).is_some_and(super::Record::is_hidden);
        let mut fields = fields.to_vec();
        if hidden {
            fields.push((DELETED, false.into()));
        }
        self.set(id, &fields);
        id
    }

    /// Writes fields of a record; those that already have just this value are passed over.
    pub fn set(&mut self, record: RecordId, fields: &[(&str, Value)]) {
        let Some(known) = self.session.record(record) else { return };
        let news = |(name, value): &&(&str, Value)| {
            let held: Vec<_> = known.field(name).map(super::record::Field::values).unwrap_or_default();
            held.len() != value.each().len() || held.iter().zip(value.each()).any(|(held, new)| *held != new)
        };
        let set: BTreeMap<_, _> =
            fields.iter().filter(news).map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
        if set.is_empty() {
            return;
        }
        let (kind, parents) = (known.kind().to_owned(), known.heads().clone());
        let body = Body::Open { nonce: Some(self.nonce()), set };
        let stamp = self.stamp();
        let by = self.pen.by.clone();
        self.put(Parts { record: Some(record), kind, parents, stamp, by, body });
    }

    /// Puts a record into the bin; its text stays there.
    pub fn delete(&mut self, record: RecordId) {
        self.set(record, &[(DELETED, true.into())]);
    }

    /// How many revisions were written so far.
    pub(super) fn written(&self) -> usize {
        self.written.len()
    }

    /// What was written after the first `count` revisions.
    pub(super) fn since(&self, count: usize) -> Vec<Arc<Revision>> {
        self.written.iter().skip(count).cloned().collect()
    }

    /// Ends the change.
    #[must_use]
    pub fn finish(self) -> Change {
        Change::new(self.written)
    }

    fn put(&mut self, parts: Parts) -> RecordId {
        let revision = Arc::new(Revision::new(parts));
        let record = revision.record();
        if !self.session.revisions().contains_key(&revision.id()) {
            self.session.take_in([Arc::clone(&revision)], []);
            self.written.push(revision);
        }
        record
    }

    /// The stamp the next revision gets.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp::after(self.session.last_stamp(), self.pen.now)
    }

    /// The next nonce: a hash of the seed and the number of the step.
    fn nonce(&self) -> Nonce {
        let mut hash = Sha256::new();
        hash.update(self.pen.seed);
        hash.update((self.written.len() as u64).to_be_bytes());
        let mut nonce = [0; 16];
        nonce.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        Nonce(nonce)
    }
}

fn named(fields: &[(&str, Value)]) -> BTreeMap<String, Value> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
