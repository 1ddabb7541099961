//! Keys of the Windows console: records read by blocking calls, all that are there at once.

use super::unfinished;
use crate::shell::console::{Record, Records};
use crossterm::event::Event;
use crossterm_winapi::{Console, Handle, InputRecord, KeyEventRecord};
use std::io;
use std::thread::sleep;
use std::time::Duration;

/// Left and right Alt in a record's state.
const ALT: u32 = 0x0003;
/// Left and right Ctrl.
const CTRL: u32 = 0x000C;
/// Shift.
const SHIFT: u32 = 0x0010;
/// How long one look after another is apart while something is unfinished.
const NAP: Duration = Duration::from_millis(5);
/// How many naps a burst that ends in Enter, or half a character, is given to go on.
const NAPS: u32 = 3;
/// How many events one drain takes at most.
const MOST: usize = 1 << 20;

/// The keyboard of a Windows console.
#[derive(Debug)]
pub struct Source {
    /// The console's input.
    console: Console,
    /// Turns records into events.
    records: Records,
}

impl Source {
    /// Opens the console's input; nothing is read yet.
    ///
    /// # Errors
    /// Fails when the process has no console.
    pub fn new() -> io::Result<Self> {
        Ok(Self { console: Console::from(Handle::current_in_handle()?), records: Records::default() })
    }

    /// Sleeps until events come and returns all there are.
    ///
    /// # Errors
    /// Fails when the console is gone.
    pub fn wait(&mut self) -> io::Result<Vec<Event>> {
        let mut events = Vec::new();
        let mut naps = 0;
        loop {
            let started = self.records.waits() || !events.is_empty();
            if !started {
                let record = self.console.read_single_input_event()?;
                self.take(record, &mut events);
                continue;
            }
            let more = if events.len() < MOST { self.console.read_console_input()? } else { Vec::new() };
            if !more.is_empty() {
                naps = 0;
                for record in more {
                    self.take(record, &mut events);
                }
            } else if naps < NAPS && (self.records.waits() || unfinished(&events)) {
                naps += 1;
                sleep(NAP);
            } else if events.is_empty() {
                // half a character whose other half never came
                self.records = Records::default();
            } else {
                return Ok(events);
            }
        }
    }

    /// Takes one record.
    fn take(&mut self, record: InputRecord, events: &mut Vec<Event>) {
        match record {
            InputRecord::KeyEvent(key) => self.records.take(plain(&key), events),
            // the wrapper puts the window's last column and row here, counted from 0
            InputRecord::WindowBufferSizeEvent(window) => {
                let count = |last: i16| u16::try_from(i32::from(last) + 1).unwrap_or(1);
                events.push(Event::Resize(count(window.size.x), count(window.size.y)));
            }
            InputRecord::MouseEvent(_) | InputRecord::FocusEvent(_) | InputRecord::MenuEvent(_) => {}
        }
    }
}

/// Copies what matters of a record.
fn plain(key: &KeyEventRecord) -> Record {
    let held = |keys| key.control_key_state.has_state(keys);
    Record {
        down: key.key_down,
        code: key.virtual_key_code,
        unit: key.u_char,
        repeat: key.repeat_count,
        ctrl: held(CTRL),
        shift: held(SHIFT),
        alt: held(ALT),
    }
}
