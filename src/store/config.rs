//! The configuration: a file in RON whose every key is optional, described in `docs/configuration.md`.
//!
//! Nothing in it is passed over in silence: a key that is not known and a value that cannot be used are told with their
//! place.

use std::path::{Path, PathBuf};

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::trouble::{Cause, Trouble};
use super::wire::fault::{NOT_A_FOLDER, NOT_A_LABEL};
use super::{disk, wire};
use crate::domain::label;

/// The name of the file in the platform's config folder.
pub const NAME: &str = "config.ron";
/// Its keys.
pub const KEYS: [&str; 9] = ["lang", "theme", "dir", "sheets", "by", "bell", "words", "small", "exports"];
/// What `lang` may be.
pub const LANGS: [&str; 2] = ["ja", "en"];
/// What `theme` may be.
pub const THEMES: [&str; 4] = ["light", "dark", "contrast", "mono"];

/// What is configured; what is not is left to the system or the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The language of the screen, one of [`LANGS`].
    #[serde(deserialize_with = "lang")]
    pub lang: Option<String>,
    /// The colours of the screen, one of [`THEMES`].
    #[serde(deserialize_with = "theme")]
    pub theme: Option<String>,
    /// The folder of the sessions; what is not absolute starts at the folder of the configuration.
    #[serde(deserialize_with = "folder")]
    pub dir: Option<PathBuf>,
    /// The folder of the worksheets of this town; what is not absolute starts at the folder of the configuration.
    #[serde(deserialize_with = "folder")]
    pub sheets: Option<PathBuf>,
    /// The label under which this machine writes.
    #[serde(deserialize_with = "label")]
    pub by: Option<String>,
    /// Whether a short bell rings when the time of a question is up.
    pub bell: bool,
    /// Words of this town that say one thing, group by group; they are added to the words of the field.
    pub words: Vec<Vec<String>>,
    /// Counts below this one are not told to the public.
    pub small: Option<usize>,
    /// The folder of what is written for other people; what is not absolute starts at the folder of the configuration.
    #[serde(deserialize_with = "folder")]
    pub exports: Option<PathBuf>,
}

/// Reads a configuration; none where there is no such file.
///
/// # Errors
/// A [`Trouble`], with the place of the first thing that cannot be used.
pub fn read(path: &Path) -> Result<Option<Config>, Trouble> {
    let Some(bytes) = disk::read(&disk::real(), path)? else { return Ok(None) };
    let mut config = parse(&bytes).map_err(|cause| Trouble::new(path, cause))?;
    let from = disk::folder(path);
    config.dir = config.dir.map(|dir| from.join(dir));
    config.sheets = config.sheets.map(|sheets| from.join(sheets));
    config.exports = config.exports.map(|exports| from.join(exports));
    Ok(Some(config))
}

/// A file with nothing in it configures nothing.
fn parse(bytes: &[u8]) -> Result<Config, Cause> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Config::default());
    }
    Ok(wire::read_ron_bytes(bytes)?)
}

fn one_of<'de, D: Deserializer<'de>>(
    deserializer: D,
    known: &'static [&'static str],
) -> Result<Option<String>, D::Error> {
    let word = Option::<String>::deserialize(deserializer)?;
    match word {
        Some(word) if !known.contains(&word.as_str()) => Err(D::Error::unknown_variant(&word, known)),
        word => Ok(word),
    }
}

fn lang<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    one_of(deserializer, &LANGS)
}

fn theme<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    one_of(deserializer, &THEMES)
}

fn folder<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    match name {
        Some(name) if name.trim().is_empty() || name.contains('\n') => Err(D::Error::custom(NOT_A_FOLDER)),
        name => Ok(name.map(PathBuf::from)),
    }
}

