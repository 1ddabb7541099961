//! The journal as bytes: a first line, then frames, each with its length and a checksum; inside, the lines of the
//! session file, so that any editor shows what is in it.
//!
//! ```text
//! norishiro journal 1
//! # 58 gw7rdjyhcxr2mhpi
//! (file:"/media/usb/会議.ron")
//! # 312 fxd5jzvkgfc3h7ne
//! (id:"…",kind:"entry",…),
//! ```

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::Session;
use crate::domain::id::base32;
use crate::store::wire;

/// How every journal begins that this program reads.
const FIRST: &[u8] = b"norishiro journal 1\n";
/// How a frame begins; no line inside one begins like this.
const MARK: &str = "# ";

/// What a journal is of.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    file: String,
}

/// What could be read of a journal.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    /// The session file it is of.
    pub(super) file: PathBuf,
    /// All revisions and redactions in it.
    pub(super) session: Session,
    /// Whether something in it, other than its torn end, cannot be read.
    pub(super) damaged: bool,
}

/// Frames some lines.
pub(super) fn print(lines: &str) -> Vec<u8> {
    format!("{MARK}{} {}\n{lines}", lines.len(), sum(lines.as_bytes())).into_bytes()
}

/// The bytes of a new journal: what it is of, and all of the session.
pub(super) fn file(session_file: &Path, session: &Session) -> Vec<u8> {
    let header = Header { file: session_file.display().to_string() };
    let header = ron::to_string(&header).unwrap_or_default() + "\n";
    let lines = wire::print_lines(
        session.revisions().values().map(AsRef::as_ref),
        &session.redactions().iter().cloned().collect::<Vec<_>>(),
    );
    [FIRST, &print(&header), &print(&lines)].concat()
}

/// Reads a journal; none where it is not one that this program knows.
///
/// A torn end is as if it had not been written. After a damaged place it goes on at the next frame, and of a damaged
/// frame every revision counts whose content is what its id says.
pub(super) fn read(bytes: &[u8]) -> Option<Contents> {
    let known = bytes.len().min(FIRST.len());
    if bytes.get(..known) != FIRST.get(..known) {
        return None;
    }
    let mut contents = Contents::default();
    let mut rest = bytes.get(FIRST.len()..).unwrap_or_default();
    let mut bad = false;
    while !rest.is_empty() {
        if let Some((lines, after)) = whole(rest) {
            contents.damaged |= bad;
            bad = false;
            contents.take(lines, true);
            rest = after;
        } else {
            bad = true;
            let end = next(rest);
            let (damaged, after) = rest.split_at(end);
            contents.take(damaged, false);
            rest = after;
        }
    }
    Some(contents)
}

/// The first frame, if it is as it was written, and what comes after it.
fn whole(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().take(64).position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?.strip_prefix(MARK)?;
    let (length, told) = head.split_once(' ')?;
    let begin = end + 1;
    let stop = begin.checked_add(length.parse().ok()?)?;
    let lines = bytes.get(begin..stop)?;
    (sum(lines) == told).then(|| (lines, bytes.get(stop..).unwrap_or_default()))
}

/// Where the next frame may begin.
fn next(bytes: &[u8]) -> usize {
    let mark = [b"\n", MARK.as_bytes()].concat();
    bytes.windows(mark.len()).position(|window| window == mark).map_or(bytes.len(), |at| at + 1)
}

impl Contents {
    fn take(&mut self, lines: &[u8], sound: bool) {
        for line in String::from_utf8_lossy(lines).lines() {
            if line.starts_with("(file:") {
                if let Ok(header) = ron::from_str::<Header>(line) {
                    self.file = header.file.into();
                }
                continue;
            }
            match wire::read_line(line) {
                Some(wire::Line::Revision(revision)) => self.session.take_in([revision], []),
                // a redaction has nothing of its own to be checked by
                Some(wire::Line::Redaction(redaction)) if sound => self.session.take_in([], [redaction]),
                _ => {}
            }
        }
    }
}

/// 80 bits over some bytes.
fn sum(bytes: &[u8]) -> String {
    base32(Sha256::digest(bytes).get(..10).unwrap_or_default())
}
