//! `redact`: erases a text from a session, its backups and this machine's journal, after it was said what will go.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::message::Failure;
use super::settings::Settings;
use super::{record, source};
use crate::domain::{RecordId, RevisionId, Session, Writer, conflict, copies, redaction, wording};
use crate::exchange::Audience;
use crate::exchange::naming::{Naming, line};
use crate::i18n::Lang;
use crate::shell::{moment, trouble};
use crate::store::alone::Alone;
use crate::store::{self, Cause, Shelf, Trouble, Written};
use crate::text::fold::yes_no;

/// Bytes of an answer that are read.
const ANSWER: u64 = 1024;

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    super::sub(lang, "redact", lang.cli_redact(), lang.cli_redact_usage())
        .arg(super::file(lang, lang.cli_redact_file()))
        .arg(
            Arg::new("record")
                .value_name(lang.cli_record())
                .help(lang.cli_redact_record())
                .required(true)
                .num_args(1..),
        )
        .arg(Arg::new("field").long("field").value_name(lang.cli_field()).help(lang.cli_redact_field()))
        .arg(Arg::new("label").long("label").value_name(lang.cli_name()).help(lang.cli_redact_label()))
        .arg(Arg::new("yes").long("yes").action(ArgAction::SetTrue).help(lang.cli_redact_yes()))
}

/// Says what would go, asks, and erases it.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let typed = matches.get_many::<String>("record").into_iter().flatten();
    let shelf = Shelf::new(&store::real(), &settings.state);
    let failure = |error: &Trouble| {
        let mut told = source::failure(lang, &error.path, error);
        if !told.shown.is_empty() {
            told.shown.push('\n');
        }
        told.shown.push_str(lang.redact_left());
        if error.cause == Cause::InUse {
            told.next = lang.redact_in_use().to_owned();
        } else if error.path.starts_with(shelf.folder()) {
            told.what = lang.source_journal_bad(&source::name(lang, file));
            told.next = lang.redact_journal_next(&error.path.display().to_string());
        }
        told
    };
    let by = matches.get_one::<String>("label").unwrap_or(&settings.by).clone();
    let mut alone = Alone::take(file, &shelf, &by).map_err(|error| failure(&error))?;
    let named = matches.get_one::<String>("field");
    let mut what: BTreeMap<RecordId, String> = BTreeMap::new();
    for typed in typed {
        let id = record::find(lang, &alone.session, typed)?;
        what.insert(id, field(lang, &alone.session, id, named)?);
    }
    let gone: BTreeSet<RevisionId> =
        what.iter().flat_map(|(id, field)| redaction::gone(&alone.session, *id, field)).collect();
    let copies = alone.copies_with(&gone).len();
    source::tell(preview(lang, &alone.session, &what, copies));
    for copy in store::copies::beside(&store::open::resolved(file), &alone.session) {
        if copy.holds(&gone) {
            source::tell(lang.redact_beside(&copy.name_beside(file)));
        }
    }
    if !matches.get_flag("yes") && !agreed(lang)? {
        return Err(Failure::plain(lang.redact_left(), ""));
    }
    let now = moment::now();
    let pen = crate::domain::Pen { by, now: now.now, seed: now.seed };
    let all: Vec<(RecordId, &str)> = what.iter().map(|(id, field)| (*id, field.as_str())).collect();
    let redacted = redaction::redact_all(Writer::new(&mut alone.session, pen), &all);
    let mut written = Written::default();
    let saved = alone.save(&what.into_keys().collect(), &mut written);
    if let Some(aside) = &written.recovered {
        source::tell(lang.merge_aside(&aside.display().to_string()));
    }
    saved.map_err(|error| {
        let place = error.path.display().to_string();
        let shown =
            if holds(file, &gone) { lang.redact_left().to_owned() } else { lang.redact_may_be_left(&place) };
        Failure { shown, ..Failure::of(lang, &trouble::told(&error, 0), &place) }
    })?;
    source::tell(lang.redact_done(redacted.redactions.len(), copies));
    Ok(())
}

/// Whether a file still has every text that was to go.
fn holds(file: &Path, gone: &BTreeSet<RevisionId>) -> bool {
    let has =
        |session: &Session, id| session.revisions().get(id).is_some_and(|kept| !kept.body().is_redacted());
    store::open::read(file).is_ok_and(|read| gone.iter().all(|id| has(&read.session, id)))
}

/// The field that is meant: the one named, else the text of the record.
fn field(lang: Lang, session: &Session, id: RecordId, named: Option<&String>) -> Result<String, Failure> {
    let history = session.history(id);
    let words = history.iter().flat_map(|revision| wording::of(revision));
    let fields: BTreeSet<&str> = words.map(|(field, _)| field.as_str()).collect();
    let kind = session.record(id).map_or("", |record| record.kind());
    let called = |field: &&str| format!("{field}{}", lang.out_marks(&lang.field_of(kind, field)));
    let told =
        || lang.redact_which_next(&fields.iter().map(called).collect::<Vec<_>>().join(lang.out_comma()));
    // what a record says; its other words (a note, a measure) are named
    let words = session.record(id).and_then(conflict::words);
    let meant = named.map(String::as_str).or(words).filter(|field| fields.contains(field));
    meant.map(str::to_owned).ok_or_else(|| match named {
        None if fields.is_empty() => {
            Failure::plain(lang.out_fact(&id.to_string(), lang.redact_nothing()), lang.redact_nothing_next())
        }
        None => Failure::plain(lang.out_fact(&id.to_string(), lang.redact_which()), told()),
        Some(named) => Failure::plain(lang.redact_no_field(named), told()),
    })
}

/// What will go, and where else the words may stand.
fn preview(lang: Lang, session: &Session, what: &BTreeMap<RecordId, String>, backups: usize) -> String {
    let naming = Naming::new(session, Audience::Office, lang);
    let mut lines = Vec::new();
    let mut others = Vec::new();
    for (id, field) in what {
        let Some(record) = session.record(*id) else { continue };
        lines.push(lang.redact_preview(&naming.name(record), &naming.field(record, field)));
        let wordings = copies::wordings_of(session, record, field);
        lines.extend(wordings.iter().map(|text| format!("  {}", lang.naming_quoted(&line(text)))));
        for other in copies::of_field(session, *id, field) {
            let is_known = others
                .iter()
                .any(|known: &copies::Copy| (known.record, known.field) == (other.record, other.field));
            if !is_known && what.get(&other.record).is_none_or(|field| *field != other.field) {
                others.push(other);
            }
        }
    }
    lines.push(lang.redact_places(backups));
    if !others.is_empty() {
        lines.push(lang.redact_alike().to_owned());
    }
    for other in others {
        let Some(record) = session.record(other.record) else { continue };
        let bin = if record.is_hidden() { lang.out_marks(lang.history_bin()) } else { String::new() };
        let kin = if other.is_alike { "" } else { lang.redact_kin() };
        // words beside those that name the record have to be asked for
        let beside = Some(other.field) != conflict::words(record);
        let field = if beside { lang.out_marks(&format!("--field {}", other.field)) } else { String::new() };
        lines.push(format!("  {}  {}{field}{bin}{kin}", record.id(), naming.name(record)));
    }
    lines.join("\n")
}

/// Asks on the terminal; without one nobody can be asked.
fn agreed(lang: Lang) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::plain(lang.redact_not_asked(), lang.redact_not_asked_next()));
    }
    source::tell(lang.redact_ask().to_owned());
    let mut answer = String::new();
    let _ = io::BufReader::new(io::stdin().lock().take(ANSWER)).read_line(&mut answer);
    Ok(yes_no(&answer) == Some(true))
}
