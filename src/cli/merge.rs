//! `merge`: several sessions become one; first what that would change, then the file.

pub(super) mod verdicts;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::output::Saved;
use super::settings::Settings;
use super::{args, output, source};
use crate::domain::arrival::{Arrival, Kinship, kinship};
use crate::domain::{Session, together};
use crate::exchange::preview::Preview;
use crate::i18n::{Lang, Trouble as Told};
use crate::shell::trouble;
use crate::store::{self, open, wire};

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    let pairs = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(lang.cli_pair()).action(ArgAction::Append).help(help)
    };
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    super::sub(lang, "merge", lang.cli_merge(), lang.cli_merge_usage())
        .arg(
            Arg::new("files")
                .value_name(lang.cli_file())
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_merge_files())
                .required(true)
                .num_args(1..),
        )
        .arg(args::output(lang, lang.cli_merge_output()).required_unless_present("dry-run"))
        .arg(flag("dry-run", lang.cli_merge_dry_run()))
        .arg(pairs("same", lang.cli_merge_same()))
        .arg(pairs("not-same", lang.cli_merge_not_same()))
        .arg(Arg::new("label").long("label").value_name(lang.cli_name()).help(lang.cli_merge_label()))
        .arg(flag("json", lang.cli_merge_json()))
}

/// Merges, and says what that changes.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let to = args::output_of(matches);
    let files = each_once(lang, matches.get_many::<PathBuf>("files").into_iter().flatten());
    let among =
        to.filter(|to| *to != Path::new("-")).and_then(|to| files.iter().position(|file| are_one(file, to)));
    if let Some(to) = to.filter(|to| among.is_none() && *to != Path::new("-")) {
        must_be_free(lang, to)?;
    }
    let mut sessions = Vec::new();
    let mut reader = wire::Reader::default();
    for file in &files {
        let read = source::read(settings, &mut reader, file)?;
        let name = source::name(lang, file);
        if read.kept > 0 {
            source::tell(lang.source_journal(&name, read.kept));
        }
        if read.loaded.hand.unread.count > 0 {
            source::tell(lang.merge_hand(&name, read.loaded.hand.unread.count));
        }
        sessions.push(read.session);
    }
    let candidates = together::candidates(&sessions, store::kinds::builtin());
    let mut merged = together::union(&sessions);
    let verdicts = verdicts::read(lang, &merged, &candidates, matches)?;
    let here_at = among.unwrap_or(0);
    let Some(here) = sessions.get(here_at) else { return Ok(()) };
    let others = sessions.iter().enumerate().filter(|(at, _)| *at != here_at).map(|(_, other)| other);
    let others: Vec<&Session> = others.collect();
    warn_of_strangers(lang, &files, &sessions, &merged);
    let arrival = Arrival::of(here, &others);
    let arguments = verdicts::arguments(&merged, &candidates);
    let into = to.filter(|to| *to != Path::new("-")).map(|to| format!("\"{}\"", to.display()));
    let preview = Preview {
        here,
        arrival: &arrival,
        candidates: &candidates,
        verdicts: &verdicts,
        arguments: &arguments,
        into: into.as_deref().unwrap_or(lang.cli_file()),
    };
    let told = if matches.get_flag("json") {
        preview.json()
    } else {
        let names: Vec<String> =
            files.iter().map(|file| lang.naming_quoted(&source::name(lang, file))).collect();
        let there: Vec<&str> = names
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != here_at)
            .map(|(_, name)| name.as_str())
            .collect();
        let here = files.get(here_at).map(|file| source::name(lang, file)).unwrap_or_default();
        let heading = if there.is_empty() {
            String::new()
        } else {
            lang.preview_into(&here, &there.join(lang.out_comma())) + "\n"
        };
        heading + &preview.text(lang)
    };
    let to_stdout = to == Some(Path::new("-")) && !matches.get_flag("dry-run");
    if to_stdout {
        source::tell(told.trim_end().to_owned());
    } else {
        output::result(lang, &told, None)?;
    }
    if matches.get_flag("dry-run") {
        source::tell(lang.merge_dry().to_owned());
        return Ok(());
    }
    let label = matches.get_one::<String>("label").unwrap_or(&settings.by);
    together::judge(&mut merged, &verdicts, label);
    match (to, among) {
        (Some(to), Some(_)) => save(lang, to, merged),
        (Some(to), None) if to != Path::new("-") => {
            let name = to.display().to_string();
            open::create(to, &merged).map_err(|error| Failure::of(lang, &trouble::told(&error, 0), &name))?;
            source::tell(lang.merge_written(&name));
            Ok(())
        }
        _ => output::result(lang, wire::print(&merged), None),
    }
}

/// The files, each once; one that is named twice is told.
fn each_once<'f>(lang: Lang, named: impl Iterator<Item = &'f PathBuf>) -> Vec<&'f Path> {
    let mut files: Vec<&Path> = Vec::new();
    for file in named {
        if files.iter().any(|known| are_one(known, file)) {
            source::tell(lang.merge_twice(&source::name(lang, file)));
        } else {
            files.push(file);
        }
    }
    files
}

/// Whether two names lead to one file.
fn are_one(one: &Path, other: &Path) -> bool {
    one == other || open::is_one(one, other)
}

/// What is there and is not merged is not written over, and that is said before anything is read.
fn must_be_free(lang: Lang, to: &Path) -> Result<(), Failure> {
    let name = to.display().to_string();
    let told = |trouble: &Told| Failure::of(lang, trouble, &name);
    if to.is_dir() {
        return Err(told(&Told::IsFolder));
    }
    if to.symlink_metadata().is_ok() {
        return Err(Failure { next: lang.merge_exists_next().to_owned(), ..told(&Told::Exists) });
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let what = lang.cli_no_folder(&folder.display().to_string());
        return Err(Failure::plain(what, lang.cli_no_folder_next()));
    }
    Ok(())
}

/// Tells of each file that has nothing to do with all the others.
fn warn_of_strangers(lang: Lang, files: &[&Path], sessions: &[Session], merged: &Session) {
    for (at, (file, session)) in files.iter().zip(sessions).enumerate() {
        let others = sessions.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let others = together::union(others);
        // of two strangers the second is the one that came
        if at > 0 && kinship(&others, session, merged) == Kinship::Strangers {
            source::tell(lang.merge_strangers(&source::name(lang, file)));
        }
    }
}

/// Saves over one of the merged files.
fn save(lang: Lang, to: &Path, merged: Session) -> Result<(), Failure> {
    let name = to.display().to_string();
    match output::session(lang, to, merged)? {
        Saved::Unchanged => source::tell(lang.merge_unchanged(&name)),
        Saved::Written => source::tell(lang.merge_written(&name)),
        Saved::Aside => {}
    }
    Ok(())
}
