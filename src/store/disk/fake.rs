//! A disk in memory that fails as it is told: any call with any error, short and lying writes, the program killed at
//! any call, the power cut.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::*;

/// What happens to one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Fault {
    /// It fails with this error of the system and does nothing.
    Error(i32),
    /// It does what it should and tells this error all the same.
    Late(i32),
    /// A write takes only half of the bytes.
    Short,
    /// A write says that it took all and took nothing.
    Lie,
    /// The program is killed before it.
    Kill,
    /// The program is killed in the middle of a write.
    HalfKill,
}

/// Which call fails, counted from 0.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Plan {
    pub(in crate::store) at: usize,
    pub(in crate::store) fault: Fault,
    /// How many calls from there on.
    pub(in crate::store) times: usize,
}

/// What a power cut takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Cut {
    /// What was not synced, of files and of folders.
    All,
    /// The content of files that was not synced.
    Content,
    /// The names that were not synced.
    Names,
}

#[derive(Clone, Debug, Default)]
struct Node {
    folder: bool,
    data: Vec<u8>,
    synced: Vec<u8>,
    /// After a failed sync the system believes that there is nothing left to write.
    dropped: bool,
}

#[derive(Clone, Debug, Default)]
struct State {
    nodes: Vec<Node>,
    names: BTreeMap<PathBuf, usize>,
    synced: BTreeMap<PathBuf, usize>,
    plan: Option<Plan>,
    calls: usize,
    dead: bool,
    windows: bool,
    pauses: usize,
    locks: BTreeSet<PathBuf>,
    lockless: bool,
}

/// A disk in memory.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Fake(Arc<Mutex<State>>, Meanwhile);

/// What somebody else does in the middle of our work, as soon as it is this call.
#[derive(Clone, Default)]
struct Meanwhile(Arc<Mutex<Option<(usize, Work)>>>);

type Work = Box<dyn FnOnce() + Send>;

impl Debug for Meanwhile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meanwhile")
    }
}

