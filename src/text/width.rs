//! The one place where width is measured, in columns of our own layout.
//!
//! How ratatui-core 0.1.2 measures (read in its source): a cell's width is 1 for one byte, else
//! `UnicodeWidthStr::width` of the whole grapheme with ambiguous characters narrow, plus 1 for every
//! U+FF9E and U+FF9F. `Line::width` and `Span::width` do not add that 1, so ratatui disagrees with
//! itself about ｶﾞ. Here half-width kana are shown full-width, which both measure alike; what is left
//! is one difference: ambiguous glyphs take two columns here and one there. A test holds this.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::shown::look;

/// Holds one extended grapheme cluster (UAX #29) and how it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The grapheme as typed.
    pub source: &'a str,
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// What is sent to the terminal; empty when the width is 0.
    pub shown: Cow<'a, str>,
    /// Columns in our layout, 0 to 2.
    pub width: usize,
    /// Whether it is narrow on some terminals and wide on others (East Asian width A).
    pub ambiguous: bool,
    /// Whether terminals disagree about it for another reason (emoji sequences, variation selectors,
    /// loose marks, private use): the next cell must be addressed absolutely.
    pub uncertain: bool,
}

/// Walks through the glyphs of a text; joined, their sources are the text.
///
/// A line break and anything else without a glyph have width 0 and show nothing.
pub fn glyphs(text: &str) -> impl Iterator<Item = Glyph<'_>> {
    text.grapheme_indices(true).map(|(at, source)| {
        let look = look(source);
        Glyph {
            source,
            at,
            shown: look.shown,
            width: look.wide,
            ambiguous: look.narrow != look.wide,
            uncertain: look.uncertain,
        }
    })
}

/// Measures a text in columns.
#[must_use]
pub fn width(text: &str) -> usize {
    glyphs(text).map(|glyph| glyph.width).sum()
}

/// Returns the longest prefix of whole graphemes that is not wider than `columns`.
#[must_use]
pub fn fit(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for glyph in glyphs(text) {
        used += glyph.width;
        if used > columns {
            return text.get(..glyph.at).unwrap_or("");
        }
    }
    text
}

/// Shortens a text to at most `columns`; where something was cut, `..` stands at the end.
///
/// Two full stops, because … is ambiguous. In a single column one stands, in none nothing.
#[must_use]
pub fn shorten(text: &str, columns: usize) -> String {
    if fit(text, columns).len() == text.len() {
        return text.to_owned();
    }
    let dots = "..".get(..columns.min(2)).unwrap_or("");
    format!("{}{dots}", fit(text, columns.saturating_sub(2)))
}

/// Shortens a text to at most `columns`; where something was cut, `..` stands in the middle, so that its end shows, too.
///
/// Where there is no room for both ends it is cut at its end.
#[must_use]
pub fn shorten_middle(text: &str, columns: usize) -> String {
    const BOTH_ENDS: usize = 6;
    if columns < BOTH_ENDS || fit(text, columns).len() == text.len() {
        return shorten(text, columns);
    }
    let (mut tail, mut used) = (text.len(), 0);
    for glyph in glyphs(text).collect::<Vec<_>>().into_iter().rev() {
        used += glyph.width;
        if used > (columns - 2) / 2 {
            break;
        }
        tail = glyph.at;
    }
    let tail = text.get(tail..).unwrap_or_default();
    format!("{}..{tail}", fit(text, columns - 2 - width(tail)))
}

/// Shortens names that stand together: at the end, but in the middle where two different ones would look alike.
#[must_use]
pub fn shorten_apart<S: AsRef<str>>(names: &[S], columns: usize) -> Vec<String> {
    let cut: Vec<String> = names.iter().map(|name| shorten(name.as_ref(), columns)).collect();
    let mut of: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (name, cut) in names.iter().zip(&cut) {
        of.entry(cut).or_default().insert(name.as_ref());
    }
    let apart = |(name, cut): (&S, &String)| match of.get(cut.as_str()).is_some_and(|of| of.len() > 1) {
        true => shorten_middle(name.as_ref(), columns),
        false => cut.clone(),
    };
    names.iter().zip(&cut).map(apart).collect()
}

/// Says whether every glyph has the same width in the narrow and in the wide reading.
#[must_use]
pub fn is_unambiguous(text: &str) -> bool {
    glyphs(text).all(|glyph| !glyph.ambiguous)
}

#[cfg(test)]
mod tests;
