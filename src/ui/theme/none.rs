//! Without colours: what stands out is reversed or bold, what can be typed into is underlined.
//!
//! In a reversed row what is left plain stands out: the alarms of the top row.

use ratatui::style::Modifier;

use super::Ink;

/// How letters are drawn.
pub(super) const fn modifier(ink: Ink) -> Modifier {
    match ink {
        Ink::Body | Ink::Quiet | Ink::Spoken | Ink::Popup | Ink::Notice => Modifier::empty(),
        Ink::Heading | Ink::Alarm | Ink::Waiting => Modifier::BOLD,
        Ink::Line => Modifier::UNDERLINED,
        Ink::Differing => Modifier::UNDERLINED.union(Modifier::BOLD),
        Ink::Selected | Ink::Digits | Ink::Keys => Modifier::REVERSED,
        Ink::Marked => Modifier::REVERSED.union(Modifier::UNDERLINED),
        Ink::Header | Ink::Current | Ink::PopupTitle | Ink::NoticeMarked => {
            Modifier::REVERSED.union(Modifier::BOLD)
        }
    }
}
