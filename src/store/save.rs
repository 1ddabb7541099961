//! Saving is merging: the disk is read first, what it has and we have not is taken in, and the union replaces the file.
//!
//! Only "not found" is a new file; whatever cannot be read is never written over. Nothing counts as saved before it
//! was read back and the folder was synced.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};

use super::disk::{self, Guard, Imprint, Shared, side_name};
use super::trouble::{Cause, Trouble};
use super::{backup, library, wire};

/// How often a file that somebody else is writing is merged again before giving up for now.
const TRIES: usize = 3;

/// How often and how long apart it is tried to be the only one who saves: four seconds, then it is done without.
const TURNS: (u32, Duration) = (400, Duration::from_millis(10));

/// How many looks after a file has changed its content is read even where nothing else tells of a change: some disks tell
/// times only to two seconds.
const YOUNG: u32 = 3;

/// A session file on disk, and what this program last saw of it.
#[derive(Clone, Debug)]
pub struct SessionFile {
    disk: Shared,
    path: PathBuf,
    seen: Option<Digested>,
    /// Where the session is written while the file itself cannot be read.
    aside: Option<PathBuf>,
    replaced: bool,
    /// Whether it was opened with words written by hand in it that could not be taken in.
    unread: bool,
    /// How many redactions the copies beside it have seen.
    cleansed: usize,
    /// The file as a look at it knew it, and how many more looks read it all the same.
    known: Option<Imprint>,
    young: u32,
    /// What stood there when the file was last left alone.
    left: Option<Digested>,
    /// Whether others were kept out while it was last saved.
    alone: bool,
    /// A control that leaves out what keeps two savers apart.
    #[cfg(test)]
    pub(super) careless: bool,
}

/// What a look at the file finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    /// What was last seen there.
    Same,
    /// Somebody else wrote it.
    Changed,
    /// It is not there, or cannot be read; it may be on its way.
    Odd,
}

/// A hash of what stood on the disk.
type Digested = [u8; 32];

/// What came of saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Revisions that the disk held and the session had not; they are in the session now.
    pub revisions: Vec<Arc<Revision>>,
    /// Redactions of the same kind.
    pub redactions: Vec<Redaction>,
    /// The file the session was written to because its own cannot be read.
    pub recovered: Option<PathBuf>,
    /// Whether its own can be read and holds another session.
    pub is_another: bool,
    /// Whether the file had gone and was made anew.
    pub is_remade: bool,
    /// A copy of the file with words written by hand that could not be taken in.
    pub kept: Option<PathBuf>,
}

impl SessionFile {
    /// A file of which nothing is known yet.
    #[must_use]
    pub fn new(disk: &Shared, path: &Path) -> Self {
        let (disk, path) = (disk.clone(), path.to_owned());
        Self {
            disk,
            path,
            seen: None,
            aside: None,
            replaced: false,
            unread: false,
            cleansed: 0,
            known: None,
            young: YOUNG,
            left: None,
            alone: true,
            #[cfg(test)]
            careless: false,
        }
    }

