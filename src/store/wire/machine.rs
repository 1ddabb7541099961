//! The machine part: every revision and redaction, one a line, and at the end how many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use crate::domain::session::Redaction;
use crate::domain::{Revision, RevisionId, Session};

use super::decode::Source;
use super::fault::{Damage, Damages, Expected, Fault};
use super::{LoadError, limits, line};

const REVISIONS: &str = "revisions: [";
const REDACTIONS: &str = "redactions: [";
const LIST_END: &str = "],";
const END: &str = "end: (";
const LAST: &str = ")";

/// What the machine part of a file holds.
#[derive(Debug, Default)]
pub(super) struct Machine {
    revisions: BTreeMap<RevisionId, Arc<Revision>>,
    redactions: BTreeSet<Redaction>,
    pub(super) damage: Damages,
    /// The numbers of the lines that could not be read.
    pub(super) broken: Vec<usize>,
}

/// Appends the machine part of a session.
pub(super) fn print(session: &Session, out: &mut String) {
    let _ = writeln!(out, "{REVISIONS}");
    session.revisions().values().for_each(|revision| line::print(revision, out));
    let _ = writeln!(out, "{LIST_END}\n{REDACTIONS}");
    session.redactions().iter().for_each(|redaction| line::print_redaction(redaction, out));
    let (revisions, redactions) = (session.revisions().len(), session.redactions().len());
    let _ = writeln!(out, "{LIST_END}\n{END}revisions: {revisions}, redactions: {redactions}),\n{LAST}");
}

/// The number of the line that opens the machine part.
pub(super) fn start(source: &Source) -> Option<usize> {
    let mut starts =
        source.lines().filter(|(_, line)| line.trim_end() == REVISIONS).map(|(number, _)| number);
    // where git put both sides into the file, one may begin before the other
    if source.marks.count() > 0 { starts.next() } else { starts.last() }
}

/// Reads the machine part line by line; a line that cannot be read is noted and the next one is tried.
pub(super) fn read(
    source: &Source,
    mut revision: impl FnMut(usize, &str) -> Result<Arc<Revision>, Damage>,
) -> Result<Machine, LoadError> {
    let mut machine = Machine::default();
    let mut ended = None;
    let (mut last, mut last_line) = (1, "");
    // the last such line: a text of the part above cannot pass for it
    let start = start(source);
    for (number, line) in source.lines() {
        if !line.is_empty() {
            (last, last_line) = (number, line);
        }
        // without the opening line anything that looks like a revision is tried
        if start.map_or_else(|| !line.starts_with("(id:"), |start| number <= start) {
            continue;
        }
        match line.trim_end() {
            "" | REDACTIONS | LIST_END => {}
            LAST if ended.is_some() => {}
            said if said.starts_with(END) => ended = most(ended, counts(said)),
            said if said.starts_with("(revision:") => match line::read_redaction(number, line) {
                Ok(redaction) => {
                    machine.redactions.insert(redaction);
                }
                Err(damage) => machine.broken(number, damage),
            },
            _ => match revision(number, line) {
                Ok(revision) => machine.take(revision),
                Err(damage) => machine.broken(number, damage),
            },
        }
        if machine.revisions.len() > limits::REVISIONS {
            return Err(LoadError::TooMany { limit: limits::REVISIONS });
        }
    }
    let after = last_line.chars().count() + 1;
    if start.is_none() {
        machine.damage.push(Damage::at(last, after, Fault::Expected(Expected::Revisions), last_line));
    }
    machine.check_end(ended.filter(|_| last_line.trim_end() == LAST), last, last_line);
    Ok(machine)
}

impl Machine {
    /// The session of all that was read.
    pub(super) fn session(mut self) -> Session {
        // whose redaction is damaged stays redacted, also where an old copy comes
        let bare: Vec<_> = self.bare().map(|revision| (revision.id(), revision.stamp())).collect();
        let again = |(revision, stamp)| Redaction { revision, stamp, by: String::new() };
        self.redactions.extend(bare.into_iter().map(again));
        let mut session = Session::new();
        session.take_in(self.revisions.into_values(), self.redactions);
        session
    }

    /// Redacted revisions without the redaction that says so.
    fn bare(&self) -> impl Iterator<Item = &Arc<Revision>> {
        let redacted: BTreeSet<_> = self.redactions.iter().map(|redaction| redaction.revision).collect();
        let skeletons = self.revisions.values().filter(|revision| revision.body().is_redacted());
        skeletons.filter(move |revision| !redacted.contains(&revision.id()))
    }

    fn broken(&mut self, number: usize, damage: Damage) {
        self.broken.push(number);
        self.damage.push(damage);
    }

    fn take(&mut self, revision: Arc<Revision>) {
        let known = self.revisions.get(&revision.id());
        if known.is_none_or(|held| held.body().is_redacted() && !revision.body().is_redacted()) {
            self.revisions.insert(revision.id(), revision);
        }
    }

    /// A file that was cut off, or lost lines without a trace, is damaged too.
    fn check_end(&mut self, ended: Option<(usize, usize)>, last: usize, line: &str) {
        let column = line.chars().count() + 1;
        let Some((revisions, redactions)) = ended else {
            self.damage.push(Damage::at(last, column, Fault::UnexpectedEnd, line));
            return;
        };
        let unsaid = redactions.saturating_sub(self.redactions.len()).max(self.bare().count());
        let lost = revisions.saturating_sub(self.revisions.len()) + unsaid;
        let missing = lost.saturating_sub(self.damage.count);
        if missing > 0 {
            self.damage.push(Damage::at(last, 1, Fault::Missing(missing), line));
            self.damage.count += missing - 1;
        }
    }
}

/// Of two sides that each say how many there are, the union has at least the most.
fn most(one: Option<(usize, usize)>, other: Option<(usize, usize)>) -> Option<(usize, usize)> {
    let ((revisions, redactions), other) = (one.unwrap_or_default(), other?);
    Some((revisions.max(other.0), redactions.max(other.1)))
}

fn counts(line: &str) -> Option<(usize, usize)> {
    let inside = line.strip_prefix(END)?.strip_suffix("),")?;
    let (revisions, redactions) = inside.split_once(',')?;
    let number = |part: &str, name: &str| part.trim().strip_prefix(name)?.trim().parse().ok();
    Some((number(revisions, "revisions:")?, number(redactions, "redactions:")?))
}
