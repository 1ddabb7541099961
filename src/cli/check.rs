//! `check`: is each file sound? Where not: what, and where. What else is to be known of it is told, too.

mod fault;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::message::{self, Failure};
use super::settings::Settings;
use super::source::Source;
use super::{output, source};
use crate::domain::{Record, RecordId, Session, agency, conflict, entry, meeting, overlap, response};
use crate::exchange::naming::Naming;
use crate::exchange::{Audience, missing};
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::wire::{Damages, Reader};
use crate::store::{self, Cause, Shelf, copies, open, recover, sheets};

/// Damaged places, and records in conflict, that are named; more are counted.
const NAMED: usize = 20;

/// Checks each file; writes nothing into any.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let files: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let mut bad = 0;
    for file in &files {
        if sheets::looks_like_one(file) {
            bad += usize::from(!super::sheets::is_sound(lang, file));
            continue;
        }
        let read = source::try_read(settings, &mut Reader::default(), file);
        let failures: Vec<Failure> = match &read {
            Ok(read) => {
                let marks = marked(lang, file, read.loaded.hand.marks);
                not_whole(lang, file, &read.loaded.session).into_iter().chain(marks).collect()
            }
            Err(trouble) => {
                let mut failure = source::failure(lang, file, trouble);
                if let Cause::Damaged(damages) = &trouble.cause {
                    let left = left(settings, file, damages);
                    failure.shown =
                        [places(lang, damages)].into_iter().chain(left).collect::<Vec<_>>().join("\n");
                }
                vec![failure]
            }
        };
        if let Ok(read) = &read {
            output::result(lang, told(lang, file, read, failures.is_empty()), None)?;
        }
        bad += usize::from(!failures.is_empty());
        failures.iter().for_each(message::tell);
    }
    if bad == 0 {
        return Ok(());
    }
    Err(Failure::plain(lang.check_bad(bad, files.len()), ""))
}

/// Every damaged place: where, what, and the line with a caret.
pub(super) fn places(lang: Lang, damages: &Damages) -> String {
    let place = |place: &store::wire::Damage| {
        let what = lang.check_place(place.line, place.column, &fault::told(lang, &place.fault));
        let shown = source::shown(place);
        if shown.is_empty() { what } else { format!("{what}\n{shown}") }
    };
    let mut told: Vec<String> = damages.places.iter().take(NAMED).map(place).collect();
    if damages.places.len() > NAMED {
        told.push(lang.check_more(damages.places.len() - NAMED));
    }
    told.join("\n")
}

/// What is missing in a file that can be read; nothing where it is whole.
fn not_whole(lang: Lang, file: &Path, session: &Session) -> Option<Failure> {
    let mut told = missing::places(session, lang, with_id);
    if told.is_empty() {
        return None;
    }
    let count = told.len();
    shorten(lang, &mut told);
    Some(Failure {
        what: lang.check_not_whole(&source::name(lang, file), count),
        shown: told.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n"),
        next: lang.check_not_whole_next().to_owned(),
    })
}

/// That git left both sides of a merge in a file, where it did.
fn marked(lang: Lang, file: &Path, places: usize) -> Option<Failure> {
    let name = source::name(lang, file);
    (places > 0).then(|| Failure::plain(lang.check_marks(&name, places), lang.check_marks_next(&name)))
}

/// What would be back of a damaged file if it were opened, and what would still be missing.
fn left(settings: &Settings, file: &Path, damages: &Damages) -> Option<String> {
    let left = recover::look(file, &Shelf::new(&store::real(), &settings.state))?;
    let (sum, mut places) = trouble::gone(damages, &left).told(&left.session, settings.lang, with_id);
    shorten(settings.lang, &mut places);
    let lines = std::iter::once(sum).chain(places.iter().map(|place| format!("  {place}")));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// A record by its number and its name.
fn with_id(id: RecordId, name: &str) -> String {
    format!("{id} {name}")
}

/// Names the first; the others are counted.
fn shorten(lang: Lang, told: &mut Vec<String>) {
    let count = told.len();
    if count > NAMED {
        told.truncate(NAMED);
        told.push(lang.check_more(count - NAMED));
    }
}

/// What there is to say of a file that can be read.
fn told(lang: Lang, file: &Path, read: &Source, is_whole: bool) -> String {
    let session = &read.session;
    let name = source::name(lang, file);
    let open = conflict::open(session);
    let mut lines = Vec::new();
    if is_whole {
        let meetings = meeting::all(session);
        let of_kind =
            |kind: &'static str| meetings.iter().flat_map(move |meeting| session.met(kind, meeting.id()));
        let count = |kinds: &[&'static str]| {
            kinds.iter().flat_map(|kind| of_kind(kind)).map(Record::id).collect::<BTreeSet<_>>().len()
        };
        // entries are counted as on Home: what was said, and answers in cells
        let (entries, overlaps) = (count(&[entry::KIND, response::KIND]), count(&[overlap::KIND]));
        let agencies = session.of_kind(agency::KIND).count();
        lines.push(lang.check_sound(&name, meetings.len(), agencies, entries, overlaps, open.len()));
    }
    let unread = &read.loaded.hand.unread;
    if unread.count > 0 {
        lines.push(format!("  {}", lang.check_hand(unread.count)));
        lines.extend(places(lang, unread).lines().map(|line| format!("  {line}")));
    }
    if !open.is_empty() {
        lines.push(format!("  {}", lang.check_conflicts()));
        let naming = Naming::new(session, Audience::Room, lang);
        lines.extend(open.iter().take(NAMED).map(|one| {
            let fields: Vec<String> =
                one.fields.iter().map(|field| naming.field(one.record, field)).collect();
            let fields = lang.out_marks(&fields.join(lang.out_comma()));
            format!("    {} {}{fields}", one.record.id(), naming.name(one.record))
        }));
        if open.len() > NAMED {
            lines.push(format!("    {}", lang.check_more(open.len() - NAMED)));
        }
    }
    if read.kept > 0 {
        lines.push(format!("  {}", lang.check_kept(read.kept)));
    }
    if read.kept_unreadable {
        lines.push(format!("  {}", lang.check_kept_bad()));
    }
    if file != Path::new("-") {
        for copy in copies::beside(&open::resolved(file), session) {
            let copied = copy.name_beside(file);
            if copy.lost > 0 {
                lines.push(format!("  {}", lang.check_copy_damaged(&copied)));
                lines.push(format!("  {}", lang.check_copy_damaged_next(&copied)));
            } else if copy.news == 0 {
                lines.push(format!("  {}", lang.check_copy_same(&copied)));
            } else {
                lines.push(format!("  {}", lang.check_copy(&copied, copy.news)));
                lines.push(format!("  {}", lang.check_copy_next(&name, &copied)));
            }
            if copy.erased > 0 {
                lines.push(format!("  {}", lang.check_copy_erased(&copied, copy.erased)));
            }
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
