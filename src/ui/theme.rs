//! The colours: blocks of background under black or white text, never thin coloured text, and always a word beside.
//!
//! Every pair has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), since a projector in a lit room eats the rest; in the
//! theme of high contrast at least 15:1.

mod many;
mod none;
mod sixteen;

use ratatui::style::{Color, Modifier, Style};

use crate::app::theme::{Colours, Theme};

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
    /// The large figures of the clock: blanks whose background is what is read.
    Digits,
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
    /// Letters that another wording has not; brackets stand around them.
    Differing,
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
    pub const ALL: [Self; 18] = [
        Self::Body,
        Self::Quiet,
        Self::Heading,
        Self::Header,
        Self::Alarm,
        Self::Digits,
        Self::Selected,
        Self::Current,
        Self::Spoken,
        Self::Waiting,
        Self::Line,
        Self::Marked,
        Self::Differing,
        Self::Popup,
        Self::PopupTitle,
        Self::Notice,
        Self::NoticeMarked,
        Self::Keys,
    ];

    /// How it is drawn in a theme, on a terminal with so many colours. Whatever was drawn there before is covered:
    /// both colours are explicit (the terminal's own only without colours), and no weight is left over.
    #[must_use]
    pub fn style(self, theme: Theme, colours: Colours) -> Style {
        let rgb = |(front, back): (u32, u32)| (Color::from_u32(front), Color::from_u32(back));
        let ((front, back), modifier) = match (theme, colours) {
            (Theme::Mono, _) | (_, Colours::None) => ((Color::Reset, Color::Reset), none::modifier(self)),
            (Theme::Light, Colours::Many) => (rgb(many::light(self)), self.weight()),
            (Theme::Dark, Colours::Many) => (rgb(many::dark(self)), self.weight()),
            (Theme::Contrast, Colours::Many) => (rgb(many::contrast(self)), self.weight()),
            (Theme::Light, Colours::Sixteen) => (sixteen::light(self), self.weight()),
            (Theme::Dark, Colours::Sixteen) => (sixteen::dark(self), self.weight()),
            (Theme::Contrast, Colours::Sixteen) => (sixteen::contrast(self), self.weight()),
        };
        let others = Modifier::all().difference(modifier);
        Style::new().fg(front).bg(back).add_modifier(modifier).remove_modifier(others)
    }

    const fn weight(self) -> Modifier {
        match self {
            Self::Heading
            | Self::Header
            | Self::Alarm
            | Self::Differing
            | Self::Current
            | Self::PopupTitle => Modifier::BOLD,
            _ => Modifier::empty(),
        }
    }
}

/// The contrast of two colours (WCAG 2.2, "contrast ratio"), each as red, green and blue.
#[must_use]
pub fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let luminance = |(red, green, blue): (u8, u8, u8)| {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(colour: Option<Color>) -> (u8, u8, u8) {
        let Some(Color::Rgb(red, green, blue)) = colour else { panic!("{colour:?}") };
        (red, green, blue)
    }

    #[test]
    fn every_pair_can_be_read_from_the_back_row() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        for (theme, least) in [(Theme::Light, 7.0), (Theme::Dark, 7.0), (Theme::Contrast, 15.0)] {
            for ink in Ink::ALL {
                let style = ink.style(theme, Colours::Many);
                let found = contrast(rgb(style.fg), rgb(style.bg));
                assert!(found >= least, "{theme:?} {ink:?} {found}");
            }
        }
    }

    #[test]
    fn without_colours_nothing_has_one_and_what_matters_still_stands_out() {
        let own = |style: Style| (style.fg, style.bg) == (Some(Color::Reset), Some(Color::Reset));
        for ink in Ink::ALL {
            let mono = ink.style(Theme::Mono, Colours::Many);
            assert!(own(mono), "{ink:?}");
            for theme in Theme::ALL {
                assert_eq!(ink.style(theme, Colours::None), mono, "{theme:?} {ink:?}");
            }
        }
        let drawn = |ink: Ink| ink.style(Theme::Mono, Colours::Many).add_modifier;
        for (one, among) in [
            (Ink::Selected, Ink::Body),
            (Ink::Selected, Ink::Popup),
            (Ink::Current, Ink::Body),
            (Ink::Current, Ink::Heading),
            (Ink::Alarm, Ink::Header),
            (Ink::Digits, Ink::Body),
            (Ink::Waiting, Ink::Header),
            (Ink::Waiting, Ink::Spoken),
            (Ink::Marked, Ink::Line),
            (Ink::Differing, Ink::Popup),
            (Ink::Differing, Ink::Selected),
            (Ink::Line, Ink::Body),
            (Ink::NoticeMarked, Ink::Notice),
            (Ink::PopupTitle, Ink::Popup),
        ] {
            assert_ne!(drawn(one), drawn(among), "{one:?} among {among:?}");
        }
    }
}
