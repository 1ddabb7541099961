//! The curtain: one key blanks the wall to a neutral card with title and clock, the same key lifts it.

use super::action::Action;
use super::input::{Code, Input, Key};
use super::keymap::{self, Context};

/// What an input means while the curtain is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Nothing happens behind the curtain.
    Nothing,
    /// The curtain is lifted.
    Lift,
    /// It parts what is typed blindly: words typed behind the curtain are not entered, and not glued together.
    Part,
    /// It reaches the screen: words typed blindly are not lost, and the program can be left.
    Through,
}

/// Says what an input means while the curtain is down.
#[must_use]
pub fn behind(input: &Input) -> Behind {
    match input {
        Input::Key(key) => match keymap::action(Context::Anywhere, *key) {
            Some(Action::Curtain) => Behind::Lift,
            Some(Action::Quit | Action::SaveNow | Action::Repaint) => Behind::Through,
            _ if *key == Key::plain(Code::Enter) => Behind::Part,
            _ => Behind::Nothing,
        },
        Input::Text(_) | Input::Paste(_) | Input::Resize(..) => Behind::Through,
    }
}

/// Milliseconds from a moment to the next full minute, when the card shows another time.
#[must_use]
pub fn to_next_minute(now: i64) -> i64 {
    60_000 - now.rem_euclid(60_000)
}
