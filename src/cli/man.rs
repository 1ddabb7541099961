//! `man`: the manual page, one for all commands, in the language set.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::message::Failure;
use super::output;
use crate::i18n::Lang;

/// Writes the manual page to standard output.
pub(super) fn run(lang: Lang, command: Command) -> Result<(), Failure> {
    let page = page(lang, command).map_err(|error| output::failure(lang, &error))?;
    output::result(lang, &page, None)
}

fn page(lang: Lang, command: Command) -> io::Result<String> {
    let name = command.get_name().to_owned();
    let source = format!("{name} {}", command.get_version().unwrap_or_default());
    let subcommands: Vec<Command> = command.get_subcommands().cloned().collect();
    let about = lang.cli_about();
    let what = about.split_once(": ").map_or(about, |(_, what)| what);
    let man = Man::new(command).source(source);
    let mut page = rendered(|out| man.render_title(out))?;
    page += &section("SH", lang.man_name(), &text(&format!("{name} - {what}")));
    page += &section("SH", lang.man_synopsis(), &body(|out| man.render_synopsis_section(out))?);
    page += &section("SH", &lang.cli_options().to_uppercase(), &body(|out| man.render_options_section(out))?);
    page += &section("SH", &lang.cli_commands().to_uppercase(), "");
    for command in subcommands {
        let name = command.get_name().to_owned();
        // said once, above
        let man = Man::new(command.mut_arg("help", |help| help.hide(true)));
        let mut told = body(|out| man.render_description_section(out))?;
        told += &section("PP", "", &body(|out| man.render_synopsis_section(out))?);
        told += &body(|out| man.render_options_section(out))?;
        page += &section("SS", &name, &told);
    }
    for (heading, told) in [
        (lang.man_exit(), lang.man_exit_text()),
        (lang.man_environment(), lang.man_environment_text()),
        (lang.man_files(), lang.man_files_text()),
    ] {
        page += &section("SH", heading, &text(told));
    }
    Ok(with_one_preamble(&page))
}

fn text(text: &str) -> String {
    Roff::new().text([roman(text)]).render()
}

/// A part under a heading of ours.
fn section(kind: &str, heading: &str, body: &str) -> String {
    Roff::new().control(kind, Some(heading).filter(|heading| !heading.is_empty())).render() + body
}

/// What stands below the heading of a part, which is in English; nothing where there is no heading.
fn body(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let part = rendered(render)?;
    let below = part.split_once(".SH ").and_then(|(_, part)| part.split_once('\n'));
    Ok(below.map(|(_, below)| below.to_owned()).unwrap_or_default())
}

fn rendered(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut out = Vec::new();
    render(&mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Each part brings the definition of an apostrophe along; once is enough.
fn with_one_preamble(page: &str) -> String {
    let is_preamble = |line: &&str| line.contains(" .ds Aq ") || line.starts_with(".el .ds Aq");
    let lines = page.lines().enumerate().filter(|(at, line)| *at < 2 || !is_preamble(line));
    lines.map(|(_, line)| format!("{line}\n")).collect()
}
