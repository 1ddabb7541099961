//! Merging is union: the laws of a set that only grows, and that nothing gets lost in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use norishiro::domain::revision::Body;
use norishiro::domain::{Record, RevisionId, Session};
use proptest::prelude::*;

use super::view::derived;
use super::world::{PLAIN, Step, World, cases, steps, union};

/// Compares sets and all that is derived from them.
macro_rules! alike {
    ($world:expr, $one:expr, $other:expr) => {
        let (one, other) = (&$one, &$other);
        prop_assert_eq!(one, other);
        prop_assert_eq!(derived(&$world, one), derived(&$world, other));
    };
}

fn ids(session: &Session) -> BTreeSet<RevisionId> {
    session.revisions().keys().copied().collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn merging_is_commutative(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let [a, b] = [0, 1].map(|at| &world.replicas[at].session);
        alike!(world, union([a, b]), union([b, a]));
    }

    #[test]
    fn merging_is_associative(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let [a, b, c] = [0, 1, 2].map(|at| &world.replicas[at].session);
        alike!(world, union([&union([a, b]), c]), union([a, &union([b, c])]));
    }

    #[test]
    fn merging_with_itself_changes_nothing(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        for session in world.sessions() {
            let mut twice = session.clone();
            twice.union(session);
            alike!(world, twice, *session);
        }
    }

    #[test]
    fn merging_with_a_part_of_itself_changes_nothing(steps in steps(), chosen in any::<u64>()) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        for part in world.sessions() {
            alike!(world, union([&whole, part]), whole);
            alike!(world, union([part, &whole]), whole);
        }
        let mut some = Session::new();
        let part = whole.revisions().values().enumerate().filter(|(at, _)| chosen >> (at % 64) & 1 == 1);
        some.take_in(part.map(|(_, revision)| Arc::clone(revision)), []);
        alike!(world, union([&whole, &some]), whole);
        alike!(world, union([&some, &whole]), whole);
    }

    #[test]
    fn equal_sets_are_equal_sessions_in_any_order(steps in steps(), order in any::<[u16; 16]>(), cut in 1..5_usize) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        let mut sessions: Vec<_> = world.sessions().collect();
        sessions.sort_by_key(|session| order[session.revisions().len() % 16]);
        alike!(world, union(sessions), whole);
        // revision by revision, or a few at once, children before parents, redactions before what they redact
        let mut pieces: Vec<_> = whole.revisions().values().map(|r| (Some(Arc::clone(r)), None)).collect();
        pieces.extend(whole.redactions().iter().map(|redaction| (None, Some(redaction.clone()))));
        let mut shuffled: Vec<_> = pieces.into_iter().enumerate().collect();
        shuffled.sort_by_key(|(at, _)| order[at % 16].rotate_left((at / 16) as u32));
        let mut scattered = Session::new();
        for few in shuffled.chunks(cut) {
            let revisions = few.iter().filter_map(|(_, (revision, _))| revision.clone());
            scattered.take_in(revisions, few.iter().filter_map(|(_, (_, redaction))| redaction.clone()));
        }
        alike!(world, scattered, whole);
    }

    #[test]
    fn growing_by_one_revision_says_the_same_as_reading_all(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        for session in world.sessions() {
            for record in session.records() {
                let anew = Record::derive(record.id(), &session.history(record.id()));
                prop_assert_eq!(anew.as_ref(), Some(record));
            }
        }
    }

    #[test]
    fn ids_never_disappear(steps in steps()) {
        let mut world = World::new(PLAIN);
        let mut before: Vec<_> = world.sessions().map(ids).collect();
        for step in steps {
            world.take(step);
            let after: Vec<_> = world.sessions().map(ids).collect();
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.is_subset(after), "{step:?}");
            }
            before = after;
        }
        let whole = ids(&world.whole());
        prop_assert!(world.written.keys().all(|id| whole.contains(id)));
    }

    #[test]
    fn nothing_written_is_lost_unless_redacted(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        for (id, revision) in &world.written {
            let kept = &whole.revisions()[id];
            if world.redacted.contains(id) {
                prop_assert_eq!(kept.as_ref(), &revision.redacted());
            } else {
                prop_assert_eq!(kept, revision);
            }
        }
        prop_assert_eq!(whole.revisions().len(), world.written.len());
    }

    #[test]
    fn a_later_write_has_a_later_stamp_whatever_the_clock_says(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        for (id, revision) in &world.written {
            let determined = matches!(revision.body(), Body::Open { nonce: None, .. });
            let seen = world.seen[id].iter().map(|seen| world.written[seen].stamp());
            prop_assert!(determined || seen.into_iter().all(|seen| seen < revision.stamp()));
        }
    }

    #[test]
    fn an_old_copy_never_brings_a_redacted_text_back(steps in steps()) {
        let mut world = World::new(PLAIN);
        let mut copies = Vec::new();
        for step in steps {
            if matches!(step, Step::Redact(..)) {
                copies.extend(world.sessions().cloned());
            }
            world.take(step);
        }
        let whole = world.whole();
        // the redactions may have come first, without what they redact
        let mut warned = Session::new();
        warned.take_in([], whole.redactions().iter().cloned());
        for old in &copies {
            alike!(world, union([old, &whole]), whole);
            alike!(world, union([&whole, old]), whole);
            let late = union([&warned, old]);
            let bare = |id: &RevisionId| late.revisions().get(id).is_none_or(|r| r.body().is_redacted());
            prop_assert!(world.redacted.iter().all(bare));
        }
        for id in &world.redacted {
            prop_assert!(whole.revisions()[id].body().is_redacted());
        }
    }
}
