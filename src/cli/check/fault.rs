//! A damaged place in words.

use crate::domain::definition::What;
use crate::domain::value::reading::Wanted;
use crate::i18n::Lang;
use crate::store::wire::{Expected, Fault};
use crate::text::nearest;

/// What is wrong there.
pub(super) fn told(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::UnexpectedEnd => lang.fault_end().to_owned(),
        Fault::Expected(what) => lang.fault_expected(&part(lang, *what)),
        Fault::BadEscape => lang.fault_escape().to_owned(),
        Fault::BadNumber => lang.fault_number().to_owned(),
        Fault::WideBlank => lang.fault_wide_blank().to_owned(),
        Fault::UnknownName(name) | Fault::UnknownValue(name, _) => lang.fault_unknown(name),
        Fault::MissingName(name) => lang.fault_missing(name),
        Fault::TwiceNamed(name) => lang.fault_twice(name),
        Fault::NotALabel => lang.fault_label().to_owned(),
        Fault::NotAnId => lang.fault_id().to_owned(),
        Fault::NotUtf8 => lang.fault_utf8().to_owned(),
        Fault::WrongId => lang.fault_wrong_id().to_owned(),
        Fault::Unfit(_) => lang.fault_unfit().to_owned(),
        Fault::Missing(count) => lang.fault_lost(*count),
        Fault::Sheet(what) => sheet(lang, what),
        Fault::NotAFolder | Fault::Other(_) => lang.fault_other().to_owned(),
    }
}

/// What is wrong in a worksheet, and what should stand there.
fn sheet(lang: Lang, what: &What) -> String {
    match what {
        What::Missing(name) => lang.fault_missing(name),
        What::Name(name, known) => match nearest(name, known.iter().copied()) {
            Some(meant) => lang.sheet_fault_name_meant(name, meant),
            None => lang.sheet_fault_name(name, &known.join(lang.config_comma())),
        },
        What::Again(name) => lang.fault_twice(name),
        What::Word(word, words) => {
            let known = words.join(lang.config_comma());
            match nearest(word, words.iter().copied()) {
                Some(meant) => lang.sheet_fault_word_meant(word, meant, &known),
                None => lang.sheet_fault_word(word, &known),
            }
        }
        What::Rule(at, found) if found.is_empty() => lang.sheet_fault_rule_end(*at),
        What::Rule(at, found) => lang.sheet_fault_rule(*at, found),
        What::Kind(wanted) => lang.fault_expected(&kind(lang, *wanted)),
        What::Number => lang.fault_number().to_owned(),
        What::Twice(id) => lang.sheet_fault_twice(id),
        What::BadId(id) => lang.sheet_fault_id(id),
        What::Level(level) => lang.sheet_fault_level(*level),
        What::Lacks(name) => lang.sheet_fault_lacks(name),
        What::Unknown(path, Some(meant)) => lang.sheet_fault_unknown_meant(path, meant),
        What::Unknown(path, None) => lang.sheet_fault_unknown(path),
        What::Nested => lang.sheet_fault_nested().to_owned(),
        What::Widths(rows) => lang.sheet_fault_widths(*rows),
        What::Default(written) => lang.sheet_fault_default(written),
        What::NoQuestions => lang.sheet_fault_empty().to_owned(),
        What::Personal(word) => lang.sheet_fault_personal(word),
    }
}

/// What should stand at a place of a worksheet.
fn kind(lang: Lang, wanted: Wanted) -> String {
    match wanted {
        Wanted::Text => lang.part_text().to_owned(),
        Wanted::Number => lang.part_number().to_owned(),
        Wanted::Truth => lang.part_truth().to_owned(),
        Wanted::List => lang.sheet_part_list().to_owned(),
        Wanted::Names(["ja", "en"]) => lang.sheet_part_text().to_owned(),
        Wanted::Names(names) => lang.sheet_part_names(&names.join(lang.config_comma())),
    }
}

fn part(lang: Lang, what: Expected) -> String {
    match what {
        Expected::Version => lang.part_version().to_owned(),
        Expected::Revisions => lang.part_revisions().to_owned(),
        Expected::Revision => lang.part_revision().to_owned(),
        Expected::Text => lang.part_text().to_owned(),
        Expected::Number => lang.part_number().to_owned(),
        Expected::Truth => lang.part_truth().to_owned(),
        Expected::Name => lang.part_name().to_owned(),
        Expected::List => lang.part_sign("["),
        Expected::ListEnd => lang.part_sign("]"),
        Expected::Map => lang.part_sign("{"),
        Expected::MapEnd => lang.part_sign("}"),
        Expected::Colon => lang.part_sign(":"),
        Expected::Comma => lang.part_sign(","),
        Expected::Open => lang.part_sign("("),
        Expected::Close => lang.part_sign(")"),
        Expected::Quote => lang.part_sign("\""),
    }
}
