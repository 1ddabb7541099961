//! Copies of a session that sync programs, and people in the explorer, leave beside it, and what was recovered of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::domain::{RevisionId, Session, arrival, meeting};

use super::disk::{self, Shared};
use super::library::belong_together;
use super::open;
use super::trouble::{Cause, Trouble};

/// A copy beside a session file.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Its file.
    pub path: PathBuf,
    /// What it holds; where it is damaged, what can be read of it.
    pub session: Session,
    /// How many revisions and redactions it holds that the session has not.
    pub news: usize,
    /// How many records in it have a text that the session has redacted.
    pub erased: usize,
    /// How many of its lines cannot be read.
    pub lost: usize,
}

impl Copy {
    /// Its path as it is said where the file it is a copy of was named so.
    #[must_use]
    pub fn name_beside(&self, file: &Path) -> String {
        file.with_file_name(self.path.file_name().unwrap_or_default()).display().to_string()
    }

    /// Whether one of these revisions stands in it with its text.
    #[must_use]
    pub fn holds(&self, revisions: &BTreeSet<RevisionId>) -> bool {
        let held = |id| self.session.revisions().get(id).is_some_and(|known| !known.body().is_redacted());
        revisions.iter().any(held)
    }
}

/// The copies beside a file that belong to its session (they share a meeting), by name; also damaged ones in which no
/// meeting is left to tell by. What is no session is passed over; nothing is written.
#[must_use]
pub fn beside(path: &Path, session: &Session) -> Vec<Copy> {
    let copy = |path: PathBuf| {
        let (copy, lost) = read(&path)?;
        let (revisions, redactions) = session.missing(&copy);
        let news = revisions.len() + redactions.len();
        let erased = arrival::refused(session, &copy);
        let may_belong = belong_together(session, &copy) || (lost > 0 && meeting::all(&copy).is_empty());
        may_belong.then_some(Copy { path, session: copy, news, erased, lost })
    };
    named(&disk::real(), path).into_iter().filter_map(copy).collect()
}

/// What a file holds, and how many of its lines cannot be read; nothing where it is no session.
fn read(path: &Path) -> Option<(Session, usize)> {
    match open::read(path) {
        Ok(loaded) => Some((loaded.session, 0)),
        Err(Trouble { cause: Cause::Damaged(damages), .. }) => {
            let left = open::salvage(path).ok()?;
            let begins_well = damages.places.first().is_some_and(|place| place.line > 2);
            let is_session = begins_well || !left.session.revisions().is_empty();
            is_session.then_some((left.session, left.damage.count))
        }
        Err(_) => None,
    }
}

/// The files beside a file whose names say that they are copies of it.
fn named(disk: &Shared, path: &Path) -> Vec<PathBuf> {
    let stem: String = disk::stem(path).nfc().collect();
    let is_copy = |other: &PathBuf| {
        let name: String = other.file_name().unwrap_or_default().to_string_lossy().nfc().collect();
        name.strip_prefix(stem.as_str()).and_then(without_ending).is_some_and(says_copy)
    };
    let mut there = disk.list(disk::folder(path)).unwrap_or_default();
    there.retain(is_copy);
    there.sort();
    there
}

/// What stands behind the name of the original, without the ending: `(1).ron`, `.ron.sync-conflict-….txt`.
fn without_ending(rest: &str) -> Option<&str> {
    let bare = rest.strip_suffix(".txt").unwrap_or(rest);
    let bare = bare.strip_suffix(".ron").or_else(|| bare.strip_prefix(".ron"))?;
    (!bare.is_empty()).then_some(bare)
}

