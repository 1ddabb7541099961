//! The fields of a record about which people differ, with all their values.

use std::collections::BTreeMap;

use crate::domain::conflict::{key, stands_for};
use crate::domain::record::Field;
use crate::domain::{Record, RecordId, Session, Value};

use super::Audience;
use super::levels::Levels;

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

fn link(value: &Value) -> Option<RecordId> {
    value.as_text().and_then(|text| text.parse().ok())
}
