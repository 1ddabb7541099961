//! `new`: a meeting without the screen; writes the file and ends.

use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::output;
use super::settings::Settings;
use crate::app::new::earlier::Earlier;
use crate::app::new::{self, Guest, guests_of, named};
use crate::domain::Pen;
use crate::domain::meeting::Facts;
use crate::i18n::date;
use crate::shell::{moment, trouble};
use crate::store::{self, sheets};
use crate::text::{Clean, fold};

/// Writes the session file of a new meeting.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let moment = moment::now();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let what = lang.cli_no_folder(&folder.display().to_string());
        return Err(Failure::plain(what, lang.cli_no_folder_next()));
    }
    let title =
        Clean::line(matches.get_one::<String>("title").map(String::as_str).unwrap_or_default()).into_string();
    if title.is_empty() {
        return Err(wrong(lang.new_no_title()));
    }
    let day = match matches.get_one::<String>("date") {
        None => moment.today,
        Some(typed) => date::typed(typed, moment.today).ok_or_else(|| wrong(lang.new_bad_date()))?,
    };
    let mut guests: Vec<Guest> = Vec::new();
    let mut earlier = None;
    if let Some(previous) = matches.get_one::<PathBuf>("from") {
        let session = super::source::session(settings, previous)?;
        guests = guests_of(&session);
        earlier = Some(Earlier::new(session));
    }
    for typed in matches.get_many::<String>("agency").into_iter().flatten() {
        if let Some(named) = named(typed) {
            if guests.iter().any(|guest| fold(&guest.named.name) == fold(&named.name)) {
                return Err(wrong(&lang.new_known(&named.name)));
            }
            guests.push(Guest { named, known: None });
        }
    }
    let facts = Facts { title, date: day.format("%Y-%m-%d").to_string(), ..Facts::default() };
    let pen = Pen { by: settings.by.clone(), now: moment.now, seed: moment.seed };
    let sheets: Vec<_> = sheets::usual_of(&sheets::shelf(&settings.sheets).sheets);
    let session = new::session(pen, facts, &guests, &sheets, earlier.as_ref());
    let waits = earlier.map(|earlier| earlier.told(&guests, lang)).filter(|told| !told.is_empty());
    store::create(file, &session)
        .map_err(|error| Failure::of(lang, &trouble::told(&error, 0), &file.display().to_string()))?;
    match waits {
        Some(waits) => output::text(&format!("{}\n", lang.carry_brought(&waits)))
            .map_err(|error| output::failure(lang, &error)),
        None => Ok(()),
    }
}

fn wrong(why: &str) -> Failure {
    Failure::plain(why, "")
}
