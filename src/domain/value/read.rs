//! Reads a typed thing out of a [`Value`]: worksheet definitions travel as values and are read with serde.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Value;

/// Says why a value is not what was to be read; for the log and for tests, not for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Reads a `T` out of a value; names that `T` does not know are passed over.
///
/// # Errors
/// A [`Misfit`] where a name is missing or a value is of another kind.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(value)
}

impl<'de> IntoDeserializer<'de, Misfit> for &'de Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> de::Deserializer<'de> for &'de Value {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Value::Bool(bool) => visitor.visit_bool(*bool),
            Value::Int(int) => visitor.visit_i64(*int),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(list) => visitor.visit_seq(SeqDeserializer::new(list.iter())),
            Value::Map(map) => visitor
                .visit_map(MapDeserializer::new(map.iter().map(|(name, value)| (name.as_str(), value)))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self {
            Value::Text(word) => visitor.visit_enum(word.as_str().into_deserializer()),
            _ => Err(de::Error::custom("a word is expected")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        First,
        SecondWord,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Thing {
        name: String,
        word: Word,
        minutes: Option<u32>,
        #[serde(default)]
        parts: Vec<Thing>,
    }

    fn map(pairs: &[(&str, Value)]) -> Value {
        Value::Map(pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    }

    #[test]
    fn a_nested_thing_is_read_and_unknown_names_are_passed_over() {
        let part = map(&[("name", "内".into()), ("word", "first".into()), ("minutes", 8.into())]);
        let whole = map(&[
            ("name", "外".into()),
            ("word", "second_word".into()),
            ("later", map(&[])),
            ("parts", Value::List(vec![part])),
        ]);
        let inner = Thing { name: "内".into(), word: Word::First, minutes: Some(8), parts: vec![] };
        let outer = Thing { name: "外".into(), word: Word::SecondWord, minutes: None, parts: vec![inner] };
        assert_eq!(from_value(&whole), Ok(outer));
    }

    #[test]
    fn a_missing_name_is_said() {
        let misfit = from_value::<Thing>(&map(&[("name", "x".into())])).unwrap_err();
        assert!(misfit.to_string().contains("word"), "{misfit}");
    }
}
