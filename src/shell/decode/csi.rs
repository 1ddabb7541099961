//! Control sequences (`ESC [ … letter`) of arrows and function keys.

use super::{Step, key};
use crossterm::event::{Event, KeyCode, KeyModifiers};

/// Decodes one sequence at the front of `bytes`, which start with `ESC [`.
pub(super) fn step(bytes: &[u8]) -> Step {
    let body = bytes.get(2..).unwrap_or_default();
    if body.first() == Some(&b'[') {
        // the Linux console's F1 to F5
        return match body.get(1) {
            None => Step::More,
            Some(last @ b'A'..=b'E') => Step::Done(4, Some(function(last - b'A' + 1, KeyModifiers::NONE))),
            Some(_) => Step::Done(3, None),
        };
    }
    let Some(length) = body.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return Step::More;
    };
    let parameters = body.get(..length).unwrap_or_default();
    match body.get(length) {
        Some(last @ 0x40..=0x7e) => Step::Done(length + 3, meaning(parameters, *last)),
        // broken off by another key: what follows is decoded by itself
        _ => Step::Done(length + 2, None),
    }
}

/// Gives the meaning of a whole sequence, if it has one here.
fn meaning(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut numbers = text.split(';').map(|field| field.split(':').next()?.parse::<u32>().ok());
    let first = numbers.next().flatten();
    let second = numbers.next().flatten();
    let held = modifiers(second.unwrap_or(1));
    match last {
        b'~' => tilde(first?, held),
        b'u' => Some(key(coded(first?)?, held)),
        _ if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') => letter(last, held),
        _ => None,
    }
}

/// Names the key of `ESC [ … letter` and `ESC O letter`.
pub(super) fn letter(last: u8, held: KeyModifiers) -> Option<Event> {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => return Some(function(last - b'P' + 1, held)),
        b'Z' => return Some(key(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        _ => return None,
    };
    Some(key(code, held))
}

/// Names the key of `ESC [ number ~`.
fn tilde(number: u32, held: KeyModifiers) -> Option<Event> {
    let code = match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23 | 24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    };
    Some(key(code, held))
}

/// Names the key of `ESC [ code u`, which a terminal may be set to send unasked.
fn coded(number: u32) -> Option<KeyCode> {
    match number {
        9 => Some(KeyCode::Tab),
        13 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        _ => char::from_u32(number).filter(|found| !found.is_control()).map(KeyCode::Char),
    }
}

/// Names a function key.
fn function(number: u8, held: KeyModifiers) -> Event {
    key(KeyCode::F(number), held)
}

/// Reads xterm's modifier number: 1 is none, 2 Shift, 3 Alt, 5 Ctrl.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    [KeyModifiers::SHIFT, KeyModifiers::ALT, KeyModifiers::CONTROL, KeyModifiers::SUPER]
        .into_iter()
        .enumerate()
        .filter(|(bit, _)| bits & (1 << bit) != 0)
        .fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier)
}
