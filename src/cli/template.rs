//! `template`: forms for the agencies to fill in before a meeting.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::message::Failure;
use super::settings::Settings;
use super::{args, output, source};
use crate::domain::worksheet::Worksheet;
use crate::domain::{Session, attendance, meeting};
use crate::exchange::blank;
use crate::exchange::template::{self, Blank};
use crate::i18n::{Lang, Trouble as Told};
use crate::shell::moment;
use crate::store::{library, sheets};
use crate::text::Clean;

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    super::sub(lang, "template", lang.cli_template_about(), lang.cli_template_usage())
        .arg(
            Arg::new("sheet")
                .value_name(lang.cli_template_sheet_name())
                .help(lang.cli_template_sheet())
                .required(true),
        )
        .arg(args::output(lang, lang.cli_template_output()).required(true))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("xlsx|html")
                .value_parser(["xlsx", "html"])
                .hide_possible_values(true)
                .help(lang.cli_template_to()),
        )
        .arg(
            Arg::new("session")
                .long("session")
                .value_name(lang.cli_file())
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_template_session())
                .conflicts_with("agency"),
        )
        .arg(
            Arg::new("agency")
                .long("agency")
                .value_name(lang.cli_name())
                .action(ArgAction::Append)
                .help(lang.cli_template_agency()),
        )
}

/// Writes the forms.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let id = matches.get_one::<String>("sheet").map(String::as_str).unwrap_or_default();
    let Some(to) = args::output_of(matches) else { return Ok(()) };
    let session = match matches.get_one::<PathBuf>("session") {
        Some(file) => Some(source::session(settings, file)?),
        None => None,
    };
    let (sheet, blanks) = match &session {
        Some(session) => of_session(lang, session, id)?,
        None => {
            let shelf = sheets::shelf(&settings.sheets).sheets;
            let known: Vec<Worksheet> = shelf.into_iter().map(|sheet| sheet.worksheet).collect();
            let sheet = known.iter().find(|sheet| sheet.id == id).cloned();
            let names = matches.get_many::<String>("agency").into_iter().flatten();
            (sheet.ok_or_else(|| unknown(lang, id, &known))?, named(lang, names))
        }
    };
    if args::form_of(matches, &[("xlsx", false), ("html", true)]).unwrap_or_default() {
        let names: Vec<String> =
            blanks.into_iter().map(|blank| blank.agency).filter(|name| !name.is_empty()).collect();
        return output::result(lang, blank::write(&sheet, &names, lang), Some(to));
    }
    let is_one = session.is_none() && blanks.len() == 1 && !to.is_dir();
    let files = if is_one {
        vec![to.to_owned()]
    } else {
        files(to, lang.of(&sheet.title.ja, &sheet.title.en), &blanks)
    };
    // none is written where one is there already
    if let Some(there) = files.iter().find(|file| *file != Path::new("-") && file.symlink_metadata().is_ok())
    {
        return Err(Failure::of(lang, &Told::Exists, &there.display().to_string()));
    }
    for (file, blank) in files.iter().zip(&blanks) {
        output::result(lang, template::write(&sheet, blank), Some(file))?;
    }
    Ok(())
}

/// A form for each agency of the newest meeting of a session, of the worksheet as that meeting carries it.
fn of_session<'s>(
    lang: Lang,
    session: &'s Session,
    id: &str,
) -> Result<(Worksheet, Vec<Blank<'s>>), Failure> {
    let meetings = meeting::all(session);
    let Some(meeting) = meetings.last().copied() else {
        return Err(Failure::plain(lang.template_no_meeting(), ""));
    };
    let carried = meeting::sheets(session, meeting.id());
    let Some(sheet) = carried.iter().find(|sheet| sheet.id == id) else {
        return Err(unknown(lang, id, &carried));
    };
    if attendance::seats(session, meeting.id()).is_empty() {
        return Err(Failure::plain(lang.template_no_agencies(), lang.template_no_agencies_next()));
    }
    Ok((sheet.clone(), Blank::of_meeting(session, meeting, lang, moment::now().today)))
}

/// A form for each name; without names, one for everybody.
fn named<'n>(lang: Lang, names: impl Iterator<Item = &'n String>) -> Vec<Blank<'static>> {
    let made = moment::now().today;
    let names: Vec<String> =
        names.map(|name| Clean::line(name).into_string()).filter(|name| !name.is_empty()).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let blank =
        |name: &str| Blank { lang, made, agency: name.to_owned(), others: others(&all, name), held: None };
    if all.is_empty() { vec![blank("")] } else { all.iter().map(|name| blank(name)).collect() }
}

fn others(names: &[&str], own: &str) -> Vec<String> {
    names.iter().filter(|name| **name != own).map(|name| (*name).to_owned()).collect()
}

/// The file of each form: in a folder that is there, else beside each other with the agency's name added.
fn files(to: &Path, title: &str, blanks: &[Blank]) -> Vec<PathBuf> {
    let (folder, stem) = if to.is_dir() {
        (to.to_owned(), title.to_owned())
    } else {
        let stem = to.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        (to.parent().map(Path::to_owned).unwrap_or_default(), stem.unwrap_or_default())
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for blank in blanks {
        let name = library::file_name("", &format!("{stem}_{}", blank.agency));
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        // two agencies of one name, or of one beginning
        let free = names.find_map(|name| {
            let file = folder.join(format!("{name}.xlsx"));
            (!files.contains(&file)).then_some(file)
        });
        files.extend(free);
    }
    files
}

fn unknown(lang: Lang, id: &str, known: &[Worksheet]) -> Failure {
    let ids: Vec<&str> = known.iter().map(|sheet| sheet.id.as_str()).collect();
    Failure::plain(lang.template_no_sheet(id), lang.template_sheets(&ids.join(lang.out_comma())))
}
