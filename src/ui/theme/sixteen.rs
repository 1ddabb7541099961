//! Text and background where the terminal has 16 colours: chosen, not computed, since what a terminal takes for each
//! of them differs. Text is black, white, or yellow on black; blocks are those that are light or dark everywhere.

use ratatui::style::Color;

use super::Ink;

type Pair = (Color, Color);

const INK_ON_PAPER: Pair = (Color::Black, Color::White);
const PAPER_ON_INK: Pair = (Color::White, Color::Black);
const BLUE: Pair = (Color::White, Color::Blue);
const GREY: Pair = (Color::Black, Color::Gray);
const CYAN: Pair = (Color::Black, Color::LightCyan);
const GREEN: Pair = (Color::Black, Color::LightGreen);
const OCHRE: Pair = (Color::Black, Color::Yellow);
const YELLOW: Pair = (Color::Black, Color::LightYellow);

/// On a light wall.
pub(super) const fn light(ink: Ink) -> Pair {
    match ink {
        Ink::Body | Ink::Heading | Ink::Quiet => INK_ON_PAPER,
        Ink::Header | Ink::Current | Ink::Digits | Ink::PopupTitle => BLUE,
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing => YELLOW,
        Ink::Selected | Ink::Marked => PAPER_ON_INK,
        Ink::Spoken => GREEN,
        Ink::Waiting => OCHRE,
        Ink::Line => CYAN,
        Ink::Popup | Ink::Notice | Ink::Keys => GREY,
    }
}

/// On a dark wall.
pub(super) const fn dark(ink: Ink) -> Pair {
    match ink {
        Ink::Body | Ink::Heading | Ink::Quiet => PAPER_ON_INK,
        Ink::Header | Ink::Line => BLUE,
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing => YELLOW,
        Ink::Selected | Ink::Marked => INK_ON_PAPER,
        Ink::Current | Ink::Digits | Ink::PopupTitle => CYAN,
        Ink::Spoken => GREEN,
        Ink::Waiting => OCHRE,
        Ink::Popup | Ink::Notice | Ink::Keys => GREY,
    }
}

/// Black and white with strong blocks.
pub(super) const fn contrast(ink: Ink) -> Pair {
    match ink {
        Ink::Body | Ink::Heading | Ink::Quiet => INK_ON_PAPER,
        Ink::Header | Ink::Current | Ink::Digits | Ink::PopupTitle => PAPER_ON_INK,
        Ink::Selected | Ink::Marked => (Color::LightYellow, Color::Black),
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing | Ink::Waiting => YELLOW,
        Ink::Spoken => GREEN,
        Ink::Line => CYAN,
        Ink::Popup | Ink::Notice | Ink::Keys => GREY,
    }
}
