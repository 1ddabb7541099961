//! `export`: a session for other people and other programs; a folder of them, one record a line.

mod many;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::ArgMatches;

use super::message::Failure;
use super::settings::Settings;
use super::{args, families, output, source};
use crate::exchange::withheld::withheld;
use crate::exchange::{Encoding, Form, Order, form};

/// In which form: as `--to` says, or as the file ends; none where neither says it.
pub(super) fn form_of(matches: &ArgMatches) -> Option<Form> {
    args::form_of(matches, &Form::ALL.map(|form| (form.word(), form)))
}

/// Writes sessions in another form.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let places: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
    let audience = args::audience_of(matches);
    let form = form_of(matches).unwrap_or_default();
    let output = args::output_of(matches);
    let encoding = matches.get_one::<String>("encoding").and_then(|word| Encoding::read(word));
    if encoding.is_some() && form != Form::Csv {
        let what = lang.export_encoding_only().to_owned();
        return Err(Failure::plain(what, ""));
    }
    let order = Order { encoding: encoding.unwrap_or_default(), ..settings.order(form, audience) };
    let [file] = &places[..] else { return many::run(settings, &places, &order, output) };
    if families::is_folder(file) {
        return many::run(settings, &places, &order, output);
    }
    let session = source::session(settings, file)?;
    if form.is_binary() && !output::is_file(output) && std::io::stdout().is_terminal() {
        let (what, next) = (lang.cli_export_binary().to_owned(), lang.cli_export_binary_next().to_owned());
        return Err(Failure::plain(what, next));
    }
    let written = form::write(&session, &order);
    for lost in &written.lost {
        source::tell(lang.export_lost(lost.row, &lost.what.to_string()));
    }
    for line in withheld(&session, audience, order.small, lang) {
        source::tell(lang.export_withheld(&line));
    }
    output::result(lang, &written.bytes, output)
}
