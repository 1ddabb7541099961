//! How many colours a terminal has, and the nearest it has to a wished one.

use ratatui::style::Color;

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

/// Tells how many colours the terminal has, from what the environment says; pure.
///
/// `NO_COLOR` (not empty) comes first, then what announces every colour (`COLORTERM`, Windows Terminal's `WT_SESSION`),
/// then the name in `TERM`. Windows without a `TERM` is a console of Windows 10 or later, which has every colour.
pub fn depth_from(lookup: impl Fn(&str) -> Option<String>) -> Depth {
    let set = |name| lookup(name).filter(|value: &String| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return Depth::Mono;
    }
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

    fn detected(list: &[(&str, &str)]) -> Depth {
        depth_from(|name| list.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_is_understood() {
        assert_eq!(detected(&[("TERM", "xterm-256color")]), Depth::C256);
        assert_eq!(detected(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(detected(&[("COLORTERM", "24bit"), ("NO_COLOR", "1")]), Depth::Mono);
        assert_eq!(detected(&[("COLORTERM", "24bit"), ("NO_COLOR", "")]), Depth::True);
        assert_eq!(detected(&[("WT_SESSION", "c0ffee"), ("OS", "Windows_NT")]), Depth::True);
        assert_eq!(detected(&[("OS", "Windows_NT")]), Depth::True);
        assert_eq!(detected(&[("TERM", "linux")]), Depth::C16);
        assert_eq!(detected(&[("TERM", "vt100")]), Depth::Mono);
        assert_eq!(detected(&[("TERM", "dumb")]), Depth::Mono);
        assert_eq!(detected(&[]), Depth::C16);
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
