//! What a merge would bring, before anything is written: as text for people, as JSON for programs.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::domain::arrival::{Arrival, Fate, Kinship};
use crate::domain::candidates::{Candidate, Likeness};
use crate::domain::conflict::{self, Conflict, Side};
use crate::domain::redaction::Rewritten;
use crate::domain::same::Verdict;
use crate::domain::together::{Verdicts, pair};
use crate::domain::{Pen, RecordId, Session, Writer, filled, outcome, redaction, response};
use crate::i18n::Lang;

use super::Audience;
use super::history::writer;
use super::naming::{Naming, line};

/// Counts up where a program that reads the JSON has to change.
const FORMAT: u32 = 1;

/// How many records of one fate are named; more are counted.
const NAMED: usize = 20;

/// So many new records are still few.
const FEW: usize = 10;

/// A merge that is looked at.
#[derive(Debug)]
pub struct Preview<'a> {
    /// The session the others come to, before.
    pub here: &'a Session,
    /// What they would bring.
    pub arrival: &'a Arrival,
    /// What may be one thing made twice.
    pub candidates: &'a [Candidate],
    /// What was said of pairs with this merge.
    pub verdicts: &'a Verdicts,
    /// The arguments that say of a candidate that it is the same.
    pub arguments: &'a [String],
    /// The file the merged session goes into, as it stands in a command.
    pub into: &'a str,
}

