//! The phrases of the program, Japanese and English side by side; dates and numbers as an office writes them.
//!
//! A phrase is a method of [`Lang`], so one that is missing in a language does not compile.

pub mod date;
pub mod day;
mod phrases;
pub mod time;
pub mod trouble;

pub use trouble::Trouble;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Reads what a person or the system calls a language (`ja`, `en`, `en_GB.UTF-8`); none where it is another.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let is = |code: &str| {
            name == code || name.starts_with(&format!("{code}_")) || name.starts_with(&format!("{code}-"))
        };
        if is("ja") {
            Some(Self::Ja)
        } else if is("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        self.pick(Self::En, Self::Ja)
    }

    /// Chooses between the two.
    #[must_use]
    pub fn pick<T>(self, ja: T, en: T) -> T {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }

    /// Chooses between a Japanese and an English text; where there is no English, the Japanese stands.
    #[must_use]
    pub fn of<'t>(self, ja: &'t str, en: &'t str) -> &'t str {
        if self == Self::En && !en.is_empty() { en } else { ja }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_code() {
        assert_eq!(Lang::read("ja_JP.UTF-8"), Some(Lang::Ja));
        assert_eq!(Lang::read("en-GB"), Some(Lang::En));
        assert_eq!(Lang::read("EN"), Some(Lang::En));
        for other in ["", "C", "C.UTF-8", "POSIX", "fr_FR", "jam"] {
            assert_eq!(Lang::read(other), None, "{other}");
        }
    }
}
