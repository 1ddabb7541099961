//! Terminal events to what a person did, pure: presses and releases, runs of text, pastes, sizes.
//!
//! Characters are never held back for a later batch: only an Enter or a Tab is judged, by its neighbours in the batch.

mod stretch;

use crate::app::input::{Code, Input, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::collections::VecDeque;
use stretch::Token;

/// How many batches a press waits for its release. Windows Terminal sends both at once; the old console sends
/// releases only, and its next paste of the same character must not be taken for the release of this press.
const PRESS_LIVES: u64 = 4;

/// Turns batches of events into inputs; remembers only which presses still expect their release.
#[derive(Debug, Default)]
pub struct Normaliser {
    /// Whether the events come from a Windows console, where AltGr reports Ctrl+Alt.
    windows: bool,
    /// Non-ASCII characters pressed lately, each with the number of its batch.
    pressed: VecDeque<(char, u64)>,
    /// How many batches have come.
    batches: u64,
}

impl Normaliser {
    /// Makes a normaliser for a Windows console or for any other terminal.
    pub fn new(windows: bool) -> Self {
        Self { windows, ..Self::default() }
    }

    /// Takes everything that was available at once and returns what the person did, in order.
    ///
    /// Neighbouring characters become one `Text`. An Enter with characters before and behind it in the batch separates
    /// lines and makes the run one `Paste`, an Enter at the end of such a run included; an Enter with nothing behind
    /// it submits. Of several sizes only the last counts and comes first, so that keys meet the layout they are for.
    pub fn batch(&mut self, events: &[Event]) -> Vec<Input> {
        self.batches += 1;
        let oldest = self.batches.saturating_sub(PRESS_LIVES);
        self.pressed.retain(|(_, batch)| *batch > oldest);
        let mut size = None;
        let mut tokens = Vec::with_capacity(events.len());
        for event in events {
            match event {
                Event::Key(key) => tokens.extend(self.token(*key)),
                Event::Paste(text) => stretch::pasted(text, &mut tokens),
                Event::Resize(columns, rows) if *columns > 0 && *rows > 0 => size = Some((*columns, *rows)),
                Event::Resize(..) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) => {}
            }
        }
        let mut inputs = Vec::new();
        inputs.extend(size.map(|(columns, rows)| Input::Resize(columns, rows)));
        stretch::judge(&tokens, &mut inputs);
        inputs
    }

    /// Names what one key event is, if it is anything to us.
    fn token(&mut self, key: KeyEvent) -> Option<Token> {
        let foreign = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
        if !self.counts(key) || key.modifiers.intersects(foreign) {
            return None;
        }
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let code = match key.code {
            KeyCode::Char('\n') => return Some(Token::LineFeed),
            KeyCode::Char('\r') => Code::Enter,
            KeyCode::Char('\t') => Code::Tab,
            KeyCode::Char(found) if found.is_control() => return None,
            KeyCode::Char(found) => return Some(self.character(found, ctrl, alt)),
            KeyCode::BackTab => return Some(Token::Key(Key { ctrl, alt, ..Key::shift(Code::Tab) })),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab => Code::Tab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(number) => Code::Function(number),
            _ => return None,
        };
        Some(match (code, ctrl || alt || shift) {
            (Code::Enter, false) => Token::Enter,
            (Code::Tab, false) => Token::Tab,
            _ => Token::Key(Key { code, ctrl, shift, alt }),
        })
    }

    /// Tells text from chords: what is not ASCII is always text, for an IME commits with modifiers still held.
    fn character(&self, found: char, ctrl: bool, alt: bool) -> Token {
        let altgr = self.windows && ctrl && alt;
        if !found.is_ascii() || altgr || !(ctrl || alt) {
            return Token::Text(found);
        }
        let letter = found.to_ascii_lowercase();
        match (letter, ctrl, alt) {
            ('j', true, false) => Token::LineFeed,
            _ => Token::Key(Key { code: Code::Char(letter), ctrl, shift: false, alt }),
        }
    }

    /// Tells whether an event is a key going down, or the only sign of one.
    fn counts(&mut self, key: KeyEvent) -> bool {
        let KeyCode::Char(found) = key.code else {
            return key.kind != KeyEventKind::Release;
        };
        if found.is_ascii() {
            return key.kind != KeyEventKind::Release;
        }
        if key.kind != KeyEventKind::Release {
            self.pressed.push_back((found, self.batches));
            return true;
        }
        match self.pressed.iter().position(|(pressed, _)| *pressed == found) {
            Some(at) => {
                self.pressed.remove(at);
                false
            }
            None => true,
        }
    }
}

#[cfg(test)]
mod tests;
