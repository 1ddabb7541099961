//! The label under which a machine writes: what it may be. It names a laptop or a table, never a person.

use super::submission;
use crate::text::Clean;

/// Characters that it may have.
pub const LONGEST: usize = 20;
/// The label of what was written into a file by hand, which no machine may have.
pub const BY_HAND: &str = "hand";

/// Why a text is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing stands in it.
    Empty,
    /// It has more than [`LONGEST`] characters.
    Long,
    /// It says of a write that no machine made it.
    Taken,
}

/// Reads a label as somebody typed it, on one line and without characters that do not show.
///
/// # Errors
/// Why it cannot be one.
pub fn read(typed: &str) -> Result<String, Unfit> {
    let label = Clean::line(typed).as_str().trim().to_owned();
    match label.as_str() {
        "" => Err(Unfit::Empty),
        BY_HAND | submission::BY => Err(Unfit::Taken),
        _ if label.chars().count() > LONGEST => Err(Unfit::Long),
        _ => Ok(label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_short_line_that_no_other_kind_of_write_has() {
        assert_eq!(read(" グループ\u{7}２\n "), Ok("グループ２".to_owned()));
        assert_eq!(read(&"長".repeat(LONGEST)), Ok("長".repeat(LONGEST)));
        for (typed, unfit) in [
            ("", Unfit::Empty),
            (" \u{3000}\n", Unfit::Empty),
            ("\u{200b}", Unfit::Empty),
            ("hand ", Unfit::Taken),
            ("import", Unfit::Taken),
        ] {
            assert_eq!(read(typed), Err(unfit), "{typed:?}");
        }
        assert_eq!(read(&"長".repeat(LONGEST + 1)), Err(Unfit::Long));
    }
}
