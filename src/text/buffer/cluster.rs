//! Boundaries between graphemes (UAX #29, extended clusters), found without reading the whole text.

use unicode_segmentation::GraphemeCursor;

/// Returns the boundary before `at`; the start of the text has none before it but itself.
pub(super) fn before(text: &str, at: usize) -> usize {
    cursor(text, at).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// Returns the boundary behind `at`; the end of the text has none behind it but itself.
pub(super) fn after(text: &str, at: usize) -> usize {
    cursor(text, at).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// Returns `at` if it is a boundary, else the next one.
pub(super) fn snap(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    if cursor(text, at).is_boundary(text, 0).unwrap_or(true) { at } else { after(text, at) }
}

fn cursor(text: &str, at: usize) -> GraphemeCursor {
    GraphemeCursor::new(at, text.len(), true)
}
