//! What is known of one record: the values of its fields, derived from its revisions.
//!
//! The value of a field is the set of writes that no causally later write of the same field has covered. One
//! value is plain; more than one different value is a conflict, and all of them are kept and shown.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::revision::Body;
use super::{RecordId, Revision, RevisionId, Stamp, Value};

/// The field that hides a record.
pub const DELETED: &str = "deleted";

/// Fields whose concurrent write does not bring a deleted record back: arranging is not saying.
const ARRANGING: [&str; 4] = [DELETED, "order", "starred", "private"];

/// One record as its revisions say it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: RecordId,
    kind: String,
    founded: Stamp,
    fields: BTreeMap<String, Field>,
    heads: BTreeSet<RevisionId>,
    hidden: bool,
}

/// The writes of one field that nothing has covered, oldest first; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    writes: Vec<Arc<Revision>>,
    name: String,
}

impl Field {
    /// The writes themselves, oldest first.
    pub fn writes(&self) -> impl DoubleEndedIterator<Item = &Revision> {
        self.writes.iter().map(AsRef::as_ref)
    }

    /// The different values, in the order of their writes; more than one is a conflict.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        let mut values: Vec<&Value> = Vec::with_capacity(self.writes.len());
        for write in &self.writes {
            if let Body::Open { set, .. } = write.body() {
                for value in set.get(&self.name).map(Value::each).unwrap_or_default() {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
        values
    }

    /// The value shown where there is room for one: of the newest write.
    #[must_use]
    pub fn shown(&self) -> Option<&Value> {
        self.values().pop()
    }

    /// Whether a text that was written here has been redacted.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.writes.iter().any(|write| write.body().is_redacted())
    }
}

impl Record {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Its kind, as the English word.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// When it was founded; sorts and labels.
    #[must_use]
    pub fn founded(&self) -> Stamp {
        self.founded
    }

    /// The revisions a new one has to name as its parents.
    #[must_use]
    pub fn heads(&self) -> &BTreeSet<RevisionId> {
        &self.heads
    }

    /// Whether it is in the bin.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// All fields that were ever written.
    #[must_use]
    pub fn fields(&self) -> &BTreeMap<String, Field> {
        &self.fields
    }

    /// One field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }

    /// The value of a field where there is room for one.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.field(name).and_then(Field::shown)
    }

    /// The text of a field; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.value(name).and_then(Value::as_text).unwrap_or_default()
    }

    /// The truth of a field; false where there is none.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The record that a field points to.
    #[must_use]
    pub fn link(&self, name: &str) -> Option<RecordId> {
        self.text(name).parse().ok()
    }

    /// Every record that a field points to, where it is in conflict.
    #[must_use]
    pub fn links(&self, name: &str) -> Vec<RecordId> {
        self.texts(name).iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// Every text of a field, where it is in conflict.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<&str> {
        self.field(name)
            .map(Field::values)
            .unwrap_or_default()
            .into_iter()
            .filter_map(Value::as_text)
            .collect()
    }

    /// The names of the fields in conflict, without the one that hides it (an edit simply beats a deletion).
    pub fn conflicts(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|(name, field)| *name != DELETED && field.values().len() > 1)
            .map(|(name, _)| name.as_str())
    }

    /// Derives a record from all its revisions, in whatever order they come; none where there are none.
    #[must_use]
    pub fn derive(id: RecordId, revisions: &[Arc<Revision>]) -> Option<Self> {
        let past = Past::of(revisions);
        let founder = revisions.iter().find(|revision| revision.is_founding());
        let first = founder.or_else(|| past.ordered.first().copied())?;
        let mut fields = BTreeMap::new();
        for name in revisions.iter().flat_map(|revision| revision.body().fields()) {
            if !fields.contains_key(name) {
                let writes = past.uncovered(name, None);
                fields.insert(name.clone(), Field { writes, name: name.clone() });
            }
        }
        let mut heads: BTreeSet<_> = revisions.iter().map(|revision| revision.id()).collect();
        for parent in revisions.iter().flat_map(|revision| revision.parents()) {
            heads.remove(parent);
        }
        let hidden = past.hides(fields.get(DELETED));
        Some(Self { id, kind: first.kind().to_owned(), founded: first.stamp(), fields, heads, hidden })
    }
}

