//! The thread that reads the keyboard: it sleeps until something comes, takes all there is, and sends it at once.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::Source;
#[cfg(windows)]
pub use windows::Source;

use crossterm::event::{Event, KeyCode};
use std::io;
use std::sync::Arc;

/// What the reading thread has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Everything that was there at once; never empty.
    Events(Vec<Event>),
    /// The terminal is gone, and with it this thread: save and end.
    Gone,
}

/// Starts reading; `tell` is called from threads of their own, for keys and (on Unix) for new sizes.
///
/// Nothing wakes up while nobody types. `Gone` is told once, as the last word about keys.
///
/// # Errors
/// Passes on that a thread or a signal handler could not be set up.
pub fn spawn(mut source: Source, tell: impl Fn(Heard) + Send + Sync + 'static) -> io::Result<()> {
    let tell = Arc::new(tell);
    #[cfg(unix)]
    unix::watch_size(Arc::clone(&tell))?;
    let body = move || {
        // told even where reading panics: without a keyboard the program must end
        let last = Last(&*tell);
        while let Ok(events) = source.wait() {
            tell(Heard::Events(events));
        }
        drop(last);
    };
    std::thread::Builder::new().name("keyboard".to_owned()).spawn(body).map(|_| ())
}

/// Tells that the keyboard is gone when it goes out of scope.
struct Last<'a, T: Fn(Heard)>(&'a T);

impl<T: Fn(Heard)> Drop for Last<'_, T> {
    fn drop(&mut self) {
        (self.0)(Heard::Gone);
    }
}

/// Tells whether more of the same paste may be on its way: the events are more than a person types at once and
/// end where it matters what comes next.
///
/// Waiting a few milliseconds then keeps an Enter in the middle of a long paste from submitting because the system
/// happened to cut the paste there.
fn unfinished(events: &[Event]) -> bool {
    let enter = |event: &Event| event.as_key_event().is_some_and(|key| key.code == KeyCode::Enter);
    events.len() >= 256 || (events.len() > 1 && events.last().is_some_and(enter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyEvent, KeyModifiers};

    #[test]
    fn only_bursts_are_worth_waiting_for() {
        let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let (letter, enter) = (key(KeyCode::Char('あ')), key(KeyCode::Enter));
        assert!(!unfinished(std::slice::from_ref(&enter)));
        assert!(!unfinished(&vec![letter.clone(); 20]));
        assert!(unfinished(&[letter.clone(), enter]));
        assert!(unfinished(&vec![letter; 256]));
    }
}
