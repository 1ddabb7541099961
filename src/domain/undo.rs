//! Taking back what this run of the program did, newest first, by writing the earlier values again.

use std::collections::BTreeSet;

use super::record::{DELETED, values_before};
use super::{Change, RecordId, RevisionId, Stamp, Value, Writer};

/// What this run of the program did and can take back; never another machine's work, a merge or a redaction.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: Vec<Change>,
    undone: Vec<Change>,
    own: BTreeSet<RevisionId>,
}

/// What came of an undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken back (or done again); the record it is best seen at.
    Done(Option<RecordId>),
    /// Somebody else has written there since; it was left as it is.
    Overtaken,
    /// There is nothing to take back.
    Nothing,
}

impl Undo {
    /// Notes a change of this run; what was undone before it can no longer be redone.
    pub fn note(&mut self, change: &Change) {
        if !change.is_empty() {
            self.own.extend(change.ids());
            self.done.push(change.clone());
            self.undone.clear();
        }
    }

    /// Takes the newest change back with `writer`; the caller finishes the writer and passes the change on to be
    /// saved and to [`Undo::own`].
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
        if inverse.is_empty() {
            return Outcome::Overtaken;
        }
        self.own.extend(inverse.ids());
        let seen = change.records().into_iter().next();
        keep(self, inverse);
        Outcome::Done(seen)
    }

    /// The values that the fields written by a change had before, where nobody else has written since.
    fn before(&self, writer: &Writer, change: &Change, record: RecordId) -> Vec<(String, Value)> {
        let ids = change.ids();
        let history = writer.session().history(record);
        let Some(known) = writer.session().record(record) else { return Vec::new() };
        let mine = || change.revisions().iter().filter(|revision| revision.record() == record);
        if mine().any(|revision| revision.is_founding()) {
            let stranger = history
                .iter()
                .any(|revision| !self.own.contains(&revision.id()) && revision.stamp() != Stamp::NONE);
            return if stranger { Vec::new() } else { vec![(DELETED.to_owned(), true.into())] };
        }
        let names: BTreeSet<&String> = mine().flat_map(|revision| revision.body().fields()).collect();
        let held = |name: &&&String| {
            known.field(name).is_some_and(|field| field.writes().all(|write| ids.contains(&write.id())))
        };
        names
            .iter()
            .filter(held)
            .map(|name| ((**name).clone(), Value::several(values_before(&history, name, &ids))))
            .collect()
    }
}
