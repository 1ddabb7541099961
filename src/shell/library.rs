//! Reading the library: the names of its files at once, what is in them on threads of their own, those that show first.
#![allow(clippy::disallowed_methods, reason = "this layer may look at the clock")]

use std::collections::{HashMap, VecDeque};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Local};

use super::trouble;
use crate::app::home::Listing;
use crate::app::home::library::{Held, Stamp};
use crate::app::message::Msg;
use crate::i18n::{self, date};
use crate::store::library::{self, Files, Gathering, Known, Listed, Seen, Summary};
use crate::store::{Shelf, Standing, Trouble, open, real};

/// How often what was read is told; each time is a frame.
const OFTEN: Duration = Duration::from_millis(150);
/// How much is read before it is kept for the next start.
const KEPT_EVERY: usize = 500;

/// Tells the library to the screen.
#[derive(Clone)]
pub(super) struct Reader {
    folder: PathBuf,
    /// Whether somebody asked for that folder, so that it has to be there.
    is_asked: bool,
    state: PathBuf,
    shelf: Shelf,
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    /// What is known of the files; read from the disk when it is first asked for.
    known: Arc<Mutex<Option<Known>>>,
    /// What is being read; none before the first look.
    queue: Arc<Mutex<Option<Arc<Queue>>>>,
    /// Counts the looks, so that a late word of an earlier one is not taken for the last one's.
    look: Arc<AtomicU64>,
}

/// The files of one look that are still to be read.
struct Queue {
    open: Mutex<Open>,
    /// How many threads are at it.
    readers: AtomicUsize,
}

struct Open {
    files: Vec<Option<Seen>>,
    places: HashMap<PathBuf, usize>,
    first: VecDeque<usize>,
    next: usize,
}

impl Queue {
    fn new(files: Vec<Seen>) -> Self {
        let places = files.iter().enumerate().map(|(at, seen)| (seen.path.clone(), at)).collect();
        let files = files.into_iter().map(Some).collect();
        let open = Mutex::new(Open { files, places, first: VecDeque::new(), next: 0 });
        Self { open, readers: AtomicUsize::new(0) }
    }

    /// The next file, and whether it was asked for before the others.
    fn next(&self) -> Option<(Seen, bool)> {
        let mut open = held(&self.open);
        while let Some(at) = open.first.pop_front() {
            if let Some(seen) = open.files.get_mut(at).and_then(Option::take) {
                return Some((seen, true));
            }
        }
        while open.next < open.files.len() {
            let at = open.next;
            open.next += 1;
            if let Some(seen) = open.files.get_mut(at).and_then(Option::take) {
                return Some((seen, false));
            }
        }
        None
    }

    fn first(&self, paths: &[PathBuf]) {
        let mut open = held(&self.open);
        open.first = paths.iter().filter_map(|path| open.places.get(path).copied()).collect();
    }

    fn has_first(&self) -> bool {
        !held(&self.open).first.is_empty()
    }

    fn stop(&self) {
        let mut open = held(&self.open);
        (open.files, open.first) = (Vec::new(), VecDeque::new());
    }
}

impl Reader {
    pub(super) fn new(
        (folder, is_asked): (&Path, bool),
        state: &Path,
        shelf: &Shelf,
        tell: impl Fn(Msg) + Send + Sync + 'static,
    ) -> Self {
        Self {
            folder: folder.to_owned(),
            is_asked,
            state: state.to_owned(),
            shelf: shelf.clone(),
            tell: Arc::new(tell),
            known: Arc::default(),
            queue: Arc::default(),
            look: Arc::default(),
        }
    }

    /// Looks at the library anew; what an earlier look had still to read is dropped.
    pub(super) fn look(&self) {
        let look = self.stop();
        let reader = self.clone();
        let run = move || reader.list(look);
        if thread::Builder::new().name("library".to_owned()).spawn(run).is_err() {
            (self.tell)(Msg::Listed(Vec::new()));
        }
    }

    /// Of what is still to be read, these come first.
    pub(super) fn first(&self, paths: &[PathBuf]) {
        if let Some(queue) = &*held(&self.queue) {
            queue.first(paths);
        }
    }

