//! Bytes to lines: the byte order mark, line ends, and what is no UTF-8.

use super::marks::Marks;
use super::{LoadError, Looks, limits};

/// The text of a file, in lines that end with `\n`.
#[derive(Clone, Debug)]
pub(super) struct Source {
    text: String,
    /// Whether some bytes were no UTF-8 and stand as U+FFFD.
    pub(super) patched: bool,
    /// Where git put both sides of a merge.
    pub(super) marks: Marks,
}

impl Source {
    /// Reads bytes as text; a few bad bytes in what is UTF-8 otherwise are left to be found line by line.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, LoadError> {
        if bytes.len() > limits::BYTES {
            return Err(LoadError::TooLarge { limit: limits::BYTES });
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(LoadError::NotUtf8(Looks::Utf16));
        }
        let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        let (text, patched) = match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), false),
            Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), true),
            Err(_) => return Err(LoadError::NotUtf8(looks(bytes))),
        };
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
        let marks = Marks::of(&text);
        Ok(Self { text, patched, marks })
    }

    /// The lines with their numbers, from 1, without git's marks.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.split('\n').enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(number, _)| !self.marks.is_mark(*number))
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Whether nearly all that is not ASCII is sound.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 4 <= sound
}

/// Tells Japanese text of Windows from no text: pairs of bytes as Shift_JIS has them, and no controls.
fn looks(bytes: &[u8]) -> Looks {
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        let sound = match byte {
            b'\t' | b'\n' | b'\r' | 0x20..=0x7E | 0xA1..=0xDF => true,
            0x81..=0x9F | 0xE0..=0xFC => matches!(rest.next(), Some(0x40..=0x7E | 0x80..=0xFC)),
            _ => false,
        };
        if !sound {
            return Looks::Binary;
        }
    }
    Looks::Cp932
}
