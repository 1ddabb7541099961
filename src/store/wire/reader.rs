//! Reading files that are much alike, as copies of one session are: what stands in several of them is read once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Revision;

use super::fault::Damage;
use super::{LoadError, Loaded, line, load_by};

/// Reads session files one after the other and remembers the lines it has read.
#[derive(Debug, Default)]
pub struct Reader {
    lines: HashMap<String, Arc<Revision>>,
}

impl Reader {
    /// Reads the text of a session file as [`load`](super::load) does.
    ///
    /// # Errors
    /// A [`LoadError`], as there.
    pub fn load(&mut self, bytes: &[u8]) -> Result<Loaded, LoadError> {
        load_by(bytes, |number, line| self.revision(number, line))
    }

    fn revision(&mut self, number: usize, line: &str) -> Result<Arc<Revision>, Damage> {
        if let Some(known) = self.lines.get(line) {
            return Ok(Arc::clone(known));
        }
        let revision = Arc::new(line::read(number, line)?);
        self.lines.insert(line.to_owned(), Arc::clone(&revision));
        Ok(revision)
    }
}
