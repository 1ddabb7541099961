//! The word somebody may have meant.

use strsim::osa_distance;

use super::fold;

/// The known word that is least far from one that is not known, where it is near enough to have been meant.
#[must_use]
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let key = fold(word);
    let letters = key.chars().count();
    let far = |other: &str| osa_distance(&key, &fold(other));
    let (distance, found) = known.into_iter().map(|other| (far(other), other)).min_by_key(|(far, _)| *far)?;
    (distance < letters && distance <= 1 + letters / 4).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_understood_and_another_word_is_not() {
        let known = ["id", "ja", "en", "options", "level", "guidance", "show_if"];
        for (word, meant) in [
            ("optoins", Some("options")),
            ("option", Some("options")),
            ("Options", Some("options")),
            ("ｏｐｔｉｏｎｓ", Some("options")),
            ("levle", Some("level")),
            ("guidence", Some("guidance")),
            ("showif", Some("show_if")),
            ("di", Some("id")),
            ("jp", Some("ja")),
            ("colour", None),
            ("選択肢", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
