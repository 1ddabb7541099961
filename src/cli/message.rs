//! Telling a failure on standard error: what happened, where, and what to do now.

use std::io::Write;

use crate::i18n::{Lang, Trouble};

/// Something that could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// What happened, and to what.
    pub(super) what: String,
    /// The place in the file, as it stands there; mostly empty.
    pub(super) shown: String,
    /// What to do now.
    pub(super) next: String,
}

impl Failure {
    /// What happened, and what to do now.
    pub(super) fn plain(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what: what.into(), shown: String::new(), next: next.into() }
    }

    /// Words a trouble with a file.
    pub(super) fn of(lang: Lang, trouble: &Trouble, name: &str) -> Self {
        let told = lang.trouble_that_ended(trouble, name);
        Self::plain(told.what, told.next)
    }
}

/// Tells it on standard error; where that is closed there is nobody to tell.
pub(super) fn tell(failure: &Failure) {
    let mut lines = vec![failure.what.as_str()];
    lines.extend([failure.shown.as_str(), failure.next.as_str()].into_iter().filter(|line| !line.is_empty()));
    let _ = writeln!(std::io::stderr().lock(), "{}", lines.join("\n"));
}
