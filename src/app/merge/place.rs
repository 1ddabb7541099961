//! A place on the disk as people bring it: typed, pasted, or as a file manager copies it.

use std::path::PathBuf;

/// The quotation marks that come along with a place.
const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('「', '」'), ('”', '”')];

/// Reads what was typed as a place; none where it rather is a word to look for.
#[must_use]
pub fn read(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    let bare = QUOTES.iter().find_map(|(open, close)| typed.strip_prefix(*open)?.strip_suffix(*close));
    let place = bare.unwrap_or(typed).trim();
    let drive =
        place.get(1..2) == Some(":") && place.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let is_place = place.contains(['/', '\\', '¥']) || drive;
    if !is_place || place.is_empty() {
        return None;
    }
    // a Japanese keyboard's ¥ is Windows' separator
    let place = if drive { place.replace('¥', "\\") } else { place.to_owned() };
    // a terminal on Linux writes a dropped file with its blanks escaped
    let place = if place.starts_with('/') { place.replace("\\ ", " ") } else { place };
    Some(PathBuf::from(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_bring_them() {
        for (typed, place) in [
            (r#""E:\会議\グループB.ron""#, r"E:\会議\グループB.ron"),
            (r"E:\会議", r"E:\会議"),
            ("E:¥会議¥b.ron", r"E:\会議\b.ron"),
            ("E:", "E:"),
            (" '/media/usb/グループ B.ron' ", "/media/usb/グループ B.ron"),
            (r"/media/usb/グループ\ B.ron ", "/media/usb/グループ B.ron"),
            (r"\\server\share\b.ron", r"\\server\share\b.ron"),
            ("./b.ron", "./b.ron"),
        ] {
            assert_eq!(read(typed), Some(PathBuf::from(place)), "{typed}");
        }
        for word in ["", "みなと", "グループB.ron", "\"", "''", "は:"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
