//! The clock and randomness of this machine: the only place that reads them.
#![allow(clippy::disallowed_methods, reason = "this is where time comes in")]

use chrono::{Local, Timelike, Utc};

use crate::app::Moment;

/// Reads the clock and draws fresh randomness.
#[must_use]
pub fn now() -> Moment {
    let mut seed = [0; 16];
    // without randomness from the system the time, the process and a counter still make it unlike any other here
    if getrandom::fill(&mut seed).is_err() {
        use std::sync::atomic::{AtomicU64, Ordering};
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let count = COUNTER.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let time = Utc::now().timestamp_nanos_opt().unwrap_or(0).to_be_bytes();
        let process = u64::from(std::process::id()).rotate_left(32).to_be_bytes();
        for (at, byte) in seed.iter_mut().enumerate() {
            *byte = if at < 8 { time[at % 8] } else { count[at % 8] ^ process[at % 8] };
        }
    }
    let here = Local::now();
    let minute = u16::try_from(here.hour() * 60 + here.minute()).unwrap_or(0);
    Moment { now: Utc::now().timestamp_millis(), today: here.date_naive(), minute, seed }
}
