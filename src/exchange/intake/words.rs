//! What cannot be taken in, in words: where it stands, what stands there, what was expected.

use super::{Expected, Fault, Place};
use crate::i18n::Lang;

/// A fault as a sentence.
#[must_use]
pub fn fault(lang: Lang, fault: &Fault) -> String {
    if fault.found.is_empty() {
        fault_bare(lang, fault)
    } else {
        lang.import_fault(&place(lang, &fault.place), &fault.found, &expected(lang, &fault.expected))
    }
}

/// The same without what stands there, for the wall: nothing that somebody wrote is quoted.
#[must_use]
pub fn fault_bare(lang: Lang, fault: &Fault) -> String {
    lang.import_fault_bare(&place(lang, &fault.place), &expected(lang, &fault.expected))
}

fn expected(lang: Lang, expected: &Expected) -> String {
    let told = match expected {
        Expected::Table => lang.import_want_table(),
        Expected::Column(word) => return lang.import_want_column(lang.import_column(word)),
        Expected::Question => lang.import_want_question(),
        Expected::Cell => lang.import_want_cell(),
        Expected::Fits(unread) => return unread.told(lang),
        Expected::Lane => lang.import_want_lane(),
        Expected::Meeting => lang.import_want_meeting(),
        Expected::YesOrNo => lang.import_want_yes_no(),
        Expected::Shorter => lang.import_want_shorter(),
        Expected::Fewer => lang.import_want_fewer(),
        Expected::Need => lang.import_want_need(),
        Expected::Text => lang.import_want_text(),
        Expected::Unlocked => lang.import_want_unlocked(),
        Expected::Xlsx => lang.import_want_xlsx(),
        Expected::Smaller => lang.import_want_smaller(),
    };
    told.to_owned()
}

/// A place as a spreadsheet names it.
#[must_use]
pub fn place(lang: Lang, place: &Place) -> String {
    let cell = match (place.row, place.column) {
        (0, _) => String::new(),
        (row, 0) => lang.import_whole_row(row),
        (row, column) => format!("{}{row}", letters(column)),
    };
    let told = if place.sheet.is_empty() {
        lang.import_place(&place.file, &cell)
    } else {
        lang.import_place_sheet(&place.file, &place.sheet, &cell)
    };
    told.trim_end_matches([' ', ',']).to_owned()
}

/// The letters of a column: 1 is A, 27 is AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_as_a_spreadsheet_names_it() {
        let at = |sheet: &str, row, column| {
            place(Lang::Ja, &Place { file: "回答.xlsx".into(), sheet: sheet.into(), row, column })
        };
        assert_eq!(at("", 5, 3), "「回答.xlsx」C5");
        assert_eq!(at("1課", 5, 0), "「回答.xlsx」の「1課」5行目");
        assert_eq!(at("", 0, 0), "「回答.xlsx」");
        let names: Vec<_> = [1, 26, 27, 52, 53, 702, 703].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
