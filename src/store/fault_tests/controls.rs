//! A saver without a journal that takes every precaution but one, so that the sweep is seen to bite.

use std::io;
use std::path::Path;

use super::{FILE, Fake, Outcome, Program, Step};
use crate::domain::Session;
use crate::store::disk::{Disk, write_all};
use crate::store::wire;

/// The precaution that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The file is emptied and written in place.
    InPlace,
    /// The file is not synced.
    NoSync,
    /// The folder is not synced.
    NoFolderSync,
    /// After an error of syncing the same handle is synced again.
    SyncAgain,
    /// What was written is not read back.
    NoReadBack,
    /// A file that cannot be read counts as empty.
    FailedReadIsEmpty,
    /// The old file is deleted before the new one takes its name.
    DeleteFirst,
    /// A short write counts as a whole one.
    OneWrite,
    /// Saved is said before it is.
    TooEarly,
    /// Trouble is kept to itself.
    Silent,
}

impl Flaw {
    pub(super) const ALL: [Self; 10] = [
        Self::InPlace,
        Self::NoSync,
        Self::NoFolderSync,
        Self::SyncAgain,
        Self::NoReadBack,
        Self::FailedReadIsEmpty,
        Self::DeleteFirst,
        Self::OneWrite,
        Self::TooEarly,
        Self::Silent,
    ];
}

/// A saver with all precautions, or without one of them.
pub(super) struct Careful(pub(super) Option<Flaw>);

impl Careful {
    fn lacks(&self, flaw: Flaw) -> bool {
        self.0 == Some(flaw)
    }

    fn load(&self, disk: &Fake) -> io::Result<Session> {
        let bytes = match disk.read(Path::new(FILE), 0, u64::MAX) {
            Err(_) if self.lacks(Flaw::FailedReadIsEmpty) => return Ok(Session::new()),
            bytes => bytes?,
        };
        wire::load(&bytes).map(|loaded| loaded.session).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    fn save(&self, disk: &Fake, session: &Session, number: usize) -> io::Result<()> {
        let (file, temp) = (Path::new(FILE), Path::new("/usb").join(format!("{number}.tmp")));
        let temp = if self.lacks(Flaw::InPlace) { file } else { &temp };
        let bytes = wire::print(session).into_bytes();
        let mut handle = if self.lacks(Flaw::InPlace) { disk.over(temp)? } else { disk.create(temp)? };
        if self.lacks(Flaw::OneWrite) {
            handle.write(&bytes)?;
        } else {
            write_all(&mut *handle, &bytes)?;
        }
        if !self.lacks(Flaw::NoSync) {
            match handle.sync() {
                Err(_) if self.lacks(Flaw::SyncAgain) => handle.sync()?,
                synced => synced?,
            }
        }
        drop(handle);
        let blind = self.lacks(Flaw::NoReadBack) || self.lacks(Flaw::OneWrite);
        if !blind && disk.read(temp, 0, u64::MAX)? != bytes {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if self.lacks(Flaw::DeleteFirst) {
            disk.remove(file)?;
        }
        if temp != file {
            disk.rename(temp, file)?;
        }
        if self.lacks(Flaw::NoFolderSync) { Ok(()) } else { disk.sync_folder(Path::new("/usb")) }
    }
}

impl Program for Careful {
    fn run(&self, disk: &Fake, steps: &[Step]) -> Outcome {
        let mut outcome = Outcome { all: true, ..Outcome::default() };
        let Ok(mut session) = self.load(disk) else {
            return Outcome { told: !self.lacks(Flaw::Silent), all: false, ..outcome };
        };
        let (mut number, mut waiting) = (0, Session::new());
        for step in steps {
            if let Step::Change(change) = step {
                change.apply(&mut session);
                change.apply(&mut waiting);
                if self.lacks(Flaw::TooEarly) && !disk.is_dead() {
                    outcome.promised.union(&waiting);
                }
                number += 1;
                let saved = self.save(disk, &session, number);
                outcome.all = saved.is_ok() || self.lacks(Flaw::TooEarly);
                if saved.is_ok() && !disk.is_dead() {
                    outcome.promised.union(&waiting);
                }
                outcome.told |= saved.is_err() && !self.lacks(Flaw::Silent);
            }
        }
        outcome
    }
}
