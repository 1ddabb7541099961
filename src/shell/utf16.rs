//! Characters beyond U+FFFF (𠮷) from the two halves in which a Windows console delivers them.

/// Joins UTF-16 units that arrive one at a time; keeps at most one half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairing {
    /// The first half, when the second has not come yet.
    high: Option<u16>,
}

impl Pairing {
    /// Takes one unit and returns the character it completes, if it completes one.
    ///
    /// A half without its partner is dropped: no `char` can hold it. A first half after a first half starts anew.
    pub(crate) fn take(&mut self, unit: u16) -> Option<char> {
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => char::decode_utf16([high, unit]).next()?.ok(),
            (None, 0xDC00..=0xDFFF) => None,
            (_, whole) => char::from_u32(u32::from(whole)),
        }
    }

    /// Tells whether a first half waits for its second.
    pub(crate) const fn waits(self) -> bool {
        self.high.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(units: &[u16]) -> String {
        let mut pairing = Pairing::default();
        units.iter().filter_map(|unit| pairing.take(*unit)).collect()
    }

    #[test]
    fn every_text_survives_its_units() {
        for text in ["𠮷野家", "葛\u{E0100}飾", "👍🏽", "abc", "日本語"] {
            assert_eq!(joined(&text.encode_utf16().collect::<Vec<_>>()), text);
        }
    }

    #[test]
    fn lone_halves_are_dropped_and_hurt_nothing_around_them() {
        assert_eq!(joined(&[0xD842, 0x3042]), "あ");
        assert_eq!(joined(&[0xDFB7, 0x3042]), "あ");
        assert_eq!(joined(&[0xD842, 0xD842, 0xDFB7]), "𠮷");
    }
}
