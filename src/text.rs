//! Text: cleaning, widths, line breaks, search keys, and the buffer of the entry line.
//!
//! Everything that measures or cuts text for the screen goes through here, so that the layout,
//! the caret and the line breaks can never disagree. Nothing here knows of the terminal.

pub mod buffer;
pub mod clean;
pub mod differing;
pub mod fold;
mod fold_keys;
mod kinsoku;
pub mod marks;
mod nearest;
pub mod romaji;
mod romaji_table;
mod shown;
pub mod telltale;
pub mod width;
pub mod wrap;

pub use buffer::Buffer;
pub use clean::Clean;
pub use differing::differing;
pub use fold::{find, find_at, find_range, fold, fold_key, nfkc, yes_no};
pub use marks::with_marks;
pub use nearest::nearest;
pub use romaji::romaji_match;
pub use width::{Glyph, fit, glyphs, is_unambiguous, shorten, shorten_apart, shorten_middle, width};
pub use wrap::{Row, wrap};

#[cfg(test)]
mod edge_strings;
