//! What people write into a field to say that they have nothing to say (特になし).

use crate::text::fold;

/// Such words, folded.
const NOTHING: [&str; 8] =
    ["特になし", "特に無し", "特にありません", "なし", "無し", "ありません", "none", "nothingtoadd"];

/// Whether words say that there is nothing to say.
#[must_use]
pub(super) fn says_nothing(words: &str) -> bool {
    NOTHING.contains(&fold(words).trim_end_matches(['。', '.', '、']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_several_ways_and_only_where_it_is_all() {
        for (words, nothing) in [("特になし。", true), (" 無し", true), ("なしの収穫", false), ("", false)]
        {
            assert_eq!(says_nothing(words), nothing, "{words}");
        }
    }
}
