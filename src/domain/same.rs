//! Two records that are one thing: made on two laptops, said to be the same by a person, and taken back as easily.

use std::collections::BTreeMap;

use super::{RecordId, Session, Value, Writer};

/// The kind of these records.
pub const KIND: &str = "same";

/// What a person said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one and the same.
    Same,
    /// They are two.
    NotSame,
}

/// Says of two agencies (or meetings) whether they are the same; never rewrites either.
pub fn judge(writer: &mut Writer, one: RecordId, other: RecordId, verdict: Verdict) -> RecordId {
    let (a, b) = if one < other { (one, other) } else { (other, one) };
    let word = match verdict {
        Verdict::Same => "same",
        Verdict::NotSame => "not_same",
    };
    writer.determined(KIND, &[("a", a.into()), ("b", b.into())], &[("verdict", word.into())])
}

/// Which records stand for each other.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    first: BTreeMap<RecordId, RecordId>,
    all: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Classes {
    /// Reads them out of a session. Same and NotSame at once, or a verdict in the bin: apart.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut first: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for pair in session.records().filter(|record| record.kind() == KIND && !record.is_hidden()) {
            let verdicts = pair.field("verdict").map(super::record::Field::values).unwrap_or_default();
            if let (Some(a), Some(b), [Value::Text(word)]) = (pair.link("a"), pair.link("b"), &verdicts[..])
                && word == "same"
            {
                let (a, b) = (root(&first, a), root(&first, b));
                first.insert(a.max(b), a.min(b));
            }
        }
        let members: Vec<_> = first.keys().copied().collect();
        let mut all: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for member in members {
            let root = root(&first, member);
            first.insert(member, root);
            if member != root {
                all.entry(root).or_insert_with(|| vec![root]).push(member);
            }
        }
        Self { first, all }
    }

    /// The one that stands for a record: the smallest id of its class.
    #[must_use]
    pub fn first(&self, id: RecordId) -> RecordId {
        root(&self.first, id)
    }

    /// All records of a class.
    #[must_use]
    pub fn of_record(&self, id: RecordId) -> Vec<RecordId> {
        self.all.get(&self.first(id)).cloned().unwrap_or_else(|| vec![id])
    }
}

fn root(first: &BTreeMap<RecordId, RecordId>, mut id: RecordId) -> RecordId {
    while let Some(next) = first.get(&id).filter(|next| **next != id) {
        id = *next;
    }
    id
}
