//! Lines in which a bit flipped. A revision is named by a hash of all of it, so the right bit is known when it is found:
//! what comes out is the revision as it was written, never a guess.

use std::iter;
use std::sync::Arc;

use crate::domain::Revision;

use super::line;

/// Bytes that are read in search of the bit at most: some tenths of a second.
const EFFORT: usize = 16 * 1024 * 1024;

/// Finds what stood in broken lines (their numbers, from 1) of a file.
pub(super) fn mend(bytes: &[u8], broken: &[usize]) -> Vec<Arc<Revision>> {
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let line = |number: usize| number.checked_sub(1).and_then(|at| lines.get(at)).copied();
    let mut effort = EFFORT;
    let mut found = Vec::new();
    for number in broken {
        let Some(bad) = line(*number) else { continue };
        let next = broken.contains(&(number + 1)).then(|| line(number + 1)).flatten();
        found.extend(parted(bad));
        found.extend(next.and_then(|next| joined(bad, next)));
        found.extend(flipped(bad, &mut effort));
    }
    found.into_iter().map(Arc::new).collect()
}

fn read(bytes: &[u8]) -> Option<Revision> {
    std::str::from_utf8(bytes).ok().and_then(|text| line::read(0, text).ok())
}

/// Two revisions on one line: the line break between them became something else.
fn parted(bad: &[u8]) -> Vec<Revision> {
    let starts = bad.windows(START.len()).enumerate().filter(|(_, part)| *part == START).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).map(|start| start.saturating_sub(1)).chain(iter::once(bad.len()));
    let pieces = starts.iter().zip(ends).filter_map(|(start, end)| bad.get(*start..end));
    if starts.len() > 1 { pieces.filter_map(read).collect() } else { Vec::new() }
}

/// How the line of a revision begins; within a text the quote would be escaped.
const START: &[u8] = b"(id:\"";

/// One revision on two lines: something in it became a line break.
fn joined(bad: &[u8], next: &[u8]) -> Option<Revision> {
    (0..8).find_map(|bit| read(&[bad, &[b'\n' ^ 1 << bit], next].concat()))
}

/// One bit is another.
fn flipped(bad: &[u8], effort: &mut usize) -> Option<Revision> {
    *effort = effort.checked_sub(bad.len() * bad.len() * 8)?;
    let mut tried = bad.to_vec();
    (0..bad.len() * 8).find_map(|at| {
        let bit = 1 << (at % 8);
        *tried.get_mut(at / 8)? ^= bit;
        let found = read(&tried);
        *tried.get_mut(at / 8)? ^= bit;
        found
    })
}
