//! Words that stand large: their letters set apart as far as there is room for it.

use super::region::Rect;
use crate::text::{Row, wrap};

/// How a text fills an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    /// Its rows, as parts of the text.
    pub rows: Vec<Row>,
    /// Whether each letter is followed by as much blank as it is wide.
    pub apart: bool,
    /// Rows of the screen from one row of the text to the next.
    pub step: u16,
    /// Rows of the text that fit.
    pub fit: usize,
}

impl Large {
    /// Sets a text: letters and rows apart, else rows apart, else as it fits.
    #[must_use]
    pub fn of(text: &str, area: Rect) -> Self {
        let columns = usize::from(area.w);
        let loose = usize::from(area.h.div_ceil(2)).max(1);
        let apart = wrap(text, columns / 2);
        if apart.len() <= loose {
            return Self { rows: apart, apart: true, step: 2, fit: loose };
        }
        let rows = wrap(text, columns);
        if rows.len() <= loose {
            return Self { rows, apart: false, step: 2, fit: loose };
        }
        Self { rows, apart: false, step: 1, fit: usize::from(area.h).max(1) }
    }

    /// How many times the area is filled.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.rows.len().div_ceil(self.fit).max(1)
    }

    /// The rows that stand there the first, second, ... time.
    #[must_use]
    pub fn page(&self, at: usize) -> &[Row] {
        let start = (at * self.fit).min(self.rows.len());
        let end = (start + self.fit).min(self.rows.len());
        self.rows.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stands_apart_and_a_long_one_is_turned_over() {
        let area = Rect::new(0, 0, 20, 6);
        let large = |text: &str| Large::of(text, area);
        let short = large("こんにちは、皆さん");
        assert!(short.apart && short.rows.len() == 2 && short.pages() == 1);
        let middle = large(&"あ".repeat(30));
        assert!(!middle.apart && middle.step == 2 && middle.pages() == 1);
        let long = large(&"あ".repeat(100));
        assert_eq!((long.apart, long.step, long.rows.len(), long.pages()), (false, 1, 10, 2));
        assert_eq!((long.page(0).len(), long.page(1).len(), long.page(2).len()), (6, 4, 0));
        assert_eq!(Large::of("", Rect::default()).pages(), 1);
    }
}
