//! The command line: one file a subcommand. Help and messages come from the phrase table, in the language set.

mod args;
mod check;
mod completions;
mod config;
mod diff;
mod export;
mod families;
mod history;
mod import;
mod man;
mod merge;
mod merge_driver;
mod message;
mod new;
mod open;
mod output;
mod overlaps;
mod record;
mod redact;
mod settings;
mod sheets;
mod show;
mod source;
mod stats;
mod template;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;

use crate::app::Theme;
use crate::exchange::{Encoding, Form};
use crate::i18n::Lang;
use crate::shell::{First, signals};
use crate::store::{self, Config};
use message::Failure;
use settings::Settings;

/// Runs what the arguments say. The exit status: 0 done, 1 it could not be done, 2 wrong usage.
#[must_use]
pub fn main(args: Vec<OsString>) -> ExitCode {
    signals::outlive_size_limit();
    let config = config::read(asked(&args, "--config"));
    let lang = language(asked(&args, "--lang").as_ref(), config.as_ref().ok());
    // what people type who look for help
    let help =
        |at: usize, arg: OsString| if at == 1 && arg == "help" { OsString::from("--help") } else { arg };
    let args: Vec<OsString> = args.into_iter().enumerate().map(|(at, arg)| help(at, arg)).collect();
    let first = first_word(&args);
    let place = config::usual_place().map(|place| place.display().to_string()).unwrap_or_default();
    let matches = match command(lang, &place).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return usage(lang, &error, &first),
    };
    // options may stand before a subcommand, a file of its own may not
    if let (Some(_), Some(file)) = (matches.subcommand(), matches.get_one::<PathBuf>("file")) {
        return wrong(lang, lang.cli_wrong_together(&file.display().to_string()));
    }
    if let Some(("export", sub)) = matches.subcommand()
        && export::form_of(sub).is_none()
    {
        return wrong(lang, lang.cli_wrong_missing("--to"));
    }
    // these describe the program, whatever is configured, and for every machine alike
    let general = || command(lang, lang.man_config());
    let described = match matches.subcommand() {
        Some(("completions", sub)) => Some(completions::run(lang, general(), sub)),
        Some(("man", _)) => Some(man::run(lang, general())),
        _ => None,
    };
    if let Some(done) = described {
        return ended(done);
    }
    let config = match config {
        Ok(config) => config,
        Err(trouble) => {
            message::tell(&config::failure(lang, &trouble));
            return ExitCode::FAILURE;
        }
    };
    let settings = Settings::new(lang, &matches, config);
    let done = match matches.subcommand() {
        Some(("demo", _)) => open::run(settings, First::Sample),
        Some(("new", sub)) => new::run(&settings, sub),
        Some(("show", sub)) => show::run(&settings, sub),
        Some(("check", sub)) => check::run(&settings, sub),
        Some(("export", sub)) => export::run(&settings, sub),
        Some(("import", sub)) => import::run(&settings, sub),
        Some(("merge", sub)) => merge::run(&settings, sub),
        Some(("merge-driver", sub)) => merge_driver::run(&settings, sub),
        Some(("history", sub)) => history::run(&settings, sub),
        Some(("diff", sub)) => diff::run(&settings, sub),
        Some(("overlaps", sub)) => overlaps::run(&settings, sub),
        Some(("redact", sub)) => redact::run(&settings, sub),
        Some(("template", sub)) => template::run(&settings, sub),
        Some(("sheets", sub)) => sheets::run(&settings, sub),
        Some(("stats", sub)) => stats::run(&settings, sub),
        _ => {
            let file = matches.get_one::<PathBuf>("file").cloned();
            open::run(settings, file.map_or(First::Home, First::File))
        }
    };
    ended(done)
}

fn ended(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            message::tell(&failure);
            ExitCode::FAILURE
        }
    }
}

/// What an option was given on the command line, before it is read as a whole; said twice, the last counts.
fn asked(args: &[OsString], option: &str) -> Option<OsString> {
    let args: Vec<_> = args.iter().take_while(|arg| *arg != "--").collect();
    args.iter().enumerate().rev().find_map(|(at, arg)| {
        if *arg == option {
            return args.get(at + 1).map(|value| (*value).clone());
        }
        let arg = arg.to_string_lossy();
        arg.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')).map(OsString::from)
    })
}

/// The first word on the command line that is no option and no value of one: a command or a file.
fn first_word(args: &[OsString]) -> String {
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if ["--lang", "--dir", "--theme", "--config"].contains(&&*arg) {
            args.next();
        } else if !arg.starts_with('-') {
            return arg.into_owned();
        }
    }
    String::new()
}

/// The language asked for, else the one configured, else the system's; an unknown one is Japanese.
fn language(asked: Option<&OsString>, config: Option<&Config>) -> Lang {
    let configured = config.and_then(|config| config.lang.clone());
    let named = asked.map(|asked| asked.to_string_lossy().into_owned()).or(configured);
    named.or_else(sys_locale::get_locale).and_then(|name| Lang::read(&name)).unwrap_or_default()
}

