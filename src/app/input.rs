//! What a person did, as the terminal-free half of the program sees it.

/// One thing that reached the program from the keyboard or the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key that is not text: Enter, arrows, function keys, Ctrl chords.
    Key(Key),
    /// Text typed or committed by the IME; never holds a line break.
    Text(String),
    /// Text of several lines, or a bracketed paste that holds a line break: line breaks separate entries.
    Paste(String),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
}

/// A key that is not text, with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Shift was held; never set together with a letter.
    pub shift: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

impl Key {
    /// Names a key pressed alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, shift: false, alt: false }
    }

    /// Names a Ctrl chord; `letter` is lower case.
    pub const fn ctrl(letter: char) -> Self {
        Self { code: Code::Char(letter), ctrl: true, shift: false, alt: false }
    }

    /// Names an Alt chord; `letter` is lower case.
    pub const fn alt(letter: char) -> Self {
        Self { code: Code::Char(letter), ctrl: false, shift: false, alt: true }
    }

    /// Names a key pressed together with Shift.
    pub const fn shift(code: Code) -> Self {
        Self { code, ctrl: false, shift: true, alt: false }
    }

    /// Names a function key pressed alone.
    pub const fn function(number: u8) -> Self {
        Self::plain(Code::Function(number))
    }
}

/// Which key; letters only occur together with Ctrl or Alt, lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The Enter key; ends a line or confirms.
    Enter,
    /// The Esc key.
    Esc,
    /// The Tab key; Shift+Tab has `shift` set.
    Tab,
    /// The key that deletes to the left.
    Backspace,
    /// The key that deletes to the right.
    Delete,
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// The Home key.
    Home,
    /// The End key.
    End,
    /// The page-up key.
    PageUp,
    /// The page-down key.
    PageDown,
    /// A function key; 1 is F1.
    Function(u8),
    /// A letter, digit or sign held together with Ctrl or Alt.
    Char(char),
}
