//! Parts of the screen as plain numbers, computed here and painted by `ui`.

/// The smallest screen that is laid out; below it one calm line says so.
pub const SMALLEST: (u16, u16) = (60, 20);

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub w: u16,
    /// Rows.
    pub h: u16,
}

impl Rect {
    /// Names a rectangle.
    #[must_use]
    pub const fn new(x: u16, y: u16, w: u16, h: u16) -> Self {
        Self { x, y, w, h }
    }

    /// One of its rows, counted from its top.
    #[must_use]
    pub fn row(self, row: u16) -> Self {
        Self { y: self.y + row, h: 1, ..self }
    }

    /// The row below its last.
    #[must_use]
    pub fn bottom(self) -> u16 {
        self.y + self.h
    }
}

/// Whether a screen is large enough to be laid out.
#[must_use]
pub fn is_enough(size: (u16, u16)) -> bool {
    size.0 >= SMALLEST.0 && size.1 >= SMALLEST.1
}

/// Whether there is room for a column of agencies and lanes side by side.
#[must_use]
pub fn is_wide(size: (u16, u16)) -> bool {
    size.0 >= 100 && size.1 >= 30
}

/// Rows of the upper two thirds (13 of 20), where lines that letters go into stand: an IME lists its candidates below.
#[must_use]
pub const fn upper(rows: u16) -> u16 {
    rows - rows.div_ceil(3)
}

/// The part of a list that fits: from which row on, so that the selected one shows (else the end does).
#[must_use]
pub fn window(heights: &[usize], room: usize, selected: Option<usize>) -> std::ops::Range<usize> {
    window_within(heights, room, room, selected)
}

/// The same, with the selected row among the first `reach` rows.
#[must_use]
pub fn window_within(
    heights: &[usize],
    room: usize,
    reach: usize,
    selected: Option<usize>,
) -> std::ops::Range<usize> {
    let fits = |from: usize, room: usize| {
        let mut left = room;
        let mut end = from;
        while let Some(height) = heights.get(end).filter(|height| **height <= left) {
            left -= height;
            end += 1;
        }
        end
    };
    let want = selected.unwrap_or(heights.len().saturating_sub(1));
    let mut from = 0;
    while from < want && fits(from, reach.min(room)) <= want {
        from += 1;
    }
    let end = fits(from, room).max((from + 1).min(heights.len()));
    from..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_always_shows() {
        assert_eq!(window(&[1, 1, 1, 1], 2, None), 2..4);
        assert_eq!(window(&[1, 1, 1, 1], 2, Some(0)), 0..2);
        assert_eq!(window(&[1, 1, 1, 1], 2, Some(2)), 1..3);
        assert_eq!(window(&[1, 3, 1], 2, Some(1)), 1..2);
        assert_eq!(window(&[], 5, None), 0..0);
        assert_eq!(window(&[9], 2, Some(0)), 0..1);
    }

    #[test]
    fn the_selected_row_can_be_kept_up() {
        assert_eq!(window_within(&[1; 6], 4, 2, Some(1)), 0..4);
        assert_eq!(window_within(&[1; 6], 4, 2, Some(3)), 2..6);
        assert_eq!(window_within(&[1; 6], 4, 2, Some(5)), 4..6);
        assert_eq!(window_within(&[1, 5, 1], 6, 2, Some(1)), 1..3);
        assert_eq!(window_within(&[1; 3], 2, 9, Some(2)), 1..3);
    }

    #[test]
    fn two_thirds_of_twenty_rows_are_thirteen() {
        assert_eq!([0, 1, 2, 20, 24, 30, 36].map(upper), [0, 0, 1, 13, 16, 20, 24]);
        assert_eq!(upper(u16::MAX), 43_690);
    }
}
