//! Names of revisions and records: 80-bit content hashes, written in base32.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Names one revision: the first 80 bits of a SHA-256 over its content.
///
/// Written as 16 letters of RFC 4648 base32 in lower case. A content hash, not replica plus counter: a cloned
/// laptop or USB image makes counters collide, equal contents are the same revision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId([u8; 10]);

/// Names one record (a meeting, an agency, an entry…): the id of its founding revision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(RevisionId);

/// Says that a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 16 letters of a-z and 2-7 are expected")]
pub struct NotAnId;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Writes bytes as base32 without padding (RFC 4648, lower case).
pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut window, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        window = (window << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(letter(window >> bits));
        }
        window &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(letter(window << (5 - bits)));
    }
    out
}

fn letter(five_bits: u32) -> char {
    char::from(LETTERS[(five_bits & 31) as usize])
}

/// Reads base32 into exactly `N` bytes; spare bits must be zero, so that one value has one spelling.
pub(crate) fn from_base32<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != (N * 8).div_ceil(5) {
        return None;
    }
    let (mut out, mut at) = ([0_u8; N], 0);
    let (mut window, mut bits) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let five = match byte {
            b'a'..=b'z' => byte - b'a',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return None,
        };
        window = (window << 5) | u32::from(five);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            *out.get_mut(at)? = (window >> bits) as u8;
            at += 1;
            window &= (1 << bits) - 1;
        }
    }
    (at == N && window == 0).then_some(out)
}

impl RevisionId {
    /// The smallest id, for the start of ranges.
    pub const MIN: Self = Self([0; 10]);
    /// The largest id, for the end of ranges.
    pub const MAX: Self = Self([255; 10]);

    /// Takes the id from a hash: its first 80 bits.
    pub(crate) fn from_hash(hash: &[u8; 32]) -> Self {
        let mut id = [0; 10];
        for (to, from) in id.iter_mut().zip(hash) {
            *to = *from;
        }
        Self(id)
    }

    /// The ten bytes, for hashing.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 10] {
        &self.0
    }
}

impl RecordId {
    /// The smallest id, for the start of ranges.
    pub const MIN: Self = Self(RevisionId::MIN);
    /// The largest id, for the end of ranges.
    pub const MAX: Self = Self(RevisionId::MAX);

    /// The revision that founded the record.
    #[must_use]
    pub fn founding(self) -> RevisionId {
        self.0
    }
}

impl From<RevisionId> for RecordId {
    fn from(founding: RevisionId) -> Self {
        Self(founding)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32(&self.0))
    }
}

impl fmt::Debug for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for RevisionId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        from_base32(text).map(Self).ok_or(NotAnId)
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        text.parse().map(Self)
    }
}

impl Serialize for RevisionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RevisionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself(bytes: [u8; 10]) {
            let id = RevisionId(bytes);
            prop_assert_eq!(id.to_string().len(), 16);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn a_nonce_reads_back_and_has_one_spelling(bytes: [u8; 16], other in "[a-z2-7]{26}") {
            prop_assert_eq!(from_base32::<16>(&base32(&bytes)), Some(bytes));
            if let Some(read) = from_base32::<16>(&other) {
                prop_assert_eq!(base32(&read), other);
            }
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "abc", "ABCDEFGHIJKLMNOP", "abcdefghijklmno1", "あいうえお", "abcdefghijklmnopq"]
        {
            assert_eq!(text.parse::<RevisionId>(), Err(NotAnId), "{text}");
        }
    }
}
