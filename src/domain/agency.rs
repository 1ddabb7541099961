//! An agency: a participating organisation. An agency has a seat, a person has none.

use super::{Record, RecordId, Session, Value, Writer};

/// The kind of these records.
pub const KIND: &str = "agency";

/// One organisation, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Agency<'s>(pub &'s Record);

/// What a new agency is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its full name.
    pub name: String,
    /// Its short name on screen (at most 8 full-width characters); empty where there is none.
    pub short: String,
    /// よみ, in hiragana; empty where unknown.
    pub reading: String,
    /// Kinds of agency, as words of the directory (`health_center`).
    pub kinds: Vec<String>,
}

impl From<&str> for Named {
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// Founds an agency.
pub fn found(writer: &mut Writer, named: &Named) -> RecordId {
    writer.found(KIND, &named.fields())
}

/// Writes the names of a known agency; what is unchanged or empty is passed over.
pub fn name(writer: &mut Writer, id: RecordId, named: &Named) {
    writer.set(id, &named.fields());
}

impl Named {
    fn fields(&self) -> Vec<(&'static str, Value)> {
        let mut fields: Vec<(&'static str, Value)> = vec![("name", self.name.as_str().into())];
        for (field, text) in [("short", &self.short), ("reading", &self.reading)] {
            if !text.is_empty() {
                fields.push((field, text.as_str().into()));
            }
        }
        if !self.kinds.is_empty() {
            fields.push(("kinds", self.kinds.iter().map(String::as_str).collect::<Vec<_>>().into()));
        }
        fields
    }
}

/// Reads one agency, unless it is in the bin or not here.
#[must_use]
pub fn find(session: &Session, id: RecordId) -> Option<Agency<'_>> {
    session.visible(id).filter(|record| record.kind() == KIND).map(Agency)
}

impl<'s> Agency<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// Its full name.
    #[must_use]
    pub fn name(self) -> &'s str {
        self.0.text("name")
    }

    /// Its short name, else its full name.
    #[must_use]
    pub fn short(self) -> &'s str {
        let short = self.0.text("short");
        if short.is_empty() { self.name() } else { short }
    }

    /// Whether it was given a short name.
    #[must_use]
    pub fn has_short(self) -> bool {
        !self.0.text("short").is_empty()
    }

    /// よみ; empty where unknown.
    #[must_use]
    pub fn reading(self) -> &'s str {
        self.0.text("reading")
    }

    /// Other names it is known by.
    #[must_use]
    pub fn aliases(self) -> Vec<&'s str> {
        words(self.0, "aliases")
    }

    /// Kinds of agency, as words of the directory.
    #[must_use]
    pub fn kinds(self) -> Vec<&'s str> {
        words(self.0, "kinds")
    }
}

fn words<'s>(record: &'s Record, field: &str) -> Vec<&'s str> {
    let list = record.value(field).and_then(Value::as_list).unwrap_or_default();
    list.iter().filter_map(Value::as_text).collect()
}
