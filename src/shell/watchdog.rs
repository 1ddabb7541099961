//! Ends the program where it is asked to end and cannot: the thread that draws hangs in a terminal that takes nothing.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{io, process, thread};

use crate::store::Order;

/// How long the program may take to end by itself, the saving not counted.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often, and how long apart, it is seen whether the saver has ended: a minute, for a slow disk.
const LOOKS: (u32, Duration) = (600, Duration::from_millis(100));

/// A hand to order the saver of the open session with, from any thread.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead(Arc<Mutex<Option<Sender<Order>>>>);

impl Lead {
    /// Notes whose session is open now.
    pub(super) fn hold(&self, orders: Option<Sender<Order>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = orders;
    }

    fn take(&self) -> Option<Sender<Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Tells the watchdog that the program was asked to end.
#[derive(Clone, Debug)]
pub(super) struct Watchdog(Sender<()>);

impl Watchdog {
    /// Starts a watchdog; it sleeps until it is told.
    pub(super) fn start(lead: Lead) -> io::Result<Self> {
        let (teller, told) = channel();
        let watch = move || watch(&told, &lead);
        thread::Builder::new().name("watchdog".to_owned()).spawn(watch)?;
        Ok(Self(teller))
    }

    /// From now on the program has a few seconds to end.
    pub(super) fn ending(&self) {
        let _ = self.0.send(());
    }
}

fn watch(told: &Receiver<()>, lead: &Lead) {
    if told.recv().is_err() {
        return;
    }
    loop {
        match told.recv_timeout(PATIENCE) {
            // told again: still the same end
            Ok(()) => {}
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    if let Some(orders) = lead.take() {
        let _ = orders.send(Order::Quit);
        let (most, pause) = LOOKS;
        for _ in 0..most {
            // once the saver has ended, nobody takes orders
            if orders.send(Order::Quit).is_err() {
                break;
            }
            thread::sleep(pause);
        }
    }
    process::exit(1);
}