/// All that can be said; `place` is where the configuration is usually.
fn command(lang: Lang, place: &str) -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name(lang.cli_file()).value_parser(value_parser!(PathBuf)).help(help)
    };
    sub(lang, "norishiro", lang.cli_about(), lang.cli_usage())
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        // said twice, the last counts
        .args_override_self(true)
        .arg(file("file", lang.cli_open()))
        .arg(
            args::option("lang", "ja|en", lang.cli_lang())
                .value_parser(["ja", "en"])
                .hide_possible_values(true)
                .global(true),
        )
        .arg(
            args::option("dir", lang.cli_folder(), lang.cli_dir())
                .value_parser(value_parser!(PathBuf))
                .global(true),
        )
        .arg(
            args::option("theme", "light|dark|contrast|mono", lang.cli_theme())
                .value_parser(Theme::ALL.map(Theme::word))
                .hide_possible_values(true)
                .global(true),
        )
        .arg(
            Arg::new("config")
                .long("config")
                .value_name(lang.cli_file())
                .value_parser(value_parser!(PathBuf))
                .help(lang.cli_config(place))
                .global(true),
        )
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(lang.cli_version()),
        )
        .subcommand_help_heading(lang.cli_commands())
        .subcommand(sub(lang, "demo", lang.cli_demo(), "norishiro demo"))
        .subcommand(
            sub(lang, "new", lang.cli_new(), lang.cli_new_usage())
                .arg(file("file", lang.cli_new_file()).required(true))
                .arg(args::option("title", lang.cli_text(), lang.cli_new_title()).required(true))
                .arg(args::option("date", lang.cli_day(), lang.cli_new_date()))
                .arg(args::option("agency", lang.cli_name(), lang.cli_new_agency()).action(ArgAction::Append))
                .arg(
                    args::option("from", lang.cli_file(), lang.cli_new_from())
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(
            sub(lang, "show", lang.cli_show(), lang.cli_show_usage())
                .arg(file("file", lang.cli_read()).required(true)),
        )
        .subcommand(
            sub(lang, "check", lang.cli_check(), lang.cli_check_usage())
                .arg(file("files", lang.cli_read()).required(true).num_args(1..)),
        )
        .subcommand(
            sub(lang, "export", lang.cli_export(), lang.cli_export_usage())
                .arg(file("files", lang.cli_export_files()).required(true).num_args(1..))
                .arg(
                    args::option("to", Form::WORDS, lang.cli_export_to())
                        .required_unless_present("output")
                        .value_parser(Form::ALL.map(Form::word))
                        .hide_possible_values(true),
                )
                .arg(args::audience(lang))
                .arg(
                    args::option("encoding", Encoding::WORDS, lang.cli_export_encoding())
                        .value_parser(["utf-8", "cp932"])
                        .hide_possible_values(true),
                )
                .arg(args::output(lang, lang.cli_export_output())),
        )
        .subcommand(import::command(lang))
        .subcommand(merge::command(lang))
        .subcommand(merge_driver::command(lang))
        .subcommand(history::command(lang))
        .subcommand(diff::command(lang))
        .subcommand(overlaps::command(lang))
        .subcommand(redact::command(lang))
        .subcommand(template::command(lang))
        .subcommand(sheets::command(lang))
        .subcommand(stats::command(lang))
        .subcommand(
            sub(lang, "completions", lang.cli_completions(), lang.cli_completions_usage()).arg(
                Arg::new("shell")
                    .value_name(lang.cli_shell())
                    .value_parser(value_parser!(Shell))
                    .hide_possible_values(true)
                    .help(lang.cli_completions_shell())
                    .required(true),
            ),
        )
        .subcommand(sub(lang, "man", lang.cli_man(), "norishiro man"))
}

/// The session file a command is about.
fn file(lang: Lang, help: &'static str) -> Arg {
    Arg::new("file")
        .value_name(lang.cli_file())
        .value_parser(value_parser!(PathBuf))
        .help(help)
        .required(true)
}

/// A command whose help is in one language all through.
fn sub(lang: Lang, name: &'static str, about: &'static str, usage: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .help_template(lang.cli_template())
        .next_help_heading(lang.cli_options())
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(lang.cli_help()))
}

/// Tells wrong usage in the language set; help and version are no mistakes.
fn usage(lang: Lang, error: &clap::Error, first: &str) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match output::text(&error.to_string()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => ended(Err(output::failure(lang, &error))),
        };
    }
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => lang.cli_wrong_too_many(&arg),
        ErrorKind::UnknownArgument => lang.cli_wrong_unknown(&arg),
        ErrorKind::InvalidValue if value.is_empty() => lang.cli_wrong_no_value(&arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => lang.cli_wrong_value(&arg, &value),
        ErrorKind::MissingRequiredArgument => lang.cli_wrong_missing(&arg),
        // what stands first was taken for a file
        ErrorKind::InvalidSubcommand
            if Path::new(first).exists() || store::library::is_session(Path::new(first)) =>
        {
            lang.cli_wrong_too_many(&context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidSubcommand => lang.cli_wrong_command(first),
        ErrorKind::ArgumentConflict => lang.cli_wrong_together(&arg),
        _ => lang.cli_wrong_other().to_owned(),
    };
    wrong(lang, what)
}

fn wrong(lang: Lang, what: String) -> ExitCode {
    message::tell(&Failure { what, shown: String::new(), next: lang.cli_see_help().to_owned() });
    ExitCode::from(2)
}

/// The platform's folders of this program.
fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "norishiro")
}
