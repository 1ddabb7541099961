//! What was filled in of the sheets, as tables and paragraphs.

use maud::{Markup, html};

use super::Part;
use crate::exchange::filled::sums;
use crate::exchange::filled::told::{self, Piece};

/// The sheets that were begun one by one: cases, replies, the rows of a year; none where there are none to be seen.
pub(super) fn sheets(part: &Part) -> Option<Markup> {
    let all: Vec<_> =
        part.minutes.repeating().flat_map(|paper| paper.ones.iter().map(move |one| (paper, one))).collect();
    let markup = html! {
        @for (paper, one) in &all {
            h3 { (told::name(part.words, paper, one)) }
            (markup(&told::of_sheet(part.words, paper, one)))
        }
    };
    (!all.is_empty()).then_some(markup)
}

/// What the filled sheets come to; none where nothing was filled in.
pub(super) fn sums(part: &Part) -> Option<Markup> {
    let all = sums::all(part.words, part.minutes);
    let markup = html! {
        @for sums in &all {
            h3 { (sums.heading) }
            @for text in &sums.sheets { p { (text) } }
            @for (heading, pieces) in &sums.asked {
                h4 { (heading) }
                (markup(pieces))
            }
        }
    };
    (!all.is_empty()).then_some(markup)
}

/// Pieces below each other.
pub(super) fn markup(pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { (one(piece)) } }
}

fn one(piece: &Piece) -> Markup {
    html! {
        @match piece {
            Piece::Whose(name) => h4 { (name) },
            Piece::Text(text) => p class="text" { (text) },
            Piece::Note(text) => p { strong class="care" { (text) } },
            Piece::Facts(facts) => {
                table class="lanes" {
                    tbody { @for (label, text) in facts { tr { th scope="row" { (label) } td { (text) } } } }
                }
            },
            Piece::Grid(heads, rows) => {
                table class="lanes" {
                    thead { tr { @for head in heads { th scope="col" { (head) } } } }
                    tbody {
                        @for row in rows {
                            tr {
                                @for (at, cell) in row.iter().enumerate() {
                                    @if at == 0 { th scope="row" { (cell) } } @else { td class="figure" { (cell) } }
                                }
                            }
                        }
                    }
                }
            },
        }
    }
}