/// The values a field had just before a set of revisions was written; empty where it had none.
#[must_use]
pub fn values_before(revisions: &[Arc<Revision>], name: &str, change: &BTreeSet<RevisionId>) -> Vec<Value> {
    let past = Past::of(revisions);
    let writes = past.uncovered(name, Some(change));
    Field { writes, name: name.to_owned() }.values().into_iter().cloned().collect()
}

/// The revisions of one record with, for each, all that came before it.
struct Past<'r> {
    /// Parents before children, else by stamp and id.
    ordered: Vec<&'r Arc<Revision>>,
    /// For each of `ordered`, a set of the places of its ancestors.
    ancestors: Vec<Bits>,
}

impl<'r> Past<'r> {
    fn of(revisions: &'r [Arc<Revision>]) -> Self {
        let mut waiting: Vec<&Arc<Revision>> = revisions.iter().collect();
        waiting.sort_by_key(|revision| (revision.stamp(), revision.id()));
        let known: HashMap<_, _> =
            waiting.iter().enumerate().map(|(at, revision)| (revision.id(), at)).collect();
        let parents = |at: usize| {
            let revision = waiting.get(at).copied();
            revision.into_iter().flat_map(|r| r.parents()).filter_map(|id| known.get(id).copied())
        };
        // depth first along the parents; ids are hashes, so there is no cycle
        let mut place = vec![None; waiting.len()];
        let mut ordered = Vec::with_capacity(waiting.len());
        let mut ancestors: Vec<Bits> = Vec::with_capacity(waiting.len());
        for start in 0..waiting.len() {
            let mut stack = vec![start];
            while let Some(&at) = stack.last() {
                if place[at].is_some() {
                    stack.pop();
                    continue;
                }
                let before = stack.len();
                stack.extend(parents(at).filter(|parent| place[*parent].is_none()));
                if stack.len() > before {
                    continue;
                }
                let mut bits = Bits::default();
                for parent in parents(at).filter_map(|parent| place[parent]) {
                    bits.add(parent);
                    bits.join(&ancestors[parent]);
                }
                place[at] = Some(ordered.len());
                ordered.push(waiting[at]);
                ancestors.push(bits);
                stack.pop();
            }
        }
        Self { ordered, ancestors }
    }

    /// The writes of a field that no later write covers, oldest first; with `before`, as it was before those.
    fn uncovered(&self, name: &str, before: Option<&BTreeSet<RevisionId>>) -> Vec<Arc<Revision>> {
        let from = |at: &usize| before.is_some_and(|set| set.contains(&self.ordered[*at].id()));
        let later: Vec<_> = (0..self.ordered.len()).filter(from).collect();
        let after_change = |at: usize| {
            before.is_some()
                && (later.contains(&at) || later.iter().any(|start| self.ancestors[at].has(*start)))
        };
        let (mut covered, mut kept) = (Bits::default(), Vec::new());
        for at in (0..self.ordered.len()).rev() {
            let revision = self.ordered[at];
            let writes = match revision.body() {
                Body::Open { set, .. } => set.contains_key(name),
                Body::Redacted { fields, .. } => fields.contains(name),
            };
            if writes && !covered.has(at) && !after_change(at) {
                covered.join(&self.ancestors[at]);
                kept.push(Arc::clone(revision));
            }
        }
        kept.sort_by_key(|revision| (revision.stamp(), revision.id()));
        kept
    }

    /// Whether a deletion hides the record: no concurrent one undid it, and it had seen all that was said.
    fn hides(&self, deleted: Option<&Field>) -> bool {
        let Some(deleted) = deleted else { return false };
        if !deleted.values().iter().all(|value| **value == Value::Bool(true)) || deleted.values().is_empty() {
            return false;
        }
        deleted.writes.iter().any(|deletion| {
            let Some(at) = self.ordered.iter().position(|revision| revision.id() == deletion.id()) else {
                return false;
            };
            self.ordered.iter().enumerate().all(|(other, revision)| {
                let says = revision.body().fields().any(|field| !ARRANGING.contains(&field.as_str()));
                !says || other == at || self.ancestors[at].has(other)
            })
        })
    }
}

/// A growing set of small numbers.
#[derive(Clone, Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn add(&mut self, number: usize) {
        if self.0.len() <= number / 64 {
            self.0.resize(number / 64 + 1, 0);
        }
        self.0[number / 64] |= 1 << (number % 64);
    }

    fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(to, from)| *to |= from);
    }
}
