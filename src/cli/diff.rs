//! `diff`: what has changed from the newest meeting of one session to that of another, or between meetings or years of one.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::merge::verdicts;
use super::message::Failure;
use super::settings::Settings;
use super::{args, output, source};
use crate::domain::meeting::Meeting;
use crate::domain::period::{self, Period};
use crate::domain::{Session, together};
use crate::exchange::Form;
use crate::exchange::compare::{self, Comparison};
use crate::i18n::{Lang, date};
use crate::shell::moment;
use crate::store::{self, wire};
use crate::text::Clean;

/// Columns that a line has.
const COLUMNS: usize = 80;

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    let file = |name: &'static str| {
        let file = Arg::new(name).value_name(lang.cli_file()).value_parser(value_parser!(PathBuf));
        file.help(lang.cli_diff_files())
    };
    super::sub(lang, "diff", lang.cli_diff(), lang.cli_diff_usage())
        .arg(file("earlier").required(true))
        .arg(file("later"))
        .arg(args::option("before", lang.cli_diff_when(), lang.cli_diff_before()))
        .arg(args::option("after", lang.cli_diff_when(), lang.cli_diff_after()))
        .arg(args::option("same", lang.cli_pair(), lang.cli_merge_same()).action(ArgAction::Append))
        .arg(args::option("not-same", lang.cli_pair(), lang.cli_merge_not_same()).action(ArgAction::Append))
        .arg(args::audience(lang))
        .arg(
            args::option("to", compare::WORDS, lang.cli_diff_to())
                .value_parser(compare::FORMS.map(Form::word))
                .hide_possible_values(true),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .conflicts_with("to")
                .help(lang.cli_overlaps_json()),
        )
        .arg(args::output(lang, lang.cli_export_output()))
}

/// Compares, and writes what has changed.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let files = ["earlier", "later"].into_iter().filter_map(|name| matches.get_one::<PathBuf>(name));
    let files: Vec<&Path> = files.map(PathBuf::as_path).collect();
    let mut sessions = Vec::new();
    let mut reader = wire::Reader::default();
    for file in &files {
        sessions.push(source::read(settings, &mut reader, file)?.session);
    }
    let mut all = together::union(&sessions);
    pair(settings, matches, &sessions, &mut all)?;
    let (before, after) = sides(lang, matches, &files, &sessions, &all)?;
    let audience = args::audience_of(matches);
    let form = match matches.get_flag("json") {
        true => Form::Json,
        false => {
            args::form_of(matches, &compare::FORMS.map(|form| (form.word(), form))).unwrap_or(Form::Text)
        }
    };
    let compared = Comparison::of(&all, (before, after), audience, store::kinds::builtin(), lang);
    if compared.withheld > 0 {
        source::tell(lang.diff_withheld(compared.withheld));
    }
    output::result(lang, compared.write(form, COLUMNS), args::output_of(matches))
}

/// Binds the agencies that are one: those with equal names, and those a person names. Nothing of it is saved.
fn pair(
    settings: &Settings,
    matches: &ArgMatches,
    sessions: &[Session],
    all: &mut Session,
) -> Result<(), Failure> {
    let candidates = together::candidates(sessions, store::kinds::builtin());
    let said = verdicts::read(settings.lang, all, &candidates, matches)?;
    together::bind(all, &candidates, said, &settings.by);
    Ok(())
}

/// What is compared with what, the earlier first.
fn sides(
    lang: Lang,
    matches: &ArgMatches,
    files: &[&Path],
    sessions: &[Session],
    all: &Session,
) -> Result<(Period, Period), Failure> {
    let named = |name: &str| matches.get_one::<String>(name);
    let (first, last) = (sessions.first(), sessions.last());
    let before = match named("before") {
        Some(when) => find(lang, all, when)?,
        None if sessions.len() > 1 => newest(lang, all, first, files.first())?,
        None => period::usual(all, &moment::now().day())
            .map(|(before, _)| before)
            .ok_or_else(|| one_meeting(lang, files))?,
    };
    let after = match named("after") {
        Some(when) => find(lang, all, when)?,
        None => newest(lang, all, last, files.last())?,
    };
    let (before, after) = period::in_order(all, before, after);
    if period::sides(all, before, after).is_none() {
        let what = lang.diff_one_meeting(&told(lang, all, before));
        return Err(failure(what, lang.diff_choose(&choices(lang, all))));
    }
    Ok((before, after))
}

/// The newest meeting of one of the sessions that has been held; where none has, the newest.
fn newest(lang: Lang, all: &Session, of: Option<&Session>, file: Option<&&Path>) -> Result<Period, Failure> {
    let newest = of.and_then(|session| {
        let held = period::held(session, &moment::now().day()).pop();
        held.or_else(|| period::in_time(session).pop()).map(Meeting::id)
    });
    let name = file.map(|file| source::name(lang, file)).unwrap_or_default();
    let none = || failure(lang.diff_no_meeting(&name), lang.diff_no_meeting_next().to_owned());
    newest.map(|id| Period::Meeting(all.stands_for(id))).ok_or_else(none)
}

/// The meeting of a day, or a fiscal year.
fn find(lang: Lang, all: &Session, when: &str) -> Result<Period, Failure> {
    let found: Vec<Period> = match date::typed_fiscal(when) {
        Some(year) => {
            Some(Period::Year(year)).filter(|year| !year.meetings(all).is_empty()).into_iter().collect()
        }
        None => {
            let today = moment::now().today;
            let day = date::typed(when, today).map(|day| day.format("%Y-%m-%d").to_string());
            let day = day.unwrap_or_else(|| when.trim().to_owned());
            let held = period::in_time(all).into_iter().filter(|meeting| meeting.date() == day);
            held.map(|meeting| Period::Meeting(all.stands_for(meeting.id()))).collect()
        }
    };
    match found[..] {
        [one] => Ok(one),
        [] => Err(failure(lang.diff_no_such(when), lang.diff_choose(&choices(lang, all)))),
        _ => Err(failure(lang.diff_several(when), lang.diff_several_next().to_owned())),
    }
}

/// The days and years there are.
fn choices(lang: Lang, all: &Session) -> String {
    let of = |period: Period| match period {
        Period::Year(year) => date::fiscal_short(lang, year),
        Period::Meeting(_) => told(lang, all, period),
    };
    let mut known: Vec<String> = period::all(all).into_iter().map(of).collect();
    known.retain(|known| !known.is_empty());
    known.join(lang.out_comma())
}

/// A meeting by its stored day, a year by its number.
fn told(lang: Lang, all: &Session, period: Period) -> String {
    match period {
        Period::Year(year) => date::fiscal(lang, year),
        Period::Meeting(id) => {
            let known = period::in_time(all).into_iter().find(|meeting| all.stands_for(meeting.id()) == id);
            known.map(|meeting| Clean::line(meeting.date()).into_string()).unwrap_or_default()
        }
    }
}

fn one_meeting(lang: Lang, files: &[&Path]) -> Failure {
    let name = files.first().map(|file| source::name(lang, file)).unwrap_or_default();
    failure(lang.diff_alone(&name), lang.diff_alone_next().to_owned())
}

fn failure(what: String, next: String) -> Failure {
    Failure { what, shown: String::new(), next }
}
