//! When a revision was written: a hybrid logical clock that sorts and labels, and decides nothing.

use serde::{Deserialize, Serialize};

/// Sorts revisions and says roughly when they were written.
///
/// The upper 44 bits are milliseconds since 1970 (UTC), the lower 20 a counter, so that later in one session is
/// always larger even when the wall clock stands still, jumps back, or says 1970. Zero is "no time": revisions
/// that are wholly determined by their content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp(u64);

const COUNTER_BITS: u32 = 20;

impl Stamp {
    /// No time at all: the stamp of revisions that must be alike wherever they are made.
    pub const NONE: Self = Self(0);

    /// Returns the stamp after `last` when the wall clock says `now` (milliseconds since 1970; negative is 1970).
    #[must_use]
    pub fn after(last: Self, now: i64) -> Self {
        let wall = u64::try_from(now).unwrap_or(0).min(u64::MAX >> COUNTER_BITS) << COUNTER_BITS;
        Self(wall.max(last.0.saturating_add(1)))
    }

    /// Milliseconds since 1970 as the writer's clock had them, for labels only; none where there is no time.
    #[must_use]
    pub fn millis(self) -> Option<i64> {
        if self == Self::NONE { None } else { i64::try_from(self.0 >> COUNTER_BITS).ok() }
    }

    /// The stamp of these 64 bits, as they were written.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The 64 bits, for hashing and for sort keys.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_larger_whatever_the_clock_says() {
        let first = Stamp::after(Stamp::NONE, 1_000);
        let same = Stamp::after(first, 1_000);
        let back = Stamp::after(same, -5);
        assert!(first < same && same < back);
        assert_eq!(first.millis(), Some(1_000));
        assert_eq!(back.millis(), Some(1_000));
        assert!(Stamp::after(Stamp::NONE, 0) > Stamp::NONE);
    }

    #[test]
    fn a_stamp_at_the_end_of_time_does_not_wrap() {
        let end = Stamp(u64::MAX);
        assert_eq!(Stamp::after(end, i64::MAX), end);
    }
}
