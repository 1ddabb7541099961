//! The fields of a record about which people differ, with all their values.

use std::collections::BTreeMap;

use crate::domain::conflict::{self, Side};
use crate::domain::{Record, RecordId, Session, Value, members};

use super::Audience;
use super::levels::Levels;

/// Name of a field to its values, oldest first.
pub(super) type Conflicts = BTreeMap<String, Vec<Value>>;

/// The fields that the flat form does not have.
const PASSED_OVER: [&str; 2] = ["worksheets", "continues"];

/// The fields that point to what was said.
const SAID: [&str; 2] = ["need", "overlap"];

/// The differing values of a record, without anything that points to what the audience may not see.
pub(super) fn conflicts(
    session: &Session,
    levels: &Levels,
    audience: Audience,
    record: &Record,
) -> Conflicts {
    let link = |value: &Value| value.as_text().and_then(|text| text.parse::<RecordId>().ok());
    let sees = |id: RecordId| session.visible(id).is_some_and(|said| audience.sees(levels.level(said)));
    let is_seen = |value: &Value| link(value).is_some_and(sees);
    // who answers and takes part is listed; what was said may not be for the audience
    let is_about_unseen = |name: &str| {
        let member = members::read(name).filter(|(set, _)| ["entry", "seen", "basis"].contains(set));
        member.is_some_and(|(_, id)| !sees(id))
    };
    let mut all = Conflicts::new();
    for conflict in conflict::of(session, record) {
        let Some(name) =
            conflict.fields.first().filter(|name| !PASSED_OVER.contains(*name) && !is_about_unseen(name))
        else {
            continue;
        };
        let seen = |side: &Side| !SAID.contains(name) || is_seen(&side.value);
        let values = conflict.sides.into_iter().filter(seen).map(|side| side.value).collect();
        all.insert(conflict::key(session, name), values);
    }
    all.retain(|_, values| values.len() > 1);
    all
}
