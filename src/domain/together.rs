//! Several sessions taken together at once: what may be one among them, and what people say of it.
//!
//! Nothing here depends on the order of the sessions, on a clock or on chance, so that whoever takes the same ones
//! together gets the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::candidates::{self, Candidate};
use super::kinds::Kinds;
use super::same::{self, Verdict};
use super::{Pen, RecordId, Session, Writer, agency, meeting};

/// Verdicts on pairs, the smaller id first.
pub type Verdicts = BTreeMap<(RecordId, RecordId), Verdict>;

/// The pair of two records, however they are named.
#[must_use]
pub fn pair(one: RecordId, other: RecordId) -> (RecordId, RecordId) {
    (one.min(other), one.max(other))
}

/// All of the sessions as one.
#[must_use]
pub fn union<'s>(sessions: impl IntoIterator<Item = &'s Session>) -> Session {
    let mut all = Session::new();
    sessions.into_iter().for_each(|session| all.union(session));
    all
}

/// What may be one thing made twice among the sessions, seen from each of them; of a pair that not everybody would tick
/// nothing is ticked.
#[must_use]
pub fn candidates(sessions: &[Session], kinds: &Kinds) -> Vec<Candidate> {
    let all = union(sessions);
    let few: Vec<Session> = sessions.iter().map(asked_about).collect();
    let verdicts = of_kinds(&all, &[same::KIND]);
    let mut found: Vec<Candidate> = Vec::new();
    let mut places: BTreeMap<(RecordId, RecordId), usize> = BTreeMap::new();
    let mut note = |candidate: Candidate| {
        let key = pair(all.stands_for(candidate.known), all.stands_for(candidate.fresh));
        match places.get(&key).and_then(|at| found.get_mut(*at)) {
            Some(known) => {
                known.is_ticked &= candidate.is_ticked;
                known.likeness = known.likeness.min(candidate.likeness);
            }
            None => {
                places.insert(key, found.len());
                found.push(candidate);
            }
        }
    };
    for (at, one) in few.iter().enumerate() {
        for other in few.iter().skip(at + 1) {
            let both = union([one, other, &verdicts]);
            look(&both, one, other, kinds).into_iter().for_each(&mut note);
            let swapped = look(&both, other, one, kinds).into_iter().map(|found| Candidate {
                known: found.fresh,
                fresh: found.known,
                ..found
            });
            swapped.for_each(&mut note);
        }
    }
    found
}

/// What of `there` may be one with something of `here`.
fn look(both: &Session, here: &Session, there: &Session, kinds: &Kinds) -> Vec<Candidate> {
    let ids = |session: &Session| session.records().map(super::Record::id).collect::<BTreeSet<_>>();
    let fresh = &ids(there) - &ids(here);
    let mut found = candidates::meetings(both, &fresh);
    found.extend(candidates::agencies(both, &fresh, kinds));
    found
}

fn asked_about(session: &Session) -> Session {
    of_kinds(session, &[meeting::KIND, agency::KIND, same::KIND])
}

fn of_kinds(session: &Session, kinds: &[&str]) -> Session {
    let mut few = Session::new();
    for record in session.records().filter(|record| kinds.contains(&record.kind())) {
        few.take_in(session.history(record.id()), []);
    }
    few
}

/// Writes what people say of the pairs. The same verdicts on the same session are the same revisions, wherever they are
/// written: their stamp is the one after the last, and their nonce hangs on what the session holds.
pub fn judge(session: &mut Session, verdicts: &Verdicts, by: &str) {
    let mut hash = Sha256::new();
    session.revisions().keys().for_each(|id| hash.update(id.bytes()));
    let mut seed = [0; 16];
    seed.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    let mut writer = Writer::new(session, Pen { by: by.to_owned(), now: 0, seed });
    for ((one, other), verdict) in verdicts {
        same::judge(&mut writer, *one, *other, *verdict);
    }
}

/// Holds the agencies of equal names for one, where nobody said otherwise, and writes what was said.
pub fn bind(all: &mut Session, candidates: &[Candidate], mut said: Verdicts, by: &str) {
    let is_agency = |id| all.record(id).is_some_and(|record| record.kind() == agency::KIND);
    for candidate in candidates.iter().filter(|candidate| candidate.is_ticked && is_agency(candidate.known)) {
        said.entry(pair(candidate.known, candidate.fresh)).or_insert(Verdict::Same);
    }
    judge(all, &said, by);
}

#[cfg(test)]
mod tests {
    use super::super::agency;
    use super::super::desk::Desk;
    use super::*;

    fn found(desk: &mut Desk, name: &str) -> RecordId {
        desk.write(|writer| agency::found(writer, &name.into()))
    }

    fn ticked(sessions: &[Session]) -> BTreeSet<(RecordId, RecordId)> {
        let found = candidates(sessions, &Kinds::default());
        found.iter().filter(|found| found.is_ticked).map(|found| pair(found.known, found.fresh)).collect()
    }

    #[test]
    fn three_tables_ask_about_every_pair_in_any_order() {
        let one = Desk::new();
        let mut tables = [one.twin(2), one.twin(3), one.twin(4)];
        let names = ["みなと福祉会", "社会福祉法人みなと福祉会", "みなと 福祉会"];
        let ids: Vec<_> = tables.iter_mut().zip(names).map(|(table, name)| found(table, name)).collect();
        let mut sessions: Vec<_> = tables.iter().map(|table| table.session.clone()).collect();
        let expected = BTreeSet::from([pair(ids[0], ids[1]), pair(ids[0], ids[2]), pair(ids[1], ids[2])]);
        for _ in 0..3 {
            assert_eq!(ticked(&sessions), expected);
            sessions.rotate_left(1);
        }
    }

    #[test]
    fn a_name_that_one_side_has_twice_is_ticked_in_neither_order() {
        let one = Desk::new();
        let (mut a, mut b) = (one.twin(2), one.twin(3));
        found(&mut a, "みなと福祉会");
        found(&mut a, "みなと 福祉会");
        found(&mut b, "みなと福祉会");
        let [a, b] = [a.session, b.session];
        assert_eq!(candidates(&[a.clone(), b.clone()], &Kinds::default()).len(), 2);
        assert!(ticked(&[a.clone(), b.clone()]).is_empty());
        assert!(ticked(&[b, a]).is_empty());
    }

    #[test]
    fn the_same_verdicts_are_the_same_revisions_and_are_not_asked_again() {
        let one = Desk::new();
        let (mut a, mut b) = (one.twin(2), one.twin(3));
        let key = pair(found(&mut a, "みなと福祉会"), found(&mut b, "みなと 福祉会"));
        let verdicts = Verdicts::from([(key, Verdict::Same)]);
        let merged = [[&a.session, &b.session], [&b.session, &a.session]].map(|both| {
            let mut merged = union(both);
            judge(&mut merged, &verdicts, "記録1");
            merged
        });
        assert_eq!(merged[0], merged[1]);
        assert_eq!(merged[0].class(key.0).len(), 2);
        let count = merged[0].revisions().len();
        let mut again = merged[0].clone();
        judge(&mut again, &verdicts, "記録2");
        assert_eq!(again.revisions().len(), count);
        assert!(candidates(&[again, b.session.clone()], &Kinds::default()).is_empty());
    }
}
