//! Taking back: exactly what was before, and never what somebody else wrote since.

use norishiro::domain::RecordId;
use norishiro::domain::undo::{Outcome, Undo};
use proptest::prelude::*;

use super::view::look;
use super::world::{Act, PLAIN, World, act, cases, says, steps};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn undo_returns_what_was_before_and_redo_what_was_after(
        steps in steps(), at in any::<u8>(), acts in prop::collection::vec(act(), 1..6),
    ) {
        let mut world = World::after(PLAIN, &steps);
        let at = world.machine(at);
        // a new run of the program
        world.replicas[at].undo = Undo::default();
        let seen = |world: &World| look(world, &world.replicas[at].session);
        let held = |world: &World| world.replicas[at].session.revisions().len();
        let mut looks = vec![seen(&world)];
        for act in acts {
            let before = held(&world);
            world.act(at, act);
            if held(&world) > before {
                looks.push(seen(&world));
            }
        }
        for _ in 0..2 {
            for before in looks.iter().rev().skip(1) {
                let (outcome, _) = world.undo(at);
                prop_assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
                prop_assert_eq!(&seen(&world), before);
            }
            prop_assert_eq!(world.undo(at).0, Outcome::Nothing);
            for after in looks.iter().skip(1) {
                let (outcome, _) = world.redo(at);
                prop_assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
                prop_assert_eq!(&seen(&world), after);
            }
            prop_assert_eq!(world.redo(at).0, Outcome::Nothing);
        }
    }

    #[test]
    fn undo_never_changes_what_another_machine_wrote_since(
        steps in steps(),
        mine in prop::collection::vec(act(), 1..4),
        theirs in prop::collection::vec(act(), 1..4),
        seen in any::<bool>(),
        redo in any::<bool>(),
    ) {
        let mut world = World::after(PLAIN, &steps);
        world.pull(1, 0);
        world.replicas[0].undo = Undo::default();
        mine.iter().for_each(|act| world.act(0, *act));
        if seen {
            world.pull(1, 0);
        }
        if redo {
            world.undo(0);
        }
        let before: Vec<_> = world.written.keys().copied().collect();
        theirs.iter().for_each(|act| world.act(1, *act));
        world.pull(0, 1);
        let strangers: Vec<_> =
            world.written.values().filter(|r| !before.contains(&r.id())).cloned().collect();
        let state = |world: &World| {
            let record = |id: RecordId| world.replicas[0].session.record(id).unwrap().clone();
            let mut state = Vec::new();
            for revision in &strangers {
                let record = record(revision.record());
                for name in revision.body().fields() {
                    let values = record.field(name).unwrap().values();
                    // that it was moved or starred does not keep a record from the bin, nor bring it out
                    let hidden = (says(revision.body()) || name == "deleted").then(|| record.is_hidden());
                    state.push((name.clone(), format!("{values:?}"), hidden));
                }
            }
            state
        };
        let kept = state(&world);
        if redo {
            world.redo(0);
            prop_assert_eq!(state(&world), kept.clone());
        }
        for _ in 0..4 {
            world.undo(0);
            prop_assert_eq!(state(&world), kept.clone());
        }
    }

    #[test]
    fn what_was_taken_back_here_merges_like_any_other_write(steps in steps(), acts in prop::collection::vec(act(), 1..4)) {
        let mut world = World::after(PLAIN, &steps);
        for act in acts {
            world.act(0, act);
        }
        world.undo(0);
        let (all, one) = (world.whole(), world.replicas[0].session.clone());
        world.pull(1, 0);
        world.pull(1, 2);
        world.pull(0, 1);
        for id in one.revisions().keys() {
            prop_assert!(all.revisions().contains_key(id));
        }
        prop_assert_eq!(world.replicas[0].session.record(world.meeting), all.record(world.meeting));
    }
}

#[test]
fn a_text_edited_twice_is_taken_back_twice() {
    use super::world::Set;
    let mut world = World::new(PLAIN);
    world.act(0, Act::New(0));
    let first = look(&world, &world.replicas[0].session);
    world.act(0, Act::Edit(0, Set::Text));
    let second = look(&world, &world.replicas[0].session);
    world.act(0, Act::Edit(0, Set::Text));
    world.undo(0);
    assert_eq!(look(&world, &world.replicas[0].session), second);
    world.undo(0);
    assert_eq!(look(&world, &world.replicas[0].session), first);
}
