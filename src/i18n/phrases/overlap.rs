//! Overlaps: whom to ask and why, the needs of the meeting, and what was tied.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    asked_kind => "機関の種類", "kind of agency";
    whom_waits => "さがしています", "one moment";
    shared_one(word: &str) => "「{word}」", "\"{word}\"";
    shared_two(one: &str, other: &str) => "「{one}・{other}」", "\"{one} - {other}\"";
}

impl Lang {
    /// A word in common: once where both say it alike, else both.
    #[must_use]
    pub fn shared_word(self, one: &str, other: &str) -> String {
        if one == other { self.shared_one(one) } else { self.shared_two(one, other) }
    }
}
