//! The configuration: which file it is, and in words what is wrong in it.

use std::ffi::OsString;
use std::path::PathBuf;

use super::message::Failure;
use crate::domain::label;
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::wire::{Damage, Expected, Fault};
use crate::store::{Cause, Config, Trouble, config};

/// The file of the configuration where none is named; none on a system without such a folder.
pub(super) fn usual_place() -> Option<PathBuf> {
    super::folders().map(|dirs| dirs.config_dir().join(config::NAME))
}

/// Reads the configuration that is asked for, else the usual one; only the usual one may be missing.
pub(super) fn read(asked: Option<OsString>) -> Result<Config, Trouble> {
    match (asked.map(PathBuf::from), usual_place()) {
        (Some(asked), _) => config::read(&asked)?.ok_or_else(|| Trouble::new(&asked, Cause::NotFound)),
        (None, Some(usual)) => config::read(&usual).map(Option::unwrap_or_default),
        (None, None) => Ok(Config::default()),
    }
}

/// Words what is wrong with it.
pub(super) fn failure(lang: Lang, trouble: &Trouble) -> Failure {
    let name = trouble.path.display().to_string();
    if let Cause::Damaged(damages) = &trouble.cause
        && let Some(place) = damages.places.first()
    {
        return Failure {
            what: lang.config_place(&name, place.line, place.column),
            shown: super::source::shown(place),
            next: expected(lang, place),
        };
    }
    let what = lang.trouble(&trouble::told(trouble, 0), &name).what;
    Failure::plain(lang.config_not_read(&what), lang.config_next())
}

/// What should stand at the place.
fn expected(lang: Lang, place: &Damage) -> String {
    let list = |words: &[&str]| words.join(lang.config_comma());
    let keys = list(&config::KEYS);
    match &place.fault {
        Fault::UnknownName(key) => lang.config_unknown_key(key, &keys),
        Fault::TwiceNamed(key) => lang.config_twice(key),
        Fault::UnknownValue(value, known) => lang.config_value(value, &list(known)),
        Fault::NotALabel => lang.config_label(label::LONGEST),
        Fault::NotAFolder => lang.config_folder().to_owned(),
        Fault::WideBlank => lang.config_wide_blank().to_owned(),
        Fault::BadEscape => lang.config_escape().to_owned(),
        Fault::Unfit(_) => lang.config_control().to_owned(),
        Fault::NotUtf8 => lang.config_encoding().to_owned(),
        Fault::UnexpectedEnd => lang.config_close().to_owned(),
        Fault::Expected(what) => match what {
            Expected::Text => lang.config_text().to_owned(),
            Expected::Truth => lang.config_truth().to_owned(),
            Expected::Comma => lang.config_comma_missing().to_owned(),
            Expected::Colon => lang.config_colon().to_owned(),
            Expected::Quote => lang.config_quote().to_owned(),
            Expected::Open => lang.config_open().to_owned(),
            Expected::Close => lang.config_close().to_owned(),
            Expected::Name => lang.config_name(&keys),
            _ => lang.config_other(&keys),
        },
        _ => lang.config_other(&keys),
    }
}
