//! The frame of pages for browser and printer: one file that refers to nothing outside of itself, on A4 with what runs along
//! on every printed page.

use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::i18n::Lang;
use crate::text::{Clean, shorten};

/// How every page looks.
const CSS: &str = include_str!("paper/page.css");

/// Columns that a text at the edge of a page has at most.
const EDGE: usize = 110;

/// What stands at the edges of the printed pages of some parts.
pub(super) struct Edges {
    /// The class of those parts; also the name of the pages.
    pub(super) name: String,
    /// Whether the pages lie on their long side.
    pub(super) wide: bool,
    /// Above, on the left and on the right.
    pub(super) top: [String; 2],
    /// Below, on the left.
    pub(super) bottom: String,
    /// Whether the pages are numbered, below on the right.
    pub(super) numbered: bool,
}

impl Edges {
    fn css(&self) -> String {
        let size = if self.wide { "A4 landscape" } else { "A4" };
        let number = if self.numbered { "counter(page) \" / \" counter(pages)" } else { "\"\"" };
        let [left, right] = self.top.each_ref().map(|text| quoted(text));
        let (name, bottom) = (&self.name, quoted(&self.bottom));
        format!(
            "@page {name}{{size:{size};@top-left{{content:{left}}}@top-right{{content:{right}}}\
             @bottom-left{{content:{bottom}}}@bottom-right{{content:{number}}}}}.{name}{{page:{name}}}\n"
        )
    }
}

/// Writes a whole page; a name of [`Edges`] may hold only ASCII letters and digits.
pub(super) fn document(lang: Lang, title: &str, edges: &[Edges], body: &Markup) -> String {
    let css = edges.iter().fold(CSS.to_owned(), |css, edges| css + &edges.css());
    let page = html! {
        (DOCTYPE)
        html lang=(lang.pick("ja", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // even if something slipped through, a browser fetches and runs nothing
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="robots" content="noindex";
                meta name="generator" content="norishiro";
                title { (Clean::line(title).as_str()) }
                style { (PreEscaped(css)) }
            }
            body { (body) }
        }
    };
    page.into_string() + "\n"
}

/// A text as a string of CSS; whatever could end the string or the style sheet is written by its number.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in shorten(&Clean::line(text), EDGE).chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            // writing to a string cannot fail
            let _ = write!(out, "\\{:06x}", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_string_or_the_style_sheet() {
        assert_eq!(quoted("守秘 1"), "\"守秘 1\"");
        assert_eq!(quoted("\"}</style>\\\n"), "\"\\000022\\00007d\\00003c\\00002fstyle\\00003e\\00005c\"");
        assert!(quoted(&"長".repeat(1_000)).chars().count() < EDGE);
    }
}
