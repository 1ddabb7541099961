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

/// The last whole place that begins in a line, where one was typed or pasted behind another: a drive, a server, or on
/// Unix the second of two slashes; else all of it.
#[must_use]
pub fn begun_last(typed: &str) -> &str {
    let is_between = |letter: char| matches!(letter, '/' | '\\' | '¥');
    let begins = |(at, letter): &(usize, char)| {
        let mut behind = typed.get(at + letter.len_utf8()..).unwrap_or_default().chars();
        let (next, then) = (behind.next(), behind.next());
        let drive = letter.is_ascii_alphabetic() && next == Some(':') && then.is_some_and(is_between);
        let is_name = |next: Option<char>| next.is_some_and(|next| !is_between(next));
        let server = matches!(letter, '\\' | '¥') && next == Some(*letter) && is_name(then);
        let root = *letter == '/' && is_name(next) && typed.get(..*at).is_some_and(|it| it.ends_with('/'));
        drive || server || root
    };
    let last = typed.char_indices().rfind(begins).and_then(|(at, _)| typed.get(at..));
    match last {
        // a file manager's quotation marks: the first one stands before it
        Some(place) if place.len() < typed.len() => place.trim_end().trim_end_matches(['"', '\'']),
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_behind_another_counts_from_where_it_begins() {
        for (typed, meant) in [
            (r"C:\Users\me\Documents", r"C:\Users\me\Documents"),
            (r"C:\Users\meE:\会議", r"E:\会議"),
            (r"C:¥Users¥me¥E:¥会議", r"E:¥会議"),
            (r"C:\Users\me\\server\share", r"\\server\share"),
            (r"C:\Users\me\\\server\share", r"\\server\share"),
            (r"\\server\shareE:\会議", r"E:\会議"),
            (r"\\server\share", r"\\server\share"),
            ("/home/me//media/usb", "/media/usb"),
            ("/home/me///media/usb", "/media/usb"),
            ("/home/me/会議", "/home/me/会議"),
            ("/home/me/", "/home/me/"),
            (r#"C:\Users\me"E:\会議""#, r"E:\会議"),
            (r#""E:\会議""#, r"E:\会議"),
            ("/home/me//", "/home/me//"),
            ("E:", "E:"),
            ("", ""),
        ] {
            assert_eq!(begun_last(typed), meant, "{typed}");
        }
    }

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
