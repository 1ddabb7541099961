//! Taking a file in: twice is once, on two copies is once, and who does it makes no difference.

use std::collections::BTreeSet;

use norishiro::domain::submission::{self, BY, Row, What};
use norishiro::domain::undo::{Outcome, Undo};
use norishiro::domain::{Change, Pen, RecordId, RevisionId, Session, Writer, entry};
use proptest::prelude::*;

use super::world::{PLAIN, World, cases, steps, union};

/// Rows of a file: plain ones, and ones that were written out of a session and perhaps edited since.
fn rows(world: &World, at: usize, chosen: &[(u8, bool)]) -> Vec<Row> {
    let session = &world.replicas[at].session;
    let entries: Vec<_> = session.records().filter(|record| record.kind() == entry::KIND).collect();
    let out = |(which, edited): &(u8, bool)| {
        let plain = world.row(*which);
        let Some(record) = entries.get(usize::from(*which)) else { return plain };
        let (Some(words), Some(agency)) = (record.field("text"), record.link("agency")) else { return plain };
        let revision = words.writes().next_back().map(norishiro::domain::Revision::id);
        let text = if *edited {
            format!("{}（直し）", record.text("text"))
        } else {
            record.text("text").to_owned()
        };
        let question = record.text("question").to_owned();
        let at = entry::At { agency, question, ..plain.at.clone() };
        let lane = record.text("lane").to_owned();
        Row { at, lane, what: What::Entry(text), known: Some((record.id(), revision)), ..plain }
    };
    chosen.iter().map(out).collect()
}

fn import(session: &mut Session, rows: &[Row], seed: u8) {
    let usual = usual(session, rows);
    let mut writer = Writer::new(session, pen(seed));
    submission::take(&mut writer, rows, &usual);
    let _ = writer.finish();
}

/// The entries with their texts.
fn shown(session: &Session) -> Vec<(RecordId, Vec<String>)> {
    let texts = |entry: &norishiro::domain::Record| -> Vec<String> {
        let mut texts: Vec<_> = entry.texts("text").into_iter().map(str::to_owned).collect();
        texts.sort();
        texts
    };
    session.of_kind(entry::KIND).map(|entry| (entry.id(), texts(entry))).collect()
}

/// Takes rows in as a step that can be taken back.
fn import_noted(session: &mut Session, rows: &[Row], undo: &mut Undo) -> Change {
    let usual = usual(session, rows);
    let mut writer = Writer::new(session, pen(91));
    submission::take(&mut writer, rows, &usual);
    let change = writer.finish();
    undo.note(&change);
    change
}

fn pen(seed: u8) -> Pen {
    Pen { by: format!("記録{seed}"), now: i64::from(seed) * 1_000_000, seed: [seed; 16] }
}

fn usual(session: &Session, rows: &[Row]) -> Vec<bool> {
    submission::fates(session, rows).into_iter().map(submission::Fate::is_usual).collect()
}

/// What a file alone made.
fn made(session: &Session) -> BTreeSet<RevisionId> {
    let of_import = session.revisions().values().filter(|revision| revision.by() == BY);
    of_import.map(|revision| revision.id()).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn twice_is_once_and_on_two_copies_is_once(
        steps in steps(), at in 0..3_usize, chosen in prop::collection::vec((0..9_u8, any::<bool>()), 1..6),
    ) {
        let world = World::after(PLAIN, &steps);
        let rows = rows(&world, at, &chosen);
        let (mut one, mut two) = (world.replicas[at].session.clone(), world.replicas[at].session.clone());
        import(&mut one, &rows, 91);
        import(&mut two, &rows, 92);
        prop_assert_eq!(made(&one), made(&two));
        let before = one.clone();
        import(&mut one, &rows, 93);
        prop_assert_eq!(&one, &before);
        let mut both = union([&one, &two]);
        prop_assert_eq!(made(&both), made(&one));
        let texts = |session: &Session| -> Vec<Vec<String>> {
            let entries = session.of_kind(entry::KIND);
            let mut texts: Vec<Vec<String>> =
                entries.map(|entry| entry.texts("text").into_iter().map(str::to_owned).collect()).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(texts(&both), texts(&one));
        let before = both.clone();
        import(&mut both, &rows, 94);
        prop_assert_eq!(both, before);
    }

    #[test]
    fn after_a_merge_it_adds_nothing_and_no_wording_goes(
        steps in steps(), at in 0..3_usize, chosen in prop::collection::vec((0..9_u8, any::<bool>()), 1..6),
    ) {
        let world = World::after(PLAIN, &steps);
        let rows = rows(&world, at, &chosen);
        let mut session = world.replicas[at].session.clone();
        let before = shown(&session);
        // what is left in the bin here can come out of it with what was typed elsewhere
        let all_taken = !submission::fates(&session, &rows).iter().any(|fate| fate.adds() && !fate.is_usual());
        import(&mut session, &rows, 91);
        for (id, texts) in before {
            // an edit of what nobody edited since is the one thing that takes the place of words
            let edited = rows.iter().any(|row| row.known.is_some_and(|(known, _)| known == id));
            let now = session.visible(id).map(|entry| entry.texts("text").len());
            prop_assert!(now.is_some());
            prop_assert!(edited || texts.iter().all(|text| session.record(id).unwrap().texts("text").contains(&text.as_str())));
        }
        let mut whole = union([&session, &world.whole()]);
        if all_taken && whole.redactions().is_empty() {
            let before = whole.clone();
            import(&mut whole, &rows, 95);
            prop_assert_eq!(whole, before);
        }
    }

    #[test]
    fn taken_back_it_leaves_what_stood_there_before_and_done_again_what_stood_there_after(
        steps in steps(), at in 0..3_usize, chosen in prop::collection::vec((0..9_u8, any::<bool>()), 1..6),
        later in prop::collection::vec(super::world::act(), 0..3), own in any::<bool>(),
    ) {
        let mut world = World::after(PLAIN, &steps);
        let rows = rows(&world, at, &chosen);
        // what is typed between writing the table out and taking it in
        later.iter().for_each(|act| world.act(at, *act));
        let mut session = world.replicas[at].session.clone();
        let mut undo = if own { world.replicas[at].undo.clone() } else { Undo::default() };
        let before = shown(&session);
        let change = import_noted(&mut session, &rows, &mut undo);
        if change.is_empty() {
            return Ok(());
        }
        let after = shown(&session);
        for round in 0..2 {
            let outcome = undo.undo(&mut Writer::new(&mut session, pen(96 + round)));
            prop_assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
            prop_assert_eq!(&shown(&session), &before);
            let outcome = undo.redo(&mut Writer::new(&mut session, pen(98 + round)));
            prop_assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
            prop_assert_eq!(&shown(&session), &after);
        }
    }
}
