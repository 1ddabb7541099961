//! What is seen after a merge: every side of it, nothing hidden unseen, nothing redacted, whatever the clocks said.

use std::collections::{BTreeMap, BTreeSet};

use norishiro::domain::attendance::{self, State};
use norishiro::domain::revision::Body;
use norishiro::domain::{Revision, RevisionId, Value};
use norishiro::domain::{entry, pass, same};
use proptest::prelude::*;

use super::view::facts;
use super::world::{Act, Habits, ODD, PLAIN, Step, World, blind_steps, cases, steps, union};

/// A tree of values as a later version might write it.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-zぁ-ん]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4).prop_map(Value::Map),
        ]
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_value_of_every_head_is_visible_and_no_other(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        for record in whole.records() {
            for (name, field) in record.fields() {
                let shown: BTreeSet<RevisionId> = field.writes().map(Revision::id).collect();
                let heads = world.heads_of(record.id(), name);
                prop_assert_eq!(&shown, &heads, "{} {}", world.name(record.id()), name);
                let mut expected = BTreeSet::new();
                for id in heads.iter().filter(|id| !world.redacted.contains(id)) {
                    let Body::Open { set, .. } = world.written[id].body() else { unreachable!("open") };
                    expected.extend(set[name].each());
                }
                let values = field.values();
                prop_assert_eq!(values.iter().copied().collect::<BTreeSet<_>>(), expected);
                prop_assert_eq!(field.is_redacted(), heads.iter().any(|id| world.redacted.contains(id)));
                if name != "deleted" && name != "order" {
                    prop_assert_eq!(record.conflicts().any(|open| open == name), values.len() > 1);
                }
            }
        }
    }

    #[test]
    fn nothing_is_hidden_that_one_side_had_not_seen_deleted(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        for record in whole.records() {
            prop_assert_eq!(record.is_hidden(), world.must_hide(record.id()), "{}", world.name(record.id()));
            prop_assert_eq!(record.is_hidden(), whole.visible(record.id()).is_none());
        }
    }

    #[test]
    fn what_is_deleted_here_is_hidden_here(steps in steps(), at in any::<u8>(), which in any::<u8>()) {
        let mut world = World::after(PLAIN, &steps);
        let at = world.machine(at);
        let known = world.known(at);
        if let Some(record) = known.get(usize::from(which) % known.len().max(1)) {
            world.act(at, Act::Delete((usize::from(which) % known.len()) as u8));
            prop_assert!(world.replicas[at].session.visible(*record).is_none());
        }
    }

    #[test]
    fn what_is_seen_is_independent_of_clocks_and_labels(steps in blind_steps()) {
        // with one randomness, clones that write alike at one moment write one revision, at two moments two
        let fresh = |habits| Habits { twins: false, ..habits };
        let odd = [fresh(ODD), Habits { start: i64::MAX - 99, tick: 1, name: "遠", twins: false }];
        let world = World::after(fresh(PLAIN), &steps);
        for habits in odd {
            let other = World::after(habits, &steps);
            prop_assert_eq!(facts(&world, &world.whole()), facts(&other, &other.whole()));
            for (one, other_one) in world.sessions().zip(other.sessions()) {
                prop_assert_eq!(facts(&world, one), facts(&other, other_one));
            }
        }
    }

    #[test]
    fn a_redacted_text_is_nowhere_and_its_entry_stands_where_it_stood(
        steps in steps(), at in any::<u8>(), which in any::<u8>(), later in steps(),
    ) {
        let mut world = World::after(PLAIN, &steps);
        let at = world.machine(at);
        let Some(record) = world.entry(at, which) else { return Ok(()) };
        let fields = |world: &World| {
            let record = world.replicas[at].session.record(record).unwrap();
            let all = super::world::values(record).into_iter().filter(|(name, _)| *name != "text");
            let owned = all.map(|(name, v)| (name.to_owned(), v.into_iter().cloned().collect::<BTreeSet<_>>()));
            (owned.collect::<BTreeMap<_, _>>(), record.is_hidden())
        };
        let before = fields(&world);
        world.redact(at, record);
        prop_assert_eq!(fields(&world), before, "the rest of the record stays");
        let session = &world.replicas[at].session;
        let text = session.record(record).unwrap().field("text").unwrap();
        prop_assert!(text.is_redacted() && text.values().is_empty());
        for revision in session.history(record) {
            let wrote = revision.body().fields().any(|name| name == "text");
            prop_assert_eq!(revision.body().is_redacted(), wrote || world.redacted.contains(&revision.id()));
        }
        // whatever is done next, by whom and in which order it comes
        for step in later {
            let gone = |world: &World, at: usize, text: &str| {
                let history = world.replicas[at].session.history(record);
                let holds = |r: &Revision| match world.written[&r.id()].body() {
                    Body::Open { set, .. } => set.get("text").is_some_and(|v| v.each().contains(&text.into())),
                    Body::Redacted { .. } => false,
                };
                history.iter().any(|r| r.body().is_redacted() && holds(r))
                    && !history.iter().any(|r| !r.body().is_redacted() && holds(r))
            };
            let step_by = match step {
                Step::Undo(at) | Step::Redo(at) => Some(world.machine(at)),
                _ => None,
            };
            if let Some(by) = step_by {
                let before = world.replicas[by].session.clone();
                let (_, written) = if matches!(step, Step::Undo(_)) { world.undo(by) } else { world.redo(by) };
                let after = std::mem::replace(&mut world.replicas[by].session, before);
                for revision in written.iter().filter(|revision| revision.record() == record) {
                    let Body::Open { set, .. } = revision.body() else { continue };
                    for text in set.get("text").map(Value::each).unwrap_or_default() {
                        prop_assert!(!gone(&world, by, text.as_text().unwrap_or_default()), "{text:?} is back");
                    }
                }
                world.replicas[by].session = after;
            } else {
                world.take(step);
            }
        }
    }

    #[test]
    fn only_those_are_bound_of_whom_nobody_says_that_they_are_two(steps in steps()) {
        let world = World::after(PLAIN, &steps);
        let whole = world.whole();
        let verdicts: Vec<_> = whole
            .of_kind(same::KIND)
            .map(|pair| (pair.link("a").unwrap(), pair.link("b").unwrap(), pair.texts("verdict")))
            .collect();
        let nobody = !verdicts.iter().any(|(.., words)| words.contains(&"not_same"));
        for (a, b, words) in &verdicts {
            let bound = whole.class(*a).contains(b);
            prop_assert!(!bound || !words.contains(&"not_same"));
            prop_assert!(bound || !nobody || words.is_empty());
        }
    }

    #[test]
    fn unknown_kinds_and_fields_survive(kind in "[a-z]{1,8}", name in "[a-z]{4,8}x", tree in value(), steps in steps()) {
        let mut world = World::after(PLAIN, &steps);
        let strange = world.strange(0, &kind, &name, tree.clone());
        world.pull(1, 0);
        for at in [0, 1] {
            world.edit_text(at, strange);
        }
        world.pull(2, 0);
        world.pull(2, 1);
        for session in [&world.replicas[2].session, &world.whole()] {
            let record = session.record(strange).unwrap();
            prop_assert_eq!(record.kind(), &kind);
            prop_assert_eq!(record.field(&name).unwrap().values(), tree.each().iter().collect::<Vec<_>>());
            prop_assert!(session.of_kind(&kind).any(|record| record.id() == strange));
        }
    }

    #[test]
    fn resolving_leaves_one_value_and_merges(steps in steps(), which in any::<u8>()) {
        let mut world = World::after(PLAIN, &steps);
        for from in 1..world.replicas.len() {
            world.pull(0, from);
        }
        let all = &world.replicas[0].session;
        let open: Vec<_> = all
            .records()
            .flat_map(|record| record.conflicts().map(|name| (record.id(), name.to_owned())))
            .collect();
        let Some((id, name)) = open.get(usize::from(which) % open.len().max(1)).cloned() else { return Ok(()) };
        let value = world.replicas[0].session.record(id).unwrap().field(&name).unwrap().values()[0].clone();
        world.settle(0, id, &name, value.clone());
        let settled = world.replicas[0].session.clone();
        for other in world.sessions() {
            for merged in [union([&settled, other]), union([other, &settled])] {
                let record = merged.record(id).unwrap();
                prop_assert_eq!(record.field(&name).unwrap().values(), vec![&value]);
                prop_assert!(record.conflicts().all(|open| open != name));
            }
        }
    }

    #[test]
    fn two_laptops_that_seat_one_agency_or_hear_nothing_to_add_make_one_record(
        steps in steps(), who in any::<u8>(), apart in any::<u8>(),
    ) {
        let mut world = World::after(PLAIN, &steps);
        let at = world.at(who);
        world.act(0, Act::Seat(who, 0));
        world.act(1, Act::Seat(who, 0));
        world.act(1, Act::Pass(who));
        world.act(0, Act::Pass(who));
        if apart % 2 == 0 {
            world.pull(0, 1);
        }
        let merged = union([&world.replicas[0].session, &world.replicas[1].session]);
        let of_agency = |kind: &str| {
            let all = merged.records().filter(|record| record.kind() == kind);
            all.filter(|record| record.links("agency").contains(&at.agency)).cloned().collect::<Vec<_>>()
        };
        let placed = |kind: &str| of_agency(kind).into_iter().filter(|r| !r.is_hidden()).collect::<Vec<_>>();
        // an edit in another step may have moved another agency's record here; the determined one is alone
        let fields = [("meeting", at.meeting.into()), ("agency", at.agency.into())];
        let mut copy = merged.clone();
        let pen = norishiro::domain::Pen { by: String::new(), now: 0, seed: [0; 16] };
        let one = norishiro::domain::Writer::new(&mut copy, pen).determined(attendance::KIND, &fields, &[]);
        prop_assert_eq!(placed(attendance::KIND).iter().filter(|record| record.id() == one).count(), 1);
        prop_assert!(pass::said(&merged, &at, None).is_some());
        prop_assert!(merged.of_kind(attendance::KIND).any(|record| record.id() == one));
        prop_assert_eq!(ids_made(&world, attendance::KIND), ids_made_expected(&world, attendance::KIND));
    }
}

/// How many records of a determined kind were made.
fn ids_made(world: &World, kind: &str) -> usize {
    world.whole().records().filter(|record| record.kind() == kind).count()
}

/// One for each agency at most, whoever seats it and however often.
fn ids_made_expected(world: &World, kind: &str) -> usize {
    let founding = world.written.values().filter(|r| r.kind() == kind && r.is_founding());
    founding.map(|r| format!("{:?}", r.body())).collect::<BTreeSet<_>>().len()
}

#[test]
fn two_laptops_that_seat_one_agency_are_not_asked_anything() {
    let mut world = World::new(PLAIN);
    for at in [0, 1] {
        world.act(at, Act::Seat(2, 0));
        world.act(at, Act::Pass(2));
        world.act(at, Act::Import(1));
    }
    let whole = world.whole();
    // the one that was seated, and the one whose row was taken in
    let seats = attendance::seats(&whole, world.meeting);
    assert_eq!(seats.iter().map(|seat| seat.state).collect::<Vec<_>>(), [State::Present; 2]);
    assert_eq!(whole.of_kind(pass::KIND).count(), 1);
    assert_eq!(entry::list(&whole, &world.at(0), None).len(), 1);
    assert!(whole.records().all(|record| record.conflicts().next().is_none()));
}
