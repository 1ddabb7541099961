//! The sheet by question: a row for each agency that said something, lanes side by side.

use maud::{Markup, html};

use crate::domain::RecordId;
use crate::domain::agency::Agency;
use crate::exchange::filled::told;
use crate::exchange::minutes::{Asked, Said, What};
use crate::exchange::words::Words;

use super::{Part, filled, list};

/// None where the audience may see no question.
pub(super) fn markup(part: &Part) -> Option<Markup> {
    let asked = part.minutes.by_question();
    let markup = html! { @for asked in &asked { (question(part, asked)) } };
    (!asked.is_empty()).then_some(markup)
}

fn question(part: &Part, asked: &Asked) -> Markup {
    let (words, lang) = (part.words, part.words.lang);
    let lanes = lanes(words, asked);
    let rows = by_agency(&asked.said);
    html! {
        h3 { (words.heading(part.minutes, asked)) }
        @if rows.is_empty() && asked.paper.is_none() {
            p { (lang.out_none()) }
        } @else if !rows.is_empty() {
            table class="lanes cards" {
                thead { tr {
                    th scope="col" { (lang.paper_agency()) }
                    @for (_, name) in &lanes {
                        th scope="col" { @if name.is_empty() { (lang.paper_said()) } @else { (name) } }
                    }
                } }
                tbody {
                    @for said in &rows {
                        tr {
                            th scope="row" { (words.short(said.first().and_then(|said| said.agency))) }
                            @if has_only_passed(said) {
                                td colspan=(lanes.len()) { (lang.passed()) }
                            } @else {
                                @for (lane, name) in &lanes {
                                    td data-of=[Some(name).filter(|name| !name.is_empty())] {
                                        (list(in_lane(said, lane).map(|said| words.said(part.minutes, said))))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(paper) = asked.paper { (filled::markup(&told::of_question(words, paper, asked.ids.1))) }
    }
}

/// The lanes of a question with their names: those it has, those that something was said in, and none; at least one.
pub(super) fn lanes(words: &Words, asked: &Asked) -> Vec<(String, String)> {
    let lang = words.lang;
    let known = asked.question.map(|question| &question.lanes[..]).unwrap_or_default();
    let name = |lane: &crate::domain::worksheet::Lane| {
        (lane.id.clone(), (words.dress)(lang.of(&lane.name.ja, &lane.name.en)))
    };
    let mut lanes: Vec<(String, String)> = known.iter().map(name).collect();
    for said in asked.said.iter().filter(|said| !matches!(said.what, What::Pass)) {
        let lane = said.record.text("lane");
        if !lanes.iter().any(|(id, _)| id == lane) {
            let name = if lane.is_empty() && !known.is_empty() {
                lang.paper_no_lane().to_owned()
            } else {
                (words.dress)(lane)
            };
            lanes.push((lane.to_owned(), name));
        }
    }
    if lanes.is_empty() {
        lanes.push((String::new(), String::new()));
    }
    lanes
}

/// What was said, agency by agency in their order.
fn by_agency<'m, 's>(said: &[&'m Said<'s>]) -> Vec<Vec<&'m Said<'s>>> {
    let mut sorted = said.to_vec();
    sorted.sort_by_key(|said| said.spot.seat);
    let id = |said: &Said| -> Option<RecordId> { said.agency.map(Agency::id) };
    let mut rows: Vec<Vec<&Said>> = Vec::new();
    for said in sorted {
        match rows.iter_mut().find(|row| row.first().and_then(|first| id(first)) == id(said)) {
            Some(row) => row.push(said),
            None => rows.push(vec![said]),
        }
    }
    rows
}

/// Whether an agency said 特になし and nothing after all.
pub(super) fn has_only_passed(said: &[&Said]) -> bool {
    said.iter().all(|said| matches!(said.what, What::Pass))
}

/// What was said in a lane.
pub(super) fn in_lane<'a, 'm, 's>(
    said: &'a [&'m Said<'s>],
    lane: &'a str,
) -> impl Iterator<Item = &'m Said<'s>> + use<'a, 'm, 's> {
    let said = said.iter().copied().filter(|said| !matches!(said.what, What::Pass));
    said.filter(move |said| said.record.text("lane") == lane)
}
