//! Reading session files for the subcommands; nothing is written.

use std::io::Read;
use std::path::Path;

use super::message::{self, Failure};
use super::settings::{self, Settings};
use crate::domain::Session;
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::{self, Cause, Shelf, Trouble, open, wire};
use crate::text::{fit, width};

/// Bytes read from standard input at most: a session file and one more.
const MOST: u64 = 32 * 1024 * 1024 + 1;

/// Columns of a line of the file that is shown.
const SHOWN: usize = 76;

/// A session that was read.
pub(super) struct Source {
    /// What the file holds.
    pub(super) loaded: wire::Loaded,
    /// The same with what this machine keeps of it and the file has not yet.
    pub(super) session: Session,
    /// How much that is.
    pub(super) kept: usize,
    /// Whether this machine keeps something that cannot be read.
    pub(super) kept_unreadable: bool,
}

/// Reads a session with what this machine keeps of it, and says so where that is more.
pub(super) fn session(settings: &Settings, file: &Path) -> Result<Session, Failure> {
    let source = read(settings, &mut wire::Reader::default(), file)?;
    if source.kept > 0 {
        tell(settings.lang.source_journal(&name(settings.lang, file), source.kept));
    }
    Ok(source.session)
}

/// Reads a session file with a reader that may have read others; `-` is standard input.
pub(super) fn read(settings: &Settings, reader: &mut wire::Reader, file: &Path) -> Result<Source, Failure> {
    let lang = settings.lang;
    let source = try_read(settings, reader, file).map_err(|error| failure(lang, file, &error))?;
    if source.kept_unreadable {
        tell(lang.source_journal_bad(&name(lang, file)));
    }
    Ok(source)
}

/// The same, with the trouble as it is.
pub(super) fn try_read(
    settings: &Settings,
    reader: &mut wire::Reader,
    file: &Path,
) -> Result<Source, Trouble> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
        read.map_err(|error| Trouble::io(file, &error))?;
        let loaded = reader.load(&bytes).map_err(|error| Trouble::load(file, error))?;
        let session = loaded.session.clone();
        return Ok(Source { loaded, session, kept: 0, kept_unreadable: false });
    }
    let loaded = open::read_by(reader, file)?;
    let mut session = loaded.session.clone();
    let shelf = Shelf::new(&store::real(), &settings.state);
    let (left, trouble) = shelf.look_for(&open::resolved(file), &session);
    let (revisions, redactions) = session.missing(&left);
    let kept = revisions.len() + redactions.len();
    session.take_in(revisions, redactions);
    Ok(Source { loaded, session, kept, kept_unreadable: trouble.is_some() })
}

/// Tells something that is no failure on standard error.
pub(super) fn tell(what: String) {
    message::tell(&Failure::plain(what, ""));
}

/// What a file is called in a message.
pub(super) fn name(lang: Lang, file: &Path) -> String {
    if file == Path::new("-") { lang.cli_stdin().to_owned() } else { file.display().to_string() }
}

/// Words a trouble with a file, with its first damaged line and a caret below the place.
pub(super) fn failure(lang: Lang, file: &Path, trouble: &Trouble) -> Failure {
    let told = if file == Path::new("-") {
        trouble::told(trouble, trouble::readable(trouble))
    } else {
        trouble::of_session(trouble, &Shelf::new(&store::real(), &settings::state()))
    };
    let mut failure = Failure::of(lang, &told, &name(lang, file));
    if let Cause::Damaged(damages) = &trouble.cause {
        failure.shown = damages.places.first().map(shown).unwrap_or_default();
    }
    failure
}

/// The damaged line, and a caret below the place.
pub(super) fn shown(place: &wire::Damage) -> String {
    if place.source.trim().is_empty() {
        return String::new();
    }
    let before: String = place.source.chars().take(place.caret.saturating_sub(1)).collect();
    let line = fit(&place.source, SHOWN);
    let caret = " ".repeat(width(&before).min(SHOWN));
    format!("  {line}\n  {caret}^")
}
