//! The map of overlaps: who asks whom, drawn, and the same in numbered sentences.

use maud::{Markup, html};

use crate::domain::map::Map;
use crate::domain::overlap::Asked;

use super::drawing::{self, Line, Node};
use super::{Part, tie};

/// None where nothing was proposed that the audience may see.
pub(super) fn markup(part: &Part) -> Option<Markup> {
    let (words, minutes, lang) = (part.words, part.minutes, part.words.lang);
    let ties = tie::all(words, minutes);
    if ties.is_empty() {
        return None;
    }
    let lines = ties.iter().zip(1..).map(|(tie, number)| Line {
        number,
        from: Node { name: words.short(tie.from()), is_agency: true },
        to: Node { name: words.whom(&tie.to), is_agency: matches!(tie.to.asked, Asked::Agency(_)) },
        answer: tie.answer(),
    });
    let sees = |record: &_| words.audience.sees(words.levels.level(record));
    let untied = Map::of(words.session, minutes.meeting.id(), sees).untied();
    let untied: Vec<String> = untied.iter().map(|seat| words.short(Some(seat.agency))).collect();
    Some(html! {
        p { (lang.paper_map_read()) }
        (drawing::figures(&lines.collect::<Vec<_>>(), &format!("m{}-map", part.number), lang))
        ol { @for tie in &ties { li { (tie.sentence(words)) } } }
        @if minutes.shows_attendance && !untied.is_empty() {
            p class="text" { (lang.map_untied(&untied.join(lang.out_comma()))) }
        }
    })
}
