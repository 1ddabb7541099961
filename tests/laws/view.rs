//! All that the public readers say of a session, as a value that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use norishiro::domain::value::Value;
use norishiro::domain::{Record, RecordId, Session, Stamp};
use norishiro::domain::{attendance, entry, meeting, members, pass};

use super::world::{World, values};

/// What is derived from a session: records with their writes, places, classes, lists in order.
#[derive(Debug, PartialEq)]
pub(crate) struct Derived {
    records: Vec<Record>,
    bin: Vec<RecordId>,
    places: BTreeMap<String, Vec<RecordId>>,
    classes: Vec<Vec<RecordId>>,
    lists: Vec<Vec<RecordId>>,
    last: Stamp,
}

/// Reads all of it.
pub(crate) fn derived(world: &World, session: &Session) -> Derived {
    let kinds: BTreeSet<_> = session.records().map(|record| record.kind().to_owned()).collect();
    let place = |kind: String| {
        let records = session.of_kind(&kind).map(Record::id).collect();
        (kind, records)
    };
    Derived {
        records: session.records().cloned().collect(),
        bin: session.bin().map(Record::id).collect(),
        places: kinds.into_iter().map(place).collect(),
        classes: world.made.iter().map(|id| session.class(*id)).collect(),
        lists: lists(world, session),
        last: session.last_stamp(),
    }
}

fn lists(world: &World, session: &Session) -> Vec<Vec<RecordId>> {
    let mut lists = vec![
        meeting::all(session).iter().map(|meeting| meeting.id()).collect(),
        attendance::seats(session, world.meeting).iter().map(attendance::Seat::id).collect(),
    ];
    for who in 0..3 {
        let at = world.at(who);
        for lane in [None, Some(""), Some("a"), Some("b")] {
            lists.push(entry::list(session, &at, lane).iter().map(|entry| entry.id()).collect());
        }
        lists.push(pass::said(session, &at, None).into_iter().collect());
    }
    lists
}

/// What a person sees: the visible records with their values, and the lists in their order.
#[derive(Debug, PartialEq)]
pub(crate) struct Look {
    records: BTreeMap<RecordId, BTreeMap<String, Vec<Value>>>,
    lists: Vec<Vec<RecordId>>,
    classes: Vec<Vec<RecordId>>,
}

/// Looks at a session.
pub(crate) fn look(world: &World, session: &Session) -> Look {
    let owned = |record: &Record| {
        let fields = values(record).into_iter();
        fields.map(|(name, values)| (name.to_owned(), values.into_iter().cloned().collect())).collect()
    };
    let visible = session.records().filter(|record| !record.is_hidden());
    Look {
        records: visible.map(|record| (record.id(), owned(record))).collect(),
        lists: lists(world, session),
        classes: world.agencies.iter().map(|id| session.class(*id)).collect(),
    }
}

/// What is seen without ids (by which also the two sides of a pair are sorted), clocks and labels: the same in every world where the same was done.
pub(crate) fn facts(world: &World, session: &Session) -> Vec<String> {
    // a field that is about a member of a set has its id in its name
    let of_member = |name: &str| {
        members::read(name).map_or_else(|| name.to_owned(), |(set, id)| format!("{set}/{}", world.name(id)))
    };
    let about = |id: &RecordId| {
        let Some(record) = session.record(*id) else { return format!("{} unknown", world.name(*id)) };
        let mut fields = Vec::new();
        for (name, field) in
            record.fields().iter().filter(|(name, _)| !["order", "a", "b"].contains(&name.as_str()))
        {
            let values: BTreeSet<_> = field.values().into_iter().map(|value| world.named(value)).collect();
            fields.push((of_member(name), values, field.is_redacted()));
        }
        fields.sort();
        let mut conflicts: Vec<_> = record.conflicts().map(&of_member).collect();
        conflicts.sort();
        let class: BTreeSet<_> = session.class(*id).into_iter().map(|id| world.name(id)).collect();
        let (name, kind, hidden) = (world.name(*id), record.kind(), record.is_hidden());
        format!("{name} {kind} hidden: {hidden} {fields:?} {conflicts:?} {class:?}")
    };
    world.made.iter().map(about).collect()
}
