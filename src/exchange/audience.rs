//! Who an export is for, and what they may see.

/// The people an export is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Those who sat in the room: what may be said inside the meeting.
    #[default]
    Room,
    /// The secretariat: everything, what is delicate marked.
    Office,
    /// Everyone: only what may be published.
    Public,
}

impl Audience {
    /// All audiences, in the order the help names them.
    pub const ALL: [Self; 3] = [Self::Room, Self::Office, Self::Public];

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Office => "office",
            Self::Public => "public",
        }
    }

    /// Reads the word of the command line; none where it is another.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.word() == word)
    }

    /// Whether what has this privacy level (0 to 3) is for them; what is marked private has at least 2.
    #[must_use]
    pub fn sees(self, level: u8) -> bool {
        match self {
            Self::Room => level <= 1,
            Self::Office => true,
            Self::Public => level == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sees_its_levels() {
        let seen = |audience: Audience| (0..=3).filter(|level| audience.sees(*level)).collect::<Vec<_>>();
        assert_eq!(seen(Audience::Room), [0, 1]);
        assert_eq!(seen(Audience::Office), [0, 1, 2, 3]);
        assert_eq!(seen(Audience::Public), [0]);
    }

    #[test]
    fn words_are_read_back() {
        for audience in Audience::ALL {
            assert_eq!(Audience::read(audience.word()), Some(audience));
        }
        assert_eq!((Audience::read("Room"), Audience::read("")), (None, None));
    }
}
