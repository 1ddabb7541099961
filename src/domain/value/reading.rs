//! Reads a typed thing out of a [`Value`]: worksheet definitions travel as values and are read with serde. Says where in the
//! tree something is wrong, names that nobody knows included.

use std::cell::RefCell;
use std::collections::btree_map;
use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::Value;

/// One step down a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of this name.
    Name(String),
    /// The so-manieth of a list, from 0.
    Nth(usize),
}

/// Something that does not fit, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The way from the top; to a name that nobody knows, with that name.
    pub path: Vec<Step>,
    /// What is wrong there.
    pub what: Misread,
}

impl fmt::Display for Wrong {
    /// For the log and for tests, not for the screen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {:?}", self.path, self.what)
    }
}

impl std::error::Error for Wrong {}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A name is missing.
    Missing(&'static str),
    /// A name is none of these.
    Name(&'static [&'static str]),
    /// A word is none of these.
    Word(&'static [&'static str]),
    /// Something else should stand there.
    Kind(Wanted),
    /// What the type itself says of a value of the right kind.
    Other(String),
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Truth,
    /// Several things in an order.
    List,
    /// These names with their values.
    Names(&'static [&'static str]),
}

/// Reads a `T`, none where it cannot be read, with the first thing that does not fit and every name nobody knows before it.
#[must_use]
pub fn read<T: DeserializeOwned>(value: &Value) -> (Option<T>, Vec<Wrong>) {
    let unknown = RefCell::new(Vec::new());
    let read = T::deserialize(Here { value, way: &Way::Top, unknown: &unknown });
    let mut wrong = unknown.into_inner();
    match read {
        Ok(read) => (Some(read), wrong),
        Err(Stop { path, what }) => {
            wrong.push(Wrong { path: path.unwrap_or_default(), what });
            (None, wrong)
        }
    }
}

/// Reads a `T` out of a value; names that `T` does not know are passed over.
///
/// # Errors
/// What is [`Wrong`] where a name is missing or a value is of another kind.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Wrong> {
    let (read, mut wrong) = read(value);
    read.ok_or_else(|| wrong.pop().unwrap_or(Wrong { path: Vec::new(), what: Misread::Other(String::new()) }))
}

/// Why reading ended; the place is added where it is known.
#[derive(Debug)]
struct Stop {
    path: Option<Vec<Step>>,
    what: Misread,
}

impl Stop {
    /// Adds the place, where it is not known yet.
    fn at(self, way: &Way) -> Self {
        Self { path: self.path.or_else(|| Some(way.path())), what: self.what }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Stop {}

impl From<Misread> for Stop {
    fn from(what: Misread) -> Self {
        Self { path: None, what }
    }
}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Misread::Other(message.to_string()).into()
    }

    fn missing_field(name: &'static str) -> Self {
        Misread::Missing(name).into()
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Misread::Word(known).into()
    }
}

/// The way from the top to a value; it is put together only where something is wrong there.
#[derive(Clone, Copy)]
enum Way<'w> {
    Top,
    Name(&'w Way<'w>, &'w str),
    Nth(&'w Way<'w>, usize),
}

impl Way<'_> {
    fn path(&self) -> Vec<Step> {
        let (above, step) = match self {
            Way::Top => return Vec::new(),
            Way::Name(above, name) => (above, Step::Name((*name).to_owned())),
            Way::Nth(above, at) => (above, Step::Nth(*at)),
        };
        let mut path = above.path();
        path.push(step);
        path
    }
}

/// A value with the way to it.
#[derive(Clone, Copy)]
struct Here<'de, 'w> {
    value: &'de Value,
    way: &'w Way<'w>,
    unknown: &'w RefCell<Vec<Wrong>>,
}

impl Here<'_, '_> {
    /// Reads on, where the value is what is wanted.
    fn wants<T>(
        self,
        wanted: Wanted,
        fits: bool,
        read: impl FnOnce(Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let read = if fits { read(self) } else { Err(Misread::Kind(wanted).into()) };
        read.map_err(|stop| stop.at(self.way))
    }
}

macro_rules! of_one_kind {
    ($($method:ident: $kind:pat => $wanted:expr;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let fits = matches!(self.value, $kind);
            self.wants($wanted, fits, |here| here.deserialize_any(visitor))
        })*
    };
}

