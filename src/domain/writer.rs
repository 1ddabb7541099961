//! Writing into a session: each step becomes a revision on the current heads, and all steps of one wish a [`Change`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::record::{DELETED, says};
use super::revision::{Body, Nonce, Parts, named};
use super::session::Redaction;
use super::{Change, RecordId, Revision, RevisionId, Session, Stamp, Value};

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
        let id = self.put_made(Revision::determined(kind, key));
        let hidden = self.session.record(id).is_some_and(super::Record::is_hidden);
        let mut fields = fields.to_vec();
        if hidden {
            fields.push((DELETED, false.into()));
        }
        self.set(id, &fields);
        id
    }

    /// Writes fields of a record; those that already have just this value are passed over.
    ///
    /// Deleting is passed over only in the bin, so that what an edit has brought back can be deleted again; taking out
    /// of the bin only outside.
    pub fn set(&mut self, record: RecordId, fields: &[(&str, Value)]) {
        let Some(known) = self.session.record(record) else { return };
        let news = |name: &str, value: &Value| {
            let held: Vec<_> = known.field(name).map(super::record::Field::values).unwrap_or_default();
            held.len() != value.each().len() || !value.each().iter().all(|new| held.contains(&new))
        };
        let speaks = fields.iter().any(|(name, value)| says(name) && news(name, value));
        let write = |(name, value): &&(&str, Value)| match value {
            Value::Bool(true) if *name == DELETED => speaks || !known.is_hidden(),
            Value::Bool(false) if *name == DELETED => known.is_hidden(),
            _ => news(name, value),
        };
        let set: BTreeMap<_, _> =
            fields.iter().filter(write).map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
        self.write(record, set);
    }

    /// Writes fields of a record, whatever they hold already.
    pub(super) fn write(&mut self, record: RecordId, set: BTreeMap<String, Value>) {
        let Some(known) = self.session.record(record) else { return };
        if set.is_empty() {
            return;
        }
        let (kind, parents) = (known.kind().to_owned(), known.heads().clone());
        let body = Body::Open { nonce: Some(self.nonce()), set };
        let stamp = self.stamp();
        let by = self.pen.by.clone();
        self.put(Parts { record: Some(record), kind, parents, stamp, by, body });
    }

    /// Removes what revisions wrote.
    pub(super) fn redact(&mut self, revisions: impl IntoIterator<Item = RevisionId>) -> Vec<Redaction> {
        let (stamp, by) = (self.stamp(), &self.pen.by);
        let redaction = |revision| Redaction { revision, stamp, by: by.clone() };
        let redactions: Vec<_> = revisions.into_iter().map(redaction).collect();
        self.session.take_in([], redactions.iter().cloned());
        redactions
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
        self.put_made(Revision::new(parts))
    }

    /// Writes a revision that is made already, unless it is here.
    pub(super) fn put_made(&mut self, revision: Revision) -> RecordId {
        let revision = Arc::new(revision);
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

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn equal_values_are_passed_over() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        assert!(desk.change(|writer| writer.set(id, &[("text", "一".into())])).is_empty());
        let change = desk.change(|writer| writer.set(id, &[("text", "一".into()), ("lane", "x".into())]));
        assert_eq!(change.revisions()[0].body().fields().collect::<Vec<_>>(), ["lane"]);
        assert!(desk.change(|writer| writer.set(RecordId::MAX, &[("text", "?".into())])).is_empty());
    }

    #[test]
    fn one_side_of_a_conflict_is_written_and_both_in_any_order_are_passed_over() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let mut other = desk.twin(2);
        desk.write(|writer| writer.set(id, &[("text", "甲".into())]));
        other.write(|writer| writer.set(id, &[("text", "乙".into())]));
        desk.session.union(&other.session);
        for pair in [["甲", "乙"], ["乙", "甲"]] {
            let both = Value::several(pair.map(Value::from).into());
            assert!(desk.change(|writer| writer.set(id, &[("text", both)])).is_empty());
        }
        assert!(!desk.change(|writer| writer.set(id, &[("text", "甲".into())])).is_empty());
        assert_eq!(desk.session.record(id).unwrap().texts("text"), ["甲"]);
    }

    #[test]
    fn what_an_edit_has_brought_back_can_be_deleted_again() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let mut other = desk.twin(2);
        desk.write(|writer| writer.delete(id));
        other.write(|writer| writer.set(id, &[("text", "直した".into())]));
        desk.session.union(&other.session);
        assert_eq!(desk.texts(), ["直した"]);
        desk.write(|writer| writer.delete(id));
        assert!(desk.texts().is_empty());
        assert!(desk.change(|writer| writer.delete(id)).is_empty());
        desk.take_back();
        assert_eq!(desk.texts(), ["直した"]);
    }

    #[test]
    fn a_star_does_not_bring_a_deleted_entry_back() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let mut other = desk.twin(2);
        desk.write(|writer| writer.delete(id));
        other.write(|writer| writer.set(id, &[("starred", true.into()), ("order", "k".into())]));
        desk.session.union(&other.session);
        assert!(desk.texts().is_empty());
    }

    #[test]
    fn new_entries_differ_even_if_alike() {
        let mut desk = Desk::new();
        let [one, two] = desk.write(|writer| [(); 2].map(|()| writer.found("x", &[])));
        let mut twin = desk.twin(2);
        let others =
            [desk.write(|writer| writer.found("x", &[])), twin.write(|writer| writer.found("x", &[]))];
        assert!(one != two && others[0] != others[1]);
        // alike but for the seed: the clock and the name may be the same on a copied machine
        let (mut a, mut b) = (desk.session.clone(), desk.session.clone());
        let pen = |seed| Pen { by: "同".into(), now: 0, seed: [seed; 16] };
        let found = |session, seed| Writer::new(session, pen(seed)).found("x", &[]);
        assert_ne!(found(&mut a, 1), found(&mut b, 2));
    }

    #[test]
    fn a_determined_record_is_one_and_comes_out_of_the_bin() {
        let mut desk = Desk::new();
        let mut other = desk.twin(2);
        let key = [("key", Value::from(7))];
        let id = desk.write(|writer| writer.determined("x", &key, &[]));
        assert_eq!(other.write(|writer| writer.determined("x", &key, &[])), id);
        assert!(desk.change(|writer| _ = writer.determined("x", &key, &[])).is_empty());
        desk.write(|writer| writer.delete(id));
        desk.write(|writer| writer.determined("x", &key, &[]));
        assert!(desk.session.visible(id).is_some());
    }
}
