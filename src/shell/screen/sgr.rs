//! Colours and weight as escape sequences, only what changed.

use super::depth::{Depth, Ink, ink};
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use std::fmt::Write as _;

/// The modifiers that are drawn; dim, italics and blinking are not legible on a wall.
const DRAWN: Modifier = Modifier::BOLD.union(Modifier::UNDERLINED).union(Modifier::REVERSED);

/// What the terminal is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    /// Whether the rest is known; else everything is set anew.
    known: bool,
    /// The colour of text.
    front: Ink,
    /// The colour behind it.
    back: Ink,
    /// Bold, underlined, reversed.
    modifier: Modifier,
}

impl Pen {
    /// The state of a terminal nobody has looked at.
    pub(super) const UNKNOWN: Self = Self { known: false, ..Self::PLAIN };
    /// The state after a reset.
    pub(super) const PLAIN: Self =
        Self { known: true, front: Ink::Own, back: Ink::Own, modifier: Modifier::empty() };

    /// Appends what turns this pen into the one of a cell.
    pub(super) fn turn(&mut self, cell: &Cell, depth: Depth, out: &mut Vec<u8>) {
        let wanted = Self {
            known: true,
            front: ink(cell.fg, depth),
            back: ink(cell.bg, depth),
            modifier: cell.modifier.intersection(DRAWN),
        };
        if *self == wanted {
            return;
        }
        let mut codes = String::new();
        let mut base = *self;
        if !self.known || !wanted.modifier.contains(self.modifier) {
            codes.push_str("0;");
            base = Self::PLAIN;
        }
        let added = wanted.modifier.difference(base.modifier);
        for (modifier, code) in
            [(Modifier::BOLD, "1;"), (Modifier::UNDERLINED, "4;"), (Modifier::REVERSED, "7;")]
        {
            if added.contains(modifier) {
                codes.push_str(code);
            }
        }
        if base.front != wanted.front {
            code(&mut codes, wanted.front, 30);
        }
        if base.back != wanted.back {
            code(&mut codes, wanted.back, 40);
        }
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(codes.trim_end_matches(';').as_bytes());
        out.push(b'm');
        *self = wanted;
    }
}

/// Appends the code of one colour; `base` is 30 for text and 40 for what is behind it.
fn code(codes: &mut String, ink: Ink, base: u16) {
    // writing to a String cannot fail
    let _ = match ink {
        Ink::Own => write!(codes, "{};", base + 9),
        Ink::Sixteen(index @ 0..8) => write!(codes, "{};", base + u16::from(index)),
        Ink::Sixteen(index) => write!(codes, "{};", base + 52 + u16::from(index)),
        Ink::Palette(index) => write!(codes, "{};5;{index};", base + 8),
        Ink::Rgb(r, g, b) => write!(codes, "{};2;{r};{g};{b};", base + 8),
    };
}
