//! `--same` and `--not-same`: which records a person says are one, and the arguments that would say so.

use clap::ArgMatches;

use crate::cli::message::Failure;
use crate::domain::candidates::Candidate;
use crate::domain::same::Verdict;
use crate::domain::together::{Verdicts, pair};
use crate::domain::{Record, RecordId, Session, agency, meeting, order};
use crate::i18n::Lang;
use crate::text::fold;

/// Says of all pairs with equal names that they are the same.
const EQUAL: &str = "equal";

/// What stands between two names; the second is what an input method makes of the first.
const BETWEEN: [char; 2] = ['=', '＝'];

/// Reads what is said of pairs.
pub(in crate::cli) fn read(
    lang: Lang,
    session: &Session,
    candidates: &[Candidate],
    matches: &ArgMatches,
) -> Result<Verdicts, Failure> {
    let mut verdicts = Verdicts::new();
    let said = |name| matches.get_many::<String>(name).into_iter().flatten();
    for (name, verdict) in [("not-same", Verdict::NotSame), ("same", Verdict::Same)] {
        for text in said(name).filter(|text| *text != EQUAL || verdict == Verdict::NotSame) {
            let key = of(lang, session, text)?;
            if verdicts.insert(key, verdict).is_some_and(|before| before != verdict) {
                return Err(Failure::plain(lang.merge_both_said(text), lang.merge_settle_next()));
            }
        }
    }
    if said("same").any(|text| text == EQUAL) {
        for candidate in candidates.iter().filter(|candidate| candidate.is_ticked) {
            verdicts.entry(pair(candidate.known, candidate.fresh)).or_insert(Verdict::Same);
        }
    }
    Ok(verdicts)
}

/// For each candidate the argument that says that it is one.
pub(super) fn arguments(session: &Session, candidates: &[Candidate]) -> Vec<String> {
    let word = |id: RecordId| {
        let name = session.record(id).map(title).unwrap_or_default();
        let is_plain =
            !name.is_empty() && !name.contains(|c: char| BETWEEN.contains(&c) || "\"\\$`!%".contains(c));
        // only a name that leads back to this record
        if is_plain && find(session, name) == [id] { name.to_owned() } else { id.to_string() }
    };
    let argument =
        |candidate: &Candidate| format!("--same \"{}={}\"", word(candidate.known), word(candidate.fresh));
    candidates.iter().map(argument).collect()
}

/// The pair that a text names.
fn of(lang: Lang, session: &Session, text: &str) -> Result<(RecordId, RecordId), Failure> {
    let form = || Failure::plain(lang.merge_pair_form(text), lang.merge_pair_form_next());
    // a name may have such a sign in it: the first place where both sides are something
    let places: Vec<(&str, &str)> = text
        .char_indices()
        .filter(|(_, c)| BETWEEN.contains(c))
        .filter_map(|(at, c)| Some((text.get(..at)?.trim(), text.get(at + c.len_utf8()..)?.trim())))
        .filter(|(one, other)| !one.is_empty() && !other.is_empty())
        .collect();
    let known =
        places.iter().find(|(one, other)| !find(session, one).is_empty() && !find(session, other).is_empty());
    let (one, other) = known.or(places.first()).copied().ok_or_else(form)?;
    let (one, other) = (only(lang, session, one)?, only(lang, session, other)?);
    if one == other {
        return Err(Failure::plain(lang.merge_one_thing(text), lang.merge_settle_next()));
    }
    let kind = |id| session.record(id).map(Record::kind);
    if kind(one) != kind(other) {
        return Err(Failure::plain(lang.merge_two_kinds(text), lang.merge_settle_next()));
    }
    Ok(pair(one, other))
}

/// The one record that a name or an id means.
fn only(lang: Lang, session: &Session, name: &str) -> Result<RecordId, Failure> {
    let found = find(session, name);
    match found.as_slice() {
        [] => {
            let names: Vec<String> =
                named(session).into_iter().map(|record| lang.naming_quoted(title(record))).collect();
            Err(Failure::plain(
                lang.merge_no_name(name),
                lang.merge_no_name_next(&names.join(lang.out_comma())),
            ))
        }
        [one] => Ok(*one),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::plain(
                lang.merge_many_names(name),
                lang.merge_many_names_next(&ids.join(lang.out_comma())),
            ))
        }
    }
}

/// The records a name means: as it is written, else however it is written; of those that are the same, the first.
fn find(session: &Session, name: &str) -> Vec<RecordId> {
    let all = named(session);
    if let Some(record) =
        name.parse().ok().and_then(|id: RecordId| all.iter().find(|record| record.id() == id))
    {
        return vec![record.id()];
    }
    let key = fold(name);
    let names = |record: &Record| -> Vec<String> {
        let texts = ["name", "short", "title"].into_iter().flat_map(|field| record.texts(field));
        texts.chain(agency::Agency(record).aliases()).map(str::to_owned).collect()
    };
    let matching = |is: &dyn Fn(&Record) -> bool| {
        let mut found: Vec<RecordId> = Vec::new();
        for record in all.iter().filter(|record| is(record)) {
            if !found.iter().any(|known| session.stands_for(*known) == session.stands_for(record.id())) {
                found.push(record.id());
            }
        }
        found
    };
    let written = matching(&|record| title(record) == name);
    if written.is_empty() {
        matching(&|record| !key.is_empty() && names(record).iter().any(|name| fold(name) == key))
    } else {
        written
    }
}

/// All agencies and meetings, in order.
fn named(session: &Session) -> Vec<&Record> {
    order::sort(session.of_kind(agency::KIND).chain(session.of_kind(meeting::KIND)))
}

fn title(record: &Record) -> &str {
    record.text(if record.kind() == agency::KIND { "name" } else { "title" })
}
