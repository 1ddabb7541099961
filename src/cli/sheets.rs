//! `sheets`: the worksheets there are, their questions, copies to start one's own from, and what is wrong in a file.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::message::{self, Failure};
use super::settings::Settings;
use super::{args, check, output, source};
use crate::domain::worksheet::{Scope, Sheet};
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::sheets::{self, Known};
use crate::store::{Cause, Trouble};

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    let id = || Arg::new("id").value_name(lang.cli_sheets_name()).help(lang.cli_sheets_id()).required(true);
    let file =
        |help| Arg::new("files").value_name(lang.cli_file()).value_parser(value_parser!(PathBuf)).help(help);
    super::sub(lang, "sheets", lang.cli_sheets(), lang.cli_sheets_usage())
        .subcommand_help_heading(lang.cli_commands())
        .subcommand(super::sub(lang, "show", lang.cli_sheets_show(), lang.cli_sheets_show_usage()).arg(id()))
        .subcommand(
            super::sub(lang, "copy", lang.cli_sheets_copy(), lang.cli_sheets_copy_usage())
                .arg(id())
                .arg(args::output(lang, lang.cli_sheets_output())),
        )
        .subcommand(
            super::sub(lang, "check", lang.cli_sheets_check(), lang.cli_sheets_check_usage())
                .arg(file(lang.cli_sheets_file()).required(true).num_args(1..)),
        )
}

/// Does what is asked for; else lists them.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("show", sub)) => show(settings, sub),
        Some(("copy", sub)) => copy(settings, sub),
        Some(("check", sub)) => {
            let files: Vec<&PathBuf> = sub.get_many("files").into_iter().flatten().collect();
            checked(settings.lang, &files)
        }
        _ => list(settings),
    }
}

fn list(settings: &Settings) -> Result<(), Failure> {
    let (lang, known) = (settings.lang, sheets::shelf(&settings.sheets));
    let mut lines: Vec<String> = known.sheets.iter().map(|sheet| line(lang, &known, sheet)).collect();
    lines.push(String::new());
    lines.push(lang.sheets_folder(&settings.sheets.display().to_string()));
    lines.extend(known.twice.iter().map(|own| lang.sheets_twice(&own.id, &own.file.display().to_string())));
    output::result(lang, lines.join("\n") + "\n", None)?;
    let bad = known.troubles.len();
    known.troubles.iter().for_each(|trouble| message::tell(&broken(lang, &trouble.path, trouble)));
    if bad == 0 { Ok(()) } else { Err(Failure::plain(lang.sheets_broken(bad), "")) }
}

/// A worksheet on a line: its id, title, whom it belongs to, where it comes from.
fn line(lang: Lang, known: &Known, sheet: &Sheet) -> String {
    let worksheet = &sheet.worksheet;
    let own = known.own.iter().find(|own| own.id == worksheet.id);
    let origin = own.map_or_else(
        || lang.sheets_builtin().to_owned(),
        |own| lang.sheets_own(&own.file.file_name().unwrap_or_default().to_string_lossy()),
    );
    let scope = lang.scope(scope(worksheet.scope)).to_owned();
    let usual = worksheet.usual.then(|| lang.sheets_usual().to_owned());
    let marks: Vec<String> = [Some(scope), Some(origin), usual].into_iter().flatten().collect();
    let title = lang.of(&worksheet.title.ja, &worksheet.title.en);
    format!("{}  {title}{}", worksheet.id, lang.out_marks(&marks.join(lang.out_comma())))
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Agency => "agency",
        Scope::Case => "case",
        Scope::Meeting => "meeting",
        Scope::Reply => "reply",
        Scope::Network => "network",
    }
}

