//! `merge-driver`: git merges sessions as the program does. Both sides into the file git names; where a side cannot be
//! read, that file stays as it is, and git tells of a conflict.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::settings::Settings;
use super::source;
use crate::domain::{Session, redaction, together};
use crate::exchange::preview;
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::wire::Reader;
use crate::store::{Cause, Trouble, open};

/// The folder into which the other side is taken out.
const THEIRS: &str = "theirs/";

/// What git says to it: `%O %A %B`, and where they are configured `%L %P`.
pub(super) fn command(lang: Lang) -> Command {
    let file = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).value_parser(value_parser!(PathBuf)).help(help).required(true)
    };
    super::sub(lang, "merge-driver", lang.cli_driver(), lang.cli_driver_usage())
        .arg(file("base", "%O", lang.cli_driver_base()))
        .arg(file("ours", "%A", lang.cli_driver_ours()))
        .arg(file("theirs", "%B", lang.cli_driver_theirs()))
        .arg(Arg::new("marker").value_name("%L").help(lang.cli_driver_marker()))
        .arg(
            Arg::new("path")
                .value_name("%P")
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_driver_path()),
        )
}

/// Merges what git gives.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let file = |name| matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path);
    let (base, ours, theirs) = (file("base"), file("ours"), file("theirs"));
    let path = matches.get_one::<PathBuf>("path").map_or(ours, PathBuf::as_path);
    let name = path.display().to_string();
    let mut reader = Reader::default();
    let sides = [read(lang, &mut reader, ours, &name), read(lang, &mut reader, theirs, &name)];
    let [mine, other] = match sides {
        [Ok(mine), Ok(other)] => [mine, other],
        [mine, other] => return Err(not_merged(lang, path, &[mine.err(), other.err()])),
    };
    // where both sides lost something that the base still has, it is not lost
    let before = open::read_by(&mut reader, base).map_or_else(|_| Session::new(), |loaded| loaded.session);
    let merged = together::union([&before, &mine, &other]);
    let rewritten = redaction::rewritten(&[&mine, &other]);
    open::replace(ours, &merged)
        .map_err(|trouble| not_merged(lang, path, &[Some(Bad::of(lang, &trouble, &name)), None]))?;
    let told = preview::rewritten(&merged, &rewritten, &format!("\"{name}\""), lang);
    if !told.is_empty() {
        source::tell(told.join("\n"));
    }
    Ok(())
}

/// Why a side is not merged.
struct Bad {
    what: String,
    cure: Cure,
}

/// What makes a side one that can be merged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cure {
    /// It can, once somebody looks after the lines that stay behind.
    Merge,
    /// Opening it makes a new file of what can be read.
    Open,
    /// Nothing this program could do.
    Nothing,
}

impl Bad {
    fn of(lang: Lang, trouble: &Trouble, name: &str) -> Self {
        let what = lang.trouble(&trouble::told(trouble, trouble::readable(trouble)), name).what;
        let cure = match trouble.cause {
            Cause::Damaged(_) | Cause::NotUtf8(_) => Cure::Open,
            _ => Cure::Nothing,
        };
        Self { what, cure }
    }
}

fn read(lang: Lang, reader: &mut Reader, file: &Path, name: &str) -> Result<Session, Bad> {
    let loaded = open::read_by(reader, file).map_err(|trouble| Bad::of(lang, &trouble, name))?;
    match loaded.hand.unread.count {
        0 => Ok(loaded.session),
        // git keeps both sides; merged here they would be lost
        count => Err(Bad { what: lang.driver_hand(count), cure: Cure::Merge }),
    }
}

/// What is wrong with ours and theirs, and how both are merged without losing a word of either.
fn not_merged(lang: Lang, path: &Path, sides: &[Option<Bad>; 2]) -> Failure {
    let name = path.display().to_string();
    let shown = [lang.driver_ours(), lang.driver_theirs()].into_iter().zip(sides);
    let shown = shown.filter_map(|(side, bad)| Some(format!("{side}: {}", bad.as_ref()?.what)));
    let cure = |bad: &Option<Bad>| bad.as_ref().map_or(Cure::Merge, |bad| bad.cure);
    let cures = sides.each_ref().map(cure);
    let take_out = format!("git checkout-index --stage=3 --prefix={THEIRS} -- \"{name}\"");
    let next = if cures.contains(&Cure::Nothing) {
        lang.driver_take_out(&format!("  {take_out}"))
    } else {
        let theirs = Path::new(THEIRS).join(path);
        let mut steps = vec![take_out];
        let [mine, other] = [(path, cures[0]), (&theirs, cures[1])].map(|(file, cure)| {
            if cure == Cure::Merge {
                return file.display().to_string();
            }
            steps.push(format!("norishiro \"{}\"", file.display()));
            file.with_extension("recovered-1.ron").display().to_string()
        });
        steps.push(format!("norishiro merge \"{mine}\" \"{other}\" -o \"{mine}\""));
        if mine != name {
            steps.push(format!("mv -f \"{mine}\" \"{name}\""));
        }
        steps.push(format!("git add \"{name}\""));
        let steps: Vec<String> = steps.iter().map(|step| format!("  {step}")).collect();
        let steps = lang.driver_steps(&steps.join("\n"));
        let opened = if cures.contains(&Cure::Open) { lang.driver_opened() } else { "" };
        [steps.as_str(), opened].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    Failure {
        what: lang.driver_not_merged(&name),
        shown: shown.collect::<Vec<_>>().join("\n"),
        next: format!("{next}\n{}", lang.driver_not_one_side()),
    }
}
