//! The label that was chosen on the screen, remembered in the state folder of this machine: the configuration belongs to
//! whoever wrote it, and the program never does. What was said last holds, so what the configuration said at that time
//! stands beside it: once that says something else, it holds again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::trouble::Trouble;
use crate::domain::label;

/// The name of the file in the state folder.
const NAME: &str = "label.json";

/// What this machine knows of its label.
#[derive(Clone, Debug)]
pub struct Labels {
    path: PathBuf,
    configured: Option<String>,
}

/// What stands on the disk.
#[derive(Serialize, Deserialize)]
struct Chosen {
    by: String,
    configured: Option<String>,
}

impl Labels {
    /// The labels of a machine: its state folder, and what is configured.
    #[must_use]
    pub fn new(state: &Path, configured: Option<String>) -> Self {
        Self { path: state.join(NAME), configured }
    }

    /// The label that was said last; none where nobody ever said one. What cannot be read was never said.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        let bytes = disk::read(&disk::real(), &self.path).ok().flatten();
        let chosen = bytes.and_then(|bytes| serde_json::from_slice::<Chosen>(&bytes).ok());
        let newer = chosen.filter(|chosen| chosen.configured == self.configured);
        newer.and_then(|chosen| label::read(&chosen.by).ok()).or_else(|| self.configured.clone())
    }

    /// Remembers a label that was chosen, whole or not at all.
    ///
    /// # Errors
    /// A [`Trouble`]; then the next start has the label of before.
    pub fn keep(&self, label: &str) -> Result<(), Trouble> {
        let chosen = Chosen { by: label.to_owned(), configured: self.configured.clone() };
        let Ok(bytes) = serde_json::to_vec(&chosen) else { return Ok(()) };
        let disk = disk::real();
        disk::make_folder(&disk, disk::folder(&self.path))?;
        disk::Fresh::write(&disk, &self.path, &bytes)?.replace(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_said_last_holds() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state");
        let labels =
            |configured: &str| Labels::new(&state, (!configured.is_empty()).then(|| configured.to_owned()));
        let last = |configured: &str| labels(configured).last().unwrap_or_default();
        assert_eq!((last("").as_str(), last("窓口").as_str()), ("", "窓口"));
        labels("").keep("グループ1").unwrap();
        assert_eq!(last(""), "グループ1");
        // what is configured later is said later
        assert_eq!(last("窓口"), "窓口");
        labels("窓口").keep("グループ2").unwrap();
        assert_eq!(
            (last("窓口").as_str(), last("受付").as_str(), last("").as_str()),
            ("グループ2", "受付", "")
        );
        // what cannot be used does no harm
        for broken in ["", "{", r#"{"by":"","configured":null}"#, r#"{"by":"hand","configured":null}"#] {
            fs::write(state.join(NAME), broken).unwrap();
            assert_eq!((last("窓口").as_str(), last("").as_str()), ("窓口", ""), "{broken}");
        }
        fs::remove_file(state.join(NAME)).unwrap();
        fs::remove_dir(&state).unwrap();
        fs::write(&state, "a file where the folder should be").unwrap();
        assert!(labels("").keep("グループ1").is_err());
    }
}
