//! A text of a worksheet in the language of the screen or the file, with nothing in it that could steer a terminal.

use crate::domain::worksheet::Bilingual;
use crate::i18n::Lang;
use crate::text::Clean;

/// A name: on one line, whatever stands in the file.
#[must_use]
pub fn line(lang: Lang, text: &Bilingual) -> String {
    Clean::line(lang.of(&text.ja, &text.en)).into_string()
}

/// A text, with its own line breaks.
#[must_use]
pub fn lines(lang: Lang, text: &Bilingual) -> String {
    Clean::lines(lang.of(&text.ja, &text.en)).into_string()
}
