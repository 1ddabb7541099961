//! The version of a file, looked at before anything else.

use super::LoadError;
use super::decode::Source;
use super::fault::{Damage, Damages, Expected, Fault};

/// The version a file states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Counts up where an older program can no longer read the file.
    pub major: u32,
    /// Counts up where it still can.
    pub minor: u32,
}

/// What this program writes.
pub const OURS: Version = Version { major: 1, minor: 0 };

/// Finds `version: (major, minor)` at the beginning, whatever stands after it.
pub(super) fn look(source: &Source) -> Result<Version, LoadError> {
    let mut number = 1;
    let mut rest = source.text();
    // blank lines, comments and the opening line may stand before it
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let said = line.trim_start();
        let said = said.strip_prefix("Session").unwrap_or(said).trim_start();
        let said = said.strip_prefix('(').unwrap_or(said).trim_start();
        if let Some(stated) = said.strip_prefix("version") {
            return match read(stated) {
                Some(version) if version.major > OURS.major => {
                    Err(LoadError::Newer { major: version.major, minor: version.minor })
                }
                Some(version) => Ok(version),
                None => Err(none(number, line)),
            };
        }
        if after.is_empty() || !(said.is_empty() || said.starts_with("//")) {
            return Err(none(number, line));
        }
        rest = after;
        number += 1;
    }
}

fn read(stated: &str) -> Option<Version> {
    let inside = stated.trim_start().strip_prefix(':')?.trim_start().strip_prefix('(')?;
    let (inside, _) = inside.split_once(')')?;
    let (major, minor) = inside.split_once(',')?;
    let minor = minor.trim().trim_end_matches(',');
    Some(Version { major: major.trim().parse().ok()?, minor: minor.trim().parse().ok()? })
}

fn none(number: usize, line: &str) -> LoadError {
    let fault = if line.is_empty() { Fault::UnexpectedEnd } else { Fault::Expected(Expected::Version) };
    let mut damages = Damages::default();
    damages.push(Damage::at(number, 1, fault, line));
    LoadError::Damaged(damages)
}
