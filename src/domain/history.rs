//! How a record came to be as it is: each of its revisions with what it was written on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::record::Found;
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
    let found: Vec<Found> = revisions
        .iter()
        .map(|revision| Found::by(&BTreeSet::from([revision.id()]), id, &revisions))
        .collect();
    // those that had not seen one another were written beside each other
    let blind: BTreeSet<(RevisionId, RevisionId)> = revisions
        .iter()
        .zip(&found)
        .flat_map(|(own, found)| found.unseen.iter().map(|other| (own.id(), other.id())))
        .collect();
    let step = |(revision, found): (&Arc<Revision>, Found)| {
        let after: Vec<_> = found.seen.iter().chain([revision]).map(Arc::clone).collect();
        let is_beside = |other: &Arc<Revision>| blind.contains(&(other.id(), revision.id()));
        Step {
            revision: Arc::clone(revision),
            before: found.record,
            after: Record::derive(id, &after),
            beside: found.unseen.iter().any(is_beside),
        }
    };
    revisions.iter().zip(found).map(step).collect()
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
