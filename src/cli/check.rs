//! `check`: is each file sound? Where not: what, and where.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::message::{self, Failure};
use super::settings::Settings;
use super::{output, source};
use crate::domain::{Session, agency, entry, meeting, overlap};
use crate::i18n::Lang;

/// Checks each file; writes nothing into any.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let files: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let mut bad = 0;
    for file in &files {
        match source::read(settings, file) {
            Ok(read) => {
                let mut told = sound(lang, file, &read.session);
                if read.loaded.hand.unread.count > 0 {
                    told += &format!("  {}\n", lang.check_hand(read.loaded.hand.unread.count));
                }
                if read.kept > 0 {
                    told += &format!("  {}\n", lang.source_journal(&source::name(lang, file), read.kept));
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
