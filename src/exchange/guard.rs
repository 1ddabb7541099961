//! Cells that a spreadsheet would reckon with: written with an apostrophe before them, read without it.

/// What a formula begins with, full-width ones too; a tab or a line break may hide one.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n')
}

/// Whether a text would be reckoned with, or reads as if it had been guarded.
fn is_caught(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(begins_formula)
}

/// A text as a cell may hold it.
pub(super) fn guarded(text: &str) -> String {
    if is_caught(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_caught(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_text_and_an_apostrophe_of_ones_own_stays() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("＠家族会", "'＠家族会"),
            ("'90年代から", "'90年代から"),
            ("\t=1", "'\t=1"),
            ("居場所", "居場所"),
            ("", ""),
        ] {
            assert_eq!((guarded(text).as_str(), unguarded(cell)), (cell, text));
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_reads_as_it_was(text in "['=+@ＡーA\\t-]{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(begins_formula));
            prop_assert_eq!(unguarded(&cell), text);
        }
    }
}
