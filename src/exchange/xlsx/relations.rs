//! What belongs to several, one tie a row: who helps, what a decision rests on, what is common ground.

use serde_json::Value;

use crate::i18n::Lang;

use super::data::{Cell, Reading, Table, rows};

/// The lists of the flat form: the array, and the field that holds several.
const LISTS: [(&str, &str); 9] = [
    ("actions", "supporting"),
    ("actions", "informed"),
    ("roles", "supporting"),
    ("roles", "informed"),
    ("decisions", "basis"),
    ("issues", "agencies"),
    ("issues", "seen"),
    ("common", "entries"),
    ("agencies", "kinds"),
];

/// The table of all of them.
pub(super) fn table(reading: &Reading, flat: &Value, lang: Lang) -> Table {
    let mut all = Vec::new();
    for (kind, field) in LISTS {
        for row in rows(flat, kind) {
            let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
            let others = row.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            for other in others.iter().filter_map(Value::as_str) {
                let (other_id, other) = match reading.named(other) {
                    Cell::None => (Cell::None, Cell::text(other)),
                    named => (Cell::text(other), named),
                };
                let (word, relation) = (Cell::text(lang.table(kind)), Cell::text(lang.relation(field)));
                all.push(vec![Cell::text(id), word, relation, other_id, other]);
            }
        }
    }
    Table { word: "relations", columns: vec!["id", "table_of", "relation", "other_id", "other"], rows: all }
}
