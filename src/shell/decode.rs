//! Bytes of a Unix terminal to events, pure; unknown sequences become nothing, never text.
//!
//! The program reads its bytes itself because crossterm 0.29 waits edge-triggered: of a paste of 1500 bytes it
//! delivers 1024 and keeps the rest until the next key, and it spins once the terminal is gone.

mod csi;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What ends a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Why the bytes at the front cannot be decoded yet, or how many of them are done with.
enum Step {
    /// This many bytes are used up, and meant this.
    Done(usize, Option<Event>),
    /// More bytes are needed.
    More,
}

/// Cuts a stream of bytes into events, whatever the pieces it arrives in.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// Bytes that are not decoded yet.
    buffer: Vec<u8>,
    /// Whether a bracketed paste is open; its bytes are the whole buffer then.
    pasting: bool,
    /// How much of an open paste was searched for its end.
    searched: usize,
}

impl Decoder {
    /// Takes the next bytes and appends to `out` what they complete.
    pub(crate) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.buffer.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            if self.pasting {
                self.buffer.drain(..at);
                at = 0;
                if !self.paste_ends(out) {
                    return;
                }
            }
            let rest = self.buffer.get(at..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            if rest.starts_with(b"\x1b[200~") {
                self.pasting = true;
                self.searched = 0;
                at += 6;
                continue;
            }
            match step(rest) {
                Step::Done(used, meaning) => {
                    out.extend(meaning);
                    at += used;
                }
                Step::More => break,
            }
        }
        self.buffer.drain(..at);
    }

    /// Tells whether bytes wait for more to come.
    pub(crate) const fn waits(&self) -> bool {
        self.pasting || !self.buffer.is_empty()
    }

    /// Tells whether a bracketed paste is open.
    pub(crate) const fn pasting(&self) -> bool {
        self.pasting
    }

    /// Gives up waiting: a lone ESC was the Esc key, an open paste ends here, other remains are dropped.
    pub(crate) fn settle(&mut self, out: &mut Vec<Event>) {
        let rest = std::mem::take(&mut self.buffer);
        if std::mem::take(&mut self.pasting) {
            out.push(Event::Paste(String::from_utf8_lossy(&rest).into_owned()));
        } else if rest == [0x1b] {
            out.push(key(KeyCode::Esc, KeyModifiers::NONE));
        }
    }

    /// Looks for the end of the open paste; true when it was found and the paste delivered.
    fn paste_ends(&mut self, out: &mut Vec<Event>) -> bool {
        let from = self.searched.saturating_sub(PASTE_END.len());
        let found = self
            .buffer
            .get(from..)
            .and_then(|tail| tail.windows(PASTE_END.len()).position(|window| window == PASTE_END));
        let Some(found) = found else {
            self.searched = self.buffer.len();
            return false;
        };
        let rest = self.buffer.split_off(from + found + PASTE_END.len());
        let mut body = std::mem::replace(&mut self.buffer, rest);
        body.truncate(from + found);
        self.pasting = false;
        out.push(Event::Paste(String::from_utf8_lossy(&body).into_owned()));
        true
    }
}

/// Wraps a key event.
fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Decodes what stands at the front of `bytes`, which are not empty.
fn step(bytes: &[u8]) -> Step {
    match bytes {
        [0x1b] => Step::More,
        [0x1b, 0x1b | 0x80..=0xff, ..] => Step::Done(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, b'[', ..] => csi::step(bytes),
        [0x1b, b'O'] => Step::More,
        [0x1b, b'O', last, ..] => Step::Done(3, csi::letter(*last, KeyModifiers::NONE)),
        [0x1b, b']' | b'P' | b'^' | b'_' | b'X', ..] => control_string(bytes),
        [0x1b, byte, ..] => {
            let (code, modifiers) = plain(*byte);
            Step::Done(2, Some(key(code, modifiers | KeyModifiers::ALT)))
        }
        [byte @ 0..=0x7f, ..] => {
            let (code, modifiers) = plain(*byte);
            Step::Done(1, Some(key(code, modifiers)))
        }
        _ => character(bytes),
    }
}

/// Names the key behind one ASCII byte.
fn plain(byte: u8) -> (KeyCode, KeyModifiers) {
    let ctrl = |letter: u8| (KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => ctrl(b' '),
        0x01..=0x1a => ctrl(byte + b'a' - 1),
        0x1b => (KeyCode::Esc, KeyModifiers::NONE),
        0x1c..=0x1f => ctrl(byte + b'4' - 0x1c),
        _ => (KeyCode::Char(char::from(byte)), KeyModifiers::NONE),
    }
}

/// Skips a string the terminal sends as an answer (title, colours): up to BEL or ESC \.
fn control_string(bytes: &[u8]) -> Step {
    for (at, byte) in bytes.iter().enumerate().skip(2) {
        match (byte, bytes.get(at + 1)) {
            (0x07, _) => return Step::Done(at + 1, None),
            (0x1b, Some(b'\\')) => return Step::Done(at + 2, None),
            (0x1b, Some(_)) => return Step::Done(at, None),
            _ => {}
        }
    }
    Step::More
}

/// Decodes one UTF-8 character; bytes that are none are dropped singly.
fn character(bytes: &[u8]) -> Step {
    let length = match bytes.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => return Step::Done(1, None),
    };
    let head = bytes.get(..length.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(head) {
        Ok(text) => {
            let found = text.chars().next().filter(|found| !found.is_control());
            Step::Done(length, found.map(|found| key(KeyCode::Char(found), KeyModifiers::NONE)))
        }
        Err(error) if error.error_len().is_none() => Step::More,
        Err(_) => Step::Done(1, None),
    }
}

#[cfg(test)]
mod tests;
