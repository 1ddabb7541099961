//! Writing a result: to standard output, or whole into a new file.

use std::io::{self, Write};
use std::path::Path;

use super::message::Failure;
use crate::i18n::{Lang, Trouble};
use crate::shell::trouble;
use crate::store;

/// Writes to standard output; a reader that has heard enough (`| head`) is no mistake.
///
/// # Errors
/// What the system says.
pub(super) fn text(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a result to a new file, or to standard output where none (or `-`) is named.
pub(super) fn result(lang: Lang, content: &str, file: Option<&Path>) -> Result<(), Failure> {
    match file.filter(|file| *file != Path::new("-")) {
        None => text(content)
            .map_err(|error| Failure::of(lang, &Trouble::Other(error.kind().to_string()), lang.cli_stdout())),
        Some(file) => store::write_new(file, content.as_bytes())
            .map_err(|error| Failure::of(lang, &trouble::told(&error, 0), &file.display().to_string())),
    }
}
