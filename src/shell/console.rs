//! Key records of the Windows console to events, pure.
//!
//! The program reads the records itself because crossterm 0.29 joins the halves of 𠮷 without looking at press and
//! release: Windows Terminal sends press, release of the first half, then of the second, and the character is lost.

use super::utf16::Pairing;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Virtual key codes of keys that are not text, and the two that carry no key of their own.
mod vk {
    pub(super) const BACK: u16 = 0x08;
    pub(super) const TAB: u16 = 0x09;
    pub(super) const RETURN: u16 = 0x0D;
    pub(super) const MENU: u16 = 0x12;
    pub(super) const ESCAPE: u16 = 0x1B;
    pub(super) const PRIOR: u16 = 0x21;
    pub(super) const DELETE: u16 = 0x2E;
    pub(super) const F1: u16 = 0x70;
    pub(super) const F24: u16 = 0x87;
}

/// One key record, as the console gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Pressed (or repeated), not released.
    pub(super) down: bool,
    /// The virtual key code; 0 for characters that come from an IME or a paste.
    pub(super) code: u16,
    /// The UTF-16 unit, or 0.
    pub(super) unit: u16,
    /// How often the key repeats in this one record; 0 counts as 1.
    pub(super) repeat: u16,
    /// Whether Ctrl was held, left or right.
    pub(super) ctrl: bool,
    /// Whether Shift was held.
    pub(super) shift: bool,
    /// Whether Alt was held, left or right.
    pub(super) alt: bool,
}

/// Turns records into events; keeps the first halves of characters whose second half has not come.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Halves of presses.
    pressed: Pairing,
    /// Halves of releases.
    released: Pairing,
    /// Halves carried by the release of Alt, which is how the old console pastes.
    carried: Pairing,
}

impl Records {
    /// Tells whether the second half of a character is still to come.
    pub(super) const fn waits(&self) -> bool {
        self.pressed.waits() || self.carried.waits()
    }

    /// Takes one record and appends the event it stands for, if any.
    pub(super) fn take(&mut self, record: Record, out: &mut Vec<Event>) {
        let kind = if record.down { KeyEventKind::Press } else { KeyEventKind::Release };
        if record.code == vk::MENU {
            let text = if record.down || record.unit == 0 { None } else { self.carried.take(record.unit) };
            out.extend(text.map(|text| event(KeyCode::Char(text), KeyModifiers::NONE, KeyEventKind::Press)));
            return;
        }
        let held = modifiers(record);
        let times = if record.down { record.repeat.clamp(1, 64) } else { 1 };
        let (code, held) = if let Some(code) = named(record) {
            (code, held)
        } else if record.unit < 0x20 || record.unit == 0x7f {
            // Ctrl+letter has a control code or nothing; a key the IME swallowed has nothing either
            let Some(code) = chord(record) else { return };
            (code, held)
        } else {
            let halves = if record.down { &mut self.pressed } else { &mut self.released };
            let Some(text) = halves.take(record.unit) else { return };
            // AltGr reports Ctrl+Alt, yet the unit is the text it makes
            let altgr = record.ctrl && record.alt;
            (KeyCode::Char(text), if altgr { KeyModifiers::NONE } else { held })
        };
        out.extend((0..times).map(|_| event(code, held, kind)));
    }
}

/// Wraps a key event.
fn event(code: KeyCode, held: KeyModifiers, kind: KeyEventKind) -> Event {
    Event::Key(KeyEvent::new_with_kind(code, held, kind))
}

/// Collects the modifiers of a record.
fn modifiers(record: Record) -> KeyModifiers {
    [
        (record.ctrl, KeyModifiers::CONTROL),
        (record.shift, KeyModifiers::SHIFT),
        (record.alt, KeyModifiers::ALT),
    ]
    .into_iter()
    .filter(|(held, _)| *held)
    .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

/// Names the keys that are not text.
fn named(record: Record) -> Option<KeyCode> {
    /// Page Up (0x21) to Down (0x28), in the order of their codes.
    const BLOCK: [KeyCode; 8] = [
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::Home,
        KeyCode::Left,
        KeyCode::Up,
        KeyCode::Right,
        KeyCode::Down,
    ];
    match record.code {
        vk::BACK => Some(KeyCode::Backspace),
        vk::TAB if record.shift => Some(KeyCode::BackTab),
        vk::TAB => Some(KeyCode::Tab),
        vk::RETURN => Some(KeyCode::Enter),
        vk::ESCAPE => Some(KeyCode::Esc),
        vk::DELETE => Some(KeyCode::Delete),
        code @ vk::F1..=vk::F24 => u8::try_from(code - vk::F1 + 1).ok().map(KeyCode::F),
        code => BLOCK.get(usize::from(code.checked_sub(vk::PRIOR)?)).copied(),
    }
}

/// Names the key of a Ctrl or Alt chord, and the controls a paste brings without a key.
fn chord(record: Record) -> Option<KeyCode> {
    match (record.code, record.unit) {
        (0, 0x0d) => Some(KeyCode::Enter),
        (0, 0x0a) => Some(KeyCode::Char('\n')),
        (0, 0x09) => Some(KeyCode::Tab),
        (0, 0x08 | 0x7f) => Some(KeyCode::Backspace),
        (0, 0x1b) => Some(KeyCode::Esc),
        (0x30..=0x39 | 0x41..=0x5A, _) if record.ctrl != record.alt => {
            char::from_u32(u32::from(record.code)).map(|found| KeyCode::Char(found.to_ascii_lowercase()))
        }
        (0x20, _) if record.ctrl => Some(KeyCode::Char(' ')),
        (_, 0x01..=0x1a) if record.ctrl && !record.alt => {
            char::from_u32(u32::from(record.unit) + 0x60).map(KeyCode::Char)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
