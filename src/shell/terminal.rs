//! The terminal taken over and given back: raw mode, alternate screen, pastes, the console's modes.

#[cfg(any(windows, test))]
mod console_flags;
#[cfg(windows)]
mod console_mode;

use crossterm::{cursor, event, style, terminal};
use std::io::{self, IsTerminal, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours now.
static HELD: AtomicBool = AtomicBool::new(false);
/// Whether it was given back for a while.
static PAUSED: AtomicBool = AtomicBool::new(false);

/// Why the terminal could not be taken over; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// The keyboard is not a terminal: input comes from a file or a pipe.
    #[error("standard input is not a terminal")]
    InputNotATerminal,
    /// The screen is not a terminal: output goes to a file or a pipe.
    #[error("standard output is not a terminal")]
    OutputNotATerminal,
    /// The console is older than Windows 10 and knows no escape sequences.
    #[error("the console does not understand escape sequences")]
    TooOld,
    /// The system refused.
    #[error("the terminal could not be set up: {0}")]
    System(#[from] io::Error),
}

/// The terminal as long as it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Terminal(());

impl Terminal {
    /// Takes the terminal over: raw mode, alternate screen, bracketed paste (not on Windows), QuickEdit off.
    ///
    /// The title, the mouse, focus events and the kitty protocol are left alone. From here on a panic in any thread
    /// gives the terminal back before its message is printed.
    ///
    /// # Errors
    /// Says which of keyboard and screen is no terminal, or what the system refused; nothing stays changed.
    pub fn enter() -> Result<Self, EnterError> {
        if !io::stdin().is_terminal() {
            return Err(EnterError::InputNotATerminal);
        }
        if !io::stdout().is_terminal() {
            return Err(EnterError::OutputNotATerminal);
        }
        #[cfg(windows)]
        {
            console_mode::save()?;
            if !crossterm::ansi_support::supports_ansi() {
                return Err(EnterError::TooOld);
            }
        }
        restore_on_panic();
        HELD.store(true, Ordering::SeqCst);
        let held = Self(());
        take()?;
        Ok(held)
    }

    /// Gives the terminal back until [`Terminal::resume`], because the process is about to be stopped.
    pub fn pause(&self) {
        PAUSED.store(HELD.load(Ordering::SeqCst), Ordering::SeqCst);
        restore();
    }

    /// Takes the terminal over again after the process was stopped and continued: the shell has changed its modes.
    ///
    /// Everything is to be painted anew afterwards.
    ///
    /// # Errors
    /// Passes on what the system says.
    pub fn resume(&self) -> io::Result<()> {
        let paused = PAUSED.swap(false, Ordering::SeqCst);
        if !HELD.load(Ordering::SeqCst) && !paused {
            return Ok(());
        }
        HELD.store(true, Ordering::SeqCst);
        terminal::disable_raw_mode()?;
        take()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Switches the modes on.
fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    #[cfg(windows)]
    console_mode::take()?;
    let mut out = io::stdout().lock();
    crossterm::queue!(out, terminal::EnterAlternateScreen)?;
    if cfg!(not(windows)) {
        crossterm::queue!(out, event::EnableBracketedPaste)?;
    }
    crossterm::queue!(out, terminal::Clear(terminal::ClearType::All), cursor::MoveTo(0, 0))?;
    out.flush()
}

/// Gives the terminal back as it was; any thread may call this, more than once.
///
/// The modes come first, for they matter even when nobody reads the screen any more; what fails is passed over.
pub fn restore() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = terminal::disable_raw_mode();
    let mut bytes = Vec::new();
    let _ = leave(&mut bytes);
    put(&bytes);
    #[cfg(windows)]
    console_mode::restore();
}

/// Collects what ends a frame that may be half written, and leaves the alternate screen.
fn leave(bytes: &mut Vec<u8>) -> io::Result<()> {
    crossterm::queue!(bytes, terminal::EndSynchronizedUpdate, style::ResetColor)?;
    if cfg!(not(windows)) {
        crossterm::queue!(bytes, event::DisableBracketedPaste)?;
    }
    crossterm::queue!(bytes, terminal::LeaveAlternateScreen, cursor::Show)
}

/// Writes past the lock of standard output: the thread that holds it may be the one that waits for us.
#[cfg(unix)]
fn put(bytes: &[u8]) {
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::retry_on_intr(|| rustix::io::write(rustix::stdio::stdout(), rest)) {
            Ok(written @ 1..) => rest = rest.get(written..).unwrap_or_default(),
            _ => return,
        }
    }
}

/// Writes to standard output.
#[cfg(not(unix))]
fn put(bytes: &[u8]) {
    let mut out = io::stdout();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

/// Makes a panic give the terminal back first, so that its message can be read.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            previous(panic);
        }));
    });
}

/// Standard output as long as the terminal is ours; what is written later is swallowed.
///
/// So a frame that comes late cannot land on the person's shell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if HELD.load(Ordering::SeqCst) { io::stdout().write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if HELD.load(Ordering::SeqCst) { io::stdout().flush() } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_back_what_was_never_taken_writes_nothing_and_may_be_repeated() {
        restore();
        restore();
        assert_eq!(Output.write(b"late").ok(), Some(4));
    }

    #[test]
    fn leaving_undoes_what_entering_did() {
        let mut bytes = Vec::new();
        leave(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for part in ["\x1b[?2026l", "\x1b[0m", "\x1b[?1049l", "\x1b[?25h"] {
            assert!(text.contains(part), "{part:?} in {text:?}");
        }
        assert_eq!(text.contains("\x1b[?2004l"), cfg!(not(windows)));
    }
}
