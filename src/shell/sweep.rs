//! Looking through many session files, on all cores but the one that draws; a new question ends the one before.
#![allow(clippy::disallowed_methods, reason = "this layer may look at the clock")]

use std::num::NonZero;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::trouble;
use crate::app::message::Msg;
use crate::app::sweep::{Found, Sweep};
use crate::store::open;

/// How often what was found is told; each time is a frame.
const OFTEN: Duration = Duration::from_millis(200);

/// Looks through files for the screen.
#[derive(Clone)]
pub(super) struct Sweeper {
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    /// Which question counts.
    current: Arc<AtomicU64>,
}

/// One question while it is being answered.
struct Underway {
    sweep: Sweep,
    /// The number under which it counts.
    turn: u64,
    /// The next file.
    next: AtomicUsize,
    /// What was found and not told yet, how many files are left, and when it was told last.
    answers: Mutex<(Vec<Found>, usize, Instant)>,
}

impl Sweeper {
    pub(super) fn new(tell: impl Fn(Msg) + Send + Sync + 'static) -> Self {
        Self { tell: Arc::new(tell), current: Arc::default() }
    }

    /// Looks no further.
    pub(super) fn stop(&self) -> u64 {
        self.current.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Looks through the files of a sweep; what an earlier one had still to read is left.
    pub(super) fn begin(&self, sweep: Sweep) {
        let turn = self.stop();
        let (number, files) = (sweep.number, sweep.files.len());
        let answers = Mutex::new((Vec::new(), files, Instant::now()));
        let underway = Arc::new(Underway { sweep, turn, next: AtomicUsize::new(0), answers });
        let cores = thread::available_parallelism().map_or(1, NonZero::get).saturating_sub(1).max(1);
        let mut begun = 0;
        for _ in 0..cores.min(files) {
            let (sweeper, underway) = (self.clone(), underway.clone());
            let run = move || sweeper.read(&underway);
            begun += usize::from(thread::Builder::new().name("sweep".to_owned()).spawn(run).is_ok());
        }
        if begun == 0 {
            // nothing to read, or no thread to read it
            (self.tell)(Msg::Swept(number, Vec::new(), 0));
        }
    }

    fn read(&self, underway: &Underway) {
        let Underway { sweep, turn, next, answers } = underway;
        while let Some(path) = sweep.files.get(next.fetch_add(1, Ordering::SeqCst)) {
            if self.current.load(Ordering::SeqCst) != *turn {
                return;
            }
            let read = open::read(path);
            let session = read.as_ref().map(|loaded| &loaded.session);
            let found =
                sweep.answer(path, session.map_err(|error| trouble::told(error, trouble::readable(error))));
            let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
            let (waiting, left, told) = &mut *answers;
            waiting.push(found);
            *left -= 1;
            if *left == 0 || told.elapsed() > OFTEN {
                *told = Instant::now();
                (self.tell)(Msg::Swept(sweep.number, std::mem::take(waiting), *left));
            }
        }
    }
}
