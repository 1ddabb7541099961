//! What a field can hold: a small tree that every version can carry along.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub mod reading;

pub use reading::{Wrong, from_value};

/// A value of a field.
///
/// What the program treats as an enumeration is stored as its English word, so that an older program carries
/// words it does not know along, hash and all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A text, a word of an enumeration, an id.
    Text(String),
    /// Several values in an order.
    List(Vec<Value>),
    /// Named values.
    Map(BTreeMap<String, Value>),
}

/// The key that marks a map as "several values at once", written when undo goes back to a conflict.
const SEVERAL: &str = "several";

impl Value {
    /// Packs values that stood side by side (or none at all) into one write.
    #[must_use]
    pub fn several(values: Vec<Value>) -> Self {
        match <[Value; 1]>::try_from(values) {
            Ok([only]) => only,
            Err(values) => Self::Map(BTreeMap::from([(SEVERAL.to_owned(), Self::List(values))])),
        }
    }

    /// Unpacks what [`Value::several`] packed; any other value is one value.
    #[must_use]
    pub fn each(&self) -> &[Value] {
        match self {
            Self::Map(map) if map.len() == 1 => match map.get(SEVERAL) {
                Some(Self::List(values)) => values,
                _ => std::slice::from_ref(self),
            },
            _ => std::slice::from_ref(self),
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether it is words: a text that is not empty and refers to no record.
    #[must_use]
    pub fn is_wording(&self) -> bool {
        let is_words = |text: &str| !text.is_empty() && text.parse::<super::RecordId>().is_err();
        self.each().iter().any(|value| value.as_text().is_some_and(is_words))
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(bool) = self { Some(*bool) } else { None }
    }

    /// The whole number, if it is one.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        if let Self::Int(int) = self { Some(*int) } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The named values, if it is a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&BTreeMap<String, Value>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    /// How deep it is nested; a plain value is 1.
    #[must_use]
    pub fn depth(&self) -> usize {
        1 + match self {
            Self::List(list) => list.iter().map(Self::depth).max().unwrap_or(0),
            Self::Map(map) => map.values().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// The longest text in it, in characters.
    #[must_use]
    pub fn longest_text(&self) -> usize {
        match self {
            Self::Text(text) => text.chars().count(),
            Self::List(list) => list.iter().map(Self::longest_text).max().unwrap_or(0),
            Self::Map(map) => map.values().map(Self::longest_text).max().unwrap_or(0),
            Self::Bool(_) | Self::Int(_) => 0,
        }
    }

    /// Appends the one byte encoding that is hashed: a tag, then the content with its length before it, keys sorted.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Bool(bool) => out.extend([b'b', u8::from(*bool)]),
            Self::Int(int) => {
                out.push(b'i');
                out.extend(int.to_be_bytes());
            }
            Self::Text(text) => {
                out.push(b't');
                encode_bytes(text.as_bytes(), out);
            }
            Self::List(list) => {
                out.push(b'l');
                out.extend((list.len() as u64).to_be_bytes());
                list.iter().for_each(|value| value.encode(out));
            }
            Self::Map(map) => {
                out.push(b'm');
                encode_map(map, out);
            }
        }
    }
}

/// Appends bytes with their length before them.
pub(crate) fn encode_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend((bytes.len() as u64).to_be_bytes());
    out.extend(bytes);
}

/// Appends named values: their number, then each name and value in the order of the names.
pub(crate) fn encode_map(map: &BTreeMap<String, Value>, out: &mut Vec<u8>) {
    out.extend((map.len() as u64).to_be_bytes());
    for (name, value) in map {
        encode_bytes(name.as_bytes(), out);
        value.encode(out);
    }
}

impl From<bool> for Value {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<super::RecordId> for Value {
    fn from(id: super::RecordId) -> Self {
        Self::Text(id.to_string())
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Int(int) => serializer.serialize_i64(*int),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(map) => serializer.collect_map(map),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number, true or false, a list or a map")
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Value, E> {
        Ok(Value::Bool(bool))
    }

    fn visit_i64<E>(self, int: i64) -> Result<Value, E> {
        Ok(Value::Int(int))
    }

    fn visit_u64<E: de::Error>(self, int: u64) -> Result<Value, E> {
        i64::try_from(int).map(Value::Int).map_err(E::custom)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((name, value)) = access.next_entry()? {
            map.insert(name, value);
        }
        Ok(Value::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_travel_as_one_write() {
        let (a, b) = (Value::from("a"), Value::from("b"));
        assert_eq!(Value::several(vec![a.clone()]), a);
        assert_eq!(Value::several(vec![a.clone(), b.clone()]).each(), [a.clone(), b]);
        assert_eq!(Value::several(vec![]).each(), []);
        assert_eq!(a.each(), std::slice::from_ref(&a));
    }

    #[test]
    fn no_two_trees_have_one_encoding() {
        let encode = |value: &Value| {
            let mut out = Vec::new();
            value.encode(&mut out);
            out
        };
        let trees = [
            Value::from("ab"),
            Value::from(vec!["ab"]),
            Value::from(vec!["a", "b"]),
            Value::from(vec!["", "ab"]),
            Value::from(false),
            Value::from(0),
            Value::Map(BTreeMap::from([("ab".to_owned(), Value::from(""))])),
            Value::Map(BTreeMap::from([("a".to_owned(), Value::from("b"))])),
        ];
        for (i, one) in trees.iter().enumerate() {
            for other in &trees[i + 1..] {
                assert_ne!(encode(one), encode(other));
            }
        }
    }
}
