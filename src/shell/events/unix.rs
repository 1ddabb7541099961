//! Keys of a Unix terminal: blocking reads, so that nothing wakes up and a terminal that is gone is seen at once.
//!
//! Only `read` and the count of waiting bytes are used, not `poll`, which does not serve terminals on every macOS.

use super::{Heard, unfinished};
use crate::shell::decode::Decoder;
use crossterm::event::Event;
use rustix::io::{Errno, ioctl_fionread, read, retry_on_intr};
use rustix::stdio::{stdin, stdout};
use std::io;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

/// How long one look after another is apart while something is unfinished.
const NAP: Duration = Duration::from_millis(5);
/// How many naps an escape sequence (or a lone Esc) is given to become complete.
const SEQUENCE_NAPS: u32 = 5;
/// How many naps a burst that ends in Enter is given to go on.
const BURST_NAPS: u32 = 2;
/// How many naps an open bracketed paste is given: one second.
const PASTE_NAPS: u32 = 200;
/// How many events one drain takes at most, lest an endless stream is never seen.
const MOST: usize = 1 << 20;

/// The keyboard of a Unix terminal.
#[derive(Debug)]
pub struct Source {
    /// Cuts the bytes into events.
    decoder: Decoder,
    /// Where bytes are read into; a paste fills it at most.
    buffer: Vec<u8>,
}

impl Source {
    /// Makes a source on standard input; nothing is read yet.
    ///
    /// # Errors
    /// None here; the console of Windows may refuse.
    pub fn new() -> io::Result<Self> {
        Ok(Self { decoder: Decoder::default(), buffer: vec![0; 1 << 16] })
    }

    /// Sleeps until events come and returns all there are.
    ///
    /// # Errors
    /// Fails when the terminal is gone, and never succeeds after that.
    pub fn wait(&mut self) -> io::Result<Vec<Event>> {
        let mut events = Vec::new();
        let mut naps = 0;
        loop {
            let idle = events.is_empty() && !self.decoder.waits();
            if idle || (events.len() < MOST && waiting() > 0) {
                self.read(&mut events)?;
                naps = 0;
                continue;
            }
            let most = match (self.decoder.pasting(), self.decoder.waits(), unfinished(&events)) {
                (true, _, _) => PASTE_NAPS,
                (_, true, _) => SEQUENCE_NAPS,
                (_, _, true) if events.len() < MOST => BURST_NAPS,
                _ => 0,
            };
            if naps < most {
                naps += 1;
                sleep(NAP);
                continue;
            }
            let mut last = Vec::new();
            self.decoder.settle(&mut last);
            events.append(&mut last);
            if !events.is_empty() {
                return Ok(events);
            }
        }
    }

    /// Reads once, sleeping until there is something, and appends the events; nothing to read ever again is an error.
    fn read(&mut self, events: &mut Vec<Event>) -> io::Result<()> {
        match retry_on_intr(|| read(stdin(), self.buffer.as_mut_slice())) {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                self.decoder.feed(self.buffer.get(..count).unwrap_or_default(), events);
                Ok(())
            }
            Err(Errno::AGAIN) => {
                // somebody who shares this terminal has set it not to block
                sleep(NAP);
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Counts the bytes that can be read at once.
fn waiting() -> u64 {
    ioctl_fionread(stdin()).unwrap_or(0)
}

/// Starts the thread that tells new sizes of the window.
pub(super) fn watch_size(tell: Arc<impl Fn(Heard) + Send + Sync + 'static>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGWINCH])?;
    let body = move || {
        for _ in signals.forever() {
            if let Ok(size) = rustix::termios::tcgetwinsize(stdout()) {
                tell(Heard::Events(vec![Event::Resize(size.ws_col, size.ws_row)]));
            }
        }
    };
    std::thread::Builder::new().name("window".to_owned()).spawn(body).map(|_| ())
}
