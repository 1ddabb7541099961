//! The built-in worksheets: files of the same kind as those a town writes for itself.

mod shelf;

use std::sync::OnceLock;

use crate::domain::Value;
pub use crate::domain::worksheet::Sheet;

use super::wire::{self, Damage, Fault};

pub use shelf::{FOLDER, Known, Own, file_of, shelf};

/// In the order of a year: survey, hearing, cases, case study, group work; then what stands beside them.
const FILES: [&str; 9] = [
    include_str!("../worksheets/survey.ron"),
    include_str!("../worksheets/hearing.ron"),
    include_str!("../worksheets/case.ron"),
    include_str!("../worksheets/case_study.ron"),
    include_str!("../worksheets/groupwork.ron"),
    include_str!("../worksheets/feedback.ron"),
    include_str!("../worksheets/programme.ron"),
    include_str!("../worksheets/register.ron"),
    include_str!("../worksheets/comments.ron"),
];

/// Reads a worksheet, built-in or written by a town.
///
/// # Errors
/// A [`Damage`] where it is no RON, or (without a place) where it is no worksheet this version knows.
pub fn read(text: &str) -> Result<Sheet, Damage> {
    Sheet::read(wire::read_ron(text)?)
        .map_err(|misfit| Damage::at(1, 1, Fault::Other(misfit.to_string()), ""))
}

/// Every built-in worksheet.
#[must_use]
pub fn builtin() -> &'static [Sheet] {
    static SHEETS: OnceLock<Vec<Sheet>> = OnceLock::new();
    // each of them is read by a test, so none is left out here
    SHEETS.get_or_init(|| FILES.into_iter().filter_map(|text| read(text).ok()).collect())
}

/// The definitions of those a new meeting begins with, of the built-in ones.
#[must_use]
pub fn usual() -> Vec<Value> {
    usual_of(builtin())
}

/// The definitions of those a new meeting begins with.
#[must_use]
pub fn usual_of(sheets: &[Sheet]) -> Vec<Value> {
    let usual = sheets.iter().filter(|sheet| sheet.worksheet.usual);
    usual.map(|sheet| sheet.definition.clone()).collect()
}

/// The built-in worksheet with this stable id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Sheet> {
    builtin().iter().find(|sheet| sheet.worksheet.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_built_in_worksheet_reads() {
        for text in FILES {
            let sheet = read(text).unwrap();
            assert!(!sheet.worksheet.questions.is_empty());
            let lanes =
                |at: usize| sheet.worksheet.questions.get(at).map_or(0, |question| question.lanes.len());
            let ids: BTreeSet<&str> = sheet.worksheet.questions.iter().map(|q| q.id.as_str()).collect();
            assert_eq!(ids.len(), sheet.worksheet.questions.len(), "two questions share an id");
            if sheet.worksheet.id == "groupwork" {
                assert_eq!((ids.len(), lanes(0)), (5, 2));
            }
        }
        assert_eq!(builtin().len(), FILES.len());
    }

    #[test]
    fn no_two_worksheets_share_an_id() {
        let ids: BTreeSet<&str> = builtin().iter().map(|sheet| sheet.worksheet.id.as_str()).collect();
        assert_eq!(ids.len(), FILES.len());
        assert!(ids.iter().all(|id| find(id).is_some()) && find("none").is_none());
    }
}
