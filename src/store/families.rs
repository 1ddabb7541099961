//! Any number of session files, a family at a time: files that belong together are read together, united and forgotten,
//! so that a record comes once, with its newest state, however many copies, backups and merged sessions lie there.
//!
//! First all files are looked through for the meetings they speak of, which takes little time and keeps nothing but ids.
//! Files that share a meeting, of which one is the `previous` of another, or which one remembers, are a family.

mod scan;

use std::collections::{BTreeMap, HashMap};
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{RecordId, Session};

use super::journal::Shelf;
use super::trouble::Trouble;
use super::walk::{self, File, Found};
use super::wire::{self, limits};
use super::{abreast, open};

/// Files that belong together, the largest first.
#[derive(Clone, Debug, Default)]
pub struct Family {
    members: Vec<Member>,
}

#[derive(Clone, Debug)]
struct Member {
    file: File,
    bytes: usize,
    /// The meetings it speaks of.
    meetings: Vec<RecordId>,
    /// What came from standard input, which can be read only once.
    content: Option<Arc<[u8]>>,
}

/// Files in families.
#[derive(Clone, Debug, Default)]
pub struct Families {
    /// The families, by the names of their first files.
    pub families: Vec<Family>,
    /// What cannot be read.
    pub troubles: Vec<Trouble>,
    /// Links to folders, which are not followed.
    pub links: Vec<PathBuf>,
}

/// A family that was read.
#[derive(Clone, Debug, Default)]
pub struct United {
    /// What its files hold together.
    pub session: Session,
    /// The folder each of its meetings lies in: that of the file that holds least besides it.
    pub areas: BTreeMap<RecordId, String>,
    /// How many files were read.
    pub files: usize,
    /// Files that cannot be read.
    pub troubles: Vec<Trouble>,
    /// Files that hold nothing that the others do not hold.
    pub copies: Vec<PathBuf>,
}

/// Looks through files and puts them into families; says after each how many are done.
#[must_use]
pub fn gather(found: Found, mut done: impl FnMut(usize)) -> Families {
    let Found { files, mut troubles, links } = found;
    let mut members = Vec::with_capacity(files.len());
    let mut count = 0;
    abreast::each(&files, look, |looked| {
        match looked {
            Ok(member) => members.extend(member),
            Err(trouble) => troubles.push(trouble),
        }
        count += 1;
        done(count);
        ControlFlow::Continue(())
    });
    Families { families: together(members), troubles, links }
}

/// Looks through one file; none where it is a worksheet, which may lie beside sessions.
fn look(file: &File) -> Result<Option<Member>, Trouble> {
    let is_stdin = file.path == Path::new(walk::STDIN);
    let bytes = if is_stdin { stdin() } else { open::content(&file.path) }?;
    let meetings = match scan::meetings(&bytes) {
        Some(meetings) => meetings,
        None if scan::is_worksheet(&bytes) => return Ok(None),
        None => {
            let loaded = wire::load(&bytes).map_err(|error| Trouble::load(&file.path, error))?;
            scan::of_session(&loaded.session)
        }
    };
    let (file, len) = (file.clone(), bytes.len());
    Ok(Some(Member { file, bytes: len, meetings, content: is_stdin.then(|| bytes.into()) }))
}

fn stdin() -> Result<Vec<u8>, Trouble> {
    let (mut bytes, most) = (Vec::new(), limits::BYTES as u64 + 1);
    let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|error| Trouble::io(Path::new(walk::STDIN), &error))
}

/// Puts what shares a meeting together.
fn together(members: Vec<Member>) -> Vec<Family> {
    let mut root: Vec<usize> = (0..members.len()).collect();
    let mut first: HashMap<RecordId, usize> = HashMap::new();
    for (at, member) in members.iter().enumerate() {
        for meeting in &member.meetings {
            let other = *first.entry(*meeting).or_insert(at);
            let (one, other) = (find(&mut root, at), find(&mut root, other));
            if let Some(parent) = root.get_mut(one.max(other)) {
                *parent = one.min(other);
            }
        }
    }
    let mut families: BTreeMap<usize, Family> = BTreeMap::new();
    for (at, member) in members.into_iter().enumerate() {
        families.entry(find(&mut root, at)).or_default().members.push(member);
    }
    let mut families: Vec<Family> = families.into_values().collect();
    for family in &mut families {
        // of two that hold the same the one with the shorter name is no copy: 会議.ron, and 会議 (1).ron
        family
            .members
            .sort_by_key(|member| (std::cmp::Reverse(member.bytes), member.file.path.as_os_str().len()));
    }
    families
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while let Some(parent) = root.get(at).copied().filter(|parent| *parent != at) {
        let above = root.get(parent).copied().unwrap_or(parent);
        if let Some(own) = root.get_mut(at) {
            *own = above;
        }
        at = parent;
    }
    at
}

impl Family {
    /// Reads its files, with what this machine keeps of them, and unites them.
    #[must_use]
    pub fn read(&self, shelf: &Shelf) -> United {
        let mut united = United::default();
        let mut reader = wire::Reader::default();
        for member in &self.members {
            let path = &member.file.path;
            let read = match &member.content {
                Some(bytes) => wire::load(bytes).map_err(|error| Trouble::load(path, error)),
                // lines are remembered only where there are others that may have them
                None if self.members.len() == 1 => open::read(path),
                None => open::read_by(&mut reader, path),
            };
            let session = match read {
                Ok(loaded) => loaded.session,
                Err(trouble) => {
                    united.troubles.push(trouble);
                    continue;
                }
            };
            if united.files == 0 {
                united.session = session;
            } else {
                let (revisions, redactions) = united.session.missing(&session);
                if revisions.is_empty() && redactions.is_empty() {
                    united.copies.push(path.clone());
                }
                united.session.take_in(revisions, redactions);
            }
            united.files += 1;
            if member.content.is_none() {
                let (kept, _) = shelf.look_for(&open::resolved(path), &united.session);
                united.session.union(&kept);
            }
        }
        united.copies.sort();
        let mut members: Vec<&Member> =
            self.members.iter().filter(|member| !member.file.folder.is_empty()).collect();
        // one that others were merged into is larger than each of them
        members.sort_by_key(|member| (member.meetings.len(), member.bytes, &member.file.path));
        for member in members {
            for meeting in &member.meetings {
                united.areas.entry(*meeting).or_insert_with(|| member.file.folder.to_string());
            }
        }
        united
    }
}

/// Reads families on all cores, does the same with each and takes what comes of it, in their order.
pub fn each<R: Send>(
    families: &[Family],
    shelf: &Shelf,
    work: impl Fn(United) -> R + Sync,
    take: impl FnMut(R) -> ControlFlow<()>,
) {
    abreast::each(families, |family| work(family.read(shelf)), take);
}

#[cfg(test)]
mod tests;
