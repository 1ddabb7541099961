//! The colours: blocks of background under black or white text, never thin coloured text, and always a word beside.
//!
//! Every pair has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), since a projector in a lit room eats the rest.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Theme;

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Plain text.
    Body,
    /// What is read only on a second look.
    Quiet,
    /// A question, a name, a heading.
    Heading,
    /// The top row.
    Header,
    /// A word in the top row that should be seen: not saved, desk view.
    Alarm,
    /// What is selected.
    Selected,
    /// The agency or lane in turn.
    Current,
    /// 済.
    Spoken,
    /// 未.
    Waiting,
    /// The line that letters go into.
    Line,
    /// Selected letters in it.
    Marked,
    /// A list over the screen.
    Popup,
    /// Its heading.
    PopupTitle,
    /// What just happened.
    Notice,
    /// What just happened and should be read.
    NoticeMarked,
    /// The keys at the bottom.
    Keys,
}

impl Ink {
    /// All of them, for the test of contrasts.
    pub const ALL: [Self; 16] = [
        Self::Body,
        Self::Quiet,
        Self::Heading,
        Self::Header,
        Self::Alarm,
        Self::Selected,
        Self::Current,
        Self::Spoken,
        Self::Waiting,
        Self::Line,
        Self::Marked,
        Self::Popup,
        Self::PopupTitle,
        Self::Notice,
        Self::NoticeMarked,
        Self::Keys,
    ];

    /// Its colours in a theme; both are always explicit.
    #[must_use]
    pub fn style(self, theme: Theme) -> Style {
        let (front, back) = match theme {
            Theme::Light => self.light(),
            Theme::Dark => self.dark(),
        };
        let style = Style::new().fg(rgb(front)).bg(rgb(back));
        match self {
            Self::Heading | Self::Header | Self::Alarm | Self::Current | Self::PopupTitle => {
                style.add_modifier(Modifier::BOLD)
            }
            _ => style,
        }
    }

    /// Text and background on a light wall.
    #[must_use]
    pub fn light(self) -> (u32, u32) {
        match self {
            Self::Body | Self::Heading => (0x11_1111, 0xfb_faf6),
            Self::Quiet => (0x45_4540, 0xfb_faf6),
            Self::Header => (0xff_ffff, 0x1d_3a55),
            Self::Alarm | Self::NoticeMarked => (0x11_1111, 0xff_d23f),
            Self::Selected | Self::Marked => (0xff_ffff, 0x22_2222),
            Self::Current => (0xff_ffff, 0x1d_3a55),
            Self::Spoken => (0x11_1111, 0xd5_e8d0),
            Self::Waiting => (0x11_1111, 0xf3_dfa2),
            Self::Line => (0x00_0000, 0xd9_e9f7),
            Self::Popup => (0x11_1111, 0xe9_eef2),
            Self::PopupTitle => (0xff_ffff, 0x1d_3a55),
            Self::Notice => (0x11_1111, 0xe9_e6dc),
            Self::Keys => (0x2a_2a2a, 0xe9_e6dc),
        }
    }

    /// Text and background on a dark wall.
    #[must_use]
    pub fn dark(self) -> (u32, u32) {
        match self {
            Self::Body | Self::Heading => (0xf2_f2f2, 0x12_161b),
            Self::Quiet => (0xc4_c8cc, 0x12_161b),
            Self::Header => (0xff_ffff, 0x24_4561),
            Self::Alarm | Self::NoticeMarked => (0x11_1111, 0xff_d23f),
            Self::Selected | Self::Marked => (0x11_1111, 0xf2_f2f2),
            Self::Current => (0x11_1111, 0x9c_d0ff),
            Self::Spoken => (0xff_ffff, 0x23_4a2c),
            Self::Waiting => (0x11_1111, 0xe8_c96a),
            Self::Line => (0xff_ffff, 0x2c_3f52),
            Self::Popup => (0xf2_f2f2, 0x25_303b),
            Self::PopupTitle => (0x11_1111, 0x9c_d0ff),
            Self::Notice | Self::Keys => (0xf2_f2f2, 0x25_2a30),
        }
    }
}

fn rgb(colour: u32) -> Color {
    Color::from_u32(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours (WCAG 2.2, "contrast ratio").
    fn contrast(one: u32, other: u32) -> f64 {
        let luminance = |colour: u32| {
            let part = |shift: u32| {
                let part = f64::from((colour >> shift) & 255) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_pair_can_be_read_from_the_back_row() {
        assert!((contrast(0, 0xff_ffff) - 21.0).abs() < 0.01);
        for ink in Ink::ALL {
            for (front, back) in [ink.light(), ink.dark()] {
                assert!(contrast(front, back) >= 7.0, "{ink:?} {front:06x} {back:06x}");
            }
        }
    }
}
