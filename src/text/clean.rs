//! `Clean`: text without anything that could steer a terminal or hide in a file.

use std::fmt;
use std::ops::Deref;

/// Holds text that may go to any sink: terminal cells, title, error texts, html, csv, xlsx.
///
/// What it never contains: C0 and C1 controls (but `\n`, and that never in [`Clean::line`]), bidi
/// controls, tag characters, zero-width characters, other format characters without a glyph, and
/// noncharacters (The Unicode Standard, 23.7). What stays: ZWJ and ZWNJ (emoji, Persian names) and
/// variation selectors (name kanji). Nothing is normalised: NFC alone would change 神 U+FA19.
///
/// Cleaning a second time changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

impl Clean {
    /// Cleans text for one line.
    ///
    /// A run of line breaks and tabs becomes one space; blanks at both ends (U+3000 too) go.
    #[must_use]
    pub fn line(raw: &str) -> Clean {
        let mut out = String::with_capacity(raw.len());
        let mut in_run = false;
        for c in kept(raw) {
            let breaks = c == '\t' || is_line_break(c);
            if !breaks {
                out.push(c);
            } else if !in_run {
                out.push(' ');
            }
            in_run = breaks;
        }
        Clean(out.trim().to_owned())
    }

    /// Cleans text of several lines.
    ///
    /// Every kind of line break becomes `\n`, a tab becomes a space, blanks at the end of each line
    /// and blank lines at both ends go. Indentation stays.
    #[must_use]
    pub fn lines(raw: &str) -> Clean {
        let typed = Clean::typed(raw);
        let mut lines: Vec<&str> = typed.0.split('\n').map(str::trim_end).collect();
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        Clean(lines.get(blank..).unwrap_or_default().join("\n"))
    }

    /// Cleans what is being typed: as [`Clean::lines`], but nothing is trimmed.
    #[must_use]
    pub fn typed(raw: &str) -> Clean {
        let mut out = String::with_capacity(raw.len());
        let mut after_cr = false;
        for c in kept(raw) {
            match c {
                '\n' if after_cr => {}
                '\t' => out.push(' '),
                c if is_line_break(c) => out.push('\n'),
                c => out.push(c),
            }
            after_cr = c == '\r';
        }
        Clean(out)
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether nothing is left of the text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text as a string of its own.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<Clean> for String {
    fn from(clean: Clean) -> String {
        clean.0
    }
}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// Says whether `c` ends a line (UAX #14: BK, CR, LF, NL).
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Says whether `c` is never let through; line breaks and tabs are not among these.
pub(crate) fn is_banned(c: char) -> bool {
    if is_line_break(c) || c == '\t' {
        return false;
    }
    c.is_control()
        || is_noncharacter(c)
        || matches!(c,
            // soft hyphen, Arabic letter mark, Mongolian vowel separator
            '\u{AD}' | '\u{61C}' | '\u{180E}'
            // zero-width space, direction marks (between them ZWNJ and ZWJ stay)
            | '\u{200B}' | '\u{200E}' | '\u{200F}'
            // bidi embeddings; word joiner, invisible operators, bidi isolates, deprecated formats
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            // byte order mark, interlinear annotation
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            // formats of shorthand and of musical notation
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            // tag characters
            | '\u{E0000}'..='\u{E007F}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

fn kept(raw: &str) -> impl Iterator<Item = char> + '_ {
    raw.chars().filter(|&c| !is_banned(c))
}

#[cfg(test)]
mod tests;
