//! The fields of a record about which people differ, with all their values.

use std::collections::BTreeMap;

use crate::domain::conflict::{self, Side};
use crate::domain::{Record, RecordId, Session, Value};

use super::Audience;
use super::levels::Levels;

/// Name of a field to its values, oldest first.
pub(super) type Conflicts = BTreeMap<String, Vec<Value>>;

/// The fields that the flat form does not have.
const PASSED_OVER: [&str; 2] = ["worksheets", "continues"];

/// The differing values of a record, without needs that the audience may not see.
pub(super) fn conflicts(
    session: &Session,
    levels: &Levels,
    audience: Audience,
    record: &Record,
) -> Conflicts {
    let link = |value: &Value| value.as_text().and_then(|text| text.parse::<RecordId>().ok());
    let is_seen = |value: &Value| {
        let need = link(value).and_then(|id| session.visible(id));
        need.is_some_and(|need| audience.sees(levels.level(need)))
    };
    let mut all = Conflicts::new();
    for conflict in conflict::of(session, record) {
        let Some(name) = conflict.fields.first().filter(|name| !PASSED_OVER.contains(*name)) else {
            continue;
        };
        let seen = |side: &Side| *name != "need" || is_seen(&side.value);
        let values = conflict.sides.into_iter().filter(seen).map(|side| side.value).collect();
        all.insert(conflict::key(session, name), values);
    }
    all.retain(|_, values| values.len() > 1);
    all
}
