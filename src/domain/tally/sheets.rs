//! Which filled sheets count: those with errors stay out until they are mended, unless they are asked in.

use super::super::check::Sheet;
use super::super::response::Of;
use super::super::worksheet::Worksheet;
use super::super::{RecordId, Session, filled};

/// What becomes of sheets with errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Faulty {
    /// They are left out, and named.
    #[default]
    LeftOut,
    /// They count like all others, and are named.
    Counted,
}

/// The filled sheets of a worksheet, sorted by whether they count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// Those that count.
    pub counted: Vec<Of>,
    /// Those with errors, whether they count or not.
    pub faulty: Vec<Of>,
    /// Agencies that have not begun theirs.
    pub waiting: Vec<Of>,
}

impl Sheets {
    /// Sorts the filled sheets of a meeting. A reply that was handed in blank is a reply; an agency's sheet on which
    /// nothing stands is none.
    #[must_use]
    pub fn of(session: &Session, meeting: RecordId, worksheet: &Worksheet, faulty: Faulty) -> Self {
        let mut sheets = Self::default();
        for of in filled::all(session, meeting, worksheet) {
            if !worksheet.scope.repeats() && !filled::is_begun(session, &of, worksheet) {
                sheets.waiting.push(of);
                continue;
            }
            let sound = Sheet { session, worksheet, of: &of }.counts();
            if !sound {
                sheets.faulty.push(of.clone());
            }
            if sound || faulty == Faulty::Counted {
                sheets.counted.push(of);
            }
        }
        sheets
    }
}