fn label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let Some(written) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    match label::read(&written) {
        Ok(label) if !written.contains('\n') => Ok(Some(label)),
        _ => Err(D::Error::custom(NOT_A_LABEL)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::wire::{Expected, Fault};

    /// Line, column and fault of what is wrong in a text.
    fn wrong(text: &str) -> (usize, usize, Fault) {
        let Err(Cause::Damaged(damages)) = parse(text.as_bytes()) else { panic!("{text}") };
        let place = &damages.places[0];
        (place.line, place.column, place.fault.clone())
    }

    #[test]
    fn every_key_may_be_left_out() {
        for nothing in ["", " \n", "()", "// 何も決めない\n(\n)\n", "\u{FEFF}()"] {
            assert_eq!(parse(nothing.as_bytes()), Ok(Config::default()), "{nothing:?}");
        }
        let only = parse("(\r\n  bell: true,\r\n)\r\n".as_bytes()).unwrap();
        assert_eq!(only, Config { bell: true, ..Config::default() });
        let full =
            parse(r#"(lang:"en",theme:"mono",dir:"会議",by:" テーブルA ",bell:false)"#.as_bytes()).unwrap();
        assert_eq!((full.lang.as_deref(), full.theme.as_deref()), (Some("en"), Some("mono")));
        assert_eq!((full.dir, full.by.as_deref()), (Some(PathBuf::from("会議")), Some("テーブルA")));
    }

    #[test]
    fn the_keys_are_those_that_can_be_written() {
        let written = ron::to_string(&Config::default()).unwrap();
        for key in KEYS {
            assert!(written.contains(&format!("{key}:")), "{key} in {written}");
        }
        assert_eq!(written.matches(':').count(), KEYS.len(), "{written}");
    }

    #[test]
    fn what_cannot_be_used_is_told_with_its_place() {
        let text = || Fault::Expected(Expected::Text);
        let expected = |what| Fault::Expected(what);
        let value = |word: &str, known: &'static [&'static str]| Fault::UnknownValue(word.to_owned(), known);
        for (source, at) in [
            ("(\n  lang: \"fr\",\n)", (2, 10, value("fr", &LANGS))),
            ("(\n  theme: \"Dark\",\n)", (2, 11, value("Dark", &THEMES))),
            ("(\n  colour: \"dark\",\n)", (2, 3, Fault::UnknownName("colour".into()))),
            ("(\n  色: \"dark\",\n)", (2, 3, Fault::UnknownName("色".into()))),
            ("(\n  bell: true,\n  bell: true,\n)", (3, 3, Fault::TwiceNamed("bell".into()))),
            ("(\n  theme: dark,\n)", (2, 10, text())),
            ("(\n  by: 3,\n)", (2, 7, text())),
            ("(\n  bell: \"yes\",\n)", (2, 9, expected(Expected::Truth))),
            ("(\n  bell: true\n  by: \"a\")", (3, 3, expected(Expected::Comma))),
            ("(\n  bell = true)", (2, 8, expected(Expected::Colon))),
            ("(\n　bell: true)", (2, 1, Fault::WideBlank)),
            ("(\n  by: \"\",\n)", (2, 8, Fault::NotALabel)),
            ("(\n  by: \"hand\",\n)", (2, 8, Fault::NotALabel)),
            ("(\n  by: \"import\",\n)", (2, 8, Fault::NotALabel)),
            ("(\n  by: \"123456789012345678901\",\n)", (2, 8, Fault::NotALabel)),
            ("(\n  dir: \"\",\n)", (2, 9, Fault::NotAFolder)),
            ("(\n  dir: \"C:\\Users\",\n)", (2, 9, Fault::BadEscape)),
            ("(\n  by: \"a,\n)\n", (2, 7, expected(Expected::Quote))),
            ("lang: \"ja\"", (1, 1, expected(Expected::Open))),
            ("{\"lang\": \"ja\"}", (1, 1, expected(Expected::Open))),
            ("(bell: true) more", (1, 14, expected(Expected::Close))),
            ("(bell: true", (1, 12, Fault::UnexpectedEnd)),
        ] {
            assert_eq!(wrong(source), at, "{source}");
        }
        let control = wrong("(\n  by: \"a\u{7}b\",\n)");
        assert!(matches!(control, (2, 9, Fault::Unfit(_))), "{control:?}");
        assert!(matches!(parse(b"(by: \"\x89\xEF\x8Bc\")"), Err(Cause::NotUtf8(_))));
        assert!(matches!(parse(b"\xFF\xFE(\0)\0"), Err(Cause::NotUtf8(_))));
    }

    #[test]
    fn a_folder_starts_at_the_folder_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(NAME);
        assert_eq!(read(&file), Ok(None));
        std::fs::write(&file, "(dir: \"会議\")").unwrap();
        assert_eq!(read(&file).unwrap().unwrap().dir, Some(folder.path().join("会議")));
        let elsewhere = if cfg!(windows) { "D:/会議" } else { "/srv/会議" };
        std::fs::write(&file, format!("(dir: \"{elsewhere}\")")).unwrap();
        assert_eq!(read(&file).unwrap().unwrap().dir, Some(PathBuf::from(elsewhere)));
        assert_eq!(read(folder.path()).unwrap_err().cause, Cause::IsFolder);
    }
}