impl Preview<'_> {
    /// As text; what the room may not see is counted and not shown.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let naming = Naming::new(&self.arrival.after, Audience::Room, lang);
        let said = if self.arrival.is_empty() { lang.preview_nothing().to_owned() } else { self.said(lang) };
        let mut lines = vec![said];
        for kind in outcome::KINDS {
            let counts = counts(lang, |fate| self.arrival.count_of(fate, kind));
            if !counts.is_empty() {
                lines.push(lang.out_fact(lang.outcome(kind), &counts));
            }
        }
        let answers = counts(lang, |fate| self.arrival.count_answers(fate));
        if !answers.is_empty() {
            lines.push(lang.preview_answers(&answers));
        }
        let around = counts(lang, |fate| self.arrival.count_around(fate));
        if !around.is_empty() {
            lines.push(lang.preview_others(&around));
        }
        if self.arrival.refused > 0 {
            lines.push(lang.preview_refused(self.arrival.refused));
        }
        if !self.arrival.namesakes.is_empty() {
            lines.push(lang.intake_namesakes(&line(&self.arrival.namesakes.join(lang.out_comma()))));
        }
        for fate in Fate::ALL {
            self.name_all(lang, &naming, fate, &mut lines);
        }
        lines.extend(rewritten(&self.arrival.after, &self.arrival.rewritten, self.into, lang));
        if !self.candidates.is_empty() {
            let (all, is_equal) = (self.candidates, |one: &&Candidate| one.likeness == Likeness::Equal);
            let equal = all.iter().filter(is_equal).count();
            lines.push(lang.preview_candidates(all.len(), equal, all.len() - equal));
            for (candidate, argument) in self.candidates.iter().zip(self.arguments) {
                lines.push(format!("  {}", self.candidate(lang, candidate)));
                if self.verdict(candidate).is_none() {
                    lines.push(format!("    {argument}"));
                }
            }
            if self.candidates.iter().any(|one| one.is_ticked && self.verdict(one).is_none()) {
                lines.push(format!("  {}", lang.preview_equal()));
            }
            if self.candidates.iter().any(|candidate| self.verdict(candidate).is_none()) {
                lines.push(format!("  {}", lang.preview_apart()));
            }
        }
        lines.join("\n") + "\n"
    }

    /// How much of what was said comes to what; also where it is none, since that is what people look for.
    fn said(&self, lang: Lang) -> String {
        let is_rare = |fate: &Fate| [Fate::Back, Fate::Redacted].contains(fate);
        let shown = |fate: &Fate| !is_rare(fate) || self.arrival.count(*fate, true) > 0;
        let count = |fate: Fate| lang.preview_count(lang.fate(fate.word()), self.arrival.count(fate, true));
        Fate::ALL.into_iter().filter(shown).map(count).collect::<Vec<_>>().join(lang.preview_dot())
    }

    fn name_all(&self, lang: Lang, naming: &Naming, fate: Fate, lines: &mut Vec<String>) {
        let all: Vec<RecordId> =
            self.arrival.items.iter().filter(|(other, _)| *other == fate).map(|(_, id)| *id).collect();
        if all.is_empty() || (fate == Fate::New && all.len() > FEW) {
            return;
        }
        lines.push(lang.preview_heading(lang.fate(fate.word())));
        for id in all.iter().take(NAMED) {
            let Some(record) = self.arrival.after.record(*id) else { continue };
            let kept = match (record.is_kept_though_deleted(), fate) {
                (true, Fate::Back) => lang.preview_out_of_bin(),
                (true, _) => lang.preview_kept(),
                (false, _) => "",
            };
            lines.push(format!("  {}{kept}", naming.name(record)));
            if fate == Fate::Differs && naming.shows(record) {
                for conflict in conflict::of(&self.arrival.after, record) {
                    lines.extend(sides(lang, naming, &conflict));
                }
            }
        }
        if all.len() > NAMED {
            lines.push(format!("  {}", lang.preview_more(all.len() - NAMED)));
        }
    }

    fn verdict(&self, candidate: &Candidate) -> Option<Verdict> {
        self.verdicts.get(&pair(candidate.known, candidate.fresh)).copied()
    }

    fn candidate(&self, lang: Lang, candidate: &Candidate) -> String {
        let [known, fresh] =
            [candidate.known, candidate.fresh].map(|id| line(&name(&self.arrival.after, id)));
        let what = match (self.verdict(candidate), candidate.likeness) {
            (Some(Verdict::Same), _) => lang.preview_bound(),
            (Some(Verdict::NotSame), _) => lang.preview_kept_apart(),
            (None, Likeness::Equal) => lang.preview_like_equal(),
            (None, Likeness::Contained) => lang.preview_like_contained(),
            (None, Likeness::Alike) => lang.preview_like_alike(),
        };
        lang.preview_pair(&known, &fresh, what)
    }

    /// As JSON (`docs/flat-form.md`), with a line break at its end.
    #[must_use]
    pub fn json(&self) -> String {
        let fates = || Fate::ALL.into_iter().chain([Fate::Rewritten]);
        let counts = |count: &dyn Fn(Fate) -> usize| {
            fates().map(|fate| (fate.word().to_owned(), count(fate).into())).collect()
        };
        let answered = |fate| {
            [response::KIND, filled::KIND]
                .into_iter()
                .map(|kind| self.arrival.count_of(fate, kind))
                .sum::<usize>()
        };
        let record = |(fate, id): &(Fate, RecordId)| {
            let record = self.arrival.after.record(*id)?;
            let open = conflict::of(&self.arrival.after, record);
            let differs = open.iter().flat_map(|open| &open.fields).map(|name| (*name).to_owned()).collect();
            Some(RecordRow {
                id: *id,
                kind: record.kind(),
                fate: fate.word(),
                was_here: self.here.record(*id).is_some(),
                differs,
            })
        };
        let candidate = |candidate: &Candidate| CandidateRow {
            kind: self.arrival.after.record(candidate.known).map_or("", |record| record.kind()),
            known: candidate.known,
            known_name: name(&self.arrival.after, candidate.known),
            fresh: candidate.fresh,
            fresh_name: name(&self.arrival.after, candidate.fresh),
            likeness: match candidate.likeness {
                Likeness::Equal => "equal",
                Likeness::Contained => "contained",
                Likeness::Alike => "alike",
            },
            ticked: candidate.is_ticked,
            verdict: self.verdict(candidate).map(|verdict| match verdict {
                Verdict::Same => "same",
                Verdict::NotSame => "not_same",
            }),
        };
        let form = Form {
            format: FORMAT,
            kinship: match self.arrival.kinship {
                Kinship::SameMeeting => "same_meeting",
                Kinship::SameNetwork => "same_network",
                Kinship::Strangers => "strangers",
            },
            said: counts(&|fate| self.arrival.count(fate, true)),
            answers: counts(&|fate| self.arrival.count_answers(fate)),
            others: counts(&|fate| self.arrival.count(fate, false) - answered(fate)),
            refused: self.arrival.refused,
            rewritten: each_once(&self.arrival.rewritten)
                .map(|(record, field)| RewrittenRow { record, field })
                .collect(),
            records: self.arrival.items.iter().filter_map(record).collect(),
            candidates: self.candidates.iter().map(candidate).collect(),
        };
        serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
    }
}

