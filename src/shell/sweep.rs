//! Looking through many session files, on all cores but the one that draws; a new question ends the one before.
#![allow(clippy::disallowed_methods, reason = "this layer may look at the clock")]

use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::trouble;
use crate::app::message::Msg;
use crate::app::sweep::{Found, Sweep};
use crate::domain::Session;
use crate::store::{Cause, Leftover, Shelf, Trouble, open};

/// How often what was found is told; each time is a frame.
const OFTEN: Duration = Duration::from_millis(200);

/// Looks through files for the screen.
#[derive(Clone)]
pub(super) struct Sweeper {
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    /// Where a program that was ended left what was said and is in no file.
    shelf: Shelf,
    /// Which question counts.
    current: Arc<AtomicU64>,
}

/// One question while it is being answered.
struct Underway {
    sweep: Sweep,
    /// The number under which it counts.
    turn: u64,
    /// What is left of sessions beside their files, once it was asked for.
    left: OnceLock<Vec<Leftover>>,
    /// The next file.
    next: AtomicUsize,
    /// What was found and not told yet, how many files are left, and when it was told last.
    answers: Mutex<(Vec<Found>, usize, Instant)>,
}

impl Sweeper {
    pub(super) fn new(shelf: &Shelf, tell: impl Fn(Msg) + Send + Sync + 'static) -> Self {
        Self { tell: Arc::new(tell), shelf: shelf.clone(), current: Arc::default() }
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
        let (left, next) = (OnceLock::new(), AtomicUsize::new(0));
        let underway = Arc::new(Underway { sweep, turn, left, next, answers });
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
        let Underway { sweep, turn, left, next, answers } = underway;
        let kept = left.get_or_init(|| self.shelf.leftovers());
        while let Some(path) = sweep.files.get(next.fetch_add(1, Ordering::SeqCst)) {
            if self.current.load(Ordering::SeqCst) != *turn {
                return;
            }
            let read = whole(path, kept);
            let session = read.as_ref().map_err(|error| trouble::of_session(error, &self.shelf));
            let found = sweep.answer(path, session);
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

/// What a file holds, with what was left of its session beside it; of one that is gone, that alone.
fn whole(path: &Path, kept: &[Leftover]) -> Result<Session, Trouble> {
    let own = if kept.is_empty() { None } else { Some(open::resolved(path)) };
    let left = kept.iter().find(|left| Some(&left.file) == own.as_ref()).map(|left| &left.session);
    match (open::read(path), left) {
        (Ok(mut loaded), left) => {
            left.into_iter().for_each(|left| loaded.session.union(left));
            Ok(loaded.session)
        }
        (Err(trouble), Some(left)) if trouble.cause == Cause::NotFound => Ok(left.clone()),
        (Err(trouble), _) => Err(trouble),
    }
}