impl<'de> Deserializer<'de> for Here<'de, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.value {
            Value::Bool(bool) => visitor.visit_bool(*bool),
            Value::Int(int) => visitor.visit_i64(*int),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(list) => visitor.visit_seq(Elements { left: list.iter().enumerate(), here: self }),
            Value::Map(map) => visitor.visit_map(Pairs { left: map.iter(), value: None, here: self }),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        if let Value::Map(map) = self.value {
            let unknown = map.keys().filter(|name| !names.contains(&name.as_str()));
            let wrong = unknown
                .map(|name| Wrong { path: Way::Name(self.way, name).path(), what: Misread::Name(names) });
            self.unknown.borrow_mut().extend(wrong);
        }
        let fits = matches!(self.value, Value::Map(_));
        self.wants(Wanted::Names(names), fits, |here| here.deserialize_any(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let word = self.value.as_text();
        self.wants(Wanted::Text, word.is_some(), |_| {
            visitor.visit_enum(word.unwrap_or_default().into_deserializer())
        })
    }

    of_one_kind! {
        deserialize_bool: Value::Bool(_) => Wanted::Truth;
        deserialize_i8: Value::Int(_) => Wanted::Number;
        deserialize_i16: Value::Int(_) => Wanted::Number;
        deserialize_i32: Value::Int(_) => Wanted::Number;
        deserialize_i64: Value::Int(_) => Wanted::Number;
        deserialize_u8: Value::Int(_) => Wanted::Number;
        deserialize_u16: Value::Int(_) => Wanted::Number;
        deserialize_u32: Value::Int(_) => Wanted::Number;
        deserialize_u64: Value::Int(_) => Wanted::Number;
        deserialize_str: Value::Text(_) => Wanted::Text;
        deserialize_string: Value::Text(_) => Wanted::Text;
        deserialize_seq: Value::List(_) => Wanted::List;
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

/// The elements of a list that are left.
struct Elements<'de, 'w> {
    left: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
    here: Here<'de, 'w>,
}

impl<'de> SeqAccess<'de> for Elements<'de, '_> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        let Some((at, value)) = self.left.next() else { return Ok(None) };
        seed.deserialize(Here { value, way: &Way::Nth(self.here.way, at), ..self.here }).map(Some)
    }
}

/// The names of a map that are left, and the value of the last one.
struct Pairs<'de, 'w> {
    left: btree_map::Iter<'de, String, Value>,
    value: Option<(&'de String, &'de Value)>,
    here: Here<'de, 'w>,
}

impl<'de> MapAccess<'de> for Pairs<'de, '_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        self.value = self.left.next();
        self.value.map(|(name, _)| seed.deserialize(name.as_str().into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let (name, value) = self.value.take().ok_or_else(|| Stop::from(Misread::Other(String::new())))?;
        let way = Way::Name(self.here.way, name);
        // what a type says after it has read the text, such as a rule, belongs to this value
        seed.deserialize(Here { value, way: &way, ..self.here }).map_err(|stop| stop.at(&way))
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
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Thing {
        name: String,
        #[serde(default)]
        word: Option<Word>,
        #[serde(default)]
        minutes: u8,
        #[serde(default)]
        parts: Vec<Thing>,
    }

    const NAMES: [&str; 4] = ["name", "word", "minutes", "parts"];

    fn map(pairs: &[(&str, Value)]) -> Value {
        Value::Map(pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    }

    fn first(part: &[(&str, Value)]) -> (Vec<Step>, Misread) {
        let whole = map(&[("name", "外".into()), ("parts", Value::List(vec![map(part)]))]);
        let (_, mut wrong) = read::<Thing>(&whole);
        let wrong = wrong.remove(0);
        (wrong.path[2..].to_vec(), wrong.what)
    }

    #[test]
    fn each_thing_that_does_not_fit_is_told_with_the_way_to_it() {
        let name = |name: &str| vec![Step::Name(name.to_owned())];
        let inner = ("name", Value::from("内"));
        assert_eq!(first(&[]), (vec![], Misread::Missing("name")));
        assert_eq!(first(&[("name", 1.into())]), (name("name"), Misread::Kind(Wanted::Text)));
        assert_eq!(
            first(&[inner.clone(), ("minutes", "8".into())]),
            (name("minutes"), Misread::Kind(Wanted::Number))
        );
        let (path, what) = first(&[inner.clone(), ("minutes", 300.into())]);
        assert!(path == name("minutes") && matches!(what, Misread::Other(_)), "{path:?} {what:?}");
        assert_eq!(
            first(&[inner.clone(), ("word", "frist".into())]),
            (name("word"), Misread::Word(&["first"]))
        );
        assert_eq!(
            first(&[inner.clone(), ("parts", "x".into())]),
            (name("parts"), Misread::Kind(Wanted::List))
        );
        assert_eq!(
            first(&[inner.clone(), ("parts", Value::List(vec!["x".into()]))]),
            (vec![Step::Name("parts".into()), Step::Nth(0)], Misread::Kind(Wanted::Names(&NAMES)))
        );
        assert_eq!(first(&[inner, ("mniutes", 8.into())]), (name("mniutes"), Misread::Name(&NAMES)));
    }

    #[test]
    fn every_unknown_name_is_told_and_the_rest_is_read() {
        let part = map(&[("name", "内".into()), ("b", 1.into())]);
        let whole = map(&[("name", "外".into()), ("a", 1.into()), ("parts", Value::List(vec![part]))]);
        let (thing, wrong) = read::<Thing>(&whole);
        assert_eq!((thing.unwrap().parts.len(), wrong.len()), (1, 2));
    }

    #[test]
    fn who_is_lenient_passes_unknown_names_over_and_is_told_what_is_missing() {
        let part = map(&[("name", "内".into()), ("word", "first".into()), ("minutes", 8.into())]);
        let whole =
            map(&[("name", "外".into()), ("later", map(&[])), ("parts", Value::List(vec![part.clone()]))]);
        let inner = Thing { name: "内".into(), word: Some(Word::First), minutes: 8, parts: vec![] };
        let outer = Thing { name: "外".into(), word: None, minutes: 0, parts: vec![inner] };
        assert_eq!(from_value(&whole), Ok(outer));
        let wrong = from_value::<Thing>(&map(&[("later", map(&[])), ("word", "first".into())])).unwrap_err();
        assert_eq!(wrong, Wrong { path: vec![], what: Misread::Missing("name") });
    }
}
