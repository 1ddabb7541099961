//! The summary: one page that somebody reads in a minute.

use maud::{Markup, html};

use crate::domain::decision::Decision;
use crate::domain::promise::Promise;
use crate::exchange::{Audience, counts, page};
use crate::i18n::date;

use super::{Part, list};

/// The chapter.
pub(super) const ID: &str = "summary";

pub(super) fn markup(part: &Part) -> Markup {
    let (words, minutes, lang) = (part.words, part.minutes, part.words.lang);
    let (next, mut facts): (Vec<_>, Vec<_>) =
        page::facts(words, minutes).into_iter().partition(|(label, _)| *label == lang.fact_next());
    // they stand before the agenda, where that may be seen
    facts.retain(|(label, _)| !minutes.shows_attendance || *label != lang.out_rules());
    let came = &minutes.outcome;
    html! {
        @if words.audience == Audience::Office { p class="note" { (lang.out_office()) } }
        @if minutes.meeting.is_fictional() { p class="note" { (lang.out_fictional()) } }
        dl class="facts two" { @for (label, text) in facts { (fact(label, &text)) } }
        dl class="facts" {
            (attendance(part))
            @for (label, text) in next { (fact(label, &text)) }
            (fact(lang.paper_made_on(), &date::long(lang, part.order.made)))
        }
        @if !came.decisions.is_empty() {
            h3 { (lang.outcome("decision")) }
            (list(came.decisions.iter().map(|decision| decided(part, *decision))))
        }
        (promises(part, "action", &came.actions))
        (promises(part, "role", &came.roles))
        (tallies(part))
    }
}

fn fact(label: &str, text: &str) -> Markup {
    html! { div { dt { (label) } dd { (text) } } }
}

/// The agencies by the way they took part; only their names where that is not to be seen.
fn attendance(part: &Part) -> Markup {
    let (words, minutes, lang) = (part.words, part.minutes, part.words.lang);
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for seat in &minutes.seats {
        let (how, name) = if minutes.tells_attendance() {
            (words.attendance(seat), words.short(Some(seat.agency)))
        } else {
            (lang.out_agencies().to_owned(), words.wordings(seat.agency.0, "name"))
        };
        match groups.iter_mut().find(|(known, _)| *known == how) {
            Some((_, names)) => names.push(name),
            None => groups.push((how, vec![name])),
        }
    }
    html! {
        @for (how, names) in groups { (fact(&how, &names.join(lang.out_comma()))) }
        @if minutes.lacks_attendance() { (fact(lang.attendance_title(), lang.out_not_noted())) }
    }
}

fn decided(part: &Part, decision: Decision) -> String {
    part.words.head(decision.0, "text", &part.words.wording(decision.0, "text"))
}

/// What, who, when; all else stands in the next chapter.
fn promises(part: &Part, kind: &str, promises: &[Promise]) -> Markup {
    let (words, lang) = (part.words, part.words.lang);
    html! {
        @if !promises.is_empty() {
            table class="cards brief" {
                thead { tr {
                    th scope="col" { (lang.outcome(kind)) }
                    th scope="col" { (lang.paper_lead()) }
                    th scope="col" { (lang.paper_when()) }
                } }
                tbody {
                    @for promise in promises {
                        @let field = promise.sort().words();
                        tr {
                            td data-of=(lang.outcome(kind)) { (words.head(promise.0, field, &words.wording(promise.0, field))) }
                            td data-of=(lang.paper_lead()) { (words.lead(*promise)) }
                            td data-of=(lang.paper_when()) { (words.day_cell(*promise)) }
                        }
                    }
                }
            }
        }
    }
}

fn tallies(part: &Part) -> Markup {
    let (words, lang) = (part.words, part.words.lang);
    let counted = counts::counted(words.session, words.levels, part.minutes, words.audience);
    let tallies = counts::tallies(&counted, words.audience, part.order.small);
    let asked = counted.by_question();
    html! {
        @if !tallies.is_empty() {
            h3 { (lang.out_counts()) }
            div class="counts" {
                @for tally in tallies {
                    @let (name, rows) = words.tally(&counted, &asked, &tally);
                    table {
                        caption { (name) }
                        tbody {
                            @for (label, count) in rows { tr { th scope="row" { (label) } td { (count) } } }
                        }
                    }
                }
            }
        }
    }
}
