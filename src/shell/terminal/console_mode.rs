//! The modes of the Windows console: saved, set, put back.

use crossterm_winapi::{ConsoleMode, Handle};
use std::io;
use std::sync::Mutex;

/// One click would select text and freeze the wall.
const QUICK_EDIT: u32 = 0x0040;
/// Makes the change of QuickEdit count.
const EXTENDED_FLAGS: u32 = 0x0080;
/// New sizes of the window are reported.
const WINDOW_INPUT: u32 = 0x0008;
/// The mouse is not ours.
const MOUSE_INPUT: u32 = 0x0010;
/// Keys come as records, not as escape sequences.
const VIRTUAL_TERMINAL_INPUT: u32 = 0x0200;

/// The modes of keyboard and screen before we came.
static SAVED: Mutex<Option<(u32, u32)>> = Mutex::new(None);

/// Remembers the modes as they are, once.
pub(super) fn save() -> io::Result<()> {
    let modes = (input()?.mode()?, output()?.mode()?);
    if let Ok(mut saved) = SAVED.lock() {
        saved.get_or_insert(modes);
    }
    Ok(())
}

/// Switches QuickEdit, mouse and escape sequences of the keyboard off, and reports of the size on.
pub(super) fn take() -> io::Result<()> {
    let keyboard = input()?;
    let off = QUICK_EDIT | MOUSE_INPUT | VIRTUAL_TERMINAL_INPUT;
    keyboard.set_mode((keyboard.mode()? & !off) | EXTENDED_FLAGS | WINDOW_INPUT)
}

/// Puts the saved modes back; what fails is passed over.
pub(super) fn restore() {
    let Some((keyboard, screen)) = SAVED.lock().ok().and_then(|mut saved| saved.take()) else { return };
    // without this flag QuickEdit would not come back
    let _ = input().and_then(|handle| handle.set_mode(keyboard | EXTENDED_FLAGS));
    let _ = output().and_then(|handle| handle.set_mode(screen));
}

/// The keyboard.
fn input() -> io::Result<ConsoleMode> {
    Ok(ConsoleMode::from(Handle::current_in_handle()?))
}

/// The screen.
fn output() -> io::Result<ConsoleMode> {
    Ok(ConsoleMode::from(Handle::current_out_handle()?))
}
