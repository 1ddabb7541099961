//! What the store says went wrong, as data that can be told in every language.

use crate::exchange::missing::Gone;
use crate::i18n::Trouble as Told;
use crate::store::recover::Left;
use crate::store::wire::{Damages, Fault, Looks};
use crate::store::{Cause, Shelf, Trouble, recover};

/// Translates a trouble; the name of its file is told beside it.
#[must_use]
pub fn told(trouble: &Trouble, kept: usize) -> Told {
    match &trouble.cause {
        Cause::NotFound => Told::NotFound,
        Cause::Exists => Told::Exists,
        Cause::InUse => Told::InUse,
        Cause::IsFolder => Told::IsFolder,
        Cause::NoPermission => Told::NoPermission,
        Cause::DiskFull => Told::DiskFull,
        Cause::ReadOnlyDisk => Told::ReadOnlyDisk,
        Cause::Newer { major, minor } => Told::Newer(*major, *minor),
        Cause::Damaged(damages) => {
            let (line, column) = damages.places.first().map_or((1, 1), |place| (place.line, place.column));
            if kept == 0 && line <= 2 {
                Told::NotASession
            } else {
                Told::Damaged { line, column, kept, lost: damages.count }
            }
        }
        Cause::NotUtf8(_) => Told::NotUtf8,
        Cause::TooLarge { .. } | Cause::TooMany { .. } => Told::TooLarge,
        Cause::LyingDisk => Told::LyingDisk,
        Cause::Unfit(_) => Told::TooLong,
        Cause::Changed => Told::Busy,
        Cause::Mismatch => Told::Other("mismatch".to_owned()),
        Cause::Other(kind) => Told::Other(kind.to_string()),
    }
}

/// How much of a damaged file is gone, and how much of that is back in what was put together.
#[must_use]
pub fn gone(damages: &Damages, left: &Left) -> Gone {
    let is_cut = damages.places.iter().any(|place| place.fault == Fault::UnexpectedEnd);
    Gone { lines: (!is_cut).then_some(damages.count), back: left.added }
}

/// Translates a trouble with a session file by what is left of the session: in the file, its backups, and on this machine.
/// What is told to do about it therefore helps.
#[must_use]
pub fn of_session(trouble: &Trouble, shelf: &Shelf) -> Told {
    let told = told(trouble, readable(trouble));
    if !matches!(told, Told::NotASession | Told::NotUtf8 | Told::Damaged { .. }) {
        return told;
    }
    let is_left = recover::look(&trouble.path, shelf).is_some();
    match (told, &trouble.cause) {
        (Told::NotASession, _) if is_left => Told::OnlyBackup,
        (Told::Damaged { .. }, _) if !is_left => Told::NothingLeft,
        (Told::NotUtf8, Cause::NotUtf8(Looks::Binary)) if !is_left => Told::NotASession,
        (Told::NotUtf8, _) if !is_left => Told::OtherEncoding,
        (told, _) => told,
    }
}

/// The name of the file, for a person.
#[must_use]
pub fn name(trouble: &Trouble) -> String {
    trouble
        .path
        .file_name()
        .map_or_else(|| trouble.path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// How much of a damaged file can still be read; nothing for other troubles.
#[must_use]
pub fn readable(trouble: &Trouble) -> usize {
    match &trouble.cause {
        Cause::Damaged(_) => crate::store::open::salvage(&trouble.path)
            .map_or(0, |salvaged| salvaged.session.revisions().len()),
        _ => 0,
    }
}
