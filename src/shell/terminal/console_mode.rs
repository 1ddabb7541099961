//! The modes of the Windows console: saved, set, put back.

use super::console_flags::{ours, theirs};
use crossterm_winapi::{ConsoleMode, Handle};
use std::io;
use std::sync::Mutex;

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
    keyboard.set_mode(ours(keyboard.mode()?))
}

/// Puts the saved modes back; what fails is passed over.
pub(super) fn restore() {
    let Some((keyboard, screen)) = SAVED.lock().ok().and_then(|mut saved| saved.take()) else { return };
    let _ = input().and_then(|handle| handle.set_mode(theirs(keyboard)));
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
