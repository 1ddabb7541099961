//! Which records stand for each other, read out of what people said of pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Record, RecordId, Value};

/// The kind of the records that judge a pair.
pub const KIND: &str = "same";

/// The verdict that binds a pair.
pub(super) const SAME: &str = "same";

/// The verdict that keeps a pair apart.
pub(super) const NOT_SAME: &str = "not_same";

/// Which records stand for each other.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    first: BTreeMap<RecordId, RecordId>,
    all: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Classes {
    /// Reads them out of the visible verdicts. Same and not same at once: apart. So it is too where two that are not
    /// the same would be bound by way of others: nobody can tell which of the verdicts is wrong, so all bound by
    /// them stand apart until a person settles it.
    #[must_use]
    pub fn of<'r>(verdicts: impl IntoIterator<Item = &'r Record>) -> Self {
        let (mut first, mut apart) = (BTreeMap::new(), Vec::new());
        for pair in verdicts {
            let (Some(a), Some(b)) = (pair.link("a"), pair.link("b")) else { continue };
            let words = pair.field("verdict").map(super::record::Field::values).unwrap_or_default();
            if words.iter().any(|word| word.as_text() == Some(NOT_SAME)) {
                apart.push((a, b));
            } else if words.iter().all(|word| **word == Value::from(SAME)) && !words.is_empty() {
                let (a, b) = (root(&first, a), root(&first, b));
                first.insert(a.max(b), a.min(b));
            }
        }
        let torn = apart.iter().map(|(a, b)| (root(&first, *a), root(&first, *b))).filter(|(a, b)| a == b);
        let torn: BTreeSet<RecordId> = torn.map(|(root, _)| root).collect();
        let mut classes = Self::default();
        for member in first.keys().copied() {
            let root = root(&first, member);
            if member != root && !torn.contains(&root) {
                classes.first.insert(member, root);
                classes.all.entry(root).or_insert_with(|| vec![root]).push(member);
            }
        }
        classes
    }

    /// The one that stands for a record: the smallest id of its class.
    #[must_use]
    pub fn first(&self, id: RecordId) -> RecordId {
        self.first.get(&id).copied().unwrap_or(id)
    }

    /// All records of a class, by id.
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

#[cfg(test)]
mod tests {
    use super::super::RecordId;
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};

    fn say(desk: &mut Desk, a: usize, b: usize, verdict: Verdict) -> RecordId {
        let (a, b) = (desk.agencies[a], desk.agencies[b]);
        desk.write(|writer| judge(writer, a, b, verdict))
    }

    fn together(desk: &Desk, a: usize, b: usize) -> bool {
        let [a, b] = [a, b].map(|at| desk.agencies[at]);
        assert_eq!(
            desk.session.class(a).contains(&b),
            desk.session.stands_for(a) == desk.session.stands_for(b)
        );
        desk.session.class(a).contains(&b)
    }

    #[test]
    fn the_same_by_way_of_another_are_the_same() {
        let mut desk = Desk::new();
        say(&mut desk, 0, 1, Verdict::Same);
        say(&mut desk, 2, 1, Verdict::Same);
        assert!(together(&desk, 0, 2));
        assert!(!together(&desk, 0, 3));
        assert_eq!(desk.session.class(desk.agencies[1]).len(), 3);
    }

    #[test]
    fn same_and_not_same_at_once_stay_apart_until_settled() {
        let mut desk = Desk::new();
        let mut other = desk.twin(2);
        let pair = say(&mut desk, 0, 1, Verdict::Same);
        assert_eq!(say(&mut other, 1, 0, Verdict::NotSame), pair);
        desk.session.union(&other.session);
        assert!(!together(&desk, 0, 1));
        assert_eq!(desk.session.record(pair).unwrap().conflicts().collect::<Vec<_>>(), ["verdict"]);
        say(&mut desk, 0, 1, Verdict::Same);
        assert!(together(&desk, 0, 1));
    }

    #[test]
    fn what_is_not_the_same_is_not_bound_by_way_of_others() {
        let mut desk = Desk::new();
        say(&mut desk, 0, 1, Verdict::Same);
        say(&mut desk, 1, 2, Verdict::Same);
        say(&mut desk, 0, 2, Verdict::NotSame);
        assert!(!together(&desk, 0, 2) && !together(&desk, 0, 1));
        say(&mut desk, 1, 2, Verdict::NotSame);
        assert!(together(&desk, 0, 1) && !together(&desk, 1, 2));
    }

    #[test]
    fn a_verdict_is_taken_back_as_easily() {
        let mut desk = Desk::new();
        say(&mut desk, 0, 1, Verdict::Same);
        desk.take_back();
        assert!(!together(&desk, 0, 1));
        say(&mut desk, 0, 1, Verdict::Same);
        assert!(together(&desk, 0, 1));
        say(&mut desk, 0, 1, Verdict::NotSame);
        assert!(!together(&desk, 0, 1));
        desk.take_back();
        assert!(together(&desk, 0, 1));
    }

    #[test]
    fn a_pair_in_conflict_is_not_bound_by_way_of_others() {
        let mut desk = Desk::new();
        let mut other = desk.twin(2);
        say(&mut desk, 0, 1, Verdict::Same);
        say(&mut other, 0, 1, Verdict::NotSame);
        desk.session.union(&other.session);
        say(&mut desk, 0, 2, Verdict::Same);
        say(&mut desk, 1, 2, Verdict::Same);
        assert!(!together(&desk, 0, 1));
    }
}
