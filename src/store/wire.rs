//! The text of a session file and back: [`print`], [`load`], [`salvage`].
//!
//! ```text
//! Session(
//! version: (1, 0),        looked at before anything else
//! // a fixed bilingual frame
//! reading: [              for people: a projection, one record a line, hand edits are taken in
//! ],
//! revisions: [            for the program: complete, one revision a line
//! ],
//! redactions: [
//! ],
//! end: (revisions: 2, redactions: 0),
//! )
//! ```
//!
//! Within major version 1 whatever is new travels as a kind of record or a field of a revision, which every version
//! carries along; anything else is a new major version, and such a file is never written over.

mod decode;
pub mod fault;
mod frame;
mod hand;
pub mod limits;
mod line;
mod machine;
mod marks;
mod mend;
mod project;
mod quote;
mod reader;
mod regain;
mod version;

use std::sync::Arc;

use crate::domain::session::Redaction;
use crate::domain::{Revision, Session};

use decode::Source;
pub use fault::{Damage, Damages, Expected, Fault};
pub use hand::Hand;
pub use limits::Unfit;
pub use reader::Reader;
pub use version::{OURS, Version};

/// A session as it was read from a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// All revisions and redactions, hand edits taken in.
    pub session: Session,
    /// The version the file states; a newer minor one is carried along.
    pub version: Version,
    /// What was found in the part for people.
    pub hand: Hand,
}

/// What could be read of a damaged file.
#[derive(Clone, Debug)]
pub struct Salvaged {
    /// Every undamaged revision, and those in which only a bit flipped; hand edits are not looked at.
    pub session: Session,
    /// What was damaged, and how many lines of it there are.
    pub damage: Damages,
}

/// Says why the text of a file is not taken as a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// A newer program wrote it; it is never written over.
    Newer {
        /// Its major version.
        major: u32,
        /// Its minor version.
        minor: u32,
    },
    /// It is not UTF-8 text.
    NotUtf8(Looks),
    /// It has more bytes than are read.
    TooLarge {
        /// How many bytes are read at most.
        limit: usize,
    },
    /// It has more revisions than are read.
    TooMany {
        /// How many are read at most.
        limit: usize,
    },
    /// Something in it is not as it was written.
    Damaged(Damages),
}

/// What bytes that are not UTF-8 look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Text in the old Japanese encoding of Windows (an editor's "ANSI").
    Cp932,
    /// Text in UTF-16 (an editor's "Unicode").
    Utf16,
    /// No text at all.
    Binary,
}

/// Writes a session as the text of a file: equal sessions give equal bytes.
#[must_use]
pub fn print(session: &Session) -> String {
    let mut out = String::with_capacity(4096 + session.revisions().len() * 400);
    out.push_str(frame::HEAD);
    out.push_str(frame::READING);
    for item in project::items(session) {
        item.print(&mut out);
    }
    out.push_str(frame::MACHINE);
    machine::print(session, &mut out);
    out
}

/// One line of the machine part.
#[derive(Clone, Debug)]
pub(super) enum Line {
    Revision(Arc<Revision>),
    Redaction(Redaction),
}

/// Writes revisions and redactions as they stand in the machine part, one a line.
pub(super) fn print_lines<'a>(
    revisions: impl IntoIterator<Item = &'a Revision>,
    redactions: &[Redaction],
) -> String {
    let mut out = String::new();
    revisions.into_iter().for_each(|revision| line::print(revision, &mut out));
    redactions.iter().for_each(|redaction| line::print_redaction(redaction, &mut out));
    out
}

/// Reads one such line; none where it is not as it was written.
pub(super) fn read_line(text: &str) -> Option<Line> {
    if text.starts_with("(revision:") {
        return line::read_redaction(1, text).ok().map(Line::Redaction);
    }
    revision(1, text).ok().map(Line::Revision)
}

/// Reads the text of a session file.
///
/// # Errors
/// A [`LoadError`]; with damage in the machine part the whole is refused, and [`salvage`] reads what is left. Damage
/// in the part for people is told in [`Hand::unread`] and is no obstacle.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    load_by(bytes, revision)
}

/// The same with whatever reads the lines of revisions.
fn load_by(
    bytes: &[u8],
    revision: impl FnMut(usize, &str) -> Result<Arc<Revision>, Damage>,
) -> Result<Loaded, LoadError> {
    let source = Source::decode(bytes)?;
    let version = version::look(&source)?;
    let machine = machine::read(&source, revision)?;
    if machine.damage.count > 0 {
        return Err(LoadError::Damaged(machine.damage));
    }
    let mut session = machine.session();
    let hand = hand::read(&source, &session, version > OURS);
    session.take_in(hand.revisions.iter().cloned(), []);
    Ok(Loaded { session, version, hand })
}

fn revision(number: usize, line: &str) -> Result<Arc<Revision>, Damage> {
    line::read(number, line).map(Arc::new)
}

/// Reads every undamaged revision out of a damaged file, line by line.
///
/// # Errors
/// A [`LoadError`] where there is nothing to look for: a newer program's file, one that is too large, no text.
pub fn salvage(bytes: &[u8]) -> Result<Salvaged, LoadError> {
    let source = Source::decode(bytes)?;
    if let Err(newer @ LoadError::Newer { .. }) = version::look(&source) {
        return Err(newer);
    }
    let machine = machine::read(&source, revision)?;
    let (damage, broken) = (machine.damage.clone(), machine.broken.clone());
    let mut session = machine.session();
    session.take_in(mend::mend(bytes, &broken), []);
    Ok(Salvaged { session, damage })
}

/// What only the part for people of a damaged file still says, as revisions: on top of what is left in the `file` itself,
/// and nothing that `all` that is left of the session holds already.
#[must_use]
pub fn regain(bytes: &[u8], file: &Session, all: &Session) -> Vec<Arc<Revision>> {
    Source::decode(bytes).map_or_else(|_| Vec::new(), |source| regain::regain(&source, file, all))
}

/// Reads any RON text; controls are refused, an editor's byte order mark and line ends are not.
pub(super) fn read_ron<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Damage> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    for (number, line) in text.split('\n').enumerate() {
        if let Some(column) = line.chars().position(|c| c != '\t' && limits::is_control(c)) {
            let control = line.chars().nth(column).unwrap_or_default();
            return Err(Damage::at(number + 1, column + 1, Fault::Unfit(Unfit::Control(control)), line));
        }
    }
    line::options().from_str(&text).map_err(|error| Damage::of_text(&text, error))
}

/// The text of a file that people write; what is not UTF-8 in it is told with its place.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, LoadError> {
    let source = Source::decode(bytes)?;
    let bad = |line: &str| line.chars().position(|c| source.patched && c == '\u{FFFD}');
    if let Some((number, line, at)) = source.lines().find_map(|(n, line)| Some((n, line, bad(line)?))) {
        let mut damages = Damages::default();
        damages.push(Damage::at(number, at + 1, Fault::NotUtf8, line));
        return Err(LoadError::Damaged(damages));
    }
    Ok(source.text().to_owned())
}

/// Any RON from the bytes of a file.
pub(super) fn read_ron_bytes<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, LoadError> {
    read_ron(&text_of(bytes)?).map_err(|damage| {
        let mut damages = Damages::default();
        damages.push(damage);
        LoadError::Damaged(damages)
    })
}

#[cfg(test)]
pub(in crate::store) mod tests;
