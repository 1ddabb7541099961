//! `check`: is each file sound? Where not: what, and where. Also reads files for the other subcommands.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::message::{self, Failure};
use super::output;
use crate::domain::{Session, agency, entry, meeting, overlap};
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::{self, Cause, Trouble, wire};
use crate::text::{fit, width};

/// Bytes read from standard input at most: a session file and one more.
const MOST: u64 = 32 * 1024 * 1024 + 1;

/// Columns of a line of the file that is shown.
const SHOWN: usize = 76;

/// Checks each file; writes nothing into any.
pub(super) fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let files: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let mut bad = 0;
    for file in &files {
        match load(lang, file) {
            Ok(loaded) => {
                let mut told = sound(lang, file, &loaded.session);
                if loaded.hand.unread.count > 0 {
                    told += &format!("  {}\n", lang.check_hand(loaded.hand.unread.count));
                }
                output::result(lang, &told, None)?;
            }
            Err(failure) => {
                bad += 1;
                message::tell(&failure);
            }
        }
    }
    if bad == 0 {
        return Ok(());
    }
    Err(Failure { what: lang.check_bad(bad, files.len()), shown: String::new(), next: String::new() })
}

fn sound(lang: Lang, file: &Path, session: &Session) -> String {
    let count = |kind: &str| session.of_kind(kind).count();
    let meetings = meeting::all(session).len();
    let entries = count(entry::KIND) + count(overlap::KIND);
    let conflicts =
        session.records().filter(|record| !record.is_hidden() && record.conflicts().next().is_some()).count();
    lang.check_sound(&file.display().to_string(), meetings, count(agency::KIND), entries, conflicts) + "\n"
}

/// Reads a session file; `-` is standard input.
pub(super) fn read(lang: Lang, file: &Path) -> Result<Session, Failure> {
    load(lang, file).map(|loaded| loaded.session)
}

/// The same, with what was found in the part for people.
fn load(lang: Lang, file: &Path) -> Result<wire::Loaded, Failure> {
    let loaded = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
        read.map_err(|error| Trouble::io(file, &error))
            .and_then(|_| wire::load(&bytes).map_err(|error| Trouble::load(file, error)))
    } else {
        store::open::read(file)
    };
    loaded.map_err(|error| failure(lang, file, &error))
}

/// Words a trouble with a file, with its first damaged line and a caret below the place.
pub(super) fn failure(lang: Lang, file: &Path, trouble: &Trouble) -> Failure {
    let name = if file == Path::new("-") { lang.cli_stdin().to_owned() } else { file.display().to_string() };
    let mut failure = Failure::of(lang, &trouble::told(trouble, trouble::readable(trouble)), &name);
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
