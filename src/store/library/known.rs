//! What was read of the library last time, kept in the state folder of this machine: for each file its size, its time and
//! its summary, so that only what has changed since is read again. Nothing that was said stands in it, and it is never
//! needed: one that is damaged, or that another version wrote, is not used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::{Seen, Stamp, Summary};
use crate::store::disk::{self, Shared};
use crate::store::trouble::Trouble;
use crate::store::{journal, open};

/// The version of what stands in it: a summary of another one is made anew.
const FORMAT: u32 = 1;

/// A file written so shortly before it was looked at may have been written once more within the same tick of the disk's
/// clock: it is read again the next time.
const FRESH: Duration = Duration::from_secs(3);

/// The summaries of a folder's files, as far as they are known.
#[derive(Debug)]
pub struct Known {
    disk: Shared,
    path: PathBuf,
    files: BTreeMap<PathBuf, (Stamp, Summary)>,
    /// How much is not on the disk yet.
    unwritten: usize,
    /// The file that is being worked on.
    worked_on: Option<PathBuf>,
}

/// What stands on the disk.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    program: String,
    files: Vec<(PathBuf, Stamp, Summary)>,
}

impl Known {
    /// Reads what is known of a folder; nothing where that cannot be had.
    #[must_use]
    pub fn read(disk: &Shared, state: &Path, folder: &Path) -> Self {
        let path = state.join("library").join(format!("{}.json", journal::key(&open::resolved(folder))));
        let kept = disk::read(disk, &path).ok().flatten();
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let ours = kept.filter(|kept| kept.format == FORMAT && kept.program == env!("CARGO_PKG_VERSION"));
        let files = ours.map(|kept| kept.files).unwrap_or_default();
        let files = files.into_iter().map(|(path, stamp, summary)| (path, (stamp, summary))).collect();
        Self { disk: disk.clone(), path, files, unwritten: 0, worked_on: None }
    }

    /// What is known of a file, if it is as it was.
    #[must_use]
    pub fn of(&self, seen: &Seen) -> Option<&Summary> {
        let (stamp, summary) = self.files.get(&seen.path)?;
        (*stamp == seen.stamp).then_some(summary)
    }

    /// Forgets the files that are not there any more.
    pub fn keep_only(&mut self, there: &[Seen]) {
        let before = self.files.len();
        let there: BTreeSet<&PathBuf> = there.iter().map(|seen| &seen.path).collect();
        self.files.retain(|path, _| there.contains(path));
        self.unwritten += before - self.files.len();
    }

    /// Notes what was read of a file, as it was seen before; `now` is the time it was looked at.
    pub fn note(&mut self, seen: &Seen, summary: &Summary, now: SystemTime) {
        let age = seen.stamp.time().and_then(|written| now.duration_since(written).ok());
        let is_settled = age.is_some_and(|age| age > FRESH) && self.worked_on.as_ref() != Some(&seen.path);
        if is_settled && seen.path.to_str().is_some() {
            self.files.insert(seen.path.clone(), (seen.stamp, summary.clone()));
            self.unwritten += 1;
        }
    }

    /// Forgets a file as long as it is worked on: nothing that is erased in it may stay here. None is worked on any more
    /// with none.
    pub fn leave_out(&mut self, path: Option<PathBuf>) {
        self.unwritten += usize::from(path.as_ref().is_some_and(|path| self.files.remove(path).is_some()));
        self.worked_on = path;
    }

