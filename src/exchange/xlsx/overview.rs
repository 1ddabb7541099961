//! 概要: what is known of a meeting, who was there, its agenda, what became of earlier promises, and the counts.

use crate::exchange::minutes::Minutes;
use crate::exchange::words::Words;
use crate::exchange::{Audience, counts, page};

use super::leaf::{Column, Leaf};
use super::titled;

/// The sheet of a meeting.
pub(super) fn leaf(words: &Words, minutes: &Minutes, small: usize) -> Leaf {
    let lang = words.lang;
    let columns = vec![Column::new("", 36), Column::new("", 104)];
    let mut leaf = Leaf::new(lang.xlsx_overview(), titled(words, minutes), columns);
    if words.audience == Audience::Office {
        leaf.heading(lang.out_office());
    }
    if minutes.meeting.is_fictional() {
        leaf.heading(lang.out_fictional());
    }
    for (label, text) in page::facts(words, minutes) {
        leaf.row([label.to_owned(), text]);
    }
    leaf.heading(words.over_agencies(minutes));
    for seat in &minutes.seats {
        let state = if minutes.tells_attendance() { words.attendance(seat) } else { String::new() };
        leaf.row([words.wordings(seat.agency.0, "name"), state]);
    }
    list(&mut leaf, lang.out_agenda(), minutes.agenda.iter().map(|item| words.item(*item)).collect());
    let came = &minutes.outcome;
    list(
        &mut leaf,
        lang.out_earlier(),
        came.earlier.iter().map(|one| words.earlier(minutes, *one)).collect(),
    );
    list(&mut leaf, lang.outcome("common"), came.common.iter().map(|common| words.common(*common)).collect());
    list(&mut leaf, lang.out_parked(), minutes.parked.iter().map(|record| words.parked(record)).collect());
    let counted = counts::counted(words.session, words.levels, minutes, words.audience);
    let asked = counted.by_question();
    for tally in counts::tallies(&counted, words.audience, small) {
        let (name, rows) = words.tally(&counted, &asked, &tally);
        leaf.heading(&format!("{}{}", lang.out_counts(), lang.out_marks(&name)));
        rows.into_iter().for_each(|(of, count)| leaf.row([of, count]));
    }
    leaf
}

/// A part with a heading, each thing in it with its number; nothing where there is nothing in it.
fn list(leaf: &mut Leaf, heading: &str, items: Vec<String>) {
    if !items.is_empty() {
        leaf.heading(heading);
    }
    for (number, item) in items.into_iter().enumerate() {
        leaf.row([(number + 1).to_string(), item]);
    }
}