fn show(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let (lang, known) = (settings.lang, sheets::shelf(&settings.sheets));
    let sheet = asked(lang, &known, matches)?;
    let worksheet = &sheet.worksheet;
    let of = |text: &crate::domain::worksheet::Bilingual| lang.of(&text.ja, &text.en).to_owned();
    let mut lines = vec![line(lang, &known, sheet)];
    lines.extend(
        [&worksheet.purpose, &worksheet.who, &worksheet.when]
            .map(of)
            .into_iter()
            .filter(|text| !text.is_empty()),
    );
    lines.push(lang.sheets_scope(lang.scope(scope(worksheet.scope))));
    lines.push(String::new());
    for question in &worksheet.questions {
        let level = lang.out_marks(&lang.sheets_level(question.level));
        let number = &question.number;
        lines
            .push(format!("{number} {}{level}  {}", of(&question.text), question.id).trim_start().to_owned());
        lines.extend(question.guidance.iter().map(|guidance| format!("    {}", of(guidance))));
    }
    output::result(lang, lines.join("\n") + "\n", None)
}

fn copy(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let (lang, known) = (settings.lang, sheets::shelf(&settings.sheets));
    let sheet = asked(lang, &known, matches)?;
    let id = &sheet.worksheet.id;
    let own = known.own.iter().find(|own| own.id == *id);
    let text = match own {
        Some(own) => {
            sheets::content(&own.file).map_err(|trouble| source::failure(lang, &own.file, &trouble))?
        }
        None => sheets::text_of(id).unwrap_or_default().to_owned(),
    };
    let file = match args::output_of(matches) {
        Some(file) => file.to_owned(),
        None => {
            sheets::make_folder(&settings.sheets)
                .map_err(|trouble| source::failure(lang, &settings.sheets, &trouble))?;
            settings.sheets.join(format!("{id}.ron"))
        }
    };
    output::result(lang, text, Some(&file))?;
    if output::is_file(Some(&file)) {
        source::tell(lang.sheets_copied(&file.display().to_string()));
        source::tell(lang.sheets_copied_next().to_owned());
    }
    Ok(())
}

fn asked<'k>(lang: Lang, known: &'k Known, matches: &ArgMatches) -> Result<&'k Sheet, Failure> {
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    known.sheets.iter().find(|sheet| sheet.worksheet.id == id).ok_or_else(|| {
        let ids: Vec<&str> = known.sheets.iter().map(|sheet| sheet.worksheet.id.as_str()).collect();
        Failure::plain(lang.sheets_unknown(id), lang.sheets_unknown_next(&ids.join(lang.out_comma())))
    })
}

/// Checks files of worksheets, every place that is wrong told.
fn checked(lang: Lang, files: &[&PathBuf]) -> Result<(), Failure> {
    let bad = files.iter().filter(|file| !is_sound(lang, file)).count();
    if bad == 0 { Ok(()) } else { Err(Failure::plain(lang.check_bad(bad, files.len()), "")) }
}

/// Tells whether a file is a sound worksheet, and what is to be known of it.
pub(super) fn is_sound(lang: Lang, file: &Path) -> bool {
    let name = file.display().to_string();
    let (sheet, warnings) = match sheets::looked_over(file) {
        Ok(read) => read,
        Err(trouble) => {
            message::tell(&broken(lang, file, &trouble));
            return false;
        }
    };
    let worksheet = &sheet.worksheet;
    let title = lang.of(&worksheet.title.ja, &worksheet.title.en);
    let told = lang.sheets_sound(&name, title, worksheet.questions.len()) + "\n";
    if warnings.count > 0 {
        let shown = check::places(lang, &warnings);
        message::tell(&Failure { what: lang.sheets_warned(warnings.count), shown, next: String::new() });
    }
    output::result(lang, told, None).is_ok()
}

fn broken(lang: Lang, file: &Path, trouble: &Trouble) -> Failure {
    let name = file.display().to_string();
    match &trouble.cause {
        Cause::Damaged(damages) => Failure {
            what: lang.sheets_bad(&name, damages.count),
            shown: check::places(lang, damages),
            next: lang.sheets_bad_next().to_owned(),
        },
        _ => Failure::of(lang, &trouble::told(trouble, 0), &name),
    }
}
