//! The fields of a record about which people differ, with all their values.

use std::collections::BTreeMap;

use crate::domain::record::Field;
use crate::domain::{Record, RecordId, Session, Value};

use super::levels::Levels;
use super::{Audience, names};

/// Name of a field to its values, oldest first.
pub(super) type Conflicts = BTreeMap<String, Vec<Value>>;

/// The fields whose differing values nobody needs to settle, or that the flat form does not have.
const PASSED_OVER: [&str; 3] = ["order", "worksheets", "continues"];

/// The differing values of a record, without needs that the audience may not see. References point to what is listed,
/// so two values that name one agency are none to settle.
pub(super) fn conflicts(
    session: &Session,
    levels: &Levels,
    audience: Audience,
    record: &Record,
) -> Conflicts {
    let seen = |id| session.visible(id).is_some_and(|need| audience.sees(levels.level(need)));
    let mut all = Conflicts::new();
    for name in record.conflicts().filter(|name| !PASSED_OVER.contains(name)) {
        let values = record.field(name).map(Field::values).unwrap_or_default();
        let kept = values.into_iter().filter(|value| name != "need" || link(value).is_some_and(seen));
        let listed: &mut Vec<Value> = all.entry(key(session, name)).or_default();
        for value in kept.map(|value| stands_for(session, name, value)) {
            if !listed.contains(&value) {
                listed.push(value);
            }
        }
    }
    all.retain(|_, values| values.len() > 1);
    all
}

/// The name of a field; an answer names the agency that stands for the one that was asked.
fn key(session: &Session, name: &str) -> String {
    let agency =
        name.strip_prefix("answer/").and_then(|id| id.parse().ok()).and_then(|id| names::agency(session, id));
    agency.map_or_else(|| name.to_owned(), |agency| format!("answer/{}", agency.id()))
}

/// A value whose references point to what is listed.
fn stands_for(session: &Session, name: &str, value: &Value) -> Value {
    match (name, value) {
        ("agency", _) => {
            link(value).and_then(|id| names::agency(session, id)).map_or(value.clone(), |a| a.id().into())
        }
        ("meeting", _) => link(value).map_or(value.clone(), |id| session.stands_for(id).into()),
        ("to", Value::List(list)) => {
            Value::List(list.iter().map(|asked| stands_for(session, "asked", asked)).collect())
        }
        ("asked", Value::Map(map)) => {
            let one = |(name, value): (&String, &Value)| {
                let field = if name == "id" { "agency" } else { "" };
                (name.clone(), stands_for(session, field, value))
            };
            Value::Map(map.iter().map(one).collect())
        }
        _ => value.clone(),
    }
}

fn link(value: &Value) -> Option<RecordId> {
    value.as_text().and_then(|text| text.parse().ok())
}
