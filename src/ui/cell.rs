//! Cells that hold a symbol of two columns, ambiguous or not.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Position;
use ratatui::style::Style;

/// Sets a symbol of two columns into a buffer, ambiguous or not, so that it comes out right on every terminal.
///
/// Does nothing where the two cells are not both inside the buffer.
pub fn put_wide(buffer: &mut Buffer, at: Position, symbol: &str, style: Style) {
    let second = Position::new(at.x.saturating_add(1), at.y);
    if !buffer.area.contains(at) || !buffer.area.contains(second) {
        return;
    }
    let wide = symbol.cell_width() == 2;
    let option = match NonZeroU16::new(2) {
        Some(two) if !wide => CellDiffOption::ForcedWidth(two),
        _ => CellDiffOption::None,
    };
    buffer[at].set_symbol(symbol).set_style(style).set_diff_option(option);
    buffer[second].set_symbol(" ").set_style(style).set_diff_option(CellDiffOption::Skip);
}

/// Whether a cell is the second half of a symbol of two columns.
#[must_use]
pub fn is_second_half(buffer: &Buffer, at: Position) -> bool {
    buffer.cell(at).is_some_and(|cell| cell.diff_option == CellDiffOption::Skip)
}