fn says_copy(rest: &str) -> bool {
    let rest = rest.to_lowercase();
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    // what was recovered of it, or of a copy of it
    let rest = match rest.rsplit_once(".recovered-").filter(|(_, number)| is_number(number)) {
        Some(("", _)) => return true,
        Some((rest, _)) => rest,
        None => &rest,
    };
    if rest.starts_with(".sync-conflict-")
        || ["conflicted copy", "競合コピー", "競合したコピー"].iter().any(|word| rest.contains(word))
    {
        return true;
    }
    let rest = rest.trim().trim_start_matches('-').trim();
    let rest = rest.strip_prefix('の').unwrap_or(rest);
    let word = ["コピー", "copy"].iter().find_map(|word| rest.strip_prefix(word));
    let number = word.unwrap_or(rest).trim();
    let bare = number.strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）']));
    // a bare number behind the name is a name of its own (会議 2), behind the word it counts the copies
    bare.is_some_and(is_number) || (word.is_some() && (number.is_empty() || is_number(number)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::wire;
    use crate::store::wire::tests::made::{Step, sample, session_of};

    const COPIES: [&str; 17] = [
        "会議 (1).ron",
        "会議 (記録1 の競合コピー 2026-11-21).ron",
        "会議 (記録1's conflicted copy 2026-11-21).ron",
        "会議 (conflicted copy 2026-11-21 101500).ron",
        "会議 - Copy (2).ron",
        "会議 - コピー (2).ron",
        "会議 - コピー.ron",
        "会議 copy 3.ron",
        "会議 のコピー.ron",
        "会議(2).ron",
        "会議 - コピー.recovered-2.ron",
        "会議.recovered-1.ron",
        "会議.ron.sync-conflict-20261121-101500-ABCDEFG.txt",
        "会議.sync-conflict-20261121-101500-ABCDEFG.ron",
        "会議 (1).ron.txt",
        "会議のコピ\u{30FC}2.ron",
        "会議のコヒ\u{309A}ー.ron",
    ];

    #[test]
    fn a_copy_is_known_by_its_name() {
        let home = tempfile::tempdir().unwrap();
        let others = [
            "会議.ron",
            "会議.ron.bak",
            "会議.ron.lock",
            "会議 2.ron",
            "会議 A卓.ron",
            "会議(第1回).ron",
            "会議.recovered.ron",
            "会議.edited-1.ron",
            "次の会議 (1).ron",
            "会議 (1).txt",
            "会議 - コピー.docx",
            "会議copyright.ron",
        ];
        for name in COPIES.iter().chain(&others) {
            fs::write(home.path().join(name), "").unwrap();
        }
        let found: Vec<String> = named(&disk::real(), &home.path().join("会議.ron"))
            .into_iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        let mut expected = COPIES.map(str::to_owned);
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn only_what_shares_a_meeting_belongs_to_it() {
        let home = tempfile::tempdir().unwrap();
        let here = session_of(&[Step::Entry("元".to_owned())]);
        let more = session_of(&sample());
        let more_text = wire::print(&more);
        for (name, text) in [
            ("会議.ron", wire::print(&here)),
            ("会議 (1).ron", wire::print(&more)),
            ("会議 (2).ron", wire::print(&here)),
            ("会議 (3).ron", wire::print(&Session::new())),
            ("会議 (4).ron", "壊れた".to_owned()),
            ("会議 (5).ron", more_text.rsplit_once("revisions: [").unwrap().0.to_owned()),
            ("会議 (6).ron", more_text.replacen("kind:\"entry\"", "kind:", 1)),
            ("会議 (7).ron", String::new()),
            ("会議.recovered-1.ron", wire::print(&more)),
        ] {
            fs::write(home.path().join(name), text).unwrap();
        }
        let found = beside(&home.path().join("会議.ron"), &here);
        let name = |copy: &Copy| copy.path.file_name().unwrap().to_str().unwrap().to_owned();
        let found: Vec<_> = found.iter().map(|copy| (name(copy), copy.news > 0, copy.lost > 0)).collect();
        let expected = [
            ("会議 (1).ron", true, false),
            ("会議 (2).ron", false, false),
            ("会議 (5).ron", false, true),
            ("会議 (6).ron", true, true),
            ("会議.recovered-1.ron", true, false),
        ];
        assert_eq!(found, expected.map(|(name, news, lost)| (name.to_owned(), news, lost)));
        assert!(beside(&home.path().join("ない/会議.ron"), &here).is_empty());
    }
}
