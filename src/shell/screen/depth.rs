//! How many colours a terminal has, and the nearest it has to a wished one.

use ratatui::style::Color;

use crate::app::theme::Colours;

/// How many colours a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depth {
    /// Every colour, as red, green and blue.
    True,
    /// The 256 of xterm.
    C256,
    /// The 16 of the console.
    C16,
    /// None: reversed, bold and underlined text only.
    Mono,
}

impl Depth {
    /// What a painter has to know of it.
    #[must_use]
    pub const fn colours(self) -> Colours {
        match self {
            Self::True | Self::C256 => Colours::Many,
            Self::C16 => Colours::Sixteen,
            Self::Mono => Colours::None,
        }
    }
}

/// Tells whether a person wants no colours wherever nothing else is asked for (`NO_COLOR`, not empty).
pub fn wants_no_colour(lookup: impl Fn(&str) -> Option<String>) -> bool {
    lookup("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Tells how many colours the terminal has, from what the environment says; pure.
///
/// First comes what announces every colour (`COLORTERM`, Windows Terminal's `WT_SESSION`), then the name in `TERM`. Windows without a `TERM` is a console of Windows 10 or later, which has every colour.
pub fn depth_from(lookup: impl Fn(&str) -> Option<String>) -> Depth {
    let set = |name| lookup(name).filter(|value: &String| !value.is_empty());
    let every = |value: String| value.contains("truecolor") || value.contains("24bit");
    if set("COLORTERM").is_some_and(every) || set("WT_SESSION").is_some() {
        return Depth::True;
    }
    match set("TERM") {
        None if set("OS").is_some_and(|system| system == "Windows_NT") => Depth::True,
        Some(term) if term.ends_with("-direct") => Depth::True,
        Some(term) if term.contains("256color") => Depth::C256,
        Some(term) if term == "dumb" || term.starts_with("vt") => Depth::Mono,
        _ => Depth::C16,
    }
}

/// A colour in the terms of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The terminal's own.
    Own,
    /// One of the 16.
    Sixteen(u8),
    /// One of the 256.
    Palette(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// Gives the ink for a colour on a terminal with that many colours.
pub(super) fn ink(color: Color, depth: Depth) -> Ink {
    match (color, depth) {
        (Color::Reset, _) | (_, Depth::Mono) => Ink::Own,
        (Color::Rgb(r, g, b), Depth::True) => Ink::Rgb(r, g, b),
        (Color::Rgb(r, g, b), Depth::C256) => Ink::Palette(nearest((r, g, b), 16, 255)),
        (Color::Rgb(r, g, b), Depth::C16) => Ink::Sixteen(nearest((r, g, b), 0, 15)),
        (Color::Indexed(index), _) if index < 16 => Ink::Sixteen(index),
        (Color::Indexed(index), Depth::C16) => Ink::Sixteen(nearest(palette(index), 0, 15)),
        (Color::Indexed(index), _) => Ink::Palette(index),
        (named, _) => Ink::Sixteen(number(named)),
    }
}

/// Numbers the named colours as consoles do.
fn number(color: Color) -> u8 {
    const ORDER: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    (0..).zip(ORDER).find(|(_, known)| *known == color).map_or(7, |(index, _)| index)
}

/// Finds the entry of the palette between two numbers that is nearest to a colour.
fn nearest((r, g, b): (u8, u8, u8), first: u8, last: u8) -> u8 {
    let distance = |index: &u8| {
        let (pr, pg, pb) = palette(*index);
        let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        // the eye tells greens apart best
        3 * square(r, pr) + 4 * square(g, pg) + 2 * square(b, pb)
    };
    (first..=last).min_by_key(distance).unwrap_or(last)
}

/// Gives red, green and blue of an entry of xterm's palette.
fn palette(index: u8) -> (u8, u8, u8) {
    const LOW: [(u8, u8, u8); 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |number: u8| STEPS.get(usize::from(number % 6)).copied().unwrap_or(0);
    match index {
        0..=15 => LOW.get(usize::from(index)).copied().unwrap_or((0, 0, 0)),
        16..=231 => {
            let cube = index - 16;
            (step(cube / 36), step(cube / 6), step(cube))
        }
        232..=255 => {
            let grey = 8 + (index - 232) * 10;
            (grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Theme;
    use crate::ui::theme::{Ink as Part, contrast};

    fn detected(list: &[(&str, &str)]) -> Depth {
        depth_from(|name| list.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_is_understood() {
        assert_eq!(detected(&[("TERM", "xterm-256color")]), Depth::C256);
        assert_eq!(detected(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(detected(&[("COLORTERM", "24bit"), ("NO_COLOR", "1")]), Depth::True);
        assert_eq!(detected(&[("WT_SESSION", "c0ffee"), ("OS", "Windows_NT")]), Depth::True);
        assert_eq!(detected(&[("OS", "Windows_NT")]), Depth::True);
        assert_eq!(detected(&[("TERM", "linux")]), Depth::C16);
        assert_eq!(detected(&[("TERM", "vt100")]), Depth::Mono);
        assert_eq!(detected(&[("TERM", "dumb")]), Depth::Mono);
        assert_eq!(detected(&[]), Depth::C16);
    }

    #[test]
    fn no_colours_are_wanted_by_a_word_that_is_not_empty() {
        let wants = |value: Option<&str>| {
            wants_no_colour(|name| value.filter(|_| name == "NO_COLOR").map(ToOwned::to_owned))
        };
        assert!(wants(Some("1")) && wants(Some("0")));
        assert!(!wants(Some("")) && !wants(None));
    }

    /// What a terminal with the colours of xterm shows.
    fn shown(color: Option<Color>, depth: Depth) -> (u8, u8, u8) {
        match ink(color.unwrap(), depth) {
            Ink::Sixteen(index) | Ink::Palette(index) => palette(index),
            Ink::Rgb(r, g, b) => (r, g, b),
            Ink::Own => panic!("{color:?} is not explicit"),
        }
    }

    #[test]
    fn every_theme_can_be_read_at_every_depth() {
        for (theme, least) in [(Theme::Light, 7.0), (Theme::Dark, 7.0), (Theme::Contrast, 15.0)] {
            for depth in [Depth::True, Depth::C256, Depth::C16] {
                for part in Part::ALL {
                    let style = part.style(theme, depth.colours());
                    let (front, back) = (shown(style.fg, depth), shown(style.bg, depth));
                    let found = contrast(front, back);
                    assert!(found >= least, "{theme:?} {depth:?} {part:?}: {front:?} on {back:?} is {found}");
                }
            }
        }
    }

    /// The blocks are told apart at every depth, as far as a word beside does not do it alone.
    #[test]
    fn what_is_selected_or_typed_into_has_a_block_of_its_own() {
        for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
            for depth in [Depth::True, Depth::C256, Depth::C16] {
                let back = |part: Part| shown(part.style(theme, depth.colours()).bg, depth);
                for part in
                    [Part::Selected, Part::Line, Part::Header, Part::Popup, Part::Alarm, Part::Current]
                {
                    assert_ne!(back(part), back(Part::Body), "{theme:?} {depth:?} {part:?}");
                }
                assert_ne!(back(Part::Selected), back(Part::Popup), "{theme:?} {depth:?}");
                assert_ne!(back(Part::Marked), back(Part::Line), "{theme:?} {depth:?}");
                assert_ne!(back(Part::Spoken), back(Part::Waiting), "{theme:?} {depth:?}");
                assert_ne!(back(Part::Alarm), back(Part::Header), "{theme:?} {depth:?}");
            }
        }
    }

    #[test]
    fn exact_colours_are_found_and_others_come_near() {
        for index in 16..=255 {
            let (r, g, b) = palette(index);
            let Ink::Palette(found) = ink(Color::Rgb(r, g, b), Depth::C256) else { panic!() };
            assert_eq!(palette(found), (r, g, b));
        }
        assert_eq!(ink(Color::Rgb(250, 250, 250), Depth::C16), Ink::Sixteen(15));
        assert_eq!(ink(Color::Rgb(10, 0, 10), Depth::C16), Ink::Sixteen(0));
        assert_eq!(ink(Color::Rgb(1, 2, 3), Depth::True), Ink::Rgb(1, 2, 3));
        assert_eq!(ink(Color::Red, Depth::Mono), Ink::Own);
        assert_eq!(ink(Color::White, Depth::C256), Ink::Sixteen(15));
        assert_eq!(ink(Color::Indexed(231), Depth::C16), Ink::Sixteen(15));
    }
}