    /// Leaves the rest unread: something else is being done. The number of the next look is returned.
    pub(super) fn stop(&self) -> u64 {
        if let Some(queue) = held(&self.queue).take() {
            queue.stop();
        }
        self.look.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Keeps nothing of a file as long as it is worked on: what is erased in it must not stay on this machine. With none,
    /// no file is worked on any more.
    pub(super) fn leave_out(&self, path: Option<PathBuf>) {
        let reader = self.clone();
        let run = move || {
            let mut known = held(&reader.known);
            let known = known.get_or_insert_with(|| Known::read(&real(), &reader.state, &reader.folder));
            known.leave_out(path);
            // one that cannot be written is not used either: the file will have changed
            let _ = known.write();
        };
        let _ = thread::Builder::new().name("library".to_owned()).spawn(run);
    }

    fn list(&self, look: u64) {
        let Files { seen, trouble: unlisted } = library::look(&self.folder);
        let mut unread = Vec::new();
        let mut listed: Vec<Listing> = {
            let mut known = held(&self.known);
            let known = known.get_or_insert_with(|| Known::read(&real(), &self.state, &self.folder));
            if unlisted.is_none() {
                known.keep_only(&seen);
            }
            let mut told = |seen: Seen| match known.of(&seen) {
                Some(summary) => self.listing(Listed { summary: Ok(summary.clone()), seen }),
                None => {
                    let row = self.row(&seen);
                    unread.push(seen);
                    row
                }
            };
            seen.into_iter().map(&mut told).collect()
        };
        let practice = open::resolved(&self.state);
        let mut leftovers = self.shelf.leftovers();
        // practice begins afresh every time
        leftovers.retain(|left| left.file.parent() != Some(&practice));
        // opening what is in its place takes nothing in; once that is away, the row is there
        leftovers.retain(|left| left.standing != Standing::Another);
        self.with_leftovers(&mut listed, leftovers);
        let unkept = self.shelf.unkept();
        listed.iter_mut().for_each(|listing| listing.waiting |= unkept(&listing.path));
        let queue = Arc::new(Queue::new(unread));
        {
            let mut current = held(&self.queue);
            if self.look.load(Ordering::SeqCst) != look {
                return;
            }
            *current = Some(queue.clone());
            (self.tell)(Msg::Listed(listed));
        }
        if let Some(unlisted) = unlisted {
            (self.tell)(Msg::Unlisted(trouble::name(&unlisted), trouble::told(&unlisted, 0)));
        } else if self.is_asked && !self.folder.exists() {
            (self.tell)(Msg::Unlisted(self.folder.display().to_string(), i18n::Trouble::NoFolder));
        }
        // one core is left to the screen
        let cores = thread::available_parallelism().map_or(1, NonZero::get).saturating_sub(1).max(1);
        queue.readers.store(cores, Ordering::SeqCst);
        for _ in 1..cores {
            let (reader, files) = (self.clone(), queue.clone());
            let run = move || reader.read(&files);
            if thread::Builder::new().name("library".to_owned()).spawn(run).is_err() {
                queue.readers.fetch_sub(1, Ordering::SeqCst);
            }
        }
        self.read(&queue);
    }

    /// Reads file after file until none is left.
    fn read(&self, queue: &Queue) {
        let (mut read, mut told) = (Vec::new(), Instant::now());
        while let Some((seen, was_first)) = queue.next() {
            let now = SystemTime::now();
            let listed = library::read(seen);
            self.keep(&listed, now);
            read.push(self.listing(listed));
            if told.elapsed() > OFTEN || (was_first && !queue.has_first()) {
                (self.tell)(Msg::Summaries(std::mem::take(&mut read)));
                told = Instant::now();
            }
        }
        if !read.is_empty() {
            (self.tell)(Msg::Summaries(read));
        }
        if queue.readers.fetch_sub(1, Ordering::SeqCst) == 1
            && let Some(known) = &mut *held(&self.known)
        {
            // without it the next start reads more, and that is all
            let _ = known.write();
        }
    }

    fn keep(&self, listed: &Listed, now: SystemTime) {
        if let (Some(known), Ok(summary)) = (&mut *held(&self.known), &listed.summary) {
            known.note(&listed.seen, summary, now);
            if known.unwritten() >= KEPT_EVERY {
                let _ = known.write();
            }
        }
    }

    /// A file that is not read yet.
    fn row(&self, seen: &Seen) -> Listing {
        let written = seen.stamp.time().map(|time| DateTime::<Local>::from(time).date_naive());
        let name = seen.path.strip_prefix(&self.folder).unwrap_or(&seen.path);
        Listing {
            path: seen.path.clone(),
            name: name.to_string_lossy().into_owned(),
            stamp: Stamp(seen.stamp.size, seen.stamp.written),
            written,
            ..Listing::default()
        }
    }

    fn listing(&self, listed: Listed) -> Listing {
        let summary = listed.summary.map_err(|cause| Trouble::new(&listed.seen.path, cause));
        told(self.row(&listed.seen), summary, &self.shelf)
    }

    /// Marks the sessions with something left in a journal; those that are not in the library come first.
    fn with_leftovers(&self, listed: &mut Vec<Listing>, leftovers: Vec<crate::store::Leftover>) {
        for left in leftovers {
            let known = listed.iter_mut().find(|listing| open::resolved(&listing.path) == left.file);
            if let Some(known) = known {
                known.waiting = true;
                continue;
            }
            let summary = Ok(Summary::of(&left.session));
            let seen = Seen { path: left.file, ..Seen::default() };
            listed.insert(0, Listing { waiting: true, ..self.listing(Listed { seen, summary }) });
        }
    }
}

/// A session of a folder outside of the library.
pub(super) fn listing(listed: Listed, shelf: &Shelf) -> Listing {
    let path = listed.seen.path;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let summary = listed.summary.map_err(|cause| Trouble::new(&path, cause));
    told(Listing { path, name, ..Listing::default() }, summary, shelf)
}

/// A row with what was read of its file.
fn told(row: Listing, summary: Result<Summary, Trouble>, shelf: &Shelf) -> Listing {
    let trouble = summary.as_ref().err().map(|trouble| trouble::of_session(trouble, shelf));
    let summary = summary.unwrap_or_default();
    let newest = summary.meetings.iter().rev();
    Listing {
        is_read: true,
        meetings: summary.meetings.iter().map(held_of).collect(),
        outlook: summary.outlook,
        actions: summary.actions,
        titles: newest.clone().map(|meeting| meeting.title.clone()).collect(),
        date: newest.clone().find_map(|meeting| date::stored(&meeting.date)),
        agencies: summary.agencies,
        entries: summary.entries,
        open_actions: summary.open_actions,
        next: summary.next,
        fictional: summary.fictional,
        trouble,
        ..row
    }
}

/// The records of a meeting, and those it comes after.
fn held_of(meeting: &Gathering) -> Held {
    let ids = |words: &[String]| words.iter().filter_map(|word| word.parse().ok()).collect();
    Held { records: ids(&meeting.records), after: ids(&meeting.after) }
}

/// What a lock holds, also after a thread of ours failed with it in hand.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
