//! The flat form one record a line, for programs that read line by line.

use serde_json::{Map, Value, json};

use super::Writing;
use crate::domain::Session;
use crate::exchange::Order;

/// Writes what an audience may see of a session: a line with the format, then one record a line with the name of its array.
#[must_use]
pub fn write(session: &Session, order: &Order) -> String {
    let flat = serde_json::to_value(Writing::of(session, order).flat()).unwrap_or_default();
    let mut out = String::new();
    for (array, records) in flat.as_object().into_iter().flatten() {
        if !records.is_array() {
            out += &format!("{}\n", json!({ array: records }));
        }
        for record in records.as_array().into_iter().flatten() {
            let mut line = Map::new();
            line.insert("array".to_owned(), array.as_str().into());
            line.extend(record.as_object().cloned().unwrap_or_default());
            out += &format!("{}\n", Value::Object(line));
        }
    }
    out
}
