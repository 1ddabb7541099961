//! `--as`: which agency a name in a file is, and which names a person still has to say that of.

use clap::ArgMatches;

use crate::cli::message::Failure;
use crate::domain::agency::Agency;
use crate::domain::{RecordId, Session, conflict};
use crate::exchange::intake::plan::{Answer, Name, Plan};
use crate::exchange::intake::whose::{self, Whose};
use crate::i18n::Lang;
use crate::text::fold;

/// What stands between two names; the second is what an input method makes of the first.
const BETWEEN: [char; 2] = ['=', '＝'];

/// Gives the answers that were typed.
pub(super) fn give(
    lang: Lang,
    session: &Session,
    plan: &mut Plan,
    matches: &ArgMatches,
) -> Result<(), Failure> {
    let mut answers = Vec::new();
    for text in matches.get_many::<String>("as").into_iter().flatten() {
        let sides = text
            .char_indices()
            .filter(|(_, c)| BETWEEN.contains(c))
            .filter_map(|(at, c)| Some((text.get(..at)?.trim(), text.get(at + c.len_utf8()..)?.trim())));
        let sides: Vec<_> = sides.filter(|(name, agency)| !name.is_empty() && !agency.is_empty()).collect();
        // a name may have such a sign in it: the first place where the left side is one
        let is_name = |name: &str, known: &Name| !known.name.is_empty() && fold(&known.name) == fold(name);
        let in_file = |name: &str| plan.names.iter().any(|known| is_name(name, known));
        let Some((name, agency)) = sides.iter().find(|(name, _)| in_file(name)).or(sides.first()).copied()
        else {
            return Err(Failure::plain(lang.import_as_form(text), lang.import_as_form_next()));
        };
        if !in_file(name) {
            let names: Vec<&str> = plan.names.iter().map(|name| name.name.as_str()).collect();
            let next = lang.import_as_unused_next(&names.join(lang.out_comma()));
            return Err(Failure::plain(lang.import_as_unused(name), next));
        }
        let answer = answer(lang, session, name, agency)?;
        let meant = |(_, known): &(usize, &Name)| is_name(name, known);
        let places: Vec<usize> = plan.names.iter().enumerate().filter(meant).map(|(at, _)| at).collect();
        answers.extend(places.into_iter().map(|at| (at, Some(answer))));
    }
    if !answers.is_empty() {
        plan.answer_all(session, answers);
    }
    Ok(())
}

/// The agency that is typed: its number, or what it is called; a name that nobody has, said twice, is a new one.
fn answer(lang: Lang, session: &Session, name: &str, typed: &str) -> Result<Answer, Failure> {
    let agencies = whose::agencies(session, None);
    if let Some(agency) = typed.parse::<RecordId>().ok().and_then(|id| conflict::standing(session, id)) {
        return Ok(Answer::Agency(agency.id()));
    }
    let written: Vec<RecordId> =
        agencies.iter().filter(|agency| agency.name() == typed).map(|agency| agency.id()).collect();
    let called =
        || agencies.iter().map(|agency| agency.id()).filter(|id| whose::is_called(session, *id, typed));
    let found = if written.is_empty() { called().collect() } else { written };
    match found.as_slice() {
        [id] => Ok(Answer::Agency(*id)),
        [] if fold(typed) == fold(name) => Ok(Answer::New),
        [] => {
            let names: Vec<String> =
                agencies.iter().map(|agency| lang.naming_quoted(agency.name())).collect();
            let next = lang.merge_no_name_next(&names.join(lang.out_comma()));
            Err(Failure::plain(lang.import_as_nobody(typed), next))
        }
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            let next = lang.merge_many_names_next(&ids.join(lang.out_comma()));
            Err(Failure::plain(lang.import_as_several(typed), next))
        }
    }
}

/// The names of which nobody has said whose they are, with the arguments that would say so; none where there are none.
pub(super) fn open(lang: Lang, session: &Session, plan: &Plan) -> Option<Failure> {
    let mut lines = Vec::new();
    for (at, name) in plan.open() {
        let rows = plan.rows_of(at);
        if name.name.is_empty() {
            lines.extend([lang.import_nameless(rows), lang.import_nameless_next().to_owned()]);
            continue;
        }
        let likely = match &name.whose {
            Whose::Unsure(likely) => likely.clone(),
            Whose::Known(_) | Whose::Unknown => Vec::new(),
        };
        lines.push(if likely.is_empty() {
            lang.import_unknown(&name.name, rows)
        } else {
            lang.import_unsure(&name.name, rows)
        });
        lines.push(lang.import_may_be().to_owned());
        let agencies = whose::agencies(session, None);
        let word = |agency: &Agency| {
            let same = agencies.iter().filter(|other| other.name() == agency.name()).count();
            let is_plain = same == 1 && !agency.name().contains(|c| "\"\\$`!%=＝".contains(c));
            if is_plain { agency.name().to_owned() } else { agency.id().to_string() }
        };
        let known = likely.iter().filter_map(|id| conflict::standing(session, *id));
        lines.extend(known.map(|agency| format!("  --as \"{}={}\"", name.name, word(&agency))));
        if !agencies.iter().any(|agency| whose::is_called(session, agency.id(), &name.name)) {
            lines.push(format!("  --as \"{0}={0}\" {1}", name.name, lang.import_as_new()));
        }
    }
    let shown = lines.join("\n");
    (!lines.is_empty()).then(|| Failure {
        what: lang.import_nothing_written().to_owned(),
        shown,
        next: String::new(),
    })
}
