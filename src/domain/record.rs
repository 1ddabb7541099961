//! What is known of one record: the values of its fields, derived from its revisions.
//!
//! The value of a field is the set of writes that no causally later write of the same field has covered. One
//! value is plain; more than one different value is a conflict, and all of them are kept and shown.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
use std::sync::Arc;

use super::revision::Body;
use super::{RecordId, Revision, RevisionId, Stamp, Value};

/// The field that hides a record.
pub const DELETED: &str = "deleted";

/// Fields whose concurrent write does not bring a deleted record back: arranging is not saying.
const ARRANGING: [&str; 6] = [DELETED, ORDER, "starred", "private", "on", "since"];

/// The field of the order people gave; concurrent moves take the newest without asking.
const ORDER: &str = "order";

/// Fields whose newest write holds without asking: of two laptops that run a clock, one is as right as the other.
const SETTLED: [&str; 5] = [DELETED, ORDER, "on", "since", "spent"];

/// Whether writing this field is saying something, so that a deletion that has not seen it hides nothing.
pub(super) fn says(field: &str) -> bool {
    !ARRANGING.contains(&field)
}

/// Whether the newest write of this field holds without asking.
pub(super) fn is_settled(field: &str) -> bool {
    SETTLED.contains(&field)
}

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

    /// The different values, in the order they were written last; more than one is a conflict.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        let mut values: Vec<&Value> = Vec::with_capacity(self.writes.len());
        for write in self.writes.iter().rev() {
            if let Body::Open { set, .. } = write.body() {
                for value in set.get(&self.name).map(Value::each).unwrap_or_default().iter().rev() {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
        values.reverse();
        values
    }

    /// The value shown where there is room for one: of the newest write.
    #[must_use]
    pub fn shown(&self) -> Option<&Value> {
        self.writes.iter().rev().find_map(|write| match write.body() {
            Body::Open { set, .. } => set.get(&self.name).and_then(|value| value.each().last()),
            Body::Redacted { .. } => None,
        })
    }

    /// Whether a text that was written here has been redacted.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.writes.iter().any(|write| write.body().is_redacted())
    }

    /// Whether there is more than one different value.
    fn differs(&self) -> bool {
        match &self.writes[..] {
            // the common case costs nothing
            [only] => match only.body() {
                Body::Open { set, .. } => {
                    set.get(&self.name).is_some_and(|value| value.each().len() > 1) && self.values().len() > 1
                }
                Body::Redacted { .. } => false,
            },
            _ => self.values().len() > 1,
        }
    }

    /// Whether every value is a plain yes, and there is one.
    fn deletes(&self) -> bool {
        let values = self.values();
        !values.is_empty() && values.iter().all(|value| **value == Value::Bool(true))
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

    /// Whether somebody put it into the bin and it is not there, because others wrote to it without knowing of that.
    #[must_use]
    pub fn is_kept_though_deleted(&self) -> bool {
        !self.hidden && self.field(DELETED).is_some_and(Field::deletes)
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

    /// The write whose value is shown in a field.
    #[must_use]
    pub fn shown_by(&self, name: &str) -> Option<&Revision> {
        self.field(name)?.writes().rev().find(|write| write.wrote(name).is_some())
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

    /// The names of the fields in conflict, without those nobody is asked about: an edit simply beats a deletion, and
    /// of two moves, or of two clocks of one item, the newer holds.
    pub fn conflicts(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|(name, field)| !is_settled(name) && field.differs())
            .map(|(name, _)| name.as_str())
    }

    /// Derives a record from all its revisions, in whatever order they come; none where there are none.
    #[must_use]
    pub fn derive(id: RecordId, revisions: &[Arc<Revision>]) -> Option<Self> {
        if let [only] = revisions {
            return Some(Self::of_one(id, only));
        }
        let past = Past::of(revisions);
        let founder = revisions.iter().find(|revision| revision.is_founding());
        // damaged: the founding revision is missing
        let eldest = || revisions.iter().min_by_key(|revision| (revision.stamp(), revision.id()));
        let first = founder.or_else(eldest)?;
        let fields = past.fields();
        let mut heads: BTreeSet<_> = revisions.iter().map(|revision| revision.id()).collect();
        for parent in revisions.iter().flat_map(|revision| revision.parents()) {
            heads.remove(parent);
        }
        let hidden = past.hides(fields.get(DELETED));
        Some(Self { id, kind: first.kind().to_owned(), founded: first.stamp(), fields, heads, hidden })
    }

    /// Most records have just one revision.
    fn of_one(id: RecordId, only: &Arc<Revision>) -> Self {
        let field = |name: &String| Field { writes: vec![Arc::clone(only)], name: name.clone() };
        let fields: BTreeMap<_, _> = only.body().fields().map(|name| (name.clone(), field(name))).collect();
        let hidden = fields.get(DELETED).is_some_and(Field::deletes);
        let (kind, founded, heads) = (only.kind().to_owned(), only.stamp(), BTreeSet::from([only.id()]));
        Self { id, kind, founded, fields, heads, hidden }
    }

    /// Takes in one more revision without looking at the others again, if it was written on top of them all; says
    /// whether it was. The founding revision has to be among them.
    pub(super) fn grow(&mut self, revision: &Arc<Revision>) -> bool {
        if revision.is_founding() || !self.heads.is_subset(revision.parents()) {
            return false;
        }
        for name in revision.body().fields() {
            let field = Field { writes: vec![Arc::clone(revision)], name: name.clone() };
            self.fields.insert(name.clone(), field);
        }
        if revision.body().fields().any(|name| name == DELETED) {
            self.hidden = self.fields.get(DELETED).is_some_and(Field::deletes);
        } else if revision.body().fields().any(|name| says(name)) {
            self.hidden = false;
        }
        self.heads = BTreeSet::from([revision.id()]);
        true
    }
}

/// A record as a change found it, and what came to it afterwards.
pub(super) struct Found {
    /// What the change was written on; none where the change founded it.
    pub(super) record: Option<Record>,
    /// The revisions that the change had seen.
    pub(super) seen: Vec<Arc<Revision>>,
    /// The revisions that the change had not seen, itself left out.
    pub(super) unseen: Vec<Arc<Revision>>,
}

impl Found {
    /// Reads it out of all revisions of a record and the ids of those that the change wrote.
    pub(super) fn by(change: &BTreeSet<RevisionId>, id: RecordId, revisions: &[Arc<Revision>]) -> Self {
        let past = Past::of(revisions);
        let written = (0..past.ordered.len()).filter(|at| change.contains(&past.ordered[*at].id()));
        let seen = past.seen_from(written);
        let others = past.ordered.iter().zip(seen).filter(|(revision, _)| !change.contains(&revision.id()));
        let (seen, unseen): (Vec<_>, Vec<_>) = others.partition(|(_, seen)| *seen);
        let revisions = |part: Vec<(&&Arc<Revision>, bool)>| -> Vec<_> {
            part.into_iter().map(|(revision, _)| Arc::clone(revision)).collect()
        };
        let (seen, unseen) = (revisions(seen), revisions(unseen));
        Self { record: Record::derive(id, &seen), seen, unseen }
    }
}

/// The revisions of one record and how they follow each other.
struct Past<'r> {
    /// Parents before children.
    ordered: Vec<&'r Arc<Revision>>,
    /// For each of `ordered`, where its parents stand there; those that are missing are left out.
    parents: Vec<Vec<usize>>,
}

impl<'r> Past<'r> {
    fn of(revisions: &'r [Arc<Revision>]) -> Self {
        let known: HashMap<_, _> =
            revisions.iter().enumerate().map(|(at, revision)| (revision.id(), at)).collect();
        let parents = |at: usize| revisions[at].parents().iter().filter_map(|id| known.get(id).copied());
        // depth first along the parents; ids are hashes, so there is no cycle
        let mut place = vec![None; revisions.len()];
        let mut past = Self { ordered: Vec::with_capacity(revisions.len()), parents: Vec::new() };
        for start in 0..revisions.len() {
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
                place[at] = Some(past.ordered.len());
                past.ordered.push(&revisions[at]);
                past.parents.push(parents(at).filter_map(|parent| place[parent]).collect());
                stack.pop();
            }
        }
        past
    }

    /// Every field with the writes that no later write covers, oldest first.
    fn fields(&self) -> BTreeMap<String, Field> {
        let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
        for name in self.ordered.iter().flat_map(|revision| revision.body().fields()) {
            let next = numbers.len();
            numbers.entry(name).or_insert(next);
        }
        // from the youngest back: each revision tells its parents which fields have been written after them
        let mut covered = vec![Bits::default(); self.ordered.len()];
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        for (at, revision) in self.ordered.iter().enumerate().rev() {
            let mut later = mem::take(&mut covered[at]);
            for name in revision.body().fields() {
                let number = numbers.get(name).copied().unwrap_or_default();
                if !later.has(number) {
                    let empty = || Field { writes: Vec::new(), name: name.clone() };
                    fields.entry(name.clone()).or_insert_with(empty).writes.push(Arc::clone(revision));
                    later.add(number);
                }
            }
            for parent in &self.parents[at] {
                covered[*parent].join(&later);
            }
        }
        for field in fields.values_mut() {
            field.writes.sort_by_key(|revision| (revision.stamp(), revision.id()));
        }
        fields
    }

    /// For each of `ordered`, whether it is one of these or came before one of them.
    fn seen_from(&self, these: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.ordered.len()];
        let mut waiting: Vec<usize> = these.into_iter().collect();
        while let Some(at) = waiting.pop() {
            if !mem::replace(&mut seen[at], true) {
                waiting.extend(&self.parents[at]);
            }
        }
        seen
    }

    /// Whether a deletion hides the record: no concurrent one undid it, and it had seen all that was said.
    fn hides(&self, deleted: Option<&Field>) -> bool {
        let Some(deleted) = deleted.filter(|field| field.deletes()) else { return false };
        let said: Vec<_> =
            self.ordered.iter().map(|revision| revision.body().fields().any(|f| says(f))).collect();
        deleted.writes.iter().any(|deletion| {
            let at = self.ordered.iter().position(|revision| revision.id() == deletion.id());
            self.seen_from(at).into_iter().zip(&said).all(|(seen, said)| seen || !said)
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

#[cfg(test)]
mod tests {
    use super::super::Session;
    use super::super::desk::Desk;
    use super::*;

    /// An entry that was edited twice, as its founding, first and second edit, and deletion.
    fn history() -> (RecordId, Vec<Arc<Revision>>) {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let founding = Arc::clone(&desk.session.revisions()[&id.founding()]);
        let one = desk.change(|writer| writer.set(id, &[("text", "二".into())]));
        let two = desk.change(|writer| writer.set(id, &[("text", "三".into()), ("starred", true.into())]));
        let bin = desk.change(|writer| writer.delete(id));
        let edits = [one, two, bin].map(|change| Arc::clone(&change.revisions()[0]));
        (id, [founding].into_iter().chain(edits).collect())
    }

    #[test]
    fn nothing_is_derived_from_nothing() {
        assert_eq!(Record::derive(RecordId::MIN, &[]), None);
    }

    #[test]
    fn a_record_is_the_same_in_whatever_order_its_revisions_come() {
        let (id, mut revisions) = history();
        let known = Record::derive(id, &revisions);
        for _ in 0..revisions.len() {
            revisions.rotate_left(1);
            assert_eq!(Record::derive(id, &revisions), known);
            revisions.reverse();
            assert_eq!(Record::derive(id, &revisions), known);
        }
        let known = known.unwrap();
        assert_eq!((known.texts("text"), known.is_hidden(), known.heads().len()), (vec!["三"], true, 1));
    }

    #[test]
    fn what_one_machine_took_out_of_the_bin_stays_out_although_another_put_it_in_again() {
        let mut one = Desk::new();
        let id = one.add("一");
        one.write(|writer| writer.delete(id));
        let mut two = one.twin(2);
        one.write(|writer| writer.set(id, &[(DELETED, false.into())]));
        two.write(|writer| writer.set(id, &[(DELETED, false.into())]));
        two.write(|writer| writer.delete(id));
        assert!(two.session.record(id).is_some_and(Record::is_hidden));
        one.session.union(&two.session);
        assert_eq!(one.texts(), ["一"]);
    }

    #[test]
    fn where_an_edit_between_is_missing_both_wordings_stand_side_by_side() {
        let (id, mut revisions) = history();
        revisions.truncate(3);
        revisions.remove(1);
        let record = Record::derive(id, &revisions).unwrap();
        assert_eq!(record.texts("text"), ["一", "三"]);
        assert_eq!(record.heads().len(), 2);
        assert_eq!(record.text("agency"), record.texts("agency")[0]);
    }

    #[test]
    fn a_record_without_its_founding_revision_is_kept() {
        let (id, revisions) = history();
        let record = Record::derive(id, &revisions[1..3]).unwrap();
        assert_eq!((record.id(), record.kind(), record.text("text")), (id, "entry", "三"));
        assert_eq!(record.founded(), revisions[1].stamp());
        let mut whole = Session::new();
        for revision in revisions[..3].iter().rev() {
            whole.take_in([Arc::clone(revision)], []);
        }
        assert_eq!(whole.record(id), Record::derive(id, &revisions[..3]).as_ref());
        assert_eq!(whole.visible(id).map(Record::founded), Some(revisions[0].stamp()));
    }

    #[test]
    fn the_value_of_the_newest_write_is_shown() {
        let mut one = Desk::new();
        let id = one.add("元");
        let (mut two, mut three) = (one.twin(2), one.twin(3));
        one.write(|writer| writer.set(id, &[("text", "甲".into())]));
        two.session.take_in(three.change(|writer| _ = writer.found("x", &[])).revisions().to_vec(), []);
        two.write(|writer| writer.set(id, &[("text", "乙".into())]));
        for number in 0..3 {
            three.change(|writer| _ = writer.found("x", &[("number", number.into())]));
        }
        three.write(|writer| writer.set(id, &[("text", "甲".into())]));
        one.session.union(&two.session);
        one.session.union(&three.session);
        let record = one.session.record(id).unwrap();
        assert_eq!((record.text("text"), record.texts("text")), ("甲", vec!["乙", "甲"]));
    }

    #[test]
    fn two_moves_are_no_question_to_anybody() {
        let mut one = Desk::new();
        let id = one.add("元");
        let mut two = one.twin(2);
        one.write(|writer| writer.set(id, &[(ORDER, "a".into()), ("text", "甲".into())]));
        two.write(|writer| writer.set(id, &[(ORDER, "b".into()), ("text", "乙".into())]));
        one.session.union(&two.session);
        assert_eq!(one.session.record(id).unwrap().conflicts().collect::<Vec<_>>(), ["text"]);
    }
}