    /// A file that was just read.
    #[must_use]
    pub(super) fn read(disk: &Shared, path: &Path, bytes: &[u8], loaded: &wire::Loaded) -> Self {
        let unread = loaded.hand.unread.count > 0;
        Self { seen: Some(Sha256::digest(bytes).into()), unread, ..Self::new(disk, path) }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the session was written last: the file itself, or beside it while it cannot be read.
    pub(super) fn place(&self) -> &Path {
        self.aside.as_deref().unwrap_or(&self.path)
    }

    /// Merges the session with what is on the disk and writes both there; what came of it is added to `written`.
    ///
    /// # Errors
    /// A [`Trouble`]; then the file on disk is as it was, or already complete. What was taken in from the disk stays
    /// in the session and in `written`.
    pub fn save(&mut self, session: &mut Session, written: &mut Written) -> Result<(), Trouble> {
        let _turn = self.turn();
        for _ in 0..TRIES {
            let found = disk::read(&self.disk, &self.path)?;
            let digest = found.as_deref().map(|bytes| Sha256::digest(bytes).into());
            if digest != self.seen
                && let Some(bytes) = &found
            {
                match wire::load(bytes) {
                    Ok(loaded) if library::is_another(session, &loaded.session) => {
                        written.is_another = true;
                        return self.put_aside(session, bytes, written);
                    }
                    Ok(loaded) => {
                        written.take(session, &loaded.session);
                        self.unread = loaded.hand.unread.count > 0;
                    }
                    Err(newer @ wire::LoadError::Newer { .. }) => {
                        return Err(Trouble::load(&self.path, newer));
                    }
                    Err(_) => return self.recover(session, bytes, written),
                }
            }
            let bytes = checked(&self.path, session)?;
            if found.as_deref() != Some(&bytes[..]) {
                let fresh = disk::Fresh::write(&self.disk, &self.path, &bytes)?;
                // before it has its name: afterwards it may be somebody else's already
                let imprint = fresh.imprint();
                if disk::read(&self.disk, &self.path)? != found {
                    continue;
                }
                self.put(fresh, found.as_deref(), written)?;
                (self.known, self.young) = (imprint, YOUNG);
            }
            self.seen = Some(Sha256::digest(&bytes).into());
            (self.aside, self.left) = (None, None);
            self.redact_copies(session)?;
            return Ok(());
        }
        Err(Trouble::new(&self.path, Cause::Changed))
    }

    /// Puts what was written in the place of what was found there, of which a generation is kept.
    fn put(
        &mut self,
        fresh: disk::Fresh,
        found: Option<&[u8]>,
        written: &mut Written,
    ) -> Result<(), Trouble> {
        let Some(bytes) = found else {
            fresh.create(&self.path)?;
            written.is_remade = self.seen.is_some();
            return Ok(());
        };
        if disk::is_read_only(&self.disk, &self.path) {
            return Err(Trouble::new(&self.path, Cause::NoPermission));
        }
        if self.unread {
            written.kept = Some(self.copy_aside(bytes)?);
            self.unread = false;
        }
        backup::keep(&self.disk, &self.path, !self.replaced);
        self.replaced = true;
        fresh.replace(&self.path)
    }

    /// Waits for its turn among those who save this file; where that cannot be had in time, goes without.
    fn turn(&mut self) -> Option<Box<dyn Guard>> {
        #[cfg(test)]
        if self.careless {
            return None;
        }
        let side = disk::folder(&self.path).join(format!("{}.lock", side_name(&self.path)));
        let (most, pause) = TURNS;
        let mut turn = None;
        for _ in 0..most {
            match self.disk.lock(&side, &self.path) {
                Ok(None) => self.disk.pause(pause),
                held => {
                    turn = held.ok().flatten();
                    break;
                }
            }
        }
        self.alone = turn.as_ref().is_some_and(|turn| turn.is_firm());
        turn
    }

    /// Whether others were kept out while it was last saved; else one who saved at the same moment may have replaced it.
    pub(super) fn was_alone(&self) -> bool {
        self.alone
    }

    /// Looks whether somebody else has written the file; reads it only where that may be.
    pub(super) fn look(&mut self) -> Looked {
        #[cfg(test)]
        if self.careless {
            return Looked::Same;
        }
        let imprint = self.disk.imprint(&self.path).ok();
        if imprint.is_some() && imprint == self.known && self.young == 0 {
            return Looked::Same;
        }
        let Ok(Some(bytes)) = disk::read(&self.disk, &self.path) else { return Looked::Odd };
        let digest = Some(Sha256::digest(&bytes).into());
        if digest == self.seen || digest == self.left {
            self.young = if imprint == self.known { self.young.saturating_sub(1) } else { YOUNG };
            self.known = imprint;
            return Looked::Same;
        }
        if wire::load(&bytes).is_ok() { Looked::Changed } else { Looked::Odd }
    }

    /// Takes in what others have written, and writes nothing; a file that holds another session by now is left alone.
    ///
    /// # Errors
    /// A [`Trouble`] where the file cannot be read.
    pub(super) fn follow(&mut self, session: &mut Session, written: &mut Written) -> Result<(), Trouble> {
        let Some(bytes) = disk::read(&self.disk, &self.path)? else { return Ok(()) };
        let loaded = wire::load(&bytes).map_err(|error| Trouble::load(&self.path, error))?;
        if !library::is_another(session, &loaded.session) {
            written.take(session, &loaded.session);
        }
        self.seen = Some(Sha256::digest(&bytes).into());
        Ok(())
    }

    /// Leaves a file alone that cannot be read, and writes the session beside it.
    fn recover(&mut self, session: &mut Session, bytes: &[u8], written: &mut Written) -> Result<(), Trouble> {
        if let Ok(salvaged) = wire::salvage(bytes)
            && !library::is_another(session, &salvaged.session)
        {
            written.take(session, &salvaged.session);
        }
        self.put_aside(session, bytes, written)
    }

    /// Writes the session beside a file that is left alone.
    fn put_aside(&mut self, session: &Session, bytes: &[u8], written: &mut Written) -> Result<(), Trouble> {
        let path = match &self.aside {
            Some(aside) => aside.clone(),
            None => disk::free_name(&self.disk, &self.path, "recovered"),
        };
        let fresh = disk::Fresh::write(&self.disk, &path, &checked(&path, session)?)?;
        if self.aside.is_some() {
            fresh.replace(&path)?;
        } else {
            fresh.create(&path)?;
        }
        self.aside = Some(path.clone());
        // should it come back just as it was, it lacks what was written beside it
        self.seen = None;
        self.left = Some(Sha256::digest(bytes).into());
        written.recovered = Some(path);
        self.redact_copies(session)
    }

    /// Keeps the bytes of the file under a free name.
    fn copy_aside(&self, bytes: &[u8]) -> Result<PathBuf, Trouble> {
        let path = disk::free_name(&self.disk, &self.path, "edited");
        disk::Fresh::write(&self.disk, &path, bytes)?.create(&path)?;
        Ok(path)
    }

    fn redact_copies(&mut self, session: &Session) -> Result<(), Trouble> {
        if session.redactions().len() > self.cleansed {
            let redactions: Vec<_> = session.redactions().iter().cloned().collect();
            backup::redact(&self.disk, &self.path, &redactions)?;
            self.cleansed = redactions.len();
        }
        Ok(())
    }
}

impl Written {
    fn take(&mut self, session: &mut Session, disk: &Session) {
        let (revisions, redactions) = session.missing(disk);
        session.take_in(revisions.iter().cloned(), redactions.iter().cloned());
        self.revisions.extend(revisions);
        self.redactions.extend(redactions);
    }
}

/// The bytes of a session, which read back as the same session.
pub(super) fn checked(path: &Path, session: &Session) -> Result<Vec<u8>, Trouble> {
    let text = wire::print(session);
    match wire::load(text.as_bytes()) {
        Ok(loaded) if loaded.session == *session && loaded.hand == wire::Hand::default() => {
            Ok(text.into_bytes())
        }
        Err(error @ (wire::LoadError::TooLarge { .. } | wire::LoadError::TooMany { .. })) => {
            Err(Trouble::load(path, error))
        }
        _ => {
            let unfit = session.revisions().values().find_map(|revision| wire::limits::unfit(revision));
            Err(Trouble::new(path, unfit.map_or(Cause::Mismatch, Cause::Unfit)))
        }
    }
}

#[cfg(test)]
mod tests;
