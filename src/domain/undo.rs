//! Taking back what this run of the program did, newest first, by writing the earlier values again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::{DELETED, Field, Found, says};
use super::revision::Body;
use super::{Change, Record, RecordId, Revision, RevisionId, Value, Writer};

/// What this run of the program did and can take back; never another machine's work, a merge or a redaction.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What this run wrote, each with the number of its change.
    own: BTreeMap<RevisionId, usize>,
    /// How many changes this run has made, what it took back included.
    count: usize,
}

/// What came of an undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken back (or done again); the record it is best seen at.
    Done(Option<RecordId>),
    /// Somebody else has written there since; it was left as it is. The record it is best seen at.
    Overtaken(Option<RecordId>),
    /// There is nothing to take back.
    Nothing,
}

impl Undo {
    /// Notes a change of this run; what was undone before it can no longer be redone.
    pub fn note(&mut self, change: &Change) {
        if !change.is_empty() {
            self.own(change);
            self.done.push(change.clone());
            self.undone.clear();
        }
    }

    fn own(&mut self, change: &Change) {
        self.count += 1;
        for id in change.ids() {
            self.own.entry(id).or_insert(self.count);
        }
    }

    /// What was undone can no longer be redone.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// Whether something that was undone can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.done.len()
    }

    /// How many things the last step took away or brought back together: a paste of twenty lines is one step.
    #[must_use]
    pub fn together(&self, again: bool) -> usize {
        let step = if again { self.done.last() } else { self.undone.last() };
        let written = step.map(Change::revisions).unwrap_or_default();
        // the last is the one that was written first, by whose kind the step is known
        let kind = written.last().map(|revision| revision.kind());
        let is_one =
            |revision: &&Arc<Revision>| Some(revision.kind()) == kind && revision.wrote(DELETED).is_some();
        written.iter().filter(is_one).count()
    }

    /// Keeps nothing of revisions that were redacted.
    pub fn forget(&mut self, redacted: &BTreeSet<RevisionId>) {
        for change in self.done.iter_mut().chain(&mut self.undone) {
            change.forget(redacted);
        }
    }

    /// Takes the newest change back with `writer`; the caller finishes the writer and saves the change, but does not
    /// [`note`](Undo::note) it.
    pub fn undo(&mut self, writer: &mut Writer) -> Outcome {
        let Some(change) = self.done.pop() else { return Outcome::Nothing };
        self.step(writer, &change, |undo, inverse| undo.undone.push(inverse))
    }

    /// Does the newest undone change again.
    pub fn redo(&mut self, writer: &mut Writer) -> Outcome {
        let Some(change) = self.undone.pop() else { return Outcome::Nothing };
        self.step(writer, &change, |undo, inverse| undo.done.push(inverse))
    }

    fn step(&mut self, writer: &mut Writer, change: &Change, keep: impl Fn(&mut Self, Change)) -> Outcome {
        let before = writer.written();
        for record in change.records().into_iter().rev() {
            let fields = self.before(writer, change, record);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            writer.set(record, &fields);
        }
        let inverse = Change::new(writer.since(before));
        let seen = change.records().into_iter().next();
        if inverse.is_empty() {
            return Outcome::Overtaken(seen);
        }
        self.own(&inverse);
        keep(self, inverse);
        Outcome::Done(seen)
    }

    /// What to write so that a record is as a change found it, as far as nobody else has written since.
    fn before(&self, writer: &Writer, change: &Change, record: RecordId) -> Vec<(String, Value)> {
        let session = writer.session();
        let Some(known) = session.record(record) else { return Vec::new() };
        let found = Found::by(&change.ids(), record, &session.history(record));
        let beside = self.beside(change, record, &found);
        let is_strange = |r: &&Arc<Revision>| {
            !self.own.contains_key(&r.id()) && !beside.iter().any(|other| other.id() == r.id())
        };
        let strangers: Vec<_> = found.unseen.iter().filter(is_strange).collect();
        let stranger = |wrote: &dyn Fn(&str) -> bool| strangers.iter().any(|r| writes(r, wrote));
        let before = if beside.is_empty() {
            found.record
        } else {
            Record::derive(record, &[found.seen, beside].concat())
        };
        let Some(before) = before else {
            return if strangers.is_empty() { vec![(DELETED.to_owned(), true.into())] } else { Vec::new() };
        };
        let shown_by_stranger = stranger(&|name| name == DELETED || says(name));
        if shown_by_stranger && known.is_hidden() {
            return Vec::new();
        }
        let mine = change.revisions().iter().filter(|revision| revision.record() == record);
        let names: BTreeSet<&String> = mine.flat_map(|revision| revision.body().fields()).collect();
        let redacted = |name: &str| known.field(name).is_some_and(Field::is_redacted);
        let mut fields: Vec<_> = names
            .into_iter()
            .filter(|name| *name != DELETED && !redacted(name) && !stranger(&|other| other == *name))
            .map(|name| (name.clone(), all_values(&before, name)))
            .collect();
        if !shown_by_stranger && (before.is_hidden() || known.is_hidden()) {
            fields.push((DELETED.to_owned(), before.is_hidden().into()));
        }
        fields
    }

    /// What stood beside a change that was written on a wording of long ago, as what comes out of a file is: all that neither
    /// followed it nor was written by this run after it. Any other change had seen whatever stood there.
    fn beside(&self, change: &Change, record: RecordId, found: &Found) -> Vec<Arc<Revision>> {
        let mut mine = change.revisions().iter().filter(|revision| revision.record() == record);
        let is_determined = mine.all(|revision| matches!(revision.body(), Body::Open { nonce: None, .. }));
        if !is_determined || found.record.is_none() {
            return Vec::new();
        }
        let mut later = change.ids();
        let number = later.iter().filter_map(|id| self.own.get(id)).max().copied().unwrap_or_default();
        let mut beside = Vec::new();
        // parents come before their children
        for revision in &found.unseen {
            let follows = revision.parents().iter().any(|parent| later.contains(parent));
            if follows || self.own.get(&revision.id()).is_some_and(|own| *own > number) {
                later.insert(revision.id());
            } else {
                beside.push(Arc::clone(revision));
            }
        }
        beside
    }
}

