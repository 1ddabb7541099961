//! One immutable step in the life of a record: which fields were written, by whom, on top of what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use super::id::{base32, from_base32};
use super::value::{encode_bytes, encode_map};
use super::{RecordId, RevisionId, Stamp, Value};

/// 128 bits from outside that make a revision unlike any other and its text impossible to guess from its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nonce(pub [u8; 16]);

/// 128 bits over nonce and fields: what a redacted revision keeps of them, so that its id can still be checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seal([u8; 16]);

/// What a revision wrote, or what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The fields that were written, with the nonce (none where the revision is wholly determined).
    Open {
        /// Makes it unlike any other.
        nonce: Option<Nonce>,
        /// Field name to value.
        set: BTreeMap<String, Value>,
    },
    /// The text was redacted; the names of the fields stay, so that the write still covers what came before it.
    Redacted {
        /// Names of the fields that were written.
        fields: BTreeSet<String>,
        /// What the id was made with.
        seal: Seal,
    },
}

/// One step in the life of a record; its id is a hash of all of it.
///
/// `id = H(record, kind, parents, stamp, by, names of the fields, seal)` and `seal = H(nonce, fields)`, so the id of a
/// redacted revision can still be verified, and a guess at its text cannot be tested once the nonce is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    id: RevisionId,
    record: Option<RecordId>,
    kind: String,
    parents: BTreeSet<RevisionId>,
    stamp: Stamp,
    by: String,
    body: Body,
}

/// Everything of a revision but its id.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The record it belongs to; none where it founds one.
    pub record: Option<RecordId>,
    /// The kind of record, as its English word.
    pub kind: String,
    /// The revisions of the same record that its writer had seen.
    pub parents: BTreeSet<RevisionId>,
    /// When, by the hybrid clock.
    pub stamp: Stamp,
    /// A label asked once (記録1), never a host or account name.
    pub by: String,
    /// What was written.
    pub body: Body,
}

impl Revision {
    /// Makes a revision and its id.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { record, kind, parents, stamp, by, body } = parts;
        let mut bytes = Vec::with_capacity(256);
        bytes.extend(b"norishiro revision 1");
        match record {
            Some(record) => encode_bytes(record.founding().bytes(), &mut bytes),
            None => encode_bytes(&[], &mut bytes),
        }
        encode_bytes(kind.as_bytes(), &mut bytes);
        bytes.extend((parents.len() as u64).to_be_bytes());
        parents.iter().for_each(|parent| bytes.extend(parent.bytes()));
        bytes.extend(stamp.bits().to_be_bytes());
        encode_bytes(by.as_bytes(), &mut bytes);
        let mut names = 0_u64;
        let mut named = Vec::new();
        for name in body.fields() {
            names += 1;
            encode_bytes(name.as_bytes(), &mut named);
        }
        bytes.extend(names.to_be_bytes());
        bytes.extend(named);
        bytes.extend(body.seal().0);
        let id = RevisionId::from_hash(&Sha256::digest(&bytes).into());
        Self { id, record, kind, parents, stamp, by, body }
    }

    /// The founding of a record that is alike wherever it is made: nothing but its kind and what it is determined by.
    #[must_use]
    pub fn determined(kind: &str, key: &[(&str, Value)]) -> Self {
        Self::new(Parts {
            record: None,
            kind: kind.to_owned(),
            parents: BTreeSet::new(),
            stamp: Stamp::NONE,
            by: String::new(),
            body: Body::Open { nonce: None, set: named(key) },
        })
    }

    /// Its name, a hash of the rest.
    #[must_use]
    pub fn id(&self) -> RevisionId {
        self.id
    }

    /// The record it belongs to; a founding revision is its own record.
    #[must_use]
    pub fn record(&self) -> RecordId {
        self.record.unwrap_or(RecordId::from(self.id))
    }

    /// Whether it founds its record.
    #[must_use]
    pub fn is_founding(&self) -> bool {
        self.record.is_none()
    }

    /// The kind of its record.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The revisions its writer had seen last.
    #[must_use]
    pub fn parents(&self) -> &BTreeSet<RevisionId> {
        &self.parents
    }

    /// When it was written.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Who wrote it, as a label.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// What it wrote.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// What it wrote into a field; none where it wrote nothing there, or that was redacted.
    #[must_use]
    pub fn wrote(&self, field: &str) -> Option<&Value> {
        match &self.body {
            Body::Open { set, .. } => set.get(field),
            Body::Redacted { .. } => None,
        }
    }

    /// The skeleton of this revision: the same id, the same field names, nothing of what was said.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let fields = self.body.fields().cloned().collect();
        Self { body: Body::Redacted { fields, seal: self.body.seal() }, ..self.clone() }
    }
}

impl Body {
    /// The names of the fields that were written, sorted.
    pub fn fields(&self) -> Box<dyn Iterator<Item = &String> + '_> {
        match self {
            Self::Open { set, .. } => Box::new(set.keys()),
            Self::Redacted { fields, .. } => Box::new(fields.iter()),
        }
    }

    /// Whether the text is gone.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        matches!(self, Self::Redacted { .. })
    }

    fn seal(&self) -> Seal {
        match self {
            Self::Redacted { seal, .. } => *seal,
            Self::Open { nonce, set } => {
                let mut bytes = Vec::with_capacity(256);
                encode_bytes(nonce.as_ref().map_or(&[][..], |nonce| &nonce.0), &mut bytes);
                encode_map(set, &mut bytes);
                let mut seal = [0; 16];
                seal.iter_mut().zip(Sha256::digest(&bytes)).for_each(|(to, from)| *to = from);
                Seal(seal)
            }
        }
    }
}

/// Fields by their names.
pub(super) fn named(fields: &[(&str, Value)]) -> BTreeMap<String, Value> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// Says that a text is not 128 bits in base32.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 128 bits: 26 letters of a-z and 2-7 are expected")]
pub struct NotBits;

macro_rules! written_as_base32 {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&base32(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NotBits;
            fn from_str(text: &str) -> Result<Self, NotBits> {
                from_base32(text).map(Self).ok_or(NotBits)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

written_as_base32!(Nonce Seal);

#[cfg(test)]
mod tests {
    use super::*;

    fn revision(text: &str, nonce: Option<Nonce>) -> Revision {
        Revision::new(Parts {
            record: None,
            kind: "entry".into(),
            parents: BTreeSet::new(),
            stamp: Stamp::NONE,
            by: "記録1".into(),
            body: Body::Open { nonce, set: BTreeMap::from([("text".into(), text.into())]) },
        })
    }

    #[test]
    fn the_id_is_the_content() {
        assert_eq!(revision("a", None).id(), revision("a", None).id());
        assert_ne!(revision("a", None).id(), revision("b", None).id());
        assert_ne!(revision("a", None).id(), revision("a", Some(Nonce([7; 16]))).id());
    }

    #[test]
    fn a_skeleton_keeps_its_id_and_forgets_the_text() {
        let open = revision("秘密", Some(Nonce([1; 16])));
        let bare = open.redacted();
        assert_eq!(bare.id(), open.id());
        assert!(!format!("{bare:?}").contains("秘密"));
        let Body::Redacted { fields, seal } = bare.body().clone() else { panic!("redacted") };
        let again = Revision::new(Parts {
            record: None,
            kind: "entry".into(),
            parents: BTreeSet::new(),
            stamp: Stamp::NONE,
            by: "記録1".into(),
            body: Body::Redacted { fields, seal },
        });
        assert_eq!(again.id(), open.id());
    }
}
