//! The sheet by agency: a row for each agency, a column for each question, on pages that lie on their long side.

use maud::{Markup, html};

use crate::domain::RecordId;
use crate::domain::agency::Agency;
use crate::domain::worksheet::Kind;
use crate::exchange::minutes::{Asked, Said};

use super::by_question::{has_only_passed, in_lane, lanes};
use super::{Part, list};

/// The chapter.
pub(super) const ID: &str = "agencies";

/// Questions that stand side by side at most.
const COLUMNS: usize = 6;

/// None where the audience may see nothing that was said.
pub(super) fn markup(part: &Part) -> Option<Markup> {
    let mut asked = part.minutes.by_question();
    // what is filled in stands by question, and on the page of each agency
    asked.retain(|asked| asked.paper.is_none() || !asked.said.is_empty());
    let mut rows: Vec<Option<Agency>> = part.minutes.seats.iter().map(|seat| Some(seat.agency)).collect();
    for said in &part.minutes.said {
        if !rows.iter().any(|known| id(*known) == id(said.agency)) {
            rows.push(said.agency);
        }
    }
    let tables = asked.len().div_ceil(COLUMNS).max(1);
    let columns = asked.len().div_ceil(tables).max(1);
    let markup = html! {
        @for asked in asked.chunks(columns) { (table(part, asked, &rows)) }
    };
    (!part.minutes.said.is_empty()).then_some(markup)
}

fn table(part: &Part, asked: &[Asked], rows: &[Option<Agency>]) -> Markup {
    let words = part.words;
    let headings: Vec<String> = asked.iter().map(|asked| words.heading(part.minutes, asked)).collect();
    html! {
        table class="matrix cards" {
            colgroup {
                col;
                @for asked in asked { col class=[is_long(asked).then_some("long")]; }
            }
            thead { tr {
                th scope="col" { (words.lang.paper_agency()) }
                @for heading in &headings { th scope="col" { (heading) } }
            } }
            tbody {
                @for agency in rows {
                    tr {
                        th scope="row" { (words.short(*agency)) }
                        @for (asked, heading) in asked.iter().zip(&headings) {
                            td data-of=(heading) { (cell(part, asked, *agency)) }
                        }
                    }
                }
            }
        }
    }
}

/// What one agency said to a question, lane by lane.
pub(super) fn cell(part: &Part, asked: &Asked, agency: Option<Agency>) -> Markup {
    let words = part.words;
    let said: Vec<&Said> = asked.said.iter().copied().filter(|said| id(said.agency) == id(agency)).collect();
    html! {
        @if !said.is_empty() && has_only_passed(&said) {
            (words.lang.passed())
        } @else {
            @for (lane, name) in lanes(words, asked) {
                @let items: Vec<String> = in_lane(&said, &lane).map(|said| words.said(part.minutes, said)).collect();
                @if !items.is_empty() {
                    @if !name.is_empty() { h5 { (name) } }
                    (list(items))
                }
            }
        }
    }
}

/// Whether much is said to a question: lanes stand below each other here, and proposals are whole sentences.
fn is_long(asked: &Asked) -> bool {
    asked.question.is_some_and(|question| question.kind == Kind::Overlap || !question.lanes.is_empty())
}

fn id(agency: Option<Agency>) -> Option<RecordId> {
    agency.map(Agency::id)
}