    /// How much is not on the disk yet.
    #[must_use]
    pub fn unwritten(&self) -> usize {
        self.unwritten
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// A [`Trouble`]; then what stood there before stands there.
    pub fn write(&mut self) -> Result<(), Trouble> {
        if self.unwritten == 0 {
            return Ok(());
        }
        let files = self.files.iter().map(|(path, (stamp, summary))| (path.clone(), *stamp, summary.clone()));
        let kept =
            Kept { format: FORMAT, program: env!("CARGO_PKG_VERSION").to_owned(), files: files.collect() };
        let Ok(bytes) = serde_json::to_vec(&kept) else { return Ok(()) };
        // where it fails it is tried again only when there is more
        self.unwritten = 0;
        disk::make_folder(&self.disk, disk::folder(&self.path))?;
        disk::Fresh::write(&self.disk, &self.path, &bytes)?.replace(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::{Gathering, look};
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
        state: tempfile::TempDir,
    }

    impl Place {
        fn new(names: &[&str]) -> Self {
            let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            for name in names {
                fs::write(folder.path().join(name), *name).unwrap();
            }
            Self { folder, state }
        }

        fn seen(&self) -> Vec<Seen> {
            look(self.folder.path()).seen
        }

        fn known(&self) -> Known {
            Known::read(&disk::real(), self.state.path(), self.folder.path())
        }

        /// Where it is kept.
        fn index(&self) -> PathBuf {
            fs::read_dir(self.state.path().join("library")).unwrap().next().unwrap().unwrap().path()
        }
    }

    fn summary(title: &str) -> Summary {
        let meetings = vec![Gathering { title: title.to_owned(), ..Gathering::default() }];
        Summary { meetings, agencies: 3, ..Summary::default() }
    }

    fn later() -> SystemTime {
        SystemTime::now() + Duration::from_secs(60)
    }

    #[test]
    fn what_was_read_is_known_the_next_time_and_only_where_the_file_is_as_it_was() {
        let place = Place::new(&["a.ron", "b.ron"]);
        let mut known = place.known();
        for seen in place.seen() {
            known.note(&seen, &summary(&seen.path.display().to_string()), later());
        }
        known.write().unwrap();
        assert_eq!(known.unwritten(), 0);
        fs::write(place.folder.path().join("b.ron"), "longer than it was").unwrap();
        let again = place.known();
        let told = |name: &str| {
            let seen = place.seen().into_iter().find(|seen| seen.path.ends_with(name)).unwrap();
            again.of(&seen).map(|summary| summary.agencies)
        };
        assert_eq!((told("a.ron"), told("b.ron")), (Some(3), None));
        // nothing of it stands beside the sessions
        assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn one_that_is_damaged_or_of_another_version_is_not_used_and_written_anew() {
        let place = Place::new(&["a.ron"]);
        let [seen] = &place.seen()[..] else { panic!("one file") };
        let mut known = place.known();
        known.note(seen, &summary("会議"), later());
        known.write().unwrap();
        assert!(place.known().of(seen).is_some());
        let good = fs::read_to_string(place.index()).unwrap();
        for bad in [
            good.get(..good.len() / 2).unwrap().to_owned(),
            good.replace("\"format\":1", "\"format\":0"),
            good.replace(env!("CARGO_PKG_VERSION"), "0.0.0"),
            String::new(),
        ] {
            fs::write(place.index(), bad).unwrap();
            let mut known = place.known();
            assert!(known.of(seen).is_none());
            known.note(seen, &summary("会議"), later());
            known.write().unwrap();
            assert!(place.known().of(seen).is_some());
        }
    }

    #[test]
    fn what_is_gone_or_worked_on_or_only_just_written_is_not_kept() {
        let place = Place::new(&["a.ron", "b.ron", "c.ron"]);
        let mut known = place.known();
        let seen = place.seen();
        for seen in &seen {
            known.note(seen, &summary("会議"), later());
        }
        known.keep_only(&seen[1..]);
        known.leave_out(Some(seen[1].path.clone()));
        known.note(&seen[1], &summary("会議"), later());
        known.write().unwrap();
        let told: Vec<bool> = seen.iter().map(|seen| place.known().of(seen).is_some()).collect();
        assert_eq!(told, [false, false, true]);
        let mut known = place.known();
        known.leave_out(Some(seen[2].path.clone()));
        known.leave_out(None);
        known.note(&seen[2], &summary("会議"), seen[2].stamp.time().unwrap());
        assert!(known.of(&seen[2]).is_none(), "it may be written again within the same tick");
    }
}
