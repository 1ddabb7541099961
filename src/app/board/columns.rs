//! Filling columns with pieces that stay whole: as many columns as it takes, as even as they can be on one screen.

use std::ops::Range;

/// A piece that is not parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its rows.
    pub rows: usize,
    /// Whether a heading begins it; one that goes on at the top of a column has its heading said again.
    pub opens: bool,
    /// Whether it is a heading alone; no blank row parts two of these.
    pub bare: bool,
}

impl Piece {
    /// The rows it takes at the top of a column.
    #[must_use]
    pub fn at_top(self) -> usize {
        self.rows + usize::from(!self.opens)
    }

    /// The rows it takes below another piece.
    #[must_use]
    pub fn below(self, above: Self) -> usize {
        self.rows + usize::from(self.is_apart(above))
    }

    /// Whether a blank row stands between it and the piece above.
    #[must_use]
    pub fn is_apart(self, above: Self) -> bool {
        self.opens && !(self.bare && above.bare)
    }
}

/// The pieces of each column. Where `beside` columns hold everything, they are as even as they can be.
#[must_use]
pub fn fill(pieces: &[Piece], height: usize, beside: usize) -> Vec<Range<usize>> {
    let filled = pack(pieces, height);
    if beside < 2 || filled.len() > beside {
        return filled;
    }
    let tallest = pieces.iter().map(|piece| piece.at_top()).max().unwrap_or(0);
    (tallest..height).map(|height| pack(pieces, height)).find(|even| even.len() <= beside).unwrap_or(filled)
}

fn pack(pieces: &[Piece], height: usize) -> Vec<Range<usize>> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    let mut used = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|at| pieces.get(at));
        match (columns.last_mut(), above) {
            (Some(column), Some(above)) if used + piece.below(*above) <= height => {
                used += piece.below(*above);
                column.end = at + 1;
            }
            _ => {
                used = piece.at_top();
                columns.push(at..at + 1);
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(rows: usize, opens: bool) -> Piece {
        Piece { rows, opens, bare: false }
    }

    #[test]
    fn columns_are_filled_in_order_and_pieces_stay_whole() {
        // a heading with its entry, two more entries, another heading
        let pieces = [piece(3, true), piece(2, false), piece(2, false), piece(4, true)];
        assert_eq!(fill(&pieces, 7, 1), [0..3, 3..4]);
        assert_eq!(fill(&pieces, 6, 1), [0..2, 2..3, 3..4]);
        assert_eq!(fill(&pieces, 40, 1).len(), 1);
        assert!(fill(&[], 5, 2).is_empty());
        // one that is too tall stands alone
        assert_eq!(fill(&[piece(9, true), piece(1, true)], 5, 1), [0..1, 1..2]);
    }

    #[test]
    fn what_fits_beside_each_other_is_even() {
        let pieces = [piece(3, true); 4];
        assert_eq!(fill(&pieces, 20, 2), [0..2, 2..4]);
        assert_eq!(fill(&pieces, 20, 3), [0..2, 2..4]);
        assert_eq!(fill(&[piece(3, true)], 20, 2).len(), 1);
    }

    #[test]
    fn headings_alone_stand_close() {
        let bare = Piece { rows: 1, opens: true, bare: true };
        assert_eq!(fill(&[bare; 6], 3, 1), [0..3, 3..6]);
        assert_eq!(fill(&[bare, piece(2, true)], 3, 1), [0..1, 1..2]);
    }
}