fn writes(revision: &Revision, name: &dyn Fn(&str) -> bool) -> bool {
    revision.body().fields().any(|field| name(field))
}

fn all_values(record: &Record, name: &str) -> Value {
    let values = record.field(name).map(Field::values).unwrap_or_default();
    Value::several(values.into_iter().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::{entry, parked};
    use super::*;

    #[test]
    fn a_change_somebody_else_went_on_with_is_left_as_it_is() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        desk.write(|writer| writer.set(id, &[("text", "二".into()), ("lane", "a".into())]));
        let mut other = desk.twin(2);
        other.write(|writer| writer.set(id, &[("text", "三".into())]));
        desk.session.union(&other.session);
        assert_eq!(desk.take_back(), Outcome::Done(Some(id)), "the lane, which nobody else touched");
        let entry = entry::list(&desk.session, &desk.at(0), None)[0];
        assert_eq!((entry.text(), entry.lane()), ("三", ""));
        assert!(matches!(desk.take_back(), Outcome::Overtaken(_)));
        assert_eq!(desk.take_back(), Outcome::Nothing);
        assert_eq!(desk.texts(), ["三"]);
    }

    #[test]
    fn what_somebody_else_deleted_is_not_brought_back() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        desk.write(|writer| writer.set(id, &[("text", "二".into())]));
        let mut other = desk.twin(2);
        other.write(|writer| writer.delete(id));
        desk.session.union(&other.session);
        assert!(matches!(desk.take_back(), Outcome::Overtaken(_)));
        assert!(desk.texts().is_empty());
    }

    #[test]
    fn a_new_change_ends_what_could_be_done_again() {
        let mut desk = Desk::new();
        desk.add("一");
        desk.take_back();
        desk.add("二");
        let pen = desk.pen();
        assert_eq!(desk.undo.redo(&mut Writer::new(&mut desk.session, pen)), Outcome::Nothing);
        assert_eq!(desk.texts(), ["二"]);
    }

    #[test]
    fn a_settled_conflict_is_open_again() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let mut other = desk.twin(2);
        desk.write(|writer| writer.set(id, &[("text", "甲".into())]));
        other.write(|writer| writer.set(id, &[("text", "乙".into())]));
        desk.session.union(&other.session);
        let before: Vec<_> =
            entry::list(&desk.session, &desk.at(0), None)[0].texts().join("|").chars().collect();
        desk.write(|writer| writer.set(id, &[("text", "丙".into())]));
        desk.take_back();
        let after = entry::list(&desk.session, &desk.at(0), None)[0].texts().join("|");
        assert_eq!(after.chars().collect::<Vec<_>>(), before);
    }

    #[test]
    fn a_parked_line_and_a_star_are_taken_back() {
        let mut desk = Desk::new();
        let (meeting, agency) = (desk.meeting, desk.agencies[0]);
        desk.write(|writer| parked::park(writer, meeting, None, "駐車"));
        let second = desk.write(|writer| parked::park(writer, meeting, Some(agency), "二台目"));
        desk.write(|writer| writer.set(second, &[("starred", true.into())]));
        desk.take_back();
        assert!(!desk.session.record(second).unwrap().flag("starred"));
        assert_eq!(parked::list(&desk.session, meeting).len(), 2);
        desk.take_back();
        assert_eq!(parked::list(&desk.session, meeting).len(), 1);
    }
}
