//! Looking through all session files for something: the actions that are open, words that were said. What a file holds of it
//! is decided here; the files are read elsewhere, on threads, and told as they come.

pub mod promised;
pub mod said;

use std::path::{Path, PathBuf};

use crate::domain::session::Redaction;
use crate::domain::{Record, Session};
use crate::i18n::{Lang, Trouble};

pub use promised::Promised;
pub use said::Said;

/// What is looked for, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// Its number: answers to another one are dropped.
    pub number: u64,
    /// The files, in the order they are read.
    pub files: Vec<PathBuf>,
    /// What is looked for.
    pub of: Of,
    /// The language it is told in.
    pub lang: Lang,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// 取組: the actions.
    Actions,
    /// What was said with these words, or by whom.
    Words(String),
}

/// What a file holds of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Its actions, and what was erased of them.
    Actions(Vec<Promised>, Vec<Redaction>),
    /// What was said.
    Said(said::Saying),
}

/// The answer of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read.
    pub held: Result<Holding, Trouble>,
}

impl Sweep {
    /// What a session holds of what is looked for.
    #[must_use]
    pub fn look(&self, session: &Session) -> Holding {
        match &self.of {
            Of::Actions => {
                let promised = promised::all(session, self.lang);
                let own = |gone: &&Redaction| {
                    let known = session.revisions().get(&gone.revision);
                    known.is_some_and(|known| promised.iter().any(|one| one.id == known.record()))
                };
                let erased = session.redactions().iter().filter(own).cloned().collect();
                Holding::Actions(promised, erased)
            }
            Of::Words(typed) => Holding::Said(said::find(session, typed, self.lang)),
        }
    }

    /// The answer of a file.
    #[must_use]
    pub fn answer(&self, path: &Path, read: Result<&Session, Trouble>) -> Found {
        Found { path: path.to_owned(), held: read.map(|session| self.look(session)) }
    }
}

/// The title and the day of the meeting a record belongs to.
fn met(session: &Session, record: &Record) -> (String, String) {
    let meeting = record.link("meeting").and_then(|id| session.record(id));
    let text = |name: &str| {
        meeting.map(|meeting| crate::text::Clean::line(meeting.text(name)).into_string()).unwrap_or_default()
    };
    (text("title"), text("date"))
}
