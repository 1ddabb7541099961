//! The flat form for programs that read line by line.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Writing;
use crate::domain::Session;
use crate::exchange::Order;

/// Writes what an audience may see of a session: a line with the format, then one record a line with the name of its array.
#[must_use]
pub fn write(session: &Session, order: &Order) -> String {
    head() + &records(session, order, None)
}

/// The line with the format.
pub(in crate::exchange) fn head() -> String {
    format!("{}\n", json!({ "format": super::FORMAT }))
}

/// One record a line; where `areas` are given, each with the area of its meeting.
pub(in crate::exchange) fn records(
    session: &Session,
    order: &Order,
    areas: Option<&BTreeMap<String, String>>,
) -> String {
    let flat = serde_json::to_value(Writing::of(session, order).flat()).unwrap_or_default();
    let mut out = String::new();
    for (array, records) in flat.as_object().into_iter().flatten() {
        for record in records.as_array().into_iter().flatten() {
            let mut line = Map::new();
            line.insert("array".to_owned(), array.as_str().into());
            line.extend(record.as_object().cloned().unwrap_or_default());
            if let Some(areas) = areas {
                let meeting = if array == "meetings" { "id" } else { "meeting" };
                let area = record.get(meeting).and_then(Value::as_str).and_then(|id| areas.get(id));
                line.insert("area".to_owned(), area.map_or(Value::Null, |area| area.as_str().into()));
            }
            out += &format!("{}\n", Value::Object(line));
        }
    }
    out
}
