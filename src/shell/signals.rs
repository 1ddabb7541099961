//! What the system tells the process: end, hang up, go on.
//!
//! On Windows there is nothing to listen to: Ctrl+C is a key in raw mode, and closing the window ends the process
//! without a word that a crate free of `unsafe` could pass on in time (`ctrlc` lets the process die as soon as its
//! handler returns). There the journal, synced at every change, is what keeps the record.

use std::io;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM or SIGINT: save and end.
    End,
    /// SIGHUP: the terminal is gone; save and end without it.
    HangUp,
    /// SIGTSTP: the process is to be stopped; give the terminal back and stop.
    Stop,
    /// SIGCONT: the process was stopped; set the terminal up and paint everything anew.
    Continue,
}

/// Takes SIGXFSZ from its default, which would kill the process without a word at a file size limit: the write fails
/// instead. SIGPIPE is ignored by Rust's own start.
#[cfg(unix)]
pub fn outlive_size_limit() {
    let flag = std::sync::Arc::default();
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, flag);
}

/// There is nothing of the kind.
#[cfg(not(unix))]
pub fn outlive_size_limit() {}

/// Starts a thread that calls `tell` for every signal; it sleeps between them.
///
/// # Errors
/// Passes on that a handler or the thread could not be set up.
#[cfg(unix)]
pub fn listen(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};

    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT])?;
    let body = move || {
        for signal in signals.forever() {
            tell(match signal {
                SIGCONT => Signal::Continue,
                SIGTSTP => Signal::Stop,
                SIGHUP => Signal::HangUp,
                _ => Signal::End,
            });
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(body).map(|_| ())
}

/// Stops the process as the shell asked; it returns when the process goes on.
#[cfg(unix)]
pub fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// There is nothing of the kind.
#[cfg(not(unix))]
pub fn stop() {}

/// Does nothing: see the head of this file.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn listen(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    drop(tell);
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM, SIGXFSZ};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn signals_arrive_as_messages_and_none_kills() {
        let (sender, receiver) = mpsc::channel();
        outlive_size_limit();
        listen(move |signal| sender.send(signal).unwrap()).unwrap();
        for (raised, told) in [(SIGTERM, Signal::End), (SIGHUP, Signal::HangUp), (SIGCONT, Signal::Continue)]
        {
            signal_hook::low_level::raise(SIGXFSZ).unwrap();
            signal_hook::low_level::raise(raised).unwrap();
            assert_eq!(receiver.recv_timeout(Duration::from_secs(5)), Ok(told));
        }
    }
}
