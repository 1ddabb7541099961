//! How a record came to be as it is: each of its revisions with what it was written on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Record, RecordId, Revision, RevisionId, Session};

/// One revision in the life of a record.
#[derive(Clone, Debug)]
pub struct Step {
    /// The revision.
    pub revision: Arc<Revision>,
    /// The record as its writer had seen it; none where it founds the record.
    pub before: Option<Record>,
    /// The record right after it, as its writer saw it.
    pub after: Option<Record>,
    /// Whether another was written that neither of the two writers had seen.
    pub beside: bool,
}

/// Every revision of a record, the oldest first.
#[must_use]
pub fn of(session: &Session, id: RecordId) -> Vec<Step> {
    let mut revisions = session.history(id);
    revisions.sort_by_key(|revision| (revision.stamp(), revision.id()));
    let known: BTreeMap<RevisionId, &Arc<Revision>> =
        revisions.iter().map(|revision| (revision.id(), revision)).collect();
    let seen: BTreeMap<RevisionId, BTreeSet<RevisionId>> =
        known.keys().map(|id| (*id, before(*id, &known))).collect();
    let sees = |one: RevisionId, other: RevisionId| seen.get(&one).is_some_and(|seen| seen.contains(&other));
    let step = |revision: &Arc<Revision>| {
        let own = revision.id();
        let past: Vec<Arc<Revision>> =
            revisions.iter().filter(|other| sees(own, other.id())).map(Arc::clone).collect();
        let after: Vec<Arc<Revision>> = past.iter().chain([revision]).map(Arc::clone).collect();
        let beside = known.keys().any(|other| *other != own && !sees(own, *other) && !sees(*other, own));
        Step {
            revision: Arc::clone(revision),
            before: Record::derive(id, &past),
            after: Record::derive(id, &after),
            beside,
        }
    };
    revisions.iter().map(step).collect()
}

/// What the writer of a revision had seen of its record.
fn before(id: RevisionId, known: &BTreeMap<RevisionId, &Arc<Revision>>) -> BTreeSet<RevisionId> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        for parent in known.get(&id).into_iter().flat_map(|revision| revision.parents()) {
            if known.contains_key(parent) && seen.insert(*parent) {
                waiting.push(*parent);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn each_step_knows_what_its_writer_had_seen() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let mut other = desk.twin(2);
        desk.write(|writer| writer.set(id, &[("text", "甲".into())]));
        other.write(|writer| writer.set(id, &[("text", "乙".into())]));
        desk.session.union(&other.session);
        desk.write(|writer| writer.set(id, &[("text", "丙".into())]));
        let steps = of(&desk.session, id);
        let texts = |record: &Option<Record>| {
            record.as_ref().map(|record| record.texts("text").join("|")).unwrap_or_default()
        };
        let told: Vec<_> =
            steps.iter().map(|step| (texts(&step.before), texts(&step.after), step.beside)).collect();
        assert_eq!(told[0], (String::new(), "元".into(), false));
        let mut middle = [told[1].clone(), told[2].clone()];
        middle.sort();
        let expected = [("元", "丙"), ("元", "乙"), ("元", "甲")];
        assert_eq!(middle[0], (expected[1].0.into(), expected[1].1.into(), true));
        assert_eq!(middle[1], (expected[2].0.into(), expected[2].1.into(), true));
        assert!(told[3].0.contains('甲') && told[3].0.contains('乙') && !told[3].2);
        assert_eq!(told[3].1, "丙");
        assert!(of(&desk.session, RecordId::MAX).is_empty());
    }
}