/// What was erased on one side and rewritten on the other, with the command that erases it, too: by what is not erased
/// of it, for the words are not for the wall. `into` is the file of the merged session, as it stands in a command.
#[must_use]
pub fn rewritten(after: &Session, rewritten: &BTreeSet<Rewritten>, into: &str, lang: Lang) -> Vec<String> {
    let what: Vec<(RecordId, &str)> = each_once(rewritten).collect();
    if what.is_empty() {
        return Vec::new();
    }
    let mut erased = after.clone();
    let pen = Pen { by: String::new(), now: 0, seed: [0; 16] };
    _ = redaction::redact_all(Writer::new(&mut erased, pen), &what);
    let naming = Naming::new(&erased, Audience::Room, lang);
    let mut lines = vec![lang.preview_heading(lang.fate(Fate::Rewritten.word()))];
    for (id, field) in what {
        let Some(record) = erased.record(id) else { continue };
        let marks = lang.out_marks(&naming.field(record, field));
        lines.push(format!("  {id} {}{marks}", naming.name(record)));
        // words beside those that name the record have to be asked for
        let is_usual = conflict::words(record) == Some(field);
        let beside = if is_usual { String::new() } else { format!(" --field {field}") };
        lines.push(format!("    norishiro redact {into} {id}{beside}"));
    }
    lines.push(format!("  {}", lang.preview_rewritten()));
    lines
}

/// Each record and field once, whoever wrote anew.
fn each_once(rewritten: &BTreeSet<Rewritten>) -> impl Iterator<Item = (RecordId, &str)> {
    let each = rewritten.iter().map(|anew| (anew.record, anew.field.as_str()));
    each.collect::<BTreeSet<_>>().into_iter()
}

/// How many come to what, where any do.
fn counts(lang: Lang, count: impl Fn(Fate) -> usize) -> String {
    let counts = Fate::ALL.into_iter().map(|fate| (fate, count(fate))).filter(|(_, count)| *count > 0);
    let counts = counts.map(|(fate, count)| lang.preview_count(lang.fate(fate.word()), count));
    counts.collect::<Vec<_>>().join(lang.preview_dot())
}

/// What was written about one thing, with who wrote each; what a record says itself needs no name of a field.
fn sides(lang: Lang, naming: &Naming, conflict: &Conflict) -> Vec<String> {
    let Conflict { record, fields, sides } = conflict;
    let Some(field) = fields.first() else { return Vec::new() };
    let is_said = conflict::words(record) == Some(field);
    let side = |side: &Side| {
        let words = match side.value.as_text().filter(|_| is_said) {
            Some(text) => lang.naming_quoted(&line(text)),
            None => lang.out_fact(&naming.field(record, field), &naming.value(record, field, &side.value)),
        };
        format!("    {}", lang.preview_side(&words, &writer(lang, side.by)))
    };
    sides.iter().map(side).collect()
}

/// The name of an agency, or the title of a meeting.
fn name(session: &Session, id: RecordId) -> String {
    let record = session.record(id);
    let text = |field| record.map(|record| record.text(field)).filter(|text| !text.is_empty());
    text("name").or_else(|| text("title")).unwrap_or_default().to_owned()
}

#[derive(Debug, Serialize)]
struct Form<'a> {
    format: u32,
    kinship: &'static str,
    said: serde_json::Map<String, serde_json::Value>,
    answers: serde_json::Map<String, serde_json::Value>,
    others: serde_json::Map<String, serde_json::Value>,
    refused: usize,
    rewritten: Vec<RewrittenRow<'a>>,
    records: Vec<RecordRow<'a>>,
    candidates: Vec<CandidateRow<'a>>,
}

#[derive(Debug, Serialize)]
struct RewrittenRow<'a> {
    record: RecordId,
    field: &'a str,
}

#[derive(Debug, Serialize)]
struct RecordRow<'a> {
    id: RecordId,
    kind: &'a str,
    fate: &'static str,
    was_here: bool,
    differs: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CandidateRow<'a> {
    kind: &'a str,
    known: RecordId,
    known_name: String,
    fresh: RecordId,
    fresh_name: String,
    likeness: &'static str,
    ticked: bool,
    verdict: Option<&'static str>,
}
