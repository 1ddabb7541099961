//! Two records that are one thing: made on two laptops, said to be the same by a person, and taken back as easily.

use super::classes::{NOT_SAME, SAME};
use super::{RecordId, Writer};

pub use super::classes::KIND;

/// What a person said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one and the same.
    Same,
    /// They are two.
    NotSame,
}

/// Says of two agencies (or meetings) whether they are the same; never rewrites either.
pub fn judge(writer: &mut Writer, one: RecordId, other: RecordId, verdict: Verdict) -> RecordId {
    let (a, b) = if one < other { (one, other) } else { (other, one) };
    let word = match verdict {
        Verdict::Same => SAME,
        Verdict::NotSame => NOT_SAME,
    };
    writer.determined(KIND, &[("a", a.into()), ("b", b.into())], &[("verdict", word.into())])
}
