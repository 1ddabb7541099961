//! A file name out of date and title, safe on every system.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Clean;

/// Characters a name has at most, so that a path still fits with what is put behind it.
const LENGTH: usize = 60;

/// Names that Windows keeps for devices, with whatever follows the first dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Makes a name (without `.ron`) of date and title; never empty, never more than 60 characters.
#[must_use]
pub fn file_name(date: &str, title: &str) -> String {
    let words = Clean::line(&format!("{date} {title}")).into_string();
    let safe = |c: char| match c {
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c => c,
    };
    let safe: String = words.chars().map(safe).collect();
    let trim = |text: &str| text.trim().trim_matches(['.', ' ']).trim().to_owned();
    let mut name = String::new();
    for cluster in trim(&safe).graphemes(true) {
        if name.chars().count() + cluster.chars().count() > LENGTH {
            break;
        }
        name.push_str(cluster);
    }
    let mut name = trim(&name);
    for ending in [".ron.txt", ".ron"] {
        if let Some(bare) = name.strip_suffix(ending) {
            name = trim(bare);
        }
    }
    let first = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    if DEVICES.contains(&first.as_str()) {
        name.insert(0, '_');
    }
    if name.is_empty() { "norishiro".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_safe_and_speak() {
        assert_eq!(file_name("2026-11-21", "みなと市会議 第2回"), "2026-11-21 みなと市会議 第2回");
        assert_eq!(file_name("", "a/b:c?"), "a_b_c_");
        assert_eq!(file_name("", "NUL"), "_NUL");
        assert_eq!(file_name("", "con.2026"), "_con.2026");
        assert_eq!(file_name("", "..終わり. ."), "終わり");
        assert_eq!(file_name("", "会議.ron"), "会議");
        assert_eq!(file_name("", " \u{3000}"), "norishiro");
        assert_eq!(file_name("", &"長".repeat(200)).chars().count(), 60);
    }

    proptest! {
        #[test]
        fn any_words_give_a_safe_name(date: String, title: String) {
            let name = file_name(&date, &title);
            prop_assert!((1..=61).contains(&name.chars().count()));
            prop_assert!(!name.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|']) && !name.chars().any(char::is_control));
            prop_assert!(!name.ends_with(['.', ' ']) && !name.starts_with(['.', ' ']));
            prop_assert_eq!(file_name("", &name), name.clone());
        }
    }
}
