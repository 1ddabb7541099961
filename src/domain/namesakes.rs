//! Labels under which more than one laptop wrote: what they wrote is told apart by its time alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{RevisionId, Session, label};

/// The labels under which more than one of the sessions wrote what no other has.
#[must_use]
pub fn among(sessions: &[&Session]) -> Vec<String> {
    // what only one session has, and under which label it was written
    let mut alone: HashMap<RevisionId, Option<(&str, usize)>> = HashMap::new();
    for (at, session) in sessions.iter().enumerate() {
        for revision in session.revisions().values() {
            let first = alone.entry(revision.id());
            first.and_modify(|wrote| *wrote = None).or_insert(Some((revision.by(), at)));
        }
    }
    let mut wrote: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (label, at) in alone.into_values().flatten() {
        wrote.entry(label).or_default().insert(at);
    }
    // what was read in or written by hand was written by no laptop
    let labels = wrote.into_iter().filter(|(label, at)| at.len() > 1 && label::read(label).is_ok());
    labels.map(|(label, _)| label.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn two_that_wrote_under_one_label_since_they_parted_are_told() {
        let mut one = Desk::new();
        one.add("元");
        let [mut namesake, mut other] = [one.twin(1), one.twin(2)];
        let told = |desks: [&Desk; 3]| among(&desks.map(|desk| &desk.session));
        namesake.add("二台目");
        other.add("別の名前");
        assert!(told([&one, &namesake, &other]).is_empty(), "who wrote on is no other laptop");
        one.add("一台目");
        one.import(&["読み込んだ"]);
        namesake.import(&["ほかに読み込んだ"]);
        assert_eq!(told([&one, &namesake, &other]), ["1"]);
        assert_eq!(told([&other, &one, &namesake]), ["1"]);
        namesake.session.union(&one.session);
        assert!(told([&one, &namesake, &other]).is_empty(), "what was merged is told no more");
    }
}
