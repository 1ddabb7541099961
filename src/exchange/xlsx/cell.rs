//! What one cell of Excel may hold.

/// UTF-16 units that a cell holds at most.
const MOST: usize = 32_767;

/// Whether a text fits into one cell.
pub(in crate::exchange) fn fits(text: &str) -> bool {
    // no character has more units than bytes
    text.len() <= MOST || text.encode_utf16().count() <= MOST
}

/// As much of a text as fits into one cell.
pub(in crate::exchange) fn fitting(text: &str) -> String {
    cut(text, "")
}

/// A text that fits, else its beginning with a word that tells it was cut.
pub(super) fn cut(text: &str, told: &str) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let mut left = MOST.saturating_sub(told.encode_utf16().count());
    let kept = text.chars().take_while(|c| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.collect::<String>() + told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_a_cell_is_cut_and_says_so() {
        for letter in ["a", "字", "𠮟"] {
            let text = letter.repeat(40_000);
            let cut = cut(&text, "（ここまで）");
            assert!(fits(&cut) && cut.ends_with("（ここまで）") && cut.encode_utf16().count() > MOST - 2);
        }
        assert_eq!(cut("短い", "（ここまで）"), "短い");
        assert!(fits(&"𠮟".repeat(16_383)) && !fits(&"𠮟".repeat(16_384)));
    }
}
