//! Writing a result: to standard output, or whole into a new file.

use std::io::{self, Write};
use std::path::Path;

use super::message::Failure;
use super::source;
use crate::domain::Session;
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::flow::Flow;
use crate::store::{self, Cause, SessionFile, Trouble, Written, open, wire};

/// Where a session was saved.
pub(super) enum Saved {
    /// In its file.
    Written,
    /// The file held all of it already.
    Unchanged,
    /// In a new file beside it, as was told.
    Aside,
}

/// Writes to standard output; a reader that has heard enough (`| head`) is no mistake.
///
/// # Errors
/// What the system says.
pub(super) fn text(text: &str) -> io::Result<()> {
    bytes(text.as_bytes())
}

fn bytes(content: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(content).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Words what the system says of standard output.
pub(super) fn failure(lang: Lang, error: &io::Error) -> Failure {
    let what = lang.trouble(&trouble::told(&Trouble::io(Path::new("-"), error), 0), lang.cli_stdout()).what;
    Failure::plain(what, lang.cli_stdout_next())
}

/// Whether a file is named; `-` is standard output.
pub(super) fn is_file(file: Option<&Path>) -> bool {
    file.is_some_and(|file| file != Path::new("-"))
}

/// Writes a result to a new file, or to standard output where none (or `-`) is named.
pub(super) fn result(lang: Lang, content: impl AsRef<[u8]>, file: Option<&Path>) -> Result<(), Failure> {
    match file.filter(|file| is_file(Some(file))) {
        None => bytes(content.as_ref()).map_err(|error| failure(lang, &error)),
        Some(file) => store::write_new(file, content.as_ref())
            .map_err(|error| Failure::of(lang, &trouble::told(&error, 0), &file.display().to_string())),
    }
}

/// Takes a result piece by piece: standard output, or a new file that is there once it is finished.
pub(super) struct Sink {
    lang: Lang,
    file: Option<(Flow, String)>,
    is_wanted: bool,
}

impl Sink {
    /// Opens it; standard output where no file (or `-`) is named.
    pub(super) fn open(lang: Lang, file: Option<&Path>) -> Result<Self, Failure> {
        let file = match file.filter(|file| is_file(Some(file))) {
            None => None,
            Some(path) => {
                let name = path.display().to_string();
                let flow =
                    Flow::begin(path).map_err(|error| Failure::of(lang, &trouble::told(&error, 0), &name))?;
                Some((flow, name))
            }
        };
        Ok(Self { lang, file, is_wanted: true })
    }

    /// Whether anybody takes more: a reader may have heard enough (`| head`).
    pub(super) fn is_wanted(&self) -> bool {
        self.is_wanted
    }

    /// Writes a piece.
    pub(super) fn write(&mut self, content: &[u8]) -> Result<(), Failure> {
        let lang = self.lang;
        if let Some((flow, name)) = &mut self.file {
            return flow.write(content).map_err(|error| Failure::of(lang, &trouble::told(&error, 0), name));
        }
        match io::stdout().lock().write_all(content) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.is_wanted = false,
            other => other.map_err(|error| failure(lang, &error))?,
        }
        Ok(())
    }

    /// Ends it.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self.file {
            Some((flow, name)) => {
                flow.finish().map_err(|error| Failure::of(self.lang, &trouble::told(&error, 0), &name))
            }
            None => bytes(&[]).map_err(|error| failure(self.lang, &error)),
        }
    }
}

/// Saves a session over its file as every save does: merged with the disk, the generation before kept.
pub(super) fn session(lang: Lang, to: &Path, mut session: Session) -> Result<Saved, Failure> {
    let name = to.display().to_string();
    let failure = |error: &Trouble| Failure::of(lang, &trouble::told(error, 0), &name);
    let path = open::resolved(to);
    let before = open::read(&path).map_err(|error| failure(&error))?;
    let mut written = Written::default();
    SessionFile::new(&store::real(), &path).save(&mut session, &mut written).map_err(|error| match error
        .cause
    {
        Cause::Changed => failure(&Trouble::new(&path, Cause::InUse)),
        _ => failure(&error),
    })?;
    if let Some(kept) = &written.kept {
        source::tell(lang.merge_kept(&kept.display().to_string()));
    }
    if let Some(recovered) = &written.recovered {
        source::tell(lang.merge_aside(&recovered.display().to_string()));
        return Ok(Saved::Aside);
    }
    let is_unchanged = before.session == session && before.hand == wire::Hand::default();
    Ok(if is_unchanged { Saved::Unchanged } else { Saved::Written })
}
