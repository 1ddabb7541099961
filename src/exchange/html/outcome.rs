//! What the meeting came to, in the words and the order of every other form.

use maud::{Markup, html};

use crate::domain::{RecordId, common, decision, issue};
use crate::exchange::page;

use super::{Part, headed, list};

/// None where the audience may see nothing of it.
pub(super) fn markup(part: &Part) -> Option<Markup> {
    let (words, minutes, lang) = (part.words, part.minutes, part.words.lang);
    let came = &minutes.outcome;
    let mut facts = page::facts(words, minutes).into_iter().filter(|_| minutes.shows_attendance);
    let rules = facts.find(|(label, _)| *label == lang.out_rules());
    let markup = html! {
        @if let Some((label, text)) = rules { h3 { (label) } (list(text.lines().map(str::to_owned))) }
        (headed(lang.out_agenda(), minutes.agenda.iter().map(|item| words.item(*item))))
        (headed(lang.out_earlier(), came.earlier.iter().map(|earlier| words.earlier(minutes, *earlier))))
        (headed(lang.outcome("role"), came.roles.iter().map(|role| words.promise(*role))))
        (headed(lang.outcome("action"), came.actions.iter().map(|action| words.promise(*action))))
        (decisions(part))
        (headed(lang.outcome(issue::KIND), came.issues.iter().map(|issue| words.issue(*issue))))
        (headed(lang.outcome(common::KIND), came.common.iter().map(|common| words.common(*common))))
        (headed(lang.out_parked(), minutes.parked.iter().map(|record| words.parked(record))))
    };
    (!markup.0.is_empty()).then_some(markup)
}

/// The decisions by the item of the agenda at which they were settled, those of no item first.
fn decisions(part: &Part) -> Markup {
    let (words, minutes) = (part.words, part.minutes);
    let all = &minutes.outcome.decisions;
    let known = |id: &RecordId| minutes.agenda.iter().any(|item| item.id() == *id);
    let of = |item: Option<RecordId>| -> Vec<String> {
        let here = all.iter().filter(|decision| decision.item().filter(known) == item);
        here.map(|decision| words.decision(*decision)).collect()
    };
    html! {
        @if !all.is_empty() {
            h3 { (words.lang.outcome(decision::KIND)) }
            (list(of(None)))
            @for item in &minutes.agenda {
                @let settled = of(Some(item.id()));
                @if !settled.is_empty() {
                    h4 { (words.wordings(item.0, "title")) }
                    (list(settled))
                }
            }
        }
    }
}