impl Fake {
    /// A disk with these folders, made long ago.
    pub(in crate::store) fn with(folders: &[&str]) -> Self {
        let fake = Self::default();
        for folder in folders {
            fake.make_folder(Path::new(folder)).unwrap();
        }
        fake.settle();
        fake
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A disk of its own with the same content, which nobody uses.
    pub(in crate::store) fn copy(&self) -> Self {
        let state = State { locks: BTreeSet::new(), ..self.state().clone() };
        Self(Arc::new(Mutex::new(state)), Meanwhile::default())
    }

    /// All that is there was there long ago.
    pub(in crate::store) fn settle(&self) {
        let state = &mut *self.state();
        state.nodes.iter_mut().for_each(|node| node.synced.clone_from(&node.data));
        state.synced.clone_from(&state.names);
    }

    /// From now on calls are counted from 0 and fail as planned; nobody is dead any more.
    pub(in crate::store) fn plan(&self, plan: Option<Plan>) {
        let state = &mut *self.state();
        (state.plan, state.calls, state.dead) = (plan, 0, false);
    }

    /// From now on renaming may find a file held by somebody, as on Windows.
    pub(in crate::store) fn windows(&self) {
        self.state().windows = true;
    }

    /// From now on nobody keeps anybody out.
    pub(in crate::store) fn lockless(&self) {
        self.state().lockless = true;
    }

    /// At this call somebody else does something: as soon as nobody is kept out, where locks work.
    pub(in crate::store) fn meanwhile(&self, at: usize, work: impl FnOnce() + Send + 'static) {
        *self.1.0.lock().unwrap() = Some((at, Box::new(work)));
    }

    fn others_turn(&self) {
        let kept_out =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let (calls, is_free) = {
            let state = self.state();
            (state.calls, state.lockless || !state.locks.iter().any(kept_out))
        };
        let work = self.1.0.lock().unwrap().take_if(|(at, _)| calls >= *at && is_free);
        if let Some((_, work)) = work {
            work();
        }
    }

    pub(in crate::store) fn calls(&self) -> usize {
        self.state().calls
    }

    pub(in crate::store) fn is_dead(&self) -> bool {
        self.state().dead
    }

    pub(in crate::store) fn pauses(&self) -> usize {
        self.state().pauses
    }

    /// What is left after the power was cut.
    pub(in crate::store) fn cut(&self, cut: Cut) -> Self {
        let mut state = self.state().clone();
        if cut != Cut::Names {
            state.nodes.iter_mut().for_each(|node| node.data.clone_from(&node.synced));
        }
        if cut != Cut::Content {
            state.names.clone_from(&state.synced);
        }
        state.nodes.iter_mut().for_each(|node| node.synced.clone_from(&node.data));
        state.synced.clone_from(&state.names);
        (state.plan, state.dead) = (None, false);
        state.locks.clear();
        Self(Arc::new(Mutex::new(state)), Meanwhile::default())
    }

    /// What a file holds, without a call.
    pub(in crate::store) fn content(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state();
        state.names.get(Path::new(path)).map(|node| state.nodes[*node].data.clone())
    }

    /// Puts a file there, without a call.
    pub(in crate::store) fn put(&self, path: &str, bytes: &[u8]) {
        let state = &mut *self.state();
        state.nodes.push(Node { data: bytes.to_vec(), synced: bytes.to_vec(), ..Node::default() });
        let node = state.nodes.len() - 1;
        state.names.insert(path.into(), node);
        state.synced.insert(path.into(), node);
    }

    /// The names there are, without a call.
    pub(in crate::store) fn names(&self) -> Vec<String> {
        let state = self.state();
        let files = state.names.iter().filter(|(_, node)| !state.nodes[**node].folder);
        files.map(|(path, _)| path.display().to_string()).collect()
    }

    /// Opens a file and empties it, as a careless saver does.
    pub(in crate::store) fn over(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let fault = self.call()?;
        let node = self.node(path).or_else(|_| self.make(path, Node::default()))?;
        self.state().nodes[node].data.clear();
        fault.map_or_else(|| Ok(self.handle(node)), |error| Err(io::Error::from_raw_os_error(error)))
    }

    /// Counts a call; tells the error that is to come after it.
    fn call(&self) -> io::Result<Option<i32>> {
        match self.fault()? {
            Some(Fault::Error(error)) => Err(io::Error::from_raw_os_error(error)),
            Some(Fault::Late(error)) => Ok(Some(error)),
            _ => Ok(None),
        }
    }

    fn fault(&self) -> io::Result<Option<Fault>> {
        self.others_turn();
        let state = &mut *self.state();
        let number = state.calls;
        state.calls += 1;
        if state.dead {
            return Err(io::Error::other("the program is dead"));
        }
        let fault = state
            .plan
            .filter(|plan| plan.at <= number && number - plan.at < plan.times)
            .map(|plan| plan.fault);
        if fault == Some(Fault::Kill) {
            state.dead = true;
            return Err(io::Error::other("the program is dead"));
        }
        Ok(fault)
    }

    fn done<T>(value: T, late: Option<i32>) -> io::Result<T> {
        late.map_or_else(|| Ok(value), |error| Err(io::Error::from_raw_os_error(error)))
    }

    fn node(&self, path: &Path) -> io::Result<usize> {
        self.state().names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn make(&self, path: &Path, node: Node) -> io::Result<usize> {
        let above = folder(path).to_owned();
        let state = &mut *self.state();
        let known = state.names.get(&above).is_some_and(|above| state.nodes[*above].folder);
        if !known && above != Path::new("/") {
            return Err(io::ErrorKind::NotFound.into());
        }
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.nodes.push(node);
        state.names.insert(path.to_owned(), state.nodes.len() - 1);
        Ok(state.nodes.len() - 1)
    }

    fn handle(&self, node: usize) -> Box<dyn Handle> {
        Box::new(Open { disk: self.clone(), node })
    }
}

impl Disk for Fake {
    fn read(&self, path: &Path, from: u64, most: u64) -> io::Result<Vec<u8>> {
        let late = self.call()?;
        let node = self.node(path)?;
        let node = self.state().nodes[node].clone();
        if node.folder {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let bytes = node.data.into_iter().skip(from as usize).take(most as usize).collect();
        Self::done(bytes, late)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let late = self.call()?;
        let node = self.make(path, Node::default())?;
        Self::done(self.handle(node), late)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let late = self.call()?;
        let node = self.node(path)?;
        Self::done(self.handle(node), late)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let late = self.call()?;
        let node = self.node(from)?;
        let state = &mut *self.state();
        if state.names.get(to) != Some(&node) {
            state.names.remove(from);
            state.names.insert(to.to_owned(), node);
        }
        Self::done((), late)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let late = self.call()?;
        let node = self.node(from)?;
        let state = &mut *self.state();
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.names.insert(to.to_owned(), node);
        Self::done((), late)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let late = self.call()?;
        self.node(path)?;
        self.state().names.remove(path);
        Self::done((), late)
    }

    fn sync_folder(&self, synced: &Path) -> io::Result<()> {
        let late = self.call()?;
        let state = &mut *self.state();
        state.synced.retain(|path, _| folder(path) != synced);
        let names = state.names.iter().filter(|(path, _)| folder(path) == synced);
        state.synced.extend(names.map(|(path, node)| (path.clone(), *node)));
        Self::done((), late)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let late = self.call()?;
        self.make(folder, Node { folder: true, ..Node::default() })?;
        Self::done((), late)
    }

    fn list(&self, listed: &Path) -> io::Result<Vec<PathBuf>> {
        let late = self.call()?;
        let names = self.state().names.keys().filter(|path| folder(path) == listed).cloned().collect();
        Self::done(names, late)
    }

    fn imprint(&self, path: &Path) -> io::Result<Imprint> {
        let late = self.call()?;
        let node = self.node(path)?;
        let length = self.state().nodes[node].data.len() as u64;
        Self::done(Imprint { length, modified: None, identity: Some((0, node as u64)) }, late)
    }

    fn lock(&self, path: &Path, _: &Path) -> io::Result<Option<Box<dyn Guard>>> {
        let late = self.call()?;
        Self::done((), late)?;
        let free = self.state().locks.insert(path.to_owned()) || self.state().lockless;
        let guard = free.then(|| Box::new(Locked { disk: self.clone(), path: path.to_owned() }) as Box<_>);
        Ok(guard)
    }

    fn look(&self, path: &Path) -> io::Result<Known> {
        let late = self.call()?;
        let node = self.node(path)?;
        let folder = self.state().nodes[node].folder;
        Self::done(Known { folder, ..Known::default() }, late)
    }

    fn give_mode(&self, _: &Path, _: &Path) -> io::Result<()> {
        let late = self.call()?;
        Self::done((), late)
    }

    fn is_busy(&self, error: &io::Error) -> bool {
        self.state().windows && matches!(error.raw_os_error(), Some(5 | 32 | 33))
    }

    fn pause(&self, _: Duration) {
        self.state().pauses += 1;
    }
}

/// A lock of it that is held.
#[derive(Debug)]
struct Locked {
    disk: Fake,
    path: PathBuf,
}

impl Guard for Locked {
    fn is_firm(&self) -> bool {
        true
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.disk.state().locks.remove(&self.path);
    }
}

/// A file of it that is open.
struct Open {
    disk: Fake,
    node: usize,
}

impl Handle for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fault = self.disk.fault()?;
        let state = &mut *self.disk.state();
        let data = &mut state.nodes[self.node].data;
        let half = bytes.len().div_ceil(2);
        match fault {
            Some(Fault::Error(error)) => return Err(io::Error::from_raw_os_error(error)),
            Some(Fault::Lie) => return Ok(bytes.len()),
            Some(Fault::Short) => {
                data.extend_from_slice(&bytes[..half]);
                return Ok(half);
            }
            Some(Fault::HalfKill) => {
                data.extend_from_slice(&bytes[..half]);
                state.dead = true;
                return Err(io::Error::other("the program is dead"));
            }
            // some bytes are there, and the rest is refused
            Some(Fault::Late(error)) => {
                data.extend_from_slice(&bytes[..half]);
                return Err(io::Error::from_raw_os_error(error));
            }
            Some(Fault::Kill) | None => {}
        }
        data.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn sync(&mut self) -> io::Result<()> {
        let fault = self.disk.call();
        let state = &mut *self.disk.state();
        let node = &mut state.nodes[self.node];
        if fault.is_err() && !state.dead {
            node.dropped = true;
        }
        let late = fault?;
        if !node.dropped {
            node.synced.clone_from(&node.data);
        }
        Fake::done((), late)
    }
}
